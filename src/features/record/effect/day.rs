//! What there is to know about requests, visits and what follows from them, before anybody drives out.

use super::{
    Said, TypedForm, Warning,
    load::{load, moved_words},
};
use crate::{
    app::{
        format::{full_day, yuan},
        i18n::Words,
        route::Route,
        words::{
            area_key, day_words, job_words, list_words, person_name, quote_line_words, site_name,
            thing_words, visit_words,
        },
    },
    domain::{
        Arrange, DayThing, JobId, Minute, NoticeKind, QuoteLine, SiteId, ThingId, VisitKind, typed::read_time,
    },
    features::{
        record::{
            kinds::Kind,
            lines::{self, LINES},
            values::Values,
        },
        rules::fees_words::unsettled_words,
    },
    journal::{
        Requested,
        kind::{Kind as _, Noun},
    },
    ledger::{Ledger, NoFollowUps, Place, Site, Visit},
    rules::RuleBook,
};
use chrono::NaiveDate;

/// What there is to know of the work at a site, for somebody who is told of something there, as a form says it.
pub fn known_of_site(
    words: Words,
    (ledger, book): (&Ledger, &RuleBook),
    (site, what): (&SiteId, &str),
    today: NaiveDate,
) -> Vec<String> {
    let Some(kind) = Kind::of(Requested::DECLARED.name) else { return Vec::new() };
    let values = Values::default().with("what", what);
    let settled = &|| unreachable!("nothing of the months is said here");
    let form = TypedForm { words, kind, values: &values, ledger, book, today, settled };
    ledger.sites.get(site).map(|site| form.known_of_work(site)).unwrap_or_default()
}

impl TypedForm<'_> {
    pub(super) fn brought(&self, field: &str) -> Option<ThingId> {
        ThingId::parse(self.values.get(field)).ok()
    }

    /// The site that is typed, or that of the request that is chosen.
    fn site(&self) -> Option<&Site> {
        let typed = SiteId::parse(self.values.get("site")).ok();
        let asked =
            || self.ledger.requests.get(&self.brought("request")?).map(|request| request.site.clone());
        self.ledger.sites.get(&typed.or_else(asked)?)
    }

    /// Warranty, who commissioned it, what was repaired lately, whom to call.
    pub(in crate::features::record) fn about_site(&self) -> Said {
        Some(self.known_of(self.site()?))
    }

    fn known_of(&self, site: &Site) -> Vec<String> {
        let words = self.words;
        let mut said = Vec::new();
        if let Some(contact) = site.contact.as_ref().filter(|contact| !contact.is_empty()) {
            said.push(
                words.tv(
                    "forms.day.contact",
                    &[("contact", contact), ("area", &words.t(area_key(site.area)))],
                ),
            );
        }
        said.extend(self.known_of_work(site));
        said
    }

    /// Of the work there, not of whom to call.
    fn known_of_work(&self, site: &Site) -> Vec<String> {
        let words = self.words;
        let mut said = Vec::new();
        if let Some(until) = site.warranty_until.filter(|_| site.in_warranty(self.today)) {
            said.push(words.tv("forms.day.in_warranty", &[("day", &full_day(words, until))]));
        }
        said.extend(self.commissioned(site));
        said.extend(self.repaired(site));
        match site.no_follow_ups() {
            Some(NoFollowUps::NoConsent(dealer)) => {
                said.push(words.tv("sites.dealer.ask", &[("dealer", &dealer)]));
            }
            Some(NoFollowUps::Dropped) => said.push(words.t("forms.day.dropped")),
            None => {}
        }
        said
    }

    /// Whoever commissioned it is not paid for its repairs in warranty (5.1.4).
    fn commissioned(&self, site: &Site) -> Option<String> {
        let notices = self.ledger.notices_of(&site.id);
        let by = notices.filter(|notice| notice.kind != NoticeKind::Reprogramming);
        let mut people: Vec<String> =
            by.map(|notice| person_name(self.ledger, &notice.holder().value)).collect();
        people.arrange();
        people.dedup();
        let who = list_words(self.words, people.iter().cloned());
        (!people.is_empty()).then(|| self.words.tv("forms.day.commissioned", &[("who", &who)]))
    }

    /// What was repaired there so lately that the same again pays nothing (5.2.3), and what of it reads like what is told now.
    fn repaired(&self, site: &Site) -> Option<String> {
        let told = ["fault", "what"].map(|field| self.values.get(field));
        let told = told.into_iter().find(|told| !told.is_empty()).unwrap_or_default();
        self.alike(&site.id, told, self.today)
    }

    /// The same of a visit that is planned, with what whoever is to go has that day, and how much this month.
    pub(in crate::features::record) fn planned_visit(&self) -> Said {
        let mut said: Vec<String> = self.site().map(|site| self.known_of(site)).unwrap_or_default();
        let day = self.day("day");
        if day.is_some_and(|day| day < self.today) {
            said.push(self.words.t("forms.day.past"));
        }
        if let (Some(who), Some(day)) = (self.person("to"), day) {
            let at = read_time(self.values.get("time")).ok().map(Minute::of);
            said.extend(load(
                self.words,
                (self.ledger, &(self.settled)()),
                &Place { to: who, day, time: at },
                None,
            ));
        }
        Some(said)
    }

    /// Which visit a step is of.
    pub(in crate::features::record) fn about_visit(&self) -> Said {
        let visit = self.ledger.visits.get(&self.brought("visit")?)?;
        let (words, place) = (self.words, visit.place());
        let what = visit_words(words, self.ledger, visit);
        let (site, day) = (site_name(self.ledger, &visit.site), full_day(words, place.day));
        let said = words.tv("forms.day.visit", &[("what", &what), ("site", &site), ("day", &day)]);
        let contact = self.ledger.sites.get(&visit.site).and_then(|site| site.contact.clone());
        let call = contact.filter(|_| self.kind.code() == "called_back");
        let call = call.map(|contact| words.tv("forms.day.call", &[("contact", &contact)]));
        let dealer = self.ledger.sites.get(&visit.site).and_then(Site::no_follow_ups);
        let refused = dealer.filter(|_| visit.kind == VisitKind::FollowUp && visit.arrived.is_none());
        let refused = refused.map(|why| match why {
            NoFollowUps::NoConsent(dealer) => words.tv("sites.dealer.ask", &[("dealer", &dealer)]),
            NoFollowUps::Dropped => words.t("forms.day.dropped"),
        });
        let moved = (self.kind.code() == "moved").then(|| self.moved(visit));
        let what = (!visit.what.is_empty()).then(|| visit.what.clone());
        let late = self.late_visit_sheet(visit);
        let lines = [said].into_iter().chain(what).chain(call).chain(refused).chain(late);
        Some(lines.chain(moved.into_iter().flatten()).collect())
    }

    /// What there is to know of where a visit is moved to. What is left open stays as it was.
    fn moved(&self, visit: &Visit) -> Vec<String> {
        let was = visit.place().clone();
        let time = read_time(self.values.get("time")).ok().map(Minute::of);
        let to = Place {
            to: self.person("to").unwrap_or(was.to.clone()),
            day: self.day("day").unwrap_or(was.day),
            time: time.or(was.time),
        };
        let told = self.values.get("told") == "yes";
        moved_words(self.words, (self.ledger, &(self.settled)()), (visit, &to, told), self.today)
    }

    /// Which complaint a step is of.
    pub(in crate::features::record) fn about_complaint(&self) -> Said {
        let id = self.brought("complaint")?;
        let complaint = self.ledger.complaints.get(&id)?;
        let said = day_words(self.words, self.ledger, DayThing::Complaint, &id);
        let what = (!complaint.what.is_empty()).then(|| complaint.what.clone());
        Some([said].into_iter().chain(what).collect())
    }

    /// What the report is about, where the form was opened for something.
    pub(in crate::features::record) fn matter_about(&self) -> Said {
        let about = self.ledger.thing_called(Noun::Numbered, self.values.get("about"))?;
        let about = thing_words(self.words, self.ledger, &about);
        Some(vec![self.words.tv("forms.day.matter_about", &[("about", &about)])])
    }

    /// What was reported, by whom, and about what.
    pub(in crate::features::record) fn about_matter(&self) -> Said {
        let matter = self.ledger.matters.get(&self.brought("matter")?)?;
        let (words, ledger) = (self.words, self.ledger);
        let about = matter.about.as_ref().and_then(|id| ledger.thing_called(Noun::Numbered, id.as_str()));
        let about = about.map(|about| thing_words(words, ledger, &about));
        let site = matter.site.as_ref().map(|site| site_name(ledger, site)).filter(|_| about.is_none());
        let said = day_words(words, ledger, DayThing::Matter, &matter.id);
        Some([said].into_iter().chain(about).chain(site).chain([matter.what.clone()]).collect())
    }

    /// Which problem a step is of, and what it brings whoever reported it (5.5.1).
    pub(in crate::features::record) fn about_problem(&self) -> Said {
        let id = self.brought("problem")?;
        let problem = self.ledger.problems.get(&id)?;
        let said = day_words(self.words, self.ledger, DayThing::Problem, &id);
        let what = (!problem.what.is_empty()).then(|| problem.what.clone());
        let amount = self.book.rules_on(self.day("on").unwrap_or(self.today)).product_issue.amount;
        let who = person_name(self.ledger, &problem.by);
        let pays = (self.values.get("is_new") == "yes")
            .then(|| self.words.tv("forms.effect.problem_pays", &[("who", &who), ("amount", &yuan(amount))]));
        Some([said].into_iter().chain(what).chain(pays).collect())
    }

    /// Where it is, and that less is charged than what the branch has to keep of it.
    pub(in crate::features::record) fn planned_quote(&self) -> Said {
        let mut said: Vec<String> = self.site().map(|site| self.known_of(site)).unwrap_or_default();
        if let (Some(charged), Some(floor)) = (self.money("charged"), self.money("floor"))
            && charged < floor
        {
            said.push(self.words.t("forms.day.below_floor"));
        }
        let lines = lines::read(self.values.get(LINES)).unwrap_or_default();
        said.extend(self.departures(&lines, self.day("on").unwrap_or(self.today)));
        // Another one of the same: the manager and the customer are asked anew.
        let before = JobId::parse(self.values.get("kept")).ok().and_then(|id| self.ledger.quoted.get(&id));
        said.extend(before.map(|quoted| {
            let charged = yuan(quoted.quote.charged.exact());
            self.words.tv("forms.day.quote_again", &[("charged", &charged)])
        }));
        said.extend(before.into_iter().flat_map(|quoted| self.repriced(&quoted.quote.lines, &lines)));
        Some(said)
    }

    /// The lines of the quote before that are quoted again at other prices, with what these were and what they are.
    fn repriced(&self, before: &[QuoteLine], now: &[QuoteLine]) -> Vec<String> {
        let price = |line: &QuoteLine| {
            let (charge, floor) = (yuan(line.charge.exact()), yuan(line.floor.exact()));
            self.words.tv("forms.lines.price", &[("charge", &charge), ("floor", &floor)])
        };
        let same = |line: &QuoteLine| now.iter().find(|other| other.key() == line.key());
        let other = |(was, is): &(&QuoteLine, &QuoteLine)| (was.charge, was.floor) != (is.charge, is.floor);
        let pairs = before.iter().filter_map(|was| Some((was, same(was)?))).filter(other);
        let said = pairs.map(|(was, is)| {
            let (before, now) = (price(was), price(is));
            self.words.tv("forms.day.repriced", &[("line", &is.called()), ("was", &before), ("is", &now)])
        });
        said.collect()
    }

    /// Two schedules hold on the day of the quote: which prices these are, and who says which ones count.
    pub(in crate::features::record) fn prices_in_doubt(&self) -> Option<Warning> {
        let said = unsettled_words(self.words, self.ledger, self.day("on").unwrap_or(self.today))?;
        let look = (self.words.t("forms.conflict.look"), Some(Route::record("conflicts")));
        Some(Warning { title: self.words.t("forms.conflict.here"), lines: vec![(said, None), look] })
    }

    /// What was agreed to, where nothing is repaired yet.
    pub(in crate::features::record) fn about_quoted(&self) -> Said {
        let id = JobId::parse(self.values.get("repair")).ok()?;
        self.ledger.quoted.contains_key(&id).then(|| self.about_quote())?
    }

    /// What is to be agreed to.
    pub(in crate::features::record) fn about_quote(&self) -> Said {
        let id = JobId::parse(self.values.get("repair")).ok()?;
        let quote = self.ledger.quote_of(&id)?;
        let (charged, floor) = (yuan(quote.charged.exact()), yuan(quote.floor.exact()));
        let said = self.words.tv("forms.day.quote", &[("charged", &charged), ("floor", &floor)]);
        let below = (quote.charged < quote.floor).then(|| self.words.t("forms.day.below_floor"));
        let plan = (!quote.plan.is_empty()).then(|| quote.plan.clone());
        let lines = list_words(self.words, quote.lines.iter().map(|line| quote_line_words(self.words, line)));
        let lines = (!lines.is_empty()).then(|| self.words.tv("forms.day.lines", &[("lines", &lines)]));
        let departures = self.departures(&quote.lines, quote.stamp.on);
        // What the prices are compared with is in doubt itself.
        let doubt = departures.as_ref().and(unsettled_words(self.words, self.ledger, quote.stamp.on));
        // Two devices may have quoted otherwise: which one holds is settled first.
        let unsettled = !self.ledger.conflicts_of_job(&id, false).is_empty();
        let unsettled = unsettled.then(|| self.words.t("forms.conflict.here"));
        Some(
            [said]
                .into_iter()
                .chain(unsettled)
                .chain(lines)
                .chain(departures)
                .chain(doubt)
                .chain(below)
                .chain(plan)
                .collect(),
        )
    }

    /// The lines of a quote that are not as the schedule of its day has them (5.2.1).
    fn departures(&self, lines: &[QuoteLine], on: NaiveDate) -> Option<String> {
        let schedule = self.ledger.fees_on(on)?;
        let others = lines.iter().filter(|line| !schedule.agrees_with(line));
        let others = list_words(self.words, others.map(QuoteLine::called));
        (!others.is_empty()).then(|| self.words.tv("forms.day.departures", &[("lines", &others)]))
    }

    /// Which notice is approved or assigned.
    pub(in crate::features::record) fn about_written(&self) -> Said {
        let id = JobId::parse(self.values.get("notice")).ok()?;
        let written = self.ledger.written.get(&id)?;
        let points: u64 = written.controllers.iter().map(|one| u64::from(one.points)).sum();
        let site = self.ledger.sites.get(&written.site);
        let area = site.map(|site| self.words.t(area_key(site.area))).unwrap_or_default();
        let named = job_words(self.words, self.ledger, &id);
        let leader = site.and_then(|site| site.looked_after_by.as_ref());
        let leader = leader.map(|leader| {
            let who = person_name(self.ledger, &leader.value);
            self.words.tv("forms.day.looked_after", &[("who", &who)])
        });
        let said = self.words.tv("forms.day.written", &[("notice", &named), ("n", &points), ("area", &area)]);
        Some([said].into_iter().chain(leader).collect())
    }
}
