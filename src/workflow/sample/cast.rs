//! The people of the sample branch.

use super::plan::Plan;
use crate::{
    domain::{Money, Month, PersonId, Role, month::add_days},
    journal::FactBody,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Somebody in the sample branch.
#[derive(Debug, Clone)]
pub(super) struct Member {
    pub id: PersonId,
    pub role: Role,
    pub joined: NaiveDate,
    pub last_day: NaiveDate,
}

/// Who is who.
#[derive(Debug, Clone)]
pub(super) struct Cast {
    pub manager: PersonId,
    pub clerk: PersonId,
    pub sales_vp: PersonId,
    pub leader: PersonId,
    pub leaver: PersonId,
    /// Leader and technicians, whoever is there at some time of the year.
    pub field: Vec<Member>,
}

/// Id, name, role, base wage in yuan, years in the branch when the sample begins.
const PEOPLE: [(&str, &str, Role, i64, i32); 9] = [
    ("zhou-guoping", "周国平", Role::Manager, 5200, 9),
    ("chen-xiulan", "陈秀兰", Role::Clerk, 3000, 6),
    // Above the branch: paid elsewhere.
    ("zheng-yongkang", "郑永康", Role::SalesVp, 0, 12),
    ("liu-jianjun", "刘建军", Role::Leader, 3200, 7),
    ("wang-zhiqiang", "王志强", Role::Technician, 2900, 5),
    ("zhao-haifeng", "赵海峰", Role::Technician, 2800, 4),
    ("sun-liwei", "孙立伟", Role::Technician, 2800, 3),
    ("ma-xiaodong", "马晓东", Role::Technician, 2600, 2),
    ("he-junjie", "何俊杰", Role::Technician, 2600, 1),
];
const LEAVER: &str = "he-junjie";
const NEWCOMER: (&str, &str) = ("lin-zihan", "林子涵");
const RAISED: (&str, &str) = ("ma-xiaodong", "马晓东");

fn id(text: &str) -> PersonId {
    PersonId::parse(text).expect("a plain word is an id")
}

impl Cast {
    /// The leaver's last day is the 20th of the eighth month; the newcomer starts with the ninth.
    pub(super) fn of(start: Month) -> Cast {
        let eighth = (0..7).fold(start, |month, _| month.next());
        let leaves = add_days(eighth.first(), 19);
        let joined = |years| NaiveDate::from_ymd_opt(start.year() - years, 3, 1).unwrap_or(start.first());
        let member = |(who, _, role, _, years): &(&str, &str, Role, i64, i32)| Member {
            id: id(who),
            role: *role,
            joined: joined(*years),
            last_day: if *who == LEAVER { leaves } else { NaiveDate::MAX },
        };
        let mut field: Vec<Member> = PEOPLE.iter().filter(|row| row.2.is_field()).map(member).collect();
        field.push(Member {
            id: id(NEWCOMER.0),
            role: Role::Technician,
            joined: eighth.next().first(),
            last_day: NaiveDate::MAX,
        });
        Cast {
            manager: id("zhou-guoping"),
            clerk: id("chen-xiulan"),
            sales_vp: id("zheng-yongkang"),
            leader: id("liu-jianjun"),
            leaver: id(LEAVER),
            field,
        }
    }

    /// Leader and technicians who work here on a day.
    pub(super) fn field_on(&self, day: NaiveDate) -> Vec<Member> {
        self.field.iter().filter(|one| one.joined <= day && day <= one.last_day).cloned().collect()
    }

    /// Everybody who clocks in.
    pub(super) fn office_on(&self, day: NaiveDate) -> Vec<PersonId> {
        let desk = [self.manager.clone(), self.clerk.clone()];
        desk.into_iter().chain(self.field_on(day).into_iter().map(|one| one.id)).collect()
    }

    pub(super) fn member(&self, who: &PersonId) -> Option<&Member> {
        self.field.iter().find(|one| one.id == *who)
    }
}

/// The branch is set up, somebody is paid more, somebody leaves and somebody comes.
pub(super) fn arrive(plan: &mut Plan) {
    let first = plan.start.first();
    let cast = plan.cast.clone();
    plan.by_manager(first, 8 * 60, FactBody::BranchNamed { name: "临泊客户服务部（示例）".to_owned() });
    for (minute, (who, name, role, wage, years)) in (1u32..).zip(PEOPLE) {
        let joined = NaiveDate::from_ymd_opt(plan.start.year() - years, 3, 1).unwrap_or(first);
        let (base_wage, name) = (Money::yuan(wage), name.to_owned());
        let body = FactBody::Person { person: id(who), name, role, base_wage, joined };
        plan.by_manager(first, 8 * 60 + minute, body);
    }
    let values = BTreeMap::from([("repair.difference_tax_percent".to_owned(), serde_json::json!("6"))]);
    let name = "按规定，差额税 6%".to_owned();
    plan.by_manager(first, 8 * 60 + 20, FactBody::RuleSet { from: plan.start, name, values });

    let raised = plan.month(5).first();
    let body = FactBody::PersonChanged {
        person: id(RAISED.0),
        name: RAISED.1.to_owned(),
        role: Role::Technician,
        base_wage: Money::yuan(2800),
    };
    plan.by_manager(raised, 8 * 60 + 10, body);
    if let Some(leaver) = cast.member(&cast.leaver) {
        plan.by_manager(leaver.last_day, 16 * 60, FactBody::Leave { person: cast.leaver.clone() });
    }
    for newcomer in cast.field.iter().filter(|one| one.id.as_str() == NEWCOMER.0) {
        let body = FactBody::Person {
            person: newcomer.id.clone(),
            name: NEWCOMER.1.to_owned(),
            role: newcomer.role,
            base_wage: Money::yuan(2600),
            joined: newcomer.joined,
        };
        plan.by_manager(newcomer.joined, 8 * 60 + 5, body);
    }
}
