//! The register on paper and as a table: what a day or a week brought, as the form has it (6.2.1, 6.5.2).

use crate::{
    app::{
        format::short_day,
        i18n::Words,
        tables::Columns,
        words::{actor_name, list_words, site_name, visit_kind_key, visit_outcome_key},
    },
    domain::{Arrange, Minute, PersonId, SiteId},
    journal::{Ended, VisitCalled},
    ledger::{Complaint, Ledger, Request, Stamp, Visit},
    spreadsheet::Page,
};
use chrono::NaiveDate;

/// A line of it, every column as text. What did not happen is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    pub day: Option<NaiveDate>,
    /// When the customer called.
    pub called: String,
    pub site: String,
    pub contact: String,
    pub kind: String,
    pub what: String,
    pub who: String,
    pub planned: String,
    pub arrived: String,
    pub ended: String,
    pub outcome: String,
    pub sheet: String,
    pub callback: String,
    pub remark: String,
}

/// The columns behind the day's, each by the key of its head.
pub const COLUMNS: [&str; 13] = [
    "register.sheet.called",
    "facts.field.site",
    "register.sheet.contact",
    "register.sheet.kind",
    "facts.field.what",
    "facts.field.goes",
    "register.sheet.planned",
    "register.sheet.arrived",
    "register.sheet.ended",
    "facts.field.outcome",
    "register.sheet.sheet",
    "register.sheet.callback",
    "facts.row.remark",
];

impl Line {
    /// In the order of [`COLUMNS`].
    pub fn cells(&self) -> [&str; 13] {
        [
            &self.called,
            &self.site,
            &self.contact,
            &self.kind,
            &self.what,
            &self.who,
            &self.planned,
            &self.arrived,
            &self.ended,
            &self.outcome,
            &self.sheet,
            &self.callback,
            &self.remark,
        ]
    }
}

/// The lines of some days, in the order of their days and hours.
pub fn lines(words: Words, ledger: &Ledger, days: &[NaiveDate]) -> Vec<Line> {
    let writing = Writing { words, ledger };
    let mut all: Vec<(Order, Line)> = Vec::new();
    for visit in ledger.visits.values() {
        let place = visit.place();
        if days.contains(&place.day) {
            let order = (place.day, place.time.is_none(), place.time, Some(place.to), visit.planned.order());
            all.push((order, writing.visit(visit)));
        }
    }
    let open = |request: &&Request| ledger.visits_for(request.id.as_str()).next().is_none();
    for request in ledger.requests.values().filter(open).filter(|one| days.contains(&one.wanted)) {
        all.push(((request.wanted, true, None, None, request.stamp.order()), writing.request(request)));
    }
    for complaint in ledger.complaints.values().filter(|one| days.contains(&one.stamp.on)) {
        let stamp = complaint.stamp;
        all.push((
            (stamp.on, stamp.at.is_none(), stamp.at, None, stamp.order()),
            writing.complaint(complaint),
        ));
    }
    all.arrange_by(|(one, _), (other, _)| one.cmp(other));
    all.into_iter().map(|(_, line)| line).collect()
}

type Order = (NaiveDate, bool, Option<Minute>, Option<PersonId>, crate::ledger::Order);

/// The same, to be taken along.
pub fn page(words: Words, lines: &[Line]) -> Page {
    let first = Columns::of(words).day("register.sheet.day", |line: &Line| line.day);
    let all = COLUMNS.iter().enumerate();
    let columns = all
        .fold(first, |columns, (at, key)| columns.text(key, move |line: &Line| line.cells()[at].to_owned()));
    Page { landscape: true, ..columns.page("register.sheet.title", lines) }
}

struct Writing<'a> {
    words: Words,
    ledger: &'a Ledger,
}

impl Writing<'_> {
    fn place(&self, site: &SiteId) -> (String, String) {
        let contact = self.ledger.sites.get(site).and_then(|site| site.contact.clone());
        (site_name(self.ledger, site), contact.unwrap_or_default())
    }

    /// The hour alone on the line's own day, else the day with it.
    fn when(&self, stamp: Stamp, day: NaiveDate) -> String {
        let at = stamp.at.map(|at| at.to_string());
        match (stamp.on == day, at) {
            (true, Some(at)) => at,
            (true, None) => self.words.t("register.sheet.same_day"),
            (false, at) => {
                let on = short_day(self.words, stamp.on, day);
                [Some(on), at].into_iter().flatten().collect::<Vec<_>>().join(" ")
            }
        }
    }

    fn visit(&self, visit: &Visit) -> Line {
        let (words, ledger, place) = (self.words, self.ledger, visit.place());
        let (site, contact) = self.place(&visit.site);
        let request = visit.request.as_ref().and_then(|request| ledger.requests.get(request));
        let asked = request.map(|request| request.what.clone()).unwrap_or_default();
        let when = |stamp: Option<Stamp>| stamp.map(|stamp| self.when(stamp, place.day)).unwrap_or_default();
        let ended = visit.ended.as_ref();
        let said = ended.and_then(|ended| ledger.fact(ended.stamp.fact)?.body.of::<Ended>());
        let marks = [
            visit.phone.then(|| words.t("register.by_phone")),
            visit.straight.map(|_| words.t("facts.kind.straight")),
            (!visit.moves.is_empty()).then(|| words.t("facts.kind.moved")),
            visit.passed_up.map(|_| words.t("facts.kind.passed_up")),
            said.map(|ended| ended.remark.clone()),
        ];
        Line {
            day: Some(place.day),
            called: when(request.map(|request| request.stamp)),
            site,
            contact,
            kind: words.t(visit_kind_key(visit.kind)),
            what: if visit.what.is_empty() { asked } else { visit.what.clone() },
            who: actor_name(words, ledger, &place.to),
            planned: place.time.map(|time| time.to_string()).unwrap_or_default(),
            arrived: when(visit.arrived),
            ended: when(ended.map(|ended| ended.stamp)),
            outcome: ended.map(|ended| words.t(visit_outcome_key(ended.value))).unwrap_or_default(),
            sheet: when(visit.sheet),
            callback: self.callback(visit),
            remark: list_words(words, marks.into_iter().flatten().filter(|mark| !mark.is_empty())),
        }
    }

    /// The last call: when, what was said, and the clerk's note.
    fn callback(&self, visit: &Visit) -> String {
        let Some(last) = visit.calls.last() else { return String::new() };
        let key = if last.value { "calls.said.confirmed" } else { "calls.said.not" };
        let fact = self.ledger.fact(last.stamp.fact);
        let remark = fact.and_then(|fact| fact.body.of::<VisitCalled>()).map(|call| call.remark.clone());
        let parts = [self.when(last.stamp, visit.place().day), self.words.t(key), remark.unwrap_or_default()];
        list_words(self.words, parts.into_iter().filter(|part| !part.is_empty()))
    }

    /// Who called, and whom to call there: once where they are the same.
    fn whom(&self, caller: Option<&str>, contact: String) -> String {
        let caller = caller.filter(|caller| !caller.is_empty() && !contact.contains(caller));
        let contact = Some(contact).filter(|one| !one.is_empty());
        list_words(self.words, caller.map(str::to_owned).into_iter().chain(contact))
    }

    fn request(&self, request: &Request) -> Line {
        let (site, contact) = self.place(&request.site);
        let urgent = request.urgent.then(|| self.words.t("facts.field.urgent"));
        Line {
            day: Some(request.wanted),
            called: self.when(request.stamp, request.wanted),
            site,
            contact: self.whom(request.caller.as_deref(), contact),
            kind: self.words.t(visit_kind_key(request.kind)),
            what: request.what.clone(),
            remark: list_words(
                self.words,
                [self.words.t("register.sheet.unassigned")].into_iter().chain(urgent),
            ),
            ..Line::default()
        }
    }

    fn complaint(&self, complaint: &Complaint) -> Line {
        let (site, contact) = self.place(&complaint.site);
        let on = complaint.stamp.on;
        let answered = complaint.answered.map(|stamp| self.when(stamp, on));
        let said = answered.map(|when| self.words.tv("register.sheet.answered", &[("when", &when)]));
        Line {
            day: Some(on),
            called: complaint.stamp.at.map(|at| at.to_string()).unwrap_or_default(),
            site,
            contact: self.whom(complaint.caller.as_deref(), contact),
            kind: self.words.t("facts.day_thing.complaint"),
            what: complaint.what.clone(),
            outcome: said.unwrap_or_default(),
            ..Line::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::VisitOutcome,
        features::record::samples::{self, Told, id},
        journal::{Arrived, Complained, FactBody, Requested, VisitPlanned, VisitSheetIn},
        spreadsheet::csv::csv,
    };

    const ZH: Words = Words(Lang::ZhCn);

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told() -> Told {
        let mut told = Told::branch();
        let request = |request: &str, wanted: &str| Requested {
            what: "Dark".into(),
            caller: Some("Mr Wang".into()),
            urgent: true,
            ..samples::request(request, wanted)
        };
        let visit = |visit: &str, time: Option<&str>, request: Option<&str>| VisitPlanned {
            time: time.and_then(Minute::parse),
            request: request.map(id),
            ..samples::visit(visit, "2026-11-03")
        };
        let ended = Ended { visit: id("v"), outcome: VisitOutcome::Done, remark: "Fuse".into() };
        let call = VisitCalled { visit: id("v"), confirmed: false, remark: "Still dark".into() };
        let complaint =
            Complained { complaint: id("c"), site: id("s"), kind: None, what: "Rude".into(), caller: None };
        told.tell("2026-11-02", FactBody::from(request("q", "2026-11-03")))
            .tell("2026-11-02", FactBody::from(request("open", "2026-11-03")))
            .tell("2026-11-02", FactBody::from(visit("late", Some("14:00"), None)))
            .tell("2026-11-02", FactBody::from(visit("v", Some("09:00"), Some("q"))))
            .tell("2026-11-03", FactBody::from(Arrived::only(id("v"))))
            .tell("2026-11-03", FactBody::from(ended))
            .tell("2026-11-04", FactBody::from(VisitSheetIn { visit: id("v") }))
            .tell("2026-11-04", FactBody::from(call))
            .tell("2026-11-05", FactBody::from(complaint));
        told
    }

    #[test]
    fn a_day_has_its_visits_by_the_hour_then_what_nobody_has() {
        let lines = lines(ZH, &told().ledger(), &[day("2026-11-03")]);
        let planned: Vec<&str> = lines.iter().map(|line| line.planned.as_str()).collect();
        assert_eq!(planned, ["09:00", "14:00", ""]);
        assert_eq!((lines[0].what.as_str(), lines[0].called.as_str()), ("Dark", "11月2日"));
        assert!(lines[0].remark.contains("Fuse") && lines[0].callback.contains("Still dark"));
        assert_eq!(lines[0].sheet, "11月4日");
        assert!(lines[2].remark.contains(&ZH.t("register.sheet.unassigned")));
    }

    #[test]
    fn a_week_has_all_its_days_and_is_taken_along_with_them() {
        let days: Vec<NaiveDate> = (2..9).map(|nth| day(&format!("2026-11-{nth:02}"))).collect();
        let lines = lines(ZH, &told().ledger(), &days);
        assert_eq!(lines.last().unwrap().kind, ZH.t("facts.day_thing.complaint"));
        let text = csv(&page(ZH, &lines));
        assert_eq!(text.lines().count(), 5);
        assert!(text.lines().nth(1).unwrap().starts_with("2026-11-03,"), "{text}");
    }

    #[test]
    fn whoever_called_and_is_to_be_called_stands_once() {
        let ledger = told().ledger();
        let sheet = Writing { words: Words(Lang::En), ledger: &ledger };
        assert_eq!(sheet.whom(Some("Mr Wang"), "Mr Wang 138".into()), "Mr Wang 138");
        assert_eq!(sheet.whom(Some("Ms Li"), "Mr Wang 138".into()), "Ms Li, Mr Wang 138");
        assert_eq!(
            (sheet.whom(None, String::new()), sheet.whom(Some("Ms Li"), String::new())),
            (String::new(), "Ms Li".into())
        );
    }
}
