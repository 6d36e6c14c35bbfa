//! A sentence read: dates gather until a word says what becomes of them.

use super::{
    Sense, Trouble, count,
    date::{self, Context, Written},
    lexer::{self, Token, tokens},
    vocabulary::{Word, is_lunar},
};
use chrono::{Datelike, NaiveDate, Weekday};
use std::collections::{BTreeMap, BTreeSet};

/// The sentences of a line. A point between digits belongs to a date, and one after an item's number to that.
pub(super) fn split(line: &str) -> Vec<String> {
    let text: Vec<char> = line.chars().collect();
    let digit = |at: Option<usize>| {
        at.and_then(|at| text.get(at)).is_some_and(|c| matches!(c, '0'..='9' | '０'..='９'))
    };
    let mut sentences = vec![String::new()];
    for (at, c) in text.iter().enumerate() {
        let begun = sentences.last_mut().expect("there is one from the start");
        let inside = digit(at.checked_sub(1)) && (digit(Some(at + 1)) || begun.trim().chars().count() <= 2);
        match c {
            '。' | ';' | '；' => sentences.push(String::new()),
            '.' | '．' if !inside => sentences.push(String::new()),
            _ => begun.push(*c),
        }
    }
    sentences.into_iter().map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).collect()
}

/// What the sentences said so far, and what holds from one to the next.
pub(super) struct Reader {
    year: i32,
    context: Context,
    /// What a day is of which nothing is said, in the text and since the last heading: `上班：`.
    given: Sense,
    bare: Sense,
    days: BTreeMap<NaiveDate, Sense>,
    /// Days off that are taken on other days: worked, unless something else is said of them.
    moved: BTreeSet<NaiveDate>,
    both: BTreeSet<NaiveDate>,
}

/// What one sentence has said so far.
#[derive(Default)]
struct Gathered {
    /// Of which nothing is said yet.
    waiting: Vec<NaiveDate>,
    /// Of which something is, since the last number of days.
    counted: BTreeMap<NaiveDate, Sense>,
    /// The date that the next one goes on from.
    last: Option<(Written, NaiveDate)>,
    /// The days that wait and the ends of their stretches, as they were named.
    ends: Vec<NaiveDate>,
    /// The weekdays that they are said to be.
    weekdays: Vec<(usize, Weekday)>,
    /// What the days after it are: `放假1月1日至3日`.
    leads: Option<Sense>,
    /// How many days off the sentence announced before naming them: `放假3天：`.
    announced: Option<usize>,
    moving: bool,
    /// A mark that lets a number alone be a day stands right before.
    listing: bool,
    any: bool,
    heading: bool,
    unknown: Vec<String>,
}

impl Gathered {
    fn unknown(&mut self, words: impl Into<String>) {
        self.unknown.push(words.into());
    }

    /// The weekdays of as many days or ends of stretches as were named last.
    fn are(&mut self, said: &[Weekday]) {
        match self.ends.len().checked_sub(said.len()) {
            Some(first) => self.weekdays.extend((first..).zip(said.iter().copied())),
            None => said.iter().for_each(|day| self.unknown(WEEKDAYS[day.num_days_from_monday() as usize])),
        }
    }

    /// Lets go of the days that wait, when they are the weekdays they are said to be.
    fn take(&mut self) -> Result<Vec<NaiveDate>, Trouble> {
        let wrong = |(at, said): &(usize, Weekday)| {
            self.ends.get(*at).filter(|day| day.weekday() != *said).map(|day| (*day, *said))
        };
        if let Some((day, said)) = self.weekdays.iter().find_map(wrong) {
            return Err(Trouble::WrongWeekday { day, said });
        }
        self.ends.clear();
        self.weekdays.clear();
        Ok(std::mem::take(&mut self.waiting))
    }
}

impl Reader {
    pub(super) fn begin(year: i32, bare: Sense) -> Reader {
        Reader {
            year,
            context: Context::of(year),
            given: bare,
            bare,
            days: BTreeMap::new(),
            moved: BTreeSet::new(),
            both: BTreeSet::new(),
        }
    }

    pub(super) fn begin_line(&mut self) {
        self.context.begin_line();
    }

    /// The days, and those that were called both off and worked.
    pub(super) fn finish(self) -> (BTreeMap<NaiveDate, Sense>, BTreeSet<NaiveDate>) {
        let mut days = self.days;
        for day in self.moved {
            days.entry(day).or_insert(Sense::Worked);
        }
        (days, self.both)
    }

    /// Reads a sentence.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(&mut self, sentence: &str) -> Result<(), Trouble> {
        let pieces = tokens(&lexer::plain(sentence));
        if matches!(pieces.first(), Some(Token::Ordinal | Token::Word(Word::Name))) {
            self.context = Context::of(self.year);
            self.bare = self.given;
        }
        let mut now = Gathered::default();
        let mut at = 0;
        while at < pieces.len() {
            at += self.step(&pieces[at..], &mut now, sentence)?;
        }
        let rest = if now.moving { Sense::Off } else { now.leads.unwrap_or(self.bare) };
        self.settle(&mut now, rest)?;
        if let Some(said) = now.announced.take() {
            self.check_count(said, &mut now, sentence)?;
        }
        let heading =
            now.heading || pieces.first() == Some(&Token::Ordinal) || pieces.last() == Some(&Token::Colon);
        let sentence = sentence.to_owned();
        match now {
            Gathered { unknown, .. } if !unknown.is_empty() => {
                Err(Trouble::Words { sentence, words: unknown })
            }
            Gathered { any: false, .. } if !heading => Err(Trouble::NoDay { sentence }),
            _ => Ok(()),
        }
    }

    /// Takes the next pieces; how many they were.
    fn step(&mut self, rest: &[Token], now: &mut Gathered, sentence: &str) -> Result<usize, Trouble> {
        let listing = std::mem::replace(&mut now.listing, rest[0] == Token::And);
        match (&rest[0], rest.get(1)) {
            (Token::Number { value, .. }, Some(Token::Word(Word::Days))) => {
                self.check_count(*value as usize, now, sentence)?;
                return Ok(2);
            }
            (Token::Gap, _) => return self.gap(rest, now, sentence),
            (Token::To | Token::Separator('-'), _) if now.last.is_some() => {
                return self.stretch(rest, now, sentence);
            }
            (Token::Word(Word::Off), _) => return self.say(rest, now, Sense::Off),
            (Token::Word(Word::Work), _) => return self.say(rest, now, Sense::Worked),
            _ => {}
        }
        if let Some((written, used)) = date::at(rest, now.last.map(|(written, _)| written), listing) {
            self.day(written, now, sentence)?;
            return Ok(used);
        }
        if let [Token::Number { value, digits: 4 }, Token::Year, ..] = rest {
            self.name_year(*value, now);
            return Ok(2);
        }
        if let Token::Bracket(inside) = &rest[0] {
            for said in bracket(inside, now) {
                self.check_count(said, now, sentence)?;
            }
            return Ok(1);
        }
        self.word(&rest[0], now)?;
        Ok(1)
    }

    /// A single day.
    fn day(&mut self, written: Written, now: &mut Gathered, sentence: &str) -> Result<(), Trouble> {
        let day = self.context.day(written, sentence)?;
        now.waiting.push(day);
        now.last = Some((written, day));
        now.ends.push(day);
        now.any = true;
        Ok(())
    }

    /// From the day before to the one that follows.
    fn stretch(&mut self, rest: &[Token], now: &mut Gathered, sentence: &str) -> Result<usize, Trouble> {
        let from = now.last.filter(|_| !now.waiting.is_empty());
        let to = date::at(&rest[1..], now.last.map(|(written, _)| written), true);
        let (Some(from), Some((written, used))) = (from, to) else {
            now.unknown("至");
            return Ok(1);
        };
        let (first, last) = self.context.stretch(from, written, sentence)?;
        now.waiting.pop();
        now.waiting.extend(first.iter_days().take_while(|day| *day <= last));
        now.ends.pop();
        now.ends.extend([first, last]);
        now.last = Some((written, last));
        Ok(1 + used)
    }

    /// Two plain dates alone on a line are a stretch; otherwise nothing says whether they are one.
    fn gap(&mut self, rest: &[Token], now: &mut Gathered, sentence: &str) -> Result<usize, Trouble> {
        let plain = |written: Written| written.plain;
        let alone = now.waiting.len() == 1 && now.ends.len() == 1;
        match date::at(&rest[1..], None, false) {
            Some((to, used))
                if alone
                    && rest.len() == 1 + used
                    && plain(to)
                    && now.last.is_some_and(|(from, _)| plain(from)) =>
            {
                self.stretch(rest, now, sentence)
            }
            Some(_) if !now.waiting.is_empty() => {
                Err(Trouble::NothingBetween { sentence: sentence.to_owned() })
            }
            _ => Ok(1),
        }
    }

    fn name_year(&mut self, year: u32, now: &mut Gathered) {
        match i32::try_from(year) {
            Ok(year) if (year - self.year).abs() <= 1 => self.context.name_year(year),
            _ => now.unknown(year.to_string()),
        }
    }

    /// Weekdays, brackets and marks, and words that say nothing of a day.
    fn word(&mut self, token: &Token, now: &mut Gathered) -> Result<(), Trouble> {
        match token {
            Token::Word(Word::MovedTo) => {
                self.moved.extend(now.take()?);
                now.moving = true;
            }
            Token::Comma if now.moving => {
                self.settle(now, Sense::Off)?;
                now.moving = false;
            }
            Token::Weekday(said) => now.are(&[*said]),
            Token::Unknown(words) => now.unknown(words),
            Token::Number { value, .. } => now.unknown(value.to_string()),
            Token::Separator(mark) => now.unknown(*mark),
            Token::Year => now.unknown("年"),
            Token::Month => now.unknown("月"),
            Token::Day => now.unknown("日"),
            Token::To => now.unknown("至"),
            Token::Word(Word::Days) => now.unknown("天"),
            Token::Word(Word::Total | Word::Name | Word::Filler | Word::Off | Word::Work)
            | Token::And
            | Token::Comma
            | Token::Colon
            | Token::Gap
            | Token::Bracket(_)
            | Token::Ordinal => {}
        }
        Ok(())
    }

    /// The days before it are off or worked; where there are none, those after it, and with a colon all of the line.
    fn say(&mut self, rest: &[Token], now: &mut Gathered, sense: Sense) -> Result<usize, Trouble> {
        let filled = rest[1..].iter().take_while(|token| **token == Token::Word(Word::Filler)).count();
        let colon = rest.get(1 + filled) == Some(&Token::Colon);
        if now.waiting.is_empty() && colon {
            self.bare = sense;
            now.heading = true;
        } else if !now.any {
            now.leads = Some(sense);
        } else if now.leads.is_some_and(|leads| leads != sense) {
            now.unknown(if sense == Sense::Off { "放假" } else { "上班" });
        }
        now.moving = false;
        self.settle(now, sense)?;
        Ok(1)
    }

    /// What waits gets its sense.
    fn settle(&mut self, now: &mut Gathered, sense: Sense) -> Result<(), Trouble> {
        for day in now.take()? {
            now.counted.insert(day, sense);
            if *self.days.entry(day).or_insert(sense) != sense {
                self.both.insert(day);
            }
        }
        Ok(())
    }

    /// `共3天`, `放假1天`: of the days since the last such number.
    fn check_count(&mut self, said: usize, now: &mut Gathered, sentence: &str) -> Result<(), Trouble> {
        let mut off = count::of(&now.counted, Sense::Off);
        if off.is_empty() {
            off.extend(&now.waiting);
        }
        if !now.any {
            now.announced = Some(said);
            return Ok(());
        }
        if !count::fits(&off, said) {
            return Err(Trouble::WrongCount { sentence: sentence.to_owned(), said, are: off.len() });
        }
        now.counted.clear();
        Ok(())
    }
}

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// `（周四）`, `（农历除夕、周二）`, `（共3天）`: the numbers of days that it says.
fn bracket(inside: &str, now: &mut Gathered) -> Vec<usize> {
    let (mut weekdays, mut counts) = (Vec::new(), Vec::new());
    for part in inside.split(['、', ',', ' ', '~', '-', '至']).filter(|part| !part.is_empty()) {
        let text: Vec<char> = part.chars().collect();
        match lexer::weekday(&text) {
            Some((day, length)) if length == text.len() => weekdays.push(day),
            _ => match tokens(part)[..] {
                [Token::Word(Word::Total), Token::Number { value, .. }, Token::Word(Word::Days)] => {
                    counts.push(value as usize);
                }
                _ if is_lunar(part) => {}
                _ => now.unknown(part),
            },
        }
    }
    now.are(&weekdays);
    counts
}
