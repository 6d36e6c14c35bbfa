//! What a statement comes to, and its lines: those that are pay, and apart from them what is only how things stand.

use super::{line_item::LineItem, route, view};
use crate::ui::prelude::*;
use crate::{
    app::{format::yuan, route::replace},
    domain::{Money, Month, PersonId},
    rules::{Line, MonthSheet, Statement},
    t,
    ui::{Bind, Section},
};
use chrono::NaiveDate;

/// What is shown of a person's month.
#[derive(Clone, PartialEq)]
pub struct Shown {
    month: Month,
    /// As all that is known makes it: the lines' names in the address are counted in it.
    whole: Statement,
    /// What is pay, or is pay so far.
    pay: Statement,
    /// The month is not over.
    running: bool,
}

impl Shown {
    pub fn of(sheet: &MonthSheet, person: &PersonId, today: NaiveDate) -> Option<Shown> {
        Some(Shown {
            month: sheet.month,
            whole: sheet.statements.get(person)?.clone(),
            pay: sheet.pay_so_far(today).statements.remove(person)?,
            running: sheet.is_running(today),
        })
    }

    /// The lines that are pay.
    pub fn pay(&self) -> &[Line] {
        &self.pay.lines
    }

    /// The lines that are pay, and those that are only how things stand, each by its place in the whole statement.
    fn lines(&self) -> (Vec<usize>, Vec<usize>) {
        (0..self.whole.lines.len()).partition(|at| self.pay.lines.contains(&self.whole.lines[*at]))
    }
}

/// What it comes to, and the lines. The line that is open stands in the address.
#[component]
pub fn Lines(shown: Shown, line: Memo<Option<String>>) -> impl IntoView {
    let (counted, so_far) = shown.lines();
    let list = |places: Vec<usize>| {
        let item = |at: usize| view! { <Opening shown=shown.clone() at=at line=line /> };
        let items = places.into_iter().map(item).collect_view();
        view! { <div class="settle-lines settle-statement no-print">{items}</div> }
    };
    let apart = (!so_far.is_empty()).then(|| {
        let lines = list(so_far);
        view! {
            <div class="no-print">
                <Section title=t!("mypay.so_far") lead=t!("mypay.so_far.lead")>
                    {lines}
                </Section>
            </div>
        }
    });
    let none = counted
        .is_empty()
        .then(|| view! { <p class="muted no-print">{t!("settlement.statement.empty")}</p> });
    view! {
        <Sums statement=shown.pay.clone() running=shown.running />
        {none}
        {list(counted)}
        {apart}
    }
}

#[component]
fn Sums(statement: Statement, running: bool) -> impl IntoView {
    let (gross, deductions) = view::gross_and_deductions(&statement);
    let sum = |key: &'static str, amount: Money| {
        view! {
            <div>
                <dt>{t!(key)}</dt>
                <dd class="amount">{yuan(amount.exact())}</dd>
            </div>
        }
    };
    let owed = statement.owed();
    view! {
        <dl class="settle-sums no-print">
            {sum("settlement.gross", gross)} {sum("settlement.deductions", deductions)}
            {(!owed.is_zero()).then(|| sum("settlement.owed", owed))}
            <div class="settle-net">
                <dt>{t!(view::net_key(running))}</dt>
                <dd class="figure">{yuan(statement.paid().exact())}</dd>
            </div>
        </dl>
    }
}

/// A line that opens; which one is open stands in the address.
#[component]
fn Opening(shown: Shown, at: usize, line: Memo<Option<String>>) -> impl IntoView {
    let Shown { month, whole, .. } = shown;
    let (key, person) = (view::line_key(&whole, at), whole.person.clone());
    let (mine, of) = (key.clone(), person.clone());
    let open = Bind::new(
        move || line.with(|line| line.as_deref() == Some(mine.as_str())),
        move |open: bool| replace(&route::statement(month, &of, open.then(|| key.clone()))),
    );
    view! { <LineItem line=whole.lines[at].clone() person=person month=month open=open /> }
}
