//! Adding: chosen, taken with the camera, dropped or pasted; looked at, given a title, and only then saved.

use super::{
    kept,
    pending::Pending,
    view::{attaching, kind_and_size, untaken_words},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{Busy, failure_text, go_on, undo},
        desk::{Desk, Failure},
        i18n::use_i18n,
        toast::use_toasts,
    },
    domain::Thing,
    journal::limits::NAME_CHARS,
    platform::{files, frame::painted},
    storage::StoreError,
    t, tr,
    ui::{
        Bind, Button, ButtonKind, Callout, Field, Form, FormActions, Show, TextInput, Tone, WholeText,
        recover_focus,
    },
};
use leptos::{ev, html, task::spawn_local};
use wasm_bindgen::JsCast;
use web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition};

/// What is being added. `Copy`; may be used after an await.
#[derive(Clone, Copy)]
struct Adding {
    thing: StoredValue<Thing>,
    pending: Signal<Vec<Pending>>,
    /// How many files are being made smaller.
    working: RwSignal<usize>,
    /// Why files were not taken.
    untaken: RwSignal<Vec<String>>,
    /// Why nothing was saved.
    failed: RwSignal<Option<String>>,
    /// It was tried to save: from then on a title that is missing is said to be.
    tried: RwSignal<bool>,
    /// Where it is on the page.
    place: NodeRef<html::Div>,
    busy: Busy,
}

impl Adding {
    fn to(thing: Thing) -> Adding {
        kept::show(thing.clone());
        let thing = StoredValue::new(thing);
        Adding {
            thing,
            // Pictures are not compared: whatever changes may be one of them.
            pending: Memo::new_with_compare(move |_| thing.with_value(kept::waiting_for), |_, _| true),
            working: RwSignal::new(0),
            untaken: RwSignal::new(Vec::new()),
            failed: RwSignal::new(None),
            tried: RwSignal::new(false),
            place: NodeRef::new(),
            busy: Busy::idle(),
        }
    }

    /// What was pasted, or dropped beside, may be far from what is in sight: it is said, and comes into view.
    fn take_from_afar(self, files: Vec<web_sys::File>) {
        if files.is_empty() {
            return;
        }
        use_toasts().done(tr!("attachments.brought"));
        self.take(files);
        spawn_local(async move {
            while self.working.try_get_untracked().is_some_and(|working| working > 0) {
                painted().await;
            }
            painted().await;
            let Some(place) = self.place.try_get_untracked().flatten() else { return };
            let last = place.query_selector(".attached-one:last-child").ok().flatten();
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            last.unwrap_or_else(|| place.into()).scroll_into_view_with_scroll_into_view_options(&options);
            recover_focus(&[".attach-far .attached-one:last-child input"]);
        });
    }

    /// Takes files one after the other: a phone has room for one large picture.
    fn take(self, files: Vec<web_sys::File>) {
        if files.is_empty() {
            return;
        }
        let to = self.thing.get_value();
        self.untaken.set(Vec::new());
        self.working.update(|working| *working += files.len());
        spawn_local(async move {
            for file in files {
                let taken = Pending::of(kept::next(), &file).await;
                self.working.try_update(|working| *working -= 1);
                match taken {
                    Ok(one) => kept::keep(&to, one),
                    Err(why) => {
                        let said = untaken_words(use_i18n().words_untracked(), &file.name(), &why);
                        self.untaken.try_update(|untaken| untaken.push(said));
                    }
                }
            }
        });
    }

    fn leave_out(self, n: u32) {
        kept::forget(&[n]);
        go_on();
    }

    fn save(self) {
        let Some(work) = self.busy.begin() else { return };
        self.tried.set(true);
        self.failed.set(None);
        let pending = self.pending.get_untracked();
        if pending.iter().any(|one| problem(&one.title.get_untracked()).is_some()) {
            return;
        }
        let desk = Desk::get();
        let (ledger, today) = untrack(|| (desk.ledger(), desk.today()));
        let command = |one: &Pending| {
            let title = one.title.get_untracked();
            self.thing.with_value(|thing| attaching(&ledger, thing, today, Some((&one.attachment, &title))))
        };
        let commands: Vec<_> = pending.iter().filter_map(command).collect();
        let attachments = pending.iter().map(|one| one.attachment.clone()).collect();
        let saved: Vec<u32> = pending.iter().map(|one| one.n).collect();
        work.run(async move {
            match desk.run_with(commands, attachments).await {
                Ok(facts) => {
                    kept::forget(&saved);
                    self.tried.try_set(false);
                    let back = move || undo(desk.take_back(facts.clone()));
                    use_toasts().done_with_undo(tr!("attachments.done"), back);
                    go_on();
                }
                Err(Failure::Store(StoreError::Quota)) => {
                    self.failed.try_set(Some(tr!("attachments.wrong.quota")));
                }
                Err(failure) => _ = self.failed.try_set(Some(failure_text(&failure))),
            }
        });
    }
}

/// The key of what is wrong with a title.
fn problem(title: &str) -> Option<&'static str> {
    use crate::domain::typed::{TextError, read_text};
    match read_text(title, NAME_CHARS) {
        Ok(_) => None,
        Err(TextError::Empty) => Some("attachments.wrong.title"),
        Err(TextError::TooLong { .. } | TextError::Unseen { .. }) => Some("attachments.wrong.title_long"),
    }
}

/// Takes what is pasted anywhere on the page, or dropped beside its place.
fn take_from_everywhere(adding: Adding, over: RwSignal<bool>) {
    let paste = move |event: &web_sys::Event| {
        let brought = files::all_brought(event, "clipboardData");
        if !brought.is_empty() {
            event.prevent_default();
            adding.take_from_afar(brought);
        }
    };
    let listener = window_event_listener(ev::paste, move |event| paste(event.unchecked_ref()));
    // Dropped beside it, the browser would open the file in place of the page.
    let dragged = window_event_listener(ev::dragover, |event| event.prevent_default());
    let beside = window_event_listener(ev::drop, move |event| {
        event.prevent_default();
        over.set(false);
        adding.take_from_afar(files::all_brought(&event, "dataTransfer"));
    });
    on_cleanup(move || {
        listener.remove();
        dragged.remove();
        beside.remove();
    });
}

/// The button that files are chosen by.
#[component]
fn Chooser(adding: Adding) -> impl IntoView {
    let choose = move |event: ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into().ok());
        adding.take(input.map(|input| files::all_chosen(&input)).unwrap_or_default());
    };
    view! {
        <div class="row">
            <label class="button button-quiet file-choose">
                {t!("attachments.add")}
                <input
                    type="file"
                    class="visually-hidden"
                    accept="image/*,application/pdf"
                    multiple
                    on:change=choose
                />
            </label>
            <span class="small muted">{t!("attachments.add.hint")}</span>
        </div>
    }
}

#[component]
pub fn Add(thing: Thing, pasted: bool) -> impl IntoView {
    let adding = Adding::to(thing);
    let over = RwSignal::new(false);
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        adding.take(files::all_brought(&event, "dataTransfer"));
    };
    if pasted {
        take_from_everywhere(adding, over);
    }
    view! {
        <div
            class="attach"
            node_ref=adding.place
            class:attach-far=pasted
            class:attach-over=move || over.get()
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=move |event| {
                // Taken once.
                event.stop_propagation();
                dropped(event);
            }
        >
            <Chooser adding=adding />
            <div aria-live="polite">
                <Show when=move || { adding.working.get() > 0 }>
                    <p class="small muted">{t!("attachments.working", n = adding.working.get())}</p>
                </Show>
                <Untaken adding=adding />
            </div>
            <Show when=move || !adding.pending.with(Vec::is_empty)>
                <Waiting adding=adding />
            </Show>
        </div>
    }
}

/// The files that were not taken.
#[component]
fn Untaken(adding: Adding) -> impl IntoView {
    let lines = move || {
        let lines = adding.untaken.get();
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <Show when=move || !adding.untaken.with(Vec::is_empty)>
            <Callout tone=Tone::Late title=t!("attachments.untaken")>
                <ul class="bullets">{lines}</ul>
            </Callout>
        </Show>
    }
}

/// What is going to be saved.
#[component]
fn Waiting(adding: Adding) -> impl IntoView {
    let failed = move || {
        let failed = adding.failed.get();
        failed.map(|why| view! { <Callout tone=Tone::Late title=why /> })
    };
    view! {
        <Form on_submit=move || adding.save() label=t!("attachments.act")>
            <ul class="attached">
                <For
                    each=move || adding.pending.get()
                    key=|one| one.n
                    children=move |one: Pending| view! { <OneWaiting one=one adding=adding /> }
                />
            </ul>
            {failed}
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>
                    {t!("attachments.submit")}
                </Button>
            </FormActions>
        </Form>
    }
}

#[component]
fn OneWaiting(one: Pending, adding: Adding) -> impl IntoView {
    let i18n = use_i18n();
    let Pending { n, attachment, url, title } = one;
    let (media, bytes) = (attachment.media(), attachment.size());
    let said = move || kind_and_size(i18n.words(), media, bytes);
    let (read, wrote, wrong) = (title.clone(), title.clone(), title);
    let value = Bind::new(move || read.get(), move |typed| wrote.set(typed));
    let error = derived(move || {
        let wrong = problem(&wrong.get()).filter(|_| adding.tried.get())?;
        Some(i18n.t(wrong))
    });
    let thumb = match &url {
        Some(url) => view! { <img src=url.address().to_owned() alt="" /> }.into_any(),
        None => media.ending().to_uppercase().into_any(),
    };
    // The address holds as long as it is shown.
    on_cleanup(move || std::mem::drop(url));
    view! {
        <li class="attached-one">
            <span class="attached-thumb" translate="no">{thumb}</span>
            <div class="attached-said">
                <Field label=t!("facts.field.title") error=error required=true>
                    <TextInput value=value />
                </Field>
                <p class="small muted"><WholeText text=derived(said) /></p>
                <div class="row">
                    <Button on_click=move || adding.leave_out(n)>{t!("attachments.leave_out")}</Button>
                </div>
            </div>
        </li>
    }
}
