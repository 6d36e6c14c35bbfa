//! The nouns of the regulation that come in kinds.

use serde::{Deserialize, Serialize};

/// What somebody is in or above the branch (1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Manager,
    Clerk,
    Leader,
    Technician,
    SalesVp,
    GeneralManager,
    Finance,
    /// Marketing's clerk, who writes the notices (6.1.1).
    Marketing,
    /// The factory's repair shop (5.2.2).
    Factory,
}

impl Role {
    pub const ALL: [Role; 9] = [
        Role::Manager,
        Role::Clerk,
        Role::Leader,
        Role::Technician,
        Role::SalesVp,
        Role::GeneralManager,
        Role::Finance,
        Role::Marketing,
        Role::Factory,
    ];

    /// Whether the manager does its work while nobody holds it. An approval is the approver's own (5.2.5): the sales
    /// vice-president's is nobody else's to give.
    pub fn manager_stands_in(self) -> bool {
        !matches!(self, Role::Manager | Role::SalesVp)
    }

    /// Goes to customers and has a ladder of points: technicians and leaders (2.3, 2.4).
    pub fn is_field(self) -> bool {
        matches!(self, Role::Leader | Role::Technician)
    }

    /// Sits at the head office, which pays him: the branch may know no wage of his.
    pub fn is_of_head_office(self) -> bool {
        matches!(self, Role::SalesVp | Role::GeneralManager | Role::Finance | Role::Marketing | Role::Factory)
    }
}

/// Where a site lies, which decides the rate of its commissioning fee (5.1.1, 5.1.2, 5.1.3, 5.1.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    Local,
    County,
    Elsewhere,
    Partner,
}

impl Area {
    pub const ALL: [Area; 4] = [Area::Local, Area::County, Area::Elsewhere, Area::Partner];
}

/// Why a commissioning notice was issued (5.1.4, 5.1.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoticeKind {
    New,
    Extension,
    Reprogramming,
}

impl NoticeKind {
    pub const ALL: [NoticeKind; 3] = [NoticeKind::New, NoticeKind::Extension, NoticeKind::Reprogramming];
}

/// A controller on a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Controller {
    /// Commissioned capacity in points.
    pub points: u32,
    /// A pure alarm controller (5.1.1).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alarm_only: bool,
}

/// What the clerk looks at on the three papers (6.1.5, 6.1.8).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperCheck {
    /// The company's forms, legibly.
    Forms,
    /// Filled in before the customer signed.
    FilledFirst,
    /// Signed by the customer with his own name.
    OwnName,
    /// Signed by the customer himself and nobody else.
    OwnHand,
    /// Dated by the customer's own hand.
    OwnDate,
    /// Nothing changed after the signature.
    Unaltered,
}

impl PaperCheck {
    pub const ALL: [PaperCheck; 6] = [
        PaperCheck::Forms,
        PaperCheck::FilledFirst,
        PaperCheck::OwnName,
        PaperCheck::OwnHand,
        PaperCheck::OwnDate,
        PaperCheck::Unaltered,
    ];

    /// The clause that a failed check falls under.
    pub fn clause(self) -> PenaltyClause {
        match self {
            PaperCheck::FilledFirst => PenaltyClause::EmptyRecord,
            PaperCheck::Unaltered => PenaltyClause::ChangedRecord,
            PaperCheck::OwnHand => PenaltyClause::ForgedSignature,
            PaperCheck::OwnName => PenaltyClause::NotOwnName,
            PaperCheck::Forms | PaperCheck::OwnDate => PenaltyClause::WrongFormat,
        }
    }
}

/// What must hold before a commissioning is complete (6.1.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompletionCheck {
    /// Full initialisation and linkage are programmed.
    Programmed,
    /// The linkage was tested with the contractor and is normal.
    LinkageTested,
    /// Product problems are solved.
    ProblemsSolved,
}

impl CompletionCheck {
    pub const ALL: [CompletionCheck; 3] =
        [CompletionCheck::Programmed, CompletionCheck::LinkageTested, CompletionCheck::ProblemsSolved];
}

macro_rules! penalty_clauses {
    ($($name:ident = $code:literal),* $(,)?) => {
        /// A clause of chapter 7 that a person can be penalised under.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum PenaltyClause {
            $(#[serde(rename = $code)] $name),*
        }

        impl PenaltyClause {
            pub const ALL: &[PenaltyClause] = &[$(PenaltyClause::$name),*];

            /// The clause's id in the catalogue.
            pub fn code(self) -> &'static str {
                match self { $(PenaltyClause::$name => $code),* }
            }

            /// The product proposes it by itself from the facts (7), and the first decision on that counts.
            pub fn is_proposed(self) -> bool {
                use PenaltyClause::*;
                matches!(
                    self,
                    Complaint
                        | EmptyRecord
                        | ChangedRecord
                        | LatePapers
                        | WrongFormat
                        | ForgedSignature
                        | NotOwnName
                        | LateSheet
                        | NoCallback
                        | Unreported
                )
            }
        }
    };
}

penalty_clauses! {
    Complaint = "7.1", EmptyRecord = "7.2", ChangedRecord = "7.3", LatePapers = "7.4", WrongFormat = "7.5",
    ForgedSignature = "7.6", NotOwnName = "7.7", LateSheet = "7.8", NoCallback = "7.9", Unreported = "7.10",
    MemoryChanged = "7.12", SeriousConsequences = "7.13", PartsLeft = "7.14", PartLost = "7.15",
    PrivateUse = "7.17a", UntidyComputer = "7.17b", DutyNotDone = "7.18a", UntidyDesk = "7.18b",
    PhoneGames = "7.19", MoneyKept = "7.20", PrivateJob = "7.21", PrivateCharge = "7.22",
}
