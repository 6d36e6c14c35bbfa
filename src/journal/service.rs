//! What every kind of work has: the calls about it, its number, and what is attached to it.

use super::kind::{
    Noun, Shape, facts,
    roles::{CLERK, DESK, DESK_AND_FIELD},
};
use crate::domain::{Attachment, Digest, JobId, Media, ThingId};

/// The most bytes that an attachment may be said to have.
const MOST: u32 = Attachment::MOST_BYTES as u32;

facts! {
    /// What every kind of work has: the calls about it, its number, and what is attached to it.
    Service(ServiceFact) {
        CalledBack "callback" "The clerk's phone callback about a notice or a repair." by CLERK, "6.1.9" {
            job: JobId as Shape::Known(Noun::Job) => "facts.field.job",
            confirmed: bool as Shape::Tick => "facts.row.confirmed",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        NotReached "not_reached" "Somebody called about a visit, a notice or a repair and nobody answered: no callback." by DESK, "2.2.6" {
            subject: ThingId as Shape::Known(Noun::Numbered) => "facts.field.thing",
            remark [optional]: String as Shape::Remark => "facts.row.remark",
        }
        Renumbered "number" "A notice, repair, contract or journey has another number from now on." by DESK, "6.2.1" {
            thing: ThingId as Shape::Known(Noun::Numbered) => "facts.field.thing",
            number: String as Shape::Name => "facts.field.number",
        }
        Attached "attachment" "A picture or a paper belongs to a notice, repair, contract or journey." by DESK_AND_FIELD, "2.2.4" {
            thing: ThingId as Shape::Known(Noun::Numbered) => "facts.field.thing",
            /// By which it is stored, in files and here.
            content: Digest as Shape::Content => "facts.field.content",
            media: Media as Shape::Media => "facts.field.media",
            /// In bytes.
            size: u32 as Shape::Count { most: MOST } => "facts.field.size",
            title: String as Shape::Name => "facts.field.title",
        }
    }
}
