//! The steps of a commissioning job that are recorded by a form, on the page of the job and nowhere else.

use super::{
    Answers, Group, Input, Kind, Spec, Ticks, Unfilled,
    common::{ON, REMARK, SITE},
    field, form,
};
use crate::{
    app::words::{check_key, completion_key, paper_key},
    domain::PaperCheck,
    journal::{
        Accepted, CallbackSigned, CalledBack, Finished, PapersExtended, PapersIn, Reassigned, Rechecked,
        Ruled, SuccessorNamed,
        kind::{Declared, Kind as _},
    },
    workflow::{Command, CompletionCheck, Paper},
};

const NOTICE: Spec = field("notice", "facts.field.job", Input::Job);

/// Their titles and what they are for stand at the step.
const fn step(declared: &'static Declared, fields: &'static [Spec]) -> Kind {
    form(declared, Group::Commissioning, "", fields)
}

/// The end of the work, with what must be so by then (6.1.6): what is not ticked is asked for by whoever decides.
fn finish(_: &Kind, said: Answers) -> Result<Command, Unfilled> {
    let done = said.ticked("completion", &CompletionCheck::ALL, completion_key);
    Ok(Command::Finish { on: said.on, at: None, notice: said.value("notice")?, done })
}

/// The three papers as they were handed in (6.1.8).
fn papers(_: &Kind, said: Answers) -> Result<Command, Unfilled> {
    let brought = said.ticked("papers", &Paper::ALL, paper_key);
    let failed = said.ticked("failed", &PaperCheck::ALL, check_key);
    Ok(Command::HandInPapers { on: said.on, at: None, notice: said.value("notice")?, brought, failed })
}

pub(super) static STEPS: &[Kind] = &[
    step(Reassigned::DECLARED, &[NOTICE, field("to", "jobs.form.reassign_to", Input::Assignee), ON]),
    step(
        Finished::DECLARED,
        &[
            NOTICE,
            field("on", "jobs.form.finished_on", Input::Day),
            field("completion", "jobs.form.completion", Input::Ticks(Ticks::Completion)).optional(),
        ],
    )
    .becomes(finish),
    Kind {
        act: Some(|values| (values.get("checks") == "no").then_some("jobs.act.bad_papers")),
        ..step(
            PapersIn::DECLARED,
            &[
                NOTICE,
                field("on", "jobs.form.papers_on", Input::Day),
                field("papers", "jobs.form.papers", Input::Ticks(Ticks::Papers)).optional(),
                field(
                    "checks",
                    "jobs.form.checks",
                    Input::Answer { yes: "jobs.form.checks.good", no: "jobs.form.checks.bad" },
                )
                .empty("jobs.wrong.checks"),
                field("failed", "jobs.form.failed", Input::Ticks(Ticks::PaperChecks))
                    .only("checks", "no")
                    .empty("jobs.wrong.failed")
                    .warns(|form| form.bad_papers()),
            ],
        )
        .becomes(papers)
    },
    step(
        Ruled::DECLARED,
        &[
            NOTICE,
            field("rate", "jobs.form.rate", Input::Rate).empty("jobs.wrong.rate"),
            field("on", "jobs.form.ruled_on", Input::Day),
        ],
    )
    .opening(|form| form.band_gap())
    .hints(|form| form.comes_to()),
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
    step(CallbackSigned::DECLARED, &[NOTICE, ON]),
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
