use super::*;
use crate::{app::i18n::Lang, domain::DeviceId};
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
            // As a browser does: a file is made before there is room for it.
            Fault::Refuses => {
                self.files.borrow_mut().entry(name.to_owned()).or_default();
                return Err(Trouble::Full);
            }
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

/// Of the computer 3F2C.
fn kept(folder: &Folder, facts: usize, holds: Holds) -> Result<(), Trouble> {
    kept_by(folder, facts, holds, true)
}

fn kept_by(folder: &Folder, facts: usize, holds: Holds, clock_is_right: bool) -> Result<(), Trouble> {
    let text = text(facts);
    let device = DeviceId::parse("0197a5c3-1111-7000-8000-000000003f2c").unwrap();
    let name = FileName::new("城关", holds, AT.parse().unwrap(), "电脑 3F2C", &device);
    now(keep(folder, State { name, facts, clock_is_right, text: &text }, Words(Lang::ZhCn)))
}

const NEW: &str = "城关-全部数据-2026-03-20-173005-电脑3F2C";
const NEW_FEW: &str = "城关-部分数据-2026-03-20-173005-电脑3F2C";

#[test]
fn a_backup_is_written_whole_and_older_ones_are_thinned() {
    let folder = Folder::of(&[
        ("城关-全部数据-2026-03-19-080000-前台3F2C", 8),
        ("城关-全部数据-2026-03-19-170000-前台3F2C", 9),
        ("城关-all-data-2026-03-18-080000-前台3F2C", 7),
        ("城关-all-data-2026-03-18-090000-前台3F2C", 7),
    ]);
    kept(&folder, 10, Holds::Everything).unwrap();
    assert_eq!(
        folder.names(),
        ["城关-all-data-2026-03-18-090000-前台3F2C", "城关-全部数据-2026-03-19-170000-前台3F2C", NEW]
    );
    assert_eq!(facts_in(&folder.files.borrow()[&format!("{NEW}.json")]), Some(10));
}

#[test]
fn what_is_not_of_this_series_is_never_touched() {
    let others = [
        ("东河-全部数据-2020-03-18-080000-前台3F2C", 8),
        ("东河-全部数据-2020-03-19-080000-前台3F2C", 8),
        ("城关-全部数据-2020-03-18-080000-前台BEEF", 8),
        ("城关-全部数据-2020-03-19-080000-前台BEEF", 8),
        ("城关-全部数据-2020-03-18-前台3F2C", 8),
        ("城关-部分数据-2020-03-18-080000-前台3F2C", 8),
        ("城关-部分数据-2020-03-19-080000-前台3F2C", 8),
        ("工资表", 0),
    ];
    let folder = Folder::of(&others);
    kept(&folder, 10, Holds::Everything).unwrap();
    assert_eq!(folder.names().len(), others.len() + 1);
}

#[test]
fn a_file_that_is_not_what_was_written_is_no_backup() {
    let before = ("城关-全部数据-2020-03-18-080000-前台3F2C", 8);
    for (fault, trouble) in [(Fault::LosesTheEnd, Trouble::Differs), (Fault::Refuses, Trouble::Full)] {
        let folder = Folder { fault, ..Folder::of(&[before]) };
        assert_eq!(kept(&folder, 10, Holds::Everything), Err(trouble));
        assert_eq!(folder.names(), [before.0]);
    }
}

#[test]
fn a_file_that_cannot_be_removed_does_not_spoil_the_backup() {
    let old =
        [("城关-全部数据-2026-03-19-080000-前台3F2C", 8), ("城关-全部数据-2026-03-19-090000-前台3F2C", 8)];
    let folder = Folder { fault: Fault::KeepsEverything, ..Folder::of(&old) };
    kept(&folder, 10, Holds::Everything).unwrap();
    assert_eq!(folder.names().len(), 3);
}

#[test]
fn far_less_than_before_gets_a_name_of_its_own_and_thins_nothing() {
    let check = |mark: &str, facts, holds, expected, left: usize| {
        let full = ["2020-03-18", "2020-03-19"].map(|day| format!("城关-全部数据-{day}-080000-{mark}"));
        let folder = Folder::of(&[(&full[0], 1000), (&full[1], 1001)]);
        kept(&folder, facts, holds).unwrap();
        let newest = now(newest_first(&folder)).unwrap().remove(0);
        assert_eq!((newest.name.holds, folder.names().len()), (expected, left), "{mark} {facts} {holds:?}");
    };
    check("前台3F2C", 3, Holds::Everything, Holds::Few, 3);
    check("前台3F2C", 500, Holds::Everything, Holds::Few, 3);
    check("前台3F2C", 501, Holds::Everything, Holds::Everything, 1);
    check("前台3F2C", 2000, Holds::Sample, Holds::Sample, 3);
    // Of a thousand facts here one cannot be read.
    check("前台3F2C", 1000, Holds::Few, Holds::Few, 3);
    // A browser that has lost its data is another device since.
    check("前台BEEF", 3, Holds::Everything, Holds::Few, 3);
    // Two computers may be called the same.
    check("前台BEEF", 1000, Holds::Everything, Holds::Everything, 3);
}

#[test]
fn a_damaged_newest_file_does_not_hide_the_full_one_before_it() {
    for damaged in ["{\"facts\":[1,", ""] {
        let folder = Folder::of(&[("城关-全部数据-2026-03-18-080000-前台3F2C", 1000)]);
        let newest = "城关-全部数据-2026-03-19-080000-前台3F2C";
        folder.files.borrow_mut().insert(format!("{newest}.json"), damaged.as_bytes().to_vec());
        kept(&folder, 3, Holds::Everything).unwrap();
        assert_eq!(folder.names().last().unwrap(), NEW_FEW);
    }
}

#[test]
fn a_file_that_was_begun_and_never_written_is_not_the_last_of_its_day() {
    let whole = "城关-全部数据-2026-03-19-080000-前台3F2C";
    let folder = Folder::of(&[(whole, 9)]);
    let empty = "城关-全部数据-2026-03-19-170000-前台3F2C";
    folder.files.borrow_mut().insert(format!("{empty}.json"), Vec::new());
    kept(&folder, 10, Holds::Everything).unwrap();
    assert!(folder.names().contains(&whole.to_owned()));
    let all = now(newest_first(&folder)).unwrap();
    assert_eq!(
        all.iter().map(|stored| stored.file.trim_end_matches(".json")).collect::<Vec<_>>(),
        [NEW, whole]
    );
}

#[test]
fn nothing_is_old_by_a_clock_that_may_be_wrong() {
    let old =
        [("城关-全部数据-2020-03-18-080000-前台3F2C", 10), ("城关-全部数据-2020-03-19-080000-前台3F2C", 10)];
    for (clock_is_right, left) in [(false, 3), (true, 1)] {
        let folder = Folder::of(&old);
        kept_by(&folder, 10, Holds::Everything, clock_is_right).unwrap();
        assert_eq!(folder.names().len(), left);
    }
}

#[test]
fn the_newest_backup_of_a_folder_stands_first() {
    let folder = Folder::of(&[
        ("城关-全部数据-2026-03-18-080000-前台3F2C", 8),
        ("东河-全部数据-2026-03-19-080000-前台BEEF", 8),
        ("工资表", 0),
    ]);
    let all = now(newest_first(&folder)).unwrap();
    let names: Vec<&str> = all.iter().map(|stored| stored.file.as_str()).collect();
    assert_eq!(
        names,
        ["东河-全部数据-2026-03-19-080000-前台BEEF.json", "城关-全部数据-2026-03-18-080000-前台3F2C.json"]
    );
}
