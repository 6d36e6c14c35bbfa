//! A small branch for the tests of the forms.

use crate::{
    domain::{Area, DeviceId, FactId, Money, Month, Role, VisitKind},
    journal::{
        Approved, CalledBack, ContractSigned, Fact, FactBody, NoticeApproved, PaidIn, PersonJoined,
        RepairDone, Requested, RulesAdopted, SheetIn, SiteDescribed, VisitPlanned,
    },
    ledger::Ledger,
};
use serde::de::DeserializeOwned;
use std::{fmt::Debug, str::FromStr, sync::Arc};

/// An id of whatever kind is wanted.
pub fn id<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(text.into()).unwrap()
}

fn read<T: FromStr>(text: &str) -> T
where
    T::Err: Debug,
{
    text.parse().unwrap()
}

/// What was told so far.
#[derive(Default)]
pub struct Told(Vec<Arc<Fact>>);

/// What a request says that wants somebody for a repair by a day, and nothing more.
pub fn request(request: &str, wanted: &str) -> Requested {
    Requested {
        request: id(request),
        site: id("s"),
        kind: VisitKind::Repair,
        wanted: wanted.parse().unwrap(),
        what: String::new(),
        caller: None,
        urgent: false,
    }
}

/// What a plan says by which Li goes somewhere for a repair on a day, and nothing more.
pub fn visit(visit: &str, day: &str) -> VisitPlanned {
    VisitPlanned {
        visit: id(visit),
        site: id("s"),
        kind: VisitKind::Repair,
        to: id("li"),
        day: day.parse().unwrap(),
        time: None,
        request: None,
        job: None,
        phone: false,
        what: String::new(),
        agreed: String::new(),
    }
}

impl Told {
    /// A manager `ma`, a sales vice-president `vp`, a clerk `wu`, a technician `li`, and a site `s`.
    pub fn branch() -> Told {
        let mut told = Told::default();
        for (person, role) in
            [("ma", Role::Manager), ("vp", Role::SalesVp), ("wu", Role::Clerk), ("li", Role::Technician)]
        {
            told.tell(
                "2026-01-05",
                FactBody::from(PersonJoined {
                    person: id(person),
                    name: person.to_owned(),
                    role,
                    base_wage: Money::yuan(3000),
                    joined: read("2020-01-02"),
                }),
            );
        }
        told.tell(
            "2026-01-05",
            FactBody::from(SiteDescribed {
                site: id("s"),
                name: "School".into(),
                customer: "School".into(),
                area: Area::Local,
                warranty_until: None,
                dealer: None,
                contact: None,
            }),
        );
        told
    }

    pub fn tell(&mut self, on: &str, body: FactBody) -> &mut Told {
        let on: chrono::NaiveDate = read(on);
        self.0.push(Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(self.0.len() as u128 + 1)),
            on,
            at: None,
            recorded: on.and_hms_opt(9, 0, 0).unwrap(),
            // An approval is the approver's own.
            actor: body
                .of::<Approved>()
                .map(|approved| approved.by.clone())
                .or_else(|| body.of::<NoticeApproved>().map(|approved| approved.by.clone()))
                .unwrap_or_else(|| id("ma")),
            device: DeviceId::parse("d").unwrap(),
            link: None,
            body,
        }));
        self
    }

    /// Recorded on another device, which knew of nothing.
    pub fn tell_elsewhere(&mut self, on: &str, body: FactBody) -> &mut Told {
        self.tell(on, body);
        if let Some(last) = self.0.last_mut().map(Arc::make_mut) {
            last.device = id("e");
        }
        self
    }

    /// The same of an earlier day, that became known on a later one.
    pub fn tell_later(&mut self, on: &str, recorded: &str, body: FactBody) -> &mut Told {
        self.tell(on, body);
        let recorded: chrono::NaiveDate = read(recorded);
        if let Some(last) = self.0.last_mut().map(Arc::make_mut) {
            last.recorded = recorded.and_hms_opt(9, 0, 0).unwrap();
        }
        self
    }

    /// A rule set from a month on that differs from the regulation in these values.
    pub fn adopt(&mut self, from: &str, values: &[(&str, serde_json::Value)]) -> &mut Told {
        let from: Month = read(from);
        let values = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        self.tell(
            &from.first().to_string(),
            FactBody::from(RulesAdopted { from, name: String::new(), values }),
        )
    }

    pub fn repair(&mut self, on: &str, repair: &str, fault: &str) -> &mut Told {
        self.tell(
            on,
            FactBody::from(RepairDone {
                repair: id(repair),
                number: None,
                site: id("s"),
                by: id("li"),
                charged: Money::yuan(1000),
                floor: Money::yuan(600),
                rebate: Money::ZERO,
                fault: fault.to_owned(),
                product_fault: false,
                same_as: None,
                another_fault: false,
                tested: String::new(),
            }),
        )
    }

    /// A contract of a year, signed and served by li.
    pub fn contract(&mut self, on: &str, contract: &str, fee: i64) -> &mut Told {
        self.tell(
            on,
            FactBody::from(ContractSigned {
                contract: id(contract),
                number: None,
                site: id("s"),
                signer: id("li"),
                server: id("li"),
                fee: Money::yuan(fee),
                rebate: Money::ZERO,
                from: read("2026-12-01"),
                to: read("2027-11-30"),
            }),
        )
    }

    /// Sheet, call, money and the approval of `by`.
    pub fn complete(&mut self, on: &str, repair: &str, by: &str) -> &mut Told {
        self.tell(on, FactBody::from(SheetIn { job: id(repair) }))
            .tell(on, FactBody::from(CalledBack { job: id(repair), confirmed: true, remark: String::new() }))
            .tell(on, FactBody::from(PaidIn { repair: id(repair) }))
            .tell(on, FactBody::from(Approved { job: id(repair), by: id(by) }))
    }

    pub fn ledger(&self) -> Ledger {
        Ledger::of(&self.0)
    }
}
