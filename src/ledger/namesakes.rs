//! People and sites whose names read alike, and what tells them apart.
//!
//! A mark is the year of joining, or as much more of that day as it takes; a site's is its customer. It needs no words,
//! so that lists, papers and spreadsheets of every language show the same. Who has no namesake has no mark.

use super::{Person, Site};
use crate::{
    domain::{Arrange, Collected, PersonId, SiteId},
    letters::name_key,
    shared::Shared,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What tells namesakes apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    people: BTreeMap<PersonId, String>,
    sites: BTreeMap<SiteId, String>,
}

impl Marks {
    pub(super) fn of(people: &Shared<PersonId, Person>, sites: &Shared<SiteId, Site>) -> Marks {
        let mut marks = Marks::default();
        for alike in groups(people.values(), |person| name_key(person.name())) {
            let joined: Vec<NaiveDate> = alike.iter().map(|person| person.joined).collect();
            let ids = alike.iter().map(|person| person.id.clone());
            marks.people.extend(ids.zip(by_joining(&joined)));
        }
        for alike in groups(sites.values(), |site| name_key(&site.name)) {
            let customers: Vec<&str> = alike.iter().map(|site| site.customer.as_str()).collect();
            let ids = alike.iter().map(|site| site.id.clone());
            marks.sites.extend(ids.zip(by_customer(&customers)));
        }
        marks
    }

    /// A person's name, with his mark where another's reads alike.
    pub fn person(&self, id: &PersonId, name: &str) -> String {
        self.people.get(id).map_or_else(|| name.to_owned(), |mark| marked(name, mark))
    }

    /// A site's name, with its mark where another's reads alike.
    pub fn site(&self, id: &SiteId, name: &str) -> String {
        self.sites.get(id).map_or_else(|| name.to_owned(), |mark| marked(name, mark))
    }
}

/// Those of whom there are several of one key, in the order of their ids.
fn groups<'a, T>(all: impl Iterator<Item = &'a T>, key: impl Fn(&T) -> String) -> Vec<Vec<&'a T>> {
    let mut by_key: BTreeMap<String, Vec<&T>> = BTreeMap::new();
    for one in all {
        by_key.entry(key(one)).or_default().push(one);
    }
    by_key.into_values().filter(|alike| alike.len() > 1).collect()
}

/// What people are called who stand beside each other, from their names and first days.
pub fn labels<'a>(people: impl IntoIterator<Item = (&'a str, NaiveDate)>) -> Vec<String> {
    let people: Vec<(usize, &str, NaiveDate)> =
        people.into_iter().enumerate().map(|(at, (name, joined))| (at, name, joined)).collect();
    let mut labels: Vec<String> = people.iter().map(|(_, name, _)| (*name).to_owned()).collect();
    for alike in groups(people.iter(), |(_, name, _)| name_key(name)) {
        let joined: Vec<NaiveDate> = alike.iter().map(|(_, _, joined)| *joined).collect();
        for ((at, name, _), mark) in alike.into_iter().zip(by_joining(&joined)) {
            labels[*at] = marked(name, &mark);
        }
    }
    labels
}

/// The marks of people of one name who joined on these days: years, else months, else days, else their order.
fn by_joining(joined: &[NaiveDate]) -> Vec<String> {
    let written = |form: &str| joined.iter().map(|day| day.format(form).to_string()).collect::<Vec<_>>();
    let forms = ["%Y", "%Y-%m", "%Y-%m-%d"].into_iter().map(written);
    forms.into_iter().find(|marks| differ(marks)).unwrap_or_else(|| numbered(joined))
}

fn by_customer(customers: &[&str]) -> Vec<String> {
    let marks: Vec<String> = customers.iter().map(|customer| (*customer).to_owned()).collect();
    let keys: Vec<String> = marks.iter().map(|mark| name_key(mark)).collect();
    if differ(&keys) { marks } else { numbered(customers) }
}

fn differ(marks: &[String]) -> bool {
    marks.iter().distinct().len() == marks.len()
}

/// The place of each: by what they are sorted by, and then as they stand.
fn numbered<T: Ord>(all: &[T]) -> Vec<String> {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.arrange_by_key(|at| (&all[*at], *at));
    let place = |at: usize| order.iter().position(|own| *own == at).unwrap_or_default() + 1;
    (0..all.len()).map(|at| place(at).to_string()).collect()
}

/// `王伟（2020）`, `Wang Wei (2020)`: in the brackets of the name's own script.
fn marked(name: &str, mark: &str) -> String {
    if name.is_ascii() { format!("{name} ({mark})") } else { format!("{name}（{mark}）") }
}

#[cfg(test)]
mod tests;
