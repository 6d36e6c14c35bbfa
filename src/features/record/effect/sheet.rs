//! Whether the feedback sheet that is typed comes too late, of a repair or of a visit.

use super::TypedForm;
use crate::{
    app::format::moment,
    features::record::missing::stamp_typed,
    ledger::{Repair, Visit},
    rules::deadlines::{owes_sheet, repair_sheet_limit, sheet_limit},
};
use chrono::NaiveDateTime;

impl TypedForm<'_> {
    /// The sheet of a repair, where it is one that is typed (6.2.9).
    pub(super) fn late_repair_sheet(&self, repair: &Repair) -> Option<String> {
        let is_sheet = self.kind.code() == "sheet";
        is_sheet.then(|| self.late_sheet(repair_sheet_limit(self.book, repair)))?
    }

    /// The sheet of a visit, where it is one that is typed (6.5.5).
    pub(super) fn late_visit_sheet(&self, visit: &Visit) -> Option<String> {
        let ended = visit.ended.as_ref().filter(|_| self.kind.code() == "sheet_in")?;
        let rules = self.book.rules_on(ended.on());
        let as_of = self.today.and_time(chrono::NaiveTime::MIN);
        let limit = sheet_limit(self.ledger, rules, &visit.place().to, ended.on(), as_of);
        owes_sheet(rules, visit.kind, ended.value).then(|| self.late_sheet(limit))?
    }

    fn late_sheet(&self, limit: NaiveDateTime) -> Option<String> {
        let came = stamp_typed(self.values, self.day("on")?);
        let limit_words = moment(self.words, limit, self.today);
        came.is_after(limit).then(|| self.words.tv("forms.effect.late_sheet", &[("limit", &limit_words)]))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;
    use crate::features::record::samples::Told;

    /// Until 8:30 of the next day, of a repair as of a visit.
    #[test]
    fn a_sheet_is_late_by_the_minute_at_which_it_came() {
        let mut told = Told::branch();
        let mut tell = |on: &str, body: &str| _ = told.tell(on, serde_json::from_str(body).unwrap());
        let visit = r#""visit":"v","site":"s","kind":"repair","to":"li","day":"2026-11-19""#;
        tell("2026-11-19", &format!(r#"{{"visit_planned":{{{visit}}}}}"#));
        tell("2026-11-19", r#"{"ended":{"visit":"v","outcome":"done"}}"#);
        told.repair("2026-11-19", "W1", "no power");
        for (kind, thing) in [("sheet", ("repair", "W1")), ("sheet_in", ("visit", "v"))] {
            let late = |on: &str, at: &str| {
                let lines = said(&told, kind, &[thing, ("on", on), ("at", at)]);
                lines.iter().any(|line| line.contains("08:30") && line.contains("7.8"))
            };
            assert!(!late("2026-11-20", "8:00") && !late("2026-11-20", "8:30"), "{kind}");
            assert!(late("2026-11-20", "9:05") && late("2026-11-21", "8:00"), "{kind}");
            // Nothing is said of the minute yet.
            assert!(!late("2026-11-20", ""), "{kind}");
        }
    }
}
