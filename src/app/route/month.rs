//! The month that an address names. One that cannot be read shows no other month in its place: it leads nowhere, and the
//! page says why.

use super::address::{decode, parse_query};
use crate::domain::Month;

/// The month as the address writes it; none where the screen chooses one.
fn written(path: &[&str], query: &[(String, String)]) -> Option<String> {
    match path {
        ["settlement"] | ["my-pay"] => {
            query.iter().find(|(name, _)| name == "month").map(|(_, month)| month.clone())
        }
        ["statement", month, _] | ["print", month] => decode(month),
        _ => None,
    }
}

/// Nothing where the address names a month that cannot be read.
pub(super) fn understood(path: &[&str], query: &[(String, String)]) -> Option<()> {
    written(path, query).is_none_or(|month| month.parse::<Month>().is_ok()).then_some(())
}

/// The month for which an address (from behind its `#`) leads nowhere.
pub fn misread(address: &str) -> Option<String> {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let query = parse_query(query)?;
    written(&path, &query).filter(|_| understood(&path, &query).is_none())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::route::Route;

    #[test]
    fn a_month_that_cannot_be_read_shows_no_other_month() {
        let check = |address: &str, month: Option<&str>| {
            let route = Route::parse(&format!("#{address}"));
            assert_eq!(matches!(route, Route::NotFound(_)), month.is_some(), "{address}");
            assert_eq!(misread(address).as_deref(), month, "{address}");
        };
        for month in ["20266", "2026-13", "2026-3", "1989-12", "２０２６-03", "", "2026-03-01"] {
            check(&format!("/settlement?month={month}"), Some(month));
        }
        check("/settlement?month=20266-01&view=year", Some("20266-01"));
        check("/my-pay?person=li&month=3", Some("3"));
        check("/statement/20266/li", Some("20266"));
        check("/print/20266", Some("20266"));
        check("/settlement?month=2026-03", None);
        check("/settlement", None);
        check("/my-pay?person=li", None);
        assert_eq!(misread("/nowhere?month=x"), None);
    }
}
