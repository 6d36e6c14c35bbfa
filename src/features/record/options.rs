//! What the fields offer.

mod day;

use super::{
    defaults::fits,
    kinds::{Input, Lacking, Whom},
    missing::{missing_now, missing_words},
};
use crate::{
    app::{
        format::{month, short_day, yuan},
        i18n::Words,
        words::{
            alike_words, area_key, contract_words, job_words, list_words, penalty_rule_words, penalty_words,
            person_name, role_key, site_name, thing_words,
        },
    },
    domain::{Arrange, Month, PenaltyClause, PersonId, Role, Thing},
    features::jobs::{fresh::field_staff, say::with_points},
    journal::kind::Noun,
    ledger::{Ledger, Person},
    rules::{
        RuleBook, RuleSet,
        open::{Actor, Lack, Looked, Task},
    },
    ui::Choice,
};
use chrono::NaiveDate;

/// How many months back a month can be chosen.
const MONTHS: usize = 18;

/// What an input offers, in the order one looks for it.
pub fn options(
    words: Words,
    ledger: &Ledger,
    book: &RuleBook,
    input: Input,
    sitter: Option<&PersonId>,
    today: NaiveDate,
) -> Vec<Choice> {
    match input {
        Input::Person(whom) => people(words, ledger, whom, sitter, today),
        Input::Goes => goers(words, ledger, today),
        Input::Leader => leaders(words, ledger, today),
        Input::Assignee => assignees(words, ledger, book, today),
        Input::Site => sites(words, ledger),
        Input::Repair(Lacking::Quote) => day::quoted(words, ledger, |_| true),
        Input::Repair(lacking @ Lacking::Money) => {
            let unpaid = day::quoted(words, ledger, |quoted| quoted.paid_in.is_none());
            let done = repairs(words, Looked { ledger, book, waiting: &[], today }, lacking, sitter);
            unpaid.into_iter().chain(done).collect()
        }
        Input::Repair(lacking) => {
            repairs(words, Looked { ledger, book, waiting: &[], today }, lacking, sitter)
        }
        Input::Job => jobs(words, ledger, today),
        Input::Contract => contracts(words, ledger),
        Input::Numbered => numbered(words, ledger, today),
        Input::Clause => clauses(words, book.rules_on(today)),
        Input::Month => months(words, today),
        Input::Brought(what) => day::brought(words, ledger, book, what, today),
        Input::Objected => day::objected(words, ledger, today),
        Input::Written => day::written(words, ledger),
        Input::VisitKind => day::visit_kinds(words),
        Input::ComplaintKind => day::complaint_kinds(words),
        _ => Vec::new(),
    }
}

fn people(
    words: Words,
    ledger: &Ledger,
    whom: Whom,
    sitter: Option<&PersonId>,
    today: NaiveDate,
) -> Vec<Choice> {
    // An approval is one's own; that of somebody who has left is taken from the paper.
    let own = |person: &Person| sitter == Some(&person.id) || !person.has_not_left_by(today);
    let fitting = ledger.people.values().filter(|person| fits(ledger, &person.id, whom, today));
    let mut fitting: Vec<_> = fitting.filter(|person| whom != Whom::Approver || own(person)).collect();
    // Those who have left can still be named: much becomes known only afterwards.
    fitting.arrange_by_key(|person| {
        (!person.has_not_left_by(today), person.role_on(today), person.name().to_owned())
    });
    fitting.into_iter().map(|person| with_role(words, ledger, person, today)).collect()
}

fn with_role(words: Words, ledger: &Ledger, person: &Person, today: NaiveDate) -> Choice {
    let role = words.t(role_key(person.role_on(today)));
    let key = if person.has_not_left_by(today) { "forms.option.person" } else { "forms.option.left" };
    let name = person_name(ledger, &person.id);
    Choice::new(person.id.to_string(), words.tv(key, &[("name", &name), ("role", &role)]))
}

/// Who can be sent somewhere: those who go to customers first, who is not there today last. A visit may be to come or long over.
fn goers(words: Words, ledger: &Ledger, today: NaiveDate) -> Vec<Choice> {
    let goes = |person: &&Person| !at_head_office(person.role_on(today));
    let mut people: Vec<&Person> = ledger.people.values().filter(goes).collect();
    people.arrange_by_key(|person| {
        let role = person.role_on(today);
        (!person.employed_on(today), !role.is_field(), role, person.name().to_owned())
    });
    people.into_iter().map(|person| with_role(words, ledger, person, today)).collect()
}

/// Who leads others, and is there.
fn leaders(words: Words, ledger: &Ledger, today: NaiveDate) -> Vec<Choice> {
    let leads = |person: &&Person| person.role_on(today) == Role::Leader && person.employed_on(today);
    let mut people: Vec<&Person> = ledger.people.values().filter(leads).collect();
    people.arrange_by_key(|person| person.name().to_owned());
    people.into_iter().map(|person| with_role(words, ledger, person, today)).collect()
}

fn at_head_office(role: Role) -> bool {
    match role {
        Role::SalesVp | Role::GeneralManager | Role::Finance | Role::Marketing | Role::Factory => true,
        Role::Manager | Role::Clerk | Role::Leader | Role::Technician => false,
    }
}

fn assignees(words: Words, ledger: &Ledger, book: &RuleBook, today: NaiveDate) -> Vec<Choice> {
    let choice =
        |(id, points): (PersonId, u64)| Choice::new(id.to_string(), with_points(words, ledger, &id, points));
    field_staff(ledger, book, today).into_iter().map(choice).collect()
}

fn sites(words: Words, ledger: &Ledger) -> Vec<Choice> {
    let site = |site: &crate::ledger::Site| {
        let contact = site.contact.clone().filter(|contact| !contact.is_empty());
        let known = [words.t(area_key(site.area)), site.customer.clone()].into_iter().chain(contact);
        Choice::new(site.id.to_string(), site_name(ledger, &site.id)).hint(list_words(words, known))
    };
    let mut sites: Vec<_> = ledger.sites.values().collect();
    // Where something was begun last is asked for most.
    sites.arrange_by_cached_key(|site| {
        (std::cmp::Reverse(ledger.last_begun(&site.id)), site_name(ledger, &site.id))
    });
    sites.into_iter().map(site).collect()
}

/// Whether something that is missing is what is to be recorded: of the approvals, one's own.
fn is_wanted(lack: &Lack, lacking: Lacking, role: Option<Role>) -> bool {
    match lacking {
        Lacking::Money => lack.task == Task::PaidIn,
        Lacking::Sheet => lack.task == Task::Sheet,
        Lacking::Callback => matches!(lack.task, Task::Callback | Task::CallAgain),
        // What was quoted for is no repair yet.
        Lacking::Quote => false,
        Lacking::Approval => {
            let approval = matches!(lack.task, Task::ManagerApproval | Task::SalesVpApproval);
            approval && role.is_some_and(|role| lack.actor == Actor::Role(role))
        }
    }
}

/// The repairs that lack what is to be recorded, the newest first.
fn repairs(words: Words, looked: Looked<'_>, lacking: Lacking, sitter: Option<&PersonId>) -> Vec<Choice> {
    let Looked { ledger, today, .. } = looked;
    let role = sitter.and_then(|sitter| ledger.people.get(sitter)).map(|person| person.role_on(today));
    let all = ledger.repairs.values().map(|repair| (repair, missing_now(looked, repair)));
    let mut open: Vec<_> =
        all.filter(|(_, missing)| missing.iter().any(|lack| is_wanted(lack, lacking, role))).collect();
    open.arrange_by_key(|(repair, _)| std::cmp::Reverse((repair.done.on, repair.done.fact)));
    open.into_iter()
        .map(|(repair, missing)| {
            let who = person_name(ledger, &repair.by);
            let day = short_day(words, repair.done.on, today);
            let missing = missing.iter().filter_map(|lack| missing_words(words, lack));
            let missing = words.tv("forms.effect.still_missing", &[("missing", &list_words(words, missing))]);
            Choice::new(repair.id.to_string(), job_words(words, ledger, &repair.id))
                .hint(list_words(words, [day, who, repair.fault.clone(), missing]))
        })
        .collect()
}

fn jobs(words: Words, ledger: &Ledger, today: NaiveDate) -> Vec<Choice> {
    let notices =
        ledger.notices.values().map(|notice| (notice.issued.on, &notice.id, &notice.holder().value));
    let repairs = ledger.repairs.values().map(|repair| (repair.done.on, &repair.id, &repair.by));
    let mut jobs: Vec<_> = notices.chain(repairs).collect();
    jobs.arrange_by_key(|(on, id, _)| std::cmp::Reverse((*on, (*id).clone())));
    let choices = jobs.into_iter().map(|(on, id, who)| {
        Choice::new(id.to_string(), job_words(words, ledger, id))
            .hint(list_words(words, [short_day(words, on, today), person_name(ledger, who)]))
    });
    choices.chain(contracts(words, ledger)).collect()
}

/// Of these jobs those of a site, once one is chosen; what is chosen already stays in sight.
pub fn at_site(ledger: &Ledger, jobs: Vec<Choice>, site: &str, chosen: &str) -> Vec<Choice> {
    let is_there = |job: &Choice| {
        let thing = ledger.thing_called(Noun::Job, &job.id);
        let thing = thing.or_else(|| ledger.thing_called(Noun::Numbered, &job.id));
        thing.and_then(|thing| ledger.place_of(&thing)).is_some_and(|place| place.as_str() == site)
    };
    jobs.into_iter().filter(|job| site.is_empty() || job.id == chosen || is_there(job)).collect()
}

fn contracts(words: Words, ledger: &Ledger) -> Vec<Choice> {
    let mut all: Vec<_> = ledger.contracts.values().collect();
    all.arrange_by_key(|contract| std::cmp::Reverse((contract.signed.on, contract.signed.fact)));
    all.into_iter()
        .map(|contract| {
            let label = contract_words(words, ledger, &contract.id);
            let fee = words.tv("forms.option.fee", &[("fee", &yuan(contract.fee().exact()))]);
            let who = person_name(ledger, &contract.signer);
            let owed = contract.outstanding();
            let owed =
                (!owed.is_zero()).then(|| words.tv("forms.option.owed", &[("owed", &yuan(owed.exact()))]));
            let hint = list_words(words, [who, fee].into_iter().chain(owed));
            Choice::new(contract.id.to_string(), label).hint(hint)
        })
        .collect()
}

/// What shares its number first, then everything else, the newest first. Each by an id that nothing else can have: a
/// contract may have the number of a job.
fn numbered(words: Words, ledger: &Ledger, today: NaiveDate) -> Vec<Choice> {
    let choice = |thing: &Thing| {
        let hint = alike_words(words, ledger, thing, today);
        Choice::new(ledger.exact_id(thing), thing_words(words, ledger, thing)).hint(hint)
    };
    let alike: Vec<&Thing> = ledger.alike().flat_map(|(_, all)| all).collect();
    let others = ledger.numbered().filter(|thing| !alike.contains(thing));
    alike.iter().copied().chain(others).map(choice).collect()
}

/// The clauses, each with what it costs now.
fn clauses(words: Words, rules: &RuleSet) -> Vec<Choice> {
    let clause = |clause: &PenaltyClause| {
        let costs = rules.penalties.get(clause).map(|rule| penalty_rule_words(words, rule));
        Choice::new(clause.code(), penalty_words(words, *clause)).hint(costs.unwrap_or_default())
    };
    PenaltyClause::ALL.iter().map(clause).collect()
}

fn months(words: Words, today: NaiveDate) -> Vec<Choice> {
    let months = std::iter::successors(Some(Month::of(today)), |month| Some(month.previous()));
    months
        .take(MONTHS)
        .map(|one| Choice::new(one.to_string(), month(words, one.year(), one.number())))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, features::record::samples::Told, journal::FactBody};

    const EN: Words = Words(Lang::En);

    fn tell(told: &mut Told, on: &str, body: &str) {
        told.tell(on, serde_json::from_str::<FactBody>(body).unwrap());
    }

    fn ids(choices: &[Choice]) -> Vec<&str> {
        choices.iter().map(|choice| choice.id.as_str()).collect()
    }

    #[test]
    fn a_leader_who_is_there_looks_after_a_customer_and_nobody_else() {
        let mut told = Told::branch();
        for (who, role) in [("an", "leader"), ("bo", "leader"), ("ce", "technician")] {
            let one = format!(
                r#"{{"person":{{"person":"{who}","name":"{who}","role":"{role}","base_wage":"1","joined":"2026-01-05"}}}}"#
            );
            tell(&mut told, "2026-01-05", &one);
        }
        tell(&mut told, "2026-11-20", r#"{"leave":{"person":"bo"}}"#);
        let (ledger, today) = (told.ledger(), "2026-11-23".parse().unwrap());
        let offered = options(EN, &ledger, &RuleBook::of(&ledger), Input::Leader, None, today);
        assert_eq!(ids(&offered), ["an"]);
    }

    #[test]
    fn the_jobs_of_the_chosen_site_are_offered() {
        let mut told = Told::branch();
        let site = r#"{"site":{"site":"far","name":"Hall","customer":"Hall","area":"county"}}"#;
        tell(&mut told, "2026-01-05", site);
        for (notice, site) in [("T1", "s"), ("T2", "far")] {
            let one = format!(
                r#"{{"notice":{{"notice":"{notice}","site":"{site}","to":"li","kind":"new","controllers":[]}}}}"#
            );
            tell(&mut told, "2026-11-02", &one);
        }
        told.contract("2026-11-03", "M1", 6000);
        let (ledger, today) = (told.ledger(), "2026-11-23".parse().unwrap());
        let all = || options(EN, &ledger, &RuleBook::of(&ledger), Input::Job, None, today);
        let at = |site: &str, chosen: &str| {
            at_site(&ledger, all(), site, chosen).into_iter().map(|job| job.id).collect::<Vec<_>>()
        };
        assert_eq!(at("", "").len(), 3);
        assert_eq!(at("s", ""), ["T1", "M1"]);
        assert_eq!(at("far", ""), ["T2"]);
        assert_eq!(at("far", "T1"), ["T2", "T1"]);
    }
}
