//! The board by what was told: who stands where, what is marked, where a move leads.

use super::{
    calendar::visits_of,
    fits::{Knows, fits, said},
    hours::{Hour, hours_of},
    moves::{Direction, Moving, Spot, command},
    paper_view::paper,
    waits::{Waits, stand_beside},
    week::{Board, Card, Cell, board},
};
use crate::{
    app::i18n::{Lang, Words},
    domain::{Area, Money, PersonId, Role, SiteId, ThingId, VisitOutcome},
    features::{
        record::samples::{self, Told, id},
        register::{
            steps::Stand,
            view::{Looked, MANY},
        },
    },
    journal::{
        Arrived, Away, Ended, FactBody, LooksAfter, PersonJoined, PersonLeft, Requested, SiteDescribed,
        VisitMoved, VisitPlanned,
    },
    ledger::{Ledger, Place},
    rules::{RuleBook, commissioning::ladder::LadderPoints, deadlines},
    workflow::{Command, not_looked_after},
};
use chrono::NaiveDate;

/// A Wednesday.
const DAY: &str = "2026-11-25";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The branch with a second technician `zh`, and a second site `far` in a county.
fn branch() -> Told {
    let mut told = Told::branch();
    told.tell(
        "2026-01-05",
        FactBody::from(PersonJoined {
            person: id("zh"),
            name: "zh".into(),
            role: Role::Technician,
            base_wage: Money::yuan(3000),
            joined: day("2021-01-02"),
        }),
    );
    told.tell(
        "2026-01-05",
        FactBody::from(SiteDescribed {
            site: id("far"),
            name: "Hospital".into(),
            customer: "Hospital".into(),
            area: Area::County,
            warranty_until: None,
            dealer: None,
            contact: Some("Wang 13812345678".into()),
        }),
    );
    told
}

fn plan(told: &mut Told, visit: &str, to: &str, on: &str, time: Option<&str>, site: &str) {
    told.tell(
        "2026-11-20",
        FactBody::from(VisitPlanned {
            site: id(site),
            to: id(to),
            time: time.map(id),
            ..samples::visit(visit, on)
        }),
    );
}

fn looked<T>(ledger: &Ledger, look: impl FnOnce(&Looked<'_>) -> T) -> T {
    let book = RuleBook::of(ledger);
    let now = day(DAY).and_hms_opt(10, 0, 0).unwrap();
    let dues = deadlines(ledger, &book, now);
    look(&Looked { words: Words(Lang::En), ledger, book: &book, dues: &dues, now })
}

fn week(told: &Told) -> Board {
    looked(&told.ledger(), |looked| board(looked, day(DAY)))
}

fn cell<'a>(board: &'a Board, person: &str, on: &str) -> &'a Cell {
    let column = board.days.iter().position(|one| one.date == day(on)).unwrap();
    let row = board.rows.iter().find(|row| row.person.as_str() == person).unwrap();
    &row.cells[column]
}

fn ids(cards: &[Card]) -> Vec<&str> {
    cards.iter().map(|card| card.id.as_str()).collect()
}

#[test]
fn the_week_begins_on_monday_and_has_those_who_go_to_customers() {
    let mut told = branch();
    plan(&mut told, "v1", "wu", DAY, None, "s");
    let board = week(&told);
    let [first, last] = [board.days[0], board.days[6]];
    assert_eq!((first.date, last.date), (day("2026-11-23"), day("2026-11-29")));
    assert_eq!((first.is_workday, last.is_workday), (true, false));
    let people: Vec<&str> = board.rows.iter().map(|row| row.person.as_str()).collect();
    // The clerk is no technician, but goes somewhere this week.
    assert_eq!(people, ["li", "zh", "wu"]);
    assert!(looked(&told.ledger(), |looked| board_of_next_week(looked).rows.len()) == 2);
}

fn board_of_next_week(looked: &Looked<'_>) -> Board {
    board(looked, day("2026-12-02"))
}

#[test]
fn cards_stand_where_the_visits_are_by_their_hours() {
    let mut told = branch();
    plan(&mut told, "late", "li", DAY, Some("14:00"), "s");
    plan(&mut told, "any", "li", DAY, None, "s");
    plan(&mut told, "early", "li", DAY, Some("09:00"), "s");
    plan(&mut told, "moved", "li", DAY, None, "s");
    let moved = VisitMoved { visit: id("moved"), to: Some(id("zh")), day: None, time: None, told: true };
    told.tell("2026-11-21", FactBody::from(moved));
    let board = week(&told);
    assert_eq!(ids(&cell(&board, "li", DAY).cards), ["early", "late", "any"]);
    assert_eq!(ids(&cell(&board, "zh", DAY).cards), ["moved"]);
    assert!(cell(&board, "li", "2026-11-26").cards.is_empty());
}

#[test]
fn what_goes_wrong_that_day_is_marked() {
    let mut told = branch();
    plan(&mut told, "a", "li", DAY, Some("09:00"), "s");
    plan(&mut told, "b", "li", DAY, Some("09:00"), "far");
    plan(&mut told, "c", "li", DAY, Some("11:00"), "far");
    plan(&mut told, "d", "zh", DAY, Some("09:00"), "s");
    told.tell("2026-11-24", FactBody::from(Away { person: id("zh"), day: day(DAY) }));
    let board = week(&told);
    let his = cell(&board, "li", DAY);
    assert_eq!(his.cards.iter().map(|card| card.clashes).collect::<Vec<_>>(), [true, true, false]);
    let ways: Vec<bool> = his.cards.iter().map(|card| card.way.is_some()).collect();
    assert_eq!(ways, [false, true, false], "only on the way to the county");
    assert!(!his.away && his.many.is_none());
    let others = cell(&board, "zh", DAY);
    assert!(others.away && !others.cards[0].clashes, "another person's hour is no clash");
    (0..=MANY).for_each(|nth| plan(&mut told, &format!("m{nth}"), "li", "2026-11-26", None, "s"));
    assert_eq!(cell(&week(&told), "li", "2026-11-26").many, Some(MANY + 1));
}

#[test]
fn who_has_left_has_no_day_and_who_has_arrived_no_move() {
    let mut told = branch();
    plan(&mut told, "v", "li", DAY, None, "s");
    told.tell(DAY, FactBody::from(Arrived::only(id("v"))));
    told.tell(DAY, FactBody::from(PersonLeft { person: id("zh") }));
    let board = week(&told);
    let card = &cell(&board, "li", DAY).cards[0];
    assert_eq!((card.is_movable, card.stand), (false, Some("register.stand.there")));
    assert!(!cell(&board, "zh", DAY).not_here && cell(&board, "zh", "2026-11-26").not_here);
}

fn waits(board: &Board, who: &str, on: &str) -> (String, bool) {
    let waits = cell(board, who, on).cards[0].waits.clone().unwrap();
    (waits.said, waits.is_late)
}

#[test]
fn each_card_says_what_it_waits_for_and_until_when() {
    let mut told = branch();
    plan(&mut told, "v", "li", DAY, None, "s");
    plan(&mut told, "to come", "li", "2026-11-27", None, "s");
    plan(&mut told, "old", "li", "2026-11-23", None, "s");
    plan(&mut told, "done", "zh", DAY, None, "s");
    told.tell(DAY, FactBody::from(Arrived::only(id("done"))));
    let ended = Ended { visit: id("done"), outcome: VisitOutcome::Done, remark: String::new() };
    told.tell(DAY, FactBody::from(ended));
    let board = week(&told);
    assert_eq!(waits(&board, "li", DAY), ("Report that day".to_owned(), false));
    assert_eq!(waits(&board, "li", "2026-11-27"), ("Report that day".to_owned(), false));
    assert_eq!(waits(&board, "li", "2026-11-23"), ("Report: late, was due 23 Nov".to_owned(), true));
    // The sheet says that it is owed, by when: no other word stands beside it.
    assert_eq!(waits(&board, "zh", DAY), ("Sheet by 26 Nov 08:30".to_owned(), false));
    assert_eq!(cell(&board, "zh", DAY).cards[0].stand, None);
}

#[test]
fn a_visit_is_not_called_finished_while_its_job_is_late() {
    let late = Waits { said: "Recheck".into(), is_late: true };
    assert_eq!(stand_beside(Stand::Over, Some(&late)), None);
    assert_eq!(stand_beside(Stand::Over, None), Some(Stand::Over.key()));
    assert_eq!(stand_beside(Stand::ToReview, Some(&late)), Some(Stand::ToReview.key()));
}

#[test]
fn what_nobody_has_stands_at_the_side_until_it_is_planned() {
    let mut told = branch();
    let request = |request: &str, wanted: &str| Requested {
        site: id("far"),
        what: "dark".into(),
        ..samples::request(request, wanted)
    };
    told.tell("2026-11-24", FactBody::from(request("later", "2026-11-27")));
    told.tell("2026-11-24", FactBody::from(request("sooner", "2026-11-26")));
    let open = |told: &Told| week(told).open.iter().map(|one| one.id.to_string()).collect::<Vec<_>>();
    assert_eq!(open(&told), ["sooner", "later"]);
    told.tell(
        "2026-11-24",
        FactBody::from(VisitPlanned {
            site: id("far"),
            request: Some(id("sooner")),
            ..samples::visit("v", DAY)
        }),
    );
    assert_eq!(open(&told), ["later"]);
}

#[test]
fn the_arrow_keys_find_the_next_card_and_the_next_place() {
    let mut told = branch();
    plan(&mut told, "a", "li", DAY, Some("08:00"), "s");
    plan(&mut told, "b", "li", DAY, Some("09:00"), "s");
    plan(&mut told, "c", "zh", DAY, None, "s");
    plan(&mut told, "d", "li", "2026-11-28", None, "s");
    let board = week(&told);
    let beside = |visit: &str, way| board.beside(&id(visit), way).map(ThingId::as_str);
    assert_eq!(beside("a", Direction::Down), Some("b"));
    assert_eq!(beside("b", Direction::Down), Some("c"));
    assert_eq!(beside("c", Direction::Up), Some("b"));
    assert_eq!(beside("b", Direction::After), Some("d"));
    assert_eq!(beside("d", Direction::Before), Some("a"));
    assert_eq!((beside("a", Direction::Up), beside("c", Direction::After)), (None, None));
    let shifted = |visit: &str, way| {
        board.shifted(&id(visit), way).map(|spot| (spot.to.to_string(), spot.day.to_string()))
    };
    let place = |person: &str, day: &str| Some((person.to_owned(), day.to_owned()));
    assert_eq!(shifted("a", Direction::Down), place("zh", DAY));
    assert_eq!(shifted("a", Direction::After), place("li", "2026-11-26"));
    assert_eq!((shifted("c", Direction::Down), shifted("a", Direction::Up)), (None, None));
}

#[test]
fn a_day_is_shown_by_its_hours() {
    let mut told = branch();
    plan(&mut told, "any", "li", DAY, None, "s");
    plan(&mut told, "ten", "li", DAY, Some("10:30"), "s");
    plan(&mut told, "evening", "zh", DAY, Some("19:00"), "s");
    plan(&mut told, "other", "li", "2026-11-26", Some("10:00"), "s");
    told.tell("2026-11-24", FactBody::from(Away { person: id("li"), day: day(DAY) }));
    let board = hours_of(week(&told), day(DAY));
    let hours: Vec<Hour> = board.days.iter().filter_map(|one| one.hour).collect();
    assert_eq!((hours[0], hours[1], hours.len()), (Hour::Unsaid, Hour::From(8), 13));
    let row = board.rows.iter().find(|row| row.person.as_str() == "li").unwrap();
    assert_eq!((ids(&row.cells[0].cards), ids(&row.cells[3].cards)), (vec!["any"], vec!["ten"]));
    assert_eq!(row.cells.iter().filter(|cell| cell.away).count(), 1);
    let shifted = |visit: &str, way| board.shifted(&id(visit), way).map(|spot: Spot| spot.time);
    assert_eq!(shifted("ten", Direction::After), Some(Some(id("11:00"))));
    assert_eq!(shifted("any", Direction::After), Some(Some(id("08:00"))));
    assert_eq!((shifted("any", Direction::Before), shifted("evening", Direction::After)), (None, None));
    assert_eq!(shifted("ten", Direction::Down), Some(None), "the hour stays");
    let spot = Spot { to: id("li"), day: day(DAY), time: Some(id("10:00")) };
    let place = |time: Option<&str>| Place { to: id("li"), day: day(DAY), time: time.map(id) };
    assert!(spot.has(&place(Some("10:45"))) && !spot.has(&place(Some("11:00"))) && !spot.has(&place(None)));
}

#[test]
fn a_move_records_what_changes_and_the_hour_with_the_day() {
    let mut told = branch();
    plan(&mut told, "v", "li", DAY, Some("09:00"), "s");
    let ledger = told.ledger();
    let moving = Moving::of(&ledger, &id("v"), None).unwrap();
    let recorded = |to: &str, on: &str, time: Option<&str>| {
        let place = Place { to: id(to), day: day(on), time: time.map(id) };
        let Command::Record { body, .. } = command(&moving, place, true, day(DAY)) else { unreachable!() };
        let moved = body.of::<VisitMoved>().unwrap().clone();
        (moved.to.map(|to| to.to_string()), moved.day, moved.time.map(|time| time.to_string()))
    };
    assert_eq!(recorded("zh", DAY, Some("09:00")), (Some("zh".into()), None, None));
    let next = day("2026-11-26");
    assert_eq!(recorded("li", "2026-11-26", Some("09:00")), (None, Some(next), Some("09:00".into())));
    assert_eq!(recorded("li", DAY, Some("10:00")), (None, None, Some("10:00".into())));
}

#[test]
fn a_leader_gives_out_only_the_work_of_his_customers() {
    let mut told = branch();
    told.tell("2026-01-06", FactBody::from(LooksAfter { person: id("zh"), site: id("far") }));
    let ledger = told.ledger();
    let (far, near, zh): (SiteId, SiteId, PersonId) = (id("far"), id("s"), id("zh"));
    let leader = Some((&zh, Role::Leader));
    assert!(not_looked_after(&ledger, leader, &far).is_none());
    assert!(not_looked_after(&ledger, leader, &near).is_some());
    assert!(not_looked_after(&ledger, Some((&zh, Role::Manager)), &near).is_none());
}

#[test]
fn whoever_has_least_to_do_and_knows_the_place_comes_first() {
    let mut told = branch();
    told.repair("2026-11-02", "W1", "x");
    let first = |told: &Told| {
        let ledger = told.ledger();
        looked(&ledger, |looked| {
            let points = LadderPoints::of(looked.ledger, looked.book);
            let found = fits(looked, &points, &id("s"), day(DAY));
            let said = said(looked, &found[0]);
            (found[0].person.to_string(), found[0].knows, found[0].visits, said)
        })
    };
    assert_eq!(
        first(&told),
        (
            "li".into(),
            Some(Knows::Visited),
            0,
            "free that day, has been there, points in November 2026: 0".to_owned()
        )
    );
    plan(&mut told, "v", "li", DAY, Some("09:00"), "far");
    assert_eq!(first(&told).0, "zh");
    plan(&mut told, "w", "zh", DAY, None, "s");
    assert_eq!(
        first(&told).3,
        "visits that day: 1 (09:00), that day in: County of a local city, has been there, points in November 2026: 0"
    );
    told.tell("2026-11-24", FactBody::from(Away { person: id("li"), day: day(DAY) }));
    assert_eq!(first(&told).0, "zh");
}

#[test]
fn the_points_are_those_of_the_visits_month() {
    let told = branch();
    let ledger = told.ledger();
    let said = looked(&ledger, |looked| {
        let points = LadderPoints::of(looked.ledger, looked.book);
        said(looked, &fits(looked, &points, &id("s"), day("2026-12-02"))[0])
    });
    assert!(said.ends_with("points in December 2026: 0"), "{said}");
}

#[test]
fn ones_own_visits_are_a_calendar() {
    let mut told = branch();
    plan(&mut told, "v", "li", DAY, Some("14:30"), "far");
    plan(&mut told, "past", "li", "2026-11-24", None, "s");
    plan(&mut told, "others", "zh", DAY, None, "s");
    let ledger = told.ledger();
    let now = day(DAY).and_hms_opt(10, 0, 0).unwrap();
    let of = |person: &str| visits_of(Words(Lang::En), &ledger, &id(person), now, now);
    let file = of("li").unwrap();
    assert_eq!(file.matches("BEGIN:VEVENT").count(), 1);
    assert!(file.contains("DTSTART:20261125T143000"), "{file}");
    assert!(file.contains("SUMMARY:Hospital\\, Repair") && file.contains("Wang 13812345678"), "{file}");
    assert_eq!(of("wu"), None);
}

#[test]
fn the_board_is_a_table_on_paper() {
    let mut told = branch();
    plan(&mut told, "v", "li", DAY, Some("08:30"), "s");
    let (words, week) = (Words(Lang::En), week(&told));
    let shown = paper(words, &week, day(DAY));
    assert_eq!((shown.heads.len(), shown.rows.len()), (7, week.rows.len()));
    let said: Vec<&String> = shown.rows.iter().flat_map(|row| &row.cells[2]).collect();
    assert!(said[0].starts_with("08:30 "), "{said:?}");
    // Of the hours only those at which somebody is somewhere.
    let hours = paper(words, &hours_of(week, day(DAY)), day(DAY));
    assert_eq!(hours.heads, ["8:00"]);
}
