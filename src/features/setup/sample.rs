//! Opening the sample branch.

use crate::{
    app::{
        desk::{Desk, Failure},
        i18n::use_i18n,
        route::{Route, navigate},
    },
    domain::Role,
    features::around::Around,
    platform::frame::painted,
    t,
    ui::{Button, ButtonKind, Callout, Progress, Tone},
};
use leptos::{prelude::*, task::spawn_local};
use std::collections::BTreeMap;

/// Makes the sample, stores it, and sits its manager down.
async fn open(desk: Desk) -> Result<(), Failure> {
    painted().await;
    let facts = (Around::fetched().await?.sample)(desk);
    desk.import(facts, BTreeMap::new(), None).await?;
    let manager =
        untrack(|| desk.ledger().holder_of(Role::Manager, desk.today()).map(|person| person.id.clone()));
    desk.sit(manager);
    Ok(())
}

#[component]
pub fn SampleChoice() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(None::<String>);
    let start = move || {
        busy.set(true);
        failed.set(None);
        spawn_local(async move {
            match open(desk).await {
                Ok(()) => navigate(&Route::Today),
                Err(failure) => {
                    let text = desk.words_of(i18n.words_untracked(), &failure);
                    failed.try_set(Some(text));
                    busy.try_set(false);
                }
            }
        });
    };
    view! {
        {move || failed.get().map(|text| view! { <Callout tone=Tone::Late title=text /> })}
        {move || match busy.get() {
            true => view! { <Progress label=t!("data.setup.sample.busy") value=None /> }.into_any(),
            false => view! {
                <Button kind=ButtonKind::Primary on_click=start>
                    {t!("data.setup.sample.open")}
                </Button>
            }
            .into_any(),
        }}
    }
}
