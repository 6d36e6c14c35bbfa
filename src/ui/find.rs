//! Filtering as one types: every typed word must occur; what says all of them itself, and begins with the first one,
//! comes first.

/// How well a text answers what was typed: `None` when a word is missing, smaller is better.
pub fn rank(typed: &str, label: &str, also: &str) -> Option<u8> {
    let typed = typed.to_lowercase();
    let label = label.to_lowercase();
    let also = also.to_lowercase();
    if !typed.split_whitespace().all(|word| label.contains(word) || also.contains(word)) {
        return None;
    }
    let first = typed.split_whitespace().next().unwrap_or_default();
    // What says all of it by itself comes before what is only found by its further words.
    let whole = typed.split_whitespace().all(|word| label.contains(word));
    Some(match (whole, label.find(first)) {
        (true, Some(0)) => 0,
        (true, _) => 1,
        (false, Some(0)) => 2,
        (false, _) => 3,
    })
}

/// The positions of the items that answer what was typed, best first, otherwise in their order.
pub fn matching<'a>(typed: &str, items: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<usize> {
    let mut found: Vec<(u8, usize)> = items
        .enumerate()
        .filter_map(|(at, (label, also))| rank(typed, label, also).map(|rank| (rank, at)))
        .collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_counts_and_beginnings_come_first() {
        let items = [("New job", "add"), ("Jobs", ""), ("Settlement", "jobs pay"), ("Data", "")];
        let find = |typed| matching(typed, items.iter().copied());
        assert_eq!(find("job"), [1, 0, 2]);
        assert_eq!(find("JOB pay"), [2]);
        let items = [("Record", "travel repair"), ("Record: travel", "")];
        assert_eq!(matching("record travel", items.into_iter()), [1, 0]);
        assert_eq!(find(""), [0, 1, 2, 3]);
        assert!(find("nothing").is_empty());
    }
}
