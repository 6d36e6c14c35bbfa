//! What is so: a pure fold of the facts. Never edited by hand; the same facts give the same ledger in any order.

mod about;
mod authority;
mod calling;
mod chains;
mod conflicts;
mod contract;
mod day;
mod fees;
mod fold;
mod grow;
pub mod namesakes;
mod newer;
mod numbers;
mod people;
mod roles;
mod strays;
mod work;

pub use crate::journal::Order;
pub use about::About;
pub use authority::Aside;
pub use chains::{Chains, Knew};
pub use conflicts::{Asked, Conflict, Question};
pub use contract::Contract;
pub use day::{
    Arranged, Cash, Complaint, Finding, Judgement, Matter, Move, Place, Problem, Quote, Quoted, Request,
    Visit, Written, objection,
};
pub use fees::FeeSchedule;
pub use people::{NoFollowUps, Person, PersonSpan, Site};
pub use strays::{Absent, Missing, Why};
pub use work::{
    At, Closing, Decision, FollowUps, Notice, PaperHandIn, PenaltyRecord, Repair, RuleSetRecord, Stamp,
    Travel,
};

use crate::{
    domain::{
        Calendar, ContractId, FactId, JobId, ListedVisit, Month, PenaltyClause, PersonId, Role, SiteId,
        Thing, ThingId, TravelId, WorkId,
    },
    journal::{Fact, Journal, NewerFact, RewardFact},
    shared::Shared,
};
use chrono::{NaiveDate, NaiveDateTime};
use roles::Roles;
use std::sync::Arc;

/// The state of the branch. Kept part by part ([`About`]): a new fact changes the part that it is about, and a copy shares
/// everything else.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// Every fact, in the order it counts, withdrawn ones included.
    facts: Shared<Order, Fact>,
    by_id: Shared<FactId, Fact>,
    by_recorded: Shared<(NaiveDateTime, FactId), Fact>,
    /// What each device recorded knowing what.
    chains: Chains,
    /// Who was what when, as it became known.
    roles: Arc<Roles>,
    /// What is kept aside: whoever recorded it was not entitled to.
    pub aside: Shared<FactId, Aside>,
    /// What counts and belongs to nothing that is here.
    strays: strays::Strays,
    /// What is told of each part, in the order it counts.
    told: Shared<About, Vec<Arc<Fact>>>,
    /// The jobs of each site, known or not.
    at_sites: Shared<SiteId, SiteWork>,
    /// What the parts that go by a number have made.
    made: Shared<ThingId, fold::Made>,
    /// What carries each number, in the order in which it was begun.
    numbers: Shared<String, Numbered>,
    /// The same of numbers that several of one series carry, and no others.
    alike: Shared<String, Numbered>,
    pub branch: String,
    pub calendar: Calendar,
    pub people: Shared<PersonId, Person>,
    pub sites: Shared<SiteId, Site>,
    /// What tells people and sites of one name apart.
    pub marks: namesakes::Marks,
    pub notices: Shared<JobId, Notice>,
    pub repairs: Shared<JobId, Repair>,
    pub contracts: Shared<ContractId, Contract>,
    pub travel: Shared<TravelId, Travel>,
    /// Visits that were asked for.
    pub requests: Shared<ThingId, Request>,
    pub visits: Shared<ThingId, Visit>,
    pub complaints: Shared<ThingId, Complaint>,
    pub problems: Shared<ThingId, Problem>,
    /// Money that somebody took for the company.
    pub cash: Shared<ThingId, Cash>,
    /// Anything unusual that was reported.
    pub matters: Shared<ThingId, Matter>,
    /// Notices as marketing's clerk wrote them, assigned or not.
    pub written: Shared<JobId, Written>,
    /// Repairs that were quoted for and are not done yet.
    pub quoted: Shared<JobId, Quoted>,
    /// Who could not come to the office on which day (6.2.9).
    pub away: Shared<(PersonId, NaiveDate), Stamp>,
    /// The months whose list of assignments went to finance (6.1.10).
    pub lists_sent: Shared<Month, Stamp>,
    /// The lists of follow-ups of each week, by its Monday (6.3.1).
    pub weeks: Shared<NaiveDate, Vec<At<Vec<ListedVisit>>>>,
    /// The visits of each site, and those that are made for a job or a request, in the order in which they were planned.
    visits_at: Shared<SiteId, Vec<(Order, ThingId)>>,
    visits_for: Shared<ThingId, Vec<(Order, ThingId)>>,
    /// Whom the manager sends straight to customers, by the morning that this excuses (6.5.6).
    pub straight: Shared<(PersonId, NaiveDate), Vec<ThingId>>,
    /// The visits that are not over, by who goes when.
    to_come: Shared<(PersonId, NaiveDate), Vec<ThingId>>,
    pub follow_ups: Shared<Order, FollowUps>,
    /// What pays by itself.
    pub rewards: Shared<Order, At<RewardFact>>,
    /// Questions that were answered twice without knowing, by what they are about.
    pub conflicts: Shared<About, Vec<Conflict>>,
    /// What only a newer program understands.
    pub newer: Shared<Order, At<NewerFact>>,
    /// Clock-ins by person and month, in the order of time.
    pub punches: Shared<(PersonId, Month), Vec<At<NaiveDateTime>>>,
    pub excused: Shared<(PersonId, NaiveDate), Stamp>,
    /// Findings of 5.1.12.
    pub own_unfinished_work: Shared<(PersonId, Month), Stamp>,
    pub penalties: Shared<Order, PenaltyRecord>,
    /// The first decision on a penalty of a job, by its clause: confirmed or waived.
    pub decisions: Shared<(PenaltyClause, JobId), Decision>,
    pub closings: Shared<Month, Closing>,
    /// Closings of a month that another desk had closed before, without this one knowing.
    pub closed_again: Shared<Month, Vec<Stamp>>,
    pub rule_sets: Vec<RuleSetRecord>,
    /// What service costs, by the days from which it does.
    pub fees: Vec<FeeSchedule>,
    /// Which fact withdrew which.
    pub withdrawn: Shared<FactId, Stamp>,
}

/// What carries a number, with the facts it was begun by, in the order of these.
type Numbered = Vec<(Order, Thing)>;

/// The jobs of a site with the facts they were begun by, in the order of these.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct SiteWork {
    notices: Vec<(Order, JobId)>,
    repairs: Vec<(Order, JobId)>,
}

impl SiteWork {
    fn of(&mut self, notices: bool) -> &mut Vec<(Order, JobId)> {
        if notices { &mut self.notices } else { &mut self.repairs }
    }
}

impl Ledger {
    /// Folds facts, in whatever order they come.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Arc<Fact>>) -> Ledger {
        Ledger::default().with(facts)
    }

    /// Folds all facts of a journal, whose list the ledger shares.
    pub fn of_journal(journal: &Journal) -> Ledger {
        let mut ledger = Ledger { by_id: journal.by_id().clone(), ..Ledger::default() };
        ledger.tell(journal.facts().cloned().collect());
        ledger
    }

    /// The ledger as it was known at a moment. What belongs to nothing it does not say.
    pub fn known_by(&self, until: NaiveDateTime) -> Ledger {
        let late: Vec<Arc<Fact>> = self.recorded_after(until).cloned().collect();
        let mut known = self.clone();
        known.strays = strays::Strays::unkept();
        known.forget(&late);
        known
    }

    /// The ledger as it was known where a fact was recorded, as far as that is said, without the fact itself.
    pub fn known_to(&self, fact: &Fact) -> Ledger {
        self.keeping(|other| other.id != fact.id && self.knew(fact, other) == Knew::Yes)
    }

    /// The ledger of some of its facts.
    pub fn keeping(&self, kept: impl Fn(&Fact) -> bool) -> Ledger {
        let gone: Vec<Arc<Fact>> = self.recorded().filter(|fact| !kept(fact)).cloned().collect();
        let mut ledger = self.clone();
        ledger.forget(&gone);
        ledger
    }

    /// Every fact, in the order it counts.
    pub fn facts(&self) -> Facts<'_> {
        Facts(&self.facts)
    }

    /// Every fact, in the order it became known.
    pub fn recorded(&self) -> impl DoubleEndedIterator<Item = &Arc<Fact>> + Clone {
        self.by_recorded.shared()
    }

    /// What became known after a moment, in the order it became known.
    pub fn recorded_after(&self, moment: NaiveDateTime) -> impl Iterator<Item = &Arc<Fact>> {
        let last = (moment, FactId(uuid::Uuid::max()));
        let later = self.by_recorded.from(&last).map(|(_, fact)| fact);
        later.filter(move |fact| fact.recorded > moment)
    }

    /// When the newest record was made.
    pub fn newest_record(&self) -> Option<NaiveDateTime> {
        self.by_recorded.keys().next_back().map(|(recorded, _)| *recorded)
    }

    /// What is known here and was not before, in the order it became known. None where something is known no more.
    pub fn new_since<'a>(&'a self, before: &'a Ledger) -> Option<Vec<&'a Fact>> {
        let changes = self.by_recorded.changes(&before.by_recorded);
        changes.map(|(_, was, is)| if was.is_none() { is.map(|fact| &**fact) } else { None }).collect()
    }

    pub fn fact(&self, id: FactId) -> Option<&Arc<Fact>> {
        self.by_id.get_shared(&id)
    }

    /// A fact in its place after the last one of its device.
    pub fn placed(&self, fact: Fact) -> Fact {
        let link = self.chains.next(&fact.device, |fact| self.fact(fact).cloned());
        Fact { link: Some(Box::new(link)), ..fact }
    }

    /// What is answered in two ways and concerns a job: its own steps, what its site is, and with `decisions` what was
    /// decided on its penalties.
    pub fn conflicts_of_job(&self, job: &JobId, decisions: bool) -> Vec<&Conflict> {
        if self.conflicts.is_empty() {
            return Vec::new();
        }
        let site = self.notices.get(job).map(|notice| &notice.site);
        let site = site.or_else(|| self.repairs.get(job).map(|repair| &repair.site));
        let concerns = |conflict: &&Conflict| match &conflict.of {
            Asked::Thing(Thing::Work(WorkId::Notice(id) | WorkId::Repair(id))) => id == job,
            Asked::Site(id) => Some(id) == site,
            // Late papers decide on the fee itself (7.4).
            Asked::Penalty(clause, id) => id == job && (decisions || *clause == PenaltyClause::LatePapers),
            _ => false,
        };
        let holds = |conflict: &&Conflict| conflict.question.holds_work();
        self.conflicts.values().flatten().filter(concerns).filter(holds).collect()
    }

    /// The same of a contract.
    pub fn conflicts_of_contract(&self, contract: &ContractId) -> Vec<&Conflict> {
        let concerns = |conflict: &&Conflict| {
            matches!(&conflict.of, Asked::Thing(Thing::Work(WorkId::Contract(id))) if id == contract)
                && conflict.question.holds_work()
        };
        self.conflicts.values().flatten().filter(concerns).collect()
    }

    /// Whether a fact is one of several answers to a question that nobody has settled.
    pub fn is_in_conflict(&self, fact: &Fact) -> bool {
        let conflicts = self.conflicts.get(&About::of(fact)).into_iter().flatten();
        conflicts.into_iter().any(|conflict| conflict.answers.contains(&fact.id))
    }

    /// Whether `later` was recorded knowing `earlier`.
    pub fn knew(&self, later: &Fact, earlier: &Fact) -> Knew {
        self.chains.knew(later, earlier)
    }

    /// What is told of the part that a fact is about, the fact itself included.
    pub fn told_with(&self, fact: &Fact) -> &[Arc<Fact>] {
        self.told.get(&About::of(fact)).map_or(&[], Vec::as_slice)
    }

    /// Who holds a role on a day: the one longest in it.
    pub fn holder_of(&self, role: Role, day: NaiveDate) -> Option<&Person> {
        self.people
            .values()
            .filter(|person| person.employed_on(day) && person.role_on(day) == role)
            .min_by_key(|person| (person.joined, person.id.clone()))
    }

    /// Somebody's clock-ins of a month, in the order of time.
    pub fn punches_of(&self, person: &PersonId, month: Month) -> &[At<NaiveDateTime>] {
        self.punches.get(&(person.clone(), month)).map_or(&[], Vec::as_slice)
    }

    /// The closing of a month, if it has been closed.
    pub fn closing(&self, month: Month) -> Option<&Closing> {
        self.closings.get(&month)
    }
}

impl Default for Ledger {
    /// Nothing is known but the official calendar.
    fn default() -> Ledger {
        Ledger {
            calendar: Calendar::official(),
            facts: Shared::default(),
            by_id: Shared::default(),
            by_recorded: Shared::default(),
            chains: Chains::default(),
            roles: Arc::default(),
            aside: Shared::default(),
            strays: strays::Strays::default(),
            told: Shared::default(),
            at_sites: Shared::default(),
            made: Shared::default(),
            numbers: Shared::default(),
            alike: Shared::default(),
            branch: String::new(),
            people: Shared::default(),
            sites: Shared::default(),
            marks: namesakes::Marks::default(),
            notices: Shared::default(),
            repairs: Shared::default(),
            contracts: Shared::default(),
            travel: Shared::default(),
            requests: Shared::default(),
            visits: Shared::default(),
            complaints: Shared::default(),
            problems: Shared::default(),
            cash: Shared::default(),
            matters: Shared::default(),
            written: Shared::default(),
            quoted: Shared::default(),
            away: Shared::default(),
            lists_sent: Shared::default(),
            weeks: Shared::default(),
            visits_at: Shared::default(),
            visits_for: Shared::default(),
            straight: Shared::default(),
            to_come: Shared::default(),
            follow_ups: Shared::default(),
            rewards: Shared::default(),
            conflicts: Shared::default(),
            newer: Shared::default(),
            punches: Shared::default(),
            excused: Shared::default(),
            own_unfinished_work: Shared::default(),
            penalties: Shared::default(),
            decisions: Shared::default(),
            closings: Shared::default(),
            closed_again: Shared::default(),
            rule_sets: Vec::new(),
            fees: Vec::new(),
            withdrawn: Shared::default(),
        }
    }
}

/// The facts of a ledger, in the order they count.
#[derive(Clone, Copy)]
pub struct Facts<'a>(&'a Shared<Order, Fact>);

impl<'a> Facts<'a> {
    pub fn iter(self) -> impl DoubleEndedIterator<Item = &'a Arc<Fact>> + Clone {
        self.0.shared()
    }

    pub fn first(self) -> Option<&'a Arc<Fact>> {
        self.iter().next()
    }

    pub fn len(self) -> usize {
        self.0.len()
    }

    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }
}
