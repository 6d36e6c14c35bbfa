//! The form that a fee schedule is pasted into: its columns, what was understood, and what is wrong with its rows.

use super::{
    fees::FeesTable,
    fees_text::{FeeColumn, FeesTyped, NO_COLUMN, Remembered, Understood},
    fees_words::{column_words, head_words, rows_wrong, understood_words, wrong},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Summary,
        desk::{Desk, FormDraft},
        i18n::use_i18n,
        more::{More, drawn},
        own_form::{OwnForm, field_id},
        paging::Paging,
    },
    domain::FeeRow,
    features::jobs::ask::{NotYours, shut, whose},
    journal::{FactBody, FeesSet},
    platform::remember,
    t, tr,
    ui::{
        Bind, Button, ButtonKind, Callout, Choice, DateInput, Field, FieldError, Form, FormActions, Select,
        Show, TextArea, TextInput, Tone, WholeText,
    },
    workflow::{Command, Field as Asked, Reason},
};
use chrono::NaiveDate;

/// The name of its draft, and what the ids of its inputs begin with.
const FORM: &str = "fees";

/// Under what this browser remembers the columns.
const COLUMNS: &str = "fieldbook.fees.columns";

/// A command such as the form makes, to ask whose step it is.
pub fn trial(on: NaiveDate) -> Command {
    record(on, FeesSet { from: on, name: None, rows: Vec::new() })
}

fn record(on: NaiveDate, fees: FeesSet) -> Command {
    Command::Record { on, at: None, body: FactBody::from(fees) }
}

/// Leaving loses nothing: what is typed is kept.
#[component]
pub fn FeesForm(#[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let remembered = StoredValue::new(remember::read::<Remembered>(COLUMNS).unwrap_or_default());
    let errors = move |typed: &FeesTyped| {
        let problems = remembered.with_value(|known| typed.read(known)).err().unwrap_or_default();
        let error = |(field, text): (&str, String)| FieldError::new(field_id(FORM, field), text);
        wrong(i18n.words(), &problems).into_iter().map(error).collect()
    };
    let form = OwnForm::begin(Some(FormDraft::named(FORM)), FORM, FeesTyped::default(), errors);
    let seen =
        Memo::new(move |_| form.typed.with(|typed| remembered.with_value(|known| typed.understand(known))));
    let submit = move || {
        let read = form.typed.with_untracked(|typed| remembered.with_value(|known| typed.read(known))).ok();
        let rows = read.as_ref().map_or(0, |read| read.rows.len());
        let chosen = seen.with_untracked(Understood::remembered);
        let commands = move || Some(vec![record(untrack(|| desk.today()), read?)]);
        // The form may have been closed meanwhile.
        let close = move |_| {
            remember::write(COLUMNS, &chosen);
            _ = on_close.try_run(());
        };
        form.send(commands, move || tr!("rules.fees.saved", n = rows), place_of, close);
    };
    let asked = whose(untrack(|| trial(desk.today())));
    let leave = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            event.prevent_default();
            on_close.run(());
        }
    };
    view! {
        <div class="rule-form no-print" on:keydown=leave>
            <Form on_submit=submit label=t!("rules.fees.new") shut=shut(asked)>
                <h3 class="rule-title">{t!("rules.fees.new")}</h3>
                <NotYours asked=asked />
                <Summary attempt=form.attempt id=form.whole() />
                <Fields form=form />
                <Columns form=form seen=seen />
                <Seen seen=seen />
                <FormActions>
                    <Button kind=ButtonKind::Primary submit=true>
                        {t!("rules.fees.submit")}
                    </Button>
                    <Button on_click=move || on_close.run(())>{t!("rules.calendar.cancel")}</Button>
                </FormActions>
            </Form>
        </div>
    }
}

/// The field that a refusal is about.
fn place_of(reason: &Reason) -> Option<&'static str> {
    match reason {
        Reason::Invalid { field: Asked::From, .. } => Some("from"),
        Reason::Invalid { field: Asked::Rows, .. } => Some("text"),
        _ => None,
    }
}

#[component]
fn Fields(form: OwnForm<FeesTyped>) -> impl IntoView {
    let i18n = use_i18n();
    let from = form.bind(|typed| &typed.from, |typed, text| typed.from = text);
    let name = form.bind(|typed| &typed.name, |typed, text| typed.name = text);
    // What another list's columns were chosen to be says nothing of this one.
    let text = form.bind(
        |typed| &typed.text,
        |typed, text: String| {
            if typed.text.trim().is_empty() || text.trim().is_empty() {
                typed.columns.clear();
                typed.head.clear();
            }
            typed.text = text;
        },
    );
    let leave = form.leave("text");
    view! {
        <Field
            label=t!("rules.fees.from")
            hint=t!("rules.fees.from.hint")
            id=form.id("from")
            error=form.error("from", from)
            required=true
        >
            <DateInput value=from on_leave=form.leave("from") />
        </Field>
        <Field
            label=t!("rules.fees.name")
            note=derived(move || i18n.t("forms.optional"))
            id=form.id("name")
            error=form.error("name", name)
        >
            <TextInput value=name on_leave=form.leave("name") />
        </Field>
        <div class="cal-text" on:focusout=move |_| _ = leave.try_run(())>
            <Field
                label=t!("rules.fees.text")
                hint=t!("rules.fees.text.hint")
                id=form.id("text")
                error=form.error("text", text)
                required=true
            >
                <TextArea rows=7 value=text />
            </Field>
        </div>
    }
}

/// Which column is which: as the head says, and as one chooses.
#[component]
fn Columns(form: OwnForm<FeesTyped>, seen: Memo<Understood>) -> impl IntoView {
    let typed = form.typed;
    let is_pasted = Memo::new(move |_| seen.with(|seen| !seen.heads.is_empty()));
    let i18n = use_i18n();
    let head = Bind::new(
        move || seen.with(|seen| seen.head.map_or(NO_COLUMN.to_owned(), |number| number.to_string())),
        move |number: String| typed.update(|typed| typed.head = number),
    );
    let may_head = Memo::new(move |_| seen.with(|seen| seen.may_head.clone()));
    let rows = derived(move || {
        let words = i18n.words();
        let none = Choice::new(NO_COLUMN, words.t("rules.fees.head.none"));
        let row = |row: (usize, String)| Choice::new(row.0.to_string(), head_words(words, &row));
        may_head.get().into_iter().map(row).chain(std::iter::once(none)).collect::<Vec<_>>()
    });
    let choosers = move || {
        FeeColumn::ALL.map(|column| view! { <Chooser form=form seen=seen column=column /> }).collect_view()
    };
    view! {
        <Show when=move || is_pasted.get()>
            <fieldset class="field">
                <legend class="field-label">{t!("rules.fees.columns")}</legend>
                <p class="field-hint">{t!("rules.fees.columns.hint")}</p>
                <Field label=t!("rules.fees.head")><Select value=head options=rows /></Field>
                <div class="fees-columns">{choosers()}</div>
            </fieldset>
        </Show>
    }
}

#[component]
fn Chooser(form: OwnForm<FeesTyped>, seen: Memo<Understood>, column: FeeColumn) -> impl IntoView {
    let i18n = use_i18n();
    let typed = form.typed;
    let heads = Memo::new(move |_| seen.with(|seen| seen.heads.clone()));
    let options = derived(move || {
        let words = i18n.words();
        let none = Choice::new(NO_COLUMN, words.t("rules.fees.column.none"));
        let one = |(at, head): (usize, String)| Choice::new(at.to_string(), column_words(words, at, &head));
        std::iter::once(none).chain(heads.get().into_iter().enumerate().map(one)).collect::<Vec<_>>()
    });
    let value = Bind::new(
        move || seen.with(|seen| seen.column(column)).map_or(NO_COLUMN.to_owned(), |at| at.to_string()),
        move |at: String| typed.update(|typed| _ = typed.columns.insert(column.code().to_owned(), at)),
    );
    view! {
        <Field
            label=t!(column.key())
            id=form.id(column.code())
            error=form.error(column.code(), value)
            required=column.is_needed()
        >
            <Select value=value options=options />
        </Field>
    }
}

/// The rows as they were understood, what was left aside, and what is wrong.
#[component]
fn Seen(seen: Memo<Understood>) -> impl IntoView {
    let i18n = use_i18n();
    let paging = RwSignal::new(Paging::SECTION);
    let rows = Memo::new(move |_| {
        seen.with(|seen| seen.rows.iter().map(|(_, row)| row.clone()).collect::<Vec<FeeRow>>())
    });
    let shown = drawn(rows, paging);
    let wrong = Memo::new(move |_| seen.with(|seen| rows_wrong(i18n.words(), &seen.problems)));
    let is_wrong = Memo::new(move |_| wrong.with(|wrong| !wrong.is_empty()));
    let has_rows = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    let lines = move || {
        let lines = seen.with(|seen| understood_words(i18n.words(), seen));
        lines.into_iter().map(|line| view! { <p><WholeText text=line /></p> }).collect_view()
    };
    let sentences = move || {
        let item = |line: String| view! { <li><WholeText text=line /></li> };
        wrong.get().into_iter().map(item).collect_view()
    };
    view! {
        <div role="status">
            <Show when=move || is_wrong.get()>
                <Callout tone=Tone::Waiting title=t!("rules.fees.wrong.title")>
                    <ul class="fees-wrong">{sentences}</ul>
                </Callout>
            </Show>
            <Show when=move || has_rows.get()>
                <h4 class="cal-title">{t!("rules.calendar.seen")}</h4>
                {lines}
            </Show>
        </div>
        <Show when=move || has_rows.get()>
            <FeesTable rows=shown caption=t!("rules.fees.understood") />
            <More paging=paging all=derived(move || rows.with(Vec::len)) />
        </Show>
    }
}
