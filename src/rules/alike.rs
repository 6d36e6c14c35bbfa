//! Which earlier repair a fault looks like (5.2.3): what is likely the same is proposed, and a person says whether it is.

use super::RuleSet;
use crate::{
    domain::{Arrange, SiteId, month::add_months},
    journal::Order,
    ledger::{Ledger, Repair},
    letters::folded,
};
use chrono::NaiveDate;

/// From here on two faults are taken for likely the same, of a thousand. Somebody has to say whether they are.
pub const LIKELY: u32 = 350;

/// An earlier repair of the site that the same fault would be free after, and how alike the two faults read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike<'a> {
    pub repair: &'a Repair,
    /// Of a thousand: the same words.
    pub likeness: u32,
}

impl Alike<'_> {
    pub fn is_likely(&self) -> bool {
        self.likeness >= LIKELY
    }
}

/// The repairs of a site within the months of the rule set before something, those that read most alike first, of these the
/// newest.
pub fn earlier<'a>(
    ledger: &'a Ledger,
    rules: &RuleSet,
    site: &SiteId,
    fault: &str,
    before: Order,
) -> Vec<Alike<'a>> {
    let over = |on: NaiveDate| add_months(on, rules.repair.repeat_months) < before.on;
    let repairs = ledger.repairs_between(site, &over, before);
    let mut all: Vec<Alike<'_>> =
        repairs.map(|repair| Alike { repair, likeness: likeness(fault, &repair.fault) }).collect();
    all.arrange_by_key(|alike| std::cmp::Reverse((alike.likeness, alike.repair.done.order())));
    all
}

/// How alike two texts read, of a thousand. What counts is which letters they share and which pairs of letters; width, blanks,
/// capitals and marks do not.
pub fn likeness(one: &str, other: &str) -> u32 {
    let (one, other) = (letters(one), letters(other));
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    if one == other {
        return 1000;
    }
    let singles = shared(singles(&one), singles(&other));
    match one.len().min(other.len()) {
        // One letter has no pairs.
        1 => singles / 2,
        _ => (singles + shared(pairs(&one), pairs(&other))) / 2,
    }
}

fn letters(text: &str) -> Vec<char> {
    folded(text).chars().filter(|letter| letter.is_alphanumeric()).collect()
}

fn singles(letters: &[char]) -> Vec<[char; 2]> {
    letters.iter().map(|letter| [*letter; 2]).collect()
}

fn pairs(letters: &[char]) -> Vec<[char; 2]> {
    letters.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}

/// Twice what both have, of all that either has.
fn shared(one: Vec<[char; 2]>, mut other: Vec<[char; 2]>) -> u32 {
    let all = one.len() + other.len();
    let both = one.iter().filter(|part| match other.iter().position(|known| known == *part) {
        Some(at) => {
            other.swap_remove(at);
            true
        }
        None => false,
    });
    let both = both.count();
    u32::try_from(2000 * both / all.max(1)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_fault_in_other_words_is_likely() {
        for (one, other) in [
            ("主机黑屏", "主机黑屏，无法开机"),
            ("黑屏", "显示屏黑屏"),
            ("回路故障", "2 号回路故障"),
            ("电源不工作", "主电源不工作了"),
            ("Black  screen", "black screen again"),
            ("ＪＢ主板损坏", "jb 主板损坏。"),
        ] {
            assert!(likeness(one, other) >= LIKELY, "{one} / {other}: {}", likeness(one, other));
            assert_eq!(likeness(one, other), likeness(other, one));
        }
        assert_eq!(likeness("ＪＢ主板损坏", "jb 主板损坏。"), 1000);
    }

    #[test]
    fn another_fault_is_not() {
        for (one, other) in [
            ("主机黑屏", "打印机卡纸"),
            ("回路故障", "电池亏电"),
            ("black screen", "battery empty"),
            ("黑", "白"),
            ("", ""),
            ("，。", "，。"),
        ] {
            assert!(likeness(one, other) < LIKELY, "{one} / {other}: {}", likeness(one, other));
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_is_more_than_the_same(one in "[a-c黑屏 ]{0,12}", other in "[a-c黑屏 ]{0,12}") {
            let both = likeness(&one, &other);
            proptest::prop_assert!(both <= 1000 && both == likeness(&other, &one));
        }
    }
}
