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

/// The keys that a text names: `{{key}}` in the page, `t!("key")` in a screen.
fn keys(text: &str, before: &str, after: &str) -> Vec<String> {
    let words = text.split(before).skip(1).filter_map(|rest| rest.split_once(after));
    words.map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn the_first_runs_words_are_the_apps() {
    let screens = [
        include_str!("../src/app/help/view.rs"),
        include_str!("../src/features/setup/page.rs"),
        include_str!("../src/features/setup/sample.rs"),
        include_str!("../src/features/data/way_back.rs"),
        include_str!("../src/features/data/import.rs"),
    ];
    let shown: Vec<_> = screens.iter().flat_map(|screen| keys(screen, "t!(\"", "\"")).collect();
    let first = PAGE.split_once("boot-first").and_then(|(_, rest)| rest.split_once("gate-opening"));
    let frame = keys(first.expect("the frame of the first run").0, "{{", "}}");
    assert!(frame.len() > 10, "{frame:?}");
    let strange: Vec<_> = frame.iter().filter(|key| !shown.contains(key)).collect();
    assert!(strange.is_empty(), "no screen of the first run says {strange:?}");
}
