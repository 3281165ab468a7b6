//! Lane, port, switch-chip and NVLink rates by year of first shipping; forecasts hollow.

use crate::analysis::{Sweep, behind_roadmap};
use crate::catalog::{Datum, Milestone, Unit};
use crate::model::Report;
use crate::model::roadmap::{Line as Series, roadmap};
use crate::scenario::Setup;
use crate::units::human;

use super::axis::{Axis, Quantity};
use super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::table::{Cell, Table};
use super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "serdes-roadmap",
    view: "overview",
    title: "Rate one way by year of first shipping; hollow points are forecasts",
    plot: Origin::Sweep(plot),
    mark,
    sentence,
    table,
    sources: |_| behind_roadmap(),
};

/// A milestone's rate in Gb/s one way. NVLink is quoted in GB/s both ways: × 8 ÷ 2.
fn gbps(point: &Milestone) -> f64 {
    let value: &Datum = &point.value;
    match value.unit {
        Unit::Tbps => value.value * 1_000.0,
        Unit::GBps => value.value * 4.0,
        _ => value.value,
    }
}

fn name(series: &str) -> &'static str {
    match series {
        "lane" => "Lane",
        "port" => "Port",
        "chip" => "Switch chip",
        _ => "NVLink per GPU",
    }
}

fn plot(_: &Sweep) -> Plot {
    let all = roadmap();
    let (mut lines, mut dots) = (Vec::new(), Vec::new());
    for (place, series) in (0..).zip(&all) {
        let ink = Ink::Series(place);
        let points: Vec<_> = series
            .points
            .iter()
            .map(|point| (f64::from(point.year), gbps(point)))
            .collect();
        dots.extend(series.points.iter().map(|point| Dot {
            at: (f64::from(point.year), gbps(point)),
            label: String::new(),
            ink,
            hollow: !point.there(),
        }));
        lines.push(Line {
            label: name(series.series).to_owned(),
            ink,
            stroke: Stroke::Plain,
            points,
            steps: false,
            hidden: false,
        });
    }
    let years: Vec<f64> = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.0))
        .collect();
    let rates: Vec<f64> = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1))
        .collect();
    Plot {
        x: Axis::linear(Quantity::Year, years, false),
        y: Axis::log(Quantity::Rate, rates),
        lines,
        dots,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    // The port of the scenario, on the year such ports first shipped.
    let port = Setup::of(&report.scenario).port.0;
    let all = roadmap();
    let reached = all
        .iter()
        .find(|series| series.series == "port")
        .and_then(|series| series.points.iter().find(|point| gbps(point) == port));
    let dot = reached.map(|point| Dot {
        at: (f64::from(point.year), port),
        label: format!("{} here", human::port(crate::units::Gbps(port))),
        ink: Ink::Series(1),
        hollow: false,
    });
    Mark { x: None, dot }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let all = roadmap();
    let doubling = |name: &str| {
        all.iter()
            .find(|series| series.series == name)
            .map_or(0.0, |series| series.doubling().0)
    };
    let port = Setup::of(&report.scenario).port.0;
    let next = all
        .iter()
        .find(|series| series.series == "port")
        .and_then(|series: &Series| series.points.iter().find(|point| gbps(point) > port));
    let pace = format!(
        "Lanes doubled every {:.1} years, switch chips every {:.1}",
        doubling("lane"),
        doubling("chip")
    );
    match next {
        Some(point) if !point.there() => {
            format!(
                "{pace}; after this cluster’s {} ports come {} in {}.",
                human::port(crate::units::Gbps(port)),
                human::port(crate::units::Gbps(gbps(point))),
                point.year
            )
        }
        Some(point) => format!(
            "{pace}; {} ports have followed this cluster’s {} since {}.",
            human::port(crate::units::Gbps(gbps(point))),
            human::port(crate::units::Gbps(port)),
            point.year
        ),
        None => format!("{pace}, and ports go with them."),
    }
}

fn table(_: &Sweep, _: &Report) -> Table {
    let heads = ["Year", "Series", "Milestone", "Gb/s one way", "Status"]
        .map(str::to_owned)
        .to_vec();
    let rows = roadmap().into_iter().flat_map(|series| {
        series.points.into_iter().map(move |point| {
            let rate = gbps(point);
            vec![
                Cell::number(f64::from(point.year), point.year.to_string()),
                Cell::word(name(series.series)),
                Cell::word(point.name),
                Cell::number(rate, human::whole(rate as u64)),
                Cell::word(if !point.there() {
                    "forecast"
                } else {
                    "shipping"
                }),
            ]
        })
    });
    Table {
        caption: FIGURE.title.to_owned(),
        heads,
        rows: rows.collect(),
    }
}
