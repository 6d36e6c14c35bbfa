//! A site's description, as its form begins.

use crate::{
    domain::{Area, SiteId},
    features::record::{reader::area_code, values::Values},
    journal::{FactBody, SiteDescribed},
    ledger::Site,
    workflow::Command,
};
use chrono::NaiveDate;

/// A description such as the form gives, for asking whose it is.
pub fn trial(site: SiteId, on: NaiveDate) -> Command {
    let name = site.to_string();
    let body = FactBody::from(SiteDescribed {
        site,
        customer: name.clone(),
        name,
        area: Area::Local,
        warranty_until: None,
        dealer: None,
        contact: None,
    });
    Command::Record { on, at: None, body }
}

/// A known site as the form shows it.
pub fn values_of(site: &Site) -> Values {
    Values::default()
        .with("name", &site.name)
        .with("customer", &site.customer)
        .with("area", area_code(site.area))
        .with("warranty", site.warranty_until.map_or_else(String::new, |day| day.to_string()))
        .with("dealer", site.dealer.clone().unwrap_or_default())
        .with("contact", site.contact.clone().unwrap_or_default())
}
