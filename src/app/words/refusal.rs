//! Why a command was refused: what is wrong, which clause, what is missing, who can supply it.

use super::{
    asked::{asked_words, responsible_words, roles_with_names},
    clause_words, completion_key, either_words, fact_title, list_words, month_words, paper_key, person_name,
    role_key, site_name, unseen_words,
};
use crate::{
    app::{
        format::{full_day, number, yuan},
        i18n::Words,
    },
    domain::{FactId, Minute, Month, Role},
    ledger::{Ledger, NoFollowUps},
    workflow::{Earlier, Field, NetChange, Problem, Reason, Refusal, Thing},
};
use chrono::NaiveDate;

/// Everything there is to say about a refusal, in sentences.
pub fn refusal_words(words: Words, refusal: &Refusal, ledger: &Ledger) -> String {
    let mut sentences = vec![reason_words(words, &refusal.reason, ledger)];
    if let Some(clause) = refusal.clause {
        sentences.push(words.tv("errors.by_clause", &[("clause", &clause_words(words, clause.0))]));
    }
    // A wrong role has named already who may.
    if !refusal.who.is_empty() && !matches!(refusal.reason, Reason::WrongRole { .. }) {
        let who = roles_with_names(words, refusal.who, ledger);
        sentences.push(words.tv("errors.ask", &[("who", &who)]));
    }
    sentences.join(&words.t("errors.join"))
}

fn roles_words(words: Words, roles: &[Role]) -> String {
    either_words(words, roles.iter().map(|role| words.t(role_key(*role))))
}

fn reason_words(words: Words, reason: &Reason, ledger: &Ledger) -> String {
    let day = |date: &NaiveDate| full_day(words, *date);
    let on = |key, date: &NaiveDate| words.tv(key, &[("day", &day(date))]);
    let of_month = |key, month: &Month| words.tv(key, &[("month", &month_words(words, *month))]);
    let waits_for = |key, holder| words.tv(key, &[("who", &responsible_words(words, ledger, holder))]);
    let by_fact = |key, fact: &FactId| {
        let title = ledger.fact(*fact).map(|fact| fact_title(words, fact, ledger)).unwrap_or_default();
        words.tv(key, &[("fact", &title)])
    };
    let of_thing =
        |key, what: &Thing, id: &String| words.tv(key, &[("what", &words.t(thing_key(*what))), ("id", id)]);
    match reason {
        Reason::WrongRole(asked) => {
            words.tv("errors.wrong_role", &[("who", &asked_words(words, asked, ledger))])
        }
        Reason::Unknown { what, id } => of_thing("errors.unknown", what, id),
        Reason::AlreadyKnown { what, id } => of_thing("errors.already_known", what, id),
        Reason::Invalid { field, problem } => problem_words(words, *field, problem),
        Reason::SecondNew { first } => words.tv("errors.second_new", &[("first", first)]),
        Reason::NoNewNotice => words.t("errors.no_new_notice"),
        Reason::BeforeIssue { issued } => on("errors.before_issue", issued),
        Reason::AlreadyFinished { on: finished } => on("errors.already_finished", finished),
        Reason::NotFinished { holder } => waits_for("errors.not_finished", holder),
        Reason::BeforeFinish { finished } => on("errors.before_finish", finished),
        Reason::NoGoodPapers { holder } => waits_for("errors.no_good_papers", holder),
        Reason::BeforePapers { papers } => on("errors.before_papers", papers),
        Reason::LimitOver { limit } => on("errors.limit_over", limit),
        Reason::ChecksMissing { missing } => {
            let names = missing.iter().map(|check| words.t(completion_key(*check)));
            words.tv("errors.checks_missing", &[("missing", &list_words(words, names))])
        }
        Reason::PapersMissing { missing, holder } => {
            let names = list_words(words, missing.iter().map(|paper| words.t(paper_key(*paper))));
            let who = responsible_words(words, ledger, holder);
            words.tv("errors.papers_missing", &[("missing", &names), ("who", &who)])
        }
        Reason::AlreadyApproved { on: approved } => on("errors.already_approved", approved),
        Reason::AlreadyClosed { month } => of_month("errors.already_closed", month),
        Reason::MonthNotOver { month } => {
            let next = day(&month.next().first());
            words.tv("errors.month_not_over", &[("month", &month_words(words, *month)), ("day", &next)])
        }
        Reason::Unread { n } => words.tv("errors.unread", &[("n", n)]),
        Reason::FiguresChanged { month, changes } => figures_changed(words, *month, changes, ledger),
        Reason::RulesLeftOut { from, name } => {
            words.tv("errors.rules_left_out", &[("month", &month_words(words, *from)), ("name", name)])
        }
        Reason::NobodyInCharge => words.t("people.in_charge.leave"),
        Reason::RulesForClosedMonth { month } => {
            let (month, next) = (month_words(words, *month), month_words(words, month.next()));
            words.tv("errors.rules_for_closed_month", &[("month", &month), ("next", &next)])
        }
        Reason::AlreadyLeft { last_day } => on("errors.already_left", last_day),
        Reason::AlreadyWithdrawn { fact } => by_fact("errors.already_withdrawn", fact),
        Reason::CannotWithdraw => words.t("errors.cannot_withdraw"),
        Reason::RestedOn { by } => by_fact("errors.rested_on", by),
        Reason::NotYet { what } => words.t(earlier_keys(*what).0),
        Reason::AlreadySo { what, on } => {
            words.tv("errors.already_so", &[("what", &words.t(earlier_keys(*what).1)), ("day", &day(on))])
        }
        Reason::TooEarly { what, on, at } => too_early(words, *what, day(on), *at),
        Reason::NothingMoved => words.t("errors.nothing_moved"),
        Reason::BeforeVisit { day } => on("errors.before_visit", day),
        Reason::OwesNoSheet => words.t("errors.owes_no_sheet"),
        Reason::NoFollowUps { site, why } => no_follow_ups(words, &site_name(ledger, site), why),
        Reason::TooFewReviewed { reviewed, needed } => {
            words.tv("errors.too_few_reviewed", &[("n", reviewed), ("needed", needed)])
        }
        Reason::OtherThanQuoted { charged, floor } => {
            let (charged, floor) = (yuan(charged.exact()), yuan(floor.exact()));
            words.tv("errors.other_than_quoted", &[("charged", &charged), ("floor", &floor)])
        }
        Reason::NoObjection => words.t("errors.no_objection"),
        Reason::NotProposed => words.t("errors.not_proposed"),
        Reason::NothingCorrected => words.t("errors.nothing_corrected"),
        Reason::NotLookedAfter => words.t("errors.not_looked_after"),
        Reason::NotByRecording => words.t("errors.not_by_recording"),
    }
}

/// What has to come first was only on that day, or that hour.
fn too_early(words: Words, what: Earlier, day: String, at: Option<Minute>) -> String {
    let hour = |at| words.tv("errors.day_and_hour", &[("day", &day), ("time", &at)]);
    let when = at.map_or_else(|| day.clone(), hour);
    words.tv("errors.too_early", &[("what", &words.t(earlier_keys(what).1)), ("when", &when)])
}

fn no_follow_ups(words: Words, site: &str, why: &NoFollowUps) -> String {
    match why {
        NoFollowUps::NoConsent(dealer) => {
            words.tv("errors.no_consent", &[("site", &site), ("dealer", dealer)])
        }
        NoFollowUps::Dropped => words.tv("errors.dropped", &[("site", &site)]),
    }
}

/// Whose figures are others than those that were confirmed, from what to what.
fn figures_changed(words: Words, month: Month, changes: &[NetChange], ledger: &Ledger) -> String {
    let one = |change: &NetChange| {
        let (was, now) = (yuan(change.was.exact()), yuan(change.now.exact()));
        let person = person_name(ledger, &change.person);
        words.tv("errors.figures_changed.one", &[("person", &person), ("was", &was), ("now", &now)])
    };
    let people = list_words(words, changes.iter().map(one));
    words.tv("errors.figures_changed", &[("month", &month_words(words, month)), ("people", &people)])
}

fn problem_words(words: Words, field: Field, problem: &Problem) -> String {
    let field = words.t(field_key(field));
    let day = |date: &chrono::NaiveDate| full_day(words, *date);
    match problem {
        Problem::Empty => words.tv("errors.empty", &[("field", &field)]),
        Problem::TooLong { most } => words.tv("errors.too_long", &[("field", &field), ("most", most)]),
        Problem::Unseen { letter } => {
            words.tv("errors.at_field", &[("field", &field), ("what", &unseen_words(words, *letter))])
        }
        Problem::Negative => words.tv("errors.negative", &[("field", &field)]),
        Problem::Zero => words.tv("errors.zero", &[("field", &field)]),
        Problem::RefundTooLarge { held } => {
            words.tv("errors.refund_too_large", &[("held", &yuan(held.exact()))])
        }
        Problem::TooLarge { most } => {
            words.tv("errors.too_large", &[("field", &field), ("most", &number((*most).into()))])
        }
        Problem::DateOutOfRange => words.tv("errors.date_out_of_range", &[("field", &field)]),
        Problem::InTheFuture => words.tv("errors.in_the_future", &[("field", &field)]),
        Problem::EndBeforeBegin => words.tv("errors.end_before_begin", &[("field", &field)]),
        Problem::NoMonday => words.tv("errors.no_monday", &[("field", &field)]),
        Problem::NotWholeMonths => words.tv("errors.not_whole_months", &[("field", &field)]),
        Problem::NotLater { limit } => {
            words.tv("errors.not_later", &[("field", &field), ("day", &day(limit))])
        }
        Problem::AmountMissing => words.t("errors.amount_missing"),
        Problem::JoinedLater { joined } => words.tv("errors.joined_later", &[("day", &day(joined))]),
        Problem::RoleOf { needed } => {
            words.tv("errors.role_of", &[("field", &field), ("roles", &roles_words(words, needed))])
        }
        Problem::NotBeforeThere => words.t("errors.not_before_there"),
        Problem::Twice { name } => words.tv("errors.fee_twice", &[("name", name)]),
        Problem::BelowFloor { name, charge, floor } => {
            let (charge, floor) = (yuan(charge.exact()), yuan(floor.exact()));
            words.tv("errors.fee_below_floor", &[("name", name), ("charge", &charge), ("floor", &floor)])
        }
        Problem::OtherSums { charged, floor } => {
            let (charged, floor) = (yuan(charged.exact()), yuan(floor.exact()));
            words.tv("errors.other_sums", &[("charged", &charged), ("floor", &floor)])
        }
        Problem::RuleValue { name } => words.tv("errors.rule_value", &[("name", name)]),
    }
}

/// The keys of what comes first: the sentence that says so, and what it is called once it has come.
fn earlier_keys(what: Earlier) -> (&'static str, &'static str) {
    match what {
        Earlier::Move => ("errors.not_yet.move", "errors.earlier.move"),
        Earlier::Writing => ("errors.not_yet.writing", "errors.earlier.writing"),
        Earlier::Matter => ("errors.not_yet.matter", "errors.earlier.matter"),
        Earlier::Problem => ("errors.not_yet.problem", "errors.earlier.problem"),
        Earlier::TakenUp => ("errors.not_yet.taken_up", "errors.earlier.taken_up"),
        Earlier::Judgement => ("errors.not_yet.judgement", "errors.earlier.judgement"),
        Earlier::Complaint => ("errors.not_yet.complaint", "errors.earlier.complaint"),
        Earlier::Collection => ("errors.not_yet.collection", "errors.earlier.collection"),
        Earlier::Arrival => ("errors.not_yet.arrival", "errors.earlier.arrival"),
        Earlier::End => ("errors.not_yet.end", "errors.earlier.end"),
        Earlier::Sheet => ("errors.not_yet.sheet", "errors.earlier.sheet"),
        Earlier::NoticeApproval => ("errors.not_yet.notice_approval", "errors.earlier.notice_approval"),
        Earlier::Assignment => ("errors.not_yet.assignment", "errors.earlier.assignment"),
        Earlier::Quote => ("errors.not_yet.quote", "errors.earlier.quote"),
        Earlier::QuoteApproval => ("errors.not_yet.quote_approval", "errors.earlier.quote_approval"),
        Earlier::Consent => ("errors.not_yet.consent", "errors.earlier.consent"),
        Earlier::Payment => ("errors.not_yet.payment", "errors.earlier.payment"),
        Earlier::Verification => ("errors.not_yet.verification", "errors.earlier.verification"),
        Earlier::Answer => ("errors.not_yet.answer", "errors.earlier.answer"),
        Earlier::HandIn => ("errors.not_yet.hand_in", "errors.earlier.hand_in"),
        Earlier::Call => ("errors.not_yet.call", "errors.earlier.call"),
        Earlier::Signature => ("errors.not_yet.signature", "errors.earlier.signature"),
        Earlier::List => ("errors.not_yet.list", "errors.earlier.list"),
    }
}

/// The key of a thing that can be unknown or known already.
fn thing_key(thing: Thing) -> &'static str {
    match thing {
        Thing::Person => "errors.thing.person",
        Thing::Site => "errors.thing.site",
        Thing::Notice => "errors.thing.notice",
        Thing::Job => "errors.thing.job",
        Thing::Repair => "errors.thing.repair",
        Thing::Contract => "errors.thing.contract",
        Thing::Travel => "errors.thing.travel",
        Thing::Request => "errors.thing.request",
        Thing::Visit => "errors.thing.visit",
        Thing::Complaint => "errors.thing.complaint",
        Thing::Problem => "errors.thing.problem",
        Thing::Cash => "errors.thing.cash",
        Thing::Matter => "errors.thing.matter",
        Thing::Fact => "errors.thing.fact",
    }
}

/// The key of a field's label.
pub fn field_key(field: Field) -> &'static str {
    match field {
        Field::On => "facts.field.on",
        Field::Name => "facts.field.name",
        Field::Customer => "facts.field.customer",
        Field::Number => "facts.field.number",
        Field::Person => "facts.field.person",
        Field::Site => "facts.field.site",
        Field::Notice => "facts.field.notice",
        Field::Job => "facts.field.job",
        Field::Contract => "facts.field.contract",
        Field::To => "facts.field.to",
        Field::By => "facts.field.by",
        Field::Controllers => "facts.field.controllers",
        Field::Rate => "facts.field.rate",
        Field::Until => "facts.field.until",
        Field::Amount => "facts.field.amount",
        Field::Charged => "facts.field.charged",
        Field::Floor => "facts.field.floor",
        Field::Rebate => "facts.field.rebate",
        Field::Fee => "facts.field.fee",
        Field::Fault => "facts.field.fault",
        Field::From => "facts.field.from",
        Field::Month => "facts.field.month",
        Field::Qualified => "facts.field.qualified",
        Field::At => "facts.field.hour",
        Field::Day => "facts.field.day",
        Field::BaseWage => "facts.field.base_wage",
        Field::Joined => "facts.field.joined",
        Field::Role => "facts.field.role",
        Field::Reason => "facts.field.reason",
        Field::Said => "facts.field.said",
        Field::Values => "facts.field.values",
        Field::Rows => "rules.fees.rows",
        Field::Lines => "facts.field.lines",
        Field::SameAs => "facts.field.same_as",
        Field::Year => "facts.field.year",
        Field::Days => "facts.field.days",
    }
}
