//! What the desk works with as soon as there are facts: reading them, the ledger, the rules, the commands. A part that is
//! fetched behind the first page, for on an empty desk nobody waits for it.

use super::{Acting, Brought, Desk, Failure, Fresh, Moment, Rules, open::merge};
use crate::ui::prelude::*;
use crate::{
    app::{
        backup::{Trouble, Wanted, keeper::Keeper, overdue},
        dialogs::{Dialogs, dialogs},
        failure::NotFetched,
        i18n::{self, Words},
        words::{failure_words, store_words},
    },
    domain::{Attachment, FactId},
    journal::Journal,
    ledger::Ledger,
    rules::{
        Settled,
        months::worth_settling,
        open::Unfinished,
        prospects::{Prospect, prospects_of},
    },
    storage::Contents,
    workflow::{Command, sample::is_sample},
};
use futures_util::future::join;
use std::{pin::Pin, sync::Arc};

/// Something under way.
pub type Doing<T> = Pin<Box<dyn Future<Output = T>>>;

/// Something that is stored, or not.
type Storing<T> = Doing<Result<T, Failure>>;

/// Runs commands as one, and stores what their facts name with them.
type RunAll = fn(Desk, Vec<Command>, Vec<Attachment>) -> Storing<Vec<FactId>>;

/// The engine. Nothing else reaches its functions: what named them would bring them into the first module.
#[derive(Clone, Copy)]
pub struct Engine {
    /// What follows from the facts, each part of it computed when it is first asked for.
    pub(super) derive: fn(Desk) -> Derived,
    /// Takes everything stored as what is known.
    pub(super) show_all: fn(Desk, Contents),
    /// Takes in what was stored since.
    pub(super) take_news: fn(Desk, Contents),
    /// Whether everything that this page knows is among what is stored.
    pub(super) holds_known: fn(Desk, &Contents) -> bool,
    pub(super) run_all: RunAll,
    pub(super) import: fn(Desk, Brought) -> Storing<usize>,
    pub(super) replace_all: fn(Desk, Brought) -> Storing<()>,
    /// Writes a backup, after those that are being written.
    pub back_up: fn(Keeper, Wanted) -> Doing<Result<bool, Trouble>>,
    /// What opens over every screen.
    pub dialogs: fn(Dialogs) -> AnyView,
    /// What a failure says.
    pub words: fn(Words, &Failure, &Ledger) -> String,
}

/// Brings the engine, from wherever the app was built to have it.
pub type BringEngine = fn() -> Doing<Result<Engine, NotFetched>>;

/// What follows from the facts of the desk. `Copy`.
#[derive(Clone, Copy)]
pub(super) struct Derived {
    pub book: Memo<Rules>,
    pub settled: Memo<Fresh<Settled>>,
    pub unfinished: Memo<Fresh<Unfinished>>,
    pub expected: Memo<Fresh<Vec<Prospect>>>,
    pub moment: Memo<Moment>,
    /// Whether this is the sample branch.
    pub sample: Memo<bool>,
    /// For how many days something has been in no backup, once that is said.
    pub overdue: Memo<Option<i64>>,
}

/// The engine as it is built in.
pub const ENGINE: Engine = Engine {
    derive: Derived::of,
    show_all: Desk::show_all,
    take_news: Desk::take_news,
    holds_known,
    run_all: |desk, commands, attachments| Box::pin(desk.run_all_here(commands, attachments)),
    import: |desk, brought| Box::pin(desk.import_here(brought)),
    replace_all: |desk, brought| Box::pin(desk.replace_all_here(brought)),
    back_up: |keeper, wanted| Box::pin(keeper.back_up_here(wanted)),
    dialogs,
    words: failure_words,
};

impl Derived {
    fn of(desk: Desk) -> Derived {
        let Desk { ledger, now, today, .. } = desk;
        let book =
            Memo::new(move |before: Option<&Rules>| ledger.with(|ledger| Rules::of(&ledger.0, before)));
        let settled = Memo::new(move |before: Option<&Fresh<Settled>>| {
            let (ledger, book) = (ledger.get().0, book.get().book);
            let (from, to) = worth_settling(&ledger, today.get());
            Fresh(Arc::new(match before {
                Some(before) => before.0.follow(&ledger, &book, from, to),
                None => Settled::of(&ledger, &book, from, to),
            }))
        });
        let unfinished = Memo::new(move |before: Option<&Fresh<Unfinished>>| {
            let (settled, book, today) = (settled.get().0, book.get().book, today.get());
            let (ledger, waiting) = (settled.ledger(), &settled.settlement().waiting);
            Fresh(Arc::new(match before {
                Some(before) => before.0.follow(ledger, &book, waiting, today),
                None => Unfinished::of(ledger, &book, waiting, today),
            }))
        });
        let expected = Memo::new(move |_| {
            let (settled, unfinished) = (settled.get().0, unfinished.get().0);
            Fresh(Arc::new(prospects_of(&settled, &unfinished, None, today.get())))
        });
        let moment = Memo::new(move |before: Option<&Moment>| {
            Moment::follow(ledger.get().0, book.get().book, now.get(), before)
        });
        let sample = Memo::new(move |_| ledger.with(|ledger| is_sample(&ledger.0)));
        let overdue = Memo::new(move |_| overdue_for(desk).filter(|_| !sample.get()));
        Derived { book, settled, unfinished, expected, moment, sample, overdue }
    }
}

/// Changes at midnight and with the facts.
fn overdue_for(desk: Desk) -> Option<i64> {
    desk.today.track();
    let (backup, ledger, device) = (desk.backup(), desk.ledger(), desk.device());
    overdue(backup, &ledger, desk.held(), &device, desk.now.get_untracked())
}

fn holds_known(desk: Desk, contents: &Contents) -> bool {
    let mut stored = Journal::default();
    merge(&mut stored, contents.clone());
    desk.journal.with_value(|known| known.facts().all(|fact| stored.get(fact.id).is_some()))
}

impl Desk {
    /// The engine, if it is here.
    pub fn engine_here(self) -> Option<Engine> {
        self.engine.get_value()
    }

    /// The engine, fetched if it is not here yet.
    ///
    /// # Errors
    /// [`Failure::NotFetched`]; the next call tries again.
    pub async fn engine(self) -> Result<Engine, Failure> {
        if let Some(engine) = self.engine_here() {
            return Ok(engine);
        }
        let (engine, words) = join((self.bring)(), i18n::fetch_rest()).await;
        let engine = engine?;
        words.map_err(|_| NotFetched)?;
        // Another call may have brought it meanwhile.
        if self.derived.with_value(Option::is_none) {
            self.engine.set_value(Some(engine));
            self.derived.set_value(Some((engine.derive)(self)));
            self.works.set(true);
        }
        Ok(engine)
    }

    /// The engine is here (tracked).
    pub fn works(self) -> bool {
        self.works.get()
    }

    /// What follows from the facts. Where there are facts, the engine is.
    pub(super) fn derived(self) -> Derived {
        self.derived.get_value().expect("what follows from facts is asked for where there are some")
    }

    /// This is the sample branch. Of an empty desk it is false.
    pub fn is_sample(self) -> bool {
        self.works() && self.derived().sample.get()
    }

    /// Runs several commands as one: all of them are stored or none.
    pub async fn run_all(self, commands: Vec<Command>) -> Result<Vec<FactId>, Failure> {
        (self.engine().await?.run_all)(self, commands, Vec::new()).await
    }

    /// Stores what a bundle brings that was read and previewed, all of it or nothing. Facts known already change nothing; a
    /// draft gets a place beside those that are here.
    pub async fn import(self, brought: Brought) -> Result<usize, Failure> {
        (self.engine().await?.import)(self, brought).await
    }

    /// Replaces all that is stored, drafts included, by what is given; by nothing: deletes it. Attachments that the new facts
    /// name stay, whether they come with them or not.
    pub async fn replace_all(self, brought: Brought) -> Result<(), Failure> {
        (self.engine().await?.replace_all)(self, brought).await
    }

    /// What a failure says.
    pub fn words_of(self, words: Words, failure: &Failure) -> String {
        match (failure, self.engine_here()) {
            (Failure::Store(error), _) => store_words(words, error),
            (failure, Some(engine)) => (engine.words)(words, failure, &untrack(|| self.ledger())),
            // Nothing else can fail before there is an engine.
            (_, None) => words.t("errors.not_fetched"),
        }
    }

    /// Who acts, for a command.
    pub(super) fn acting(self) -> Acting {
        let unread = self.faults.with(|faults| faults.len());
        Acting { sitter: self.sitter(), device: self.device.get_value(), unread }
    }
}
