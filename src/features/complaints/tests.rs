use super::{
    tables::pages,
    view::{By, Counts, rows, total, years},
};
use crate::{
    app::i18n::{Lang, Words},
    domain::ComplaintKind,
    features::record::samples::{Told, id},
    journal::{Answered, Complained, FactBody, Verified},
    spreadsheet::csv::csv,
};

const EN: Words = Words(Lang::En);

fn told() -> Told {
    let mut told = Told::branch();
    let came = |complaint: &str| Complained {
        complaint: id(complaint),
        site: id("s"),
        kind: None,
        what: "Late".into(),
        caller: None,
    };
    let found = |complaint: &str, own_fault, person: Option<&str>| Verified {
        complaint: id(complaint),
        own_fault,
        person: person.map(id),
        remark: String::new(),
    };
    told.tell("2025-12-30", FactBody::from(came("before")))
        .tell("2026-01-05", FactBody::from(came("a")))
        .tell("2026-01-06", FactBody::from(came("b")))
        .tell("2026-03-06", FactBody::from(came("c")))
        .tell("2026-03-07", FactBody::from(found("a", true, Some("li"))))
        .tell("2026-03-07", FactBody::from(found("b", false, None)))
        .tell("2026-03-08", FactBody::from(Answered { complaint: id("a"), remark: String::new() }));
    told
}

#[test]
fn a_complaint_counts_once_in_the_month_in_which_it_came() {
    let ledger = told().ledger();
    let months: Vec<(String, [usize; 5])> =
        rows(EN, &ledger, 2026, By::Month).into_iter().map(|row| (row.name, row.counts.all())).collect();
    assert_eq!(
        months.iter().map(|(_, counts)| *counts).collect::<Vec<_>>(),
        [[2, 1, 1, 0, 1], [1, 0, 0, 1, 1]]
    );
    let all = Counts { received: 3, own_fault: 1, no_fault: 1, unverified: 1, unanswered: 2 };
    assert_eq!(total(&ledger, 2026), all);
    assert_eq!(years(&ledger, "2026-03-31".parse().unwrap()), [2026, 2025]);
}

#[test]
fn people_are_counted_by_what_was_found_and_sites_by_all() {
    let ledger = told().ledger();
    let people = rows(EN, &ledger, 2026, By::Person);
    // Whom no fault was found in, and what nobody has looked into yet, stand together in the last row.
    assert_eq!(people.iter().map(|row| row.counts.own_fault).collect::<Vec<_>>(), [1, 0]);
    assert_eq!(people[1].name, EN.t("complaints.nobody"));
    assert_eq!(rows(EN, &ledger, 2026, By::Site)[0].counts.received, 3);
    let pages = pages(EN, &ledger, 2026);
    assert_eq!(pages.len(), By::ALL.len());
    assert!(csv(&pages[0]).trim_end().ends_with(",3,1,1,1,2"), "{}", csv(&pages[0]));
}

#[test]
fn what_they_are_about_is_counted_and_what_was_not_said_too() {
    let mut told = told();
    for (complaint, kind) in
        [("d", ComplaintKind::Charge), ("e", ComplaintKind::Charge), ("f", ComplaintKind::Manner)]
    {
        let (complaint, kind) = (id(complaint), Some(kind));
        let body = Complained { complaint, site: id("s"), kind, what: String::new(), caller: None };
        told.tell("2026-04-01", FactBody::from(body));
    }
    let ledger = told.ledger();
    let kinds = rows(EN, &ledger, 2026, By::Kind);
    let counts: Vec<_> = kinds.iter().map(|row| (row.name.as_str(), row.counts.received)).collect();
    let (charge, manner) = (EN.t("facts.complaint_kind.charge"), EN.t("facts.complaint_kind.manner"));
    let unsaid = EN.t("complaints.unsaid");
    assert_eq!(counts, [(charge.as_str(), 2), (manner.as_str(), 1), (unsaid.as_str(), 3)]);
}

#[test]
fn however_they_are_counted_the_columns_add_up_to_the_same() {
    let ledger = told().ledger();
    let sum = |by| {
        rows(EN, &ledger, 2026, by)
            .iter()
            .fold([0; 5], |sum, row| std::array::from_fn(|at| sum[at] + row.counts.all()[at]))
    };
    for by in By::ALL {
        assert_eq!(sum(by), total(&ledger, 2026).all(), "{by:?}");
    }
}
