//! The words of the screens: flat messages per language and area.
//!
//! The lookup is pure and native; on the wasm target a signal holds the language, and [`t!`](crate::t) and
//! [`tr!`](crate::tr) read through it. `tests/locales.rs` fails on a missing, unused or uneven key.

mod areas;

pub use areas::{Share, bring, brought, parsed};

use std::fmt::Display;

/// A language the screens speak. Chinese is the first one and the default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    #[default]
    ZhCn,
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Lang; 2] = [Lang::ZhCn, Lang::En];

    /// The BCP 47 tag, as written to `<html lang>` and kept in the browser.
    pub fn code(self) -> &'static str {
        match self {
            Lang::ZhCn => "zh-CN",
            Lang::En => "en",
        }
    }

    /// The language of a tag written by [`Lang::code`].
    pub fn from_code(code: &str) -> Option<Lang> {
        Lang::ALL.into_iter().find(|lang| lang.code() == code)
    }
}

/// The message of a key, unfilled; `None` when no file has it. A key begins with the name of its file.
pub fn message(lang: Lang, key: &str) -> Option<&'static str> {
    areas::messages(lang, key)?.get(key).map(String::as_str)
}

/// Puts the values into a template's `{name}` places. A place without a value stays as it is written.
pub fn fill(template: &str, values: &[(&str, &dyn Display)]) -> String {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let place = from.find('}').and_then(|close| {
            let value = values.iter().find(|(name, _)| *name == &from[1..close])?;
            Some((close, value.1))
        });
        match place {
            Some((close, value)) => {
                out.push_str(&value.to_string());
                rest = &from[close + 1..];
            }
            None => {
                out.push('{');
                rest = &from[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

/// The words of one language: what pure view models and formats take, so that they stay testable natively.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Words(pub Lang);

impl Words {
    /// The text of a key. A key that is in no file is shown itself, so that it is found and not hidden.
    pub fn t(self, key: &str) -> String {
        message(self.0, key).unwrap_or(key).to_owned()
    }

    /// The text of a key with its `{name}` places filled.
    pub fn tv(self, key: &str, values: &[(&str, &dyn Display)]) -> String {
        fill(message(self.0, key).unwrap_or(key), values)
    }
}

#[cfg(target_arch = "wasm32")]
pub use live::{I18n, Text, fetch_rest, provide_i18n, text, use_i18n};

#[cfg(target_arch = "wasm32")]
mod live {
    use super::{Lang, Share, Words, bring, brought};
    use crate::app::toast::use_toasts;
    use crate::platform::{remember, words};
    use leptos::{prelude::*, task::spawn_local};
    use std::cell::Cell;
    use std::fmt::Display;

    const KEY: &str = "fieldbook.lang";

    /// The language in use as a signal. `Copy`; reading through it inside a closure follows the language.
    #[derive(Clone, Copy)]
    pub struct I18n {
        lang: RwSignal<Lang>,
        /// Chosen last; its words may be on their way.
        wanted: StoredValue<Lang>,
        /// More is said than the first page says.
        whole: StoredValue<bool>,
    }

    thread_local! {
        // Not a Leptos context: event handlers and code after an await have none, and they need words too.
        static CURRENT: Cell<Option<I18n>> = const { Cell::new(None) };
    }

    /// Creates the language signal from what this browser remembers, and brings that language's words. Called once, before
    /// the app is mounted.
    ///
    /// # Errors
    /// Why there are no words.
    pub async fn provide_i18n() -> Result<(), String> {
        let lang = remember::read(KEY).and_then(|code: String| Lang::from_code(&code)).unwrap_or_default();
        fetched(lang, Share::First).await?;
        let whole = StoredValue::new(false);
        let i18n = I18n { lang: RwSignal::new(lang), wanted: StoredValue::new(lang), whole };
        CURRENT.set(Some(i18n));
        mark_document(lang);
        Ok(())
    }

    async fn fetched(lang: Lang, share: Share) -> Result<(), String> {
        if brought(lang, share) {
            return Ok(());
        }
        let file = words::fetch(&format!("{}{}", lang.code(), share.suffix())).await?;
        bring(lang, share, file).map_err(|error| error.to_string())
    }

    /// Brings the words that the first page does without, and from now on those of every language that is chosen.
    ///
    /// # Errors
    /// Why they did not come.
    pub async fn fetch_rest() -> Result<(), String> {
        let i18n = use_i18n();
        i18n.whole.set_value(true);
        // Another language may be chosen while they come.
        while let Some(lang) = Some(i18n.lang.get_untracked()).filter(|lang| !brought(*lang, Share::Rest)) {
            fetched(lang, Share::Rest).await?;
        }
        Ok(())
    }

    /// The language in use, from anywhere.
    pub fn use_i18n() -> I18n {
        CURRENT.get().expect("provide_i18n runs before anything is shown")
    }

    impl I18n {
        /// The words of the language in use (tracked).
        pub fn words(self) -> Words {
            Words(self.lang.get())
        }

        /// The words of the language in use, without following it.
        pub fn words_untracked(self) -> Words {
            Words(self.lang.get_untracked())
        }

        /// The language in use (tracked).
        pub fn lang(self) -> Lang {
            self.lang.get()
        }

        /// Changes the language everywhere, once its words are here, and remembers it in this browser.
        pub fn set(self, lang: Lang) {
            self.wanted.set_value(lang);
            if self.shares().all(|share| brought(lang, share)) {
                return self.change(lang);
            }
            spawn_local(async move {
                let fetched = self.fetch_shares(lang).await;
                if self.wanted.get_value() != lang {
                    return;
                }
                match fetched {
                    Ok(()) => self.change(lang),
                    Err(_) => {
                        use_toasts().problem(self.words_untracked().t("shell.lang.not_fetched"));
                        // What chose it shows the one in use again.
                        self.lang.notify();
                    }
                }
            });
        }

        async fn fetch_shares(self, lang: Lang) -> Result<(), String> {
            for share in self.shares() {
                fetched(lang, share).await?;
            }
            Ok(())
        }

        /// What is needed of a language.
        fn shares(self) -> impl Iterator<Item = Share> {
            let whole = self.whole.get_value();
            Share::ALL.into_iter().filter(move |share| whole || *share == Share::First)
        }

        fn change(self, lang: Lang) {
            remember::write(KEY, lang.code());
            mark_document(lang);
            self.lang.set(lang);
        }

        /// The text of a key (tracked).
        pub fn t(self, key: &str) -> String {
            self.words().t(key)
        }

        /// The text of a key with its places filled (tracked).
        pub fn tv(self, key: &str, values: &[(&str, &dyn Display)]) -> String {
            self.words().tv(key, values)
        }
    }

    /// A text that is read anew whenever what it follows changes. One type for all of them: a closure type for each of
    /// the hundreds of texts would have the code that shows it written out as often.
    pub type Text = Box<dyn Fn() -> String + Send + Sync>;

    /// The text of a key as [`t!`](crate::t) gives it.
    pub fn text(key: &'static str) -> Text {
        let i18n = use_i18n();
        Box::new(move || i18n.t(key))
    }

    fn mark_document(lang: Lang) {
        if let Some(html) = document().document_element() {
            let _ = html.set_attribute("lang", lang.code());
        }
    }
}

/// The text of a key that follows the language: `{t!("jobs.title")}`, `t!("jobs.count", n = 3)`.
/// The values are evaluated each time the text is read, so signals read there are followed as well.
#[cfg(target_arch = "wasm32")]
#[macro_export]
macro_rules! t {
    ($key:literal) => {
        $crate::app::i18n::text($key)
    };
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {{
        let i18n = $crate::app::i18n::use_i18n();
        let text: $crate::app::i18n::Text = ::std::boxed::Box::new(move || {
            i18n.tv($key, &[$((stringify!($name), &$value as &dyn ::std::fmt::Display)),*])
        });
        text
    }};
}

/// The text of a key now, as a `String`: for messages made in event handlers.
#[cfg(target_arch = "wasm32")]
#[macro_export]
macro_rules! tr {
    ($key:expr $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::app::i18n::use_i18n()
            .words_untracked()
            .tv($key, &[$((stringify!($name), &$value as &dyn ::std::fmt::Display)),*])
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_and_unknown_ones_stay() {
        assert_eq!(fill("{n} of {m}", &[("n", &3), ("m", &"four")]), "3 of four");
        assert_eq!(fill("{who}: {n}", &[("n", &3)]), "{who}: 3");
        assert_eq!(fill("open { brace", &[("n", &3)]), "open { brace");
        assert_eq!(fill("{n}", &[("n", &"{n}")]), "{n}");
    }

    #[test]
    fn languages_are_known_by_their_tag() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
        assert_eq!(Lang::from_code("fr"), None);
    }

    #[test]
    fn an_unknown_key_shows_itself() {
        assert_eq!(Words(Lang::En).t("nobody.has.this"), "nobody.has.this");
    }
}
