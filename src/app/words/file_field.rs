//! What the fields of a file are called: as on the screens where they are seen.

use super::list_words;
use crate::{app::i18n::Words, journal::Fact};

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
    Fact::KINDS.contains(&kind).then(|| kind_words(words, kind))
}

fn kind_words(words: Words, kind: &str) -> String {
    match Fact::KINDS.contains(&kind) {
        true => words.t(&format!("facts.kind.{kind}")),
        false => words.t("data.field.fact"),
    }
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

/// The key of a field's name. One and the same name stands for other things in some kinds.
fn field_key(kind: &str, name: &str) -> Option<&'static str> {
    Some(match (kind, name) {
        ("person" | "person_changed", "name") => "facts.field.person",
        ("person" | "person_changed", "person")
        | ("site", "site")
        | ("notice", "notice")
        | ("repair", "repair")
        | ("contract", "contract")
        | ("travel", "travel")
        | (_, "id") => "facts.field.number",
        ("contract", "to") | (_, "until") => "facts.field.until",
        ("rule_set", "from") => "rules.tax.from",
        (_, "on") => "facts.field.on",
        (_, "recorded") => "facts.row.recorded",
        (_, "actor") => "facts.row.actor",
        (_, "device") => "facts.row.device",
        (_, "fact" | "facts") => "data.field.fact",
        (_, "name") => "facts.field.name",
        (_, "person") => "facts.field.person",
        (_, "role") => "facts.field.role",
        (_, "joined") => "facts.field.joined",
        (_, "site") => "facts.field.site",
        (_, "customer") => "facts.field.customer",
        (_, "notice") => "facts.field.notice",
        (_, "job" | "repair") => "facts.field.job",
        (_, "contract") => "facts.field.contract",
        (_, "to") => "facts.field.to",
        (_, "by") => "facts.field.by",
        (_, "from") => "facts.field.from",
        (_, "month") => "facts.field.month",
        (_, "qualified") => "facts.field.qualified",
        (_, "at") => "facts.field.at",
        (_, "day") => "facts.field.day",
        (_, "reason") => "facts.field.reason",
        (_, "values") => "data.field.values",
        (_, "year") => "facts.field.year",
        (_, "fault") => "facts.field.fault",
        _ => return row_key(name).or_else(|| amount_key(name)).or_else(|| file_key(name)),
    })
}

/// What only the page of a fact names.
fn row_key(name: &str) -> Option<&'static str> {
    Some(match name {
        "area" => "facts.row.area",
        "warranty_until" => "facts.row.warranty",
        "dealer" => "facts.row.dealer",
        "contact" => "facts.row.contact",
        "kind" => "facts.row.kind",
        "failed" => "facts.row.failed",
        "confirmed" => "facts.row.confirmed",
        "passed" => "facts.row.passed",
        "remark" => "facts.row.remark",
        "approved" => "facts.row.approved",
        "customer_pays" => "facts.row.customer_pays",
        "product_fault" => "facts.row.product_fault",
        "signer" => "facts.row.signer",
        "server" => "facts.row.server",
        "complete" => "facts.row.complete",
        "clause" => "facts.row.clause",
        "manager" => "facts.row.manager",
        "lines" => "data.field.lines",
        _ => return None,
    })
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
        "format" => "data.field.format",
        "version" => "data.field.version",
        "exported" => "data.field.exported",
        "branch" => "data.field.branch",
        "drafts" => "data.field.drafts",
        "damaged" => "data.field.damaged",
        "controllers" => "data.field.controllers",
        "points" => "data.field.points",
        "alarm_only" => "data.field.alarm_only",
        "source" => "data.field.source",
        "holidays" => "data.field.holidays",
        "workdays" => "data.field.workdays",
        "known_until" => "data.field.known_until",
        "item" => "data.field.item",
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
            serde_json::from_str(include_str!("../../../public/fieldbook-bundle-1.schema.json")).unwrap();
        let names = |of: &serde_json::Value| -> Vec<String> {
            of["properties"].as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
        };
        let named = |kind: &str, name: &str| assert!(field_key(kind, name).is_some(), "{kind}.{name}");
        let defs = &schema["$defs"];
        names(&schema).iter().chain(&names(&defs["fact"])).for_each(|name| named("", name));
        for kind in Fact::KINDS {
            let body = &defs["what"]["properties"][kind];
            assert!(body.is_object(), "{kind}");
            names(body).iter().for_each(|name| named(kind, name));
            for list in ["controllers", "lines"] {
                names(&body["properties"][list]["items"]).iter().for_each(|name| named(kind, name));
            }
        }
    }
}
