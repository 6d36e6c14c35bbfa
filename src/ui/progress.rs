//! Longer work: what is being done, how far it is, and how to stop it.

use super::button::Button;
use super::field::unique_id;
use crate::ui::prelude::*;

/// `value` is the share done from 0 to 1, `None` while it is not known. With `stop` and `on_stop` it can be ended.
#[component]
pub fn Progress(
    #[prop(into)] label: Signal<String>,
    #[prop(into)] value: Signal<Option<f64>>,
    #[prop(optional, into)] stop: Option<Signal<String>>,
    #[prop(optional, into)] on_stop: Option<Callback<()>>,
) -> impl IntoView {
    let id = unique_id();
    view! {
        <div class="progress">
            <label for=id.clone()>{move || label.get()}</label>
            // Without the attribute the bar moves without saying how far.
            <progress id=id max="1" value=move || value.get().map(|share| share.to_string())></progress>
            {stop
                .zip(on_stop)
                .map(|(word, on_stop)| view! { <Button on_click=on_stop>{move || word.get()}</Button> })}
        </div>
    }
}
