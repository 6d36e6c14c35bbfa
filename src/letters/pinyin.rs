//! Chinese found by its sound: `xinhua`, or the initials `xh`, stands for 新华.
//!
//! The table has the letters of GB 2312 and some of names besides, each under all its readings, as pinyin-data (MIT) of
//! pypinyin 0.55 gives them, without tones and with `v` for `ü`. It is read when somebody first types Latin letters.

use std::sync::LazyLock;

/// A line for each syllable, then the letters that sound so.
const TABLE: &str = include_str!("pinyin.txt");

/// The readings of each letter, in the order of the letters.
static READINGS: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    let lines = TABLE.lines().filter_map(|line| line.split_once(' '));
    let mut all: Vec<_> =
        lines.flat_map(|(sound, letters)| letters.chars().map(move |letter| (letter, sound))).collect();
    // Once in a session; a search is what it is for.
    all.sort_unstable();
    all
});

/// The sounds of a letter: several where it is read in several ways, none where it is no Chinese one that is known.
pub fn readings(letter: char) -> impl Iterator<Item = &'static str> {
    let from = READINGS.partition_point(|(known, _)| *known < letter);
    READINGS[from..].iter().take_while(move |(known, _)| *known == letter).map(|(_, sound)| *sound)
}

/// Whether what is typed can be meant as sounds: Latin letters, perhaps with digits between them.
pub fn is_sound(typed: &str) -> bool {
    typed.bytes().all(|letter| letter.is_ascii_alphanumeric())
        && typed.bytes().any(|one| one.is_ascii_alphabetic())
}

/// Whether what is typed, in small letters, spells some of a text: of each Chinese letter its sound or the first letter of it,
/// of the last one any beginning; everything else as it is written.
pub fn spells(typed: &str, text: &str) -> bool {
    let text: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    is_sound(typed) && (0..text.len()).any(|from| goes_on(typed, &text[from..]))
}

fn goes_on(typed: &str, text: &[char]) -> bool {
    let Some(first) = typed.chars().next() else { return true };
    let Some((letter, rest)) = text.split_first() else { return false };
    if letter.is_ascii() {
        return *letter == first && goes_on(&typed[1..], rest);
    }
    if readings(*letter).any(|sound| sound.starts_with(typed)) {
        return true;
    }
    // A letter that is read in several ways with one beginning, or is but its beginning, goes on in one way only: each way
    // more would double the work with every such letter.
    let by_first = readings(*letter).any(|sound| sound.starts_with(first)) && goes_on(&typed[1..], rest);
    let whole = |sound: &str| {
        let longer = sound.len() > 1;
        longer && typed.strip_prefix(sound).is_some_and(|typed| goes_on(typed, rest))
    };
    by_first || readings(*letter).any(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_whole_sounds_and_what_is_between_find_it() {
        let name = "新华商券交易厅";
        for typed in ["xhsq", "xinhua", "xinhuasq", "shangquan", "xinh", "hsqj", "jyt", "xhshang"] {
            assert!(spells(typed, name), "{typed}");
        }
        for typed in ["xhq", "xinhuo", "hx", "yzt", "xhsqjytx", "1", ""] {
            assert!(!spells(typed, name), "{typed}");
        }
    }

    #[test]
    fn a_letter_is_found_by_each_of_its_readings() {
        assert!(spells("cq", "重庆") && spells("zhongqing", "重庆") && spells("chongqing", "重庆"));
        assert!(spells("yinhang", "银行") && spells("yx", "银行"));
        assert!(spells("lv", "绿地") && spells("nvz", "女子"));
    }

    /// It would not end.
    #[test]
    fn what_is_read_in_many_ways_is_looked_through_once() {
        let text = "啊行".repeat(40);
        assert!(spells(&"ah".repeat(40), &text));
        assert!(!spells(&format!("{}q", "ah".repeat(30)), &text));
    }

    #[test]
    fn digits_and_latin_letters_stand_for_themselves() {
        let number = "t2026-017 滨河花园3期";
        assert!(spells("bhhy3q", number) && spells("huayuan3", number));
        assert!(!spells("bhhy4q", number));
        // Only what can be sounds is taken for them.
        assert!(!spells("滨河", number) && !spells("3", "三") && !is_sound("2026"));
    }

    #[test]
    fn the_table_is_whole() {
        assert!(READINGS.len() > 9000 && TABLE.len() < 40_000);
        assert!(TABLE.lines().all(|line| line.split_once(' ').is_some_and(|(sound, _)| is_sound(sound))));
        // Every letter that the sample branch uses can be found.
        let of_names = "安澜客服部陈卫东刘晓燕赵志刚孙建国李伟王海涛张磊周鹏吴浩郑凯逄亓郗逯";
        assert!(of_names.chars().all(|letter| readings(letter).next().is_some()));
    }
}
