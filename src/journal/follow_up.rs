//! Follow-up visits (5.4.2).

use super::{
    kind::{Noun, Shape, Whom, facts, roles::MANAGER},
    limits::QUALIFIED,
};
use crate::domain::PersonId;

facts! {
    /// Follow-up visits (5.4.2).
    FollowUp(FollowUpFact) {
        FollowUpsReviewed "follow_ups" "So many follow-up sheets were reviewed as qualified." by MANAGER, "6.3.4" {
            by: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.field.by",
            qualified: u32 as Shape::Count { most: QUALIFIED } => "facts.field.qualified",
        }
    }
}
