//! Type to find one of many; keyboard as in the ARIA pattern for a combobox with a list box.

use super::choice::Choice;
use super::field::FieldWiring;
use super::find::matching;
use super::number::untranslated;
use super::{Show, bind::Bind};
use crate::ui::prelude::*;
use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;

/// More rows than this are not shown: one types another letter instead of scrolling.
const SHOWN: usize = 50;

/// A box being typed in: what is typed, what answers it, and which row stands out.
#[derive(Clone, Copy)]
struct Search {
    value: Bind<String>,
    options: Signal<Vec<Choice>>,
    /// `None`: nothing was typed since the list was opened, and the box shows what is chosen.
    typed: RwSignal<Option<String>>,
    open: RwSignal<bool>,
    active: RwSignal<usize>,
    found: Memo<Vec<Choice>>,
    list_id: StoredValue<String>,
    on_unknown: Option<Callback<String>>,
}

impl Search {
    fn new(
        value: Bind<String>,
        options: Signal<Vec<Choice>>,
        list_id: String,
        on_unknown: Option<Callback<String>>,
    ) -> Search {
        let typed = RwSignal::new(None::<String>);
        let found = Memo::new(move |_| {
            let typed = typed.get().unwrap_or_default();
            options.with(|options| {
                let texts = options.iter().map(|choice| (choice.label.as_str(), choice.hint.as_str()));
                let hits = matching(&typed, texts);
                hits.into_iter().take(SHOWN).map(|at| options[at].clone()).collect()
            })
        });
        let (open, active) = (RwSignal::new(false), RwSignal::new(0));
        let list_id = StoredValue::new(list_id);
        Search { value, options, typed, open, active, found, list_id, on_unknown }
    }

    fn option_id(self, at: usize) -> String {
        self.list_id.with_value(|id| format!("{id}-{at}"))
    }

    /// What stands in the box (tracked).
    fn shown(self) -> String {
        let chosen = || {
            let id = self.value.get();
            self.options
                .with(|all| all.iter().find(|choice| choice.id == id).map(|choice| choice.label.clone()))
        };
        self.typed.get().or_else(chosen).unwrap_or_default()
    }

    /// The id of the row that stands out, for those who do not see it (tracked).
    fn active_id(self) -> Option<String> {
        (self.open.get() && !self.found.with(Vec::is_empty)).then(|| self.option_id(self.active.get()))
    }

    fn show(self) {
        self.active.set(0);
        self.open.set(true);
    }

    fn close(self) {
        self.open.set(false);
        self.typed.set(None);
    }

    /// Something was typed that is not chosen, or nothing any more.
    fn tell(self, typed: &str) {
        if let Some(on_unknown) = self.on_unknown {
            on_unknown.run(typed.trim().to_owned());
        }
    }

    fn choose(self, choice: Choice) {
        self.tell("");
        self.value.set(choice.id);
        self.close();
    }

    /// Makes a row stand out and scrolls it into the list.
    fn reveal(self, at: usize) {
        self.active.set(at);
        let element = document().get_element_by_id(&self.option_id(at));
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    }

    fn key(self, event: &KeyboardEvent) {
        let last = self.found.with_untracked(Vec::len).saturating_sub(1);
        let at = self.active.get_untracked();
        match (event.key().as_str(), self.open.get_untracked()) {
            ("ArrowDown" | "ArrowUp", false) => self.show(),
            ("ArrowDown", true) => self.reveal((at + 1).min(last)),
            ("ArrowUp", true) => self.reveal(at.saturating_sub(1)),
            ("Enter", true) => {
                if let Some(choice) = self.found.with_untracked(|found| found.get(at).cloned()) {
                    self.choose(choice);
                }
            }
            ("Escape", true) => {
                event.stop_propagation();
                self.close();
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// The box is left: an emptied one means nobody; anything else half-typed falls back to what was chosen.
    fn leave(self, on_leave: Option<Callback<()>>) {
        // A box that is taken off the page loses the focus when nothing of it is left to be read.
        let Some(typed) = self.typed.try_get_untracked() else { return };
        if typed.is_some_and(|typed| typed.trim().is_empty()) {
            self.value.set(String::new());
        }
        self.close();
        if let Some(on_leave) = on_leave {
            on_leave.try_run(());
        }
    }
}

/// Binds the id of the chosen one. `nothing` is said when nothing answers what was typed.
#[component]
pub fn Combobox(
    #[prop(into)] value: Bind<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(into)] nothing: Signal<String>,
    /// Only for a combobox that stands in no `Field`.
    #[prop(optional, into)]
    label: Option<Signal<String>>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
    /// Told what is typed and not chosen; an empty text when something is chosen.
    #[prop(optional)]
    on_unknown: Option<Callback<String>>,
    /// The way on when nothing is found: it stands where that is said.
    #[prop(optional)]
    way_on: Option<ViewFn>,
) -> impl IntoView {
    let wiring = FieldWiring::here();
    let search = Search::new(value, options, format!("{}-list", wiring.id), on_unknown);
    let (described, invalid) = (wiring.clone(), wiring.clone());
    view! {
        <div class="combobox">
            <input
                type="text"
                class="input select"
                role="combobox"
                autocomplete="off"
                aria-autocomplete="list"
                id=wiring.id.clone()
                aria-label=label.map(|label| move || label.get())
                aria-expanded=move || if search.open.get() { "true" } else { "false" }
                aria-controls=move || search.open.get().then(|| search.list_id.get_value())
                aria-activedescendant=move || search.active_id()
                aria-describedby=move || described.described_by()
                aria-invalid=move || invalid.invalid()
                aria-required=wiring.required()
                prop:value=move || search.shown()
                on:input=move |event| {
                    let typed = event_target_value(&event);
                    search.tell(&typed);
                    search.typed.set(Some(typed));
                    search.show();
                }
                on:click=move |_| search.show()
                on:keydown=move |event| search.key(&event)
                on:blur=move |_| search.leave(on_leave)
            />
            <Show when=move || search.open.get()>
                <Popup search=search nothing=nothing label=label nostrip:way_on=way_on.clone() />
            </Show>
        </div>
    }
}

/// The rows that answer what was typed.
#[component]
fn Popup(
    search: Search,
    nothing: Signal<String>,
    label: Option<Signal<String>>,
    #[prop(optional)] way_on: Option<ViewFn>,
) -> impl IntoView {
    let way_on = StoredValue::new(way_on);
    let row = move |(at, choice): (usize, Choice)| {
        let Choice { label, hint, .. } = choice.clone();
        view! {
            <li
                role="option"
                id=search.option_id(at)
                class="combobox-option"
                aria-selected=move || if search.active.get() == at { "true" } else { "false" }
                on:click=move |_| search.choose(choice.clone())
                on:mousemove=move |_| search.active.set(at)
            >
                <span translate=untranslated(&label) prop:textContent=label></span>
                {(!hint.is_empty()).then(|| view! { <span class="combobox-hint" translate=untranslated(&hint) prop:textContent=hint></span> })}
            </li>
        }
    };
    view! {
        // Pressing the mouse in the list must not take the focus, or leaving would close it first.
        <div class="combobox-popup" on:mousedown=|event| event.prevent_default()>
            <ul role="listbox" id=search.list_id.get_value() aria-label=move || label.map(|l| l.get())>
                {move || search.found.get().into_iter().enumerate().map(row).collect_view()}
            </ul>
            <Show when=move || search.found.with(Vec::is_empty)>
                <p class="combobox-nothing" role="status">
                    {move || nothing.get()}
                </p>
                <div class="combobox-on">{way_on.with_value(|way_on| way_on.as_ref().map(ViewFn::run))}</div>
            </Show>
        </div>
    }
}
