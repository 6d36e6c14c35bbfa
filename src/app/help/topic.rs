//! What there is help about: a topic for each screen, and one for each group of forms.

use crate::{
    app::route::{Route, SettlementQuery},
    domain::{WorkId, WorkKind},
    journal::{CommissioningFact, FactBody, MoneyFact, kind::Declared},
    ledger::{Ledger, Notice},
};

/// A screen as far as help goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    Today,
    Register,
    Jobs,
    Job,
    NewJob,
    Sites,
    Site,
    NewSite,
    Record,
    /// Everything that was recorded.
    Journal,
    Repair,
    Contract,
    Attendance,
    /// Follow-ups, product issues and journeys.
    Extra,
    Penalty,
    Leave,
    Settlement,
    Year,
    Statement,
    Print,
    WhatIf,
    Draft,
    MyPay,
    Rules,
    RuleHistory,
    Calendar,
    People,
    Data,
    Setup,
}

impl Topic {
    /// Every topic, in the order of the rail.
    pub const ALL: [Topic; 29] = [
        Topic::Today,
        Topic::Register,
        Topic::Jobs,
        Topic::Job,
        Topic::NewJob,
        Topic::Sites,
        Topic::Site,
        Topic::NewSite,
        Topic::Record,
        Topic::Journal,
        Topic::Repair,
        Topic::Contract,
        Topic::Attendance,
        Topic::Extra,
        Topic::Penalty,
        Topic::Leave,
        Topic::Settlement,
        Topic::Year,
        Topic::Statement,
        Topic::Print,
        Topic::WhatIf,
        Topic::Draft,
        Topic::MyPay,
        Topic::Rules,
        Topic::RuleHistory,
        Topic::Calendar,
        Topic::People,
        Topic::Data,
        Topic::Setup,
    ];

    /// What a route is about; none for an address that leads nowhere.
    pub fn of(route: &Route) -> Option<Topic> {
        Some(match route {
            Route::Today => Topic::Today,
            Route::Jobs(_) => Topic::Jobs,
            Route::NewJob => Topic::NewJob,
            Route::Job(id) | Route::JobAmong { id, .. } => match id.kind() {
                WorkKind::Commissioning => Topic::Job,
                WorkKind::Repair => Topic::Repair,
                WorkKind::Maintenance => Topic::Contract,
            },
            Route::Sites(_) => Topic::Sites,
            Route::NewSite { .. } => Topic::NewSite,
            Route::Site(_) | Route::SiteContact { .. } => Topic::Site,
            Route::Register { .. }
            | Route::Board { .. }
            | Route::Day { .. }
            | Route::Calls
            | Route::FollowUps { .. }
            | Route::PrintRegister { .. }
            | Route::Complaints { .. } => Topic::Register,
            Route::Owing => Topic::Sites,
            Route::Record => Topic::Record,
            Route::RecordKind { kind, .. } => of_form(kind),
            Route::PlanVisit { .. } | Route::PlanFollowUp { .. } => Topic::Register,
            Route::Settlement(query) if query.year => Topic::Year,
            Route::Settlement(query) if query.person.is_some() => Topic::Statement,
            Route::Settlement(_) => Topic::Settlement,
            Route::Statement { .. } | Route::PrintMonth(_) => Topic::Print,
            Route::WhatIf => Topic::WhatIf,
            Route::Draft(_) => Topic::Draft,
            Route::MyPay(_) => Topic::MyPay,
            Route::RulesAt(place) if place == "history" => Topic::RuleHistory,
            Route::RulesAt(place) if place == "calendar" => Topic::Calendar,
            Route::Rules | Route::RulesAt(_) => Topic::Rules,
            Route::People | Route::NewPerson { .. } => Topic::People,
            Route::Data => Topic::Data,
            Route::Setup => Topic::Setup,
            Route::NotFound(_) => return None,
        })
    }

    /// Where it is asked about: its screen, or the list that leads to it where the screen is one of many.
    pub fn start(self) -> Route {
        match self {
            Topic::Today => Route::Today,
            Topic::Register => Route::register(),
            Topic::Jobs | Topic::Job => Route::jobs(),
            Topic::NewJob => Route::NewJob,
            Topic::Sites | Topic::Site => Route::sites(),
            Topic::NewSite => Route::new_site(),
            Topic::Record => Route::Record,
            Topic::Journal => Route::record("all"),
            Topic::Repair => Route::record("repair"),
            Topic::Contract => Route::record("contract"),
            Topic::Attendance => Route::record("morning"),
            Topic::Extra => Route::record("travel"),
            Topic::Penalty => Route::record("penalty"),
            Topic::Leave => Route::record("leave"),
            Topic::Settlement | Topic::Statement | Topic::Print => Route::settlement(),
            Topic::Year => Route::parse("#/settlement?view=year"),
            Topic::WhatIf | Topic::Draft => Route::WhatIf,
            Topic::MyPay => Route::my_pay(),
            Topic::Rules => Route::Rules,
            Topic::RuleHistory => Route::RulesAt("history".to_owned()),
            Topic::Calendar => Route::RulesAt("calendar".to_owned()),
            Topic::People => Route::People,
            Topic::Data => Route::Data,
            Topic::Setup => Route::Setup,
        }
    }

    /// The same, but one of many where there is one: the newest job, its site, the pay of somebody in the field.
    pub fn start_among(self, ledger: &Ledger) -> Route {
        let one = match self {
            Topic::Job => newest_job(ledger).map(|notice| Route::Job(WorkId::Notice(notice.id.clone()))),
            Topic::Site => newest_job(ledger).map(|notice| Route::Site(notice.site.to_string())),
            Topic::Statement => {
                let mut people = ledger.people.values();
                let person = people.find(|person| person.left.is_none() && person.role().is_field());
                let of = |person| SettlementQuery { person: Some(person), ..SettlementQuery::default() };
                person.map(|person| Route::Settlement(of(person.id.to_string())))
            }
            _ => None,
        };
        one.unwrap_or_else(|| self.start())
    }

    /// Whether answers of this topic can stand on the screen of another: on their own, and where it begins.
    pub fn stands_on(self, here: Topic) -> bool {
        here == self || Topic::of(&self.start()) == Some(here)
    }
}

/// The newest job that somebody is at, or else the newest of all.
fn newest_job(ledger: &Ledger) -> Option<&Notice> {
    ledger.notices.values().max_by_key(|notice| (notice.finished.is_none(), notice.issued.on, &notice.id))
}

/// The topic of a form by its code, which is that of the kind it records but for two.
fn of_form(code: &str) -> Topic {
    match code {
        "all" | "arrivals" | "conflicts" | "aside" | "strays" => Topic::Journal,
        "morning" => Topic::Attendance,
        "number" => Topic::Jobs,
        _ => FactBody::kind(code).map_or(Topic::Record, of_kind),
    }
}

/// The topic of a kind of facts: that of its area.
fn of_kind(kind: &'static Declared) -> Topic {
    match FactBody::blank(kind) {
        FactBody::Repair(_) | FactBody::Service(_) => Topic::Repair,
        FactBody::Register(_)
        | FactBody::Complaint(_)
        | FactBody::Matter(_)
        | FactBody::Money(MoneyFact::Collected(_) | MoneyFact::HandedIn(_) | MoneyFact::Reminded(_))
        | FactBody::Problem(_)
        | FactBody::Commissioning(
            CommissioningFact::ListSent(_)
            | CommissioningFact::CallbackSigned(_)
            | CommissioningFact::NoticeApproved(_)
            | CommissioningFact::NoticeAssigned(_),
        ) => Topic::Register,
        FactBody::Maintenance(_) => Topic::Contract,
        FactBody::Attendance(_) => Topic::Attendance,
        FactBody::FollowUp(_) | FactBody::Money(_) | FactBody::Reward(_) => Topic::Extra,
        FactBody::Conduct(_) => Topic::Penalty,
        FactBody::People(_) => Topic::Leave,
        // They have no page for their forms.
        FactBody::Branch(_) | FactBody::Sites(_) | FactBody::Commissioning(_) | FactBody::Newer(_) => {
            Topic::Record
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::{DeviceId, FactId},
        workflow::sample::sample,
    };
    use std::sync::Arc;

    #[test]
    fn a_screen_of_its_own_is_a_topic_of_its_own() {
        let of_many = [Topic::Job, Topic::Site, Topic::Statement, Topic::Print, Topic::Draft];
        for topic in Topic::ALL.into_iter().filter(|topic| !of_many.contains(topic)) {
            assert_eq!(Topic::of(&topic.start()), Some(topic));
        }
        let check = |address: &str, topic| assert_eq!(Topic::of(&Route::parse(address)), topic, "{address}");
        check("#/jobs/n1?all", Some(Topic::Job));
        check("#/repairs/w1", Some(Topic::Repair));
        check("#/contracts/n1?all", Some(Topic::Contract));
        check("#/sites/s1/contact", Some(Topic::Site));
        check("#/settlement?month=2026-03&person=li", Some(Topic::Statement));
        check("#/settlement?month=2026-03&line=li.base_wage", Some(Topic::Settlement));
        check("#/print/2026-03", Some(Topic::Print));
        check("#/whatif/d1", Some(Topic::Draft));
        check("#/rules/penalties", Some(Topic::Rules));
        check("#/nowhere", None);
    }

    #[test]
    fn one_of_many_is_opened_where_there_is_one() {
        let of_many = [Topic::Job, Topic::Site, Topic::Statement];
        assert!(of_many.iter().all(|topic| topic.start_among(&Ledger::default()) == topic.start()));
        let ledger = sample_ledger();
        for topic in Topic::ALL {
            let expect = if of_many.contains(&topic) { Some(topic) } else { Topic::of(&topic.start()) };
            assert_eq!(Topic::of(&topic.start_among(&ledger)), expect, "{topic:?}");
        }
        let Route::Job(id) = Topic::Job.start_among(&ledger) else { panic!("a job is opened") };
        assert!(ledger.notices[id.as_str()].finished.is_none(), "somebody is at it");
    }

    fn sample_ledger() -> Ledger {
        let mut next = 0_u128;
        let id = || {
            next += 1;
            FactId(uuid::Uuid::from_u128(next))
        };
        let now = "2026-03-20T10:00:00".parse().unwrap();
        let facts: Vec<_> =
            sample(now, &DeviceId::parse("test").unwrap(), id).into_iter().map(Arc::new).collect();
        Ledger::of(&facts)
    }

    #[test]
    fn answers_stand_on_their_own_screen_and_where_it_begins() {
        assert!(Topic::Job.stands_on(Topic::Job));
        assert!(Topic::Job.stands_on(Topic::Jobs));
        assert!(!Topic::Jobs.stands_on(Topic::Job));
        assert!(!Topic::Today.stands_on(Topic::Data));
    }
}
