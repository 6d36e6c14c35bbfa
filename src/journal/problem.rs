//! Problems of products, from the report to what development finds (5.5.1).

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{DESK_AND_FIELD, MANAGER},
};
use crate::domain::{DayThing, PersonId, SiteId, ThingId};

facts! {
    /// Problems of products, from the report to what development finds (5.5.1).
    Problem(ProblemFact) {
        ProblemReported "problem" "Somebody reported a problem of a product." by DESK_AND_FIELD, "5.5.1" {
            problem: ThingId as Shape::New(Noun::Day(DayThing::Problem)) => "facts.field.problem",
            by: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "forms.f.reported_by",
            /// Which product, and which model of it.
            product: String as Shape::Name => "facts.field.product",
            what [optional]: String as Shape::Remark => "facts.field.what",
            site [optional]: Option<SiteId> as Shape::Known(Noun::Site) => "facts.field.site",
        }
        ProblemTaken "problem_taken" "Development has taken up a reported problem." by MANAGER, "5.5.1" {
            problem: ThingId as Shape::Known(Noun::Day(DayThing::Problem)) => "facts.field.problem",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        ProblemJudged "problem_judged" "Development said whether a reported problem is a new one." by MANAGER, "5.5.1" {
            problem: ThingId as Shape::Known(Noun::Day(DayThing::Problem)) => "facts.field.problem",
            is_new: bool as Shape::Tick => "facts.field.is_new",
            /// Why it is, or why not.
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
    }
}
