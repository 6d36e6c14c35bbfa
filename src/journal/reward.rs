//! Rewards (5.5): each stands for itself, and pays by itself.

use super::kind::{Noun, Shape, Whom, facts, roles::MANAGER};
use crate::domain::PersonId;

facts! {
    /// Rewards (5.5): each stands for itself, and pays by itself.
    Reward(RewardFact) {
        ProductIssueConfirmed "product_issue" "A reported product problem was confirmed as new." by MANAGER, "5.5.1" {
            by: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.by",
        }
    }
}
