//! Writing a backup into a folder: looked at again, and only then counted; older ones are thinned.

use super::{FileName, Holds, Trouble, thin::superfluous};
use crate::app::i18n::Words;
use chrono::NaiveDateTime;
use serde::{Deserialize, de::IgnoredAny};

/// A folder for backups.
pub trait Shelf {
    /// The files in it, by name and size in bytes.
    fn list(&self) -> impl Future<Output = Result<Vec<(String, f64)>, Trouble>>;
    fn read(&self, name: &str) -> impl Future<Output = Result<Vec<u8>, Trouble>>;
    /// Writes a file whole, or leaves what was there.
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
    pub branch: &'a str,
    pub device: &'a str,
    pub at: NaiveDateTime,
    pub facts: usize,
    pub sample: bool,
    /// The file.
    pub text: &'a str,
}

/// A backup that was written and read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub file: String,
    pub holds: Holds,
    /// How many older ones were removed.
    pub thinned: usize,
}

/// The backups in a folder, the newest first; other people's files are none.
///
/// # Errors
/// The folder cannot be read.
pub async fn newest_first(shelf: &impl Shelf) -> Result<Vec<Stored>, Trouble> {
    let stored = |(file, size): (String, f64)| Some(Stored { name: FileName::parse(&file)?, file, size });
    let mut all: Vec<Stored> = shelf.list().await?.into_iter().filter_map(stored).collect();
    all.sort_by(|a, b| b.name.at.cmp(&a.name.at).then_with(|| a.file.cmp(&b.file)));
    Ok(all)
}

/// Writes a backup, reads it back, compares it, and thins those of its series.
///
/// # Errors
/// There is no new backup, and no older one was touched.
pub async fn keep(shelf: &impl Shelf, state: &State<'_>, words: Words) -> Result<Kept, Trouble> {
    let before = newest_first(shelf).await?;
    let holds = holds(shelf, state, &before).await;
    let name = FileName::new(state.branch, holds, state.at, state.device);
    let file = name.print(words);
    shelf.write(&file, state.text).await?;
    let read = shelf.read(&file).await?;
    if read != state.text.as_bytes() || facts_in(&read) != Some(state.facts) {
        // A damaged file must not be taken for the newest backup. If it stays, it is still not counted as one.
        let _ = shelf.remove(&file).await;
        return Err(Trouble::Differs);
    }
    let thinned = thin(shelf, &name, &before).await;
    Ok(Kept { file, holds, thinned })
}

/// A state with less than half of what a file before it had does not join the series of that one.
async fn holds(shelf: &impl Shelf, state: &State<'_>, before: &[Stored]) -> Holds {
    if state.sample {
        return Holds::Sample;
    }
    let whole = FileName::new(state.branch, Holds::Everything, state.at, state.device);
    for stored in before.iter().filter(|stored| stored.name.is_in_series_of(&whole)) {
        // One that cannot be read says nothing: the one before it does.
        if let Some(facts) = shelf.read(&stored.file).await.ok().as_deref().and_then(facts_in) {
            return if state.facts < facts.div_ceil(2) { Holds::Few } else { Holds::Everything };
        }
    }
    Holds::Everything
}

/// Removes what is superfluous in the series of `newest`. What cannot be removed stays until the next time.
async fn thin(shelf: &impl Shelf, newest: &FileName, before: &[Stored]) -> usize {
    let series: Vec<&Stored> = before
        .iter()
        .filter(|stored| stored.name.is_in_series_of(newest) && stored.name.at != newest.at)
        .collect();
    let moments: Vec<NaiveDateTime> = series.iter().map(|stored| stored.name.at).chain([newest.at]).collect();
    let superfluous = superfluous(&moments, newest.at.date());
    let mut removed = 0;
    for stored in series.iter().filter(|stored| superfluous.contains(&stored.name.at)) {
        removed += usize::from(shelf.remove(&stored.file).await.is_ok());
    }
    removed
}

/// How many facts a file has; `None` when it is cut off, or no file of ours.
pub fn facts_in(file: &[u8]) -> Option<usize> {
    #[derive(Deserialize)]
    struct Facts {
        facts: Vec<IgnoredAny>,
    }
    serde_json::from_slice(file).ok().map(|Facts { facts }| facts.len())
}

#[cfg(test)]
mod tests;
