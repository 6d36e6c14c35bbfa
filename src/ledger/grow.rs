//! How a ledger takes facts in and lets them go: only the parts that they are about are folded again.
//!
//! The result is the same as folding all facts at once, whatever the order and the portions in which they come; a property
//! test says so of the whole ledger.

use super::{
    About, Chains, Ledger, about::withdrawals_judged_by, fold, namesakes::Marks, roles::Roles, strays::Moved,
};
use crate::{
    domain::{Arrange, Collected, FactId},
    journal::{BranchFact, Fact, FactBody, Withdrawn},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

/// A part of the ledger with what is told of it.
type FactsAbout = (About, Arc<Vec<Arc<Fact>>>);

impl Ledger {
    /// Takes facts in, in whatever order they come. What is known already changes nothing.
    pub fn take<'a>(&mut self, facts: impl IntoIterator<Item = &'a Arc<Fact>>) {
        let mut new: Vec<Arc<Fact>> = Vec::new();
        // A journal gives them in the order of their ids, which is about that in which they became known.
        for fact in facts {
            if !self.by_id.contains_key(&fact.id) {
                self.by_id.insert(fact.id, fact.clone());
                new.push(fact.clone());
            }
        }
        self.tell(new);
    }

    /// Takes facts in that stand under their ids already.
    pub(super) fn tell(&mut self, mut new: Vec<Arc<Fact>>) {
        let mut knew_more = false;
        for fact in &new {
            knew_more |= self.chains.take(fact);
        }
        new.iter().for_each(|fact| self.by_recorded.insert((fact.recorded, fact.id), fact.clone()));
        new.arrange_by_cached_key(|fact| fact.order());
        new.iter().for_each(|fact| self.facts.insert(fact.order(), fact.clone()));
        self.retell(&new, |told, more| {
            told.extend(more);
            told.arrange_by_key(|fact| fact.order());
        });
        if knew_more {
            // What seemed to be answered at the same time may not have been.
            self.roles = Arc::new(Roles::of(&self.told_of_people(), &self.chains));
            let all = self.told.keys().map(|about| self.part(about.clone())).collect();
            self.refold(all);
        }
    }

    /// The ledger with more facts.
    pub fn with<'a>(&self, facts: impl IntoIterator<Item = &'a Arc<Fact>>) -> Ledger {
        let mut ledger = self.clone();
        ledger.take(facts);
        ledger
    }

    /// Lets facts go as if they had never been told.
    pub(super) fn forget(&mut self, facts: &[Arc<Fact>]) {
        for fact in facts {
            self.facts.remove(&fact.order());
            self.by_recorded.remove(&(fact.recorded, fact.id));
            self.by_id.remove(&fact.id);
            self.aside.put(fact.id, None);
        }
        let knew_more = self.unlink(facts);
        self.retell(facts, |told, gone| {
            let gone: BTreeSet<FactId> = gone.iter().map(|fact| fact.id).distinct();
            told.retain(|fact| !gone.contains(&fact.id));
        });
        if !knew_more.is_empty() {
            let mut changed: Vec<FactsAbout> =
                knew_more.iter().map(|fact| self.part(About::of(fact))).collect();
            changed.extend(self.judged_anew(&knew_more));
            self.refold_with_judged(changed);
        }
    }

    /// Takes out of the chains what was let go of, and gives the facts that now know less. Where clocks went forward there are
    /// none: what a device recorded last is let go of first.
    fn unlink(&mut self, gone: &[Arc<Fact>]) -> Vec<Arc<Fact>> {
        let told = self.chains.told_others(gone);
        if told.is_empty() {
            return Vec::new();
        }
        let mut chains = Chains::default();
        self.recorded().for_each(|fact| _ = chains.take(fact));
        let is_after = |fact: &&Arc<Fact>| {
            let first = told.get(&fact.device);
            fact.link.as_ref().is_some_and(|link| first.is_some_and(|first| link.n >= *first))
        };
        let knows_less = |fact: &&Arc<Fact>| self.chains.place(fact) != chains.place(fact);
        let facts = self.recorded().filter(is_after).filter(knows_less).cloned().collect();
        self.chains = chains;
        facts
    }

    /// Changes what is told of the parts that facts are about, and folds these parts again.
    fn retell(&mut self, facts: &[Arc<Fact>], change: impl Fn(&mut Vec<Arc<Fact>>, Vec<Arc<Fact>>)) {
        let mut parts: HashMap<About, Vec<Arc<Fact>>> = HashMap::new();
        for fact in facts {
            parts.entry(About::of(fact)).or_default().push(fact.clone());
        }
        // In order, so that what is built from nothing is built from its beginning to its end.
        let mut parts: Vec<(About, Vec<Arc<Fact>>)> = parts.into_iter().collect();
        parts.arrange_by(|(one, _), (other, _)| one.cmp(other));
        let mut changed: Vec<FactsAbout> = Vec::new();
        for (about, more) in parts {
            let mut told = self.told.get(&about).cloned().unwrap_or_default();
            change(&mut told, more);
            let told = Arc::new(told);
            match told.is_empty() {
                true => self.told.remove(&about),
                false => self.told.insert(about.clone(), told.clone()),
            }
            changed.push((about, told));
        }
        for fact in facts {
            if let FactBody::Branch(BranchFact::Withdrawn(Withdrawn { fact, .. })) = &fact.body {
                changed.extend(self.by_id.get(fact).map(About::of).map(|about| self.part(about)));
            }
            // Whose it was to take something back shows once it is known.
            let taken_back = About::Withdrawal(fact.id);
            if self.told.contains_key(&taken_back) {
                changed.push(self.part(taken_back));
            }
        }
        changed.extend(self.judged_anew(facts));
        self.refold_with_judged(changed);
    }

    /// Folds parts again, with the withdrawals that hang on whether something in them counts.
    fn refold_with_judged(&mut self, mut changed: Vec<FactsAbout>) {
        let judged: Vec<About> = changed.iter().flat_map(|(_, told)| withdrawals_judged_by(told)).collect();
        changed.extend(
            judged.into_iter().filter(|about| self.told.contains_key(about)).map(|about| self.part(about)),
        );
        changed.arrange_by(|(one, _), (other, _)| one.cmp(other));
        changed.dedup_by(|(one, _), (other, _)| one == other);
        self.refold(changed);
    }

    /// The parts of which somebody may have told in another role, now that facts about people have come or gone.
    fn judged_anew(&mut self, facts: &[Arc<Fact>]) -> Vec<FactsAbout> {
        let of_people = |body: &FactBody| matches!(body, FactBody::People(_));
        let concerns = |fact: &Arc<Fact>| match fact.body.of() {
            Some(Withdrawn { fact, .. }) => {
                self.by_id.get(fact).is_none_or(|mistake| of_people(&mistake.body))
            }
            None => of_people(&fact.body),
        };
        if !facts.iter().any(concerns) {
            return Vec::new();
        }
        let roles = Roles::of(&self.told_of_people(), &self.chains);
        let since = roles.differs_from(&self.roles);
        self.roles = Arc::new(roles);
        // What is told of all at once is judged as it is folded; what is let go of is not told.
        let gone = facts.first().is_some_and(|fact| !self.by_id.contains_key(&fact.id));
        let since = since.filter(|_| gone || facts.len() < self.by_id.len());
        let Some(since) = since else { return Vec::new() };
        let later =
            self.by_recorded.from(&(since, FactId(uuid::Uuid::nil()))).map(|(_, fact)| About::of(fact));
        let mut parts: BTreeSet<About> = later.distinct();
        // What was taken back by somebody who may not stands again.
        let mistakes: Vec<About> = parts.iter().filter_map(|about| self.taken_back(about)).collect();
        parts.extend(mistakes);
        parts.into_iter().map(|about| self.part(about)).collect()
    }

    /// The part of what a withdrawal takes back.
    fn taken_back(&self, about: &About) -> Option<About> {
        match about {
            About::Withdrawal(mistake) => self.by_id.get(mistake).map(About::of),
            _ => None,
        }
    }

    /// Everything told of people, and what of it was taken back, in the order in which it became known.
    fn told_of_people(&self) -> Vec<Arc<Fact>> {
        let people = self.told.iter().filter(|(about, _)| matches!(about, About::Person(_)));
        let mut facts: Vec<Arc<Fact>> = people.flat_map(|(_, told)| told.iter().cloned()).collect();
        let taken_back = facts.iter().filter_map(|fact| self.told.get(&About::Withdrawal(fact.id)));
        let taken_back: Vec<Arc<Fact>> = taken_back.flatten().cloned().collect();
        facts.extend(taken_back);
        facts.arrange_by_key(|fact| (fact.recorded, fact.id));
        facts
    }

    fn part(&self, about: About) -> FactsAbout {
        let told = self.told.get_shared(&about).cloned().unwrap_or_default();
        (about, told)
    }

    /// Which facts are withdrawn comes first: every other part goes by it.
    fn refold(&mut self, changed: Vec<FactsAbout>) {
        let is_withdrawal = |(about, _): &FactsAbout| matches!(about, About::Withdrawal(_));
        let (withdrawals, others): (Vec<FactsAbout>, Vec<FactsAbout>) =
            changed.into_iter().partition(is_withdrawal);
        let (mut renamed, mut moved) = (false, Moved::default());
        for (about, told) in withdrawals.iter().chain(&others) {
            let before = self.called(about);
            fold::fold(self, about, told);
            let after = self.called(about);
            moved.note(about, before.is_some(), after.is_some());
            renamed |= before != after;
        }
        if renamed {
            self.marks = Marks::of(&self.people, &self.sites);
        }
        self.stray(&others, &moved);
    }

    /// What tells a person or a site from others, as far as names go.
    fn called(&self, about: &About) -> Option<(String, String)> {
        match about {
            About::Person(id) => {
                self.people.get(id).map(|person| (person.name().to_owned(), person.joined.to_string()))
            }
            About::Site(id) => self.sites.get(id).map(|site| (site.name.clone(), site.customer.clone())),
            _ => None,
        }
    }
}
