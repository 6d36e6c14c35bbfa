//! The register of a branch whose office lives its day: who called, who went there and when, sheets and calls.

use super::{Plan, at};
use chrono::{Days, NaiveDate};
use fieldbook::{
    domain::{Minute, PersonId, SiteId, ThingId, VisitKind, VisitOutcome},
    journal::{Arrived, Ended, FactBody, Requested, SheetReviewed, VisitCalled, VisitPlanned, VisitSheetIn},
};

/// Visits on a working day besides those that repairs are made on.
const OTHERS: u64 = 3;

const KINDS: [VisitKind; 6] = [
    VisitKind::Commissioning,
    VisitKind::FollowUp,
    VisitKind::Maintenance,
    VisitKind::Acceptance,
    VisitKind::Training,
    VisitKind::Support,
];

/// The visit on which a repair is made: asked for the day before, half of the time.
pub fn repair(plan: &mut Plan, on: NaiveDate, site: &SiteId, by: &PersonId) {
    let request = plan.chance.one_in(2).then(|| asked(plan, on, site));
    visit(plan, on, site, by, (VisitKind::Repair, request));
}

/// A working day's visits of other kinds.
pub fn day(plan: &mut Plan, on: NaiveDate, at: impl Fn(&mut Plan) -> (SiteId, PersonId)) {
    for _ in 0..OTHERS {
        let (site, by) = at(plan);
        let kind = *plan.chance.of(&KINDS);
        visit(plan, on, &site, &by, (kind, None));
    }
}

fn thing(plan: &mut Plan, letter: char) -> ThingId {
    let number = plan.number();
    ThingId::parse(&format!("{letter}{number:06}")).expect("short text is an id")
}

fn asked(plan: &mut Plan, wanted: NaiveDate, site: &SiteId) -> ThingId {
    let request = thing(plan, 'Q');
    let body = FactBody::from(Requested {
        request: request.clone(),
        site: site.clone(),
        kind: VisitKind::Repair,
        wanted,
        what: format!("fault {}", plan.chance.below(7)),
        caller: None,
        urgent: plan.chance.one_in(12),
    });
    plan.at_once(wanted - Days::new(1), 600, "wu", body);
    request
}

fn visit(
    plan: &mut Plan,
    day: NaiveDate,
    site: &SiteId,
    by: &PersonId,
    (kind, request): (VisitKind, Option<ThingId>),
) {
    let visit = thing(plan, 'V');
    let hour = 8 + plan.chance.below(8);
    let planned = FactBody::from(VisitPlanned {
        visit: visit.clone(),
        site: site.clone(),
        kind,
        to: by.clone(),
        day,
        time: Some(Minute::of(at(day, hour * 60).time())),
        request,
        job: None,
        phone: false,
        what: String::new(),
        agreed: String::new(),
    });
    let outcome = if plan.chance.one_in(30) { VisitOutcome::Unsolved } else { VisitOutcome::Done };
    let remark = String::new();
    let next = plan.workday(day + Days::new(1));
    plan.at_once(day, 485, "wu", planned);
    plan.at_once(
        day,
        hour * 60 + 5,
        "wu",
        FactBody::from(Arrived {
            visit: visit.clone(),
            agreed: String::new(),
            plan: String::new(),
            prepare: String::new(),
        }),
    );
    let ended = Ended { visit: visit.clone(), outcome, remark: remark.clone() };
    plan.at_once(day, hour * 60 + 70, "wu", FactBody::from(ended));
    plan.at_once(next, 495, "wu", FactBody::from(VisitSheetIn { visit: visit.clone() }));
    let reviewed = SheetReviewed { visit: visit.clone(), qualified: true, remark: remark.clone() };
    plan.at_once(next, 540, "ma", FactBody::from(reviewed));
    plan.at_once(next, 600, "wu", FactBody::from(VisitCalled { visit, confirmed: true, remark }));
}
