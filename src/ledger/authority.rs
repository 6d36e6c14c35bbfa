//! Whose a fact was to record. What somebody was not entitled to record is kept aside: it stands in the journal, changes
//! nothing, and is shown with the reason until somebody who may takes it over or takes it back.
//!
//! What comes in by a file obeys the same roles as what is recorded at the desk, by the role of its actor at that time. That
//! he is who he says he is, nobody can tell yet.

use super::{About, Ledger, roles::Standing};
use crate::{
    domain::{Arrange, PersonId, Role},
    journal::{
        BranchFact, ClosingRejected, CommissioningFact, Fact, FactBody, MonthClosed, NoticeAssigned,
        NoticeIssued, OwnAnswer, Reassigned, RegisterFact, VisitMoved, VisitPlanned, Withdrawn,
        number::says_the_same,
        recorders::{own_word, recorders, withdrawers},
    },
};
use std::sync::Arc;

/// Why a fact is kept aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// Nobody here was called so then.
    UnknownActor,
    /// He had left.
    ActorLeft,
    /// It is for other roles.
    Role { roles: &'static [Role], clause: &'static str },
    /// An approval is the approver's own (5.2.5).
    InAnothersName { by: PersonId },
    /// Whoever holds the work finishes it (6.1.6); whoever goes on a visit reports it (6.5.3).
    AnothersWork { holder: PersonId },
    /// The month was not over, or it was closed by what was still to come (4.1).
    MonthNotOver,
    /// It does not come to what was known when it was made, as was found where it came in by a file (4.1).
    WrongFigures,
    /// A month that is closed stays closed, whoever takes it back (4.1).
    Stands,
}

impl Ledger {
    /// Why a fact counts for nothing, if it does. `told`: what is told of the same part, in the order it counts.
    pub(super) fn judge(&self, told: &[Arc<Fact>], fact: &Fact) -> Option<Aside> {
        if self.opens_a_month(fact) {
            return Some(Aside::Stands);
        }
        if self.is_rejected(fact) {
            return Some(Aside::WrongFigures);
        }
        let standing = self.roles.standing(fact);
        let role = match standing {
            Standing::Founding => return None,
            Standing::Unknown => return Some(Aside::UnknownActor),
            Standing::Left => return Some(Aside::ActorLeft),
            Standing::Role(role) => role,
        };
        match &fact.body {
            FactBody::Branch(BranchFact::Withdrawn(Withdrawn { fact: mistake, .. })) => {
                // Of what is not known nothing is taken back, whoever does it.
                let mistake = self.by_id.get_shared(mistake)?;
                self.taking_back(fact, mistake)
            }
            body => {
                let (roles, clause) = recorders(body);
                if !standing.is_among(roles) {
                    return Some(Aside::Role { roles, clause });
                }
                match body {
                    FactBody::Branch(BranchFact::MonthClosed(closed)) => not_over(fact, closed),
                    FactBody::Commissioning(CommissioningFact::Finished(_))
                    | FactBody::Register(
                        RegisterFact::Arrived(_) | RegisterFact::Ended(_) | RegisterFact::PassedUp(_),
                    ) => self.anothers_work(told, fact, role),
                    body => self.in_anothers_name(fact, body),
                }
            }
        }
    }

    /// Whether a fact takes a closing back that counts. What is kept aside has closed nothing.
    fn opens_a_month(&self, fact: &Fact) -> bool {
        let mistake = fact.body.of().and_then(|Withdrawn { fact, .. }| self.by_id.get_shared(fact));
        mistake.is_some_and(|mistake| {
            mistake.body.of::<MonthClosed>().is_some() && self.judge(&[], mistake).is_none()
        })
    }

    /// Whether a fact is a closing that was found not to come to its own figures.
    fn is_rejected(&self, fact: &Fact) -> bool {
        if fact.body.of::<MonthClosed>().is_none() {
            return false;
        }
        let by_another = |other: &&Arc<Fact>| {
            other.body.of().is_some_and(|rejected: &ClosingRejected| rejected.closing == fact.id)
        };
        // Asked of the facts themselves: which of them are withdrawn may not be folded yet.
        let taken_back = |rejection: &Arc<Fact>| {
            let told = self.told.get(&About::Withdrawal(rejection.id));
            told.into_iter().flatten().any(|back| self.judge(&[], back).is_none())
        };
        let mut rejections = self.told_with(fact).iter().filter(by_another);
        rejections.any(|rejection| self.judge(&[], rejection).is_none() && !taken_back(rejection))
    }

    /// Why a mistake is for somebody else to take back, if it is.
    fn taking_back(&self, fact: &Fact, mistake: &Fact) -> Option<Aside> {
        let (roles, clause) = withdrawers(&mistake.body);
        if !self.roles.may_take_back(fact, mistake) {
            return Some(Aside::Role { roles, clause });
        }
        self.in_anothers_name(fact, &mistake.body)
    }

    /// What is kept aside and still to be looked at, in the order in which it became known: not what was taken back, nor what
    /// somebody who may has recorded as well.
    pub fn kept_aside(&self) -> Vec<&Arc<Fact>> {
        let facts = self.aside.keys().filter_map(|id| self.fact(*id));
        let pending = |fact: &&Arc<Fact>| !self.withdrawn.contains_key(&fact.id) && !self.is_taken_over(fact);
        let mut pending: Vec<&Arc<Fact>> = facts.filter(pending).collect();
        pending.arrange_by_key(|fact| (fact.recorded, fact.id));
        pending
    }

    /// Whether the same was recorded of the same day by somebody who may.
    fn is_taken_over(&self, aside: &Fact) -> bool {
        let counts =
            |fact: &Fact| !self.aside.contains_key(&fact.id) && !self.withdrawn.contains_key(&fact.id);
        let same = |fact: &Fact| fact.on == aside.on && says_the_same(&fact.body, &aside.body);
        self.told_with(aside).iter().any(|fact| same(fact) && counts(fact))
    }

    fn in_anothers_name(&self, fact: &Fact, said: &FactBody) -> Option<Aside> {
        let (by, roles) = own_word(said)?;
        if fact.actor == *by {
            return None;
        }
        // Whoever has left, or never was one, gives none that counts: the rules look at that.
        match self.roles.was(by, fact) {
            Standing::Role(role) if roles.contains(&role) => Some(Aside::InAnothersName { by: by.clone() }),
            // What somebody says for himself is nobody else's, whoever he is by now; only taking it back is.
            _ if fact.body.of::<OwnAnswer>().is_some() => Some(Aside::InAnothersName { by: by.clone() }),
            _ => None,
        }
    }

    /// A technician finishes what he holds, and reports of the visits on which he goes. Whoever assigns work writes it down for
    /// him (2.3). Whoever is not there any more, or does other work, answers for none: any technician may.
    fn anothers_work(&self, told: &[Arc<Fact>], fact: &Fact, role: Role) -> Option<Aside> {
        if role != Role::Technician {
            return None;
        }
        let holder = |other: &Arc<Fact>| {
            let assigned = other.body.of().map(|NoticeIssued { to, .. }| to.clone());
            let assigned = assigned.or_else(|| other.body.of().map(|NoticeAssigned { to, .. }| to.clone()));
            let assigned = assigned.or_else(|| other.body.of().map(|Reassigned { to, .. }| to.clone()));
            let goes = || other.body.of().map(|VisitPlanned { to, .. }| to.clone());
            let moved = || other.body.of().and_then(|VisitMoved { to, .. }| to.clone());
            let assigned = assigned.or_else(goes).or_else(moved)?;
            self.roles.may(other, recorders(&other.body).0).then_some(assigned)
        };
        let is_before = |recorded, id| (recorded, id) < (fact.recorded, fact.id);
        let taken_back = |other: &Arc<Fact>| {
            self.withdrawn.get(&other.id).is_some_and(|back| is_before(back.recorded, back.fact))
        };
        let before = told.iter().filter(|other| is_before(other.recorded, other.id) && !taken_back(other));
        let holder = before.filter_map(holder).next_back()?;
        let roles = recorders(&fact.body).0;
        let answers = matches!(self.roles.was(&holder, fact), Standing::Role(role) if roles.contains(&role));
        (answers && holder != fact.actor).then_some(Aside::AnothersWork { holder })
    }
}

fn not_over(fact: &Fact, MonthClosed { month, known_until, .. }: &MonthClosed) -> Option<Aside> {
    let over = known_until.date() > month.last() && *known_until <= fact.recorded;
    (!over).then_some(Aside::MonthNotOver)
}

#[cfg(test)]
mod tests;
