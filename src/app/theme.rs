//! Light, dark, or as the system says. The stylesheet reads `data-theme` on `<html>`.

use crate::platform::remember;
use leptos::prelude::*;
use std::cell::Cell;

const KEY: &str = "fieldbook.theme";

/// The look a person chose for this browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    /// Every theme, in the order in which they are offered.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    /// The value of `data-theme`, also kept in the browser.
    pub fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The theme of a value written by [`Theme::code`].
    pub fn from_code(code: &str) -> Option<Theme> {
        Theme::ALL.into_iter().find(|theme| theme.code() == code)
    }

    /// The key of its name.
    pub fn name_key(self) -> &'static str {
        match self {
            Theme::System => "shell.theme.system",
            Theme::Light => "shell.theme.light",
            Theme::Dark => "shell.theme.dark",
        }
    }
}

thread_local! {
    static CURRENT: Cell<Option<RwSignal<Theme>>> = const { Cell::new(None) };
}

/// Creates the theme signal from what this browser remembers. Called once, before the app is mounted.
pub fn provide_theme() {
    let theme = remember::read(KEY).and_then(|code: String| Theme::from_code(&code)).unwrap_or_default();
    CURRENT.set(Some(RwSignal::new(theme)));
    mark_document(theme);
}

/// The theme in use (tracked).
pub fn theme() -> Theme {
    CURRENT.get().map(|signal| signal.get()).unwrap_or_default()
}

/// Changes the theme at once and remembers it in this browser.
pub fn set_theme(theme: Theme) {
    remember::write(KEY, theme.code());
    mark_document(theme);
    if let Some(signal) = CURRENT.get() {
        signal.set(theme);
    }
}

fn mark_document(theme: Theme) {
    if let Some(html) = document().document_element() {
        let _ = html.set_attribute("data-theme", theme.code());
    }
}
