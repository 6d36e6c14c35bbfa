//! The paper statements, as they will be printed: one person's, or everybody's of a month.

use super::{
    paper::{paper, papers},
    route,
    send::SendPicture,
    sheet::Sheet,
};
use crate::ui::prelude::*;
use crate::{
    app::{
        desk::Desk,
        i18n::use_i18n,
        page::Page,
        route::{Route, use_route},
        words::month_words,
    },
    domain::{Month, PersonId},
    platform::print,
    t,
    ui::{Button, ButtonKind, EmptyState, Keyed, Show},
};

/// Which sheets the address asks for.
fn asked(route: Route) -> Option<(Month, Option<PersonId>)> {
    match route {
        Route::Statement { month, person } => {
            Some((month.parse().ok()?, Some(PersonId::parse(&person).ok()?)))
        }
        Route::PrintMonth(month) => Some((month.parse().ok()?, None)),
        _ => None,
    }
}

/// The sheets as on paper, with the way to the printer and back.
#[component]
pub fn PrintPage() -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let current = use_route();
    let asked = Memo::new(move |_| asked(current.get()));
    let sheets = Memo::new(move |_| {
        let Some((month, person)) = asked.get() else { return Vec::new() };
        let (settled, ledger, words) = (desk.settled(), desk.ledger(), i18n.words());
        let Some(sheet) = settled.sheet(month).map(|sheet| sheet.pay_so_far(desk.today())) else {
            return Vec::new();
        };
        match person {
            Some(person) => paper(words, &ledger, &sheet, &person, desk.today()).into_iter().collect(),
            None => papers(words, &ledger, &sheet, desk.today()),
        }
    });
    let name = move || asked.get().map(|(month, _)| month_words(i18n.words(), month)).unwrap_or_default();
    let title = move || i18n.tv("settlement.print.title", &[("month", &name())]);
    let lead = move || match sheets.with(Vec::len) {
        1 => i18n.t("settlement.print.lead.one"),
        n => i18n.tv("settlement.print.lead", &[("n", &n)]),
    };
    let back = move || match asked.get() {
        Some((month, Some(person))) => route::statement(month, &person, None),
        Some((month, None)) => route::month(month),
        None => Route::settlement(),
    };
    let one = Memo::new(move |_| sheets.with(|sheets| (sheets.len() == 1).then(|| sheets[0].clone())));
    let none = move || sheets.with(Vec::is_empty);
    view! {
        <Page
            title=derived(title)
            lead=derived(lead)
            actions=move || view! {
                <Show when=move || one.with(Option::is_some)>
                    <SendPicture paper=one />
                </Show>
                <Show when=move || !none()>
                    <Button kind=ButtonKind::Primary on_click=print::print>
                        {t!("settlement.print")}
                    </Button>
                </Show>
            }
        >
            <p class="no-print">
                <a href=move || back().href()>{t!("settlement.print.back")}</a>
            </p>
            <Show when=none>
                <EmptyState text=t!("settlement.print.empty", month = name()) />
            </Show>
            <Keyed of=sheets let:sheets>
                <div class="sheets">
                    {sheets.into_iter().map(|paper| view! { <Sheet paper=paper /> }).collect_view()}
                </div>
            </Keyed>
        </Page>
    }
}
