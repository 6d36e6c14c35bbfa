//! The ladder as a picture, and the same in words.

use super::{
    page::Mine,
    view::{LadderPicture, Stair, ladder_words},
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, format, i18n::use_i18n},
    rules::prospects::ladder_place,
    t,
    ui::{ExactText, Section},
};
use rust_decimal::Decimal;

#[component]
pub fn LadderSection(mine: Mine) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let place = Memo::new(move |_| {
        let (ledger, book) = (desk.ledger(), desk.book());
        let person = mine.person.get()?;
        Some(ladder_place(&ledger, &book, &person, mine.month.get(), desk.today()))
    });
    let sentences = move || {
        let words = i18n.words();
        place.with(|place| {
            place.as_ref().map(|place| ladder_words(words, place, mine.is_now())).unwrap_or_default()
        })
    };
    let picture = move || place.with(|place| place.as_ref().map(LadderPicture::of)).map(picture_view);
    view! {
        <Section title=t!("mypay.ladder")>
            <div class="mypay-ladder">
                <div class="stack-tight">
                    {move || sentences().into_iter().map(|said| view! { <p><ExactText text=said /></p> }).collect_view()}
                </div>
                {picture}
            </div>
        </Section>
    }
}

/// Everything it shows is said in the sentences above, so it is hidden from those who do not see it.
fn picture_view(picture: LadderPicture) -> impl IntoView {
    const BELOW: f64 = 20.0;
    let view_box = format!("-2 -2 {} {}", LadderPicture::WIDTH + 4.0, LadderPicture::HEIGHT + BELOW + 2.0);
    let stair = |stair: Stair| {
        let percent = format!("{}%", format::number(stair.percent));
        let from = stair.from.map(|from| format::number(Decimal::from(from)));
        let wide = stair.width > 26.0;
        view! {
            <rect
                x=stair.x
                y=stair.y
                width=(stair.width - 1.0).max(0.0)
                height=stair.height
                class=if stair.reached { "ladder-stair ladder-stair-reached" } else { "ladder-stair" }
            />
            {wide
                .then(|| {
                    view! {
                        <text x=stair.x + stair.width / 2.0 y=stair.y - 4.0 class="ladder-percent">
                            {percent}
                        </text>
                    }
                })}
            {from
                .map(|from| {
                    view! {
                        <text x=stair.x y=LadderPicture::HEIGHT + 14.0 class="ladder-from">
                            {from}
                        </text>
                    }
                })}
        }
    };
    let (here, here_y) = (picture.here, picture.here_y);
    view! {
        <svg class="ladder" viewBox=view_box aria-hidden="true" focusable="false">
            {picture.stairs.into_iter().map(stair).collect_view()}
            <line x1=here x2=here y1=0.0 y2=LadderPicture::HEIGHT class="ladder-here" />
            <circle cx=here cy=here_y r="5" class="ladder-dot" />
        </svg>
    }
}
