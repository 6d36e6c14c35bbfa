//! The steps that something can take, each a link to its form for whoever may do it; for others, who does it.

use super::steps::Next;
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n, words::asked_words},
    features::jobs::ask::whose,
    t,
    ui::WholeText,
};

/// The steps, the first one before the others.
#[component]
pub fn StepLinks(next: Vec<Next>) -> impl IntoView {
    next.into_iter().map(|next| view! { <StepLink next=next /> }).collect_view()
}

/// One of them. While nobody sits here it leads to its form, which says so.
#[component]
fn StepLink(next: Next) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let asked = next.trial(untrack(|| desk.today())).map(whose);
    let other = move || asked.and_then(|asked| asked.get()).filter(|_| desk.sitter().is_some());
    let Next { key, route, .. } = next;
    move || match other() {
        Some(asked) => {
            let said = derived(move || {
                let words = i18n.words();
                let who = asked_words(words, &asked, &desk.ledger());
                words.tv("register.act.of", &[("act", &words.t(key)), ("who", &who)])
            });
            view! { <span class="muted step-of"><WholeText text=said /></span> }.into_any()
        }
        None => view! { <a href=route.href()>{t!(key)}</a> }.into_any(),
    }
}
