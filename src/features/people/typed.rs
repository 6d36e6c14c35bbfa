//! What is typed about a person, and what is wrong with it.

use crate::{
    app::words::{Misread, role_key},
    domain::{
        Money, PersonId, Role,
        typed::{DayError, NumberError, NumberRule, TextError, read_day, read_text},
    },
    journal::{FactBody, PersonChanged, PersonJoined, limits::NAME_CHARS},
    ledger::namesakes::labels,
    letters::alike,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Somebody as typed. `day` is the first day of work of somebody new, and otherwise the day a change counts from.
///
/// Nobody yet, by default: nothing that pays is filled in for anybody, neither the role nor the wage nor the day.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedPerson {
    pub name: String,
    /// None until one is chosen.
    #[serde(default)]
    pub role: Option<Role>,
    pub wage: String,
    pub day: String,
    /// It was said that another one of this name is meant.
    #[serde(default)]
    pub namesake: bool,
}

/// The id of a role in a select and in an address: the end of its key.
pub fn role_id(role: Role) -> String {
    role_key(role).rsplit('.').next().unwrap_or_default().to_owned()
}

pub fn role_of(id: &str) -> Option<Role> {
    Role::ALL.into_iter().find(|role| role_id(*role) == id)
}

/// Somebody else, whose name may be the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    pub name: String,
    pub joined: NaiveDate,
}

/// Whom the form is about, and beside whom.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beside {
    /// Somebody known, as he is called now and since when he works here: no change comes before that.
    pub known: Option<Other>,
    pub others: Vec<Other>,
}

impl Beside {
    /// Those whose name reads like this one, unless it is his own already.
    fn alike(&self, name: &str) -> Vec<&Other> {
        if self.known.as_ref().is_some_and(|known| known.name == name) {
            return Vec::new();
        }
        self.others.iter().filter(|other| alike(&other.name, name)).collect()
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
pub enum PersonField {
    Name,
    Role,
    Wage,
    Day,
}

impl PersonField {
    /// The name of its input.
    pub fn code(self) -> &'static str {
        match self {
            PersonField::Name => "name",
            PersonField::Role => "role",
            PersonField::Wage => "wage",
            PersonField::Day => "day",
        }
    }
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonProblem {
    Name(TextError),
    /// Another's name, written otherwise: the same one twice, most likely.
    NameAlike,
    /// Another's name, and it was not said that somebody else is meant.
    Namesake,
    /// No role was chosen.
    NoRole,
    Wage(NumberError),
    Day(DayError),
    DayBeforeJoining,
    /// Nobody of a new branch is its manager.
    NoManager,
}

impl PersonProblem {
    /// What is said about it, with what to do.
    pub fn misread(self) -> Misread {
        match self {
            PersonProblem::Name(TextError::Empty) => "people.wrong.name_empty".into(),
            PersonProblem::Name(why) => why.into(),
            PersonProblem::NameAlike => "people.wrong.name_alike".into(),
            PersonProblem::Namesake => "people.wrong.namesake".into(),
            PersonProblem::NoRole => "people.wrong.role_empty".into(),
            PersonProblem::Wage(NumberError::Empty) => "people.wrong.wage_empty".into(),
            PersonProblem::Wage(why) => why.into(),
            PersonProblem::Day(why) => why.into(),
            PersonProblem::DayBeforeJoining => "people.wrong.day_before".into(),
            PersonProblem::NoManager => "people.wrong.no_manager".into(),
        }
    }
}

impl TypedPerson {
    /// Nobody yet, in a post that is to be filled.
    pub fn new(role: Role) -> TypedPerson {
        TypedPerson { role: Some(role), ..TypedPerson::default() }
    }

    fn is_of_head_office(&self) -> bool {
        self.role.is_some_and(Role::is_of_head_office)
    }

    /// What was typed, understood; or everything that is wrong with it.
    pub fn read(&self, beside: &Beside) -> Result<ReadPerson, Vec<(PersonField, PersonProblem)>> {
        let mut wrong = Vec::new();
        let name = self.read_name(beside).map_err(|why| wrong.push((PersonField::Name, why)));
        let role = self.role.ok_or_else(|| wrong.push((PersonField::Role, PersonProblem::NoRole)));
        let base_wage =
            self.read_wage().map_err(|why| wrong.push((PersonField::Wage, PersonProblem::Wage(why))));
        let joined = beside.known.as_ref().map(|known| known.joined);
        let day = read_day(&self.day).map_err(PersonProblem::Day).and_then(|day| match joined {
            Some(joined) if day < joined => Err(PersonProblem::DayBeforeJoining),
            _ => Ok(day),
        });
        let day = day.map_err(|why| wrong.push((PersonField::Day, why)));
        match (name, role, base_wage, day) {
            (Ok(name), Ok(role), Ok(base_wage), Ok(day)) => Ok(ReadPerson { name, role, base_wage, day }),
            _ => Err(wrong),
        }
    }

    fn read_name(&self, beside: &Beside) -> Result<String, PersonProblem> {
        let name = read_text(&self.name, NAME_CHARS).map_err(PersonProblem::Name)?;
        let alike = beside.alike(&name);
        match alike.iter().any(|other| other.name == name) {
            _ if alike.is_empty() => Ok(name),
            true if self.namesake => Ok(name),
            true => Err(PersonProblem::Namesake),
            false => Err(PersonProblem::NameAlike),
        }
    }

    /// Nothing typed is nothing paid for who is paid by the head office, and is asked for otherwise.
    fn read_wage(&self) -> Result<Money, NumberError> {
        match NumberRule::AMOUNT.read_money(&self.wage) {
            Err(NumberError::Empty) if self.is_of_head_office() => Ok(Money::ZERO),
            read => read,
        }
    }

    /// How he and his namesakes will be shown; none where nobody has this very name.
    pub fn shown(&self, beside: &Beside) -> Option<Vec<String>> {
        let name = self.name.trim();
        let alike = beside.alike(name);
        if name.is_empty() || alike.iter().all(|other| other.name != name) {
            return None;
        }
        let own = beside.known.as_ref().map(|known| known.joined).or_else(|| read_day(&self.day).ok());
        let others = alike.iter().map(|other| (other.name.as_str(), other.joined));
        Some(labels(others.chain(own.map(|joined| (name, joined)))))
    }
}

impl ReadPerson {
    /// The fact that somebody works here.
    pub fn joins(self, person: PersonId) -> FactBody {
        let ReadPerson { name, role, base_wage, day } = self;
        FactBody::from(PersonJoined { person, name, role, base_wage, joined: day })
    }

    /// The fact that somebody is something else from a day on.
    pub fn changes(self, person: PersonId) -> FactBody {
        let ReadPerson { name, role, base_wage, .. } = self;
        FactBody::from(PersonChanged { person, name, role, base_wage })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(name: &str, wage: &str, day: &str) -> TypedPerson {
        let [name, wage, day] = [name, wage, day].map(str::to_owned);
        TypedPerson { name, wage, day, ..TypedPerson::new(Role::Clerk) }
    }

    fn beside_li() -> Beside {
        let joined = "2020-03-02".parse().unwrap();
        Beside { known: None, others: vec![Other { name: "李强".into(), joined }] }
    }

    #[test]
    fn what_people_type_is_understood() {
        let read = typed(" 王芳 ", "３,２００", "2026-01-05").read(&Beside::default()).unwrap();
        assert_eq!((read.name.as_str(), read.base_wage), ("王芳", Money::yuan(3200)));
    }

    #[test]
    fn everything_wrong_is_said_at_its_field() {
        let check = |person: TypedPerson, expected: &[(PersonField, PersonProblem)]| {
            assert_eq!(person.read(&beside_li()).unwrap_err(), expected);
        };
        check(
            typed(" ", "", ""),
            &[
                (PersonField::Name, PersonProblem::Name(TextError::Empty)),
                (PersonField::Wage, PersonProblem::Wage(NumberError::Empty)),
                (PersonField::Day, PersonProblem::Day(DayError::Empty)),
            ],
        );
        check(
            typed("王芳", "-1", "2026-01-05"),
            &[(PersonField::Wage, PersonProblem::Wage(NumberError::Negative))],
        );
        check(
            typed("王芳", "30,5", "2026-01-05"),
            &[(PersonField::Wage, PersonProblem::Wage(NumberError::Grouping))],
        );
        check(
            typed("王芳", "三千", "1026-01-05"),
            &[
                (PersonField::Wage, PersonProblem::Wage(NumberError::Letter { letter: '三' })),
                (PersonField::Day, PersonProblem::Day(DayError::Year { year: 1026 })),
            ],
        );
        let long = TextError::TooLong { most: NAME_CHARS };
        check(
            typed(&"长".repeat(NAME_CHARS + 1), "1", "2026-01-05"),
            &[(PersonField::Name, PersonProblem::Name(long))],
        );
        let turned = TextError::Unseen { letter: '\u{202E}' };
        check(typed("王\u{202E}芳", "1", "2026-01-05"), &[(PersonField::Name, PersonProblem::Name(turned))]);
    }

    #[test]
    fn nobody_has_a_wage_that_was_not_typed_unless_the_head_office_pays_him() {
        for role in Role::ALL {
            let person = TypedPerson { role: Some(role), ..typed("王芳", "", "2026-01-05") };
            match person.read(&Beside::default()) {
                Ok(read) => assert!(role.is_of_head_office() && read.base_wage == Money::ZERO, "{role:?}"),
                Err(wrong) => assert_eq!(
                    wrong,
                    [(PersonField::Wage, PersonProblem::Wage(NumberError::Empty))],
                    "{role:?}"
                ),
            }
        }
    }

    #[test]
    fn neither_a_role_nor_a_day_is_filled_in() {
        let newcomer = TypedPerson { name: "王芳".into(), wage: "3000".into(), ..TypedPerson::default() };
        let wrong = [
            (PersonField::Role, PersonProblem::NoRole),
            (PersonField::Day, PersonProblem::Day(DayError::Empty)),
        ];
        assert_eq!(newcomer.read(&Beside::default()).unwrap_err(), wrong);
        // A draft that was kept before roles had to be chosen says its role.
        let kept = r#"{"name":"王芳","role":"clerk","wage":"3000","day":"2026-01-05"}"#;
        assert_eq!(serde_json::from_str::<TypedPerson>(kept).unwrap(), typed("王芳", "3000", "2026-01-05"));
    }

    #[test]
    fn a_name_written_otherwise_is_the_same_name() {
        for name in ["李 强", "李\u{3000}强"] {
            let person = TypedPerson { namesake: true, ..typed(name, "1", "2026-01-05") };
            assert_eq!(
                person.read(&beside_li()),
                Err(vec![(PersonField::Name, PersonProblem::NameAlike)]),
                "{name}"
            );
            assert_eq!(person.shown(&beside_li()), None);
        }
        assert!(typed("李强（大）", "1", "2026-01-05").read(&beside_li()).is_ok());
    }

    #[test]
    fn a_namesake_is_said_to_be_one_and_how_both_will_be_shown() {
        let person = typed(" 李强 ", "1", "2026-01-05");
        assert_eq!(person.read(&beside_li()), Err(vec![(PersonField::Name, PersonProblem::Namesake)]));
        assert_eq!(person.shown(&beside_li()), Some(vec!["李强（2020）".into(), "李强（2026）".into()]));
        let same_year = TypedPerson { day: "2020-11-02".into(), ..person.clone() };
        assert_eq!(same_year.shown(&beside_li()).unwrap()[1], "李强（2020-11）");
        assert!(TypedPerson { namesake: true, ..person }.read(&beside_li()).is_ok());
    }

    #[test]
    fn who_keeps_his_name_is_not_asked_about_it() {
        let known = Some(Other { name: "李强".into(), joined: "2021-01-01".parse().unwrap() });
        let beside = Beside { known, ..beside_li() };
        let person = typed("李强", "1", "2026-01-05");
        assert!(person.read(&beside).is_ok());
        assert_eq!(person.shown(&beside), None);
        let early = typed("李强", "1", "2020-12-31").read(&beside);
        assert_eq!(early, Err(vec![(PersonField::Day, PersonProblem::DayBeforeJoining)]));
    }
}
