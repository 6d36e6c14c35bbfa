//! A form that submits on Enter and never leaves the page.

use crate::ui::prelude::*;

/// One column of fields. The browser's own checks are off: errors are ours, in sentences. While it is `shut` its fields
/// can be read but nothing is typed into them.
#[component]
pub fn Form(
    #[prop(into)] on_submit: Callback<()>,
    #[prop(optional, into)] label: Option<Signal<String>>,
    #[prop(optional, into)] shut: Option<Signal<bool>>,
    children: Children,
) -> impl IntoView {
    let children = match shut {
        Some(shut) => view! {
            <fieldset class="form-body" disabled=move || shut.get()>
                {children()}
            </fieldset>
        }
        .into_any(),
        None => children().into_any(),
    };
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
            {children}
        </form>
    }
}

/// The row of buttons that ends a form.
#[component]
pub fn FormActions(children: Children) -> impl IntoView {
    view! { <div class="form-actions">{children()}</div> }
}
