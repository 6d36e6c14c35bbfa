//! Type to find one of many; keyboard as in the ARIA pattern for a combobox with a list box.

use super::bind::Bind;
use super::choice::Choice;
use super::field::FieldWiring;
use super::find::matching;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// More rows than this are not shown: one types another letter instead of scrolling.
const SHOWN: usize = 50;

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
) -> impl IntoView {
    let wiring = FieldWiring::here();
    let list_id = StoredValue::new(format!("{}-list", wiring.id));
    let option_id = move |at: usize| list_id.with_value(|id| format!("{id}-{at}"));
    let open = RwSignal::new(false);
    let typed = RwSignal::new(None::<String>);
    let active = RwSignal::new(0usize);
    let found = Memo::new(move |_| {
        let typed = typed.get().unwrap_or_default();
        options.with(|options| {
            let texts = options.iter().map(|choice| (choice.label.as_str(), choice.hint.as_str()));
            let hits = matching(&typed, texts);
            hits.into_iter().take(SHOWN).map(|at| options[at].clone()).collect::<Vec<_>>()
        })
    });
    let chosen_label = move || {
        let id = value.get();
        options.with(|all| all.iter().find(|choice| choice.id == id).map(|choice| choice.label.clone()))
    };
    let shown = move || typed.get().or_else(chosen_label).unwrap_or_default();
    let close = move || {
        open.set(false);
        typed.set(None);
    };
    let choose = move |choice: Choice| {
        value.set(choice.id);
        close();
    };
    let show = move || {
        active.set(0);
        open.set(true);
    };
    let reveal = move |at: usize| {
        active.set(at);
        let element = document().get_element_by_id(&option_id(at));
        if let Some(element) = element.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
            let options = web_sys::ScrollIntoViewOptions::new();
            options.set_block(web_sys::ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        let at = active.get_untracked();
        match (event.key().as_str(), open.get_untracked()) {
            ("ArrowDown" | "ArrowUp", false) => show(),
            ("ArrowDown", true) => reveal((at + 1).min(last)),
            ("ArrowUp", true) => reveal(at.saturating_sub(1)),
            ("Enter", true) => {
                if let Some(choice) = found.with_untracked(|found| found.get(at).cloned()) {
                    choose(choice);
                }
            }
            ("Escape", true) => {
                event.stop_propagation();
                close();
            }
            _ => return,
        }
        event.prevent_default();
    };
    let leave = move |_| {
        // An emptied box means nobody; anything else half-typed falls back to what was chosen.
        // A box that is taken off the page loses the focus when nothing of it is left to be read.
        let Some(typed) = typed.try_get_untracked() else { return };
        if typed.is_some_and(|typed| typed.trim().is_empty()) {
            value.set(String::new());
        }
        close();
        if let Some(on_leave) = on_leave {
            on_leave.run(());
        }
    };
    let row = move |(at, choice): (usize, Choice)| {
        let Choice { label, hint, .. } = choice.clone();
        view! {
            <li
                role="option"
                id=option_id(at)
                class="combobox-option"
                aria-selected=move || if active.get() == at { "true" } else { "false" }
                on:click=move |_| choose(choice.clone())
                on:mousemove=move |_| active.set(at)
            >
                {label}
                {(!hint.is_empty()).then(|| view! { <span class="combobox-hint">{hint}</span> })}
            </li>
        }
    };
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
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=move || open.get().then(|| list_id.get_value())
                aria-activedescendant=move || {
                    (open.get() && !found.with(Vec::is_empty)).then(|| option_id(active.get()))
                }
                aria-describedby=move || described.described_by()
                aria-invalid=move || invalid.invalid()
                aria-required=wiring.required()
                prop:value=shown
                on:input=move |event| {
                    typed.set(Some(event_target_value(&event)));
                    show();
                }
                on:click=move |_| show()
                on:keydown=key
                on:blur=leave
            />
            <Show when=move || open.get()>
                // Pressing the mouse in the list must not take the focus, or leaving would close it first.
                <div class="combobox-popup" on:mousedown=|event| event.prevent_default()>
                    <ul role="listbox" id=list_id.get_value() aria-label=move || label.map(|l| l.get())>
                        {move || found.get().into_iter().enumerate().map(row).collect_view()}
                    </ul>
                    <Show when=move || found.with(Vec::is_empty)>
                        <p class="combobox-nothing" role="status">
                            {move || nothing.get()}
                        </p>
                    </Show>
                </div>
            </Show>
        </div>
    }
}
