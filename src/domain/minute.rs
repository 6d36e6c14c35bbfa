//! A minute of the day: what happened within it happened at once.

use chrono::{NaiveTime, Timelike};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::fmt;

/// A minute of the day. Files write `08:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minute(NaiveTime);

const FORMAT: &str = "%H:%M";

impl Minute {
    /// The minute that a time lies in.
    pub fn of(time: NaiveTime) -> Minute {
        Minute(NaiveTime::from_hms_opt(time.hour(), time.minute(), 0).unwrap_or_default())
    }

    /// Its beginning.
    pub fn time(self) -> NaiveTime {
        self.0
    }

    /// Reads what files write.
    pub fn parse(text: &str) -> Option<Minute> {
        let is_digit = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
        let is_whole = text.len() == "08:30".len() && [0, 1, 3, 4].into_iter().all(is_digit);
        NaiveTime::parse_from_str(text, FORMAT).ok().filter(|_| is_whole).map(Minute)
    }
}

impl fmt::Display for Minute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format(FORMAT))
    }
}

impl Serialize for Minute {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Minute {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Minute::parse(&text).ok_or_else(|| D::Error::custom("a minute is written as 08:30"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_minute_comes_back_and_nothing_else_is_one() {
        for minute in 0..24 * 60 {
            let time = NaiveTime::from_hms_opt(minute / 60, minute % 60, 59).unwrap();
            let text = Minute::of(time).to_string();
            assert_eq!(Minute::parse(&text), Some(Minute::of(time)));
            assert_eq!(serde_json::to_string(&Minute::of(time)).unwrap(), format!("\"{text}\""));
        }
        for wrong in ["8:30", "08:30:00", "24:00", "08:60", "", "+8:30", "08.30", " 8:30"] {
            assert_eq!(Minute::parse(wrong), None, "{wrong}");
        }
    }
}
