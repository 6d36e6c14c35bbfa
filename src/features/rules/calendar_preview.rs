//! What a typed calendar comes to, before it is recorded: its months day by day, and what is other than now.

use super::calendar_text::CalendarRead;
use crate::domain::{Calendar, Month, holidays::Sense};
use chrono::{Datelike, NaiveDate, Weekday};

/// A day of a month as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawnDay {
    pub day: NaiveDate,
    /// None: as the week has it.
    pub sense: Option<Sense>,
    pub weekend: bool,
}

/// A month in which something is off or worked: its weeks, Monday first, with nothing where other months are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrawnMonth {
    pub month: Month,
    pub weeks: Vec<[Option<DrawnDay>; 7]>,
}

/// What the text comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarPreview {
    pub year: i32,
    pub source: String,
    pub off: Vec<NaiveDate>,
    /// How many of the days off would be working days by the week.
    pub off_weekdays: usize,
    pub worked: Vec<NaiveDate>,
    pub months: Vec<DrawnMonth>,
    /// Years beside it that get days, and how many.
    pub beside: Vec<Beside>,
    /// The year has days already, which these take the place of.
    pub replaces: bool,
    /// Days that are working days now and will be off, and the other way round.
    pub no_more_worked: Vec<NaiveDate>,
    pub no_more_off: Vec<NaiveDate>,
    /// What of the text says nothing of any day.
    pub aside: Vec<String>,
}

/// Days that belong to a neighbouring year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    pub year: i32,
    pub days: usize,
    /// Nothing else is known of that year.
    pub partial: bool,
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// `known`: the calendar as it is now.
pub fn preview(read: &CalendarRead, known: &Calendar) -> CalendarPreview {
    let of = |sense| -> Vec<NaiveDate> {
        read.days.iter().filter(|(_, own)| **own == sense).map(|(day, _)| *day).collect()
    };
    let off = of(Sense::Off);
    let own = &read.years[0];
    let beside = read.years[1..].iter().map(|year| Beside {
        year: year.year,
        days: read.days.keys().filter(|day| day.year() == year.year).count(),
        partial: year.is_partial(),
    });
    let mut months: Vec<Month> = read.days.keys().map(|day| Month::of(*day)).collect();
    months.dedup();
    let (no_more_worked, no_more_off) = changed(read, known);
    CalendarPreview {
        year: own.year,
        source: own.source.clone(),
        off_weekdays: off.iter().filter(|day| !is_weekend(**day)).count(),
        off,
        worked: of(Sense::Worked),
        months: months.into_iter().map(|month| draw(read, month)).collect(),
        beside: beside.collect(),
        replaces: !known.is_estimated(own.year),
        no_more_worked,
        no_more_off,
        aside: read.aside.clone(),
    }
}

fn draw(read: &CalendarRead, month: Month) -> DrawnMonth {
    let mut weeks = vec![[None; 7]];
    for day in month.days() {
        let place = day.weekday().num_days_from_monday() as usize;
        if place == 0 && day != month.first() {
            weeks.push([None; 7]);
        }
        let drawn = DrawnDay { day, sense: read.days.get(&day).copied(), weekend: is_weekend(day) };
        weeks.last_mut().expect("there is one from the start")[place] = Some(drawn);
    }
    DrawnMonth { month, weeks }
}

/// Days of the years that stop being worked, and days that begin to be.
fn changed(read: &CalendarRead, known: &Calendar) -> (Vec<NaiveDate>, Vec<NaiveDate>) {
    let mut after = known.clone();
    read.years.iter().cloned().for_each(|year| after.set(year));
    let first = |year: i32| NaiveDate::from_ymd_opt(year, 1, 1);
    let days = read
        .years
        .iter()
        .filter_map(|year| first(year.year))
        .flat_map(|first| first.iter_days().take_while(move |day| day.year() == first.year()));
    let (worked, off): (Vec<NaiveDate>, Vec<NaiveDate>) = days
        .filter(|day| known.is_workday(*day) != after.is_workday(*day))
        .partition(|day| known.is_workday(*day));
    (worked, off)
}

#[cfg(test)]
mod tests {
    use super::{super::calendar_text::CalendarTyped, *};

    fn previewed(text: &str, known: &Calendar) -> CalendarPreview {
        let typed = CalendarTyped {
            year: "2027".into(),
            source: "x".into(),
            holidays: text.into(),
            workdays: String::new(),
        };
        preview(&typed.read(known).unwrap(), known)
    }

    #[test]
    fn days_are_counted_and_drawn() {
        let text = "2026年12月31日至2027年1月3日放假调休，共4天。1月9日（周六）上班。";
        let seen = previewed(text, &Calendar::official());
        assert_eq!((seen.off.len(), seen.off_weekdays, seen.worked.len()), (4, 2, 1));
        assert_eq!(seen.beside, [Beside { year: 2026, days: 1, partial: false }]);
        let months: Vec<String> = seen.months.iter().map(|month| month.month.to_string()).collect();
        assert_eq!(months, ["2026-12", "2027-01"]);
        // 1 January 2027 is a Friday.
        let weeks = &seen.months[1].weeks;
        assert_eq!((weeks.len(), weeks[0].iter().flatten().count()), (5, 3));
        assert_eq!(weeks[0][4].map(|day| day.sense), Some(Some(Sense::Off)));
        assert_eq!(weeks[1][5].map(|day| day.sense), Some(Some(Sense::Worked)));
        assert_eq!(weeks[1][6].map(|day| (day.sense, day.weekend)), Some((None, true)));
    }

    #[test]
    fn what_is_other_than_now_is_listed() {
        let mut known = Calendar::official();
        let first = CalendarTyped {
            year: "2027".into(),
            source: "x".into(),
            holidays: "1-1\n5-3".into(),
            workdays: String::new(),
        };
        known.set(first.read(&known).unwrap().years.remove(0));
        let seen = previewed("1月1日、10月1日（周五）放假。10月9日（周六）上班", &known);
        let words = |days: &[NaiveDate]| days.iter().map(NaiveDate::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(words(&seen.no_more_worked), "2027-10-01");
        assert_eq!(words(&seen.no_more_off), "2027-05-03 2027-10-09");
    }
}
