//! Repairs (5.2).

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{APPROVERS, DESK, DESK_AND_FIELD},
};
use crate::domain::{JobId, Money, PersonId, SiteId};

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
