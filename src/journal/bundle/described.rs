//! The part of the published schema that the kinds declare themselves.

use crate::{
    domain::{
        Area, ComplaintKind, CompletionCheck, Media, NoticeKind, PaperCheck, PenaltyClause, Role, VisitKind,
        VisitOutcome,
    },
    journal::{
        FactBody,
        kind::{Declared, DeclaredField, Shape},
        limits::{CLOSED_LINES, CONTROLLERS, DAYS, FEES, LISTED, NAME_CHARS, POINTS, QUANTITY, QUOTE_LINES},
    },
};
use serde_json::{Map, Value, json};

/// What a fact may say: the kind is the only key.
pub(super) fn what() -> Value {
    let kinds: Map<String, Value> =
        FactBody::kinds().map(|declared| (declared.name.to_owned(), kind(declared))).collect();
    json!({
        "description": "What happened: the kind is the only key.",
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": false,
        "properties": kinds,
    })
}

fn kind(declared: &Declared) -> Value {
    let needed = |field: &&DeclaredField| !field.optional;
    let required: Vec<&str> = declared.fields.iter().filter(needed).map(|field| field.name).collect();
    let fields: Map<String, Value> =
        declared.fields.iter().map(|field| (field.name.to_owned(), rule(field.shape))).collect();
    json!({
        "description": declared.says,
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": fields,
    })
}

/// How a file writes a field. What is named is described beside: see `schema.json`.
fn rule(shape: Shape) -> Value {
    let one_of = |choices: Value| json!({ "enum": choices });
    match shape {
        Shape::New(_) | Shape::Known(_) | Shape::Coming(_) => named("id"),
        Shape::Name => named("name"),
        Shape::Line => named("text"),
        Shape::Remark => named("remark"),
        Shape::Yuan => named("amount"),
        Shape::Received => named("received"),
        Shape::Rate => named("rate"),
        Shape::Count { most } => whole(most),
        Shape::Day => named("date"),
        Shape::Moment => named("moment"),
        Shape::Month => named("month"),
        Shape::Year => named("year"),
        Shape::Days => named("days"),
        Shape::Tick => json!({ "type": "boolean" }),
        Shape::Role => one_of(json!(Role::ALL)),
        Shape::Place => one_of(json!(Area::ALL)),
        Shape::Reason => one_of(json!(NoticeKind::ALL)),
        Shape::Clause => one_of(json!(PenaltyClause::ALL)),
        Shape::Visit => one_of(json!(VisitKind::ALL)),
        Shape::Outcome => one_of(json!(VisitOutcome::ALL)),
        Shape::Complaint => one_of(json!(ComplaintKind::ALL)),
        Shape::Hour => named("minute"),
        Shape::Listed => listed(),
        Shape::Checks => list_of(CONTROLLERS, one_of(json!(PaperCheck::ALL))),
        Shape::Completion => list_of(CONTROLLERS, one_of(json!(CompletionCheck::ALL))),
        Shape::Controllers => controllers(),
        Shape::Fees => fee_rows(),
        Shape::QuoteLines => quote_lines(),
        Shape::Values => {
            json!({ "type": "object", "maxProperties": DAYS, "propertyNames": { "maxLength": NAME_CHARS } })
        }
        Shape::Lines => closed_lines(),
        Shape::Fact => named("uuid"),
        Shape::Content => named("digest"),
        Shape::Media => one_of(json!(Media::ALL)),
    }
}

/// What is described beside, by its name.
fn named(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn listed() -> Value {
    rows_of(LISTED, &["site", "person"], json!({ "site": named("id"), "person": named("id") }))
}

fn controllers() -> Value {
    let fields = json!({ "points": whole(POINTS), "alarm_only": { "type": "boolean" } });
    rows_of(CONTROLLERS, &["points"], fields)
}

fn fee_rows() -> Value {
    let fields = json!({
        "name": named("name"),
        "model": named("text"),
        "unit": named("text"),
        "charge": named("amount"),
        "floor": named("amount"),
        "remark": named("text"),
    });
    rows_of(FEES, &["name", "charge", "floor"], fields)
}

fn quote_lines() -> Value {
    let fields = json!({
        "name": named("name"),
        "model": named("text"),
        "unit": named("text"),
        "quantity": whole(QUANTITY),
        "charge": named("amount"),
        "floor": named("amount"),
    });
    rows_of(QUOTE_LINES, &["name", "quantity", "charge", "floor"], fields)
}

fn closed_lines() -> Value {
    let fields = json!({
        "person": named("id"),
        "item": named("text"),
        "subject": named("text"),
        "amount": named("signed_amount"),
    });
    rows_of(CLOSED_LINES, &["person", "item", "subject", "amount"], fields)
}

fn rows_of(most: usize, required: &[&str], fields: Value) -> Value {
    list_of(most, object(required, fields))
}

fn list_of(most: usize, items: Value) -> Value {
    json!({ "type": "array", "maxItems": most, "items": items })
}

fn whole(most: u32) -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": most })
}

fn object(required: &[&str], fields: Value) -> Value {
    json!({ "type": "object", "additionalProperties": false, "required": required, "properties": fields })
}

#[cfg(test)]
mod tests {
    use super::super::schema::Schema;
    use crate::domain::{PenaltyClause, Role};
    use serde_json::{Value, json};

    /// What the reader has against it.
    fn refused(what: &Value) -> Option<String> {
        Schema::published().check("what", what).err().map(|place| format!("{what}: {place:?}"))
    }

    #[test]
    fn every_role_and_every_clause_that_a_desk_records_is_taken_back_from_its_file() {
        let person = |role: Role| {
            let wage =
                json!({ "person": "p", "name": "p", "role": role, "base_wage": "1", "joined": "2024-01-02" });
            json!({ "person": wage })
        };
        let penalty = |clause: PenaltyClause| json!({ "penalty": { "clause": clause, "person": "p" } });
        let all = Role::ALL.into_iter().map(person).chain(PenaltyClause::ALL.iter().copied().map(penalty));
        assert_eq!(all.filter_map(|what| refused(&what)).collect::<Vec<_>>(), Vec::<String>::new());
    }
}
