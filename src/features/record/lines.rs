//! What a quote is made of, as it is typed: chosen from the fee schedule or written freely.

use super::values::Values;
use crate::{
    app::words::Misread,
    domain::{
        FeeRow, QuoteLine,
        fees::sums,
        typed::{NumberRule, read_text},
    },
    journal::limits::{NAME_CHARS, QUANTITY},
};
use serde::{Deserialize, Serialize};

/// The field that holds the lines.
pub const LINES: &str = "lines";

/// So many of something.
pub const PIECES: NumberRule = NumberRule::count(QUANTITY as u64);

/// A line as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedLine {
    pub name: String,
    pub model: String,
    pub unit: String,
    pub quantity: String,
    pub charge: String,
    pub floor: String,
    /// Chosen from the schedule: what it is and its floor are not written anew.
    pub chosen: bool,
}

/// What can be typed of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Name,
    Quantity,
    Charge,
    Floor,
}

impl TypedLine {
    /// One of the schedule, of which somebody says how many.
    pub fn of(row: &FeeRow) -> TypedLine {
        TypedLine {
            name: row.name.clone(),
            model: row.model.clone(),
            unit: row.unit.clone(),
            quantity: String::new(),
            charge: row.charge.to_string(),
            floor: row.floor.to_string(),
            chosen: true,
        }
    }

    /// One of a quote that was made before.
    pub fn again(line: &QuoteLine) -> TypedLine {
        let row = FeeRow {
            name: line.name.clone(),
            model: line.model.clone(),
            unit: line.unit.clone(),
            charge: line.charge,
            floor: line.floor,
            remark: String::new(),
        };
        TypedLine { quantity: line.quantity.to_string(), ..TypedLine::of(&row) }
    }

    pub fn called(&self) -> String {
        let parts = [self.name.as_str(), self.model.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    pub fn part(&self, part: Part) -> &str {
        match part {
            Part::Name => &self.name,
            Part::Quantity => &self.quantity,
            Part::Charge => &self.charge,
            Part::Floor => &self.floor,
        }
    }

    pub fn set(&mut self, part: Part, text: String) {
        match part {
            Part::Name => self.name = text,
            Part::Quantity => self.quantity = text,
            Part::Charge => self.charge = text,
            Part::Floor => self.floor = text,
        }
    }

    fn is_blank(&self) -> bool {
        let parts = [&self.name, &self.quantity, &self.charge, &self.floor];
        parts.into_iter().all(|part| part.trim().is_empty())
    }

    /// The line; none where nothing is typed yet.
    ///
    /// # Errors
    /// The first part that cannot be used.
    pub fn read(&self) -> Result<Option<QuoteLine>, (Part, Misread)> {
        if self.is_blank() {
            return Ok(None);
        }
        let at = |part: Part| move |why: Misread| (part, why);
        let money =
            |part: Part| NumberRule::AMOUNT.read_money(self.part(part)).map_err(|why| at(part)(why.into()));
        Ok(Some(QuoteLine {
            name: read_text(&self.name, NAME_CHARS).map_err(|why| at(Part::Name)(why.into()))?,
            model: self.model.clone(),
            unit: self.unit.clone(),
            quantity: PIECES.read_whole(&self.quantity).map_err(|why| at(Part::Quantity)(why.into()))?,
            charge: money(Part::Charge)?,
            floor: money(Part::Floor)?,
        }))
    }
}

/// The lines that a field holds.
pub fn typed(text: &str) -> Vec<TypedLine> {
    serde_json::from_str(text).unwrap_or_default()
}

/// What the field holds for them; nothing for none.
pub fn kept(lines: &[TypedLine]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    serde_json::to_string(lines).expect("what is typed is plain JSON")
}

/// The lines that are filled in.
///
/// # Errors
/// One of them cannot be used; which, is said at it.
pub fn read(text: &str) -> Result<Vec<QuoteLine>, Misread> {
    let lines: Result<Vec<_>, _> = typed(text).iter().map(TypedLine::read).collect();
    lines.map(|lines| lines.into_iter().flatten().collect()).map_err(|_| "forms.wrong.lines".into())
}

/// The same form with other lines: what they are charged and their floor stand in its fields, where all can be used.
pub fn put(values: &mut Values, lines: &[TypedLine]) {
    let text = kept(lines);
    if let Ok(read) = read(&text)
        && !read.is_empty()
    {
        let (charged, floor) = sums(&read);
        values.set("charged", charged.to_string());
        values.set("floor", floor.to_string());
    }
    values.set(LINES, text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Money, typed::NumberError};

    fn row() -> FeeRow {
        let (charge, floor) = (Money::yuan(120), Money::yuan(80));
        FeeRow {
            name: "主板".into(),
            model: "JB".into(),
            unit: "块".into(),
            charge,
            floor,
            ..FeeRow::default()
        }
    }

    fn of(quantity: &str) -> TypedLine {
        TypedLine { quantity: quantity.into(), ..TypedLine::of(&row()) }
    }

    #[test]
    fn what_is_chosen_is_summed_once_somebody_says_how_many() {
        let mut values = Values::default().with("charged", "5");
        put(&mut values, &[of("")]);
        // Nothing is charged that nobody has said.
        assert_eq!((values.get("charged"), values.get("floor")), ("5", ""));
        let free = TypedLine { name: "拆装".into(), charge: "30.50".into(), floor: "0".into(), ..of("1") };
        put(&mut values, &[of("２"), free, TypedLine::default()]);
        assert_eq!((values.get("charged"), values.get("floor")), ("270.50", "160.00"));
        let lines = read(values.get(LINES)).unwrap();
        assert_eq!(
            lines.iter().map(|line| (line.called(), line.quantity)).collect::<Vec<_>>(),
            [("主板 JB".into(), 2), ("拆装 JB".into(), 1)]
        );
        put(&mut values, &[]);
        assert_eq!((values.get(LINES), values.get("charged")), ("", "270.50"));
    }

    #[test]
    fn what_cannot_be_used_is_said_at_its_part() {
        assert_eq!(of("0").read(), Err((Part::Quantity, NumberError::Zero.into())));
        assert_eq!(of("1.5").read(), Err((Part::Quantity, NumberError::NotWhole.into())));
        let cheap = TypedLine { charge: "12,5".into(), ..of("1") };
        assert_eq!(cheap.read(), Err((Part::Charge, NumberError::Grouping.into())));
        assert_eq!(TypedLine::default().read(), Ok(None));
        assert_eq!(read(&kept(&[of("x")])), Err("forms.wrong.lines".into()));
        assert_eq!(read("").map(|lines| lines.len()), Ok(0));
    }

    #[test]
    fn a_quote_made_anew_begins_with_its_lines() {
        let line = QuoteLine::of(&row(), 3);
        assert_eq!(TypedLine::again(&line).read(), Ok(Some(line)));
    }
}
