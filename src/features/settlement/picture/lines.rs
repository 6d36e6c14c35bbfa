//! A text in lines as wide as the picture: nothing here can measure, so the widths are those that letters have at most.

/// What never stands at the end of a line, and what never stands at the beginning of one.
const OPENING: [char; 8] = ['（', '《', '“', '‘', '(', '[', '−', '+'];
const CLOSING: [char; 20] = [
    '，', '。', '、', '；', '：', '）', '》', '”', '’', '！', '？', ',', '.', ';', ':', '!', '?', ')', ']',
    '%',
];
/// A space at which a line is not broken.
const FIXED_SPACE: char = '\u{a0}';
/// From here on letters are as wide as they are high, and a line may be broken between two of them.
const WIDE: char = '\u{2e80}';

/// How wide a text comes out at most, in points: nothing here can measure, and a line that is broken early harms nobody.
pub(super) fn width_of(text: &str, size: f64) -> f64 {
    text.chars().map(|letter| width_in_letters(letter) * size).sum()
}

/// The width of a letter as a part of its height.
fn width_in_letters(letter: char) -> f64 {
    match letter {
        ' ' | FIXED_SPACE | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | 'i' | 'j' | 'l' => 0.36,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.95,
        'A'..='Z' => 0.74,
        ' '..='~' => 0.62,
        _ => 1.0,
    }
}

/// A text in lines of that many points. Words, and numbers with their unit, are broken only where one alone is too long.
pub(super) fn wrapped(text: &str, size: f64, room: f64) -> Vec<String> {
    let fits = |line: &str, piece: &str| width_of(line, size) + width_of(piece.trim_end(), size) <= room;
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        if !line.is_empty() && !fits(&line, piece) {
            lines.push(std::mem::take(&mut line));
        }
        if fits(&line, piece) {
            line.push_str(piece);
            continue;
        }
        for letter in piece.chars() {
            if !line.is_empty() && !fits(&line, letter.encode_utf8(&mut [0; 4])) {
                lines.push(std::mem::take(&mut line));
            }
            line.push(letter);
        }
    }
    lines.push(line);
    lines.into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// What is not broken, each with the spaces behind it.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut begun, mut word, mut before) = (0, None, None);
    for (at, letter) in text.char_indices() {
        if before.is_some_and(|before| may_break(word, before, letter)) {
            pieces.push(&text[begun..at]);
            begun = at;
        }
        before = Some(letter);
        if letter != ' ' {
            word = before;
        }
    }
    pieces.push(&text[begun..]);
    pieces
}

/// Whether a line may be broken between two letters; `word` is the last one that is no space.
fn may_break(word: Option<char>, before: char, after: char) -> bool {
    let counts = word.is_some_and(|word| word.is_ascii_digit());
    if before == ' ' {
        // A number stays with its unit.
        return after != ' ' && !(counts && (after.is_alphabetic() || after == '%'));
    }
    if after == ' ' || [before, after].contains(&FIXED_SPACE) || counts {
        return false;
    }
    !OPENING.contains(&before) && !CLOSING.contains(&after) && (before >= WIDE || after >= WIDE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_broken_between_words_or_chinese_letters() {
        let wide = |text: &str| wrapped(text, 10.0, 60.0);
        assert_eq!(wide("一二三四五六七八"), ["一二三四五六", "七八"]);
        assert_eq!(wide("first part paid out"), ["first part", "paid out"]);
        assert_eq!(wide(""), [""]);
        assert_eq!(wide("a commissioning"), ["a", "commissio", "ning"]);
    }

    #[test]
    fn an_amount_stays_whole_with_its_unit_and_its_sign() {
        let wide = |text: &str| wrapped(text, 10.0, 80.0);
        assert_eq!(wide("提成合计共 1,096.00 元"), ["提成合计共", "1,096.00 元"]);
        assert_eq!(wide("提成合计共计1096.00元"), ["提成合计共计", "1096.00元"]);
        assert_eq!(wide("1,200 × 0.10 × 80 %"), ["1,200 × 0.10", "× 80 %"]);
        assert_eq!(wide("扣款合计共 −96.00 元"), ["扣款合计共", "−96.00 元"]);
    }

    #[test]
    fn no_line_begins_with_a_mark_that_closes_or_ends_with_one_that_opens() {
        assert_eq!(wrapped("一二三四五六，七", 10.0, 60.0), ["一二三四五", "六，七"]);
        assert_eq!(wrapped("一二三四五（六）", 10.0, 60.0), ["一二三四五", "（六）"]);
        assert_eq!(wrapped("第\u{a0}5.1.1\u{a0}条", 10.0, 60.0), ["第\u{a0}5.1.1\u{a0}条"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room_and_no_letter_is_lost(text in "[ a-zA-Z0-9一-龥。，×]{0,80}", room in 30.0..400.0f64) {
            let lines = wrapped(&text, 12.0, room);
            for line in &lines {
                prop_assert!(width_of(line, 12.0) <= room, "{line:?}");
            }
            let letters = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
            prop_assert_eq!(letters(&lines.concat()), letters(&text));
        }
    }
}
