//! The names of the sample branch.

use crate::domain::{PersonId, Role};
use serde::Deserialize;
use std::sync::LazyLock;

/// All invented; the county town is on no map.
pub(super) static NAMES: LazyLock<Names> =
    LazyLock::new(|| serde_json::from_str(include_str!("names.json")).expect("names.json is read by tests"));

#[derive(Deserialize)]
pub(super) struct Names {
    pub branch: String,
    pub rule_set: String,
    pub people: Vec<Staff>,
    /// Sites that were there before the year began.
    pub old: Vec<Place>,
    pub local: Vec<Place>,
    /// How the parts of a large estate are told apart.
    pub phases: Vec<String>,
    pub county: Region,
    pub elsewhere: Region,
    pub partner: Vec<Place>,
    pub faults: Vec<String>,
    pub second_call: String,
    pub recheck_remark: String,
    pub waive_papers: String,
    pub waive_sheet: String,
    pub waive_callback: String,
}

#[derive(Deserialize)]
pub(super) struct Staff {
    pub id: String,
    pub name: String,
    pub role: Role,
    pub wage: i64,
    /// In the company so many years when the sample begins; none for the one who joins on the way.
    pub years: i32,
}

#[derive(Deserialize, Clone)]
pub(super) struct Place {
    pub name: String,
    pub customer: String,
    pub contact: String,
    #[serde(default)]
    pub phased: bool,
    #[serde(default)]
    pub dealer: Option<String>,
}

/// Towns, each with the same kinds of places.
#[derive(Deserialize)]
pub(super) struct Region {
    pub places: Vec<String>,
    pub kinds: Vec<Place>,
}

impl Names {
    /// Places in town; a large estate is built in phases, so that there are enough for any window.
    pub(super) fn in_town(&self) -> Vec<Place> {
        let phased =
            |place: &Place, phase: &String| Place { name: format!("{}{phase}", place.name), ..place.clone() };
        let mut all: Vec<Place> = self.local.iter().filter(|place| !place.phased).cloned().collect();
        for phase in &self.phases {
            all.extend(self.local.iter().filter(|place| place.phased).map(|place| phased(place, phase)));
        }
        all
    }
}

impl Region {
    pub(super) fn all(&self) -> Vec<Place> {
        let in_place = |place: &String| {
            self.kinds
                .iter()
                .map(|kind| Place {
                    name: format!("{place}{}", kind.name),
                    customer: format!("{place}{}", kind.customer),
                    ..kind.clone()
                })
                .collect::<Vec<_>>()
        };
        self.places.iter().flat_map(in_place).collect()
    }
}

/// The id of one of the staff.
pub(super) fn person(id: &str) -> PersonId {
    PersonId::parse(id).expect("ids of the sample are short and plain")
}
