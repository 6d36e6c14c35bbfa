//! The manager's word on a proposed penalty: it is confirmed or waived, wherever the proposal stands.

use super::{
    Answers, Group, Input, Kind, Unfilled,
    common::{CLAUSE, JOB, PERSON},
    field, form,
};
use crate::{
    journal::{PenaltyConfirmed, PenaltyWaived, kind::Kind as _},
    workflow::Command,
};

/// The fine and what else follows, or a reason why not.
pub(super) static DECISION: Kind = form(
    PenaltyWaived::DECLARED,
    Group::Penalty,
    "",
    &[
        CLAUSE.given(),
        PERSON.given(),
        JOB.given(),
        field(
            "decision",
            "jobs.decision",
            Input::Answer { yes: "jobs.decision.confirm", no: "jobs.decision.waive" },
        )
        .empty("jobs.wrong.decision"),
        field("amount", "forms.f.base_sum", Input::Money)
            .by_sum()
            .hint("forms.hint.base_sum")
            .only("decision", "yes"),
        field("remark", "facts.row.what_happened", Input::Text).optional().only("decision", "yes"),
        field("reason", "jobs.decision.reason", Input::Text)
            .only("decision", "no")
            .empty("jobs.wrong.reason"),
        field("on", "jobs.form.decided_on", Input::Day),
    ],
)
.opening(|form| form.proposed())
.becomes(decided);

fn decided(_: &Kind, said: Answers) -> Result<Command, Unfilled> {
    let is_confirmed: bool = said.value("decision")?;
    said.record(if is_confirmed { PenaltyConfirmed::DECLARED } else { PenaltyWaived::DECLARED })
}
