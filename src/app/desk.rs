//! The session: what this tab knows, who sits here, and the one place that runs commands.
//!
//! A command is decided on what every tab has stored, stored in one durable transaction, and only then shown.

mod arrivals;
mod attached;
mod beside;
mod compacting;
mod engine;
mod form_draft;
mod last_copy;
mod moment;
mod open;
mod returning;
mod run;
mod sample;
mod slow;
mod state;

pub use super::failure::Failure;
pub use attached::Brought;
pub use engine::{BringEngine, Doing, ENGINE, Engine};
pub use form_draft::{FormDraft, begin_form_drafts};
pub use moment::Moment;
pub use sample::LeftSample;
pub use state::DeskState;

use crate::ui::prelude::*;
use crate::{
    app::{backup::Backup, looking::Looking, patience::Waiting},
    domain::{DeviceId, FactId, PersonId, Role},
    journal::{Journal, arrival::Arrivals, stored::Fault},
    ledger::{Ledger, RuleSetRecord},
    platform::{clock, ids, remember},
    rules::{RuleBook, Settled, Settlement, open::Unfinished, prospects::Prospect},
    storage::{Mark, Store},
    workflow::{Asked, Command, Context, Refusal, Seat, charge::keeps_charge, decide, may},
};
use chrono::{NaiveDate, NaiveDateTime};
use engine::Derived;
// Not the spawning of leptos: its executor starts with the mounting.
use std::{cell::Cell, collections::BTreeMap, sync::Arc, time::Duration};
use wasm_bindgen_futures::spawn_local;

/// Where this browser remembers who sits here.
const SITTER: &str = "fieldbook.sitter";

/// How often the clock on the screen moves on.
const TICK: Duration = Duration::from_secs(20);

/// A value that counts as changed whenever it was computed anew: comparing it would cost more than showing it.
#[derive(Debug)]
struct Fresh<T>(Arc<T>);

impl<T> Clone for Fresh<T> {
    fn clone(&self) -> Fresh<T> {
        Fresh(self.0.clone())
    }
}

impl<T> PartialEq for Fresh<T> {
    fn eq(&self, other: &Fresh<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The rule book with the records that it was read from: read again only when they are others.
#[derive(Clone)]
struct Rules {
    records: Vec<RuleSetRecord>,
    book: Arc<RuleBook>,
}

impl PartialEq for Rules {
    fn eq(&self, other: &Rules) -> bool {
        Arc::ptr_eq(&self.book, &other.book)
    }
}

impl Rules {
    fn of(ledger: &Ledger, before: Option<&Rules>) -> Rules {
        match before.filter(|before| before.records == ledger.rule_sets) {
            Some(before) => before.clone(),
            None => Rules { records: ledger.rule_sets.clone(), book: Arc::new(RuleBook::of(ledger)) },
        }
    }
}

/// What this tab knows. `Copy`; may be used from event handlers and after an await.
#[derive(Clone, Copy)]
pub struct Desk {
    store: StoredValue<Option<Store>, LocalStorage>,
    journal: StoredValue<Journal>,
    mark: StoredValue<Mark>,
    state: RwSignal<DeskState>,
    looking: StoredValue<Looking>,
    waiting: StoredValue<Waiting>,
    slow: RwSignal<bool>,
    faults: RwSignal<Arc<Vec<Fault>>>,
    ledger: RwSignal<Fresh<Ledger>>,
    bring: BringEngine,
    engine: StoredValue<Option<Engine>>,
    derived: StoredValue<Option<Derived>>,
    /// Whether the engine is here.
    works: RwSignal<bool>,
    now: RwSignal<NaiveDateTime>,
    today: Memo<NaiveDate>,
    sitter: RwSignal<Option<PersonId>>,
    drafts: RwSignal<Arc<BTreeMap<String, String>>>,
    backup: RwSignal<Option<Backup>>,
    device_name: RwSignal<String>,
    /// The newest record in spite of which somebody has said that the clock is right.
    clock_trusted: RwSignal<Option<NaiveDateTime>>,
    device: StoredValue<DeviceId>,
    /// How often attachments may have come or gone.
    attached: RwSignal<u32>,
    /// How many attachments are stored here, as far as they were counted.
    attachments: RwSignal<usize>,
    arrivals: RwSignal<Arc<Arrivals>>,
    /// Up to where what came from elsewhere was read.
    arrivals_of: StoredValue<Option<Mark>>,
}

thread_local! {
    static CURRENT: Cell<Option<Desk>> = const { Cell::new(None) };
}

impl Desk {
    /// Creates the desk, opens the store and starts the clock; `bring` brings the engine. Called once, before the app is mounted.
    pub fn provide(bring: BringEngine) {
        let ledger = RwSignal::new(Fresh(Arc::new(Ledger::default())));
        let now = RwSignal::new(clock::now());
        let today = Memo::new(move |_| now.get().date());
        let known = ids::is_known_device();
        let device = DeviceId::parse(&ids::device().to_string()).expect("a UUID is an id");
        let desk = Desk {
            store: StoredValue::new_local(None),
            journal: StoredValue::new(Journal::default()),
            mark: StoredValue::new(Mark::default()),
            state: RwSignal::new(DeskState::Opening),
            looking: StoredValue::new(Looking::default()),
            waiting: StoredValue::new(Waiting::default()),
            slow: RwSignal::new(false),
            faults: RwSignal::new(Arc::default()),
            ledger,
            bring,
            engine: StoredValue::new(None),
            derived: StoredValue::new(None),
            works: RwSignal::new(false),
            now,
            today,
            sitter: RwSignal::new(remember::read(SITTER).and_then(|id: String| PersonId::parse(&id).ok())),
            drafts: RwSignal::new(Arc::new(BTreeMap::new())),
            backup: RwSignal::new(None),
            device_name: RwSignal::new(beside::remembered_name()),
            clock_trusted: RwSignal::new(beside::remembered_trust()),
            device: StoredValue::new(device),
            attached: RwSignal::new(0),
            attachments: RwSignal::new(0),
            arrivals: RwSignal::new(Arc::default()),
            arrivals_of: StoredValue::new(None),
        };
        CURRENT.set(Some(desk));
        set_interval(move || now.set(clock::now()), TICK);
        if known {
            // There will be something to work on. What does not come is asked for again by what needs it.
            spawn_local(async move { _ = desk.engine().await });
        }
        desk.open();
        desk.follow_returns();
    }

    /// The desk of this tab, from anywhere.
    pub fn get() -> Desk {
        CURRENT.get().expect("Desk::provide runs before anything is shown")
    }

    /// Whether the store is open, and whether entry is blocked.
    pub fn state(self) -> DeskState {
        self.state.get()
    }

    /// Nothing has been recorded yet: the first run. False while the store is still opening.
    pub fn is_empty(self) -> bool {
        self.state.get() == DeskState::Open && self.ledger.with(|ledger| ledger.0.facts().is_empty())
    }

    /// What is stored and cannot be used: it is left as it is, and what follows from the rest may not be whole.
    pub fn faults(self) -> Arc<Vec<Fault>> {
        self.faults.get()
    }

    pub fn ledger(self) -> Arc<Ledger> {
        self.ledger.get().0
    }

    pub fn book(self) -> Arc<RuleBook> {
        self.derived().book.get().book
    }

    /// All months from the first that anything happened in to this year's December.
    pub fn settled(self) -> Arc<Settlement> {
        self.derived().settled.with(|settled| settled.0.settlement().clone())
    }

    /// The same, to be followed further: what something would change.
    pub fn standing(self) -> Arc<Settled> {
        self.derived().settled.get().0
    }

    /// What all work lacks today.
    pub fn unfinished(self) -> Arc<Unfinished> {
        self.derived().unfinished.get().0
    }

    /// What everybody may still expect.
    pub fn expected(self) -> Arc<Vec<Prospect>> {
        self.derived().expected.get().0
    }

    /// What is due, with the moment at which it was looked at: that moves on when a deadline passes, or a day begins.
    pub fn moment(self) -> Moment {
        self.derived().moment.get()
    }

    /// Local time; moves on by itself.
    pub fn now(self) -> NaiveDateTime {
        self.now.get()
    }

    /// Changes at midnight only.
    pub fn today(self) -> NaiveDate {
        self.today.get()
    }

    /// Who sits here: somebody known who has not left.
    pub fn sitter(self) -> Option<PersonId> {
        let sitter = self.sitter.get()?;
        let today = self.today.get();
        let here = |ledger: &Fresh<Ledger>| {
            ledger.0.people.get(&sitter).is_some_and(|person| person.has_not_left_by(today))
        };
        self.ledger.with(here).then_some(sitter)
    }

    /// The role of whoever sits here.
    pub fn role(self) -> Option<Role> {
        let sitter = self.sitter()?;
        let today = self.today.get();
        self.ledger.with(|ledger| ledger.0.people.get(&sitter).map(|person| person.role_on(today)))
    }

    /// Somebody else sits down here, or nobody.
    pub fn sit(self, person: Option<PersonId>) {
        remember::write(SITTER, person.as_ref().map_or("", PersonId::as_str));
        self.sitter.set(person);
    }

    /// Would the command be accepted now?
    pub fn check(self, command: &Command) -> Result<(), Refusal> {
        let acting = self.acting();
        self.ledger.with(|ledger| {
            let context = acting.context(&ledger.0, ledger.0.people.is_empty());
            // As it would be recorded: what the day brings and says no hour happens now.
            let happening = command.clone().happening(&ledger.0, context.now);
            self.derived().book.with(|book| decide(&ledger.0, &book.book, happening, &context))?;
            keeps_charge(&ledger.0, command)
        })
    }

    /// Whether the command is for whoever sits here, whatever else stands in its way.
    ///
    /// # Errors
    /// Whose it is instead.
    pub fn may(self, command: &Command) -> Result<(), Asked> {
        let acting = self.acting();
        self.ledger.with(|ledger| {
            let context = acting.context(&ledger.0, ledger.0.people.is_empty());
            let seat = Seat { person: &context.actor, role: context.role, today: context.now.date() };
            may(&ledger.0, command, seat)
        })
    }

    /// What-if drafts and whatever else is kept but is no fact, by key.
    pub fn draft_map(self) -> Arc<BTreeMap<String, String>> {
        self.drafts.get()
    }

    /// The facts as they are stored, for an export.
    pub fn journal(self) -> Journal {
        self.ledger.track();
        self.journal.get_value()
    }

    pub fn device(self) -> DeviceId {
        self.device.get_value()
    }
}

/// Who gives commands here. In which role, the ledger says on which a command is decided: another tab may have changed it.
struct Acting {
    sitter: Option<PersonId>,
    device: DeviceId,
    /// How much of what is stored cannot be read.
    unread: usize,
}

impl Acting {
    /// The context of a command given now. While the branch is being set up there is nobody to sit here, and the desk
    /// itself acts as its manager; after that, while nobody sits here, in no role.
    fn context(&self, ledger: &Ledger, setting_up: bool) -> Context {
        let now = clock::now();
        let sitting = self.sitter.as_ref().and_then(|sitter| ledger.people.get(sitter));
        let role = sitting
            .filter(|person| person.has_not_left_by(now.date()))
            .map(|person| person.role_on(now.date()));
        Context {
            now,
            role: role.or_else(|| setting_up.then_some(Role::Manager)),
            actor: self
                .sitter
                .clone()
                .unwrap_or_else(|| PersonId::parse(PersonId::DESK).expect("a plain word is an id")),
            device: self.device.clone(),
            fact: FactId(ids::fresh()),
            unread: self.unread,
        }
    }
}
