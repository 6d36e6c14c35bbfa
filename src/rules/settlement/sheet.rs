//! The sheets of a settlement. What they pay is there at once; how each line of a closed month came about is derived when it
//! is first asked for: of ten years nobody looks at more than a few months, and the derivations are most of what a branch
//! comes to.

use super::{
    adjust::{Explained, frozen},
    computed::Computed,
};
use crate::{
    domain::{FactId, Month},
    rules::MonthSheet,
};
use chrono::NaiveDateTime;
use std::{
    fmt,
    ops::Deref,
    sync::{Arc, OnceLock},
};

/// A month's sheet, with the derivation of every line.
#[derive(Clone)]
pub struct Sheet {
    pub month: Month,
    /// When the month was closed, by which fact.
    pub closed: Option<(NaiveDateTime, FactId)>,
    figures: Arc<MonthSheet>,
    derivations: Option<Derivations>,
}

/// The same sheet with its derivations, once they are asked for.
#[derive(Clone)]
struct Derivations {
    made: Arc<OnceLock<MonthSheet>>,
    computed: Arc<Computed>,
    explained: Arc<Explained>,
}

impl Sheet {
    /// A closed month whose `figures` have no derivations yet.
    pub(super) fn later(figures: MonthSheet, computed: &Arc<Computed>, explained: Explained) -> Sheet {
        let (made, computed, explained) = (Arc::default(), computed.clone(), Arc::new(explained));
        Sheet { derivations: Some(Derivations { made, computed, explained }), ..figures.into() }
    }

    /// The same sheet, which a change has not touched: what is derived of it later is derived from what is known by now.
    pub(super) fn follow(&self, computed: &Arc<Computed>) -> Sheet {
        let mut next = self.clone();
        next.derivations.iter_mut().for_each(|derivations| derivations.computed = computed.clone());
        next
    }

    /// What is paid to whom and for what. The derivations may be missing.
    pub fn figures(&self) -> &MonthSheet {
        &self.figures
    }

    /// Whether how its lines came about has been derived.
    pub fn is_derived(&self) -> bool {
        self.derivations.as_ref().is_none_or(|derivations| derivations.made.get().is_some())
    }

    /// Both are one sheet, so nothing in them is another.
    pub fn is_same(&self, other: &Sheet) -> bool {
        Arc::ptr_eq(&self.figures, &other.figures)
    }
}

impl Derivations {
    fn make(&self, month: Month) -> MonthSheet {
        let Derivations { computed, explained, .. } = self;
        frozen(&computed.ledger.closings[&month], computed.sheet(month), Explained::clone(explained))
    }
}

impl Deref for Sheet {
    type Target = MonthSheet;

    fn deref(&self) -> &MonthSheet {
        match &self.derivations {
            Some(derivations) => derivations.made.get_or_init(|| derivations.make(self.month)),
            None => &self.figures,
        }
    }
}

impl From<MonthSheet> for Sheet {
    fn from(sheet: MonthSheet) -> Sheet {
        Arc::new(sheet).into()
    }
}

impl From<Arc<MonthSheet>> for Sheet {
    fn from(figures: Arc<MonthSheet>) -> Sheet {
        Sheet { month: figures.month, closed: figures.closed, figures, derivations: None }
    }
}

impl PartialEq for Sheet {
    fn eq(&self, other: &Sheet) -> bool {
        self.is_same(other) || **self == **other
    }
}

impl fmt::Debug for Sheet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
