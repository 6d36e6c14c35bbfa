//! Language and theme: what belongs to this browser and can be changed from every screen.

use crate::app::i18n::{Lang, use_i18n};
use crate::app::theme::{Theme, set_theme, theme};
use crate::t;
use crate::ui::prelude::*;
use crate::ui::{Bind, Choice, Select};

/// The two switches, in the rail and behind the bottom bar's last place.
#[component]
pub fn Preferences() -> impl IntoView {
    let i18n = use_i18n();
    let lang = Bind::new(
        move || i18n.lang().code().to_owned(),
        move |code: String| i18n.set(Lang::from_code(&code).unwrap_or_default()),
    );
    // Languages are named in themselves, so that one who cannot read the present one finds his own.
    let languages = move || {
        Lang::ALL
            .into_iter()
            .map(|lang| {
                let name = match lang {
                    Lang::ZhCn => i18n.t("shell.lang.zh"),
                    Lang::En => i18n.t("shell.lang.en"),
                };
                Choice::new(lang.code(), name)
            })
            .collect::<Vec<_>>()
    };
    let look = Bind::new(
        || theme().code().to_owned(),
        |code: String| set_theme(Theme::from_code(&code).unwrap_or_default()),
    );
    let looks = move || {
        Theme::ALL
            .into_iter()
            .map(|theme| Choice::new(theme.code(), i18n.t(theme.name_key())))
            .collect::<Vec<_>>()
    };
    view! {
        <div class="preferences">
            <Select value=lang options=derived(languages) label=t!("shell.lang.label") />
            <Select value=look options=derived(looks) label=t!("shell.theme.label") />
        </div>
    }
}
