//! One thing that is attached: seen small, opened large, saved to a disc, withdrawn.

use super::{
    look::{Look, Shown, look_for},
    view::{Row, kind_and_size},
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, file_name::plain, i18n::use_i18n, toast::use_toasts, words::moment_and_actor},
    domain::Media,
    features::jobs::history::Withdrawal,
    platform::files,
    storage::Found,
    t, tr,
    ui::{Button, Dialog, ExactText, WholeText},
};
use leptos::task::spawn_local;

/// The longest name of a saved file, in characters.
const NAME_CHARS: usize = 60;

/// Hands it to the browser as a file.
fn save(row: &Row) {
    let digest = row.digest;
    let title = match plain(&row.title, NAME_CHARS) {
        title if title.is_empty() => tr!("facts.kind.attachment"),
        title => title,
    };
    spawn_local(async move {
        let saved = match Desk::get().attachment(digest).await {
            Ok(Found::Here(one)) => {
                let media = one.media();
                let name = format!("{title}.{}", media.ending());
                files::save(&name, media.name(), one.content()).is_ok()
            }
            _ => false,
        };
        if !saved {
            use_toasts().problem(tr!("attachments.not_saved"));
        }
    });
}

#[component]
pub fn OneAttached(row: Row) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let look = look_for(row.digest);
    let open = RwSignal::new(false);
    let Row { fact, media, bytes, title, .. } = row.clone();
    let by = move || {
        let (words, ledger) = (i18n.words(), desk.ledger());
        let by = ledger.fact(fact).map(|fact| moment_and_actor(words, fact, &ledger, desk.today()));
        let (media, bytes) = match look.get() {
            Look::Here(Shown { media, bytes, .. }) => (media, bytes),
            _ => (media, bytes),
        };
        format!("{} · {}", kind_and_size(words, media, bytes), by.unwrap_or_default())
    };
    let away = move || match look.get() {
        Look::Missing => Some(i18n.t("attachments.missing")),
        Look::Damaged => Some(i18n.t("attachments.damaged")),
        Look::Failed(why) => Some(why),
        Look::Coming | Look::Here(_) => None,
    };
    let shown = title.clone();
    let (saved, large) = (StoredValue::new(row), title.clone());
    let label = title.clone();
    let save_label = move || i18n.tv("attachments.save.label", &[("title", &label)]);
    let full = move || match look.get() {
        Look::Here(shown) => {
            Some(view! { <img class="attached-large" src=shown.address alt=i18n.t("attachments.picture") /> })
        }
        _ => None,
    };
    let actions = move || {
        matches!(look.get(), Look::Here(_)).then(|| {
            view! {
                <Button
                    on_click=move || saved.with_value(save)
                    label=derived(save_label.clone())
                >
                    {t!("attachments.save")}
                </Button>
            }
        })
    };
    view! {
        <li class="attached-one">
            <Thumb look=look open=open media=media title=title />
            <div class="attached-said">
                <p class="strong"><ExactText text=shown /></p>
                <p class="small muted"><WholeText text=derived(by) /></p>
                {move || away().map(|why| view! { <p class="small">{why}</p> })}
                <div class="row">{actions}</div>
                <div class="no-print">
                    <Withdrawal fact=fact />
                </div>
            </div>
            <Dialog open=open title=derived(move || large.clone()) close=t!("shell.close") wide=true>
                {full}
            </Dialog>
        </li>
    }
}

/// The picture, small, which opens large; else what kind of paper it is, or that it is not here.
#[component]
fn Thumb(look: RwSignal<Look>, open: RwSignal<bool>, media: Media, title: String) -> impl IntoView {
    let i18n = use_i18n();
    move || match look.get() {
        Look::Here(Shown { address, media, .. }) if media.is_picture() => {
            let label = {
                let title = title.clone();
                move || i18n.tv("attachments.open", &[("title", &title)])
            };
            view! {
                <button
                    type="button"
                    class="attached-thumb"
                    aria-label=label
                    on:click=move |_| open.set(true)
                >
                    <img src=address alt="" />
                </button>
            }
            .into_any()
        }
        Look::Missing | Look::Damaged | Look::Failed(_) => {
            view! { <span class="attached-thumb attached-away" aria-hidden="true">"?"</span> }.into_any()
        }
        Look::Here(_) | Look::Coming => {
            let ending = media.ending().to_uppercase();
            view! { <span class="attached-thumb" aria-hidden="true" translate="no">{ending}</span> }
                .into_any()
        }
    }
}
