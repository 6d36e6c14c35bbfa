//! What files are called: by parts that every file system takes.

/// The longest part of a name, in bytes: four of them, their hyphens and an extension stay below the 255 that file systems
/// take.
const PART_BYTES: usize = 60;

/// Parts as one name, joined by hyphens, which also stand where words were apart; empty ones are left out.
pub fn joined(parts: &[&str]) -> String {
    let part = |part: &&str| {
        let words: Vec<_> =
            part.split_whitespace().map(|word| word.replace(['\'', '\u{2019}'], "")).collect();
        let mut name = plain(&words.join("-"), PART_BYTES);
        while name.len() > PART_BYTES {
            name.pop();
        }
        name.trim_end_matches('-').to_owned()
    };
    let parts: Vec<String> = parts.iter().map(part).filter(|part| !part.is_empty()).collect();
    parts.join("-")
}

/// As much of a name as a file name can hold: letters and digits of any script. File systems count bytes, of which a
/// Chinese character has three, and take 255.
pub fn plain(name: &str, most: usize) -> String {
    let kept = |c: char| {
        if c.is_alphanumeric() {
            Some(c)
        } else if c.is_whitespace() {
            None
        } else {
            Some('-')
        }
    };
    let mut plain = String::new();
    for c in name.trim().chars().filter_map(kept).take(most) {
        if c != '-' || !plain.ends_with('-') {
            plain.push(c);
        }
    }
    plain.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_joined_by_what_stood_between_their_words() {
        assert_eq!(joined(&["东河", "工资结算单", "", "王海涛 2026-10"]), "东河-工资结算单-王海涛-2026-10");
        assert_eq!(joined(&["Donghe", "December's bonuses", "2026"]), "Donghe-Decembers-bonuses-2026");
        assert_eq!(joined(&["../a", "李/强:*?"]), "a-李-强");
        let longest = "长".repeat(200);
        assert!(joined(&[longest.as_str(); 4]).len() <= 245);
    }
}
