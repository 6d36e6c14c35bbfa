//! The repairs that are not complete, each missing step a link to its form.

use super::missing::{OpenRepair, open_repairs};
use crate::{
    app::{
        desk::Desk,
        format::short_day,
        i18n::use_i18n,
        words::{list_words, person_name, site_name},
    },
    rules::open::Looked,
    t,
    ui::{Button, Section},
};
use leptos::prelude::*;

/// How many are shown before one asks for all.
const FIRST: usize = 8;

/// The open repairs of the branch, as they are now.
pub fn open_now() -> Memo<Vec<OpenRepair>> {
    let desk = Desk::get();
    Memo::new(move |_| {
        let (ledger, book, settled) = (desk.ledger(), desk.book(), desk.settled());
        let (waiting, today) = (&settled.waiting, desk.today());
        open_repairs(Looked { ledger: &ledger, book: &book, waiting, today })
    })
}

#[component]
pub fn OpenRepairs() -> impl IntoView {
    let open = open_now();
    let all = RwSignal::new(false);
    let shown = move || {
        let most = if all.get() { usize::MAX } else { FIRST };
        open.get().into_iter().take(most).map(|repair| view! { <Row repair=repair /> }).collect_view()
    };
    let more = Memo::new(move |_| if all.get() { 0 } else { open.with(Vec::len).saturating_sub(FIRST) });
    view! {
        <Section title=t!("forms.open")>
            <Show
                when=move || !open.with(Vec::is_empty)
                fallback=|| view! { <p class="muted">{t!("forms.open.none")}</p> }
            >
                <ul class="lines facts">{shown}</ul>
                <Show when=move || { more.get() > 0 }>
                    <div class="row">
                        <Button on_click=move || all.set(true)>{t!("forms.open.more", n = more.get())}</Button>
                    </div>
                </Show>
            </Show>
        </Section>
    }
}

/// A repair, and what it lacks.
#[component]
fn Row(repair: OpenRepair) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let OpenRepair { id, site, by, on, fault, missing } = repair;
    let about = move || {
        let (words, ledger) = (i18n.words(), desk.ledger());
        let day = short_day(words, on, desk.today());
        list_words(words, [site_name(&ledger, &site), fault.clone(), person_name(&ledger, &by), day])
    };
    let steps = missing.into_iter().map(|part| {
        let href = part.route(&id).href();
        view! { <a class="open-step" href=href>{t!(part.key())}</a> }
    });
    view! {
        <li class="open-repair">
            <span>{about}</span>
            <span class="open-steps">
                <span class="muted">{t!("forms.open.missing")}</span>
                {steps.collect_view()}
            </span>
        </li>
    }
}
