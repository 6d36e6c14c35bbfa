//! A reader of Rust source that is good enough to tell its text literals, comments and `view!` blocks apart.

use std::collections::BTreeSet;
use std::ops::Range;

/// A text literal: where it stands (quotes included) and what is between its quotes, escapes as written.
pub struct Text {
    pub start: usize,
    pub end: usize,
    pub content: String,
}

/// One file without its comments and its unit tests.
pub struct Source {
    /// The code, character by character; comments are blank, texts and character literals are masked.
    code: Vec<char>,
    pub texts: Vec<Text>,
}

/// Stands for a character inside a literal.
const MASK: char = '\u{1}';

impl Source {
    /// Reads a file up to its `#[cfg(test)]` module.
    pub fn read(text: &str) -> Source {
        let text = text.find("#[cfg(test)]\nmod ").map_or(text, |at| &text[..at]);
        let chars: Vec<char> = text.chars().collect();
        let mut source = Source { code: chars.clone(), texts: Vec::new() };
        let mut at = 0;
        while at < chars.len() {
            at = source.step(&chars, at);
        }
        source
    }

    /// Takes in what begins at a place and gives the place after it.
    fn step(&mut self, chars: &[char], at: usize) -> usize {
        let after_word = at > 0 && is_word(chars[at - 1]);
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('/')) => self.blank(at, find(chars, at, "\n")),
            ('/', Some('*')) => self.blank(at, find(chars, at, "*/") + 2),
            ('r', Some('"' | '#')) if !after_word => {
                let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
                if chars.get(at + 1 + hashes) != Some(&'"') {
                    return at + 1;
                }
                let open = at + 2 + hashes;
                let close = find(chars, open, &format!("\"{}", "#".repeat(hashes)));
                self.text(at, open, close, close + 1 + hashes)
            }
            ('"', _) => {
                let mut close = at + 1;
                while close < chars.len() && chars[close] != '"' {
                    close += if chars[close] == '\\' { 2 } else { 1 };
                }
                self.text(at, at + 1, close, close + 1)
            }
            ('\'', Some('\\')) => self.blank(at, find(chars, at + 3, "'") + 1),
            ('\'', Some(_)) if chars.get(at + 2) == Some(&'\'') => self.blank(at, at + 3),
            _ => at + 1,
        }
    }

    fn blank(&mut self, from: usize, to: usize) -> usize {
        let to = to.min(self.code.len());
        self.code[from..to].fill(' ');
        to
    }

    fn text(&mut self, start: usize, open: usize, close: usize, end: usize) -> usize {
        let (close, end) = (close.min(self.code.len()), end.min(self.code.len()));
        let content = self.code[open..close].iter().collect();
        self.code[start..end].fill(MASK);
        self.texts.push(Text { start, end, content });
        end
    }

    /// Where the `view!` blocks are; one inside another is part of the outer one.
    pub fn views(&self) -> Vec<Range<usize>> {
        let mut views: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while let Some(found) = self.find_code("view!", at) {
            let end = self.closing(found + 5);
            views.push(found..end);
            at = end.max(found + 5);
        }
        views
    }

    /// The name directly in front of `=` and a text: an attribute or a prop.
    pub fn attribute(&self, text: &Text) -> Option<String> {
        let equals = text.start.checked_sub(1).filter(|at| self.code[*at] == '=')?;
        let part = |c: &&char| is_word(**c) || "-:".contains(**c);
        let name: Vec<char> = self.code[..equals].iter().rev().take_while(part).copied().collect();
        (!name.is_empty()).then(|| name.into_iter().rev().collect())
    }

    /// Whether a text in a view is shown as it is: between tags, beside blocks, or all there is in a block.
    pub fn is_text_node(&self, text: &Text) -> bool {
        let Some(before) = self.back(text.start) else { return false };
        let Some(after) = self.forward(text.end) else { return false };
        let (left, right) = (self.code[before], self.code[after]);
        match (left, right) {
            ('>', '<' | '{' | MASK) => self.ends_tag(before),
            ('}' | MASK, '<') => self.code.get(after + 1) == Some(&'/'),
            ('}', '{' | MASK) => true,
            ('{', '}') => self.back(before).is_some_and(|at| self.code[at] == '>' && self.ends_tag(at)),
            ('|', '}') => self.code.get(before.wrapping_sub(1)) == Some(&'|'),
            _ => false,
        }
    }

    /// Text in a view that stands between tags without quotes.
    pub fn unquoted_text(&self, view: &Range<usize>) -> Vec<String> {
        let ends = view.clone().filter(|at| self.code[*at] == '>' && self.ends_tag(*at));
        ends.filter_map(|at| {
            let inner: String = self.code[at + 1..view.end].iter().take_while(|c| **c != '<').collect();
            let closes = self.code.get(at + 1 + inner.chars().count() + 1) == Some(&'/');
            let plain =
                inner.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || ",.'!?-".contains(c));
            let letters = inner.chars().any(char::is_alphabetic);
            (closes && plain && letters).then(|| inner.trim().to_owned())
        })
        .collect()
    }

    /// The names of the values given with a literal key in `t!`, `tr!`, `.t(` and `.tv(`; `None` elsewhere.
    pub fn values_given(&self, text: &Text) -> Option<BTreeSet<String>> {
        let open = self.back(text.start).filter(|at| self.code[*at] == '(')?;
        let head: String =
            self.code[..open].iter().rev().take(5).collect::<Vec<_>>().into_iter().rev().collect();
        let called = |names: &[&str]| {
            names.iter().any(|name| {
                head.strip_suffix(name).is_some_and(|left| name.starts_with('.') || !left.ends_with(is_word))
            })
        };
        let end = self.closing(open);
        if called(&["t!", "tr!"]) {
            Some(self.named_arguments(text.end, end))
        } else if called(&[".tv", ".t"]) {
            let pairs = self.texts.iter().filter(|pair| pair.start > text.end && pair.end < end);
            let first = |pair: &&Text| {
                let of_tuple = |at: usize| self.code[at] == '(' && !is_word(self.code[at - 1]);
                self.back(pair.start).is_some_and(of_tuple)
            };
            Some(pairs.filter(first).map(|pair| pair.content.clone()).collect())
        } else {
            None
        }
    }

    fn named_arguments(&self, from: usize, end: usize) -> BTreeSet<String> {
        let mut names = BTreeSet::new();
        let mut depth = 0;
        for at in from..end {
            match self.code[at] {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => {
                    let rest: String = self.code[at + 1..end].iter().collect();
                    let rest = rest.trim_start();
                    let name: String = rest.chars().take_while(|c| is_word(*c)).collect();
                    let after = rest[name.len()..].trim_start();
                    if !name.is_empty() && after.starts_with('=') && !after.starts_with("==") {
                        names.insert(name);
                    }
                }
                _ => {}
            }
        }
        names
    }

    /// Whether a `>` ends a tag, and is no arrow and no comparison set apart by blanks.
    fn ends_tag(&self, at: usize) -> bool {
        at > 0
            && !matches!(self.code[at - 1], '=' | '-')
            && !(self.code[at - 1] == ' ' && self.is_compared(at))
    }

    /// A `>` with a blank on both sides compares; a formatter puts a tag's end alone on its line.
    fn is_compared(&self, at: usize) -> bool {
        self.code.get(at + 1) == Some(&' ')
    }

    /// The end of the bracket that opens at or after a place.
    fn closing(&self, from: usize) -> usize {
        let mut depth = 0;
        for at in from..self.code.len() {
            match self.code[at] {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => {
                    depth -= 1;
                    if depth == 0 {
                        return at + 1;
                    }
                }
                _ => {}
            }
        }
        self.code.len()
    }

    fn find_code(&self, what: &str, from: usize) -> Option<usize> {
        let at = find(&self.code, from, what);
        (at < self.code.len()).then_some(at)
    }

    fn back(&self, from: usize) -> Option<usize> {
        (0..from).rev().find(|at| !self.code[*at].is_whitespace())
    }

    fn forward(&self, from: usize) -> Option<usize> {
        (from..self.code.len()).find(|at| !self.code[*at].is_whitespace())
    }
}

/// Whether a character can be part of a name.
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn find(chars: &[char], from: usize, what: &str) -> usize {
    let what: Vec<char> = what.chars().collect();
    (from..chars.len()).find(|at| chars[*at..].starts_with(&what)).unwrap_or(chars.len())
}
