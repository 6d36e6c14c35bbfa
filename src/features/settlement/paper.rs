//! The office's paper statement of one person's month. Pure.

use super::{
    capitals::capitals,
    subject::subject_text,
    twice::{differing, other_closings},
    view,
};
use crate::{
    app::{
        i18n::Words,
        words::{line_key, month_words, role_key},
    },
    domain::{Money, PersonId},
    features::explain::Explainer,
    ledger::Ledger,
    rules::{Line, MonthSheet, Statement},
    workflow::NetChange,
};
use chrono::NaiveDate;

/// A line on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperRow {
    pub item: String,
    pub subject: String,
    /// The arithmetic, or the sentence where there is none.
    pub basis: String,
    pub clause: &'static str,
    pub amount: Money,
}

/// One person's sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    pub branch: String,
    pub month: String,
    pub person: String,
    pub role: String,
    pub rows: Vec<PaperRow>,
    pub gross: Money,
    pub deductions: Money,
    pub paid: Money,
    /// Where more is taken off than he earned: by how much.
    pub owed: Money,
    pub capitals: String,
    /// The key of what there is to say while the month is not closed.
    pub state: Option<&'static str>,
    /// What other closings of the month said of him, where they do not hold.
    pub other: Vec<NetChange>,
}

/// The sheet of a person's month; none where there is no statement.
pub fn paper(
    words: Words,
    ledger: &Ledger,
    sheet: &MonthSheet,
    person: &PersonId,
    today: NaiveDate,
) -> Option<Paper> {
    let statement = sheet.statements.get(person)?;
    let described = ledger.people.get(person)?;
    let month = sheet.month;
    let (gross, deductions) = view::gross_and_deductions(statement);
    Some(Paper {
        branch: ledger.branch.clone(),
        month: month_words(words, month),
        person: ledger.marks.person(person, &described.span_on(month.last()).name),
        role: words.t(role_key(described.role_on(month.last()))),
        rows: rows(words, ledger, statement),
        gross,
        deductions,
        paid: statement.paid(),
        owed: statement.owed(),
        capitals: capitals(words, statement.paid()),
        state: sheet.closed.is_none().then(|| view::paper_state_key(sheet, today)),
        other: differing(&other_closings(ledger, month), person),
    })
}

/// The sheets of everybody with a line in the month.
pub fn papers(words: Words, ledger: &Ledger, sheet: &MonthSheet, today: NaiveDate) -> Vec<Paper> {
    view::people(ledger, sheet)
        .into_iter()
        .filter(|statement| !statement.lines.is_empty())
        .filter_map(|statement| paper(words, ledger, sheet, &statement.person, today))
        .collect()
}

fn rows(words: Words, ledger: &Ledger, statement: &Statement) -> Vec<PaperRow> {
    // Dates on paper are read in any later year: every one of them says its year.
    let explainer = Explainer { ledger, words, today: NaiveDate::MIN };
    statement
        .lines
        .iter()
        .map(|line| PaperRow {
            item: words.t(line_key(line.item, line.amount)),
            subject: subject_text(words, ledger, &line.subject).text,
            basis: basis(words, explainer, line),
            clause: line.clause.0,
            amount: line.amount,
        })
        .collect()
}

/// Every arithmetic of the derivation in order; where nothing was computed, what was said last.
fn basis(words: Words, explainer: Explainer<'_>, line: &Line) -> String {
    let steps: Vec<_> = line.steps.iter().map(|step| explainer.explain(step)).collect();
    let sums: Vec<String> = steps.iter().filter_map(|step| step.arithmetic.clone()).collect();
    if sums.is_empty() {
        return steps.last().map(|step| step.sentence.clone()).unwrap_or_default();
    }
    sums.join(&words.t("settlement.paper.between"))
}
