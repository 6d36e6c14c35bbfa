//! Giving a statement away as a picture: by the share sheet of a phone, or as a file.

use super::{
    paper::Paper,
    picture::{DOTS, file_name, picture},
};
use crate::ui::prelude::*;
use crate::{
    app::{act::Busy, i18n::use_i18n, toast::use_toasts},
    platform::{
        device::is_phone,
        files,
        picture::{PNG, Shared, draw, share},
    },
    t, tr,
    ui::Button,
};

/// The button; nothing happens while there is no paper.
#[component]
pub fn SendPicture(#[prop(into)] paper: Signal<Option<Paper>>) -> impl IntoView {
    let busy = Busy::idle();
    let send = move || {
        let Some(paper) = paper.get_untracked() else { return };
        let Some(work) = busy.begin() else { return };
        work.run(give(paper));
    };
    let label = if is_phone() { t!("settlement.picture.send") } else { t!("settlement.picture.save") };
    view! { <Button on_click=send>{label}</Button> }
}

async fn give(paper: Paper) {
    let words = use_i18n().words_untracked();
    let drawing = picture(words, &paper);
    let name = file_name(words, &paper);
    let Ok(bytes) = draw(&drawing.svg, drawing.width * DOTS, drawing.height * DOTS).await else {
        return use_toasts().problem(tr!("settlement.picture.not_drawn"));
    };
    match share(&name, &bytes).await {
        Shared::Given | Shared::Left => {}
        Shared::NoSheet => match files::save(&name, PNG, &bytes) {
            Ok(()) => use_toasts().done(tr!("settlement.picture.done", name = name)),
            Err(_) => use_toasts().problem(tr!("tables.not_saved", name = name)),
        },
    }
}
