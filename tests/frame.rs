//! The frame that stands in `index.html` until the app is there: the same places in the same order as the app's own.

use fieldbook::app::places::Place;

const PAGE: &str = include_str!("../index.html");

/// The keys of the places between two marks of the page, list by list.
fn places(from: &str, to: &str) -> Vec<Vec<String>> {
    let part = PAGE.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(part, _)| part);
    let lists = part.unwrap_or_default().split("</ul>");
    let keys = |list: &str| {
        let words = list.split("{{").filter_map(|rest| rest.split_once("}}"));
        let places = words.map(|(key, _)| key.to_owned()).filter(|key| key.starts_with("shell.place."));
        places.collect::<Vec<_>>()
    };
    lists.map(keys).filter(|list| !list.is_empty()).collect()
}

fn names(places: &[Place]) -> Vec<String> {
    places.iter().map(|place| place.name_key().to_owned()).collect()
}

#[test]
fn the_rail_is_the_apps() {
    let expected: Vec<_> = Place::GROUPS.iter().map(|group| names(group)).collect();
    assert_eq!(places("<nav class=\"rail-places\">", "</nav>"), expected);
}

#[test]
fn the_bottom_bar_is_the_apps() {
    assert_eq!(places("<nav class=\"bar\">", "</nav>"), [names(&Place::BAR)]);
}
