//! Taking a recorded fact back as a mistake.

use crate::{
    app::{
        attempt::Summary,
        desk::{Desk, FormDraft},
        i18n::use_i18n,
        own_form::{OwnForm, field_id},
    },
    domain::FactId,
    t, tr,
    ui::{Button, ButtonKind, Field, FieldError, Form, TextInput},
    workflow::Command,
};
use leptos::prelude::*;

const REASON: &str = "reason";

/// Asks for the reason. `leave`: what closes the form, where that is not around it; `name_key`: what it is called
/// where something else than a mistake of one's own is withdrawn.
#[component]
pub fn WithdrawalForm(
    fact: FactId,
    #[prop(optional, into)] leave: Option<Callback<()>>,
    #[prop(default = "forms.withdraw")] name_key: &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let prefix = format!("withdraw-{fact}");
    let id = field_id(&prefix, REASON);
    let wrong = move |reason: &String| match reason.trim().is_empty() {
        true => vec![FieldError::new(id.clone(), i18n.t("forms.wrong.reason"))],
        false => Vec::new(),
    };
    let form = OwnForm::begin(Some(FormDraft::named(&prefix)), &prefix, String::new(), wrong);
    let submit = move || {
        let command = move || {
            let reason = form.typed.get_untracked().trim().to_owned();
            Some(vec![Command::Withdraw { on: untrack(|| Desk::get().today()), fact, reason }])
        };
        form.send(command, || tr!("forms.withdrawn.done"), |_| None, |_| ());
    };
    let reason = form.bind(|typed| typed, |typed, reason| *typed = reason);
    view! {
        <Form on_submit=submit label=t!(name_key)>
            <Summary attempt=form.attempt id=form.whole() />
            <Field
                label=t!("forms.withdraw.reason")
                hint=t!("forms.withdraw.hint")
                id=form.id(REASON)
                error=form.error(REASON, reason)
                required=true
            >
                <TextInput value=reason />
            </Field>
            <div class="row">
                <Button kind=ButtonKind::Danger submit=true>
                    {t!("forms.withdraw.do")}
                </Button>
                {leave
                    .map(|leave| {
                        view! { <Button on_click=move || leave.run(())>{t!("forms.withdraw.keep")}</Button> }
                    })}
            </div>
        </Form>
    }
}
