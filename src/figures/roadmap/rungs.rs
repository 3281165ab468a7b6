//! What the cluster gets bought in each year, rung by rung, each opening to its link.

use crate::analysis::{Later, YEARS, later as ladder, slips};
use crate::catalog::{self, CHECKED, Datum, MILESTONES, Milestone};
use crate::model::Report;
use crate::scenario::{Document, Scenario, Topology, settle};
use crate::units::human;

use super::super::axis::Quantity;
use super::super::table::{Cell, Reason, Reasoned, Table};
use super::{box_of, missing, slipped};

/// How many rungs there are, and what the slip does to them.
pub fn sentence(report: &Report) -> String {
    let scenario = &report.scenario;
    let rungs = there(report);
    let (Some(first), Some(last)) = (rungs.first(), rungs.last()) else {
        return missing(scenario);
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
        "{span}{}{slip} A rung is the year’s cluster, not the parts pinned here, at the prices of its first day, and a what-if before {} was sold; where parts get cheaper by themselves, its link does not count that.",
        since(scenario),
        scenario.sized_platform().name
    )
}

/// What ships by the time the catalog was checked though not yet at the start of the scenario's year, in a sentence; or
/// nothing.
fn since(scenario: &Scenario) -> String {
    let rungs = ladder(scenario, scenario.year, CHECKED);
    let now = rungs.first().filter(|rung| rung.network().is_some());
    let newest = rungs.iter().skip(1).rfind(|rung| rung.network().is_some());
    let newest = newest.and_then(|rung| Some((now?, rung, rung.bought(rung.from)?)));
    let Some((now, rung, bought)) = newest else {
        return String::new();
    };
    let what = match rung.rate() == now.rate() {
        true => "the same rate costs".to_owned(),
        false => format!("{} cost", human::port(rung.rate())),
    };
    format!(
        " Since {} {what} {} a GPU on {}.",
        Quantity::Year.write(rung.from),
        human::money(bought.network / scenario.gpus.max(1) as f64),
        box_of(rung)
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
    let year = report.scenario.year;
    let mut rungs = there(report);
    let own = ladder(&report.scenario, year, year);
    for own in own.into_iter().filter(|rung| rung.there) {
        let place = rungs.partition_point(|rung| rung.from < year);
        if rungs.get(place).is_none_or(|rung| rung.from > year) {
            rungs.insert(place, own);
        }
    }
    let row = |rung: &Later| row(rung, rung.from == year);
    let heads = [
        "Bought from",
        "Rate of a GPU",
        "Switch",
        "Tiers",
        "Network, USD a GPU",
        "W a GPU",
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

fn row(rung: &Later, chosen: bool) -> Vec<Cell> {
    let gpus = rung.scenario.gpus.max(1) as f64;
    let year = Quantity::Year.write(rung.from);
    let mut row = vec![
        Cell::number(
            rung.from,
            match chosen {
                true => format!("{year}, chosen"),
                false => year,
            },
        ),
        Cell::number(rung.rate().0, human::port(rung.rate())),
        Cell::word(box_of(rung)),
    ];
    match (rung.network(), rung.bought(rung.from)) {
        (Some(fabric), Some(bought)) => row.extend([
            Cell::number(
                f64::from(fabric.tiers()),
                human::whole(u64::from(fabric.tiers())),
            ),
            Cell::number(bought.network.0 / gpus, human::money(bought.network / gpus)),
            Cell::number(bought.watts.0 / gpus, human::power(bought.watts / gpus)),
        ]),
        _ => row.extend((0..3).map(|_| Cell::none())),
    }
    let slot = rung.slot();
    row.push(slot.map_or_else(Cell::none, |slot| Cell::word(slot.name)));
    row
}

/// Lanes, boxes, modules, and what a Gb/s costs and a bit takes.
fn details(rung: &Later) -> Option<String> {
    let bought = rung.bought(rung.from)?;
    let lanes = rung
        .lane()
        .map_or_else(String::new, |lane| format!("lanes of {lane}G, "));
    Some(format!(
        "; {lanes}{}, {}, optics {} a GPU, {} a Gb/s, {} a bit",
        human::many(bought.boxes, "box", "boxes"),
        human::many(bought.modules, "module", "modules"),
        human::money(bought.optics / rung.scenario.gpus.max(1) as f64),
        human::money(bought.per_gbps()),
        Quantity::Energy.write(bought.per_bit().0),
    ))
}

/// The port of a rung's rate.
fn port(rung: &Later) -> Option<&'static Milestone> {
    let mut ports = MILESTONES.iter().filter(|point| point.series == "port");
    ports.find(|point| point.value.value == rung.rate().0)
}

/// Where its planes stand in for a box with the lanes of the port.
fn stands_in(rung: &Later) -> Option<String> {
    let (port, lane) = (port(rung)?, rung.lane()?);
    (rung.setup.planes > 1 && port.lane > lane).then(|| {
        format!(
            "; no later box of {} is in the catalog, and the planes stand in for one with lanes of {}G",
            rung.setup.fabric.name, port.lane
        )
    })
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
        Ok(_) if rung.setup.topology == Topology::Torus => format!(
            "A torus keeps its links and {}{}",
            box_of(rung),
            details(rung).unwrap_or_default()
        ),
        Ok(_) => format!(
            "{} of {} ports at {}, the largest of its fabric that ships by then; ports of {} are those most clusters have by then{}{}",
            box_of(rung),
            rung.setup.radix,
            human::port(rung.setup.port),
            human::port(rung.rate()),
            details(rung).unwrap_or_default(),
            stands_in(rung).unwrap_or_default(),
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
    let dated = chip.into_iter().chain(port(rung)).chain(rung.slot());
    let mut all: Vec<&Datum> = dated.map(|point| &point.value).collect();
    all.push(&rung.setup.switch.capacity);
    all
}
