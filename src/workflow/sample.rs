//! The sample branch: a made-up year of a county branch for whoever wants to look around first.
//!
//! A plan of everything that happens in the window is laid out from a small generator of chance with a fixed seed,
//! put in the order in which it becomes known, and given as commands one after the other, until the present moment.
//! So the sample obeys every gate that people do, and the same moment gives the same branch.

mod chance;
mod commissioning;
mod day;
mod fees;
mod field;
mod names;
mod notices;
mod office;
mod plan;
mod present;
#[cfg(test)]
mod tests;

use super::{Command, Context, Refusal, close::figures, decide};
use crate::{
    domain::{DeviceId, FactId, Role, SiteId},
    journal::{BranchFact, Fact, FactBody, PeopleFact, WeekListed},
    ledger::Ledger,
    rules::RuleBook,
};
use chrono::NaiveDateTime;
use std::{collections::BTreeMap, sync::Arc};

/// The facts of the sample branch as they stand at a moment, in the order in which they became known. They begin on
/// 1 January, of last year until June and of this year from July on; all months before the last full one are closed.
///
/// `fact_id` gives ids that sort in the order in which they are given.
pub fn sample(now: NaiveDateTime, device: &DeviceId, fact_id: impl FnMut() -> FactId) -> Vec<Fact> {
    enact(plan::plan(now.date()), now, device, fact_id).facts
}

/// This is the sample and not somebody's own branch: it has the sample's name, and those who were there when the sample
/// began are the sample's people, by id and name. Whoever sets up a branch of that name has other people in it, and
/// whoever keeps the sample as his own gives it another name.
pub fn is_sample(ledger: &Ledger) -> bool {
    // Asked at every beginning: the names are read only where there is one to compare.
    if ledger.branch.is_empty() {
        return false;
    }
    let is_there = |staff: &names::Staff| {
        let id = names::person(&staff.id);
        ledger.people.get(&id).is_some_and(|person| person.spans[0].name == staff.name)
    };
    let office = [plan::MANAGER, plan::CLERK, plan::SALES_VP, plan::LEADER];
    let mut staff = names::NAMES.people.iter().filter(|staff| office.contains(&staff.id.as_str()));
    ledger.branch == names::NAMES.branch && staff.all(is_there)
}

/// A command at its moment.
struct Step {
    at: NaiveDateTime,
    /// Who gives it, and in which role; none while nobody is there yet.
    by: &'static str,
    role: Option<Role>,
    /// The site it is about: what was done at other sites does not matter for it.
    site: Option<SiteId>,
    command: Command,
}

/// What came of a plan.
struct Enacted {
    facts: Vec<Fact>,
    /// None, by a test.
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests look at it"))]
    refused: Vec<(Command, Refusal)>,
}

fn enact(
    plan: Vec<Step>,
    now: NaiveDateTime,
    device: &DeviceId,
    mut fact_id: impl FnMut() -> FactId,
) -> Enacted {
    let mut all: Vec<Arc<Fact>> = Vec::new();
    // Folding everything before each command would take the square of the facts: a command is decided by the facts
    // of its site and of the branch as a whole, which grow as they come, and only closing a month needs all of them.
    let mut known = Known::default();
    let mut book = RuleBook::of(&Ledger::default());
    let mut refused = Vec::new();
    for mut step in plan.into_iter().take_while(|step| step.at <= now) {
        let ledger = match (&step.command, &step.site) {
            (Command::CloseMonth { .. }, _) => Ledger::of(&all),
            (_, Some(site)) => known.of(std::slice::from_ref(site)),
            (command, None) => known.of(&listed(command)),
        };
        if let Command::CloseMonth { month, confirmed, .. } = &mut step.command {
            *confirmed = figures(&ledger, *month, step.at);
        }
        let context = Context {
            now: step.at,
            actor: names::person(step.by),
            role: step.role,
            device: device.clone(),
            fact: fact_id(),
            unread: 0,
        };
        match decide(&ledger, &book, step.command.clone(), &context) {
            Ok(facts) => {
                for fact in facts.into_iter().map(Arc::new) {
                    known.take(step.site.as_ref(), &fact);
                    if matches!(fact.body, FactBody::Branch(BranchFact::RulesAdopted(_))) {
                        book = RuleBook::of(&known.branch);
                    }
                    all.push(fact);
                }
            }
            Err(refusal) => refused.push((step.command, refusal)),
        }
    }
    drop(known);
    Enacted { facts: all.into_iter().map(Arc::unwrap_or_clone).collect(), refused }
}

/// What commands are decided by, as it is known so far.
#[derive(Default)]
struct Known {
    branch: Ledger,
    /// With what is known of the branch.
    sites: BTreeMap<SiteId, Ledger>,
}

impl Known {
    fn take(&mut self, site: Option<&SiteId>, fact: &Arc<Fact>) {
        match site {
            Some(site) => {
                self.sites.entry(site.clone()).or_insert_with(|| self.branch.clone()).take([fact]);
            }
            None if concerns_all(&fact.body) => {
                self.branch.take([fact]);
                self.sites.values_mut().for_each(|site| site.take([fact]));
            }
            None => {}
        }
    }

    fn of(&self, sites: &[SiteId]) -> Ledger {
        let mut told = sites.iter().filter_map(|site| self.sites.get(site));
        let mut ledger = told.next().unwrap_or(&self.branch).clone();
        told.for_each(|other| ledger.take(other.facts().iter()));
        ledger
    }
}

/// The customers of a week's list.
fn listed(command: &Command) -> Vec<SiteId> {
    let Command::Record { body, .. } = command else { return Vec::new() };
    let items = body.of::<WeekListed>().into_iter().flat_map(|list| &list.items);
    items.map(|item| item.site.clone()).collect()
}

/// What commands about any site look at.
fn concerns_all(body: &FactBody) -> bool {
    matches!(
        body,
        FactBody::Branch(BranchFact::BranchNamed(_))
            | FactBody::People(PeopleFact::PersonJoined(_))
            | FactBody::People(PeopleFact::PersonChanged(_))
            | FactBody::People(PeopleFact::PersonLeft(_))
            | FactBody::Branch(BranchFact::RulesAdopted(_))
            | FactBody::Branch(BranchFact::FeesSet(_))
    )
}
