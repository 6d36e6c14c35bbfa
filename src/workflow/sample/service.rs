//! Repairs, maintenance contracts and follow-ups of the sample branch.

use super::{
    commissioning::{old_site_id, site_id},
    plan::Plan,
    sites::OLD,
};
use crate::{
    domain::{ContractId, JobId, Money, Month, PersonId, Role, SiteId, month::add_days, month::add_months},
    journal::FactBody,
    workflow::Command,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const FAULTS: [&str; 8] = [
    "主机电源板损坏",
    "回路短路",
    "探测器误报",
    "联动模块不动作",
    "打印机卡纸",
    "显示屏不亮",
    "备用电池失效",
    "消火栓按钮进水",
];

const MORNING: u32 = 8 * 60 + 15;
const MIDDAY: u32 = 11 * 60 + 40;
const AFTERNOON: u32 = 14 * 60 + 20;
const EVENING: u32 = 16 * 60 + 10;

pub(super) fn plan(plan: &mut Plan) {
    let months: Vec<Month> = plan.months().collect();
    repairs(plan, &months);
    contracts(plan);
    follow_ups(plan, &months);
}

/// A repair of the plan.
struct Repair {
    id: JobId,
    site: SiteId,
    by: PersonId,
    fault: &'static str,
    charged: i64,
    product_fault: bool,
}

fn repairs(plan: &mut Plan, months: &[Month]) {
    let mut counts: BTreeMap<Month, u32> = BTreeMap::new();
    for number in 0..months.len() * 2 {
        let on = some_eve(plan, months[number / 2]);
        let count = counts.entry(months[number / 2]).or_default();
        *count += 1;
        let id = format!("W{}-{count:02}", on.format("%y%m"));
        let by = technician(plan, on);
        // Every seventh is a customer who had one not long ago; every ninth a new system in warranty.
        let site = match number {
            n if n % 9 == 8 => site_id(n % 4),
            n => old_site_id((n * 5 + n / 7) % OLD.len()),
        };
        let charged = i64::from(plan.random.between(8, 52)) * 50;
        let fault = FAULTS[(number * 3) % FAULTS.len()];
        let id = JobId::parse(&id).expect("a plain word is an id");
        repair(plan, on, Repair { id, site, by, fault, charged, product_fault: number == 13 }, number);
    }
    yesterday(plan);
}

/// A working day of a month whose next day is one too: the sheet is due then.
fn some_eve(plan: &mut Plan, month: Month) -> NaiveDate {
    let days: Vec<NaiveDate> =
        month.days().filter(|day| plan.is_workday(*day) && plan.is_workday(add_days(*day, 1))).collect();
    if days.is_empty() { month.first() } else { *plan.random.pick(&days) }
}

fn technician(plan: &mut Plan, on: NaiveDate) -> PersonId {
    let here = plan.cast.field_on(on);
    plan.random.pick(&here).id.clone()
}

fn done(plan: &mut Plan, on: NaiveDate, repair: &Repair) {
    let floor = repair.charged * i64::from(plan.random.between(58, 76)) / 100;
    let rebate = if plan.random.percent(20) { 30 } else { 0 };
    let body = FactBody::Repair {
        repair: repair.id.clone(),
        site: repair.site.clone(),
        by: repair.by.clone(),
        charged: Money::yuan(repair.charged),
        floor: Money::yuan(floor),
        rebate: Money::yuan(rebate),
        fault: repair.fault.to_owned(),
        product_fault: repair.product_fault,
    };
    plan.by_clerk(on, EVENING, body);
}

/// A repair with its sheet, callback, money and approvals. One sheet and one callback are late.
fn repair(plan: &mut Plan, on: NaiveDate, repair: Repair, number: usize) {
    // The last days have their own story.
    if add_days(on, 8) >= plan.today {
        return;
    }
    done(plan, on, &repair);
    let job = repair.id.clone();
    let sheet = if number == 9 { plan.workdays_after(on, 3) } else { add_days(on, 1) };
    plan.by_clerk(sheet, MORNING, FactBody::Sheet { job: job.clone() });
    let called = if number == 15 { plan.workdays_after(sheet, 2) } else { sheet };
    let callback = FactBody::Callback { job: job.clone(), confirmed: true, remark: String::new() };
    plan.by_clerk(called, AFTERNOON, callback);
    let paid = plan.random.between(1, 9);
    plan.by_clerk(plan.workday(add_days(on, paid)), MIDDAY, FactBody::PaidIn { repair: job.clone() });
    let manager = plan.cast.manager.clone();
    let approved = plan.workdays_after(called, 1);
    plan.by_manager(approved, MIDDAY, FactBody::Approved { job: job.clone(), by: manager });
    let vice = plan.cast.sales_vp.clone();
    let on = plan.workdays_after(called, 3);
    let body = FactBody::Approved { job, by: vice.clone() };
    plan.command(MIDDAY, &vice, Role::SalesVp, Command::Record { on, body });
}

/// A repair done yesterday whose sheet is due this morning.
fn yesterday(plan: &mut Plan) {
    let Some(on) = plan.today.pred_opt() else { return };
    let by = technician(plan, on);
    let id = JobId::parse(&format!("W{}-91", on.format("%y%m"))).expect("a plain word is an id");
    let site = old_site_id(3);
    done(plan, on, &Repair { id, site, by, fault: FAULTS[1], charged: 860, product_fault: false });
}

/// Months after the first, old site, months of the period, fee, parts it is paid in, how it ends.
const CONTRACTS: [(u32, usize, u32, i64, i64, Option<bool>); 12] = [
    (0, 0, 6, 12_000, 2, Some(true)),
    (0, 6, 12, 18_000, 2, Some(true)),
    (1, 1, 6, 9_600, 1, Some(true)),
    (1, 9, 6, 15_000, 2, Some(false)),
    (2, 4, 12, 8_400, 1, None),
    (3, 8, 12, 24_000, 3, None),
    (4, 11, 12, 10_800, 2, None),
    (5, 2, 12, 13_200, 2, None),
    (7, 7, 12, 7_200, 1, None),
    (8, 13, 12, 19_800, 2, None),
    (10, 5, 12, 6_600, 1, None),
    (11, 12, 12, 14_400, 2, None),
];

fn contracts(plan: &mut Plan) {
    for (number, (month, site, period, fee, parts, end)) in CONTRACTS.into_iter().enumerate() {
        let month = plan.month(month);
        let signed = plan.some_workday(month);
        let signer = technician(plan, signed);
        let server = if number == 5 { plan.cast.leaver.clone() } else { signer.clone() };
        let from = month.next().first();
        let to = add_months(from, period).pred_opt().unwrap_or(from);
        let id = ContractId::parse(&format!("WB{:02}", number + 1)).expect("a plain word is an id");
        let rebate = Money::yuan(if number % 4 == 3 { 300 } else { 0 });
        let body = FactBody::Contract {
            contract: id.clone(),
            site: old_site_id(site),
            signer: signer.clone(),
            server: server.clone(),
            fee: Money::yuan(fee),
            rebate,
            from,
            to,
        };
        plan.by_clerk(signed, AFTERNOON, body);
        for part in 0..parts {
            let on = plan.workdays_after(signed, 6 + 28 * part as u32);
            let amount = Money::yuan(fee / parts);
            plan.by_clerk(on, MIDDAY, FactBody::Receipt { contract: id.clone(), amount });
        }
        pass_on(plan, &id, [&signer, &server]);
        if let Some(complete) = end {
            let on = plan.workdays_after(to, 4);
            plan.by_manager(on, MIDDAY, FactBody::ContractDone { contract: id, complete });
        }
    }
}

/// When the leaver serves a contract, the leader takes it over.
fn pass_on(plan: &mut Plan, contract: &ContractId, [signer, server]: [&PersonId; 2]) {
    let leaver = plan.cast.leaver.clone();
    let Some(last_day) = plan.cast.member(&leaver).map(|one| one.last_day) else { return };
    if *server == leaver || *signer == leaver {
        let (contract, to) = (contract.clone(), plan.cast.leader.clone());
        plan.by_manager(add_days(last_day, 1), MIDDAY, FactBody::Server { contract, to });
    }
}

/// The sheets of each month, reviewed on its last working day.
fn follow_ups(plan: &mut Plan, months: &[Month]) {
    for month in &months[..months.len() - 1] {
        let on = plan.last_workday(*month);
        for one in plan.cast.field_on(on) {
            let least = if one.role == Role::Leader { 16 } else { 11 };
            let qualified = plan.random.between(least, 21);
            plan.by_manager(on, EVENING, FactBody::FollowUps { by: one.id, qualified });
        }
    }
}
