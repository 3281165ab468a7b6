//! What else the same dollars would buy, in a table.

use crate::analysis::{Instead, InsteadOf, LARGER, behind_collectives, instead};
use crate::model::Report;
use crate::units::{Usd, human};

use super::super::axis::Quantity;
use super::super::table::{Cell, Reason, Reasoned, Table};
use super::{cluster, message};

/// What they rest on, and the largest.
pub fn sentence(report: &Report) -> String {
    let all = instead(report);
    let mut best: Option<&Instead> = None;
    for one in &all {
        if best.is_none_or(|best| one.usd.0 > best.usd.0) {
            best = Some(one);
        }
    }
    let size = Quantity::Message.write(message(report).0);
    let rests = format!(
        "A step’s communication is taken to shrink as the all-reduce of {size} does, with all links busy at once."
    );
    match best.filter(|best| best.usd.0 > 0.5) {
        None => format!("{rests} Here none of them frees a GPU-hour."),
        Some(best) => format!(
            "{rests} The most is in {}: {} a year, {} a port.",
            name(report, best.change).to_lowercase(),
            human::money(Usd(best.usd.0)),
            human::money(best.per_port)
        ),
    }
}

fn name(report: &Report, change: InsteadOf) -> String {
    let domain = cluster(report).domain;
    let whole = |gpus: f64| human::whole(gpus as u64);
    match change {
        InsteadOf::Reference => format!(
            "A fabric that delivers {}",
            human::percent(super::tenth(report.load.reference))
        ),
        InsteadOf::Sums => "Switches that sum".to_owned(),
        InsteadOf::Domain => format!(
            "A scale-up domain of {} in place of {}",
            whole(domain * LARGER),
            whole(domain)
        ),
        InsteadOf::Planes => "As many planes again".to_owned(),
    }
}

/// Each change as capacity and dollars.
pub fn table(report: &Report) -> Reasoned {
    let years = report.scenario.amortisation.0;
    let lines = instead(report).into_iter().map(|one| {
        let row = vec![
            Cell::word(name(report, one.change)),
            Cell::number(one.faster, human::figures(one.faster)),
            Cell::number(one.freed.percent().0, human::share(one.freed)),
            Cell::number(one.usd.0, human::money(Usd(one.usd.0))),
            Cell::number(one.per_port.0, human::money(one.per_port)),
        ];
        let reason = Reason {
            formula: format!(
                "1 − T(η × {}) ÷ T(η) at η = {}, × {} a year of GPU-hours",
                human::figures(one.faster),
                human::percent(super::tenth(report.load.delivered)),
                human::money(Usd(report.tax.fleet.0))
            ),
            sources: behind_collectives(report),
        };
        (row, reason)
    });
    let (rows, reasons) = lines.unzip();
    Reasoned {
        table: Table {
            caption: format!(
                "GPU-hours freed, and what that allows to be paid for each adapter port over {years} years"
            ),
            heads: [
                "Instead",
                "Communication faster, times",
                "GPU-hours freed, %",
                "Worth, USD a year",
                "Worth a port, USD",
            ]
            .map(str::to_owned)
            .to_vec(),
            rows,
        },
        reasons,
    }
}
