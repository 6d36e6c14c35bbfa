//! A fee schedule as it is pasted: which column is which, the rows that follow, and all that is wrong with them.

use crate::{
    app::words::Misread,
    domain::{
        FeeRow, Money,
        fees::FeeKey,
        typed::{NumberRule, TextError, read_day, read_text},
    },
    journal::{
        FeesSet,
        limits::{FEES, NAME_CHARS},
    },
    spreadsheet::pasted::{Pasted, columns_by_head, rows},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum FeeColumn {
    Name,
    Model,
    Unit,
    Charge,
    Floor,
    Remark,
}

impl FeeColumn {
    pub const ALL: [FeeColumn; 6] = [
        FeeColumn::Name,
        FeeColumn::Model,
        FeeColumn::Unit,
        FeeColumn::Charge,
        FeeColumn::Floor,
        FeeColumn::Remark,
    ];

    /// Those that heads are looked for first: what names the floor may name a price as well.
    const BY_HEAD: [FeeColumn; 6] = [
        FeeColumn::Floor,
        FeeColumn::Charge,
        FeeColumn::Name,
        FeeColumn::Model,
        FeeColumn::Unit,
        FeeColumn::Remark,
    ];

    /// The name of its input.
    pub fn code(self) -> &'static str {
        match self {
            FeeColumn::Name => "item",
            FeeColumn::Model => "model",
            FeeColumn::Unit => "unit",
            FeeColumn::Charge => "charge",
            FeeColumn::Floor => "floor",
            FeeColumn::Remark => "remark",
        }
    }

    /// The key of what it is called.
    pub fn key(self) -> &'static str {
        match self {
            FeeColumn::Name => "rules.fees.column.name",
            FeeColumn::Model => "rules.fees.column.model",
            FeeColumn::Unit => "rules.fees.column.unit",
            FeeColumn::Charge => "rules.fees.column.charge",
            FeeColumn::Floor => "rules.fees.column.floor",
            FeeColumn::Remark => "rules.fees.column.remark",
        }
    }

    /// Without it there is no schedule.
    pub fn is_needed(self) -> bool {
        matches!(self, FeeColumn::Name | FeeColumn::Charge | FeeColumn::Floor)
    }

    fn at(self) -> usize {
        FeeColumn::ALL.iter().position(|one| *one == self).unwrap_or_default()
    }

    /// Words that stand in its head: as Chinese price lists have them, then as English ones do.
    fn heads(self) -> &'static [&'static str] {
        match self {
            // Item, name, part, content.
            FeeColumn::Name => &[
                "\u{9879}\u{76EE}",
                "\u{540D}\u{79F0}",
                "\u{54C1}\u{540D}",
                "\u{914D}\u{4EF6}",
                "\u{90E8}\u{4EF6}",
                "\u{5185}\u{5BB9}",
                "item",
                "name",
                "part",
            ],
            // Model, specification, number.
            FeeColumn::Model => {
                &["\u{578B}\u{53F7}", "\u{89C4}\u{683C}", "\u{7F16}\u{53F7}", "model", "number"]
            }
            FeeColumn::Unit => &["\u{5355}\u{4F4D}", "unit"],
            // Charge, unit price, standard, selling price, price, amount.
            FeeColumn::Charge => &[
                "\u{6536}\u{8D39}",
                "\u{5355}\u{4EF7}",
                "\u{6807}\u{51C6}",
                "\u{552E}\u{4EF7}",
                "\u{4EF7}\u{683C}",
                "\u{91D1}\u{989D}",
                "charge",
                "price",
                "fee",
            ],
            // Floor price, lowest, cost.
            FeeColumn::Floor => {
                &["\u{5E95}\u{4EF7}", "\u{6700}\u{4F4E}", "\u{6210}\u{672C}", "floor", "lowest", "cost"]
            }
            // Remark, explanation.
            FeeColumn::Remark => &["\u{5907}\u{6CE8}", "\u{8BF4}\u{660E}", "remark", "note"],
        }
    }
}

/// In the place of a column: there is none.
pub const NO_COLUMN: &str = "-";

/// What is typed into the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FeesTyped {
    pub from: String,
    pub name: String,
    pub text: String,
    /// Which row is the head: its number in the spreadsheet, [`NO_COLUMN`] where there is none; while nothing is said, the
    /// one that looks like it.
    pub head: String,
    /// The columns that were chosen, by [`FeeColumn::code`]: a place counted from 0, or [`NO_COLUMN`].
    pub columns: BTreeMap<String, String>,
}

/// The columns that were chosen last on this device, by [`FeeColumn::code`]: by the words of their heads.
pub type Remembered = BTreeMap<String, String>;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeesProblem {
    From(Misread),
    Name(TextError),
    /// Nothing is pasted, or nothing that is a row.
    Nothing,
    TooMany {
        rows: usize,
    },
    NoColumn(FeeColumn),
    Row {
        number: usize,
        why: RowProblem,
    },
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowProblem {
    Cell { column: FeeColumn, text: String, why: Misread },
    BelowFloor { name: String, charge: Money, floor: Money },
    Twice { name: String, first: usize },
}

/// What was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Understood {
    /// What the columns are called: their heads, or nothing where there is none.
    pub heads: Vec<String>,
    /// Which row is the head, by the number that the spreadsheet gives it.
    pub head: Option<usize>,
    /// The rows that may be the head, the first ones, each with what it says.
    pub may_head: Vec<(usize, String)>,
    /// What lies above the head: a title, a date. Nothing of it is taken.
    pub above: Vec<(usize, String)>,
    /// Where each column stands, in the order of [`FeeColumn::ALL`].
    pub columns: [Option<usize>; 6],
    /// With the numbers that the spreadsheet gives them.
    pub rows: Vec<(usize, FeeRow)>,
    /// Rows of one cell: headings between the rows.
    pub aside: Vec<(usize, String)>,
    pub problems: Vec<FeesProblem>,
}

impl Understood {
    pub fn column(&self, column: FeeColumn) -> Option<usize> {
        self.columns[column.at()]
    }

    /// What is to be remembered: the heads of the columns.
    pub fn remembered(&self) -> Remembered {
        let head = |column: &FeeColumn| {
            let head = self.heads.get(self.column(*column)?).filter(|_| self.head.is_some())?;
            Some((column.code().to_owned(), head.clone()))
        };
        FeeColumn::ALL.iter().filter_map(head).collect()
    }
}

impl FeesTyped {
    /// The schedule, or everything that is wrong with it.
    ///
    /// # Errors
    /// All of it, the rows in their order.
    pub fn read(&self, remembered: &Remembered) -> Result<FeesSet, Vec<FeesProblem>> {
        let mut wrong = Vec::new();
        let from = read_day(&self.from).map_err(|why| wrong.push(FeesProblem::From(why.into())));
        let name = match read_text(&self.name, NAME_CHARS) {
            Err(TextError::Empty) => None,
            Err(why) => {
                wrong.push(FeesProblem::Name(why));
                None
            }
            Ok(name) => Some(name),
        };
        let Understood { rows, problems, .. } = self.understand(remembered);
        wrong.extend(problems);
        match from {
            Ok(from) if wrong.is_empty() => {
                Ok(FeesSet { from, name, rows: rows.into_iter().map(|(_, row)| row).collect() })
            }
            _ => Err(wrong),
        }
    }

    /// The rows, and everything that is wrong with them.
    pub fn understand(&self, remembered: &Remembered) -> Understood {
        let pasted = rows(&self.text);
        if pasted.is_empty() {
            return Understood { problems: vec![FeesProblem::Nothing], ..Understood::default() };
        }
        let at = self.head_at(&pasted, remembered);
        let width = pasted.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let head = |column| at.map(|at| pasted[at].cell(column)).unwrap_or_default();
        let heads: Vec<String> = (0..width).map(head).collect();
        let columns = self.columns(&heads, at.is_some(), remembered);
        let said = |row: &Pasted| (row.number, said(row));
        let mut seen = Understood {
            heads,
            head: at.map(|at| pasted[at].number),
            may_head: pasted.iter().take(MAY_HEAD).map(said).collect(),
            above: pasted[..at.unwrap_or_default()].iter().map(said).collect(),
            columns,
            ..Understood::default()
        };
        let body = &pasted[at.map_or(0, |at| at + 1)..];
        let needed = FeeColumn::ALL.into_iter().filter(|column| column.is_needed());
        let missing = needed.filter(|column| seen.column(*column).is_none()).map(FeesProblem::NoColumn);
        seen.problems = missing.collect();
        if seen.problems.is_empty() {
            seen.take(body);
        }
        seen
    }

    /// The place of the head: as it was chosen; else the row with the most names of columns; where none has two, the first one
    /// that is more than a title and says no amount.
    fn head_at(&self, pasted: &[Pasted], remembered: &Remembered) -> Option<usize> {
        if self.head == NO_COLUMN {
            return None;
        }
        if let Some(at) = self.head.parse().ok().and_then(|at| place_of_row(pasted, at)) {
            return Some(at);
        }
        let wanted = FeeColumn::BY_HEAD.map(FeeColumn::heads);
        let named = |row: &Pasted| {
            let cells = said_cells(row);
            let known = remembered.values().filter(|head| cells.contains(head)).count();
            known.max(columns_by_head(&cells, &wanted).into_iter().flatten().count())
        };
        let heads = pasted.iter().take(MAY_HEAD).enumerate().filter(|(_, row)| looks_like_head(row));
        // Of two with as many names the first one is the head.
        let best = heads.map(|(at, row)| (named(row), std::cmp::Reverse(at))).max();
        if let Some((2.., std::cmp::Reverse(at))) = best {
            return Some(at);
        }
        let first = pasted.iter().position(|row| said_cells(row).len() > 1).unwrap_or_default();
        looks_like_head(&pasted[first]).then_some(first)
    }

    /// As they were chosen; else as they were chosen before; else as the heads say.
    fn columns(&self, heads: &[String], has_head: bool, remembered: &Remembered) -> [Option<usize>; 6] {
        let wanted = FeeColumn::BY_HEAD.map(FeeColumn::heads);
        let by_head = columns_by_head(heads, &wanted);
        let last = |column: FeeColumn| {
            let head = remembered.get(column.code()).filter(|_| has_head)?;
            heads.iter().position(|one| one == head)
        };
        let guessed = |column: FeeColumn| {
            let at = FeeColumn::BY_HEAD.iter().position(|one| *one == column)?;
            // What another one was known by before is not guessed.
            by_head[at].filter(|at| !FeeColumn::ALL.iter().any(|other| last(*other) == Some(*at)))
        };
        FeeColumn::ALL.map(|column| match self.columns.get(column.code()).map(String::as_str) {
            Some(NO_COLUMN) => None,
            Some(chosen) => chosen.parse().ok().filter(|at| *at < heads.len()),
            None => last(column).or_else(|| guessed(column)),
        })
    }
}

/// So many rows from the first one may be the head: above it stand a title and a day, and no more.
const MAY_HEAD: usize = 12;

/// Where the row of a number stands.
fn place_of_row(pasted: &[Pasted], number: usize) -> Option<usize> {
    pasted.iter().position(|row| row.number == number)
}

fn said_cells(row: &Pasted) -> Vec<String> {
    (0..row.cells.len()).map(|at| row.cell(at)).filter(|cell| !cell.is_empty()).collect()
}

/// What a row says, in one line.
fn said(row: &Pasted) -> String {
    said_cells(row).join(" · ")
}

/// A head says no amount.
fn looks_like_head(row: &Pasted) -> bool {
    let amount = |cell: &String| NumberRule::AMOUNT.read(cell).is_ok();
    !row.cells.iter().any(amount)
}

impl Understood {
    fn take(&mut self, body: &[Pasted]) {
        let mut known: BTreeMap<FeeKey, usize> = BTreeMap::new();
        for row in body {
            let number = row.number;
            if let Some(heading) = heading(row) {
                self.aside.push((number, heading));
                continue;
            }
            let mut wrong = Vec::new();
            let read = self.row(row, &mut wrong);
            if let Some(first) = known.get(&read.key()).copied().filter(|_| !read.name.is_empty()) {
                wrong.push(RowProblem::Twice { name: read.called(), first });
            }
            known.entry(read.key()).or_insert(number);
            match wrong.is_empty() {
                true => self.rows.push((number, read)),
                false => {
                    self.problems.extend(wrong.into_iter().map(|why| FeesProblem::Row { number, why }));
                }
            }
        }
        match self.rows.len() {
            0 if self.problems.is_empty() => self.problems.push(FeesProblem::Nothing),
            rows if rows > FEES => self.problems.push(FeesProblem::TooMany { rows }),
            _ => {}
        }
    }

    fn row(&self, row: &Pasted, wrong: &mut Vec<RowProblem>) -> FeeRow {
        let cell = |column: FeeColumn| self.column(column).map(|at| row.cell(at)).unwrap_or_default();
        let mut text = |column: FeeColumn, may_be_empty: bool| match read_text(&cell(column), NAME_CHARS) {
            Ok(text) => text,
            Err(TextError::Empty) if may_be_empty => String::new(),
            Err(why) => {
                wrong.push(RowProblem::Cell { column, text: String::new(), why: why.into() });
                String::new()
            }
        };
        let (name, model) = (text(FeeColumn::Name, false), text(FeeColumn::Model, true));
        let (unit, remark) = (text(FeeColumn::Unit, true), text(FeeColumn::Remark, true));
        let mut amount = |column: FeeColumn| {
            let text = cell(column);
            let read = NumberRule::AMOUNT.read_money(&text);
            read.map_err(|why| wrong.push(RowProblem::Cell { column, text, why: why.into() })).ok()
        };
        let (charge, floor) = (amount(FeeColumn::Charge), amount(FeeColumn::Floor));
        if let (Some(charge), Some(floor)) = (charge, floor)
            && floor > charge
        {
            wrong.push(RowProblem::BelowFloor { name: name.clone(), charge, floor });
        }
        let (charge, floor) = (charge.unwrap_or_default(), floor.unwrap_or_default());
        FeeRow { name, model, unit, charge, floor, remark }
    }
}

/// What a row says that has one cell only and no price: a heading of those below it.
fn heading(row: &Pasted) -> Option<String> {
    let mut filled = (0..row.cells.len()).map(|at| row.cell(at)).filter(|cell| !cell.is_empty());
    let only = filled.next()?;
    let is_amount = NumberRule::AMOUNT.read(&only).is_ok();
    (filled.next().is_none() && !is_amount).then_some(only)
}

#[cfg(test)]
mod tests;
