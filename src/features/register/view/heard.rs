//! What comes in besides the visits: complaints, problems of products, money in hand, what is unusual.

use super::{BySubject, Looked, Row, steps, unplaced};
use crate::{
    app::{
        format::{short_day, yuan},
        route::Route,
        words::{actor_name, list_words, shortened},
    },
    domain::{Arrange, DayThing},
    ledger::{At, Cash, Complaint, Matter, Problem},
    rules::Subject,
};

/// For so many days an answer is news.
pub const NEWS: i64 = 7;

impl Looked<'_> {
    pub(super) fn complaints(&self, dues: &BySubject<'_>) -> Vec<Row> {
        let mut open: Vec<&Complaint> =
            self.ledger.complaints.values().filter(|complaint| complaint.answered.is_none()).collect();
        open.arrange_by_cached_key(|complaint| complaint.stamp.order());
        let row = |complaint: &Complaint| {
            let words = self.words;
            let day = short_day(words, complaint.stamp.on, self.now.date());
            let about = [day, complaint.what.clone()].into_iter().chain(complaint.caller.clone());
            Row {
                id: complaint.id.to_string(),
                time: None,
                title: self.site(&complaint.site),
                about: list_words(words, about.filter(|one| !one.is_empty())),
                route: Some(Route::day(DayThing::Complaint, &complaint.id)),
                stand: None,
                due: self.due(dues, &Subject::Day(DayThing::Complaint, complaint.id.clone())),
                next: steps::of_complaint(complaint),
                site: complaint.site.clone(),
            }
        };
        open.into_iter().map(row).collect()
    }

    pub(super) fn problems(&self) -> Vec<Row> {
        let mut open: Vec<&Problem> =
            self.ledger.problems.values().filter(|problem| problem.judged.is_none()).collect();
        open.arrange_by_cached_key(|problem| problem.stamp.order());
        let row = |problem: &Problem| {
            let words = self.words;
            let day = short_day(words, problem.stamp.on, self.now.date());
            let who = actor_name(words, self.ledger, &problem.by);
            let site = problem.site.as_ref().map(|site| self.site(site));
            let about = [problem.what.clone(), who, day].into_iter().chain(site);
            let stand =
                if problem.taken.is_some() { "register.problem.taken" } else { "register.problem.reported" };
            Row {
                id: problem.id.to_string(),
                time: None,
                title: problem.product.clone(),
                about: list_words(words, about.filter(|one| !one.is_empty())),
                route: Some(Route::day(DayThing::Problem, &problem.id)),
                stand: Some(words.t(stand)),
                due: None,
                next: steps::of_problem(problem),
                site: problem.site.clone().unwrap_or_else(unplaced),
            }
        };
        open.into_iter().map(row).collect()
    }

    pub(super) fn cash(&self, dues: &BySubject<'_>) -> Vec<Row> {
        let mut open: Vec<&Cash> =
            self.ledger.cash.values().filter(|cash| cash.handed_in.is_none()).collect();
        open.arrange_by_cached_key(|cash| cash.stamp.order());
        let row = |cash: &Cash| {
            let words = self.words;
            let amount = words.tv("register.amount", &[("amount", &yuan(cash.amount.exact()))]);
            let day = short_day(words, cash.stamp.on, self.now.date());
            let site = cash.site.as_ref().map(|site| self.site(site));
            Row {
                id: cash.id.to_string(),
                time: None,
                title: list_words(words, [actor_name(words, self.ledger, &cash.by), amount]),
                about: list_words(words, [day].into_iter().chain(site)),
                route: Some(Route::day(DayThing::Cash, &cash.id)),
                stand: None,
                due: self.due(dues, &Subject::Day(DayThing::Cash, cash.id.clone())),
                next: steps::of(self.ledger, self.book, DayThing::Cash, cash.id.as_str()),
                site: cash.site.clone().unwrap_or_else(unplaced),
            }
        };
        open.into_iter().map(row).collect()
    }

    /// What nobody has answered stands first; an answer can be read for some days.
    pub(super) fn matters(&self) -> Vec<Row> {
        let (words, today) = (self.words, self.now.date());
        let is_news = |answered: &At<String>| (today - answered.on()).num_days() < NEWS;
        let shown = |matter: &&Matter| matter.answered.as_ref().is_none_or(is_news);
        let mut shown: Vec<&Matter> = self.ledger.matters.values().filter(shown).collect();
        shown.arrange_by_cached_key(|matter| (matter.answered.is_some(), matter.stamp.order()));
        let row = |matter: &Matter| {
            let who = actor_name(words, self.ledger, &matter.by);
            let site = matter.site.as_ref().map(|site| self.site(site));
            let answer = matter.answered.as_ref();
            let answer = answer.map(|one| words.tv("register.answered", &[("answer", &one.value)]));
            let day = short_day(words, matter.stamp.on, today);
            let about = [who, day].into_iter().chain(site).chain(answer);
            Row {
                id: matter.id.to_string(),
                time: None,
                title: shortened(&matter.what),
                about: list_words(words, about),
                route: Some(Route::day(DayThing::Matter, &matter.id)),
                stand: None,
                due: None,
                next: steps::of(self.ledger, self.book, DayThing::Matter, matter.id.as_str()),
                site: matter.site.clone().unwrap_or_else(unplaced),
            }
        };
        shown.into_iter().map(row).collect()
    }
}
