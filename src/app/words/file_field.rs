//! What the fields of a file are called: as on the screens where they are seen.

use super::list_words;
use crate::{
    app::i18n::Words,
    journal::{FactBody, kind::Shape},
};

/// The name of a place of a file, such as `fact.repair.charged` or `fact.notice.controllers[0].points`. What the format
/// does not know is quoted as the file has it.
pub fn file_field_words(words: Words, path: &str) -> String {
    // Which of a rule set's values it is, the problem says itself.
    const VALUES: &str = ".values";
    let end = path.find(VALUES).map_or(path.len(), |at| at + VALUES.len());
    let path = &path[..end];
    let steps: Vec<&str> = path.split('.').collect();
    match steps[..] {
        ["fact", kind] => kind_words(words, kind),
        ["fact", kind, ref fields @ ..] => {
            list_words(words, fields.iter().map(|step| step_words(words, kind, step)))
        }
        _ => list_words(words, steps.iter().map(|step| step_words(words, "", step))),
    }
}

/// The name of a field that belongs to a place.
pub(super) fn field_in(words: Words, place: &str, name: &str) -> String {
    let kind = place.strip_prefix("fact.").and_then(|path| path.split('.').next());
    step_words(words, kind.unwrap_or_default(), name)
}

/// What kind of fact a place is in; none where it is the fact's own, or its kind itself.
pub fn kind_of_place(words: Words, path: &str) -> Option<String> {
    let kind = path.strip_prefix("fact.")?.split_once('.')?.0;
    FactBody::kind(kind).is_some().then(|| kind_words(words, kind))
}

fn kind_words(words: Words, kind: &str) -> String {
    words.t(FactBody::kind(kind).map_or("data.field.fact", |declared| declared.key))
}

/// A field, and which of its entries it is: `控制器`, `第 2 项`.
fn step_words(words: Words, kind: &str, step: &str) -> String {
    let (name, at) = step.split_once('[').map_or((step, None), |(name, rest)| (name, Some(rest)));
    let called = match field_key(kind, name) {
        Some(key) => words.t(key),
        None => words.tv("data.field.unknown", &[("name", &name)]),
    };
    match at.and_then(|at| at.trim_end_matches(']').parse::<usize>().ok()) {
        Some(at) => words.tv("data.field.nth", &[("name", &called), ("n", &(at + 1))]),
        None => called,
    }
}

/// The key of a field's name: as its kind declares it.
fn field_key(kind: &str, name: &str) -> Option<&'static str> {
    if let Some(key) = amount_key(name) {
        return Some(key);
    }
    match FactBody::kind(kind).and_then(|declared| declared.field(name)) {
        // Of somebody's first or new name, it is said whose it is.
        Some(field) if matches!(kind, "person" | "person_changed") && field.name == "name" => {
            Some("facts.field.person")
        }
        // Entries have a count of points of their own.
        Some(field) if field.shape == Shape::Controllers => Some("data.field.controllers"),
        Some(field) if field.shape == Shape::Values => Some("data.field.values"),
        Some(field) if field.shape == Shape::Lines => Some("data.field.lines"),
        Some(field) => Some(field.label),
        None => file_key(name),
    }
}

/// Amounts, without the unit that stands beside them elsewhere.
fn amount_key(name: &str) -> Option<&'static str> {
    Some(match name {
        "amount" => "data.field.amount",
        "charged" => "data.field.charged",
        "floor" => "data.field.floor",
        "rebate" => "data.field.rebate",
        "fee" => "data.field.fee",
        "base_wage" => "data.field.base_wage",
        "rate" => "data.field.rate",
        _ => return None,
    })
}

/// What only a file has, and no screen shows.
fn file_key(name: &str) -> Option<&'static str> {
    Some(match name {
        "id" => "facts.field.number",
        "on" => "facts.field.on",
        "at" => "facts.field.hour",
        "recorded" => "facts.row.recorded",
        "actor" => "facts.row.actor",
        "device" => "facts.row.device",
        "fact" | "facts" => "data.field.fact",
        "person" => "facts.field.person",
        "format" => "data.field.format",
        "version" => "data.field.version",
        "exported" => "data.field.exported",
        "branch" => "data.field.branch",
        "drafts" => "data.field.drafts",
        "damaged" => "data.field.damaged",
        "attachments" => "attachments.title",
        "points" => "data.field.points",
        "alarm_only" => "data.field.alarm_only",
        "item" => "data.field.item",
        "name" => "rules.fees.column.name",
        "model" => "rules.fees.column.model",
        "unit" => "rules.fees.column.unit",
        "charge" => "data.field.charge",
        "quantity" => "forms.lines.quantity",
        "remark" => "facts.row.remark",
        "subject" => "data.field.subject",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::Lang;

    #[test]
    fn a_place_is_called_as_the_screens_call_it() {
        let called = |path| file_field_words(Words(Lang::ZhCn), path);
        assert_eq!(called("fact.repair.charged"), "实收");
        assert_eq!(called("on"), "日期");
        assert_eq!(called("fact.person.name"), "姓名");
        assert_eq!(called("fact.site.name"), "名称");
        assert_eq!(called("fact.contract.to"), "截止日期");
        assert_eq!(called("fact.reassign.to"), "接手人");
        assert_eq!(called("fact.notice.controllers[1].points"), "控制器第 2 项、点数");
        assert_eq!(called("fact.rule_set.values.commissioning.first_percent"), "规则项");
        assert_eq!(called("fact.repair"), "维修");
        assert_eq!(called("fact.repair.luck"), "“luck”", "no field of the format");
    }

    #[test]
    fn every_field_of_the_format_has_a_name() {
        let schema: serde_json::Value =
            serde_json::from_str(include_str!("../../../public/fieldbook-bundle-2.schema.json")).unwrap();
        let names = |of: &serde_json::Value| -> Vec<String> {
            of["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
        };
        let named = |kind: &str, name: &str| assert!(field_key(kind, name).is_some(), "{kind}.{name}");
        let defs = &schema["$defs"];
        names(&schema).iter().chain(&names(&defs["fact"])).for_each(|name| named("", name));
        for kind in FactBody::kinds().map(|kind| kind.name) {
            let body = &defs["what"]["properties"][kind];
            assert!(body.is_object(), "{kind}");
            names(body).iter().for_each(|name| named(kind, name));
            for list in ["controllers", "lines", "rows"] {
                names(&body["properties"][list]["items"]).iter().for_each(|name| named(kind, name));
            }
        }
    }
}
