//! Share of peak against cluster size, beside the shares others published.

use crate::analysis::{Sizes, Sweep};
use crate::catalog::TRAINING_RUNS;
use crate::model::Report;
use crate::scenario::{MAX_GPUS, Scenario, Training};
use crate::units::{Percent, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{UNKNOWN, mfu, sources, step};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "mfu",
    view: "training",
    title: "Share of dense peak against cluster size, at the delivered share of this one; hollow: four series of published runs",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources: |report| {
        let mut all = sources(report);
        all.extend(TRAINING_RUNS.iter().map(|run| &run.mfu));
        all
    },
};

/// Samples of the curve, even in the logarithm of the size.
const SAMPLES: u32 = 96;

/// Series that are drawn, each with the run that is named; the others stand in the table.
const NAMED: [(&str, &str, &str); 4] = [
    ("llama3", "llama3-16384", "Llama 3"),
    ("megascale", "megascale-3072", "MegaScale"),
    ("megatron-lm", "megatron-lm-3072", "Megatron-LM"),
    ("deepseek-v3", "deepseek-v3-2048", "DeepSeek"),
];

/// The same model with a batch that grew along with the cluster from its present size.
fn weak(scenario: &Scenario, gpus: f64) -> Scenario {
    let batch = scenario.training.batch() * gpus / scenario.gpus as f64;
    Scenario {
        gpus: gpus as u64,
        training: Training {
            batch: Some(batch / 1e6),
            ..scenario.training
        },
        ..scenario.clone()
    }
}

fn reached(report: &Report, scenario: &Scenario) -> Option<f64> {
    Some(mfu(report, &step(scenario)?).percent().0)
}

fn sizes() -> impl Iterator<Item = f64> {
    let [low, high] = Sizes::ENDS.map(libm::log2);
    (0..=SAMPLES).map(move |place| {
        libm::round(libm::exp2(
            low + (high - low) * f64::from(place) / f64::from(SAMPLES),
        ))
    })
}

fn plot(report: &Report) -> Plot {
    let scenario = &report.scenario;
    let points = |from: f64, of: &dyn Fn(f64) -> Scenario| {
        sizes()
            .filter(|gpus| *gpus >= from)
            .filter_map(|gpus| Some((gpus, reached(report, &of(gpus))?)))
            .collect()
    };
    let grown = points(scenario.gpus as f64 / 8.0, &|gpus| weak(scenario, gpus));
    let fixed = points(0.0, &|gpus| scenario.at(gpus as u64));
    let mut lines = vec![
        Line::new("Batch grows", Ink::Faint, Stroke::Dashed, grown),
        Line::new("Batch fixed", Ink::Main, Stroke::Bold, fixed),
    ];
    lines.retain(|line| !line.points.is_empty());
    let dots = TRAINING_RUNS.iter().filter_map(|run| {
        let (_, named, name) = NAMED.iter().find(|(series, ..)| *series == run.series)?;
        Some(Dot {
            at: (f64::from(run.gpus), run.mfu.value),
            label: if *named == run.id {
                (*name).to_owned()
            } else {
                String::new()
            },
            ink: Ink::Series(1),
            hollow: true,
        })
    });
    let highest = lines.iter().flat_map(|line| line.points.iter());
    let highest = highest.map(|point| point.1).chain([60.0]);
    Plot {
        x: super::super::plot::sizes(),
        y: Axis::linear(Quantity::Percent, highest.collect::<Vec<_>>(), true),
        dots: dots.collect(),
        lines,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let gpus = report.scenario.gpus as f64;
    let dot = report.step.as_ref().map(|step| {
        let reached = mfu(report, step).percent().0;
        Dot {
            at: (gpus, reached),
            label: human::percent(Percent(reached)),
            ink: Ink::Main,
            hollow: false,
        }
    });
    Mark { x: Some(gpus), dot }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let Some(own) = &report.step else {
        return UNKNOWN.to_owned();
    };
    let scenario = &report.scenario;
    let tenfold = scenario.gpus.saturating_mul(10);
    if tenfold > MAX_GPUS {
        return format!(
            "The run reaches {} of peak.",
            human::share(mfu(report, own))
        );
    }
    let here = human::share(mfu(report, own));
    let says = |at: &Scenario| reached(report, at).map(|it| human::percent(Percent(it)));
    match (
        says(&scenario.at(tenfold)),
        says(&weak(scenario, tenfold as f64)),
    ) {
        (Some(fixed), Some(grown)) => format!(
            "Ten times the GPUs would take the share of peak from {here} to {fixed} with the same batch, to {grown} with ten times the batch."
        ),
        _ => format!("The run reaches {here} of peak."),
    }
}

fn table(_: &Sweep, report: &Report) -> Table {
    let scenario = &report.scenario;
    let number = |value: f64| Cell::number(value, human::percent(Percent(value)));
    let mut rows: Vec<Vec<Cell>> = TRAINING_RUNS
        .iter()
        .map(|run| {
            vec![
                Cell::word(run.name),
                Cell::number(f64::from(run.gpus), human::whole(u64::from(run.gpus))),
                number(run.mfu.value),
                Cell::none(),
            ]
        })
        .collect();
    for gpus in super::super::plot::round_sizes() {
        let both = [scenario.at(gpus as u64), weak(scenario, gpus)].map(|it| reached(report, &it));
        let [fixed, grown] = both.map(|value| value.map_or_else(Cell::none, number));
        rows.push(vec![
            Cell::word(scenario.workload_name()),
            Cell::number(gpus, human::whole(gpus as u64)),
            fixed,
            grown,
        ]);
    }
    Table {
        caption: "Share of dense peak: published runs, and this model at round sizes".to_owned(),
        heads: [
            "Run",
            "GPUs",
            "Share of peak, %",
            "With a batch that grows, %",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows,
    }
}
