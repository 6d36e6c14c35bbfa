//! What a file of everything is called, and what its name says.

use crate::{
    app::{
        file_name::plain,
        i18n::{Lang, Words},
        words::{DEVICE_MARK_CHARS, device_mark},
    },
    domain::DeviceId,
    journal::Bundle,
};
use chrono::NaiveDateTime;

/// The longest name of a device, in characters.
pub const DEVICE_NAME_CHARS: usize = 20;
/// The longest name of a branch in a file's name, in characters.
const BRANCH_NAME_CHARS: usize = 30;
/// The day and the time of day, to the second.
const MOMENT: &str = "%Y-%m-%d-%H%M%S";
/// How long that is, in characters.
const MOMENT_CHARS: usize = 17;

/// How much of the branch is in a file. Each has a word of its own, so that one never takes the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    Everything,
    /// Not all that there is: some of it cannot be read, or it is far less than a file before it, begun anew or in a
    /// browser that has lost its data.
    Few,
    Sample,
}

impl Holds {
    const ALL: [Holds; 3] = [Holds::Everything, Holds::Few, Holds::Sample];

    /// What a file of all that is here holds. `unread`: how much of what is stored cannot be read.
    pub fn here(sample: bool, unread: usize) -> Holds {
        match unread {
            _ if sample => Holds::Sample,
            0 => Holds::Everything,
            _ => Holds::Few,
        }
    }

    fn key(self) -> &'static str {
        match self {
            Holds::Everything => "shell.file.all",
            Holds::Few => "shell.file.few",
            Holds::Sample => "shell.file.sample",
        }
    }
}

/// `城关-全部数据-2026-03-05-173005-电脑3F2C.json`: whose, what, when and from where, in what every file system takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileName {
    branch: String,
    pub holds: Holds,
    pub at: NaiveDateTime,
    /// What the device is called, and at its end always its mark: names are given, changed and given twice.
    device: String,
}

impl FileName {
    /// `called`: the name of the device, as a person reads it.
    pub fn new(branch: &str, holds: Holds, at: NaiveDateTime, called: &str, device: &DeviceId) -> FileName {
        let (called, mark) = (plain(called, DEVICE_NAME_CHARS), device_mark(device));
        let device = match called.as_str() {
            "" => mark,
            called if called.ends_with(&mark) => called.to_owned(),
            called => format!("{called}-{mark}"),
        };
        FileName { branch: plain(branch, BRANCH_NAME_CHARS), holds, at, device }
    }

    /// The name of a file of everything that is here. `sample`: whether that is the sample branch.
    pub fn of_all(bundle: &Bundle, sample: bool, called: &str) -> FileName {
        let holds = Holds::here(sample, bundle.damaged.len());
        FileName::new(&bundle.branch, holds, bundle.exported, called, &bundle.device)
    }

    /// The same name for a file that holds so much.
    pub fn holding(self, holds: Holds) -> FileName {
        FileName { holds, ..self }
    }

    pub fn print(&self, words: Words) -> String {
        let parts = [
            self.branch.clone(),
            words.t(self.holds.key()),
            self.at.format(MOMENT).to_string(),
            self.device.clone(),
        ];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        format!("{}.json", parts.join("-"))
    }

    /// Reads a name in either language. `None` for any that is not written exactly as [`FileName::print`] does: such a
    /// file is somebody's own.
    pub fn parse(name: &str) -> Option<FileName> {
        let stem = name.strip_suffix(".json")?;
        let all = Lang::ALL.into_iter().flat_map(|lang| Holds::ALL.map(|holds| (Words(lang), holds)));
        let mut read = all.flat_map(|(words, holds)| {
            let what = words.t(holds.key());
            let places = stem.match_indices(&what).map(|(at, _)| (at, at + what.len())).collect::<Vec<_>>();
            let read = move |(start, end)| FileName::around(&stem[..start], holds, &stem[end..]);
            places.into_iter().filter_map(read).filter(move |read| read.print(words) == name)
        });
        read.next()
    }

    /// `before` and `after` the word for what it holds: `城关-` and `-2026-03-05-173005-电脑3F2C`.
    fn around(before: &str, holds: Holds, after: &str) -> Option<FileName> {
        let after = after.strip_prefix('-')?;
        let (at, device) = after.split_at_checked(MOMENT_CHARS)?;
        let at = NaiveDateTime::parse_from_str(at, MOMENT).ok()?;
        let device =
            plain(device.strip_prefix('-').unwrap_or_default(), DEVICE_NAME_CHARS + 1 + DEVICE_MARK_CHARS);
        Some(FileName { branch: plain(before, BRANCH_NAME_CHARS), holds, at, device })
    }

    /// Whether both are of the same branch and hold as much, from whatever device.
    pub fn is_of_kind_of(&self, other: &FileName) -> bool {
        (&self.branch, self.holds) == (&other.branch, other.holds)
    }

    /// Whether both are of the same branch, from the same device, and hold as much: only then does one replace another.
    pub fn is_in_series_of(&self, other: &FileName) -> bool {
        self.is_of_kind_of(other) && self.mark() == other.mark()
    }

    /// The mark of the device; in a file that is named otherwise, some letters that are no device's.
    fn mark(&self) -> &str {
        let begins = self.device.char_indices().rev().nth(DEVICE_MARK_CHARS - 1);
        begins.map_or(&self.device, |(at, _)| &self.device[at..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: &str = "2026-03-05T17:30:05";

    /// `called`: the name of the device; `mark`: the end of its id.
    fn file(branch: &str, holds: Holds, called: &str, mark: &str) -> FileName {
        let device = DeviceId::parse(&format!("0197a5c3-1111-7000-8000-00000000{mark}")).unwrap();
        FileName::new(branch, holds, AT.parse().unwrap(), called, &device)
    }

    #[test]
    fn what_is_read_in_every_language_is_in_the_program() {
        // The other areas come in the language of the screen only.
        assert!(Holds::ALL.iter().all(|holds| holds.key().starts_with("shell.")));
    }

    #[test]
    fn a_file_name_says_whose_what_when_and_from_where() {
        let check = |lang, branch: &str, called: &str, expected: &str| {
            assert_eq!(file(branch, Holds::Everything, called, "3f2c").print(Words(lang)), expected);
        };
        let zh = Lang::ZhCn;
        check(zh, "城关分公司", "电脑 3F2C", "城关分公司-全部数据-2026-03-05-173005-电脑3F2C.json");
        check(Lang::En, "Chengguan", "Phone 3F2C", "Chengguan-all-data-2026-03-05-173005-Phone3F2C.json");
        check(zh, " ../a:b*?\"<>|c ", "小王的手机", "a-b-c-全部数据-2026-03-05-173005-小王的手机-3F2C.json");
        check(zh, "", "", "全部数据-2026-03-05-173005-3F2C.json");
        check(zh, "（城关）", "  ", "城关-全部数据-2026-03-05-173005-3F2C.json");
        let longest = file(&"长".repeat(200), Holds::Everything, &"长".repeat(200), "3f2c").print(Words(zh));
        assert!(longest.len() <= 255, "{}", longest.len());
    }

    #[test]
    fn a_name_is_read_back_in_either_language() {
        for lang in Lang::ALL {
            for holds in Holds::ALL {
                let longest = "长".repeat(200);
                for (branch, called) in [
                    ("城关", "电脑3F2C"),
                    ("a-b", "c-d"),
                    ("", ""),
                    ("全部数据-x", "all-data"),
                    ("a", &longest),
                ] {
                    let file = file(branch, holds, called, "3f2c");
                    assert_eq!(FileName::parse(&file.print(Words(lang))), Some(file));
                }
            }
        }
    }

    #[test]
    fn what_is_not_named_by_us_is_nobodys() {
        for name in [
            "城关-全部数据-2026-03-05-173005-电脑3F2C (1).json.bak",
            "城关-全部数据-2026-03-05-173005-电脑3F2C (1).json",
            "城关-全部数据-2026-03-05-电脑3F2C.json",
            "城关-全部数据-2026-13-05-173005-电脑3F2C.json",
            "城关全部数据-2026-03-05-173005.json",
            "全部数据-2026-03-05-1730.json",
            "全部数据-2026-03-05-17300五.json",
            "-全部数据-2026-03-05-173005-.json",
            "家庭照片.json",
            "",
        ] {
            assert_eq!(FileName::parse(name), None, "{name}");
        }
    }

    #[test]
    fn only_the_same_branch_device_and_content_make_a_series() {
        let whole = file("城关", Holds::Everything, "电脑 3F2C", "3f2c");
        // A device goes by its mark, whatever it is called: in another language, or by a name that was given later.
        for called in ["电脑 3F2C", "Computer 3F2C", "前台", ""] {
            assert!(whole.is_in_series_of(&file(" 城关 ", Holds::Everything, called, "3f2c")), "{called}");
        }
        for other in [
            file("东河", Holds::Everything, "电脑 3F2C", "3f2c"),
            file("城关", Holds::Few, "电脑 3F2C", "3f2c"),
            file("城关", Holds::Everything, "电脑 3F2C", "beef"),
        ] {
            assert!(!whole.is_in_series_of(&other), "{other:?}");
        }
        assert!(!file("城关", Holds::Everything, "前台", "3f2c").is_in_series_of(&file(
            "城关",
            Holds::Everything,
            "前台",
            "beef"
        )));
    }

    #[test]
    fn a_file_of_what_is_here_says_whether_that_is_all_of_a_branch() {
        let check = |sample, unread: &[&str], holds| {
            let whole = file("城关", holds, "前台", "3f2c");
            let bundle = Bundle {
                exported: whole.at,
                device: DeviceId::parse("0197a5c3-1111-7000-8000-000000003f2c").unwrap(),
                branch: "城关".into(),
                facts: Vec::new(),
                drafts: Default::default(),
                damaged: unread.iter().map(|text| (*text).into()).collect(),
                attachments: Default::default(),
            };
            assert_eq!(FileName::of_all(&bundle, sample, "前台"), whole);
        };
        check(false, &[], Holds::Everything);
        check(true, &[], Holds::Sample);
        // Also one that the browser does not give out is missing.
        check(false, &[""], Holds::Few);
        check(true, &[""], Holds::Sample);
    }
}
