//! The time between failures of this cluster by every published run, with what each of them counts.

use crate::analysis::{Sweep, behind_failures};
use crate::catalog::OBSERVED;
use crate::model::Report;
use crate::model::goodput::between_failures;
use crate::model::reliability::interval_of;
use crate::scenario::{Setup, StopsFrom};
use crate::units::{Hours, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar};
use super::super::optics::{single, unmarked};
use super::super::plot::{Ink, Plot, rising};
use super::super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "fleets",
    view: "reliability",
    title: "Time between failures at this size by published runs, each with what it counts",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Run and what it counts"),
    sources: behind_failures,
};

fn plot(report: &Report) -> Plot {
    let scenario = &report.scenario;
    let built_up = report.reliability.built_up;
    let from_parts = scenario.recovery.stops == StopsFrom::BuiltUp && built_up.is_some();
    let bar = |label: String, ink, time: Hours, bold: bool| Bar {
        bold,
        ..single(label, ink, time.0, human::duration(time))
    };
    let mut all: Vec<Bar> = OBSERVED
        .iter()
        .map(|run| {
            let own = !from_parts && scenario.failure_rate.is_none() && run == scenario.observed;
            bar(
                format!("{}: {}", run.short, run.counts),
                Ink::Main,
                interval_of(run, scenario.gpus as f64),
                own,
            )
        })
        .collect();
    if scenario.failure_rate.is_some() {
        let time = report.reliability.observed_interval;
        all.push(bar(
            "The failure rate you set".to_owned(),
            Ink::Main,
            time,
            !from_parts,
        ));
    }
    if let Some(built) = built_up {
        let ink = Ink::Fabric(Setup::of(scenario).fabric.id);
        let label = "Built up: this bill, Llama 3’s causes".to_owned();
        all.push(bar(label, ink, built.interval, from_parts));
    }
    rising(&mut all, Bar::value);
    bars::plot(Quantity::Hours, all)
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let gpus = report.scenario.gpus as f64;
    let all = OBSERVED.iter().map(|run| interval_of(run, gpus).0);
    let (low, high) = all.fold((f64::INFINITY, 0.0_f64), |(low, high), hours| {
        (low.min(hours), high.max(hours))
    });
    format!(
        "Published runs put failures at this size {} to {} apart, a factor of {}: they count different things. In force is {}.",
        human::duration(Hours(low)),
        human::duration(Hours(high)),
        human::figures(high / low),
        human::duration(between_failures(&report.scenario, &report.reliability)),
    )
}
