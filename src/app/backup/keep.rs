//! Writing a backup into a folder: looked at again, and only then counted; older ones are thinned.

use super::{FileName, Holds, Trouble, thin::superfluous};
use crate::app::i18n::Words;
use crate::domain::Arrange;
use chrono::NaiveDateTime;
use serde::{Deserialize, de::IgnoredAny};

/// A folder for backups.
pub trait Shelf {
    /// The files in it, by name and size in bytes.
    fn list(&self) -> impl Future<Output = Result<Vec<(String, f64)>, Trouble>>;
    fn read(&self, name: &str) -> impl Future<Output = Result<Vec<u8>, Trouble>>;
    /// Writes a file whole. Failed or cut short, it leaves what was there, or an empty file where there was none.
    fn write(&self, name: &str, text: &str) -> impl Future<Output = Result<(), Trouble>>;
    fn remove(&self, name: &str) -> impl Future<Output = Result<(), Trouble>>;
}

/// A backup that lies in a folder.
#[derive(Debug, Clone, PartialEq)]
pub struct Stored {
    /// As it is called there.
    pub file: String,
    pub name: FileName,
    /// In bytes.
    pub size: f64,
}

/// Everything as it is now.
pub struct State<'a> {
    /// As it is to be called, unless it turns out to hold far less than the file before it.
    pub name: FileName,
    pub facts: usize,
    /// Whether the moment in the name can be gone by: a clock that is wrong makes old files of new ones.
    pub clock_is_right: bool,
    /// The file.
    pub text: &'a str,
}

/// The backups in a folder, the newest first; other people's files are none, nor is one that was begun and never written.
///
/// # Errors
/// The folder cannot be read.
pub async fn newest_first(shelf: &impl Shelf) -> Result<Vec<Stored>, Trouble> {
    let written = |(_, size): &(String, f64)| *size > 0.0;
    let stored = |(file, size): (String, f64)| Some(Stored { name: FileName::parse(&file)?, file, size });
    let mut all: Vec<Stored> = shelf.list().await?.into_iter().filter(written).filter_map(stored).collect();
    all.arrange_by(|a, b| b.name.at.cmp(&a.name.at).then_with(|| a.file.cmp(&b.file)));
    Ok(all)
}

/// Writes a backup, reads it back, compares it, and thins those of its series.
///
/// # Errors
/// There is no new backup, and no older one was touched.
pub async fn keep(shelf: &impl Shelf, state: State<'_>, words: Words) -> Result<(), Trouble> {
    let before = newest_first(shelf).await?;
    let holds = holds(shelf, &state, &before).await;
    let name = state.name.holding(holds);
    let file = name.print(words);
    if let Err(trouble) = shelf.write(&file, state.text).await {
        // One of the same second is as it was.
        if before.iter().all(|stored| stored.file != file) {
            let _ = shelf.remove(&file).await;
        }
        return Err(trouble);
    }
    let read = shelf.read(&file).await?;
    if read != state.text.as_bytes() || facts_in(&read) != Some(state.facts) {
        // A damaged file must not be taken for the newest backup. If it stays, it is still not counted as one.
        let _ = shelf.remove(&file).await;
        return Err(Trouble::Differs);
    }
    if state.clock_is_right {
        thin(shelf, &name, &before).await;
    }
    Ok(())
}

/// A state with less than half of what the newest whole file of the branch has, from whatever device, does not join the
/// whole ones: the browser may have lost its data, and be another device since.
async fn holds(shelf: &impl Shelf, state: &State<'_>, before: &[Stored]) -> Holds {
    if state.name.holds != Holds::Everything {
        return state.name.holds;
    }
    for stored in before.iter().filter(|stored| stored.name.is_of_kind_of(&state.name)) {
        // One that cannot be read says nothing: the one before it does.
        if let Some(facts) = shelf.read(&stored.file).await.ok().as_deref().and_then(facts_in) {
            return if state.facts < facts.div_ceil(2) { Holds::Few } else { Holds::Everything };
        }
    }
    Holds::Everything
}

/// Removes what is superfluous in the series of `newest`. What cannot be removed stays until the next time.
async fn thin(shelf: &impl Shelf, newest: &FileName, before: &[Stored]) {
    let series: Vec<&Stored> = before
        .iter()
        .filter(|stored| stored.name.is_in_series_of(newest) && stored.name.at != newest.at)
        .collect();
    let moments: Vec<NaiveDateTime> = series.iter().map(|stored| stored.name.at).chain([newest.at]).collect();
    let superfluous = superfluous(&moments, newest.at.date());
    for stored in series.iter().filter(|stored| superfluous.contains(&stored.name.at)) {
        let _ = shelf.remove(&stored.file).await;
    }
}

/// How many facts a file has; `None` when it is cut off, or no file of ours.
fn facts_in(file: &[u8]) -> Option<usize> {
    #[derive(Deserialize)]
    struct Facts {
        facts: Vec<IgnoredAny>,
    }
    serde_json::from_slice(file).ok().map(|Facts { facts }| facts.len())
}

#[cfg(test)]
mod tests;
