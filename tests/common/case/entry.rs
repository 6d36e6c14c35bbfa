//! The entries of a case's log, and the command that each stands for.

use super::code;
use chrono::{NaiveDate, NaiveDateTime};
use fieldbook::{
    domain::{
        ContractId, Controller, JobId, Money, Month, NoticeKind, PaperCheck, PenaltyClause, PersonId, Role,
        SiteId, TravelId,
    },
    journal::FactBody,
    ledger::Ledger,
    workflow::{Command, CompletionCheck, Paper},
};
use rust_decimal::Decimal;
use serde::Deserialize;

fn yes() -> bool {
    true
}

/// Something that happened, in the words of the case files.
#[rustfmt::skip]
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum What {
    Notice { id: JobId, site: SiteId, to: PersonId, kind: NoticeKind, #[serde(default)] controllers: Vec<Controller> },
    Reassign { notice: JobId, to: PersonId },
    Finished { notice: JobId },
    PapersUntil { notice: JobId, until: NaiveDate },
    Papers { notice: JobId, #[serde(default = "yes")] in_format: bool },
    Callback { job: JobId, confirmed: bool },
    Recheck { notice: JobId, passed: bool },
    Acceptance { site: SiteId },
    Ruling { notice: JobId, rate: Decimal },
    Successor { notice: JobId, to: PersonId },
    Leave { person: PersonId },
    Wage { person: PersonId, base_wage: Money },
    OwnUnfinishedWork { person: PersonId, month: Month },
    Travel { id: TravelId, person: PersonId, amount: Money, approved: bool, customer_pays: bool },
    Repair {
        id: JobId, site: SiteId, by: PersonId, charged: Money, floor: Money, rebate: Money, fault: String,
        #[serde(default)] product_fault: bool,
    },
    PaidIn { repair: JobId },
    Sheet { job: JobId },
    Approved { job: JobId, by: PersonId },
    Contract {
        id: ContractId, site: SiteId, signer: PersonId, server: PersonId, fee: Money, rebate: Money,
        from: NaiveDate, to: NaiveDate,
    },
    Receipt { contract: ContractId, amount: Money },
    Server { contract: ContractId, to: PersonId },
    ContractDone { contract: ContractId, complete: bool },
    FollowUps { by: PersonId, qualified: u32 },
    ProductIssue { by: PersonId },
    Punch { person: PersonId, #[serde(deserialize_with = "code::minute")] at: NaiveDateTime },
    Excused { person: PersonId, day: NaiveDate },
    Penalty {
        clause: PenaltyClause, person: PersonId, job: Option<JobId>, amount: Option<Money>,
        manager: Option<PersonId>,
    },
    Waived { clause: PenaltyClause, person: PersonId, job: Option<JobId> },
    CloseMonth { month: Month },
}

impl What {
    /// The job or contract that begins with this entry.
    pub fn begins(&self) -> Option<&str> {
        match self {
            What::Notice { id, .. } | What::Repair { id, .. } => Some(id.as_str()),
            What::Contract { id, .. } => Some(id.as_str()),
            _ => None,
        }
    }

    /// The job or contract that this entry belongs to.
    pub fn belongs_to(&self) -> Option<&str> {
        match self {
            What::Reassign { notice: job, .. }
            | What::Finished { notice: job }
            | What::PapersUntil { notice: job, .. }
            | What::Papers { notice: job, .. }
            | What::Callback { job, .. }
            | What::Recheck { notice: job, .. }
            | What::Ruling { notice: job, .. }
            | What::Successor { notice: job, .. }
            | What::PaidIn { repair: job }
            | What::Sheet { job }
            | What::Approved { job, .. } => Some(job.as_str()),
            What::Penalty { job, .. } | What::Waived { job, .. } => job.as_ref().map(JobId::as_str),
            What::Receipt { contract, .. }
            | What::Server { contract, .. }
            | What::ContractDone { contract, .. } => Some(contract.as_str()),
            _ => None,
        }
    }

    /// The command a person would give to have this recorded, by what is known so far.
    pub fn command(self, on: NaiveDate, ledger: &Ledger) -> Command {
        let body = match self {
            What::Finished { notice } => {
                return Command::Finish { on, notice, done: CompletionCheck::ALL.to_vec() };
            }
            What::Papers { notice, in_format } => {
                let failed = if in_format { Vec::new() } else { vec![PaperCheck::Forms] };
                return Command::HandInPapers { on, notice, brought: Paper::ALL.to_vec(), failed };
            }
            What::CloseMonth { month } => {
                let known_until = on.and_hms_opt(23, 59, 59);
                return Command::CloseMonth { on, month, known_until, confirmed: Vec::new() };
            }
            What::Notice { id: notice, site, to, kind, controllers } => {
                FactBody::Notice { notice, site, to, kind, controllers }
            }
            What::Reassign { notice, to } => FactBody::Reassign { notice, to },
            What::PapersUntil { notice, until } => FactBody::PapersUntil { notice, until },
            What::Callback { job, confirmed } => FactBody::Callback { job, confirmed, remark: String::new() },
            What::Recheck { notice, passed } => FactBody::Recheck { notice, passed, remark: String::new() },
            What::Acceptance { site } => FactBody::Acceptance { site },
            What::Ruling { notice, rate } => FactBody::Ruling { notice, rate },
            What::Successor { notice, to } => FactBody::Successor { notice, to },
            What::Leave { person } => FactBody::Leave { person },
            What::Wage { person, base_wage } => wage(ledger, on, person, base_wage),
            What::OwnUnfinishedWork { person, month } => FactBody::OwnUnfinishedWork { person, month },
            What::Travel { id: travel, person, amount, approved, customer_pays } => {
                FactBody::Travel { travel, person, amount, approved, customer_pays }
            }
            What::Repair { id: repair, site, by, charged, floor, rebate, fault, product_fault } => {
                FactBody::Repair { repair, site, by, charged, floor, rebate, fault, product_fault }
            }
            What::PaidIn { repair } => FactBody::PaidIn { repair },
            What::Sheet { job } => FactBody::Sheet { job },
            What::Approved { job, by } => FactBody::Approved { job, by },
            What::Contract { id: contract, site, signer, server, fee, rebate, from, to } => {
                FactBody::Contract { contract, site, signer, server, fee, rebate, from, to }
            }
            What::Receipt { contract, amount } => FactBody::Receipt { contract, amount },
            What::Server { contract, to } => FactBody::Server { contract, to },
            What::ContractDone { contract, complete } => FactBody::ContractDone { contract, complete },
            What::FollowUps { by, qualified } => FactBody::FollowUps { by, qualified },
            What::ProductIssue { by } => FactBody::ProductIssue { by },
            What::Punch { person, at } => FactBody::Punch { person, at },
            What::Excused { person, day } => FactBody::Excused { person, day },
            What::Penalty { clause, person, job, amount, manager } => {
                FactBody::Penalty { clause, person, job, amount, manager, remark: String::new() }
            }
            What::Waived { clause, person, job } => {
                FactBody::Waived { clause, person, job, reason: String::new() }
            }
        };
        Command::Record { on, body }
    }
}

/// From a day on, another base wage; name and role stay. Of somebody unknown they are made up: he is refused anyway.
fn wage(ledger: &Ledger, on: NaiveDate, person: PersonId, base_wage: Money) -> FactBody {
    let known = ledger.people.get(&person);
    let name = known.map_or(person.as_str(), |known| known.name()).to_owned();
    let role = known.map_or(Role::Technician, |known| known.role_on(on));
    FactBody::PersonChanged { person, name, role, base_wage }
}
