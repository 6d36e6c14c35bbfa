//! What every kind of work has: the calls about it, and its number.

use super::kind::{
    Noun, Shape, facts,
    roles::{CLERK, DESK},
};
use crate::domain::{JobId, ThingId};

facts! {
    /// What every kind of work has: the calls about it, and its number.
    Service(ServiceFact) {
        CalledBack "callback" "The clerk's phone callback about a notice or a repair." by CLERK, "6.1.9" {
            job: JobId as Shape::Known(Noun::Job) => "facts.field.job",
            confirmed: bool as Shape::Tick => "facts.row.confirmed",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        Renumbered "number" "A notice, repair, contract or journey has another number from now on." by DESK, "6.2.1" {
            thing: ThingId as Shape::Known(Noun::Numbered) => "facts.field.thing",
            number: String as Shape::Name => "facts.field.number",
        }
    }
}
