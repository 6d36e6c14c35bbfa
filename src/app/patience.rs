//! How long the browser's storage is waited for before the page says what may be the matter. A late answer is taken all
//! the same.

use std::{collections::BTreeMap, time::Duration};

/// Opening and reading ten years of data takes less.
pub const OPENING: Duration = Duration::from_secs(6);
/// Storing takes milliseconds.
pub const STORING: Duration = Duration::from_secs(8);

/// What is waited for. Times are counted from when the page was opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Waiting {
    /// Until when each is waited for in silence.
    until: BTreeMap<u32, Duration>,
    next: u32,
}

impl Waiting {
    /// Something begins; answers with its number.
    pub fn begin(&mut self, now: Duration, patience: Duration) -> u32 {
        self.next += 1;
        self.until.insert(self.next, now + patience);
        self.next
    }

    /// It is over, in time or late.
    pub fn end(&mut self, number: u32) {
        self.until.remove(&number);
    }

    /// Whether anything has taken too long.
    pub fn is_too_long(&self, now: Duration) -> bool {
        self.until.values().any(|until| *until <= now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn what_takes_long_is_said_until_the_last_of_it_is_over() {
        let mut waiting = Waiting::default();
        assert!(!waiting.is_too_long(1000 * SECOND));
        let first = waiting.begin(10 * SECOND, STORING);
        let second = waiting.begin(12 * SECOND, STORING);
        assert!(!waiting.is_too_long(17 * SECOND));
        assert!(waiting.is_too_long(18 * SECOND));
        waiting.end(first);
        assert!(!waiting.is_too_long(19 * SECOND));
        assert!(waiting.is_too_long(20 * SECOND));
        // A late answer ends it; one that is not waited for changes nothing.
        waiting.end(second);
        waiting.end(second);
        assert_eq!(waiting, Waiting { next: 2, ..Waiting::default() });
    }

    #[test]
    fn each_has_its_own_patience() {
        let mut waiting = Waiting::default();
        waiting.begin(Duration::ZERO, STORING);
        waiting.begin(SECOND, OPENING);
        assert!(!waiting.is_too_long(OPENING));
        assert!(waiting.is_too_long(OPENING + SECOND));
    }
}
