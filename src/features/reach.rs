//! What the palette offers beside the places.

use super::found::{Found, everything};
use crate::app::{
    desk::Desk,
    help::{Asked, Help, Topic},
    i18n::{Words, use_i18n},
    palette::{PaletteEntry, use_palette},
    route::{navigate, use_route},
};
use leptos::prelude::*;

/// Offers everything while the app is open. Called once, by what is around a page.
pub fn offer_everything() {
    let desk = Desk::get();
    let i18n = use_i18n();
    use_palette().source(move || {
        let (words, ledger, today) = untrack(|| (i18n.words(), desk.ledger(), desk.today()));
        if ledger.people.is_empty() {
            return Vec::new();
        }
        let entry =
            |Found { label, keywords, route }| PaletteEntry::new(label, keywords, move || navigate(&route));
        everything(words, &ledger, today).into_iter().map(entry).collect()
    });
}

/// Offers the questions of all screens, once the part that has them is here. Of the first run only its own, and those not
/// after it.
pub fn offer_answers() {
    let desk = Desk::get();
    let i18n = use_i18n();
    let (palette, help) = (use_palette(), Help::get());
    Effect::new(move |_| {
        if palette.is_open().get() {
            help.guide();
        }
    });
    palette.source(move || {
        let Some(guide) = help.here() else { return Vec::new() };
        let words = i18n.words_untracked();
        let first_run = untrack(|| desk.is_empty());
        let asked = (guide.questions)(words).into_iter();
        let asked = asked.filter(|asked| (asked.topic == Topic::Setup) == first_run);
        asked.map(|asked| question(words, asked)).collect()
    });
}

/// Goes to the screen unless one is there, and opens the answer.
fn question(words: Words, asked: Asked) -> PaletteEntry {
    let Asked { topic, question, label, keywords } = asked;
    let label = words.tv("shell.palette.question", &[("question", &label)]);
    PaletteEntry::answer(label, keywords, move || {
        let here = Topic::of(&use_route().get_untracked());
        Help::get().open(topic, Some(question));
        if here != Some(topic) {
            navigate(&topic.start_among(&untrack(|| Desk::get().ledger())));
        }
    })
}
