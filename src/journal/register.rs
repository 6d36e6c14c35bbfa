//! The service register: requests, visits, and what is reported of them (6.2, 6.3, 6.5).

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{CLERK, DESK, DESK_AND_FIELD, DESK_AND_LEADER, MANAGER},
};
use crate::domain::{
    DayThing, JobId, ListedVisit, Minute, PersonId, SiteId, ThingId, VisitKind, VisitOutcome,
};
use chrono::NaiveDate;

facts! {
    /// The service register: requests, visits, and what is reported of them (6.2, 6.3, 6.5).
    Register(RegisterFact) {
        Requested "request" "A visit was asked for, for a day." by DESK_AND_FIELD, "6.2.1" {
            request: ThingId as Shape::New(Noun::Day(DayThing::Request)) => "facts.field.request",
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            kind: VisitKind as Shape::Visit => "facts.field.visit_kind",
            wanted: NaiveDate as Shape::Day => "facts.field.wanted",
            /// What is wrong, in the caller's words.
            what [optional]: String as Shape::Remark => "facts.field.what",
            caller [optional]: Option<String> as Shape::Line => "facts.field.caller",
            urgent [optional]: bool as Shape::Tick => "facts.field.urgent",
        }
        VisitPlanned "visit_planned" "A visit is in the register, for somebody and a day." by DESK_AND_LEADER, "6.2.1" {
            visit: ThingId as Shape::New(Noun::Day(DayThing::Visit)) => "facts.field.visit",
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            kind: VisitKind as Shape::Visit => "facts.field.visit_kind",
            to: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.goes",
            day: NaiveDate as Shape::Day => "facts.field.day",
            /// When he is expected there.
            time [optional]: Option<Minute> as Shape::Hour => "facts.field.time",
            request [optional]: Option<ThingId> as Shape::Coming(Noun::Day(DayThing::Request)) => "facts.field.request",
            /// The notice or repair that it is made for; a repair may be recorded once it is done.
            job [optional]: Option<JobId> as Shape::Coming(Noun::Job) => "facts.field.job",
            /// A follow-up by phone (6.3.6).
            phone [optional]: bool as Shape::Tick => "facts.field.phone",
            what [optional]: String as Shape::Remark => "facts.field.what",
            /// With whom at the customer's the visit was arranged, and how (6.1.2, 6.2.2).
            agreed [optional]: String as Shape::Remark => "facts.field.agreed",
        }
        VisitMoved "moved" "A visit passes to somebody else or another day." by DESK_AND_LEADER, "6.2.3" {
            visit: ThingId as Shape::Known(Noun::Day(DayThing::Visit)) => "facts.field.visit",
            to [optional]: Option<PersonId> as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.goes",
            day [optional]: Option<NaiveDate> as Shape::Day => "facts.field.day",
            time [optional]: Option<Minute> as Shape::Hour => "facts.field.time",
            /// The customer was told beforehand (6.1.2, 6.2.3).
            told [optional]: bool as Shape::Tick => "facts.field.told",
        }
        SentStraight "straight" "The manager sends somebody straight to the customer." by MANAGER, "6.5.6" {
            visit: ThingId as Shape::Known(Noun::Day(DayThing::Visit)) => "facts.field.visit",
        }
        Arrived "arrived" "Somebody arrived at a customer's." by DESK_AND_FIELD, "6.5.3" {
            visit: ThingId as Shape::Known(Noun::Day(DayThing::Visit)) => "facts.field.visit",
            /// With whom at the customer's he arranged his coming, and how (6.1.2, 6.2.2).
            agreed [optional]: String as Shape::Remark => "facts.field.agreed",
            /// How the work goes on, as agreed with the customer's people (6.1.3).
            plan [optional]: String as Shape::Remark => "facts.field.work_plan",
            /// What the customer's people were told to make ready (6.1.3).
            prepare [optional]: String as Shape::Remark => "facts.field.prepare",
        }
        Ended "ended" "A visit is over, with its outcome." by DESK_AND_FIELD, "6.5.3" {
            visit: ThingId as Shape::Known(Noun::Day(DayThing::Visit)) => "facts.field.visit",
            outcome: VisitOutcome as Shape::Outcome => "facts.field.outcome",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        PassedUp "passed_up" "What could not be solved was reported to the manager." by DESK_AND_FIELD, "6.2.4" {
            visit: ThingId as Shape::Known(Noun::Day(DayThing::Visit)) => "facts.field.visit",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        VisitSheetIn "sheet_in" "The feedback sheet of a visit is with the clerk or the manager." by DESK, "6.5.5" {
            visit: ThingId as Shape::Known(Noun::Day(DayThing::Visit)) => "facts.field.visit",
        }
        SheetReviewed "reviewed" "The manager reviewed the sheet of a visit." by MANAGER, "6.2.9" {
            visit: ThingId as Shape::Known(Noun::Day(DayThing::Visit)) => "facts.field.visit",
            qualified: bool as Shape::Tick => "facts.field.sheet_qualified",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        VisitCalled "called_back" "The clerk's phone callback about a visit." by CLERK, "6.2.10" {
            visit: ThingId as Shape::Known(Noun::Day(DayThing::Visit)) => "facts.field.visit",
            confirmed: bool as Shape::Tick => "facts.row.confirmed",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        ObjectionSettled "settled" "The manager settled an objection with the customer." by MANAGER, "6.2.10" {
            subject: ThingId as Shape::Known(Noun::Numbered) => "facts.field.thing",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        Away "away" "Somebody could not come to the office on a day." by MANAGER, "6.2.9" {
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            day: NaiveDate as Shape::Day => "facts.field.day",
        }
        DealerConsents "dealer_consents" "A dealer agrees to follow-ups at his customer's." by DESK_AND_LEADER, "6.3.1" {
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
        }
        DealerRefuses "dealer_refuses" "A dealer wants no follow-ups at his customer's." by DESK_AND_LEADER, "6.3.1" {
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
        }
        FollowUpsDropped "dropped" "No more follow-ups at a site." by MANAGER, "6.3.5" {
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            reason [optional]: String as Shape::Remark => "facts.field.reason",
        }
        FollowUpsResumed "resumed" "Follow-ups at a site are taken up again." by MANAGER, "6.3.5" {
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
        }
        WeekListed "weekly_list" "The manager issued the follow-ups of a week." by MANAGER, "6.3.1" {
            /// Its Monday.
            week: NaiveDate as Shape::Day => "facts.field.week",
            items: Vec<ListedVisit> as Shape::Listed => "facts.field.listed",
        }
        LooksAfter "looks_after" "A leader looks after a site from now on." by MANAGER, "2.3" {
            person: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.field.person",
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
        }
    }
}

impl Arrived {
    /// An arrival of which nothing more was said.
    pub fn only(visit: ThingId) -> Arrived {
        Arrived { visit, agreed: String::new(), plan: String::new(), prepare: String::new() }
    }
}
