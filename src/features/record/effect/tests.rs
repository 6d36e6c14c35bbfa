use super::*;
use crate::{
    app::i18n::Lang,
    domain::{PenaltyClause, Role},
    features::record::{
        defaults::opened_for,
        kinds::{self, Input, Lacking},
        lines::{LINES, typed},
        missing::{missing_words, open_repairs},
        options::options,
        samples::{Told, id},
    },
    journal::{
        ClockedIn, ContractSigned, FactBody, MoneyReceived, MorningExcused, PenaltyConfirmed, PersonChanged,
        PersonLeft,
    },
    rules::{Closings, RuleSet, open::Task, settle},
};

const TODAY: &str = "2026-11-23";

/// Every sentence about a form with these values.
pub(super) fn said(told: &Told, kind: &str, values: &[(&str, &str)]) -> Vec<String> {
    let ledger = told.ledger();
    let book = RuleBook::of(&ledger);
    let values = values.iter().fold(Values::default(), |values, (field, value)| values.with(field, *value));
    let (words, kind, today) = (Words(Lang::En), Kind::of(kind).unwrap(), TODAY.parse().unwrap());
    let month = Month::of(today);
    let form = TypedForm {
        words,
        kind,
        values: &values,
        ledger: &ledger,
        book: &book,
        today,
        settled: &|| Settled::of(&ledger, &book, month, month).into(),
    };
    (kind.hints)(&form).unwrap_or_default()
}

/// What a form with these values warns of under one of its fields.
pub(super) fn warned(told: &Told, kind: &str, values: &[(&str, &str)]) -> Option<Warning> {
    let (ledger, today) = (told.ledger(), TODAY.parse().unwrap());
    let kind = Kind::of(kind).unwrap_or(&kinds::SITE_FORM);
    let (book, words) = (RuleBook::of(&ledger), Words(Lang::En));
    let values = values.iter().fold(Values::default(), |values, (field, value)| values.with(field, *value));
    let settled = &|| unreachable!("no pay is asked for");
    let (ledger, book) = (&ledger, &book);
    let form = TypedForm { words, kind, values: &values, ledger, book, today, settled };
    kind.fields.iter().find_map(|spec| spec.warns?(&form))
}

#[test]
fn a_second_clock_in_changes_something_only_when_it_is_earlier() {
    let mut told = Told::branch();
    told.tell(
        TODAY,
        FactBody::from(ClockedIn { person: id("li"), at: "2026-11-23T07:50:00".parse().unwrap() }),
    );
    let punch = |who: &str, at: &str| said(&told, "punch", &[("person", who), ("day", TODAY), ("time", at)]);
    assert_eq!(
        punch("li", "8:50")[0],
        Words(Lang::En).tv("forms.effect.punched_already", &[("time", &"07:50")])
    );
    assert!(!punch("li", "8:50").contains(&Words(Lang::En).t("forms.effect.half_day")));
    assert_eq!(punch("li", "7:40")[1], Words(Lang::En).t("forms.effect.in_time"));
    assert_eq!(punch("li", "0:30")[0], Words(Lang::En).t("forms.effect.day_before"));
    assert_eq!(punch("wu", "8:50")[0], Words(Lang::En).t("forms.effect.half_day"));
    told.tell(TODAY, FactBody::from(MorningExcused { person: id("wu"), day: TODAY.parse().unwrap() }));
    let excused = said(&told, "punch", &[("person", "wu"), ("day", TODAY), ("time", "8:50")]);
    assert_eq!(excused[0], Words(Lang::En).t("forms.effect.is_excused"));
}

#[test]
fn more_money_than_the_fee_is_pointed_out() {
    let mut told = Told::branch();
    told.tell(
        "2026-11-02",
        FactBody::from(ContractSigned {
            contract: id("M1"),
            number: None,
            site: id("s"),
            signer: id("li"),
            server: id("li"),
            fee: Money::yuan(6000),
            rebate: Money::ZERO,
            from: "2026-12-01".parse().unwrap(),
            to: "2027-11-30".parse().unwrap(),
        }),
    );
    let receipt = |amount: &str| said(&told, "receipt", &[("contract", "M1"), ("amount", amount)])[1].clone();
    let words = Words(Lang::En);
    assert_eq!(receipt("99999"), words.tv("forms.effect.receipt_more", &[("more", &"93,999.00")]));
    assert_eq!(receipt("6000"), words.t("forms.effect.receipt_all"));
    assert_eq!(receipt("1000"), words.tv("forms.effect.receipt_rest", &[("rest", &"5,000.00")]));
    told.tell("2026-11-03", FactBody::from(MoneyReceived { contract: id("M1"), amount: Money::yuan(6000) }));
    let refund = said(&told, "receipt", &[("contract", "M1"), ("amount", "-1500")]);
    let lower: [(&str, &dyn std::fmt::Display); 2] = [("before", &"6,000.00"), ("after", &"4,500.00")];
    assert_eq!(refund[0], words.tv("forms.effect.refund", &lower));
    // More than came in is refused: nothing is said to follow from it. Nor had anything come in the day before.
    let back = |amount: &str, on: &str| {
        said(&told, "receipt", &[("contract", "M1"), ("amount", amount), ("on", on)])
    };
    assert_eq!((back("-6000.01", TODAY).len(), back("-6000", TODAY).len()), (0, 2));
    assert_eq!(back("-1500", "2026-11-02").len(), 0);
}

#[test]
fn the_shares_of_a_contract_are_taken_from_what_the_rules_say() {
    let mut told = Told::branch();
    let shares =
        |told: &Told| said(told, "contract", &[("on", TODAY), ("fee", "6000"), ("rebate", "1000")]).concat();
    let words = |signing: &'static str, service: &'static str| {
        let percents: [(&str, &dyn std::fmt::Display); 2] =
            [("signing_percent", &15), ("service_percent", &10)];
        let amounts: [(&str, &dyn std::fmt::Display); 2] = [("signing", &signing), ("service", &service)];
        Words(Lang::En).tv("forms.effect.contract", &[percents, amounts].concat())
    };
    assert_eq!(shares(&told), words("900.00", "600.00"));
    told.adopt("2026-11", &[("reading.maintenance_base", "receipts_less_rebate".into())]);
    assert_eq!(shares(&told), words("750.00", "500.00"));
}

#[test]
fn the_months_of_a_contract_are_said_before_it_is_saved() {
    let told = Told::branch();
    let period = |from: &str, to: &str| said(&told, "contract", &[("from", from), ("to", to)])[0].clone();
    let words = Words(Lang::En);
    assert_eq!(period("2024-02-29", "2025-02-28"), words.tv("forms.effect.period", &[("n", &12)]));
    assert_eq!(period("2026-03-15", "2026-05-01"), words.t("forms.effect.period.none"));
}

#[test]
fn a_step_counts_in_the_hint_as_it_will_in_the_settlement() {
    let mut told = Told::branch();
    told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
    told.repair("2026-11-02", "W1", "black screen").complete("2026-11-03", "W1", "ma");
    told.repair("2026-11-02", "W2", "no power");
    // The technician is sales vice-president from the 16th on.
    let (name, base_wage) = ("li".to_owned(), Money::yuan(3000));
    let promoted = FactBody::from(PersonChanged { person: id("li"), name, role: Role::SalesVp, base_wage });
    told.tell("2026-11-16", promoted);
    let last = |kind: &str, values: &[(&str, &str)]| said(&told, kind, values).pop().unwrap();
    let words = Words(Lang::En);
    let approved = |by: &str, on: &str| last("approved", &[("repair", "W1"), ("by", by), ("on", on)]);
    let lacks = |part: &str| words.tv("forms.effect.still_missing", &[("missing", &words.t(part))]);
    assert_eq!(approved("vp", "2026-11-10"), words.t("forms.effect.repair_complete"));
    assert_eq!(approved("li", "2026-11-10"), lacks("forms.missing.sales_vp"));
    assert_eq!(approved("li", "2026-11-16"), words.t("forms.effect.repair_complete"));
    let called = |answer: &str| last("callback", &[("repair", "W2"), ("on", TODAY), ("confirmed", answer)]);
    let call = words.t("forms.missing.callback");
    assert!(!called("yes").contains(&call), "{}", called("yes"));
    assert!(called("no").contains(&call), "{}", called("no"));
}

#[test]
fn a_repair_lacks_in_its_forms_what_it_lacks_in_the_list() {
    let mut told = Told::branch();
    told.repair("2026-11-02", "W1", "no power").repair("2026-11-09", "W2", "no power");
    let lacking = |told: &Told, repair: &str| {
        let (ledger, words) = (told.ledger(), Words(Lang::En));
        let book = RuleBook::of(&ledger);
        let today = TODAY.parse().unwrap();
        let looked = Looked { ledger: &ledger, book: &book, waiting: &[], today };
        let open = open_repairs(looked).into_iter().find(|open| open.id == id(repair)).unwrap();
        let missing =
            list_words(words, open.missing.iter().filter_map(|one| missing_words(words, &one.lack)));
        let missing = words.tv("forms.effect.still_missing", &[("missing", &missing)]);
        let asked = Input::Repair(Lacking::Sheet);
        let offered = options(words, &ledger, &book, asked, None, today);
        let offered = offered.into_iter().find(|choice| choice.id == repair).unwrap();
        assert!(offered.hint.contains(&missing), "{}: {missing}", offered.hint);
        // A call that does not confirm leaves everything missing.
        let typed = [("repair", repair), ("on", TODAY), ("confirmed", "no")];
        assert_eq!(said(told, "callback", &typed).pop().unwrap(), missing);
        open.missing.into_iter().map(|one| one.lack.task).collect::<Vec<_>>()
    };
    // Nobody says the tax rate of the first; the second is a repetition that pays nothing (5.2.3).
    assert!(lacking(&told, "W1").contains(&Task::TaxRate));
    assert_eq!(lacking(&told, "W2"), [Task::Sheet, Task::Callback, Task::PaidIn]);
    told.adopt("2026-11", &[("repair.difference_tax_percent", "6".into())]);
    assert!(!lacking(&told, "W1").contains(&Task::TaxRate));
}

#[test]
fn a_fine_that_is_only_a_multiple_names_no_other_sum() {
    let told = Told::branch();
    let penalty = |clause: &str| said(&told, "penalty", &[("on", TODAY), ("clause", clause)]);
    let words = Words(Lang::En);
    let rule = |clause| penalty_rule_words(words, &RuleSet::regulation().penalties[&clause]);
    assert_eq!(penalty("7.20"), [rule(PenaltyClause::MoneyKept)]);
    assert_eq!(penalty("7.21"), [rule(PenaltyClause::PrivateJob)]);
}

#[test]
fn the_time_of_a_penalty_is_counted_as_the_settlement_counts_it() {
    let mut told = Told::branch();
    let complain = |told: &mut Told, on: &str| {
        let (clause, person) = (PenaltyClause::Complaint, id("li"));
        told.tell(
            on,
            FactBody::from(PenaltyConfirmed {
                clause,
                person,
                job: None,
                amount: None,
                manager: None,
                remark: String::new(),
            }),
        );
    };
    let words = Words(Lang::En);
    let typed = |told: &Told| said(told, "penalty", &[("on", TODAY), ("clause", "7.1"), ("person", "li")]);
    for on in ["2025-12-30", "2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05"] {
        complain(&mut told, on);
    }
    let nth = |n| [nth_penalty_words(words, &RuleSet::regulation().penalties[&PenaltyClause::Complaint], n)];
    assert_eq!(typed(&told), nth(5));
    complain(&mut told, "2026-11-02");
    assert_eq!(typed(&told), nth(6));
    // What was counted by the year before is no part of a count that runs for good.
    told.adopt("2026-11", &[("penalties.7.1.counted_per", "ever".into())]);
    assert_eq!(typed(&told), nth(2));
    complain(&mut told, TODAY);
    let ledger = told.ledger();
    let (book, until) = (RuleBook::of(&ledger), "2026-12".parse().unwrap());
    let outcomes = settle(&ledger, &book, "2025-12".parse().unwrap(), until, Closings::Ignored).outcomes;
    assert!(outcomes.is_empty(), "{outcomes:?}");
}

#[test]
fn the_faults_of_a_site_are_listed_once_with_their_last_day() {
    let mut told = Told::branch();
    told.repair("2026-08-25", "W1", "black screen").repair("2026-09-04", "W2", "no power");
    told.repair("2026-10-03", "W3", "black screen");
    let day = |text: &str| text.parse::<NaiveDate>().unwrap();
    let faults = earlier_faults(&told.ledger(), "s");
    assert_eq!(faults, [("black screen".into(), day("2026-10-03")), ("no power".into(), day("2026-09-04"))]);
    assert!(earlier_faults(&told.ledger(), "elsewhere").is_empty());
    let typed = said(&told, "repair", &[("on", TODAY), ("site", "s")]);
    assert!(typed[0].contains("black screen") && typed[0].contains("no power"), "{typed:?}");
}

#[test]
fn two_visits_at_one_hour_are_pointed_out() {
    let mut told = Told::branch();
    let visit = serde_json::json!({ "visit_planned": {
        "visit": "v1", "site": "s", "kind": "repair", "to": "li", "day": TODAY, "time": "14:00",
    } });
    told.tell(TODAY, serde_json::from_value(visit).unwrap());
    let typed = |time: &str| {
        let values = [("site", "s"), ("kind", "repair"), ("to", "li"), ("day", TODAY), ("time", time)];
        said(&told, "visit_planned", &values)
    };
    let clash = Words(Lang::En).tv("forms.day.same_time", &[("who", &"li"), ("site", &"School")]);
    assert!(typed("14:00").contains(&clash), "{:?}", typed("14:00"));
    assert!(!typed("15:00").contains(&clash));
}

#[test]
fn whoever_has_left_is_named_before_he_is_sent() {
    let mut told = Told::branch();
    let typed =
        |told: &Told, day: &str| said(told, "visit_planned", &[("site", "s"), ("to", "li"), ("day", day)]);
    let gone = Words(Lang::En).tv("forms.day.gone", &[("who", &"li")]);
    assert!(!typed(&told, TODAY).contains(&gone));
    told.tell(TODAY, FactBody::from(PersonLeft { person: id("li") }));
    assert!(!typed(&told, TODAY).contains(&gone), "the last day is a day of work");
    assert!(typed(&told, "2026-11-24").contains(&gone));
}

#[test]
fn a_penalty_dated_before_its_cause_is_pointed_out() {
    let mut told = Told::branch();
    let tell = |told: &mut Told, on: &str, body: &str| _ = told.tell(on, serde_json::from_str(body).unwrap());
    tell(&mut told, "2026-11-09", r#"{"complaint":{"complaint":"k","site":"s","what":"x"}}"#);
    tell(&mut told, "2026-11-10", r#"{"verified":{"complaint":"k","own_fault":true,"person":"li"}}"#);
    let of =
        |on: &str| said(&told, "penalty", &[("clause", "7.1"), ("person", "li"), ("job", "k"), ("on", on)]);
    assert_eq!((of("2026-10-12").len(), of("2026-11-10").len(), of(TODAY).len()), (2, 1, 1));
    assert!(of("2026-10-12")[1].contains("October"), "{:?}", of("2026-10-12"));
}

#[test]
fn another_quote_says_which_it_takes_the_place_of() {
    let mut told = Told::branch();
    let quote = r#"{"quote":{"repair":"q1","site":"s","charged":"430","floor":"300"}}"#;
    told.tell("2026-11-20", serde_json::from_str(quote).unwrap());
    let again = |kept: &str| said(&told, "quote", &[("site", "s"), ("kept", kept)]);
    assert!(again("q1").iter().any(|line| line.contains("430.00")), "{:?}", again("q1"));
    assert!(!again("").iter().any(|line| line.contains("430.00")));
}

fn schedule(charge: &str) -> FactBody {
    let rows = format!(r#"[{{"name":"主板","charge":"{charge}","floor":"80"}}]"#);
    serde_json::from_str(&format!(r#"{{"fee_schedule":{{"from":"2026-11-01","rows":{rows}}}}}"#)).unwrap()
}

/// What is quoted again has the prices of now, and each that is another one is said with what it was.
#[test]
fn a_quote_made_again_says_which_prices_are_others_now() {
    let mut told = Told::branch();
    let line = |name: &str| format!(r#"{{"name":"{name}","quantity":2,"charge":"100","floor":"80"}}"#);
    let lines = [line("主板"), line("拆装")].join(",");
    let quote = format!(
        r#"{{"quote":{{"repair":"q1","site":"s","charged":"400","floor":"320","lines":[{lines}]}}}}"#
    );
    told.tell("2026-10-20", serde_json::from_str(&quote).unwrap()).tell("2026-11-01", schedule("130"));
    let mut values = Values::default();
    let today = TODAY.parse().unwrap();
    opened_for(Kind::of("quote").unwrap(), &mut values, &told.ledger(), "q1", today);
    assert_eq!((values.get("charged"), values.get("floor")), ("460.00", "320.00"));
    let typed = typed(values.get(LINES));
    let [board, labour] = &typed[..] else { panic!("{typed:?}") };
    assert_eq!((board.chosen, board.charge.as_str()), (true, "130.00"));
    assert_eq!((labour.chosen, labour.charge.as_str()), (false, "100.00"));
    let values: Vec<(&str, &str)> =
        ["kept", "site", LINES].map(|field| (field, values.get(field))).into_iter().collect();
    let said = said(&told, "quote", &values);
    let repriced: Vec<&String> = said.iter().filter(|line| line.contains("quoted before")).collect();
    let [board] = &repriced[..] else { panic!("{said:?}") };
    assert!(board.contains("100.00") && board.contains("130.00"), "{board}");
}

/// A problem of a product pays once, by whichever way it is recorded (5.5.1).
#[test]
fn whoever_records_a_product_problem_by_both_ways_is_warned_before_it_is_paid_twice() {
    let problem = |id: &str, by: &str| -> FactBody {
        serde_json::from_str(&format!(
            r#"{{"problem":{{"problem":"{id}","by":"{by}","product":"JB-{id}"}}}}"#
        ))
        .unwrap()
    };
    let step = |text: &str| -> FactBody { serde_json::from_str(text).unwrap() };
    let mut told = Told::branch();
    told.tell("2026-10-05", problem("p", "li")).tell("2026-10-05", problem("q", "wu"));
    let once = |told: &Told, on: &str| {
        let warning = warned(told, "product_issue", &[("by", "li"), ("on", on)]);
        warning.map(|warning| warning.lines).unwrap_or_default()
    };
    // Not found out yet: the finding belongs there.
    let [(open, Some(Route::Day { id, .. }))] = &once(&told, "2026-11-02")[..] else { panic!() };
    assert!(open.contains("JB-p") && open.contains("no finding") && id == "p", "{open}");
    assert_eq!(once(&told, "2026-10-04"), [], "what is reported later is another one");
    told.tell("2026-10-06", step(r#"{"problem_taken":{"problem":"p"}}"#));
    told.tell("2026-11-01", step(r#"{"problem_judged":{"problem":"p","is_new":true,"remark":"x"}}"#));
    let [(paid, Some(_))] = &once(&told, "2026-11-02")[..] else { panic!() };
    assert!(paid.contains("JB-p") && paid.contains("50.00") && paid.contains("November"), "{paid}");
    assert_eq!(once(&told, "2029-11-02"), [], "what is over for good is not asked about");

    // The other way round.
    let judged = |told: &Told, is_new: &str| {
        let values = [("problem", "q"), ("is_new", is_new), ("on", "2026-11-20")];
        warned(told, "problem_judged", &values).map(|warning| warning.lines).unwrap_or_default()
    };
    assert_eq!(judged(&told, "yes"), []);
    told.tell("2026-10-01", step(r#"{"product_issue":{"by":"wu"}}"#));
    assert_eq!(judged(&told, "yes"), [], "before it was reported");
    told.tell("2026-11-10", step(r#"{"product_issue":{"by":"wu"}}"#));
    let [(paid, Some(Route::Settlement(at)))] = &judged(&told, "yes")[..] else { panic!() };
    assert!(paid.contains("wu") && paid.contains("50.00"), "{paid}");
    assert_eq!((at.month.as_deref(), at.person.as_deref()), (Some("2026-11"), Some("wu")));
    assert_eq!(judged(&told, "no"), [], "what is not new pays nothing");
    // The same day twice is asked about as well.
    let again = warned(&told, "product_issue", &[("by", "wu"), ("on", "2026-11-10")]).unwrap();
    assert_eq!(again.lines.len(), 2);
}

#[test]
fn two_schedules_of_one_day_are_in_doubt_where_one_quotes() {
    let mut told = Told::branch();
    told.tell("2026-11-01", schedule("130"));
    let warned = |told: &Told, on: &str| warned(told, "quote", &[("on", on)]);
    assert_eq!(warned(&told, TODAY), None);
    told.tell_elsewhere("2026-11-02", schedule("150"));
    let warning = warned(&told, TODAY).unwrap();
    assert!(warning.lines[0].0.starts_with("2 schedules"), "{warning:?}");
    assert_eq!(warning.lines[1].1, Some(Route::record("conflicts")));
    assert_eq!(warned(&told, "2026-10-31"), None);
}

#[test]
fn what_somebody_says_of_a_fault_counts_more_than_its_words() {
    let mut told = Told::branch();
    told.repair("2026-10-05", "W1", "主机黑屏");
    let unpaid_as = |fault: &str, same: &str| {
        let values = [("on", "2026-11-10"), ("site", "s"), ("by", "li"), ("fault", fault), (SAME, same)];
        said(&told, "repair", &values).iter().any(|line| line.contains("repaired within 3 months"))
    };
    assert!(unpaid_as("主机黑屏", ""), "the same words");
    assert!(!unpaid_as("屏幕不亮", ""), "other words");
    assert!(unpaid_as("屏幕不亮", "W1"), "said to be the same");
    assert!(!unpaid_as("主机黑屏", ANOTHER), "said to be another");
}
