//! What stands on whose list, and in which words.

use super::*;
use crate::{
    app::i18n::{Lang, Words},
    domain::{Area, Controller, Money, NoticeKind, phone::Piece},
    features::{
        record::samples::{Told, id},
        today::{
            ics::calendar,
            row::{Call, RowText, Urgency, Wording},
            tables,
        },
    },
    journal::{
        BranchFact, CalledBack, FactBody, Finished, MonthClosed, NoticeIssued, PapersIn, PersonLeft,
        SiteDescribed,
    },
    rules::{Closings, RuleBook, open, prospects::prospects, settle},
    spreadsheet::csv::csv,
};

const EN: Words = Words(Lang::En);

/// The county site `mill` with this contact, and a commissioning of `li` there.
fn commissioning(contact: Option<&str>) -> Told {
    let mut told = Told::branch();
    told.tell(
        "2026-02-02",
        FactBody::from(SiteDescribed {
            site: id("mill"),
            name: "Mill".into(),
            customer: "Mill".into(),
            area: Area::County,
            warranty_until: None,
            dealer: None,
            contact: contact.map(Into::into),
        }),
    );
    let controllers = vec![Controller { points: 300, alarm_only: false }];
    let (notice, site, to, kind) = (id("N1"), id("mill"), id("li"), NoticeKind::New);
    told.tell(
        "2026-02-03",
        FactBody::from(NoticeIssued { notice, number: None, site, to, kind, controllers }),
    );
    told
}

struct Look {
    ledger: Ledger,
    book: RuleBook,
    lists: Lists,
    now: NaiveDateTime,
    sitter: Option<PersonId>,
}

fn look(told: &Told, who: &str, now: &str, looked: &[String]) -> Look {
    let (ledger, now) = (told.ledger(), now.parse().unwrap());
    let book = RuleBook::of(&ledger);
    let (from, to) = ("2026-01".parse().unwrap(), "2026-12".parse().unwrap());
    let settled = settle(&ledger, &book, from, to, Closings::Respected);
    let expected = prospects(&ledger, &book, None, NaiveDateTime::date(&now));
    let known = open::Known { ledger: &ledger, book: &book, settled: &settled, expected: &expected, now };
    let whose = if who.is_empty() { Whose::Everybodys } else { Whose::Mine(id(who)) };
    let open = open::open(&known);
    // What a list says of its sums before it knows them is no less than what it says then.
    assert!(open.iter().all(|one| one.payees.is_empty() || can_hold_pay(one)));
    let lists = lists(&ledger, &open, &whose, looked, now);
    let sitter = (!who.is_empty()).then(|| id(who));
    Look { ledger, book, lists, now, sitter }
}

impl Look {
    fn text(&self, row: &Row) -> RowText {
        self.wording().row(row)
    }

    fn wording(&self) -> Wording<'_> {
        let Look { ledger, book, now, sitter, .. } = self;
        Wording { words: EN, ledger, book, now: *now, sitter: sitter.as_ref() }
    }

    fn whats(&self) -> Vec<String> {
        let rows = self.lists.dated.iter().chain(&self.lists.undated).chain(&self.lists.penalties);
        let not_month = rows.filter(|row| !matches!(row.open.lack.task, Task::CloseMonth(_)));
        not_month.map(|row| self.text(row).what).collect()
    }
}

#[test]
fn mine_are_those_i_must_act_on_and_what_i_must_ask_for() {
    let mut told = commissioning(None);
    let now = "2026-02-10T09:00:00";
    assert_eq!(look(&told, "li", now, &[]).whats(), ["Finish the commissioning"]);
    assert!(look(&told, "ma", now, &[]).whats().is_empty());
    told.tell("2026-02-04", FactBody::from(Finished { notice: id("N1"), completion: Vec::new() }));
    // Late since the 8th: his to bring, the clerk's to ask for, the manager's to decide.
    assert_eq!(look(&told, "li", now, &[]).whats(), ["Hand in the three papers"]);
    assert_eq!(look(&told, "wu", now, &[]).whats(), ["Hand in the three papers"]);
    assert_eq!(look(&told, "ma", now, &[]).whats(), ["Decide on the penalty"]);
    assert!(look(&told, "vp", now, &[]).whats().is_empty());
    let all = look(&told, "", now, &[]);
    assert_eq!(all.whats().len(), 2);
    let papers = all.text(&all.lists.dated[0]);
    assert_eq!((papers.urgency, papers.number.as_str(), papers.who.as_str()), (Urgency::Late, "N1", "li"));
    assert_eq!((papers.by.as_str(), papers.fine.as_str()), ("7 Feb", "20.00 if late"));
    // 300 x 0.30 x 50 % x 80 % less 5 %.
    assert_eq!((papers.place.as_str(), papers.stake.as_str()), ("Mill", "34.20"));
    // Whose money that is: his name for others, his own for himself.
    assert_eq!(papers.payee, "li");
    let own = look(&told, "li", now, &[]);
    assert_eq!(own.text(&own.lists.dated[0]).payee, "yours");
}

#[test]
fn what_was_not_confirmed_is_put_right_by_whose_work_it_is() {
    let mut told = commissioning(None);
    told.tell("2026-02-04", FactBody::from(Finished { notice: id("N1"), completion: Vec::new() }))
        .tell("2026-02-05", FactBody::from(PapersIn { notice: id("N1"), failed: Vec::new() }))
        .tell(
            "2026-02-05",
            FactBody::from(CalledBack { job: id("N1"), confirmed: false, remark: String::new() }),
        );
    let now = "2026-02-06T09:00:00";
    let who = |told: &Told, sitter: &str| {
        let look = look(told, sitter, now, &[]);
        let again = look.lists.undated.iter().find(|row| row.open.lack.task == Task::CallAgain);
        again.map(|row| look.text(row).who)
    };
    let both = Some("li puts it right, then it is up to wu".to_owned());
    assert_eq!((who(&told, "li"), who(&told, "wu")), (both.clone(), both));
    told.tell("2026-02-05", FactBody::from(PersonLeft { person: id("li") }));
    assert_eq!(who(&told, "ma").as_deref(), Some("ma puts it right, then it is up to wu"));
}

#[test]
fn whoever_calls_sees_whom_and_can_dial() {
    let call = |contact| {
        let mut told = commissioning(contact);
        told.tell("2026-02-04", FactBody::from(Finished { notice: id("N1"), completion: Vec::new() }))
            .tell("2026-02-05", FactBody::from(PapersIn { notice: id("N1"), failed: Vec::new() }));
        let look = look(&told, "wu", "2026-02-05T09:00:00", &[]);
        look.text(&look.lists.dated[0]).call.unwrap()
    };
    let number = Piece::Number { shown: "0411-8888 8888".into(), dial: "041188888888".into() };
    assert_eq!(
        call(Some("Mr Wang 0411-8888 8888")),
        Call::Contact(vec![Piece::Text("Mr Wang ".into()), number])
    );
    let none = |contact: &str| Call::NoNumber { contact: contact.into(), site: id("mill") };
    assert_eq!((call(Some("Mr Wang")), call(None)), (none("Mr Wang"), none("")));
}

#[test]
fn whoever_goes_sees_at_what_hour_and_can_dial() {
    let row = |contact: Option<&str>, ended: bool| {
        let mut told = commissioning(contact);
        let planned = r#"{"visit_planned":{"visit":"v","site":"mill","kind":"repair","to":"li","day":"2026-02-10",
            "time":"08:00","what":"Panel dark"}}"#;
        told.tell("2026-02-09", serde_json::from_str::<FactBody>(planned).unwrap());
        if ended {
            for body in [r#"{"arrived":{"visit":"v"}}"#, r#"{"ended":{"visit":"v","outcome":"done"}}"#] {
                told.tell("2026-02-10", serde_json::from_str::<FactBody>(body).unwrap());
            }
        }
        let look = look(&told, "li", "2026-02-10T07:00:00", &[]);
        let of_visit = |row: &&Row| matches!(row.open.subject, Subject::Day(_, _));
        let row = look.lists.dated.iter().find(of_visit).unwrap();
        look.text(row)
    };
    let number = Piece::Number { shown: "0411-8888 8888".into(), dial: "041188888888".into() };
    let coming = row(Some("Mr Wang 0411-8888 8888"), false);
    assert!(coming.place.contains("10 Feb 08:00"), "{}", coming.place);
    assert_eq!(coming.call, Some(Call::Contact(vec![Piece::Text("Mr Wang ".into()), number])));
    // Nobody is asked for a number that is not needed; the hour of what is over says nothing.
    assert_eq!(row(Some("Mr Wang"), false).call, None);
    let over = row(Some("Mr Wang 0411-8888 8888"), true);
    assert!(!over.place.contains("08:00"), "{}", over.place);
    assert_eq!(over.call, None);
}

#[test]
fn an_empty_post_is_asked_for_by_a_chapter_and_leads_to_its_form() {
    let mut told = Told::branch();
    told.repair("2026-02-02", "W1", "no power").complete("2026-02-02", "W1", "ma");
    told.tell("2026-02-02", FactBody::from(PersonLeft { person: id("vp") }));
    let look = look(&told, "ma", "2026-02-10T09:00:00", &[]);
    let post = look.lists.undated.iter().find(|row| matches!(row.open.lack.task, Task::FillPost(_))).unwrap();
    let text = look.text(post);
    assert_eq!((text.clause.0, text.route.href().as_str()), ("1", "#/people/new?role=sales_vp"));
}

#[test]
fn repairs_that_wait_for_one_rate_are_one_line() {
    let mut told = Told::branch();
    told.repair("2026-02-02", "W1", "black screen").repair("2026-02-03", "W2", "no power");
    let look = look(&told, "ma", "2026-02-03T09:00:00", &[]);
    let rate = look.lists.undated.iter().find(|row| row.open.lack.task == Task::TaxRate).unwrap();
    assert_eq!((rate.count, look.text(rate).place.as_str()), (2, "2 repairs wait for it"));
    assert_eq!(rate.open.stake, Stake { known: Money::ZERO, unknown: 2 });
    assert_eq!(look.lists.undated.len(), 2, "{:?}", look.lists.undated);
}

#[test]
fn records_that_one_person_signs_are_one_line_from_the_first_on() {
    let mut told = commissioning(None);
    let notice = NoticeIssued {
        notice: id("N2"),
        number: None,
        site: id("mill"),
        to: id("zh"),
        kind: NoticeKind::Extension,
        controllers: vec![Controller { points: 100, alarm_only: false }],
    };
    told.tell("2026-02-03", FactBody::from(notice));
    for (day, notice) in [("2026-02-05", "N1"), ("2026-02-06", "N2")] {
        let call = CalledBack { job: id(notice), confirmed: true, remark: String::new() };
        told.tell(day, FactBody::from(Finished { notice: id(notice), completion: Vec::new() }))
            .tell(day, FactBody::from(PapersIn { notice: id(notice), failed: Vec::new() }))
            .tell(day, FactBody::from(call));
    }
    let look = look(&told, "ma", "2026-02-09T09:00:00", &[]);
    let signs: Vec<&Row> =
        look.lists.undated.iter().filter(|row| row.open.lack.task == Task::Day(DueCode::Sign)).collect();
    let [sign] = signs[..] else { panic!("{signs:?}") };
    assert_eq!((sign.count, sign.open.lack.since), (2, "2026-02-05".parse().ok()));
    let text = look.text(sign);
    assert_eq!((text.number.as_str(), text.route.href().as_str()), ("", "#/calls"));
    assert!(text.place.starts_with('2'), "{}", text.place);
}

#[test]
fn months_are_closed_one_after_the_other_so_the_oldest_is_the_line() {
    let told = commissioning(None);
    let look = look(&told, "ma", "2026-04-10T09:00:00", &[]);
    let months = look.lists.undated.iter().filter(|row| matches!(row.open.lack.task, Task::CloseMonth(_)));
    let months: Vec<RowText> = months.map(|row| look.text(row)).collect();
    assert_eq!(months.len(), 1);
    let [oldest] = months.as_slice() else { unreachable!() };
    assert_eq!(
        (oldest.what.as_str(), oldest.place.as_str()),
        ("Close January 2026", "3 months are not closed")
    );
}

#[test]
fn a_month_closed_twice_stays_until_somebody_has_looked() {
    let month = "2026-01".parse().unwrap();
    let closing = || {
        FactBody::Branch(BranchFact::MonthClosed(MonthClosed {
            month,
            known_until: "2026-02-02T09:00:00".parse().unwrap(),
            lines: [].into(),
        }))
    };
    let mut told = Told::branch();
    told.tell("2026-02-02", closing()).tell("2026-02-03", closing());
    let now = "2026-02-03T10:00:00";
    let twice = |told: &Told, looked: &[String]| look(told, "ma", now, looked).whats();
    assert_eq!(twice(&told, &[]), ["January 2026 was closed at two desks: compare"]);
    let mark = look_mark(&told.ledger(), month);
    assert!(twice(&told, std::slice::from_ref(&mark)).is_empty());
    told.tell("2026-02-04", closing());
    assert_eq!(twice(&told, &[mark]).len(), 1);
}

#[test]
fn the_rests_of_ones_work_are_summed_up() {
    let mut told = commissioning(None);
    told.tell("2026-02-04", FactBody::from(Finished { notice: id("N1"), completion: Vec::new() }))
        .tell("2026-02-04", FactBody::from(PapersIn { notice: id("N1"), failed: Vec::new() }))
        .tell(
            "2026-02-04",
            FactBody::from(CalledBack { job: id("N1"), confirmed: true, remark: String::new() }),
        );
    let rests = |who| look(&told, who, "2026-02-05T09:00:00", &[]).lists.rests;
    let (own, all) = (rests("li").unwrap(), rests("ma").unwrap());
    assert_eq!((own.count, own.stake.known.to_string().as_str()), (1, "8.55"));
    // The same money: his own for himself, and not for the manager.
    assert_eq!((own.own, Rests { own: true, ..all }), (true, own));
    assert!(!all.own);
    assert_eq!(rests("wu"), None);
}

#[test]
fn a_list_is_taken_along_as_a_table_and_as_a_calendar() {
    let mut told = commissioning(None);
    told.tell("2026-02-04", FactBody::from(Finished { notice: id("N1"), completion: Vec::new() }));
    let mut mine = look(&told, "li", "2026-02-05T09:00:00", &[]);
    let table = csv(&tables::page(mine.wording(), &mine.lists));
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows[1], "2026-02-07,Hand in the three papers,N1,Mill,li,5.1.7,20.00,34.20,yours,");
    assert_eq!(rows.len(), 1 + mine.lists.dated.len());
    mine.lists.dated[0].open.stake.unknown = 2;
    let in_part = csv(&tables::page(mine.wording(), &mine.lists));
    assert!(in_part.lines().nth(1).unwrap().ends_with(",34.20,yours,2"), "{in_part}");
    let file = |look: &Look| calendar(look.wording(), &look.lists, look.now);
    let own = file(&mine).unwrap();
    assert!(
        own.contains("\r\nUID:papers/5.1.7/N1\r\n") && own.contains("\r\nDTSTART;VALUE=DATE:20260207\r\n"),
        "{own}"
    );
    assert!(
        own.contains("SUMMARY:Hand in the three papers N1 Mill\r\n") && own.contains("TRIGGER:-PT15H"),
        "{own}"
    );
    // Late by then: still in the file, and reminds of nothing.
    let late = file(&look(&told, "li", "2026-02-10T09:00:00", &[])).unwrap();
    assert!(late.contains("UID:papers/5.1.7/N1\r\n") && !late.contains("VALARM"), "{late}");
    assert_eq!(file(&look(&told, "vp", "2026-02-05T09:00:00", &[])), None);
}
