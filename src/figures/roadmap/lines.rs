//! Switch chips, ports and what an accelerator is fed with, by the time each came or is expected: series of the catalog
//! on a logarithmic scale.

use crate::catalog::{self, Datum, Milestone};
use crate::model::Report;
use crate::model::roadmap::{Line as Series, chart, one_way};
use crate::scenario::Plan;
use crate::units::human;

use super::super::axis::{Axis, Quantity};
use super::super::plot::{Ink, Line, Mark, Plot, Stroke, rising};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::trace::{Point, trace};
use super::{doubling, late, purchase};

/// The registry's entry for switches.
pub const SWITCHES: Figure = Figure {
    id: "switch-roadmap",
    view: "roadmap",
    title: "Capacity of a switch chip, for Quantum of a box, and rate of a lane, one way by year; hollow points are expected or sampled",
    plot: Origin::Sweep(|sweep| plot(&sweep.scenario.plan, "switches")),
    mark: |report| mark(report, "switches"),
    sentence: |_, report| switches(&report.scenario.plan),
    table: |sweep, _| table(&sweep.scenario.plan, "switches", &SWITCHES),
    sources: |_| sources("switches"),
};

/// The registry's entry for ports.
pub const PORTS: Figure = Figure {
    id: "port-roadmap",
    view: "roadmap",
    title: "Rate of a port one way by year; hollow points are expected or sampled",
    plot: Origin::Sweep(|sweep| plot(&sweep.scenario.plan, "ports")),
    mark: |report| mark(report, "ports"),
    sentence: |_, report| ports(&report.scenario.plan),
    table: |sweep, _| table(&sweep.scenario.plan, "ports", &PORTS),
    sources: |_| sources("ports"),
};

/// The registry's entry for what an accelerator is fed with.
pub const MEMORY: Figure = Figure {
    id: "memory-roadmap",
    view: "roadmap",
    title: "Bandwidth of an accelerator’s memory, links and slot, one way by year; hollow points are expected or sampled",
    plot: Origin::Sweep(|sweep| plot(&sweep.scenario.plan, "memory")),
    mark: |report| mark(report, "memory"),
    sentence: |_, _| memory(),
    table: |sweep, _| table(&sweep.scenario.plan, "memory", &MEMORY),
    sources: |_| sources("memory"),
};

/// Series that are drawn, the name at the end of each and how it looks; the others stand in the table.
const DRAWN: [(&str, &str, Ink, Stroke); 12] = [
    ("chip", "Tomahawk", Ink::Series(0), Stroke::Bold),
    ("spectrum", "Spectrum", Ink::Series(1), Stroke::Plain),
    ("quantum", "Quantum box", Ink::Series(2), Stroke::Plain),
    ("lane", "Lane", Ink::Series(3), Stroke::Plain),
    ("port", "Ethernet", Ink::Series(0), Stroke::Bold),
    ("infiniband", "InfiniBand", Ink::Series(1), Stroke::Plain),
    ("dpu", "BlueField", Ink::Series(2), Stroke::Plain),
    ("memory", "GPU memory", Ink::Series(4), Stroke::Plain),
    ("hbm", "HBM stack", Ink::Series(6), Stroke::Plain),
    ("nvlink", "NVLink", Ink::Series(0), Stroke::Bold),
    ("ualink", "UALink port", Ink::Series(3), Stroke::Plain),
    ("pcie", "PCIe ×16", Ink::Series(2), Stroke::Plain),
];

/// A milestone's rate as its chart has it: memory and links in GB/s, everything else in Gb/s.
fn rate(chart: &str, point: &Milestone) -> Option<f64> {
    let rate = one_way(point)?;
    Some(match chart {
        "memory" => rate.bytes().0,
        _ => rate.0,
    })
}

fn quantity(chart: &str) -> Quantity {
    match chart {
        "memory" => Quantity::Bandwidth,
        _ => Quantity::Rate,
    }
}

/// Points of a series under a plan, in the order they come then. The first two NVLinks are a series of their own in the
/// catalog, and the same line.
fn points(plan: &Plan, of: &str, series: &'static str) -> Vec<Point> {
    let early = match series {
        "nvlink" => Series::of("nvlink-early").points,
        _ => Vec::new(),
    };
    let own = early.into_iter().chain(Series::of(series).points);
    let mut points: Vec<Point> = own
        .filter_map(|point| {
            Some(Point {
                at: (plan.when(point), rate(of, point)?),
                hollow: !point.there(),
                gap: false,
            })
        })
        .collect();
    rising(&mut points, |point| point.at.0);
    // Of two that came at once the faster is the line; both stand in the table.
    points.dedup_by(|next, kept| {
        let at_once = next.at.0 == kept.at.0;
        if at_once && next.at.1 > kept.at.1 {
            *kept = *next;
        }
        at_once
    });
    points
}

/// From the first point that is drawn to the last.
fn years(plan: &Plan, of: &str) -> Axis {
    let drawn = chart(of).filter(|series| DRAWN.iter().any(|own| own.0 == series.id));
    let all = drawn.flat_map(|series| points(plan, of, series.id));
    Axis::linear(Quantity::Year, all.map(|point| point.at.0), false)
}

fn plot(plan: &Plan, of: &str) -> Plot {
    let (mut lines, mut dots) = (Vec::new(), Vec::new());
    for series in chart(of) {
        let Some((_, name, ink, stroke)) = DRAWN.iter().find(|own| own.0 == series.id) else {
            continue;
        };
        let points = points(plan, of, series.id);
        let (own, seen) = trace(name, *ink, *stroke, &points);
        lines.extend(own);
        dots.extend(seen);
    }
    lines.retain(|line: &Line| !line.points.is_empty());
    let all = || lines.iter().flat_map(|line| line.points.iter());
    Plot {
        x: years(plan, of),
        y: Axis::log(quantity(of), all().map(|point| point.1)),
        dots,
        lines,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report, of: &str) -> Mark {
    purchase(report, &years(&report.scenario.plan, of), None)
}

/// The next point of a series that is not there, and when it comes under the plan.
fn next(plan: &Plan, series: &'static str) -> Option<(&'static Milestone, f64)> {
    let line = Series::of(series);
    let own = line.points.into_iter().find(|point| !point.there())?;
    Some((own, plan.when(own)))
}

fn switches(plan: &Plan) -> String {
    let pace = format!(
        "Switch chips doubled every {} years, lanes every {}",
        doubling("chip"),
        doubling("lane")
    );
    match next(plan, "chip") {
        Some((point, when)) => format!(
            "{pace}; {} is expected in {}{}.",
            point.name,
            Quantity::Year.write(when),
            late(plan, point),
        ),
        None => format!("{pace}."),
    }
}

fn ports(plan: &Plan) -> String {
    let pace = format!("Ports doubled every {} years", doubling("port"));
    let expected = Series::of("port").points.into_iter();
    let expected: Vec<String> = expected
        .filter(|point| !point.there())
        .map(|point| {
            format!(
                "{} in {}{}",
                human::port(crate::units::Gbps(point.value.value)),
                Quantity::Year.write(plan.when(point)),
                late(plan, point)
            )
        })
        .collect();
    match expected.is_empty() {
        true => format!("{pace}."),
        false => format!("{pace}; most are expected to be {}.", expected.join(", ")),
    }
}

/// How often the last point that is there is the first, and the years of both.
fn grew(series: &'static str) -> Option<(f64, [u16; 2])> {
    let line = Series::of(series);
    let mut there = line.there();
    let (first, last) = (there.next()?, there.last()?);
    Some((
        last.value.value / first.value.value,
        [first.year, last.year],
    ))
}

fn memory() -> String {
    let Some((links, [from, to])) = grew("nvlink") else {
        return "Nobody has published how fast accelerators are joined.".to_owned();
    };
    let slot = |year: u16| {
        let line = Series::of("pcie");
        let there = line.there().filter(|point| point.year <= year).last();
        there.map(|point| point.value.value)
    };
    let grown = slot(from).zip(slot(to)).map(|(before, now)| now / before);
    let slots = grown.map_or_else(String::new, |grown| {
        format!(", that of the newest PCIe specification {grown:.1} times")
    });
    format!("From {from} to {to} the bandwidth of NVLink grew {links:.1} times{slots}.")
}

fn table(plan: &Plan, of: &str, figure: &Figure) -> Table {
    let quantity = quantity(of);
    let heads = [
        "Series".to_owned(),
        "Milestone".to_owned(),
        "Year".to_owned(),
        format!("One way, {}", quantity.unit()),
        "Status".to_owned(),
    ];
    let rows = catalog::roadmap().filter_map(|point| {
        let series = catalog::series(point.series).filter(|series| series.chart == of)?;
        let (when, rate) = (plan.when(point), rate(of, point)?);
        Some(vec![
            Cell::word(series.name),
            Cell::word(point.name),
            Cell::number(when, Quantity::Year.write(when)),
            Cell::number(rate, quantity.write(rate)),
            Cell::word(point.status),
        ])
    });
    Table {
        caption: figure.title.to_owned(),
        heads: heads.to_vec(),
        rows: rows.collect(),
    }
}

fn sources(of: &str) -> Vec<&'static Datum> {
    let own = catalog::roadmap().filter(|point| {
        let series = catalog::series(point.series);
        series.is_some_and(|series| series.chart == of)
    });
    own.map(|point| &point.value).collect()
}
