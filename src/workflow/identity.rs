//! Ids of what is begun, and how what was begun before is named.

use super::command::Command;
use crate::{
    domain::{DeviceId, JobId},
    journal::{
        FactBody, Quoted,
        kind::{DeclaredField, Noun, Shape},
        number::{NUMBER, keeping_id, values},
    },
    ledger::Ledger,
};
use serde_json::Value;
use uuid::Uuid;

/// What is begun under a number gets an id of its own, and the number stands beside it: another desk that gives the same one
/// begins another thing. What says its number already keeps its id.
pub fn with_own_id(command: Command, fresh: Uuid) -> Command {
    let Command::Record { on, at, body } = command else { return command };
    let declared = body.declared();
    // A quote is begun under a number, like the repair that it is for.
    let body = numbered_quote(body, fresh);
    if let Some(begun) = without_number(&body, fresh) {
        return Command::Record { on, at, body: begun };
    }
    let begins = declared.fields.iter().find(|field| matches!(field.shape, Shape::New(_)));
    let mut fields = values(&body);
    let (Some(begins), Some(Value::Null)) = (begins, fields.get(NUMBER)) else {
        return Command::Record { on, at, body };
    };
    let own = fields.insert(begins.name.to_owned(), fresh.to_string().into());
    fields.insert(NUMBER.to_owned(), own.unwrap_or_default());
    Command::Record { on, at, body: FactBody::made(declared, fields).unwrap_or(body) }
}

/// What stands in the place of an id that nobody gives: what the day brings has no number, and a quote none of its own.
pub const UNNAMED: &str = "-";

/// A quote with the number that was given it beside an id of its own.
fn numbered_quote(body: FactBody, fresh: Uuid) -> FactBody {
    match body.of::<Quoted>() {
        Some(quote) if quote.number.is_none() => {
            let number = Some(quote.repair.to_string()).filter(|number| number != UNNAMED);
            let repair = JobId::parse(&fresh.to_string()).unwrap_or_else(|_| quote.repair.clone());
            FactBody::from(Quoted { repair, number, ..quote.clone() })
        }
        _ => body,
    }
}

/// The same with an id of its own, where it says none.
fn without_number(body: &FactBody, fresh: Uuid) -> Option<FactBody> {
    let declared = body.declared();
    let mut fields = values(body);
    let is_unnamed = |field: &&DeclaredField| {
        let begins = matches!(field.shape, Shape::New(Noun::Day(_)) | Shape::Coming(_));
        begins && fields.get(field.name).and_then(Value::as_str) == Some(UNNAMED)
    };
    let unnamed: Vec<&DeclaredField> = declared.fields.iter().filter(is_unnamed).collect();
    if unnamed.is_empty() {
        return None;
    }
    for (nth, field) in (0_u128..).zip(unnamed) {
        let own = Uuid::from_u128(fresh.as_u128() ^ nth);
        fields.insert(field.name.to_owned(), own.to_string().into());
    }
    FactBody::made(declared, fields).ok()
}

/// What begins a thing anew that was taken back, under an id that is said of it: what was recorded of that belongs to it again.
pub fn begun_anew(body: &FactBody, said: &str) -> FactBody {
    let declared = body.declared();
    // Without its number beside it, it would be given another id.
    let mut fields = values(&keeping_id(body.clone()));
    if let Some(begins) = declared.fields.iter().find(|field| matches!(field.shape, Shape::New(_))) {
        fields.insert(begins.name.to_owned(), said.into());
    }
    FactBody::made(declared, fields).unwrap_or_else(|_| body.clone())
}

/// A fact that names what was begun elsewhere under no more than a number, so that it cannot come to mean something else.
pub(super) fn exactly(ledger: &Ledger, body: FactBody, device: &DeviceId) -> FactBody {
    let mut fields = values(&body);
    let mut changed = false;
    for field in body.declared().fields {
        if let (Shape::Known(noun), Some(id)) = (field.shape, fields[field.name].as_str())
            && let Some(thing) = ledger.thing_called(noun, id)
            && id == thing.as_str()
        {
            let called = ledger.called_from(&thing, device);
            changed |= called != id;
            fields.insert(field.name.to_owned(), called.into());
        }
    }
    match changed {
        true => FactBody::made(body.declared(), fields).unwrap_or(body),
        false => body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(json: &str) -> FactBody {
        let (on, body) = ("2026-03-04".parse().unwrap(), serde_json::from_str(json).unwrap());
        match with_own_id(Command::Record { on, at: None, body }, Uuid::from_u128(7)) {
            Command::Record { body, .. } => body,
            other => panic!("{other:?}"),
        }
    }

    fn check(json: &str, expected: &str) {
        assert_eq!(serde_json::to_string(&begun(json)).unwrap(), expected);
    }

    #[test]
    fn what_is_begun_anew_keeps_what_it_is_called() {
        let rest = r#""site":"s","to":"li","kind":"new","controllers":[]"#;
        let anew = |json: &str, said: &str| {
            let body = begun_anew(&serde_json::from_str(json).unwrap(), said);
            begun(&serde_json::to_string(&body).unwrap())
        };
        let numbered = format!(r#"{{"notice":{{"notice":"x","number":"T-8",{rest}}}}}"#);
        assert_eq!(anew(&numbered, "x"), serde_json::from_str(&numbered).unwrap());
        let old = format!(r#"{{"notice":{{"notice":"T-8",{rest}}}}}"#);
        let told = format!(r#"{{"notice":{{"notice":"T-8","number":"T-8",{rest}}}}}"#);
        assert_eq!(anew(&old, "T-8"), serde_json::from_str(&told).unwrap());
        let site = r#"{"site":{"site":"s","name":"a","customer":"a","area":"county"}}"#;
        assert_eq!(anew(site, "s"), serde_json::from_str(site).unwrap());
    }

    #[test]
    fn what_is_begun_has_a_random_id_and_its_number_beside_it() {
        let rest = r#""site":"s","to":"li","kind":"new","controllers":[]"#;
        let id = "00000000-0000-0000-0000-000000000007";
        check(
            &format!(r#"{{"notice":{{"notice":"T-8",{rest}}}}}"#),
            &format!(r#"{{"notice":{{"notice":"{id}","number":"T-8",{rest}}}}}"#),
        );
        // What was begun before, and everything else, is as it was.
        for body in [
            format!(r#"{{"notice":{{"notice":"x","number":"T-8",{rest}}}}}"#),
            r#"{"finished":{"notice":"T-8"}}"#.to_owned(),
            r#"{"site":{"site":"s","name":"a","customer":"a","area":"county"}}"#.to_owned(),
        ] {
            check(&body, &body);
        }
    }
}
