//! Attendance, extra money, penalties and people.

use super::{
    Group, Input, Kind, Whom,
    common::{CLAUSE, JOB, ON, PERSON, number},
    field, form,
};
use crate::journal::{
    ClockedIn, FollowUpsReviewed, MorningExcused, OwnWorkUnfinished, PenaltyConfirmed, PenaltyWaived,
    PersonLeft, ProductIssueConfirmed, Renumbered, TravelClaimed, kind::Kind as _,
};

pub(super) static KINDS: &[Kind] = &[
    form(
        ClockedIn::DECLARED,
        Group::Attendance,
        "facts.lead.punch",
        &[
            PERSON,
            field("day", "facts.field.day", Input::Day),
            field("time", "facts.field.at", Input::Time).fills("at"),
        ],
    )
    .hints(|form| form.punch()),
    form(
        MorningExcused::DECLARED,
        Group::Attendance,
        "facts.lead.excused",
        &[PERSON, field("day", "facts.field.day", Input::Day)],
    )
    .hints(|form| form.excused()),
    form(
        FollowUpsReviewed::DECLARED,
        Group::Extra,
        "facts.lead.follow_ups",
        &[
            field("by", "facts.field.by", Input::Person(Whom::Field)),
            field("qualified", "facts.field.qualified", Input::Count),
            field("on", "forms.f.reviewed_on", Input::Day),
        ],
    )
    .hints(|form| form.follow_ups()),
    form(
        ProductIssueConfirmed::DECLARED,
        Group::Extra,
        "facts.lead.product_issue",
        &[
            field("by", "forms.f.reported_by", Input::Person(Whom::Anybody))
                .warns(|form| form.rewarded_already()),
            field("on", "forms.f.confirmed_on", Input::Day),
        ],
    ),
    form(
        TravelClaimed::DECLARED,
        Group::Extra,
        "facts.lead.travel",
        &[
            number("forms.hint.number").fills("travel"),
            PERSON,
            ON,
            field("amount", "facts.field.amount", Input::Money),
            field("approved", "forms.f.travel_approved", Input::Consent).optional(),
            field("customer_pays", "forms.f.customer_pays", Input::Tick).optional(),
        ],
    )
    .hints(|form| form.travel()),
    form(
        PenaltyConfirmed::DECLARED,
        Group::Penalty,
        "facts.lead.penalty",
        &[
            CLAUSE,
            PERSON,
            ON,
            field("amount", "forms.f.base_sum", Input::Money).by_sum().hint("forms.hint.base_sum"),
            field("remark", "facts.row.what_happened", Input::Text).optional(),
            JOB,
            field("manager", "facts.row.manager", Input::Person(Whom::Manager))
                .optional()
                .hint("forms.hint.manager"),
        ],
    )
    .hints(|form| form.penalty()),
    form(
        PenaltyWaived::DECLARED,
        Group::Penalty,
        "facts.lead.waived",
        &[CLAUSE, PERSON, JOB, field("reason", "facts.field.reason", Input::Text), ON],
    ),
    form(
        OwnWorkUnfinished::DECLARED,
        Group::Penalty,
        "facts.lead.own_unfinished_work",
        &[
            field("person", "facts.field.person", Input::Person(Whom::Field)),
            field("month", "facts.field.month", Input::Month),
        ],
    )
    .hints(|form| form.own_work()),
    form(
        PersonLeft::DECLARED,
        Group::People,
        "facts.lead.leave",
        &[PERSON.given(), field("on", "forms.f.last_day", Input::Day).hint("people.leave.hint")],
    )
    .hints(|form| form.leave()),
    form(
        Renumbered::DECLARED,
        Group::Numbers,
        "facts.lead.number",
        &[field("thing", "facts.field.thing", Input::Numbered), number("forms.hint.renumber"), ON],
    ),
];
