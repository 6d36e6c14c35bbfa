//! What would change: the same engine over the same facts with another rule set.

use super::{Closings, Item, Line, MonthSheet, RuleBook, RuleSet, Settlement, Subject, settle};
use crate::{
    domain::{Arrange, Money, Month, PersonId},
    ledger::Ledger,
};
use std::collections::BTreeMap;

/// The chosen months, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: Month,
    pub to: Month,
}

/// What the months come to under the rule sets in force, each event under its own. Closings are left aside on both
/// sides: otherwise a closed month would hide what the rules do.
pub fn under_today(ledger: &Ledger, book: &RuleBook, span: Span) -> Settlement {
    settle(ledger, book, span.from, span.to, Closings::Ignored)
}

/// What the months would come to had the draft always been in force.
pub fn under_draft(ledger: &Ledger, draft: &RuleSet, span: Span) -> Settlement {
    settle(ledger, &RuleBook::only(draft.clone()), span.from, span.to, Closings::Ignored)
}

/// A line that is not the same on both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct LineChange {
    pub month: Month,
    pub item: Item,
    pub subject: Subject,
    pub today: Option<Line>,
    pub draft: Option<Line>,
}

impl LineChange {
    /// Draft less today.
    pub fn difference(&self) -> Money {
        amount(self.draft.as_ref()) - amount(self.today.as_ref())
    }
}

fn amount(line: Option<&Line>) -> Money {
    line.map_or(Money::ZERO, |line| line.amount)
}

/// What the draft does to one person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonChange {
    pub person: PersonId,
    pub today: Money,
    pub draft: Money,
    /// The lines whose amounts differ, in the order of months and statements.
    pub lines: Vec<LineChange>,
}

impl PersonChange {
    /// Draft less today.
    pub fn difference(&self) -> Money {
        self.draft - self.today
    }
}

/// Today and the draft beside each other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// Everybody who has a statement in the months.
    pub people: Vec<PersonChange>,
    /// What the branch pays: today and under the draft.
    pub today: Money,
    pub draft: Money,
    /// How many things wait for a decision on either side.
    pub waiting_today: usize,
    pub waiting_draft: usize,
}

impl Comparison {
    /// Draft less today.
    pub fn difference(&self) -> Money {
        self.draft - self.today
    }

    /// How many people get more, and how many less.
    pub fn gainers_and_losers(&self) -> (usize, usize) {
        let more = self.people.iter().filter(|person| person.draft > person.today).count();
        let less = self.people.iter().filter(|person| person.draft < person.today).count();
        (more, less)
    }
}

/// Puts two settlements of the same months beside each other.
pub fn compare(today: &Settlement, draft: &Settlement) -> Comparison {
    let mut people: BTreeMap<PersonId, PersonChange> = BTreeMap::new();
    for (before, after) in today.months.iter().zip(&draft.months) {
        let is_same = before.is_same(after);
        // The sums of one that both share stand in its figures: how it came about is not asked for.
        let (before, after): (&MonthSheet, &MonthSheet) =
            if is_same { (before.figures(), after.figures()) } else { (before, after) };
        let mut ids: Vec<&PersonId> = before.statements.keys().chain(after.statements.keys()).collect();
        ids.arrange();
        ids.dedup();
        for id in ids {
            let old = before.statements.get(id);
            let new = after.statements.get(id);
            let change = people.entry(id.clone()).or_insert_with(|| PersonChange {
                person: id.clone(),
                today: Money::ZERO,
                draft: Money::ZERO,
                lines: Vec::new(),
            });
            change.today += old.map_or(Money::ZERO, |statement| statement.net);
            change.draft += new.map_or(Money::ZERO, |statement| statement.net);
            let old = old.map_or(&[][..], |statement| &statement.lines);
            let new = new.map_or(&[][..], |statement| &statement.lines);
            // A sheet that both share is not looked at line by line.
            if !is_same {
                changed_lines(before.month, old, new, &mut change.lines);
            }
        }
    }
    let people: Vec<PersonChange> = people.into_values().collect();
    Comparison {
        today: people.iter().map(|person| person.today).sum(),
        draft: people.iter().map(|person| person.draft).sum(),
        people,
        waiting_today: today.waiting.len(),
        waiting_draft: draft.waiting.len(),
    }
}

/// A line of today and its counterpart in the draft; either may be missing.
type Pair<'a> = (Option<&'a Line>, Option<&'a Line>);

/// Lines belong together by item and subject; of several with the same, the first to the first.
fn changed_lines(month: Month, old: &[Line], new: &[Line], changes: &mut Vec<LineChange>) {
    let mut pairs: BTreeMap<(Item, &Subject, usize), Pair<'_>> = BTreeMap::new();
    for (nth, line) in numbered(old) {
        pairs.entry((line.item, &line.subject, nth)).or_default().0 = Some(line);
    }
    for (nth, line) in numbered(new) {
        pairs.entry((line.item, &line.subject, nth)).or_default().1 = Some(line);
    }
    let first = changes.len();
    for ((item, subject, _), (today, draft)) in pairs {
        if amount(today) != amount(draft) {
            let (today, draft) = (today.cloned(), draft.cloned());
            let change = LineChange { month, item, subject: subject.clone(), today, draft };
            // What was closed is the same line whether its subject is still known or only its text.
            match changes[first..].iter().position(|other| is_other_half(other, &change)) {
                Some(half) => _ = changes.remove(first + half),
                None => changes.push(change),
            }
        }
    }
}

/// Whether one change is that a line comes and the other that the same line goes.
fn is_other_half(one: &LineChange, other: &LineChange) -> bool {
    let comes_and_goes =
        one.today.is_none() != other.today.is_none() && one.draft.is_none() != other.draft.is_none();
    comes_and_goes
        && one.item == other.item
        && one.difference() + other.difference() == Money::ZERO
        && one.subject.to_string() == other.subject.to_string()
}

/// Each line with how many of the same item and subject stand above it. Lines come sorted by both.
fn numbered(lines: &[Line]) -> impl Iterator<Item = (usize, &Line)> {
    let mut nth = 0;
    lines.iter().enumerate().map(move |(index, line)| {
        let above = index.checked_sub(1).map(|above| &lines[above]);
        let same = above.is_some_and(|above| above.item == line.item && above.subject == line.subject);
        nth = if same { nth + 1 } else { 0 };
        (nth, line)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{Area, Controller, DeviceId, FactId, JobId, NoticeKind, Role, SiteId},
        journal::{
            CalledBack, Fact, FactBody, Finished, NoticeIssued, PapersIn, PersonJoined, Rechecked,
            SiteDescribed,
        },
        rules::Since,
    };
    use chrono::NaiveDate;
    use std::sync::Arc;

    fn ledger() -> Ledger {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let li = PersonId::parse("li").unwrap();
        let site = SiteId::parse("s").unwrap();
        let notice = JobId::parse("N1").unwrap();
        let bodies = [
            FactBody::from(PersonJoined {
                person: li.clone(),
                name: "li".into(),
                role: Role::Technician,
                base_wage: Money::yuan(3000),
                joined: day("2020-01-01"),
            }),
            FactBody::from(SiteDescribed {
                site: site.clone(),
                name: "s".into(),
                customer: "c".into(),
                area: Area::County,
                warranty_until: None,
                dealer: None,
                contact: None,
            }),
            FactBody::from(NoticeIssued {
                notice: notice.clone(),
                number: None,
                site,
                to: li.clone(),
                kind: NoticeKind::New,
                controllers: vec![Controller { points: 2500, alarm_only: false }],
            }),
            FactBody::from(Finished { notice: notice.clone(), completion: Vec::new() }),
            FactBody::from(PapersIn { notice: notice.clone(), failed: Vec::new() }),
            FactBody::from(CalledBack { job: notice.clone(), confirmed: true, remark: String::new() }),
            FactBody::from(Rechecked { notice, passed: true, remark: String::new() }),
        ];
        let facts: Vec<Arc<Fact>> = bodies
            .into_iter()
            .enumerate()
            .map(|(number, body)| {
                let on = day("2024-03-04");
                let id = FactId(uuid::Uuid::from_u64_pair(0, number as u64));
                let device = DeviceId::parse("test").unwrap();
                let recorded = on.and_hms_opt(9, 0, 0).unwrap();
                Arc::new(Fact { id, on, at: None, recorded, actor: li.clone(), device, link: None, body })
            })
            .collect();
        Ledger::of(&facts)
    }

    fn compared(draft: &RuleSet) -> Comparison {
        let ledger = ledger();
        let book = RuleBook::of(&ledger);
        let march = Month::new(2024, 3).unwrap();
        let span = Span { from: march, to: march };
        compare(&under_today(&ledger, &book, span), &under_draft(&ledger, draft, span))
    }

    #[test]
    fn the_set_in_force_changes_nothing() {
        let same = compared(RuleSet::regulation());
        assert_eq!(same.difference(), Money::ZERO);
        assert!(same.people.iter().all(|person| person.lines.is_empty()));
    }

    #[test]
    fn a_changed_step_changes_the_lines_that_rest_on_it() {
        // 2500 x 0.30 = 750.00: at 80 % the first part is 480.00, at 90 % it is 540.00.
        let mut draft = RuleSet::regulation().clone();
        draft.commissioning.ladder[1].percent = 90.into();
        let comparison = compared(&draft);
        assert_eq!(comparison.difference().to_string(), "60.00");
        assert_eq!(comparison.gainers_and_losers(), (1, 0));
        let lines = &comparison.people[0].lines;
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].item, Item::CommissioningFirst);
        assert_eq!(lines[0].difference().to_string(), "60.00");
        let since = |line: &Option<Line>| -> Vec<Since> {
            let line = line.as_ref().expect("both sides have the line");
            line.steps.iter().filter_map(|step| Some(step.rule()?.from)).collect()
        };
        assert!(since(&lines[0].today).iter().all(|since| *since == Since::Regulation));
        assert!(since(&lines[0].draft).iter().all(|since| *since == Since::Draft));
        assert!(!since(&lines[0].draft).is_empty());
    }

    #[test]
    fn a_line_that_only_one_side_has_is_a_change() {
        let mut draft = RuleSet::regulation().clone();
        draft.commissioning.first_percent = 0.into();
        let lines = compared(&draft).people.remove(0).lines;
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].draft, None);
        assert_eq!(lines[0].difference().to_string(), "-480.00");
    }
}
