//! What a person may do to a commissioning job.

use crate::{
    domain::{JobId, PenaltyClause},
    journal::{
        Accepted, CallbackSigned, CalledBack, FactBody, PapersExtended, PenaltyWaived, Reassigned, Rechecked,
        Ruled, SuccessorNamed,
    },
    ledger::{Ledger, Notice},
    rules::RuleBook,
    workflow::{Command, CompletionCheck, Field, Paper, Reason, Refusal, decide::gates},
};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;

/// A thing that can be done to a job by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Act {
    /// Hand it to somebody else (5.1.8).
    Reassign,
    Finish,
    HandInPapers,
    /// Grant a later date for the papers (6.1.7).
    GrantLaterDate,
    CallBack,
    /// Sign the record of a callback (6.1.9).
    Sign,
    Recheck,
    /// Set the rate of a size that is in no band (5.1.1).
    Rule,
    /// Confirm or waive a proposed penalty about its papers (7.4, 7.5).
    DecideOn(PenaltyClause),
    /// Record the site's fire acceptance (5.1.7).
    RecordAcceptance,
    NameSuccessor,
}

impl Act {
    /// A command of this kind with everything ticked: what is refused about it is refused about every one.
    pub fn trial(self, notice: &Notice, on: NaiveDate) -> Command {
        let id: JobId = notice.id.clone();
        let to = notice.holder().value.clone();
        let body = match self {
            Act::Finish => {
                return Command::Finish { on, at: None, notice: id, done: CompletionCheck::ALL.to_vec() };
            }
            Act::HandInPapers => {
                return Command::HandInPapers {
                    on,
                    at: None,
                    notice: id,
                    brought: Paper::ALL.to_vec(),
                    failed: Vec::new(),
                };
            }
            Act::Reassign => FactBody::from(Reassigned { notice: id, to }),
            Act::GrantLaterDate => FactBody::from(PapersExtended { notice: id, until: on }),
            Act::CallBack => FactBody::from(CalledBack { job: id, confirmed: true, remark: String::new() }),
            Act::Sign => FactBody::from(CallbackSigned { notice: id }),
            Act::Recheck => FactBody::from(Rechecked { notice: id, passed: true, remark: String::new() }),
            Act::Rule => FactBody::from(Ruled { notice: id, rate: Decimal::ZERO }),
            Act::DecideOn(clause) => {
                // It is not waived without a reason (7): the one that is given is asked for by the form.
                let reason = "-".to_owned();
                FactBody::from(PenaltyWaived { clause, person: to, job: Some(id), reason })
            }
            Act::RecordAcceptance => FactBody::from(Accepted { site: notice.site.clone() }),
            Act::NameSuccessor => FactBody::from(SuccessorNamed { notice: id, to }),
        };
        Command::Record { on, at: None, body }
    }

    /// Whether it may be done on the day of `now`, by whomever it belongs to.
    ///
    /// # Errors
    /// The refusal that every such command would meet.
    pub fn gate(
        self,
        ledger: &Ledger,
        book: &RuleBook,
        notice: &Notice,
        now: NaiveDateTime,
    ) -> Result<(), Refusal> {
        match gates(ledger, book, self.trial(notice, now.date()), now, 0) {
            // The trial names the holder and its own day; who and when is really meant is chosen in the form.
            Err(Refusal { reason: Reason::Invalid { field: Field::To | Field::Until, .. }, .. }) => Ok(()),
            other => other.map(drop),
        }
    }
}
