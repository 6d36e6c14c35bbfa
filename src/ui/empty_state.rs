//! What stands where nothing is yet: a sentence that says what will be here, and the action that fills it.

use super::whole_text::WholeText;
use crate::ui::prelude::*;

/// `children` are the action, a button or a link.
#[component]
pub fn EmptyState(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <p><WholeText text=text /></p>
            {children.map(|children| children())}
        </div>
    }
}
