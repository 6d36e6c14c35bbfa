//! Which field of a form a refusal is about.

use super::kinds::Spec;
use crate::workflow::{Field, Reason};

/// The field that is refused; none: the form as a whole.
pub fn place_of(mut fields: impl Iterator<Item = &'static Spec>, reason: &Reason) -> Option<&'static str> {
    let names: &[&str] = match reason {
        Reason::Invalid { field, .. } => named(*field),
        Reason::AlreadyKnown { .. } => &["number"],
        Reason::ChecksMissing { .. } => &["completion"],
        Reason::PapersMissing { .. } => &["papers"],
        Reason::BeforeIssue { .. }
        | Reason::BeforeFinish { .. }
        | Reason::BeforePapers { .. }
        | Reason::TooEarly { .. }
        | Reason::LimitOver { .. } => &["on"],
        _ => &[],
    };
    fields.find(|spec| names.contains(&spec.name)).map(|spec| spec.name)
}

/// What forms call a field of a command.
fn named(field: Field) -> &'static [&'static str] {
    match field {
        Field::Person => &["person", "by"],
        Field::By => &["by"],
        Field::Until => &["until", "to", "warranty"],
        Field::From => &["from"],
        Field::Amount => &["amount"],
        Field::Charged => &["charged"],
        Field::Floor => &["floor"],
        Field::Rebate => &["rebate"],
        Field::Fee => &["fee"],
        Field::Fault => &["fault"],
        Field::Qualified => &["qualified"],
        Field::At => &["at", "day"],
        Field::Day => &["day"],
        Field::To => &["to"],
        Field::Rate => &["rate"],
        Field::Customer => &["customer"],
        Field::Name => &["name"],
        Field::Number => &["number"],
        Field::Site => &["site"],
        Field::Notice => &["notice"],
        Field::Job => &["job", "repair"],
        Field::Contract => &["contract"],
        Field::Lines => &["lines"],
        Field::SameAs => &["same_as"],
        Field::Reason => &["reason", "remark"],
        Field::Said => &["what", "answer"],
        Field::Month => &["month"],
        Field::On => &["on"],
        // No form that is declared asks for these.
        Field::Controllers
        | Field::BaseWage
        | Field::Joined
        | Field::Role
        | Field::Values
        | Field::Rows
        | Field::Year
        | Field::Days => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        features::record::kinds::{Kind, SITE_FORM},
        workflow::Problem,
    };

    fn place(kind: &Kind, reason: &Reason) -> Option<&'static str> {
        place_of(kind.fields.iter(), reason)
    }

    #[test]
    fn a_refusal_stands_at_the_field_it_is_about_or_at_the_form() {
        let refused = |kind: &str, field| {
            place(Kind::of(kind).unwrap(), &Reason::Invalid { field, problem: Problem::Empty })
        };
        assert_eq!(refused("waived", Field::Reason), Some("reason"));
        assert_eq!(refused("callback", Field::Reason), Some("remark"));
        assert_eq!(refused("repair", Field::Charged), Some("charged"));
        assert_eq!(refused("contract", Field::Until), Some("to"));
        assert_eq!(refused("approved", Field::Person), Some("by"));
        let of_site = |field| place(&SITE_FORM, &Reason::Invalid { field, problem: Problem::Empty });
        assert_eq!((of_site(Field::Name), of_site(Field::Until)), (Some("name"), Some("warranty")));
        // What no field of the form is about: not its first one.
        assert_eq!((refused("waived", Field::Fee), of_site(Field::On)), (None, None));
        assert_eq!(place(&SITE_FORM, &Reason::CannotWithdraw), None);
    }
}
