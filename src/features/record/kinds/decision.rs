//! The manager's word on a proposed penalty: it is confirmed or waived, wherever the proposal stands.

use super::{
    Answers, Group, Input, Kind, Unfilled, Whom,
    common::{CLAUSE, JOB, PERSON},
    field, form,
};
use crate::{
    journal::{OwnAnswer, PenaltyConfirmed, PenaltyCorrected, PenaltyWaived, kind::Kind as _},
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

/// Another clause, or somebody else, in place of what was proposed: one act, and taken back as one.
pub(super) static CORRECTION: Kind = form(
    PenaltyCorrected::DECLARED,
    Group::Penalty,
    "",
    &[
        CLAUSE.given(),
        PERSON.given(),
        JOB.given(),
        field("right_clause", "facts.row.right_clause", Input::Clause),
        field("right_person", "facts.row.right_person", Input::Person(Whom::Anybody)),
        field("amount", "forms.f.base_sum", Input::Money).by_sum().hint("forms.hint.base_sum"),
        field("reason", "jobs.correction.reason", Input::Text).empty("jobs.wrong.correction"),
        field("on", "jobs.form.decided_on", Input::Day),
    ],
)
.opening(|form| form.proposed());

/// What somebody says for himself before it is decided.
pub(super) static OWN_ANSWER: Kind = form(
    OwnAnswer::DECLARED,
    Group::Penalty,
    "",
    &[
        CLAUSE.given(),
        PERSON.given(),
        JOB.given(),
        field("answer", "facts.field.own_answer", Input::Text).empty("jobs.wrong.own_answer"),
        field("on", "facts.field.on", Input::Day),
    ],
);

fn decided(_: &Kind, said: Answers) -> Result<Command, Unfilled> {
    let is_confirmed: bool = said.value("decision")?;
    said.record(if is_confirmed { PenaltyConfirmed::DECLARED } else { PenaltyWaived::DECLARED })
}
