//! Journeys (5.1.6, 8.1), and money that somebody took for the company (6.10.2).

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{DESK, DESK_AND_FIELD},
};
use crate::domain::{DayThing, JobId, Money, PersonId, SiteId, ThingId, TravelId};
use chrono::NaiveDate;

facts! {
    /// Journeys (5.1.6, 8.1), and money that somebody took for the company (6.10.2).
    Money(MoneyFact) {
        TravelClaimed "travel" "A travel expense." by DESK, "8.1" {
            travel: TravelId as Shape::New(Noun::Journey) => "facts.field.number",
            /// What people call it by; not written where the id is the number.
            number [optional]: Option<String> as Shape::Name => "facts.field.number",
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            amount: Money as Shape::Yuan => "facts.field.amount",
            /// The manager's own word.
            approved: bool as Shape::Tick => "facts.row.approved",
            customer_pays: bool as Shape::Tick => "facts.row.customer_pays",
        }
        Collected "collected" "Somebody took money for the company." by DESK_AND_FIELD, "6.10.2" {
            money: ThingId as Shape::New(Noun::Day(DayThing::Cash)) => "facts.field.cash",
            by: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.taken_by",
            amount: Money as Shape::Yuan => "facts.field.amount",
            site [optional]: Option<SiteId> as Shape::Known(Noun::Site) => "facts.field.site",
            job [optional]: Option<JobId> as Shape::Coming(Noun::Job) => "facts.field.job",
            /// Cash, transfer, and what else there is to say.
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        Reminded "reminded" "A customer was reminded of what he has not paid." by DESK, "2.2.5" {
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            /// The day by which he means to pay.
            promised [optional]: Option<NaiveDate> as Shape::Day => "facts.field.promised",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        HandedIn "handed_in" "Money that was taken is with the clerk or on the company's account." by DESK, "6.10.2" {
            money: ThingId as Shape::Known(Noun::Day(DayThing::Cash)) => "facts.field.cash",
        }
    }
}
