//! From a figure to the piece of work that it is about.

use super::subject::subject_text;
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n},
    rules::Subject,
    ui::WholeText,
};

/// The way to the page of the notice, repair or contract that a line is about; nothing where it is about none.
#[component]
pub fn WorkLink(subject: Subject) -> impl IntoView {
    let (desk, i18n) = (Desk::get(), use_i18n());
    let about = Memo::new(move |_| subject_text(i18n.words(), &desk.ledger(), &subject));
    let said = move || about.with(|about| i18n.tv("settlement.to_work", &[("work", &about.text)]));
    move || {
        let route = about.get().route?;
        Some(view! { <p class="small"><a href=route.href()><WholeText text=derived(said) /></a></p> })
    }
}
