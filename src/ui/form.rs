//! A form that submits on Enter and never leaves the page.

use leptos::prelude::*;

/// One column of fields. The browser's own checks are off: errors are ours, in sentences.
#[component]
pub fn Form(
    #[prop(into)] on_submit: Callback<()>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    children: Children,
) -> impl IntoView {
    view! {
        <form
            class="form"
            novalidate
            aria-label=label.map(|label| move || label.get())
            on:submit=move |event| {
                event.prevent_default();
                on_submit.run(());
            }
        >
            {children()}
        </form>
    }
}

/// The row of buttons that ends a form.
#[component]
pub fn FormActions(children: Children) -> impl IntoView {
    view! { <div class="form-actions">{children()}</div> }
}
