//! Optics bill of an accelerator against cluster size, one line for each fabric, cliffs flagged.

use crate::analysis::{Cliff, Sweep, behind_bill};
use crate::model::Report;
use crate::scenario::Setup;
use crate::units::human;

use super::Figure;
use super::axis::{Axis, Quantity};
use super::plot::{Dot, Flag, Ink, Line, Mark, Plot, Stroke};
use super::table::{Cell, Table};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "optics-bill",
    view: "overview",
    title: "Optics bill per GPU, against cluster size; ticks mark cliffs, where switches per GPU rise a tenth or more",
    plot,
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
        })
        .collect();
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
    });
    Plot {
        x: super::plot::sizes(),
        y: Axis::linear(Quantity::Usd, highest.collect::<Vec<_>>(), true).with_room(0.14),
        flags: flags.collect(),
        lines,
        dots: Vec::new(),
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
            "{name} cannot be built at this size: its light would need another tier of switches."
        );
    };
    let each = human::money(network.capital.optics / gpus as f64);
    let jump = |cliff: &Cliff| {
        let points = sweep
            .optics_per_gpu
            .iter()
            .find(|curve| curve.fabric == sweep.chosen)
            .map(|curve| curve.points.as_slice());
        let at = |size: u64| {
            points
                .and_then(|points| points.iter().find(|point| point.0 == size as f64))
                .map(|point| point.1)
        };
        at(cliff.at - 1)
            .zip(at(cliff.at))
            .map(|(before, after)| after / before - 1.0)
    };
    let passed = sweep
        .cliffs
        .iter()
        .rev()
        .find(|cliff| cliff.adds_tier() && cliff.at <= gpus);
    match passed.and_then(|cliff| Some((cliff, jump(cliff)?))) {
        Some((cliff, rise)) => format!(
            "A {} tier at {} GPUs adds {} to every GPU’s light; here it comes to {each}.",
            ordinal(cliff.tiers[1]),
            human::whole(cliff.at),
            human::share(crate::units::Share((rise * 100.0).round() / 100.0)),
        ),
        None => match sweep.cliffs.iter().find(|cliff| cliff.adds_tier()) {
            Some(next) => format!(
                "Up to {} GPUs the light stays at {each} a GPU; one more takes another tier.",
                human::whole(next.at - 1)
            ),
            None => format!("Every GPU takes {each} of light, whatever the size."),
        },
    }
}

fn ordinal(tier: u8) -> &'static str {
    ["first", "second", "third", "fourth"][usize::from(tier.clamp(1, 4)) - 1]
}

fn table(sweep: &Sweep, _: &Report) -> Table {
    let heads = std::iter::once("GPUs".to_owned()).chain(
        sweep
            .optics_per_gpu
            .iter()
            .map(|curve| format!("{}, USD per GPU", curve.fabric.short)),
    );
    let rows = super::plot::round_sizes().map(|gpus| {
        let at = |points: &[(f64, crate::units::Usd)]| {
            let ends = points.last().is_some_and(|last| gpus > last.0);
            points
                .iter()
                .rev()
                .find(|point| point.0 <= gpus && !ends)
                .map_or(Cell::none(), |point| {
                    Cell::number(point.1.0, human::money(point.1))
                })
        };
        std::iter::once(Cell::number(gpus, human::whole(gpus as u64)))
            .chain(sweep.optics_per_gpu.iter().map(|curve| at(&curve.points)))
            .collect()
    });
    Table {
        caption: FIGURE.title.to_owned(),
        heads: heads.collect(),
        rows: rows.collect(),
    }
}
