//! What this device is called: it stands in the names of the files that it exports.

use super::view::{DEVICE_NAME_CHARS, file_name};
use crate::{
    app::{derived::derived, desk::Desk, i18n::use_i18n},
    t,
    ui::{Bind, Field, TextInput},
};
use leptos::prelude::*;

#[component]
pub fn DeviceName() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let name = Bind::new(
        move || desk.device_name(i18n.words()),
        move |typed: String| {
            desk.name_device(&typed.chars().take(DEVICE_NAME_CHARS).collect::<String>());
        },
    );
    let example = derived(move || {
        let words = i18n.words();
        let name = file_name(words, &desk.ledger().branch, desk.today(), &desk.device_name(words));
        words.tv("data.device.file", &[("name", &name)])
    });
    view! {
        <div class="device-name">
            <Field label=t!("data.device.name") hint=example id="device-name">
                <TextInput value=name />
            </Field>
        </div>
    }
}
