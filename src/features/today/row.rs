//! A line of the list in words: what, where, whom to call, who, by when, by which clause, and what hangs on it.

use super::view::Row;
use crate::{
    app::{
        format::{self, yuan},
        i18n::Words,
        route::Route,
        words::{
            actor_words, alike_words, distance_words, is_late, list_words, person_name, site_name,
            stake_words, subject_number, task_words, visit_kind_key,
        },
    },
    domain::{
        DayThing, PersonId, Role, SiteId, ThingId,
        phone::{self, Piece},
    },
    features::{
        open::route_for,
        record::conflicts::{all, title},
    },
    ledger::{Ledger, Site, Visit},
    rules::{
        Clause, DueCode, RuleBook, Subject,
        commissioning::price,
        deadlines::whole_day,
        open::{Actor, Open, Stake, Task},
    },
};
use chrono::{NaiveDateTime, TimeDelta};

/// How urgent a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    Late,
    /// Its last minute is within a day.
    Soon,
    Later,
}

/// Whom to call about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Call {
    /// The site's contact, its numbers found.
    Contact(Vec<Piece>),
    /// The site has no contact with a number: what it has, and the site where it can be added.
    NoNumber { contact: String, site: SiteId },
}

/// A line as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowText {
    pub urgency: Urgency,
    /// How late, how long still, or since when.
    pub distance: String,
    /// The last day, with its hour where that is not the day's end.
    pub by: String,
    pub what: String,
    /// The number of the job or contract; empty where it is about none.
    pub number: String,
    /// Where, and what helps to see which it is.
    pub place: String,
    pub call: Option<Call>,
    pub who: String,
    pub clause: Clause,
    /// The fine of lateness or of a proposal.
    pub fine: String,
    /// The pay that waits for it.
    pub stake: String,
    /// Whose pay that is; empty where none waits.
    pub payee: String,
    pub route: Route,
}

/// What a line is worded from.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    pub words: Words,
    pub ledger: &'a Ledger,
    pub book: &'a RuleBook,
    pub now: NaiveDateTime,
    /// Who reads it.
    pub sitter: Option<&'a PersonId>,
}

impl Wording<'_> {
    pub fn row(&self, row: &Row) -> RowText {
        let open = &row.open;
        RowText {
            urgency: self.urgency(open),
            distance: distance_words(self.words, &open.lack, self.now),
            by: self.by(open),
            what: task_words(self.words, open.lack.task, self.now.date()),
            number: self.number(row),
            place: self.place(row),
            call: self.call(open),
            who: self.who(open),
            clause: open.lack.clause,
            fine: self.fine(open),
            stake: self.stake(open),
            payee: self.payee(open),
            route: route_for(self.ledger, open, self.sitter, self.now.date()),
        }
    }

    fn urgency(&self, open: &Open) -> Urgency {
        match open.lack.by {
            _ if is_late(&open.lack, self.now) => Urgency::Late,
            Some(by) if by - self.now < TimeDelta::days(1) => Urgency::Soon,
            _ => Urgency::Later,
        }
    }

    fn number(&self, row: &Row) -> String {
        match (&row.open.subject, row.open.lack.task) {
            (_, Task::Day(DueCode::Sign)) if row.count > 1 => String::new(),
            (_, Task::TaxRate | Task::Settle) | (Subject::Month(_) | Subject::Nothing, _) => String::new(),
            (subject, _) => subject_number(self.ledger, subject),
        }
    }

    fn site(&self, open: &Open) -> Option<&Site> {
        let ledger = self.ledger;
        let site = match &open.subject {
            Subject::Job(id) => {
                let notice = ledger.notices.get(id).map(|notice| &notice.site);
                let repair = || ledger.repairs.get(id).map(|repair| &repair.site);
                let quoted = || ledger.quoted.get(id).map(|quoted| &quoted.site);
                let written = || ledger.written.get(id).map(|written| &written.site);
                notice.or_else(repair).or_else(written).or_else(quoted)
            }
            Subject::Day(what, id) => ledger.site_of_day(*what, id),
            Subject::Contract(id) => ledger.contracts.get(id).map(|contract| &contract.site),
            _ => None,
        };
        ledger.sites.get(site?)
    }

    fn place(&self, row: &Row) -> String {
        let (words, open) = (self.words, &row.open);
        match open.lack.task {
            Task::TaxRate => words.tv("today.place.repairs", &[("n", &row.count)]),
            Task::Settle => self.conflicts(),
            Task::LookAside => {
                let n = self.ledger.kept_aside().len();
                words.tv("today.place.aside", &[("n", &n)])
            }
            Task::LookAtStrays => {
                let n = self.ledger.strays().len();
                words.tv("today.place.strays", &[("n", &n)])
            }
            Task::FillPost(role) => self.post(role),
            Task::Renumber => self.alike(&open.subject),
            Task::Consent => open.about.as_ref().map(|who| person_name(self.ledger, who)).unwrap_or_default(),
            Task::Day(DueCode::Sign) if row.count > 1 => words.tv("today.place.signs", &[("n", &row.count)]),
            Task::CloseMonth(_) if row.count > 1 => words.tv("today.place.months", &[("n", &row.count)]),
            _ => {
                let site = self.site(open).map(|site| site_name(self.ledger, &site.id)).unwrap_or_default();
                match self.detail(open) {
                    // Nobody says where.
                    Some(detail) if site.is_empty() => detail,
                    Some(detail) => words.tv("today.place.detail", &[("site", &site), ("detail", &detail)]),
                    None => site,
                }
            }
        }
    }

    /// Everything that carries the number.
    fn alike(&self, subject: &Subject) -> String {
        let Some(thing) = subject.thing(self.ledger) else { return String::new() };
        let others = self.ledger.others_called_as(&thing);
        let all = others.into_iter().chain([&thing]);
        list_words(self.words, all.map(|one| alike_words(self.words, self.ledger, one, self.now.date())))
    }

    /// The points of a commissioning where they matter, the fault of a repair.
    fn detail(&self, open: &Open) -> Option<String> {
        let id = match &open.subject {
            Subject::Job(id) => id,
            Subject::Day(what, id) => return self.of_day(*what, id),
            _ => return None,
        };
        if let Some(repair) = self.ledger.repairs.get(id) {
            return Some(repair.fault.clone()).filter(|fault| !fault.is_empty());
        }
        if let Some(quoted) = self.ledger.quoted.get(id) {
            return quoted.quote.fault.clone();
        }
        let notice = self.ledger.notices.get(id)?;
        let sized = matches!(open.lack.task, Task::Finish | Task::Ruling | Task::Reassign);
        let rules = self.book.rules_on(notice.holder().on());
        let points = price::notice_points(rules, self.ledger.sites.get(&notice.site)?.area, notice);
        sized.then(|| self.words.tv("today.points", &[("points", &format::number(points.into()))]))
    }

    /// What a request or a visit is for, what a complaint says, how much money it is.
    fn of_day(&self, what: DayThing, id: &ThingId) -> Option<String> {
        let (words, ledger) = (self.words, self.ledger);
        let kind = |kind| words.t(visit_kind_key(kind));
        let said = match what {
            DayThing::Request => {
                let request = ledger.requests.get(id)?;
                let said = [kind(request.kind), request.what.clone()];
                list_words(words, said.into_iter().filter(|one| !one.is_empty()))
            }
            DayThing::Visit => {
                let visit = ledger.visits.get(id)?;
                list_words(words, [kind(visit.kind), self.when(visit)])
            }
            DayThing::Complaint => ledger.complaints.get(id)?.what.clone(),
            DayThing::Matter => {
                let matter = ledger.matters.get(id)?;
                list_words(words, [matter.what.clone(), person_name(ledger, &matter.by)])
            }
            DayThing::Problem => {
                let problem = ledger.problems.get(id)?;
                let said = [problem.product.clone(), problem.what.clone()];
                list_words(words, said.into_iter().filter(|one| !one.is_empty()))
            }
            DayThing::Cash => {
                let amount = format::yuan(ledger.cash.get(id)?.amount.exact());
                words.tv("register.amount", &[("amount", &amount)])
            }
        };
        Some(said).filter(|said| !said.is_empty())
    }

    /// The day of a visit, and until it is over the hour at which one has to be there.
    fn when(&self, visit: &Visit) -> String {
        let place = visit.place();
        let day = format::short_day(self.words, place.day, self.now.date());
        match place.time.filter(|_| visit.ended.is_none()) {
            Some(hour) => format!("{day} {hour}"),
            None => day,
        }
    }

    /// What is answered in two ways, where it is one thing.
    fn conflicts(&self) -> String {
        match &all(self.ledger)[..] {
            [one] => title(self.words, self.ledger, one),
            more => self.words.tv("today.place.conflicts", &[("n", &more.len())]),
        }
    }

    /// What an empty post holds up, and how it is filled.
    fn post(&self, role: Role) -> String {
        let key = match role {
            Role::SalesVp => "today.post.sales_vp",
            _ if role.manager_stands_in() => "today.post.stood_in",
            _ => "today.post.manager",
        };
        self.words.t(key)
    }

    /// For whoever has to call: the site's contact with its number, or where it can be added. Whoever goes there may call too,
    /// and is not asked for a number that nobody has.
    fn call(&self, open: &Open) -> Option<Call> {
        let goes = open.lack.task == Task::Day(DueCode::Report);
        let calls = matches!(
            open.lack.task,
            Task::Callback
                | Task::CallAgain
                | Task::Recheck
                | Task::RecheckAgain
                | Task::RemindAgain
                | Task::AskCustomer
                | Task::Day(DueCode::Callback)
        );
        let site = self.site(open).filter(|_| calls || goes)?;
        let contact = site.contact.clone().unwrap_or_default();
        match phone::has_number(&contact) {
            true => Some(Call::Contact(phone::pieces(&contact))),
            false => calls.then(|| Call::NoNumber { contact, site: site.id.clone() }),
        }
    }

    /// Who has to do it, and who puts it right before; for a penalty, whom it is proposed for.
    fn who(&self, open: &Open) -> String {
        let name = |actor: &Actor| actor_words(self.words, self.ledger, actor, self.now.date());
        let does = name(&open.lack.actor);
        match (open.lack.task, &open.about, open.put_right_by().as_ref().map(name)) {
            (Task::Decide(_), Some(about), _) => person_name(self.ledger, about),
            (_, _, Some(who)) if who != does => {
                self.words.tv("today.put_right", &[("who", &who), ("caller", &does)])
            }
            _ => does,
        }
    }

    fn by(&self, open: &Open) -> String {
        let Some(by) = open.lack.by else { return String::new() };
        let day = format::short_day(self.words, by.date(), self.now.date());
        match whole_day(by) {
            Some(_) => day,
            None => format!("{day} {}", format::time(by.time())),
        }
    }

    fn fine(&self, open: &Open) -> String {
        let Some(fine) = open.lack.fine else { return String::new() };
        let key = match open.lack.task {
            Task::Decide(_) => "today.money.penalty",
            _ => "today.money.late",
        };
        self.words.tv(key, &[("fine", &yuan(fine.exact()))])
    }

    fn stake(&self, open: &Open) -> String {
        match open.stake {
            stake if stake.is_none() => String::new(),
            Stake { known, .. } if known.is_zero() => self.words.t("today.stake.none_known"),
            stake => stake_words(self.words, stake),
        }
    }

    /// The reader's own, another one's by his name, or of how many.
    fn payee(&self, open: &Open) -> String {
        match &open.payees[..] {
            [] => String::new(),
            [one] if Some(one) == self.sitter => self.words.t("today.payee.own"),
            [one] => person_name(self.ledger, one),
            several => self.words.tv("today.payee.several", &[("n", &several.len())]),
        }
    }
}
