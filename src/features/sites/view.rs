//! The list of sites, and what belongs to one of them.

use crate::{
    app::words::{line_key, person_name, site_name},
    domain::{Area, Arrange, ContractId, JobId, Money, NoticeKind, SiteId},
    ledger::{Contract, Ledger, Repair},
    letters::alike,
    rules::{Item, RuleBook, Settlement, Subject},
    ui::find,
    workflow::steps::{Outlook, Stand, line, stand},
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One site in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteRow {
    pub id: SiteId,
    pub name: String,
    pub customer: String,
    pub area: Area,
    /// Commissioned and ordered points, all notices together.
    pub points: u64,
    pub warranty_until: Option<NaiveDate>,
}

/// What the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SiteOrder {
    Name,
    Area,
    Points,
}

/// The other sites whose name reads like the one typed.
pub fn called_alike(ledger: &Ledger, name: &str, but: &SiteId) -> Vec<SiteId> {
    if name.trim().is_empty() {
        return Vec::new();
    }
    let others = ledger.sites.values().filter(|site| site.id != *but && alike(&site.name, name));
    others.map(|site| site.id.clone()).collect()
}

/// The sites that answer every word typed, in order.
pub fn rows(
    ledger: &Ledger,
    book: &RuleBook,
    find: &str,
    order: SiteOrder,
    descending: bool,
) -> Vec<SiteRow> {
    let contact = |row: &SiteRow| ledger.sites.get(&row.id).and_then(|site| site.contact.as_deref());
    let answers = |row: &SiteRow| {
        find::answers(find, [row.id.as_str(), &row.name, &row.customer, contact(row).unwrap_or("")])
    };
    let mut rows: Vec<SiteRow> = ledger
        .sites
        .values()
        .map(|site| SiteRow {
            id: site.id.clone(),
            name: site_name(ledger, &site.id),
            customer: site.customer.clone(),
            area: site.area,
            points: ledger
                .notices_of(&site.id)
                .map(|notice| crate::features::jobs::view::points(ledger, book, notice))
                .sum(),
            warranty_until: site.warranty_until,
        })
        .filter(answers)
        .collect();
    rows.arrange_by(|a, b| {
        let by = match order {
            SiteOrder::Name => a.name.cmp(&b.name),
            SiteOrder::Area => a.area.cmp(&b.area),
            SiteOrder::Points => a.points.cmp(&b.points),
        };
        let by = if descending { by.reverse() } else { by };
        by.then_with(|| (&a.name, &a.id).cmp(&(&b.name, &b.id)))
    });
    rows
}

/// A notice of a site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteJob {
    pub id: JobId,
    pub number: String,
    pub kind: NoticeKind,
    pub issued: NaiveDate,
    pub points: u64,
    pub stand: Stand,
}

/// The notices of a site in the order they were issued.
pub fn jobs(outlook: &Outlook<'_>, site: &SiteId) -> Vec<SiteJob> {
    let job = |notice: &crate::ledger::Notice| SiteJob {
        id: notice.id.clone(),
        number: notice.number.clone(),
        kind: notice.kind,
        issued: notice.issued.on,
        points: crate::features::jobs::view::points(outlook.ledger, outlook.book, notice),
        stand: stand(outlook, notice, &line(outlook, notice)),
    };
    outlook.ledger.notices_of(site).map(job).collect()
}

/// Its repairs, newest first.
pub fn repairs<'a>(ledger: &'a Ledger, site: &SiteId) -> Vec<&'a Repair> {
    let mut repairs: Vec<_> = ledger.repairs.values().filter(|repair| repair.site == *site).collect();
    repairs.arrange_by_key(|repair| std::cmp::Reverse((repair.done.on, repair.done.fact)));
    repairs
}

/// A contract of a site with its money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteContract {
    pub id: ContractId,
    pub number: String,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub fee: Money,
    pub received: Money,
}

/// Its contracts, newest first.
pub fn contracts(ledger: &Ledger, site: &SiteId, today: NaiveDate) -> Vec<SiteContract> {
    let of_site = |contract: &&Contract| contract.site == *site;
    let mut contracts: Vec<_> = ledger.contracts.values().filter(of_site).collect();
    contracts.arrange_by_key(|contract| std::cmp::Reverse((contract.from, contract.id.clone())));
    contracts
        .into_iter()
        .map(|contract| SiteContract {
            id: contract.id.clone(),
            number: contract.number.clone(),
            from: contract.from,
            to: contract.to,
            fee: contract.fee(),
            received: contract.received_by(today),
        })
        .collect()
}

/// What the customer has not paid yet: contract fees and the charges of repairs.
pub fn outstanding(ledger: &Ledger, site: &SiteId, today: NaiveDate) -> Money {
    let fees = contracts(ledger, site, today).into_iter().map(|contract| contract.fee - contract.received);
    let owed = fees.filter(|owed| !owed.is_negative());
    let charges = repairs(ledger, site).into_iter().filter(|repair| repair.paid_in.is_none());
    owed.chain(charges.map(|repair| repair.charged)).sum()
}

/// What the work at a site has brought to whom: the person's name, the key of the pay line's name, the sum. The clerk's
/// share is given by one and got by the other.
pub fn paid(ledger: &Ledger, settled: &Settlement, site: &SiteId) -> Vec<(String, &'static str, Money)> {
    let here = |subject: &Subject| match subject {
        Subject::Job(job) => {
            let notice = ledger.notices.get(job).map(|notice| &notice.site);
            notice.or_else(|| ledger.repairs.get(job).map(|repair| &repair.site)) == Some(site)
        }
        Subject::Contract(contract) => ledger.contracts.get(contract).is_some_and(|one| one.site == *site),
        _ => false,
    };
    let mut sums: BTreeMap<(String, Item, &'static str), Money> = BTreeMap::new();
    for statement in settled.months.iter().flat_map(|sheet| sheet.figures().statements.values()) {
        for line in statement.lines.iter().filter(|line| here(&line.subject)) {
            let name = person_name(ledger, &statement.person);
            *sums.entry((name, line.item, line_key(line.item, line.amount))).or_default() += line.amount;
        }
    }
    sums.into_iter().map(|((name, _, key), sum)| (name, key, sum)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        domain::Controller,
        features::record::samples::{Told, id},
        journal::{CalledBack, FactBody, Finished, NoticeIssued, PapersIn},
        rules::{Closings, settle},
    };

    #[test]
    fn the_clerks_share_is_given_by_one_and_got_by_the_other() {
        let (notice, kind) = (id("N1"), NoticeKind::New);
        let controllers = vec![Controller { points: 300, alarm_only: false }];
        let mut told = Told::branch();
        told.tell(
            "2026-03-02",
            FactBody::from(NoticeIssued {
                notice,
                number: None,
                site: id("s"),
                to: id("li"),
                kind,
                controllers,
            }),
        )
        .tell("2026-03-03", FactBody::from(Finished { notice: id("N1"), completion: Vec::new() }))
        .tell("2026-03-03", FactBody::from(PapersIn { notice: id("N1"), failed: Vec::new() }))
        .tell(
            "2026-03-03",
            FactBody::from(CalledBack { job: id("N1"), confirmed: true, remark: String::new() }),
        );
        let ledger = told.ledger();
        let month = "2026-03".parse().unwrap();
        let settled = settle(&ledger, &RuleBook::of(&ledger), month, month, Closings::Respected);
        let found = paid(&ledger, &settled, &id("s"));
        let found: Vec<String> =
            found.into_iter().map(|(name, key, sum)| format!("{name} {key} {sum}")).collect();
        // 300 x 0.20 x 50 % x 80 %, of which the clerk gets 5 %.
        assert_eq!(
            found,
            [
                "li facts.item.commissioning_first 24.00",
                "li facts.item.clerk_share.given -1.20",
                "wu facts.item.clerk_share 1.20"
            ]
        );
    }

    #[test]
    fn a_name_that_is_known_is_found_while_it_is_typed() {
        let ledger = Told::branch().ledger();
        let alike = |name: &str, but: &str| called_alike(&ledger, name, &id(but));
        assert_eq!(alike(" Ｓchool ", "new"), [id::<SiteId>("s")]);
        assert_eq!(alike("School", "s"), []);
        assert_eq!(alike("Scho", "new"), []);
        assert_eq!(alike(" ", "new"), []);
    }
}
