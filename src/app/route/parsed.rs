//! Addresses as they are read.

use super::{
    HOURS, ListQuery, PAPER, PLAN, PayQuery, Route, SettlementQuery, WEEK, WHOLE_LIST,
    address::{decode, parse_query},
    dated,
};
use crate::domain::{DayThing, WorkId, WorkKind};

/// The route of an address from behind its `#`; none where it leads nowhere.
pub(super) fn known(text: &str) -> Option<Route> {
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    let path = path.strip_prefix('/').unwrap_or(path);
    let raw: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    let query = parse_query(query)?;
    dated::understood(&raw, &query)?;
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
        ["register", PAPER] => {
            Route::PrintRegister { day: value("day")?, week: value("view").as_deref() == Some(WEEK) }
        }
        ["calls"] => Route::Calls,
        ["follow-ups"] => {
            Route::FollowUps { day: value("day"), print: value("view").as_deref() == Some(PAPER) }
        }
        ["owing"] => Route::Owing,
        ["complaints"] => Route::Complaints { year: value("year") },
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
        ["record", PLAN] if let Some(site) = value("site") => {
            Route::PlanFollowUp { site, to: value("to")?, day: value("day")? }
        }
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

/// Reads the first part of a work's address.
fn kind_at(places: &str) -> Option<WorkKind> {
    WorkKind::of(places.strip_suffix('s')?)
}
