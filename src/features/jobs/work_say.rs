//! The words of a repair and a contract: what it is, and what there is to say at each of its steps.

use super::say;
use crate::{
    app::{
        format::{day, distance, moment, month, short_day, yuan},
        i18n::Words,
        words::{actor_name, actor_words, list_words, person_name, quote_line_words},
    },
    journal::FactBody,
    ledger::{Contract, Ledger, Repair},
    rules::{
        RuleBook,
        open::{Actor, Lack},
        repair::{Unpaid, unpaid},
    },
    workflow::steps::{Mark, StepKind, StepState, Work, WorkStep, next_among, next_of},
};
use chrono::{NaiveDate, NaiveDateTime};

/// What it is: each fact under its name, in the order of the paper form.
pub fn facts(words: Words, ledger: &Ledger, work: &Work<'_>, today: NaiveDate) -> Vec<(String, String)> {
    match work {
        Work::Repair(repair) => of_repair(words, ledger, repair, today),
        Work::Contract(contract) => of_contract(words, ledger, contract, today),
    }
}

fn of_repair(words: Words, ledger: &Ledger, repair: &Repair, today: NaiveDate) -> Vec<(String, String)> {
    let kind = words.t("jobs.work.repair");
    let kind = match repair.product_fault {
        true => list_words(words, [kind, words.t("facts.row.product_fault")]),
        false => kind,
    };
    let (plan, lines) = match &repair.quote {
        Some(quote) => {
            (quote.plan.clone(), quote.lines.iter().map(|line| quote_line_words(words, line)).collect())
        }
        None => (String::new(), Vec::new()),
    };
    let pairs = vec![
        (words.t("jobs.fact.customer"), customer(ledger, &repair.site)),
        (words.t("jobs.fact.kind"), kind),
        (words.t("forms.f.repaired_by"), person_name(ledger, &repair.by)),
        (words.t("forms.f.done_on"), day(words, repair.done.on, today)),
        (words.t("facts.field.fault"), repair.fault.clone()),
        (words.t("facts.field.charged"), yuan(repair.charged.exact())),
        (words.t("facts.field.floor"), yuan(repair.floor.exact())),
        (words.t("facts.field.rebate"), yuan(repair.rebate.exact())),
    ];
    // What nobody said is not there.
    let told = [
        ("facts.field.plan", plan),
        ("facts.field.lines", list_words(words, lines)),
        ("facts.field.tested", repair.tested.clone()),
    ];
    let told = told.into_iter().filter(|(_, text)| !text.is_empty());
    pairs.into_iter().chain(told.map(|(key, text)| (words.t(key), text))).collect()
}

fn of_contract(words: Words, ledger: &Ledger, one: &Contract, today: NaiveDate) -> Vec<(String, String)> {
    let server = &one.server_on(today.max(one.from)).value;
    vec![
        (words.t("jobs.fact.customer"), customer(ledger, &one.site)),
        (words.t("jobs.fact.kind"), words.t("jobs.work.maintenance")),
        (words.t("facts.row.signer"), person_name(ledger, &one.signer)),
        (words.t("forms.f.signed_on"), day(words, one.signed.on, today)),
        (words.t("facts.row.server"), person_name(ledger, server)),
        (words.t("sites.contract.period"), period(words, one, today)),
        (words.t("facts.field.fee"), yuan(one.fee().exact())),
        (words.t("facts.field.rebate"), yuan(one.rebate.exact())),
    ]
}

fn customer(ledger: &Ledger, site: &crate::domain::SiteId) -> String {
    ledger.sites.get(site).map_or_else(String::new, |site| site.customer.clone())
}

fn period(words: Words, contract: &Contract, today: NaiveDate) -> String {
    let day = |day| short_day(words, day, today);
    words.tv("sites.period", &[("from", &day(contract.from)), ("to", &day(contract.to))])
}

/// Who did a step and when, and when it was written down where that was later.
pub fn mark_words(words: Words, ledger: &Ledger, mark: &Mark, today: NaiveDate) -> String {
    let (who, on) = (actor_name(words, ledger, &mark.actor), day(words, mark.on, today));
    if mark.recorded.date() == mark.on {
        return words.tv("jobs.mark", &[("who", &who), ("on", &on)]);
    }
    let recorded = moment(words, mark.recorded, today);
    words.tv("jobs.mark.later", &[("who", &who), ("on", &on), ("recorded", &recorded)])
}

/// Who and when for a done step; who owes an open one, by when and by which clause.
pub fn meta(words: Words, ledger: &Ledger, step: &WorkStep, now: NaiveDateTime) -> Option<String> {
    match (&step.lack, &step.state) {
        (Some(lack), StepState::Open) => Some(owed(words, ledger, lack, now)),
        (_, StepState::Done) => step.marks.last().map(|mark| mark_words(words, ledger, mark, now.date())),
        _ => None,
    }
}

fn owed(words: Words, ledger: &Ledger, lack: &Lack, now: NaiveDateTime) -> String {
    let who = actor_words(words, ledger, &lack.actor, now.date());
    let Some(by) = lack.by else {
        return words.tv("jobs.owed", &[("who", &who), ("clause", &lack.clause.0)]);
    };
    let key = if lack.fine.is_some() { "jobs.due.fine" } else { "jobs.due" };
    let fine = lack.fine.map_or_else(String::new, |fine| yuan(fine.exact()));
    let (last, distance) = (moment(words, by, now.date()), distance(words, by, now).text);
    words.tv(
        key,
        &[("who", &who), ("by", &last), ("distance", &distance), ("clause", &lack.clause.0), ("fine", &fine)],
    )
}

/// What else there is to say at a step: how far it is, or why not yet and who can change that.
pub fn why(
    words: Words,
    ledger: &Ledger,
    book: &RuleBook,
    work: &Work<'_>,
    step: &WorkStep,
    today: NaiveDate,
) -> Option<String> {
    match &step.state {
        StepState::After(before) => Some(comes_after(words, work, *before, today)),
        StepState::Unsettled => Some(words.t("jobs.unsettled")),
        StepState::InMonth(one) => {
            Some(words.tv("jobs.in_month.work", &[("month", &month(words, one.year(), one.number()))]))
        }
        StepState::NotNeeded => Some(not_needed(words, ledger, book, work, step.kind)),
        StepState::From(from) => Some(words.tv("jobs.from.why", &[("day", &short_day(words, *from, today))])),
        StepState::Done | StepState::Open | StepState::Until(_) | StepState::Blocked(_) => {
            how_far(words, ledger, work, step, today)
        }
    }
}

fn comes_after(words: Words, work: &Work<'_>, before: StepKind, today: NaiveDate) -> String {
    match work {
        Work::Contract(contract) if before == StepKind::Served => {
            words.tv("jobs.after.period", &[("day", &short_day(words, contract.to, today))])
        }
        Work::Repair(_) | Work::Contract(_) => {
            words.tv("jobs.after", &[("step", &words.t(say::step_key(before)))])
        }
    }
}

fn not_needed(words: Words, ledger: &Ledger, book: &RuleBook, work: &Work<'_>, kind: StepKind) -> String {
    match work {
        Work::Repair(repair) if kind == StepKind::Paid => unpaid_words(words, ledger, book, repair),
        Work::Repair(_) => words.t("jobs.not_needed.unpaid"),
        Work::Contract(_) => words.t("jobs.not_needed.contract"),
    }
}

fn how_far(
    words: Words,
    ledger: &Ledger,
    work: &Work<'_>,
    step: &WorkStep,
    today: NaiveDate,
) -> Option<String> {
    let is_open = step.state == StepState::Open;
    match work {
        Work::Contract(contract) if step.kind == StepKind::Receipts => {
            let (received, fee) = (yuan(contract.received_by(today).exact()), yuan(contract.fee().exact()));
            Some(words.tv("jobs.receipts", &[("received", &received), ("fee", &fee)]))
        }
        Work::Contract(contract) if step.kind == StepKind::Served => Some(period(words, contract, today)),
        Work::Repair(repair)
            if step.kind == StepKind::Callback && is_open && !ledger.calls_of(repair).is_empty() =>
        {
            let who = actor_words(words, ledger, &Actor::Person(repair.by.clone()), today);
            Some(words.tv("jobs.callback.again", &[("who", &who)]))
        }
        Work::Repair(_) | Work::Contract(_) => None,
    }
}

/// Why a repair pays nothing.
fn unpaid_words(words: Words, ledger: &Ledger, book: &RuleBook, repair: &Repair) -> String {
    let rules = book.rules_on(repair.done.on);
    match unpaid(ledger, rules, repair) {
        Some(Unpaid::Warranty) => words.t("forms.effect.warranty"),
        Some(Unpaid::Repeat { earlier }) => {
            let months = rules.repair.repeat_months;
            words.tv("forms.effect.repeat", &[("earlier", &earlier), ("n", &months)])
        }
        None => words.t("jobs.not_needed.repair"),
    }
}

/// What is done at a step of a repair or a contract, as one is asked to do it; none where nothing is recorded by hand.
pub fn act_key(kind: StepKind) -> Option<&'static str> {
    match kind {
        StepKind::PaidIn => Some("jobs.act.paid_in"),
        StepKind::Sheet => Some("jobs.act.sheet"),
        StepKind::Callback => Some("jobs.act.callback"),
        StepKind::ManagerApproval | StepKind::SalesVpApproval => Some("jobs.act.approve"),
        StepKind::Decision(_) => Some("jobs.act.decide"),
        StepKind::Receipts => Some("jobs.act.receipt"),
        StepKind::Served => Some("jobs.act.server"),
        StepKind::Reviewed => Some("jobs.act.review"),
        StepKind::Asked
        | StepKind::Visited
        | StepKind::Quoted
        | StepKind::QuoteApproved
        | StepKind::Consented
        | StepKind::Repaired
        | StepKind::Signed
        | StepKind::TaxRate
        | StepKind::Paid => None,
        // Those of a commissioning have words of their own.
        StepKind::Assigned
        | StepKind::Finished
        | StepKind::Papers
        | StepKind::Signature
        | StepKind::Recheck
        | StepKind::Ruling
        | StepKind::Acceptance
        | StepKind::Successor => None,
    }
}

/// The step that stands open: the next one of whoever sits here, or the next one of all.
pub fn current(steps: &[WorkStep], may: impl Fn(&FactBody) -> bool) -> Option<StepKind> {
    let own = next_among(steps, |step| step.offer.as_ref().is_some_and(&may));
    own.or_else(|| next_of(steps)).map(|step| step.kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        domain::{JobId, Money},
        features::record::samples::{Told, id},
        journal::{MoneyReceived, Quoted, RepairFact, kind::Noun},
        workflow::steps::Outlook,
    };

    /// What stands at the open steps of a work, with which of them is open for somebody.
    fn said(
        told: &Told,
        work: &str,
        on: &str,
        whose: fn(&FactBody) -> bool,
    ) -> (Vec<String>, Option<StepKind>) {
        let (ledger, words) = (told.ledger(), Words(Lang::ZhCn));
        let now: NaiveDateTime = format!("{on}T08:00:00").parse().unwrap();
        let id = ledger.work_called(Noun::Work, work).unwrap();
        let work = Work::of(&ledger, &id).unwrap();
        Outlook::alone(&ledger, ("2026-01", "2027-12"), now, |outlook| {
            let steps = work.steps(outlook);
            let line = |step: &WorkStep| {
                let meta = meta(words, &ledger, step, now).unwrap_or_default();
                let why = why(words, &ledger, outlook.book, &work, step, now.date()).unwrap_or_default();
                format!("{}｜{meta}｜{why}", words.t(say::step_key(step.kind)))
            };
            (steps.iter().map(line).collect(), current(&steps, whose))
        })
    }

    #[test]
    fn a_repair_that_was_quoted_for_keeps_what_was_planned() {
        let mut told = Told::branch();
        let facts = |told: &Told| {
            let ledger = told.ledger();
            let id = ledger.work_called(Noun::Work, "W1").unwrap();
            let work = Work::of(&ledger, &id).unwrap();
            facts(Words(Lang::ZhCn), &ledger, &work, "2026-11-10".parse().unwrap())
        };
        let quote = Quoted {
            repair: id("W1"),
            number: None,
            site: id("s"),
            charged: Money::yuan(900),
            floor: Money::yuan(400),
            fault: None,
            plan: "换主板".into(),
            lines: Vec::new(),
        };
        told.tell("2026-11-08", FactBody::from(quote));
        told.repair("2026-11-09", "W1", "no power");
        let said = facts(&told);
        assert!(said.iter().any(|(_, text)| text == "换主板"), "{said:?}");
        assert!(said.iter().all(|(_, text)| !text.is_empty()), "{said:?}");
    }

    #[test]
    fn each_step_of_a_repair_says_who_owes_it_and_by_when() {
        let mut told = Told::branch();
        told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
        told.repair("2026-11-09", "W1", "no power");
        let cashier = |body: &FactBody| matches!(body, FactBody::Repair(RepairFact::PaidIn(_)));
        let (lines, open) = said(&told, "W1", "2026-11-10", cashier);
        assert_eq!(lines[1], "维修费到账｜wu（2.2.5）｜");
        assert!(lines[2].starts_with("反馈单｜li，11月10日 周二 08:30 前，"), "{}", lines[2]);
        assert_eq!(lines[3], "电话回访｜｜待“反馈单”办完。");
        assert_eq!(lines.last().unwrap(), "付清｜｜待“维修费到账”办完。");
        // Whoever may take a step has that one open; the others the one whose deadline is the nearest.
        assert_eq!(open, Some(StepKind::PaidIn));
        assert_eq!(said(&told, "W1", "2026-11-10", |_| false).1, Some(StepKind::Sheet));
    }

    #[test]
    fn a_repeated_fault_says_why_it_pays_nothing() {
        let mut told = Told::branch();
        told.repair("2026-11-02", "W1", "no power").repair("2026-11-09", "W2", "no power");
        let (lines, _) = said(&told, "W2", "2026-11-10", |_| false);
        let words = Words(Lang::ZhCn);
        let earlier = id::<JobId>("W1");
        let why = words.tv("forms.effect.repeat", &[("earlier", &earlier), ("n", &3)]);
        assert_eq!(lines.last().unwrap(), &format!("付清｜｜{why}"));
    }

    #[test]
    fn a_contract_says_how_much_has_come_in() {
        let mut told = Told::branch();
        told.contract("2026-11-02", "M1", 1200);
        let amount = crate::domain::Money::yuan(500);
        told.tell("2026-11-03", FactBody::from(MoneyReceived { contract: id("M1"), amount }));
        let (lines, open) = said(&told, "M1", "2026-11-10", |_| true);
        assert_eq!(lines[1], "收款｜wu（2.2.5）｜已收 500.00 元，协议金额 1,200.00 元。");
        assert_eq!(lines[2], "维保期｜｜12月1日 起履行。");
        assert_eq!(lines[3], "期满审查｜｜待 2027年11月30日 维保期满。");
        assert_eq!(open, Some(StepKind::Receipts));
    }
}
