//! The month, the day or the year that an address names. One that cannot be read shows no other in its place: it leads nowhere,
//! and the page says why.

use super::address::{decode, parse_query};
use crate::domain::{Month, month::YEARS, typed::read_day};

/// What an address names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dated {
    Month,
    Day,
    Year,
}

impl Dated {
    /// Its name in an address.
    fn name(self) -> &'static str {
        match self {
            Dated::Month => "month",
            Dated::Day => "day",
            Dated::Year => "year",
        }
    }

    fn is_understood(self, text: &str) -> bool {
        match self {
            Dated::Month => text.parse::<Month>().is_ok(),
            // As it is written into addresses, and of the years that there are.
            Dated::Day => read_day(text).is_ok_and(|day| day.to_string() == text),
            Dated::Year => text.len() == 4 && text.parse().is_ok_and(|year| YEARS.contains(&year)),
        }
    }
}

/// As the address writes it; none where the screen chooses one.
fn written(path: &[&str], query: &[(String, String)]) -> Option<(Dated, String)> {
    let asked = |what: Dated| {
        let (_, text) = query.iter().find(|(name, _)| name == what.name())?;
        Some((what, text.clone()))
    };
    match path {
        ["settlement"] | ["my-pay"] => asked(Dated::Month),
        ["register"] | ["register", "paper"] | ["follow-ups"] => asked(Dated::Day),
        ["complaints"] => asked(Dated::Year),
        ["statement", month, _] | ["print", month] => Some((Dated::Month, decode(month)?)),
        _ => None,
    }
}

/// Nothing where the address names a month, a day or a year that cannot be read.
pub(super) fn understood(path: &[&str], query: &[(String, String)]) -> Option<()> {
    written(path, query).is_none_or(|(what, text)| what.is_understood(&text)).then_some(())
}

/// For what an address (from behind its `#`) leads nowhere.
pub fn misread(address: &str) -> Option<(Dated, String)> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let query = parse_query(query)?;
    written(&path, &query).filter(|(what, text)| !what.is_understood(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::route::Route;

    fn check(address: &str, wrong: Option<(Dated, &str)>) {
        let route = Route::parse(&format!("#{address}"));
        assert_eq!(matches!(route, Route::NotFound(_)), wrong.is_some(), "{address}");
        assert_eq!(misread(address), wrong.map(|(what, text)| (what, text.to_owned())), "{address}");
    }

    #[test]
    fn a_month_that_cannot_be_read_shows_no_other_month() {
        let month = |text| Some((Dated::Month, text));
        for text in ["20266", "2026-13", "2026-3", "1989-12", "２０２６-03", "", "2026-03-01"] {
            check(&format!("/settlement?month={text}"), month(text));
        }
        check("/settlement?month=20266-01&view=year", month("20266-01"));
        check("/my-pay?person=li&month=3", month("3"));
        check("/statement/20266/li", month("20266"));
        check("/print/20266", month("20266"));
        check("/settlement?month=2026-03", None);
        check("/settlement", None);
        check("/my-pay?person=li", None);
        assert_eq!(misread("/nowhere?month=x"), None);
    }

    #[test]
    fn a_day_that_cannot_be_read_shows_no_other_day() {
        for text in ["0001-01-01", "2026-02-30", "2026-1-2", "1", "", "today", "2101-01-01"] {
            check(&format!("/register?day={text}"), Some((Dated::Day, text)));
            check(&format!("/register?view=week&day={text}"), Some((Dated::Day, text)));
            check(&format!("/register/paper?day={text}"), Some((Dated::Day, text)));
            check(&format!("/follow-ups?day={text}"), Some((Dated::Day, text)));
        }
        check("/register?day=2026-11-29", None);
        check("/register?view=hours", None);
    }

    #[test]
    fn a_year_that_cannot_be_read_shows_no_other_year() {
        for text in ["1", "0001", "20266", "x", "+202", ""] {
            check(&format!("/complaints?year={text}"), Some((Dated::Year, text)));
        }
        check("/complaints?year=2026", None);
        check("/complaints", None);
    }
}
