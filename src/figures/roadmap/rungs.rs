//! What the cluster gets bought in each year, rung by rung, each opening to its link.

use crate::analysis::{Later, YEARS, later as ladder, slips};
use crate::catalog::{self, Datum, MILESTONES};
use crate::model::Report;
use crate::scenario::{Document, Topology, settle};
use crate::units::{Usd, human};

use super::super::axis::Quantity;
use super::super::table::{Cell, Reason, Reasoned, Table};
use super::{NONE, box_of, slipped};

/// How many rungs there are, and what the slip does to them.
pub fn sentence(report: &Report) -> String {
    let scenario = &report.scenario;
    let rungs = there(report);
    let (Some(first), Some(last)) = (rungs.first(), rungs.last()) else {
        return NONE.to_owned();
    };
    let from = Quantity::Year.write(first.from);
    let span = match rungs.len() {
        1 => format!(
            "From {from} on the same cluster gets {} a GPU.",
            human::port(first.rate())
        ),
        many => format!(
            "Between {from} and {} the same cluster goes from {} to {} a GPU in {} purchases that differ.",
            Quantity::Year.write(YEARS[1]),
            human::port(first.rate()),
            human::port(last.rate()),
            human::whole(many as u64)
        ),
    };
    let slip = match slipped(&scenario.plan) {
        Some(words) if slips(scenario) => format!(" {words}."),
        _ => String::new(),
    };
    format!(
        "{span}{slip} A rung is the year’s cluster, not the parts pinned here, at the prices of its first day; where parts get cheaper by themselves, its link does not count that."
    )
}

/// Rungs one can buy.
fn there(report: &Report) -> Vec<Later> {
    let [from, to] = YEARS;
    let mut rungs = ladder(&report.scenario, from, to);
    rungs.retain(|rung| rung.there);
    rungs
}

/// Every rung.
pub fn rungs(report: &Report) -> Reasoned {
    let rungs = there(report);
    let heads = [
        "Bought from",
        "Lanes",
        "Rate of a GPU",
        "Switch",
        "Ports of a switch",
        "Tiers",
        "Boxes",
        "Modules",
        "Network, USD a GPU",
        "Optics, USD a GPU",
        "W a GPU",
        "USD a Gb/s",
        "pJ a bit",
        "Slot of an adapter",
    ];
    let caption = format!(
        "The same {} GPUs bought in another year; a row opens to its link",
        human::whole(report.scenario.gpus)
    );
    Reasoned {
        table: Table {
            caption,
            heads: heads.map(str::to_owned).to_vec(),
            rows: rungs.iter().map(row).collect(),
        },
        reasons: rungs.iter().map(reason).collect(),
    }
}

fn row(rung: &Later) -> Vec<Cell> {
    let gpus = rung.scenario.gpus.max(1) as f64;
    let money = |usd: Usd| Cell::number(usd.0, human::money(usd));
    let whole = |count: u64| Cell::number(count as f64, human::whole(count));
    let torus = rung.setup.topology == Topology::Torus;
    let mut row = vec![
        Cell::number(rung.from, Quantity::Year.write(rung.from)),
        match rung.lane() {
            Some(lane) => Cell::number(f64::from(lane), format!("{lane}G")),
            None => Cell::none(),
        },
        Cell::number(rung.rate().0, human::port(rung.rate())),
        Cell::word(box_of(rung)),
        match torus {
            true => Cell::none(),
            false => whole(u64::from(rung.setup.radix)),
        },
    ];
    match (rung.fabric.as_ref(), rung.bought(rung.from)) {
        (Ok(fabric), Some(bought)) => row.extend([
            whole(u64::from(fabric.tiers())),
            whole(bought.boxes),
            whole(bought.modules),
            money(bought.network / gpus),
            money(bought.optics / gpus),
            Cell::number(bought.watts.0 / gpus, human::power(bought.watts / gpus)),
            money(bought.per_gbps()),
            Cell::number(
                bought.per_bit().0,
                Quantity::Energy.write(bought.per_bit().0),
            ),
        ]),
        _ => row.extend((0..8).map(|_| Cell::none())),
    }
    row.push(
        rung.slot()
            .map_or_else(Cell::none, |slot| Cell::word(slot.name)),
    );
    row
}

fn reason(rung: &Later) -> Reason {
    // What its switch cannot have, optics inside it for one, stands in the link as what it has.
    let mut scenario = rung.scenario.clone();
    settle(&mut scenario);
    let document = Document {
        scenario,
        ..Document::default()
    };
    let says = match rung.fabric.as_ref() {
        Ok(_) => format!(
            "{} of {} ports at {}, the largest of its fabric that ships by then; ports of {} are those most clusters have by then",
            box_of(rung),
            rung.setup.radix,
            human::port(rung.setup.port),
            human::port(rung.rate()),
        ),
        Err(no) => format!(
            "Switches of {} ports hold {} GPUs at most",
            no.radix,
            human::whole(no.most)
        ),
    };
    Reason {
        formula: format!("{says}: #{}", document.write()),
        sources: sources(rung),
    }
}

fn sources(rung: &Later) -> Vec<&'static Datum> {
    let chip = catalog::milestone(rung.setup.switch.milestone);
    let port = MILESTONES
        .iter()
        .find(|point| point.series == "port" && point.value.value == rung.rate().0);
    let dated = chip.into_iter().chain(port).chain(rung.slot());
    let mut all: Vec<&Datum> = dated.map(|point| &point.value).collect();
    all.push(&rung.setup.switch.capacity);
    all
}
