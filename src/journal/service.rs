//! What every kind of work has: the calls about it.

use super::kind::{Noun, Shape, facts, roles::CLERK};
use crate::domain::JobId;

facts! {
    /// What every kind of work has: the calls about it.
    Service(ServiceFact) {
        CalledBack "callback" "The clerk's phone callback about a notice or a repair." by CLERK, "6.1.9" {
            job: JobId as Shape::Known(Noun::Job) => "facts.field.job",
            confirmed: bool as Shape::Tick => "facts.row.confirmed",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
    }
}
