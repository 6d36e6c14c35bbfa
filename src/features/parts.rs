//! The parts of the app that are fetched when they are first opened, so that the first page waits for no other.
//!
//! Here is which page belongs to which part; where the app is cut stands in `src/main.rs`, the part of the help's answers
//! included.

use super::{
    calls::CallsPage,
    complaints::ComplaintsPage,
    data::DataPage,
    follow_ups::FollowUpsPage,
    jobs::{JobsPage, NewNoticePage},
    mypay::page::MyPayPage,
    owing::OwingPage,
    people::PeoplePage,
    record::{KindPage, RecordPage},
    register::{PrintRegisterPage, RegisterPage},
    rules::page::RulesPage,
    settlement::{PrintPage, SettlementPage},
    setup::SetupPage,
    sites::SitesPage,
    today::TodayPage,
    whatif::page::WhatIfPage,
};
use crate::app::{failure::NotFetched, route::Screen};
use leptos::prelude::*;
use std::{cell::Cell, pin::Pin};

/// Builds the page of one of the screens of a part; nothing for the screens of another.
pub type Pages = fn(Screen) -> AnyView;

/// Brings a part, from wherever the app was built to have it.
pub type Fetch = fn(Part) -> Pin<Box<dyn Future<Output = Result<Pages, NotFetched>>>>;

/// What is fetched at once. The three first pages (the first run, the day, one's own pay) each stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Today,
    Setup,
    MyPay,
    /// Jobs, sites and the forms of everything else that happens.
    Work,
    /// What the manager and the clerk see to once a month or less.
    Office,
}

impl Part {
    /// Every part, in the order of its number.
    const ALL: [Part; 5] = [Part::Today, Part::Setup, Part::MyPay, Part::Work, Part::Office];

    /// The part a screen belongs to; `None` for the one that is always there.
    pub fn of(screen: &Screen) -> Option<Part> {
        match screen {
            Screen::Today => Some(Part::Today),
            Screen::Setup => Some(Part::Setup),
            Screen::MyPay => Some(Part::MyPay),
            Screen::Register
            | Screen::Calls
            | Screen::FollowUps
            | Screen::PrintRegister
            | Screen::Owing
            | Screen::Complaints
            | Screen::Jobs
            | Screen::NewJob
            | Screen::Sites
            | Screen::Record
            | Screen::RecordKind { .. } => Some(Part::Work),
            Screen::Settlement
            | Screen::Print
            | Screen::WhatIf
            | Screen::Rules
            | Screen::People
            | Screen::Data => Some(Part::Office),
            Screen::NotFound => None,
        }
    }

    /// The part's pages, if it was fetched before.
    pub fn fetched(self) -> Option<Pages> {
        FETCHED.get()[self as usize]
    }

    /// Fetches the part by `fetch`, or hands it out again.
    ///
    /// # Errors
    /// [`NotFetched`]; the next call tries again.
    pub async fn fetch(self, fetch: Fetch) -> Result<Pages, NotFetched> {
        let pages = fetch(self).await?;
        let mut all = FETCHED.get();
        all[self as usize] = Some(pages);
        FETCHED.set(all);
        Ok(pages)
    }
}

thread_local! {
    static FETCHED: Cell<[Option<Pages>; Part::ALL.len()]> = const { Cell::new([None; Part::ALL.len()]) };
}

/// Declares the pages of the parts. A part's function is reached by nothing but the pointer that comes with it: what
/// else named it would bring its screens into the first module.
macro_rules! pages {
    ($($(#[$doc:meta])* $pages:ident { $($screen:pat => $view:expr,)* })*) => {$(
        $(#[$doc])*
        pub fn $pages(screen: Screen) -> AnyView {
            match screen {
                $($screen => $view.into_any(),)*
                _ => ().into_any(),
            }
        }
    )*};
}

pages! {
    /// [`Part::Today`].
    today {
        Screen::Today => view! { <TodayPage /> },
    }
    /// [`Part::Setup`].
    setup {
        Screen::Setup => view! { <SetupPage /> },
    }
    /// [`Part::MyPay`].
    my_pay {
        Screen::MyPay => view! { <MyPayPage /> },
    }
    /// [`Part::Work`].
    work {
        Screen::Register => view! { <RegisterPage /> },
        Screen::Calls => view! { <CallsPage /> },
        Screen::FollowUps => view! { <FollowUpsPage /> },
        Screen::Owing => view! { <OwingPage /> },
        Screen::Complaints => view! { <ComplaintsPage /> },
        Screen::PrintRegister => view! { <PrintRegisterPage /> },
        Screen::Jobs => view! { <JobsPage /> },
        Screen::NewJob => view! { <NewNoticePage /> },
        Screen::Sites => view! { <SitesPage /> },
        Screen::Record => view! { <RecordPage /> },
        Screen::RecordKind { kind, about } => view! { <KindPage code=kind about=about /> },
    }
    /// [`Part::Office`].
    office {
        Screen::Settlement => view! { <SettlementPage /> },
        Screen::Print => view! { <PrintPage /> },
        Screen::WhatIf => view! { <WhatIfPage /> },
        Screen::Rules => view! { <RulesPage /> },
        Screen::People => view! { <PeoplePage /> },
        Screen::Data => view! { <DataPage /> },
    }
}
