//! The register of a day as lists: what nobody has yet, the day's visits, and what is still owed of others.

use super::steps::{self, Next, Stand};
use crate::{
    app::{
        format::{moment, short_day, yuan},
        i18n::Words,
        route::Route,
        words::{actor_name, job_words, list_words, person_name, points_of, site_name, visit_kind_key},
    },
    domain::{Arrange, DayThing, Minute, SiteId, WorkId},
    features::follow_ups::view::{Listed, not_given},
    ledger::{Ledger, Quoted, Request, Visit, Written},
    rules::{Due, DueState, RuleBook, Subject, deadlines::whole_day},
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

mod heard;

pub use heard::NEWS;

/// As many visits a day are much for one person.
pub const MANY: usize = 5;

/// A list of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Requests without a visit.
    Requests,
    /// What the week's list has and nobody has a visit for.
    Listed,
    /// The visits of the day.
    Visits,
    /// Visits of other days of which something is owed.
    Owed,
    /// Notices on their way.
    Written,
    /// Quotes on their way.
    Quotes,
    Complaints,
    /// Problems of products that development has not judged.
    Problems,
    /// Money that is not handed in.
    Cash,
    /// Anything unusual that the manager has not answered, and what he has answered lately.
    Matters,
}

impl List {
    pub const ALL: [List; 10] = [
        List::Requests,
        List::Listed,
        List::Visits,
        List::Owed,
        List::Written,
        List::Quotes,
        List::Complaints,
        List::Cash,
        List::Matters,
        List::Problems,
    ];

    pub fn title_key(self) -> &'static str {
        match self {
            List::Requests => "register.requests",
            List::Listed => "register.listed",
            List::Visits => "register.visits",
            List::Owed => "register.owed",
            List::Written => "register.written",
            List::Quotes => "register.quotes",
            List::Complaints => "register.complaints",
            List::Problems => "register.problems",
            List::Cash => "register.cash",
            List::Matters => "register.matters",
        }
    }
}

/// One line of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    pub id: String,
    /// When on its day, where that is said.
    pub time: Option<Minute>,
    pub title: String,
    pub about: String,
    pub route: Option<Route>,
    /// Where it has come to.
    pub stand: Option<String>,
    /// The last minute of what it waits for, and whether that is over.
    pub due: Option<(String, bool)>,
    pub next: Vec<Next>,
    pub site: SiteId,
}

/// What one looks at.
pub struct Looked<'a> {
    pub words: Words,
    pub ledger: &'a Ledger,
    pub book: &'a RuleBook,
    /// What runs now.
    pub dues: &'a [Due],
    pub now: NaiveDateTime,
}

/// The lists of a day, those with nothing in them left out but for the day's own.
pub fn lists(looked: &Looked<'_>, day: NaiveDate) -> Vec<(List, Vec<Row>)> {
    let dues = looked.dues_by_subject();
    let row = |list| match list {
        List::Requests => looked.requests(&dues),
        List::Listed => looked.listed(),
        List::Visits => looked.visits(&dues, |visit| visit.place().day == day),
        List::Owed => looked.visits(&dues, |visit| looked.is_owed(visit, day)),
        List::Written => looked.written(&dues),
        List::Quotes => looked.quotes(),
        List::Complaints => looked.complaints(&dues),
        List::Problems => looked.problems(),
        List::Cash => looked.cash(&dues),
        List::Matters => looked.matters(),
    };
    let all = List::ALL.into_iter().map(|list| (list, row(list)));
    all.filter(|(list, rows)| *list == List::Visits || !rows.is_empty()).collect()
}

/// The first that runs of each.
pub(super) type BySubject<'a> = BTreeMap<&'a Subject, &'a Due>;

impl Looked<'_> {
    pub(super) fn dues_by_subject(&self) -> BySubject<'_> {
        let mut first: BySubject<'_> = BTreeMap::new();
        for due in self.dues.iter().filter(|due| due.code.has_limit()) {
            first.entry(&due.subject).or_insert(due);
        }
        first
    }

    /// The last minute of what something waits for, and whether that is over.
    pub(super) fn due(&self, dues: &BySubject<'_>, subject: &Subject) -> Option<(String, bool)> {
        dues.get(subject).map(|due| self.due_words(due))
    }

    pub(super) fn due_words(&self, due: &Due) -> (String, bool) {
        let today = self.now.date();
        let by = match whole_day(due.by) {
            Some(day) => short_day(self.words, day, today),
            None => moment(self.words, due.by, today),
        };
        (self.words.tv("register.by", &[("when", &by)]), due.state == DueState::Late)
    }

    fn site(&self, site: &SiteId) -> String {
        site_name(self.ledger, site)
    }

    /// The requests without a visit, by the day for which they are wanted; what is urgent first.
    pub(super) fn open_requests(&self) -> Vec<&Request> {
        let is_open = |request: &&Request| self.ledger.visits_for(request.id.as_str()).next().is_none();
        let mut open: Vec<&Request> = self.ledger.requests.values().filter(is_open).collect();
        open.arrange_by(|one, other| {
            (one.wanted, !one.urgent, one.stamp.order()).cmp(&(
                other.wanted,
                !other.urgent,
                other.stamp.order(),
            ))
        });
        open
    }

    fn requests(&self, dues: &BySubject<'_>) -> Vec<Row> {
        let row = |request: &Request| {
            let (words, today) = (self.words, self.now.date());
            let kind = words.t(visit_kind_key(request.kind));
            let wanted = words.tv("register.wanted", &[("day", &short_day(words, request.wanted, today))]);
            let about = [request.what.clone(), wanted].into_iter().chain(request.caller.clone());
            let urgent = request.urgent.then(|| words.t("facts.field.urgent"));
            let subject = Subject::Day(DayThing::Request, request.id.clone());
            Row {
                id: request.id.to_string(),
                time: None,
                title: words.tv("register.title", &[("site", &self.site(&request.site)), ("kind", &kind)]),
                about: list_words(words, about.filter(|one| !one.is_empty())),
                route: Some(Route::day(DayThing::Request, &request.id)),
                stand: urgent,
                due: self.due(dues, &subject),
                next: steps::of(self.ledger, self.book, DayThing::Request, request.id.as_str()),
                site: request.site.clone(),
            }
        };
        self.open_requests().into_iter().map(row).collect()
    }

    /// What this week's list has and nobody has a visit for.
    fn listed(&self) -> Vec<Row> {
        let (words, today) = (self.words, self.now.date());
        let row = |line: Listed| {
            let (site, to) = (line.site.to_string(), line.person.to_string());
            let give = Route::PlanFollowUp { site, to, day: today.to_string() };
            Row {
                id: line.site.to_string(),
                time: None,
                title: line.name,
                about: list_words(words, [line.who, line.contact].into_iter().filter(|one| !one.is_empty())),
                route: Some(Route::Site(line.site.to_string())),
                stand: Some(words.t(line.came.key())),
                due: None,
                next: vec![Next::to("visit_planned", give)],
                site: line.site,
            }
        };
        not_given(self.ledger, today).into_iter().map(row).collect()
    }

    /// A visit of another day of which something is owed now.
    fn is_owed(&self, visit: &Visit, day: NaiveDate) -> bool {
        let place = visit.place();
        place.day != day
            && place.day <= self.now.date()
            && steps::stand(self.ledger, self.book, visit) != Stand::Over
    }

    /// Visits, in the order of their hours and of who goes.
    fn visits(&self, dues: &BySubject<'_>, wanted: impl Fn(&Visit) -> bool) -> Vec<Row> {
        let mut visits: Vec<&Visit> = self.ledger.visits.values().filter(|visit| wanted(visit)).collect();
        visits.arrange_by_cached_key(|visit| {
            let place = visit.place();
            (place.day, place.time.is_none(), place.time, place.to.clone(), visit.planned.order())
        });
        visits.into_iter().map(|visit| self.visit(dues, visit)).collect()
    }

    fn visit(&self, dues: &BySubject<'_>, visit: &Visit) -> Row {
        let (words, place) = (self.words, visit.place());
        let kind = words.t(visit_kind_key(visit.kind));
        let who = actor_name(words, self.ledger, &place.to);
        let day = short_day(words, place.day, self.now.date());
        let phone = visit.phone.then(|| words.t("register.by_phone"));
        let about = [who, day, visit.what.clone()].into_iter().chain(phone);
        let subject = Subject::Day(DayThing::Visit, visit.id.clone());
        Row {
            id: visit.id.to_string(),
            time: place.time,
            title: words.tv("register.title", &[("site", &self.site(&visit.site)), ("kind", &kind)]),
            about: list_words(words, about.filter(|one| !one.is_empty())),
            route: Some(Route::day(DayThing::Visit, &visit.id)),
            stand: Some(words.t(steps::stand(self.ledger, self.book, visit).key())),
            due: self.due(dues, &subject),
            next: steps::of_visit(self.ledger, self.book, visit),
            site: visit.site.clone(),
        }
    }

    fn written(&self, dues: &BySubject<'_>) -> Vec<Row> {
        let mut open: Vec<&Written> =
            self.ledger.written.values().filter(|written| written.assigned.is_none()).collect();
        open.arrange_by_cached_key(|written| written.stamp.order());
        let row = |written: &Written| {
            let words = self.words;
            let points = words.tv("register.points", &[("n", &points_of(words, &written.controllers))]);
            let leader = self.ledger.sites.get(&written.site).and_then(|site| site.looked_after_by.as_ref());
            let leader = leader.map(|leader| person_name(self.ledger, &leader.value));
            Row {
                id: written.id.to_string(),
                time: None,
                title: job_words(words, self.ledger, &written.id),
                about: list_words(words, [points].into_iter().chain(leader)),
                route: Some(Route::Job(WorkId::Notice(written.id.clone()))),
                stand: None,
                due: self.due(dues, &Subject::Job(written.id.clone())),
                next: steps::of_written(written),
                site: written.site.clone(),
            }
        };
        open.into_iter().map(row).collect()
    }

    fn quotes(&self) -> Vec<Row> {
        let mut open: Vec<&Quoted> = self.ledger.quoted.values().collect();
        open.arrange_by_cached_key(|quoted| quoted.quote.stamp.order());
        let row = |quoted: &Quoted| {
            let words = self.words;
            let amount = words.tv("register.charged", &[("amount", &yuan(quoted.quote.charged.exact()))]);
            let about = quoted.quote.fault.clone().into_iter().chain([amount, quoted.quote.plan.clone()]);
            Row {
                id: quoted.id.to_string(),
                time: None,
                title: job_words(words, self.ledger, &quoted.id),
                about: list_words(words, about.filter(|one| !one.is_empty())),
                route: Some(Route::Job(WorkId::Repair(quoted.id.clone()))),
                stand: None,
                due: None,
                next: steps::of_quote(quoted),
                site: quoted.site.clone(),
            }
        };
        open.into_iter().map(row).collect()
    }
}

/// Of money that nobody says where it was taken.
fn unplaced() -> SiteId {
    SiteId::parse("-").expect("a dash is an id")
}

/// The job that a visit is made for, where it has a page.
pub fn job_of(ledger: &Ledger, visit: &Visit) -> Option<WorkId> {
    let job = visit.job.as_ref()?;
    let notice = ledger.notices.contains_key(job).then(|| WorkId::Notice(job.clone()));
    notice.or_else(|| ledger.repairs_of_visit(visit).first().map(|repair| WorkId::Repair(repair.id.clone())))
}

#[cfg(test)]
mod tests;
