//! The texts of the help. They are not among the messages of [`crate::app::i18n`], which are in the first module whole:
//! these come with the part that shows them.

use crate::app::{
    i18n::{Lang, Words, parsed},
    route::Route,
};
use crate::features::record::kinds::Kind;
use std::{collections::HashMap, sync::OnceLock};

fn messages(lang: Lang) -> &'static HashMap<String, String> {
    static ZH_CN: OnceLock<HashMap<String, String>> = OnceLock::new();
    static EN: OnceLock<HashMap<String, String>> = OnceLock::new();
    let (cell, source) = match lang {
        Lang::ZhCn => (&ZH_CN, include_str!("../../../locales/zh-CN/help.json")),
        Lang::En => (&EN, include_str!("../../../locales/en/help.json")),
    };
    cell.get_or_init(|| parsed(lang, "help", source))
}

/// The first line of a text and the rest: question and answer, or title and what is said below it.
pub fn text(lang: Lang, key: &str) -> (&'static str, &'static str) {
    messages(lang).get(key).and_then(|text| text.split_once('\n')).unwrap_or_default()
}

/// The answer of a question. How one finds something from any page is said by the key where there is a keyboard.
pub fn answer(words: Words, key: &str, keyboard: bool) -> String {
    let find = match keyboard {
        true => words.t("shell.palette.by_key"),
        false => words.tv("shell.palette.by_button", &[("button", &words.t("shell.palette.button"))]),
    };
    text(words.0, key).1.replace("{find}", &find)
}

/// What the place that an answer leads to is called.
pub fn place(words: Words, route: &Route) -> String {
    let chapter = |code: &str| {
        let chapters = crate::features::rules::layout::CHAPTERS;
        chapters.iter().find(|chapter| chapter.code == code).map(|chapter| chapter.title)
    };
    let key = match route {
        Route::NewJob => "jobs.new",
        Route::NewSite { .. } => "sites.new",
        Route::RecordKind { kind, .. } if kind == "all" => "forms.all",
        Route::RecordKind { kind, .. } => {
            return Kind::of(kind).map(|kind| words.t(kind.declared.key)).unwrap_or_default();
        }
        Route::RulesAt(place) if place == "calendar" => "rules.calendar.title",
        Route::RulesAt(code) => chapter(code).unwrap_or("shell.place.rules"),
        _ => {
            crate::app::places::Place::of(&route.screen()).map_or("shell.lost.home", |place| place.name_key())
        }
    };
    words.t(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::help::Topic, features::help::questions::questions};
    use std::collections::HashSet;

    #[test]
    fn a_key_is_named_only_where_there_is_a_keyboard() {
        for lang in Lang::ALL {
            let (with, without) =
                (answer(Words(lang), "help.jobs.find", true), answer(Words(lang), "help.jobs.find", false));
            assert!(with.contains("Ctrl K") && !without.contains("Ctrl"), "{with}\n{without}");
            assert!(messages(lang).values().all(|text| !text.contains("Ctrl")), "{lang:?}");
        }
    }

    #[test]
    fn a_place_has_a_name_of_its_own() {
        // The list of jobs is led to narrowed as well.
        let narrowed = Route::parse("#/jobs?filter=acceptance");
        for lang in Lang::ALL {
            let asked = Topic::ALL.into_iter().flat_map(questions);
            let routes: HashSet<Route> = asked.filter_map(|question| question.route()).collect();
            assert!(routes.contains(&narrowed));
            let mut named: HashMap<String, Route> = HashMap::new();
            for route in routes.into_iter().filter(|route| *route != narrowed) {
                let name = place(Words(lang), &route);
                assert_ne!(name, "", "{route:?}");
                if let Some(other) = named.insert(name, route.clone()) {
                    panic!("{lang:?}: {route:?} and {other:?} have one name");
                }
            }
        }
    }
}
