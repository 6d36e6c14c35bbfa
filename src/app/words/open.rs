//! The words of what is not finished: the same wherever it is shown.

use super::{month_words, person_name, role_key};
use crate::{
    app::{
        format::{self, yuan},
        i18n::Words,
    },
    domain::Role,
    ledger::Ledger,
    rules::{
        DueCode, DueState,
        open::{Actor, Lack, Stake, Task},
    },
};
use chrono::{NaiveDate, NaiveDateTime};

/// What has to be done or has to happen.
pub fn task_words(words: Words, task: Task, today: NaiveDate) -> String {
    let key = task_key(task);
    match task {
        Task::Receipt { amount } => words.tv(key, &[("amount", &yuan(amount.exact()))]),
        Task::PeriodEnd { on, .. } => words.tv(key, &[("day", &format::short_day(words, on, today))]),
        Task::CloseMonth(month) | Task::LookAtMonth(month) => {
            words.tv(key, &[("month", &month_words(words, month))])
        }
        Task::FillPost(role) => words.tv(key, &[("role", &words.t(role_key(role)))]),
        _ => words.t(key),
    }
}

fn task_key(task: Task) -> &'static str {
    match task {
        Task::Finish => "today.task.finish",
        Task::Papers => "today.task.papers",
        Task::Sheet => "today.task.sheet",
        Task::Callback => "today.task.callback",
        Task::CallAgain => "today.task.call_again",
        Task::Recheck => "today.task.recheck",
        Task::RecheckAgain => "today.task.recheck_again",
        Task::Decide(_) => "today.task.decide",
        Task::Ruling => "today.task.ruling",
        Task::Reassign => "today.task.reassign",
        Task::Successor => "today.task.successor",
        Task::PaidIn => "today.task.paid_in",
        Task::ManagerApproval => "today.task.manager_approval",
        Task::SalesVpApproval => "today.task.sales_vp_approval",
        Task::TaxRate => "today.task.tax_rate",
        Task::WorkDone => "today.task.work_done",
        Task::Consent => "today.task.consent",
        Task::Acceptance => "today.task.acceptance",
        Task::Receipt { .. } => "today.task.receipt",
        Task::PeriodEnd { .. } => "today.task.period_end",
        Task::CloseMonth(_) => "today.task.close_month",
        Task::LookAtMonth(_) => "today.task.look_at_month",
        Task::Settle => "today.task.settle",
        Task::LookAside => "today.task.look_aside",
        Task::LookAtStrays => "today.task.look_at_strays",
        Task::Renumber => "today.task.renumber",
        Task::FillPost(_) => "today.task.fill_post",
        Task::AgreeToQuote => "today.task.agree_to_quote",
        Task::AskCustomer => "today.task.ask_customer",
        Task::FactoryRepair => "today.task.factory_repair",
        Task::RemindAgain => "today.task.remind_again",
        Task::WeekList => "today.task.week_list",
        Task::Day(code) => day_key(code),
    }
}

fn day_key(code: DueCode) -> &'static str {
    match code {
        DueCode::Papers => "today.task.papers",
        DueCode::Callback => "today.task.callback",
        DueCode::Recheck => "today.task.recheck",
        DueCode::Sign => "today.task.sign",
        DueCode::Sheet => "today.task.sheet",
        DueCode::Register => "today.task.register",
        DueCode::Report => "today.task.report",
        DueCode::PassUp => "today.task.pass_up",
        DueCode::Review => "today.task.review",
        DueCode::Objection => "today.task.objection",
        DueCode::ApproveNotice => "today.task.approve_notice",
        DueCode::Assign => "today.task.assign",
        DueCode::Complaint => "today.task.complaint",
        DueCode::Problem => "today.task.problem",
        DueCode::HandIn => "today.task.hand_in",
        DueCode::Matter => "today.task.matter",
        DueCode::List => "today.task.list",
    }
}

/// What files that leave call it, in every language: `papers`, `close_month`.
pub fn task_code(task: Task) -> &'static str {
    task_key(task).rsplit('.').next().unwrap_or_default()
}

/// Who acts; empty where it is nobody's of the branch. Where nobody holds the role, that is said.
pub fn actor_words(words: Words, ledger: &Ledger, actor: &Actor, today: NaiveDate) -> String {
    match (actor.acting(ledger, today), actor) {
        (Some(person), _) => person_name(ledger, &person.id),
        (None, Actor::Role(role)) => nobody_words(words, *role),
        (None, _) => String::new(),
    }
}

fn nobody_words(words: Words, role: Role) -> String {
    words.tv("today.nobody", &[("role", &words.t(role_key(role)))])
}

/// What is missing in one sentence: the step, who owes it, and by when.
pub fn lack_words(words: Words, ledger: &Ledger, lack: &Lack, now: NaiveDateTime) -> String {
    let who = match lack.actor {
        Actor::Person(_) => String::new(),
        _ => actor_words(words, ledger, &lack.actor, now.date()),
    };
    lack_of(words, lack, who, now)
}

/// The same for whoever reads it: who owes it is named even where it is his own work.
pub fn lack_and_whose_words(words: Words, ledger: &Ledger, lack: &Lack, now: NaiveDateTime) -> String {
    lack_of(words, lack, actor_words(words, ledger, &lack.actor, now.date()), now)
}

fn lack_of(words: Words, lack: &Lack, who: String, now: NaiveDateTime) -> String {
    let today = now.date();
    let step = task_words(words, lack.task, today);
    let by = lack.by.map(|by| (format::day(words, by.date(), today), format::distance(words, by, now).text));
    match (by, who.is_empty()) {
        (Some((day, distance)), false) => words.tv(
            "today.lack.who_by",
            &[("step", &step), ("who", &who), ("day", &day), ("distance", &distance)],
        ),
        (Some((day, distance)), true) => {
            words.tv("today.lack.by", &[("step", &step), ("day", &day), ("distance", &distance)])
        }
        (None, false) => words.tv("today.lack.who", &[("step", &step), ("who", &who)]),
        (None, true) => step,
    }
}

/// How long until the last minute, or since when it can be done.
pub fn distance_words(words: Words, lack: &Lack, now: NaiveDateTime) -> String {
    match (lack.by, lack.since) {
        (Some(by), _) => format::distance(words, by, now).text,
        (None, Some(since)) => {
            words.tv("today.since", &[("day", &format::short_day(words, since, now.date()))])
        }
        (None, None) => String::new(),
    }
}

/// Whether it is late.
pub fn is_late(lack: &Lack, now: NaiveDateTime) -> bool {
    lack.state(now) == DueState::Late
}

/// Amounts known and not known: `0.00`, `0.00 and 1 not yet known`.
pub fn stake_words(words: Words, stake: Stake) -> String {
    let known = yuan(stake.known.exact());
    match stake.unknown {
        0 => known,
        n => words.tv("today.stake.unknown", &[("amount", &known), ("n", &n)]),
    }
}

/// The same with the unit, in a sentence.
pub fn stake_in_yuan(words: Words, stake: Stake) -> String {
    let known = yuan(stake.known.exact());
    match stake.unknown {
        0 => words.tv("today.stake.yuan", &[("amount", &known)]),
        n => words.tv("today.stake.yuan_unknown", &[("amount", &known), ("n", &n)]),
    }
}

/// What is missing, one after the other.
pub fn lacks_words(words: Words, ledger: &Ledger, lacks: &[Lack], now: NaiveDateTime) -> String {
    let said: Vec<String> = lacks.iter().map(|lack| lack_words(words, ledger, lack, now)).collect();
    said.join(&words.t("today.lack.and"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, domain::Money};

    #[test]
    fn an_amount_that_nobody_can_name_is_never_said_as_nothing() {
        let stake = |known, unknown| Stake { known: Money::yuan(known), unknown };
        assert_eq!(stake_words(Words(Lang::En), stake(0, 1)), "0.00 and 1 not yet known");
        assert_eq!(stake_words(Words(Lang::ZhCn), stake(0, 2)), "0.00，另有 2 笔未定");
        assert_eq!(stake_words(Words(Lang::En), stake(1200, 0)), "1,200.00");
    }
}
