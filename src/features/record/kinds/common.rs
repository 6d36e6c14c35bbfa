//! Fields that several kinds have.

use super::{Input, Lacking, Spec, Whom, field};

/// The id of a repair to come, from the visit or the quote that the form was opened for.
pub(super) const KEPT: Spec = field("kept", "facts.field.job", Input::Kept).optional();
pub(super) const ON: Spec = field("on", "facts.field.on", Input::Day);
pub(super) const REBATE: Spec = field("rebate", "facts.field.rebate", Input::Money).optional();
pub(super) const REMARK: Spec = field("remark", "facts.row.remark", Input::Text).optional();
pub(super) const SITE: Spec = field("site", "facts.field.site", Input::Site);
pub(super) const CONTRACT: Spec = field("contract", "facts.field.contract", Input::Contract);
pub(super) const PERSON: Spec = field("person", "facts.field.person", Input::Person(Whom::Anybody));
pub(super) const CLAUSE: Spec = field("clause", "facts.row.clause", Input::Clause);
pub(super) const JOB: Spec = field("job", "facts.field.job", Input::Job).optional().hint("forms.hint.job");

/// When a feedback sheet came in: its limit is a minute of the day (6.5.5).
pub(super) const SHEET_AT: Spec = field("at", "forms.f.sheet_at", Input::Hour).hint("forms.hint.sheet_at");

pub(super) const fn repair_field(lacking: Lacking) -> Spec {
    field("repair", "forms.f.repair", Input::Repair(lacking))
}

pub(super) const fn number(hint: &'static str) -> Spec {
    field("number", "facts.field.number", Input::Text).hint(hint)
}
