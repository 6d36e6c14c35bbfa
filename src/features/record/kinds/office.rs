//! Attendance, extra money, penalties and people.

use super::{
    Group, Input, Kind, Whom,
    common::{CLAUSE, JOB, ON, PERSON, number},
    field,
};
use crate::journal::{
    ClockedIn, FollowUpsReviewed, MorningExcused, OwnWorkUnfinished, PenaltyConfirmed, PenaltyWaived,
    PersonLeft, ProductIssueConfirmed, TravelClaimed, kind::Kind as _,
};

pub(super) static KINDS: &[Kind] = &[
    Kind {
        declared: ClockedIn::DECLARED,
        group: Group::Attendance,
        lead: "forms.lead.punch",
        fields: &[
            PERSON,
            field("day", "facts.field.day", Input::Day),
            field("time", "facts.field.at", Input::Time).fills("at"),
        ],
    },
    Kind {
        declared: MorningExcused::DECLARED,
        group: Group::Attendance,
        lead: "forms.lead.excused",
        fields: &[PERSON, field("day", "facts.field.day", Input::Day)],
    },
    Kind {
        declared: FollowUpsReviewed::DECLARED,
        group: Group::Extra,
        lead: "forms.lead.follow_ups",
        fields: &[
            field("by", "facts.field.by", Input::Person(Whom::Field)),
            field("qualified", "facts.field.qualified", Input::Count),
            field("on", "forms.f.reviewed_on", Input::Day),
        ],
    },
    Kind {
        declared: ProductIssueConfirmed::DECLARED,
        group: Group::Extra,
        lead: "forms.lead.product_issue",
        fields: &[
            field("by", "forms.f.reported_by", Input::Person(Whom::Anybody)),
            field("on", "forms.f.confirmed_on", Input::Day),
        ],
    },
    Kind {
        declared: TravelClaimed::DECLARED,
        group: Group::Extra,
        lead: "forms.lead.travel",
        fields: &[
            number("forms.hint.number").fills("travel"),
            PERSON,
            ON,
            field("amount", "facts.field.amount", Input::Money),
            field("approved", "forms.f.travel_approved", Input::Consent).optional(),
            field("customer_pays", "forms.f.customer_pays", Input::Tick).optional(),
        ],
    },
    Kind {
        declared: PenaltyConfirmed::DECLARED,
        group: Group::Penalty,
        lead: "forms.lead.penalty",
        fields: &[
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
    },
    Kind {
        declared: PenaltyWaived::DECLARED,
        group: Group::Penalty,
        lead: "forms.lead.waived",
        fields: &[CLAUSE, PERSON, JOB, field("reason", "facts.field.reason", Input::Text), ON],
    },
    Kind {
        declared: OwnWorkUnfinished::DECLARED,
        group: Group::Penalty,
        lead: "forms.lead.own_unfinished_work",
        fields: &[
            field("person", "facts.field.person", Input::Person(Whom::Field)),
            field("month", "facts.field.month", Input::Month),
        ],
    },
    Kind {
        declared: PersonLeft::DECLARED,
        group: Group::People,
        lead: "forms.lead.leave",
        fields: &[PERSON, field("on", "forms.f.last_day", Input::Day)],
    },
];
