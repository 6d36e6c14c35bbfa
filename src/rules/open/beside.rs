//! What waits for somebody and pays nobody yet: quotes on their way, a customer's word that was not kept, the week's list.

use super::{Known, Lack, Open, Task, of_month};
use crate::{
    domain::{
        Collected, Month, Role, SiteId,
        month::{add_days, monday_of},
    },
    ledger::{Contract, Ledger, Quoted},
    rules::{
        Subject,
        open::Actor,
        owing::{BrokenWord, broken_words},
    },
};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Known<'_> {
    pub(super) fn beside(&self) -> Vec<Open> {
        let quotes = self.ledger.quoted.values().filter_map(|quoted| self.of_quote(quoted));
        quotes.chain(self.broken_words()).chain(self.week_list()).collect()
    }

    /// The manager agrees to a quote before the customer sees it (5.2.1), the customer before anything is repaired (6.2.5), and
    /// what the factory has is repaired there (5.2.2).
    fn of_quote(&self, quoted: &Quoted) -> Option<Open> {
        let quote = &quoted.quote;
        let (task, actor, since, clause) = match (&quote.approved, quote.consented, quoted.factory) {
            (None, ..) => (Task::AgreeToQuote, Actor::Role(Role::Manager), quote.stamp.on, "5.2.1"),
            (Some(approved), None, _) => (Task::AskCustomer, self.asks(quoted), approved.on(), "6.2.5"),
            // The factory writes nothing here: whoever was there records that it is repaired.
            (_, Some(_), Some(sent)) => (Task::FactoryRepair, self.asks(quoted), sent.on, "5.2.2"),
            // Whether the factory is needed is for the branch to say.
            (_, Some(_), None) => return None,
        };
        let lack = Lack::new(task, actor, clause).since(since);
        Some(of_month(lack, Subject::Job(quoted.id.clone()), Month::of(quote.stamp.on)))
    }

    /// Whoever was there for it; where nobody was, the clerk.
    fn asks(&self, quoted: &Quoted) -> Actor {
        let went = self.ledger.visits_for(quoted.id.as_str()).last().map(|visit| visit.place().to);
        went.map_or(Actor::Role(Role::Clerk), Actor::Person)
    }

    /// Who said by when he would pay, and has not, is reminded again (2.2.5).
    fn broken_words(&self) -> Vec<Open> {
        let today = self.now.date();
        let open = |broken: BrokenWord| {
            let lack = Lack::new(Task::RemindAgain, Actor::Role(Role::Clerk), "2.2.5");
            let lack = lack.since(add_days(broken.promised, 1));
            of_month(lack, Subject::of(&broken.work), Month::of(today))
        };
        broken_words(self.ledger, today).into_iter().map(open).collect()
    }

    /// The list of whom to follow up, each week anew (6.3.1), where there is anybody who comes first on it: in warranty or with a
    /// contract that runs.
    fn week_list(&self) -> Option<Open> {
        let monday = monday_of(self.now.date());
        let is_given = self.ledger.weeks.get(&monday).is_some_and(|lists| !lists.is_empty());
        if is_given || !has_customers(self.ledger, monday) {
            return None;
        }
        let lack = Lack::new(Task::WeekList, Actor::Role(Role::Manager), "6.3.1").since(monday);
        Some(of_month(lack, Subject::Nothing, Month::of(monday)))
    }
}

/// Whether anybody in warranty or with a contract that runs may be followed up.
fn has_customers(ledger: &Ledger, on: NaiveDate) -> bool {
    let runs = |one: &&Contract| one.from <= on && on <= one.to;
    let contracts: BTreeSet<&SiteId> = ledger.contracts.values().filter(runs).map(|one| &one.site).distinct();
    let mut sites = ledger.sites.values();
    sites.any(|site| (site.in_warranty(on) || contracts.contains(&site.id)) && site.no_follow_ups().is_none())
}
