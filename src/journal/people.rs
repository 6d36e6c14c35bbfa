//! Who works here, as what, and until when.

use super::kind::{Noun, Shape, Whom, facts, roles::LEADING};
use crate::domain::{Money, PersonId, Role};
use chrono::NaiveDate;

facts! {
    /// Who works here, as what, and until when.
    People(PeopleFact) {
        PersonJoined "person" "Somebody works here; `joined` is the first day of work." by LEADING, "2.1" [ahead] {
            person: PersonId as Shape::New(Noun::Person(Whom::Anybody)) => "facts.field.number",
            name: String as Shape::Name => "facts.field.name",
            role: Role as Shape::Role => "facts.field.role",
            base_wage: Money as Shape::Yuan => "facts.field.base_wage",
            joined: NaiveDate as Shape::Day => "facts.field.joined",
        }
        PersonChanged "person_changed" "From `on`, somebody has another name, role or base wage." by LEADING, "2.1" [ahead] {
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
            name: String as Shape::Name => "facts.field.name",
            role: Role as Shape::Role => "facts.field.role",
            base_wage: Money as Shape::Yuan => "facts.field.base_wage",
        }
        PersonLeft "leave" "`on` is the last day in the company or the post." by LEADING, "2.1" [ahead] {
            person: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.person",
        }
    }
}
