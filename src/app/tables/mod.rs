//! Tables that leave: as a spreadsheet, as CSV, or to be pasted. A screen says what stands in them ([`Tables`]); what
//! becomes of it is the same everywhere.

mod columns;
mod said;
#[cfg(target_arch = "wasm32")]
mod taken;

pub use columns::Columns;
pub use said::unwritten_words;
#[cfg(target_arch = "wasm32")]
pub use taken::{TakeTable, save, table_of};

use crate::{
    app::file_name::joined,
    spreadsheet::{Book, Page},
};
use chrono::NaiveDate;

/// What a screen lets one take along.
#[derive(Debug, Clone, PartialEq)]
pub struct Tables {
    /// What it is called, in the language of the screen.
    pub name: String,
    /// Of which month, year or person it is, or on which day it was so.
    pub of: String,
    /// The day the file says it was made on.
    pub created: NaiveDate,
    /// How far its figures hold, where that is to be said.
    pub state: String,
    pub pages: Vec<Page>,
}

impl Tables {
    /// A list as it is on a day.
    pub fn list(page: Page, today: NaiveDate) -> Tables {
        Tables {
            name: page.name.clone(),
            of: today.to_string(),
            created: today,
            state: String::new(),
            pages: vec![page],
        }
    }

    /// A list of something that has a name: a site's, a person's.
    pub fn list_of(page: Page, of: String, today: NaiveDate) -> Tables {
        Tables { of, ..Tables::list(page, today) }
    }

    /// The pages that have rows, with their places among all: a head alone is not offered.
    pub fn with_rows(&self) -> impl Iterator<Item = (usize, &Page)> {
        self.pages.iter().enumerate().filter(|(_, page)| page.listed() > 0)
    }

    /// `东河-工单-2026-03.csv`: whose, what and of when, in what every file system takes. `page` where it is one of several.
    pub fn file_name(&self, branch: &str, page: Option<&Page>, extension: &str) -> String {
        let page = page.filter(|_| self.pages.len() > 1).map_or("", |page| &page.name);
        format!("{}.{extension}", joined(&[branch, &self.name, page, &self.of]))
    }

    /// The same, with a line above it that says how far its figures hold.
    pub fn holding(self, state: String) -> Tables {
        Tables { state, ..self }
    }

    /// The whole as one file; a page that says nothing of itself says whose it is and of when, and how far it holds.
    pub fn book(&self, branch: &str) -> Book {
        let parts = [branch, &self.name, &self.of].into_iter().filter(|part| !part.is_empty());
        let title = parts.collect::<Vec<_>>().join(" ");
        let mut pages = self.pages.clone();
        for page in pages.iter_mut().filter(|page| page.about.is_empty()) {
            page.about = vec![title.clone()];
            page.about.extend(Some(self.state.clone()).filter(|state| !state.is_empty()));
        }
        Book { title, created: self.created, pages }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spreadsheet::Cell;

    fn tables(names: &[&str]) -> Tables {
        let page = |name: &&str| Page::list((*name).to_owned(), vec![Cell::Head("h".into())], []);
        let pages = names.iter().map(page).collect();
        Tables {
            name: "工资结算".into(),
            of: "2026-03".into(),
            created: "2026-03-31".parse().unwrap(),
            state: String::new(),
            pages,
        }
    }

    #[test]
    fn a_file_is_named_by_branch_table_and_month() {
        let one = tables(&["工资结算"]);
        assert_eq!(one.file_name("东河/城关", Some(&one.pages[0]), "csv"), "东河-城关-工资结算-2026-03.csv");
        assert_eq!(one.file_name("", None, "xlsx"), "工资结算-2026-03.xlsx");
        let two = tables(&["2026年3月", "明细"]);
        assert_eq!(two.file_name("东河", Some(&two.pages[1]), "csv"), "东河-工资结算-明细-2026-03.csv");
        assert_eq!(two.file_name("东河", None, "xlsx"), "东河-工资结算-2026-03.xlsx");
    }

    #[test]
    fn a_head_alone_is_not_offered() {
        let mut tables = tables(&["a", "b"]);
        assert_eq!(tables.with_rows().count(), 0);
        tables.pages[1].rows.push(vec![Cell::Text("row".into())]);
        let offered: Vec<_> = tables.with_rows().map(|(at, page)| (at, page.name.as_str())).collect();
        assert_eq!(offered, [(1, "b")]);
    }

    #[test]
    fn a_page_says_what_it_is_unless_it_does_so_itself() {
        let mut tables = tables(&["a", "b"]);
        tables.pages[1].about = vec!["its own".into()];
        let book = tables.book("东河");
        assert_eq!(book.title, "东河 工资结算 2026-03");
        assert_eq!(book.pages[0].about, ["东河 工资结算 2026-03"]);
        assert_eq!(book.pages[1].about, ["its own"]);
        let open = tables.holding("未结账".into()).book("东河");
        assert_eq!(open.pages[0].about, ["东河 工资结算 2026-03", "未结账"]);
    }
}
