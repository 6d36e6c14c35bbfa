//! What a site is: described where sites are, and nowhere else.

use super::{Answers, Group, Input, Kind, Unfilled, common::SITE, field, form};
use crate::{
    journal::{SiteDescribed, kind::Kind as _},
    workflow::Command,
};

/// The description of a site, of one that is not known yet as well.
pub static SITE_FORM: Kind = form(
    SiteDescribed::DECLARED,
    Group::Commissioning,
    "",
    &[
        SITE.given(),
        field("name", "sites.field.name", Input::Text)
            .empty("sites.wrong.name")
            .warns(|form| form.sites_alike()),
        field("customer", "sites.field.customer", Input::Text).optional().hint("sites.field.customer.hint"),
        field("area", "sites.field.area", Input::Area).empty("sites.wrong.area"),
        field("warranty", "sites.field.warranty", Input::Day).optional().of_period().fills("warranty_until"),
        field("dealer", "sites.field.dealer", Input::Text).optional().hint("sites.field.dealer.hint"),
        field("contact", "sites.field.contact", Input::Text)
            .optional()
            .warns(|form| form.letters_in_number("contact")),
    ],
)
.becomes(described);

/// A customer left empty is called like the site.
fn described(kind: &Kind, said: Answers) -> Result<Command, Unfilled> {
    said.or_as("customer", "name").record(kind.declared)
}
