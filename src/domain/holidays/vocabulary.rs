//! The words of holiday notices. A longer word is tried before the shorter one it begins with.

/// What a word does in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    /// The days before it are off.
    Off,
    /// The days before it are worked.
    Work,
    /// The days off before it are taken on the days after it.
    MovedTo,
    /// Before a number of days.
    Total,
    /// The unit of such a number.
    Days,
    /// A holiday's name.
    Name,
    /// Says nothing that the days do not say.
    Filler,
}

use Word::*;

/// Sorted by meaning; [`at`] looks for the longest that fits.
const WORDS: &[(&str, Word)] = &[
    ("放假", Off),
    ("放假公休", Off),
    ("放假调休", Off),
    ("调休放假", Off),
    ("休息", Off),
    ("休假", Off),
    ("调休", Off),
    ("公休", Off),
    ("公休调休", Off),
    ("照常公休", Off),
    ("补休", Off),
    ("补假", Off),
    ("为法定节日", Off),
    ("为法定节假日", Off),
    ("为公休日", Off),
    ("法定节日", Off),
    ("法定节假日", Off),
    ("上班", Work),
    ("补班", Work),
    ("照常上班", Work),
    ("正常上班", Work),
    ("调休上班", Work),
    ("补休上班", Work),
    ("为工作日", Work),
    ("照常工作", Work),
    ("调至", MovedTo),
    ("分别调至", MovedTo),
    ("公休日调至", MovedTo),
    ("公休日分别调至", MovedTo),
    ("两个公休日调至", MovedTo),
    ("两个公休日分别调至", MovedTo),
    ("三个公休日分别调至", MovedTo),
    ("共", Total),
    ("共计", Total),
    ("一共", Total),
    ("总共", Total),
    ("合计", Total),
    ("天", Days),
    ("元旦", Name),
    ("春节", Name),
    ("除夕", Name),
    ("清明", Name),
    ("清明节", Name),
    ("五一", Name),
    ("劳动节", Name),
    ("国际劳动节", Name),
    ("端午", Name),
    ("端午节", Name),
    ("中秋", Name),
    ("中秋节", Name),
    ("国庆", Name),
    ("国庆节", Name),
    ("十一", Name),
    ("与周末连休", Filler),
    ("和周末连休", Filler),
    ("不调休", Filler),
    ("其中", Filler),
    ("将", Filler),
    ("假期", Filler),
    ("为", Filler),
    ("安排", Filler),
    ("时间", Filler),
    ("日期", Filler),
];

/// The longest word that the text begins with, and its length in characters.
pub(super) fn at(text: &[char]) -> Option<(Word, usize)> {
    let begins = |word: &str| {
        let mut rest = text.iter();
        word.chars().all(|c| rest.next() == Some(&c))
    };
    let found = WORDS.iter().filter(|(word, _)| begins(word));
    found.map(|(word, means)| (*means, word.chars().count())).max_by_key(|(_, length)| *length)
}

/// The characters that dates of the old calendar and the names of their days are written with.
const LUNAR: &str = "农历即大年正腊冬月初廿一二三四五六七八九十闰除夕春清明端午中秋元旦国庆节至日当";

/// `农历正月初七`, `除夕`: a note for people, which the days do not depend on.
pub(super) fn is_lunar(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| LUNAR.contains(c))
}
