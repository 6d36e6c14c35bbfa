//! The entries of a case's log, and the command that each stands for.

use super::code;
use chrono::{NaiveDate, NaiveDateTime};
use fieldbook::{
    domain::{
        ContractId, Controller, JobId, ListedVisit, Minute, Money, Month, NoticeKind, PaperCheck,
        PenaltyClause, PersonId, Role, SiteId, ThingId, TravelId, VisitKind, VisitOutcome,
    },
    journal::{
        Accepted, Answered, Approved, Arrived, Away, CalledBack, ClockedIn, Collected, Complained, Consented,
        ContractDone, ContractSigned, DealerConsents, DealerRefuses, Ended, FactBody, Finished,
        FollowUpsDropped, FollowUpsResumed, FollowUpsReviewed, HandedIn, ListSent, LooksAfter,
        MatterAnswered, MatterReported, MoneyReceived, MorningExcused, NoticeApproved, NoticeAssigned,
        NoticeIssued, NoticeWritten, ObjectionSettled, OwnWorkUnfinished, PaidIn, PapersExtended, PassedUp,
        PenaltyConfirmed, PenaltyWaived, PersonChanged, PersonLeft, QuoteApproved, Quoted, Reassigned,
        Rechecked, RepairDone, Requested, RewardFact, Ruled, SentStraight, SentToFactory, ServerChanged,
        SheetIn, SheetReviewed, SuccessorNamed, TravelClaimed, Verified, VisitCalled, VisitMoved,
        VisitPlanned, VisitSheetIn, WeekListed, kind::Declared,
    },
    ledger::Ledger,
    workflow::{Command, CompletionCheck, Paper},
};
use rust_decimal::Decimal;
use serde::{Deserialize, de::Error};
use serde_json::{Map, Value};

/// Something that happened, in the words of the case files.
#[rustfmt::skip]
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case", deny_unknown_fields)]
pub enum What {
    Notice { id: JobId, site: SiteId, to: PersonId, kind: NoticeKind, #[serde(default)] controllers: Vec<Controller> },
    Reassign { notice: JobId, to: PersonId },
    Finished { notice: JobId },
    PapersUntil { notice: JobId, until: NaiveDate },
    Papers {
        notice: JobId, in_format: Option<bool>,
        #[serde(default, deserialize_with = "code::checks")] failed: Vec<PaperCheck>,
    },
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
    Punch { person: PersonId, #[serde(deserialize_with = "code::minute")] at: NaiveDateTime },
    Excused { person: PersonId, day: NaiveDate },
    Penalty {
        clause: PenaltyClause, person: PersonId, job: Option<JobId>, amount: Option<Money>,
        manager: Option<PersonId>,
    },
    Waived { clause: PenaltyClause, person: PersonId, job: Option<JobId> },
    CloseMonth { month: Month },
    NoticeWritten { id: JobId, site: SiteId, kind: NoticeKind, #[serde(default)] controllers: Vec<Controller> },
    NoticeApproved { notice: JobId, by: PersonId },
    Assigned { notice: JobId, to: PersonId, by: PersonId },
    LooksAfter { person: PersonId, site: SiteId },
    Request { id: ThingId, site: SiteId, kind: VisitKind, wanted: NaiveDate },
    Visit {
        id: ThingId, site: SiteId, kind: VisitKind, to: PersonId, day: NaiveDate, request: Option<ThingId>,
        job: Option<JobId>, #[serde(default)] phone: bool,
    },
    Moved { visit: ThingId, to: Option<PersonId>, day: Option<NaiveDate>, #[serde(default)] told: bool },
    Straight { visit: ThingId },
    Arrived { visit: ThingId },
    Ended { visit: ThingId, outcome: VisitOutcome },
    PassedUp { visit: ThingId },
    SheetIn { visit: ThingId },
    Away { person: PersonId, day: NaiveDate },
    Reviewed { visit: ThingId, qualified: bool },
    CalledBack { visit: ThingId, confirmed: bool },
    Settled { subject: ThingId },
    DealerConsents { site: SiteId },
    DealerRefuses { site: SiteId },
    Dropped { site: SiteId },
    Resumed { site: SiteId },
    WeeklyList { week: NaiveDate, items: Vec<(SiteId, PersonId)> },
    Quote { repair: JobId, site: SiteId, charged: Money, floor: Money },
    QuoteApproved { repair: JobId, by: PersonId },
    Consented { repair: JobId },
    ToFactory { repair: JobId },
    Complaint { id: ThingId, site: SiteId },
    Verified { complaint: ThingId, own_fault: bool, person: Option<PersonId> },
    Answered { complaint: ThingId },
    Unusual { id: ThingId, site: SiteId },
    UnusualAnswered { matter: ThingId },
    Collected { id: ThingId, by: PersonId, amount: Money },
    HandedIn { money: ThingId },
    ListSent { month: Month },
    /// Written as files write it.
    #[serde(skip)]
    Reward(FactBody),
}

impl What {
    /// Reads an entry. Kinds of rewards have no words of their own here: whatever is declared as one is known.
    pub fn read(mut fields: Map<String, Value>) -> Result<What, serde_json::Error> {
        let is_called = |kind: &&&Declared| fields.get("what").is_some_and(|what| what == kind.name);
        let Some(kind) = RewardFact::KINDS.iter().find(is_called) else {
            return serde_json::from_value(Value::Object(fields));
        };
        fields.remove("what");
        FactBody::made(kind, fields).map(What::Reward).map_err(serde_json::Error::custom)
    }

    /// The job or contract that begins with this entry.
    pub fn begins(&self) -> Option<&str> {
        match self {
            What::Notice { id, .. } | What::NoticeWritten { id, .. } | What::Repair { id, .. } => {
                Some(id.as_str())
            }
            What::Quote { repair, .. } => Some(repair.as_str()),
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
    pub fn command(self, on: NaiveDate, at: Option<Minute>, ledger: &Ledger) -> Command {
        let body = match self {
            What::Finished { notice } => {
                return Command::Finish { on, at, notice, done: CompletionCheck::ALL.to_vec() };
            }
            What::Papers { notice, in_format, mut failed } => {
                if in_format == Some(false) && !failed.contains(&PaperCheck::Forms) {
                    failed.push(PaperCheck::Forms);
                }
                return Command::HandInPapers { on, at, notice, brought: Paper::ALL.to_vec(), failed };
            }
            What::CloseMonth { month } => {
                let known_until = on.and_hms_opt(23, 59, 59);
                return Command::CloseMonth { on, month, known_until, confirmed: Vec::new() };
            }
            What::Notice { id: notice, site, to, kind, controllers } => {
                FactBody::from(NoticeIssued { notice, number: None, site, to, kind, controllers })
            }
            What::Reassign { notice, to } => FactBody::from(Reassigned { notice, to }),
            What::PapersUntil { notice, until } => FactBody::from(PapersExtended { notice, until }),
            What::Callback { job, confirmed } => {
                FactBody::from(CalledBack { job, confirmed, remark: String::new() })
            }
            What::Recheck { notice, passed } => {
                FactBody::from(Rechecked { notice, passed, remark: String::new() })
            }
            What::Acceptance { site } => FactBody::from(Accepted { site }),
            What::Ruling { notice, rate } => FactBody::from(Ruled { notice, rate }),
            What::Successor { notice, to } => FactBody::from(SuccessorNamed { notice, to }),
            What::Leave { person } => FactBody::from(PersonLeft { person }),
            What::Wage { person, base_wage } => wage(ledger, on, person, base_wage),
            What::OwnUnfinishedWork { person, month } => FactBody::from(OwnWorkUnfinished { person, month }),
            What::Travel { id: travel, person, amount, approved, customer_pays } => {
                FactBody::from(TravelClaimed {
                    travel,
                    number: None,
                    person,
                    amount,
                    approved,
                    customer_pays,
                })
            }
            What::Repair { id: repair, site, by, charged, floor, rebate, fault, product_fault } => {
                FactBody::from(RepairDone {
                    repair,
                    number: None,
                    site,
                    by,
                    charged,
                    floor,
                    rebate,
                    fault,
                    product_fault,
                    same_as: None,
                    another_fault: false,
                    tested: String::new(),
                })
            }
            What::PaidIn { repair } => FactBody::from(PaidIn { repair }),
            What::Sheet { job } => FactBody::from(SheetIn { job }),
            What::Approved { job, by } => FactBody::from(Approved { job, by }),
            What::Contract { id: contract, site, signer, server, fee, rebate, from, to } => {
                FactBody::from(ContractSigned {
                    contract,
                    number: None,
                    site,
                    signer,
                    server,
                    fee,
                    rebate,
                    from,
                    to,
                })
            }
            What::Receipt { contract, amount } => FactBody::from(MoneyReceived { contract, amount }),
            What::Server { contract, to } => FactBody::from(ServerChanged { contract, to }),
            What::ContractDone { contract, complete } => FactBody::from(ContractDone { contract, complete }),
            What::FollowUps { by, qualified } => FactBody::from(FollowUpsReviewed { by, qualified }),
            What::Reward(body) => body,
            What::Punch { person, at } => FactBody::from(ClockedIn { person, at }),
            What::Excused { person, day } => FactBody::from(MorningExcused { person, day }),
            What::Penalty { clause, person, job, amount, manager } => FactBody::from(PenaltyConfirmed {
                clause,
                person,
                job,
                amount,
                manager,
                remark: String::new(),
            }),
            What::Waived { clause, person, job } => {
                // The format says none.
                FactBody::from(PenaltyWaived { clause, person, job, reason: "-".to_owned() })
            }
            of_the_day => of_the_day.of_the_day(),
        };
        Command::Record { on, at, body }
    }
}

impl What {
    /// What the second page of words says.
    fn of_the_day(self) -> FactBody {
        let (none, what) = (None, String::new());
        match self {
            What::NoticeWritten { id: notice, site, kind, controllers } => {
                FactBody::from(NoticeWritten { notice, number: none, site, kind, controllers })
            }
            What::NoticeApproved { notice, by } => FactBody::from(NoticeApproved { notice, by }),
            What::Assigned { notice, to, by } => FactBody::from(NoticeAssigned { notice, to, by }),
            What::LooksAfter { person, site } => FactBody::from(LooksAfter { person, site }),
            What::Request { id: request, site, kind, wanted } => {
                let (caller, urgent) = (none, false);
                FactBody::from(Requested { request, site, kind, wanted, what, caller, urgent })
            }
            What::Visit { id: visit, site, kind, to, day, request, job, phone } => {
                let time = None;
                FactBody::from(VisitPlanned {
                    visit,
                    site,
                    kind,
                    to,
                    day,
                    time,
                    request,
                    job,
                    phone,
                    what,
                    agreed: String::new(),
                })
            }
            What::Moved { visit, to, day, told } => {
                FactBody::from(VisitMoved { visit, to, day, time: None, told })
            }
            What::Straight { visit } => FactBody::from(SentStraight { visit }),
            What::Arrived { visit } => FactBody::from(Arrived::only(visit)),
            What::Ended { visit, outcome } => FactBody::from(Ended { visit, outcome, remark: what }),
            What::PassedUp { visit } => FactBody::from(PassedUp { visit, remark: what }),
            What::SheetIn { visit } => FactBody::from(VisitSheetIn { visit }),
            What::Away { person, day } => FactBody::from(Away { person, day }),
            What::Reviewed { visit, qualified } => {
                FactBody::from(SheetReviewed { visit, qualified, remark: what })
            }
            What::CalledBack { visit, confirmed } => {
                FactBody::from(VisitCalled { visit, confirmed, remark: what })
            }
            What::Settled { subject } => FactBody::from(ObjectionSettled { subject, remark: what }),
            What::DealerConsents { site } => FactBody::from(DealerConsents { site }),
            What::DealerRefuses { site } => FactBody::from(DealerRefuses { site }),
            What::Dropped { site } => FactBody::from(FollowUpsDropped { site, reason: what }),
            What::Resumed { site } => FactBody::from(FollowUpsResumed { site }),
            What::WeeklyList { week, items } => {
                let items = items.into_iter().map(|(site, person)| ListedVisit { site, person }).collect();
                FactBody::from(WeekListed { week, items })
            }
            What::Quote { repair, site, charged, floor } => {
                let (number, fault) = (None, None);
                let lines = Vec::new();
                FactBody::from(Quoted { repair, number, site, charged, floor, fault, plan: what, lines })
            }
            What::QuoteApproved { repair, by } => FactBody::from(QuoteApproved { repair, by }),
            What::Consented { repair } => FactBody::from(Consented { repair }),
            What::ToFactory { repair } => FactBody::from(SentToFactory { repair }),
            What::Complaint { id: complaint, site } => {
                FactBody::from(Complained { complaint, site, kind: None, what, caller: none })
            }
            What::Verified { complaint, own_fault, person } => {
                FactBody::from(Verified { complaint, own_fault, person, remark: what })
            }
            What::Answered { complaint } => FactBody::from(Answered { complaint, remark: what }),
            What::Unusual { id: matter, site } => {
                let what = "-".to_owned();
                FactBody::from(MatterReported { matter, what, site: Some(site), about: None })
            }
            What::UnusualAnswered { matter } => {
                FactBody::from(MatterAnswered { matter, answer: "-".to_owned() })
            }
            What::Collected { id: money, by, amount } => {
                FactBody::from(Collected { money, by, amount, site: None, job: None, remark: what })
            }
            What::HandedIn { money } => FactBody::from(HandedIn { money }),
            What::ListSent { month } => FactBody::from(ListSent { month }),
            first => unreachable!("{first:?} is of the first page"),
        }
    }
}

/// From a day on, another base wage; name and role stay. Of somebody unknown they are made up: he is refused anyway.
fn wage(ledger: &Ledger, on: NaiveDate, person: PersonId, base_wage: Money) -> FactBody {
    let known = ledger.people.get(&person);
    let name = known.map_or(person.as_str(), |known| known.name()).to_owned();
    let role = known.map_or(Role::Technician, |known| known.role_on(on));
    FactBody::from(PersonChanged { person, name, role, base_wage })
}
