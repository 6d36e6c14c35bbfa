//! Journeys (5.1.6, 8.1).

use super::kind::{Noun, Shape, Whom, facts, roles::DESK};
use crate::domain::{Money, PersonId, TravelId};

facts! {
    /// Journeys (5.1.6, 8.1).
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
    }
}
