//! What was answered in two ways by people who did not know of each other: how it is said, and what settles it.

use crate::{
    app::{
        i18n::Words,
        words::{contract_words, job_words, month_words, person_name, recorded_words, site_name},
    },
    domain::{DeviceId, FactId, SiteId, Thing, WorkId},
    ledger::{About, Asked, Conflict, Ledger, Question},
    workflow::Command,
};
use chrono::NaiveDate;

/// All of them, those about one thing together.
pub fn all(ledger: &Ledger) -> Vec<Conflict> {
    ledger.conflicts.values().flatten().cloned().collect()
}

/// What is asked, of what.
pub fn title(words: Words, ledger: &Ledger, conflict: &Conflict) -> String {
    let question = words.t(question_key(conflict.question));
    match place(words, ledger, conflict) {
        Some(place) => words.tv("forms.conflict.title", &[("place", &place), ("question", &question)]),
        None => question,
    }
}

fn place(words: Words, ledger: &Ledger, conflict: &Conflict) -> Option<String> {
    match (&conflict.of, conflict.question) {
        (
            Asked::Thing(Thing::Work(WorkId::Notice(job) | WorkId::Repair(job))) | Asked::Penalty(_, job),
            _,
        ) => Some(job_words(words, ledger, job)),
        (Asked::Thing(Thing::Work(WorkId::Contract(contract))), _) => {
            Some(contract_words(words, ledger, contract))
        }
        (Asked::Thing(journey), _) => Some(ledger.number_of(journey).to_owned()),
        (Asked::Person(person), _) => Some(person_name(ledger, person)),
        (Asked::Site(site), _) => Some(site_name(ledger, site)),
        (Asked::Branch, Question::Rules(from)) => Some(month_words(words, from)),
        (Asked::Branch, Question::Calendar(year)) => Some(year.to_string()),
        (Asked::Branch, _) => None,
    }
}

fn question_key(question: Question) -> &'static str {
    match question {
        Question::BranchName => "forms.conflict.branch_name",
        Question::Rules(_) => "forms.conflict.rules",
        Question::Calendar(_) => "forms.conflict.calendar",
        Question::Person(_) => "forms.conflict.person",
        Question::LastDay => "forms.conflict.last_day",
        Question::Site => "forms.conflict.site",
        Question::Acceptance => "forms.conflict.acceptance",
        Question::Holder => "forms.conflict.holder",
        Question::Finished => "forms.conflict.finished",
        Question::PapersLimit => "forms.conflict.papers_limit",
        Question::Papers => "forms.conflict.papers",
        Question::Recheck => "forms.conflict.recheck",
        Question::Ruling => "forms.conflict.ruling",
        Question::Successor => "forms.conflict.successor",
        Question::PaidIn => "forms.conflict.paid_in",
        Question::Sheet => "forms.conflict.sheet",
        Question::Server(_) => "forms.conflict.server",
        Question::ContractDone => "forms.conflict.contract_done",
        Question::Decision => "forms.conflict.decision",
        Question::Number => "forms.conflict.number",
    }
}

/// Who recorded an answer, when and where.
pub fn whose(words: Words, ledger: &Ledger, answer: FactId, here: &DeviceId, today: NaiveDate) -> String {
    ledger.fact(answer).map(|fact| recorded_words(words, fact, ledger, here, today)).unwrap_or_default()
}

/// What keeps one answer: the others are taken back, and stay visible.
pub fn settling(conflict: &Conflict, kept: FactId, on: NaiveDate, reason: &str) -> Vec<Command> {
    let others = conflict.answers.iter().filter(|answer| **answer != kept);
    others.map(|fact| Command::Withdraw { on, fact: *fact, reason: reason.to_owned() }).collect()
}

/// Those that some answers are given to.
pub fn answered_by(ledger: &Ledger, answers: &[FactId]) -> Vec<Conflict> {
    let conflicts = ledger.conflicts.values().flatten();
    conflicts.filter(|one| one.answers.iter().any(|answer| answers.contains(answer))).cloned().collect()
}

/// What of a piece of work is answered in two ways, and what of its site.
pub fn of_work(ledger: &Ledger, work: &WorkId) -> Vec<Conflict> {
    let found = match work {
        WorkId::Notice(job) | WorkId::Repair(job) => ledger.conflicts_of_job(job, true),
        WorkId::Contract(contract) => ledger.conflicts_of_contract(contract),
    };
    found.into_iter().cloned().collect()
}

/// What of a site is.
pub fn of_site(ledger: &Ledger, site: &SiteId) -> Vec<Conflict> {
    ledger.conflicts.get(&About::Site(site.clone())).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{JobId, PersonId},
        journal::{Fact, FactBody},
    };
    use std::sync::Arc;

    fn fact(device: &str, number: u128, on: &str, body: &str) -> Arc<Fact> {
        let on: NaiveDate = on.parse().unwrap();
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on,
            recorded: on.and_hms_opt(9, 0, 0).unwrap(),
            actor: PersonId::parse("zh").unwrap(),
            device: DeviceId::parse(device).unwrap(),
            link: None,
            body: serde_json::from_str::<FactBody>(body).unwrap(),
        })
    }

    #[test]
    fn a_conflict_is_said_of_its_job_and_settled_by_taking_the_others_back() {
        let site = r#"{"site":{"site":"s","name":"县医院","customer":"县医院","area":"county"}}"#;
        let notice =
            r#"{"notice":{"notice":"T1","site":"s","to":"zh","kind":"new","controllers":[{"points":600}]}}"#;
        let finished = r#"{"finished":{"notice":"T1"}}"#;
        let ledger = Ledger::of(&[
            fact("a", 1, "2026-03-01", site),
            fact("a", 2, "2026-03-02", notice),
            fact("a", 3, "2026-03-10", finished),
            fact("b", 4, "2026-03-11", finished),
        ]);
        let words = Words(Lang::ZhCn);
        let job = WorkId::Notice(JobId::parse("T1").unwrap());
        let [conflict] = &all(&ledger)[..] else { panic!() };
        assert_eq!(of_work(&ledger, &job), std::slice::from_ref(conflict));
        assert_eq!(of_site(&ledger, &SiteId::parse("s").unwrap()), []);
        assert_eq!(title(words, &ledger, conflict), "县医院（T1）：调试完成的日期");
        let on = "2026-03-12".parse().unwrap();
        let kept = conflict.answers[1];
        let [Command::Withdraw { fact, .. }] = &settling(conflict, kept, on, "x")[..] else { panic!() };
        assert_eq!((*fact, conflict.answers[0]), (conflict.answers[0], *fact));
        assert!(whose(words, &ledger, kept, &DeviceId::parse("a").unwrap(), on).contains("设备 B"));
    }
}
