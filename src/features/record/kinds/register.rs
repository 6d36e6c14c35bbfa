//! The service register: requests, visits and their steps, sheets and calls (6.2, 6.3, 6.5); complaints (7.1); money in hand
//! (6.10.2); quotes (6.2.5); notices on their way (6.1.1).

use super::{
    Group, Input, Kind, Lacking, Spec, Whom,
    common::{KEPT, ON, PERSON, REMARK, SHEET_AT, SITE, number},
    field, form,
};
use crate::{
    domain::DayThing,
    journal::{
        Answered, Arrived, Away, Collected, Complained, Consented, DealerConsents, DealerRefuses, Ended,
        FollowUpsDropped, FollowUpsResumed, HandedIn, ListSent, LooksAfter, MatterAnswered, MatterReported,
        NoticeApproved, NoticeAssigned, ObjectionSettled, PassedUp, ProblemJudged, ProblemReported,
        ProblemTaken, QuoteApproved, Quoted, Reminded, Requested, SentStraight, SentToFactory, SheetReviewed,
        Verified, VisitCalled, VisitMoved, VisitPlanned, VisitSheetIn,
        kind::{Declared, Kind as _},
    },
};

const VISIT: Spec = field("visit", "facts.field.visit", Input::Brought(DayThing::Visit));
const COMPLAINT: Spec = field("complaint", "facts.field.complaint", Input::Brought(DayThing::Complaint));
const PROBLEM: Spec = field("problem", "facts.field.problem", Input::Brought(DayThing::Problem));
const AT: Spec = field("at", "facts.field.hour", Input::Hour).optional().hint("forms.hint.hour");
const WHAT: Spec = field("what", "facts.field.what", Input::Text).optional();
const CALLER: Spec = field("caller", "facts.field.caller", Input::Text)
    .optional()
    .warns(|form| form.letters_in_number("caller"));
const AGREED: Spec = field("agreed", "facts.field.agreed", Input::Text).optional().hint("forms.hint.agreed");
const VISIT_KIND: Spec = field("kind", "facts.field.visit_kind", Input::VisitKind);
const QUOTED: Spec = field("repair", "facts.field.job", Input::Repair(Lacking::Quote));
const WRITTEN: Spec = field("notice", "facts.field.job", Input::Written);
const CONFIRMED: Spec = field(
    "confirmed",
    "forms.f.confirmed",
    Input::Answer { yes: "forms.answer.confirmed", no: "forms.answer.not_confirmed" },
);

/// A step of something that the day brings, done from its page.
const fn step(declared: &'static Declared, fields: &'static [Spec]) -> Kind {
    form(declared, Group::Register, "", fields)
}

/// A step of a visit.
const fn of_visit(declared: &'static Declared, fields: &'static [Spec]) -> Kind {
    step(declared, fields).hints(|form| form.about_visit())
}

pub(super) static KINDS: &[Kind] = &[
    form(
        Requested::DECLARED,
        Group::Register,
        "facts.lead.request",
        &[
            SITE,
            VISIT_KIND,
            field("what", "facts.field.what", Input::Text).optional(),
            field("wanted", "facts.field.wanted", Input::Day)
                .of_period()
                .warns(|form| form.wanted_day("wanted")),
            field("urgent", "facts.field.urgent", Input::Tick).optional(),
            CALLER,
            ON,
            AT,
        ],
    )
    .hints(|form| form.about_site()),
    form(
        VisitPlanned::DECLARED,
        Group::Register,
        "facts.lead.visit_planned",
        &[
            field("request", "facts.field.request", Input::Brought(DayThing::Request)).optional(),
            SITE,
            VISIT_KIND,
            field("day", "facts.field.day", Input::Day).of_period().warns(|form| form.far_day("day")),
            field("to", "facts.field.goes", Input::Goes),
            field("time", "facts.field.time", Input::Hour).optional(),
            field("job", "facts.field.job", Input::Job).optional(),
            field("phone", "facts.field.phone", Input::Tick).optional().only("kind", "follow_up"),
            WHAT,
            AGREED,
        ],
    )
    .becomes(|kind, said| said.of_a_repair_to_come().record(kind.declared))
    .hints(|form| form.planned_visit()),
    form(
        Complained::DECLARED,
        Group::Register,
        "facts.lead.complaint",
        &[
            SITE,
            field("kind", "facts.field.complaint_kind", Input::ComplaintKind).optional(),
            field("what", "facts.field.what", Input::Text),
            CALLER,
            ON,
            AT,
        ],
    ),
    form(
        ProblemReported::DECLARED,
        Group::Register,
        "facts.lead.problem",
        &[
            field("product", "facts.field.product", Input::Text).hint("forms.hint.product"),
            field("what", "facts.field.what", Input::Text),
            field("by", "forms.f.reported_by", Input::Person(Whom::Anybody)),
            field("site", "facts.field.site", Input::Site).optional(),
            ON,
            AT,
        ],
    ),
    form(
        Collected::DECLARED,
        Group::Register,
        "facts.lead.collected",
        &[
            field("by", "facts.field.taken_by", Input::Person(Whom::Anybody)),
            field("amount", "facts.field.amount", Input::Money).empty("forms.wrong.no_cash"),
            field("site", "facts.field.site", Input::Site).optional(),
            field("job", "facts.field.job", Input::Job).optional(),
            field("remark", "forms.f.how_paid", Input::Text).optional().hint("forms.hint.how_paid"),
            ON,
            AT,
        ],
    ),
    form(
        MatterReported::DECLARED,
        Group::Register,
        "facts.lead.unusual",
        &[
            field("about", "facts.field.matter_about", Input::Kept).optional(),
            field("what", "facts.field.unusual", Input::Text),
            field("site", "facts.field.site", Input::Site).optional(),
            ON,
            AT,
        ],
    )
    .opening(|form| form.matter_about()),
    form(
        Reminded::DECLARED,
        Group::Register,
        "facts.lead.reminded",
        &[SITE, field("promised", "facts.field.promised", Input::Day).of_period().optional(), REMARK, ON],
    )
    .hints(|form| form.reminded()),
    form(
        Away::DECLARED,
        Group::Register,
        "facts.lead.away",
        &[PERSON, field("day", "facts.field.day", Input::Day).of_period()],
    ),
    form(DealerConsents::DECLARED, Group::Register, "facts.lead.dealer_consents", &[SITE, ON]),
    form(DealerRefuses::DECLARED, Group::Register, "facts.lead.dealer_refuses", &[SITE, ON]),
    form(
        FollowUpsDropped::DECLARED,
        Group::Register,
        "facts.lead.dropped",
        &[SITE, field("reason", "facts.field.reason", Input::Text), ON],
    ),
    form(FollowUpsResumed::DECLARED, Group::Register, "facts.lead.resumed", &[SITE, ON]),
    form(
        LooksAfter::DECLARED,
        Group::Register,
        "facts.lead.looks_after",
        &[SITE, field("person", "facts.field.person", Input::Leader), ON],
    ),
    form(
        ListSent::DECLARED,
        Group::Register,
        "facts.lead.list_sent",
        &[field("month", "facts.field.month", Input::Month), ON],
    ),
    form(
        Quoted::DECLARED,
        Group::Repair,
        "facts.lead.quote",
        &[
            KEPT,
            number("forms.hint.number").fills("repair"),
            SITE.warns(|form| form.visit_waits()),
            field("fault", "facts.field.fault", Input::Fault).hint("forms.hint.fault_known"),
            field("plan", "facts.field.plan", Input::Text).optional(),
            field("lines", "facts.field.lines", Input::Lines).optional().warns(|form| form.prices_in_doubt()),
            field("charged", "forms.f.quoted", Input::Money),
            field("floor", "facts.field.floor", Input::Money).hint("forms.hint.floor"),
            ON,
        ],
    )
    .becomes(|kind, said| said.under_kept_id("repair").record(kind.declared))
    .hints(|form| form.planned_quote()),
];

pub(super) static STEPS: &[Kind] = &[
    of_visit(
        VisitMoved::DECLARED,
        &[
            VISIT,
            field("to", "facts.field.goes", Input::Goes).optional(),
            field("day", "facts.field.day", Input::Day)
                .of_period()
                .optional()
                .warns(|form| form.far_day("day")),
            field("time", "facts.field.time", Input::Hour).optional(),
            field("told", "facts.field.told", Input::Tick).optional(),
            ON,
            AT,
        ],
    ),
    of_visit(SentStraight::DECLARED, &[VISIT, ON]),
    of_visit(
        Arrived::DECLARED,
        &[
            VISIT,
            ON,
            AT,
            AGREED,
            field("plan", "facts.field.work_plan", Input::Text).optional().hint("forms.hint.work_plan"),
            field("prepare", "facts.field.prepare", Input::Text).optional().hint("forms.hint.prepare"),
        ],
    ),
    of_visit(
        Ended::DECLARED,
        &[VISIT, field("outcome", "facts.field.outcome", Input::Outcome), REMARK, ON, AT],
    ),
    of_visit(PassedUp::DECLARED, &[VISIT, field("remark", "facts.field.what", Input::Text), ON, AT]),
    of_visit(VisitSheetIn::DECLARED, &[VISIT, ON, SHEET_AT]),
    of_visit(
        SheetReviewed::DECLARED,
        &[
            VISIT,
            field(
                "qualified",
                "facts.field.sheet_qualified",
                Input::Answer { yes: "forms.answer.qualified", no: "forms.answer.not_qualified" },
            ),
            REMARK,
            ON,
        ],
    ),
    of_visit(VisitCalled::DECLARED, &[VISIT, CONFIRMED, REMARK, ON, AT]),
    step(
        ObjectionSettled::DECLARED,
        &[
            field("subject", "facts.field.thing", Input::Objected),
            field("remark", "forms.f.how_settled", Input::Text),
            ON,
            AT,
        ],
    )
    .hints(|form| form.about_objection()),
    step(
        Verified::DECLARED,
        &[
            COMPLAINT,
            field(
                "own_fault",
                "facts.field.own_fault",
                Input::Answer { yes: "forms.answer.own_fault", no: "forms.answer.no_fault" },
            ),
            field("person", "facts.field.whose_fault", Input::Person(Whom::Anybody)).only("own_fault", "yes"),
            REMARK,
            ON,
            AT,
        ],
    )
    .hints(|form| form.about_complaint()),
    step(
        Answered::DECLARED,
        // Asked for here, so that whoever wants to know later what was said finds it; files from before may lack it.
        &[COMPLAINT, field("remark", "facts.field.answer", Input::Text), ON, AT],
    )
    .hints(|form| form.about_complaint()),
    step(
        MatterAnswered::DECLARED,
        &[
            field("matter", "facts.field.matter", Input::Brought(DayThing::Matter)),
            field("answer", "facts.field.managers_answer", Input::Text),
            ON,
            AT,
        ],
    )
    .hints(|form| form.about_matter()),
    step(ProblemTaken::DECLARED, &[PROBLEM, REMARK, ON]).hints(|form| form.about_problem()),
    step(
        ProblemJudged::DECLARED,
        &[
            PROBLEM,
            field(
                "is_new",
                "facts.field.is_new",
                Input::Answer { yes: "forms.answer.is_new", no: "forms.answer.is_known" },
            )
            .warns(|form| form.rewarded_in_one_step()),
            field("remark", "forms.f.why", Input::Text),
            field("on", "forms.f.confirmed_on", Input::Day),
        ],
    )
    .hints(|form| form.about_problem()),
    step(HandedIn::DECLARED, &[field("money", "facts.field.cash", Input::Brought(DayThing::Cash)), ON, AT]),
    step(QuoteApproved::DECLARED, &[QUOTED, field("by", "facts.field.by", Input::Person(Whom::Manager)), ON])
        .hints(|form| form.about_quote()),
    step(Consented::DECLARED, &[QUOTED, ON]).hints(|form| form.about_quote()),
    step(SentToFactory::DECLARED, &[QUOTED, ON]).hints(|form| form.about_quote()),
    step(
        NoticeApproved::DECLARED,
        &[WRITTEN, field("by", "facts.field.by", Input::Person(Whom::SalesVp)), ON],
    )
    .hints(|form| form.about_written()),
    step(
        NoticeAssigned::DECLARED,
        &[
            WRITTEN,
            field("to", "forms.day.assign_to", Input::Assignee),
            field("by", "facts.field.by", Input::Person(Whom::Assigner)),
            ON,
        ],
    )
    .hints(|form| form.about_written()),
];
