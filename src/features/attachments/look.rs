//! Looking at what is stored: read when it is first shown, checked, and let go with what showed it.

use crate::{
    app::{act::failure_text, desk::Desk},
    domain::{Digest, Media},
    platform::blob::ObjectUrl,
    storage::Found,
};
use leptos::{prelude::*, task::spawn_local};

/// What is here, whatever a fact says of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// One of the page's own.
    pub address: String,
    pub media: Media,
    pub bytes: u32,
}

/// What a look comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    Coming,
    Here(Shown),
    Missing,
    Damaged,
    /// The store does not answer: why.
    Failed(String),
}

/// Looks for what a digest stands for, and again when something came that could be it.
pub fn look_for(digest: Digest) -> RwSignal<Look> {
    let desk = Desk::get();
    let look = RwSignal::new(Look::Coming);
    // Let go of with the owner of this look.
    let url = StoredValue::new_local(None::<ObjectUrl>);
    Effect::new(move |_| {
        desk.attached();
        if matches!(look.get_untracked(), Look::Here(_)) {
            return;
        }
        spawn_local(async move {
            let seen = match desk.attachment(digest).await {
                Ok(Found::Here(one)) => match ObjectUrl::of(one.media().name(), one.content()) {
                    Some(made) => {
                        let address = made.address().to_owned();
                        // Where nobody looks any more it is let go of at once.
                        url.try_set_value(Some(made));
                        Look::Here(Shown { address, media: one.media(), bytes: one.size() })
                    }
                    None => Look::Damaged,
                },
                Ok(Found::Missing) => Look::Missing,
                Ok(Found::Damaged) => Look::Damaged,
                Err(failure) => Look::Failed(failure_text(&failure)),
            };
            look.try_set(seen);
        });
    });
    look
}
