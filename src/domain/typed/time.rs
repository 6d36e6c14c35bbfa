//! Times of day: `8:05`, `0805`, `8点05分`, `8:05 PM`, `下午1:30`.

use crate::letters::narrow;
use chrono::NaiveTime;

/// Why a text is not a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum TimeError {
    #[error("nothing was typed")]
    Empty,
    #[error("not written as a time")]
    NotATime,
    /// Written as one, but no day has it: `25:00`, `8:75`.
    #[error("no day has this time")]
    NoSuchTime,
    /// The half of the day does not go with the hour: `上午13:30`, `12:30 AM` said of noon.
    #[error("the half of the day and the hour do not go together")]
    HalfOfDay,
}

/// Which half of the day was said beside the hour.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Half {
    Unsaid,
    Morning,
    Afternoon,
}

/// Words of which it is certain what they add to an hour; of 晚上 and 中午 it is not.
const MORNING: [&str; 5] = ["am", "a.m.", "上午", "早上", "凌晨"];
const AFTERNOON: [&str; 3] = ["pm", "p.m.", "下午"];

/// Reads what was typed, to the minute. Seconds, as machines write them, are left out.
///
/// # Errors
/// Why it is not a time.
pub fn read_time(typed: &str) -> Result<NaiveTime, TimeError> {
    let text: String = typed.trim().chars().map(narrow).flat_map(char::to_lowercase).collect();
    if text.is_empty() {
        return Err(TimeError::Empty);
    }
    let (half, clock) = halved(&text);
    let (hour, minute) = clock_of(clock).ok_or(TimeError::NotATime)?;
    if hour > 23 || minute > 59 {
        return Err(TimeError::NoSuchTime);
    }
    let hour = match (half, hour) {
        (Half::Unsaid, hour) | (Half::Morning, hour @ 0..=11) | (Half::Afternoon, hour @ 12..) => hour,
        (Half::Afternoon, hour @ 1..=11) => hour + 12,
        // Noon or midnight: one cannot tell which is meant.
        (Half::Morning, _) | (Half::Afternoon, 0) => return Err(TimeError::HalfOfDay),
    };
    NaiveTime::from_hms_opt(hour, minute, 0).ok_or(TimeError::NoSuchTime)
}

/// The half of the day, in front or behind, and the clock without it.
fn halved(text: &str) -> (Half, &str) {
    let halves = MORNING.map(|word| (word, Half::Morning)).into_iter();
    for (word, half) in halves.chain(AFTERNOON.map(|word| (word, Half::Afternoon))) {
        if let Some(clock) = text.strip_prefix(word).or_else(|| text.strip_suffix(word)) {
            return (half, clock.trim());
        }
    }
    (Half::Unsaid, text)
}

/// Hour and minute as the clock's text writes them.
fn clock_of(clock: &str) -> Option<(u32, u32)> {
    if let Some((hour, rest)) = clock.split_once(['点', '时']) {
        return Some((digits(hour.trim(), 1..=2)?, spoken_minute(rest.trim())?));
    }
    if let Some((hour, rest)) = clock.split_once(':') {
        let (minute, second) = rest.split_once(':').unwrap_or((rest, "00"));
        let second = second.split_once('.').map_or(second, |(whole, _)| whole);
        digits(second, 2..=2).filter(|second| *second < 60)?;
        return Some((digits(hour, 1..=2)?, digits(minute, 2..=2)?));
    }
    let (hour, minute) = matches!(clock.len(), 3 | 4).then(|| clock.split_at_checked(clock.len() - 2))??;
    Some((digits(hour, 1..=2)?, digits(minute, 2..=2)?))
}

/// What follows the hour in `8点05`, `8点5分`, `8点半`, `8点`.
fn spoken_minute(text: &str) -> Option<u32> {
    match text.strip_suffix('分') {
        Some(minute) => digits(minute.trim(), 1..=2),
        None if text.is_empty() => Some(0),
        None if text == "半" => Some(30),
        None => digits(text, 2..=2),
    }
}

/// A number of so many ASCII digits and nothing else.
fn digits(text: &str, count: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let plain = count.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}
