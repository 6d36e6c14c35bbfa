//! Commissioning in the sample branch: most of it as it should be, some late, some badly written, some waiting.

use super::{
    plan::Plan,
    sites::{AGAIN, NEW, OLD, controllers, weight},
};
use crate::{
    domain::{
        Area, Controller, JobId, Month, NoticeKind, PaperCheck, PersonId, Role, SiteId, month::add_days,
    },
    journal::FactBody,
    workflow::{Command, CompletionCheck, Paper},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The part of the working day at which something happens, in minutes after midnight.
const REGISTER: u32 = 8 * 60 + 35;
const ISSUE: u32 = 9 * 60 + 5;
const HAND_IN: u32 = 10 * 60 + 20;
const RECHECK: u32 = 11 * 60 + 10;
const CALL: u32 = 15 * 60 + 30;
const FINISH: u32 = 16 * 60 + 50;

/// How the papers come in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Papers {
    InTime,
    Late,
    /// In time, refused for their form, and brought again.
    Redone,
    /// Late, with a later date granted.
    Granted,
}

/// A notice of the plan.
struct Job {
    id: JobId,
    site: SiteId,
    area: Area,
    kind: NoticeKind,
    controllers: Vec<Controller>,
    points: u32,
    issued: NaiveDate,
    holder: PersonId,
}

/// Points handed out by person and month, so that the next notice goes to whoever has fewest.
type Load = BTreeMap<(Month, PersonId), u32>;

pub(super) fn site_id(number: usize) -> SiteId {
    SiteId::parse(&format!("k{:02}", number + 1)).expect("a plain word is an id")
}

/// The id of an old customer's site.
pub(super) fn old_site_id(number: usize) -> SiteId {
    site_id(NEW.len() + number)
}

pub(super) fn plan(plan: &mut Plan) {
    let first = plan.start.first();
    for (number, (name, area)) in OLD.iter().enumerate() {
        register(plan, first, old_site_id(number), name, *area, None);
    }
    let mut load = Load::new();
    let mut issued: Vec<(NaiveDate, usize)> = Vec::new();
    let months: Vec<Month> = plan.months().collect();
    for number in 0..NEW.len() {
        let month = months[number * months.len() / NEW.len()];
        issued.push((plan.some_workday(month), number));
    }
    let mut again: Vec<(NaiveDate, usize)> = Vec::new();
    for (at, (number, later, _)) in AGAIN.iter().enumerate() {
        let month = (0..*later).fold(Month::of(issued[*number].0), |month, _| month.next());
        again.push((plan.some_workday(month), at));
    }
    issued.sort();
    again.sort();
    let mut counts: BTreeMap<Month, u32> = BTreeMap::new();
    let mut number_of = |day: NaiveDate| {
        let count = counts.entry(Month::of(day)).or_default();
        *count += 1;
        let id = format!("T{:02}{:02}-{count:02}", day.format("%y"), Month::of(day).number());
        JobId::parse(&id).expect("a plain word is an id")
    };
    // Numbers follow the days, so both kinds are walked in one line.
    let mut all: Vec<(NaiveDate, bool, usize)> = (issued.iter().map(|(day, at)| (*day, false, *at)))
        .chain(again.iter().map(|(day, at)| (*day, true, *at)))
        .collect();
    all.sort();
    for (day, is_again, at) in all {
        let (number, kind, sizes) = match is_again {
            false => (at, NoticeKind::New, NEW[at].2),
            true if AGAIN[at].2.is_empty() => (AGAIN[at].0, NoticeKind::Reprogramming, AGAIN[at].2),
            true => (AGAIN[at].0, NoticeKind::Extension, AGAIN[at].2),
        };
        let (name, area, _) = NEW[number];
        if kind == NoticeKind::New {
            register(plan, day, site_id(number), name, area, Some(add_days(day, 420)));
        }
        let points = weight(sizes);
        let holder = least_loaded(plan, &mut load, day, points);
        let (id, site) = (number_of(day), site_id(number));
        let controllers = controllers(sizes);
        work(plan, &mut load, Job { id, site, area, kind, controllers, points, issued: day, holder });
    }
    under_way(plan, &mut load);
}

fn register(
    plan: &mut Plan,
    day: NaiveDate,
    site: SiteId,
    name: &str,
    area: Area,
    warranty_until: Option<NaiveDate>,
) {
    let (name, customer) = (name.to_owned(), name.to_owned());
    let dealer = (area == Area::Partner).then(|| "省外代理商".to_owned());
    let body = FactBody::Site { site, name, customer, area, warranty_until, dealer, contact: None };
    plan.by_clerk(day, REGISTER, body);
}

/// Whoever has the fewest points this month; the leader takes less.
fn least_loaded(plan: &Plan, load: &mut Load, day: NaiveDate, points: u32) -> PersonId {
    let month = Month::of(day);
    let burden = |who: &PersonId, role: Role| {
        let points = load.get(&(month, who.clone())).copied().unwrap_or_default();
        if role == Role::Leader { points + 1400 } else { points }
    };
    let chosen = plan
        .cast
        .field_on(day)
        .into_iter()
        .min_by_key(|one| (burden(&one.id, one.role), one.id.clone()))
        .map_or_else(|| plan.cast.leader.clone(), |one| one.id);
    *load.entry((month, chosen.clone())).or_default() += points;
    chosen
}

/// One notice from its issue as far as the year goes.
fn work(plan: &mut Plan, load: &mut Load, mut job: Job) {
    issue(plan, &job);
    let takes = 4 + job.points / 400 + plan.random.between(0, 8);
    let finished = plan.workdays_after(job.issued, takes);
    let last_day = plan.cast.member(&job.holder).map_or(NaiveDate::MAX, |one| one.last_day);
    if finished > last_day {
        let day = plan.workday(add_days(last_day, 1));
        let to = least_loaded(plan, load, day, job.points);
        let notice = job.id.clone();
        plan.by_manager(day, ISSUE + 10, FactBody::Reassign { notice, to: to.clone() });
        job.holder = to;
    }
    let how = match plan.random.between(1, 100) {
        1..=8 => Papers::Late,
        9..=15 => Papers::Redone,
        16..=19 => Papers::Granted,
        _ => Papers::InTime,
    };
    // The last week has its own stories.
    if finished >= add_days(plan.today, 0).checked_sub_days(chrono::Days::new(8)).unwrap_or(plan.today) {
        return;
    }
    finish(plan, &job, finished);
    let papers = papers(plan, &job, finished, how);
    confirm(plan, &job, papers);
    accept(plan, &job, finished);
    follow_the_leaver(plan, &job, papers, last_day);
}

fn issue(plan: &mut Plan, job: &Job) {
    let body = FactBody::Notice {
        notice: job.id.clone(),
        site: job.site.clone(),
        to: job.holder.clone(),
        kind: job.kind,
        controllers: job.controllers.clone(),
    };
    plan.by_manager(job.issued, ISSUE, body);
}

fn role_of(plan: &Plan, who: &PersonId) -> Role {
    plan.cast.member(who).map_or(Role::Technician, |one| one.role)
}

fn finish(plan: &mut Plan, job: &Job, on: NaiveDate) {
    let role = role_of(plan, &job.holder);
    let done = CompletionCheck::ALL.to_vec();
    let command = Command::Finish { on, notice: job.id.clone(), done };
    plan.command(FINISH, &job.holder, role, command);
}

fn hand_in(plan: &mut Plan, job: &Job, on: NaiveDate, failed: Vec<PaperCheck>) {
    let clerk = plan.cast.clerk.clone();
    let brought = Paper::ALL.to_vec();
    let command = Command::HandInPapers { on, notice: job.id.clone(), brought, failed };
    plan.command(HAND_IN, &clerk, Role::Clerk, command);
}

/// Gives the day on which good papers came in.
fn papers(plan: &mut Plan, job: &Job, finished: NaiveDate, how: Papers) -> NaiveDate {
    let wait = plan.random.between(1, 3);
    let on = match how {
        Papers::Late => add_days(finished, 5),
        Papers::Granted => add_days(finished, 6),
        Papers::InTime | Papers::Redone => {
            // Over a holiday the papers come on its last days rather than late.
            let day = plan.workday(add_days(finished, wait));
            day.min(add_days(finished, 3))
        }
    };
    if how == Papers::Granted {
        let (notice, until) = (job.id.clone(), add_days(finished, 7));
        plan.by_manager(add_days(finished, 2), HAND_IN, FactBody::PapersUntil { notice, until });
    }
    if how == Papers::Redone {
        let failed = if plan.random.percent(50) { PaperCheck::OwnDate } else { PaperCheck::Forms };
        hand_in(plan, job, on, vec![failed]);
        let again = add_days(on, 2);
        hand_in(plan, job, again, Vec::new());
        return again;
    }
    hand_in(plan, job, on, Vec::new());
    on
}

fn call(plan: &mut Plan, job: &Job, on: NaiveDate, confirmed: bool, remark: &str) {
    let remark = remark.to_owned();
    plan.by_clerk(on, CALL, FactBody::Callback { job: job.id.clone(), confirmed, remark });
}

/// The callback on the day of the papers, and the manager's own call the day after for large projects.
fn confirm(plan: &mut Plan, job: &Job, papers: NaiveDate) {
    let mut called = papers;
    if plan.random.percent(7) {
        call(plan, job, papers, false, "客户说联动还没试，要求再来一次");
        called = plan.workdays_after(papers, 3);
    }
    call(plan, job, called, true, "");
    if job.points >= 1000 {
        let body = FactBody::Recheck { notice: job.id.clone(), passed: true, remark: String::new() };
        plan.by_manager(plan.workday(add_days(called, 1)), RECHECK, body);
    }
    rule(plan, job, called);
}

/// Of the sizes that are in no band, one is settled by a ruling and one waits for it.
fn rule(plan: &mut Plan, job: &Job, called: NaiveDate) {
    if job.area == Area::Local && job.points == 420 {
        let body = FactBody::Ruling { notice: job.id.clone(), rate: Decimal::new(15, 2) };
        plan.by_manager(plan.workdays_after(called, 4), RECHECK, body);
    }
}

fn accept(plan: &mut Plan, job: &Job, finished: NaiveDate) {
    if job.kind == NoticeKind::New && plan.random.percent(72) {
        let after = plan.random.between(20, 110);
        let on = plan.workday(add_days(finished, after));
        plan.by_clerk(on, HAND_IN + 30, FactBody::Acceptance { site: job.site.clone() });
    }
}

/// The manager names who takes over the leaver's rests; one of them is forgotten.
fn follow_the_leaver(plan: &mut Plan, job: &Job, papers: NaiveDate, last_day: NaiveDate) {
    if job.holder != plan.cast.leaver || papers > last_day || job.points % 40 == 20 {
        return;
    }
    let (notice, to) = (job.id.clone(), plan.cast.leader.clone());
    plan.by_manager(plan.workdays_after(last_day, 5), RECHECK, FactBody::Successor { notice, to });
}

/// What the last days leave open, so that there is something to do today: papers that are late, papers that are not
/// due yet, a callback that was forgotten yesterday, a recheck for today.
fn under_way(plan: &mut Plan, load: &mut Load) {
    let before = |days: u64| plan.today.checked_sub_days(chrono::Days::new(days)).unwrap_or(plan.today);
    let stories: [(&str, Area, u32, u64, u64, u32); 5] = [
        ("碧水湾住宅小区", Area::Local, 2360, 20, 5, 0),
        ("白榆县文化馆", Area::County, 780, 12, 1, 0),
        ("临泊中心血站", Area::Local, 640, 15, 3, 1),
        ("泰和广场", Area::Local, 3280, 18, 4, 2),
        ("青石县职教中心", Area::County, 1180, 6, 0, 0),
    ];
    let stories = stories.map(|story| (story, before(story.3), before(story.4), before(1)));
    for (at, ((name, area, points, _, finished_ago, papers), issued, finished, yesterday)) in
        stories.into_iter().enumerate()
    {
        let site = site_id(NEW.len() + OLD.len() + at);
        register(plan, issued, site.clone(), name, area, Some(add_days(issued, 420)));
        let holder = least_loaded(plan, load, issued, points);
        let id =
            JobId::parse(&format!("T{}-9{}", issued.format("%y%m"), at + 1)).expect("a plain word is an id");
        let controllers = vec![Controller { points, alarm_only: false }];
        let kind = NoticeKind::New;
        let job = Job { id, site, area, kind, controllers, points, issued, holder };
        issue(plan, &job);
        if finished_ago > 0 {
            finish(plan, &job, finished);
        }
        if papers > 0 {
            hand_in(plan, &job, yesterday, Vec::new());
        }
        if papers > 1 {
            call(plan, &job, yesterday, true, "");
        }
    }
}
