//! The people, and what happens whatever work there is: clock-ins, sheets, journeys, penalties.

use super::{Plan, at, person};
use chrono::{Days, NaiveDate};
use fieldbook::{
    domain::{Money, Month, PenaltyClause, Role, TravelId},
    journal::{
        BranchNamed, ClockedIn, FactBody, FollowUpsReviewed, MorningExcused, PenaltyConfirmed, PeopleFact,
        PersonJoined, ProductIssueConfirmed, RulesAdopted, TravelClaimed,
    },
};

/// Who is there from the first day on.
const PEOPLE: [(&str, Role, i64); 9] = [
    ("ma", Role::Manager, 6000),
    ("wu", Role::Clerk, 3200),
    ("vp", Role::SalesVp, 9000),
    ("sun", Role::Leader, 4200),
    ("li", Role::Technician, 3500),
    ("zhao", Role::Technician, 3500),
    ("qian", Role::Technician, 3300),
    ("zhou", Role::Technician, 3300),
    ("zheng", Role::Technician, 3100),
];

/// Who works outside.
pub const FIELD: [&str; 6] = ["sun", "li", "zhao", "qian", "zhou", "zheng"];

/// Who clocks in.
const CLOCKED: [&str; 8] = ["ma", "wu", "sun", "li", "zhao", "qian", "zhou", "zheng"];

/// The branch, its people and the one setting that the regulation leaves open.
pub fn open(plan: &mut Plan) {
    let on = plan.first;
    let bodies = PEOPLE.map(|(id, role, yuan)| {
        FactBody::People(PeopleFact::PersonJoined(PersonJoined {
            person: person(id),
            name: id.to_owned(),
            role,
            base_wage: Money::yuan(yuan),
            joined: on - Days::new(400),
        }))
    });
    let values = [("repair.difference_tax_percent".to_owned(), "6".into())].into();
    let rules = FactBody::from(RulesAdopted { from: Month::of(on), name: "6 %".to_owned(), values });
    let named = FactBody::from(BranchNamed { name: "bench".to_owned() });
    for body in [named].into_iter().chain(bodies).chain([rules]) {
        plan.planned.push(super::Planned { on, recorded: at(on, 1), actor: "ma", body, slip: None });
    }
}

/// A month of the office.
pub fn month(plan: &mut Plan, month: Month) {
    for day in month.days().filter(|day| plan.calendar.is_workday(*day)).collect::<Vec<_>>() {
        for who in CLOCKED {
            clock(plan, day, who);
        }
    }
    for nth in 0..20 {
        let on = plan.workday(month.first() + Days::new(nth));
        let (by, qualified) = (person(FIELD[nth as usize % FIELD.len()]), 1 + plan.chance.below(9) as u32);
        plan.tell(on, "ma", FactBody::from(FollowUpsReviewed { by, qualified }));
    }
    for nth in 0..8 {
        journey(plan, month, nth);
    }
    for nth in 0..3 {
        let day = month.first() + Days::new(plan.chance.below(25));
        let on = plan.workday(day);
        let clause = *plan.chance.of(&PenaltyClause::ALL[..6]);
        let person = person(FIELD[(nth + month.number() as usize) % FIELD.len()]);
        let amount = Some(Money::yuan(20));
        let (job, manager, remark) = (None, None, String::new());
        plan.tell(
            on,
            "ma",
            FactBody::from(PenaltyConfirmed { clause, person, job, amount, manager, remark }),
        );
    }
    if plan.chance.one_in(3) {
        let day = month.first() + Days::new(plan.chance.below(25));
        let (on, by) = (plan.workday(day), person(plan.chance.of::<&str>(&FIELD)));
        plan.tell(on, "ma", FactBody::from(ProductIssueConfirmed { by }));
    }
}

/// In the morning and mostly in the evening; one morning in forty is late, and some of those are excused.
fn clock(plan: &mut Plan, day: NaiveDate, who: &'static str) {
    let late = plan.chance.one_in(40);
    let minute = if late { 512 + plan.chance.below(30) } else { 470 + plan.chance.below(25) };
    plan.tell(day, "wu", FactBody::from(ClockedIn { person: person(who), at: at(day, minute) }));
    if late && plan.chance.one_in(4) {
        plan.tell(day, "ma", FactBody::from(MorningExcused { person: person(who), day }));
    }
    if !plan.chance.one_in(3) {
        let evening = 1050 + plan.chance.below(40);
        plan.tell(day, "wu", FactBody::from(ClockedIn { person: person(who), at: at(day, evening) }));
    }
}

fn journey(plan: &mut Plan, month: Month, nth: u64) {
    let on = plan.workday(month.first() + Days::new(nth * 3));
    let claim = FactBody::from(TravelClaimed {
        travel: TravelId::parse(&format!("T{month}-{nth}")).expect("short text is an id"),
        number: None,
        person: person(plan.chance.of::<&str>(&FIELD)),
        amount: Money::yuan(40 + plan.chance.below(400) as i64),
        approved: !plan.chance.one_in(12),
        customer_pays: plan.chance.one_in(9),
    });
    plan.tell(on, "ma", claim);
}
