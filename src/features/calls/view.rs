//! Whom to call, what was done there, what to ask; and what the manager has to see to of the calls.

use crate::{
    app::{
        format::{moment, short_day},
        i18n::Words,
        route::Route,
        words::{actor_name, actor_words, list_words, person_name, site_name},
    },
    domain::{DayThing, JobId, PersonId, SiteId, ThingId, WorkId},
    features::open::route_of,
    journal::{CalledBack, FactBody, NotReached, Rechecked, VisitCalled},
    ledger::{At, Ledger, Stamp},
    rules::{
        DueCode, Subject,
        deadlines::whole_day,
        open::{Open, Task},
    },
    workflow::steps::call_about,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Which call it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Callback,
    /// The customer did not confirm: once more.
    Again,
    /// The manager's own (6.1.9).
    Recheck,
    RecheckAgain,
}

/// The key of what was recorded: a recheck passes or does not, a customer confirms or does not.
pub fn success_key(kind: Kind, answer: Answer) -> &'static str {
    match (kind.is_recheck(), answer) {
        (_, Answer::Unreached) => "calls.done.unreached",
        (false, Answer::Confirmed) => "calls.done.confirmed",
        (false, Answer::Not) => "calls.done.not",
        (true, Answer::Confirmed) => "calls.done.passed",
        (true, Answer::Not) => "calls.done.failed",
    }
}

impl Kind {
    fn of(task: Task) -> Option<Kind> {
        match task {
            Task::Callback | Task::Day(DueCode::Callback) => Some(Kind::Callback),
            Task::CallAgain => Some(Kind::Again),
            Task::Recheck => Some(Kind::Recheck),
            Task::RecheckAgain => Some(Kind::RecheckAgain),
            _ => None,
        }
    }

    /// Whether it is the manager's.
    pub fn is_recheck(self) -> bool {
        matches!(self, Kind::Recheck | Kind::RecheckAgain)
    }

    pub fn key(self) -> &'static str {
        match self {
            Kind::Callback => "calls.kind.callback",
            Kind::Again => "calls.kind.again",
            Kind::Recheck => "calls.kind.recheck",
            Kind::RecheckAgain => "calls.kind.recheck_again",
        }
    }
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Confirmed,
    Not,
    /// Nobody answered: no call was made, and what is due stays due.
    Unreached,
}

/// A call to be made.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub subject: Subject,
    pub kind: Kind,
    pub site: SiteId,
    pub name: String,
    pub customer: String,
    pub contact: String,
    /// What it is about, in a line.
    pub what: String,
    /// Its last minute, and whether that is over.
    pub due: Option<(String, bool)>,
    /// What is known of what was done: the key of what it is, and the text.
    pub known: Vec<(&'static str, String)>,
    /// The keys of what to ask.
    pub asks: &'static [&'static str],
    /// How often nobody answered, and when last.
    pub tries: Option<String>,
    pub route: Route,
}

/// What a customer objects to, until the manager has settled it.
#[derive(Debug, Clone, PartialEq)]
pub struct Objected {
    pub subject: Subject,
    pub name: String,
    pub what: String,
    /// What he said, and when.
    pub said: String,
    pub settle: Route,
    pub route: Route,
}

/// A callback that the manager has not signed.
#[derive(Debug, Clone, PartialEq)]
pub struct Unsigned {
    pub notice: JobId,
    pub name: String,
    pub what: String,
    pub said: String,
    pub route: Route,
}

/// Everything of the screen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Queue {
    pub calls: Vec<Call>,
    pub rechecks: Vec<Call>,
    pub objected: Vec<Objected>,
    pub unsigned: Vec<Unsigned>,
}

/// What one looks at.
#[derive(Clone, Copy)]
pub struct Looked<'a> {
    pub words: Words,
    pub ledger: &'a Ledger,
    pub now: NaiveDateTime,
}

/// The queue out of what is open, whose order it keeps: what is late first.
pub fn queue(looked: Looked<'_>, open: &[Open]) -> Queue {
    let mut queue = Queue::default();
    for one in open.iter().filter(|one| one.is_due()) {
        match (Kind::of(one.lack.task), one.lack.task) {
            (Some(kind), _) => {
                let list = if kind.is_recheck() { &mut queue.rechecks } else { &mut queue.calls };
                list.extend(looked.call(kind, one));
            }
            (None, Task::Day(DueCode::Objection)) => queue.objected.extend(looked.objected(one)),
            (None, Task::Day(DueCode::Sign)) => queue.unsigned.extend(looked.unsigned(one)),
            (None, _) => {}
        }
    }
    queue
}

/// The fact that records what came of a call. A call that nobody answered settles nothing.
pub fn answered(ledger: &Ledger, call: &Call, answer: Answer, remark: String) -> Option<FactBody> {
    let confirmed = answer == Answer::Confirmed;
    if answer == Answer::Unreached {
        return Some(FactBody::from(NotReached { subject: thing_of(&call.subject)?, remark }));
    }
    match (&call.subject, call.kind.is_recheck()) {
        (Subject::Job(notice), true) => {
            Some(FactBody::from(Rechecked { notice: notice.clone(), passed: confirmed, remark }))
        }
        (subject, _) => call_about(ledger, subject, confirmed, remark),
    }
}

fn thing_of(subject: &Subject) -> Option<ThingId> {
    match subject {
        Subject::Job(id) => Some(id.into()),
        Subject::Day(DayThing::Visit, id) => Some(id.clone()),
        _ => None,
    }
}

impl Looked<'_> {
    fn call(&self, kind: Kind, open: &Open) -> Option<Call> {
        let ledger = self.ledger;
        let (site, what, known, asks) = match &open.subject {
            Subject::Day(DayThing::Visit, id) => self.of_visit(ledger.visits.get(id)?),
            Subject::Job(id) => match (ledger.notices.get(id), ledger.repairs.get(id)) {
                (Some(notice), _) => self.of_notice(kind, notice),
                (None, Some(repair)) => self.of_repair(repair),
                (None, None) => return None,
            },
            _ => return None,
        };
        let described = ledger.sites.get(&site);
        let today = self.now.date();
        let due = open.lack.by.map(|by| {
            let said = match whole_day(by) {
                Some(day) => short_day(self.words, day, today),
                None => moment(self.words, by, today),
            };
            (self.words.tv("register.by", &[("when", &said)]), self.now > by)
        });
        let mut known = known;
        known.extend(self.last_call(kind, &open.subject).map(|said| ("calls.field.last", said)));
        let put_right = open.put_right_by().map(|who| actor_words(self.words, ledger, &who, today));
        known.extend(put_right.filter(|who| !who.is_empty()).map(|who| ("calls.field.put_right", who)));
        Some(Call {
            subject: open.subject.clone(),
            kind,
            name: site_name(ledger, &site),
            customer: described.map(|site| site.customer.clone()).unwrap_or_default(),
            contact: described.and_then(|site| site.contact.clone()).unwrap_or_default(),
            site,
            what,
            due,
            known,
            asks,
            tries: self.tries(&open.subject),
            route: self.page(open),
        })
    }

    /// The page of what it is about.
    fn page(&self, open: &Open) -> Route {
        match &open.subject {
            Subject::Day(what, id) => Route::day(*what, id),
            subject => subject.work(self.ledger).map_or_else(|| route_of(self.ledger, open), Route::Job),
        }
    }

    /// When the last call was made, and what was said.
    fn last_call(&self, kind: Kind, subject: &Subject) -> Option<String> {
        let ledger = self.ledger;
        let stamp = match subject {
            Subject::Day(DayThing::Visit, id) => ledger.visits.get(id)?.calls.last()?.stamp,
            Subject::Job(id) => match ledger.notices.get(id) {
                Some(notice) if kind.is_recheck() => match notice.rechecks.last() {
                    Some(recheck) => recheck.stamp,
                    None => notice.callbacks.last()?.stamp,
                },
                Some(notice) => notice.callbacks.last()?.stamp,
                None => ledger.calls_of(ledger.repairs.get(id)?).last()?.stamp,
            },
            _ => return None,
        };
        self.said(stamp)
    }

    /// What a call recorded: its day, its answer and the remark.
    fn said(&self, stamp: Stamp) -> Option<String> {
        let fact = self.ledger.fact(stamp.fact)?;
        let (yes, remark, recheck) = match (fact.body.of(), fact.body.of(), fact.body.of()) {
            (Some(CalledBack { confirmed, remark, .. }), _, _) => (*confirmed, remark, false),
            (_, Some(VisitCalled { confirmed, remark, .. }), _) => (*confirmed, remark, false),
            (_, _, Some(Rechecked { passed, remark, .. })) => (*passed, remark, true),
            _ => return None,
        };
        let key = match (recheck, yes) {
            (false, true) => "calls.said.confirmed",
            (false, false) => "calls.said.not",
            (true, true) => "calls.said.passed",
            (true, false) => "calls.said.failed",
        };
        let parts = [self.day(stamp.on), self.words.t(key), remark.clone()];
        Some(list_words(self.words, parts.into_iter().filter(|part| !part.is_empty())))
    }

    /// How often nobody answered since somebody did last, and when that was.
    fn tries(&self, subject: &Subject) -> Option<String> {
        let unreached = match subject {
            Subject::Day(DayThing::Visit, id) => &self.ledger.visits.get(id)?.unreached,
            Subject::Job(id) => match self.ledger.notices.get(id) {
                Some(notice) => &notice.unreached,
                None => &self.ledger.repairs.get(id)?.unreached,
            },
            _ => return None,
        };
        let answered = self.answers(subject).into_iter().map(|answer| answer.stamp.order()).max();
        let since: Vec<&Stamp> = unreached.iter().filter(|stamp| Some(stamp.order()) > answered).collect();
        let last = since.last()?;
        let when = match last.recorded.date() == last.on {
            true => moment(self.words, last.recorded, self.now.date()),
            false => self.day(last.on),
        };
        Some(self.words.tv("calls.tries", &[("n", &since.len()), ("when", &when)]))
    }

    fn objected(&self, open: &Open) -> Option<Objected> {
        let ledger = self.ledger;
        let (site, what) = match &open.subject {
            Subject::Day(DayThing::Visit, id) => {
                let (site, what, ..) = self.of_visit(ledger.visits.get(id)?);
                (site, what)
            }
            Subject::Job(id) => match (ledger.notices.get(id), ledger.repairs.get(id)) {
                (Some(notice), _) => {
                    let who = person_name(ledger, &notice.holder().value);
                    (notice.site.clone(), list_words(self.words, [notice.number.clone(), who]))
                }
                (None, Some(repair)) => {
                    let who = person_name(ledger, &repair.by);
                    (repair.site.clone(), list_words(self.words, [repair.number.clone(), who]))
                }
                (None, None) => return None,
            },
            _ => return None,
        };
        let said = self.objection(&open.subject).and_then(|stamp| self.said(stamp)).unwrap_or_default();
        Some(Objected {
            subject: open.subject.clone(),
            name: site_name(ledger, &site),
            what,
            said,
            settle: route_of(ledger, open),
            route: self.page(open),
        })
    }

    /// The call or recheck that said no last.
    fn objection(&self, subject: &Subject) -> Option<Stamp> {
        let no = self.answers(subject).into_iter().filter(|answer| !answer.value);
        no.map(|answer| answer.stamp).max_by_key(Stamp::order)
    }

    /// The calls and rechecks that somebody answered.
    fn answers(&self, subject: &Subject) -> Vec<&At<bool>> {
        let ledger = self.ledger;
        let found = match subject {
            Subject::Day(DayThing::Visit, id) => {
                ledger.visits.get(id).map(|visit| visit.calls.iter().collect())
            }
            Subject::Job(id) => match ledger.notices.get(id) {
                Some(notice) => Some(notice.callbacks.iter().chain(&notice.rechecks).collect()),
                None => ledger.repairs.get(id).map(|repair| ledger.calls_of(repair)),
            },
            _ => None,
        };
        found.unwrap_or_default()
    }

    fn unsigned(&self, open: &Open) -> Option<Unsigned> {
        let Subject::Job(id) = &open.subject else { return None };
        let notice = self.ledger.notices.get(id)?;
        let call = notice.unsigned_call(NaiveDateTime::MAX)?;
        let by = self.ledger.fact(call.fact).map(|fact| actor_name(self.words, self.ledger, &fact.actor));
        let said = self.said(call).into_iter().chain(by);
        Some(Unsigned {
            notice: id.clone(),
            name: site_name(self.ledger, &notice.site),
            what: list_words(
                self.words,
                [notice.number.clone(), person_name(self.ledger, &notice.holder().value)],
            ),
            said: list_words(self.words, said),
            route: Route::Job(WorkId::Notice(id.clone())),
        })
    }
}

/// How much of the screen is for somebody to do; while nobody sits here, all of it. The way to the screen and the screen itself
/// say the same.
pub fn waiting(ledger: &Ledger, open: &[Open], sitter: Option<&PersonId>, today: NaiveDate) -> usize {
    let stands = |task: Task| match task {
        Task::Day(DueCode::Objection | DueCode::Sign) => true,
        task => Kind::of(task).is_some(),
    };
    let own = |one: &&Open| sitter.is_none_or(|sitter| one.lack.actor.is(ledger, sitter, today));
    open.iter().filter(|one| one.is_due() && stands(one.lack.task)).filter(own).count()
}
