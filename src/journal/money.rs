//! Other money: journeys (5.1.6, 8.1) and rewards (5.5).

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{DESK, MANAGER},
};
use crate::domain::{Money, PersonId, TravelId};

facts! {
    /// Other money: journeys (5.1.6, 8.1) and rewards (5.5).
    Money(MoneyFact) {
        TravelClaimed "travel" "A travel expense." by DESK, "8.1" {
            travel: TravelId as Shape::New(Noun::Journey) => "facts.field.number",
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            amount: Money as Shape::Yuan => "facts.field.amount",
            /// The manager's own word.
            approved: bool as Shape::Tick => "facts.row.approved",
            customer_pays: bool as Shape::Tick => "facts.row.customer_pays",
        }
        ProductIssueConfirmed "product_issue" "A reported product problem was confirmed as new." by MANAGER, "5.5.1" {
            by: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.by",
        }
    }
}
