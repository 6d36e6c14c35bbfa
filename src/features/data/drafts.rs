//! The drafts of a file: which of them can be kept, and what keeps the others out.

use crate::{
    app::i18n::Words,
    features::{
        rules::names::place_words,
        whatif::draft::{Draft, DraftError, kept_key},
    },
};
use serde_json::Value;
use std::collections::BTreeMap;

/// The drafts of a file, told apart before anything is stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sorted {
    /// By the keys under which they are kept.
    pub readable: BTreeMap<String, String>,
    pub unreadable: Vec<Unreadable>,
}

/// A draft that cannot be opened, and so is not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The name it gives itself, or the key it stands under.
    pub name: String,
    pub why: DraftError,
}

/// Tells the drafts that can be opened here from those that cannot.
pub fn sorted(drafts: &BTreeMap<String, String>) -> Sorted {
    let mut sorted = Sorted::default();
    for (key, text) in drafts {
        match Draft::read(text) {
            Ok(_) => _ = sorted.readable.insert(kept_key(key), text.clone()),
            Err(why) => sorted.unreadable.push(Unreadable { name: name_of(key, text), why }),
        }
    }
    sorted
}

fn name_of(key: &str, text: &str) -> String {
    const LONGEST: usize = 40;
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let name = value.get("name").and_then(Value::as_str).filter(|name| !name.trim().is_empty());
    name.unwrap_or(key).chars().filter(|c| !c.is_control()).take(LONGEST).collect()
}

/// Which draft is left out, and why.
pub fn unreadable_words(words: Words, draft: &Unreadable) -> String {
    let why = match &draft.why {
        DraftError::NotJson { .. } => words.t("data.draft.broken"),
        DraftError::NotADraft => words.t("data.draft.other"),
        DraftError::Newer { version } => words.tv("data.draft.newer", &[("version", version)]),
        DraftError::Value { name } => words.tv("data.draft.value", &[("value", &place_words(words, name))]),
    };
    words.tv("data.draft.left_out", &[("name", &draft.name), ("why", &why)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::Lang;

    const GOOD: &str = r#"{"format":"fieldbook-draft","version":1,"name":"新阶梯","values":{}}"#;

    #[test]
    fn what_cannot_be_opened_is_named_and_left_out() {
        let newer = GOOD.replace("\"version\":1", "\"version\":2");
        let unknown = GOOD.replace("\"values\":{}", "\"values\":{\"a.b\":1}");
        let file = [
            ("whatif.1", GOOD),
            ("二", GOOD),
            ("a", "{"),
            ("b", "null"),
            ("c", "[]"),
            ("d", r#"{"name":5}"#),
            ("e", newer.as_str()),
            ("f", unknown.as_str()),
        ];
        let file = file.map(|(key, text)| (key.to_owned(), text.to_owned())).into();
        let sorted = sorted(&file);
        assert_eq!(sorted.readable.keys().collect::<Vec<_>>(), ["whatif.1", "whatif.二"]);
        let said: Vec<String> =
            sorted.unreadable.iter().map(|draft| unreadable_words(Words(Lang::ZhCn), draft)).collect();
        let expected = [
            "试算“a”：内容不完整，打不开。",
            "试算“b”：不是本程序的试算。",
            "试算“c”：不是本程序的试算。",
            "试算“d”：不是本程序的试算。",
            "试算“新阶梯”：由更新版本的程序保存（格式 2）。",
            "试算“新阶梯”：规则里没有“a.b”这一项。",
        ];
        assert_eq!(said, expected);
    }
}
