//! Capacity lost to the fabric, in dollars a year, against cluster size.

use crate::analysis::{Sizes, Sweep, behind_tax};
use crate::catalog;
use crate::model::Report;
use crate::scenario::Setup;
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
    let line = |label: String, ink, stroke, each: UsdPerYear| Line {
        label,
        ink,
        stroke,
        points: Sizes::ENDS.map(|gpus| (gpus, each.0 * gpus)).to_vec(),
        steps: false,
        hidden: false,
    };
    let mut lines = vec![line(
        "Ceiling".to_owned(),
        Ink::Faint,
        Stroke::Dotted,
        tax.ceiling,
    )];
    for (communication, each) in &tax.range {
        lines.push(line(
            format!("{} comm.", human::percent(*communication)),
            Ink::Faint,
            Stroke::Plain,
            *each,
        ));
    }
    // The line the sentence is about: what the chosen fabric loses, or what standard Ethernet would.
    let main = if tax.lost.iter().any(|(fabric, _)| *fabric == sweep.chosen) {
        sweep.chosen.id
    } else {
        "ethernet"
    };
    for (fabric, each) in &tax.lost {
        let stroke = if fabric.id == main {
            Stroke::Bold
        } else {
            super::optics_bill::stroke(fabric.id)
        };
        lines.push(line(
            fabric.short.to_owned(),
            Ink::Fabric(fabric.id),
            stroke,
            *each,
        ));
    }
    if !lines.iter().any(|line| line.stroke == Stroke::Bold) {
        lines.push(line(
            "Std Ethernet".to_owned(),
            Ink::Fabric("ethernet"),
            Stroke::Bold,
            tax.standard,
        ));
    }
    // The ceiling is standard Ethernet's: a fabric that delivers less goes beyond it.
    let beyond = tax.lost.iter().any(|(_, each)| each.0 > tax.ceiling.0);
    lines.retain(|line| !(beyond && line.label == "Ceiling"));
    lines.retain(|line| line.points.iter().all(|point| point.1 > 0.0));
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
    let dot = (amount.0 > 0.0).then(|| Dot {
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

fn table(sweep: &Sweep, _: &Report) -> Table {
    let tax = &sweep.tax;
    let mut columns: Vec<(String, UsdPerYear)> = tax
        .lost
        .iter()
        .map(|(fabric, each)| (fabric.short.to_owned(), *each))
        .collect();
    let standard = catalog::fabric("ethernet").map_or("Std Ethernet", |fabric| fabric.short);
    if !columns.iter().any(|(name, _)| name == standard) {
        columns.push((standard.to_owned(), tax.standard));
    }
    columns.push(("Ceiling".to_owned(), tax.ceiling));
    let heads = std::iter::once("GPUs".to_owned()).chain(
        columns
            .iter()
            .map(|(name, _)| format!("{name}, USD a year")),
    );
    let rows = super::plot::round_sizes().map(|gpus| {
        let cells = columns
            .iter()
            .map(|(_, each)| Cell::number(each.0 * gpus, human::money(Usd(each.0 * gpus))));
        std::iter::once(Cell::number(gpus, human::whole(gpus as u64)))
            .chain(cells)
            .collect()
    });
    Table {
        caption: FIGURE.title.to_owned(),
        heads: heads.collect(),
        rows: rows.collect(),
    }
}
