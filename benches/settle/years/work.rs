//! Sites with their commissionings, repairs and contracts.

use super::{Plan, office::FIELD, person, register};
use chrono::{Days, NaiveDate};
use fieldbook::{
    domain::{
        Area, ContractId, Controller, JobId, Money, Month, NoticeKind, PaperCheck, PenaltyClause, PersonId,
        SiteId, month::add_months,
    },
    journal::{
        Accepted, Approved, CalledBack, ContractDone, ContractSigned, FactBody, Finished, MoneyReceived,
        NoticeIssued, PaidIn, PapersIn, PenaltyConfirmed, PenaltyWaived, Reassigned, Rechecked, RepairDone,
        RepairFact, SheetIn, SiteDescribed,
    },
};

/// A site on which there has been work.
pub struct Known {
    id: SiteId,
}

const NEW_SITES: u64 = 27;
const MORE_NOTICES: u64 = 33;
const REPAIRS: u64 = 105;
const CONTRACTS: u64 = 4;

const AREAS: [Area; 6] =
    [Area::Local, Area::Local, Area::County, Area::County, Area::Elsewhere, Area::Partner];

/// A month's work.
pub fn month(plan: &mut Plan, month: Month) {
    for _ in 0..NEW_SITES {
        let on = day_of(plan, month);
        let site = site(plan, on);
        notice(plan, on, &site, NoticeKind::New);
        plan.sites.push(Known { id: site });
    }
    for _ in 0..MORE_NOTICES {
        let (on, site) = (day_of(plan, month), known(plan));
        let kind = if plan.chance.one_in(3) { NoticeKind::Reprogramming } else { NoticeKind::Extension };
        notice(plan, on, &site, kind);
    }
    for _ in 0..REPAIRS {
        let (on, site) = (day_of(plan, month), known(plan));
        repair(plan, on, site);
    }
    for _ in 0..CONTRACTS {
        let (on, site) = (day_of(plan, month), known(plan));
        contract(plan, on, site);
    }
    if plan.has_visits {
        for day in month.days().filter(|day| plan.calendar.is_workday(*day)).collect::<Vec<_>>() {
            register::day(plan, day, |plan| (known(plan), fieldworker(plan)));
        }
    }
}

fn day_of(plan: &mut Plan, month: Month) -> NaiveDate {
    let day = month.first() + Days::new(plan.chance.below(27));
    plan.workday(day)
}

/// Half of the work is at the newest sites.
fn known(plan: &mut Plan) -> SiteId {
    let all = plan.sites.len() as u64;
    let newest = all.min(120);
    let among = if plan.chance.one_in(2) { newest } else { all };
    let back = plan.chance.below(among);
    plan.sites[(all - 1 - back) as usize].id.clone()
}

fn after(plan: &mut Plan, day: NaiveDate, most: u64) -> NaiveDate {
    let later = day + Days::new(plan.chance.below(most));
    plan.workday(later)
}

fn site(plan: &mut Plan, on: NaiveDate) -> SiteId {
    let number = plan.sites.len();
    let id = SiteId::parse(&format!("site-{number}")).expect("short text is an id");
    let body = FactBody::from(SiteDescribed {
        site: id.clone(),
        name: format!("Site {number}"),
        customer: format!("Customer {}", number / 3),
        area: *plan.chance.of(&AREAS),
        warranty_until: plan.chance.one_in(2).then(|| on + Days::new(400)),
        dealer: plan.chance.one_in(10).then(|| "dealer".to_owned()),
        contact: None,
    });
    plan.tell(on, "wu", body);
    if !plan.chance.one_in(8) {
        let accepted = on + Days::new(30 + plan.chance.below(300));
        let accepted = plan.workday(accepted);
        plan.tell(accepted, "wu", FactBody::from(Accepted { site: id.clone() }));
    }
    id
}

fn job(plan: &mut Plan, letter: char) -> JobId {
    let number = plan.number();
    JobId::parse(&format!("{letter}{number:06}")).expect("short text is an id")
}

fn fieldworker(plan: &mut Plan) -> PersonId {
    person(plan.chance.of::<&str>(&FIELD))
}

/// From the notice to the callback, with the recheck of a large one and now and then papers that do not count.
fn notice(plan: &mut Plan, on: NaiveDate, site: &SiteId, kind: NoticeKind) {
    let (notice, to) = (job(plan, 'N'), fieldworker(plan));
    // Now and then a size between the bands, which waits for a ruling.
    let points = match plan.chance.below(90) {
        0 => 450,
        1..10 => 520 + plan.chance.below(1000),
        _ => 40 + plan.chance.below(290),
    } as u32;
    let mut controllers = vec![Controller { points, alarm_only: false }];
    if plan.chance.one_in(5) {
        controllers.push(Controller { points: 60, alarm_only: true });
    }
    let issued = FactBody::from(NoticeIssued {
        notice: notice.clone(),
        number: None,
        site: site.clone(),
        to: to.clone(),
        kind,
        controllers,
    });
    plan.tell(on, "ma", issued);
    if plan.chance.one_in(30) {
        let to = fieldworker(plan);
        plan.tell(on, "ma", FactBody::from(Reassigned { notice: notice.clone(), to }));
    }
    let finished = after(plan, on, 25);
    plan.tell(finished, "sun", FactBody::from(Finished { notice: notice.clone(), completion: Vec::new() }));
    let late = plan.chance.one_in(20);
    let papers = after(plan, finished + Days::new(if late { 3 } else { 0 }), 2);
    if plan.chance.one_in(25) {
        let failed = vec![PaperCheck::OwnDate];
        plan.tell(papers, "wu", FactBody::from(PapersIn { notice: notice.clone(), failed }));
        decide(plan, papers, PenaltyClause::WrongFormat, &to, &notice);
    }
    plan.tell(papers, "wu", FactBody::from(PapersIn { notice: notice.clone(), failed: Vec::new() }));
    if papers > finished + Days::new(3) {
        decide(plan, papers, PenaltyClause::LatePapers, &to, &notice);
    }
    let called = papers;
    let confirmed = !plan.chance.one_in(60);
    let remark = String::new();
    plan.tell(
        called,
        "wu",
        FactBody::from(CalledBack { job: notice.clone(), confirmed, remark: remark.clone() }),
    );
    if points > 900 {
        let checked = after(plan, called, 2);
        plan.tell(checked, "ma", FactBody::from(Rechecked { notice, passed: true, remark }));
    }
}

/// The manager charges or drops what the facts propose, mostly within the week.
fn decide(plan: &mut Plan, on: NaiveDate, clause: PenaltyClause, who: &PersonId, job: &JobId) {
    if plan.chance.one_in(40) {
        return;
    }
    let (on, person, job) = (after(plan, on + Days::new(1), 6), who.clone(), Some(job.clone()));
    let body = match plan.chance.one_in(3) {
        true => {
            let (amount, manager, remark) = (None, None, String::new());
            FactBody::from(PenaltyConfirmed { clause, person, job, amount, manager, remark })
        }
        false => FactBody::from(PenaltyWaived { clause, person, job, reason: String::new() }),
    };
    plan.tell(on, "ma", body);
}

/// With its money, sheet, callback and approvals.
fn repair(plan: &mut Plan, on: NaiveDate, site: SiteId) {
    let (repair, by) = (job(plan, 'R'), fieldworker(plan));
    if plan.has_visits {
        register::repair(plan, on, &site, &by);
    }
    let charged = 100 + plan.chance.below(900) as i64;
    let fault = format!("fault {}", plan.chance.below(7));
    let done = FactBody::from(RepairDone {
        repair: repair.clone(),
        number: None,
        site,
        by: by.clone(),
        charged: Money::yuan(charged),
        floor: Money::yuan(charged / 2),
        rebate: Money::ZERO,
        fault,
        product_fault: plan.chance.one_in(20),
        same_as: None,
        another_fault: false,
        tested: String::new(),
    });
    plan.tell(on, "wu", done);
    let late = plan.chance.one_in(20);
    let mut day = if late { after(plan, on + Days::new(2), 3) } else { on };
    if day > on + Days::new(1) {
        decide(plan, day, PenaltyClause::LateSheet, &by, &repair);
    }
    let steps = [
        ("wu", FactBody::from(PaidIn { repair: repair.clone() })),
        ("wu", FactBody::from(SheetIn { job: repair.clone() })),
        ("wu", FactBody::from(CalledBack { job: repair.clone(), confirmed: true, remark: String::new() })),
        ("ma", FactBody::from(Approved { job: repair.clone(), by: person("ma") })),
        ("vp", FactBody::from(Approved { job: repair, by: person("vp") })),
    ];
    for (actor, body) in steps {
        if plan.chance.one_in(250) {
            return;
        }
        // Money, sheet and call come on one day, the approvals some days later.
        if matches!(body, FactBody::Repair(RepairFact::Approved(_))) {
            day = after(plan, day, 4);
        }
        plan.tell(day, actor, body);
    }
}

/// A year of maintenance, paid in two halves.
fn contract(plan: &mut Plan, on: NaiveDate, site: SiteId) {
    let number = plan.number();
    let contract = ContractId::parse(&format!("C{number:06}")).expect("short text is an id");
    let (signer, server) = (fieldworker(plan), fieldworker(plan));
    let half = 500 + plan.chance.below(4000) as i64;
    let to = add_months(on, 12).pred_opt().unwrap_or(on);
    let signed = FactBody::from(ContractSigned {
        contract: contract.clone(),
        number: None,
        site,
        signer,
        server,
        fee: Money::yuan(2 * half),
        rebate: Money::ZERO,
        from: on,
        to,
    });
    plan.tell(on, "wu", signed);
    for days in [10, 150] {
        let paid = after(plan, on + Days::new(days), 20);
        let amount = Money::yuan(half);
        plan.tell(paid, "wu", FactBody::from(MoneyReceived { contract: contract.clone(), amount }));
    }
    let over = after(plan, to, 15);
    plan.tell(over, "ma", FactBody::from(ContractDone { contract, complete: true }));
}
