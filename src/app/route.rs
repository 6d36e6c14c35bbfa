//! Where one is: typed hash routes. Everything a reload or the back button must keep is in the address.
//!
//! Parsing and printing are pure; on the wasm target a signal follows `hashchange`.

mod address;
pub mod dated;
pub mod kept;
#[cfg(target_arch = "wasm32")]
mod live;
mod parsed;
#[cfg(target_arch = "wasm32")]
mod steps;

/// In the address of a job: the list beside it is not narrowed.
const WHOLE_LIST: &str = "all";

/// In the address of the register: the board of a week, and that of a day.
const WEEK: &str = "week";
const HOURS: &str = "hours";

/// In an address: what it shows as on paper.
const PAPER: &str = "paper";

/// The form of a visit.
const PLAN: &str = "visit_planned";

/// The form of a commissioning notice, where one goes back to a form.
pub const NOTICE: &str = "notice";

use crate::domain::{DayThing, ThingId, WorkId};
use address::{address, encode_id};

/// What narrows a list: a named filter and the text typed into its search box.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct ListQuery {
    pub filter: Option<String>,
    pub find: Option<String>,
}

/// What the settlement screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SettlementQuery {
    /// The month as `2026-03`; without it, the screen's own choice.
    pub month: Option<String>,
    pub person: Option<String>,
    /// The pay line whose derivation is open.
    pub line: Option<String>,
    /// The whole year in one grid instead of one month.
    pub year: bool,
}

/// Whose pay, and which month.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PayQuery {
    pub person: Option<String>,
    pub month: Option<String>,
}

/// A place in the app with everything its address holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Route {
    Today,
    /// The service register of a day, as `2026-11-29`; without it, of today.
    Register {
        day: Option<String>,
    },
    /// The dispatch board of the week that a day lies in, or of the day by its hours; without it, of today.
    Board {
        day: Option<String>,
        hours: bool,
    },
    /// The page of a request, a visit, a complaint or money in hand.
    Day {
        what: DayThing,
        id: String,
    },
    /// The calls that wait.
    Calls,
    /// The follow-ups of the week of a day; without it, of this week. `print`: as on paper.
    FollowUps {
        day: Option<String>,
        print: bool,
    },
    /// The register of a day, or of its week, as on paper.
    PrintRegister {
        day: String,
        week: bool,
    },
    /// What customers owe, by its age.
    Owing,
    /// The complaints of a year, counted.
    Complaints {
        year: Option<String>,
    },
    Jobs(ListQuery),
    NewJob,
    /// The page of a notice, a repair or a contract.
    Job(WorkId),
    /// A job beside the list as one has it, narrowed or not; [`Route::Job`] says nothing of the list.
    JobAmong {
        id: WorkId,
        list: ListQuery,
    },
    Sites(ListQuery),
    /// The form for a new site; `form`: what one is writing and goes back to with the site, [`NOTICE`] or a kind of fact.
    NewSite {
        form: Option<String>,
    },
    Site(String),
    /// The contact in a site's description, for whoever has to call there: then back to the job, or to today.
    SiteContact {
        site: String,
        job: Option<WorkId>,
    },
    /// Choose what to write down.
    Record,
    /// The form of one kind of fact, perhaps about a certain repair, notice or contract.
    RecordKind {
        kind: String,
        about: Option<String>,
    },
    /// The form of a visit for a request, with who is to go and when.
    PlanVisit {
        request: String,
        to: String,
        day: String,
        time: Option<String>,
    },
    /// The form of a visit for a customer on a week's list, with who is to go and when.
    PlanFollowUp {
        site: String,
        to: String,
        day: String,
    },
    Settlement(SettlementQuery),
    /// The A4 sheet of one person's month.
    Statement {
        month: String,
        person: String,
    },
    /// The A4 sheets of everybody's month.
    PrintMonth(String),
    WhatIf,
    Draft(String),
    MyPay(PayQuery),
    Rules,
    /// A chapter of the rules.
    RulesAt(String),
    People,
    /// The form for somebody new in a role, by its code.
    NewPerson {
        role: String,
    },
    Data,
    Setup,
    /// An address that leads nowhere, as it was written.
    NotFound(String),
}

/// The part of a route that decides which page is built. While it stays the same the page stays, and follows
/// the rest (the chosen job, month, person) through the route signal.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Screen {
    Today,
    Register,
    Calls,
    FollowUps,
    PrintRegister,
    Owing,
    Complaints,
    Jobs,
    NewJob,
    Sites,
    Record,
    RecordKind { kind: String, about: Option<String> },
    Settlement,
    Print,
    WhatIf,
    MyPay,
    Rules,
    People,
    Data,
    Setup,
    NotFound,
}

impl Route {
    /// The page of something that the day brings.
    pub fn day(what: DayThing, id: &ThingId) -> Route {
        Route::Day { what, id: id.to_string() }
    }

    /// The register of today.
    pub fn register() -> Route {
        Route::Register { day: None }
    }

    /// The jobs, unfiltered.
    pub fn jobs() -> Route {
        Route::Jobs(ListQuery::default())
    }

    /// The jobs as they are narrowed, beside the one that is open.
    pub fn jobs_beside(open: Option<WorkId>, list: ListQuery) -> Route {
        match open {
            Some(id) => Route::JobAmong { id, list },
            None => Route::Jobs(list),
        }
    }

    /// The sites, unfiltered.
    pub fn sites() -> Route {
        Route::Sites(ListQuery::default())
    }

    /// The form for a new site, for its own sake.
    pub fn new_site() -> Route {
        Route::NewSite { form: None }
    }

    /// The empty form of a kind of fact.
    pub fn record(kind: impl Into<String>) -> Route {
        Route::RecordKind { kind: kind.into(), about: None }
    }

    /// The settlement as it opens by itself.
    pub fn settlement() -> Route {
        Route::Settlement(SettlementQuery::default())
    }

    /// My pay as it opens by itself.
    pub fn my_pay() -> Route {
        Route::MyPay(PayQuery::default())
    }

    /// The page this route is shown by.
    pub fn screen(&self) -> Screen {
        match self {
            Route::Today => Screen::Today,
            Route::Register { .. } | Route::Board { .. } | Route::Day { .. } => Screen::Register,
            Route::Calls => Screen::Calls,
            Route::FollowUps { .. } => Screen::FollowUps,
            Route::PrintRegister { .. } => Screen::PrintRegister,
            Route::Owing => Screen::Owing,
            Route::Complaints { .. } => Screen::Complaints,
            Route::Jobs(_) | Route::Job(_) | Route::JobAmong { .. } => Screen::Jobs,
            Route::NewJob => Screen::NewJob,
            Route::Sites(_) | Route::NewSite { .. } | Route::Site(_) | Route::SiteContact { .. } => {
                Screen::Sites
            }
            Route::Record => Screen::Record,
            Route::RecordKind { kind, about } => {
                Screen::RecordKind { kind: kind.clone(), about: about.clone() }
            }
            Route::PlanVisit { request, .. } => {
                Screen::RecordKind { kind: PLAN.to_owned(), about: Some(request.clone()) }
            }
            Route::PlanFollowUp { .. } => Screen::RecordKind { kind: PLAN.to_owned(), about: None },
            Route::Settlement(_) => Screen::Settlement,
            Route::Statement { .. } | Route::PrintMonth(_) => Screen::Print,
            Route::WhatIf | Route::Draft(_) => Screen::WhatIf,
            Route::MyPay(_) => Screen::MyPay,
            Route::Rules | Route::RulesAt(_) => Screen::Rules,
            Route::People | Route::NewPerson { .. } => Screen::People,
            Route::Data => Screen::Data,
            Route::Setup => Screen::Setup,
            Route::NotFound(_) => Screen::NotFound,
        }
    }

    /// What is opened within the screen and begins at its own top: a job, a site, a month of one's pay. None for what
    /// lists them.
    pub fn begins(&self) -> Option<String> {
        match self {
            Route::Job(id) | Route::JobAmong { id, .. } => Some(job_path(id)),
            Route::Site(id) => Some(id.clone()),
            Route::Day { what, id } => Some(format!("{} {id}", what.code())),
            Route::NewSite { .. } => Some(String::new()),
            Route::MyPay(query) => query.month.clone(),
            Route::Settlement(SettlementQuery { month, person: Some(person), .. }) => {
                Some(format!("{} {person}", month.as_deref().unwrap_or_default()))
            }
            _ => None,
        }
    }

    /// Reads an address from its `#` on. Never fails: what leads nowhere is [`Route::NotFound`].
    pub fn parse(hash: &str) -> Route {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        parsed::known(text).unwrap_or_else(|| Route::NotFound(text.to_owned()))
    }

    /// The address from its `#` on; `Route::parse(&route.href()) == route`.
    pub fn href(&self) -> String {
        match self {
            Route::Today => address(&[], &[]),
            Route::Register { day } => address(&["register"], &[("day", day.as_deref())]),
            Route::Board { day, hours } => {
                let view = if *hours { HOURS } else { WEEK };
                address(&["register"], &[("view", Some(view)), ("day", day.as_deref())])
            }
            Route::Day { what, id } => format!("#/register/{}/{}", what.code(), encode_id(id)),
            Route::Calls => address(&["calls"], &[]),
            Route::FollowUps { day, print } => {
                address(&["follow-ups"], &[("day", day.as_deref()), ("view", print.then_some(PAPER))])
            }
            Route::PrintRegister { day, week } => {
                address(&["register", PAPER], &[("day", Some(day)), ("view", week.then_some(WEEK))])
            }
            Route::Owing => address(&["owing"], &[]),
            Route::Complaints { year } => address(&["complaints"], &[("year", year.as_deref())]),
            Route::Jobs(query) => address(&["jobs"], &list_pairs(query)),
            Route::NewJob => address(&["jobs", "new"], &[]),
            Route::Job(id) => job_path(id),
            Route::JobAmong { id, list } => {
                let list = address(&["jobs"], &list_pairs(list));
                let query = list.split_once('?').map_or(WHOLE_LIST, |(_, query)| query);
                format!("{}?{query}", job_path(id))
            }
            Route::Sites(query) => address(&["sites"], &list_pairs(query)),
            Route::NewSite { form } => address(&["sites", "new"], &[("for", form.as_deref())]),
            Route::Site(id) => format!("#/sites/{}", encode_id(id)),
            Route::SiteContact { site, job } => {
                let job = job.as_ref().map(|job| (job.kind().code(), job.as_str()));
                let (code, number) = job.map_or(("", None), |(code, number)| (code, Some(number)));
                address(&["sites", site, "contact"], &[(code, number)])
            }
            Route::Record => address(&["record"], &[]),
            Route::RecordKind { kind, about } => address(&["record", kind], &[("about", about.as_deref())]),
            Route::PlanVisit { request, to, day, time } => address(
                &["record", PLAN],
                &[("about", Some(request)), ("to", Some(to)), ("day", Some(day)), ("time", time.as_deref())],
            ),
            Route::PlanFollowUp { site, to, day } => {
                address(&["record", PLAN], &[("site", Some(site)), ("to", Some(to)), ("day", Some(day))])
            }
            Route::Settlement(query) => address(
                &["settlement"],
                &[
                    ("month", query.month.as_deref()),
                    ("person", query.person.as_deref()),
                    ("line", query.line.as_deref()),
                    ("view", query.year.then_some("year")),
                ],
            ),
            Route::Statement { month, person } => address(&["statement", month, person], &[]),
            Route::PrintMonth(month) => address(&["print", month], &[]),
            Route::WhatIf => address(&["whatif"], &[]),
            Route::Draft(id) => address(&["whatif", id], &[]),
            Route::MyPay(query) => address(
                &["my-pay"],
                &[("person", query.person.as_deref()), ("month", query.month.as_deref())],
            ),
            Route::Rules => address(&["rules"], &[]),
            Route::RulesAt(chapter) => address(&["rules", chapter], &[]),
            Route::People => address(&["people"], &[]),
            Route::NewPerson { role } => address(&["people", "new"], &[("role", Some(role))]),
            Route::Data => address(&["data"], &[]),
            Route::Setup => address(&["setup"], &[]),
            Route::NotFound(text) => format!("#{text}"),
        }
    }
}

/// The page of a piece of work. Its kind is in the address: a contract may have the same number as a job.
fn job_path(id: &WorkId) -> String {
    format!("#/{}s/{}", id.kind().code(), encode_id(id.as_str()))
}

fn list_pairs(query: &ListQuery) -> [(&'static str, Option<&str>); 2] {
    [("filter", query.filter.as_deref()), ("find", query.find.as_deref())]
}

#[cfg(target_arch = "wasm32")]
pub use live::{here, navigate, provide_route, replace, use_route};
#[cfg(target_arch = "wasm32")]
pub use steps::came_back;

#[cfg(test)]
mod tests;
