//! Tabs: one panel at a time; arrow keys, Home and End move between them.

use super::bind::Bind;
use super::choice::Choice;
use super::field::unique_id;
use super::form_errors::focus_field;
use super::number::untranslated;
use crate::ui::prelude::*;

/// Binds the id of the chosen tab; `children` are the panel and show what belongs to it.
#[component]
pub fn Tabs(
    #[prop(into)] value: Bind<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(into)] label: Signal<String>,
    children: Children,
) -> impl IntoView {
    let base = StoredValue::new(unique_id());
    let tab_id = move |id: &str| base.with_value(|base| format!("{base}-{id}"));
    let panel_id = base.with_value(|base| format!("{base}-panel"));
    let panel = StoredValue::new(panel_id.clone());
    let key = move |event: leptos::ev::KeyboardEvent| {
        let ids = options.with_untracked(|all| all.iter().map(|tab| tab.id.clone()).collect::<Vec<_>>());
        let now = value.get_untracked();
        let Some(at) = ids.iter().position(|id| *id == now) else { return };
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % ids.len(),
            "ArrowLeft" => (at + ids.len() - 1) % ids.len(),
            "Home" => 0,
            "End" => ids.len() - 1,
            _ => return,
        };
        event.prevent_default();
        value.set(ids[to].clone());
        focus_field(&tab_id(&ids[to]));
    };
    let tab = move |choice: Choice| {
        let mine = StoredValue::new(choice.id.clone());
        let chosen = move || mine.with_value(|mine| *mine == value.get());
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=tab_id(&choice.id)
                aria-controls=panel.get_value()
                aria-selected=move || if chosen() { "true" } else { "false" }
                tabindex=move || if chosen() { "0" } else { "-1" }
                on:click=move |_| value.set(mine.get_value())
            >
                <span translate=untranslated(&choice.label) prop:textContent=choice.label></span>
            </button>
        }
    };
    view! {
        <div class="tabs">
            <div class="tab-list" role="tablist" aria-label=move || label.get() on:keydown=key>
                {move || options.get().into_iter().map(tab).collect_view()}
            </div>
            <div
                class="tab-panel"
                role="tabpanel"
                tabindex="0"
                id=panel_id
                aria-labelledby=move || tab_id(&value.get())
            >
                {children()}
            </div>
        </div>
    }
}
