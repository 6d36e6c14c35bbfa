//! Whose the facts of a file are: by person, job and customer, and whether they are known here already.

use crate::{
    app::{
        i18n::Words,
        words::{contract_words, fact_kind_key, job_words, person_name, site_name},
    },
    domain::{Arrange, PersonId, SiteId, Thing, WorkId, exact::number_in},
    journal::{BranchFact, Fact, FactBody, Withdrawn, names::Named},
    ledger::Ledger,
};
use std::{collections::BTreeMap, sync::Arc};

/// What facts are about. Each is about one thing: the counts add up to all of them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    Person(PersonId),
    /// A notice, a repair or a contract, where it is known, and its number.
    Work(Option<WorkId>, String),
    Site(SiteId),
    /// The branch as a whole: its name, rules, calendar, closed months, and what was withdrawn.
    Branch,
}

/// The new facts about one person, job or customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    pub title: String,
    /// Nobody and nothing of that name is known here.
    pub is_new: bool,
    pub count: usize,
    /// By the keys of their kinds, the most frequent first.
    pub kinds: Vec<(&'static str, usize)>,
}

/// A part of the preview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The key of its heading.
    pub heading: &'static str,
    /// Those with the most facts first.
    pub shares: Vec<Share>,
}

impl Group {
    pub fn facts(&self) -> usize {
        self.shares.iter().map(|share| share.count).sum()
    }
}

/// The new facts of a file, by whom and what they are about. `here`: what is known; `branch`: what the file says whose it
/// is.
pub fn whose(words: Words, new: &[Arc<Fact>], here: &Ledger, branch: &str) -> Vec<Group> {
    let after = Ledger::of(here.facts().iter().chain(new));
    let mut kinds: BTreeMap<About, BTreeMap<&'static str, usize>> = BTreeMap::new();
    for fact in new {
        let kind = fact_kind_key(&fact.body);
        *kinds.entry(about(fact, here, &after)).or_default().entry(kind).or_default() += 1;
    }
    let mut groups: Vec<Group> =
        ["data.whose.people", "data.whose.jobs", "data.whose.sites", "data.whose.branch"]
            .map(|heading| Group { heading, shares: Vec::new() })
            .into();
    for (about, kinds) in kinds {
        let (group, title, is_new) = match about {
            About::Branch if !branch.is_empty() => (BRANCH, branch.to_owned(), here.branch != branch),
            _ => named(words, &about, here, &after),
        };
        groups[group].shares.push(share(title, is_new, kinds));
    }
    for group in &mut groups {
        group.shares.arrange_by(|a, b| b.count.cmp(&a.count).then_with(|| a.title.cmp(&b.title)));
    }
    groups.retain(|group| !group.shares.is_empty());
    groups
}

fn share(title: String, is_new: bool, kinds: BTreeMap<&'static str, usize>) -> Share {
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.arrange_by_key(|(kind, count)| (std::cmp::Reverse(*count), *kind));
    Share { title, is_new, count: kinds.iter().map(|(_, count)| count).sum(), kinds }
}

/// The place of the group of the branch as a whole.
const BRANCH: usize = 3;

/// In which group something stands, what it is called, and whether it is new. What the file withdraws is called as it is
/// known here.
fn named(words: Words, about: &About, here: &Ledger, after: &Ledger) -> (usize, String, bool) {
    match about {
        About::Person(id) => {
            let has = |ledger: &Ledger| ledger.people.contains_key(id);
            (0, person_name(if has(after) { after } else { here }, id), !has(here))
        }
        About::Work(work, number) => {
            let title = |ledger: &Ledger| work_words(words, ledger, work.as_ref()?);
            let after = title(after).or_else(|| title(here)).unwrap_or_else(|| number.clone());
            (1, after, title(here).is_none())
        }
        About::Site(id) => {
            let has = |ledger: &Ledger| ledger.sites.contains_key(id);
            (2, site_name(if has(after) { after } else { here }, id), !has(here))
        }
        About::Branch => (BRANCH, after.branch.clone(), here.branch.is_empty()),
    }
}

/// A work as it is called where it is known.
fn work_words(words: Words, ledger: &Ledger, work: &WorkId) -> Option<String> {
    ledger.has_work(work).then(|| match work {
        WorkId::Notice(id) | WorkId::Repair(id) => job_words(words, ledger, id),
        WorkId::Contract(id) => contract_words(words, ledger, id),
    })
}

/// A fact is about the first that it names. What is withdrawn is somebody's, as far as it is known; withdrawals of
/// withdrawals go no further.
fn about(fact: &Fact, here: &Ledger, after: &Ledger) -> About {
    if let FactBody::Branch(BranchFact::Withdrawn(Withdrawn { fact, .. })) = &fact.body {
        let mistake = after.fact(*fact);
        let mistake =
            mistake.filter(|mistake| !matches!(mistake.body, FactBody::Branch(BranchFact::Withdrawn(_))));
        return mistake.map_or(About::Branch, |mistake| about(mistake, here, after));
    }
    match fact.body.names().first() {
        None => About::Branch,
        Some(Named::Person(person)) => About::Person((*person).clone()),
        Some(Named::Site(site)) => About::Site((*site).clone()),
        Some(Named::Work(noun, said)) => {
            let meant = after.meant(*noun, said, fact).or_else(|| here.meant(*noun, said, fact));
            let work = meant.and_then(|thing| match thing {
                Thing::Work(work) => Some(work),
                Thing::Journey(_) | Thing::Day(..) => None,
            });
            About::Work(work, number_in(said).to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{DeviceId, FactId},
    };

    fn facts(bodies: &[&str]) -> Vec<Arc<Fact>> {
        let fact = |(number, body): (u128, &&str)| {
            Arc::new(Fact {
                id: FactId(uuid::Uuid::from_u128(number)),
                on: "2026-03-05".parse().unwrap(),
                at: None,
                recorded: "2026-03-05T10:00:00".parse().unwrap(),
                actor: PersonId::parse("ma").unwrap(),
                device: DeviceId::parse("d").unwrap(),
                link: None,
                body: serde_json::from_str(body).unwrap(),
            })
        };
        (1..).zip(bodies).map(fact).collect()
    }

    const DONGHE: [&str; 4] = [
        r#"{"branch_named":{"name":"东河分公司"}}"#,
        r#"{"person":{"person":"li","name":"李强","role":"technician","base_wage":"3000","joined":"2020-01-02"}}"#,
        r#"{"site":{"site":"s1","name":"东河中学","customer":"东河中学","area":"county"}}"#,
        r#"{"notice":{"notice":"T1","site":"s1","to":"li","kind":"new","controllers":[]}}"#,
    ];

    /// `new` beside what is known: each group as `heading: title*(count) …`, with a star for what is new here.
    fn check(known: &[&str], new: &[&str], expected: &[&str]) {
        let all = facts(&[known, new].concat());
        let here = Ledger::of(&all[..known.len()]);
        let groups = whose(Words(Lang::ZhCn), &all[known.len()..], &here, "东河分公司");
        let line = |group: &Group| {
            let share = |share: &Share| {
                format!(" {}{}({})", share.title, if share.is_new { "*" } else { "" }, share.count)
            };
            format!("{}:{}", group.heading, group.shares.iter().map(share).collect::<String>())
        };
        assert_eq!(groups.iter().map(line).collect::<Vec<_>>(), expected);
        assert_eq!(groups.iter().map(Group::facts).sum::<usize>(), new.len());
    }

    #[test]
    fn new_facts_are_told_by_whose_they_are() {
        let expected = [
            "data.whose.people: 李强*(1)",
            "data.whose.jobs: 东河中学（T1）*(1)",
            "data.whose.sites: 东河中学*(1)",
            "data.whose.branch: 东河分公司*(1)",
        ];
        check(&[], &DONGHE, &expected);
        let new = [
            r#"{"finished":{"notice":"T1"}}"#,
            r#"{"papers":{"notice":"T1"}}"#,
            r#"{"person_changed":{"person":"li","name":"李强","role":"leader","base_wage":"9000"}}"#,
            r#"{"punch":{"person":"zh","at":"2026-03-05T08:00:00"}}"#,
            r#"{"notice":{"notice":"T2","site":"s1","to":"li","kind":"extension","controllers":[]}}"#,
        ];
        let expected =
            ["data.whose.people: zh*(1) 李强(1)", "data.whose.jobs: 东河中学（T1）(2) 东河中学（T2）*(1)"];
        check(&DONGHE, &new, &expected);
    }

    #[test]
    fn what_is_withdrawn_is_somebodys_too() {
        let withdrawn = r#"{"withdrawn":{"fact":"00000000-0000-0000-0000-000000000004"}}"#;
        check(&DONGHE, &[withdrawn], &["data.whose.jobs: 东河中学（T1）(1)"]);
    }

    #[test]
    fn what_another_branch_says_of_itself_is_not_put_down_to_the_one_here() {
        let here = r#"{"branch_named":{"name":"凤台分公司"}}"#;
        // The file's name is older than the one here.
        let all = facts(&[DONGHE[0], here]);
        let groups = whose(Words(Lang::ZhCn), &all[..1], &Ledger::of(&all[1..]), "东河分公司");
        let [Group { heading: "data.whose.branch", shares }] = &groups[..] else { panic!("{groups:?}") };
        assert_eq!((shares[0].title.as_str(), shares[0].is_new), ("东河分公司", true));
    }
}
