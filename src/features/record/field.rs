//! One field of a form, by its description.

use super::{
    effect::{Warning, earlier_faults},
    form::said,
    kinds::{Input, Kind, Spec, Ticks},
    lines_field::LinesField,
    options::{at_site, options},
    rates::NeighbourRates,
    reader::{COUNT, RATE, area_code},
    same_fault_field::SameFaultField,
    state::FormState,
    suits::Suits,
    ticks::TickFields,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        format::short_day,
        i18n::{Words, use_i18n},
        route::Route,
        words::{area_key, list_words, understood_amount, understood_number, visit_outcome_key},
    },
    domain::{Area, Role, SiteId, VisitOutcome, typed::NumberRule},
    features::{jobs::ask::Offered, sites::described::trial},
    journal::kind::Shape,
    t,
    ui::{
        Bind, Callout, Checkbox, Choice, Combobox, DateInput, Field, NumberInput, RadioGroup, Select, Show,
        SuggestedInput, TextArea, TextInput, TimeInput, Tone, references::ReferringText,
    },
};

/// Up to so many choices are all in sight; beyond, one types to find.
const FEW: usize = 12;

/// A field with what is warned of under it.
#[component]
pub fn SpecField(form: FormState, spec: &'static Spec) -> impl IntoView {
    let Some(warns) = spec.warns else { return input(form, spec) };
    let warning = said(form, warns);
    view! {
        <div class="field-warned">
            {input(form, spec)}
            <div role="status">{move || warning.get().map(warned)}</div>
        </div>
    }
    .into_any()
}

fn warned(warning: Warning) -> impl IntoView {
    let line = |(text, leads): (String, Option<Route>)| match leads {
        Some(route) => view! { <p><a href=route.href()>{text}</a></p> }.into_any(),
        None => view! { <p><ReferringText text=text /></p> }.into_any(),
    };
    let lines = warning.lines.into_iter().map(line).collect_view();
    view! { <Callout tone=Tone::Waiting title=warning.title>{lines}</Callout> }
}

fn input(form: FormState, spec: &'static Spec) -> AnyView {
    let value = form.bind(spec.name);
    let id = form.id(spec.name);
    match spec.input {
        Input::Kept => ().into_any(),
        Input::Tick => view! { <Checkbox checked=ticked(value) label=t!(spec.label) id=id /> }.into_any(),
        Input::Consent => view! { <ConsentField form=form spec=spec /> }.into_any(),
        Input::Ticks(ticks) => {
            let shown = Memo::new(move |_| form.is_shown(spec));
            view! {
                <Show when=move || shown.get()>
                    <TickFields form=form spec=spec ticks=ticks />
                </Show>
            }
            .into_any()
        }
        Input::SameFault => view! { <SameFaultField form=form spec=spec /> }.into_any(),
        Input::Lines => view! { <LinesField form=form spec=spec /> }.into_any(),
        Input::Area => view! { <AreaField form=form spec=spec /> }.into_any(),
        Input::Outcome => view! { <OutcomeField form=form spec=spec /> }.into_any(),
        Input::Answer { yes, no } => view! { <AnswerField form=form spec=spec yes=yes no=no /> }.into_any(),
        _ => {
            let shown = Memo::new(move |_| form.is_shown(spec));
            view! {
                <Show when=move || shown.get()>
                    <Labelled form=form spec=spec value=value />
                </Show>
            }
            .into_any()
        }
    }
}

/// A field that says `yes` or nothing, as a box that is ticked or not.
fn ticked(value: Bind<String>) -> Bind<bool> {
    Bind::new(move || value.get() == "yes", move |yes| value.set(if yes { "yes" } else { "" }.to_owned()))
}

/// The manager's own word: others read whose it is.
#[component]
fn ConsentField(form: FormState, spec: &'static Spec) -> impl IntoView {
    let desk = Desk::get();
    let manager = Memo::new(move |_| desk.role() == Some(Role::Manager));
    let id = form.id(spec.name);
    view! {
        <Show
            when=move || manager.get()
            fallback=|| view! { <p class="muted"><ReferringText text=t!("forms.travel.managers_word") /></p> }
        >
            <Checkbox checked=ticked(form.bind(spec.name)) label=t!(spec.label) id=id.clone() />
        </Show>
    }
}

/// Two answers; where one of them asks for what is to be ticked, all that there is to tick stands under them.
#[component]
fn AnswerField(form: FormState, spec: &'static Spec, yes: &'static str, no: &'static str) -> impl IntoView {
    let i18n = use_i18n();
    let choices = derived(move || {
        let words = i18n.words();
        vec![Choice::new("yes", words.t(yes)), Choice::new("no", words.t(no))]
    });
    let hint = ticked_with(form, spec.name).map(|ticks| {
        derived(move || {
            let list = list_words(i18n.words(), ticks.keys().into_iter().map(|key| i18n.t(key)));
            i18n.tv("forms.hint.looked_for", &[("list", &list)])
        })
    });
    view! {
        <RadioGroup
            legend=t!(spec.label)
            nostrip:hint=hint
            value=form.bind(spec.name)
            options=choices
            id=form.id(spec.name)
            error=form.error(spec.name)
        />
    }
}

/// Where a site lies, all of it in sight: it decides the rate.
#[component]
fn AreaField(form: FormState, spec: &'static Spec) -> impl IntoView {
    let i18n = use_i18n();
    let areas = derived(move || {
        let words = i18n.words();
        let choice =
            |area| Choice::new(area_code(area), words.t(area_key(area))).hint(words.t(area_hint(area)));
        Area::ALL.map(choice).to_vec()
    });
    view! {
        <RadioGroup
            legend=t!(spec.label)
            value=form.bind(spec.name)
            options=areas
            id=form.id(spec.name)
            error=form.error(spec.name)
        />
    }
}

/// How a visit ended, all of it in sight.
#[component]
fn OutcomeField(form: FormState, spec: &'static Spec) -> impl IntoView {
    let i18n = use_i18n();
    let outcomes = derived(move || {
        let words = i18n.words();
        let choice = |one: VisitOutcome| Choice::new(one.code(), words.t(visit_outcome_key(one)));
        VisitOutcome::ALL.map(choice).to_vec()
    });
    view! {
        <RadioGroup
            legend=t!(spec.label)
            value=form.bind(spec.name)
            options=outcomes
            id=form.id(spec.name)
            error=form.error(spec.name)
        />
    }
}

fn area_hint(area: Area) -> &'static str {
    match area {
        Area::Local => "sites.area.local.hint",
        Area::County => "sites.area.county.hint",
        Area::Elsewhere => "sites.area.elsewhere.hint",
        Area::Partner => "sites.area.partner.hint",
    }
}

/// What is ticked with one of a field's answers: it says what the answer is about.
fn ticked_with(form: FormState, field: &str) -> Option<Ticks> {
    form.fields().find_map(|spec| match (spec.only, spec.input) {
        (Some((answered, _)), Input::Ticks(ticks)) if answered == field => Some(ticks),
        _ => None,
    })
}

/// A field under its label, with its hint and its note. It is made anew when another answer makes it required.
#[component]
fn Labelled(form: FormState, spec: &'static Spec, value: Bind<String>) -> impl IntoView {
    let required = Memo::new(move |_| form.is_required(spec));
    move || view! { <AsNeeded form=form spec=spec value=value required=required.get() /> }
}

#[component]
fn AsNeeded(form: FormState, spec: &'static Spec, value: Bind<String>, required: bool) -> impl IntoView {
    let i18n = use_i18n();
    let hint = spec.hint.map(|key| derived(move || i18n.t(key)));
    let note = (!required).then(|| derived(move || i18n.t("forms.optional")));
    let children = move || view! { <SpecInput form=form spec=spec value=value /> };
    let (id, error) = (form.id(spec.name), form.error(spec.name));
    let rates = (spec.input == Input::Rate).then(|| view! { <NeighbourRates form=form value=value /> });
    let another = (spec.input == Input::Site).then(|| view! { <AnotherSite form=form /> });
    let suits = (spec.input == Input::Goes && form.fields().any(|spec| spec.input == Input::Site))
        .then(|| view! { <Suits form=form /> });
    let understood = reads(spec.input).map(|read| derived(move || read(i18n.words(), &value.get())));
    view! {
        {rates}
        <Field
            label=t!(spec.label)
            nostrip:hint=hint
            nostrip:note=note
            nostrip:understood=understood
            id=id
            error=error
            required=required
        >
            {children()}
        </Field>
        {another}
        {suits}
    }
}

/// The way to describe a site that is not known yet, and back to this form with it; for whoever may describe one (2.2).
#[component]
fn AnotherSite(form: FormState) -> impl IntoView {
    let desk = Desk::get();
    let href = Route::NewSite { form: Some(form.kind().code().to_owned()) }.href();
    let site = SiteId::parse("-").expect("a dash is an id");
    view! {
        <Offered trial=trial(site, untrack(|| desk.today()))>
            <p class="small">
                // What was typed and found nothing is its name.
                <a href=href.clone() on:click=move |_| form.hand_over()>{t!("sites.new")}</a>
            </p>
        </Offered>
    }
}

/// What says how a typed text is understood.
type Reads = fn(Words, &str) -> Option<String>;

fn reads(input: Input) -> Option<Reads> {
    match input {
        Input::Money => Some(|words, typed| understood_amount(words, NumberRule::AMOUNT, typed)),
        Input::Received => Some(|words, typed| understood_amount(words, NumberRule::RECEIPT, typed)),
        Input::Count => Some(|words, typed| understood_number(words, COUNT, typed, "")),
        Input::Rate => {
            Some(|words, typed| understood_number(words, RATE, typed, &words.t("jobs.unit.yuan_a_point")))
        }
        _ => None,
    }
}

/// What may be told in some lines.
fn is_long(kind: &Kind, spec: &Spec) -> bool {
    kind.declared.field(spec.fills).is_some_and(|field| field.shape == Shape::Remark)
}

#[component]
fn SpecInput(form: FormState, spec: &'static Spec, value: Bind<String>) -> impl IntoView {
    let i18n = use_i18n();
    let leave = form.leave(spec.name);
    match spec.input {
        Input::Day => view! { <DateInput value=value on_leave=leave /> }.into_any(),
        Input::Time | Input::Hour => view! { <TimeInput value=value on_leave=leave /> }.into_any(),
        Input::Money | Input::Received | Input::Count => {
            view! { <NumberInput value=value on_leave=leave /> }.into_any()
        }
        Input::Rate => {
            view! { <NumberInput value=value unit=t!("jobs.unit.yuan_a_point") on_leave=leave /> }.into_any()
        }
        Input::Text if is_long(form.kind(), spec) => {
            view! { <TextArea rows=2 value=value on_leave=leave /> }.into_any()
        }
        Input::Text => view! { <TextInput value=value on_leave=leave /> }.into_any(),
        Input::Fault => {
            let desk = Desk::get();
            let site = form.bind("site");
            let known = derived(move || {
                let last_on = |(fault, on)| (fault, short_day(i18n.words(), on, desk.today()));
                earlier_faults(&desk.ledger(), &site.get()).into_iter().map(last_on).collect::<Vec<_>>()
            });
            view! { <SuggestedInput value=value suggestions=known on_leave=leave /> }.into_any()
        }
        _ => view! { <Chooser spec=spec value=value form=form /> }.into_any(),
    }
}

/// One of several: all in sight when they are few.
#[component]
fn Chooser(form: FormState, spec: &'static Spec, value: Bind<String>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let site = form.bind("site");
    let choices = derived(move || {
        let (ledger, sitter) = (desk.ledger(), desk.sitter());
        let all = options(i18n.words(), &ledger, &desk.book(), spec.input, sitter.as_ref(), desk.today());
        match spec.input {
            Input::Job => at_site(&ledger, all, &site.get(), &value.get()),
            _ => all,
        }
    });
    let unknown = (spec.input == Input::Site).then(|| Callback::new(move |typed| form.unknown.set(typed)));
    let way_on: Option<ViewFn> =
        (spec.input == Input::Site).then(|| ViewFn::from(move || view! { <AnotherSite form=form /> }));
    let few = Memo::new(move |_| choices.with(|choices| choices.len() <= FEW));
    let leave = form.leave(spec.name);
    let in_sight = matches!(
        spec.input,
        Input::Person(_)
            | Input::Assignee
            | Input::Leader
            | Input::Goes
            | Input::Month
            | Input::VisitKind
            | Input::ComplaintKind
    );
    move || match in_sight && few.get() {
        true => view! { <Select value=value options=choices empty=t!("forms.choose") /> }.into_any(),
        false => {
            let nothing = t!(nothing(spec.input));
            view! {
                <Combobox value=value options=choices nothing=nothing on_leave=leave nostrip:on_unknown=unknown nostrip:way_on=way_on.clone() />
            }
            .into_any()
        }
    }
}

/// What to say when nothing is found.
fn nothing(input: Input) -> &'static str {
    match input {
        Input::Site => "forms.nothing.site",
        Input::Repair(_) => "forms.nothing.repair",
        Input::Contract => "forms.nothing.contract",
        _ => "forms.nothing",
    }
}
