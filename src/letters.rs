//! Letters as people type and paste them: full and half width, marks that nobody sees, and texts that read alike.
//!
//! Knows nothing of the branch, so that names, files and search boxes all go by the same idea of what is alike. Of
//! Unicode's compatibility forms it folds the ones that Chinese input methods make (the width of ASCII, the wide space):
//! the full tables would cost more than the rest of the readers together.

pub mod pinyin;

/// What stands for the text of a field that is filled in only in part, where the browser keeps that part to itself.
pub const HALF_FILLED: &str = "?";

/// Why a letter that shows nothing has no place in a name or a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unseen {
    /// Turns the direction of what stands beside it, an amount perhaps.
    Direction,
    /// Has no width: two names may differ by it and look alike.
    NoWidth,
    /// Begins another line.
    Line,
    Control,
}

/// What is unseen about a letter; none for one that shows, and for a space.
pub fn unseen(letter: char) -> Option<Unseen> {
    match letter {
        '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            Some(Unseen::Direction)
        }
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}' | '\u{180E}' => Some(Unseen::NoWidth),
        '\n' | '\r' | '\u{000B}' | '\u{000C}' | '\u{0085}' | '\u{2028}' | '\u{2029}' => Some(Unseen::Line),
        letter if letter.is_control() => Some(Unseen::Control),
        _ => None,
    }
}

/// The first letter of a text that shows nothing.
pub fn first_unseen(text: &str) -> Option<char> {
    text.chars().find(|letter| unseen(*letter).is_some())
}

/// Whether a text shows nothing at all: blanks and unseen letters.
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|letter| letter.is_whitespace() || unseen(letter).is_some())
}

/// The half-width form of a full-width letter, digit or mark.
pub fn narrow(letter: char) -> char {
    match letter {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter),
        '\u{3000}' => ' ',
        '\u{FFE5}' => '\u{00A5}',
        other => other,
    }
}

/// A text in half-width letters.
pub fn narrowed(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// The dot within a transliterated or minority name, in the forms that keyboards have for it.
fn is_name_dot(letter: char) -> bool {
    matches!(
        letter,
        '\u{00B7}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{22C5}' | '\u{30FB}' | '\u{FF65}' | '\u{0387}'
    )
}

/// A text as it is searched for: half-width, in small letters, without unseen letters and without the dots of names.
pub fn folded(text: &str) -> String {
    let seen = text.chars().map(narrow).filter(|letter| unseen(*letter).is_none() && !is_name_dot(*letter));
    seen.flat_map(char::to_lowercase).collect()
}

/// What two numbers have in common that people take for one: case, width, blanks and unseen letters tell nothing apart.
pub fn number_key(number: &str) -> String {
    let seen =
        number.chars().map(narrow).filter(|letter| unseen(*letter).is_none() && !letter.is_whitespace());
    seen.flat_map(char::to_lowercase).collect()
}

/// What two names have in common that read alike, however they are spaced or how wide their letters are.
pub fn name_key(name: &str) -> String {
    folded(name).chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Whether two names read alike.
pub fn alike(one: &str, other: &str) -> bool {
    name_key(one) == name_key(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_show_nothing_are_told_apart() {
        let check = |letter: char, expected| assert_eq!(unseen(letter), expected, "{:04X}", letter as u32);
        for letter in ['\u{202A}', '\u{202E}', '\u{2066}', '\u{2069}', '\u{200E}', '\u{200F}'] {
            check(letter, Some(Unseen::Direction));
        }
        for letter in ['\u{200B}', '\u{200C}', '\u{200D}', '\u{FEFF}', '\u{00AD}'] {
            check(letter, Some(Unseen::NoWidth));
        }
        check('\n', Some(Unseen::Line));
        check('\u{2028}', Some(Unseen::Line));
        check('\t', Some(Unseen::Control));
        check('\u{0}', Some(Unseen::Control));
        check('\u{9F}', Some(Unseen::Control));
        for letter in ['李', 'a', ' ', '\u{3000}', '·', '𠮷', '\u{FE0F}', '\u{E9}'] {
            check(letter, None);
        }
        assert_eq!(first_unseen("李\u{202E}四"), Some('\u{202E}'));
        assert!(is_blank(" \u{3000}\u{200B}\t") && !is_blank(" 李"));
    }

    #[test]
    fn names_that_read_alike_are_alike() {
        let same = [
            ("王芳", " 王 芳\u{3000}"),
            ("王芳", "王\u{200B}芳"),
            ("Ｌｉ Ｍｉｎｇ", "li ming"),
            ("阿不都·热合曼", "阿不都•热合曼"),
            ("阿不都·热合曼", "阿不都热合曼"),
            ("王芳（大）", "王芳(大)"),
        ];
        for (one, other) in same {
            assert!(alike(one, other), "{one} and {other}");
        }
        assert!(!alike("王芳", "王方") && !alike("王芳", "王芳（大）"));
    }

    #[test]
    fn wide_letters_become_narrow_and_others_stay() {
        assert_eq!(narrowed("Ｔ２０２６－００１：￥１．５％\u{3000}。"), "T2026-001:\u{A5}1.5% 。");
    }
}
