//! Days off and make-up workdays as holiday notices word them: `2月15日（周日）至23日（周一）放假调休，共9天。`
//!
//! A text is read line by line and sentence by sentence. What is not understood is named with its words and nothing of
//! the text is taken then; what a notice says besides its days (its heading, its advice) is set aside and told of.
//! The weekday in brackets and the number of days are checked against the days, since they are there to catch slips.

mod count;
mod date;
mod frame;
mod lexer;
mod sentence;
mod vocabulary;

use chrono::{NaiveDate, Weekday};
use std::collections::BTreeMap;

/// What a notice makes of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sense {
    Off,
    Worked,
}

/// The longest stretch that is taken for days off: the longest ever announced is nine days.
pub const LONGEST: i64 = 31;

/// What a text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub days: BTreeMap<NaiveDate, Sense>,
    /// What was understood as saying nothing about any day.
    pub aside: Vec<String>,
    /// The notice's own number, such as 国办发明电〔2025〕7号.
    pub number: Option<String>,
}

/// A date that there is not, as far as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDay {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: u32,
}

/// Why a text is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// These words of the sentence are not understood.
    Words {
        sentence: String,
        words: Vec<String>,
    },
    /// There is no such day: 2月30日.
    NoSuchDay {
        sentence: String,
        day: NoDay,
    },
    /// Neither in the year nor in one beside it.
    OtherYear {
        day: NaiveDate,
    },
    EndBeforeBegin {
        sentence: String,
    },
    /// A stretch of more than [`LONGEST`] days.
    TooLong {
        sentence: String,
        days: i64,
    },
    /// The day is another weekday than it is said to be.
    WrongWeekday {
        day: NaiveDate,
        said: Weekday,
    },
    /// The sentence counts other days than it names.
    WrongCount {
        sentence: String,
        said: usize,
        are: usize,
    },
    /// Two days side by side: a stretch, or the two of them.
    NothingBetween {
        sentence: String,
    },
    /// It says that something is off or worked, but not which day.
    NoDay {
        sentence: String,
    },
    /// A day cannot be both off and worked.
    Both {
        day: NaiveDate,
    },
}

/// Reads a text about the days of a year; days in the years beside it are taken too. `bare`: what a day is of which the
/// text says neither.
///
/// # Errors
/// Everything that is wrong with it, in the order of the text.
pub fn read(text: &str, year: i32, bare: Sense) -> Result<Said, Vec<Trouble>> {
    let mut said = Said::default();
    let mut troubles = Vec::new();
    let mut reader = sentence::Reader::begin(year, bare);
    let mut signed = false;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let plain = lexer::plain(line);
        if frame::is_frame(&plain) || (signed && frame::is_day_of_signing(&plain)) {
            signed = frame::is_signature(&plain);
            said.number = said.number.or_else(|| frame::number(&plain));
            said.aside.push(line.to_owned());
            continue;
        }
        signed = false;
        reader.begin_line();
        for sentence in sentence::split(line) {
            match frame::is_advice(&sentence) {
                true => said.aside.push(sentence),
                false => troubles.extend(reader.read(&sentence).err()),
            }
        }
    }
    let (days, both) = reader.finish();
    troubles.extend(both.into_iter().map(|day| Trouble::Both { day }));
    said.days = days;
    if troubles.is_empty() { Ok(said) } else { Err(troubles) }
}

#[cfg(test)]
mod notices;
#[cfg(test)]
mod tests;
