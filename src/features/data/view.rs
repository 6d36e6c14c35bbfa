//! What is stored here, and how old the last backup is.

use crate::{
    app::{
        backup::{Backup, Held, unsaved},
        format::number,
        i18n::Words,
        words::list_words,
    },
    journal::names::contents_of,
    ledger::Ledger,
};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::{Decimal, prelude::FromPrimitive};

/// How safe the data is as far as exports go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Safety {
    /// Never exported.
    Never,
    /// Everything is in the last file.
    Complete(Backup),
    /// So much was recorded since.
    Behind(Backup, Held),
}

impl Safety {
    pub fn of(backup: Option<Backup>, held: Held) -> Safety {
        match (backup, unsaved(backup, held)) {
            (None, _) => Safety::Never,
            (Some(backup), since) if since.all() == 0 => Safety::Complete(backup),
            (Some(backup), since) => Safety::Behind(backup, since),
        }
    }
}

/// How much that is: `3 entries, 1 attachments`.
pub fn held_words(words: Words, held: Held) -> String {
    let parts = [("data.held.facts", held.facts), ("data.held.attachments", held.attachments)];
    let said = parts.into_iter().filter(|(_, n)| *n > 0);
    list_words(words, said.map(|(key, n)| words.tv(key, &[("n", &n)])))
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
    /// Pictures and papers that facts name.
    pub attachments: usize,
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
            attachments: contents_of(ledger.facts().iter()).as_slice().len(),
        }
    }
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
    fn bytes_become_words() {
        let check = |bytes, expected| assert_eq!(size(Words(Lang::En), bytes), expected);
        check(0.0, "0 KB");
        check(1536.0, "1.5 KB");
        check(50.0 * 1024.0 * 1024.0, "50 MB");
        check(2.5e11, "233 GB");
    }

    #[test]
    fn a_backup_holds_everything_until_something_is_recorded() {
        let backup = Backup { at: "2026-03-05T10:00:00".parse().unwrap(), facts: 10, attachments: 1 };
        let of = |backup, facts, attachments| Safety::of(backup, Held { facts, attachments });
        assert_eq!(of(None, 3, 0), Safety::Never);
        assert_eq!(of(Some(backup), 10, 1), Safety::Complete(backup));
        let behind = |facts, attachments| Safety::Behind(backup, Held { facts, attachments });
        assert_eq!(of(Some(backup), 12, 1), behind(2, 0));
        assert_eq!(of(Some(backup), 10, 4), behind(0, 3));
        let said = |facts, attachments| held_words(Words(Lang::ZhCn), Held { facts, attachments });
        assert_eq!([said(2, 0), said(0, 3), said(2, 3)], ["2 条登记", "3 个附件", "2 条登记、3 个附件"]);
    }
}
