//! What was chosen, dropped or pasted, made small enough and waiting to be saved.

use super::view::{Untaken, title_of};
use crate::{
    domain::{Attachment, Unattachable},
    platform::{blob::ObjectUrl, files, picture},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The longest side of a picture, in dots: what is written on a sheet of paper can be read.
const LONGEST_SIDE: u32 = 1600;

/// One that waits.
#[derive(Clone)]
pub struct Pending {
    pub n: u32,
    pub attachment: Attachment,
    /// Where the page shows it; none of a paper.
    pub url: Option<Arc<ObjectUrl>>,
    pub title: ArcRwSignal<String>,
}

impl Pending {
    /// What a file becomes.
    pub async fn of(n: u32, file: &web_sys::File) -> Result<Pending, Untaken> {
        let attachment = taken(file).await?;
        let media = attachment.media();
        let shown = media.is_picture().then(|| ObjectUrl::of(media.name(), attachment.content()));
        let title = ArcRwSignal::new(title_of(&file.name()));
        Ok(Pending { n, attachment, url: shown.flatten().map(Arc::new), title })
    }
}

/// The bytes of a file: a picture no larger than need be, a paper as it is.
async fn taken(file: &web_sys::File) -> Result<Attachment, Untaken> {
    let most = Attachment::MOST_BYTES;
    let bytes = match file.type_().as_str() {
        "application/pdf" if file.size() > most as f64 => {
            let bytes = file.size() as usize;
            return Err(Untaken::Unattachable(Unattachable::TooLarge { bytes }));
        }
        "application/pdf" => files::read_bytes(file).await.map_err(|_| Untaken::Unreadable)?,
        _ => picture::fitted(file, LONGEST_SIDE, most as u32).await.ok_or(Untaken::Unreadable)?,
    };
    Attachment::of(bytes).map_err(Untaken::Unattachable)
}
