//! What is typed and can hardly be meant: it may be recorded all the same, and nothing of it is lost.

use super::{TypedForm, Warning};
use crate::{
    app::{format::full_day, route::Route, words::person_name},
    domain::{DayThing, SiteId, phone::with_letters},
    features::register::steps::repair_to_come,
    ledger::Visit,
};
use chrono::Days;

/// Nobody arranges to come later than this.
const A_YEAR: Days = Days::new(366);
/// What a visit found is written down sooner than this.
const A_MONTH: Days = Days::new(31);

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

    /// A visit for a repair of the customer's that has led to none yet: recorded from there, both have one sheet and one call.
    pub(in crate::features::record) fn visit_waits(&self) -> Option<Warning> {
        let site = SiteId::parse(self.values.get("site")).ok()?;
        let kept = self.values.get("kept");
        let is_lately = |visit: &&Visit| {
            let day = visit.place().day;
            day + A_MONTH >= self.today && day <= self.today
        };
        let is_another =
            |visit: &&Visit| repair_to_come(self.ledger, visit).is_some_and(|job| job.as_str() != kept);
        let visit = self.ledger.visits_of(&site).rev().filter(is_lately).find(is_another)?;
        let (who, day) =
            (person_name(self.ledger, &visit.place().to), full_day(self.words, visit.place().day));
        let why = self.words.tv("forms.doubt.visit.why", &[("who", &who), ("day", &day)]);
        let to = Route::day(DayThing::Visit, &visit.id);
        Some(Warning { title: self.words.t("forms.doubt.visit"), lines: vec![(why, Some(to))] })
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{said, warned};
    use super::*;
    use crate::{
        domain::ThingId,
        features::record::samples::{self, Told, id},
        journal::{FactBody, VisitPlanned},
    };

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

    #[test]
    fn a_repair_that_somebody_came_for_is_recorded_from_his_visit() {
        let mut told = Told::branch();
        let planned =
            VisitPlanned { job: Some(id("W1")), what: "black".into(), ..samples::visit("v", "2026-11-20") };
        told.tell("2026-11-19", FactBody::from(planned));
        for kind in ["quote", "repair"] {
            let found = warned(&told, kind, &[("site", "s")]).unwrap();
            assert_eq!(found.lines[0].1, Some(Route::day(DayThing::Visit, &id::<ThingId>("v"))), "{kind}");
            // From there it is the visit's own.
            assert_eq!(warned(&told, kind, &[("site", "s"), ("kept", "W1")]), None, "{kind}");
            assert_eq!(warned(&told, kind, &[("site", "elsewhere")]), None, "{kind}");
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
