//! Complaints, from their receipt to the answer (7.1).

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{DESK, MANAGER},
};
use crate::domain::{ComplaintKind, DayThing, PersonId, SiteId, ThingId};

facts! {
    /// Complaints, from their receipt to the answer (7.1).
    Complaint(ComplaintFact) {
        Complained "complaint" "A complaint was received." by DESK, "7.1" {
            complaint: ThingId as Shape::New(Noun::Day(DayThing::Complaint)) => "facts.field.complaint",
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            /// What it is about; where nobody said, it is not known.
            kind [optional]: Option<ComplaintKind> as Shape::Complaint => "facts.field.complaint_kind",
            what [optional]: String as Shape::Remark => "facts.field.what",
            caller [optional]: Option<String> as Shape::Line => "facts.field.caller",
        }
        Verified "verified" "A complaint was looked into." by MANAGER, "7.1" {
            complaint: ThingId as Shape::Known(Noun::Day(DayThing::Complaint)) => "facts.field.complaint",
            own_fault: bool as Shape::Tick => "facts.field.own_fault",
            /// Whose fault it was.
            person [optional]: Option<PersonId> as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.field.whose_fault",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        Answered "answered" "The customer has the answer to his complaint." by DESK, "7.1" {
            complaint: ThingId as Shape::Known(Noun::Day(DayThing::Complaint)) => "facts.field.complaint",
            remark [optional]: String as Shape::Remark => "facts.field.answer",
        }
    }
}
