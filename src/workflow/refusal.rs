//! Why a command was refused. Becomes words in one place, at the edge.

use super::{close::NetChange, command::Paper, may::Asked};
use crate::{
    domain::{CompletionCheck, FactId, Minute, Money, Month, PersonId, Role, SiteId},
    ledger::NoFollowUps,
    rules::Clause,
};
use chrono::NaiveDate;

/// A kind of thing that can be unknown or known already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    Person,
    Site,
    Notice,
    Job,
    Repair,
    Contract,
    Travel,
    Request,
    Visit,
    Complaint,
    Problem,
    Cash,
    Matter,
    Fact,
}

/// A field of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    On,
    Name,
    Customer,
    Number,
    Person,
    Site,
    Notice,
    Job,
    Contract,
    To,
    By,
    Controllers,
    Rate,
    Until,
    Amount,
    Charged,
    Floor,
    Rebate,
    Fee,
    Fault,
    From,
    Month,
    Qualified,
    At,
    Day,
    BaseWage,
    Joined,
    Role,
    Reason,
    /// What somebody has to say.
    Said,
    Values,
    /// Of a fee schedule.
    Rows,
    /// Of a quote.
    Lines,
    /// The repair whose fault it is again.
    SameAs,
    Year,
    Days,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    Empty,
    TooLong {
        most: usize,
    },
    /// A letter that shows nothing: see [`letters::unseen`](crate::letters::unseen).
    Unseen {
        letter: char,
    },
    Negative,
    Zero,
    /// More would go back than has come in: `held` is what had come in by that day and was not given back since.
    RefundTooLarge {
        held: Money,
    },
    TooLarge {
        most: u64,
    },
    /// Dates are accepted from 1990 to 2100.
    DateOutOfRange,
    /// What has happened cannot lie ahead of this computer's today.
    InTheFuture,
    EndBeforeBegin,
    /// A contract's period is whole months (5.3).
    NotWholeMonths,
    /// A week begins on a Monday.
    NoMonday,
    /// What is granted is no later than what holds already.
    NotLater {
        limit: NaiveDate,
    },
    AmountMissing,
    JoinedLater {
        joined: NaiveDate,
    },
    /// The wrong role for this: one of these is needed.
    RoleOf {
        needed: &'static [Role],
    },
    /// It is no repair of the same site before this one.
    NotBeforeThere,
    /// One thing stands twice in a schedule.
    Twice {
        name: String,
    },
    /// Something would be charged less than its floor.
    BelowFloor {
        name: String,
        charge: Money,
        floor: Money,
    },
    /// The lines of a quote come to other sums than it says.
    OtherSums {
        charged: Money,
        floor: Money,
    },
    /// `name`: the dotted name of a rule value that cannot be gone by.
    RuleValue {
        name: String,
    },
}

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The step is somebody else's.
    WrongRole(Asked),
    Unknown {
        what: Thing,
        id: String,
    },
    AlreadyKnown {
        what: Thing,
        id: String,
    },
    Invalid {
        field: Field,
        problem: Problem,
    },
    /// A site has one new notice; more is an extension or a reprogramming (5.1.5).
    SecondNew {
        first: String,
    },
    /// There is nothing yet to extend or reprogram.
    NoNewNotice,
    BeforeIssue {
        issued: NaiveDate,
    },
    AlreadyFinished {
        on: NaiveDate,
    },
    /// `holder`: who answers for the job.
    NotFinished {
        holder: PersonId,
    },
    BeforeFinish {
        finished: NaiveDate,
    },
    NoGoodPapers {
        holder: PersonId,
    },
    BeforePapers {
        papers: NaiveDate,
    },
    /// A later date can be granted only before the limit is over (6.1.7).
    LimitOver {
        limit: NaiveDate,
    },
    ChecksMissing {
        missing: Vec<CompletionCheck>,
    },
    PapersMissing {
        missing: Vec<Paper>,
        holder: PersonId,
    },
    /// A repair is approved by two people, each once (5.2.5).
    AlreadyApproved {
        on: NaiveDate,
    },
    AlreadyClosed {
        month: Month,
    },
    /// A month is closed when its last day is over: until then its figures are only as they stand.
    MonthNotOver {
        month: Month,
    },
    /// So many parts of what is stored cannot be read: what they say would be missing in the figures for ever.
    Unread {
        n: usize,
    },
    /// The figures are no longer those that were confirmed.
    FiguresChanged {
        month: Month,
        changes: Vec<NetChange>,
    },
    /// An adopted rule set in force by this month cannot be gone by: mend it first.
    RulesLeftOut {
        from: Month,
        name: String,
    },
    /// Nobody would be left who may enter people and rules.
    NobodyInCharge,
    /// Rules for a closed month cannot change.
    RulesForClosedMonth {
        month: Month,
    },
    AlreadyLeft {
        last_day: NaiveDate,
    },
    AlreadyWithdrawn {
        fact: FactId,
    },
    /// Closings and withdrawals stand for good.
    CannotWithdraw,
    /// Something recorded later rests on it and has to be withdrawn first.
    RestedOn {
        by: FactId,
    },
    /// Something comes first.
    NotYet {
        what: Earlier,
    },
    /// It was recorded before.
    AlreadySo {
        what: Earlier,
        on: NaiveDate,
    },
    /// What comes first happened later, by day or by minute.
    TooEarly {
        what: Earlier,
        on: NaiveDate,
        at: Option<Minute>,
    },
    /// A visit is moved to where it is.
    NothingMoved,
    /// Nobody arrives for a visit before its day.
    BeforeVisit {
        day: NaiveDate,
    },
    /// A visit of such a kind, or with such an end, owes no sheet (6.5.5).
    OwesNoSheet,
    /// Nobody is sent there to follow up (6.3.1, 6.3.5).
    NoFollowUps {
        site: SiteId,
        why: NoFollowUps,
    },
    /// So many visits have to be reviewed before one by phone (6.3.6).
    TooFewReviewed {
        reviewed: usize,
        needed: u32,
    },
    /// A repair costs what it was quoted for (6.2.6).
    OtherThanQuoted {
        charged: Money,
        floor: Money,
    },
    /// The customer objects to nothing.
    NoObjection,
    /// No such penalty is proposed, or it has been decided (7).
    NotProposed,
    /// What is put in place of a proposed penalty is the same.
    NothingCorrected,
    /// A leader assigns the notices of customers whom he looks after (2.3).
    NotLookedAfter,
    /// This fact follows from a command of its own.
    NotByRecording,
}

/// What has to come first, or has come already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Earlier {
    Move,
    Arrival,
    End,
    Sheet,
    Writing,
    NoticeApproval,
    Assignment,
    Quote,
    QuoteApproval,
    Consent,
    Payment,
    Complaint,
    /// Something unusual was reported.
    Matter,
    /// Of a product.
    Problem,
    TakenUp,
    Judgement,
    Verification,
    Answer,
    Collection,
    HandIn,
    List,
    /// The clerk's callback (6.1.9).
    Call,
    /// The manager's signature under it.
    Signature,
}

/// A refused command: it leaves nothing behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The clause that stands in the way, where one does.
    pub clause: Option<Clause>,
    pub reason: Reason,
    /// Who can supply what is missing.
    pub who: &'static [Role],
}

impl Refusal {
    pub fn new(reason: Reason) -> Refusal {
        Refusal { clause: None, reason, who: &[] }
    }

    pub fn by(clause: &'static str, reason: Reason) -> Refusal {
        Refusal { clause: Some(Clause(clause)), reason, who: &[] }
    }

    pub fn asking(mut self, who: &'static [Role]) -> Refusal {
        self.who = who;
        self
    }

    pub fn field(field: Field, problem: Problem) -> Refusal {
        Refusal::new(Reason::Invalid { field, problem })
    }
}
