//! Optics bill of an accelerator against cluster size, one line for each fabric, cliffs flagged.

use crate::analysis::{Cliff, Sweep, behind_bill};
use crate::model::{Report, evaluate};
use crate::scenario::Setup;
use crate::units::{Share, human};

use super::axis::{Axis, Quantity};
use super::plot::{Dot, Flag, Ink, Line, Mark, Plot, Stroke};
use super::table::{Cell, Table};
use super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "optics-bill",
    view: "overview",
    title: "Optics bill per GPU, against cluster size; ticks mark cliffs, where switches per GPU rise a tenth or more",
    plot: Origin::Sweep(plot),
    mark,
    sentence,
    table,
    sources: behind_bill,
};

fn plot(sweep: &Sweep) -> Plot {
    let mut lines: Vec<Line> = sweep
        .optics_per_gpu
        .iter()
        .map(|curve| Line {
            label: curve.fabric.short.to_owned(),
            ink: Ink::Fabric(curve.fabric.id),
            stroke: if curve.fabric == sweep.chosen {
                Stroke::Bold
            } else {
                stroke(curve.fabric.id)
            },
            points: curve
                .points
                .iter()
                .map(|(gpus, usd)| (*gpus, usd.0))
                .collect(),
            steps: true,
            hidden: false,
        })
        .collect();
    hide_coincident(&mut lines);
    super::plot::main_last(&mut lines);
    let highest = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1));
    let flags = sweep
        .cliffs
        .iter()
        .filter(|cliff| cliff.adds_tier() || cliff.at > 1_000);
    let flags = flags.map(|cliff| Flag {
        at: cliff.at as f64,
        label: if cliff.adds_tier() {
            tiers(cliff)
        } else {
            String::new()
        },
        minor: !cliff.adds_tier(),
    });
    Plot {
        x: super::plot::sizes(),
        y: Axis::linear(Quantity::Usd, highest.collect::<Vec<_>>(), true).with_room(0.14),
        flags: flags.collect(),
        lines,
        dots: Vec::new(),
        bars: Vec::new(),
    }
}

/// Fabrics of the same ports and optics share a curve: one is drawn, all are named. Two strokes over one another would
/// look like a third.
fn hide_coincident(lines: &mut [Line]) {
    for place in 0..lines.len() {
        let (line, others) = (&lines[place], lines.iter().enumerate());
        let covered = others.clone().any(|(other, drawn)| {
            let above =
                drawn.stroke == Stroke::Bold || (line.stroke != Stroke::Bold && other < place);
            other != place && above && !drawn.hidden && drawn.points == line.points
        });
        lines[place].hidden = covered;
    }
}

/// Strokes that tell the fabrics apart without colour.
pub(super) fn stroke(fabric: &str) -> Stroke {
    match fabric {
        "ethernet" => Stroke::Dotted,
        "ultra-ethernet" => Stroke::Dashed,
        _ => Stroke::Plain,
    }
}

fn tiers(cliff: &Cliff) -> String {
    format!("{} tiers", cliff.tiers[1])
}

fn mark(report: &Report) -> Mark {
    let gpus = report.scenario.gpus as f64;
    let dot = report.network.as_ref().ok().map(|network| {
        let each = network.capital.optics / gpus;
        Dot {
            at: (gpus, each.0),
            label: human::money(each),
            ink: Ink::Fabric(network.fabric.setup.fabric.id),
            hollow: false,
        }
    });
    Mark { x: Some(gpus), dot }
}

fn sentence(sweep: &Sweep, report: &Report) -> String {
    let gpus = report.scenario.gpus;
    let name = Setup::of(&report.scenario).fabric.short;
    let Ok(network) = &report.network else {
        return format!(
            "{name} cannot be built at this size: it would need another tier of switches."
        );
    };
    let each = human::money(network.capital.optics / gpus as f64);
    let points = sweep
        .optics_per_gpu
        .iter()
        .find(|curve| curve.fabric == sweep.chosen);
    let at = |size: u64| {
        let mut points = points
            .map(|curve| curve.points.as_slice())
            .unwrap_or_default()
            .iter();
        points
            .find(|point| point.0 == size as f64)
            .map(|point| point.1)
    };
    let mut tiers = sweep.cliffs.iter().filter(|cliff| cliff.adds_tier());
    let Some(passed) = tiers.clone().rev().find(|cliff| cliff.at <= gpus) else {
        return match tiers.next() {
            Some(next) => format!(
                "Here the optics of each GPU cost {each}; at {} GPUs another tier begins.",
                human::whole(next.at)
            ),
            None => {
                format!("Here the optics of each GPU cost {each}, with no tier to add at any size.")
            }
        };
    };
    let (tier, size) = (ordinal(passed.tiers[1]), human::whole(passed.at));
    match at(passed.at - 1).zip(at(passed.at)) {
        Some((before, after)) if before.0 > 0.0 && after.0 > before.0 => {
            let rise = Share(((after / before - 1.0) * 100.0).round() / 100.0);
            format!(
                "A {tier} tier at {size} GPUs raises each GPU’s optics by {}; here they cost {each}.",
                human::share(rise)
            )
        }
        _ => {
            format!("A {tier} tier begins at {size} GPUs; here the optics of each GPU cost {each}.")
        }
    }
}

fn ordinal(tier: u8) -> &'static str {
    ["first", "second", "third", "fourth"][usize::from(tier.clamp(1, 4)) - 1]
}

/// Round sizes, the cluster's own, and both sides of every cliff: the steps of the curve are in its numbers too.
fn listed(sweep: &Sweep, report: &Report) -> Vec<f64> {
    let mut sizes: Vec<u64> = super::plot::round_sizes().map(|size| size as u64).collect();
    sizes.push(report.scenario.gpus);
    sizes.extend(
        sweep
            .cliffs
            .iter()
            .flat_map(|cliff| [cliff.at - 1, cliff.at]),
    );
    sizes.sort_unstable();
    sizes.dedup();
    sizes.into_iter().map(|size| size as f64).collect()
}

fn table(sweep: &Sweep, report: &Report) -> Table {
    let heads = std::iter::once("GPUs".to_owned()).chain(
        sweep
            .optics_per_gpu
            .iter()
            .map(|curve| format!("{}, USD per GPU", curve.fabric.short)),
    );
    // Evaluated at these very sizes: the curves' samples lie beside them.
    let rows = listed(sweep, report).into_iter().map(|gpus| {
        let on = |fabric| {
            let scenario = report.scenario.on(fabric).at(gpus as u64);
            evaluate(&scenario).network.map_or(Cell::none(), |network| {
                let each = network.capital.optics / gpus;
                Cell::number(each.0, human::money(each))
            })
        };
        std::iter::once(Cell::number(gpus, human::whole(gpus as u64)))
            .chain(sweep.optics_per_gpu.iter().map(|curve| on(curve.fabric)))
            .collect()
    });
    Table {
        caption: FIGURE.title.to_owned(),
        heads: heads.collect(),
        rows: rows.collect(),
    }
}
