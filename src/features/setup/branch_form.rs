//! The form of a new branch: its name, its people, and the one setting that the regulation leaves open. What it comes
//! to is shown before the branch is founded.

use super::{
    entry::{BranchEntry, draft},
    review::Review,
    rows::People,
    typed::{ReadBranch, Spot, TypedBranch},
    vacant::VacantPosts,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        act::{Busy, failure_text},
        desk::Desk,
        i18n::use_i18n,
        route::{Route, navigate},
        toast::use_toasts,
        words::understood_percent,
    },
    features::people::change::fresh_person,
    t, tr,
    ui::{
        Bind, Button, ButtonKind, Field, FieldError, Form, FormActions, FormErrors, NumberInput, Section,
        TextInput, enter_goes_on, recover_focus,
    },
};

/// `on_back` returns to the choices of the first run.
#[component]
pub fn BranchForm(#[prop(into)] on_back: Callback<()>) -> impl IntoView {
    let entry = BranchEntry::begin();
    let reviewed = RwSignal::new(None::<ReadBranch>);
    view! {
        {move || match reviewed.get() {
            Some(branch) => view! { <Founding entry=entry branch=branch reviewed=reviewed /> }.into_any(),
            None => view! { <Fields entry=entry reviewed=reviewed on_back=on_back /> }.into_any(),
        }}
    }
}

#[component]
fn Fields(
    entry: BranchEntry,
    reviewed: RwSignal<Option<ReadBranch>>,
    on_back: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let typed = entry.typed;
    let back = move || {
        // What is as it began is no work of anybody's to be kept.
        if typed.with_untracked(|typed| *typed == TypedBranch::begin()) {
            draft().clear();
        }
        on_back.run(());
    };
    begin_at("#branch-name");
    let name = Bind::new(move || typed.with(|t| t.name.clone()), move |name| typed.update(|t| t.name = name));
    let tax = Bind::new(move || typed.with(|t| t.tax.clone()), move |tax| typed.update(|t| t.tax = tax));
    view! {
        <div on:keydown=|event| enter_goes_on(&event)>
            <Form on_submit=move || reviewed.set(entry.take()) label=t!("data.setup.new.title")>
                <FormErrors title=t!("data.setup.errors") errors=entry.attempt.errors() mended=entry.attempt.mended() />
                <Field
                    label=t!("data.setup.name")
                    hint=t!("data.setup.name.hint")
                    id=Spot::Name.id()
                    error=entry.error(Spot::Name, name)
                    required=true
                >
                    <TextInput value=name on_leave=entry.leave(Spot::Name) />
                </Field>
                <People entry=entry />
                <VacantPosts vacant=derived(move || typed.with(TypedBranch::vacant)) />
                <Section title=t!("data.setup.tax.title") lead=t!("data.setup.tax.lead")>
                    <Field
                        label=t!("data.setup.tax")
                        note=t!("data.optional")
                        id=Spot::Tax.id()
                        error=entry.error(Spot::Tax, tax)
                        understood=derived(move || understood_percent(i18n.words(), &tax.get()))
                    >
                        <NumberInput
                            value=tax
                            unit=t!("data.percent")
                            on_leave=entry.leave(Spot::Tax)
                        />
                    </Field>
                </Section>
                <FormActions>
                    <Button kind=ButtonKind::Primary submit=true>
                        {t!("data.setup.review")}
                    </Button>
                    <Button on_click=back>{t!("data.setup.back")}</Button>
                </FormActions>
            </Form>
        </div>
    }
}

/// The keyboard goes on in what came in the place of what it was in.
fn begin_at(place: &'static str) {
    Effect::new(move |_| request_animation_frame(move || recover_focus(&[place])));
}

/// The last look, and the button that founds the branch.
#[component]
fn Founding(entry: BranchEntry, branch: ReadBranch, reviewed: RwSignal<Option<ReadBranch>>) -> impl IntoView {
    let desk = Desk::get();
    let shown = branch.clone();
    let branch = StoredValue::new(branch);
    let busy = Busy::idle();
    let found = move || {
        let Some(work) = busy.begin() else { return };
        let branch = branch.get_value();
        let done = tr!("data.setup.done", name = branch.name);
        let (commands, manager) =
            branch.commands(untrack(|| desk.today()), tr!("data.setup.rules"), fresh_person);
        work.run(async move {
            match desk.run_all(commands).await {
                Ok(_) => {
                    draft().clear();
                    desk.sit(manager);
                    use_toasts().done(done);
                    navigate(&Route::Today);
                }
                Err(failure) => {
                    entry.attempt.refuse(FieldError::new(Spot::Name.id(), failure_text(&failure)));
                    reviewed.try_set(None);
                }
            }
        });
    };
    begin_at(".setup-founding");
    view! {
        <Section title=t!("data.setup.review.title")>
            <div class="setup-founding">
                <Review branch=shown />
            </div>
            <FormActions>
                <Button kind=ButtonKind::Primary on_click=found>
                    {t!("data.setup.submit")}
                </Button>
                <Button on_click=move || reviewed.set(None)>{t!("data.setup.review.back")}</Button>
            </FormActions>
        </Section>
    }
}
