//! The questions of a screen, each opening to its answer, and all of them for the palette.

use super::{
    questions::{Question, questions},
    texts::{answer, place, text},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        help::{Asked, Topic},
        i18n::{Lang, Words, use_i18n},
    },
    platform::device::has_keyboard,
    ui::{Disclosure, focus_field, references::ReferringText},
};

/// The questions of a topic; the one that was asked for is open and has the focus.
pub fn answers(topic: Topic, asked: Option<&'static str>) -> AnyView {
    if let Some(key) = asked {
        // After the page that one came to has taken the focus.
        Effect::new(move |_| request_animation_frame(move || focus_field(key)));
    }
    let row = |question: &Question| view! { <Answer question=*question open=asked == Some(question.key) /> };
    view! { <ul class="help-list">{questions(topic).iter().map(row).collect_view()}</ul> }.into_any()
}

#[component]
fn Answer(question: Question, open: bool) -> impl IntoView {
    let i18n = use_i18n();
    let asked = open.then_some("-1");
    let open = RwSignal::new(open);
    let said = move || answer(i18n.words(), question.key, has_keyboard());
    let link = move || {
        question.route().map(|route| {
            let name = place(i18n.words(), &route);
            view! { <a href=route.href() prop:textContent=name></a> }
        })
    };
    view! {
        <li id=question.key tabindex=asked>
            <Disclosure
                summary=move || view! { <span prop:textContent=move || text(i18n.lang(), question.key).0></span> }
                open=open
            >
                <p class="help-answer">
                    <ReferringText text=derived(said) />
                    " "
                    {link}
                </p>
            </Disclosure>
        </li>
    }
}

/// Every question; found by its own words and those of its answer, in every language.
pub fn all(words: Words) -> Vec<Asked> {
    let asked = |topic: Topic, key: &'static str| {
        let keywords = Lang::ALL.map(|lang| {
            let (asks, _) = text(lang, key);
            format!("{asks} {}", answer(Words(lang), key, has_keyboard()))
        });
        Asked { topic, question: key, label: text(words.0, key).0.to_owned(), keywords: keywords.join(" ") }
    };
    let of = |topic: Topic| questions(topic).iter().map(move |question| asked(topic, question.key));
    Topic::ALL.into_iter().flat_map(of).collect()
}
