//! What closed and running months leave open.

use super::*;

#[test]
fn a_rest_is_open_however_many_months_are_closed() {
    let mut branch = Branch::full(&[("2026-03-02", notice(300))]);
    for body in
        [FactBody::from(Finished { notice: id("N"), completion: Vec::new() }), papers(), call("N", true)]
    {
        branch.tell("2026-03-03", body);
    }
    let march: Month = "2026-03".parse().unwrap();
    let closing = FactBody::from(MonthClosed {
        month: march,
        known_until: "2026-04-02T09:00:00".parse().unwrap(),
        lines: [].into(),
    });
    branch.tell("2026-04-02", closing);
    let open = branch.open("2026-04-03T09:00:00");
    let rest = open.iter().find(|open| open.lack.task == Task::Acceptance).unwrap();
    assert_eq!((rest.month, rest.stake.known.to_string()), (march, "8.55".to_owned()));
}

#[test]
fn a_running_month_is_nobodys_to_close() {
    let branch = Branch::full(&[("2026-03-02", notice(300))]);
    let closable = |now: &str| -> Vec<Month> {
        let open = branch.open(now).into_iter();
        open.filter_map(|open| match open.lack.task {
            Task::CloseMonth(month) => Some(month),
            _ => None,
        })
        .collect()
    };
    let march: Month = "2026-03".parse().unwrap();
    assert!(!closable("2026-03-31T23:59:00").contains(&march));
    assert!(closable("2026-04-01T00:00:00").contains(&march));
}

#[test]
fn a_deadline_that_is_met_by_a_call_without_success_leaves_no_last_minute() {
    let mut branch = Branch::full(&[("2026-03-02", repair())]);
    branch.tell("2026-03-03", FactBody::from(SheetIn { job: id("W") }));
    let of = |branch: &Branch, task| {
        let open = branch.open("2026-03-05T09:00:00");
        open.into_iter().find(|open| open.lack.task == task).map(|open| (open.lack.by, open.lack.clause.0))
    };
    let limit = "2026-03-03T23:59:00".parse().ok();
    assert_eq!(of(&branch, Task::Callback), Some((limit, "6.2.10")));
    branch.tell("2026-03-04", call("W", false));
    assert_eq!(of(&branch, Task::CallAgain), Some((None, "6.2.10")));
}

#[test]
fn two_closings_of_a_month_are_the_managers_to_look_at() {
    let march: Month = "2026-03".parse().unwrap();
    let closing = || {
        FactBody::Branch(BranchFact::MonthClosed(MonthClosed {
            month: march,
            known_until: "2026-04-02T09:00:00".parse().unwrap(),
            lines: [].into(),
        }))
    };
    let branch = Branch::full(&[("2026-04-02", closing()), ("2026-04-03", closing())]);
    let lists = branch.lists("2026-04-03T13:00:00");
    assert!(lists.contains(&(Task::LookAtMonth(march), vec!["ma".to_owned()])), "{lists:?}");
    let late = branch
        .open("2026-04-03T13:00:00")
        .iter()
        .any(|one| one.lack.state("2026-04-03T13:00:00".parse().unwrap()) == DueState::Late);
    assert!(!late);
}
