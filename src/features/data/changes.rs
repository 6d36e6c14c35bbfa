//! What is new, as the change log says it: read from the file that stands beside the program's source.

use crate::app::i18n::Lang;

/// The change log of this build: in each version a list in English, and one below this head in Chinese.
const LOG: &str = include_str!("../../../CHANGELOG.md");
/// Begins the head over the list in Chinese.
const CHINESE: &str = "\n### ";
/// What is not released under a number yet.
const NEXT: &str = "Next";

/// What a version brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// None: it has no number yet.
    pub number: Option<String>,
    /// What it is about, in a sentence; may be empty.
    pub about: String,
    pub changes: Vec<String>,
}

/// All versions, the newest first.
pub fn versions(lang: Lang) -> Vec<Version> {
    read(LOG, lang)
}

fn read(log: &str, lang: Lang) -> Vec<Version> {
    let sections = log.split("\n## ").skip(1);
    sections.map(|section| version(section, lang)).collect()
}

fn version(section: &str, lang: Lang) -> Version {
    let (number, text) = section.split_once('\n').unwrap_or((section, ""));
    let (english, chinese) = text.split_once(CHINESE).unwrap_or((text, text));
    let chinese = chinese.split_once('\n').map_or(chinese, |(_head, list)| list);
    let (text, between) = match lang {
        Lang::En => (english, " "),
        // A line ends where it is full, also within a sentence.
        Lang::ZhCn => (chinese, ""),
    };
    let mut paragraphs = vec![String::new()];
    for line in text.lines().map(plain) {
        match line.strip_prefix("- ") {
            Some(begun) => paragraphs.push(begun.to_owned()),
            None => join(paragraphs.last_mut(), line.trim(), between),
        }
    }
    let about = paragraphs.remove(0);
    let number = Some(number.trim().to_owned()).filter(|number| number != NEXT);
    Version { number, about, changes: paragraphs }
}

/// A line without the marks that only a reader of the file needs.
fn plain(line: &str) -> String {
    line.replace('`', "")
}

fn join(paragraph: Option<&mut String>, line: &str, between: &str) {
    let Some(paragraph) = paragraph.filter(|_| !line.is_empty()) else { return };
    if !paragraph.is_empty() {
        paragraph.push_str(between);
    }
    paragraph.push_str(line);
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: &str = "# What is new\n\n## Next\n\nWhat new users\nstumbled over.\n\n- Amounts like `1e3`\n  are refused.\n\
        - Two.\n\n### 中文\n\n逐项改正。\n\n- 金额\n  拒收。\n\n## 0.1.0\n\n- First.\n\n### 中文\n\n- 第一版。\n";

    #[test]
    fn each_language_has_its_own_list_in_lines_of_its_own() {
        let version = |number: Option<&str>, about: &str, changes: &[&str]| Version {
            number: number.map(str::to_owned),
            about: about.to_owned(),
            changes: changes.iter().map(|change| (*change).to_owned()).collect(),
        };
        let english = [
            version(None, "What new users stumbled over.", &["Amounts like 1e3 are refused.", "Two."]),
            version(Some("0.1.0"), "", &["First."]),
        ];
        assert_eq!(read(LOG, Lang::En), english);
        let chinese =
            [version(None, "逐项改正。", &["金额拒收。"]), version(Some("0.1.0"), "", &["第一版。"])];
        assert_eq!(read(LOG, Lang::ZhCn), chinese);
    }

    #[test]
    fn the_log_says_the_same_of_every_version_in_both_languages() {
        let [zh, en] = [Lang::ZhCn, Lang::En].map(versions);
        assert!(!zh.is_empty());
        assert_eq!(zh.len(), en.len());
        for (zh, en) in zh.iter().zip(&en) {
            assert_eq!(zh.number, en.number);
            assert!(!zh.changes.is_empty() && !en.changes.is_empty(), "{zh:?}");
            let is_chinese = |text: &String| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
            assert!(zh.changes.iter().all(is_chinese), "{zh:?}");
        }
        // What this build is has its own entry.
        let own = Some(env!("CARGO_PKG_VERSION").to_owned());
        assert!(en.iter().any(|version| version.number == own || version.number.is_none()));
    }
}
