//! The communication share of a step against cluster size: what the calculator's share would be if it were taken from a
//! model instead of set.

use crate::analysis::{Sizes, Sweep};
use crate::model::Report;
use crate::scenario::{Scenario, TrafficFrom};
use crate::units::{Percent, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke, main_last};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{UNKNOWN, every, sources, step};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "communication-share",
    view: "training",
    title: "Share of a step on the fabric at the reference share, nothing hidden, against cluster size",
    plot: Origin::Sweep(plot),
    mark,
    sentence,
    table,
    sources,
};

/// Samples of a curve.
const SAMPLES: u32 = 72;

fn share(scenario: &Scenario) -> Option<f64> {
    let step = step(scenario)?;
    Some(step.communication(scenario.reference).percent().0)
}

fn plot(sweep: &Sweep) -> Plot {
    let own = &sweep.scenario;
    let [low, high] = Sizes::ENDS.map(libm::log2);
    let at = |place: u32| libm::exp2(low + (high - low) * f64::from(place) / f64::from(SAMPLES));
    let line = |scenario: &Scenario| {
        let present = scenario.training == own.training;
        let points = (0..=SAMPLES).filter_map(|place| {
            let gpus = libm::round(at(place));
            Some((gpus, share(&scenario.at(gpus as u64))?))
        });
        let (ink, stroke) = match present {
            true => (Ink::Main, Stroke::Bold),
            false => (Ink::Faint, Stroke::Plain),
        };
        Line::new(scenario.workload_name(), ink, stroke, points.collect())
    };
    let mut lines: Vec<Line> = every(own).iter().map(line).collect();
    if own.delivery.traffic == TrafficFrom::Set {
        let ends = Sizes::ENDS.map(|gpus| (gpus, own.communication.0));
        let label = format!("Set: {}", human::percent(own.communication));
        lines.push(Line::new(
            label,
            Ink::Series(2),
            Stroke::Dotted,
            ends.to_vec(),
        ));
    }
    lines.retain(|line| !line.points.is_empty());
    main_last(&mut lines);
    let values = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1));
    let y = Axis::linear(Quantity::Percent, values.collect::<Vec<_>>(), true);
    Plot {
        x: super::super::plot::sizes(),
        y,
        lines,
        dots: Vec::new(),
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let gpus = report.scenario.gpus as f64;
    let dot = share(&report.scenario).map(|share| Dot {
        at: (gpus, share),
        label: human::percent(Percent(share)),
        ink: Ink::Main,
        hollow: false,
    });
    Mark { x: Some(gpus), dot }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let scenario = &report.scenario;
    let Some(derived) = share(scenario) else {
        return UNKNOWN.to_owned();
    };
    let name = scenario.workload_name();
    let derived = human::percent(Percent(derived));
    match scenario.delivery.traffic {
        TrafficFrom::Set => format!(
            "{name} would spend {derived} of a step on the fabric here; the bandwidth tax is counted with the {} that is set.",
            human::percent(scenario.communication)
        ),
        TrafficFrom::Workload => format!(
            "{name} spends {derived} of a step on the fabric here, and the bandwidth tax is counted with that."
        ),
    }
}

fn table(sweep: &Sweep, report: &Report) -> Table {
    let all = every(&sweep.scenario);
    let heads = std::iter::once("GPUs".to_owned()).chain(
        all.iter()
            .map(|scenario| format!("{}, %", scenario.workload_name())),
    );
    let here = report.scenario.gpus as f64;
    let mut sizes: Vec<f64> = super::super::plot::round_sizes().chain([here]).collect();
    super::super::plot::rising(&mut sizes, |size| *size);
    sizes.dedup();
    let row = |gpus: f64| {
        let cells = all.iter().map(|scenario| {
            share(&scenario.at(gpus as u64)).map_or_else(Cell::none, |share| {
                Cell::number(share, human::percent(Percent(share)))
            })
        });
        std::iter::once(Cell::number(gpus, human::whole(gpus as u64)))
            .chain(cells)
            .collect()
    };
    Table {
        caption: FIGURE.title.to_owned(),
        heads: heads.collect(),
        rows: sizes.into_iter().map(row).collect(),
    }
}
