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
    Jobs(ListQuery),
    NewJob,
    Job(String),
    /// A job beside the list as one has it, narrowed or not; [`Route::Job`] says nothing of the list.
    JobAmong {
        id: String,
        list: ListQuery,
    },
    Sites(ListQuery),
    /// The form for a new site; `notice`: one is writing a notice and goes back to it with the site.
    NewSite {
        notice: bool,
    },
    Site(String),
    /// The contact in a site's description, for whoever has to call there: then back to the job, or to today.
    SiteContact {
        site: String,
        job: Option<String>,
    },
    /// Choose what to write down.
    Record,
    /// The form of one kind of fact, perhaps about a certain repair, notice or contract.
    RecordKind {
        kind: String,
        about: Option<String>,
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
    /// The jobs, unfiltered.
    pub fn jobs() -> Route {
        Route::Jobs(ListQuery::default())
    }

    /// The sites, unfiltered.
    pub fn sites() -> Route {
        Route::Sites(ListQuery::default())
    }

    /// The form for a new site, for its own sake.
    pub fn new_site() -> Route {
        Route::NewSite { notice: false }
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
            Route::Jobs(_) | Route::Job(_) | Route::JobAmong { .. } => Screen::Jobs,
            Route::NewJob => Screen::NewJob,
            Route::Sites(_) | Route::NewSite { .. } | Route::Site(_) | Route::SiteContact { .. } => {
                Screen::Sites
            }
            Route::Record => Screen::Record,
            Route::RecordKind { kind, about } => {
                Screen::RecordKind { kind: kind.clone(), about: about.clone() }
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
            Route::Job(id) | Route::JobAmong { id, .. } | Route::Site(id) => Some(id.clone()),
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
            Route::Jobs(query) => address(&["jobs"], &list_pairs(query)),
            Route::NewJob => address(&["jobs", "new"], &[]),
            Route::Job(id) => format!("#/jobs/{}", encode_id(id)),
            Route::JobAmong { id, list } => {
                let list = address(&["jobs"], &list_pairs(list));
                let query = list.split_once('?').map_or(WHOLE_LIST, |(_, query)| query);
                format!("#/jobs/{}?{query}", encode_id(id))
            }
            Route::Sites(query) => address(&["sites"], &list_pairs(query)),
            Route::NewSite { notice } => address(&["sites", "new"], &[("for", notice.then_some("notice"))]),
            Route::Site(id) => format!("#/sites/{}", encode_id(id)),
            Route::SiteContact { site, job } => {
                address(&["sites", site, "contact"], &[("job", job.as_deref())])
            }
            Route::Record => address(&["record"], &[]),
            Route::RecordKind { kind, about } => address(&["record", kind], &[("about", about.as_deref())]),
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
        ["jobs"] => Route::Jobs(list()),
        ["jobs", "new"] => Route::NewJob,
        ["jobs", id] => match list() {
            list if list != ListQuery::default() || value(WHOLE_LIST).is_some() => {
                Route::JobAmong { id: decode(id)?, list }
            }
            _ => Route::Job(decode(id)?),
        },
        ["sites"] => Route::Sites(list()),
        ["sites", "new"] => Route::NewSite { notice: value("for").as_deref() == Some("notice") },
        ["sites", id] => Route::Site(decode(id)?),
        ["sites", id, "contact"] => Route::SiteContact { site: decode(id)?, job: value("job") },
        ["record"] => Route::Record,
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

fn list_pairs(query: &ListQuery) -> [(&'static str, Option<&str>); 2] {
    [("filter", query.filter.as_deref()), ("find", query.find.as_deref())]
}

#[cfg(target_arch = "wasm32")]
pub use live::{navigate, provide_route, replace, use_route};
#[cfg(target_arch = "wasm32")]
pub use steps::came_back;

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    fn every_shape() -> Vec<Route> {
        let awkward = "李 四/50%?&=#→é";
        vec![
            Route::Today,
            Route::jobs(),
            Route::Jobs(ListQuery { filter: some("late"), find: some("a b&c") }),
            Route::NewJob,
            Route::Job("J-001".into()),
            Route::Job("new".into()),
            Route::Job(awkward.into()),
            Route::JobAmong { id: "J-001".into(), list: ListQuery::default() },
            Route::JobAmong {
                id: "new".into(),
                list: ListQuery { filter: some("late"), find: some(awkward) },
            },
            Route::sites(),
            Route::Sites(ListQuery { filter: None, find: some(awkward) }),
            Route::new_site(),
            Route::NewSite { notice: true },
            Route::Site("new".into()),
            Route::Site(awkward.into()),
            Route::SiteContact { site: awkward.into(), job: some("T-1") },
            Route::SiteContact { site: "new".into(), job: None },
            Route::Record,
            Route::record("repair"),
            Route::RecordKind { kind: "sheet".into(), about: some("W2026-001") },
            Route::settlement(),
            Route::Settlement(SettlementQuery {
                month: some("2026-03"),
                person: some("li"),
                line: some("3"),
                year: false,
            }),
            Route::Settlement(SettlementQuery { year: true, ..SettlementQuery::default() }),
            Route::Statement { month: "2026-03".into(), person: awkward.into() },
            Route::PrintMonth("2026-03".into()),
            Route::WhatIf,
            Route::Draft(awkward.into()),
            Route::my_pay(),
            Route::MyPay(PayQuery { person: some(awkward), month: some("2026-03") }),
            Route::Rules,
            Route::RulesAt("calendar".into()),
            Route::People,
            Route::NewPerson { role: "sales_vp".into() },
            Route::Data,
            Route::Setup,
            Route::NotFound("/no/such/place".into()),
        ]
    }

    #[test]
    fn every_route_survives_its_own_address() {
        for route in every_shape() {
            assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
        }
    }

    #[test]
    fn addresses_are_plain() {
        assert_eq!(Route::Today.href(), "#/");
        assert_eq!(Route::Job("张".into()).href(), "#/jobs/%E5%BC%A0");
        let query = SettlementQuery { month: some("2026-03"), ..SettlementQuery::default() };
        assert_eq!(Route::Settlement(query).href(), "#/settlement?month=2026-03");
    }

    #[test]
    fn what_leads_nowhere_is_kept_as_written() {
        for text in ["/nowhere", "/jobs/a/b", "/jobs/%zz", "/jobs/%E5", "/settlement?month=%f"] {
            assert_eq!(Route::parse(&format!("#{text}")), Route::NotFound(text.to_owned()));
        }
        assert_eq!(Route::parse(""), Route::Today);
        assert_eq!(Route::parse("#"), Route::Today);
    }
}
