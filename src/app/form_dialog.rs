//! A dialog with a form in it: leaving it asks once when something typed would be lost.

use crate::ui::prelude::*;
use crate::{
    t,
    ui::{Asks, Bind, Dialog},
};

/// As [`Dialog`], with the words of this app for closing it and for the question.
#[component]
pub fn FormDialog(
    #[prop(into)] open: Bind<bool>,
    #[prop(into)] title: Signal<String>,
    #[prop(optional)] wide: bool,
    children: ChildrenFn,
) -> impl IntoView {
    let asks = Asks {
        question: derived(t!("shell.unsaved.question")),
        stay: derived(t!("shell.unsaved.stay")),
        leave: derived(t!("shell.unsaved.leave")),
    };
    view! {
        <Dialog open=open title=title close=t!("shell.close") wide=wide asks=asks>
            {children()}
        </Dialog>
    }
}
