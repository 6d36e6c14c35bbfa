//! The question whether a fault was repaired at the site before, with what reads most alike first.

use super::{
    kinds::Spec,
    same_fault::{ASKED, SAME, choices},
    state::FormState,
};
use crate::ui::prelude::*;
use crate::{
    app::{desk::Desk, i18n::use_i18n},
    domain::{SiteId, typed::read_day},
    t,
    ui::{Choice, RadioGroup, Show},
};

#[component]
pub fn SameFaultField(form: FormState, spec: &'static Spec) -> impl IntoView {
    let desk = Desk::get();
    let i18n = use_i18n();
    let proposed = Memo::new(move |_| {
        let (ledger, book, today) = (desk.ledger(), desk.book(), desk.today());
        form.values.with(|values| {
            let Ok(site) = SiteId::parse(values.get("site")) else { return (Vec::new(), false) };
            let on = read_day(values.get("on")).unwrap_or(today);
            choices(i18n.words(), &ledger, book.rules_on(on), &site, values.get("fault"), on)
        })
    });
    let asked = Memo::new(move |_| proposed.with(|(_, asked)| *asked));
    let ids = Memo::new(move |_| {
        proposed.with(|(all, _)| all.iter().map(|choice| choice.id.clone()).collect::<Vec<_>>())
    });
    // What was said of another site or term says nothing of this one; and what reads alike has to be answered.
    Effect::new(move |_| {
        let (asked, ids) = (asked.get(), ids.get());
        let said = form.values.with_untracked(|values| values.raw(SAME));
        let is_gone = !said.is_empty() && !ids.contains(&said);
        let was = form.values.with_untracked(|values| values.get(ASKED) == "yes");
        if is_gone || asked != was {
            form.values.update(|values| {
                values.set(ASKED, if asked { "yes" } else { "" });
                if is_gone {
                    values.set(SAME, "");
                }
            });
        }
    });
    let options = derived(move || proposed.with(|(all, _)| all.clone()) as Vec<Choice>);
    let is_there = Memo::new(move |_| ids.with(|ids| !ids.is_empty()));
    let hint = derived(move || i18n.t(if asked.get() { "forms.same.asked" } else { "forms.same.hint" }));
    view! {
        <Show when=move || is_there.get()>
            <RadioGroup
                legend=t!(spec.label)
                hint=hint
                value=form.bind(spec.name)
                options=options
                id=form.id(spec.name)
                error=form.error(spec.name)
            />
        </Show>
    }
}
