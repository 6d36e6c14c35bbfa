//! A statement as a picture, for e-mail and chat: the paper form's words, laid out for the width of a phone. Pure.

mod lines;

use super::paper::{Paper, PaperRow};
use crate::app::{file_name::joined, format::yuan, i18n::Words};
use lines::{width_of, wrapped};
use std::fmt::Write;

/// The width, in points of the drawing.
const WIDTH: f64 = 400.0;
const MARGIN: f64 = 20.0;
const TEXT: f64 = 14.0;
const SMALL: f64 = 12.0;
/// From one line's foot to the next one's, as a part of its letters' height.
const LEADING: f64 = 1.5;
/// How many dots of the picture a point of the drawing gets: sharp on a phone.
pub const DOTS: u32 = 3;

/// A drawing as SVG, and its size in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub svg: String,
    pub width: u32,
    pub height: u32,
}

/// The file's name, such as `东河分公司-工资结算单-李强-2026年3月.png`.
pub fn file_name(words: Words, paper: &Paper) -> String {
    let title = words.t("settlement.paper.title");
    format!("{}.png", joined(&[&paper.branch, &title, &paper.person, &paper.month]))
}

/// The statement of one person's month, drawn.
pub fn picture(words: Words, paper: &Paper) -> Picture {
    let mut drawing = Drawing { svg: String::new(), at: MARGIN };
    drawing.head(words, paper);
    for (at, row) in paper.rows.iter().enumerate() {
        drawing.row(words, at + 1, row);
    }
    drawing.sums(words, paper);
    drawing.finished()
}

/// What has been drawn, and how far down.
struct Drawing {
    svg: String,
    at: f64,
}

/// Where a line of text stands.
#[derive(Clone, Copy)]
enum Side {
    Start,
    Middle,
    End,
}

impl Drawing {
    fn head(&mut self, words: Words, paper: &Paper) {
        self.write(Side::Middle, 18.0, true, &words.t("settlement.paper.title"));
        self.down(18.0);
        let facts = [
            words.tv("ui.paper.branch", &[("branch", &paper.branch)]),
            words.tv("settlement.paper.month", &[("month", &paper.month)]),
            words.tv("settlement.paper.person", &[("person", &paper.person)]),
            words.tv("settlement.paper.role", &[("role", &paper.role)]),
        ];
        for fact in facts {
            self.lines(TEXT, &fact, WIDTH - 2.0 * MARGIN);
        }
        self.rule();
    }

    /// Item and amount, and below them what it is about, the arithmetic and the clause.
    fn row(&mut self, words: Words, number: usize, row: &PaperRow) {
        let amount = yuan(row.amount.exact());
        self.amount(&format!("{number}. {}", row.item), &amount, false);
        let clause = words.tv("settlement.picture.clause", &[("clause", &row.clause)]);
        let parts = [row.subject.as_str(), &row.basis, &clause];
        let below: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        self.lines(SMALL, &below.join(&words.t("settlement.picture.between")), WIDTH - 2.0 * MARGIN);
        self.at += 4.0;
    }

    fn sums(&mut self, words: Words, paper: &Paper) {
        self.rule();
        self.amount(&words.t("settlement.paper.net"), &yuan(paper.paid.exact()), true);
        let (gross, deductions) = (yuan(paper.gross.exact()), yuan(paper.deductions.exact()));
        let mut said = vec![
            words.tv("settlement.paper.sums", &[("gross", &gross), ("deductions", &deductions)]),
            format!("{} {}", words.t("settlement.paper.capitals"), paper.capitals),
        ];
        if !paper.owed.is_zero() {
            said.push(format!("{} {}", words.t("settlement.paper.owed"), yuan(paper.owed.exact())));
        }
        said.extend(paper.state.map(|key| words.t(key)));
        for change in &paper.other {
            let (was, now) = (yuan(change.was.exact()), yuan(change.now.exact()));
            said.push(words.tv("settlement.paper.closed_twice", &[("was", &was), ("now", &now)]));
        }
        for line in said {
            self.lines(SMALL, &line, WIDTH - 2.0 * MARGIN);
        }
    }

    /// A name on the left, as many lines as it needs, and its amount on the right of the first.
    fn amount(&mut self, name: &str, amount: &str, strong: bool) {
        let room = WIDTH - 2.0 * MARGIN - width_of(amount, TEXT) - TEXT;
        self.write(Side::End, TEXT, strong, amount);
        for line in wrapped(name, TEXT, room) {
            self.write(Side::Start, TEXT, strong, &line);
            self.down(TEXT);
        }
    }

    fn lines(&mut self, size: f64, text: &str, room: f64) {
        for line in wrapped(text, size, room) {
            self.write(Side::Start, size, false, &line);
            self.down(size);
        }
    }

    fn down(&mut self, size: f64) {
        self.at += size * LEADING;
    }

    fn write(&mut self, side: Side, size: f64, strong: bool, text: &str) {
        let (x, anchor) = match side {
            Side::Start => (MARGIN, "start"),
            Side::Middle => (WIDTH / 2.0, "middle"),
            Side::End => (WIDTH - MARGIN, "end"),
        };
        let weight = if strong { "600" } else { "400" };
        let foot = self.at + size;
        let text = escaped(text);
        let written = writeln!(
            self.svg,
            r#"<text x="{x}" y="{foot}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}">{text}</text>"#
        );
        written.expect("a text takes whatever is written to it");
    }

    fn rule(&mut self) {
        let (from, to, at) = (MARGIN, WIDTH - MARGIN, self.at + 6.0);
        let written =
            writeln!(self.svg, r##"<path d="M{from} {at}H{to}" stroke="#000" stroke-width="0.75"/>"##);
        written.expect("a text takes whatever is written to it");
        self.at += 14.0;
    }

    fn finished(self) -> Picture {
        let (width, height) = (WIDTH, (self.at + MARGIN).ceil());
        let drawn = self.svg;
        let svg = format!(
            r##"<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC',sans-serif" fill="#000"><path d="M0 0H{width}V{height}H0Z" fill="#fff"/>{drawn}</svg>"##
        );
        // Both are small whole numbers.
        Picture { svg, width: width as u32, height: height as u32 }
    }
}

/// A text as XML has it; what XML cannot hold at all is left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in
        text.chars().filter(|letter| !letter.is_control() && !matches!(letter, '\u{FFFE}' | '\u{FFFF}'))
    {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests;
