//! What is wrong with a file, in sentences that name the place.

use crate::{
    app::{
        i18n::Words,
        words::{fact_title, list_words, unseen_words},
    },
    features::{data::view::size, rules::names::place_words},
    journal::{
        BundleError,
        bundle::{FactProblem, Refused},
        limits::Breach,
    },
    ledger::Ledger,
};

/// Why a file as a whole cannot be read. Nothing of it was stored.
pub fn bundle_words(words: Words, error: &BundleError) -> String {
    match error {
        BundleError::Empty => words.t("data.bad.empty"),
        BundleError::TooLarge { bytes, most } => too_large(words, *bytes as f64, *most as f64),
        BundleError::Truncated { line, column } => {
            words.tv("data.bad.truncated", &[("line", line), ("column", column)])
        }
        BundleError::NotJson { line, column, .. } => {
            words.tv("data.bad.not_json", &[("line", line), ("column", column)])
        }
        BundleError::OtherProgram { format: Some(format) } => {
            words.tv("data.bad.other_named", &[("format", format)])
        }
        BundleError::OtherProgram { format: None } => words.t("data.bad.other"),
        BundleError::Newer { version, known } => {
            words.tv("data.bad.newer", &[("version", version), ("known", known)])
        }
        BundleError::Unreadable { field, line, column, detail } => words.tv(
            "data.bad.unreadable",
            &[("field", field), ("line", line), ("column", column), ("detail", &detail_words(words, detail))],
        ),
        BundleError::Beyond { field, breach } => {
            words.tv("data.bad.beyond", &[("field", field), ("breach", &breach_words(words, *breach))])
        }
    }
}

/// Why what is here makes no file that could be read again.
pub fn unwritten_words(words: Words, error: &BundleError) -> String {
    match error {
        BundleError::TooLarge { bytes, most } => {
            let (bytes, most) = (size(words, *bytes as f64), size(words, *most as f64));
            words.tv("data.export.too_large", &[("size", &bytes), ("most", &most)])
        }
        other => bundle_words(words, other),
    }
}

/// A file too large to be opened.
pub fn too_large(words: Words, bytes: f64, most: f64) -> String {
    words.tv("data.bad.too_large", &[("size", &size(words, bytes)), ("most", &size(words, most))])
}

/// A fact that cannot be taken: its place in the file, what it is where that is known, and why.
pub fn refused_words(words: Words, refused: &Refused, ledger: &Ledger) -> String {
    let known = refused.id.and_then(|id| ledger.fact(id));
    let title = known.map(|fact| fact_title(words, fact, ledger));
    let place = [title, refused.field.clone()].into_iter().flatten();
    let problem = problem_words(words, &refused.problem);
    let place = list_words(words, place);
    if place.is_empty() {
        words.tv("data.refused", &[("number", &refused.number), ("problem", &problem)])
    } else {
        words.tv("data.refused.at", &[("number", &refused.number), ("place", &place), ("problem", &problem)])
    }
}

fn problem_words(words: Words, problem: &FactProblem) -> String {
    match problem {
        FactProblem::UnknownKind { kind } => words.tv("data.fact.kind", &[("kind", kind)]),
        FactProblem::Unreadable { detail } => {
            words.tv("data.fact.unreadable", &[("detail", &detail_words(words, detail))])
        }
        FactProblem::Beyond(breach) => breach_words(words, *breach),
        FactProblem::RuleValue { name } => {
            words.tv("data.fact.rule_value", &[("value", &place_words(words, name))])
        }
        FactProblem::EndBeforeBegin => words.t("data.fact.end_before_begin"),
        FactProblem::NotWholeMonths => words.t("data.fact.not_whole_months"),
        FactProblem::UnknownItem { item } => words.tv("data.fact.item", &[("item", item)]),
        FactProblem::ContradictsFile { number } => words.tv("data.fact.twice", &[("number", number)]),
        FactProblem::ContradictsKnown => words.t("data.fact.contradicts"),
    }
}

fn breach_words(words: Words, breach: Breach) -> String {
    match breach {
        Breach::DateOutOfRange => words.t("data.breach.date"),
        Breach::OtherYear => words.t("data.breach.year"),
        Breach::Empty => words.t("data.breach.empty"),
        Breach::TooLong { most } => words.tv("data.breach.long", &[("most", &most)]),
        Breach::Unseen { letter } => unseen_words(words, letter),
        Breach::TooMany { most } => words.tv("data.breach.many", &[("most", &most)]),
        Breach::Negative => words.t("data.breach.negative"),
        Breach::Zero => words.t("data.breach.zero"),
        Breach::TooLarge { most } => words.tv("data.breach.large", &[("most", &most)]),
        Breach::AmountTooLarge => words.t("data.breach.amount"),
        Breach::TooPrecise => words.t("data.breach.precise"),
    }
}

/// What a reading library says, in words of the language. What it has no words for is passed on as it is.
fn detail_words(words: Words, detail: &str) -> String {
    let named = |prefix: &str| {
        let rest = detail.strip_prefix(prefix)?.strip_prefix(" `")?;
        rest.split('`').next().map(str::to_owned)
    };
    let fields = [
        ("missing field", "data.detail.missing"),
        ("unknown field", "data.detail.unknown"),
        ("unknown variant", "data.detail.unknown"),
        ("duplicate field", "data.detail.twice"),
    ];
    if let Some((name, key)) = fields.into_iter().find_map(|(prefix, key)| Some((named(prefix)?, key))) {
        return words.tv(key, &[("name", &name)]);
    }
    let says = |parts: &[&str]| parts.iter().any(|part| detail.contains(part));
    if says(&["invalid type", "expected a map", "expected a sequence"]) {
        words.t("data.detail.kind")
    } else if says(&["out of range"]) {
        words.t("data.detail.day")
    } else if says(&[
        "invalid characters",
        "premature end of input",
        "trailing input",
        "invalid value",
        "invalid length",
    ]) {
        words.t("data.detail.form")
    } else {
        detail.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::FactId,
        journal::{Bundle, Journal},
        workflow::judge,
    };

    fn said(text: &str) -> String {
        bundle_words(Words(Lang::ZhCn), &Bundle::read(text, &Journal::default(), judge).unwrap_err())
    }

    #[test]
    fn a_bad_file_is_answered_with_its_place() {
        assert_eq!(said(""), "这个文件是空的。");
        assert!(said("{\"format\": \"fieldbook-bundle\",\n \"ver").contains("第 2 行"));
        assert!(said("{,}").contains("第 1 行"));
        assert!(said("{\"format\": \"ledger-pro\"}").contains("ledger-pro"));
        assert!(said("{\"format\": \"fieldbook-bundle\", \"version\": 7}").contains('7'));
        assert!(
            said("{\"format\": \"fieldbook-bundle\", \"version\": 1, \"exported\": 3}").contains("exported")
        );
    }

    #[test]
    fn what_a_library_says_is_put_into_words() {
        let zh = |detail: &str| detail_words(Words(Lang::ZhCn), detail);
        assert_eq!(zh("missing field `on`"), "缺少“on”");
        assert_eq!(zh("unknown field `when`, expected one of `on`, `fact`"), "多出“when”");
        assert_eq!(zh("invalid type: integer `42`, expected a formatted date string"), "内容的类型不对");
        assert_eq!(zh("input is out of range"), "没有这一天或这个时刻");
        assert_eq!(zh("something new"), "something new");
    }

    #[test]
    fn a_refused_fact_is_named_by_its_place() {
        let refused = Refused {
            number: 12,
            id: Some(FactId(uuid::Uuid::nil())),
            field: Some("on".into()),
            problem: FactProblem::Beyond(Breach::DateOutOfRange),
        };
        let said = refused_words(Words(Lang::ZhCn), &refused, &Ledger::default());
        assert_eq!(said, "第 12 条（on）：日期不在 1990 年到 2100 年之间。");
    }
}
