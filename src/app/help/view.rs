//! What a page shows of the help: the button beside its title, the place of the answers below, and that of the tour.

use super::{
    Topic,
    guide::{Brought, Guide, Help},
};
use crate::ui::prelude::*;
use crate::{
    app::desk::Desk,
    t,
    ui::{Button, ButtonKind, Callout, Show, Tone, focus_field},
};

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
                on:keydown=move |event| {
                    if event.key() == "Escape" && open.get_untracked() {
                        event.stop_propagation();
                        help.close();
                    }
                }
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
            let show = move |guide: Guide| (guide.answers)(topic, question);
            view! { <Fetched show=show leave=move || help.close() /> }
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

/// The tour, while it is on. Part of the frame: it goes from page to page, and ends with the sample.
#[component]
pub fn TourPlace() -> impl IntoView {
    let (help, desk) = (Help::get(), Desk::get());
    let sample = Memo::new(move |_| desk.is_sample());
    Effect::new(move |_| {
        if !sample.get() {
            help.tour(false);
        }
    });
    let on = Memo::new(move |_| help.is_touring() && sample.get());
    view! {
        <Show when=move || on.get()>
            <Touring />
        </Show>
    }
}

/// Esc leaves also a tour that has not come.
#[component]
fn Touring() -> impl IntoView {
    leave_on_escape();
    view! {
        <div class="tour no-print">
            <Fetched show=move |guide: Guide| (guide.tour)() leave=leave_tour />
        </div>
    }
}

/// Leaves the tour; the focus returns to where it is begun, or to the page.
pub fn leave_tour() {
    Help::get().tour(false);
    focus_field("main");
    focus_field("tour-begin");
}

/// Esc leaves the tour, unless it is for a dialog.
fn leave_on_escape() {
    let listener = window_event_listener(leptos::ev::keydown, |event| {
        let dialog = matches!(document().query_selector("dialog[open]"), Ok(Some(_)));
        if event.key() == "Escape" && !event.default_prevented() && !dialog {
            leave_tour();
        }
    });
    on_cleanup(move || listener.remove());
}

/// Something of the part once it is here, and until then that it is coming, or could not be fetched and can be left.
#[component]
fn Fetched(#[prop(into)] show: Callback<Guide, AnyView>, #[prop(into)] leave: Callback<()>) -> impl IntoView {
    let help = Help::get();
    let again = move || {
        help.guide();
    };
    move || match help.brought() {
        Brought::Here(guide) => show.run(guide),
        Brought::Failed => view! {
            <Callout tone=Tone::Late title=t!("shell.unfetched.why")>
                <div class="row">
                    <Button on_click=again>{t!("shell.unfetched.again")}</Button>
                    <Button kind=ButtonKind::Quiet on_click=move || leave.run(())>{t!("shell.close")}</Button>
                </div>
            </Callout>
        }
        .into_any(),
        Brought::Not | Brought::Coming => {
            view! { <p class="muted" role="status">{t!("shell.opening")}</p> }.into_any()
        }
    }
}
