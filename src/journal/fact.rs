//! The kinds of facts. A fact is never edited: a mistake is corrected by another fact.

use crate::domain::{
    Area, CalendarYear, ContractId, Controller, DeviceId, FactId, JobId, Money, Month, NoticeKind,
    PaperCheck, PenaltyClause, PersonId, Role, SiteId, TravelId,
};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Something that happened, who wrote it down, when and on which device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fact {
    pub id: FactId,
    /// The business date: the day it happened.
    pub on: NaiveDate,
    /// When it became known, in local time.
    pub recorded: NaiveDateTime,
    pub actor: PersonId,
    pub device: DeviceId,
    /// What happened. Under the key `fact`, with the kind as its only key: readers need no look-ahead.
    #[serde(rename = "fact")]
    pub body: FactBody,
}

/// Reads facts, or what holds them, from a whole text.
///
/// Whatever reads facts does it through this: the code that takes the many kinds apart is then in the app once.
///
/// # Errors
/// What is wrong, and the path to it; something after them is wrong too.
pub fn read_json<'a, T: Deserialize<'a>>(
    text: &'a str,
) -> Result<T, serde_path_to_error::Error<serde_json::Error>> {
    let mut json = serde_json::Deserializer::from_str(text);
    let read = serde_path_to_error::deserialize(&mut json)?;
    json.end()
        .map_err(|error| serde_path_to_error::Error::new(serde_path_to_error::Track::new().path(), error))?;
    Ok(read)
}

impl Fact {
    /// The names of all kinds, as files write them.
    pub const KINDS: &[&str] = &[
        "branch_named",
        "person",
        "person_changed",
        "site",
        "rule_set",
        "calendar",
        "notice",
        "reassign",
        "finished",
        "papers_until",
        "papers",
        "callback",
        "recheck",
        "acceptance",
        "ruling",
        "successor",
        "leave",
        "own_unfinished_work",
        "travel",
        "repair",
        "paid_in",
        "sheet",
        "approved",
        "contract",
        "receipt",
        "server",
        "contract_done",
        "follow_ups",
        "punch",
        "excused",
        "product_issue",
        "penalty",
        "waived",
        "close_month",
        "withdrawn",
    ];

    /// Facts count in the order of their business dates; those of one day in the order they were made.
    pub fn order(&self) -> (NaiveDate, FactId) {
        (self.on, self.id)
    }
}

/// One line of a statement as it was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClosedLine {
    pub person: PersonId,
    /// The item's code, such as `commissioning_first`.
    pub item: String,
    pub subject: String,
    pub amount: Money,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// What happened. The names are those of the bundle format.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FactBody {
    /// The branch has this name from now on.
    BranchNamed { name: String },
    /// Somebody works here. `on` is the day it was written down; `joined` the first day of work.
    Person { person: PersonId, name: String, role: Role, base_wage: Money, joined: NaiveDate },
    /// From `on`, somebody has another name, role or base wage.
    PersonChanged { person: PersonId, name: String, role: Role, base_wage: Money },
    /// A site is known, or is known better: the last one describes it.
    Site {
        site: SiteId,
        name: String,
        customer: String,
        area: Area,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        warranty_until: Option<NaiveDate>,
        /// The dealer whose consent a visit needs (6.3.1).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        dealer: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        contact: Option<String>,
    },
    /// From a month on, the branch goes by these values (8.2). `values` are those that differ from the regulation's.
    RuleSet { from: Month, name: String, values: BTreeMap<String, serde_json::Value> },
    /// A year of the working calendar.
    Calendar(CalendarYear),

    /// A commissioning notice was issued and assigned (6.1.1).
    Notice { notice: JobId, site: SiteId, to: PersonId, kind: NoticeKind, controllers: Vec<Controller> },
    /// Handed to somebody else before it was finished.
    Reassign { notice: JobId, to: PersonId },
    /// The end time in the archive's commissioning record (6.1.6).
    Finished { notice: JobId },
    /// The manager granted a later date for the papers (6.1.7).
    PapersUntil { notice: JobId, until: NaiveDate },
    /// The three papers reached the clerk. They count only when no check failed (6.1.5, 6.1.8).
    Papers {
        notice: JobId,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        failed: Vec<PaperCheck>,
    },
    /// The clerk's phone callback about a notice or a repair.
    Callback {
        job: JobId,
        confirmed: bool,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    },
    /// The manager's own phone recheck (6.1.9).
    Recheck {
        notice: JobId,
        passed: bool,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    },
    /// Fire acceptance of a site was finished (5.1.7).
    Acceptance { site: SiteId },
    /// The manager settled a band gap: yuan a point for all points of the notice.
    Ruling { notice: JobId, rate: Decimal },
    /// Who takes over the rest of somebody who left (5.1.8).
    Successor { notice: JobId, to: PersonId },
    /// `on` is the last day in the company or the post (5.1.9).
    Leave { person: PersonId },
    /// The shortfall of a month comes from own unfinished other work (5.1.12).
    OwnUnfinishedWork { person: PersonId, month: Month },
    /// A travel expense for a job out of town (5.1.6, 8.1).
    Travel { travel: TravelId, person: PersonId, amount: Money, approved: bool, customer_pays: bool },

    /// A repair was done (5.2).
    Repair {
        repair: JobId,
        site: SiteId,
        by: PersonId,
        charged: Money,
        floor: Money,
        rebate: Money,
        fault: String,
        #[serde(default, skip_serializing_if = "is_false")]
        product_fault: bool,
    },
    /// The whole fee of a repair has been received.
    PaidIn { repair: JobId },
    /// The feedback sheet of a repair was handed in (6.2.9).
    Sheet { job: JobId },
    /// The manager or the sales vice-president approved a repair (5.2.5).
    Approved { job: JobId, by: PersonId },

    /// A maintenance contract was signed (5.3).
    Contract {
        contract: ContractId,
        site: SiteId,
        signer: PersonId,
        server: PersonId,
        fee: Money,
        rebate: Money,
        from: NaiveDate,
        to: NaiveDate,
    },
    /// Money of a contract came in.
    Receipt { contract: ContractId, amount: Money },
    /// The work of a contract passes to somebody else from `on`.
    Server { contract: ContractId, to: PersonId },
    /// The period's work is done and reviewed, or closed with work missing (7.11).
    ContractDone { contract: ContractId, complete: bool },

    /// So many follow-up sheets were reviewed as qualified (5.4.2).
    FollowUps { by: PersonId, qualified: u32 },
    /// Clocked in (6.7).
    Punch { person: PersonId, at: NaiveDateTime },
    /// A morning is excused (6.7.3, 6.7.4).
    Excused { person: PersonId, day: NaiveDate },
    /// A reported product problem was confirmed as new (5.5.1).
    ProductIssue { by: PersonId },
    /// The manager confirmed a penalty (7).
    Penalty {
        clause: PenaltyClause,
        person: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        job: Option<JobId>,
        /// The base sum where the clause takes one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Money>,
        /// Who bears the manager's part.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        manager: Option<PersonId>,
        /// What happened.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        remark: String,
    },
    /// The manager dropped a proposed penalty.
    Waived {
        clause: PenaltyClause,
        person: PersonId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        job: Option<JobId>,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },

    /// The month's statements were closed with these figures for what was known until then.
    CloseMonth { month: Month, known_until: NaiveDateTime, lines: Vec<ClosedLine> },
    /// A fact was a mistake and counts no more; both stay visible.
    Withdrawn {
        fact: FactId,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_to_its_end() {
        let fact = r#"{"person":{"person":"li","name":"Li","role":"technician","base_wage":"3500","joined":"2025-01-01"}}"#;
        assert!(read_json::<FactBody>(fact).is_ok());
        assert!(read_json::<FactBody>(&format!("{fact}\n ")).is_ok());
        let error = read_json::<FactBody>(&format!("{fact} {fact}")).unwrap_err();
        assert_eq!(
            error.inner().to_string(),
            format!("trailing characters at line 1 column {}", fact.len() + 2)
        );
        let nameless = fact.replace(r#""name":"Li","#, "");
        assert_eq!(read_json::<FactBody>(&nameless).unwrap_err().path().to_string(), "person");
    }
}
