//! Time of the chosen message's all-reduce against cluster size, way by way, with its latency and its bandwidth.

use crate::analysis::{Sizes, Sweep, behind_collectives};
use crate::model::Report;
use crate::model::collectives::Cost;
use crate::model::collectives::cluster::{Algorithm, Cluster};
use crate::units::{Share, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke, round_sizes};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{cluster, message};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "collective-time",
    view: "bandwidth",
    title: "Time of the chosen message’s all-reduce against cluster size, at this fabric’s delivered share",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources: behind_collectives,
};

/// Samples of a line, even in the logarithm of the size.
const SAMPLES: u32 = 64;

/// The ways, each with its name and how it is drawn.
pub(super) const WAYS: [(Algorithm, &str, Ink, Stroke); 7] = [
    (
        Algorithm::RecursiveDoubling,
        "Doubling",
        Ink::Faint,
        Stroke::Plain,
    ),
    (
        Algorithm::Rabenseifner,
        "Rabenseifner",
        Ink::Faint,
        Stroke::Dashed,
    ),
    (Algorithm::Ring, "One ring", Ink::Series(1), Stroke::Plain),
    (
        Algorithm::DoubleTree,
        "Two trees",
        Ink::Series(3),
        Stroke::Dashed,
    ),
    (
        Algorithm::InNetwork,
        "In the switches",
        Ink::Series(2),
        Stroke::Dotted,
    ),
    (Algorithm::Serial, "In turn", Ink::Main, Stroke::Plain),
    (
        Algorithm::Hierarchical,
        "All at once",
        Ink::Main,
        Stroke::Bold,
    ),
];

fn sizes() -> impl Iterator<Item = f64> {
    let [low, high] = Sizes::ENDS.map(libm::log2);
    (0..=SAMPLES).map(move |place| {
        let part = f64::from(place) / f64::from(SAMPLES);
        libm::round(libm::exp2(low + (high - low) * part))
    })
}

fn at(own: &Cluster, gpus: f64, way: Algorithm, report: &Report) -> Option<Cost> {
    own.at(gpus as u64).cost(way, message(report))
}

fn plot(report: &Report) -> Plot {
    let own = cluster(report);
    let mut lines: Vec<Line> = WAYS
        .into_iter()
        .map(|(way, name, ink, stroke)| {
            // Exchanges of other numbers than powers of two take two steps more: their lines would be saws.
            let even = matches!(way, Algorithm::RecursiveDoubling | Algorithm::Rabenseifner);
            let drawn = sizes().filter(|gpus| !even || (*gpus as u64).is_power_of_two());
            let points = drawn.filter_map(|gpus| {
                let cost = at(&own, gpus, way, report)?;
                Some((gpus, cost.total().0))
            });
            Line::new(name, ink, stroke, points.collect())
        })
        .collect();
    lines.retain(|line| line.points.len() > 1);
    let values = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1));
    let values: Vec<f64> = values.collect();
    Plot {
        x: super::super::plot::sizes(),
        y: Axis::log(Quantity::Seconds, values),
        lines,
        dots: Vec::new(),
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

/// A way in a sentence.
fn how(way: Algorithm) -> &'static str {
    match way {
        Algorithm::Ring => "in one ring",
        Algorithm::RecursiveDoubling => "by recursive doubling",
        Algorithm::Rabenseifner => "in Rabenseifner’s halves",
        Algorithm::DoubleTree => "in two trees",
        Algorithm::Hierarchical => "with all links busy at once",
        Algorithm::Serial => "in turn",
        Algorithm::InNetwork => "in the switches",
    }
}

fn mark(report: &Report) -> Mark {
    let gpus = report.scenario.gpus as f64;
    let best = cluster(report).best(message(report));
    let dot = best.map(|(_, cost)| Dot {
        at: (gpus, cost.total().0),
        label: human::short(cost.total()),
        ink: Ink::Main,
        hollow: false,
    });
    Mark { x: Some(gpus), dot }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let (own, bytes) = (cluster(report), message(report));
    let size = Quantity::Message.write(bytes.0);
    let gpus = human::whole(own.ranks);
    let time = |cost: Cost| human::short(cost.total());
    let (Some((way, best)), Some(ring)) = (own.best(bytes), own.cost(Algorithm::Ring, bytes))
    else {
        return "Nothing is summed here.".to_owned();
    };
    let latency = Share::of(ring.latency, ring.total());
    let latency = human::share(Share((latency.0 * 1_000.0).round() / 1_000.0));
    let ring_says = match way {
        Algorithm::Ring => format!("{latency} of it is latency"),
        _ => format!("in one ring {}, {latency} of it latency", time(ring)),
    };
    let best = format!("{} at best, {}", time(best), how(way));
    match own.cost(Algorithm::Serial, bytes) {
        Some(serial) => format!(
            "Summing {size} over {gpus} GPUs takes {best}; {ring_says}; in turn {}.",
            time(serial)
        ),
        None => {
            format!("Summing {size} over {gpus} GPUs of one domain takes {best}; {ring_says}.")
        }
    }
}

fn table(_: &Sweep, report: &Report) -> Table {
    let own = cluster(report);
    let seconds = |it: f64| Cell::number(it, Quantity::Seconds.write(it));
    let mut rows = Vec::new();
    for gpus in round_sizes() {
        for (way, name, ..) in WAYS.iter().rev() {
            let Some(cost) = at(&own, gpus, *way, report) else {
                continue;
            };
            rows.push(vec![
                Cell::number(gpus, human::whole(gpus as u64)),
                Cell::word(*name),
                Cell::number(cost.steps, human::whole(cost.steps as u64)),
                seconds(cost.latency.0),
                seconds(cost.bandwidth.0),
                seconds(cost.total().0),
            ]);
        }
    }
    Table {
        caption: format!(
            "An all-reduce of {} by size and way",
            Quantity::Message.write(message(report).0)
        ),
        heads: [
            "GPUs",
            "Way",
            "Steps",
            "Latency, s",
            "Bandwidth, s",
            "Time, s",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows,
    }
}
