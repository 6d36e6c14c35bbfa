//! Facts that no desk would record: any kind, any known or unknown name, any date and number within the limits of a
//! file, in any order.

use super::samples;
use fieldbook::journal::{Fact, limits};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::Arc;

fn date() -> impl Strategy<Value = String> {
    // Mostly close together, so that facts meet; sometimes at the ends of time.
    prop_oneof![
        6 => (2024_i32..2027, 1_u32..13, 1_u32..29).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")),
        1 => Just("1990-01-01".to_owned()),
        1 => Just("2100-12-31".to_owned()),
    ]
}

/// A value of the same type as the one in the sample.
fn other(key: &str, value: &Value) -> BoxedStrategy<Value> {
    let dated = matches!(key, "on" | "joined" | "warranty_until" | "until" | "from" | "to" | "day");
    match value {
        Value::Bool(_) => any::<bool>().prop_map(Value::from).boxed(),
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(|item| other("item", item)).collect();
            (items, any::<bool>())
                .prop_map(|(items, some)| Value::Array(if some { items } else { Vec::new() }))
                .boxed()
        }
        Value::Object(fields) if key != "values" => {
            let fields: Vec<_> = fields
                .iter()
                .map(|(key, value)| {
                    other(key, value).prop_map({
                        let key = key.clone();
                        move |value| (key.clone(), value)
                    })
                })
                .collect();
            fields.prop_map(|fields| Value::Object(fields.into_iter().collect())).boxed()
        }
        Value::Object(_) => values().boxed(),
        Value::String(text) if dated && text.len() == 10 => date().prop_map(Value::from).boxed(),
        Value::String(text) if text.len() == 7 && key != "name" && text.starts_with("20") => {
            date().prop_map(|date| Value::from(&date[..7])).boxed()
        }
        Value::String(text) if text.contains('T') && text.starts_with("20") => {
            (date(), 0..24, 0..60).prop_map(|(day, h, m)| json!(format!("{day}T{h:02}:{m:02}:00"))).boxed()
        }
        _ if key == "clause" => {
            prop::sample::select(vec!["7.1", "7.2", "7.4", "7.5", "7.13", "7.15", "7.20", "7.9"])
                .prop_map(Value::from)
                .boxed()
        }
        _ if key == "area" => prop::sample::select(vec!["local", "county", "elsewhere", "partner"])
            .prop_map(Value::from)
            .boxed(),
        Value::String(text) if key == "kind" && text == "commissioning" => {
            prop::sample::select(vec!["repair", "follow_up", "maintenance"]).prop_map(Value::from).boxed()
        }
        Value::String(text) if key == "kind" && text == "timing" => {
            prop::sample::select(vec!["work", "manner", "other"]).prop_map(Value::from).boxed()
        }
        _ if key == "kind" => {
            prop::sample::select(vec!["new", "extension", "reprogramming"]).prop_map(Value::from).boxed()
        }
        _ if key == "role" => {
            prop::sample::select(vec!["technician", "clerk", "manager", "leader", "sales_vp"])
                .prop_map(Value::from)
                .boxed()
        }
        _ if key == "rate" => prop::sample::select(vec!["0", "0.2", "100"]).prop_map(Value::from).boxed(),
        _ if matches!(key, "amount" | "base_wage" | "charged" | "floor" | "rebate" | "fee") => {
            prop::sample::select(vec!["0.00", "0.01", "100.00", "3000.00", "10000000.00"])
                .prop_map(Value::from)
                .boxed()
        }
        _ if key == "points" => {
            prop::sample::select(vec![0, 1, 509, 2000, 1_000_000]).prop_map(Value::from).boxed()
        }
        _ if key == "qualified" => prop::sample::select(vec![0, 199, 100_000]).prop_map(Value::from).boxed(),
        _ if matches!(key, "person" | "to" | "by" | "signer" | "server" | "manager") => {
            prop::sample::select(vec!["li", "ma", "zhao", "nobody"]).prop_map(Value::from).boxed()
        }
        _ if matches!(key, "notice" | "job" | "repair" | "subject") => {
            prop::sample::select(vec!["n1", "r1", "x"]).prop_map(Value::from).boxed()
        }
        _ if matches!(key, "site" | "contract") => {
            let fixed = value.clone();
            prop_oneof![4 => Just(fixed), 1 => Just(json!("x"))].boxed()
        }
        value => Just(value.clone()).boxed(),
    }
}

/// Rule values, sensible and not.
fn values() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!({}),
        json!({"repair.difference_tax_percent": "3"}),
        json!({"reading.ladder_mode": "marginal", "reading.late_mode": "marginal"}),
        json!({"reading.rate_basis": "per_controller", "reading.extension_fee": "total_less_paid"}),
        json!({"reading.band_gap": "upper_band", "reading.alarm_only_points": "local_only"}),
        json!({"reading.successor_pay": "monthly", "reading.maintenance_base": "receipts_less_rebate"}),
        json!({"reading.successor_pay": "at_end_all", "reading.late_papers": "forfeit"}),
        json!({"commissioning.ladder": []}),
        json!({"commissioning.ladder": [{"from": 9000, "percent": "1000000000"}, {"from": 0, "percent": "-50"}]}),
        json!({"commissioning.rates.county": [{"from": 5, "to": 3, "rate": "1000000000"}]}),
        json!({"commissioning.rates.county": [], "commissioning.rates.local": []}),
        json!({"attendance.paid_days_per_month": "0", "attendance.late_steps": []}),
        json!({
            "commissioning.rates.county": [{"from": 0, "to": null, "rate": "100"}],
            "commissioning.rates.local": [{"from": 0, "to": null, "rate": "99.999999"}],
            "commissioning.ladder": [{"from": 0, "percent": "1000"}, {"from": 100, "percent": "999.999999"}],
            "reading.ladder_mode": "marginal", "repair.difference_tax_percent": "0.000001",
        }),
        json!({"penalties.7.15.times_amount": "100", "penalties.7.1.fine": "10000000"}),
        json!({"bonus.points": [{"from": 0, "amount": "10000000"}], "product_issue.amount": "1000000000"}),
        json!({"commissioning.first_percent": "1000000000", "commissioning.clerk_percent": "1000000000"}),
        json!({"maintenance.service_percent": "1000000000", "bonus.points": [], "bonus.contracts": []}),
        json!({"repair.repeat_months": 10000, "papers.within_days": 10000, "papers.further_days": 10000}),
        json!({"no.such": 1, "reading": 7}),
    ])
}

prop_compose! {
    fn fact()(sample in prop::sample::select(samples::facts()), id in 1_u64..200)(
        fact in other("", &serde_json::to_value(&*sample).unwrap()),
        id in Just(id),
        sample in Just(sample),
    ) -> Option<Arc<Fact>> {
        let mut fact = fact;
        fact["id"] = json!(uuid::Builder::from_unix_timestamp_millis(id, &[9; 10]).into_uuid());
        fact["device"] = json!(sample.device);
        let fact: Fact = serde_json::from_value(fact).unwrap_or_else(|error| panic!("{error}: {sample:?}"));
        limits::check(&fact).is_ok().then(|| Arc::new(fact))
    }
}

pub fn facts() -> impl Strategy<Value = Vec<Arc<Fact>>> {
    prop::collection::vec(fact(), 0..60).prop_map(|facts| facts.into_iter().flatten().collect())
}

/// A technician with many of the largest projects, contracts, repairs and penalties, under the wildest rules.
pub fn largest() -> Vec<Arc<Fact>> {
    let most = "10000000.00";
    let mut bodies = vec![
        json!({"person": {"person": "li", "name": "li", "role": "technician", "base_wage": most, "joined": "1990-01-01"}}),
        json!({"person": {"person": "wu", "name": "wu", "role": "clerk", "base_wage": most, "joined": "1990-01-01"}}),
        json!({"person": {"person": "ma", "name": "ma", "role": "manager", "base_wage": most, "joined": "1990-01-01"}}),
        json!({"person": {"person": "vp", "name": "vp", "role": "sales_vp", "base_wage": most, "joined": "1990-01-01"}}),
        json!({"rule_set": {"from": "1990-01", "name": "most", "values": {
            "commissioning.rates.county": [{"from": 0, "to": null, "rate": "99.999999"}],
            "commissioning.ladder": [{"from": 0, "percent": "1000"}, {"from": 7, "percent": "999.999999"}],
            "reading.ladder_mode": "marginal", "reading.extension_fee": "total_less_paid",
            "commissioning.first_percent": "99.999999", "commissioning.clerk_percent": "99.999999",
            "commissioning.low_points.below": 1_000_000_000, "commissioning.low_points.amount": "10000000",
            "commissioning.recheck_from": 1_000_000_000_u64,
            "repair.difference_tax_percent": "0.000001",
            "maintenance.signing_percent": "99.999999", "maintenance.service_percent": "99.999999",
            "bonus.contracts": [{"receipts_from": "1", "customers_from": 1, "percent": "99.999999"}],
            "penalties.7.15.times_amount": "100",
            "attendance.paid_days_per_month": "1",
        }}}),
    ];
    for number in 0..40 {
        let (site, notice) = (format!("s{number}"), format!("n{number}"));
        let (repair, contract) = (format!("r{number}"), format!("c{number}"));
        let controllers: Vec<Value> =
            (0..limits::CONTROLLERS).map(|_| json!({"points": limits::POINTS})).collect();
        bodies.extend([
            json!({"site": {"site": site, "name": site, "customer": site, "area": "county"}}),
            json!({"notice": {"notice": notice, "site": site, "to": "li", "kind": "new", "controllers": controllers}}),
            json!({"finished": {"notice": notice}}),
            json!({"papers": {"notice": notice}}),
            json!({"callback": {"job": notice, "confirmed": true}}),
            json!({"recheck": {"notice": notice, "passed": true}}),
            json!({"acceptance": {"site": site}}),
            json!({"repair": {
                "repair": repair, "site": site, "by": "vp", "charged": most, "floor": "0.00", "rebate": "0.01", "fault": "f",
            }}),
            json!({"paid_in": {"repair": repair}}),
            json!({"sheet": {"job": repair}}),
            json!({"callback": {"job": repair, "confirmed": true}}),
            json!({"approved": {"job": repair, "by": "ma"}}),
            json!({"approved": {"job": repair, "by": "vp"}}),
            json!({"contract": {
                "contract": contract, "site": site, "signer": "li", "server": "li", "fee": most, "rebate": "0.00",
                "from": "2026-03-01", "to": "2026-03-31",
            }}),
            json!({"receipt": {"contract": contract, "amount": most}}),
            json!({"contract_done": {"contract": contract, "complete": true}}),
            json!({"penalty": {"clause": "7.15", "person": "li", "amount": most}}),
            json!({"punch": {"person": "li", "at": format!("2026-03-{:02}T09:30:00", number % 28 + 1)}}),
        ]);
    }
    (1..)
        .zip(bodies)
        .map(|(id, body)| {
            let id = uuid::Builder::from_unix_timestamp_millis(id, &[3; 10]).into_uuid();
            let fact = json!({
                "id": id, "on": "2026-03-02", "recorded": "2026-03-02T00:00:00", "actor": "ma", "device": "d", "fact": body,
            });
            Arc::new(serde_json::from_value(fact).unwrap())
        })
        .collect()
}
