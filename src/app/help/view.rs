//! What a page shows of the help: the button beside its title, the place of the answers below, and that of the tour.

use super::{
    Topic,
    guide::{Brought, Guide, Help},
};
use crate::{
    t,
    ui::{Button, Notice, Tone, focus_field},
};
use leptos::prelude::*;

/// The id of the button, to which the focus returns.
const BUTTON: &str = "help-button";
const ANSWERS: &str = "help-answers";

/// Whether the answers that are open belong on the screen of this topic.
fn is_open(help: Help, here: Memo<Option<Topic>>) -> bool {
    help.opened().is_some_and(|(topic, _)| here.get().is_some_and(|here| topic.stands_on(here)))
}

/// Opens and closes the answers of the screen.
#[component]
pub fn HelpButton(here: Memo<Option<Topic>>) -> impl IntoView {
    let help = Help::get();
    let open = Memo::new(move |_| is_open(help, here));
    let press = move |_| match (open.get_untracked(), here.get_untracked()) {
        (false, Some(topic)) => help.open(topic, None),
        _ => help.close(),
    };
    view! {
        <Show when=move || here.with(Option::is_some)>
            <button
                type="button"
                class="help-button no-print"
                id=BUTTON
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=move || open.get().then_some(ANSWERS)
                on:click=press
            >
                {t!("shell.help.button")}
            </button>
        </Show>
    }
}

/// The answers, while they are open; Esc closes them and returns to the button.
#[component]
pub fn Answers(here: Memo<Option<Topic>>) -> impl IntoView {
    let help = Help::get();
    let open = Memo::new(move |_| is_open(help, here));
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.stop_propagation();
            help.close();
            focus_field(BUTTON);
        }
    };
    let answers = move || {
        help.opened().map(|(topic, question)| {
            view! { <Fetched show=move |guide: Guide| (guide.answers)(topic, question) /> }
        })
    };
    view! {
        <Show when=move || open.get()>
            <section class="help no-print" id=ANSWERS aria-label=t!("shell.help.label") on:keydown=escape>
                {answers}
            </section>
        </Show>
    }
}

/// The tour, while it is on. Part of the frame: it goes from page to page.
#[component]
pub fn TourPlace() -> impl IntoView {
    let help = Help::get();
    let on = Memo::new(move |_| help.is_touring());
    view! {
        <Show when=move || on.get()>
            <div class="tour no-print">
                <Fetched show=move |guide: Guide| (guide.tour)() />
            </div>
        </Show>
    }
}

/// Something of the part once it is here, and until then that it is coming or could not be fetched.
#[component]
fn Fetched(#[prop(into)] show: Callback<Guide, AnyView>) -> impl IntoView {
    let help = Help::get();
    let again = move || {
        help.guide();
    };
    move || match help.brought() {
        Brought::Here(guide) => show.run(guide),
        Brought::Failed => view! {
            <Notice tone=Tone::Late title=t!("shell.unfetched.why")>
                <Button on_click=again>{t!("shell.unfetched.again")}</Button>
            </Notice>
        }
        .into_any(),
        Brought::Not | Brought::Coming => {
            view! { <p class="muted" role="status">{t!("shell.opening")}</p> }.into_any()
        }
    }
}
