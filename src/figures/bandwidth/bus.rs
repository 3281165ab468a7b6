//! Bus bandwidth against the size of the message: in one scale-up domain and over the cluster, beside what was measured.

use crate::analysis::{Sweep, behind_collectives};
use crate::catalog::{BUS_CURVES, BusCurve};
use crate::model::Report;
use crate::model::collectives::Collective;
use crate::model::collectives::cluster::{Algorithm, Cluster};
use crate::model::collectives::fit::Fit;
use crate::units::{Bytes, GBps, Share, human};

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke, rising};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::{cluster, message};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "bus-bandwidth",
    view: "bandwidth",
    title: "Bus bandwidth of an all-reduce against message size; hollow: measured, dotted: a line fitted to those points, ± its largest error",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources: |report| {
        let mut all = behind_collectives(report);
        all.extend(measured(report).map(|curve| &curve.peak));
        all
    },
};

/// Messages of 32 KiB to 16 GiB, two to a doubling.
const SIZES: std::ops::RangeInclusive<u32> = 30..=68;

fn sizes() -> impl Iterator<Item = f64> {
    SIZES.map(|half| libm::exp2(f64::from(half) / 2.0))
}

/// The measured domain nearest to the platform's, where its switch sums: its own, or the one whose sums are as fast.
pub(super) fn measured(report: &Report) -> Option<&'static BusCurve> {
    let platform = report.scenario.sized_platform();
    let rate = report.scenario.value(platform.in_network.as_ref()?);
    let mut alone: Vec<_> = BUS_CURVES
        .iter()
        .filter(|curve| curve.servers == 1)
        .collect();
    rising(&mut alone, |curve| {
        let own = f64::from(u8::from(curve.platform != platform.id));
        let times = (curve.peak.value / rate.max(1e-9)).max(1e-9);
        let ranks = f64::from(curve.ranks) / f64::from(platform.scale_up_domain.max(1));
        // As large a domain first, then as fast a one.
        own * (libm::fabs(libm::log(ranks)) + libm::fabs(libm::log(times)) + 1.0)
    });
    alone.first().copied()
}

fn bus(cluster: &Cluster, way: Algorithm, bytes: f64) -> Option<f64> {
    let cost = cluster.cost(way, Bytes(bytes))?;
    let ranks = cluster.ranks as f64;
    Some(
        Collective::AllReduce
            .bus(ranks, Bytes(bytes), cost.total())
            .0,
    )
}

/// The lines: a name, a cluster, a way, and how they are drawn. The last is the one the sentence is about.
fn ways(report: &Report) -> Vec<(String, Cluster, Algorithm, Ink, Stroke)> {
    let all = cluster(report);
    let one = all.one_domain();
    let mut ways = vec![
        (
            "Two trees".to_owned(),
            one,
            Algorithm::DoubleTree,
            Ink::Series(3),
            Stroke::Dashed,
        ),
        (
            "Ring".to_owned(),
            one,
            Algorithm::Ring,
            Ink::Series(1),
            Stroke::Plain,
        ),
    ];
    if all.domains > 1 {
        let name = format!("{} GPUs", human::size(all.ranks as f64));
        ways.push((
            name,
            all,
            Algorithm::Hierarchical,
            Ink::Series(2),
            Stroke::Plain,
        ));
    }
    match one.summed {
        Some(_) => ways.push((
            "In the switch".to_owned(),
            one,
            Algorithm::InNetwork,
            Ink::Main,
            Stroke::Bold,
        )),
        None => {
            ways[1].3 = Ink::Main;
            ways[1].4 = Stroke::Bold;
        }
    }
    rising(&mut ways, |way| f64::from(u8::from(way.4 == Stroke::Bold)));
    ways
}

fn plot(report: &Report) -> Plot {
    let mut lines: Vec<Line> = Vec::new();
    let mut dots = Vec::new();
    if let Some(curve) = measured(report) {
        let fit = Fit::of(curve);
        let edge = |place: usize, label: String| {
            let inside = sizes().filter(|bytes| *bytes >= fit.from.0 * 0.99);
            let points = inside.map(|bytes| (bytes, fit.bus(Bytes(bytes))[place].0));
            Line::new(label, Ink::Faint, Stroke::Dotted, points.collect())
        };
        lines.push(edge(
            1,
            format!("Fit −{}", human::share(percent(fit.error))),
        ));
        lines.push(edge(
            2,
            format!("Fit +{}", human::share(percent(fit.error))),
        ));
        let last = curve.points.len() - 1;
        dots.extend(
            curve
                .points
                .iter()
                .enumerate()
                .map(|(place, [bytes, bus])| Dot {
                    at: (*bytes, *bus),
                    // Where the curve is steep the name has room beside it.
                    label: match place == last / 2 && last > 6 || last <= 6 && place == 0 {
                        true => curve.name.to_owned(),
                        false => String::new(),
                    },
                    ink: Ink::Series(1),
                    hollow: true,
                }),
        );
    }
    lines.extend(
        ways(report)
            .into_iter()
            .map(|(name, cluster, way, ink, stroke)| {
                let points = sizes().filter_map(|bytes| Some((bytes, bus(&cluster, way, bytes)?)));
                Line::new(name, ink, stroke, points.collect())
            }),
    );
    let values = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1));
    let values: Vec<f64> = values.chain(dots.iter().map(|dot| dot.at.1)).collect();
    Plot {
        x: Axis::log(Quantity::Message, sizes()),
        y: Axis::linear(Quantity::Bandwidth, values, true),
        lines,
        dots,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn percent(share: f64) -> Share {
    Share((share * 100.0).round() / 100.0)
}

/// The line the sentence is about, at the chosen message.
fn here(report: &Report) -> Option<(Algorithm, f64)> {
    let ways = ways(report);
    let (_, cluster, way, ..) = ways.last()?;
    Some((*way, bus(cluster, *way, message(report).0)?))
}

fn mark(report: &Report) -> Mark {
    let bytes = message(report).0;
    let dot = here(report).map(|(_, bus)| Dot {
        at: (bytes, bus),
        label: Quantity::Bandwidth.write(bus),
        ink: Ink::Main,
        hollow: false,
    });
    Mark {
        x: Some(bytes),
        dot,
    }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let all = cluster(report);
    let size = Quantity::Message.write(message(report).0);
    let rate = |bus: f64| Quantity::Bandwidth.write(bus);
    let Some((way, bus_here)) = here(report) else {
        return "Nothing is summed here.".to_owned();
    };
    let how = match way {
        Algorithm::InNetwork => "summed in the switch",
        _ => "in a ring",
    };
    let one = format!(
        "Within one domain {size} {how} runs at {} of bus bandwidth",
        rate(bus_here)
    );
    let gpus = human::whole(all.ranks);
    match bus(&all, Algorithm::Hierarchical, message(report).0) {
        Some(far) => format!(
            "{one}, over all {gpus} GPUs at {} with all links busy at once.",
            rate(far)
        ),
        None => format!("{one}; all {gpus} GPUs are one domain."),
    }
}

fn table(_: &Sweep, report: &Report) -> Table {
    let ways = ways(report);
    let number = |bus: Option<f64>| {
        bus.map_or_else(Cell::none, |bus| {
            Cell::number(bus, Quantity::Bandwidth.write(bus))
        })
    };
    let curve = measured(report);
    let fit = curve.map(Fit::of);
    let mut heads = vec!["Message, bytes".to_owned()];
    heads.extend(ways.iter().map(|way| format!("{}, GB/s", way.0)));
    if let Some(curve) = curve {
        heads.push(format!("Measured: {}, GB/s", curve.name));
        heads.push("Fitted, GB/s".to_owned());
    }
    let rows = sizes().step_by(2).map(|bytes| {
        let mut row = vec![Cell::number(bytes, Quantity::Message.write(bytes))];
        row.extend(
            ways.iter()
                .map(|(_, cluster, way, ..)| number(bus(cluster, *way, bytes))),
        );
        if let (Some(curve), Some(fit)) = (curve, fit) {
            let point = curve
                .points
                .iter()
                .find(|point| (point[0] / bytes - 1.0).abs() < 1e-6);
            row.push(number(point.map(|point| point[1])));
            let [GBps(fitted), ..] = fit.bus(Bytes(bytes));
            row.push(number(Some(fitted).filter(|_| bytes >= fit.from.0 * 0.99)));
        }
        row
    });
    Table {
        caption: "Bus bandwidth of an all-reduce: one scale-up domain, and the cluster".to_owned(),
        heads,
        rows: rows.collect(),
    }
}
