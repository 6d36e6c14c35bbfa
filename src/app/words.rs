//! The words of nouns, refusals, failures and facts, in one place. Pure: the language comes in as [`Words`].

mod alike;
mod asked;
mod day;
mod details;
mod device;
mod fact;
mod failure;
mod file_field;
mod kind;
mod misfit;
mod open;
mod penalty;
mod refusal;
mod shown;
mod typed;

pub use alike::alike_words;
pub use asked::{asked_words, roles_with_names};
pub use day::{complaint_kind_key, day_thing_key, day_words, visit_kind_key, visit_outcome_key, visit_words};
pub use details::{Detail, fact_details};
pub use device::{DEVICE_MARK_CHARS, device_default_name, device_mark, device_words};
pub use fact::{actor_name, fact_title, moment_and_actor, recorded_words, shortened};
pub use failure::{failure_words, store_words};
pub use file_field::{file_field_words, kind_of_place};
pub use kind::fact_kind_key;
pub use misfit::{breach_words, fault_words, misfit_words};
pub use open::{
    actor_words, distance_words, is_late, lack_and_whose_words, lack_words, lacks_words, stake_in_yuan,
    stake_words, task_code, task_words,
};
pub use penalty::{nth_penalty_words, penalty_rule_words};
pub use refusal::{field_key, refusal_words};
pub use shown::{points_of, quote_line_words};
pub use typed::{
    Misread, misread_words, understood_amount, understood_number, understood_percent, understood_time,
    unseen_words,
};

use crate::{
    app::{format, i18n::Words},
    domain::{
        Area, ContractId, DayThing, JobId, Money, Month, NoticeKind, PaperCheck, PenaltyClause, PersonId,
        Role, SiteId, Thing, ThingId, WorkId,
    },
    journal::kind::Noun,
    ledger::Ledger,
    rules::{Item, OutcomeKind, Subject, catalogue},
    workflow::{CompletionCheck, Paper},
};

/// The key of a role's name.
pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::Manager => "facts.role.manager",
        Role::Clerk => "facts.role.clerk",
        Role::Leader => "facts.role.leader",
        Role::Technician => "facts.role.technician",
        Role::SalesVp => "facts.role.sales_vp",
        Role::GeneralManager => "facts.role.general_manager",
        Role::Finance => "facts.role.finance",
        Role::Marketing => "facts.role.marketing",
        Role::Factory => "facts.role.factory",
    }
}

/// The key of an area's name.
pub fn area_key(area: Area) -> &'static str {
    match area {
        Area::Local => "facts.area.local",
        Area::County => "facts.area.county",
        Area::Elsewhere => "facts.area.elsewhere",
        Area::Partner => "facts.area.partner",
    }
}

/// The key of what a notice is for.
pub fn kind_key(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::New => "facts.notice_kind.new",
        NoticeKind::Extension => "facts.notice_kind.extension",
        NoticeKind::Reprogramming => "facts.notice_kind.reprogramming",
    }
}

/// The key of a pay line's name.
pub fn item_key(item: Item) -> &'static str {
    item.key()
}

/// The key of a line's name: the clerk's share is given by one and got by the other.
pub fn line_key(item: Item, amount: Money) -> &'static str {
    match item {
        Item::ClerkShare if amount.is_negative() => "facts.item.clerk_share.given",
        _ => item_key(item),
    }
}

/// The key of a check on the papers.
pub fn check_key(check: PaperCheck) -> &'static str {
    match check {
        PaperCheck::Forms => "facts.check.forms",
        PaperCheck::FilledFirst => "facts.check.filled_first",
        PaperCheck::OwnName => "facts.check.own_name",
        PaperCheck::OwnHand => "facts.check.own_hand",
        PaperCheck::OwnDate => "facts.check.own_date",
        PaperCheck::Unaltered => "facts.check.unaltered",
    }
}

/// The key of one of the three papers.
pub fn paper_key(paper: Paper) -> &'static str {
    match paper {
        Paper::NoticeSheet => "facts.paper.notice_sheet",
        Paper::Archive => "facts.paper.archive",
        Paper::Survey => "facts.paper.survey",
    }
}

/// The key of a condition of completion (6.1.6).
pub fn completion_key(check: CompletionCheck) -> &'static str {
    match check {
        CompletionCheck::Programmed => "facts.completion.programmed",
        CompletionCheck::LinkageTested => "facts.completion.linkage_tested",
        CompletionCheck::ProblemsSolved => "facts.completion.problems_solved",
    }
}

/// The key of an outcome that is no money.
pub fn outcome_key(kind: OutcomeKind) -> &'static str {
    match kind {
        OutcomeKind::Warning => "facts.outcome.warning",
        OutcomeKind::Dismissal => "facts.outcome.dismissal",
    }
}

/// The short name of a clause, or its number where the catalogue has none.
pub fn clause_title(words: Words, id: &str) -> String {
    catalogue::entry(id).map_or_else(|| id.to_owned(), |entry| words.t(entry.title))
}

/// A clause by its number alone: `7.4`; a whole chapter says that it is one.
pub fn clause_number(words: Words, id: &str) -> String {
    match id.contains('.') {
        true => id.to_owned(),
        false => words.tv("facts.chapter", &[("id", &id)]),
    }
}

/// A clause with its number: `7.4 资料逾期`.
pub fn clause_words(words: Words, id: &str) -> String {
    match catalogue::entry(id) {
        Some(entry) => {
            words.tv("facts.clause", &[("id", &clause_number(words, id)), ("title", &words.t(entry.title))])
        }
        None => clause_number(words, id),
    }
}

/// A penalty by its clause.
pub fn penalty_words(words: Words, clause: PenaltyClause) -> String {
    clause_words(words, clause.code())
}

/// What a person is called everywhere: the newest name, with what tells him from others of that name; of one who was taken back
/// the name that he had, and the id of one who is not known here.
pub fn person_name(ledger: &Ledger, id: &PersonId) -> String {
    match ledger.people.get(id) {
        Some(person) => ledger.marks.person(id, person.name()),
        None => ledger.person_told(id).unwrap_or(id.as_str()).to_owned(),
    }
}

/// What a site is called everywhere, as [`person_name`] says it of people.
pub fn site_name(ledger: &Ledger, id: &SiteId) -> String {
    match ledger.sites.get(id) {
        Some(site) => ledger.marks.site(id, &site.name),
        None => ledger.site_told(id).unwrap_or(id.as_str()).to_owned(),
    }
}

/// A notice or repair by its site and number.
pub fn job_words(words: Words, ledger: &Ledger, id: &JobId) -> String {
    // A penalty can be about a visit or a complaint.
    if let Some(what) =
        [DayThing::Visit, DayThing::Complaint].into_iter().find(|what| ledger.has(*what, id.as_str()))
    {
        return ThingId::parse(id.as_str()).map(|id| day_words(words, ledger, what, &id)).unwrap_or_default();
    }
    let notice = ledger.notices.get(id).map(|notice| &notice.site);
    let site = notice.or_else(|| ledger.repairs.get(id).map(|repair| &repair.site));
    let site = site.or_else(|| ledger.written.get(id).map(|written| &written.site));
    let site = site.or_else(|| ledger.quoted.get(id).map(|quoted| &quoted.site));
    // A penalty can be about a maintenance contract.
    let site = site.or_else(|| ledger.contracts.get(id.as_str()).map(|contract| &contract.site));
    named(words, site.map(|site| site_name(ledger, site)), ledger.job_number(id))
}

/// A contract by its site and number.
pub fn contract_words(words: Words, ledger: &Ledger, id: &ContractId) -> String {
    let contract = ledger.contracts.get(id);
    named(words, contract.map(|contract| site_name(ledger, &contract.site)), ledger.contract_number(id))
}

/// A notice, a repair or a contract by its site and number, a journey by its number.
pub fn thing_words(words: Words, ledger: &Ledger, thing: &Thing) -> String {
    match thing {
        Thing::Work(WorkId::Notice(id) | WorkId::Repair(id)) => job_words(words, ledger, id),
        Thing::Work(WorkId::Contract(id)) => contract_words(words, ledger, id),
        Thing::Journey(id) => ledger.journey_number(id).to_owned(),
        Thing::Day(what, id) => day_words(words, ledger, *what, id),
    }
}

fn named(words: Words, site: Option<String>, number: &str) -> String {
    match site {
        Some(site) => words.tv("facts.named", &[("site", &site), ("id", &number)]),
        None => number.to_owned(),
    }
}

/// The number of what a line is about, where it is one that has a number.
pub fn subject_number(ledger: &Ledger, subject: &Subject) -> String {
    match subject {
        Subject::Job(id) => ledger.job_number(id).to_owned(),
        Subject::Contract(id) => ledger.contract_number(id).to_owned(),
        Subject::Travel(id) => ledger.journey_number(id).to_owned(),
        Subject::Day(..) => String::new(),
        Subject::Nothing | Subject::Penalty(_) | Subject::Month(_) | Subject::Text(_) => subject.to_string(),
    }
}

/// What a pay line is about. Empty where a line has no subject.
pub fn subject_words(words: Words, ledger: &Ledger, subject: &Subject) -> String {
    match subject {
        Subject::Nothing => String::new(),
        Subject::Job(id) => job_words(words, ledger, id),
        Subject::Contract(id) => contract_words(words, ledger, id),
        Subject::Travel(id) => ledger.journey_number(id).to_owned(),
        Subject::Day(what, id) => day_words(words, ledger, *what, id),
        Subject::Penalty(clause) => penalty_words(words, *clause),
        Subject::Month(month) => month_words(words, *month),
        Subject::Text(text) => match closed_thing(ledger, text) {
            Some(thing) => thing_words(words, ledger, &thing),
            None => ledger.number_said(text).to_owned(),
        },
    }
}

/// What a closed line was about, of which it keeps only a text: among what is known today.
pub fn closed_thing(ledger: &Ledger, text: &str) -> Option<Thing> {
    ledger.thing_called(Noun::Contract, text).or_else(|| ledger.thing_called(Noun::Job, text))
}

/// `2026年3月`, `March 2026`.
pub fn month_words(words: Words, month: Month) -> String {
    format::month(words, month.year(), month.number())
}

/// Several words as one list: `经理、内勤`, `manager, clerk`.
pub fn list_words(words: Words, parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(&words.t("facts.comma"))
}

/// One of several: `经理或内勤`, `manager or clerk`.
pub fn either_words(words: Words, parts: impl IntoIterator<Item = String>) -> String {
    let mut parts: Vec<String> = parts.into_iter().collect();
    match parts.pop() {
        Some(last) if parts.is_empty() => last,
        Some(last) => format!("{}{}{last}", list_words(words, parts), words.t("facts.or")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests;
