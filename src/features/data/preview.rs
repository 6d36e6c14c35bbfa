//! What a chosen file would bring, and what may be done with it.

use super::{
    delete::DeleteActions,
    export::ExportButton,
    noted::Note,
    pay_of_file::PayOfFile,
    summary::{Looked, Summary},
    view::held_words,
    whose_view::WhoseList,
    wipe::Losses,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        backup::{
            Held,
            keeper::{Keeper, Place},
            unsaved,
        },
        desk::Desk,
        format::{full_day, moment, number},
        i18n::use_i18n,
    },
    journal::bundle::FactProblem,
    ledger::Ledger,
    t,
    ui::{Button, ButtonKind, Callout, Dialog, Disclosure, Show, Tone, WholeText, focus_field},
    workflow::sample::is_sample,
};
use std::sync::Arc;

/// The id of the heading.
const TITLE: &str = "preview-title";

/// What the buttons do.
#[derive(Clone, Copy)]
pub struct Choices {
    pub add: Callback<()>,
    pub replace: Callback<()>,
    pub close: Callback<()>,
}

#[component]
pub fn PreviewView(looked: Arc<Looked>, choices: Choices) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let Looked { name, preview, .. } = &*looked;
    let (title, label) = (name.clone(), name.clone());
    // Taken with what is known here, a fact may contradict; taken alone, it stands.
    let contradicts = preview.refused.iter().all(|refused| refused.problem == FactProblem::ContradictsKnown);
    let stands_alone = contradicts || preview.rescued;
    let accepted = preview.is_acceptable();
    let here = untrack(|| desk.ledger());
    let (sample, empty) = (is_sample(&here), here.facts().is_empty());
    // What cannot be read is no part of the sample: it goes only after one has read that it does.
    let clean = untrack(|| desk.faults().is_empty());
    // The sample does not stay: beside it nothing would be new.
    let known = move || if sample { Arc::new(Ledger::default()) } else { desk.ledger() };
    let new_facts = preview.new.clone();
    // What rejects a closing of it, in the name of whoever sits here.
    let rejecting = looked.doubted.clone();
    let rejecting = Memo::new(move |_| desk.rejecting(&desk.ledger(), &rejecting));
    let summary = derived(move || {
        Summary::of(i18n.words(), &looked, &known(), rejecting.with(|facts| !facts.is_empty()))
    });
    // What was chosen is read from its beginning, wherever the button that chose it stands.
    Effect::new(|_| {
        focus_field(TITLE);
        // Behind the buttons it counts as seen, so the focus alone does not bring it up.
        if let Some(title) = document().get_element_by_id(TITLE) {
            title.scroll_into_view();
        }
    });
    let replacing = RwSignal::new(false);
    let brings = summary.with_untracked(|summary| summary.new + summary.drafts + summary.attachments > 0);
    view! {
        <section class="preview stack" aria-label=t!("data.preview.title", name = label)>
            <h3 id=TITLE tabindex="-1">
                {t!("data.preview.title", name = title)}
            </h3>
            <Facts summary=summary mixes=!sample />
            <Noted summary=summary />
            {(accepted && !sample && !empty).then(|| view! { <PayOfFile facts=new_facts rejecting=rejecting /> })}
            <LeftOut summary=summary />
            <Refusals summary=summary />
            {(!sample && !empty).then(|| view! { <SaveFirst /> })}
            <div class="form-actions preview-actions">
                {(accepted && brings && !sample).then(|| view! { <AddButton summary=summary add=choices.add /> })}
                {(stands_alone && sample && clean).then(|| view! {
                    <Button kind=ButtonKind::Primary on_click=move || choices.replace.run(())>
                        {t!("data.import.instead_of_sample")}
                    </Button>
                })}
                {(stands_alone && !empty && !(sample && clean)).then(|| view! {
                    <Button on_click=move || replacing.set(true)>{t!("data.import.replace")}</Button>
                })}
                <Button on_click=move || choices.close.run(())>{t!("people.cancel")}</Button>
            </div>
        </section>
        <ReplaceDialog open=replacing replace=choices.replace />
    }
}

/// Stores what is new: it says how much that is.
#[component]
fn AddButton(summary: Signal<Summary>, add: Callback<()>) -> impl IntoView {
    let new = move || summary.with(|summary| number(summary.new.into()));
    view! {
        <Button kind=ButtonKind::Primary on_click=move || add.run(())>
            {match summary.with_untracked(|summary| (summary.new, summary.attachments)) {
                (0, n @ 1..) => view! { <WholeText text=t!("data.import.add.attachments", n = n) /> },
                _ => view! { <WholeText text=t!("data.import.add", n = new()) /> },
            }}
        </Button>
    }
}

/// Asks before the file takes the place of everything that is here.
#[component]
fn ReplaceDialog(open: RwSignal<bool>, replace: Callback<()>) -> impl IntoView {
    view! {
        <Dialog open=open title=t!("data.replace.title") close=t!("shell.close")>
            <div class="stack">
                <Losses />
                <DeleteActions
                    confirm=t!("data.replace.confirm")
                    on_delete=move || {
                        open.set(false);
                        replace.run(());
                    }
                    on_cancel=move || open.set(false)
                />
            </div>
        </Dialog>
    }
}

/// Whose file it is, what is new in it, by kind and by dates.
/// `mixes`: storing it would put it beside what is here, which matters when that is another branch.
#[component]
fn Facts(summary: Signal<Summary>, mixes: bool) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let from = move || {
        let words = i18n.words();
        let Summary { branch, exported, .. } = summary.get();
        let at = moment(words, exported, desk.today());
        match branch.is_empty() {
            true => words.tv("data.preview.made", &[("at", &at)]),
            false => words.tv("data.preview.from", &[("branch", &branch), ("at", &at)]),
        }
    };
    let counts = move || {
        let words = i18n.words();
        let Summary { new, known, drafts, .. } = summary.get();
        let (new, known) = (number(new.into()), number(known.into()));
        let drafts = number(drafts.into());
        words.tv("data.preview.counts", &[("new", &new), ("known", &known), ("drafts", &drafts)])
    };
    let attachments = move || {
        let n = summary.with(|summary| summary.attachments);
        (n > 0)
            .then(|| view! { <p><WholeText text=t!("data.preview.attachments", n = number(n.into())) /></p> })
    };
    let span = move || {
        let words = i18n.words();
        let days = summary.with(|summary| summary.span);
        let said = days.map(|(from, to)| {
            let (from, to) = (full_day(words, from), full_day(words, to));
            words.tv("data.preview.span", &[("from", &from), ("to", &to)])
        });
        said.unwrap_or_default()
    };
    let whose = derived(move || summary.with(|summary| summary.whose.clone()));
    let other = move || {
        let Summary { branch, other_than, .. } = summary.get();
        let here = other_than.filter(|_| mixes)?;
        let title = i18n.tv("data.preview.other", &[("there", &branch), ("here", &here)]);
        Some(view! {
            <Callout tone=Tone::Waiting title=title>
                <p>{t!("data.preview.other.text")}</p>
            </Callout>
        })
    };
    let nothing = move || {
        let nothing = summary.with(|summary| summary.new + summary.attachments + summary.all_refused == 0);
        nothing.then(|| view! { <p>{t!("data.preview.nothing")}</p> })
    };
    view! {
        <div class="stack-tight">
            <p class="muted"><WholeText text=derived(from) /></p>
            <p class="strong"><WholeText text=derived(counts) /></p>
            {nothing}
            {attachments}
            <p><WholeText text=derived(span) /></p>
        </div>
        <Kinds summary=summary />
        <WhoseList groups=whose />
        {other}
    }
}

/// How many of each kind are new: their number first, the kinds when they are asked for.
#[component]
fn Kinds(summary: Signal<Summary>) -> impl IntoView {
    let i18n = use_i18n();
    let kind = |(key, count): (&'static str, usize)| {
        view! { <li>{t!(key)} " " <span class="strong"><WholeText text=number(count.into()) /></span></li> }
    };
    let kinds = derived(move || summary.with(|summary| summary.kinds.clone()));
    let head = move || i18n.tv("data.preview.kinds", &[("n", &kinds.with(Vec::len))]);
    view! {
        <Show when=move || kinds.with(|kinds| !kinds.is_empty())>
            <Disclosure summary=move || view! { <WholeText text=derived(head) /> }>
                <ul class="kinds">{move || kinds.get().into_iter().map(kind).collect_view()}</ul>
            </Disclosure>
        </Show>
    }
}

/// Where no backup is written by itself before an import: how much is in none, and the button that exports it.
#[component]
fn SaveFirst() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let unsaved = Memo::new(move |_| match Keeper::get().place() {
        Place::Ready(_) | Place::Asks(_) => Held::default(),
        _ => unsaved(desk.backup(), desk.held()),
    });
    view! {
        <Show when=move || unsaved.get().all() != 0>
            <p>{move || i18n.tv("data.import.first", &[("what", &held_words(i18n.words(), unsaved.get()))])}</p>
            <ExportButton />
        </Show>
    }
}

/// What one should know before one stores it.
#[component]
fn Noted(summary: Signal<Summary>) -> impl IntoView {
    let note = |Note { head, items }: Note| {
        let items = items.into_iter().map(|item| view! { <li><WholeText text=item /></li> }).collect_view();
        view! {
            <li>
                <WholeText text=head />
                <ul class="bullets">{items}</ul>
            </li>
        }
    };
    let notes = move || summary.with(|summary| summary.noted.clone()).into_iter().map(note).collect_view();
    view! {
        <Show when=move || summary.with(|summary| !summary.noted.is_empty())>
            <Callout tone=Tone::Waiting title=t!("data.preview.noted")>
                <ul class="bullets">{notes}</ul>
            </Callout>
        </Show>
    }
}

/// The drafts that are not kept, and why.
#[component]
fn LeftOut(summary: Signal<Summary>) -> impl IntoView {
    let i18n = use_i18n();
    let title =
        move || i18n.tv("data.preview.left_out", &[("n", &summary.with(|summary| summary.left_out.len()))]);
    let lines = move || {
        let lines = summary.with(|summary| summary.left_out.clone());
        lines.into_iter().map(|line| view! { <li><WholeText text=line /></li> }).collect_view()
    };
    view! {
        <Show when=move || summary.with(|summary| !summary.left_out.is_empty())>
            <Callout tone=Tone::Waiting title=derived(title)>
                <ul class="bullets">{lines}</ul>
            </Callout>
        </Show>
    }
}

/// What cannot be taken, and why.
#[component]
fn Refusals(summary: Signal<Summary>) -> impl IntoView {
    let i18n = use_i18n();
    let title =
        move || i18n.tv("data.preview.refused", &[("n", &summary.with(|summary| summary.all_refused))]);
    let lines = move || {
        let refused = summary.with(|summary| summary.refused.clone());
        refused.into_iter().map(|line| view! { <li><WholeText text=line /></li> }).collect_view()
    };
    let rest = move || match summary.with(|summary| summary.rescued) {
        true => "data.preview.rest_stored",
        false => "data.preview.none_stored",
    };
    let more = move || {
        let more = summary.with(|summary| summary.all_refused - summary.refused.len());
        (more > 0).then(|| i18n.tv("data.preview.more", &[("n", &more)]))
    };
    view! {
        <Show when=move || summary.with(|summary| summary.all_refused > 0)>
            <Callout tone=Tone::Late title=derived(title)>
                <p>{move || i18n.t(rest())}</p>
                <ul class="bullets">{lines}</ul>
                <p>{more}</p>
            </Callout>
        </Show>
    }
}
