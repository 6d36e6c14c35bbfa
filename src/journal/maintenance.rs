//! Maintenance contracts (5.3).

use super::kind::{
    Noun, Shape, Whom, facts,
    roles::{DESK, MANAGER},
};
use crate::domain::{ContractId, Money, PersonId, SiteId};
use chrono::NaiveDate;

facts! {
    /// Maintenance contracts (5.3).
    Maintenance(MaintenanceFact) {
        ContractSigned "contract" "A maintenance contract was signed." by DESK, "5.3.1" {
            contract: ContractId as Shape::New(Noun::Contract) => "facts.field.number",
            /// What people call it by; not written where the id is the number.
            number [optional]: Option<String> as Shape::Name => "facts.field.number",
            site: SiteId as Shape::Known(Noun::Site) => "facts.field.site",
            signer: PersonId as Shape::Known(Noun::Person(Whom::Anybody)) => "facts.row.signer",
            server: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.row.server",
            fee: Money as Shape::Yuan => "facts.field.fee",
            rebate: Money as Shape::Yuan => "facts.field.rebate",
            from: NaiveDate as Shape::Day => "facts.field.from",
            to: NaiveDate as Shape::Day => "facts.field.until",
        }
        MoneyReceived "receipt" "Money of a contract came in, or below zero went back: a refund lowers the contract's fee." by DESK, "2.2.5" {
            contract: ContractId as Shape::Known(Noun::Contract) => "facts.field.contract",
            amount: Money as Shape::Received => "facts.field.amount",
        }
        ServerChanged "server" "The work of a contract passes to somebody else from `on`." by MANAGER, "5.3.2" {
            contract: ContractId as Shape::Known(Noun::Contract) => "facts.field.contract",
            to: PersonId as Shape::Known(Noun::Person(Whom::Field)) => "facts.field.to",
        }
        ContractDone "contract_done" "The period's work is done and reviewed, or closed with work missing." by MANAGER, "5.3.2" {
            contract: ContractId as Shape::Known(Noun::Contract) => "facts.field.contract",
            /// Otherwise work was missing (7.11).
            complete: bool as Shape::Tick => "facts.row.complete",
        }
    }
}
