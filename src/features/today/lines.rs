//! The lines of the list: on the desk one line each, on the phone a card.

use super::{
    row::{Call, RowText, Urgency, Wording},
    view::{Row, look_mark, row_key},
};
use crate::ui::prelude::*;
use crate::{
    app::{clause::ClauseLink, desk::Desk, i18n::use_i18n, route::Route},
    domain::{Collected, Month, phone::Piece},
    features::jobs::contact::may_describe,
    platform::{frame::A_FRAME, remember},
    rules::open::Task,
    t,
    ui::{Badge, Button, ExactText, Section, Show, Tone, WholeText, one_stop},
};

/// Where this browser remembers which closings have been looked at.
const LOOKED: &str = "fieldbook.closed-twice";

/// So many rows are drawn at first: more than a screen shows.
const FIRST: usize = 30;

/// So many more are drawn in one go.
const AT_ONCE: usize = 60;

/// The closings that have been looked at in this browser.
pub fn looked() -> Vec<String> {
    remember::read(LOOKED).unwrap_or_default()
}

/// A heading with the number of its lines, and the lines.
#[component]
pub fn Lines(
    #[prop(into)] title: Signal<String>,
    rows: Memo<Vec<Row>>,
    /// Whose step it is, is said on everybody's list only.
    everybodys: Memo<bool>,
    looked: RwSignal<Vec<String>>,
    /// Whether it says what its sums are.
    legend: Memo<bool>,
) -> impl IntoView {
    view! {
        <Show when=move || rows.with(|rows| !rows.is_empty())>
            <Section title=title>
                <Show when=move || legend.get()>
                    <p class="muted small">{t!("today.payee")}</p>
                </Show>
                <ul class="today-rows" class:today-everybodys=move || everybodys.get() use:one_stop>
                    {each_row(rows, move |row| view! { <Line row=row looked=looked /> })}
                </ul>
            </Section>
        </Show>
    }
}

/// One view for each row, which stays while what the row says changes.
pub fn each_row<V: IntoView + 'static>(
    rows: Memo<Vec<Row>>,
    view: impl Fn(Memo<Option<Row>>) -> V + Clone + Send + 'static,
) -> impl IntoView {
    let drawn = drawn(rows);
    let keys = move || rows.with(|rows| rows.iter().take(drawn.get()).map(row_key).collect::<Vec<_>>());
    let by_key =
        Memo::new(move |_| rows.with(|rows| rows.iter().map(|row| (row_key(row), row.clone())).keyed()));
    let children = move |key| view(Memo::new(move |_| by_key.with(|rows| rows.get(&key).cloned())));
    view! { <For each=keys key=|key| key.clone() children=children /> }
}

/// How many rows are drawn: what is seen when the page opens, and after it piece by piece the rest, which after some years may
/// be hundreds. The browser paints and answers in between; on paper they are all there.
fn drawn(rows: Memo<Vec<Row>>) -> RwSignal<usize> {
    let drawn = RwSignal::new(FIRST);
    let printed = window_event_listener_untyped("beforeprint", move |_| drawn.set(usize::MAX));
    on_cleanup(move || printed.remove());
    Effect::new(move |_| {
        if rows.with(Vec::len) > drawn.get() {
            set_timeout(
                move || _ = drawn.try_update(|drawn| *drawn = drawn.saturating_add(AT_ONCE)),
                A_FRAME,
            );
        }
    });
    drawn
}

#[component]
fn Line(row: Memo<Option<Row>>, looked: RwSignal<Vec<String>>) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let text = Memo::new(move |_| {
        let (words, ledger, book, now) = (i18n.words(), desk.ledger(), desk.book(), desk.now());
        let sitter = desk.sitter();
        row.with(|row| {
            row.as_ref().map(|row| {
                Wording { words, ledger: &ledger, book: &book, now, sitter: sitter.as_ref() }.row(row)
            })
        })
    });
    let twice = move || {
        row.with(|row| match row.as_ref().map(|row| row.open.lack.task) {
            Some(Task::LookAtMonth(month)) => Some(month),
            _ => None,
        })
    };
    let line = move || {
        text.get().map(|text| {
            view! {
                <Distance urgency=text.urgency distance=text.distance.clone() by=text.by.clone() />
                <a class="today-what stop" tabindex="-1" href=text.route.href()>
                    <WholeText text=text.what.clone() />
                    " "
                    <ExactText class="today-number" text=text.number.clone() />
                </a>
                <span class="today-place">
                    <ExactText text=text.place.clone() />
                    {text.call.clone().map(|call| view! { <Calling call=call /> })}
                </span>
                <Facts text=text />
            }
        })
    };
    view! {
        <li class="today-row">
            {line} {move || twice().map(|month| view! { <HaveLooked month=month looked=looked /> })}
        </li>
    }
}

/// Late with a filled mark and the word, the last day beside it.
#[component]
fn Distance(urgency: Urgency, distance: String, by: String) -> impl IntoView {
    let tone = match urgency {
        Urgency::Late => Tone::Late,
        Urgency::Soon => Tone::Waiting,
        Urgency::Later => Tone::Neutral,
    };
    view! {
        <span class="today-distance">
            {match by.is_empty() {
                true => view! { <span class="muted"><WholeText text=distance /></span> }.into_any(),
                false => view! { <Badge tone=tone text=distance /> }.into_any(),
            }}
            " "
            <span class="muted"><WholeText text=by /></span>
        </span>
    }
}

#[component]
fn Facts(text: RowText) -> impl IntoView {
    view! {
        <span class="today-meta">
            <ExactText class="today-who" text=text.who />
            <span class="today-clause muted">
                <ClauseLink id=text.clause.0 short=true in_list=true />
                " "
                <WholeText text=text.fine />
            </span>
        </span>
        <span class="today-stake">
            <span class="today-payee muted"><WholeText text=text.payee /></span>
            <ExactText text=text.stake />
        </span>
    }
}

/// Whom to call: the number dials on a phone; where there is none, the way to add it.
#[component]
fn Calling(call: Call) -> impl IntoView {
    let pieces = match call {
        Call::Contact(pieces) => pieces,
        Call::NoNumber { contact, site } => {
            let may = may_describe(&site);
            let href = Route::SiteContact { site: site.to_string(), job: None }.href();
            let add = move || match may.get() {
                true => {
                    let href = href.clone();
                    view! { <a class="link stop" tabindex="-1" href=href>{t!("today.no_number")}</a> }
                        .into_any()
                }
                false => view! { <span>{t!("jobs.contact.none")}</span> }.into_any(),
            };
            return view! { <span class="today-call"><bdi>{contact}</bdi> " " {add}</span> }.into_any();
        }
    };
    let piece = |piece| match piece {
        Piece::Text(text) => view! { <bdi>{text}</bdi> }.into_any(),
        Piece::Number { shown, dial } => {
            let href = format!("tel:{dial}");
            view! {
                <a class="stop nowrap" tabindex="-1" href=href translate="no">
                    {shown}
                </a>
            }
            .into_any()
        }
    };
    view! { <span class="today-call">{pieces.into_iter().map(piece).collect_view()}</span> }.into_any()
}

/// Somebody has compared the two closings.
#[component]
fn HaveLooked(month: Month, looked: RwSignal<Vec<String>>) -> impl IntoView {
    let desk = Desk::get();
    let mark = move || {
        looked.update(|looked| looked.push(look_mark(&desk.ledger(), month)));
        looked.with_untracked(|looked| remember::write(LOOKED, looked));
    };
    view! {
        <span class="today-act">
            <Button on_click=mark>{t!("today.looked")}</Button>
        </span>
    }
}
