//! Small random branches, recorded through commands. What a command refuses is left out, as in the app.

use chrono::{Days, NaiveDate, NaiveDateTime};
use fieldbook::{
    domain::{
        Area, ContractId, Controller, DeviceId, FactId, JobId, Money, Month, NoticeKind, PaperCheck,
        PenaltyClause, PersonId, Role, SiteId, TravelId, month::add_months,
    },
    journal::{
        Accepted, Approved, CalledBack, ClockedIn, ContractDone, ContractSigned, Fact, FactBody,
        FollowUpsReviewed, MoneyReceived, MorningExcused, NoticeIssued, OwnWorkUnfinished, PaidIn,
        PenaltyConfirmed, PenaltyWaived, PersonJoined, PersonLeft, Reassigned, Rechecked, RepairDone,
        RepairFact, RewardFact, Ruled, RulesAdopted, ServerChanged, SheetIn, SiteDescribed, SuccessorNamed,
        TravelClaimed,
        kind::{Noun, Shape},
    },
    ledger::Ledger,
    rules::RuleBook,
    workflow::{Command, CompletionCheck, Context, Paper, close::figures, decide, permitted},
};
use proptest::prelude::*;
use serde_json::json;
use std::sync::Arc;

/// Something that may happen; the numbers are read as the kind needs them.
#[derive(Debug, Clone)]
pub struct Event {
    kind: u8,
    /// Days after the first day of the branch.
    day: u16,
    who: u8,
    place: u8,
    number: u32,
    gaps: [u8; 4],
    flags: u8,
}

/// Days over a turn of the year, so that December's bonuses and the rests are among them.
const DAYS: u16 = 240;

prop_compose! {
    fn event()(
        kind in 0_u8..24, day in 0..DAYS, who in any::<u8>(), place in any::<u8>(), number in 0_u32..6000,
        gaps in any::<[u8; 4]>(), flags in any::<u8>(),
    ) -> Event {
        Event { kind, day, who, place, number, gaps, flags }
    }
}

pub fn events(most: usize) -> impl Strategy<Value = Vec<Event>> {
    prop::collection::vec(event(), 1..most)
}

pub fn first_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 9, 2).unwrap()
}

/// The months in which anything can happen, and one after.
pub fn months() -> (Month, Month) {
    (Month::of(first_day()), Month::of(first_day() + Days::new(u64::from(DAYS) + 40)))
}

pub struct Branch {
    pub facts: Vec<Arc<Fact>>,
    pub ledger: Ledger,
    book: RuleBook,
    /// Tells this device's facts from others'.
    device: u8,
}

const PEOPLE: [(&str, Role); 6] = [
    ("li", Role::Technician),
    ("zhao", Role::Technician),
    ("sun", Role::Leader),
    ("ma", Role::Manager),
    ("wu", Role::Clerk),
    ("vp", Role::SalesVp),
];
const SITES: [Area; 5] = [Area::Local, Area::County, Area::Elsewhere, Area::Partner, Area::County];

fn person(index: u8) -> PersonId {
    PersonId::parse(PEOPLE[usize::from(index) % PEOPLE.len()].0).unwrap()
}

fn fieldworker(index: u8) -> PersonId {
    person(index % 3)
}

fn site(index: u8) -> SiteId {
    SiteId::parse(&format!("s{}", usize::from(index) % SITES.len())).unwrap()
}

fn yuan(number: u32) -> Money {
    Money::parse(&format!("{}.{:02}", number / 7, number % 100)).unwrap()
}

/// A reward of any kind that is declared.
fn reward(who: u8, number: u32) -> FactBody {
    let kind = RewardFact::KINDS[number as usize % RewardFact::KINDS.len()];
    let value = |shape: Shape| match shape {
        Shape::Known(Noun::Person(_)) => json!(person(who)),
        Shape::Yuan => json!(yuan(number)),
        other => other.blank(),
    };
    let fields = kind.fields.iter().map(|field| (field.name.to_owned(), value(field.shape)));
    FactBody::made(kind, fields.collect()).expect("every field has a value of its shape")
}

impl Branch {
    /// A branch with its people, its sites and the one setting that the regulation leaves open.
    pub fn new(device: u8) -> Branch {
        let ledger = Ledger::of(&[]);
        let book = RuleBook::of(&ledger);
        let mut branch = Branch { facts: Vec::new(), ledger, book, device };
        let on = first_day();
        for (name, role) in PEOPLE {
            let joined = if name == "zhao" { on + Days::new(40) } else { on - Days::new(900) };
            let person = PersonId::parse(name).unwrap();
            let base_wage = yuan(21_000);
            branch.record(
                on,
                FactBody::from(PersonJoined { person, name: name.into(), role, base_wage, joined }),
            );
        }
        for (index, area) in (0..).zip(SITES) {
            let site = site(index);
            let name = site.to_string();
            let warranty_until = (index % 2 == 0).then(|| on + Days::new(120));
            let customer = name.clone();
            let (dealer, contact) = (None, None);
            branch.record(
                on,
                FactBody::from(SiteDescribed { site, name, customer, area, warranty_until, dealer, contact }),
            );
        }
        let values = [("repair.difference_tax_percent".to_owned(), "3".into())].into();
        branch.record(on, FactBody::from(RulesAdopted { from: Month::of(on), name: "3 %".into(), values }));
        branch.book = RuleBook::of(&branch.ledger);
        branch
    }

    pub fn with(events: &[Event]) -> Branch {
        let mut branch = Branch::new(0);
        events.iter().for_each(|event| branch.happen(event));
        branch
    }

    /// The same facts, going on at another desk.
    pub fn elsewhere(&self, device: u8) -> Branch {
        let (facts, ledger, book) = (self.facts.clone(), self.ledger.clone(), self.book.clone());
        Branch { facts, ledger, book, device }
    }

    /// Takes in what another desk knows.
    #[allow(dead_code, reason = "not every test has several desks that meet")]
    pub fn take(&mut self, facts: &[Arc<Fact>]) {
        let known = |fact: &&Arc<Fact>| self.ledger.fact(fact.id).is_none();
        let new: Vec<Arc<Fact>> = facts.iter().filter(known).cloned().collect();
        self.ledger.take(&new);
        self.facts.extend(new);
        self.book = RuleBook::of(&self.ledger);
    }

    fn record(&mut self, on: NaiveDate, body: FactBody) {
        self.give(Command::Record { on, at: None, body }, on);
    }

    /// Gives a command on a day; a refused one leaves nothing.
    pub fn give(&mut self, command: Command, known: NaiveDate) {
        self.give_at(command, known.and_hms_opt(9, 0, 0).unwrap());
    }

    fn give_at(&mut self, command: Command, now: NaiveDateTime) {
        let position = self.facts.len() as u64 + 1;
        let actor = match &command {
            Command::Record { body: FactBody::Repair(RepairFact::Approved(Approved { by, .. })), .. } => {
                by.clone()
            }
            Command::Finish { notice, .. } => self
                .ledger
                .notices
                .get(notice)
                .map_or_else(|| person(3), |notice| notice.holder().value.clone()),
            _ => person(3),
        };
        let context = Context {
            now,
            actor,
            role: permitted(&self.ledger, &command).0.first().copied(),
            device: DeviceId::parse(&format!("desk-{}", self.device)).unwrap(),
            fact: FactId(uuid::Builder::from_unix_timestamp_millis(position, &[self.device; 10]).into_uuid()),
            unread: 0,
        };
        if let Ok(facts) = decide(&self.ledger, &self.book, command, &context) {
            for fact in facts {
                self.facts.push(Arc::new(self.ledger.placed(fact)));
                self.ledger = Ledger::of(&self.facts);
            }
        }
    }

    pub fn happen(&mut self, event: &Event) {
        let Event { kind, day, who, place, number, gaps, flags } = event.clone();
        let on = first_day() + Days::new(u64::from(day));
        let known = on + Days::new(if flags & 64 == 0 { 0 } else { u64::from(gaps[3] % 50) });
        let flag = |bit: u8| flags & (1 << bit) != 0;
        let jobs: Vec<JobId> = self.ledger.notices.keys().cloned().collect();
        let job = jobs.get(usize::from(place) % jobs.len().max(1)).cloned();
        let amount = yuan(number);
        let body = match kind {
            0..=7 => return self.commission(event, on),
            8 => return self.repair(event, on),
            9 | 10 => return self.serve(event, on),
            11 => return self.close(Month::of(on), u64::from(gaps[0])),
            12 => FactBody::from(Accepted { site: site(place) }),
            13 => FactBody::from(TravelClaimed {
                travel: TravelId::parse(&format!("t{number}")).unwrap(),
                number: None,
                person: person(who),
                amount,
                approved: flag(0),
                customer_pays: flag(1),
            }),
            14 => FactBody::from(FollowUpsReviewed { by: person(who), qualified: number % 150 }),
            15 => reward(who, number),
            16 | 17 => {
                let at = on.and_hms_opt(8, number % 60, 0).unwrap();
                FactBody::from(ClockedIn { person: person(who), at })
            }
            18 => FactBody::from(MorningExcused { person: person(who), day: on }),
            19 => FactBody::from(OwnWorkUnfinished { person: fieldworker(who), month: Month::of(on) }),
            20 => FactBody::from(PenaltyConfirmed {
                clause: PenaltyClause::ALL[usize::from(place) % PenaltyClause::ALL.len()],
                person: person(who),
                job: job.filter(|_| flag(0)),
                amount: Some(amount),
                manager: flag(1).then(|| person(3)),
                remark: String::new(),
            }),
            21 => FactBody::from(PenaltyWaived {
                clause: PenaltyClause::LatePapers,
                person: fieldworker(who),
                job,
                reason: String::new(),
            }),
            22 if flag(0) && flag(1) => FactBody::from(PersonLeft { person: person(who) }),
            22 | 23 => match job {
                Some(notice) if flag(2) => FactBody::from(Reassigned { notice, to: fieldworker(who) }),
                Some(notice) if flag(3) => FactBody::from(SuccessorNamed { notice, to: fieldworker(who) }),
                Some(notice) => FactBody::from(Ruled { notice, rate: yuan(number % 900).exact() }),
                None => return,
            },
            _ => return,
        };
        self.give(Command::Record { on, at: None, body }, known);
    }

    /// A notice with as much of its way as the flags let it go.
    fn commission(&mut self, event: &Event, on: NaiveDate) {
        let Event { who, place, number, gaps, flags, .. } = event.clone();
        let notice = JobId::parse(&format!("n{}", self.facts.len())).unwrap();
        let (to, site) = (fieldworker(who), site(place));
        let fresh = self.ledger.notices_of(&site).next().is_none();
        let kind = match flags % 5 {
            _ if fresh => NoticeKind::New,
            0 => NoticeKind::Reprogramming,
            _ => NoticeKind::Extension,
        };
        let mut controllers = vec![Controller { points: number, alarm_only: false }];
        if flags & 8 != 0 {
            controllers.push(Controller { points: number / 3, alarm_only: flags & 16 != 0 });
        }
        let issue = FactBody::from(NoticeIssued {
            notice: notice.clone(),
            number: None,
            site: site.clone(),
            to,
            kind,
            controllers,
        });
        self.give(Command::Record { on, at: None, body: issue }, on);
        let after = |day: NaiveDate, gap: u8, most: u8| day + Days::new(u64::from(gap % most));
        let finished = after(on, gaps[0], 40);
        let done = CompletionCheck::ALL.to_vec();
        if flags % 7 == 6 {
            return;
        }
        self.give(Command::Finish { on: finished, at: None, notice: notice.clone(), done }, finished);
        let hand_in = |on: NaiveDate, failed: Vec<PaperCheck>| {
            let (notice, brought) = (notice.clone(), Paper::ALL.to_vec());
            Command::HandInPapers { on, at: None, notice, brought, failed }
        };
        let mut papers = after(finished, gaps[1], 5);
        if flags & 32 != 0 {
            self.give(hand_in(papers, vec![PaperCheck::OwnName]), papers);
            papers = after(papers, gaps[3], 9);
        }
        self.give(hand_in(papers, Vec::new()), papers);
        let called = after(papers, gaps[2], 3);
        let remark = String::new();
        let callback = FactBody::from(CalledBack { job: notice.clone(), confirmed: flags & 3 != 0, remark });
        self.give(Command::Record { on: called, at: None, body: callback }, called);
        let checked = after(called, gaps[3], 20);
        let recheck = FactBody::from(Rechecked { notice, passed: flags & 7 != 0, remark: String::new() });
        // Sometimes it becomes known when its month may be closed.
        let known = if flags & 64 == 0 { checked } else { checked + Days::new(30) };
        self.give(Command::Record { on: checked, at: None, body: recheck }, known);
        if flags & 128 != 0 {
            let accepted = after(checked, gaps[0], 90);
            self.record(accepted, FactBody::from(Accepted { site }));
        }
    }

    fn repair(&mut self, event: &Event, on: NaiveDate) {
        let Event { who, place, number, gaps, flags, .. } = event.clone();
        let (repair, tested) = (JobId::parse(&format!("r{}", self.facts.len())).unwrap(), String::new());
        let job = repair.clone();
        let done = FactBody::from(RepairDone {
            repair: repair.clone(),
            number: None,
            site: site(place),
            by: fieldworker(who),
            charged: yuan(number),
            floor: yuan(number / 3),
            rebate: yuan(number / 20),
            fault: ["board", "loop"][usize::from(flags) % 2].into(),
            product_fault: flags & 2 != 0,
            same_as: None,
            another_fault: false,
            tested,
        });
        let follow = [
            done,
            FactBody::from(PaidIn { repair }),
            FactBody::from(SheetIn { job: job.clone() }),
            FactBody::from(CalledBack { job: job.clone(), confirmed: true, remark: String::new() }),
            FactBody::from(Approved { job: job.clone(), by: person(3) }),
            FactBody::from(Approved { job, by: person(5) }),
        ];
        let known = usize::from(flags) % 24;
        for (index, body) in
            follow.into_iter().enumerate().filter(|(index, _)| *index < 6.max(known) - known / 6)
        {
            self.record(on + Days::new(u64::from(gaps[index % 4] % 4) * index as u64), body);
        }
    }

    fn serve(&mut self, event: &Event, on: NaiveDate) {
        let Event { who, place, number, gaps, flags, .. } = event.clone();
        let contract = ContractId::parse(&format!("c{}", self.facts.len())).unwrap();
        let months = u32::from(gaps[0] % 5) + 1;
        let to = add_months(on, months).pred_opt().unwrap();
        let (signer, server) = (fieldworker(who), fieldworker(who % 3 + flags % 2));
        let (fee, rebate) = (yuan(number * 60), yuan(number / 9));
        let signed = FactBody::from(ContractSigned {
            contract: contract.clone(),
            number: None,
            site: site(place),
            signer,
            server,
            fee,
            rebate,
            from: on,
            to,
        });
        self.record(on, signed);
        let half = yuan(number * 40);
        for amount in [half, half] {
            let paid = on + Days::new(u64::from(gaps[1]) / 2);
            self.record(paid, FactBody::from(MoneyReceived { contract: contract.clone(), amount }));
        }
        if flags & 4 != 0 {
            let passed = on + Days::new(u64::from(gaps[2] % 90));
            self.record(
                passed,
                FactBody::from(ServerChanged { contract: contract.clone(), to: fieldworker(who % 3 + 1) }),
            );
        }
        let over = to + Days::new(u64::from(gaps[3] % 20));
        self.record(over, FactBody::from(ContractDone { contract, complete: flags & 24 != 0 }));
    }

    /// Another manager comes and the one who records everything leaves, where he is there, by a clock that was set back.
    pub fn hand_over(&mut self) {
        let on = first_day() + Days::new(3);
        let next =
            json!({ "person": "ha", "name": "ha", "role": "manager", "base_wage": "3000", "joined": on });
        self.record(on, serde_json::from_value(json!({ "person": next })).unwrap());
        self.record(on, FactBody::from(PersonLeft { person: person(3) }));
        assert!(self.ledger.people.get("ma").is_none_or(|manager| manager.left.is_some()));
    }

    /// Closes a month so many days after its end.
    pub fn close(&mut self, month: Month, later: u64) {
        let on = month.last() + Days::new(1 + later % 60);
        let at = on.and_hms_opt(23, 59, 59).unwrap();
        let confirmed = figures(&self.ledger, month, at);
        self.give_at(Command::CloseMonth { on, month, known_until: Some(at), confirmed }, at);
    }
}
