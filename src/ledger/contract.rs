//! Maintenance contracts with their money, refunds included.

use super::{At, Stamp};
use crate::domain::{ContractId, FactId, Money, PersonId, SiteId};
use chrono::NaiveDate;

/// A maintenance contract with its money and its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contract {
    pub id: ContractId,
    /// What people call it by.
    pub number: String,
    pub site: SiteId,
    pub signer: PersonId,
    pub signed: Stamp,
    /// The fee as it was signed.
    pub agreed: Money,
    pub rebate: Money,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// In the order of their days. One below zero is a refund.
    pub receipts: Vec<At<Money>>,
    /// Who serves from when; the first is the signing. Never empty.
    pub servers: Vec<At<PersonId>>,
    pub done: Vec<At<bool>>,
}

impl Contract {
    pub fn server_on(&self, day: NaiveDate) -> &At<PersonId> {
        self.servers.iter().rev().find(|server| server.on() <= day).unwrap_or(&self.servers[0])
    }

    /// The fee: what was agreed, lowered by every refund. Not below zero.
    pub fn fee(&self) -> Money {
        (self.agreed - self.refunded()).max(Money::ZERO)
    }

    /// What was given back, as an amount above zero.
    pub fn refunded(&self) -> Money {
        self.refunds().map(|refund| -refund.value).sum()
    }

    pub fn refunds(&self) -> impl Iterator<Item = &At<Money>> {
        self.receipts.iter().filter(|receipt| receipt.value.is_negative())
    }

    /// Money received up to a day, that day included, and not given back since. A refund takes from what came in last.
    /// Not below zero.
    pub fn received_by(&self, day: NaiveDate) -> Money {
        let (before, after): (Vec<_>, Vec<_>) = self.receipts.iter().partition(|receipt| receipt.on() <= day);
        let mut balance: Money = before.into_iter().map(|receipt| receipt.value).sum();
        let mut kept = balance;
        for receipt in after {
            balance += receipt.value;
            kept = kept.min(balance);
        }
        kept.max(Money::ZERO)
    }

    /// What the customer still has to pay.
    pub fn outstanding(&self) -> Money {
        let balance: Money = self.receipts.iter().map(|receipt| receipt.value).sum();
        (self.fee() - balance).max(Money::ZERO)
    }

    /// The first refund that could not have been paid without a receipt.
    pub fn refund_resting_on(&self, receipt: FactId) -> Option<FactId> {
        let others = self.receipts.iter().filter(|other| other.stamp.fact != receipt);
        overdrawing(others).map(|(refund, _)| refund.stamp.fact)
    }

    /// The first refund that gave back more than had come in, and by how much. The desk records none; a file may bring
    /// one, or the receipt before it is still on another device.
    pub fn overdrawn(&self) -> Option<(&At<Money>, Money)> {
        overdrawing(self.receipts.iter())
    }

    /// The receipt with which the money reached the fee. A refund lowers both alike: it neither brings that day forward
    /// nor takes it back.
    pub fn last_of_the_money(&self) -> Option<&At<Money>> {
        let mut sum = Money::ZERO;
        let mut received = self.receipts.iter().filter(|receipt| !receipt.value.is_negative());
        received.find(|receipt| {
            sum += receipt.value;
            sum >= self.agreed
        })
    }
}

/// The first refund with which the balance of these falls below zero, and how far.
fn overdrawing<'a>(mut receipts: impl Iterator<Item = &'a At<Money>>) -> Option<(&'a At<Money>, Money)> {
    let mut balance = Money::ZERO;
    receipts.find_map(|receipt| {
        balance += receipt.value;
        balance.is_negative().then_some((receipt, -balance))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A contract over 2000 yuan with receipts of these days.
    fn contract(receipts: &[(&str, i64)]) -> Contract {
        let stamp = |on: &str| Stamp {
            on: day(on),
            at: None,
            recorded: day(on).into(),
            fact: FactId(uuid::Uuid::nil()),
        };
        let person = PersonId::parse("li").unwrap();
        Contract {
            id: ContractId::parse("W1").unwrap(),
            number: "W1".into(),
            site: SiteId::parse("s").unwrap(),
            signer: person.clone(),
            signed: stamp("2026-01-05"),
            agreed: Money::yuan(2000),
            rebate: Money::ZERO,
            from: day("2026-01-05"),
            to: day("2027-01-04"),
            receipts: receipts
                .iter()
                .map(|(on, yuan)| At { stamp: stamp(on), value: Money::yuan(*yuan) })
                .collect(),
            servers: vec![At { stamp: stamp("2026-01-05"), value: person }],
            done: Vec::new(),
        }
    }

    #[test]
    fn a_refund_lowers_the_fee_and_leaves_the_day_of_the_last_money() {
        let paid = [("2026-02-01", 1200), ("2026-03-01", 800)];
        let refunded = contract(&[paid[0], paid[1], ("2026-05-01", -900)]);
        assert_eq!((contract(&paid).fee(), refunded.fee()), (Money::yuan(2000), Money::yuan(1100)));
        let last = |contract: &Contract| contract.last_of_the_money().map(At::on);
        assert_eq!(last(&refunded), Some(day("2026-03-01")));
        assert_eq!(last(&contract(&paid[..1])), None);
        assert_eq!(refunded.outstanding(), Money::ZERO);
    }

    #[test]
    fn a_refund_before_all_is_paid_leaves_the_rest_to_pay() {
        let open = contract(&[("2026-02-01", 1200), ("2026-02-10", -500)]);
        assert_eq!((open.fee(), open.outstanding()), (Money::yuan(1500), Money::yuan(800)));
        assert_eq!(open.last_of_the_money(), None);
        let paid = contract(&[("2026-02-01", 1200), ("2026-02-10", -500), ("2026-04-01", 800)]);
        assert_eq!(paid.last_of_the_money().map(At::on), Some(day("2026-04-01")));
        assert_eq!(paid.outstanding(), Money::ZERO);
    }

    #[test]
    fn what_was_received_by_a_day_goes_down_with_a_later_refund() {
        let contract = contract(&[("2026-02-01", 1200), ("2026-03-01", 800), ("2026-05-01", -900)]);
        let by = |on| contract.received_by(day(on));
        assert_eq!(by("2026-01-31"), Money::ZERO);
        // The 800 of March go back first, then 100 of February's.
        assert_eq!(by("2026-02-01"), Money::yuan(1100));
        assert_eq!(by("2026-03-01"), Money::yuan(1100));
        assert_eq!(by("2026-05-01"), Money::yuan(1100));
    }
}
