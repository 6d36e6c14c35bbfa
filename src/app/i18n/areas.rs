//! Where the words come from. A screen is in one language at a time: the browser fetches the files of that one along with
//! the program (`scripts/build/words.mjs` writes them), and others when another one is chosen. Only what a page needs before,
//! or in both languages, is in the program itself. Natively all of it is.

use super::Lang;
use serde_json::value::RawValue;
use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

macro_rules! sources {
    ($($area:literal)*) => {[
        &[$(($area, include_str!(concat!("../../../locales/zh-CN/", $area, ".json")))),*],
        &[$(($area, include_str!(concat!("../../../locales/en/", $area, ".json")))),*],
    ]};
}

/// The message files in the program: area and JSON text, for each language in the order of [`Lang::ALL`]. The help's are
/// apart from them: they come with the part that shows them.
type Sources = [&'static [(&'static str, &'static str)]; 2];

#[cfg(target_arch = "wasm32")]
const EMBEDDED: Sources = sources!("shell");
#[cfg(not(target_arch = "wasm32"))]
const EMBEDDED: Sources = sources!("shell" "ui" "attachments" "facts" "clauses" "explain" "register" "calls" "weeks" "owing" "complaints" "jobs" "sites" "forms" "settlement"
    "whatif" "mypay" "rules" "data" "today" "people" "errors" "typed" "tables");

/// A language's areas, each read when the first text of it is asked for: a page needs few of them.
struct Area {
    name: &'static str,
    source: &'static str,
    read: OnceLock<HashMap<String, String>>,
}

impl Area {
    fn new(name: &'static str, source: &'static str) -> Area {
        Area { name, source, read: OnceLock::new() }
    }
}

static AREAS: [OnceLock<Vec<Area>>; 2] = [const { OnceLock::new() }; 2];
static BROUGHT: [[OnceLock<Vec<Area>>; Share::ALL.len()]; 2] =
    [const { [const { OnceLock::new() }; Share::ALL.len()] }; 2];

/// What is fetched at once of a language's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Share {
    /// What the first page says, and nobody reads anything before it is here.
    First,
    /// All others, along with what works with the facts.
    Rest,
}

impl Share {
    /// Both.
    pub const ALL: [Share; 2] = [Share::First, Share::Rest];

    /// What its file is called after, behind the language.
    pub fn suffix(self) -> &'static str {
        match self {
            Share::First => "",
            Share::Rest => "-rest",
        }
    }
}

/// The messages of the area that the key begins with; nothing where its language was not brought.
pub(super) fn messages(lang: Lang, key: &str) -> Option<&'static HashMap<String, String>> {
    let embedded = || EMBEDDED[lang as usize].iter().map(|(name, source)| Area::new(name, source)).collect();
    let (wanted, _) = key.split_once('.')?;
    let known = AREAS[lang as usize].get_or_init(embedded).iter();
    let mut areas = known.chain(BROUGHT[lang as usize].iter().filter_map(OnceLock::get).flatten());
    let area = areas.find(|area| area.name == wanted)?;
    Some(area.read.get_or_init(|| parsed(lang, wanted, area.source)))
}

/// Whether a share of the words of a language is here.
pub fn brought(lang: Lang, share: Share) -> bool {
    BROUGHT[lang as usize][share as usize].get().is_some()
}

/// Takes a file of a language: an object of its areas. What it says holds as long as the program runs.
///
/// # Errors
/// What the reader says where it is no such file.
pub fn bring(lang: Lang, share: Share, file: String) -> Result<(), serde_json::Error> {
    if brought(lang, share) {
        return Ok(());
    }
    let file: &'static str = file.leak();
    let areas: BTreeMap<&str, &RawValue> = serde_json::from_str(file)?;
    let areas = areas.into_iter().map(|(name, source)| Area::new(name, source.get())).collect();
    // Brought twice it is the same file.
    let _ = BROUGHT[lang as usize][share as usize].set(areas);
    Ok(())
}

/// The messages of an area; of one that comes with a part of the app, the part keeps them itself.
pub fn parsed(lang: Lang, area: &str, text: &str) -> HashMap<String, String> {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("locales/{}/{area}.json: {error}", lang.code()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_areas_is_read_area_by_area_and_another_one_refused() {
        assert!(bring(Lang::En, Share::First, "<!doctype html>".into()).is_err());
        assert!(!brought(Lang::En, Share::First));
        bring(
            Lang::En,
            Share::First,
            r#"{"brought": {"brought.first": "First"}, "other": {"other.first": "1"}}"#.into(),
        )
        .unwrap();
        assert!(brought(Lang::En, Share::First) && !brought(Lang::En, Share::Rest));
        bring(Lang::En, Share::Rest, r#"{"later": {"later.first": "Later"}}"#.into()).unwrap();
        let said = |key| messages(Lang::En, key).and_then(|area| area.get(key)).map(String::as_str);
        assert_eq!(said("brought.first"), Some("First"));
        assert_eq!(said("later.first"), Some("Later"));
        assert_eq!(said("brought.second"), None);
        assert_eq!(said("unknown.first"), None);
        assert_eq!(said("shell.app"), Some("Fieldbook"));
    }
}
