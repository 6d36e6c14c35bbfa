//! What is chosen for a week's list, and what it becomes.

use super::view::items;
use crate::{
    domain::{ListedVisit, PersonId, SiteId},
    journal::{FactBody, WeekListed},
    ledger::Ledger,
    workflow::Command,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The customers that are ticked, each with who goes there; nobody is chosen where the text is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    pub chosen: BTreeMap<String, String>,
}

/// What is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nobody is ticked.
    Nobody,
    /// It is not said who goes there.
    NoPerson(SiteId),
}

impl Typed {
    /// A week's list as it is, to be corrected: without those to whom nobody may be sent any more, for which it would be
    /// refused. Who goes is asked anew where he has left.
    pub fn of(ledger: &Ledger, monday: NaiveDate) -> Typed {
        let may = |item: &ListedVisit| {
            ledger.sites.get(&item.site).is_some_and(|site| site.no_follow_ups().is_none())
        };
        let here = |person: &PersonId| ledger.people.get(person).is_some_and(|one| one.employed_on(monday));
        let one = |ListedVisit { site, person }: ListedVisit| {
            let goes = if here(&person) { person.to_string() } else { String::new() };
            (site.to_string(), goes)
        };
        Typed { chosen: items(ledger, monday).into_iter().filter(may).map(one).collect() }
    }

    pub fn has(&self, site: &SiteId) -> bool {
        self.chosen.contains_key(site.as_str())
    }

    /// Who goes there, as it is chosen.
    pub fn person(&self, site: &SiteId) -> String {
        self.chosen.get(site.as_str()).cloned().unwrap_or_default()
    }

    pub fn wrong(&self) -> Vec<Wrong> {
        if self.chosen.is_empty() {
            return vec![Wrong::Nobody];
        }
        let nobody = self.chosen.iter().filter(|(_, person)| PersonId::parse(person).is_err());
        nobody.filter_map(|(site, _)| SiteId::parse(site).ok()).map(Wrong::NoPerson).collect()
    }

    fn items(&self) -> Option<Vec<ListedVisit>> {
        let one = |(site, person): (&String, &String)| {
            Some(ListedVisit { site: SiteId::parse(site).ok()?, person: PersonId::parse(person).ok()? })
        };
        self.chosen.iter().map(one).collect()
    }

    /// The list of the week. A correction takes back every list of it that counts, as one with what is issued anew.
    pub fn commands(
        &self,
        ledger: &Ledger,
        monday: NaiveDate,
        today: NaiveDate,
        corrects: Option<String>,
    ) -> Option<Vec<Command>> {
        let lists = ledger.weeks.get(&monday).into_iter().flatten();
        let withdraw = |reason: &String| {
            let one = |fact| Command::Withdraw { on: today, fact, reason: reason.clone() };
            lists.map(|list| one(list.stamp.fact)).collect::<Vec<_>>()
        };
        let mut commands = corrects.as_ref().map(withdraw).unwrap_or_default();
        let body = FactBody::from(WeekListed { week: monday, items: self.items()? });
        commands.push(Command::Record { on: today, at: None, body });
        Some(commands)
    }
}
