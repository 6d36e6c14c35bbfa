//! Filtering as one types: every typed word must occur; what says all of them itself, and begins with the first one,
//! comes first. A word in Latin letters stands for Chinese ones by their sounds as well: `xhsq` finds 新华商券.

use crate::letters::{folded, pinyin::spells};

/// How well a text answers what was typed: `None` when a word is missing, smaller is better.
pub fn rank(typed: &str, label: &str, also: &str) -> Option<u8> {
    rank_folded(&folded(typed), &folded(label), &folded(also))
}

/// Likewise, of texts that are as they are searched for.
fn rank_folded(typed: &str, label: &str, also: &str) -> Option<u8> {
    if !typed.split_whitespace().all(|word| label.contains(word) || also.contains(word)) {
        return by_sound(typed, label, also);
    }
    let first = typed.split_whitespace().next().unwrap_or_default();
    // What says all of it by itself comes before what is only found by its further words.
    let whole = typed.split_whitespace().all(|word| label.contains(word));
    Some(match (whole, label.find(first)) {
        (true, Some(0)) => 0,
        (true, _) => 1,
        (false, Some(0)) => 2,
        (false, _) => 3,
    })
}

/// What is only found by how it sounds comes after what says it; by its label before its further words.
fn by_sound(typed: &str, label: &str, also: &str) -> Option<u8> {
    let mut words = typed.split_whitespace();
    let is_found = |word: &str, text: &str| text.contains(word) || spells(word, text);
    if words.clone().all(|word| is_found(word, label)) {
        return Some(4);
    }
    words.all(|word| is_found(word, label) || is_found(word, also)).then_some(5)
}

/// Whether every typed word stands in one of the texts.
pub fn answers<'a>(typed: &str, texts: impl IntoIterator<Item = &'a str>) -> bool {
    let texts: Vec<String> = texts.into_iter().map(folded).collect();
    folded(typed)
        .split_whitespace()
        .all(|word| texts.iter().any(|text| text.contains(word) || spells(word, text)))
}

/// The positions of the items that answer what was typed, best first, otherwise in their order.
pub fn matching<'a>(typed: &str, items: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<usize> {
    Items::of(items).matching(typed)
}

/// Items as they are searched for: of many, that is found out once, and not again with each key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Items(Vec<(String, String)>);

impl Items {
    pub fn of<'a>(items: impl Iterator<Item = (&'a str, &'a str)>) -> Items {
        Items(items.map(|(label, also)| (folded(label), folded(also))).collect())
    }

    /// As [`matching`].
    pub fn matching(&self, typed: &str) -> Vec<usize> {
        let typed = folded(typed);
        let places = self.0.iter().enumerate();
        let mut found: Vec<(u8, usize)> = places
            .filter_map(|(at, (label, also))| rank_folded(&typed, label, also).map(|rank| (rank, at)))
            .collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, at)| at).collect()
    }
}

/// What is found, at most `most` of it: what answers a question after what is looked for itself, and some of it however much
/// else there is: `answers` of them stay.
pub fn answers_last(
    found: Vec<usize>,
    is_answer: impl Fn(usize) -> bool,
    most: usize,
    answers: usize,
) -> Vec<usize> {
    let (mut last, mut first): (Vec<usize>, Vec<usize>) = found.into_iter().partition(|at| is_answer(*at));
    first.truncate(most.saturating_sub(last.len().min(answers)));
    last.truncate(most - first.len());
    first.extend(last);
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_counts_and_beginnings_come_first() {
        let items = [("New job", "add"), ("Jobs", ""), ("Settlement", "jobs pay"), ("Data", "")];
        let find = |typed| matching(typed, items.iter().copied());
        assert_eq!(find("job"), [1, 0, 2]);
        assert_eq!(find("JOB pay"), [2]);
        let items = [("Record", "travel repair"), ("Record: travel", "")];
        assert_eq!(matching("record travel", items.into_iter()), [1, 0]);
        assert_eq!(find(""), [0, 1, 2, 3]);
        assert!(find("nothing").is_empty());
    }

    #[test]
    fn chinese_is_found_by_its_sounds_after_what_says_it() {
        let items = [("新华商券", "罗工 139-2651"), ("客户 xhsq", ""), ("滨河花园", "新华物业")];
        let find = |typed| matching(typed, items.iter().copied());
        assert_eq!(find("xhsq"), [1, 0]);
        assert_eq!((find("XinHua"), find("bhhy"), find("luog 2651")), (vec![0, 2], vec![2], vec![0]));
        assert_eq!((find("2651"), find("xhsp")), (vec![0], vec![]));
        assert!(answers("lg", ["新华商券", "罗工"]) && !answers("lgx", ["新华商券", "罗工"]));
    }

    #[test]
    fn answers_come_after_what_is_looked_for_and_are_not_crowded_out() {
        let answer = |at: usize| at % 2 == 1;
        assert_eq!(answers_last(vec![1, 3, 0, 2], answer, 10, 2), [0, 2, 1, 3]);
        assert_eq!(answers_last((0..20).collect(), answer, 6, 2), [0, 2, 4, 6, 1, 3]);
        assert_eq!(answers_last(vec![1, 3, 5, 0], answer, 3, 2), [0, 1, 3]);
    }

    #[test]
    fn widths_capitals_and_the_dots_of_names_are_all_one() {
        let items = [("T2026-001", "阿不都·热合曼"), ("Ｔ２０２５－００７", "李　明")];
        let find = |typed| matching(typed, items.iter().copied());
        assert_eq!(find("Ｔ２０２６"), [0]);
        assert_eq!(find("t2025-007"), [1]);
        assert_eq!(find("阿不都热合曼"), [0]);
        assert_eq!(find("阿不都•热合曼"), [0]);
        assert_eq!(find("李\u{3000}明"), [1]);
        assert_eq!(find("\u{200B}李"), [1]);
    }
}
