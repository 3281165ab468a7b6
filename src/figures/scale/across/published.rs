//! What others say of training over sites, and what this model gives to the same question.

use crate::analysis::exchange;
use crate::catalog::{self, CLAIMS, Claim, Unit};
use crate::model::Report;
use crate::model::across::{Exchange, Way};
use crate::model::price;
use crate::units::{Bytes, Gbps, Kilometres, Percent, Seconds, human};

use super::super::super::axis::Quantity;
use super::super::super::table::{Cell, Reason, Reasoned, Table};
use super::drawn;

/// What the scenario sets is no answer of the model's.
const CHOSEN: [&str; 3] = ["across-between", "across-bag", "across-prometheus"];

/// A number in the unit of a claim.
fn write(unit: Unit, value: f64) -> String {
    match unit {
        Unit::Ratio => format!("{} ×", human::figures(value)),
        Unit::Percent => human::percent(Percent(value)),
        Unit::Kilometres => human::distance(Kilometres(value)),
        Unit::Microseconds => human::short(Seconds(value * 1e-6)),
        Unit::Seconds => human::short(Seconds(value)),
        Unit::Gbps => Quantity::Rate.write(value),
        Unit::Tbps => Quantity::Rate.write(value * 1e3),
        _ => human::figures(value),
    }
}

/// Ours in the unit of the claim, and how it comes about; none where the model has no such number.
fn ours(report: &Report, claim: &Claim) -> Option<(f64, String)> {
    let own = drawn(report);
    let after = |local_steps: f64, element: f64| {
        own.map(|own| Exchange {
            local_steps,
            element: Bytes(element),
            ..own
        })
    };
    let over = |km: f64| {
        own.map(|own| Way {
            distance: Kilometres(km),
            ..own.way
        })
    };
    match claim.id {
        "across-diloco" => {
            let less = after(1.0, 2.0)?.needed() / after(500.0, 2.0)?.needed();
            Some((less, "a sum every step against one every 500".to_owned()))
        }
        "across-streaming" => {
            let less = after(1.0, 2.0)?.needed() / after(100.0, 0.5)?.needed();
            let how = "16 bits every step against 4 bits every 100: one way to read it";
            Some((less, how.to_owned()))
        }
        "across-latency" => Some((
            over(100.0)?.one_way().0 * 1e6,
            "100 km of fibre, one way, with no router on it".to_owned(),
        )),
        "across-coast" => Some((
            over(4_411.0)?.round_trip().0 * 1e6,
            "4,411 km, the fibre that takes so long: read from the claim".to_owned(),
        )),
        "across-exchange" => {
            let sent = Bytes(400e12).at(Gbps(5e6).bytes());
            Some((sent.0, "400 TB over 5 Pb/s".to_owned()))
        }
        "across-coherent" => {
            let of =
                |id: &str| catalog::module(id).map(|it| price::of_module(&report.scenario, it));
            let place = report.scenario.buyer as usize;
            let (far, near) = (of("zr-800")?[place], of("dsp-800")?[place]);
            let how = format!(
                "{} for an 800ZR, {} for a DR8",
                human::money(far),
                human::money(near)
            );
            (near.0 > 0.0).then(|| (far / near, how))
        }
        "across-sync-rate" => {
            let eight = exchange(report, 8)?;
            let how = format!(
                "of {} over eight sites; the claim’s model may be another",
                report.scenario.workload_name()
            );
            let synchronous = Exchange {
                local_steps: 1.0,
                ..eight
            };
            Some((synchronous.needed().0, how))
        }
        _ => None,
    }
}

/// Every claim, with ours beside it where there is one.
pub fn published(report: &Report) -> Reasoned {
    let claims = CLAIMS.iter().filter(|claim| claim.topic == "across");
    let (mut rows, mut reasons) = (Vec::new(), Vec::new());
    for claim in claims {
        let (unit, value) = (claim.value.unit, report.scenario.value(&claim.value));
        let own = ours(report, claim);
        let own_text = own.as_ref().map(|(value, _)| write(unit, *value));
        rows.push(vec![
            Cell::word(claim.name),
            Cell::word(write(unit, value)),
            own_text.map_or_else(Cell::none, Cell::word),
            Cell::word(claim.value.source().publisher),
        ]);
        let how = own.map_or_else(
            || match CHOSEN.contains(&claim.id) {
                true => "An input of the scenario, which the model does not work out.".to_owned(),
                false => "The model has no such number.".to_owned(),
            },
            |(_, how)| format!("Here: {how}."),
        );
        reasons.push(Reason {
            formula: how,
            sources: vec![&claim.value],
        });
    }
    Reasoned {
        table: Table {
            caption: "What others say of training over sites".to_owned(),
            heads: ["What", "Published", "Here", "Who"]
                .map(str::to_owned)
                .to_vec(),
            rows,
        },
        reasons,
    }
}
