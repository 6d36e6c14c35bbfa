//! One draft: its values on one side, what they come to on the other.

use super::{
    adopt::AdoptDialog,
    bench::Bench,
    compared::Compared,
    draft::LONGEST_NAME,
    fields::PlaceField,
    groups::{GROUPS, Group},
    penalties::PenaltyFields,
};
use crate::ui::prelude::*;
use crate::{
    app::{i18n::use_i18n, page::Page, route::Route, toast::use_toasts, words::month_words},
    domain::Month,
    features::rules::changes::count_words,
    platform::files,
    t, tr,
    ui::{Bind, Button, ButtonKind, Choice, Disclosure, Field, Select, TextInput, WholeText},
};

#[component]
pub fn Editor(bench: Bench) -> impl IntoView {
    let i18n = use_i18n();
    let adopting = RwSignal::new(false);
    let reason = derived(move || {
        if !bench.is_valid() {
            return Some(i18n.t("whatif.adopt.invalid"));
        }
        bench.changes.with(Vec::is_empty).then(|| i18n.t("whatif.adopt.same"))
    });
    let export = move || {
        let draft = untrack(|| bench.draft());
        if files::save(&draft.file_name(), "application/json", draft.write().as_bytes()).is_err() {
            use_toasts().problem(tr!("whatif.export.failed"));
        }
    };
    view! {
        <Page
            title=derived(move || bench.name.get())
            lead=t!("whatif.lead")
            actions=move || {
                view! {
                    <Button on_click=export>{t!("whatif.export")}</Button>
                    <Button kind=ButtonKind::Primary reason=reason on_click=move || adopting.set(true)>
                        {t!("whatif.adopt")}
                    </Button>
                }
            }
        >
            <p>
                <a class="link" href=Route::WhatIf.href()>
                    {t!("whatif.back")}
                </a>
            </p>
            <div class="whatif">
                <div class="whatif-edit">
                    <Head bench=bench />
                    {GROUPS.iter().enumerate().map(|(nth, group)| group_view(bench, group, nth == 0)).collect_view()}
                </div>
                <div class="whatif-result">
                    <Compared bench=bench />
                </div>
            </div>
            <AdoptDialog bench=bench open=adopting />
        </Page>
    }
}

/// The draft's name and the months it is tried on.
#[component]
fn Head(bench: Bench) -> impl IntoView {
    let i18n = use_i18n();
    let name = Bind::new(
        move || bench.name.get(),
        move |name: String| bench.name.set(name.chars().take(LONGEST_NAME).collect()),
    );
    let months = derived(move || {
        let words = i18n.words();
        let choice = |month: Month| Choice::new(month.to_string(), month_words(words, month));
        bench.months().into_iter().map(choice).collect::<Vec<_>>()
    });
    let month = |signal: RwSignal<Month>| {
        Bind::new(
            move || signal.get().to_string(),
            move |text: String| {
                if let Ok(month) = text.parse() {
                    signal.set(month);
                }
            },
        )
    };
    view! {
        <div class="whatif-head">
            <Field label=t!("whatif.name")>
                <TextInput value=name />
            </Field>
            <Field label=t!("whatif.from")>
                <Select value=month(bench.from) options=months />
            </Field>
            <Field label=t!("whatif.to")>
                <Select value=month(bench.to) options=months />
            </Field>
        </div>
    }
}

fn group_view(bench: Bench, group: &'static Group, first: bool) -> impl IntoView {
    let i18n = use_i18n();
    let open = RwSignal::new(first);
    let changed = Memo::new(move |_| {
        bench.changes.with(|changes| changes.iter().filter(|change| group.holds(&change.name)).count())
    });
    let wrong = Memo::new(move |_| {
        bench.checked.with(|checked| checked.problems.keys().any(|name| group.holds(name)))
    });
    let mark = move || {
        if wrong.get() {
            return Some(
                view! { <span class="whatif-mark whatif-mark-wrong">{t!("whatif.group.wrong")}</span> }
                    .into_any(),
            );
        }
        match changed.get() {
            0 => None,
            n => Some(
                view! { <span class="whatif-mark"><WholeText text=derived(move || count_words(i18n.words(), n)) /></span> }
                .into_any(),
            ),
        }
    };
    let summary = move || {
        view! {
            <span class="strong">{t!(group.title)}</span>
            " "
            {mark}
        }
    };
    view! {
        <div class="whatif-group">
            <Disclosure open=open summary=summary>
                {if group.is_penalties() {
                    view! { <PenaltyFields bench=bench /> }.into_any()
                } else {
                    let fields = group.places.iter().map(|name| view! { <PlaceField bench=bench name=name /> });
                    view! { <div class="whatif-fields">{fields.collect_view()}</div> }.into_any()
                }}
            </Disclosure>
        </div>
    }
}
