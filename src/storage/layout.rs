//! The layout of the database, and the way to it from every older one.

use idb::{DatabaseEvent, KeyPath, ObjectStoreParams, event::VersionChangeEvent};

/// The layout of the database. Raise it together with an upgrade step in [`upgrade`].
pub(super) const VERSION: u32 = 1;

pub(super) const FACTS: &str = "facts";
pub(super) const DRAFTS: &str = "drafts";
pub(super) const META: &str = "meta";
pub(super) const ALL: [&str; 3] = [FACTS, DRAFTS, META];

/// Brings the database to [`VERSION`], step by step from any older one.
pub(super) fn upgrade(event: &VersionChangeEvent) -> Result<(), idb::Error> {
    let database = event.database()?;
    if event.old_version()? < 1 {
        let mut numbered = ObjectStoreParams::new();
        numbered.auto_increment(true).key_path(Some(KeyPath::new_single("seq")));
        database.create_object_store(FACTS, numbered)?;
        database.create_object_store(DRAFTS, ObjectStoreParams::new())?;
        database.create_object_store(META, ObjectStoreParams::new())?;
    }
    Ok(())
}
