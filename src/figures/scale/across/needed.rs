//! What a site must send each second, against the steps it takes between two exchanges.

use crate::analysis::{Sweep, exchange};
use crate::model::Report;
use crate::model::across::Exchange;
use crate::units::{Bytes, Gbps, human};

use super::super::super::axis::{Axis, Quantity};
use super::super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::super::super::table::{Cell, Table};
use super::super::super::{Figure, Origin};
use super::{UNKNOWN, between, drawn, over, shown, sources, spread};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "across-needed",
    view: "scale",
    title: "Rate that carries a site’s exchange in the time between two, against local steps; flat: what is between the sites",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources,
};

/// Bytes of an element in FP32, beside which the chosen ones stand.
const FP32: f64 = 4.0;

fn steps(report: &Report) -> [f64; 2] {
    [1.0, report.scenario.sites.local_steps.max(1_000.0)]
}

/// What is drawn beside the scenario's own: another number of sites, and whole precision.
fn lines(report: &Report, own: &Exchange) -> Vec<(String, Stroke, Ink, Exchange)> {
    let other = if own.sites == 2 { 4 } else { 2 };
    let mut all = Vec::with_capacity(3);
    if own.element.0 != FP32 {
        let whole = Exchange {
            element: Bytes(FP32),
            ..*own
        };
        all.push(("in FP32".to_owned(), Stroke::Dashed, Ink::Faint, whole));
    }
    let name = |sites: u64| format!("{} sites", human::whole(sites));
    if let Some(others) = exchange(report, other) {
        all.push((name(other), Stroke::Dotted, Ink::Faint, others));
    }
    all.push((name(own.sites), Stroke::Bold, Ink::Main, *own));
    all
}

fn plot(report: &Report) -> Plot {
    let ends = steps(report);
    let mut all = Vec::new();
    if let Some(own) = drawn(report) {
        let rate = report.scenario.sites.bandwidth * 1_000.0;
        let flat = ends.map(|steps| (steps, rate)).to_vec();
        let label = between(Gbps(rate));
        all.push(Line::new(label, Ink::Series(1), Stroke::Plain, flat));
        for (name, stroke, ink, exchange) in lines(report, &own) {
            let points = spread(ends).map(|steps| (steps, exchange.needed_after(steps).0));
            all.push(Line::new(name, ink, stroke, points.collect()));
        }
    }
    let values = all
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1));
    let values: Vec<f64> = values.collect();
    Plot {
        x: Axis::log(Quantity::Count, ends),
        y: Axis::log(Quantity::Rate, values),
        lines: all,
        dots: Vec::new(),
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let steps = report.scenario.sites.local_steps;
    let dot = drawn(report).map(|own| Dot {
        at: (steps, own.needed().0),
        label: Quantity::Rate.write(own.needed().0),
        ink: Ink::Main,
        hollow: false,
    });
    Mark {
        x: Some(steps),
        dot,
    }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let Some(own) = drawn(report) else {
        return UNKNOWN.to_owned();
    };
    let write = |rate: f64| Quantity::Rate.write(rate);
    let synchronous = own.needed_after(1.0);
    let enough = libm::ceil(synchronous / own.rate - 1e-9).max(1.0);
    let there = between(own.rate);
    // A step may hide a part of the sending, and never more than itself.
    let hidden = match enough == 1.0 && own.hidden.0 >= 1.0 {
        true => "",
        false => " if it all hides",
    };
    let enough = match enough {
        1.0 => format!("the {there} there carry that{hidden}"),
        steps if steps > 1e6 => format!("the {there} there never carry that"),
        steps => format!(
            "the {there} there are enough from {} local steps on{hidden}",
            human::whole(steps as u64)
        ),
    };
    format!(
        "{}, a sum every step takes {} a site; {enough}, and 500 would take {}.",
        over(report),
        write(synchronous.0),
        write(own.needed_after(500.0).0),
    )
}

fn table(_: &Sweep, report: &Report) -> Table {
    let own = drawn(report);
    let lines = own.map_or_else(Vec::new, |own| lines(report, &own));
    let mut heads = vec!["Local steps".to_owned()];
    heads.extend(lines.iter().map(|(name, ..)| match name.as_str() {
        "in FP32" => format!("{} sites in FP32, Gb/s", shown(report)),
        sites => format!("{sites}, Gb/s"),
    }));
    let mut every = vec![
        1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0, 1_000.0,
    ];
    let chosen = report.scenario.sites.local_steps;
    if !every.contains(&chosen) {
        every.push(chosen);
        super::super::super::plot::rising(&mut every, |steps| *steps);
    }
    let row = |steps: f64| {
        let mut row = vec![Cell::number(steps, human::whole(steps as u64))];
        row.extend(lines.iter().map(|(.., exchange)| {
            let rate = exchange.needed_after(steps).0;
            Cell::number(rate, Quantity::Rate.write(rate))
        }));
        row
    };
    Table {
        caption: FIGURE.title.to_owned(),
        heads,
        rows: every.into_iter().map(row).collect(),
    }
}
