//! The part of a page that shows what is attached to a piece of work.

use super::{
    add::Add,
    row::OneAttached,
    view::{Row, attaching, rows},
};
use crate::ui::prelude::*;
use crate::{
    app::desk::Desk,
    domain::Thing,
    features::jobs::ask::{Ask, whose},
    t,
    ui::{Section, Show},
};

/// What is attached, and the way to add something. `pasted`: what is pasted on the page is meant for it.
#[component]
pub fn Attachments(thing: Thing, #[prop(optional)] pasted: bool) -> impl IntoView {
    let desk = Desk::get();
    let trial = untrack(|| attaching(&desk.ledger(), &thing, desk.today(), None));
    let asked = trial.map(whose);
    let thing = StoredValue::new(thing);
    let all = Memo::new(move |_| thing.with_value(|thing| rows(&desk.ledger(), thing)));
    let adding = move || match asked.and_then(|asked| asked.get()) {
        Some(asked) => view! { <Ask asked=asked act="attachments.act" /> }.into_any(),
        None => view! { <Add thing=thing.get_value() pasted=pasted /> }.into_any(),
    };
    view! {
        <Section title=t!("attachments.title")>
            <Show
                when=move || !all.with(Vec::is_empty)
                fallback=|| view! { <p class="muted">{t!("attachments.none")}</p> }
            >
                <ul class="attached">
                    <For
                        each=move || all.get()
                        key=|row| row.fact
                        children=|row: Row| view! { <OneAttached row=row /> }
                    />
                </ul>
            </Show>
            {adding}
        </Section>
    }
}
