//! The layout of the database, and the way to it from every older one.

use idb::{DatabaseEvent, KeyPath, ObjectStoreParams, event::VersionChangeEvent};

/// The layout of the database. Raise it together with an upgrade step in [`upgrade`].
pub(super) const VERSION: u32 = 2;

pub(super) const FACTS: &str = "facts";
pub(super) const DRAFTS: &str = "drafts";
pub(super) const META: &str = "meta";
pub(super) const ATTACHMENTS: &str = "attachments";
pub(super) const ALL: [&str; 4] = [FACTS, DRAFTS, META, ATTACHMENTS];

/// Brings the database to [`VERSION`], step by step from any older one.
pub(super) fn upgrade(event: &VersionChangeEvent) -> Result<(), idb::Error> {
    let database = event.database()?;
    let before = event.old_version()?;
    if before < 1 {
        let mut numbered = ObjectStoreParams::new();
        numbered.auto_increment(true).key_path(Some(KeyPath::new_single("seq")));
        database.create_object_store(FACTS, numbered)?;
        database.create_object_store(DRAFTS, ObjectStoreParams::new())?;
        database.create_object_store(META, ObjectStoreParams::new())?;
    }
    // Beside what is there, none of which is touched.
    if before < 2 {
        database.create_object_store(ATTACHMENTS, ObjectStoreParams::new())?;
    }
    Ok(())
}
