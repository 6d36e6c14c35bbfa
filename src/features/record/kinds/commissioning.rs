//! The steps of a commissioning job that are recorded by a form, on the page of the job and nowhere else.

use super::{
    Group, Input, Kind, Spec,
    common::{ON, REMARK, SITE},
    field,
};
use crate::journal::{
    Accepted, CalledBack, PapersExtended, Reassigned, Rechecked, SuccessorNamed, kind::Kind as _,
};

const NOTICE: Spec = field("notice", "facts.field.job", Input::Job);

/// Their titles and what they are for stand at the step.
const fn step(declared: &'static crate::journal::kind::Declared, fields: &'static [Spec]) -> Kind {
    Kind { declared, group: Group::Commissioning, lead: "", fields }
}

pub(super) static STEPS: &[Kind] = &[
    step(Reassigned::DECLARED, &[NOTICE, field("to", "jobs.form.reassign_to", Input::Assignee), ON]),
    step(
        PapersExtended::DECLARED,
        &[
            NOTICE,
            field("until", "jobs.form.until", Input::Day).of_period(),
            field("on", "jobs.form.granted_on", Input::Day),
        ],
    ),
    step(
        CalledBack::DECLARED,
        &[
            NOTICE.fills("job"),
            field("on", "jobs.form.called_on", Input::Day),
            field(
                "confirmed",
                "jobs.form.confirmed",
                Input::Answer { yes: "jobs.form.confirmed.yes", no: "jobs.form.confirmed.no" },
            ),
            REMARK,
        ],
    ),
    step(
        Rechecked::DECLARED,
        &[
            NOTICE,
            field("on", "jobs.form.rechecked_on", Input::Day),
            field(
                "passed",
                "jobs.form.passed",
                Input::Answer { yes: "jobs.form.passed.yes", no: "jobs.form.passed.no" },
            ),
            REMARK,
        ],
    ),
    step(
        Accepted::DECLARED,
        &[SITE, field("on", "jobs.form.accepted_on", Input::Day).hint("jobs.form.acceptance.note")],
    ),
    step(SuccessorNamed::DECLARED, &[NOTICE, field("to", "jobs.form.successor", Input::Assignee), ON]),
];
