//! The five marks of the phone's bottom bar. Each stands above its word and says nothing by itself.

use leptos::prelude::*;

/// A mark drawn with one stroke on a 20 × 20 grid.
#[component]
pub fn Mark(path: &'static str) -> impl IntoView {
    view! {
        <svg class="mark" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false">
            <path d=path fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round" />
        </svg>
    }
}

/// A sheet of a day calendar with a tick.
pub const TODAY: &str = "M3.5 5h13v11.5h-13z M3.5 8.5h13 M6.8 3v3 M13.2 3v3 M7.3 12.4l2 2 3.5-3.8";
/// A clipboard.
pub const JOBS: &str = "M5 4.5h10v12.5h-10z M7.5 4.5v-1.5h5v1.5 M7.5 8.5h5 M7.5 11h5 M7.5 13.5h3";
/// Lines of people and columns of days.
pub const REGISTER: &str = "M3.5 4h13v12.5h-13z M3.5 8h13 M3.5 12.2h13 M8 4v12.5 M12.3 8v8.5";
/// The sign of the yuan.
pub const MY_PAY: &str = "M5 3.5l5 6.5 5-6.5 M10 10v7 M6 10.5h8 M6 13.5h8";
/// Three lines.
pub const MORE: &str = "M4 6h12 M4 10h12 M4 14h12";
