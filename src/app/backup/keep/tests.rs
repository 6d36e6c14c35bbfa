use super::*;
use crate::app::i18n::Lang;
use std::{cell::RefCell, collections::BTreeMap, pin::pin, task::Poll};

/// What goes wrong in a folder.
#[derive(Clone, Copy, PartialEq)]
enum Fault {
    None,
    Refuses,
    LosesTheEnd,
    KeepsEverything,
}

/// A folder in memory.
struct Folder {
    files: RefCell<BTreeMap<String, Vec<u8>>>,
    fault: Fault,
}

impl Folder {
    fn of(files: &[(&str, usize)]) -> Folder {
        let files = files.iter().map(|(name, facts)| (format!("{name}.json"), text(*facts).into_bytes()));
        Folder { files: RefCell::new(files.collect()), fault: Fault::None }
    }

    fn names(&self) -> Vec<String> {
        self.files.borrow().keys().map(|name| name.trim_end_matches(".json").to_owned()).collect()
    }
}

impl Shelf for Folder {
    async fn list(&self) -> Result<Vec<(String, f64)>, Trouble> {
        Ok(self.files.borrow().iter().map(|(name, bytes)| (name.clone(), bytes.len() as f64)).collect())
    }

    async fn read(&self, name: &str) -> Result<Vec<u8>, Trouble> {
        self.files.borrow().get(name).cloned().ok_or(Trouble::Gone)
    }

    async fn write(&self, name: &str, text: &str) -> Result<(), Trouble> {
        let mut bytes = text.as_bytes().to_vec();
        match self.fault {
            Fault::Refuses => return Err(Trouble::Full),
            Fault::LosesTheEnd => bytes.truncate(bytes.len() / 2),
            Fault::None | Fault::KeepsEverything => {}
        }
        self.files.borrow_mut().insert(name.to_owned(), bytes);
        Ok(())
    }

    async fn remove(&self, name: &str) -> Result<(), Trouble> {
        if self.fault == Fault::KeepsEverything {
            return Err(Trouble::Locked);
        }
        self.files.borrow_mut().remove(name).map(drop).ok_or(Trouble::Gone)
    }
}

fn text(facts: usize) -> String {
    let facts: Vec<String> = (0..facts).map(|n| format!("{{\"id\":{n}}}")).collect();
    format!("{{\"format\":\"fieldbook-bundle\",\"facts\":[{}]}}", facts.join(","))
}

/// Nothing here waits for anything.
fn now<T>(future: impl Future<Output = T>) -> T {
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("a folder in memory answers at once"),
    }
}

const AT: &str = "2026-03-20T17:30:05";

fn kept(folder: &Folder, facts: usize, sample: bool) -> Result<Kept, Trouble> {
    let text = text(facts);
    let state = State { branch: "城关", device: "a", at: AT.parse().unwrap(), facts, sample, text: &text };
    now(keep(folder, &state, Words(Lang::ZhCn)))
}

const NEW: &str = "城关-全部数据-2026-03-20-173005-a";

#[test]
fn a_backup_is_written_whole_and_older_ones_are_thinned() {
    let folder = Folder::of(&[
        ("城关-全部数据-2026-03-19-080000-a", 8),
        ("城关-全部数据-2026-03-19-170000-a", 9),
        ("城关-all-data-2026-03-18-080000-a", 7),
        ("城关-all-data-2026-03-18-090000-a", 7),
    ]);
    let done = kept(&folder, 10, false).unwrap();
    assert_eq!(
        (done.file.as_str(), done.holds, done.thinned),
        (&*format!("{NEW}.json"), Holds::Everything, 2)
    );
    assert_eq!(
        folder.names(),
        ["城关-all-data-2026-03-18-090000-a", "城关-全部数据-2026-03-19-170000-a", NEW]
    );
    assert_eq!(facts_in(&folder.files.borrow()[&done.file]), Some(10));
}

#[test]
fn what_is_not_of_this_series_is_never_touched() {
    let others = [
        ("东河-全部数据-2020-03-18-080000-a", 8),
        ("东河-全部数据-2020-03-19-080000-a", 8),
        ("城关-全部数据-2020-03-18-080000-b", 8),
        ("城关-全部数据-2020-03-19-080000-b", 8),
        ("城关-全部数据-2020-03-18-a", 8),
        ("城关-部分数据-2020-03-18-080000-a", 8),
        ("城关-部分数据-2020-03-19-080000-a", 8),
        ("工资表", 0),
    ];
    let folder = Folder::of(&others);
    assert_eq!(kept(&folder, 10, false).unwrap().thinned, 0);
    assert_eq!(folder.names().len(), others.len() + 1);
}

#[test]
fn a_file_that_is_not_what_was_written_is_no_backup() {
    let before = ("城关-全部数据-2020-03-18-080000-a", 8);
    for (fault, trouble) in [(Fault::LosesTheEnd, Trouble::Differs), (Fault::Refuses, Trouble::Full)] {
        let folder = Folder { fault, ..Folder::of(&[before]) };
        assert_eq!(kept(&folder, 10, false), Err(trouble));
        assert_eq!(folder.names(), [before.0]);
    }
}

#[test]
fn a_file_that_cannot_be_removed_does_not_spoil_the_backup() {
    let old = [("城关-全部数据-2026-03-19-080000-a", 8), ("城关-全部数据-2026-03-19-090000-a", 8)];
    let folder = Folder { fault: Fault::KeepsEverything, ..Folder::of(&old) };
    assert_eq!(kept(&folder, 10, false).unwrap().thinned, 0);
    assert_eq!(folder.names().len(), 3);
}

#[test]
fn far_less_than_before_gets_a_name_of_its_own_and_thins_nothing() {
    let full = [("城关-全部数据-2020-03-18-080000-a", 1000), ("城关-全部数据-2020-03-19-080000-a", 1001)];
    let check = |facts, sample, holds, left: usize| {
        let folder = Folder::of(&full);
        let done = kept(&folder, facts, sample).unwrap();
        assert_eq!((done.holds, folder.names().len()), (holds, left), "{facts} {sample}");
        assert_eq!(FileName::parse(&done.file).unwrap().holds, holds);
    };
    check(3, false, Holds::Few, 3);
    check(500, false, Holds::Few, 3);
    check(501, false, Holds::Everything, 1);
    check(2000, true, Holds::Sample, 3);
}

#[test]
fn a_damaged_newest_file_does_not_hide_the_full_one_before_it() {
    let folder = Folder::of(&[("城关-全部数据-2026-03-18-080000-a", 1000)]);
    folder
        .files
        .borrow_mut()
        .insert("城关-全部数据-2026-03-19-080000-a.json".into(), b"{\"facts\":[1,".to_vec());
    assert_eq!(kept(&folder, 3, false).unwrap().holds, Holds::Few);
}

#[test]
fn the_newest_backup_of_a_folder_stands_first() {
    let folder = Folder::of(&[
        ("城关-全部数据-2026-03-18-080000-a", 8),
        ("东河-全部数据-2026-03-19-080000-b", 8),
        ("工资表", 0),
    ]);
    let all = now(newest_first(&folder)).unwrap();
    let names: Vec<&str> = all.iter().map(|stored| stored.file.as_str()).collect();
    assert_eq!(names, ["东河-全部数据-2026-03-19-080000-b.json", "城关-全部数据-2026-03-18-080000-a.json"]);
}
