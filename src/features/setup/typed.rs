//! What is typed for a new branch, and the commands that found it.

use crate::{
    app::words::Misread,
    domain::{
        Month, PersonId, Role,
        typed::{NumberError, NumberRule, TextError, read_day, read_text},
    },
    features::people::typed::{Beside, Other, PersonField, PersonProblem, ReadPerson, TypedPerson},
    journal::{BranchNamed, FactBody, RulesAdopted, limits::NAME_CHARS},
    rules::posts::missing_roles,
    workflow::Command,
};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// The one value that the regulation leaves open.
const TAX: &str = "repair.difference_tax_percent";

/// A person of the form, with a number that stays when others come and go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedRow {
    pub key: u32,
    pub person: TypedPerson,
}

/// The form as typed. It survives a reload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedBranch {
    pub name: String,
    pub people: Vec<TypedRow>,
    /// The tax rate of 5.2.5 in percent; may stay open.
    pub tax: String,
}

/// What is wrong with the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BranchProblem {
    Name(TextError),
    Person(PersonProblem),
    Tax(NumberError),
}

impl BranchProblem {
    /// What is said about it, with what to do.
    pub fn misread(self) -> Misread {
        match self {
            BranchProblem::Name(TextError::Empty) => "data.setup.wrong.name_empty".into(),
            BranchProblem::Name(why) => why.into(),
            BranchProblem::Person(wrong) => wrong.misread(),
            BranchProblem::Tax(why) => why.into(),
        }
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    Name,
    Person(u32, PersonField),
    Tax,
}

impl Spot {
    /// The id of its input.
    pub fn id(self) -> String {
        match self {
            Spot::Name => "branch-name".to_owned(),
            Spot::Person(key, part) => format!("{}-{}", row_id(key), part.code()),
            Spot::Tax => "branch-tax".to_owned(),
        }
    }
}

/// What the ids of a row's inputs begin with.
pub fn row_id(key: u32) -> String {
    format!("row{key}")
}

/// The form as understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadBranch {
    pub name: String,
    /// In the order typed; rows without a name are left out.
    pub people: Vec<ReadPerson>,
    pub tax: Option<Decimal>,
}

impl TypedRow {
    /// Nobody is entered here: such a row is left out.
    fn is_blank(&self) -> bool {
        self.person.name.trim().is_empty() && self.person.wage.trim().is_empty()
    }
}

impl TypedBranch {
    /// The posts that a branch needs and two technicians, with nothing that pays filled in.
    pub fn begin() -> TypedBranch {
        let usual = [Role::Manager, Role::Clerk, Role::Technician, Role::Technician, Role::SalesVp];
        let row = |(key, role)| TypedRow { key, person: TypedPerson::new(role) };
        TypedBranch { name: String::new(), people: (0..).zip(usual).map(row).collect(), tax: String::new() }
    }

    /// One more row; its key.
    pub fn add_row(&mut self) -> u32 {
        let key = self.people.iter().map(|row| row.key + 1).max().unwrap_or_default();
        self.people.push(TypedRow { key, person: TypedPerson::default() });
        key
    }

    /// The needed posts that nobody of the form holds; none before anybody is named.
    pub fn vacant(&self) -> Vec<Role> {
        let named = self.people.iter().filter(|row| !row.person.name.trim().is_empty());
        let held: Vec<Role> = named.filter_map(|row| row.person.role).collect();
        if held.is_empty() { held } else { missing_roles(held) }
    }

    /// Beside whom a person of the form stands: those above him.
    pub fn beside(&self, key: u32) -> Beside {
        let before = self.people.iter().take_while(|row| row.key != key);
        let other = |row: &TypedRow| {
            Some(Other { name: row.person.name.trim().to_owned(), joined: read_day(&row.person.day).ok()? })
        };
        Beside { known: None, others: before.filter(|row| !row.is_blank()).filter_map(other).collect() }
    }

    /// What was typed, understood; or everything that is wrong with it, in the order of the form.
    pub fn read(&self) -> Result<ReadBranch, Vec<(Spot, BranchProblem)>> {
        let mut wrong = Vec::new();
        let name = read_text(&self.name, NAME_CHARS);
        let name = name.map_err(|why| wrong.push((Spot::Name, BranchProblem::Name(why))));
        let people = self.read_people(&mut wrong);
        let tax = read_percent(&self.tax).map_err(|why| wrong.push((Spot::Tax, BranchProblem::Tax(why))));
        match (name, tax) {
            (Ok(name), Ok(tax)) if wrong.is_empty() => Ok(ReadBranch { name, people, tax }),
            _ => Err(wrong),
        }
    }

    fn read_people(&self, wrong: &mut Vec<(Spot, BranchProblem)>) -> Vec<ReadPerson> {
        let entered = || self.people.iter().filter(|row| !row.is_blank());
        let mut people = Vec::new();
        for row in entered() {
            match row.person.read(&self.beside(row.key)) {
                Ok(person) => people.push(person),
                Err(problems) => wrong.extend(
                    problems
                        .into_iter()
                        .map(|(part, why)| (Spot::Person(row.key, part), BranchProblem::Person(why))),
                ),
            }
        }
        if !entered().any(|row| row.person.role == Some(Role::Manager)) {
            let row = self.people.iter().find(|row| row.person.role == Some(Role::Manager));
            let key = row.or(self.people.first()).map_or(0, |row| row.key);
            wrong.push((
                Spot::Person(key, PersonField::Name),
                BranchProblem::Person(PersonProblem::NoManager),
            ));
        }
        people
    }
}

/// A percentage, or nothing where nothing was typed.
fn read_percent(typed: &str) -> Result<Option<Decimal>, NumberError> {
    match NumberRule::PERCENT.read(typed) {
        Err(NumberError::Empty) => Ok(None),
        read => read.map(Some),
    }
}

impl ReadBranch {
    /// The needed posts that nobody holds.
    pub fn vacant(&self) -> Vec<Role> {
        missing_roles(self.people.iter().map(|person| person.role))
    }

    /// The commands that found the branch, and who is its manager. `fresh` makes ids; `rules_name` names the rule set
    /// that holds the tax rate, in force from January of this year.
    pub fn commands(
        self,
        today: NaiveDate,
        rules_name: String,
        mut fresh: impl FnMut() -> PersonId,
    ) -> (Vec<Command>, Option<PersonId>) {
        let mut manager = None;
        let mut bodies = vec![FactBody::from(BranchNamed { name: self.name })];
        for person in self.people {
            let id = fresh();
            if person.role == Role::Manager {
                manager.get_or_insert(id.clone());
            }
            bodies.push(person.joins(id));
        }
        if let (Some(tax), Ok(from)) = (self.tax, Month::new(today.year(), 1)) {
            let values = BTreeMap::from([(TAX.to_owned(), Value::String(tax.to_string()))]);
            bodies.push(FactBody::from(RulesAdopted { from, name: rules_name, values }));
        }
        (bodies.into_iter().map(|body| Command::Record { on: today, at: None, body }).collect(), manager)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::BranchFact;
    use crate::{domain::Money, rules::RuleSet};

    fn today() -> NaiveDate {
        "2026-03-05".parse().unwrap()
    }

    /// A manager, who is all that a branch must have.
    fn typed() -> TypedBranch {
        let mut typed = TypedBranch::begin();
        typed.name = "城关".into();
        fill(&mut typed, 0, "马国强", "5000");
        typed
    }

    fn fill(typed: &mut TypedBranch, row: usize, name: &str, wage: &str) {
        let person = &mut typed.people[row].person;
        let [name, wage, day] = [name, wage, "2026-01-01"].map(str::to_owned);
        *person = TypedPerson { name, wage, day, role: person.role, ..TypedPerson::default() };
    }

    #[test]
    fn nothing_that_pays_is_filled_in() {
        let begun = TypedBranch::begin().people;
        assert!(begun.iter().all(|row| row.person.wage.is_empty() && row.person.day.is_empty()));
        let mut typed = TypedBranch::begin();
        typed.name = "城关".into();
        typed.people[0].person.name = "马国强".into();
        let wrong: Vec<Spot> = typed.read().unwrap_err().into_iter().map(|(spot, _)| spot).collect();
        assert_eq!(wrong, [Spot::Person(0, PersonField::Wage), Spot::Person(0, PersonField::Day)]);
    }

    #[test]
    fn a_name_and_a_manager_are_enough() {
        let read = typed().read().unwrap();
        assert_eq!((read.people.len(), read.tax), (1, None));
        let mut ids = 0;
        let fresh = || {
            ids += 1;
            PersonId::parse(&format!("p{ids}")).unwrap()
        };
        let (commands, manager) = read.commands(today(), "5.2.5".into(), fresh);
        assert_eq!(commands.len(), 2);
        assert_eq!(manager, PersonId::parse("p1").ok());
    }

    #[test]
    fn posts_that_nobody_holds_are_told_of() {
        assert_eq!(TypedBranch::begin().vacant(), []);
        let mut typed = typed();
        assert_eq!(typed.vacant(), [Role::Clerk, Role::SalesVp]);
        fill(&mut typed, 4, "方志远", "");
        assert_eq!(typed.vacant(), [Role::Clerk]);
        let read = typed.read().unwrap();
        assert_eq!((read.people[1].role, read.people[1].base_wage), (Role::SalesVp, Money::ZERO));
    }

    #[test]
    fn a_wage_without_a_name_is_not_dropped() {
        let mut typed = typed();
        typed.people[1].person.wage = "3200".into();
        let wrong = typed.read().unwrap_err();
        assert_eq!(wrong[0].0, Spot::Person(1, PersonField::Name));
    }

    #[test]
    fn namesakes_in_one_branch_are_said_to_be_two() {
        let mut typed = typed();
        fill(&mut typed, 2, "王伟", "3000");
        fill(&mut typed, 3, "王伟", "3100");
        let why = BranchProblem::Person(PersonProblem::Namesake);
        assert_eq!(typed.read(), Err(vec![(Spot::Person(3, PersonField::Name), why)]));
        typed.people[3].person.namesake = true;
        assert_eq!(typed.read().unwrap().people.len(), 3);
    }

    #[test]
    fn the_tax_rate_is_a_value_of_the_rules() {
        let mut typed = typed();
        typed.tax = "３．５0%".into();
        let (commands, _) =
            typed.read().unwrap().commands(today(), "5.2.5".into(), || PersonId::parse("p").unwrap());
        let Some(Command::Record {
            body: FactBody::Branch(BranchFact::RulesAdopted(RulesAdopted { values, .. })),
            ..
        }) = commands.last()
        else {
            panic!("no rule set")
        };
        let rules = RuleSet::regulation().with(values).unwrap();
        assert_eq!(rules.repair.difference_tax_percent, Some("3.5".parse().unwrap()));
    }

    #[test]
    fn everything_wrong_is_said_at_its_field() {
        let mut typed = TypedBranch::begin();
        fill(&mut typed, 1, "王芳", "3200");
        fill(&mut typed, 2, "王 芳", "");
        typed.tax = "6,5".into();
        let expected = [
            (Spot::Name, BranchProblem::Name(TextError::Empty)),
            (Spot::Person(2, PersonField::Name), BranchProblem::Person(PersonProblem::NameAlike)),
            (
                Spot::Person(2, PersonField::Wage),
                BranchProblem::Person(PersonProblem::Wage(NumberError::Empty)),
            ),
            (Spot::Person(0, PersonField::Name), BranchProblem::Person(PersonProblem::NoManager)),
            (Spot::Tax, BranchProblem::Tax(NumberError::Grouping)),
        ];
        assert_eq!(typed.read().unwrap_err(), expected);
    }

    #[test]
    fn a_new_row_has_a_key_of_its_own() {
        let mut typed = typed();
        typed.people.remove(1);
        assert_eq!(typed.add_row(), 5);
        assert_eq!(typed.people.last().unwrap().person, TypedPerson::default());
    }
}
