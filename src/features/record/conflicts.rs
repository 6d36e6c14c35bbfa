//! What was answered in two ways by people who did not know of each other: how it is said, and what settles it.

use crate::{
    app::{
        format::full_day,
        i18n::Words,
        words::{
            clause_words, contract_words, job_words, month_words, person_name, recorded_words, site_name,
            thing_words,
        },
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
    let question = match &conflict.of {
        // One correction may answer for two clauses of one job.
        Asked::Penalty(clause, _) => {
            let clause = clause_words(words, clause.code());
            words.tv(question_key(conflict.question), &[("clause", &clause)])
        }
        _ => words.t(question_key(conflict.question)),
    };
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
        (Asked::Thing(other), _) => Some(thing_words(words, ledger, other)),
        (Asked::Person(person), _) => Some(person_name(ledger, person)),
        (Asked::Site(site), _) => Some(site_name(ledger, site)),
        (Asked::Branch, Question::Rules(from)) => Some(month_words(words, from)),
        (Asked::Branch, Question::Fees(from)) => Some(full_day(words, from)),
        (Asked::Branch, Question::Calendar(year)) => Some(year.to_string()),
        (Asked::Branch, _) => None,
    }
}

fn question_key(question: Question) -> &'static str {
    match question {
        Question::BranchName => "forms.conflict.branch_name",
        Question::Rules(_) => "forms.conflict.rules",
        Question::Fees(_) => "forms.conflict.fees",
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
        Question::Moved => "forms.conflict.moved",
        Question::Arrived => "forms.conflict.arrived",
        Question::Ended => "forms.conflict.ended",
        Question::Verified => "forms.conflict.verified",
        Question::HandedIn => "forms.conflict.handed_in",
        Question::Quote => "forms.conflict.quote",
        Question::Review => "forms.conflict.review",
        Question::Dealer => "forms.conflict.dealer",
        Question::FollowedUp => "forms.conflict.followed_up",
        Question::LookedAfter => "forms.conflict.looked_after",
        Question::Judged => "forms.conflict.judged",
    }
}

/// Who recorded an answer, when and where.
pub fn whose(words: Words, ledger: &Ledger, answer: FactId, here: &DeviceId, today: NaiveDate) -> String {
    ledger.fact(answer).map(|fact| recorded_words(words, fact, ledger, here, today)).unwrap_or_default()
}

/// What keeps one answer: the others are taken back, and stay visible.
pub fn settling(
    ledger: &Ledger,
    conflict: &Conflict,
    kept: FactId,
    on: NaiveDate,
    reason: &str,
) -> Vec<Command> {
    let others = conflict.others(ledger, kept).into_iter();
    others.map(|fact| Command::Withdraw { on, fact, reason: reason.to_owned() }).collect()
}

/// What is asked of people, sites, the rules, of a visit: what no piece of work lacks.
pub fn titles_beside_work(words: Words, ledger: &Ledger) -> Vec<String> {
    all(ledger).iter().filter(|one| !one.is_of_work(ledger)).map(|one| title(words, ledger, one)).collect()
}

/// Those that some answers are given to.
pub fn answered_by(ledger: &Ledger, answers: &[FactId]) -> Vec<Conflict> {
    let conflicts = ledger.conflicts.values().flatten();
    conflicts.filter(|one| one.answers.iter().any(|answer| answers.contains(answer))).cloned().collect()
}

/// What of a piece of work is answered in two ways, and what of its site.
fn of_work(ledger: &Ledger, work: &WorkId) -> Vec<Conflict> {
    let found = match work {
        WorkId::Notice(job) | WorkId::Repair(job) => ledger.conflicts_of_job(job, true),
        WorkId::Contract(contract) => ledger.conflicts_of_contract(contract),
    };
    found.into_iter().cloned().collect()
}

/// Where somebody looks at what is answered in two ways.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    Work(WorkId),
    /// A visit, a complaint, money in hand.
    Day(Thing),
    Site(SiteId),
    People,
    /// The rules, and the calendar that stands beside them.
    Rules,
}

/// What of a place is answered in two ways.
pub fn of_place(ledger: &Ledger, place: &Place) -> Vec<Conflict> {
    let of = |wanted: fn(&Conflict) -> bool| all(ledger).into_iter().filter(wanted).collect();
    match place {
        Place::Work(work) => of_work(ledger, work),
        Place::Day(thing) => {
            all(ledger).into_iter().filter(|one| one.of == Asked::Thing(thing.clone())).collect()
        }
        Place::Site(site) => ledger.conflicts.get(&About::Site(site.clone())).cloned().unwrap_or_default(),
        Place::People => of(|one| matches!(one.of, Asked::Person(_))),
        Place::Rules => {
            of(|one| matches!(one.question, Question::Rules(_) | Question::Calendar(_) | Question::Fees(_)))
        }
    }
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
            at: None,
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
        assert_eq!(of_place(&ledger, &Place::Work(job)), std::slice::from_ref(conflict));
        assert_eq!(answered_by(&ledger, &conflict.answers[1..]), std::slice::from_ref(conflict));
        assert_eq!(of_place(&ledger, &Place::Site(SiteId::parse("s").unwrap())), []);
        assert_eq!(title(words, &ledger, conflict), "县医院（T1）：调试完成的日期");
        let on = "2026-03-12".parse().unwrap();
        let kept = conflict.answers[1];
        let [Command::Withdraw { fact, .. }] = &settling(&ledger, conflict, kept, on, "x")[..] else {
            panic!()
        };
        assert_eq!((*fact, conflict.answers[0]), (conflict.answers[0], *fact));
        assert!(whose(words, &ledger, kept, &DeviceId::parse("a").unwrap(), on).contains("设备 B"));
    }

    /// A correction may stand in two conflicts of one job: each says which penalty it is about.
    #[test]
    fn of_a_penalty_the_clause_is_said() {
        let corrected = r#"{"corrected":{"clause":"7.8","person":"zh","job":"T1","right_clause":"7.14","right_person":"zh","reason":"x"}}"#;
        let confirmed =
            |clause: &str| format!(r#"{{"penalty":{{"clause":"{clause}","person":"zh","job":"T1"}}}}"#);
        let ledger = Ledger::of(&[
            fact("a", 1, "2026-03-10", corrected),
            fact("b", 2, "2026-03-10", &confirmed("7.8")),
            fact("c", 3, "2026-03-10", &confirmed("7.14")),
        ]);
        let titles: Vec<String> =
            all(&ledger).iter().map(|one| title(Words(Lang::ZhCn), &ledger, one)).collect();
        assert_eq!(titles.len(), 2);
        assert!(titles[0].contains("反馈单逾期") && titles[1].contains("物品乱放"), "{titles:?}");
    }

    #[test]
    fn what_is_said_of_people_and_of_rules_stands_at_their_pages() {
        let person = r#"{"person":{"person":"li","name":"李","role":"technician","base_wage":"3000","joined":"2026-01-01"}}"#;
        let changed = |wage: &str| {
            format!(
                r#"{{"person_changed":{{"person":"li","name":"李","role":"technician","base_wage":"{wage}"}}}}"#
            )
        };
        let rules = |days: &str| {
            format!(
                r#"{{"rule_set":{{"from":"2026-04","name":"x","values":{{"attendance.paid_days_per_month":"{days}"}}}}}}"#
            )
        };
        let ledger = Ledger::of(&[
            fact("a", 1, "2026-01-01", person),
            fact("a", 2, "2026-03-01", &changed("3100")),
            fact("b", 3, "2026-03-01", &changed("3200")),
            fact("a", 4, "2026-03-02", &rules("20")),
            fact("b", 5, "2026-03-02", &rules("21")),
        ]);
        let titles = |place: Place| -> Vec<String> {
            let found = of_place(&ledger, &place);
            found.iter().map(|one| title(Words(Lang::ZhCn), &ledger, one)).collect()
        };
        assert_eq!(titles(Place::People), ["李：岗位与基本工资"]);
        assert_eq!(titles(Place::Rules), ["2026年4月：采用的规则"]);
        // Both are named where a month is closed over them.
        let mut beside = titles_beside_work(Words(Lang::ZhCn), &ledger);
        beside.sort();
        assert_eq!(beside, ["2026年4月：采用的规则", "李：岗位与基本工资"]);
    }
}
