//! Whose a step is, said before anything is typed.

use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        words::{asked_words, clause_number},
    },
    ui::{Callout, Show, Tone, WholeText, references::ReferringText},
    workflow::{Asked, Command},
};

/// Whom to ask when a command such as this one is not for whoever sits here.
pub fn whose(trial: Command) -> Memo<Option<Asked>> {
    let desk = Desk::get();
    Memo::new(move |_| desk.may(&trial).err())
}

/// What is offered to whoever may do it, and while nobody sits here yet.
#[component]
pub fn Offered(trial: Command, children: ChildrenFn) -> impl IntoView {
    let desk = Desk::get();
    let asked = whose(trial);
    let offered = Memo::new(move |_| desk.sitter().is_none() || asked.with(Option::is_none));
    let children = StoredValue::new(children);
    view! { <Show when=move || offered.get()>{children.with_value(|children| children())}</Show> }
}

/// Says whom to ask for something that is not for whoever sits here. `act`: the key of what is to be done.
#[component]
pub fn Ask(asked: Asked, act: &'static str) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let text = move || match desk.sitter() {
        None => i18n.t("forms.nobody_sits"),
        Some(_) => {
            let words = i18n.words();
            let who = asked_words(words, &asked, &desk.ledger());
            words.tv("jobs.ask", &[("who", &who), ("act", &words.t(act))])
        }
    };
    view! { <p class="muted"><WholeText text=derived(text) /></p> }
}

/// Stands over a form that is shut because it is not for whoever sits here.
#[component]
pub fn NotYours(asked: Memo<Option<Asked>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let sits = Memo::new(move |_| desk.sitter().is_some());
    let title = derived(move || i18n.t(if sits.get() { "forms.not_yours" } else { "forms.nobody_sits" }));
    let who = move || {
        let words = i18n.words();
        let asked = asked.get().filter(|_| sits.get())?;
        let who = asked_words(words, &asked, &desk.ledger());
        Some(words.tv("forms.ask", &[("who", &who), ("clause", &clause_number(words, asked.clause.0))]))
    };
    view! {
        <Show when=move || asked.with(Option::is_some)>
            <Callout tone=Tone::Waiting title=title>
                {move || who().map(|who| view! { <p><ReferringText text=who /></p> })}
            </Callout>
        </Show>
    }
}

/// Whether a form is shut: it is not for whoever sits here.
pub fn shut(asked: Memo<Option<Asked>>) -> Signal<bool> {
    derived(move || asked.with(Option::is_some))
}
