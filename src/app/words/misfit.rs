//! What is wrong with a value of a file or of what is stored, in sentences.

use super::unseen_words;
use crate::{
    app::i18n::Words,
    journal::{
        bundle::{FactProblem, Form, JsonType, Misfit},
        limits::Breach,
        stored::Damage,
    },
};

/// How a value differs from what the format says of it.
pub fn misfit_words(words: Words, misfit: &Misfit) -> String {
    match misfit {
        Misfit::Missing { name } => words.tv("data.misfit.missing", &[("name", name)]),
        Misfit::Unknown { name } => words.tv("data.misfit.unknown", &[("name", name)]),
        Misfit::Type(expected) => words.t(match expected {
            JsonType::Text => "data.misfit.text",
            JsonType::Whole => "data.misfit.whole",
            JsonType::YesNo => "data.misfit.yes_no",
            JsonType::List => "data.misfit.list",
            JsonType::Object => "data.misfit.object",
        }),
        Misfit::Choice { value } => words.tv("data.misfit.choice", &[("value", value)]),
        Misfit::Form(form) => words.t(match form {
            // Their limits are all that is asked of them.
            Form::Id | Form::Name | Form::Text | Form::Remark => "data.misfit.unreadable",
            Form::Uuid => "data.misfit.uuid",
            Form::Date => "data.misfit.date",
            Form::Month => "data.misfit.month",
            Form::Moment => "data.misfit.moment",
            Form::Amount | Form::Received | Form::SignedAmount => "data.misfit.amount",
            Form::Rate => "data.misfit.rate",
        }),
        Misfit::NoSuchTime => words.t("data.misfit.no_such_time"),
        Misfit::Beyond(breach) => breach_words(words, *breach),
        Misfit::Unreadable => words.t("data.misfit.unreadable"),
    }
}

/// How a value goes beyond its limits.
pub fn breach_words(words: Words, breach: Breach) -> String {
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

/// Why the stored record of this number cannot be read.
pub fn damage_words(words: Words, record: u32, damage: &Damage) -> String {
    let Damage::Fact { number, field, problem } = damage else {
        return words.tv("errors.unreadable.list", &[("record", &record)]);
    };
    let why = match problem {
        FactProblem::UnknownKind { kind } => words.tv("data.fact.kind", &[("kind", kind)]),
        FactProblem::Misfit(misfit) => misfit_words(words, misfit),
        FactProblem::Beyond(breach) => breach_words(words, *breach),
        // What only files are asked for.
        _ => words.t("data.misfit.unreadable"),
    };
    match field {
        Some(field) => words.tv(
            "errors.unreadable.at",
            &[("record", &record), ("number", number), ("field", field), ("why", &why)],
        ),
        None => words.tv("errors.unreadable", &[("record", &record), ("number", number), ("why", &why)]),
    }
}
