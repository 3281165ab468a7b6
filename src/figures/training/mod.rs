//! The view of training: what one step moves and waits for, and how the share of peak falls with size.

mod communication;
mod scale;
mod steps;
pub mod table;
mod traffic;

use crate::analysis::behind_training;
use crate::catalog::{Datum, WORKLOADS, Workload};
use crate::model::Report;
use crate::model::training::Step;
use crate::scenario::{Scenario, Setup, Training};
use crate::units::{Share, human};

use super::Figure;
use super::plot::Ink;

/// Its figures, in the order of the page.
pub const FIGURES: [Figure; 4] = [
    steps::FIGURE,
    scale::FIGURE,
    communication::FIGURE,
    traffic::FIGURE,
];

/// Parts of a step, with the inks they wear.
const PARTS: [(&str, Ink); 4] = [
    ("Compute", Ink::Series(4)),
    FABRIC,
    SCALE_UP,
    ("Bubble", Ink::Series(7)),
];

const FABRIC: (&str, Ink) = ("Fabric", Ink::Series(5));
const SCALE_UP: (&str, Ink) = ("Scale-up", Ink::Series(6));

/// What stands where nobody published what an accelerator computes.
const UNKNOWN: &str =
    "Nobody has published what this accelerator computes, so no step can be timed.";

/// What the view finds.
pub fn finding(report: &Report) -> String {
    if let Err(no) = &report.network {
        return super::cards::verdict(report, no);
    }
    let Some(step) = &report.step else {
        return UNKNOWN.to_owned();
    };
    let scenario = &report.scenario;
    let whole = total(report, step);
    let of = |part: f64| human::share(Share(part / whole));
    let bubble = match step.bubble.0 > 0.0 {
        true => format!(", the pipeline’s bubble {}", of(step.bubble.0)),
        false => String::new(),
    };
    let training = &scenario.training;
    let layout = &step.layout;
    let now = [layout.tensor, layout.context, layout.pipeline];
    let asked = [0, 1, 2].map(|place| libm::floor(training.degree(place)));
    let cut = match now == asked {
        true => String::new(),
        false => format!(
            " It is split {} × {} × {}: for {} × {} × {} there is no room.",
            now[0], now[1], now[2], asked[0], asked[1], asked[2]
        ),
    };
    format!(
        "On {} {} a step of {} takes {} and reaches {} of peak; the fabric takes {} of it{bubble}.{cut}",
        human::whole(scenario.gpus),
        scenario.sized_platform().plural,
        scenario.workload_name(),
        human::short(crate::units::Seconds(whole)),
        human::share(mfu(report, step)),
        of(exposed(report, step)),
    )
}

fn total(report: &Report, step: &Step) -> f64 {
    step.total(report.load.delivered, report.load.overlap).0
}

fn exposed(report: &Report, step: &Step) -> f64 {
    step.exposed(report.load.delivered, report.load.overlap).0
}

fn mfu(report: &Report, step: &Step) -> Share {
    step.mfu(report.load.delivered, report.load.overlap)
}

/// The same cluster with another workload, as it comes.
fn training_on(scenario: &Scenario, workload: &'static Workload) -> Scenario {
    Scenario {
        training: Training {
            workload,
            ..Training::default()
        },
        ..scenario.clone()
    }
}

/// The same scenario for every workload as it comes, the person's own in the place of the one it changes.
fn every(scenario: &Scenario) -> Vec<Scenario> {
    let others = WORKLOADS.iter().map(|workload| {
        if *workload == *scenario.training.workload {
            scenario.clone()
        } else {
            training_on(scenario, workload)
        }
    });
    others.collect()
}

/// A step of a scenario.
fn step(scenario: &Scenario) -> Option<Step> {
    Step::of(scenario, Setup::of(scenario).topology)
}

fn sources(report: &Report) -> Vec<&'static Datum> {
    behind_training(&report.scenario)
}
