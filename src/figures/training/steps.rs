//! Where the time of a step goes, workload by workload on the same cluster.

use crate::analysis::Sweep;
use crate::model::Report;
use crate::model::training::Step;
use crate::scenario::Scenario;
use crate::units::{Seconds, Share, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar, Segment};
use super::super::optics::{unmarked, without};
use super::super::plot::Plot;
use super::super::table::Table;
use super::super::{Figure, Origin};
use super::{PARTS, UNKNOWN, every, exposed, mfu, sources, step, total};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "step-time",
    view: "training",
    title: "Where a step’s time goes on this cluster, model by model; at the end its time and the share of peak it reaches",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report: &Report| -> Table { bars::table(&plot(report), FIGURE.title, "Model") },
    sources,
};

fn parts(report: &Report, step: &Step) -> [f64; 4] {
    [
        step.compute.0,
        exposed(report, step),
        step.inside.0,
        step.bubble.0,
    ]
}

fn plot(report: &Report) -> Plot {
    let own = &report.scenario;
    let bar = |scenario: &Scenario| {
        let name = scenario.workload_name();
        let Some(step) = step(scenario) else {
            return without(name, "not published".to_owned());
        };
        let whole = total(report, &step);
        let share = |part: f64| 100.0 * part / whole;
        let segments = PARTS.into_iter().zip(parts(report, &step));
        let segments = segments.filter(|(_, part)| *part > 0.0);
        Bar {
            label: name,
            parts: segments
                .map(|((name, ink), part)| Segment {
                    name,
                    ink,
                    value: share(part),
                    text: Quantity::Percent.write((share(part) * 10.0).round() / 10.0),
                })
                .collect(),
            total: format!(
                "{} · {}",
                human::short(Seconds(whole)),
                human::share(mfu(report, &step))
            ),
            bold: scenario.training == own.training,
            hollow: false,
        }
    };
    bars::plot(Quantity::Percent, every(own).iter().map(bar).collect())
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let Some(step) = &report.step else {
        return UNKNOWN.to_owned();
    };
    let whole = total(report, step);
    let mut worst = ("", 0.0);
    for ((name, _), part) in PARTS.into_iter().zip(parts(report, step)).skip(1) {
        if part > worst.1 {
            worst = (name, part);
        }
    }
    let share = human::share(Share(worst.1 / whole));
    let what = match worst.0 {
        "Bubble" => "waiting at the ends of the pipeline",
        "Scale-up" => "exchanging within the scale-up domain",
        "Fabric" => "waiting for the fabric",
        _ => return "The whole step computes.".to_owned(),
    };
    format!(
        "A step computes for {} of its time; the most that is lost, {share}, goes into {what}.",
        human::share(Share(step.compute.0 / whole)),
    )
}
