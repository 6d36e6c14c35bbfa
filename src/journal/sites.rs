//! The customers' sites.

use super::kind::{Noun, Shape, facts, roles::DESK_AND_LEADER};
use crate::domain::{Area, SiteId};
use chrono::NaiveDate;

facts! {
    /// The customers' sites.
    Sites(SitesFact) {
        SiteDescribed "site" "A site is known, or is known better." by DESK_AND_LEADER, "2.2" {
            site: SiteId as Shape::New(Noun::Site) => "facts.field.number",
            name: String as Shape::Name => "facts.field.name",
            customer: String as Shape::Name => "facts.field.customer",
            area: Area as Shape::Place => "facts.row.area",
            warranty_until [optional]: Option<NaiveDate> as Shape::Day => "facts.row.warranty",
            /// The dealer whose consent a visit needs (6.3.1).
            dealer [optional]: Option<String> as Shape::Line => "facts.row.dealer",
            contact [optional]: Option<String> as Shape::Line => "facts.row.contact",
        }
    }
}
