//! List and detail: side by side where there is room, one after the other on a phone.

use leptos::prelude::*;

/// `list` and `detail` are built once. On a narrow screen the detail shows alone while `detail_open`, with a way back.
#[component]
pub fn SplitView(
    #[prop(into)] detail_open: Signal<bool>,
    #[prop(into)] list: ViewFn,
    #[prop(into)] detail: ViewFn,
    /// Where the way back leads.
    #[prop(into)]
    back_href: Signal<String>,
    /// The words of the way back.
    #[prop(into)]
    back: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="split" class:split-detail=move || detail_open.get()>
            <div class="split-list">{list.run()}</div>
            <div class="split-pane">
                <a class="split-back" href=move || back_href.get()>
                    <span aria-hidden="true">"\u{2039} "</span>
                    {move || back.get()}
                </a>
                {detail.run()}
            </div>
        </div>
    }
}
