//! The notice-and-settlement sheet, filled in.

use super::{
    ask::{Ask, NotYours, Offered, shut, whose},
    controllers::Controllers,
    fresh::{field_staff, only_kind},
    say,
    sum::Sum,
    typed_notice::{KINDS, TypedController, TypedNotice, WRITTEN, command, kind_code, place_of},
};
use crate::ui::prelude::*;
use crate::{
    app::{
        attempt::Summary,
        desk::{Desk, FormDraft},
        i18n::use_i18n,
        own_form::{OwnForm, field_id},
        page::Page,
        route::{NOTICE, Route, navigate},
        words::{area_key, kind_key, misread_words, site_name},
    },
    domain::{FactId, SiteId, Thing, WorkId, typed::read_day},
    features::{record::next_number::next_number, sites::begin_named},
    ledger::Ledger,
    t, tr,
    ui::{
        Bind, Button, ButtonKind, Callout, Choice, Combobox, DateInput, Field, FieldError, Form, FormActions,
        LinkButton, RadioGroup, Select, TextInput, Tone,
    },
    workflow::Command,
};
use chrono::NaiveDate;

/// Goes to the page of the notice that was issued.
fn go_to(facts: &[FactId]) {
    let ledger = untrack(|| Desk::get().ledger());
    let issued = facts.iter().find_map(|id| ledger.told_of(ledger.fact(*id)?));
    match issued {
        // One that nobody holds yet has no page of its own.
        Some(Thing::Work(WorkId::Notice(id))) if !ledger.notices.contains_key(&id) => {
            navigate(&Route::register());
        }
        Some(Thing::Work(notice)) => navigate(&Route::Job(notice)),
        _ => {}
    }
}

/// What the ids of its fields begin with.
const PREFIX: &str = "notice";

/// The name of its draft: one notice is written at a time.
const DRAFT: &str = "job.new";

/// The sheet as it begins: the next number and today. Who gets the job, and is paid for it, is chosen.
fn fresh(ledger: &Ledger, today: NaiveDate, site: Option<&SiteId>) -> TypedNotice {
    TypedNotice {
        number: next_number("notice", ledger, today),
        site: site.map_or_else(String::new, SiteId::to_string),
        kind: site.map_or_else(String::new, |site| kind_at(ledger, site)),
        to: String::new(),
        on: today.to_string(),
        controllers: vec![TypedController::default()],
    }
}

/// The code of the kind that a site's next notice can only be; empty where there is a choice.
fn kind_at(ledger: &Ledger, site: &SiteId) -> String {
    only_kind(ledger, site).map_or("", kind_code).to_owned()
}

/// Begins a notice for a site and goes to it.
pub fn begin_at(site: &SiteId) {
    let desk = Desk::get();
    let (ledger, today) = untrack(|| (desk.ledger(), desk.today()));
    FormDraft::named(DRAFT).save(&fresh(&ledger, today, Some(site)));
    navigate(&Route::NewJob);
}

/// Goes back to the notice that is being written, for a site described meanwhile.
pub fn go_on_at(site: &SiteId) {
    let draft = FormDraft::<TypedNotice>::named(DRAFT);
    let Some(mut typed) = draft.load() else { return begin_at(site) };
    typed.site = site.to_string();
    typed.kind = kind_at(&untrack(|| Desk::get().ledger()), site);
    draft.save(&typed);
    navigate(&Route::NewJob);
}

/// The way to the sheet, for whoever may issue a notice (6.1.1).
#[component]
pub fn NewNoticeLink() -> impl IntoView {
    view! {
        <Offered trial=written(untrack(|| Desk::get().today()))>
            <LinkButton href=Route::NewJob.href() kind=ButtonKind::Primary>
                {t!("jobs.new")}
            </LinkButton>
        </Offered>
    }
}

/// The screen of `#/jobs/new`.
#[component]
pub fn NewNoticePage() -> impl IntoView {
    let desk = Desk::get();
    let no_site = Memo::new(move |_| desk.ledger().sites.is_empty());
    view! {
        <Page title=t!("jobs.new") lead=t!("jobs.new.lead")>
            {move || match no_site.get() {
                true => {
                    view! {
                        <Callout tone=Tone::Waiting title=t!("jobs.new.no_site")>
                            <LinkButton href=Route::NewSite { form: Some(NOTICE.to_owned()) }.href() kind=ButtonKind::Primary>
                                {t!("sites.new")}
                            </LinkButton>
                        </Callout>
                    }
                        .into_any()
                }
                false => view! { <Sheet /> }.into_any(),
            }}
        </Page>
    }
}

/// The key of what sends a notice for approval.
const WRITE: &str = "jobs.new.submit_written";

#[component]
fn Sheet() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let begun = untrack(|| fresh(&desk.ledger(), desk.today(), None));
    let wrong = move |typed: &TypedNotice| {
        let words = i18n.words();
        let wrong = typed.wrong(desk.today()).into_iter();
        wrong
            .map(|(input, why)| FieldError::new(field_id(PREFIX, &input), misread_words(words, why)))
            .collect()
    };
    let form = OwnForm::begin(Some(FormDraft::named(DRAFT)), PREFIX, begun, wrong);
    // Whoever may write one or issue it fills it in; which of them it is, is chosen at the end.
    let (issued, written) =
        (whose(trial(untrack(|| desk.today()))), whose(written(untrack(|| desk.today()))));
    let asked = Memo::new(move |_| written.get().and(issued.get()));
    let submit_key = Memo::new(move |_| match form.typed.with(|typed| typed.to == WRITTEN) {
        true => WRITE,
        false => "jobs.new.submit",
    });
    let submit = move || {
        let today = untrack(|| desk.today());
        let commands =
            move || form.typed.with_untracked(|typed| command(typed, today)).ok().map(|one| vec![one]);
        let number = form.typed.with_untracked(|typed| typed.number.trim().to_owned());
        let success = move || match submit_key.get_untracked() {
            WRITE => tr!("jobs.done.written", job = number),
            _ => tr!("jobs.done.notice", job = number),
        };
        form.send(commands, success, place_of, move |facts| go_to(&facts));
    };
    let kind = form.bind(|typed| &typed.kind, |typed, kind| typed.kind = kind);
    let kinds =
        derived(move || KINDS.map(|kind| Choice::new(kind_code(kind), i18n.t(kind_key(kind)))).to_vec());
    // What was typed is kept as a draft: leaving loses nothing.
    let leave = |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" && !event.default_prevented() {
            navigate(&Route::jobs());
        }
    };
    view! {
        <div class="notice-sheet" on:keydown=leave>
            <Form on_submit=submit label=t!("jobs.new") shut=shut(asked)>
                <NotYours asked=asked />
                <Summary attempt=form.attempt id=form.whole() />
                <NumberAndDay form=form />
                <Place form=form />
                <RadioGroup
                    legend=t!("jobs.field.kind")
                    value=kind
                    options=kinds
                    inline=true
                    id=form.id("kind")
                    error=form.error("kind", kind)
                />
                <Controllers form=form />
                <Holder form=form />
                <FormActions>
                    <Button kind=ButtonKind::Primary submit=true>
                        {move || i18n.t(submit_key.get())}
                    </Button>
                    <Button on_click=move || {
                        FormDraft::<TypedNotice>::named(DRAFT).clear();
                        navigate(&Route::jobs());
                    }>{t!("jobs.new.drop")}</Button>
                </FormActions>
            </Form>
            <Sum form=form />
        </div>
    }
}

#[component]
fn NumberAndDay(form: OwnForm<TypedNotice>) -> impl IntoView {
    let number = form.bind(|typed| &typed.number, |typed, number| typed.number = number);
    let on = form.bind(|typed| &typed.on, |typed, on| typed.on = on);
    view! {
        <div class="columns">
            <Field
                label=t!("jobs.field.number")
                id=form.id("number")
                error=form.error("number", number)
                required=true
            >
                <TextInput value=number on_leave=form.leave("number") />
            </Field>
            <Field label=t!("jobs.field.on") id=form.id("on") error=form.error("on", on) required=true>
                <DateInput value=on on_leave=form.leave("on") />
            </Field>
        </div>
    }
}

/// The site, whom to ask before going there, and the way to describe another one.
#[component]
fn Place(form: OwnForm<TypedNotice>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let site = Bind::new(
        move || form.typed.with(|typed| typed.site.clone()),
        move |site: String| {
            let ledger = untrack(|| desk.ledger());
            let kind = SiteId::parse(&site).map(|site| kind_at(&ledger, &site));
            form.typed.update(|typed| {
                typed.site = site;
                if let Ok(kind) = kind {
                    typed.kind = kind;
                }
            });
        },
    );
    let dealer = move || {
        let site = SiteId::parse(&form.typed.with(|typed| typed.site.clone())).ok()?;
        let dealer = desk.ledger().sites.get(&site)?.dealer.clone()?;
        Some(i18n.tv("sites.dealer.ask", &[("dealer", &dealer)]))
    };
    let sites = derived(move || {
        let (words, ledger) = (i18n.words(), desk.ledger());
        let choice = |site: &crate::ledger::Site| {
            let hint = format!("{} · {}", site.customer, words.t(area_key(site.area)));
            Choice::new(site.id.to_string(), site_name(&ledger, &site.id)).hint(hint)
        };
        ledger.sites.values().map(choice).collect::<Vec<_>>()
    });
    let unknown = RwSignal::new(String::new());
    let on_unknown = Callback::new(move |typed| unknown.set(typed));
    let another = move || view! { <AnotherSite name=unknown /> };
    view! {
        <Field label=t!("jobs.field.site") id=form.id("site") error=form.error("site", site) required=true>
            <Combobox value=site options=sites nothing=t!("jobs.field.site.nothing") on_unknown=on_unknown way_on=another.into() />
        </Field>
        {move || dealer().map(|ask| view! { <Callout tone=Tone::Waiting title=ask.clone() /> })}
        {another()}
    }
}

/// The way to describe a site that is not known yet: what was typed and found nothing is its name.
#[component]
fn AnotherSite(name: RwSignal<String>) -> impl IntoView {
    let href = Route::NewSite { form: Some(NOTICE.to_owned()) }.href();
    view! {
        <p class="small">
            <a href=href on:click=move |_| begin_named(&name.get_untracked())>{t!("sites.new")}</a>
        </p>
    }
}

/// Whom it goes to, each with what he holds that month.
#[component]
fn Holder(form: OwnForm<TypedNotice>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let to = form.bind(|typed| &typed.to, |typed, to| typed.to = to);
    // Who writes one need not be one who assigns it: that is said before anything is chosen.
    let asked = whose(trial(untrack(|| desk.today())));
    let other = Memo::new(move |_| asked.get().filter(|_| desk.sitter().is_some()));
    // Points are counted for a day, and not with every key.
    let day =
        Memo::new(move |_| form.typed.with(|typed| read_day(&typed.on)).unwrap_or_else(|_| desk.today()));
    let staff = derived(move || {
        let (words, ledger, book) = (i18n.words(), desk.ledger(), desk.book());
        let chosen = to.get();
        field_staff(&ledger, &book, day.get())
            .into_iter()
            .filter(|(id, _)| other.with(Option::is_none) || id.as_str() == chosen)
            .map(|(id, points)| Choice::new(id.to_string(), say::with_points(words, &ledger, &id, points)))
            .chain([Choice::new(WRITTEN, words.t("jobs.form.written"))])
            .collect::<Vec<_>>()
    });
    view! {
        <Field label=t!("jobs.field.to") id=form.id("to") error=form.error("to", to) required=true>
            <Select value=to options=staff empty=t!("jobs.form.choose") />
        </Field>
        {move || other.get().map(|asked| view! { <Ask asked=asked act="today.task.assign" /> })}
    }
}

/// A command that writes one for approval, for asking whose it is.
fn written(today: NaiveDate) -> Command {
    filled(today, WRITTEN)
}

/// A command such as the sheet gives, for asking whose it is.
pub fn trial(today: NaiveDate) -> Command {
    filled(today, "1")
}

fn filled(today: NaiveDate, to: &str) -> Command {
    let any = || "1".to_owned();
    let kind = kind_code(KINDS[0]).to_owned();
    let filled = TypedNotice {
        number: any(),
        site: any(),
        to: to.to_owned(),
        kind,
        on: today.to_string(),
        controllers: vec![TypedController { points: any(), alarm_only: false }],
    };
    command(&filled, today).expect("every field is filled in")
}
