//! Facts as a device stores them: a list of them in one text. They were checked when they were recorded or imported, so
//! they are read as they are, however they are written; what is wrong is asked only when they cannot be read.

use super::{
    Fact,
    bundle::{FactProblem, Misfit, problem_of},
    fact::read_json,
};
use serde_json::value::RawValue;
use std::sync::Arc;

/// Why a stored text cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// It is not even a list: cut off, or written by something else.
    #[error("no list of facts")]
    NoList,
    /// The first fact in it that cannot be read, by its place from 1.
    #[error("fact {number}, {}: {problem}", field.as_deref().unwrap_or("-"))]
    Fact { number: usize, field: Option<String>, problem: FactProblem },
}

/// The facts of a stored text.
///
/// # Errors
/// The first thing that cannot be read.
pub fn read_stored(text: &str) -> Result<Vec<Arc<Fact>>, Damage> {
    read_json(text).map_err(|_| damage(text))
}

fn damage(text: &str) -> Damage {
    let Ok(facts) = serde_json::from_str::<Vec<&RawValue>>(text) else { return Damage::NoList };
    let first = (1..).zip(&facts).find_map(|(number, fact)| {
        let place = read_json::<Fact>(fact.get()).err()?.path().to_string();
        let (field, problem) = problem_at(&place, fact.get());
        Some(Damage::Fact { number, field, problem })
    });
    first.unwrap_or(Damage::NoList)
}

/// What is wrong at a place of a fact. What the present format forbids elsewhere in it does not keep it from being read.
fn problem_at(place: &str, fact: &str) -> (Option<String>, FactProblem) {
    let place = place.trim_start_matches('.');
    match problem_of(fact) {
        Some((field, problem)) if field.as_deref().unwrap_or_default().starts_with(place) => (field, problem),
        _ => (
            Some(place.to_owned()).filter(|place| !place.is_empty()),
            FactProblem::Misfit(Misfit::Unreadable),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACT: &str = r#"{"id":"019000000000700080000000000000A1","on":"2026-03-05","recorded":"2026-03-05T10:00:00",
        "actor":"ma","device":"d","fact":{"receipt":{"contract":"c","amount":"1e2"}}}"#;

    fn damaged(text: &str) -> Option<(usize, Option<String>, FactProblem)> {
        match read_stored(text) {
            Err(Damage::Fact { number, field, problem }) => Some((number, field, problem)),
            _ => None,
        }
    }

    #[test]
    fn what_was_stored_once_is_read_however_it_is_written() {
        // Of a file that an earlier program took in.
        assert_eq!(read_stored(&format!("[{FACT}]")).unwrap().len(), 1);
        assert_eq!(read_stored("[]"), Ok(Vec::new()));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let unknown = FACT.replace("receipt", "lottery");
        let kind = FactProblem::UnknownKind { kind: "lottery".into() };
        assert_eq!(damaged(&format!("[{FACT},{unknown}]")), Some((2, Some("fact".into()), kind)));
        let plain = FACT.replace("019000000000700080000000000000A1", "01900000-0000-7000-8000-0000000000a1");
        let nameless = plain.replace(r#""contract":"c","#, "");
        let missing = FactProblem::Misfit(Misfit::Missing { name: "contract".into() });
        assert_eq!(damaged(&format!("[{nameless}]")), Some((1, Some("fact.receipt".into()), missing)));
        // The way its id is written is not what is wrong with it.
        let dayless = FACT.replace(r#""on":"2026-03-05""#, r#""on":"5.3.2026""#);
        let unreadable = FactProblem::Misfit(Misfit::Unreadable);
        assert_eq!(damaged(&format!("[{dayless}]")), Some((1, Some("on".into()), unreadable)));
        for text in ["", "[{", "{}", "7"] {
            assert_eq!(read_stored(text), Err(Damage::NoList), "{text}");
        }
    }
}
