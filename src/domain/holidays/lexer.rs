//! A sentence taken apart into dates' pieces, marks, brackets and words.

use super::{
    count::{NUMERALS, numeral},
    vocabulary::{self, Word},
};
use chrono::Weekday;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    Number {
        value: u32,
        digits: usize,
    },
    Year,
    Month,
    Day,
    /// Between the numbers of a date, or, where it is a hyphen, of a stretch.
    Separator(char),
    To,
    And,
    Comma,
    Colon,
    /// Space that stands between two dates with nothing else.
    Gap,
    Weekday(Weekday),
    Bracket(String),
    Word(Word),
    /// The number of an item: `一、`.
    Ordinal,
    Unknown(String),
}

/// Full-width letters, digits and marks as plain ones, one kind of dash, and nothing that is not seen.
pub(super) fn plain(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{FF01}'..='\u{FF5D}' => char::from_u32(u32::from(c) - 0xFEE0),
        '\u{3000}' | '\u{A0}' | '\t' => Some(' '),
        '～' | '〜' | '∼' | '~' | '—' | '–' | '‒' | '‑' | '−' | '―' | '─' => Some('~'),
        '〔' => Some('〔'),
        '“' | '”' | '‘' | '’' | '"' | '「' | '」' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{AD}' => {
            None
        }
        _ => Some(c),
    };
    text.chars().filter_map(plain).collect()
}

/// The pieces of a sentence that [`plain`] has gone over.
pub(super) fn tokens(sentence: &str) -> Vec<Token> {
    let text: Vec<char> = sentence.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let (token, length) = next(&text, at, tokens.is_empty());
        at += length;
        match (token, tokens.last_mut()) {
            (None, _) => {}
            (Some(Token::Unknown(more)), Some(Token::Unknown(unknown))) => unknown.push_str(&more),
            (Some(Token::To), Some(Token::To)) => {}
            (Some(token), _) => tokens.push(token),
        }
    }
    tokens
}

/// The piece that begins at a place, and how long it is.
fn next(text: &[char], at: usize, first: bool) -> (Option<Token>, usize) {
    let rest = &text[at..];
    let one = |token| (Some(token), 1);
    match rest[0] {
        c if c.is_ascii_digit() => number(rest, first),
        ' ' => (is_gap(text, at).then_some(Token::Gap), 1),
        '(' | '[' | '【' => bracket(rest, first),
        '年' => one(Token::Year),
        '月' => one(Token::Month),
        '日' | '号' => one(Token::Day),
        c @ ('-' | '/' | '.') => one(Token::Separator(c)),
        '~' | '至' | '到' => one(Token::To),
        '、' | '和' | '及' | '与' if vocabulary::at(rest).is_none() => one(Token::And),
        ',' => one(Token::Comma),
        ':' => one(Token::Colon),
        _ => words(rest, first),
    }
}

fn number(rest: &[char], first: bool) -> (Option<Token>, usize) {
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    // `1、元旦`, `1.元旦` and `1. 元旦` number an item; after the number of a date comes another one, or its unit.
    let marks = rest[digits..].iter().take_while(|c| matches!(c, '、' | '.' | ' ')).count();
    let follows = &rest[digits + marks..];
    let listed =
        rest.get(digits) == Some(&'、') && follows.iter().find(|c| !c.is_ascii_digit()) == Some(&'月');
    if first && digits <= 2 && marks > 0 && (is_name(follows) || listed) {
        return (Some(Token::Ordinal), digits + marks);
    }
    let value: String = rest[..digits].iter().collect();
    let token = match value.parse() {
        Ok(value) => Token::Number { value, digits },
        Err(_) => Token::Unknown(value),
    };
    (Some(token), digits)
}

fn is_name(rest: &[char]) -> bool {
    matches!(vocabulary::at(rest), Some((Word::Name | Word::Off | Word::Work, _)))
}

/// Chinese numerals before a unit or as an item's number, weekdays, words, and what is none of these.
fn words(rest: &[char], first: bool) -> (Option<Token>, usize) {
    let numerals = rest.iter().take_while(|c| NUMERALS.contains(**c)).count();
    let after = rest.get(numerals);
    if let Some(value) = numeral(&rest[..numerals]) {
        match after {
            Some('天' | '月' | '日' | '号') => {
                return (Some(Token::Number { value, digits: 2 }), numerals);
            }
            Some('、' | '.') if first => return (Some(Token::Ordinal), numerals + 1),
            _ => {}
        }
    }
    if let Some((day, length)) = weekday(rest) {
        return (Some(Token::Weekday(day)), length);
    }
    match vocabulary::at(rest) {
        Some((word, length)) => (Some(Token::Word(word)), length),
        None => (Some(Token::Unknown(rest[0].to_string())), 1),
    }
}

/// `周四`, `星期四`, `礼拜四`, and their length.
pub(super) fn weekday(rest: &[char]) -> Option<(Weekday, usize)> {
    let length = match rest {
        ['周', ..] => 1,
        ['星', '期', ..] | ['礼', '拜', ..] => 2,
        _ => return None,
    };
    let day = match rest.get(length)? {
        '一' => Weekday::Mon,
        '二' => Weekday::Tue,
        '三' => Weekday::Wed,
        '四' => Weekday::Thu,
        '五' => Weekday::Fri,
        '六' => Weekday::Sat,
        '日' | '天' => Weekday::Sun,
        _ => return None,
    };
    Some((day, length + 1))
}

/// `（周四）`; a number in brackets at the beginning is an item's.
fn bracket(rest: &[char], first: bool) -> (Option<Token>, usize) {
    let Some(end) = rest.iter().position(|c| matches!(c, ')' | ']' | '】')) else {
        return (Some(Token::Unknown(rest[0].to_string())), 1);
    };
    let inside: String = rest[1..end].iter().collect();
    let counts = inside.chars().all(|c| c.is_ascii_digit() || NUMERALS.contains(c));
    let token = if first && counts { Token::Ordinal } else { Token::Bracket(inside) };
    (Some(token), end + 1)
}

/// Space is nothing but between what may end a date and what may begin one.
fn is_gap(text: &[char], at: usize) -> bool {
    let before = text[..at].iter().rev().find(|c| **c != ' ');
    let after = text[at..].iter().find(|c| **c != ' ');
    at > 0
        && text[at - 1] != ' '
        && before.is_some_and(|c| c.is_ascii_digit() || matches!(c, '日' | '号' | ')'))
        && after.is_some_and(char::is_ascii_digit)
}
