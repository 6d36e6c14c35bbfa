//! The names of the kinds of facts.

use crate::journal::FactBody;

/// The key of what kind of thing a fact says happened.
pub fn fact_kind_key(body: &FactBody) -> &'static str {
    match body {
        FactBody::BranchNamed { .. } => "facts.kind.branch_named",
        FactBody::Person { .. } => "facts.kind.person",
        FactBody::PersonChanged { .. } => "facts.kind.person_changed",
        FactBody::Site { .. } => "facts.kind.site",
        FactBody::RuleSet { .. } => "facts.kind.rule_set",
        FactBody::Calendar(_) => "facts.kind.calendar",
        FactBody::Notice { .. } => "facts.kind.notice",
        FactBody::Reassign { .. } => "facts.kind.reassign",
        FactBody::Finished { .. } => "facts.kind.finished",
        FactBody::PapersUntil { .. } => "facts.kind.papers_until",
        FactBody::Papers { .. } => "facts.kind.papers",
        FactBody::Callback { .. } => "facts.kind.callback",
        FactBody::Recheck { .. } => "facts.kind.recheck",
        FactBody::Acceptance { .. } => "facts.kind.acceptance",
        FactBody::Ruling { .. } => "facts.kind.ruling",
        FactBody::Successor { .. } => "facts.kind.successor",
        FactBody::Leave { .. } => "facts.kind.leave",
        FactBody::OwnUnfinishedWork { .. } => "facts.kind.own_unfinished_work",
        FactBody::Travel { .. } => "facts.kind.travel",
        FactBody::Repair { .. } => "facts.kind.repair",
        FactBody::PaidIn { .. } => "facts.kind.paid_in",
        FactBody::Sheet { .. } => "facts.kind.sheet",
        FactBody::Approved { .. } => "facts.kind.approved",
        FactBody::Contract { .. } => "facts.kind.contract",
        FactBody::Receipt { .. } => "facts.kind.receipt",
        FactBody::Server { .. } => "facts.kind.server",
        FactBody::ContractDone { .. } => "facts.kind.contract_done",
        FactBody::FollowUps { .. } => "facts.kind.follow_ups",
        FactBody::Punch { .. } => "facts.kind.punch",
        FactBody::Excused { .. } => "facts.kind.excused",
        FactBody::ProductIssue { .. } => "facts.kind.product_issue",
        FactBody::Penalty { .. } => "facts.kind.penalty",
        FactBody::Waived { .. } => "facts.kind.waived",
        FactBody::CloseMonth { .. } => "facts.kind.close_month",
        FactBody::Withdrawn { .. } => "facts.kind.withdrawn",
    }
}
