//! A site's description as typed, and the command it becomes.

use crate::{
    domain::{Area, SiteId},
    features::jobs::forms::typed::Wrong,
    journal::FactBody,
    ledger::Site,
    workflow::{Command, Field, Reason},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedSite {
    pub name: String,
    pub customer: String,
    /// A code of [`area_code`].
    pub area: String,
    pub warranty: String,
    pub dealer: String,
    pub contact: String,
}

pub fn area_code(area: Area) -> &'static str {
    match area {
        Area::Local => "local",
        Area::County => "county",
        Area::Elsewhere => "elsewhere",
        Area::Partner => "partner",
    }
}

/// The input that a refusal is about.
pub fn place_of(reason: &Reason) -> Option<&'static str> {
    match reason {
        Reason::Invalid { field: Field::Customer, .. } => Some("customer"),
        Reason::Invalid { field: Field::Until, .. } => Some("warranty"),
        Reason::Invalid { .. } => Some("name"),
        _ => None,
    }
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

impl TypedSite {
    /// A known site as the form shows it.
    pub fn of(site: &Site) -> TypedSite {
        TypedSite {
            name: site.name.clone(),
            customer: site.customer.clone(),
            area: area_code(site.area).to_owned(),
            warranty: site.warranty_until.map_or_else(String::new, |day| day.to_string()),
            dealer: site.dealer.clone().unwrap_or_default(),
            contact: site.contact.clone().unwrap_or_default(),
        }
    }

    /// The command that describes the site. A customer left empty is called like the site.
    ///
    /// # Errors
    /// Every field that cannot be understood.
    pub fn command(&self, site: SiteId, on: NaiveDate) -> Result<Command, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let name = some(&self.name);
        if name.is_none() {
            wrong.push(Wrong { field: "name", key: "sites.wrong.name" });
        }
        let area = Area::ALL.into_iter().find(|area| area_code(*area) == self.area);
        if area.is_none() {
            wrong.push(Wrong { field: "area", key: "sites.wrong.area" });
        }
        let warranty_until = match some(&self.warranty).map(|day| day.parse::<NaiveDate>()) {
            None => None,
            Some(Ok(day)) => Some(day),
            Some(Err(_)) => {
                wrong.push(Wrong { field: "warranty", key: "sites.wrong.warranty" });
                None
            }
        };
        match (name, area) {
            (Some(name), Some(area)) if wrong.is_empty() => {
                let customer = some(&self.customer).unwrap_or_else(|| name.clone());
                let (dealer, contact) = (some(&self.dealer), some(&self.contact));
                let body = FactBody::Site { site, name, customer, area, warranty_until, dealer, contact };
                Ok(Command::Record { on, body })
            }
            _ => Err(wrong),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_needs_a_name_and_an_area() {
        let today = "2025-03-10".parse().unwrap();
        let id = SiteId::parse("s").unwrap();
        let empty = TypedSite { warranty: "soon".into(), ..TypedSite::default() };
        let fields: Vec<_> =
            empty.command(id.clone(), today).unwrap_err().iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["name", "area", "warranty"]);
        let typed = TypedSite { name: " Hall ".into(), area: "county".into(), ..TypedSite::default() };
        let Ok(Command::Record { body: FactBody::Site { name, customer, dealer, .. }, .. }) =
            typed.command(id, today)
        else {
            panic!("a site follows")
        };
        assert_eq!((name.as_str(), customer.as_str(), dealer), ("Hall", "Hall", None));
    }
}
