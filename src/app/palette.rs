//! One box that reaches everything: Ctrl K (⌘ K), type, Enter.

use crate::t;
use crate::ui::Show;
use crate::ui::find::{Items, answers_last};
use crate::ui::prelude::*;
use leptos::html;
use std::cell::Cell;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// More entries than this are not shown: one types another letter instead.
const SHOWN: usize = 40;

/// So many answers to questions are among them, however much else there is.
const ANSWERS: usize = 8;

/// Something one can do or go to.
#[derive(Clone)]
pub struct PaletteEntry {
    pub label: String,
    /// Further words it is found by, not shown: the other language, an abbreviation.
    pub keywords: String,
    /// What it does when chosen.
    pub run: Arc<dyn Fn() + Send + Sync>,
    /// It answers a question: what is looked for itself comes before it.
    is_answer: bool,
}

impl PaletteEntry {
    /// An entry found by its label and these keywords.
    pub fn new(
        label: impl Into<String>,
        keywords: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self { label: label.into(), keywords: keywords.into(), run: Arc::new(run), is_answer: false }
    }

    /// Likewise, of what answers a question.
    pub fn answer(
        label: impl Into<String>,
        keywords: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        Self { is_answer: true, ..Self::new(label, keywords, run) }
    }
}

type Source = Arc<dyn Fn() -> Vec<PaletteEntry> + Send + Sync>;

/// The palette: where entries come from and whether it is open. `Copy`.
#[derive(Clone, Copy)]
pub struct Palette {
    sources: RwSignal<Vec<(u32, Source)>>,
    open: RwSignal<bool>,
}

thread_local! {
    static CURRENT: Cell<Option<Palette>> = const { Cell::new(None) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// Creates the palette. Called once, before the app is mounted.
pub fn provide_palette() {
    CURRENT.set(Some(Palette { sources: RwSignal::new(Vec::new()), open: RwSignal::new(false) }));
}

/// The palette, from anywhere.
pub fn use_palette() -> Palette {
    CURRENT.get().expect("provide_palette runs before anything is shown")
}

impl Palette {
    /// Adds a source of entries, asked from within a memo each time the palette opens, so it changes nothing; taken away with the component that added it.
    pub fn source(self, entries: impl Fn() -> Vec<PaletteEntry> + Send + Sync + 'static) {
        let id = NEXT.get();
        NEXT.set(id + 1);
        self.sources.update(|sources| sources.push((id, Arc::new(entries))));
        on_cleanup(move || self.sources.update(|sources| sources.retain(|(known, _)| *known != id)));
    }

    /// Asks the sources anew: one of them has more to offer than when the palette was opened.
    pub fn ask_again(self) {
        self.sources.notify();
    }

    /// Opens the palette.
    pub fn open(self) {
        self.open.set(true);
    }

    /// Whether it is open, to follow and to change.
    pub fn is_open(self) -> RwSignal<bool> {
        self.open
    }
}

/// The palette's dialog.
#[component]
pub fn PaletteDialog() -> impl IntoView {
    let palette = use_palette();
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (palette.open.get(), dialog.open()) {
            (true, false) => {
                drop(dialog.show_modal());
                // Whichever was there first, the dialog or what stands in it: by then both are.
                request_animation_frame(move || {
                    let input = dialog.query_selector(".palette-input").ok().flatten();
                    if let Some(input) = input.and_then(|input| input.dyn_into::<web_sys::HtmlElement>().ok())
                    {
                        let _ = input.focus();
                    }
                });
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    view! {
        <dialog
            class="palette"
            node_ref=dialog
            aria-label=t!("shell.palette.title")
            // The event comes after the closing: by then it may be open again.
            on:close=move |_| {
                if dialog.get_untracked().is_none_or(|dialog| !dialog.open()) {
                    palette.open.set(false);
                }
            }
            on:click=move |event| {
                // The dialog itself is hit only outside of its content, on the backdrop.
                if let Some(dialog) = dialog.get_untracked()
                    && event.target().as_ref() == Some(dialog.as_ref())
                {
                    palette.open.set(false);
                }
            }
        >
            <Show when=move || palette.open.get()>
                <PaletteBody />
            </Show>
        </dialog>
    }
}

/// What all sources offer. Entries cannot be compared: whenever they are asked for, they are others.
fn offered(palette: Palette) -> Memo<Vec<PaletteEntry>> {
    let all = |sources: &Vec<(u32, Source)>| {
        sources.iter().flat_map(|(_, source)| untrack(|| source())).collect::<Vec<_>>()
    };
    Memo::new_with_compare(move |_| palette.sources.with(all), |_, _| true)
}

/// The places of the entries that answer to what is typed.
fn answering(entries: Memo<Vec<PaletteEntry>>, typed: RwSignal<String>) -> Memo<Vec<usize>> {
    let items = Memo::new(move |_| {
        entries.with(|entries| {
            Items::of(entries.iter().map(|entry| (entry.label.as_str(), entry.keywords.as_str())))
        })
    });
    Memo::new(move |_| {
        let hits = items.with(|items| items.matching(&typed.get()));
        entries.with(|entries| answers_last(hits, |at| entries[at].is_answer, SHOWN, ANSWERS))
    })
}

#[component]
fn PaletteBody() -> impl IntoView {
    let palette = use_palette();
    let entries = offered(palette);
    let typed = RwSignal::new(String::new());
    let active = RwSignal::new(0usize);
    let found = answering(entries, typed);
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let run = move |at: usize| {
        palette.open.set(false);
        let chosen = entries.with_untracked(|entries| entries.get(at).map(|entry| entry.run.clone()));
        if let Some(run) = chosen {
            run();
        }
    };
    let key = move |event: leptos::ev::KeyboardEvent| {
        let last = found.with_untracked(Vec::len).saturating_sub(1);
        match event.key().as_str() {
            "ArrowDown" => active.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" => active.update(|at| *at = at.saturating_sub(1)),
            "Enter" => {
                if let Some(at) = found.with_untracked(|found| found.get(active.get_untracked()).copied()) {
                    run(at);
                }
            }
            _ => return,
        }
        event.prevent_default();
        reveal(active.get_untracked());
    };
    let row = move |(place, at): (usize, usize)| {
        let label = entries.with_untracked(|entries| entries[at].label.clone());
        view! { <Found place=place label=label active=active run=move || run(at) /> }
    };
    view! {
        <input
            type="text"
            class="palette-input"
            role="combobox"
            autocomplete="off"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-autocomplete="list"
            aria-activedescendant=move || (!found.with(Vec::is_empty)).then(|| option_id(active.get()))
            aria-label=t!("shell.palette.title")
            placeholder=t!("shell.palette.placeholder")
            node_ref=input
            prop:value=move || typed.get()
            on:input=move |event| {
                typed.set(event_target_value(&event));
                active.set(0);
            }
            on:keydown=key
        />
        <ul class="palette-list" role="listbox" id="palette-list" aria-label=t!("shell.palette.found")>
            {move || found.get().into_iter().enumerate().map(row).collect_view()}
        </ul>
        <Show when=move || found.with(Vec::is_empty)>
            <p class="palette-nothing" role="status">
                {t!("shell.palette.nothing")}
            </p>
        </Show>
    }
}

/// One of what is found; the mouse over it makes it the one that Enter runs.
#[component]
fn Found(
    place: usize,
    label: String,
    active: RwSignal<usize>,
    #[prop(into)] run: Callback<()>,
) -> impl IntoView {
    view! {
        <li
            role="option"
            id=option_id(place)
            class="palette-option"
            aria-selected=move || if active.get() == place { "true" } else { "false" }
            on:mousemove=move |_| active.set(place)
            on:click=move |_| run.run(())
        >
            {label}
        </li>
    }
}

fn option_id(place: usize) -> String {
    format!("palette-{place}")
}

fn reveal(place: usize) {
    if let Some(row) = document().get_element_by_id(&option_id(place)) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
