//! What a fact says, in one line.

use super::{
    contract_words, device_words, fact_kind_key, job_words, kind_key, month_words, penalty_words,
    person_name, role_key, site_name,
};
use crate::{
    app::{
        format::{full_day, moment, number, time, yuan},
        i18n::Words,
    },
    domain::{Controller, DeviceId, JobId, Money, PersonId},
    journal::{Fact, FactBody},
    ledger::Ledger,
    rules::attendance::is_of_day_before,
};
use chrono::NaiveDate;

/// When a fact was recorded and by whom: `3月4日 周二 08:05 · 王芳`.
pub fn moment_and_actor(words: Words, fact: &Fact, ledger: &Ledger, today: NaiveDate) -> String {
    let when = moment(words, fact.recorded, today);
    words.tv("facts.recorded_by", &[("when", &when), ("who", &actor_name(words, ledger, &fact.actor))])
}

/// Who wrote a fact down; before anybody sat there, that it was while the branch was set up.
pub fn actor_name(words: Words, ledger: &Ledger, actor: &PersonId) -> String {
    match ledger.people.contains_key(actor) {
        false if actor.as_str() == PersonId::DESK => words.t("facts.desk"),
        _ => person_name(ledger, actor),
    }
}

/// When a fact was recorded, by whom and on which device, seen from `here`.
pub fn recorded_words(
    words: Words,
    fact: &Fact,
    ledger: &Ledger,
    here: &DeviceId,
    today: NaiveDate,
) -> String {
    let (recorded, device) =
        (moment_and_actor(words, fact, ledger, today), device_words(words, &fact.device, here));
    words.tv("facts.recorded_on", &[("recorded", &recorded), ("device", &device)])
}

/// One line for histories, without its day.
pub fn fact_title(words: Words, fact: &Fact, ledger: &Ledger) -> String {
    title(words, &fact.body, ledger).unwrap_or_else(|| plain_title(words, fact, ledger))
}

/// The kind and what it is about.
fn plain_title(words: Words, fact: &Fact, ledger: &Ledger) -> String {
    let kind = words.t(fact_kind_key(&fact.body));
    let about = match &fact.body {
        FactBody::BranchNamed { name } | FactBody::RuleSet { name, .. } => name.clone(),
        FactBody::Calendar(year) => year.year.to_string(),
        FactBody::Site { site, name, .. } => ledger.marks.site(site, name),
        FactBody::Reassign { notice, .. }
        | FactBody::Finished { notice }
        | FactBody::PapersUntil { notice, .. }
        | FactBody::Papers { notice, .. }
        | FactBody::Recheck { notice, .. }
        | FactBody::Ruling { notice, .. }
        | FactBody::Successor { notice, .. } => job_words(words, ledger, notice),
        FactBody::Callback { job, .. }
        | FactBody::PaidIn { repair: job }
        | FactBody::Sheet { job }
        | FactBody::Approved { job, .. } => job_words(words, ledger, job),
        FactBody::Acceptance { site } => site_name(ledger, site),
        FactBody::Leave { person } => person_name(ledger, person),
        FactBody::Server { contract, .. } | FactBody::ContractDone { contract, .. } => {
            contract_words(words, ledger, contract)
        }
        FactBody::ProductIssue { by } => person_name(ledger, by),
        FactBody::CloseMonth { month, .. } => month_words(words, *month),
        _ => return kind,
    };
    words.tv("facts.title", &[("kind", &kind), ("about", &about)])
}

/// A line of its own for the kinds where more than kind and subject matters.
fn title(words: Words, body: &FactBody, ledger: &Ledger) -> Option<String> {
    let who = |id: &PersonId| person_name(ledger, id);
    let job = |id: &JobId| job_words(words, ledger, id);
    let money = |amount: &Money| yuan(amount.exact());
    Some(match body {
        FactBody::Person { person, name, role, .. } => {
            let name = ledger.marks.person(person, name);
            words.tv("facts.person", &[("name", &name), ("role", &words.t(role_key(*role)))])
        }
        FactBody::PersonChanged { person, name, role, base_wage } => {
            let (name, role) = (ledger.marks.person(person, name), words.t(role_key(*role)));
            words.tv("facts.person_changed", &[("name", &name), ("role", &role), ("wage", &money(base_wage))])
        }
        FactBody::Notice { notice, site, to, kind, controllers } => {
            let site = site_name(ledger, site);
            let kind = words.t(kind_key(*kind));
            let points = points(words, controllers);
            words.tv(
                "facts.notice",
                &[("id", notice), ("site", &site), ("kind", &kind), ("points", &points), ("who", &who(to))],
            )
        }
        FactBody::Reassign { notice, to } => {
            words.tv("facts.reassign", &[("job", &job(notice)), ("who", &who(to))])
        }
        FactBody::PapersUntil { notice, until } => {
            words.tv("facts.papers_until", &[("job", &job(notice)), ("day", &full_day(words, *until))])
        }
        FactBody::Papers { notice, failed } if !failed.is_empty() => {
            words.tv("facts.papers_failed", &[("job", &job(notice))])
        }
        FactBody::Callback { job: id, confirmed, .. } => {
            let key = if *confirmed { "facts.callback_confirmed" } else { "facts.callback_not" };
            words.tv(key, &[("job", &job(id))])
        }
        FactBody::Recheck { notice, passed, .. } => {
            let key = if *passed { "facts.recheck_passed" } else { "facts.recheck_not" };
            words.tv(key, &[("job", &job(notice))])
        }
        FactBody::Ruling { notice, rate } => {
            words.tv("facts.ruling", &[("job", &job(notice)), ("rate", &number(*rate))])
        }
        FactBody::Successor { notice, to } => {
            words.tv("facts.successor", &[("job", &job(notice)), ("who", &who(to))])
        }
        FactBody::OwnUnfinishedWork { person, month } => words.tv(
            "facts.own_unfinished_work",
            &[("who", &who(person)), ("month", &month_words(words, *month))],
        ),
        FactBody::Travel { travel, person, amount, .. } => {
            words.tv("facts.travel", &[("id", travel), ("who", &who(person)), ("amount", &money(amount))])
        }
        FactBody::Repair { repair, site, by, fault, .. } => words.tv(
            "facts.repair",
            &[("id", repair), ("site", &site_name(ledger, site)), ("who", &who(by)), ("fault", fault)],
        ),
        FactBody::Approved { job: id, by } => {
            words.tv("facts.approved", &[("job", &job(id)), ("who", &who(by))])
        }
        FactBody::Contract { contract, site, signer, fee, .. } => words.tv(
            "facts.contract",
            &[
                ("id", contract),
                ("site", &site_name(ledger, site)),
                ("who", &who(signer)),
                ("fee", &money(fee)),
            ],
        ),
        FactBody::Receipt { contract, amount } => {
            let contract = contract_words(words, ledger, contract);
            let key = if amount.is_negative() { "facts.refund" } else { "facts.receipt" };
            words.tv(key, &[("contract", &contract), ("amount", &yuan(amount.exact().abs()))])
        }
        FactBody::Server { contract, to } => {
            let contract = contract_words(words, ledger, contract);
            words.tv("facts.server", &[("contract", &contract), ("who", &who(to))])
        }
        FactBody::ContractDone { contract, complete: false } => {
            let contract = contract_words(words, ledger, contract);
            words.tv("facts.contract_not_done", &[("contract", &contract)])
        }
        FactBody::FollowUps { by, qualified } => {
            words.tv("facts.follow_ups", &[("who", &who(by)), ("n", qualified)])
        }
        FactBody::Punch { person, at } => {
            let early = is_of_day_before(ledger, *at);
            let key = if early { "facts.punch.day_before" } else { "facts.punch" };
            words.tv(key, &[("who", &who(person)), ("time", &time(at.time()))])
        }
        FactBody::Excused { person, day } => {
            words.tv("facts.excused", &[("who", &who(person)), ("day", &full_day(words, *day))])
        }
        FactBody::Penalty { clause, person, remark, .. } => {
            let clause = penalty_words(words, *clause);
            let title = words.tv("facts.penalty", &[("who", &who(person)), ("clause", &clause)]);
            match remark.is_empty() {
                true => title,
                false => words.tv("facts.penalty_why", &[("title", &title), ("remark", &shortened(remark))]),
            }
        }
        FactBody::Waived { clause, person, .. } => {
            words.tv("facts.waived", &[("who", &who(person)), ("clause", &penalty_words(words, *clause))])
        }
        FactBody::Withdrawn { fact, .. } => {
            // Facts from outside may withdraw each other in a circle: only one step is told.
            let mistake =
                ledger.fact(*fact).filter(|mistake| !matches!(mistake.body, FactBody::Withdrawn { .. }));
            let mistake = mistake?;
            words.tv("facts.withdrawn", &[("fact", &fact_title(words, mistake, ledger))])
        }
        _ => return None,
    })
}

/// As much of a remark as a line holds.
fn shortened(remark: &str) -> String {
    /// In characters.
    const MOST: usize = 60;
    let line = remark.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

/// The controllers of a notice: `320 + 纯报警 64 点`.
pub(super) fn points(words: Words, controllers: &[Controller]) -> String {
    let one = |controller: &Controller| match controller.alarm_only {
        true => words.tv("facts.alarm_only", &[("points", &controller.points)]),
        false => controller.points.to_string(),
    };
    controllers.iter().map(one).collect::<Vec<_>>().join(" + ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{i18n::Lang, words::fact_details},
        domain::FactId,
    };

    #[test]
    fn nobody_reads_the_id_of_the_desk_or_of_a_device() {
        let device = DeviceId::parse("01a220df-8c8b-777f-8a6f-e13c30c6c394").unwrap();
        let fact = Fact {
            id: FactId(uuid::Uuid::from_u128(1)),
            on: "2026-03-04".parse().unwrap(),
            recorded: "2026-03-05T12:00:00".parse().unwrap(),
            actor: PersonId::parse(PersonId::DESK).unwrap(),
            device: device.clone(),
            body: FactBody::BranchNamed { name: "East".into() },
        };
        let (words, ledger, other) = (Words(Lang::ZhCn), Ledger::default(), DeviceId::parse("d").unwrap());
        let today = "2026-03-06".parse().unwrap();
        let recorded = |here| recorded_words(words, &fact, &ledger, here, today);
        assert_eq!(recorded(&device), "3月5日 周四 12:00 · 登记单位时 · 本机");
        assert_eq!(recorded(&other), "3月5日 周四 12:00 · 登记单位时 · 设备 C394");
        let rows = fact_details(words, &fact, &ledger, &device);
        let said: Vec<&str> = rows.iter().rev().take(2).map(|row| row.value.as_str()).collect();
        assert_eq!(said, ["本机", "登记单位时"]);
    }
}
