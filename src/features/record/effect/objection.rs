//! What a customer objected to, for whoever settles it: what it is about, his words, whom to call.

use super::{Said, TypedForm};
use crate::{
    app::{
        format::full_day,
        words::{actor_name, thing_words},
    },
    domain::{DayThing, Thing, WorkId},
    journal::{CalledBack, Fact, Rechecked, VisitCalled, kind::Noun},
    ledger::{At, Stamp, objection},
};
use chrono::NaiveDateTime;

/// What was taken down of a call.
fn remark_of(fact: &Fact) -> &str {
    let visit = fact.body.of::<VisitCalled>().map(|call| call.remark.as_str());
    let job = || fact.body.of::<CalledBack>().map(|call| call.remark.as_str());
    let recheck = || fact.body.of::<Rechecked>().map(|call| call.remark.as_str());
    visit.or_else(job).or_else(recheck).unwrap_or_default()
}

impl TypedForm<'_> {
    pub(in crate::features::record) fn about_objection(&self) -> Said {
        let (words, ledger) = (self.words, self.ledger);
        let thing = ledger.thing_called(Noun::Numbered, self.values.get("subject"))?;
        let objected = self.objected(&thing).into_iter().filter_map(|stamp| {
            let fact = ledger.fact(stamp.fact)?;
            let (day, who) = (full_day(words, fact.on), actor_name(words, ledger, &fact.actor));
            Some(match remark_of(fact) {
                "" => words.tv("forms.day.objected.silent", &[("day", &day), ("who", &who)]),
                text => words.tv("forms.day.objected", &[("day", &day), ("who", &who), ("text", &text)]),
            })
        });
        let site = ledger.place_of(&thing).and_then(|site| ledger.sites.get(site));
        let contact = site.and_then(|site| site.contact.clone()).filter(|contact| !contact.is_empty());
        let call = contact.map(|contact| words.tv("forms.day.call", &[("contact", &contact)]));
        Some([thing_words(words, ledger, &thing)].into_iter().chain(objected).chain(call).collect())
    }

    /// The answers of the customer that nothing has settled yet.
    fn objected(&self, thing: &Thing) -> Vec<Stamp> {
        let ledger = self.ledger;
        let open = |answers: &[At<bool>], settled: &[Stamp]| objection(answers, settled, NaiveDateTime::MAX);
        match thing {
            Thing::Day(DayThing::Visit, id) => ledger
                .visits
                .get(id)
                .and_then(|visit| open(&visit.calls, &visit.settled))
                .into_iter()
                .collect(),
            Thing::Work(WorkId::Repair(id)) => {
                let repair = ledger.repairs.get(id);
                repair.and_then(|repair| open(&repair.callbacks, &repair.settled)).into_iter().collect()
            }
            Thing::Work(WorkId::Notice(id)) => {
                let Some(notice) = ledger.notices.get(id) else { return Vec::new() };
                let answers = [&notice.callbacks, &notice.rechecks];
                answers.into_iter().filter_map(|answers| open(answers, &notice.settled)).collect()
            }
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;
    use crate::features::record::samples::Told;

    #[test]
    fn whoever_settles_an_objection_reads_the_customers_words_and_whom_to_call() {
        let mut told = Told::branch();
        told.repair("2026-11-19", "W1", "no power");
        let mut tell = |on: &str, body: &str| _ = told.tell(on, serde_json::from_str(body).unwrap());
        tell(
            "2026-11-20",
            r#"{"site":{"site":"s","name":"School","customer":"School","area":"local","contact":"Wang 13800138000"}}"#,
        );
        tell("2026-11-20", r#"{"callback":{"job":"W1","confirmed":false,"remark":"It went dark again."}}"#);
        let lines = said(&told, "settled", &[("subject", "W1")]);
        assert!(
            lines.iter().any(|line| line.contains("It went dark again.") && line.contains("20 Nov")),
            "{lines:?}"
        );
        assert!(lines.iter().any(|line| line.contains("13800138000")), "{lines:?}");
        // A call that says no and nothing else is said to be one.
        told.tell(
            "2026-11-21",
            serde_json::from_str(r#"{"callback":{"job":"W1","confirmed":false}}"#).unwrap(),
        );
        let lines = said(&told, "settled", &[("subject", "W1")]);
        assert!(lines.iter().any(|line| line.contains("21 Nov")), "{lines:?}");
        assert!(said(&told, "settled", &[("subject", "")]).is_empty());
    }
}
