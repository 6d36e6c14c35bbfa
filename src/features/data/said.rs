//! What is wrong with a file, in sentences that name the place.

use crate::{
    app::{
        i18n::Words,
        words::{fact_title, list_words},
    },
    features::data::view::size,
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
            &[("field", field), ("line", line), ("column", column), ("detail", detail)],
        ),
        BundleError::Beyond { field, breach } => {
            words.tv("data.bad.beyond", &[("field", field), ("breach", &breach_words(words, *breach))])
        }
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
        FactProblem::Unreadable { detail } => words.tv("data.fact.unreadable", &[("detail", detail)]),
        FactProblem::Beyond(breach) => breach_words(words, *breach),
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
        Breach::TooMany { most } => words.tv("data.breach.many", &[("most", &most)]),
        Breach::Negative => words.t("data.breach.negative"),
        Breach::TooLarge { most } => words.tv("data.breach.large", &[("most", &most)]),
        Breach::AmountTooLarge => words.t("data.breach.amount"),
        Breach::TooPrecise => words.t("data.breach.precise"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, domain::FactId, journal::Bundle, journal::Journal};

    fn said(text: &str) -> String {
        bundle_words(Words(Lang::ZhCn), &Bundle::read(text, &Journal::default()).unwrap_err())
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
