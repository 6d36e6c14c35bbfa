//! A penalty that is proposed: its sum, its evidence and the word of whom it is proposed for. And what one has reported to the
//! manager.

use crate::{
    app::{
        format::yuan,
        i18n::Words,
        words::{fact_title, moment_and_actor},
    },
    domain::{Arrange, JobId, PenaltyClause, PersonId},
    features::register::view::NEWS,
    journal::{Fact, OwnAnswer, kind::Noun},
    ledger::{Ledger, Matter},
    rules::{Proposal, RuleBook, penalties::fine_of},
};
use chrono::NaiveDate;
use std::sync::Arc;

/// What a proposed penalty costs, in the words of the manager's list; empty where its clause charges no fixed sum.
pub fn fine_words(words: Words, book: &RuleBook, clause: PenaltyClause, today: NaiveDate) -> String {
    let fine = fine_of(book, clause, today);
    fine.map(|fine| words.tv("today.money.penalty", &[("fine", &yuan(fine.exact()))])).unwrap_or_default()
}

/// What a proposal rests on: each fact, and who told it when. Whom it is proposed for reads the same as who decides.
pub fn evidence(
    words: Words,
    ledger: &Ledger,
    proposal: &Proposal,
    today: NaiveDate,
) -> Vec<(String, String)> {
    let told = proposal.facts.iter().filter_map(|fact| ledger.fact(*fact));
    told.map(|fact| (fact_title(words, fact, ledger), moment_and_actor(words, fact, ledger, today))).collect()
}

/// What somebody has said about a penalty that is proposed for him, in the order in which he said it.
pub fn own_words(
    ledger: &Ledger,
    clause: PenaltyClause,
    person: &PersonId,
    job: &JobId,
) -> Vec<(Arc<Fact>, String)> {
    let Some(thing) = ledger.thing_called(Noun::Judged, job.as_str()) else { return Vec::new() };
    let counts =
        |fact: &&Arc<Fact>| !ledger.withdrawn.contains_key(&fact.id) && !ledger.aside.contains_key(&fact.id);
    let said = |fact: &Arc<Fact>| {
        let answer = fact.body.of::<OwnAnswer>()?;
        let is_it = (answer.clause, &answer.person) == (clause, person);
        is_it.then(|| (fact.clone(), answer.answer.clone()))
    };
    ledger.told_about(&thing).filter(counts).filter_map(said).collect()
}

/// What somebody has reported: without an answer, or with one that is news.
pub fn reported_by<'a>(ledger: &'a Ledger, who: &PersonId, today: NaiveDate) -> Vec<&'a Matter> {
    let is_shown = |matter: &&Matter| {
        matter.by == *who
            && matter.answered.as_ref().is_none_or(|answered| (today - answered.on()).num_days() < NEWS)
    };
    let mut shown: Vec<&Matter> = ledger.matters.values().filter(is_shown).collect();
    shown.arrange_by_cached_key(|matter| std::cmp::Reverse(matter.stamp.order()));
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        features::record::samples::{Told, id},
        journal::{Complained, FactBody, MatterAnswered, MatterReported, OwnAnswer, Verified},
        rules::proposals,
    };

    const EN: Words = Words(Lang::En);

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    /// A complaint `k` that was found to be the manager's fault.
    fn complained() -> Told {
        let mut told = Told::branch();
        let (complaint, site) = (id("k"), id("s"));
        told.tell(
            "2026-11-09",
            Complained { complaint, site, kind: None, what: "x".into(), caller: None }.into(),
        );
        let (complaint, remark) = (id("k"), String::new());
        told.tell(
            "2026-11-10",
            Verified { complaint, own_fault: true, person: Some(id("ma")), remark }.into(),
        );
        told
    }

    #[test]
    fn whom_it_is_proposed_for_reads_its_sum_and_its_evidence() {
        let ledger = complained().ledger();
        let book = RuleBook::of(&ledger);
        let proposed = proposals(&ledger, &book, today().and_hms_opt(9, 0, 0).unwrap());
        let [proposal] = &proposed[..] else { panic!("{proposed:?}") };
        assert_eq!(fine_words(EN, &book, proposal.clause, today()), "fine 100.00");
        let evidence = evidence(EN, &ledger, proposal, today());
        assert_eq!(evidence.len(), proposal.facts.len());
        assert!(
            evidence.iter().any(|(title, signed)| !title.is_empty() && signed.contains("ma")),
            "{evidence:?}"
        );
    }

    /// The sample's facts are told by the manager: what he says for himself is his own.
    #[test]
    fn ones_own_word_stands_with_its_proposal_and_no_other() {
        let mut told = complained();
        let said = |person: &str, answer: &str| {
            let (clause, person, job) = (PenaltyClause::Complaint, id(person), id("k"));
            FactBody::from(OwnAnswer { clause, person, job, answer: answer.into() })
        };
        told.tell("2026-11-11", said("ma", "the road was closed"));
        // In another's name: kept aside.
        told.tell("2026-11-11", said("li", "I was ill"));
        let ledger = told.ledger();
        let words = |clause, who: &str| {
            let words = own_words(&ledger, clause, &id(who), &id("k"));
            words.into_iter().map(|(_, said)| said).collect::<Vec<_>>()
        };
        assert_eq!(words(PenaltyClause::Complaint, "ma"), ["the road was closed"]);
        assert!(words(PenaltyClause::Complaint, "li").is_empty());
        assert!(words(PenaltyClause::LateSheet, "ma").is_empty());
    }

    #[test]
    fn what_one_has_reported_stays_until_its_answer_is_no_news() {
        let mut told = Told::branch();
        for (on, matter) in [("2026-11-02", "a"), ("2026-11-03", "b"), ("2026-11-04", "c")] {
            let (matter, what) = (id(matter), "water".into());
            told.tell(on, MatterReported { matter, what, site: None, about: None }.into());
        }
        for (on, matter) in [("2026-11-10", "a"), ("2026-11-20", "b")] {
            told.tell(on, MatterAnswered { matter: id(matter), answer: "seen".into() }.into());
        }
        let ledger = told.ledger();
        let mine = |who: &str| {
            let mine = reported_by(&ledger, &id(who), today()).into_iter();
            mine.map(|matter| matter.id.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(mine("ma"), ["c", "b"]);
        assert!(mine("li").is_empty());
    }
}
