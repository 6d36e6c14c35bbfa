//! Things that carry one number, told apart.

use super::{actor_name, day_words, person_name, site_name};
use crate::{
    app::{
        format::{short_day, yuan},
        i18n::Words,
    },
    domain::{PersonId, SiteId, Thing, WorkId},
    ledger::{Ledger, Stamp},
};
use chrono::NaiveDate;

/// A thing by everything but its number: where, whose, of which day, and who wrote it down.
pub fn alike_words(words: Words, ledger: &Ledger, thing: &Thing, today: NaiveDate) -> String {
    let told = Told { words, ledger, today };
    let said = match thing {
        Thing::Day(what, id) => Some(day_words(words, ledger, *what, id)),
        Thing::Work(WorkId::Notice(id)) => {
            let notice = ledger.notices.get(id);
            notice.map(|notice| told.work(&notice.site, &notice.holder().value, notice.issued))
        }
        Thing::Work(WorkId::Repair(id)) => {
            ledger.repairs.get(id).map(|repair| told.work(&repair.site, &repair.by, repair.done))
        }
        Thing::Work(WorkId::Contract(id)) => {
            let contract = ledger.contracts.get(id);
            contract.map(|contract| told.work(&contract.site, &contract.signer, contract.signed))
        }
        Thing::Journey(id) => ledger.travel.get(id).map(|travel| {
            let what = words.tv("facts.alike.journey", &[("amount", &yuan(travel.amount.exact()))]);
            told.one(what, &travel.person, travel.stamp)
        }),
    };
    said.unwrap_or_else(|| ledger.number_of(thing).to_owned())
}

struct Told<'a> {
    words: Words,
    ledger: &'a Ledger,
    today: NaiveDate,
}

impl Told<'_> {
    fn work(&self, site: &SiteId, whose: &PersonId, begun: Stamp) -> String {
        self.one(site_name(self.ledger, site), whose, begun)
    }

    fn one(&self, what: String, whose: &PersonId, begun: Stamp) -> String {
        let by = self.ledger.fact(begun.fact).map(|fact| actor_name(self.words, self.ledger, &fact.actor));
        let (who, by) = (person_name(self.ledger, whose), by.unwrap_or_default());
        let day = short_day(self.words, begun.on, self.today);
        self.words.tv("facts.alike.one", &[("what", &what), ("who", &who), ("day", &day), ("by", &by)])
    }
}
