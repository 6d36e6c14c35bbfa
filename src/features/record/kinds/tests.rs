use super::*;
use crate::{
    app::words::Misread,
    domain::{
        JobId, Money, PaperCheck, PenaltyClause, PersonId,
        typed::{DayError, NumberError, TextError},
    },
    journal::{Away, PapersExtended, PenaltyConfirmed, PenaltyWaived, RewardFact, SiteDescribed},
    rules::RuleSet,
    workflow::Paper,
};
use std::collections::BTreeSet;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn book() -> RuleBook {
    RuleBook::only(RuleSet::regulation().clone())
}

/// Something sensible for every input.
fn filled(kind: &Kind) -> Values {
    kind.fields.iter().fold(Values::default(), |values, spec| {
        let value = match spec.input {
            Input::Text | Input::Fault => "W-1",
            Input::Day => "2026-11-20",
            Input::Time | Input::Hour => "8:05",
            Input::VisitKind => "maintenance",
            Input::ComplaintKind => "manner",
            Input::Outcome => "done",
            Input::Kept | Input::Lines | Input::SameFault => "",
            Input::Month => "2026-10",
            Input::Money | Input::Received => "1,200.50",
            Input::Count => "12",
            Input::Rate => "0.15",
            Input::Ticks(ticks) => return values.with(spec.name, ticks.keys().join(" ")),
            Input::Person(_) | Input::Assignee | Input::Leader | Input::Goes => "li",
            Input::Site => "s",
            Input::Area => "county",
            Input::Repair(_) | Input::Job => "W-1",
            Input::Contract | Input::Numbered => "M-1",
            Input::Brought(_) | Input::Objected | Input::Written => "d-1",
            Input::Clause => "7.15",
            Input::Tick | Input::Consent | Input::Answer { .. } => "yes",
        };
        values.with(spec.name, value)
    })
}

#[test]
fn every_kind_makes_a_fact_of_its_own_kind() {
    for kind in all() {
        let Ok(Command::Record { body, .. }) = kind.command(&filled(kind), &book(), today()) else {
            panic!("{}", kind.code())
        };
        assert!(kind.is_of(&body), "{}", kind.code());
        assert_eq!(kind_of(&body).map(|found| found.code()), Some(kind.code()));
        assert_eq!(Kind::of(kind.code()).map(|found| found.code()), Some(kind.code()));
    }
}

#[test]
fn every_reward_has_a_form() {
    for kind in RewardFact::KINDS {
        assert!(Kind::of(kind.name).is_some(), "{}", kind.name);
    }
}

#[test]
fn somebody_may_be_said_to_be_away_on_a_day_to_come() {
    let away = Kind::of("away").unwrap();
    let Ok(Command::Record { on, body, .. }) =
        away.command(&filled(away).with("day", "2026-11-25"), &book(), today())
    else {
        panic!("a day to come is none")
    };
    // It is recorded today, and is about then.
    let told: &Away = body.of().unwrap();
    assert_eq!((on, told.day.to_string().as_str()), (today(), "2026-11-25"));
}

fn steps() -> impl Iterator<Item = &'static Kind> {
    commissioning::STEPS.iter().chain([&decision::DECISION])
}

#[test]
fn a_step_does_what_it_was_offered_for() {
    for kind in steps() {
        let command =
            kind.command(&filled(kind), &book(), today()).unwrap_or_else(|_| panic!("{}", kind.code()));
        let offer = match kind_made_by(&command) {
            // The decision is offered before it is known which.
            Some(made) if made.name == PenaltyConfirmed::DECLARED.name => {
                kind.command(&filled(kind).with("decision", "no"), &book(), today()).unwrap()
            }
            _ => command,
        };
        let found = step_of(WorkKind::Commissioning, &offer).unwrap();
        assert!(std::ptr::eq(found, kind), "{}", kind.code());
        let given = kind.given_in(&offer);
        assert!(!given.is_empty());
        for (field, given) in given {
            assert_eq!(given, filled(kind).get(field), "{} {field}", kind.code());
        }
    }
}

/// A decision as typed about late papers.
fn decided(typed: &[(&str, &str)]) -> Result<FactBody, Vec<(&'static str, Misread)>> {
    let given = [("clause", "7.4"), ("person", "li"), ("job", "T-1"), ("on", "2026-11-20")];
    let values =
        given.iter().chain(typed).fold(Values::default(), |values, (field, text)| values.with(field, *text));
    match decision::DECISION.command(&values, &book(), today()) {
        Ok(Command::Record { body, .. }) => Ok(body),
        Ok(other) => panic!("{other:?}"),
        Err(wrong) => Err(wrong.into_iter().map(|wrong| (wrong.field, wrong.why)).collect()),
    }
}

#[test]
fn a_proposal_is_confirmed_with_what_happened_or_waived_with_a_reason() {
    assert_eq!(
        decided(&[("on", "2026-11-24")]),
        Err(vec![("decision", "jobs.wrong.decision".into()), ("on", "forms.wrong.future".into())])
    );
    assert_eq!(decided(&[("decision", "no")]), Err(vec![("reason", "jobs.wrong.reason".into())]));
    let (clause, person, job) =
        (PenaltyClause::LatePapers, PersonId::parse("li").unwrap(), JobId::parse("T-1").ok());
    let reason = "the road was closed".to_owned();
    let waived = PenaltyWaived { clause, person: person.clone(), job: job.clone(), reason };
    assert_eq!(decided(&[("decision", "no"), ("reason", " the road was closed ")]), Ok(waived.into()));
    // What was typed for the other answer says nothing.
    let remark = "lost on the way".to_owned();
    let confirmed = PenaltyConfirmed { clause, person, job, amount: None, manager: None, remark };
    let typed = [("decision", "yes"), ("remark", " lost on the way "), ("reason", "x"), ("amount", "268")];
    assert_eq!(decided(&typed), Ok(confirmed.into()));
}

#[test]
fn a_confirmed_penalty_that_is_a_multiple_asks_for_its_sum() {
    let typed = [("clause", "7.20"), ("decision", "yes")];
    assert_eq!(decided(&typed), Err(vec![("amount", "forms.wrong.base_sum".into())]));
    let sum = |body: FactBody| PenaltyConfirmed::of(&body).unwrap().amount;
    let typed = [typed[0], typed[1], ("amount", "268")];
    assert_eq!(decided(&typed).map(sum), Ok(Some(Money::yuan(268))));
}

#[test]
fn a_site_needs_a_name_and_an_area() {
    let read = |typed: &[(&str, &str)]| {
        let begun = Values::default().with("site", "s");
        let values = typed.iter().fold(begun, |values, (field, text)| values.with(field, *text));
        match SITE_FORM.command(&values, &book(), today()) {
            Ok(Command::Record { on, body, .. }) => Ok((on, SiteDescribed::of(&body).unwrap().clone())),
            Ok(other) => panic!("{other:?}"),
            Err(wrong) => Err(wrong.into_iter().map(|wrong| (wrong.field, wrong.why)).collect::<Vec<_>>()),
        }
    };
    let fields = read(&[("warranty", "soon")]).unwrap_err().into_iter().map(|(field, _)| field);
    assert_eq!(fields.collect::<Vec<_>>(), ["name", "area", "warranty"]);
    let area = ("area", "county");
    let hidden = [("name", "Hall"), area, ("contact", "Wang\u{202E}"), ("warranty", "20266-03-01")];
    let (day, unseen) = (DayError::Year { year: 20266 }, TextError::Unseen { letter: '\u{202E}' });
    assert_eq!(read(&hidden).unwrap_err(), [("warranty", day.into()), ("contact", unseen.into())]);
    let (on, site) = read(&[("name", " Hall "), area, ("warranty", "2027-03-01")]).unwrap();
    assert_eq!((on, site.name.as_str(), site.customer.as_str()), (today(), "Hall", "Hall"));
    assert_eq!((site.dealer, site.warranty_until), (None, "2027-03-01".parse().ok()));
}

#[test]
fn papers_are_in_order_or_not_only_when_somebody_says_so() {
    let papers = commissioning::STEPS.iter().find(|kind| kind.code() == "papers").unwrap();
    let begun =
        Values::default().with("notice", "T-1").with("on", "2026-11-20").with("papers", "facts.paper.survey");
    let read = |typed: &[(&str, &str)]| {
        let values = typed.iter().fold(begun.clone(), |values, (field, text)| values.with(field, *text));
        match papers.command(&values, &book(), today()) {
            Ok(Command::HandInPapers { brought, failed, .. }) => Ok((brought, failed)),
            Ok(other) => panic!("{other:?}"),
            Err(wrong) => Err((wrong[0].field, wrong[0].why)),
        }
    };
    let failed = ("failed", "facts.check.own_date");
    assert_eq!(read(&[failed]), Err(("checks", "jobs.wrong.checks".into())));
    assert_eq!(read(&[("checks", "no")]), Err(("failed", "jobs.wrong.failed".into())));
    assert_eq!(read(&[("checks", "no"), failed]), Ok((vec![Paper::Survey], vec![PaperCheck::OwnDate])));
    assert_eq!(read(&[("checks", "yes"), failed]), Ok((vec![Paper::Survey], vec![])));
    let act = |checks: &str| papers.act.unwrap()(&begun.clone().with("checks", checks));
    assert_eq!([act(""), act("yes"), act("no")], [None, None, Some("jobs.act.bad_papers")]);
}

#[test]
fn the_two_days_of_a_permission_are_told_apart() {
    let kind = commissioning::STEPS.iter().find(|kind| kind.code() == "papers_until").unwrap();
    let typed = filled(kind).with("on", "2026-11-24").with("until", "");
    let wrong = kind.command(&typed, &book(), today()).unwrap_err();
    let labels =
        wrong.iter().map(|wrong| kind.fields.iter().find(|spec| spec.name == wrong.field).unwrap().label);
    assert_eq!(labels.collect::<Vec<_>>(), ["jobs.form.until", "jobs.form.granted_on"]);
}

#[test]
fn an_empty_form_complains_about_every_required_field_and_no_other() {
    for kind in all().chain(steps()) {
        let wrong = kind.command(&Values::default(), &book(), today()).unwrap_err();
        let named: BTreeSet<&str> = wrong.iter().map(|wrong| wrong.field).collect();
        let required: BTreeSet<&str> = kind
            .fields
            .iter()
            .filter(|spec| spec.is_required(&Values::default(), &book(), today()))
            .map(|spec| spec.name)
            .collect();
        assert_eq!(named, required, "{}", kind.code());
    }
}

/// All ways to fill in a form that the kinds of its fields allow: what may be left empty is, and each answer is given.
fn ways_to_fill(kind: &Kind) -> Vec<Values> {
    kind.fields.iter().fold(vec![filled(kind)], |ways, spec| {
        let other = match spec.input {
            Input::Answer { .. } => "no",
            Input::Clause => "7.20",
            _ if spec.need == Need::Never => "",
            _ => return ways,
        };
        let others: Vec<Values> = ways.iter().map(|way| way.clone().with(spec.name, other)).collect();
        ways.into_iter().chain(others).collect()
    })
}

#[test]
fn a_form_makes_its_fact_however_it_is_filled_in() {
    let forms = all().chain(steps()).chain([&SITE_FORM]);
    let made = forms.flat_map(|kind| ways_to_fill(kind).into_iter().map(move |values| (kind, values)));
    for (kind, values) in made {
        let wrong = kind.command(&values, &book(), today()).err();
        assert_eq!(wrong, None, "{} {values:?}", kind.code());
    }
}

#[test]
fn what_the_fact_says_and_the_form_leaves_out_is_an_error_at_its_field() {
    const NOTICE: Spec = field("notice", "facts.field.job", Input::Job);
    let wrong = |fields| {
        let kind = form(PapersExtended::DECLARED, Group::Commissioning, "", fields);
        let values = Values::default().with("notice", "W-1").with("on", "2026-11-20");
        kind.command(&values, &book(), today()).unwrap_err()
    };
    let (late, on) = (field("late", "", Input::Day).optional().fills("until"), field("on", "", Input::Day));
    let fields: &'static [Spec] = Box::leak(Box::new([NOTICE, late, on]));
    assert_eq!(wrong(fields), [Wrong::unfilled("late")]);
    // No field of the form fills it: the form as a whole.
    let fields: &'static [Spec] = Box::leak(Box::new([NOTICE, on]));
    assert_eq!(wrong(fields), [Wrong::unfilled("form")]);
}

#[test]
fn nothing_that_happened_lies_in_the_future() {
    let kind = Kind::of("receipt").unwrap();
    let wrong = kind.command(&filled(kind).with("on", "2026-11-24"), &book(), today()).unwrap_err();
    assert_eq!(wrong, [Wrong { field: "on", why: "forms.wrong.future".into() }]);
}

/// Its limit is a minute of the day: without it nobody can tell whether it came in time (6.2.9, 6.5.5, 7.8).
#[test]
fn the_sheet_of_a_repair_says_its_minute_as_that_of_a_visit_does() {
    for code in ["sheet", "sheet_in"] {
        let kind = Kind::of(code).unwrap();
        let typed = |at: &str| kind.command(&filled(kind).with("at", at), &book(), today());
        let Ok(Command::Record { at, .. }) = typed("9:05") else { panic!("{code}") };
        assert_eq!(at.map(|at| at.to_string()).as_deref(), Some("09:05"), "{code}");
        assert_eq!(typed("").unwrap_err()[0].field, "at", "{code}");
    }
}

#[test]
fn an_amount_that_can_be_meant_in_two_ways_is_refused_in_every_form() {
    let letter = |letter| NumberError::Letter { letter };
    let odd = [
        ("12,5", NumberError::Grouping),
        ("12，5", NumberError::Grouping),
        ("1,2,3", NumberError::Grouping),
        ("1999，5", NumberError::Grouping),
        ("1e3", letter('e')),
        ("1_000", letter('_')),
        ("+5", NumberError::Sign),
        ("12。5", NumberError::Point),
        ("1.005", NumberError::TooPrecise { most: 2 }),
    ];
    let mut fields = 0;
    for kind in all() {
        let amounts = kind.fields.iter().filter(|spec| matches!(spec.input, Input::Money | Input::Received));
        for spec in amounts {
            fields += 1;
            for (typed, why) in odd {
                let values = filled(kind).with(spec.name, typed);
                let wrong = kind.command(&values, &book(), today()).unwrap_err();
                assert_eq!(wrong, [Wrong { field: spec.name, why: why.into() }], "{} {typed}", kind.code());
            }
        }
    }
    assert!(fields > 5, "{fields}");
}

#[test]
fn the_sum_of_a_penalty_is_asked_for_by_its_clause() {
    let kind = Kind::of("penalty").unwrap();
    let amount = kind.fields.iter().find(|spec| spec.name == "amount").unwrap();
    let asked = |clause: &str| {
        let values = Values::default().with("clause", clause);
        (amount.is_shown(&values, &book(), today()), amount.is_required(&values, &book(), today()))
    };
    assert_eq!(asked(""), (false, false));
    assert_eq!(asked("7.14"), (false, false));
    assert_eq!(asked("7.20"), (true, true));
    let reason = Kind::of("waived").unwrap().fields.iter().find(|spec| spec.name == "reason").unwrap();
    assert!(reason.is_shown(&Values::default(), &book(), today()));
}

#[test]
fn codes_and_fields_are_told_apart() {
    let codes: BTreeSet<&str> = all().map(|kind| kind.code()).collect();
    assert_eq!(codes.len(), all().count());
    for kind in all() {
        let names: BTreeSet<&str> = kind.fields.iter().map(|spec| spec.name).collect();
        assert_eq!(names.len(), kind.fields.len(), "{}", kind.code());
    }
}
