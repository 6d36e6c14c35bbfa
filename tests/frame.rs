//! The frame that stands in `index.html` until the app is there: the same places in the same order as the app's own.

use fieldbook::app::places::Place;
use regex::Regex;

const PAGE: &str = include_str!("../index.html");

/// The keys of the places between two marks of the page, list by list.
fn places(from: &str, to: &str) -> Vec<Vec<String>> {
    let part = PAGE.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(part, _)| part);
    let key = Regex::new(r"\{\{(shell\.place\.[a-z_]+)\}\}").unwrap();
    let lists = part.unwrap_or_default().split("</ul>");
    let keys = |list: &str| key.captures_iter(list).map(|found| found[1].to_owned()).collect::<Vec<_>>();
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
