//! What there is to know about a maintenance contract, its money and who serves it, while a form is typed.

use super::{Said, TypedForm};
use crate::{
    app::{
        format::{number, yuan},
        words::person_name,
    },
    domain::{Money, period::whole_months, typed::NumberRule},
    rules::maintenance::{WHOLE_PERIOD, share, share_base},
};
use std::cmp::Ordering;

impl TypedForm<'_> {
    /// The shares as they will be once the fee has come in whole: nobody knows yet what else might.
    pub(in crate::features::record) fn contract(&self) -> Said {
        let months = self.period();
        let shares = self.shares();
        let said: Vec<String> = months.into_iter().chain(shares).collect();
        (!said.is_empty()).then_some(said)
    }

    /// How many months a contract's period has, before it is saved.
    fn period(&self) -> Option<String> {
        let (from, to) = (self.day("from")?, self.day("to")?);
        Some(match whole_months(from, to) {
            Some(months) => self.words.tv("forms.effect.period", &[("n", &months)]),
            None => self.words.t("forms.effect.period.none"),
        })
    }

    fn shares(&self) -> Option<String> {
        let set = self.book.rules_on(self.day("on")?);
        let fee = self.money("fee")?;
        let base = share_base(set.reading.maintenance_base, fee, fee, self.money_or_zero("rebate"));
        let rules = &set.maintenance;
        let share = |percent| yuan(share(base, percent, WHOLE_PERIOD).exact());
        Some(self.words.tv(
            "forms.effect.contract",
            &[
                ("signing_percent", &number(rules.signing_percent)),
                ("signing", &share(rules.signing_percent)),
                ("service_percent", &number(rules.service_percent)),
                ("service", &share(rules.service_percent)),
            ],
        ))
    }

    pub(in crate::features::record) fn receipt(&self) -> Said {
        let contract = self.ledger.contracts.get(self.values.get("contract"))?;
        let before: Money = contract.receipts.iter().map(|receipt| receipt.value).sum();
        let amount = NumberRule::RECEIPT.read_money(self.values.get("amount")).unwrap_or_default();
        let held = self.day("on").map_or(before, |on| contract.received_by(on));
        if -amount > held {
            // It is refused, and nothing would follow from it.
            return None;
        }
        if amount.is_negative() {
            return Some(self.refund(contract.fee(), amount, before + amount));
        }
        let sum = before + amount;
        let rest = contract.fee() - sum;
        let (fee, sum) = (yuan(contract.fee().exact()), yuan(sum.exact()));
        let so_far = self.words.tv("forms.effect.receipt", &[("sum", &sum), ("fee", &fee)]);
        let (more, left) = (yuan((Money::ZERO - rest).exact()), yuan(rest.exact()));
        let compared = match rest.cmp(&Money::ZERO) {
            Ordering::Less => self.words.tv("forms.effect.receipt_more", &[("more", &more)]),
            Ordering::Equal => self.words.t("forms.effect.receipt_all"),
            Ordering::Greater => self.words.tv("forms.effect.receipt_rest", &[("rest", &left)]),
        };
        Some(vec![so_far, compared])
    }

    /// What is understood of an amount below zero: the fee goes down with it.
    fn refund(&self, fee: Money, amount: Money, left: Money) -> Vec<String> {
        let lower = (fee + amount).max(Money::ZERO);
        let (before, after, left) = (yuan(fee.exact()), yuan(lower.exact()), yuan(left.exact()));
        vec![
            self.words.tv("forms.effect.refund", &[("before", &before), ("after", &after)]),
            self.words.tv("forms.effect.refund_left", &[("sum", &left)]),
        ]
    }

    pub(in crate::features::record) fn server(&self) -> Said {
        let contract = self.ledger.contracts.get(self.values.get("contract"))?;
        let now = contract.server_on(self.day("on")?);
        let name = person_name(self.ledger, &now.value);
        Some(vec![self.words.tv("forms.effect.server", &[("who", &name)])])
    }
}
