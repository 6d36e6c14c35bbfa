//! What is typed about a person, and what is wrong with it.

use crate::{
    app::words::Misread,
    domain::{
        Money, PersonId, Role,
        typed::{DayError, NumberError, NumberRule, TextError, read_day, read_text},
    },
    journal::{FactBody, limits::NAME_CHARS},
    letters::alike,
};
use chrono::NaiveDate;
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
    Name(TextError),
    NameTaken,
    Wage(NumberError),
    Day(DayError),
    DayBeforeJoining,
    /// Nobody of a new branch is its manager.
    NoManager,
}

impl Wrong {
    /// What is said about it, with what to do.
    pub fn misread(self) -> Misread {
        match self {
            Wrong::Name(TextError::Empty) => "people.wrong.name_empty".into(),
            Wrong::Name(why) => why.into(),
            Wrong::NameTaken => "people.wrong.name_taken".into(),
            Wrong::Wage(NumberError::Empty) => "people.wrong.wage_empty".into(),
            Wrong::Wage(why) => why.into(),
            Wrong::Day(why) => why.into(),
            Wrong::DayBeforeJoining => "people.wrong.day_before".into(),
            Wrong::NoManager => "people.wrong.no_manager".into(),
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
        let name = read_text(&self.name, NAME_CHARS).map_err(Wrong::Name);
        let name = name.and_then(|name| match taken.any(|other| alike(other, &name)) {
            true => Err(Wrong::NameTaken),
            false => Ok(name),
        });
        let name = name.map_err(|why| wrong.push((Part::Name, why)));
        let base_wage = NumberRule::AMOUNT.read_money(&self.wage).map_err(Wrong::Wage);
        let base_wage = base_wage.map_err(|why| wrong.push((Part::Wage, why)));
        let day = read_day(&self.day).map_err(Wrong::Day).and_then(|day| match joined {
            Some(joined) if day < joined => Err(Wrong::DayBeforeJoining),
            _ => Ok(day),
        });
        let day = day.map_err(|why| wrong.push((Part::Day, why)));
        match (name, base_wage, day) {
            (Ok(name), Ok(base_wage), Ok(day)) => Ok(ReadPerson { name, role: self.role, base_wage, day }),
            _ => Err(wrong),
        }
    }
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
            &[
                (Part::Name, Wrong::Name(TextError::Empty)),
                (Part::Wage, Wrong::Wage(NumberError::Empty)),
                (Part::Day, Wrong::Day(DayError::Empty)),
            ],
        );
        check(typed("王芳", "-1", "2026-01-05"), &[(Part::Wage, Wrong::Wage(NumberError::Negative))]);
        check(typed("王芳", "30,5", "2026-01-05"), &[(Part::Wage, Wrong::Wage(NumberError::Grouping))]);
        check(
            typed("王芳", "三千", "1026-01-05"),
            &[
                (Part::Wage, Wrong::Wage(NumberError::Letter { letter: '三' })),
                (Part::Day, Wrong::Day(DayError::Year { year: 1026 })),
            ],
        );
        let long = TextError::TooLong { most: NAME_CHARS };
        check(typed(&"长".repeat(NAME_CHARS + 1), "1", "2026-01-05"), &[(Part::Name, Wrong::Name(long))]);
        let turned = TextError::Unseen { letter: '\u{202E}' };
        check(typed("王\u{202E}芳", "1", "2026-01-05"), &[(Part::Name, Wrong::Name(turned))]);
    }

    #[test]
    fn a_name_that_reads_like_a_known_one_is_taken() {
        for name in ["李强", " 李\u{3000}强", "李 强"] {
            let read = typed(name, "1", "2026-01-05").read(["李强"].into_iter(), None);
            assert_eq!(read, Err(vec![(Part::Name, Wrong::NameTaken)]), "{name}");
        }
        assert!(typed("李强（大）", "1", "2026-01-05").read(["李强"].into_iter(), None).is_ok());
    }
}
