//! The frame of every screen: its title, one sentence, its main action, its content.

use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format,
        help::{Answers, HelpButton, Topic},
        i18n::use_i18n,
        route::use_route,
    },
    t,
    ui::{Show, WholeText},
};

/// Shows the title as the page's heading and sets the window's title; `actions` holds the one main action.
#[component]
pub fn Page(
    #[prop(into)] title: Signal<String>,
    #[prop(optional, into)] lead: Option<Signal<String>>,
    #[prop(optional, into)] actions: ViewFn,
    /// The title names a person or a month: it is not to be translated.
    #[prop(optional)]
    exact: bool,
    /// What its help is about, where it is shown under any address.
    #[prop(optional)]
    topic: Option<Topic>,
    /// It stands in the place of the page of the address, whose help does not fit.
    #[prop(optional)]
    instead: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let route = use_route();
    let here = Memo::new(move |_| match instead {
        true => None,
        false => topic.or_else(|| route.with(Topic::of)),
    });
    // What the browser prints on every sheet: the page, whose it is, and what made it.
    let branch = Memo::new(move |_| Desk::get().ledger().branch.clone());
    Effect::new(move |_| {
        let parts = [title.get(), branch.get(), i18n.t("shell.app")];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        document().set_title(&parts.join(" · "));
    });
    view! {
        <div class="page">
            <header class="page-head">
                <div class="page-words">
                    <div class="page-line">
                        // Written whole, for the sake of translating browsers.
                        <h1
                            class="page-title"
                            translate=exact.then_some("no")
                            prop:textContent=move || title.get()
                        ></h1>
                        <HelpButton here=here />
                    </div>
                    {lead.map(|lead| view! { <p class="lead"><WholeText text=lead /></p> })}
                    <PrintOrigin />
                </div>
                <div class="page-actions">{actions.run()}</div>
            </header>
            <Answers here=here />
            {children.map(|children| children())}
        </div>
    }
}

/// On paper only: whose list this is, and the day it was printed.
#[component]
fn PrintOrigin() -> impl IntoView {
    let (desk, i18n) = (Desk::get(), use_i18n());
    let branch = move || desk.ledger().branch.clone();
    let day = move || format::full_day(i18n.words(), desk.today());
    view! {
        <p class="print-origin print-only">
            <Show when=move || !branch().is_empty()>
                <span>{t!("ui.paper.branch", branch = branch())}</span>
            </Show>
            <span>{t!("ui.paper.printed", day = day())}</span>
        </p>
    }
}
