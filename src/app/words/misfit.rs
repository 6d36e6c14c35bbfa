//! What is wrong with a value of a file or of what is stored, in sentences.

use super::{
    file_field::{field_in, file_field_words, kind_of_place},
    list_words, unseen_words,
};
use crate::{
    app::i18n::Words,
    journal::{
        bundle::{FactProblem, Form, JsonType, Misfit},
        limits::Breach,
        stored::{Damage, Fault},
    },
};

/// How a value differs from what the format says of it. `place`: where it is in the file; empty at the outermost.
pub fn misfit_words(words: Words, place: &str, misfit: &Misfit) -> String {
    match misfit {
        Misfit::Missing { name } => {
            words.tv("data.misfit.missing", &[("name", &field_in(words, place, name))])
        }
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
            Form::Minute => "data.misfit.minute",
            Form::Amount | Form::Received | Form::SignedAmount => "data.misfit.amount",
            Form::Rate => "data.misfit.rate",
            Form::Digest | Form::Seen | Form::Kind => "data.misfit.link",
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

/// Which part of what is stored cannot be used, and why.
pub fn fault_words(words: Words, fault: &Fault) -> String {
    let why = damage_words(words, &fault.damage);
    let field = match &fault.damage {
        Damage::Fact { field, .. } => field.as_deref().map(|field| whole_place(words, field)),
        _ => None,
    };
    match (fault.record, fault.number, field) {
        (None, ..) => words.tv("errors.fault.unnumbered", &[("why", &why)]),
        (Some(record), None, _) => words.tv("errors.fault.record", &[("record", &record), ("why", &why)]),
        (Some(record), Some(number), None) => {
            words.tv("errors.fault.fact", &[("record", &record), ("number", &number), ("why", &why)])
        }
        (Some(record), Some(number), Some(field)) => words.tv(
            "errors.fault.field",
            &[("record", &record), ("number", &number), ("field", &field), ("why", &why)],
        ),
    }
}

/// In which kind of fact, and in which of its fields.
fn whole_place(words: Words, field: &str) -> String {
    let kind = kind_of_place(words, field);
    list_words(words, kind.into_iter().chain([file_field_words(words, field)]))
}

fn damage_words(words: Words, damage: &Damage) -> String {
    match damage {
        Damage::Newer { format } => words.tv("errors.damage.newer", &[("format", format)]),
        Damage::OtherRecord => words.t("errors.damage.other"),
        Damage::Unread { code: Some(code) } => words.tv("errors.damage.unread.code", &[("code", code)]),
        Damage::Unread { code: None } => words.t("errors.damage.unread"),
        Damage::NoList => words.t("errors.damage.no_list"),
        Damage::Contradicts(_) => words.t("errors.damage.contradicts"),
        Damage::Fact { field, problem, .. } => match problem {
            FactProblem::UnknownKind { kind } => words.tv("data.fact.kind", &[("kind", kind)]),
            FactProblem::Misfit(misfit) => misfit_words(words, field.as_deref().unwrap_or_default(), misfit),
            FactProblem::Beyond(breach) => breach_words(words, *breach),
            // What only files are asked for.
            _ => words.t("data.misfit.unreadable"),
        },
    }
}
