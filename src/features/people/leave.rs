//! Somebody's last day: the dialog says first what that does to the work under way.

use super::view::Lapses;
use crate::{
    app::{
        act::{self, Busy, failure_text},
        derived::derived,
        desk::Desk,
        form_dialog::FormDialog,
        i18n::{Words, use_i18n},
        on_leaving::OnLeaving,
        words::{Misread, misread_words, person_name},
    },
    domain::{PersonId, typed::read_day},
    features::record::{consequence::consequences, pay_changes::PayEffects},
    journal::{FactBody, PersonLeft},
    t, tr,
    ui::{
        Button, ButtonKind, DateInput, Field, FieldError, Form, FormActions, FormErrors,
        references::ReferringText,
    },
    workflow::{Command, charge::leaves_charge_open},
};
use chrono::NaiveDate;
use leptos::prelude::*;

/// The dialog about the last day of `person`.
#[component]
pub fn LeaveDialog(person: RwSignal<Option<PersonId>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let open = crate::ui::Bind::new(
        move || person.with(Option::is_some),
        move |open: bool| {
            if !open {
                person.set(None);
            }
        },
    );
    let title = move || {
        let name = person.get().map(|id| person_name(&desk.ledger(), &id)).unwrap_or_default();
        i18n.tv("people.leave.title", &[("name", &name)])
    };
    view! {
        <FormDialog open=open title=title>
            {move || person.get().map(|id| view! { <LeaveForm id=id person=person /> })}
        </FormDialog>
    }
}

fn leave(on: NaiveDate, person: PersonId) -> Command {
    Command::Record { on, body: FactBody::from(PersonLeft { person }) }
}

/// What waits for somebody else, a sentence for each kind of work.
fn lapse_words(words: Words, lapses: &Lapses) -> Vec<String> {
    let counted = |n: usize, one: &'static str, many: &'static str| match n {
        0 => None,
        1 => Some(words.t(one)),
        n => Some(words.tv(many, &[("n", &n)])),
    };
    let mut lines: Vec<String> = [
        counted(lapses.unfinished.len(), "people.leave.unfinished.one", "people.leave.unfinished.many"),
        counted(lapses.unconfirmed.len(), "people.leave.unconfirmed.one", "people.leave.unconfirmed.many"),
        counted(lapses.rests.len(), "people.leave.rests.one", "people.leave.rests.many"),
        counted(lapses.contracts.len(), "people.leave.contracts.one", "people.leave.contracts.many"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if lines.is_empty() {
        lines.push(words.t("people.leave.nothing"));
    }
    lines.push(words.t("people.leave.no_more"));
    lines
}

#[component]
fn LeaveForm(id: PersonId, person: RwSignal<Option<PersonId>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let last_day = RwSignal::new(untrack(|| desk.today()).to_string());
    let errors = RwSignal::new(Vec::<FieldError>::new());
    let id = StoredValue::new(id);
    let day = Memo::new(move |_| last_day.with(|typed| read_day(typed)));
    let lapses = Memo::new(move |_| {
        let day = day.get().ok()?;
        Some(Lapses::of(&desk.ledger(), &desk.book(), &desk.settled(), &id.get_value(), day))
    });
    let in_the_way = Memo::new(move |_| {
        let day = day.get().ok()?;
        leaves_charge_open(&desk.ledger(), &id.get_value(), day).then_some(())
    });
    let reason = derived(move || in_the_way.get().map(|()| i18n.t("people.in_charge.leave")));
    let lines = move || {
        let lapses = lapses.get()?;
        let lines = lapse_words(i18n.words(), &lapses);
        Some(lines.into_iter().map(|line| view! { <li><ReferringText text=line /></li> }).collect_view())
    };
    let changes = Memo::new(move |_| {
        let command = day.get().ok().map(|on| leave(on, id.get_value()));
        consequences(&desk.standing(), command.as_slice(), untrack(|| desk.now()))
    });
    let no_day = |typed: &str| read_day(typed).err().map(Misread::from);
    let field = OnLeaving::new(Signal::default(), last_day.into(), no_day);
    let busy = Busy::idle();
    let submit = move || {
        let Some(work) = busy.begin() else { return };
        let on = match day.get_untracked() {
            Ok(_) if in_the_way.get_untracked().is_some() => return,
            Ok(on) => on,
            Err(why) => {
                field.leave().run(());
                let text = misread_words(i18n.words_untracked(), why.into());
                return errors.set(vec![FieldError::new("leave-day", text)]);
            }
        };
        let leaver = id.get_value();
        let done = tr!("people.left", name = untrack(|| person_name(&desk.ledger(), &leaver)));
        let command = leave(on, leaver);
        work.run(async move {
            match act::submit(desk, command, done).await {
                Ok(_) => drop(person.try_set(None)),
                Err(failure) => {
                    errors.try_set(vec![FieldError::new("leave-day", failure_text(&failure))]);
                }
            }
        });
    };
    view! {
        <Form on_submit=submit>
            <FormErrors title=t!("people.errors") errors=errors />
            <Field
                label=t!("people.last_day")
                hint=t!("people.leave.hint")
                id="leave-day"
                error=field.error()
                required=true
            >
                <DateInput value=last_day on_leave=field.leave() />
            </Field>
            <ul class="bullets" aria-live="polite">
                {lines}
            </ul>
            <PayEffects changes=changes understood=derived(move || day.with(Result::is_ok)) />
            <FormActions>
                <Button kind=ButtonKind::Danger submit=true reason=reason>
                    {t!("people.leave.save")}
                </Button>
                <Button on_click=move || person.set(None)>{t!("people.cancel")}</Button>
            </FormActions>
        </Form>
    }
}
