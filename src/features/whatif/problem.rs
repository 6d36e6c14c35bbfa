//! What is wrong with a value, in a sentence.

use crate::{app::i18n::Words, features::rules::typed::FieldProblem, rules::lint::LintProblem};

pub fn problem_words(words: Words, problem: FieldProblem) -> String {
    let lint = match problem {
        FieldProblem::Missing => return words.t("whatif.wrong.missing"),
        FieldProblem::NotANumber => return words.t("whatif.wrong.not_a_number"),
        FieldProblem::NotWhole => return words.t("whatif.wrong.not_whole"),
        FieldProblem::BelowZero => return words.t("whatif.wrong.negative"),
        FieldProblem::TooLarge => return words.t("whatif.wrong.too_large"),
        FieldProblem::TooPrecise => return words.t("whatif.wrong.too_precise"),
        FieldProblem::NotATime => return words.t("whatif.wrong.not_a_time"),
        FieldProblem::Lint(lint) => lint,
    };
    match lint {
        LintProblem::Empty => words.t("whatif.wrong.empty"),
        LintProblem::Unordered => words.t("whatif.wrong.unordered"),
        LintProblem::Overlapping => words.t("whatif.wrong.overlapping"),
        LintProblem::Negative => words.t("whatif.wrong.negative"),
        LintProblem::NotFrom { start } => words.tv("whatif.wrong.not_from", &[("start", &start)]),
        LintProblem::PercentTooLarge { most } => words.tv("whatif.wrong.percent", &[("most", &most)]),
        LintProblem::Zero => words.t("whatif.wrong.zero"),
        LintProblem::EndBeforeBegin => words.t("whatif.wrong.order"),
        LintProblem::OpenInTheMiddle => words.t("whatif.wrong.open"),
    }
}
