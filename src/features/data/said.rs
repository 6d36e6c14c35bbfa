//! What is wrong with a file, in sentences that name the place.

use crate::{
    app::{
        backup::Trouble,
        i18n::Words,
        words::{breach_words, fact_title, file_field_words, kind_of_place, list_words, misfit_words},
    },
    domain::{Attachment, Unattachable},
    features::{data::view::size, rules::names::place_words},
    journal::{
        BundleError,
        bundle::{Encoding, FactProblem, Refused, Spoiled, Spoilt},
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
        BundleError::Missing { field } => {
            words.tv("data.bad.missing", &[("field", &file_field_words(words, field))])
        }
        BundleError::Unreadable { field, line, column, misfit } => {
            let (called, why) = (file_field_words(words, field), misfit_words(words, field, misfit));
            words.tv(
                "data.bad.unreadable",
                &[("field", &called), ("line", line), ("column", column), ("why", &why)],
            )
        }
        BundleError::Beyond { field, breach } => {
            let (field, breach) = (file_field_words(words, field), breach_words(words, *breach));
            words.tv("data.bad.beyond", &[("field", &field), ("breach", &breach)])
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

/// Why there is no new backup, and what to do.
pub fn trouble_words(words: Words, trouble: &Trouble) -> String {
    match trouble {
        Trouble::NoPermission => words.t("data.trouble.permission"),
        Trouble::Gone => words.t("data.trouble.gone"),
        Trouble::Full => words.t("data.trouble.full"),
        Trouble::Locked => words.t("data.trouble.locked"),
        Trouble::Differs => words.t("data.trouble.differs"),
        Trouble::Busy => words.t("data.trouble.busy"),
        Trouble::Other { code: Some(code) } => words.tv("data.trouble.other.code", &[("code", code)]),
        Trouble::Other { code: None } => words.t("data.trouble.other"),
        Trouble::Bundle(error) => words.tv("data.export.refused", &[("why", &unwritten_words(words, error))]),
    }
}

/// Why an attachment of a file is not taken. Nothing else of the file is kept out by it.
pub fn spoiled_words(words: Words, Spoiled { name, why }: &Spoiled) -> String {
    let why = match why {
        Spoilt::Form => words.t("data.attachment.form"),
        Spoilt::OtherContent => words.t("data.attachment.content"),
        Spoilt::OtherMedia | Spoilt::Unattachable(Unattachable::OtherMedia) => {
            words.t("data.attachment.media")
        }
        Spoilt::Unattachable(Unattachable::Empty) => words.t("data.attachment.empty"),
        Spoilt::Unattachable(Unattachable::TooLarge { .. }) => {
            let most = size(words, Attachment::MOST_BYTES as f64);
            words.tv("data.attachment.large", &[("most", &most)])
        }
        Spoilt::Unnamed => words.t("data.attachment.unnamed"),
    };
    words.tv("data.attachment.not_taken", &[("name", name), ("why", &why)])
}

/// A file too large to be opened.
pub fn too_large(words: Words, bytes: f64, most: f64) -> String {
    words.tv("data.bad.too_large", &[("size", &size(words, bytes)), ("most", &size(words, most))])
}

/// A file that is no UTF-8 text: which encoding it has, and how it is saved as UTF-8.
pub fn encoding_words(words: Words, encoding: Encoding) -> String {
    let named = |key| words.tv(key, &[("how", &words.t("data.bad.save_utf8"))]);
    match encoding {
        Encoding::Utf16 => named("data.bad.utf16"),
        Encoding::Utf32 => named("data.bad.utf32"),
        Encoding::Gbk => named("data.bad.gbk"),
        Encoding::Other { at } => words.tv("data.bad.not_text", &[("at", &(at + 1))]),
    }
}

/// A file that the browser does not give, and what it calls the reason.
pub fn unopened_words(words: Words, code: Option<&str>) -> String {
    match code {
        Some(code) => words.tv("data.bad.unopened.code", &[("code", &code)]),
        None => words.t("data.bad.unopened"),
    }
}

/// A fact that cannot be taken: its place in the file, what it is where that is known, and why.
pub fn refused_words(words: Words, refused: &Refused, ledger: &Ledger) -> String {
    let known = refused.id.and_then(|id| ledger.fact(id));
    let place = refused.field.as_deref().unwrap_or_default();
    let title = known.map(|fact| fact_title(words, fact, ledger)).or_else(|| kind_of_place(words, place));
    let problem = problem_words(words, place, &refused.problem);
    let field = (!place.is_empty()).then(|| file_field_words(words, place));
    let place = [title, field].into_iter().flatten();
    let place = list_words(words, place);
    if place.is_empty() {
        words.tv("data.refused", &[("number", &refused.number), ("problem", &problem)])
    } else {
        words.tv("data.refused.at", &[("number", &refused.number), ("place", &place), ("problem", &problem)])
    }
}

fn problem_words(words: Words, place: &str, problem: &FactProblem) -> String {
    match problem {
        FactProblem::UnknownKind { kind } => words.tv("data.fact.kind", &[("kind", kind)]),
        FactProblem::Misfit(misfit) => misfit_words(words, place, misfit),
        FactProblem::Beyond(breach) => breach_words(words, *breach),
        FactProblem::RuleValue { name } => {
            words.tv("data.fact.rule_value", &[("value", &place_words(words, name))])
        }
        FactProblem::EndBeforeBegin => words.t("data.fact.end_before_begin"),
        FactProblem::NotWholeMonths => words.t("data.fact.not_whole_months"),
        FactProblem::UnknownItem { item } => words.tv("data.fact.item", &[("item", item)]),
        FactProblem::Damaged { begins } if begins.is_empty() => words.t("data.fact.not_given"),
        FactProblem::Damaged { begins } => words.tv("data.fact.damaged", &[("text", begins)]),
        FactProblem::ContradictsFile { number } => words.tv("data.fact.twice", &[("number", number)]),
        FactProblem::Altered => words.t("data.fact.altered"),
        FactProblem::ContradictsKnown => words.t("data.fact.contradicts"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{DeviceId, FactId},
        journal::{Bundle, Journal, limits::Breach},
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
            said("{\"format\": \"fieldbook-bundle\", \"version\": 1, \"exported\": 3}")
                .contains("“导出时间”")
        );
    }

    #[test]
    fn a_part_that_the_browser_did_not_give_out_is_named_by_whoever_reads_the_file() {
        let bundle = Bundle {
            exported: "2026-03-05T10:00:00".parse().unwrap(),
            device: DeviceId::parse("d").unwrap(),
            branch: "城关".into(),
            facts: Vec::new(),
            drafts: Default::default(),
            damaged: vec!["".into()],
            attachments: Default::default(),
        };
        let preview = Bundle::read(&bundle.write().unwrap(), &Journal::default(), judge).unwrap();
        assert!(preview.rescued);
        let said: Vec<String> = preview
            .refused
            .iter()
            .map(|refused| refused_words(Words(Lang::ZhCn), refused, &Ledger::default()))
            .collect();
        assert_eq!(said, ["第 1 条：已损坏，浏览器读不出，内容不在文件里。"]);
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
        assert_eq!(said, "第 12 条（日期）：日期不在 1990 年到 2100 年之间。");
        let charged = Refused { field: Some("fact.repair.charged".into()), ..refused };
        let said = refused_words(Words(Lang::ZhCn), &charged, &Ledger::default());
        assert!(said.starts_with("第 12 条（维修、实收）："), "{said}");
    }
}
