use super::{
    typed::{Typed, Wrong},
    view::{Came, Wanted, candidates, counts, items, listed, not_given},
};
use crate::{
    app::i18n::{Lang, Words},
    domain::{Area, ListedVisit, VisitKind, VisitOutcome},
    features::record::samples::{self, Told, id},
    journal::{
        Arrived, DealerConsents, Ended, FactBody, FollowUpsDropped, LooksAfter, PersonLeft, SiteDescribed,
        VisitPlanned, WeekListed,
    },
    workflow::Command,
};
use chrono::NaiveDate;

const MONDAY: &str = "2026-11-02";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn site(told: &mut Told, site: &str, dealer: Option<&str>, warranty: Option<&str>) {
    let described = SiteDescribed {
        site: id(site),
        name: site.into(),
        customer: site.into(),
        area: Area::County,
        warranty_until: warranty.map(day),
        dealer: dealer.map(str::to_owned),
        contact: None,
    };
    told.tell("2026-01-05", FactBody::from(described));
}

fn followed_up(told: &mut Told, visit: &str, at: &str, on: &str) {
    came_to(told, visit, at, on, VisitOutcome::Done);
}

fn came_to(told: &mut Told, visit: &str, at: &str, on: &str, outcome: VisitOutcome) {
    let planned = VisitPlanned { site: id(at), kind: VisitKind::FollowUp, ..samples::visit(visit, on) };
    let ended = Ended { visit: id(visit), outcome, remark: String::new() };
    told.tell(on, FactBody::from(planned))
        .tell(on, FactBody::from(Arrived::only(id(visit))))
        .tell(on, FactBody::from(ended));
}

fn list(told: &mut Told, on: &str, all: &[(&str, &str)]) {
    let items = all.iter().map(|(site, person)| ListedVisit { site: id(site), person: id(person) }).collect();
    told.tell(on, FactBody::from(WeekListed { week: day(MONDAY), items }));
}

#[test]
fn who_is_in_warranty_comes_first_then_who_waited_longest_and_last_whom_nobody_visits() {
    let mut told = Told::branch();
    site(&mut told, "fresh", None, None);
    site(&mut told, "old", None, None);
    site(&mut told, "covered", None, Some("2027-01-01"));
    site(&mut told, "dealers", Some("Dealer"), None);
    site(&mut told, "dropped", None, None);
    followed_up(&mut told, "v1", "fresh", "2026-10-05");
    followed_up(&mut told, "v2", "old", "2026-03-05");
    followed_up(&mut told, "v3", "covered", "2026-10-20");
    followed_up(&mut told, "v4", "s", "2026-09-01");
    told.tell("2026-10-01", FactBody::from(FollowUpsDropped { site: id("dropped"), reason: String::new() }));
    told.tell("2026-10-01", FactBody::from(LooksAfter { person: id("zh"), site: id("old") }));
    let all = |told: &Told, wanted: &Wanted| {
        let ledger = told.ledger();
        let found = candidates(Words(Lang::En), &ledger, day(MONDAY), wanted);
        found.into_iter().map(|one| (one.site.to_string(), one.refused.is_some())).collect::<Vec<_>>()
    };
    let said = |site: &str, refused| (site.to_owned(), refused);
    let expected = [
        said("covered", false),
        said("old", false),
        said("s", false),
        said("fresh", false),
        said("dealers", true),
        said("dropped", true),
    ];
    assert_eq!(all(&told, &Wanted::default()), expected);
    let of_leader = Wanted { leader: Some(id("zh")), ..Wanted::default() };
    assert_eq!(all(&told, &of_leader), [said("old", false)]);
    let county = Wanted { area: Some(Area::County), find: "deal".into(), ..Wanted::default() };
    assert_eq!(all(&told, &county), [said("dealers", true)]);
    told.tell("2026-10-30", FactBody::from(DealerConsents { site: id("dealers") }));
    assert_eq!(all(&told, &county), [said("dealers", false)]);
    // Who is listed is proposed no more.
    list(&mut told, "2026-11-02", &[("dealers", "li")]);
    assert_eq!(all(&told, &county), []);
}

#[test]
fn what_is_listed_is_given_out_visited_or_missed() {
    let mut told = Told::branch();
    site(&mut told, "a", None, None);
    site(&mut told, "b", None, None);
    list(&mut told, "2026-11-02", &[("s", "li"), ("a", "li")]);
    // A second list adds to the first, and says who goes where both name a customer.
    list(&mut told, "2026-11-03", &[("b", "zh"), ("a", "zh")]);
    let ledger = told.ledger();
    assert_eq!(items(&ledger, day(MONDAY)).len(), 3);
    assert_eq!(not_given(&ledger, day("2026-11-04")).len(), 3);
    assert_eq!(not_given(&ledger, day("2026-11-09")).len(), 0, "the week is over");
    followed_up(&mut told, "v", "s", "2026-11-05");
    followed_up(&mut told, "earlier", "b", "2026-10-30");
    let came = |today: &str| {
        let lines = listed(&told.ledger(), day(MONDAY), day(today));
        let of = |site: &str| lines.iter().find(|line| line.site == id(site)).unwrap().came.clone();
        (of("s"), of("a"), of("b"), counts(&lines))
    };
    let visited = || Came::Visited(id("v"), day("2026-11-05"));
    assert_eq!(came("2026-11-06"), (visited(), Came::Nothing, Came::Nothing, (1, 0, 2)));
    assert_eq!(came("2026-11-09"), (visited(), Came::Missed, Came::Missed, (1, 0, 2)));
    // Somebody went and was not let in: no follow-up, and nothing that was forgotten.
    came_to(&mut told, "shut", "a", "2026-11-05", VisitOutcome::Refused);
    let refused = listed(&told.ledger(), day(MONDAY), day("2026-11-09"));
    let refused = refused.iter().find(|line| line.site == id("a")).unwrap().came.clone();
    assert_eq!(refused, Came::Refused(id("shut"), day("2026-11-05")));
}

#[test]
fn a_correction_takes_the_lists_back_and_issues_one_anew() {
    let mut told = Told::branch();
    list(&mut told, "2026-11-02", &[("s", "li")]);
    let ledger = told.ledger();
    let mut typed = Typed::of(&ledger, day(MONDAY));
    assert_eq!(typed.wrong(), []);
    typed.chosen.insert("s".into(), String::new());
    assert_eq!(typed.wrong(), [Wrong::NoPerson(id("s"))]);
    assert_eq!(Typed::default().wrong(), [Wrong::Nobody]);
    typed.chosen.insert("s".into(), "zh".into());
    let commands =
        typed.commands(&ledger, day(MONDAY), day("2026-11-03"), Some("wrong person".into())).unwrap();
    let list = ledger.weeks.get(&day(MONDAY)).unwrap()[0].stamp.fact;
    assert!(matches!(&commands[0], Command::Withdraw { fact, .. } if *fact == list));
    let items = vec![ListedVisit { site: id("s"), person: id("zh") }];
    let anew = FactBody::from(WeekListed { week: day(MONDAY), items });
    assert!(matches!(&commands[1], Command::Record { body, .. } if *body == anew));
    assert_eq!(typed.commands(&ledger, day(MONDAY), day("2026-11-03"), None).unwrap().len(), 1);
}

/// A list that cannot be issued any more is corrected all the same: nothing is ticked that has no box to untick.
#[test]
fn a_correction_begins_without_whom_nobody_may_visit_and_asks_who_goes_for_whoever_left() {
    let mut told = Told::branch();
    site(&mut told, "gone", None, None);
    list(&mut told, "2026-10-30", &[("s", "li"), ("gone", "li")]);
    let dropped = FollowUpsDropped { site: id("gone"), reason: "closed".into() };
    told.tell("2026-10-31", FactBody::from(dropped));
    let typed = Typed::of(&told.ledger(), day(MONDAY));
    assert_eq!(typed.chosen.keys().collect::<Vec<_>>(), ["s"]);
    assert_eq!(typed.wrong(), []);
    told.tell("2026-10-31", FactBody::from(PersonLeft { person: id("li") }));
    assert_eq!(Typed::of(&told.ledger(), day(MONDAY)).wrong(), [Wrong::NoPerson(id("s"))]);
}
