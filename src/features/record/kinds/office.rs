//! Attendance, extra money, penalties and people.

use super::{
    Group, Input, Kind, Whom,
    common::{CLAUSE, JOB, ON, PERSON, nobody, number},
    field,
};
use crate::{
    domain::{Money, Month, PenaltyClause, TravelId},
    journal::FactBody,
};
use chrono::{NaiveDate, NaiveDateTime};

pub(super) static KINDS: &[Kind] = &[
    Kind {
        code: "punch",
        group: Group::Attendance,
        lead: "forms.lead.punch",
        fields: &[
            PERSON,
            field("day", "facts.field.day", Input::Day),
            field("time", "facts.field.at", Input::Time),
        ],
        trial: || FactBody::Punch { person: nobody(), at: NaiveDateTime::MIN },
        read: |r| {
            let (person, at) = (r.person("person"), r.moment("day", "time"));
            let at = at?;
            Some((at.date(), FactBody::Punch { person: person?, at }))
        },
    },
    Kind {
        code: "excused",
        group: Group::Attendance,
        lead: "forms.lead.excused",
        fields: &[PERSON, field("day", "facts.field.day", Input::Day)],
        trial: || FactBody::Excused { person: nobody(), day: NaiveDate::MIN },
        read: |r| {
            let (person, day) = (r.person("person"), r.day("day"));
            let day = day?;
            Some((day, FactBody::Excused { person: person?, day }))
        },
    },
    Kind {
        code: "follow_ups",
        group: Group::Extra,
        lead: "forms.lead.follow_ups",
        fields: &[
            field("by", "facts.field.by", Input::Person(Whom::Field)),
            field("qualified", "facts.field.qualified", Input::Count),
            field("on", "forms.f.reviewed_on", Input::Day),
        ],
        trial: || FactBody::FollowUps { by: nobody(), qualified: 0 },
        read: |r| {
            let (by, qualified, on) = (r.person("by"), r.count("qualified"), r.day("on"));
            Some((on?, FactBody::FollowUps { by: by?, qualified: qualified? }))
        },
    },
    Kind {
        code: "product_issue",
        group: Group::Extra,
        lead: "forms.lead.product_issue",
        fields: &[
            field("by", "forms.f.reported_by", Input::Person(Whom::Anybody)),
            field("on", "forms.f.confirmed_on", Input::Day),
        ],
        trial: || FactBody::ProductIssue { by: nobody() },
        read: |r| {
            let (by, on) = (r.person("by"), r.day("on"));
            Some((on?, FactBody::ProductIssue { by: by? }))
        },
    },
    Kind {
        code: "travel",
        group: Group::Extra,
        lead: "forms.lead.travel",
        fields: &[
            number("forms.hint.number"),
            PERSON,
            ON,
            field("amount", "facts.field.amount", Input::Money),
            field("approved", "forms.f.travel_approved", Input::Consent).optional(),
            field("customer_pays", "forms.f.customer_pays", Input::Tick).optional(),
        ],
        trial: || FactBody::Travel {
            travel: TravelId::parse("-").expect("a dash is an id"),
            person: nobody(),
            amount: Money::ZERO,
            approved: false,
            customer_pays: false,
        },
        read: |r| {
            let (travel, person, on) = (r.new_travel("number"), r.person("person"), r.day("on"));
            let (amount, approved, customer_pays) =
                (r.money("amount"), r.yes("approved"), r.yes("customer_pays"));
            let body = FactBody::Travel {
                travel: travel?,
                person: person?,
                amount: amount?,
                approved,
                customer_pays,
            };
            Some((on?, body))
        },
    },
    Kind {
        code: "penalty",
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
        trial: || FactBody::Penalty {
            clause: PenaltyClause::Complaint,
            person: nobody(),
            job: None,
            amount: None,
            manager: None,
            remark: String::new(),
        },
        read: |r| {
            let (clause, person, on) = (r.clause("clause"), r.person("person"), r.day("on"));
            let (amount, job, manager) =
                (r.base_sum("clause", "amount"), r.maybe_job("job"), r.maybe_person("manager"));
            let body = FactBody::Penalty {
                clause: clause?,
                person: person?,
                job: job?,
                amount: amount?,
                manager: manager?,
                remark: r.remark("remark"),
            };
            Some((on?, body))
        },
    },
    Kind {
        code: "waived",
        group: Group::Penalty,
        lead: "forms.lead.waived",
        fields: &[CLAUSE, PERSON, JOB, field("reason", "facts.field.reason", Input::Text), ON],
        trial: || FactBody::Waived {
            clause: PenaltyClause::Complaint,
            person: nobody(),
            job: None,
            reason: String::new(),
        },
        read: |r| {
            let (clause, person, job) = (r.clause("clause"), r.person("person"), r.maybe_job("job"));
            let (reason, on) = (r.text("reason"), r.day("on"));
            let body = FactBody::Waived { clause: clause?, person: person?, job: job?, reason: reason? };
            Some((on?, body))
        },
    },
    Kind {
        code: "own_unfinished_work",
        group: Group::Penalty,
        lead: "forms.lead.own_unfinished_work",
        fields: &[
            field("person", "facts.field.person", Input::Person(Whom::Field)),
            field("month", "facts.field.month", Input::Month),
        ],
        trial: || FactBody::OwnUnfinishedWork { person: nobody(), month: Month::of(NaiveDate::MIN) },
        read: |r| {
            let (person, month) = (r.person("person"), r.month("month"));
            let month = month?;
            Some((month.last().min(r.today()), FactBody::OwnUnfinishedWork { person: person?, month }))
        },
    },
    Kind {
        code: "leave",
        group: Group::People,
        lead: "forms.lead.leave",
        fields: &[PERSON, field("on", "forms.f.last_day", Input::Day)],
        trial: || FactBody::Leave { person: nobody() },
        read: |r| {
            let (person, on) = (r.person("person"), r.any_day("on"));
            Some((on?, FactBody::Leave { person: person? }))
        },
    },
];
