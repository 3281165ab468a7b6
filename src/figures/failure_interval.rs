//! Mean time between interruptions against cluster size: observed, and built up from the bill.

use crate::analysis::{Sizes, Sweep, behind_failures};
use crate::catalog::{self, Observed};
use crate::model::{Report, evaluate};
use crate::units::{Hours, human};

use super::axis::{Axis, Quantity};
use super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::table::{Cell, Table};
use super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "failure-interval",
    view: "overview",
    title: "Mean time between interruptions, observed and built up from the bill",
    plot: Origin::Sweep(plot),
    mark,
    sentence,
    table,
    sources: behind_failures,
};

fn plot(sweep: &Sweep) -> Plot {
    let ends = |intervals: [Hours; 2]| {
        Sizes::ENDS
            .into_iter()
            .zip(intervals.map(|hours| hours.0))
            .collect::<Vec<_>>()
    };
    // Only the longest and the shortest of the other runs: the range they span is what a reader needs.
    let mut others: Vec<_> = sweep
        .runs
        .iter()
        .filter(|(_, at)| *at != sweep.observed)
        .collect();
    super::plot::rising(&mut others, |run| run.1[0].0);
    let extremes = others
        .first()
        .into_iter()
        .chain(others.last().filter(|_| others.len() > 1));
    let mut lines: Vec<Line> = extremes
        .map(|(run, at)| Line::new(run.short, Ink::Faint, Stroke::Dotted, ends(*at)))
        .collect();
    let built_up = sweep
        .built_up
        .iter()
        .map(|(gpus, hours)| (*gpus, hours.0))
        .collect();
    lines.push(Line::new(
        "Built up",
        Ink::Fabric(sweep.chosen.id),
        Stroke::Dashed,
        built_up,
    ));
    lines.push(Line::new(
        "Observed",
        Ink::Main,
        Stroke::Bold,
        ends(sweep.observed),
    ));
    lines.retain(|line| !line.points.is_empty());
    let values: Vec<f64> = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1))
        .collect();
    let known = sweep
        .runs
        .iter()
        .filter(|(run, _)| **run == *named(sweep))
        .map(|(run, at)| {
            // The run's own size, on its own line.
            let hours = at[0].0 * Sizes::ENDS[0] / run.gpus.value;
            Dot {
                at: (run.gpus.value, hours),
                label: format!("{}, {}", run.short, human::duration(Hours(hours))),
                ink: Ink::Main,
                hollow: true,
            }
        });
    let dots = known.collect();
    Plot {
        x: super::plot::sizes(),
        y: Axis::log(Quantity::Hours, values),
        lines,
        dots,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

/// The run that is named at its own size: the chosen one if it was large, else the one everybody knows. Two would lie on
/// one another.
fn named(sweep: &Sweep) -> &'static Observed {
    let chosen = sweep.scenario.observed;
    match chosen.gpus.value >= 10_000.0 {
        true => chosen,
        false => catalog::default_observed(),
    }
}

fn mark(report: &Report) -> Mark {
    let gpus = report.scenario.gpus as f64;
    let hours = report.reliability.observed_interval;
    Mark {
        x: Some(gpus),
        dot: Some(Dot {
            at: (gpus, hours.0),
            label: human::duration(hours),
            ink: Ink::Main,
            hollow: false,
        }),
    }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let million = report.reliability.observed_interval * (report.scenario.gpus as f64 / 1e6);
    let here = human::duration_in_words(report.reliability.observed_interval);
    if report.scenario.gpus == 1_000_000 {
        return format!(
            "Every doubling halves the time between failures; at a million GPUs it is {here}."
        );
    }
    format!(
        "Every doubling halves the time between failures: {here} here, {} at a million GPUs.",
        human::duration_in_words(million)
    )
}

fn table(sweep: &Sweep, report: &Report) -> Table {
    let runs: Vec<_> = sweep.runs.iter().collect();
    let heads = [
        "GPUs".to_owned(),
        "Observed, hours".to_owned(),
        "Built up, hours".to_owned(),
    ];
    let heads = heads
        .into_iter()
        .chain(runs.iter().map(|(run, _)| format!("{}, hours", run.name)));
    let cell = |hours: f64| Cell::number(hours, human::duration(Hours(hours)));
    let rows = super::plot::round_sizes().map(|gpus| {
        let scaled = |at: &[Hours; 2]| cell(at[0].0 * Sizes::ENDS[0] / gpus);
        // Evaluated at this very size: the curve's samples lie beside it.
        let built = evaluate(&report.scenario.at(gpus as u64))
            .reliability
            .built_up;
        let built = built.map_or(Cell::none(), |built| cell(built.interval.0));
        let own = [
            Cell::number(gpus, human::whole(gpus as u64)),
            scaled(&sweep.observed),
            built,
        ];
        own.into_iter()
            .chain(runs.iter().map(|(_, at)| scaled(at)))
            .collect()
    });
    Table {
        caption: FIGURE.title.to_owned(),
        heads: heads.collect(),
        rows: rows.collect(),
    }
}
