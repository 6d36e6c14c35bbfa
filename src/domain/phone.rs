//! Telephone numbers in what people write down as a contact: `王工 138 0013 8000，值班室 0411-8888 8888 转 12`.
//!
//! The text stays as it was written; what in it can be dialled is found, so that a phone can call it.

/// A piece of such a text, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// `shown` as it was written; `dial` as a `tel:` address wants it: digits, a leading plus, a comma before the
    /// extension.
    Number {
        shown: String,
        dial: String,
    },
}

/// The text cut at its numbers; put together again the pieces are the text.
pub fn pieces(text: &str) -> Vec<Piece> {
    let written: Vec<char> = text.chars().collect();
    let plain: Vec<char> = written.iter().map(|c| half_width(*c)).collect();
    let (mut found, mut begun, mut at) = (Vec::new(), 0, 0);
    while at < plain.len() {
        let Some((end, dial)) = number_at(&plain, at) else {
            at = after_this(&plain, at);
            continue;
        };
        if begun < at {
            found.push(Piece::Text(written[begun..at].iter().collect()));
        }
        found.push(Piece::Number { shown: written[at..end].iter().collect(), dial });
        (begun, at) = (end, end);
    }
    if begun < written.len() {
        found.push(Piece::Text(written[begun..].iter().collect()));
    }
    found
}

/// Whether anything in the text can be dialled.
pub fn has_number(text: &str) -> bool {
    pieces(text).iter().any(|piece| matches!(piece, Piece::Number { .. }))
}

/// A word that was meant to be a number and has letters in it, as it was written: `138abcd5678`, `1380013800O`. A word that
/// begins with letters is a name or an account, and an address of mail is none.
pub fn with_letters(text: &str) -> Option<String> {
    let written: Vec<char> = text.chars().collect();
    let plain: Vec<char> = written.iter().map(|c| half_width(*c)).collect();
    let of_word = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '@' | '_');
    let mut at = 0;
    while at < plain.len() {
        let end = at + plain[at..].iter().take_while(|c| of_word(c)).count();
        if end > at && is_number_with_letters(&plain[at..end]) {
            return Some(written[at..end].iter().collect());
        }
        at = end + 1;
    }
    None
}

/// So few digits are a room, a floor or a year.
const FEWEST_DIGITS: usize = 5;

fn is_number_with_letters(word: &[char]) -> bool {
    let begins = word.iter().find(|c| **c != '+').is_some_and(char::is_ascii_digit);
    let digits = word.iter().filter(|c| c.is_ascii_digit()).count();
    let is_mixed = begins && word.iter().any(char::is_ascii_alphabetic) && digits >= FEWEST_DIGITS;
    // What is dialled comes first: an extension after it, or a name written right behind.
    let is_dialled =
        || matches!(pieces(&word.iter().collect::<String>()).first(), Some(Piece::Number { .. }));
    is_mixed && !word.contains(&'@') && !is_dialled()
}

/// Full-width forms as they are typed with a Chinese keyboard.
fn half_width(c: char) -> char {
    match c {
        '\u{3000}' | '\u{a0}' => ' ',
        '－' | '—' | '–' | '‐' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

/// The next place at which a number may begin: a run of digits is looked at from its first one only.
fn after_this(text: &[char], at: usize) -> usize {
    let rest = &text[at..];
    match rest.iter().take_while(|c| c.is_ascii_digit()).count() {
        0 => at + 1,
        digits => at + digits,
    }
}

/// Groups of digits that stand together, with the place after each.
struct Groups {
    plus: bool,
    digits: Vec<String>,
    ends: Vec<usize>,
}

/// More than this no number is cut into: `+86 (0411) 88 88 88 88`.
const MOST_GROUPS: usize = 7;

fn groups_at(text: &[char], begin: usize) -> Groups {
    let plus = text[begin] == '+';
    let mut at = begin + usize::from(plus);
    let mut groups = Groups { plus, digits: Vec::new(), ends: Vec::new() };
    while groups.digits.len() < MOST_GROUPS {
        // Up to two signs between groups: a closing bracket and a space.
        let between = text[at..].iter().take(2).take_while(|c| matches!(c, ' ' | '-' | '(' | ')')).count();
        let digits: String = text[at + between..].iter().take_while(|c| c.is_ascii_digit()).collect();
        if digits.is_empty() || (groups.digits.is_empty() && between > 1) {
            break;
        }
        at += between + digits.len();
        groups.digits.push(digits);
        groups.ends.push(at);
    }
    groups
}

/// A number that begins just here: the place after it, and how it is dialled.
fn number_at(text: &[char], begin: usize) -> Option<(usize, String)> {
    if !matches!(text[begin], '+' | '(' | '0'..='9') {
        return None;
    }
    let Groups { plus, digits, ends } = groups_at(text, begin);
    (1..=digits.len()).rev().find_map(|count| {
        let dial = dialled(plus, &digits[..count])?;
        let end = ends[count - 1];
        Some(match extension(text, end, &dial) {
            Some((end, extension)) => (end, format!("{dial},{extension}")),
            None => (end, dial),
        })
    })
}

/// The digits to dial, where these groups are a number: with a country code, a mobile, an area code, a service number
/// (400, 800), or a local one of seven or eight digits.
fn dialled(plus: bool, groups: &[String]) -> Option<String> {
    let all = groups.concat();
    let at_home = match plus {
        true => Some(all.strip_prefix("86").filter(|rest| is_inland(rest))),
        false => all.strip_prefix("0086").filter(|rest| is_inland(rest)).map(Some),
    };
    match at_home {
        Some(Some(inland)) => return Some(format!("+86{inland}")),
        // Another country's.
        Some(None) => return (8..=15).contains(&all.len()).then(|| format!("+{all}")),
        None => {}
    }
    let service = all.len() == 10 && (all.starts_with("400") || all.starts_with("800"));
    let is_number = is_mobile(&all) || has_area(&all) || service || is_local(groups, &all);
    is_number.then_some(all)
}

/// After the country code: a mobile, or an area code without its zero.
fn is_inland(digits: &str) -> bool {
    is_mobile(digits) || has_area(&format!("0{digits}")) || has_area(digits)
}

fn is_mobile(digits: &str) -> bool {
    let mut begin = digits.bytes();
    digits.len() == 11 && begin.next() == Some(b'1') && begin.next().is_some_and(|second| second >= b'3')
}

fn has_area(digits: &str) -> bool {
    (10..=12).contains(&digits.len()) && digits.starts_with('0') && !digits.starts_with("00")
}

/// Seven or eight digits in one or two groups, and no date.
fn is_local(groups: &[String], all: &str) -> bool {
    let shape: Vec<usize> = groups.iter().map(String::len).collect();
    let date = all.len() == 8 && (all.starts_with("19") || all.starts_with("20"));
    matches!(shape.as_slice(), [7 | 8] | [3 | 4, 4]) && !all.starts_with(['0', '1']) && !date
}

/// An extension after a number: `转 12`, `分机12`, `ext. 12`, `#12`, or `-12` after a fixed line.
fn extension(text: &[char], end: usize, dial: &str) -> Option<(usize, String)> {
    const MARKS: [&str; 6] = ["转分机", "转", "分机", "ext", "x", "#"];
    let skip = |at: usize| at + text[at..].iter().take_while(|c| matches!(c, ' ' | '.' | ':')).count();
    let begin = skip(end);
    let ahead: String = text[begin..].iter().take(6).collect::<String>().to_lowercase();
    let marked = MARKS.into_iter().find(|mark| ahead.starts_with(mark));
    let from = match marked {
        Some(mark) => skip(begin + mark.chars().count()),
        None if text.get(end) == Some(&'-') && !is_mobile(dial) => end + 1,
        None => return None,
    };
    let digits: String = text[from..].iter().take_while(|c| c.is_ascii_digit()).collect();
    (1..=6).contains(&digits.len()).then(|| (from + digits.len(), digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialled_in(text: &str) -> Vec<String> {
        let found = pieces(text).into_iter().filter_map(|piece| match piece {
            Piece::Number { dial, .. } => Some(dial),
            Piece::Text(_) => None,
        });
        found.collect()
    }

    #[test]
    fn numbers_are_found_however_they_are_written() {
        for (text, numbers) in [
            ("王工 13800138000", vec!["13800138000"]),
            ("王工：138 0013 8000", vec!["13800138000"]),
            ("138-0013-8000（王工）", vec!["13800138000"]),
            ("１３８００１３８０００", vec!["13800138000"]),
            ("+86 138 0013 8000", vec!["+8613800138000"]),
            ("0086-411-88888888", vec!["+8641188888888"]),
            ("(0411) 8888 8888", vec!["041188888888"]),
            ("（0411）88888888", vec!["041188888888"]),
            ("010-62345678", vec!["01062345678"]),
            ("值班室0411-88888888转8012", vec!["041188888888,8012"]),
            ("0411－88888888 分机 12", vec!["041188888888,12"]),
            ("0411-88888888-801", vec!["041188888888,801"]),
            ("021 6234 5678 ext. 7", vec!["02162345678,7"]),
            ("400-123-4567", vec!["4001234567"]),
            ("老李 8888 8888", vec!["88888888"]),
            ("13800138000/13900139000", vec!["13800138000", "13900139000"]),
            ("张 13800138000 李 13900139000", vec!["13800138000", "13900139000"]),
            ("+1 212 555 0100", vec!["+12125550100"]),
        ] {
            assert_eq!(dialled_in(text), numbers, "{text}");
        }
    }

    #[test]
    fn other_figures_are_none() {
        for text in [
            "",
            "王工",
            "3 号楼 502 室",
            "2026-03-04",
            "20260304",
            "210203199001011234",
            "12345",
            "+",
            "(",
            "转 12",
        ] {
            assert_eq!(dialled_in(text), Vec::<String>::new(), "{text}");
            assert!(!has_number(text));
        }
    }

    #[test]
    fn a_number_with_letters_in_it_is_told_from_what_people_write_beside_numbers() {
        for (text, word) in [
            ("138abcd5678", "138abcd5678"),
            ("王工 138abcd5678，白天", "138abcd5678"),
            ("张三138abcd56789012", "138abcd56789012"),
            ("1380013800O", "1380013800O"),
            ("0411-8888a8888", "0411-8888a8888"),
            ("+86138abcd5678", "+86138abcd5678"),
            ("１３８ａｂ５６７８", "１３８ａｂ５６７８"),
        ] {
            assert_eq!(with_letters(text).as_deref(), Some(word), "{text}");
        }
        for text in [
            "",
            "13812345678转2",
            "张三13812345678",
            "13812345678wang",
            "0512-6655 4433",
            "021-62345678x12",
            "13800138000ext2",
            "021 6234 5678 ext. 7",
            "wx: abc123",
            "微信wang138001",
            "wxid_13800138000",
            "12345a6@qq.com",
            "3A栋 502B 室",
            "138 0013 8000",
        ] {
            assert_eq!(with_letters(text), None, "{text}");
        }
    }

    #[test]
    fn the_pieces_are_the_text() {
        for text in
            ["值班室 0411-8888 8888 转 12，王工（１３８ ００１３ ８０００）白天", "", "+86+86 13800138000--"]
        {
            let whole: String = pieces(text)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Text(text) | Piece::Number { shown: text, .. } => text,
                })
                .collect();
            assert_eq!(whole, text);
        }
    }
}
