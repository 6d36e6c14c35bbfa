//! Quotes on their way, words that were not kept, and the week's list, each on somebody's list.

use super::{Actor, Branch, Task, hire, id, repair};
use crate::{
    domain::{Area, ListedVisit, Money, Role},
    journal::{
        Consented, FactBody, PaidIn, QuoteApproved, Quoted, Reminded, SentToFactory, SiteDescribed,
        WeekListed,
    },
};

fn quote() -> FactBody {
    FactBody::from(Quoted {
        repair: id("W"),
        number: None,
        site: id("s"),
        charged: Money::yuan(900),
        floor: Money::yuan(400),
        fault: None,
        plan: String::new(),
        lines: Vec::new(),
    })
}

#[test]
fn each_step_of_a_quote_is_on_somebodys_list_until_the_factory_has_repaired() {
    let mut branch = Branch::full(&[("2026-03-02", hire("fa", Role::Factory)), ("2026-03-02", quote())]);
    branch.check("2026-03-02T13:00:00", &[(Task::AgreeToQuote, &["ma"])]);
    branch.tell("2026-03-03", QuoteApproved { repair: id("W"), by: id("ma") }.into());
    // Nobody was there for it: the clerk asks.
    branch.check("2026-03-03T13:00:00", &[(Task::AskCustomer, &["wu"])]);
    branch.tell("2026-03-04", Consented { repair: id("W") }.into());
    branch.check("2026-03-04T13:00:00", &[]);
    branch.tell("2026-03-05", PaidIn { repair: id("W") }.into());
    branch.tell("2026-03-05", SentToFactory { repair: id("W") }.into());
    branch.check("2026-03-05T13:00:00", &[(Task::FactoryRepair, &["wu"])]);
    branch.tell("2026-03-09", repair());
    assert!(!branch.lists("2026-03-09T13:00:00").iter().any(|(task, _)| *task == Task::FactoryRepair));
}

#[test]
fn who_did_not_pay_by_the_day_that_he_said_is_reminded_again() {
    let mut branch = Branch::full(&[("2026-03-02", repair())]);
    let due = |branch: &Branch, now: &str| {
        branch.lists(now).into_iter().find(|(task, _)| *task == Task::RemindAgain).map(|(_, who)| who)
    };
    let promise =
        |day: &str| Reminded { site: id("s"), promised: Some(day.parse().unwrap()), remark: String::new() };
    branch.tell("2026-03-10", promise("2026-03-20").into());
    assert_eq!(due(&branch, "2026-03-20T23:00:00"), None);
    assert_eq!(due(&branch, "2026-03-21T08:00:00"), Some(vec!["wu".to_owned()]));
    // Another word, or the money, ends it.
    branch.tell("2026-03-21", promise("2026-03-30").into());
    assert_eq!(due(&branch, "2026-03-22T08:00:00"), None);
    branch.tell("2026-03-28", PaidIn { repair: id("W") }.into());
    assert_eq!(due(&branch, "2026-04-02T08:00:00"), None);
}

#[test]
fn the_manager_gives_out_a_list_each_week_while_there_is_anybody_for_it() {
    let mut branch = Branch::full(&[]);
    let due = |branch: &Branch, now: &str| {
        let open = branch.open(now).into_iter().find(|open| open.lack.task == Task::WeekList);
        open.map(|open| (open.lack.actor, open.lack.since.unwrap().to_string()))
    };
    let manager = |since: &str| Some((Actor::Role(Role::Manager), since.to_owned()));
    assert_eq!(due(&branch, "2026-03-04T08:00:00"), None);
    branch.tell(
        "2026-03-01",
        FactBody::from(SiteDescribed {
            site: id("w"),
            name: "w".into(),
            customer: "c".into(),
            area: Area::Local,
            warranty_until: Some("2026-03-10".parse().unwrap()),
            dealer: None,
            contact: None,
        }),
    );
    assert_eq!(due(&branch, "2026-03-04T08:00:00"), manager("2026-03-02"));
    let week = "2026-03-02".parse().unwrap();
    let items = vec![ListedVisit { site: id("w"), person: id("li") }];
    branch.tell("2026-03-04", WeekListed { week, items }.into());
    assert_eq!(due(&branch, "2026-03-08T08:00:00"), None);
    assert_eq!(due(&branch, "2026-03-09T08:00:00"), manager("2026-03-09"));
    // By the next week it is out of warranty.
    assert_eq!(due(&branch, "2026-03-16T08:00:00"), None);
}
