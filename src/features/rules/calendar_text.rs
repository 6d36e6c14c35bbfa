//! The working calendar's form as typed, and the years that follow from it.

use crate::{
    domain::{
        Arrange, Calendar, CalendarYear,
        holidays::{Said, Sense, Trouble, read},
        typed::NumberRule,
    },
    journal::limits::NAME_CHARS,
};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is typed into the form. Either field takes a whole notice: what it says of a day counts more than the field
/// it stands in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarTyped {
    pub year: String,
    pub source: String,
    pub holidays: String,
    pub workdays: String,
}

/// The fields of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CalendarField {
    Year,
    Source,
    Holidays,
    Workdays,
}

impl CalendarField {
    /// The name of its input.
    pub fn name(self) -> &'static str {
        match self {
            CalendarField::Year => "year",
            CalendarField::Source => "source",
            CalendarField::Holidays => "holidays",
            CalendarField::Workdays => "workdays",
        }
    }
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CalendarProblem {
    NotAYear,
    NoSource,
    SourceTooLong,
    /// With the text of a field.
    Text(Trouble),
    /// A working day without any notice need not be named one.
    NoWeekend {
        day: NaiveDate,
    },
    /// The two fields say different things of a day.
    Both {
        day: NaiveDate,
    },
    /// Nothing is off in the year itself.
    NoDays {
        year: i32,
    },
}

/// The form as understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRead {
    /// The year, and then those beside it that the text names days of.
    pub years: Vec<CalendarYear>,
    /// What the text says of days.
    pub days: BTreeMap<NaiveDate, Sense>,
    /// What of the text was understood as saying nothing of any day.
    pub aside: Vec<String>,
}

type Problems = Vec<(CalendarField, CalendarProblem)>;

impl CalendarTyped {
    /// A known year as one would have typed it.
    pub fn of(year: &CalendarYear) -> CalendarTyped {
        CalendarTyped {
            year: year.year.to_string(),
            source: year.source.clone(),
            holidays: lines(&year.holidays),
            workdays: lines(&year.workdays),
        }
    }

    /// What the form begins with: what was typed before for the same year, or for any where none is asked for.
    pub fn begun(kept: Option<CalendarTyped>, start: CalendarTyped) -> CalendarTyped {
        kept.filter(|kept| start.year.is_empty() || kept.year == start.year).unwrap_or(start)
    }

    /// What is typed, understood, or everything that is wrong with it. `known`: the calendar as it is, to which days of
    /// the years beside this one are added.
    pub fn read(&self, known: &Calendar) -> Result<CalendarRead, Problems> {
        match self.understand(known) {
            (Some(read), wrong) if wrong.is_empty() => Ok(read),
            (_, wrong) => Err(wrong),
        }
    }

    /// What is understood of the days, though their source may still be missing; and everything that is wrong.
    pub fn understand(&self, known: &Calendar) -> (Option<CalendarRead>, Problems) {
        let year = NumberRule::count(9_999).read_whole(&self.year).map_or(0, u32::cast_signed);
        if !crate::domain::month::YEARS.contains(&year) {
            return (None, vec![(CalendarField::Year, CalendarProblem::NotAYear)]);
        }
        let mut wrong = Vec::new();
        let off = field(&self.holidays, year, CalendarField::Holidays, Sense::Off, &mut wrong);
        let worked = field(&self.workdays, year, CalendarField::Workdays, Sense::Worked, &mut wrong);
        let mut days = off.days.clone();
        for (day, sense) in &worked.days {
            if days.entry(*day).or_insert(*sense) != sense {
                wrong.push((CalendarField::Workdays, CalendarProblem::Both { day: *day }));
            }
        }
        if !days.iter().any(|(day, sense)| *sense == Sense::Off && day.year() == year) && wrong.is_empty() {
            wrong.push((CalendarField::Holidays, CalendarProblem::NoDays { year }));
        }
        let whole = wrong.is_empty();
        let source = source(&self.source, [&off, &worked], &mut wrong);
        wrong.arrange_by_key(|(field, _)| *field);
        let read = whole.then(|| {
            // The notice's number is no text left out where it is the source.
            let aside = off.aside.into_iter().chain(worked.aside).filter(|text| *text != source).collect();
            CalendarRead { years: years(year, source, &days, known), days, aside }
        });
        (read, wrong)
    }
}

/// The text of a field, understood; nothing where something is wrong with it.
fn field(text: &str, year: i32, at: CalendarField, bare: Sense, wrong: &mut Problems) -> Said {
    let said = read(text, year, bare).unwrap_or_else(|troubles| {
        wrong.extend(troubles.into_iter().map(|trouble| (at, CalendarProblem::Text(trouble))));
        Said::default()
    });
    let weekday = |day: &NaiveDate| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    let worked = said.days.iter().filter(|(day, sense)| **sense == Sense::Worked && weekday(day));
    wrong.extend(worked.map(|(day, _)| (at, CalendarProblem::NoWeekend { day: *day })));
    said
}

/// Where the days come from: as typed, or else the number of the notice that was pasted.
fn source(typed: &str, said: [&Said; 2], wrong: &mut Problems) -> String {
    let typed = typed.trim();
    if typed.chars().count() > NAME_CHARS {
        wrong.push((CalendarField::Source, CalendarProblem::SourceTooLong));
    }
    if !typed.is_empty() {
        return typed.to_owned();
    }
    said.into_iter().find_map(|said| said.number.clone()).unwrap_or_else(|| {
        wrong.push((CalendarField::Source, CalendarProblem::NoSource));
        String::new()
    })
}

/// The year with all its days, and those beside it with theirs added to what is known of them.
fn years(
    year: i32,
    source: String,
    days: &BTreeMap<NaiveDate, Sense>,
    known: &Calendar,
) -> Vec<CalendarYear> {
    // What only a neighbour's notice said of this year goes on holding beside its own.
    let begun = known.year(year).filter(|known| known.is_partial()).cloned();
    let begun = begun.unwrap_or_else(|| CalendarYear::unknown(year, String::new()));
    let own = CalendarYear { source: source.clone(), ..begun.with(days) };
    let beside = [year - 1, year + 1].into_iter().filter(|year| days.keys().any(|day| day.year() == *year));
    let beside = beside.map(|year| {
        let known = known.year(year).cloned();
        known.unwrap_or_else(|| CalendarYear::unknown(year, source.clone())).with(days)
    });
    std::iter::once(own).chain(beside).collect()
}

/// Days in a row as one line: `2026-02-15 – 2026-02-23`.
pub fn spans(days: &[NaiveDate]) -> Vec<(NaiveDate, NaiveDate)> {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match spans.last_mut() {
            Some((_, end)) if end.succ_opt() == Some(*day) => *end = *day,
            _ => spans.push((*day, *day)),
        }
    }
    spans
}

fn lines(days: &[NaiveDate]) -> String {
    let line = |(from, to): (NaiveDate, NaiveDate)| {
        if from == to { from.to_string() } else { format!("{from} – {to}") }
    };
    spans(days).into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn typed(year: &str, holidays: &str, workdays: &str) -> CalendarTyped {
        let [year, source, holidays, workdays] = [year, "x", holidays, workdays].map(str::to_owned);
        CalendarTyped { year, source, holidays, workdays }
    }

    #[test]
    fn a_known_year_reads_back_as_itself() {
        let official = Calendar::official();
        for year in official.years() {
            let sorted = year.clone().with([]);
            assert_eq!(CalendarTyped::of(&sorted).read(&official).unwrap().years, [sorted]);
        }
    }

    #[test]
    fn what_is_pasted_into_the_wrong_field_counts_as_it_says() {
        let text = "1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。";
        let known = Calendar::default();
        let one = typed("2026", text, "").read(&known).unwrap();
        assert_eq!(one.years, typed("2026", "", text).read(&known).unwrap().years);
        assert_eq!(one.years, typed("2026", "1-1 1-3", "2026-01-04").read(&known).unwrap().years);
        assert_eq!((one.years[0].holidays.len(), one.years[0].workdays.len()), (3, 1));
    }

    #[test]
    fn days_of_the_year_before_go_there() {
        let text = "2025年12月31日至2026年1月2日放假调休，共3天。2025年12月28日（周日）上班。";
        let official = Calendar::official();
        let years = typed("2026", text, "").read(&official).unwrap().years;
        let before = official.year(2025).unwrap();
        assert_eq!(years.iter().map(|year| year.year).collect::<Vec<_>>(), [2026, 2025]);
        assert_eq!((years[0].holidays.len(), years[0].workdays.len()), (2, 0));
        assert_eq!(years[1].holidays.len(), before.holidays.len() + 1);
        assert_eq!(years[1].workdays.last(), Some(&day("2025-12-28")));
        assert_eq!((years[1].source.as_str(), years[1].is_partial()), (before.source.as_str(), false));
        let unknown = typed("2026", text, "").read(&Calendar::default()).unwrap().years;
        assert!(unknown[1].is_partial());
        let mut known = Calendar::default();
        known.set(unknown[1].clone());
        let whole = typed("2025", "1月1日\n5月1日", "").read(&known).unwrap().years;
        assert_eq!(whole.len(), 1);
        assert_eq!(whole[0].holidays, [day("2025-01-01"), day("2025-05-01"), day("2025-12-31")]);
        assert!(!whole[0].is_partial());
    }

    #[test]
    fn the_notices_number_is_the_source_where_none_is_typed() {
        let pasted = "国办发明电〔2025〕7号\n一、元旦：1月1日放假。";
        let mut typed = typed("2026", pasted, "");
        typed.source = " ".into();
        let read = |typed: &CalendarTyped| typed.read(&Calendar::default()).unwrap();
        assert_eq!(read(&typed).years[0].source, "国办发明电〔2025〕7号");
        // What was taken over is not said to have been left out.
        assert!(read(&typed).aside.is_empty());
        typed.source = "x".into();
        assert_eq!(read(&typed).aside, ["国办发明电〔2025〕7号"]);
    }

    #[test]
    fn a_day_is_not_both_off_and_worked() {
        let both = CalendarProblem::Both { day: day("2027-02-06") };
        let read = typed("2027", "2-6 2-9", "2-6").read(&Calendar::default());
        assert_eq!(read, Err(vec![(CalendarField::Workdays, both)]));
    }

    #[test]
    fn the_days_are_understood_before_their_source_is_typed() {
        let known = Calendar::default();
        let notice = "2月5日（农历除夕、周五）至11日（周四）放假调休";
        let nameless = |text: &str| CalendarTyped { source: String::new(), ..typed("2027", text, "") };
        let (read, wrong) = nameless(notice).understand(&known);
        assert_eq!(read.map(|read| read.days.len()), Some(7));
        assert_eq!(wrong, [(CalendarField::Source, CalendarProblem::NoSource)]);
        let (read, wrong) = nameless("五月").understand(&known);
        assert_eq!((read, wrong.len()), (None, 2));
        assert_eq!(nameless("").understand(&known).1.len(), 2, "neither a source nor any day");
    }

    #[test]
    fn what_was_typed_before_is_there_again() {
        let kept = || Some(typed("2027", "2-6", ""));
        let of_year = |year: &str| typed(year, "", "");
        assert_eq!(Some(CalendarTyped::begun(kept(), CalendarTyped::default())), kept());
        assert_eq!(Some(CalendarTyped::begun(kept(), of_year("2027"))), kept());
        assert_eq!(CalendarTyped::begun(kept(), of_year("2026")), of_year("2026"));
        assert_eq!(CalendarTyped::begun(None, of_year("2026")), of_year("2026"));
    }

    #[test]
    fn what_is_wrong_is_named_at_its_field() {
        let known = Calendar::default();
        let year = typed("27", "", "").read(&known);
        assert_eq!(year, Err(vec![(CalendarField::Year, CalendarProblem::NotAYear)]));
        let mut bad = typed("2027", "", "2027-02-01\n五月");
        bad.source = String::new();
        let words = Trouble::Words { sentence: "五月".into(), words: vec!["5".into(), "月".into()] };
        assert_eq!(
            bad.read(&known),
            Err(vec![
                (CalendarField::Source, CalendarProblem::NoSource),
                (CalendarField::Workdays, CalendarProblem::Text(words)),
            ])
        );
        let weekday = typed("2027", "1-1", "2027-02-01").read(&known);
        let no_weekend = CalendarProblem::NoWeekend { day: day("2027-02-01") };
        assert_eq!(weekday, Err(vec![(CalendarField::Workdays, no_weekend)]));
        let nothing = typed("2027", "2026-12-31", "").read(&known);
        assert_eq!(nothing, Err(vec![(CalendarField::Holidays, CalendarProblem::NoDays { year: 2027 })]));
    }
}
