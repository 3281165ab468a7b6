//! What of a step's traffic stays inside the scale-up domain, here and in larger ones.

use crate::analysis::{Within, within};
use crate::model::Report;
use crate::units::human;

use super::super::table::{Cell, Table};

/// The finding.
pub fn sentence(report: &Report) -> String {
    let all = within(report);
    let Some(own) = all.iter().find(|row| row.own) else {
        return "Nobody has published what this accelerator computes, so no step can be divided."
            .to_owned();
    };
    let model = report.scenario.workload_name();
    let here = format!(
        "Of what a GPU sends in a step of {model}, {} stays in its domain of {}",
        human::share(own.share()),
        human::whole(own.domain),
    );
    // The first larger one that keeps visibly more inside.
    let more = |row: &&Within| row.domain > own.domain && row.outside.0 < 0.99 * own.outside.0;
    match all.iter().find(more) {
        Some(next) => format!(
            "{here}; a domain of {} would take what leaves it from {} to {}.",
            human::whole(next.domain),
            human::bytes(own.outside),
            human::bytes(next.outside),
        ),
        None => format!("{here}; no larger domain of the catalog keeps more inside."),
    }
}

/// Every size of the catalog.
pub fn table(report: &Report) -> Table {
    let heads = [
        "Domain, GPUs",
        "Stays inside",
        "Leaves it, of each GPU",
        "Stays inside, of all",
        "On the fabric",
    ];
    let row = |row: Within| {
        let step = report.step.as_ref();
        let seconds = step.map_or_else(Cell::none, |step| {
            let delivered = report.load.delivered.share().0.max(1e-9);
            let time = row.outside.at(step.links.outside) / delivered;
            Cell::number(time.0, human::short(time))
        });
        let own = if row.own { ", this one" } else { "" };
        vec![
            Cell::number(
                row.domain as f64,
                format!("{}{own}", human::whole(row.domain)),
            ),
            Cell::number(row.inside.0, human::bytes(row.inside)),
            Cell::number(row.outside.0, human::bytes(row.outside)),
            Cell::number(row.share().percent().0, human::share(row.share())),
            seconds,
        ]
    };
    Table {
        caption: format!(
            "A step of {} over domains of every size of the catalog, laid out the same",
            report.scenario.workload_name()
        ),
        heads: heads.map(str::to_owned).to_vec(),
        rows: within(report).into_iter().map(row).collect(),
    }
}
