//! The rack's copper against the light that would stand in its place, at the rate of lane it has and at the next.

use crate::analysis::{Carried, ScaleUp, copper, scale_up, scale_up_doubled};
use crate::model::Report;

use super::super::axis::Quantity;
use super::super::domains::words::length;
use super::super::table::{Cell, Table};

/// The finding.
pub fn sentence(report: &Report) -> String {
    let (Ok(now), Ok(next)) = (
        scale_up(&report.scenario),
        scale_up_doubled(&report.scenario),
    ) else {
        return super::super::optics::scale_up::sentence(report);
    };
    let whole = Quantity::Watts;
    let copper = match reaches(report, &next) {
        Some((true, lane)) => format!("{lane}G lanes still reach over copper"),
        Some((false, lane)) => format!("{lane}G lanes no longer reach over passive copper"),
        None => "how far copper carries them is not published".to_owned(),
    };
    format!(
        "Light in the place of the rack’s copper would draw {}, {} across the cluster; at twice the rate {}, and {copper}.",
        whole.write(now.watts.0),
        whole.write(now.watts.0 * now.domains as f64),
        whole.write(next.watts.0),
    )
}

/// Whether passive copper of a spine's lanes reaches the rack's longest cable, and their rate.
fn reaches(report: &Report, spine: &ScaleUp) -> Option<(bool, u16)> {
    let carried = carried(report, spine)?;
    let reaches = carried.passive >= report.scenario.rack.spine;
    Some((reaches, carried.copper.lane))
}

fn carried(report: &Report, spine: &ScaleUp) -> Option<Carried> {
    let lane = spine.lane()?.0;
    let mut all = copper(&report.scenario).into_iter();
    all.find(|carried| (f64::from(carried.copper.lane) - lane).abs() < 1.0)
}

/// The spine at both rates; no rows where there is none.
pub fn table(report: &Report) -> Table {
    let mut rows = Vec::new();
    if let (Ok(now), Ok(next)) = (
        scale_up(&report.scenario),
        scale_up_doubled(&report.scenario),
    ) {
        rows = list(report, [&now, &next]);
    }
    let heads = ["One rack", "As it is", "At twice the rate"];
    Table {
        caption: "The rack’s scale-up network in copper, and in light in its place".to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows,
    }
}

fn list(report: &Report, both: [&ScaleUp; 2]) -> Vec<Vec<Cell>> {
    let row = |what: &str, cell: &dyn Fn(&ScaleUp) -> Cell| {
        std::iter::once(Cell::word(what))
            .chain(both.map(cell))
            .collect::<Vec<_>>()
    };
    let number = |quantity: Quantity, get: fn(&ScaleUp) -> Option<f64>| {
        move |spine: &ScaleUp| {
            get(spine).map_or_else(Cell::none, |value| {
                Cell::number(value, quantity.write(value))
            })
        }
    };
    vec![
        row(
            "Bandwidth one way",
            &number(Quantity::Rate, |it| Some(it.rate.0 * it.domain as f64)),
        ),
        row(
            "Pairs of copper",
            &number(Quantity::Gpus, |it| it.pairs.map(|pairs| pairs as f64)),
        ),
        row(
            "Lane on a pair",
            &number(Quantity::Rate, |it| it.lane().map(|lane| lane.0)),
        ),
        row("Passive copper carries it", &|spine| {
            carried(report, spine).map_or_else(Cell::none, |carried| {
                Cell::number(carried.passive, length(carried.passive))
            })
        }),
        row("The rack’s longest cable", &|_| {
            let spine = report.scenario.rack.spine;
            Cell::number(spine, length(spine))
        }),
        row("Module in its place", &|spine| {
            Cell::word(spine.module.name)
        }),
        row(
            "Modules",
            &number(Quantity::Gpus, |it| Some(it.modules as f64)),
        ),
        row(
            "Their power",
            &number(Quantity::Watts, |it| Some(it.watts.0)),
        ),
        row("Their price", &number(Quantity::Usd, |it| Some(it.usd.0))),
        row(
            "Their power, the cluster’s racks",
            &number(Quantity::Watts, |it| Some(it.watts.0 * it.domains as f64)),
        ),
    ]
}
