//! What must hold of maintenance contracts (5.3).

use super::{
    checks,
    refusal::{Field, Problem, Refusal},
};
use crate::{
    journal::{ContractSigned, MaintenanceFact, MoneyReceived},
    ledger::Ledger,
};
use chrono::NaiveDate;

pub(super) fn check(ledger: &Ledger, on: NaiveDate, fact: &MaintenanceFact) -> Result<(), Refusal> {
    match fact {
        MaintenanceFact::ContractSigned(contract) => signing(contract),
        MaintenanceFact::MoneyReceived(receipt) => receiving(ledger, on, receipt),
        MaintenanceFact::ServerChanged(_) | MaintenanceFact::ContractDone(_) => Ok(()),
    }
}

fn signing(ContractSigned { from, to, .. }: &ContractSigned) -> Result<(), Refusal> {
    checks::day(Field::From, *from)?;
    checks::day(Field::Until, *to)?;
    checks::period(*from, *to).map_err(|problem| Refusal::field(Field::Until, problem))
}

/// No more goes back than has come in.
fn receiving(
    ledger: &Ledger,
    on: NaiveDate,
    MoneyReceived { contract, amount }: &MoneyReceived,
) -> Result<(), Refusal> {
    let held = checks::contract(ledger, contract)?.received_by(on);
    if -*amount > held {
        return Err(Refusal::field(Field::Amount, Problem::RefundTooLarge { held }));
    }
    Ok(())
}
