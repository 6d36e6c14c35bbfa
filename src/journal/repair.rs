//! Repairs (5.2).

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{APPROVERS, DESK, DESK_AND_FIELD, DESK_AND_LEADER, MANAGER},
};
use crate::domain::{JobId, Money, PersonId, QuoteLine, SiteId};

facts! {
    /// Repairs (5.2).
    Repair(RepairFact) {
        RepairDone "repair" "A repair was done." by DESK_AND_FIELD, "6.2.1" {
            repair: JobId as Shape::New(Noun::Repair) => "facts.field.number",
            /// What people call it by; not written where the id is the number.
            number [optional]: Option<String> as Shape::Name => "facts.field.number",
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            by: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.field.by",
            charged: Money as Shape::Yuan => "facts.field.charged",
            floor: Money as Shape::Yuan => "facts.field.floor",
            rebate: Money as Shape::Yuan => "facts.field.rebate",
            fault: String as Shape::Name => "facts.field.fault",
            product_fault [optional]: bool as Shape::Tick => "facts.row.product_fault",
            /// Somebody said that it is the same fault again as this repair's.
            same_as [optional]: Option<JobId> as Shape::Coming(Noun::Repair) => "facts.field.same_as",
            /// Somebody said that it is another fault than any before, whatever the words. Without either the words tell.
            another_fault [optional]: bool as Shape::Tick => "facts.field.another_fault",
            /// What of the device was tested as listed once it was repaired, and how that came out (6.2.7).
            tested [optional]: String as Shape::Remark => "facts.field.tested",
        }
        Quoted "quote" "A repair to come is quoted for, by the fee schedule; a second quote replaces the first." by DESK_AND_LEADER, "6.2.5" {
            repair: JobId as Shape::Coming(Noun::Repair) => "facts.field.number",
            /// What people call it by; not written where the id is the number.
            number [optional]: Option<String> as Shape::Name => "facts.field.number",
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            charged: Money as Shape::Yuan => "facts.field.charged",
            floor: Money as Shape::Yuan => "facts.field.floor",
            fault [optional]: Option<String> as Shape::Name => "facts.field.fault",
            /// Cause, plan and parts, as the customer is told.
            plan [optional]: String as Shape::Remark => "facts.field.plan",
            /// What it is made of; together it is charged and has the floor that are said.
            lines [optional]: Vec<QuoteLine> as Shape::QuoteLines => "facts.field.lines",
        }
        QuoteApproved "quote_approved" "The manager agreed to a quote." by MANAGER, "6.2.6" {
            repair: JobId as Shape::Known(Noun::Repair) => "facts.field.job",
            by: PersonId as Shape::Known(Noun::Person(Whom::Manager)) => "facts.field.by",
        }
        Consented "consented" "The customer agreed to a quote." by DESK_AND_FIELD, "6.2.5" {
            repair: JobId as Shape::Known(Noun::Repair) => "facts.field.job",
        }
        SentToFactory "to_factory" "The factory may begin to repair the device." by DESK, "5.2.2" {
            repair: JobId as Shape::Known(Noun::Repair) => "facts.field.job",
        }
        PaidIn "paid_in" "The whole fee of a repair has been received." by DESK, "2.2.5" {
            repair: JobId as Shape::Known(Noun::Repair) => "facts.field.job",
        }
        SheetIn "sheet" "The feedback sheet of a repair was handed in." by DESK, "6.2.9" {
            job: JobId as Shape::Known(Noun::Repair) => "facts.field.job",
        }
        Approved "approved" "The manager or the sales vice-president approved a repair." by APPROVERS, "5.2.5" {
            job: JobId as Shape::Known(Noun::Repair) => "facts.field.job",
            by: PersonId as Shape::Known(Noun::Person(Whom::Approver)) => "facts.field.by",
        }
    }
}
