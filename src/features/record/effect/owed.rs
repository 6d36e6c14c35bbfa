//! What a customer owes, for whoever reminds him of it.

use super::{Said, TypedForm};
use crate::{
    app::{
        format::{full_day, yuan},
        words::site_name,
    },
    domain::SiteId,
    features::owing::view::owed,
};

impl TypedForm<'_> {
    /// What he is reminded of, or that nothing is owed.
    pub(in crate::features::record) fn reminded(&self) -> Said {
        let site =
            SiteId::parse(self.values.get("site")).ok().filter(|id| self.ledger.sites.contains_key(id))?;
        let words = self.words;
        let all = owed(self.ledger, self.today, "");
        let Some(owed) = all.into_iter().find(|owed| owed.site == site) else {
            let name = site_name(self.ledger, &site);
            return Some(vec![words.tv("forms.day.owes_nothing", &[("site", &name)])]);
        };
        let since = owed.since().map(|since| full_day(words, since)).unwrap_or_default();
        let total = yuan(owed.total().exact());
        let said = words.tv("forms.day.owes", &[("amount", &total), ("day", &since)]);
        let contact = Some(&owed.contact).filter(|contact| !contact.is_empty());
        let call = contact.map(|contact| words.tv("forms.day.call", &[("contact", contact)]));
        Some([said].into_iter().chain(call).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::said;
    use crate::features::record::samples::Told;

    #[test]
    fn whoever_reminds_a_customer_reads_what_is_owed_or_that_nothing_is() {
        let mut told = Told::branch();
        let lines = |told: &Told, site: &str| said(told, "reminded", &[("site", site)]);
        assert_eq!(lines(&told, ""), [""; 0]);
        assert!(lines(&told, "s")[0].contains("owes nothing"), "{:?}", lines(&told, "s"));
        told.repair("2026-11-02", "W1", "no power");
        let owes = &lines(&told, "s")[0];
        assert!(owes.contains("1,000.00") && owes.contains("2 Nov 2026"), "{owes}");
    }
}
