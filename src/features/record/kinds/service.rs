//! Repairs and maintenance contracts.

use super::{
    Group, Input, Kind, Lacking, Whom,
    common::{CONTRACT, KEPT, REBATE, REMARK, SHEET_AT, SITE, number, repair_field},
    field, form,
};
use crate::journal::{
    Approved, CalledBack, ContractDone, ContractSigned, MoneyReceived, PaidIn, RepairDone, ServerChanged,
    SheetIn, kind::Kind as _,
};

pub(super) static KINDS: &[Kind] = &[
    form(
        RepairDone::DECLARED,
        Group::Repair,
        "facts.lead.repair",
        &[
            KEPT,
            number("forms.hint.number").fills("repair"),
            field("on", "forms.f.done_on", Input::Day),
            SITE.warns(|form| form.visit_waits()),
            field("by", "forms.f.repaired_by", Input::Person(Whom::Field)),
            field("fault", "facts.field.fault", Input::Fault).hint("forms.hint.fault"),
            field("same_as", "forms.f.same_fault", Input::SameFault).when_alike(),
            field("product_fault", "facts.row.product_fault", Input::Tick).optional(),
            field("tested", "facts.field.tested", Input::Text).optional().hint("forms.hint.tested"),
            field("charged", "facts.field.charged", Input::Money),
            field("floor", "facts.field.floor", Input::Money).hint("forms.hint.floor"),
            REBATE,
        ],
    )
    .becomes(|kind, said| said.under_kept_id("repair").same_or_another().record(kind.declared))
    .hints(|form| form.repair()),
    form(
        SheetIn::DECLARED,
        Group::Repair,
        "facts.lead.sheet",
        &[
            repair_field(Lacking::Sheet).fills("job"),
            field("on", "forms.f.handed_in_on", Input::Day),
            SHEET_AT,
        ],
    )
    .hints(|form| form.about_repair()),
    form(
        CalledBack::DECLARED,
        Group::Repair,
        "facts.lead.callback",
        &[
            repair_field(Lacking::Callback).fills("job"),
            field("on", "forms.f.called_on", Input::Day),
            field(
                "confirmed",
                "forms.f.confirmed",
                Input::Answer { yes: "forms.answer.confirmed", no: "forms.answer.not_confirmed" },
            ),
            REMARK,
        ],
    )
    .hints(|form| form.about_repair()),
    form(
        PaidIn::DECLARED,
        Group::Repair,
        "facts.lead.paid_in",
        &[repair_field(Lacking::Money), field("on", "forms.f.paid_on", Input::Day)],
    )
    .hints(|form| form.about_quoted().or_else(|| form.about_repair())),
    form(
        Approved::DECLARED,
        Group::Repair,
        "facts.lead.approved",
        &[
            repair_field(Lacking::Approval).fills("job"),
            field("by", "forms.f.approved_by", Input::Person(Whom::Approver)),
            field("on", "forms.f.approved_on", Input::Day),
        ],
    )
    .hints(|form| form.about_repair()),
    form(
        ContractSigned::DECLARED,
        Group::Maintenance,
        "facts.lead.contract",
        &[
            number("forms.hint.number").fills("contract"),
            field("on", "forms.f.signed_on", Input::Day),
            SITE,
            field("signer", "facts.row.signer", Input::Person(Whom::Anybody)),
            field("server", "facts.row.server", Input::Person(Whom::Field)),
            field("fee", "facts.field.fee", Input::Money),
            REBATE,
            field("from", "facts.field.from", Input::Day).hint("forms.hint.period_from").of_period(),
            field("to", "facts.field.until", Input::Day).hint("forms.hint.period").of_period(),
        ],
    )
    .hints(|form| form.contract()),
    form(
        MoneyReceived::DECLARED,
        Group::Maintenance,
        "facts.lead.receipt",
        &[
            CONTRACT,
            field("amount", "facts.field.amount", Input::Received),
            field("on", "forms.f.paid_on", Input::Day),
        ],
    )
    .hints(|form| form.receipt()),
    form(
        ServerChanged::DECLARED,
        Group::Maintenance,
        "facts.lead.server",
        &[
            CONTRACT,
            field("to", "forms.f.new_server", Input::Person(Whom::Field)),
            field("on", "forms.f.from_day", Input::Day),
        ],
    )
    .hints(|form| form.server()),
    form(
        ContractDone::DECLARED,
        Group::Maintenance,
        "facts.lead.contract_done",
        &[
            CONTRACT,
            field("on", "forms.f.reviewed_on", Input::Day),
            field(
                "complete",
                "forms.f.complete",
                Input::Answer { yes: "forms.answer.complete", no: "forms.answer.not_complete" },
            ),
        ],
    ),
];
