//! The list taken along: as a table, and its last days as a calendar file.

use super::{
    ics::calendar,
    row::Wording,
    tables,
    view::{Lists, Whose},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::{Words, use_i18n},
        tables::{Tables, TakeTable, save},
        words::person_name,
    },
    platform::clock::utc,
    t,
    ui::{Button, Show},
};

const ICS: &str = "text/calendar;charset=utf-8";

/// Both ways, for whosever list it is; nothing where nothing is on it.
#[component]
pub fn TakeAlong(found: Memo<Lists>, whose: Memo<Whose>) -> impl IntoView {
    let dated = Memo::new(move |_| found.with(|lists| !lists.dated.is_empty()));
    let to_calendar = move || untrack(|| save_calendar(use_i18n().words_untracked(), found, whose));
    view! {
        <Show when=move || !found.with(Lists::is_empty)>
            <div class="row no-print">
                <TakeTable tables=move |words| Some(table(words, found, whose)) />
                <Show when=move || dated.get()>
                    <Button on_click=to_calendar>{t!("today.calendar")}</Button>
                </Show>
            </div>
        </Show>
    }
}

/// What is made of the lists as they are now.
fn of_lists<T>(words: Words, found: Memo<Lists>, make: impl FnOnce(Wording<'_>, &Lists) -> T) -> T {
    let desk = Desk::get();
    let (ledger, book, now, sitter) = (desk.ledger(), desk.book(), desk.now(), desk.sitter());
    let wording = Wording { words, ledger: &ledger, book: &book, now, sitter: sitter.as_ref() };
    found.with(|lists| make(wording, lists))
}

fn table(words: Words, found: Memo<Lists>, whose: Memo<Whose>) -> Tables {
    let (desk, page) = (Desk::get(), of_lists(words, found, tables::page));
    let today = desk.today();
    match whose.get() {
        Whose::Everybodys => Tables::list(page, today),
        Whose::Mine(person) => {
            let name = person_name(&desk.ledger(), &person);
            Tables::list_of(page, format!("{name} {today}"), today)
        }
    }
}

fn save_calendar(words: Words, found: Memo<Lists>, whose: Memo<Whose>) {
    let name = Tables { name: words.t("today.calendar.file"), ..table(words, found, whose) };
    let name = name.file_name(&Desk::get().ledger().branch, None, "ics");
    let file = of_lists(words, found, |wording, lists| calendar(wording, lists, utc()));
    if let Some(file) = file {
        save(&name, ICS, file.as_bytes());
    }
}
