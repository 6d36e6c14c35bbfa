//! From where the page was opened, and what that means for the data and for a phone.

use crate::app::i18n::Words;

/// From where the page was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// The single file, from a disc.
    File,
    /// A server on this computer, which no other reaches under this name.
    ThisComputer,
    /// A server that others reach. `safe`: over https, with all that browsers keep for that.
    Network { safe: bool },
}

impl Opened {
    /// By the page's address.
    pub fn of(href: &str) -> Opened {
        let Some((protocol, rest)) = href.split_once("://") else { return Opened::File };
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        // The number of a computer in brackets has colons of its own.
        let name = match host.find(']') {
            Some(end) => &host[..=end],
            None => host.split(':').next().unwrap_or_default(),
        };
        match protocol {
            "file" => Opened::File,
            _ if name == "localhost" || name.ends_with(".localhost") => Opened::ThisComputer,
            _ if name.starts_with("127.") || name == "[::1]" => Opened::ThisComputer,
            _ => Opened::Network { safe: protocol == "https" },
        }
    }
}

/// The same page under the other name of this computer: the usual mix-up, for to a browser these are two places.
pub fn twin(href: &str) -> Option<String> {
    const NAMES: [(&str, &str); 2] = [("//localhost", "//127.0.0.1"), ("//127.0.0.1", "//localhost")];
    let page = href.split('#').next().unwrap_or_default();
    let (protocol, rest) = page.split_at(page.find("//")?);
    NAMES.iter().find_map(|(name, other)| {
        let rest = rest.strip_prefix(name)?;
        rest.starts_with(['/', ':']).then(|| format!("{protocol}{other}{rest}"))
    })
}

/// What a browser does with the data of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// All files share one storage.
    Chromium,
    /// Each path has its own.
    Firefox,
    Other,
}

impl Browser {
    /// By what the browser calls itself.
    pub fn of(agent: &str) -> Browser {
        match agent {
            agent if agent.contains("Firefox/") => Browser::Firefox,
            agent if agent.contains("Chrome/") => Browser::Chromium,
            _ => Browser::Other,
        }
    }
}

/// Where the data is, what belongs to it and what does not, and how it is taken along: a sentence each.
pub fn place_words(words: Words, opened: Opened, browser: Browser) -> Vec<String> {
    let keys: &[&str] = match (opened, browser) {
        (Opened::File, Browser::Chromium) => &["data.where.file.chromium", "data.where.file.copy"],
        (Opened::File, Browser::Firefox) => &["data.where.file.firefox", "data.where.file.copy"],
        (Opened::File, Browser::Other) => &["data.where.file.other", "data.where.file.copy"],
        _ => &["data.where.address"],
    };
    keys.iter().chain(&["data.where.take"]).map(|key| words.t(key)).collect()
}

/// How a phone gets the page, the way that is nearest first.
pub fn phone_words(words: Words, opened: Opened) -> Vec<String> {
    let here: &[&str] = match opened {
        Opened::ThisComputer => &["data.phone.this_computer"],
        Opened::File => &["data.phone.this_file"],
        Opened::Network { safe: true } => &["data.phone.this_address"],
        Opened::Network { safe: false } => &["data.phone.this_address", "data.phone.http"],
    };
    let ways: &[&str] = match opened {
        Opened::Network { .. } => &[],
        _ => &["data.phone.file", "data.phone.web", "data.phone.wifi"],
    };
    here.iter().chain(ways).map(|key| words.t(key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::Lang;

    #[test]
    fn an_address_says_who_reaches_it() {
        let check = |href, expected| assert_eq!(Opened::of(href), expected, "{href}");
        check("file:///C:/fieldbook.html", Opened::File);
        check("http://localhost/", Opened::ThisComputer);
        check("http://localhost:8080/#/data", Opened::ThisComputer);
        check("http://127.0.0.1:8080/a/?b", Opened::ThisComputer);
        check("http://[::1]:8080/", Opened::ThisComputer);
        check("http://[::1]/", Opened::ThisComputer);
        check("http://[fe80::1]/", Opened::Network { safe: false });
        check("https://service.example/fieldbook/", Opened::Network { safe: true });
        check("http://192.168.1.20:8080/", Opened::Network { safe: false });
        check("http://localhost.example/", Opened::Network { safe: false });
    }

    #[test]
    fn this_computer_has_two_names_of_which_one_is_tried_by_mistake() {
        let check = |href, expected: Option<&str>| assert_eq!(twin(href).as_deref(), expected, "{href}");
        check("http://localhost:8080/book/#/data", Some("http://127.0.0.1:8080/book/"));
        check("http://127.0.0.1/", Some("http://localhost/"));
        check("http://127.0.0.11/", None);
        check("http://localhost.example/", None);
        check("http://192.168.1.20:8080/", None);
        check("file:///C:/localhost/fieldbook.html", None);
    }

    #[test]
    fn a_file_says_what_moving_it_means_in_this_browser() {
        let firefox = Browser::of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        let edge = Browser::of(
            "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0",
        );
        let safari = Browser::of("Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/16.4 Safari/605.1.15");
        assert_eq!((firefox, edge, safari), (Browser::Firefox, Browser::Chromium, Browser::Other));
        for lang in Lang::ALL {
            let said = |opened, browser| place_words(Words(lang), opened, browser);
            let files = [firefox, edge, safari].map(|browser| said(Opened::File, browser));
            // What differs is the first sentence; the copy and the way to take the data along are the same.
            assert_ne!(files[0][0], files[1][0]);
            assert_ne!(files[1][0], files[2][0]);
            assert!(files.iter().all(|file| file.len() == 3 && file[1..] == files[0][1..]), "{files:?}");
            let served = said(Opened::Network { safe: true }, edge);
            assert_eq!(served, said(Opened::ThisComputer, firefox));
            assert_eq!(served.len(), 2);
        }
    }

    #[test]
    fn a_phone_is_told_what_reaches_it() {
        for lang in Lang::ALL {
            let said = |opened| phone_words(Words(lang), opened);
            assert_eq!(said(Opened::ThisComputer).len(), 4);
            assert_eq!(said(Opened::File).len(), 4);
            assert_eq!(said(Opened::Network { safe: true }).len(), 1);
            // What is missing over http is said.
            assert_eq!(said(Opened::Network { safe: false }).len(), 2);
        }
    }
}
