//! A site's description as typed, and the command it becomes.

use crate::{
    app::words::Misread,
    domain::{
        Area, SiteId,
        typed::{DayError, TextError, read_day, read_text},
    },
    features::record::reader::Wrong,
    journal::{FactBody, SiteDescribed, limits::NAME_CHARS},
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

/// A text that may be left out.
fn maybe(typed: &str) -> Result<Option<String>, TextError> {
    match read_text(typed, NAME_CHARS) {
        Err(TextError::Empty) => Ok(None),
        read => read.map(Some),
    }
}

/// A description such as the form gives, for asking whose it is.
pub fn trial(site: SiteId, on: NaiveDate) -> Command {
    let any =
        TypedSite { name: site.to_string(), area: area_code(Area::Local).to_owned(), ..TypedSite::default() };
    any.command(site, on).expect("every field is filled in")
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
        let mut miss = |field, why: Misread| wrong.push(Wrong { field, why });
        let name = read_text(&self.name, NAME_CHARS).map_err(|why| match why {
            TextError::Empty => miss("name", "sites.wrong.name".into()),
            why => miss("name", why.into()),
        });
        let mut optional = |field, typed| maybe(typed).map_err(|why| miss(field, why.into()));
        let customer = optional("customer", &self.customer);
        let (dealer, contact) = (optional("dealer", &self.dealer), optional("contact", &self.contact));
        let area = Area::ALL.into_iter().find(|area| area_code(*area) == self.area);
        let area = area.ok_or_else(|| miss("area", "sites.wrong.area".into()));
        let warranty_until = match read_day(&self.warranty) {
            Err(DayError::Empty) => Ok(None),
            Err(why) => {
                miss("warranty", why.into());
                Err(())
            }
            Ok(day) => Ok(Some(day)),
        };
        match (name, customer, area, warranty_until, dealer, contact) {
            (Ok(name), Ok(customer), Ok(area), Ok(warranty_until), Ok(dealer), Ok(contact)) => {
                let customer = customer.unwrap_or_else(|| name.clone());
                let body = FactBody::from(SiteDescribed {
                    site,
                    name,
                    customer,
                    area,
                    warranty_until,
                    dealer,
                    contact,
                });
                Ok(Command::Record { on, body })
            }
            _ => Err(wrong),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::SitesFact;

    #[test]
    fn a_site_needs_a_name_and_an_area() {
        let today = "2025-03-10".parse().unwrap();
        let id = SiteId::parse("s").unwrap();
        let empty = TypedSite { warranty: "soon".into(), ..TypedSite::default() };
        let fields: Vec<_> =
            empty.command(id.clone(), today).unwrap_err().iter().map(|wrong| wrong.field).collect();
        assert_eq!(fields, ["name", "area", "warranty"]);
        let hidden = TypedSite {
            name: "Hall".into(),
            area: "county".into(),
            contact: "Wang\u{202E}".into(),
            warranty: "20266-03-01".into(),
            ..TypedSite::default()
        };
        let wrong = hidden.command(id.clone(), today).unwrap_err();
        let unseen = TextError::Unseen { letter: '\u{202E}' };
        assert_eq!(wrong[0], Wrong { field: "contact", why: unseen.into() });
        assert_eq!(wrong[1], Wrong { field: "warranty", why: DayError::Year { year: 20266 }.into() });
        let typed = TypedSite { name: " Hall ".into(), area: "county".into(), ..TypedSite::default() };
        let Ok(Command::Record {
            body: FactBody::Sites(SitesFact::SiteDescribed(SiteDescribed { name, customer, dealer, .. })),
            ..
        }) = typed.command(id, today)
        else {
            panic!("a site follows")
        };
        assert_eq!((name.as_str(), customer.as_str(), dealer), ("Hall", "Hall", None));
    }
}
