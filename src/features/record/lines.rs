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
    ledger::FeeSchedule,
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

    /// One of a quote that was made before, by the schedule of today: what stands in that has its prices now, and everything
    /// else was written freely, and is again.
    pub fn again(line: &QuoteLine, schedule: Option<&FeeSchedule>) -> TypedLine {
        let quantity = line.quantity.to_string();
        match schedule.and_then(|schedule| schedule.row(&line.key())) {
            Some(row) => TypedLine { quantity, ..TypedLine::of(row) },
            None => TypedLine {
                // There is one field for both.
                name: line.called(),
                model: String::new(),
                unit: line.unit.clone(),
                quantity,
                charge: line.charge.to_string(),
                floor: line.floor.to_string(),
                chosen: false,
            },
        }
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
    use crate::{
        domain::{FactId, Money, typed::NumberError},
        ledger::Stamp,
    };

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
    fn a_quote_made_anew_begins_with_its_lines_at_the_prices_of_the_schedule_now() {
        let line = QuoteLine::of(&row(), 3);
        let on = "2026-12-01".parse().unwrap();
        let recorded = chrono::NaiveDateTime::default();
        let stamp = Stamp { on, at: None, recorded, fact: FactId(uuid::Uuid::nil()) };
        let dearer = FeeRow { charge: Money::yuan(130), floor: Money::yuan(90), ..row() };
        let schedule = FeeSchedule { from: on, name: None, rows: [dearer].into(), stamp };
        let again = TypedLine::again(&line, Some(&schedule));
        assert!(again.chosen);
        let now = QuoteLine { charge: Money::yuan(130), floor: Money::yuan(90), ..line.clone() };
        assert_eq!(again.read(), Ok(Some(now)));
        // What does not stand there was written freely: all of it can be written anew.
        let free = QuoteLine { name: "拆装".into(), model: String::new(), ..line.clone() };
        let again = TypedLine::again(&free, Some(&schedule));
        assert!(!again.chosen);
        assert_eq!(again.read(), Ok(Some(free)));
        let without = TypedLine::again(&line, None);
        assert_eq!(
            (without.chosen, without.name.as_str(), without.charge.as_str()),
            (false, "主板 JB", "120.00")
        );
    }
}
