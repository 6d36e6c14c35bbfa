//! What closed months came to as something was known at an earlier moment.

use super::{
    adjust::{Nets, nets_of},
    computed::Computed,
};
use crate::{
    domain::Month,
    rules::{MonthSheet, RuleBook},
};
use chrono::NaiveDateTime;
use std::collections::{BTreeMap, BTreeSet};

/// What was asked already: as long as nothing becomes known that is older, the answers stay.
pub(super) type Answers = BTreeMap<(NaiveDateTime, Month), Nets>;

/// The branch as it was known at some moments. Each is worked back to from what is known now, once.
#[derive(Default)]
pub(super) struct Then {
    pub answers: Answers,
    known: BTreeMap<NaiveDateTime, Known>,
}

enum Known {
    /// The months that were others than they are now.
    Touched(Box<Computed>, BTreeSet<Month>),
    Whole(Vec<MonthSheet>),
}

impl Then {
    pub(super) fn of(answers: Answers) -> Then {
        Then { answers, known: BTreeMap::new() }
    }

    /// What a month came to by what was known until a moment. `now`: what it comes to by all that is known.
    pub(super) fn nets(
        &mut self,
        computed: &Computed,
        until: NaiveDateTime,
        month: Month,
        now: &Nets,
    ) -> Nets {
        if let Some(nets) = self.answers.get(&(until, month)) {
            return nets.clone();
        }
        let nets = match self.known.entry(until).or_insert_with(|| known(computed, until)) {
            Known::Touched(then, months) if months.contains(&month) => nets_of(&then.sheet(month)),
            Known::Touched(..) => now.clone(),
            Known::Whole(sheets) => {
                sheets.iter().find(|sheet| sheet.month == month).map(nets_of).unwrap_or_default()
            }
        };
        self.answers.insert((until, month), nets.clone());
        nets
    }
}

fn known(computed: &Computed, until: NaiveDateTime) -> Known {
    let ledger = computed.ledger.known_by(until);
    // Rules are adopted seldom: mostly the book was the same then, and reading it again would cost the most.
    let book = match ledger.rule_sets == computed.ledger.rule_sets {
        true => computed.book.clone(),
        false => RuleBook::of(&ledger),
    };
    match computed.follow(&ledger, &book) {
        Some((then, months)) => Known::Touched(Box::new(then), months),
        None => {
            let (_, sheets) = Computed::of(&ledger, &book, computed.from, computed.to);
            Known::Whole(sheets)
        }
    }
}
