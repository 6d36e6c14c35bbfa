//! What this device is called: it stands in the names of the files that it exports.

use crate::ui::prelude::*;
use crate::{
    app::{
        backup::{DEVICE_NAME_CHARS, FileName, Holds},
        desk::Desk,
        i18n::use_i18n,
    },
    t,
    ui::{Bind, Field, TextInput},
};
use chrono::NaiveTime;

/// The time of day in the example.
const EVENING: NaiveTime = NaiveTime::from_hms_opt(17, 30, 0).expect("a time of day");

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
        let (branch, at) = (desk.ledger().branch.clone(), desk.today().and_time(EVENING));
        let (called, device) = (desk.device_name(words), desk.device());
        let name = FileName::new(&branch, Holds::Everything, at, &called, &device).print(words);
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
