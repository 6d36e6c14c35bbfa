//! Which records of the store become one. Opening ten years of a branch costs by the number of records, and each command
//! leaves one: so neighbours that are small are joined to a *segment*, which is a record like any other and lies in the place
//! of the last one that it holds. What cannot be joined stays as it lies, and what lies before it and behind it stays apart:
//! the order of storing is never changed.

/// A record of so many bytes is large enough, and one more makes no difference to it.
pub const FULL: usize = 1 << 20;
/// The newest records stay single: a tab that is a little behind finds the place where it stands.
pub const NEWEST: u32 = 64;
/// Fewer records are not worth the writing.
pub const ENOUGH: u32 = 64;

/// Records that become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The numbers of the first and the last of them.
    pub first: u32,
    pub last: u32,
    pub json: String,
}

/// What becomes of some records: a segment of those that can be joined, and whether they are done with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joined {
    pub segment: Option<Segment>,
    /// Up to this number nothing is to be joined any more.
    pub settled: Option<u32>,
}

/// Takes records in their order until there is enough for a segment.
#[derive(Debug, Default)]
pub struct Joining {
    run: Vec<(u32, String)>,
    settled: Option<u32>,
    /// The bytes of all records that were looked at, and of those that are to be joined.
    seen: usize,
    size: usize,
    /// What follows cannot be joined to the run.
    closed: bool,
}

impl Joining {
    /// Takes the next record: its number, if it has one of ours, and its list of facts, if that may be joined. Answers
    /// whether another one is wanted.
    pub fn take(&mut self, seq: Option<u32>, list: Option<String>) -> bool {
        self.seen += list.as_ref().map_or(0, String::len);
        match (seq, list) {
            (Some(seq), Some(list)) if list.len() < FULL => {
                self.size += list.len();
                self.run.push((seq, list));
            }
            (seq, _) if self.run.len() < 2 => {
                self.settled = seq.or(self.run.last().map(|(seq, _)| *seq)).or(self.settled);
                self.run.clear();
                self.size = 0;
            }
            _ => self.closed = true,
        }
        !self.closed && self.seen < FULL
    }

    pub fn finish(self) -> Joined {
        let Joining { run, settled, size, closed, .. } = self;
        let [(first, _), .., (last, _)] = run.as_slice() else { return Joined { segment: None, settled } };
        let whole = closed || size >= FULL;
        let settled = if whole { Some(*last) } else { settled };
        let json = joined(run.iter().map(|(_, list)| list.as_str()));
        Joined { segment: Some(Segment { first: *first, last: *last, json }), settled }
    }
}

/// Facts, each a text of its own, as lists that are no larger than need be: those of an import are many.
pub fn lists(facts: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut lists: Vec<String> = Vec::new();
    for fact in facts {
        match lists.last_mut().filter(|list| list.len() < FULL) {
            Some(list) => list.push(','),
            None => lists.push("[".to_owned()),
        }
        lists.last_mut().into_iter().for_each(|list| list.push_str(&fact));
    }
    lists.iter_mut().for_each(|list| list.push(']'));
    lists
}

/// Lists as one, what stands in them byte for byte.
fn joined<'a>(lists: impl Iterator<Item = &'a str>) -> String {
    let mut json = String::from("[");
    for facts in lists.filter_map(within).filter(|facts| !facts.is_empty()) {
        if json.len() > 1 {
            json.push(',');
        }
        json.push_str(facts);
    }
    json.push(']');
    json
}

/// What stands between the brackets of a list.
fn within(list: &str) -> Option<&str> {
    list.trim().strip_prefix('[')?.strip_suffix(']').map(str::trim)
}

#[cfg(test)]
mod tests;
