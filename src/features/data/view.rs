//! What is stored here, how old the last backup is, and what the file is called.

use crate::{
    app::{backup::Backup, format::number, i18n::Words},
    ledger::Ledger,
};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::{Decimal, prelude::FromPrimitive};

/// A backup older than this many days is no longer a good one when something was recorded since.
pub const GOOD_FOR_DAYS: i64 = 7;

/// How safe the data is as far as exports go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Never exported.
    Never,
    /// Everything is in the last file.
    Complete(Backup),
    /// Something was recorded since.
    Behind { backup: Backup, since: usize, overdue: bool },
}

impl Safety {
    pub fn of(backup: Option<Backup>, facts: usize, now: NaiveDateTime) -> Safety {
        let Some(backup) = backup else { return Safety::Never };
        match facts.saturating_sub(backup.facts) {
            0 => Safety::Complete(backup),
            since => {
                let overdue = (now - backup.at).num_days() >= GOOD_FOR_DAYS;
                Safety::Behind { backup, since, overdue }
            }
        }
    }
}

/// What there is, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    pub facts: usize,
    /// The first and the last business date.
    pub span: Option<(NaiveDate, NaiveDate)>,
    pub people: usize,
    pub sites: usize,
    pub jobs: usize,
    pub contracts: usize,
    pub closed_months: usize,
}

impl Contents {
    pub fn of(ledger: &Ledger) -> Contents {
        let counting = || ledger.facts().iter().filter(|fact| !ledger.withdrawn.contains_key(&fact.id));
        let days = || counting().map(|fact| fact.on);
        Contents {
            facts: ledger.facts().len(),
            span: days().min().zip(days().max()),
            people: ledger.people.len(),
            sites: ledger.sites.len(),
            jobs: ledger.notices.len() + ledger.repairs.len(),
            contracts: ledger.contracts.len(),
            closed_months: ledger.closings.len(),
        }
    }
}

/// The longest name of a device, in characters.
pub const DEVICE_NAME_CHARS: usize = 20;

/// `城关-全部数据-2026-03-05-电脑3F2C.json`: whose, what, when and from where, in what every file system takes.
pub fn file_name(words: Words, branch: &str, day: NaiveDate, device: &str) -> String {
    let what = words.t("data.file.all");
    let parts = [plain(branch, 30), what, day.to_string(), plain(device, DEVICE_NAME_CHARS)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.json", parts.join("-"))
}

/// As much of a name as a file name can hold: letters and digits of any script. File systems count bytes, of which a
/// Chinese character has three, and take 255.
fn plain(name: &str, most: usize) -> String {
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

/// How long ago something was: in minutes, hours or days.
pub fn ago(words: Words, then: NaiveDateTime, now: NaiveDateTime) -> String {
    let minutes = (now - then).num_minutes();
    let (key, n) = match minutes {
        ..2 => return words.t("data.ago.now"),
        2..60 => ("data.ago.minutes", minutes),
        60..120 => ("data.ago.hour", 1),
        120..1440 => ("data.ago.hours", minutes / 60),
        1440..2880 => ("data.ago.day", 1),
        _ => ("data.ago.days", minutes / 1440),
    };
    words.tv(key, &[("n", &n)])
}

/// A number of bytes: `340 KB`, `1.2 MB`, `58 GB`.
pub fn size(words: Words, bytes: f64) -> String {
    const STEP: f64 = 1024.0;
    let (key, unit) = match bytes {
        bytes if bytes < STEP * STEP => ("data.size.kb", STEP),
        bytes if bytes < STEP * STEP * STEP => ("data.size.mb", STEP * STEP),
        _ => ("data.size.gb", STEP * STEP * STEP),
    };
    let amount = Decimal::from_f64(bytes / unit).unwrap_or_default();
    let decimals = u32::from(amount < Decimal::TEN);
    words.tv(key, &[("n", &number(amount.round_dp(decimals)))])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::i18n::Lang;

    #[test]
    fn a_file_name_says_whose_what_when_and_from_where() {
        let check = |lang, branch: &str, device: &str, expected: &str| {
            assert_eq!(file_name(Words(lang), branch, "2026-03-05".parse().unwrap(), device), expected);
        };
        let zh = Lang::ZhCn;
        check(zh, "城关分公司", "电脑 3F2C", "城关分公司-全部数据-2026-03-05-电脑3F2C.json");
        check(Lang::En, "Chengguan", "Phone 3F2C", "Chengguan-all-data-2026-03-05-Phone3F2C.json");
        check(zh, " ../a:b*?\"<>|c ", "小王的手机", "a-b-c-全部数据-2026-03-05-小王的手机.json");
        check(zh, "", "", "全部数据-2026-03-05.json");
        check(zh, "（城关）", "  ", "城关-全部数据-2026-03-05.json");
        let longest =
            file_name(Words(zh), &"长".repeat(200), "2026-03-05".parse().unwrap(), &"长".repeat(200));
        assert!(longest.len() <= 255, "{}", longest.len());
    }

    #[test]
    fn bytes_become_words() {
        let check = |bytes, expected| assert_eq!(size(Words(Lang::En), bytes), expected);
        check(0.0, "0 KB");
        check(1536.0, "1.5 KB");
        check(50.0 * 1024.0 * 1024.0, "50 MB");
        check(2.5e11, "233 GB");
    }

    #[test]
    fn a_backup_is_good_until_something_is_recorded_and_a_week_is_over() {
        let at: NaiveDateTime = "2026-03-05T10:00:00".parse().unwrap();
        let backup = Backup { at, facts: 10 };
        let after = |days| at + chrono::TimeDelta::days(days);
        assert_eq!(Safety::of(None, 3, at), Safety::Never);
        assert_eq!(Safety::of(Some(backup), 10, after(90)), Safety::Complete(backup));
        let behind = |days, overdue| {
            assert_eq!(
                Safety::of(Some(backup), 12, after(days)),
                Safety::Behind { backup, since: 2, overdue }
            );
        };
        behind(6, false);
        behind(7, true);
    }
}
