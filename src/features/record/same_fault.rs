//! Whether a repair is of a fault that was repaired at the site before (5.2.3): what is proposed, and what somebody says.

use crate::{
    app::{format::full_day, i18n::Words, words::person_name},
    domain::{FactId, SiteId},
    journal::Order,
    ledger::Ledger,
    rules::{
        RuleSet,
        alike::{Alike, earlier},
    },
    ui::Choice,
};
use chrono::NaiveDate;

/// The field that says it: the id of a repair, or [`ANOTHER`].
pub const SAME: &str = "same_as";

/// In place of a repair: it is another fault. No id begins with a blank.
pub const ANOTHER: &str = " another";

/// Beside the field: whether something reads so much alike that somebody has to say it.
pub const ASKED: &str = "same_asked";

/// How many earlier repairs are named in a sentence.
const MOST: usize = 5;

/// Before whatever else is done on a day.
fn up_to(on: NaiveDate) -> Order {
    Order { on, at: None, fact: FactId(uuid::Uuid::max()) }
}

fn one(words: Words, ledger: &Ledger, alike: &Alike<'_>) -> String {
    let Alike { repair, .. } = alike;
    let (day, who) = (full_day(words, repair.done.on), person_name(ledger, &repair.by));
    let key = if alike.is_likely() { "forms.day.repair.alike" } else { "forms.day.repair" };
    words.tv(key, &[("fault", &repair.fault), ("day", &day), ("who", &who)])
}

/// The earlier repairs within the term, most alike first, each in a few words.
pub fn lines(
    words: Words,
    ledger: &Ledger,
    rules: &RuleSet,
    site: &SiteId,
    fault: &str,
    on: NaiveDate,
) -> Vec<String> {
    let all = earlier(ledger, rules, site, fault, up_to(on));
    all.iter().take(MOST).map(|alike| one(words, ledger, alike)).collect()
}

/// What can be said of a fault, and whether it has to be.
pub fn choices(
    words: Words,
    ledger: &Ledger,
    rules: &RuleSet,
    site: &SiteId,
    fault: &str,
    on: NaiveDate,
) -> (Vec<Choice>, bool) {
    let all = earlier(ledger, rules, site, fault, up_to(on));
    let asked = all.iter().any(Alike::is_likely);
    let same = |alike: &Alike<'_>| {
        let said = words.tv("forms.same.as", &[("repair", &one(words, ledger, alike))]);
        Choice::new(alike.repair.id.to_string(), said)
    };
    let mut choices: Vec<Choice> = all.iter().map(same).collect();
    if !choices.is_empty() {
        choices.push(Choice::new(ANOTHER, words.t("forms.same.another")));
    }
    (choices, asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::i18n::Lang,
        features::record::samples::{Told, id},
        rules::RuleBook,
    };

    #[test]
    fn the_most_alike_is_proposed_first_and_somebody_has_to_say() {
        let mut told = Told::branch();
        told.repair("2026-08-20", "W1", "主机黑屏").repair("2026-10-01", "W2", "打印机卡纸");
        told.repair("2026-03-01", "W0", "主机黑屏");
        let ledger = told.ledger();
        let book = RuleBook::of(&ledger);
        let day: NaiveDate = "2026-11-10".parse().unwrap();
        let of = |fault: &str| {
            let (all, asked) = choices(Words(Lang::ZhCn), &ledger, book.rules_on(day), &id("s"), fault, day);
            (all.into_iter().map(|choice| choice.id).collect::<Vec<_>>(), asked)
        };
        assert_eq!(of("主机黑屏，打不开"), (vec!["W1".into(), "W2".into(), ANOTHER.into()], true));
        assert_eq!(of("电池亏电"), (vec!["W2".into(), "W1".into(), ANOTHER.into()], false));
        let elsewhere = choices(Words(Lang::ZhCn), &ledger, book.rules_on(day), &id("x"), "主机黑屏", day);
        assert_eq!(elsewhere, (Vec::new(), false));
        let said = lines(Words(Lang::ZhCn), &ledger, book.rules_on(day), &id("s"), "黑屏", day);
        assert!(said[0].contains("主机黑屏") && said.len() == 2, "{said:?}");
    }
}
