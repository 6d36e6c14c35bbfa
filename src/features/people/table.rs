//! Everybody in one table: those who are here first.

use super::{
    change::Subject,
    view::{Standing, in_order, standing},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::full_day,
        i18n::use_i18n,
        words::{person_name, role_key},
    },
    domain::PersonId,
    ledger::Person,
    t,
    ui::{Amount, Badge, Bind, Button, Cell, ColumnHead, NameText, Row, Show, Table, Tone, WholeText},
};

/// The table; `change` and `leave` open the dialogs, for who may enter people (`may`).
#[component]
pub fn PeopleTable(
    change: Bind<Subject>,
    leave: RwSignal<Option<PersonId>>,
    #[prop(into)] may: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::get();
    let people = Memo::new(move |_| in_order(&desk.ledger(), desk.today()));
    view! {
        <div class="people">
            <Table caption=t!("shell.place.people")>
                <thead>
                    <tr>
                        <PersonHeads />
                        <ColumnHead label=t!("people.last_day") />
                        <Show when=move || may.get()>
                            <ColumnHead label=t!("people.actions") pressed=true />
                        </Show>
                    </tr>
                </thead>
                <tbody>
                    <For
                        each=move || people.get()
                        key=Clone::clone
                        children=move |id| view! { <PersonRow id=id change=change leave=leave may=may /> }
                    />
                </tbody>
            </Table>
        </div>
    }
}

/// The heads over name, role, base wage and first day.
#[component]
pub fn PersonHeads() -> impl IntoView {
    view! {
        <ColumnHead label=t!("people.name") />
        <ColumnHead label=t!("facts.field.role") />
        <ColumnHead label=t!("facts.field.base_wage") numeric=true />
        <ColumnHead label=t!("facts.field.joined") />
    }
}

#[component]
fn PersonRow(
    id: PersonId,
    change: Bind<Subject>,
    leave: RwSignal<Option<PersonId>>,
    may: Signal<bool>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let id = StoredValue::new(id);
    let person = Memo::new(move |_| id.with_value(|id| desk.ledger().people.get(id).cloned()));
    let name = move || id.with_value(|id| person_name(&desk.ledger(), id));
    let place = Memo::new(move |_| person.get().map(|person| standing(&person, desk.today())));
    let role = move || {
        let role = person.get().map(|person| i18n.t(role_key(person.role_on(desk.today()))));
        role.unwrap_or_default()
    };
    let wage = derived(move || {
        let span = person.get().map(|person| person.span_on(desk.today()).base_wage.exact());
        span.unwrap_or_default()
    });
    let joined = move || person.get().map(|person| full_day(i18n.words(), person.joined)).unwrap_or_default();
    let last_day = move || {
        let left = person.get().and_then(|person| person.left.map(|left| left.value));
        left.map(|day| full_day(i18n.words(), day))
    };
    let until = move || last_day().map(|day| i18n.tv("people.until", &[("day", &day)])).unwrap_or_default();
    let badge = move || match place.get()? {
        Standing::Here => None,
        Standing::Coming => Some(view! { <Badge tone=Tone::Waiting text=t!("people.coming") /> }.into_any()),
        Standing::Gone => Some(view! { <Badge tone=Tone::Neutral text=t!("people.gone") /> }.into_any()),
    };
    view! {
        <Row>
            <Cell head=true>
                <span class="people-name"><NameText text=derived(name) /> {badge}</span>
                <span class="people-under muted small">
                    <WholeText text=derived(role) /> <Amount value=wage zero=true /> <WholeText text=derived(joined) /> <WholeText text=derived(until) />
                </span>
            </Cell>
            <Cell><span class="nowrap"><WholeText text=derived(role) /></span></Cell>
            <Cell numeric=true>
                <Amount value=wage zero=true />
            </Cell>
            <Cell><span class="nowrap"><WholeText text=derived(joined) /></span></Cell>
            <Cell><span class="nowrap"><WholeText text=derived(move || last_day().unwrap_or_default()) /></span></Cell>
            {move || may.get().then(|| view! { <Cell pressed=true><Actions id=id person=person change=change leave=leave /></Cell> })}
        </Row>
    }
}

/// What may be entered about somebody.
#[component]
fn Actions(
    id: StoredValue<PersonId>,
    person: Memo<Option<Person>>,
    change: Bind<Subject>,
    leave: RwSignal<Option<PersonId>>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let name = move || id.with_value(|id| person_name(&desk.ledger(), id));
    let change_label = move || i18n.tv("people.change.title", &[("name", &name())]);
    let leave_label = move || i18n.tv("people.leave.title", &[("name", &name())]);
    let stays = move || person.get().is_some_and(|person| person.left.is_none());
    view! {
        <div class="people-actions">
            <Button
                on_click=move || change.set(Subject::Known(id.get_value()))
                label=derived(change_label)
            >
                {t!("people.change")}
            </Button>
            <Show when=stays>
                <Button on_click=move || leave.set(Some(id.get_value())) label=derived(leave_label)>
                    {t!("people.leave")}
                </Button>
            </Show>
        </div>
    }
}
