//! What came from elsewhere and has to be looked at: it is open since the first of it was recorded that is too much.

use super::*;
use crate::domain::Month;

impl Branch {
    /// What another desk tells that knows nothing of this one.
    fn elsewhere(&mut self, recorded: &str, actor: &str, on: &str, body: &str) {
        let recorded: NaiveDate = recorded.parse().unwrap();
        let fact = Fact {
            id: FactId(uuid::Uuid::from_u128(self.facts.len() as u128 + 1000)),
            on: on.parse().unwrap(),
            at: None,
            recorded: recorded.and_hms_opt(13, 0, 0).unwrap(),
            actor: id(actor),
            device: id(&format!("other-{}", self.facts.len())),
            link: None,
            body: serde_json::from_str(body).unwrap(),
        };
        self.facts.push(Arc::new(Ledger::default().placed(fact)));
    }

    fn since(&self, task: Task) -> Option<NaiveDate> {
        let open = self.open("2026-05-20T09:00:00");
        let found = open.iter().filter(|open| open.lack.task == task).filter_map(|open| open.lack.since);
        found.min()
    }
}

#[test]
fn it_is_open_since_the_first_of_it_was_recorded() {
    let day = |text: &str| Some(text.parse::<NaiveDate>().unwrap());
    let changed = |wage: u32| {
        format!(
            r#"{{"person_changed":{{"person":"li","name":"li","role":"technician","base_wage":"{wage}"}}}}"#
        )
    };
    let mut branch = Branch::full(&[("2026-03-02", notice(600))]);
    // Three answers: two of them are one too many since the second one.
    branch.elsewhere("2026-04-02", "ma", "2026-04-01", &changed(3100));
    branch.elsewhere("2026-04-05", "ma", "2026-04-01", &changed(3200));
    branch.elsewhere("2026-04-09", "ma", "2026-04-01", &changed(3300));
    assert_eq!(branch.since(Task::Settle), day("2026-04-05"));
    // What the technician may not record.
    branch.elsewhere("2026-04-12", "li", "2026-04-01", &changed(9000));
    branch.elsewhere("2026-04-14", "li", "2026-04-01", &changed(9100));
    assert_eq!(branch.since(Task::LookAside), day("2026-04-12"));
    // Of a job that is not here.
    branch.elsewhere("2026-04-16", "ma", "2026-04-16", r#"{"sheet":{"job":"gone"}}"#);
    branch.elsewhere("2026-04-18", "ma", "2026-04-18", r#"{"sheet":{"job":"gone"}}"#);
    assert_eq!(branch.since(Task::LookAtStrays), day("2026-04-16"));
    // The number of the notice once more.
    let again = r#"{"notice":{"notice":"x","number":"N","site":"s","to":"li","kind":"new","controllers":[{"points":9}]}}"#;
    branch.elsewhere("2026-04-20", "ma", "2026-01-05", again);
    assert_eq!(branch.since(Task::Renumber), day("2026-04-20"));
    // A month that three desks closed.
    let closed = |until: &str| {
        format!(r#"{{"close_month":{{"month":"2026-02","known_until":"{until}T08:00:00","lines":[]}}}}"#)
    };
    for on in ["2026-03-03", "2026-03-05", "2026-03-07"] {
        branch.elsewhere(on, "ma", on, &closed(on));
    }
    let february: Month = "2026-02".parse().unwrap();
    assert_eq!(branch.since(Task::LookAtMonth(february)), day("2026-03-05"));
}

#[test]
fn a_wage_that_waits_is_named_by_what_it_waits_for() {
    let changed = |wage: u32| {
        format!(
            r#"{{"person_changed":{{"person":"li","name":"li","role":"technician","base_wage":"{wage}"}}}}"#
        )
    };
    let mut branch = Branch::full(&[]);
    branch.elsewhere("2026-04-02", "ma", "2026-04-01", &changed(3100));
    branch.elsewhere("2026-04-05", "ma", "2026-04-01", &changed(3200));
    let open = branch.open("2026-05-20T09:00:00");
    let settle = open.iter().find(|open| open.lack.task == Task::Settle).unwrap();
    // The wages of April and of May; it concerns April, which is closed first.
    assert_eq!(
        (settle.stake, settle.month),
        (Stake { known: Money::ZERO, unknown: 2 }, "2026-04".parse().unwrap())
    );
}
