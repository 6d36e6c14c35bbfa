use super::*;
use crate::{
    domain::{Area, DeviceId, FactId, Money, Role},
    journal::{Fact, FactBody, PersonChanged, PersonJoined, SiteDescribed},
    ledger::Ledger,
};
use std::sync::Arc;

fn ledger(bodies: Vec<FactBody>) -> Ledger {
    let on: NaiveDate = "2026-11-05".parse().unwrap();
    let fact = |(number, body)| {
        Arc::new(Fact {
            id: FactId(uuid::Uuid::from_u128(number)),
            on,
            at: None,
            recorded: on.and_hms_opt(9, 0, 0).unwrap(),
            actor: PersonId::parse("ma").unwrap(),
            device: DeviceId::parse("d").unwrap(),
            link: None,
            body,
        })
    };
    Ledger::of(&(1u128..).zip(bodies).map(fact).collect::<Vec<_>>())
}

fn joins(id: &str, name: &str, joined: &str) -> FactBody {
    FactBody::from(PersonJoined {
        person: PersonId::parse(id).unwrap(),
        name: name.to_owned(),
        role: Role::Technician,
        base_wage: Money::yuan(3000),
        joined: joined.parse().unwrap(),
    })
}

fn site(id: &str, name: &str, customer: &str) -> FactBody {
    FactBody::from(SiteDescribed {
        site: SiteId::parse(id).unwrap(),
        name: name.to_owned(),
        customer: customer.to_owned(),
        area: Area::County,
        warranty_until: None,
        dealer: None,
        contact: None,
    })
}

/// What everybody is called, in the order of the ids.
fn people(bodies: Vec<FactBody>) -> Vec<String> {
    let ledger = ledger(bodies);
    ledger.people.values().map(|person| ledger.marks.person(&person.id, person.name())).collect()
}

#[test]
fn namesakes_are_told_apart_by_as_much_of_their_first_day_as_it_takes() {
    assert_eq!(
        people(vec![
            joins("a", "王伟", "2020-01-02"),
            joins("b", "王伟", "2025-05-05"),
            joins("c", "李强", "2020-01-02")
        ]),
        ["王伟（2020）", "王伟（2025）", "李强"]
    );
    assert_eq!(
        people(vec![joins("a", "王伟", "2020-01-02"), joins("b", "王伟", "2020-05-05")]),
        ["王伟（2020-01）", "王伟（2020-05）"]
    );
    assert_eq!(
        people(vec![joins("a", "王伟", "2020-01-02"), joins("b", "王伟", "2020-01-05")]),
        ["王伟（2020-01-02）", "王伟（2020-01-05）"]
    );
    assert_eq!(
        people(vec![
            joins("a", "Wang Wei", "2020-01-02"),
            joins("b", "wang wei", "2020-01-02"),
            joins("c", "Ｗａｎｇ Wei", "2019-01-02")
        ]),
        ["Wang Wei (2)", "wang wei (3)", "Ｗａｎｇ Wei（1）"]
    );
}

#[test]
fn a_name_that_changes_makes_or_ends_namesakes() {
    let renamed = FactBody::from(PersonChanged {
        person: PersonId::parse("b").unwrap(),
        name: "王伟".to_owned(),
        role: Role::Technician,
        base_wage: Money::yuan(3000),
    });
    let two = vec![joins("a", "王伟", "2020-01-02"), joins("b", "王炜", "2021-01-02")];
    assert_eq!(people(two.clone()), ["王伟", "王炜"]);
    assert_eq!(people([two, vec![renamed]].concat()), ["王伟（2020）", "王伟（2021）"]);
}

#[test]
fn sites_of_one_name_are_told_apart_by_customer_or_number() {
    let names = |sites: Vec<FactBody>| {
        let ledger = ledger(sites);
        let name = |site: &Site| ledger.marks.site(&site.id, &site.name);
        ledger.sites.values().map(name).collect::<Vec<_>>()
    };
    assert_eq!(
        names(vec![
            site("s1", "实验小学", "东河教育局"),
            site("s2", "实验小学", "西河教育局"),
            site("s3", "一中", "一中")
        ]),
        ["实验小学（东河教育局）", "实验小学（西河教育局）", "一中"]
    );
    assert_eq!(
        names(vec![site("s1", "实验小学", "教育局"), site("s2", "实验 小学", "教育局")]),
        ["实验小学（1）", "实验 小学（2）"]
    );
}
