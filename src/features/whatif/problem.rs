//! What is wrong with a value, in a sentence.

use crate::{
    app::{format, i18n::Words, words::misread_words},
    features::rules::typed::FieldProblem,
    rules::{lint::LintProblem, unusual::Unusual},
};

pub fn problem_words(words: Words, problem: FieldProblem) -> String {
    let lint = match problem {
        FieldProblem::Missing => return words.t("whatif.wrong.missing"),
        FieldProblem::Number(why) => return misread_words(words, why.into()),
        FieldProblem::Time(why) => return misread_words(words, why.into()),
        FieldProblem::Lint(lint) => lint,
    };
    match lint {
        LintProblem::Empty => words.t("whatif.wrong.empty"),
        LintProblem::Unordered => words.t("whatif.wrong.unordered"),
        LintProblem::Overlapping => words.t("whatif.wrong.overlapping"),
        LintProblem::Negative => words.t("whatif.wrong.negative"),
        LintProblem::NotFrom { start } => words.tv("whatif.wrong.not_from", &[("start", &start)]),
        LintProblem::PercentTooLarge { most } => words.tv("whatif.wrong.percent", &[("most", &most)]),
        LintProblem::TooLarge { most } => {
            words.tv("whatif.wrong.most", &[("most", &format::number(most.into()))])
        }
        LintProblem::TooSmall { least } => words.tv("whatif.wrong.least", &[("least", &least)]),
        LintProblem::EndBeforeBegin => words.t("whatif.wrong.order"),
        LintProblem::OpenInTheMiddle => words.t("whatif.wrong.open"),
    }
}

/// What is unusual about a step and may be meant.
pub fn unusual_words(words: Words, unusual: Unusual) -> String {
    match unusual {
        Unusual::NotHigher => words.t("whatif.unusual.not_higher"),
        Unusual::RateRises => words.t("whatif.unusual.rate_rises"),
    }
}
