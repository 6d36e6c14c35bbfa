//! What is typed and can hardly be meant: it may be recorded all the same, and nothing of it is lost.

use super::{TypedForm, Warning};
use crate::domain::phone::with_letters;
use chrono::Days;

/// Nobody arranges to come later than this.
const A_YEAR: Days = Days::new(366);

impl TypedForm<'_> {
    fn doubt(&self, title: &'static str, why: String) -> Warning {
        Warning { title: self.words.t(title), lines: vec![(why, None)] }
    }

    /// A telephone number that nobody can dial, in a text that tells whom to call.
    pub(in crate::features::record) fn letters_in_number(&self, field: &str) -> Option<Warning> {
        let word = with_letters(self.values.get(field))?;
        let why = self.words.tv("forms.doubt.letters.why", &[("text", &word)]);
        Some(self.doubt("forms.doubt.letters", why))
    }

    /// A day that lies so far ahead that its year may be mistyped.
    pub(in crate::features::record) fn far_day(&self, field: &str) -> Option<Warning> {
        let is_far = self.day(field)? > self.today + A_YEAR;
        is_far.then(|| self.doubt("forms.doubt.far", self.words.t("forms.doubt.far.why")))
    }

    /// A day for which somebody is asked to come, and that is over or lies too far ahead.
    pub(in crate::features::record) fn wanted_day(&self, field: &str) -> Option<Warning> {
        if self.day(field)? < self.today {
            return Some(self.doubt("forms.doubt.past", self.words.t("forms.doubt.past.why")));
        }
        self.far_day(field)
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, warned};
    use crate::features::record::samples::Told;

    fn title(kind: &str, field: &str, typed: &str) -> Option<String> {
        warned(&Told::branch(), kind, &[(field, typed)]).map(|warning| warning.title)
    }

    #[test]
    fn a_number_that_nobody_can_dial_is_pointed_out_where_it_is_typed() {
        for (kind, field) in [("request", "caller"), ("complaint", "caller"), ("site", "contact")] {
            assert!(title(kind, field, "王工 138abcd5678").is_some(), "{kind}");
            assert_eq!(title(kind, field, "王工 13800138000"), None, "{kind}");
        }
    }

    /// Today is the 23rd of November 2026.
    #[test]
    fn a_day_that_can_hardly_be_meant_is_pointed_out_where_it_is_typed() {
        assert!(title("request", "wanted", "2026-11-22").unwrap().contains("past"));
        assert_eq!(title("request", "wanted", "2026-11-23"), None);
        for (kind, field) in [("request", "wanted"), ("visit_planned", "day"), ("moved", "day")] {
            assert!(title(kind, field, "2027-11-25").unwrap().contains("year"), "{kind}");
            assert_eq!(title(kind, field, "2027-11-24"), None, "{kind}");
        }
        // Of a visit its own sentence says that its day is past.
        let planned = said(&Told::branch(), "visit_planned", &[("day", "2026-11-22")]);
        assert!(planned.iter().any(|line| line.contains("past")), "{planned:?}");
    }
}
