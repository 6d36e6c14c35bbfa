//! The main areas, in the order of the rail: their words, routes and which screens belong to them.

use crate::app::route::{Route, Screen};

/// A main area of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Today,
    Register,
    Jobs,
    Sites,
    Record,
    Settlement,
    WhatIf,
    MyPay,
    Rules,
    People,
    Data,
}

impl Place {
    /// The areas in the groups the rail shows them in: the work, the money, the branch.
    pub const GROUPS: [&'static [Place]; 3] = [
        &[Place::Today, Place::Register, Place::Jobs, Place::Sites, Place::Record],
        &[Place::Settlement, Place::WhatIf, Place::MyPay],
        &[Place::Rules, Place::People, Place::Data],
    ];

    /// The areas on the phone's bottom bar; the others are behind its last place.
    pub const BAR: [Place; 4] = [Place::Today, Place::Register, Place::Jobs, Place::MyPay];

    /// Every area in the order of the rail.
    pub fn all() -> impl Iterator<Item = Place> {
        Self::GROUPS.into_iter().flatten().copied()
    }

    /// The key of its name.
    pub fn name_key(self) -> &'static str {
        match self {
            Place::Today => "shell.place.today",
            Place::Register => "shell.place.register",
            Place::Jobs => "shell.place.jobs",
            Place::Sites => "shell.place.sites",
            Place::Record => "shell.place.record",
            Place::Settlement => "shell.place.settlement",
            Place::WhatIf => "shell.place.whatif",
            Place::MyPay => "shell.place.my_pay",
            Place::Rules => "shell.place.rules",
            Place::People => "shell.place.people",
            Place::Data => "shell.place.data",
        }
    }

    /// The key of further words it is found by.
    pub fn also_key(self) -> &'static str {
        match self {
            Place::Today => "shell.also.today",
            Place::Register => "shell.also.register",
            Place::Jobs => "shell.also.jobs",
            Place::Sites => "shell.also.sites",
            Place::Record => "shell.also.record",
            Place::Settlement => "shell.also.settlement",
            Place::WhatIf => "shell.also.whatif",
            Place::MyPay => "shell.also.my_pay",
            Place::Rules => "shell.also.rules",
            Place::People => "shell.also.people",
            Place::Data => "shell.also.data",
        }
    }

    /// Where it begins.
    pub fn route(self) -> Route {
        match self {
            Place::Today => Route::Today,
            Place::Register => Route::register(),
            Place::Jobs => Route::jobs(),
            Place::Sites => Route::sites(),
            Place::Record => Route::Record,
            Place::Settlement => Route::settlement(),
            Place::WhatIf => Route::WhatIf,
            Place::MyPay => Route::my_pay(),
            Place::Rules => Route::Rules,
            Place::People => Route::People,
            Place::Data => Route::Data,
        }
    }

    /// The area a screen belongs to, if it belongs to one.
    pub fn of(screen: &Screen) -> Option<Place> {
        Some(match screen {
            Screen::Today => Place::Today,
            Screen::Register
            | Screen::Calls
            | Screen::FollowUps
            | Screen::PrintRegister
            | Screen::Owing
            | Screen::Complaints => Place::Register,
            Screen::Jobs | Screen::NewJob => Place::Jobs,
            Screen::Sites => Place::Sites,
            Screen::Record | Screen::RecordKind { .. } => Place::Record,
            Screen::Settlement | Screen::Print => Place::Settlement,
            Screen::WhatIf => Place::WhatIf,
            Screen::MyPay => Place::MyPay,
            Screen::Rules => Place::Rules,
            Screen::People => Place::People,
            Screen::Data => Place::Data,
            Screen::Setup | Screen::NotFound => return None,
        })
    }

    /// The digit that leads here together with Alt; there are ten of them.
    pub fn digit(self) -> Option<char> {
        let at = Self::all().position(|place| place == self).unwrap_or_default() as u32;
        char::from_digit((at + 1) % 10, 10).filter(|_| at < 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_begins_on_a_screen_of_its_own() {
        for place in Place::all() {
            assert_eq!(Place::of(&place.route().screen()), Some(place));
        }
    }

    #[test]
    fn what_one_goes_to_from_the_register_belongs_to_it() {
        for screen in [Screen::Calls, Screen::FollowUps, Screen::Owing, Screen::Complaints] {
            assert_eq!(Place::of(&screen), Some(Place::Register));
        }
    }

    #[test]
    fn the_first_ten_places_have_a_digit() {
        let digits: String = Place::all().filter_map(Place::digit).collect();
        assert_eq!(digits, "1234567890");
    }
}
