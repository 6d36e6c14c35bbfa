//! What is typed about a person, and what is wrong with it.

use crate::{
    app::format::plain_digits,
    domain::{Money, PersonId, Role, month::YEARS},
    journal::{FactBody, limits::NAME_CHARS},
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

/// Somebody as typed. `day` is the first day of work of somebody new, and otherwise the day a change counts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedPerson {
    pub name: String,
    pub role: Role,
    pub wage: String,
    pub day: String,
}

/// Nobody yet: a technician, as most are.
impl Default for TypedPerson {
    fn default() -> TypedPerson {
        TypedPerson { name: String::new(), role: Role::Technician, wage: String::new(), day: String::new() }
    }
}

/// Somebody as understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadPerson {
    pub name: String,
    pub role: Role,
    pub base_wage: Money,
    pub day: NaiveDate,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Name,
    Role,
    Wage,
    Day,
}

impl Part {
    /// The end of the id of its input.
    pub fn code(self) -> &'static str {
        match self {
            Part::Name => "name",
            Part::Role => "role",
            Part::Wage => "wage",
            Part::Day => "day",
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wrong {
    NameEmpty,
    NameTooLong,
    NameTaken,
    WageEmpty,
    WageNoAmount,
    WageNegative,
    DayEmpty,
    DayOutOfRange,
    DayBeforeJoining,
    /// Nobody of a new branch is its manager.
    NoManager,
}

impl Wrong {
    /// The sentence that says what to do.
    pub fn key(self) -> &'static str {
        match self {
            Wrong::NameEmpty => "people.wrong.name_empty",
            Wrong::NameTooLong => "people.wrong.name_long",
            Wrong::NameTaken => "people.wrong.name_taken",
            Wrong::WageEmpty => "people.wrong.wage_empty",
            Wrong::WageNoAmount => "people.wrong.wage_amount",
            Wrong::WageNegative => "people.wrong.wage_negative",
            Wrong::DayEmpty => "people.wrong.day_empty",
            Wrong::DayOutOfRange => "people.wrong.day_range",
            Wrong::DayBeforeJoining => "people.wrong.day_before",
            Wrong::NoManager => "people.wrong.no_manager",
        }
    }
}

impl TypedPerson {
    pub fn new(role: Role, wage: &str, day: NaiveDate) -> TypedPerson {
        TypedPerson { name: String::new(), role, wage: wage.to_owned(), day: day.to_string() }
    }

    /// What was typed, understood; or everything that is wrong with it. `taken`: the names of the others;
    /// `joined`: the first day of work of somebody who is known, which no change comes before.
    pub fn read<'a>(
        &self,
        mut taken: impl Iterator<Item = &'a str>,
        joined: Option<NaiveDate>,
    ) -> Result<ReadPerson, Vec<(Part, Wrong)>> {
        let mut wrong = Vec::new();
        let name = self.name.trim();
        if name.is_empty() {
            wrong.push((Part::Name, Wrong::NameEmpty));
        } else if name.chars().count() > NAME_CHARS {
            wrong.push((Part::Name, Wrong::NameTooLong));
        } else if taken.any(|other| other.trim() == name) {
            wrong.push((Part::Name, Wrong::NameTaken));
        }
        let base_wage = read_wage(&self.wage).map_err(|why| wrong.push((Part::Wage, why)));
        let day = read_day(&self.day).and_then(|day| match joined {
            Some(joined) if day < joined => Err(Wrong::DayBeforeJoining),
            _ => Ok(day),
        });
        let day = day.map_err(|why| wrong.push((Part::Day, why)));
        match (base_wage, day) {
            (Ok(base_wage), Ok(day)) if wrong.is_empty() => {
                Ok(ReadPerson { name: name.to_owned(), role: self.role, base_wage, day })
            }
            _ => Err(wrong),
        }
    }
}

fn read_wage(typed: &str) -> Result<Money, Wrong> {
    let plain = plain_digits(typed);
    if plain.is_empty() {
        return Err(Wrong::WageEmpty);
    }
    match Money::parse(&plain) {
        Err(_) => Err(Wrong::WageNoAmount),
        Ok(amount) if amount.is_negative() => Err(Wrong::WageNegative),
        Ok(amount) => Ok(amount),
    }
}

/// A day as the date field gives it, within the years that can be recorded.
pub fn read_day(typed: &str) -> Result<NaiveDate, Wrong> {
    let day: NaiveDate = typed.trim().parse().map_err(|_| Wrong::DayEmpty)?;
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(Wrong::DayOutOfRange) }
}

impl ReadPerson {
    /// The fact that somebody works here.
    pub fn joins(self, person: PersonId) -> FactBody {
        let ReadPerson { name, role, base_wage, day } = self;
        FactBody::Person { person, name, role, base_wage, joined: day }
    }

    /// The fact that somebody is something else from a day on.
    pub fn changes(self, person: PersonId) -> FactBody {
        let ReadPerson { name, role, base_wage, .. } = self;
        FactBody::PersonChanged { person, name, role, base_wage }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, wage: &str, day: &str) -> TypedPerson {
        TypedPerson { name: name.into(), role: Role::Clerk, wage: wage.into(), day: day.into() }
    }

    #[test]
    fn what_people_type_is_understood() {
        let read = typed(" 王芳 ", "３,２００", "2026-01-05").read(std::iter::empty(), None).unwrap();
        assert_eq!((read.name.as_str(), read.base_wage), ("王芳", Money::yuan(3200)));
    }

    #[test]
    fn everything_wrong_is_said_at_its_field() {
        let check = |person: TypedPerson, expected: &[(Part, Wrong)]| {
            assert_eq!(person.read(["李强"].into_iter(), None).unwrap_err(), expected);
        };
        check(
            typed(" ", "", ""),
            &[(Part::Name, Wrong::NameEmpty), (Part::Wage, Wrong::WageEmpty), (Part::Day, Wrong::DayEmpty)],
        );
        check(typed("李强", "1", "2026-01-05"), &[(Part::Name, Wrong::NameTaken)]);
        check(typed("王芳", "-1", "2026-01-05"), &[(Part::Wage, Wrong::WageNegative)]);
        check(
            typed("王芳", "三千", "1026-01-05"),
            &[(Part::Wage, Wrong::WageNoAmount), (Part::Day, Wrong::DayOutOfRange)],
        );
        check(typed(&"长".repeat(NAME_CHARS + 1), "1", "2026-01-05"), &[(Part::Name, Wrong::NameTooLong)]);
    }
}
