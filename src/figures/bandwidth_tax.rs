//! Capacity lost to the fabric, in dollars a year, against cluster size.

use crate::analysis::{Growing, Sweep, behind_tax, taxes};
use crate::catalog;
use crate::model::Report;
use crate::scenario::{DeliveredFrom, Setup};
use crate::units::{Percent, Usd, UsdPerYear, human};

use super::axis::{Axis, Quantity};
use super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::table::{Cell, Table};
use super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "bandwidth-tax",
    view: "overview",
    title: "GPU-hours lost to the fabric, dollars a year; thin lines: other communication shares, dots: everything waits",
    plot: Origin::Sweep(plot),
    mark,
    sentence,
    table,
    sources: behind_tax,
};

fn plot(sweep: &Sweep) -> Plot {
    let tax = &sweep.tax;
    let line = |label: String, ink, stroke, dollars: &Growing| {
        let points = dollars.iter().map(|(gpus, usd)| (*gpus, usd.0));
        Line::new(label, ink, stroke, points.collect())
    };
    let mut lines = vec![line(
        "Ceiling".to_owned(),
        Ink::Faint,
        Stroke::Dotted,
        &tax.ceiling,
    )];
    for (communication, dollars) in &tax.range {
        lines.push(line(
            format!("{} comm.", human::percent(*communication)),
            Ink::Faint,
            Stroke::Plain,
            dollars,
        ));
    }
    // The line the sentence is about: what the chosen fabric loses, or what standard Ethernet would.
    let main = if tax.lost.iter().any(|(fabric, _)| *fabric == sweep.chosen) {
        sweep.chosen.id
    } else {
        "ethernet"
    };
    for (fabric, dollars) in &tax.lost {
        let stroke = if fabric.id == main {
            Stroke::Bold
        } else {
            super::optics_bill::stroke(fabric.id)
        };
        lines.push(line(
            fabric.short.to_owned(),
            Ink::Fabric(fabric.id),
            stroke,
            dollars,
        ));
    }
    if !lines.iter().any(|line| line.stroke == Stroke::Bold) {
        lines.push(line(
            "Std Ethernet".to_owned(),
            Ink::Fabric("ethernet"),
            Stroke::Bold,
            &tax.standard,
        ));
    }
    // The ceiling is standard Ethernet's: a fabric that delivers less goes beyond it.
    let above = |dollars: &Growing| {
        let mut both = dollars.iter().zip(&tax.ceiling);
        both.any(|(lost, ceiling)| lost.1 > ceiling.1)
    };
    let beyond = tax.lost.iter().any(|(_, dollars)| above(dollars));
    lines.retain(|line| !(beyond && line.label == "Ceiling"));
    for line in &mut lines {
        line.points.retain(|point| point.1 > 0.0);
    }
    lines.retain(|line| !line.points.is_empty());
    super::plot::main_last(&mut lines);
    let values: Vec<f64> = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1))
        .collect();
    Plot {
        x: super::plot::sizes(),
        y: Axis::log(Quantity::Usd, values),
        lines,
        dots: Vec::new(),
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let gpus = report.scenario.gpus as f64;
    let tax = &report.tax;
    let (amount, fabric) = if tax.paid.0 > 0.0 {
        (tax.paid, Setup::of(&report.scenario).fabric.id)
    } else {
        (tax.standard, "ethernet")
    };
    // Where paths are counted a line ends with its fabric.
    let ended = report.scenario.delivery.from == DeliveredFrom::Paths && report.network.is_err();
    let dot = (amount.0 > 0.0 && !ended).then(|| Dot {
        at: (gpus, amount.0),
        label: human::money(Usd(amount.0)),
        ink: Ink::Fabric(fabric),
        hollow: false,
    });
    Mark { x: Some(gpus), dot }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let (tax, scenario) = (&report.tax, &report.scenario);
    let fabric = Setup::of(scenario).fabric;
    let name = fabric.name;
    let words = |amount: UsdPerYear| human::money_in_words(Usd(amount.0));
    let (own, reference) = (
        human::percent(report.load.delivered),
        human::percent(scenario.reference),
    );
    let negligible = 1e-6;
    if report.network.is_err() {
        return format!("{name} cannot be built at this size, so there is nothing to tax.");
    }
    if tax.lost.0 > negligible {
        return format!(
            "At {own} delivered, {name} idles {}: {} a year against a fabric at {reference}.",
            one_in(tax.lost.0),
            words(tax.paid),
        );
    }
    let avoided = words(tax.avoided);
    if tax.avoided.0 > tax.fleet.0 * negligible {
        return if fabric.id == "ethernet" {
            let usual = human::percent(Percent(scenario.value(&fabric.delivered)));
            format!("At {own} delivered instead of {usual}, {name} avoids {avoided} a year.")
        } else if tax.standard_lost.0 > negligible {
            format!(
                "Standard Ethernet would idle {}; at this size {name} avoids {avoided} a year of it.",
                one_in(tax.standard_lost.0),
            )
        } else {
            format!(
                "Standard Ethernet loses nothing against {reference} delivered; {name} still gains {avoided} a year on it."
            )
        };
    }
    if tax.standard_lost.0.abs() > negligible {
        return format!(
            "At {own} delivered, {name} loses nothing against a fabric at {reference}."
        );
    }
    "Nothing here waits on the network, so a better fabric recovers nothing.".to_owned()
}

/// A share as people say it: `one GPU in seven`.
fn one_in(share: f64) -> String {
    const WORDS: [&str; 11] = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let every = 1.0 / share;
    if !(1.75..12.5).contains(&every) {
        return format!("{} of the GPUs", human::share(crate::units::Share(share)));
    }
    format!("one GPU in {}", WORDS[every.round() as usize - 2])
}

fn table(_: &Sweep, report: &Report) -> Table {
    let sizes: Vec<f64> = super::plot::round_sizes().collect();
    let tax = taxes(&report.scenario, Some(&sizes));
    let own = tax.lost.iter();
    let mut columns: Vec<(&str, &Growing)> = own
        .map(|(fabric, dollars)| (fabric.short, dollars))
        .collect();
    let standard = catalog::fabric("ethernet").map_or("Std Ethernet", |fabric| fabric.short);
    if !columns.iter().any(|(name, _)| *name == standard) {
        columns.push((standard, &tax.standard));
    }
    columns.push(("Ceiling", &tax.ceiling));
    let heads = std::iter::once("GPUs".to_owned()).chain(
        columns
            .iter()
            .map(|(name, _)| format!("{name}, USD a year")),
    );
    let rows = sizes.iter().map(|gpus| {
        let cells = columns.iter().map(|(_, dollars)| {
            let here = dollars.iter().find(|(size, _)| size == gpus);
            here.map_or_else(Cell::none, |(_, usd)| {
                Cell::number(usd.0, human::money(Usd(usd.0)))
            })
        });
        std::iter::once(Cell::number(*gpus, human::whole(*gpus as u64)))
            .chain(cells)
            .collect()
    });
    Table {
        caption: FIGURE.title.to_owned(),
        heads: heads.collect(),
        rows: rows.collect(),
    }
}
