//! Codes of the case files. An unknown one is an error.

use chrono::NaiveDateTime;
use fieldbook::domain::PaperCheck;
use fieldbook::rules::{DueCode, DueState, Item, OutcomeKind, catalogue::CATALOGUE};
use serde::{Deserialize, Deserializer, de::Error};

fn read<'de, D: Deserializer<'de>, T>(
    deserializer: D,
    what: &str,
    find: impl Fn(&str) -> Option<T>,
) -> Result<T, D::Error> {
    let code = String::deserialize(deserializer)?;
    find(&code).ok_or_else(|| D::Error::custom(format!("unknown {what} {code:?}")))
}

pub fn item<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Item, D::Error> {
    read(deserializer, "item", Item::from_code)
}

pub fn due<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DueCode, D::Error> {
    read(deserializer, "deadline", |code| DueCode::ALL.into_iter().find(|due| due.code() == code))
}

/// Those that a comparison is about.
pub fn dues<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<DueCode>>, D::Error> {
    let codes = Vec::<String>::deserialize(deserializer)?;
    let known = |code: &String| DueCode::ALL.into_iter().find(|due| due.code() == code);
    let unknown = |code: &String| D::Error::custom(format!("unknown deadline {code:?}"));
    codes.iter().map(|code| known(code).ok_or_else(|| unknown(code))).collect::<Result<_, _>>().map(Some)
}

/// What did not pass on papers.
pub fn checks<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PaperCheck>, D::Error> {
    let codes = Vec::<String>::deserialize(deserializer)?;
    let check = |code: &String| match code.as_str() {
        "unfilled" => Ok(PaperCheck::FilledFirst),
        "altered" => Ok(PaperCheck::Unaltered),
        "format" => Ok(PaperCheck::Forms),
        "foreign_hand" => Ok(PaperCheck::OwnHand),
        "not_own_name" => Ok(PaperCheck::OwnName),
        _ => Err(D::Error::custom(format!("unknown check {code:?}"))),
    };
    codes.iter().map(check).collect()
}

pub fn state<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DueState, D::Error> {
    read(deserializer, "state", |code| match code {
        "open" => Some(DueState::Open),
        "late" => Some(DueState::Late),
        _ => None,
    })
}

pub fn outcome<'de, D: Deserializer<'de>>(deserializer: D) -> Result<OutcomeKind, D::Error> {
    const ALL: [OutcomeKind; 2] = [OutcomeKind::Warning, OutcomeKind::Dismissal];
    read(deserializer, "outcome", |code| ALL.into_iter().find(|kind| kind.code() == code))
}

/// The id of a clause in the catalogue.
pub fn clause<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    read(deserializer, "clause", |code| {
        CATALOGUE.iter().any(|entry| entry.clause.0 == code).then(|| code.to_owned())
    })
}

/// What a case is about: clauses, whole chapters and sections of them, items of a clause (`6.4.4-2`) or a row of
/// several (`7.16.1-3`).
pub fn clauses<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let clauses = Vec::<String>::deserialize(deserializer)?;
    let known = |clause: &String| {
        let begin = clause.split_once('-').map_or(clause.as_str(), |(begin, _)| begin);
        CATALOGUE.iter().any(|entry| {
            entry.clause.0.strip_prefix(begin).is_some_and(|rest| {
                rest.is_empty() || rest.starts_with('.') || rest.starts_with(char::is_alphabetic)
            })
        })
    };
    match clauses.iter().find(|clause| !known(clause)) {
        Some(clause) => Err(D::Error::custom(format!("unknown clause {clause:?}"))),
        None => Ok(clauses),
    }
}

/// `YYYY-MM-DDTHH:MM`, local.
pub fn minute<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDateTime, D::Error> {
    read(deserializer, "time", |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").ok())
}
