//! From the notice of a commissioning job to the acceptance of its site.

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{ASSIGNERS, CLERK, DESK, DESK_AND_FIELD, FIELD, MANAGER, MARKETING, SALES_VP},
};
use crate::domain::{CompletionCheck, Controller, JobId, Month, NoticeKind, PaperCheck, PersonId, SiteId};
use chrono::NaiveDate;
use rust_decimal::Decimal;

facts! {
    /// From the notice of a commissioning job to the acceptance of its site.
    Commissioning(CommissioningFact) {
        NoticeIssued "notice" "A commissioning notice was issued and assigned." by ASSIGNERS, "6.1.1" {
            notice: JobId as Shape::New(Noun::Notice) => "facts.field.number",
            /// What people call it by; not written where the id is the number.
            number [optional]: Option<String> as Shape::Name => "facts.field.number",
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            to: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.field.to",
            kind: NoticeKind as Shape::Reason => "facts.row.kind",
            controllers: Vec<Controller> as Shape::Controllers => "facts.field.controllers",
        }
        NoticeWritten "notice_written" "Marketing's clerk has written a notice." by MARKETING, "6.1.1" {
            notice: JobId as Shape::New(Noun::Notice) => "facts.field.number",
            /// What people call it by; not written where the id is the number.
            number [optional]: Option<String> as Shape::Name => "facts.field.number",
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            kind: NoticeKind as Shape::Reason => "facts.row.kind",
            controllers: Vec<Controller> as Shape::Controllers => "facts.field.controllers",
        }
        NoticeApproved "notice_approved" "The sales vice-president approved a notice." by SALES_VP, "6.1.1" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
            by: PersonId as Shape::Known(Noun::Person(Whom::SalesVp)) => "facts.field.by",
        }
        NoticeAssigned "assigned" "A notice was assigned: from here on it is issued." by ASSIGNERS, "6.1.1" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
            to: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.field.to",
            by: PersonId as Shape::Known(Noun::Person(Whom::Assigner)) => "facts.field.by",
        }
        ListSent "list_sent" "A month's list of commissioning assignments went to finance." by CLERK, "6.1.10" {
            month: Month as Shape::Month => "facts.field.month",
        }
        Reassigned "reassign" "Handed to somebody else before it was finished." by ASSIGNERS, "2.3" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
            to: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.field.to",
        }
        Finished "finished" "The end time in the commissioning record." by FIELD, "6.1.6" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
            /// What was ticked; files of before do not say.
            completion [optional]: Vec<CompletionCheck> as Shape::Completion => "facts.row.completion",
        }
        PapersExtended "papers_until" "A later date for the papers was granted." by MANAGER, "6.1.7" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
            until: NaiveDate as Shape::Day => "facts.field.until",
        }
        PapersIn "papers" "The three papers reached the clerk; they count when no check failed." by DESK, "5.1.7" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
            /// What was not in order (6.1.5, 6.1.8).
            failed [optional]: Vec<PaperCheck> as Shape::Checks => "facts.row.failed",
        }
        CallbackSigned "callback_signed" "The manager signed the record of the clerk's callback." by MANAGER, "6.1.9" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
        }
        Rechecked "recheck" "The manager's own phone recheck." by MANAGER, "6.1.9" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
            passed: bool as Shape::Tick => "facts.row.passed",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        Accepted "acceptance" "Fire acceptance of the site was finished." by DESK_AND_FIELD, "5.1.7" {
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
        }
        Ruled "ruling" "The manager settled a band gap: yuan a point." by MANAGER, "5.1.1" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
            /// For all points of the notice.
            rate: Decimal as Shape::Rate => "facts.field.rate",
        }
        SuccessorNamed "successor" "Who takes over the rest of somebody who left." by MANAGER, "5.1.8" {
            notice: JobId as Shape::Known(Noun::Notice) => "facts.field.job",
            to: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.field.to",
        }
    }
}
