//! Where one is: typed hash routes. Everything a reload or the back button must keep is in the address.
//!
//! Parsing and printing are pure; on the wasm target a signal follows `hashchange`.

mod address;
pub mod kept;
#[cfg(target_arch = "wasm32")]
mod live;
pub mod month;
#[cfg(target_arch = "wasm32")]
mod steps;

/// In the address of a job: the list beside it is not narrowed.
const WHOLE_LIST: &str = "all";

/// In the address of the register: the board of a week, and that of a day.
const WEEK: &str = "week";
const HOURS: &str = "hours";

/// The form of a visit.
const PLAN: &str = "visit_planned";

/// The form of a commissioning notice, where one goes back to a form.
pub const NOTICE: &str = "notice";

use crate::domain::{DayThing, ThingId, WorkId, WorkKind};
use address::{address, decode, encode_id, parse_query};

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
        parse_known(text).unwrap_or_else(|| Route::NotFound(text.to_owned()))
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

fn parse_known(text: &str) -> Option<Route> {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let path = path.strip_prefix('/').unwrap_or(path);
    let raw: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let query = parse_query(query)?;
    month::understood(&raw, &query)?;
    let value = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let list = || ListQuery { filter: value("filter"), find: value("find") };
    Some(match raw.as_slice() {
        [] => Route::Today,
        ["register"]
            if let Some(view) = value("view").filter(|view| [WEEK, HOURS].contains(&view.as_str())) =>
        {
            Route::Board { day: value("day"), hours: view == HOURS }
        }
        ["register"] => Route::Register { day: value("day") },
        ["register", what, id] => Route::Day { what: DayThing::of(what)?, id: decode(id)? },
        ["jobs"] => Route::Jobs(list()),
        ["jobs", "new"] => Route::NewJob,
        [places, id] if let Some(kind) = kind_at(places) => {
            let (id, list) = (WorkId::parse(kind, &decode(id)?).ok()?, list());
            match list != ListQuery::default() || value(WHOLE_LIST).is_some() {
                true => Route::JobAmong { id, list },
                false => Route::Job(id),
            }
        }
        ["sites"] => Route::Sites(list()),
        ["sites", "new"] => Route::NewSite { form: value("for") },
        ["sites", id] => Route::Site(decode(id)?),
        ["sites", id, "contact"] => {
            let given = |kind| WorkId::parse(kind, &value(kind.code())?).ok();
            Route::SiteContact { site: decode(id)?, job: WorkKind::ALL.into_iter().find_map(given) }
        }
        ["record"] => Route::Record,
        ["record", PLAN] if value("to").is_some() => {
            let (request, to, day) = (value("about")?, value("to")?, value("day")?);
            Route::PlanVisit { request, to, day, time: value("time") }
        }
        ["record", kind] => Route::RecordKind { kind: decode(kind)?, about: value("about") },
        ["settlement"] => Route::Settlement(SettlementQuery {
            month: value("month"),
            person: value("person"),
            line: value("line"),
            year: value("view").as_deref() == Some("year"),
        }),
        ["statement", month, person] => Route::Statement { month: decode(month)?, person: decode(person)? },
        ["print", month] => Route::PrintMonth(decode(month)?),
        ["whatif"] => Route::WhatIf,
        ["whatif", id] => Route::Draft(decode(id)?),
        ["my-pay"] => Route::MyPay(PayQuery { person: value("person"), month: value("month") }),
        ["rules"] => Route::Rules,
        ["rules", chapter] => Route::RulesAt(decode(chapter)?),
        ["people"] => Route::People,
        ["people", "new"] => Route::NewPerson { role: value("role")? },
        ["data"] => Route::Data,
        ["setup"] => Route::Setup,
        _ => return None,
    })
}

/// The page of a piece of work. Its kind is in the address: a contract may have the same number as a job.
fn job_path(id: &WorkId) -> String {
    format!("#/{}s/{}", id.kind().code(), encode_id(id.as_str()))
}

/// Reads the first part of [`job_path`].
fn kind_at(places: &str) -> Option<WorkKind> {
    WorkKind::of(places.strip_suffix('s')?)
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
