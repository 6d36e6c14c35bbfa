//! Penalties (7), and what excuses a short month.

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{EVERYBODY, MANAGER},
};
use crate::domain::{JobId, Money, Month, PenaltyClause, PersonId};

facts! {
    /// Penalties (7), and what excuses a short month.
    Conduct(ConductFact) {
        PenaltyConfirmed "penalty" "The manager confirmed a penalty. `manager` bears the manager's part." by MANAGER, "7" {
            clause: PenaltyClause as Shape::Clause => "facts.row.clause",
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            job [optional]: Option<JobId> as Shape::Known(Noun::Judged) => "facts.field.job",
            /// The base sum where the clause takes one.
            amount [optional]: Option<Money> as Shape::Yuan => "facts.field.amount",
            /// Who bears the manager's part.
            manager [optional]: Option<PersonId> as Shape::Known(Noun::Person(Whom::Manager)) => "facts.row.manager",
            /// What happened.
            remark [optional]: String as Shape::Remark => "facts.row.what_happened",
        }
        PenaltyWaived "waived" "The manager dropped a proposed penalty." by MANAGER, "7" {
            clause: PenaltyClause as Shape::Clause => "facts.row.clause",
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            job [optional]: Option<JobId> as Shape::Known(Noun::Judged) => "facts.field.job",
            reason [optional]: String as Shape::Remark => "facts.field.reason",
        }
        PenaltyCorrected "corrected" "The manager dropped a proposed penalty and put the right one in its place." by MANAGER, "7" {
            clause: PenaltyClause as Shape::Clause => "facts.row.clause",
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            job: JobId as Shape::Known(Noun::Judged) => "facts.field.job",
            right_clause: PenaltyClause as Shape::Clause => "facts.row.right_clause",
            right_person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.row.right_person",
            /// The base sum where the right clause takes one.
            amount [optional]: Option<Money> as Shape::Yuan => "facts.field.amount",
            /// Why the proposed one is not right.
            reason: String as Shape::Remark => "facts.field.reason",
        }
        OwnAnswer "own_answer" "Whoever a penalty is proposed for says his own word, before it is decided." by EVERYBODY, "7" {
            clause: PenaltyClause as Shape::Clause => "facts.row.clause",
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            job: JobId as Shape::Known(Noun::Judged) => "facts.field.job",
            answer: String as Shape::Remark => "facts.field.own_answer",
        }
        OwnWorkUnfinished "own_unfinished_work" "The month's shortfall comes from own unfinished other work." by MANAGER, "5.1.12" {
            person: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.field.person",
            month: Month as Shape::Month => "facts.field.month",
        }
    }
}

impl ConductFact {
    /// The clauses that it decides on, of its job. A correction decides on two: what was proposed is over, and the right one
    /// is charged in its place; neither is asked again.
    pub fn decides(&self) -> [Option<PenaltyClause>; 2] {
        match self {
            ConductFact::PenaltyConfirmed(penalty) => [Some(penalty.clause), None],
            ConductFact::PenaltyWaived(waived) => [Some(waived.clause), None],
            ConductFact::PenaltyCorrected(PenaltyCorrected { clause, right_clause, .. }) => {
                [Some(*clause), Some(*right_clause).filter(|right| right != clause)]
            }
            ConductFact::OwnAnswer(_) | ConductFact::OwnWorkUnfinished(_) => [None, None],
        }
    }
}
