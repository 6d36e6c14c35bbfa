//! Anything unusual, from whoever noticed it to the manager's answer (6.10.1).

use super::kind::{
    Noun, Shape, facts,
    roles::{EVERYBODY, MANAGER},
};
use crate::domain::{DayThing, SiteId, ThingId};

facts! {
    /// Anything unusual, from whoever noticed it to the manager's answer (6.10.1).
    Matter(MatterFact) {
        MatterReported "unusual" "Something unusual was reported to the manager." by EVERYBODY, "6.10.1" {
            matter: ThingId as Shape::New(Noun::Day(DayThing::Matter)) => "facts.field.matter",
            what: String as Shape::Remark => "facts.field.unusual",
            site [optional]: Option<SiteId> as Shape::Known(Noun::Site) => "facts.field.site",
            /// The work or the visit that it came up with.
            about [optional]: Option<ThingId> as Shape::Coming(Noun::Numbered) => "facts.field.matter_about",
        }
        MatterAnswered "unusual_answered" "The manager answered what was reported to him." by MANAGER, "6.10.1" {
            matter: ThingId as Shape::Known(Noun::Day(DayThing::Matter)) => "facts.field.matter",
            answer: String as Shape::Remark => "facts.field.managers_answer",
        }
    }
}
