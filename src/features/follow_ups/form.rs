//! The form of a week's list: whom to follow up, and who goes.

use super::{
    typed::{Typed, Wrong},
    view::{Candidate, Wanted, candidates, leaders},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Summary,
        desk::{Desk, FormDraft},
        format::short_day,
        i18n::{Words, use_i18n},
        more::{More, drawn},
        own_form::OwnForm,
        paging::Paging,
        words::{area_key, person_name, site_name},
    },
    domain::{Area, PersonId, SiteId},
    ledger::Ledger,
    t, tr,
    ui::{
        Badge, Bind, Button, ButtonKind, Choice, Field, FieldError, Form, FormActions, SearchBox, Select,
        Show, Tone, WholeText,
    },
    workflow::{Command, Reason},
};
use chrono::NaiveDate;

const PREFIX: &str = "weeks";

/// `corrects`: the list of the week is taken back and issued anew.
#[component]
pub(super) fn ListForm(
    monday: NaiveDate,
    corrects: bool,
    #[prop(into)] leave: Callback<()>,
) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let begun = match corrects {
        true => untrack(|| Typed::of(&desk.ledger(), monday)),
        false => Typed::default(),
    };
    let draft = FormDraft::<Typed>::named(&format!("weekly_list {monday} {corrects}"));
    let form = OwnForm::begin(Some(draft), PREFIX, begun, move |typed: &Typed| {
        let words = i18n.words();
        typed.wrong().into_iter().map(|wrong| error(words, &desk.ledger(), wrong)).collect()
    });
    let wanted = RwSignal::new(Wanted { with_listed: corrects, ..Wanted::default() });
    let all = Memo::new(move |_| candidates(i18n.words(), &desk.ledger(), monday, &wanted.get()));
    let paging = RwSignal::new(Paging::few(20));
    let shown = drawn(all, paging);
    let chosen = Memo::new(move |_| form.typed.with(|typed| typed.chosen.len()));
    let send = move || {
        let (ledger, today) = untrack(|| (desk.ledger(), desk.today()));
        let reason = corrects.then(|| tr!("weeks.corrected"));
        let commands =
            move || form.typed.with_untracked(|typed| typed.commands(&ledger, monday, today, reason));
        let n = chosen.get_untracked();
        form.send(commands, move || tr!("weeks.saved", n = n), place_of, move |_| leave.run(()));
    };
    view! {
        <Form on_submit=send label=t!("weeks.form")>
            <Summary attempt=form.attempt id=form.whole() />
            <Narrow wanted=wanted />
            <ul class="weeks-rows">
                <For
                    each=move || shown.get()
                    key=|one| one.site.clone()
                    children=move |one| view! { <Row one=one form=form /> }
                />
            </ul>
            <More paging=paging all=derived(move || all.with(Vec::len)) />
            <Show when=move || all.with(Vec::is_empty)>
                <p class="muted">{t!("weeks.nobody")}</p>
            </Show>
            <FormActions>
                <Button kind=ButtonKind::Primary submit=true>
                    {move || i18n.tv(if corrects { "weeks.issue_anew" } else { "weeks.issue" }, &[("n", &chosen.get())])}
                </Button>
                <Button on_click=move || leave.run(())>{t!("weeks.leave")}</Button>
            </FormActions>
        </Form>
    }
}

fn error(words: Words, ledger: &Ledger, wrong: Wrong) -> FieldError {
    match wrong {
        Wrong::Nobody => FieldError::new(format!("{PREFIX}-find"), words.t("weeks.wrong.nobody")),
        Wrong::NoPerson(site) => {
            let name = site_name(ledger, &site);
            FieldError::new(person_id(&site), words.tv("weeks.wrong.person", &[("site", &name)]))
        }
    }
}

fn person_id(site: &SiteId) -> String {
    let plain = |letter: char| {
        if letter.is_ascii_alphanumeric() { letter.to_string() } else { format!("_{:x}", letter as u32) }
    };
    format!("{PREFIX}-person-{}", site.as_str().chars().map(plain).collect::<String>())
}

fn place_of(_: &Reason) -> Option<&'static str> {
    None
}

/// By who looks after them, where they lie, and by name.
#[component]
fn Narrow(wanted: RwSignal<Wanted>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let leader = Bind::new(
        move || wanted.with(|wanted| wanted.leader.as_ref().map(ToString::to_string).unwrap_or_default()),
        move |id: String| wanted.update(|wanted| wanted.leader = PersonId::parse(&id).ok()),
    );
    let area = Bind::new(
        move || wanted.with(|wanted| wanted.area.map(|area| area_key(area).to_owned()).unwrap_or_default()),
        move |code: String| {
            wanted.update(|wanted| wanted.area = Area::ALL.into_iter().find(|area| area_key(*area) == code));
        },
    );
    let find = Bind::new(
        move || wanted.with(|wanted| wanted.find.clone()),
        move |text: String| wanted.update(|wanted| wanted.find = text),
    );
    let people = derived(move || {
        leaders(&desk.ledger()).into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect()
    });
    let areas = derived(move || {
        Area::ALL.into_iter().map(|area| Choice::new(area_key(area), i18n.t(area_key(area)))).collect()
    });
    view! {
        <div class="list-tools weeks-tools">
            <Field label=t!("weeks.leader")><Select value=leader options=people empty=t!("weeks.any") /></Field>
            <Field label=t!("sites.field.area")><Select value=area options=areas empty=t!("weeks.any") /></Field>
            <Finding value=find />
        </div>
    }
}

#[component]
fn Finding(value: Bind<String>) -> impl IntoView {
    view! { <div id=format!("{PREFIX}-find") tabindex="-1"><SearchBox value=value label=t!("weeks.find") /></div> }
}

/// Whom nobody is sent to, and why.
fn shut(name: String, about: Signal<String>, why: String) -> AnyView {
    view! {
        <div class="stack-tight">
            <span class="strong"><WholeText text=name /></span>
            <span class="small muted"><WholeText text=about /></span>
            <span class="small"><Badge tone=Tone::Late text=t!("weeks.refused") /> " " <WholeText text=why /></span>
        </div>
    }
    .into_any()
}

/// Where a customer is, and when somebody was there last.
fn about(area: Area, last: Option<NaiveDate>) -> Signal<String> {
    let (desk, i18n) = (Desk::get(), use_i18n());
    derived(move || {
        let words = i18n.words();
        let last = match last {
            Some(on) => words.tv("weeks.last_on", &[("day", &short_day(words, on, desk.today()))]),
            None => words.t("weeks.never"),
        };
        [words.t(area_key(area)), last].join(" · ")
    })
}

/// A customer who may be ticked.
#[component]
fn Ticked(
    id: String,
    name: String,
    about: Signal<String>,
    is_chosen: Memo<bool>,
    tick: Callback<bool>,
) -> impl IntoView {
    let labelled = id.clone();
    view! {
        <label class="weeks-tick" for=labelled>
            <input
                type="checkbox"
                id=id
                prop:checked=move || is_chosen.get()
                on:change=move |event| tick.run(event_target_checked(&event))
            />
            <span class="stack-tight">
                <span class="strong">{name}</span>
                <span class="small muted">{move || about.get()}</span>
            </span>
        </label>
    }
}

/// A customer: ticked with who goes, or why nobody does.
#[component]
fn Row(one: Candidate, form: OwnForm<Typed>) -> impl IntoView {
    let desk = Desk::get();
    let site = StoredValue::new(one.site.clone());
    let proposed = one.proposed.as_ref().map(ToString::to_string).unwrap_or_default();
    let is_chosen = Memo::new(move |_| form.typed.with(|typed| site.with_value(|site| typed.has(site))));
    let tick = Callback::new(move |on: bool| {
        let (key, person) = (site.get_value().to_string(), proposed.clone());
        form.typed.update(|typed| {
            match on {
                true => _ = typed.chosen.entry(key).or_insert(person),
                false => _ = typed.chosen.remove(&key),
            };
        });
    });
    let person = Bind::new(
        move || form.typed.with(|typed| site.with_value(|site| typed.person(site))),
        move |id: String| {
            form.typed.update(|typed| _ = typed.chosen.insert(site.get_value().to_string(), id));
        },
    );
    let id = site.with_value(person_id);
    let wrong = {
        let id = id.clone();
        derived(move || {
            let errors = form.attempt.errors().get();
            let chosen = person.get();
            errors.into_iter().find(|error| error.id == id && chosen.is_empty()).map(|error| error.text)
        })
    };
    let people = derived(move || {
        let ledger = desk.ledger();
        let here =
            ledger.people.values().filter(|one| one.employed_on(desk.today()) && one.role().is_field());
        here.map(|one| Choice::new(one.id.to_string(), person_name(&ledger, &one.id))).collect()
    });
    let (name, about) = (one.name.clone(), about(one.area, one.last));
    let marks = [(one.in_warranty, "weeks.in_warranty"), (one.has_contract, "weeks.contract")];
    let marks = marks.into_iter().filter(|(is, _)| *is);
    let marks: Vec<_> = marks.map(|(_, key)| view! { <Badge tone=Tone::Done text=t!(key) /> }).collect();
    let refused = one.refused.clone();
    let box_id = format!("{id}-tick");
    let head = match refused {
        Some(why) => shut(name, about, why),
        None => view! { <Ticked id=box_id name=name about=about is_chosen=is_chosen tick=tick /> }.into_any(),
    };
    view! {
        <li class="weeks-row">
            {head}
            <span class="weeks-marks">{marks}</span>
            <Show when=move || is_chosen.get()>
                <Field label=t!("facts.field.goes") error=wrong id=id.clone()>
                    <Select value=person options=people empty=t!("weeks.choose") />
                </Field>
            </Show>
        </li>
    }
}

/// Why the list cannot be issued by whoever sits here, where it cannot.
pub(super) fn trial(monday: NaiveDate, today: NaiveDate) -> Command {
    let body = crate::journal::FactBody::from(crate::journal::WeekListed { week: monday, items: Vec::new() });
    Command::Record { on: today, at: None, body }
}
