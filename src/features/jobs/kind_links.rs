//! The kinds of work above their list, each with how much of it there is.

use super::{
    say,
    view::{JobFilter, Rows, counts},
};
use crate::ui::prelude::*;
use crate::{
    app::route::{ListQuery, Route},
    domain::{WorkId, WorkKind},
    t,
    ui::WholeText,
};

/// Narrows the list to one kind, and leaves the rest of it as it is narrowed.
#[component]
pub fn KindLinks(
    all: Memo<Rows>,
    filter: Memo<JobFilter>,
    find: Memo<String>,
    chosen: Memo<Option<WorkId>>,
) -> impl IntoView {
    let counts = Memo::new(move |_| all.with(|rows| filter.with(|filter| counts(rows, filter, &find.get()))));
    let one = move |at: usize, work: Option<WorkKind>| {
        let href = move || {
            let filter = filter.with(|filter| JobFilter { work, ..filter.clone() });
            let find = Some(find.get()).filter(|find| !find.is_empty());
            Route::jobs_beside(chosen.get(), ListQuery { filter: filter.print(), find }).href()
        };
        let is_current = Memo::new(move |_| filter.with(|filter| filter.work == work));
        let words = t!(say::kind_count_key(work), n = counts.with(|counts| counts[at]));
        view! {
            <a href=href aria-current=move || is_current.get().then_some("true")>
                <WholeText text=words />
            </a>
        }
    };
    let kinds = std::iter::once(None).chain(WorkKind::ALL.map(Some));
    view! {
        <nav class="kind-links" aria-label=t!("jobs.filter.work.label")>
            {kinds.enumerate().map(|(at, work)| one(at, work)).collect_view()}
        </nav>
    }
}
