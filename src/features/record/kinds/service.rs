//! Repairs and maintenance contracts.

use super::{
    Group, Input, Kind, Lacking, Whom,
    common::{CONTRACT, REBATE, REMARK, SITE, no_contract, no_job, no_site, nobody, number, repair_field},
    field,
};
use crate::{domain::Money, journal::FactBody};
use chrono::NaiveDate;

pub(super) static KINDS: &[Kind] = &[
    Kind {
        code: "repair",
        group: Group::Repair,
        lead: "forms.lead.repair",
        fields: &[
            number("forms.hint.number"),
            field("on", "forms.f.done_on", Input::Day),
            SITE,
            field("by", "forms.f.repaired_by", Input::Person(Whom::Field)),
            field("fault", "facts.field.fault", Input::Fault).hint("forms.hint.fault"),
            field("product_fault", "facts.row.product_fault", Input::Tick).optional(),
            field("charged", "facts.field.charged", Input::Money),
            field("floor", "facts.field.floor", Input::Money).hint("forms.hint.floor"),
            REBATE,
        ],
        trial: || FactBody::Repair {
            repair: no_job(),
            site: no_site(),
            by: nobody(),
            charged: Money::ZERO,
            floor: Money::ZERO,
            rebate: Money::ZERO,
            fault: String::new(),
            product_fault: false,
        },
        read: |r| {
            let (repair, on, site) = (r.new_job("number"), r.day("on"), r.site("site"));
            let (by, fault, product_fault) = (r.person("by"), r.text("fault"), r.yes("product_fault"));
            let (charged, floor, rebate) = (r.money("charged"), r.money("floor"), r.money_or_zero("rebate"));
            let body = FactBody::Repair {
                repair: repair?,
                site: site?,
                by: by?,
                charged: charged?,
                floor: floor?,
                rebate: rebate?,
                fault: fault?,
                product_fault,
            };
            Some((on?, body))
        },
    },
    Kind {
        code: "sheet",
        group: Group::Repair,
        lead: "forms.lead.sheet",
        fields: &[repair_field(Lacking::Sheet), field("on", "forms.f.handed_in_on", Input::Day)],
        trial: || FactBody::Sheet { job: no_job() },
        read: |r| {
            let (job, on) = (r.job("repair"), r.day("on"));
            Some((on?, FactBody::Sheet { job: job? }))
        },
    },
    Kind {
        code: "callback",
        group: Group::Repair,
        lead: "forms.lead.callback",
        fields: &[
            repair_field(Lacking::Callback),
            field("on", "forms.f.called_on", Input::Day),
            field(
                "confirmed",
                "forms.f.confirmed",
                Input::Answer { yes: "forms.answer.confirmed", no: "forms.answer.not_confirmed" },
            ),
            REMARK,
        ],
        trial: || FactBody::Callback { job: no_job(), confirmed: true, remark: String::new() },
        read: |r| {
            let (job, on, confirmed) = (r.job("repair"), r.day("on"), r.answer("confirmed"));
            let remark = r.remark("remark");
            Some((on?, FactBody::Callback { job: job?, confirmed: confirmed?, remark }))
        },
    },
    Kind {
        code: "paid_in",
        group: Group::Repair,
        lead: "forms.lead.paid_in",
        fields: &[repair_field(Lacking::Money), field("on", "forms.f.paid_on", Input::Day)],
        trial: || FactBody::PaidIn { repair: no_job() },
        read: |r| {
            let (repair, on) = (r.job("repair"), r.day("on"));
            Some((on?, FactBody::PaidIn { repair: repair? }))
        },
    },
    Kind {
        code: "approved",
        group: Group::Repair,
        lead: "forms.lead.approved",
        fields: &[
            repair_field(Lacking::Approval),
            field("by", "forms.f.approved_by", Input::Person(Whom::Approver)),
            field("on", "forms.f.approved_on", Input::Day),
        ],
        trial: || FactBody::Approved { job: no_job(), by: nobody() },
        read: |r| {
            let (job, by, on) = (r.job("repair"), r.person("by"), r.day("on"));
            Some((on?, FactBody::Approved { job: job?, by: by? }))
        },
    },
    Kind {
        code: "contract",
        group: Group::Maintenance,
        lead: "forms.lead.contract",
        fields: &[
            number("forms.hint.number"),
            field("on", "forms.f.signed_on", Input::Day),
            SITE,
            field("signer", "facts.row.signer", Input::Person(Whom::Anybody)),
            field("server", "facts.row.server", Input::Person(Whom::Field)),
            field("fee", "facts.field.fee", Input::Money),
            REBATE,
            field("from", "facts.field.from", Input::Day).hint("forms.hint.period_from").of_period(),
            field("to", "facts.field.until", Input::Day).hint("forms.hint.period").of_period(),
        ],
        trial: || FactBody::Contract {
            contract: no_contract(),
            site: no_site(),
            signer: nobody(),
            server: nobody(),
            fee: Money::ZERO,
            rebate: Money::ZERO,
            from: NaiveDate::MIN,
            to: NaiveDate::MIN,
        },
        read: |r| {
            let (contract, on, site) = (r.new_contract("number"), r.day("on"), r.site("site"));
            let (signer, server) = (r.person("signer"), r.person("server"));
            let (fee, rebate) = (r.money("fee"), r.money_or_zero("rebate"));
            let (from, to) = (r.any_day("from"), r.any_day("to"));
            let body = FactBody::Contract {
                contract: contract?,
                site: site?,
                signer: signer?,
                server: server?,
                fee: fee?,
                rebate: rebate?,
                from: from?,
                to: to?,
            };
            Some((on?, body))
        },
    },
    Kind {
        code: "receipt",
        group: Group::Maintenance,
        lead: "forms.lead.receipt",
        fields: &[
            CONTRACT,
            field("amount", "facts.field.amount", Input::Received),
            field("on", "forms.f.paid_on", Input::Day),
        ],
        trial: || FactBody::Receipt { contract: no_contract(), amount: Money::ZERO },
        read: |r| {
            let (contract, amount, on) = (r.contract("contract"), r.received("amount"), r.day("on"));
            Some((on?, FactBody::Receipt { contract: contract?, amount: amount? }))
        },
    },
    Kind {
        code: "server",
        group: Group::Maintenance,
        lead: "forms.lead.server",
        fields: &[
            CONTRACT,
            field("to", "forms.f.new_server", Input::Person(Whom::Field)),
            field("on", "forms.f.from_day", Input::Day),
        ],
        trial: || FactBody::Server { contract: no_contract(), to: nobody() },
        read: |r| {
            let (contract, to, on) = (r.contract("contract"), r.person("to"), r.any_day("on"));
            Some((on?, FactBody::Server { contract: contract?, to: to? }))
        },
    },
    Kind {
        code: "contract_done",
        group: Group::Maintenance,
        lead: "forms.lead.contract_done",
        fields: &[
            CONTRACT,
            field("on", "forms.f.reviewed_on", Input::Day),
            field(
                "complete",
                "forms.f.complete",
                Input::Answer { yes: "forms.answer.complete", no: "forms.answer.not_complete" },
            ),
        ],
        trial: || FactBody::ContractDone { contract: no_contract(), complete: true },
        read: |r| {
            let (contract, on, complete) = (r.contract("contract"), r.day("on"), r.answer("complete"));
            Some((on?, FactBody::ContractDone { contract: contract?, complete: complete? }))
        },
    },
];
