//! The bench on which a draft is tried: what is typed, the last figures that were right, and both sides settled.

use super::draft::{Draft, key_of};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::failure_text,
        desk::{Desk, DeskState},
        toast::use_toasts,
    },
    domain::Month,
    features::rules::{
        typed::{Change, Checked, Typed},
        view::InForce,
    },
    rules::{
        RuleSet,
        whatif::{Comparison, Span, compare, under_draft, under_today},
    },
    ui::Bind,
};
use leptos::{leptos_dom::helpers::TimeoutHandle, task::spawn_local};
use std::{sync::Arc, time::Duration};

/// How long after the last key press a draft is stored.
const REST: Duration = Duration::from_millis(300);

/// A draft being edited. `Copy`.
#[derive(Clone, Copy)]
pub struct Bench {
    pub name: RwSignal<String>,
    pub from: RwSignal<Month>,
    pub to: RwSignal<Month>,
    pub typed: RwSignal<Typed>,
    /// The set in force today, for comparing field by field.
    pub base: Memo<Typed>,
    pub checked: Memo<Checked>,
    /// Where the draft differs from the set in force.
    pub changes: Memo<Vec<Change>>,
    pub comparison: Memo<Arc<Comparison>>,
    desk: Desk,
    id: StoredValue<String>,
}

fn anew<T>(_: Option<&T>, _: Option<&T>) -> bool {
    true
}

/// The months that can be chosen, and those a new draft is tried on: this year so far.
fn months(desk: Desk) -> (Vec<Month>, Month, Month) {
    let this = Month::of(desk.today());
    let months: Vec<Month> = desk.settled().months.iter().map(|sheet| sheet.month).collect();
    let first = months.first().copied().unwrap_or(this);
    let january = Month::new(this.year(), 1).unwrap_or(this);
    let last = months.last().copied().unwrap_or(this);
    (months, january.max(first).min(last), this.min(last))
}

impl Bench {
    pub fn new(id: &str, draft: Draft) -> Bench {
        let desk = Desk::get();
        let (_, first, last) = untrack(|| months(desk));
        let name = RwSignal::new(draft.name);
        let from = RwSignal::new(draft.from.unwrap_or(first));
        let to = RwSignal::new(draft.to.unwrap_or(last));
        let typed = RwSignal::new(draft.typed);
        let base = Memo::new(move |_| InForce::on(&desk.book(), desk.today()).values().clone());
        let checked = Memo::new(move |_| typed.with(Typed::check));
        let changes = Memo::new(move |_| base.with(|base| typed.with(|typed| typed.changes(base))));
        // The last set that was right: its figures stay while somebody is still typing.
        let valid = Memo::new(move |before: Option<&Arc<RuleSet>>| {
            let now = checked.with(|checked| checked.rules.clone()).map(Arc::new);
            now.or_else(|| before.cloned())
                .unwrap_or_else(|| Arc::new(desk.book().rules_on(desk.today()).clone()))
        });
        let span = Memo::new(move |_| Span { from: from.get().min(to.get()), to: to.get().max(from.get()) });
        let today_side = Memo::new_with_compare(
            move |_| Arc::new(under_today(&desk.ledger(), &desk.book(), span.get())),
            anew,
        );
        let draft_side = Memo::new_with_compare(
            move |_| Arc::new(valid.with(|rules| under_draft(&desk.ledger(), rules, span.get()))),
            anew,
        );
        let comparison = Memo::new_with_compare(
            move |_| Arc::new(today_side.with(|today| draft_side.with(|draft| compare(today, draft)))),
            anew,
        );
        let id = StoredValue::new(id.to_owned());
        let bench = Bench { name, from, to, typed, base, checked, changes, comparison, desk, id };
        bench.keep();
        bench
    }

    /// Stores the draft a moment after it changed, and at once when the screen is left.
    fn keep(self) {
        let timer = StoredValue::new(None::<TimeoutHandle>);
        Effect::new(move |first: Option<()>| {
            let draft = self.draft();
            if first.is_none() {
                return;
            }
            if let Some(timer) = timer.get_value() {
                timer.clear();
            }
            let store = move || self.store(draft.write());
            timer.set_value(set_timeout_with_handle(store, REST).ok());
        });
        on_cleanup(move || {
            if let Some(timer) = timer.get_value() {
                timer.clear();
                let draft = untrack(|| self.draft());
                self.store(draft.write());
            }
        });
    }

    fn store(self, json: String) {
        let Some(key) = self.id.try_get_value().map(|id| key_of(&id)) else { return };
        // A draft deleted meanwhile stays deleted.
        let gone = untrack(|| !self.desk.draft_map().contains_key(&key));
        if !gone {
            spawn_local(async move {
                let Err(failure) = self.desk.put_draft(&key, &json).await else { return };
                // What keeps everything from being stored is said above the page, once.
                if !matches!(untrack(|| self.desk.state()), DeskState::Blocked(_)) {
                    use_toasts().problem(failure_text(&failure));
                }
            });
        }
    }

    /// The draft as it stands (tracked).
    pub fn draft(self) -> Draft {
        Draft {
            name: self.name.get(),
            from: Some(self.from.get()),
            to: Some(self.to.get()),
            typed: self.typed.get(),
        }
    }

    /// The months that can be chosen (tracked).
    pub fn months(self) -> Vec<Month> {
        months(self.desk).0
    }

    /// The text of a place, and the way to change it.
    pub fn text(self, name: impl Into<String>) -> Bind<String> {
        let get = StoredValue::new(name.into());
        let value =
            Memo::new(move |_| get.with_value(|name| self.typed.with(|typed| typed.text(name).to_owned())));
        let set = move |text| get.with_value(|name| self.typed.update(|typed| typed.set(name, text)));
        Bind::new(move || value.get(), set)
    }

    /// Nothing is wrong: the figures shown are the draft's.
    pub fn is_valid(self) -> bool {
        self.checked.with(|checked| checked.rules.is_some())
    }
}
