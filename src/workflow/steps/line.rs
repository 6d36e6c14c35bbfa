//! The line of steps.

use super::{Act, Outlook};
use crate::{
    domain::{Arrange, DeviceId, FactId, Month, NoticeKind, PenaltyClause, PersonId},
    ledger::{Notice, Stamp},
    rules::{
        Due, DueCode, DueState, Item, Line, Settlement, Subject, WaitingFor,
        commissioning::{Quote, confirmed_on, quote_of},
    },
    workflow::Refusal,
};
use chrono::{NaiveDate, NaiveDateTime};

/// A step in the life of a piece of work: of a commissioning in its order, then what only repairs and contracts have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepKind {
    /// Issued and assigned, and handed on while unfinished (6.1.1, 5.1.8).
    Assigned,
    Finished,
    Papers,
    Callback,
    /// The manager signs the record of the clerk's call (6.1.9). Nothing waits for it.
    Signature,
    Recheck,
    Ruling,
    /// The manager's decision on a proposal about the papers (7.4, 7.5).
    Decision(PenaltyClause),
    Acceptance,
    Successor,
    Paid,
    /// A customer asked for somebody, before a repair (6.2.1).
    Asked,
    /// Somebody was there for it (6.5.3).
    Visited,
    /// What it is to cost was said (6.2.5), the manager agreed (5.2.1), and the customer did.
    Quoted,
    QuoteApproved,
    Consented,
    /// A repair was done (5.2).
    Repaired,
    PaidIn,
    Sheet,
    ManagerApproval,
    SalesVpApproval,
    /// The rate that the branch goes by for all repairs (5.2.5).
    TaxRate,
    /// A maintenance contract was signed (5.3).
    Signed,
    /// Its fee comes in, in one or several sums.
    Receipts,
    /// Its period, and who serves in it.
    Served,
    /// Its period reviewed, or closed with work missing (7.11).
    Reviewed,
}

/// Where a step stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepState {
    Done,
    /// It may be done now.
    Open,
    /// A gate stands in its way.
    Blocked(Refusal),
    /// Its turn comes after another step.
    After(StepKind),
    /// Its money waits for one of several answers to a question, given without knowing of each other.
    Unsettled,
    /// All is done for it; it comes by itself with the wages of a month.
    InMonth(Month),
    /// It begins on a day that has not come.
    From(NaiveDate),
    /// It runs until a day.
    Until(NaiveDate),
    /// This job does without it.
    NotNeeded,
}

/// A fact that brought a step about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub fact: FactId,
    pub on: NaiveDate,
    pub recorded: NaiveDateTime,
    pub actor: PersonId,
    pub device: DeviceId,
}

/// A step with what is known about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobStep {
    pub kind: StepKind,
    pub state: StepState,
    /// The facts behind it, oldest first, those included that did not complete it.
    pub marks: Vec<Mark>,
    pub due: Option<Due>,
    /// What can be done here, the main thing first. Empty where nothing is done by hand.
    pub acts: Vec<Act>,
}

impl JobStep {
    /// Its last minute is over, and it is not done.
    pub fn is_late(&self) -> bool {
        self.due.as_ref().is_some_and(|due| due.state == DueState::Late)
    }
}

/// What a job pays, or paid: one line of somebody's month.
#[derive(Debug, Clone, PartialEq)]
pub struct PaidLine {
    pub month: Month,
    pub person: PersonId,
    pub line: Line,
}

/// The lines of all months that a piece of work brings, in the order of the months.
pub fn paid_lines(settled: &Settlement, work: &Subject) -> Vec<PaidLine> {
    let has = |line: &Line| line.subject == *work;
    let statements = settled
        .months
        .iter()
        .filter(|sheet| sheet.figures().statements.values().any(|statement| statement.lines.iter().any(has)))
        .flat_map(|sheet| sheet.statements.values().map(move |statement| (sheet.month, statement)));
    let lines = statements.flat_map(|(month, statement)| {
        statement.lines.iter().map(move |line| (month, &statement.person, line))
    });
    lines
        .filter(|(_, _, line)| has(line))
        .map(|(month, person, line)| PaidLine { month, person: person.clone(), line: line.clone() })
        .collect()
}

/// The steps of a notice, in their order. Steps that this notice can never need are left out.
pub fn line(outlook: &Outlook<'_>, notice: &Notice) -> Vec<JobStep> {
    let builder = Builder { outlook, notice };
    let mut steps = vec![builder.assigned(), builder.finished(), builder.papers(), builder.callback()];
    steps.extend(builder.signature());
    if notice.kind != NoticeKind::Reprogramming {
        steps.extend([Some(builder.recheck()), builder.ruling()].into_iter().flatten());
    }
    steps.extend(
        [PenaltyClause::LatePapers, PenaltyClause::WrongFormat]
            .into_iter()
            .filter_map(|c| builder.decision(c)),
    );
    if notice.kind != NoticeKind::Reprogramming {
        steps.push(builder.acceptance());
        steps.extend(builder.successor());
    }
    let paid = builder.paid(&steps);
    steps.push(paid);
    steps
}

struct Builder<'a> {
    outlook: &'a Outlook<'a>,
    notice: &'a Notice,
}

impl Builder<'_> {
    fn step<'s>(
        &self,
        kind: StepKind,
        state: StepState,
        stamps: impl IntoIterator<Item = &'s Stamp>,
        acts: Vec<Act>,
    ) -> JobStep {
        let marks = stamps.into_iter().filter_map(|stamp| self.outlook.mark(stamp)).collect();
        let code = match kind {
            StepKind::Papers => Some(DueCode::Papers),
            StepKind::Callback => Some(DueCode::Callback),
            StepKind::Recheck => Some(DueCode::Recheck),
            _ => None,
        };
        let due = code.and_then(|code| self.outlook.due(&self.notice.id, code));
        JobStep { kind, state, marks, due, acts }
    }

    fn allowed(&self, act: Act) -> Result<(), Refusal> {
        act.gate(self.outlook.ledger, self.outlook.book, self.notice, self.outlook.now)
    }

    fn state(&self, done: bool, act: Act) -> StepState {
        match (done, self.allowed(act)) {
            (true, _) => StepState::Done,
            (false, Ok(())) => StepState::Open,
            (false, Err(refusal)) => StepState::Blocked(refusal),
        }
    }

    /// The act where it may be done.
    fn offer(&self, act: Act) -> Option<Act> {
        self.allowed(act).is_ok().then_some(act)
    }

    fn assigned(&self) -> JobStep {
        let stamps = self.notice.holders.iter().map(|holder| &holder.stamp);
        let acts = self.offer(Act::Reassign).into_iter().collect();
        self.step(StepKind::Assigned, StepState::Done, stamps, acts)
    }

    fn finished(&self) -> JobStep {
        let state = self.state(self.notice.finished.is_some(), Act::Finish);
        self.step(StepKind::Finished, state, &self.notice.finished, vec![Act::Finish])
    }

    fn papers(&self) -> JobStep {
        let notice = self.notice;
        let state = self.state(notice.good_papers().is_some(), Act::HandInPapers);
        let granted = notice.papers_until.iter().map(|until| &until.stamp);
        let mut stamps: Vec<&Stamp> =
            notice.papers.iter().map(|papers| &papers.stamp).chain(granted).collect();
        stamps.arrange_by_key(|stamp| stamp.order());
        let mut acts = vec![Act::HandInPapers];
        if state == StepState::Open {
            // Granted in time, it may be written down later: the form asks for the day it was granted.
            acts.push(Act::GrantLaterDate);
        }
        self.step(StepKind::Papers, state, stamps, acts)
    }

    fn callback(&self) -> JobStep {
        let state = self.state(self.notice.confirmed_callback().is_some(), Act::CallBack);
        let stamps = self.notice.callbacks.iter().map(|callback| &callback.stamp);
        self.step(StepKind::Callback, state, stamps, vec![Act::CallBack])
    }

    /// Only where there is a call: the last one is signed, or its month was closed knowing of it.
    fn signature(&self) -> Option<JobStep> {
        let last = self.notice.callbacks.last()?;
        let closed = self.outlook.ledger.is_closed_with(last.stamp);
        let is_signed = self.notice.signatures(last.stamp).next().is_some();
        let state = match self.state(is_signed, Act::Sign) {
            StepState::Open if closed => StepState::NotNeeded,
            state => state,
        };
        Some(self.step(StepKind::Signature, state, &self.notice.signed, vec![Act::Sign]))
    }

    fn recheck(&self) -> JobStep {
        let state = match self.state(self.notice.passed_recheck().is_some(), Act::Recheck) {
            StepState::Done => StepState::Done,
            _ if !self.needs_recheck() => StepState::NotNeeded,
            // The recheck follows the clerk's call (6.1.9).
            StepState::Open if self.notice.confirmed_callback().is_none() => {
                StepState::After(StepKind::Callback)
            }
            state => state,
        };
        let stamps = self.notice.rechecks.iter().map(|recheck| &recheck.stamp);
        self.step(StepKind::Recheck, state, stamps, vec![Act::Recheck])
    }

    fn needs_recheck(&self) -> bool {
        self.quote().is_some_and(|quote| quote.needs_recheck)
    }

    fn quote(&self) -> Option<Quote> {
        quote_of(self.outlook.ledger, self.outlook.book, self.notice)
    }

    /// Only where a size is in no band and the reading asks the manager.
    fn ruling(&self) -> Option<JobStep> {
        self.quote().filter(|quote| quote.gross.is_none())?;
        let state = self.state(!self.notice.rulings.is_empty(), Act::Rule);
        let stamps = self.notice.rulings.iter().map(|ruling| &ruling.stamp);
        Some(self.step(StepKind::Ruling, state, stamps, vec![Act::Rule]))
    }

    /// Only where the papers gave cause for it.
    fn decision(&self, clause: PenaltyClause) -> Option<JobStep> {
        let act = Act::DecideOn(clause);
        let decided = self.outlook.ledger.decisions.get(&(clause, self.notice.id.clone()));
        if decided.is_none() && !self.outlook.is_proposed(&self.notice.id, clause) {
            return None;
        }
        let state = self.state(decided.is_some(), act);
        let stamps = decided.map(|decision| &decision.stamp);
        Some(self.step(StepKind::Decision(clause), state, stamps, vec![act]))
    }

    fn acceptance(&self) -> JobStep {
        let act = Act::RecordAcceptance;
        let accepted = self.outlook.ledger.sites.get(&self.notice.site).and_then(|site| site.accepted());
        let state = match self.state(accepted.is_some(), act) {
            StepState::Open if self.notice.finished.is_none() => StepState::After(StepKind::Finished),
            state => state,
        };
        self.step(StepKind::Acceptance, state, accepted.map(|accepted| &accepted.stamp), vec![act])
    }

    /// Only where the holder of a finished job has left (5.1.8).
    fn successor(&self) -> Option<JobStep> {
        let notice = self.notice;
        let missing = self.outlook.held(notice).iter().any(|held| held.what == WaitingFor::Successor);
        if notice.finished.is_none() || (notice.successors.is_empty() && !missing) {
            return None;
        }
        let state = self.state(!missing, Act::NameSuccessor);
        let stamps = notice.successors.iter().map(|named| &named.stamp);
        Some(self.step(StepKind::Successor, state, stamps, vec![Act::NameSuccessor]))
    }

    /// Its holder left before the last confirmation came in: nothing is paid for it any more (5.1.9).
    fn lapsed(&self) -> bool {
        let Outlook { ledger, book, now, .. } = self.outlook;
        let holder = ledger.people.get(&self.notice.holder().value);
        let last_day = holder.map_or(NaiveDate::MAX, |person| person.last_day());
        let confirmed = confirmed_on(ledger, book, self.notice);
        let in_time = confirmed.map_or(now.date() <= last_day, |day| day <= last_day);
        self.notice.finished.is_some() && !in_time
    }

    fn paid(&self, steps: &[JobStep]) -> JobStep {
        let subject = Subject::Job(self.notice.id.clone());
        let paid = self.outlook.lines.of_work(&subject);
        let month_of = |wanted| paid.iter().find(|place| place.item == wanted).map(|place| place.month);
        let this_month = Month::of(self.outlook.now.date());
        // A fine for papers out of format holds no money (7.5), and neither does a signature.
        let holds = |step: &&JobStep| {
            !matches!(step.kind, StepKind::Decision(PenaltyClause::WrongFormat) | StepKind::Signature)
        };
        let missing = steps
            .iter()
            .filter(holds)
            .find(|step| !matches!(step.state, StepState::Done | StepState::NotNeeded));
        let state = match missing {
            _ if self.notice.kind == NoticeKind::Reprogramming => StepState::NotNeeded,
            _ if self.outlook.is_unsettled(&subject) => StepState::Unsettled,
            _ if let Some(month) = month_of(Item::CommissioningRest) => match month <= this_month {
                true => StepState::Done,
                false => StepState::InMonth(month),
            },
            _ if self.lapsed() => StepState::NotNeeded,
            Some(step) => StepState::After(step.kind),
            // Everything is in and nothing waits: the fee was forfeited, or lapsed with its owner's leaving.
            None if month_of(Item::CommissioningFirst).is_none() => StepState::NotNeeded,
            None => StepState::Done,
        };
        self.step(StepKind::Paid, state, [], Vec::new())
    }
}

/// The step that is to be done next.
pub fn next(steps: &[JobStep]) -> Option<&JobStep> {
    // Nothing waits for the signature: it is open beside the next step.
    steps.iter().find(|step| step.state == StepState::Open && step.kind != StepKind::Signature)
}

/// Where a whole job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stand {
    /// A deadline has passed.
    Late,
    /// Its money is held by a ruling, a decision or a successor.
    Held,
    /// Somebody has a step to do.
    Open,
    /// The work is confirmed; only the site's acceptance is missing.
    AwaitsAcceptance,
    /// A contract within its period, with nothing to be done until it ends.
    Running,
    /// A contract whose period has not begun, with nothing to be done before.
    NotBegun,
    Done,
}

impl Stand {
    pub const ALL: [Stand; 7] = [
        Stand::Late,
        Stand::Held,
        Stand::Open,
        Stand::AwaitsAcceptance,
        Stand::Running,
        Stand::NotBegun,
        Stand::Done,
    ];
}

pub fn stand(outlook: &Outlook<'_>, notice: &Notice, steps: &[JobStep]) -> Stand {
    if steps.iter().any(JobStep::is_late) {
        return Stand::Late;
    }
    if !outlook.held(notice).is_empty() {
        return Stand::Held;
    }
    match next(steps).map(|step| step.kind) {
        Some(StepKind::Acceptance) => Stand::AwaitsAcceptance,
        Some(_) => Stand::Open,
        None => Stand::Done,
    }
}
