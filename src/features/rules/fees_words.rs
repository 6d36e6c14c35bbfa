//! The words of the fee schedules and of the form that one is pasted into.

use super::fees_text::{FeesProblem, RowProblem, Understood};
use crate::{
    app::{
        format::{full_day, number, yuan},
        i18n::Words,
        words::{Misread, misread_words, person_name, shortened},
    },
    domain::FeeRow,
    journal::limits::FEES,
    ledger::{FeeSchedule, Ledger},
    ui::find,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Where the problems of rows are said: at the text that they were pasted into.
pub fn place_of(problem: &FeesProblem) -> &'static str {
    match problem {
        FeesProblem::From(_) => "from",
        FeesProblem::Name(_) => "name",
        FeesProblem::NoColumn(column) => column.code(),
        FeesProblem::Nothing | FeesProblem::TooMany { .. } | FeesProblem::Row { .. } => "text",
    }
}

/// What is wrong, in a sentence that says what to do.
pub fn problem_words(words: Words, problem: &FeesProblem) -> String {
    match problem {
        FeesProblem::From(why) => misread_words(words, *why),
        FeesProblem::Name(why) => misread_words(words, Misread::Text(*why)),
        FeesProblem::Nothing => words.t("rules.fees.wrong.nothing"),
        FeesProblem::TooMany { rows } => words.tv(
            "rules.fees.wrong.many",
            &[("n", &number(Decimal::from(*rows))), ("most", &number(Decimal::from(FEES)))],
        ),
        FeesProblem::NoColumn(column) => {
            words.tv("rules.fees.wrong.column", &[("column", &words.t(column.key()))])
        }
        FeesProblem::Row { number, why } => {
            words.tv("rules.fees.wrong.row", &[("n", number), ("why", &row_problem_words(words, why))])
        }
    }
}

fn row_problem_words(words: Words, problem: &RowProblem) -> String {
    match problem {
        RowProblem::Cell { column, text, why } => {
            let (column, why) = (words.t(column.key()), misread_words(words, *why));
            match text.is_empty() {
                true => words.tv("rules.fees.wrong.cell", &[("column", &column), ("why", &why)]),
                false => words
                    .tv("rules.fees.wrong.cell_text", &[("column", &column), ("text", text), ("why", &why)]),
            }
        }
        RowProblem::BelowFloor { name, charge, floor } => {
            let (charge, floor) = (yuan(charge.exact()), yuan(floor.exact()));
            words.tv("errors.fee_below_floor", &[("name", name), ("charge", &charge), ("floor", &floor)])
        }
        RowProblem::Twice { name, first } => {
            words.tv("rules.fees.wrong.twice", &[("name", name), ("first", first)])
        }
    }
}

/// All that is wrong with what is typed, each with the field that it is said at. The rows are named below, and here counted.
pub fn wrong(words: Words, problems: &[FeesProblem]) -> Vec<(&'static str, String)> {
    let (rows, others): (Vec<&FeesProblem>, Vec<&FeesProblem>) =
        problems.iter().partition(|problem| matches!(problem, FeesProblem::Row { .. }));
    let said = |problem: &FeesProblem| (place_of(problem), problem_words(words, problem));
    let mut wrong: Vec<_> = others.into_iter().map(said).collect();
    if !rows.is_empty() {
        wrong.push(("text", words.tv("rules.fees.wrong.rows", &[("n", &rows.len())])));
    }
    wrong
}

/// What is wrong with rows, a sentence each; of very many some, and how many more there are.
pub fn rows_wrong(words: Words, problems: &[FeesProblem]) -> Vec<String> {
    /// How many sentences one reads.
    const MOST: usize = 20;
    let rows = || problems.iter().filter(|problem| matches!(problem, FeesProblem::Row { .. }));
    let mut said: Vec<String> = rows().take(MOST).map(|problem| problem_words(words, problem)).collect();
    let more = rows().count().saturating_sub(MOST);
    if more > 0 {
        said.push(words.tv("rules.fees.wrong.more", &[("n", &more)]));
    }
    said
}

/// What a column is called: its letter, and its head where it has one.
pub fn column_words(words: Words, at: usize, head: &str) -> String {
    let letter = column_letter(at);
    match head.is_empty() {
        true => words.tv("rules.fees.column", &[("letter", &letter)]),
        false => words.tv("rules.fees.column.head", &[("letter", &letter), ("head", &head)]),
    }
}

/// As spreadsheets call it: A to Z, then AA.
fn column_letter(at: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    match at / 26 {
        0 => letter(at).to_string(),
        before => column_letter(before - 1) + &letter(at).to_string(),
    }
}

/// A row that may be the head: its number, and what it says.
pub fn head_words(words: Words, (number, text): &(usize, String)) -> String {
    words.tv("rules.fees.head.row", &[("n", number), ("text", &shortened(text))])
}

/// How much was understood, and what was left aside.
pub fn understood_words(words: Words, seen: &Understood) -> Vec<String> {
    let mut lines = vec![words.tv("rules.fees.seen", &[("n", &seen.rows.len())])];
    let list = |key: &str, rows: &[(usize, String)]| {
        let one = |(number, text): &(usize, String)| {
            words.tv("rules.fees.seen.aside.one", &[("n", number), ("text", text)])
        };
        let rows = rows.iter().map(one).collect::<Vec<_>>().join(&words.t("rules.fees.seen.aside.and"));
        words.tv(key, &[("rows", &rows)])
    };
    if !seen.above.is_empty() {
        lines.push(list("rules.fees.seen.above", &seen.above));
    }
    if seen.head.is_some() {
        let head: Vec<&str> = seen.heads.iter().map(String::as_str).filter(|head| !head.is_empty()).collect();
        lines.push(words.tv("rules.fees.seen.head", &[("head", &head.join(" · "))]));
    }
    if !seen.aside.is_empty() {
        lines.push(list("rules.fees.seen.aside", &seen.aside));
    }
    lines
}

/// Since when a schedule holds, and what it is called.
pub fn schedule_words(words: Words, schedule: &FeeSchedule) -> String {
    let from = full_day(words, schedule.from);
    match &schedule.name {
        Some(name) => words.tv("rules.fees.schedule.named", &[("day", &from), ("name", name)]),
        None => words.tv("rules.fees.schedule", &[("day", &from)]),
    }
}

/// That several schedules hold from one day, and by which one a day goes meanwhile; none where there is no doubt.
pub fn unsettled_words(words: Words, ledger: &Ledger, day: NaiveDate) -> Option<String> {
    let conflict = ledger.unsettled_fees_on(day)?;
    let schedule = ledger.fees_on(day)?;
    let by = ledger.fact(schedule.stamp.fact).map(|fact| person_name(ledger, &fact.actor));
    Some(words.tv(
        "rules.fees.unsettled",
        &[
            ("n", &conflict.answers.len()),
            ("day", &full_day(words, schedule.from)),
            ("who", &by.unwrap_or_default()),
            ("recorded", &full_day(words, schedule.stamp.recorded.date())),
        ],
    ))
}

/// The rows in which every typed word stands.
pub fn found(rows: &[FeeRow], typed: &str) -> Vec<FeeRow> {
    let hit = |row: &&FeeRow| {
        find::answers(typed, [row.name.as_str(), row.model.as_str(), row.unit.as_str(), row.remark.as_str()])
    };
    rows.iter().filter(hit).cloned().collect()
}

/// Whether a schedule holds on a day, was replaced before it, or comes later.
pub fn standing_key(schedules: &[FeeSchedule], at: usize, today: NaiveDate) -> &'static str {
    let now = schedules.iter().rposition(|schedule| schedule.from <= today);
    match now {
        Some(now) if at == now => "rules.fees.now",
        Some(now) if at < now => "rules.fees.past",
        _ => "rules.fees.coming",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{app::i18n::Lang, domain::Money, features::rules::fees_text::FeesTyped};

    const ZH: Words = Words(Lang::ZhCn);
    const EN: Words = Words(Lang::En);

    fn problems(text: &str) -> Vec<FeesProblem> {
        let typed = FeesTyped { text: text.into(), from: "2026-12-01".into(), ..FeesTyped::default() };
        typed.read(&Default::default()).unwrap_err()
    }

    #[test]
    fn every_row_is_named_in_a_sentence() {
        let found = problems("项目\t收费\t底价\n主板\t12,5\t80\n主板\t9\t10");
        let said = rows_wrong(EN, &found);
        assert_eq!(said.len(), 3);
        assert!(said[0].starts_with("Row 2: ") && said[0].contains("“12,5”"), "{said:?}");
        assert!(said[1].starts_with("Row 3: ") && said[1].contains("floor"), "{said:?}");
        assert!(said[2].contains("row 2"), "{said:?}");
        assert!(rows_wrong(ZH, &found).iter().all(|said| said.starts_with("第 ")));
        let at_field = wrong(EN, &found);
        assert!(matches!(&at_field[..], [("text", said)] if said.contains('3')), "{at_field:?}");
    }

    #[test]
    fn of_very_many_rows_the_rest_is_counted() {
        let rows: String = (0..40).map(|at| format!("项{at}\tx\t1\n")).collect();
        let said = rows_wrong(EN, &problems(&format!("项目\t收费\t底价\n{rows}")));
        assert_eq!(said.len(), 21);
        assert!(said[20].contains("20"), "{:?}", said[20]);
    }

    #[test]
    fn columns_have_the_letters_of_spreadsheets() {
        assert_eq!([0, 25, 26, 701].map(column_letter), ["A", "Z", "AA", "ZZ"]);
    }

    #[test]
    fn a_row_is_found_by_any_of_its_words() {
        let row = |name: &str, model: &str| FeeRow {
            name: name.into(),
            model: model.into(),
            charge: Money::yuan(1),
            ..FeeRow::default()
        };
        let rows = [row("更换主板", "JB-QB"), row("更换电源", "")];
        assert_eq!(found(&rows, "更换").len(), 2);
        assert_eq!(found(&rows, "ｊｂ 主板").len(), 1);
        assert_eq!(found(&rows, "x").len(), 0);
    }
}
