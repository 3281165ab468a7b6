//! Energy of a bit at one end of a link, rung by rung from the processors down to bare copper.

use crate::analysis::{Rung, Sweep, ladder};
use crate::model::Report;

use super::super::axis::Quantity;
use super::super::bars::{self, Bar};
use super::super::plot::{Ink, Plot, rising};
use super::super::{Figure, Origin};
use super::{OPTICS, single, unmarked};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "energy-per-bit",
    view: "optics",
    title: "Picojoules a bit at one end of a link; bold: bought here, hollow: claims of others and forecasts",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Part"),
    sources: |report| rungs(report).iter().map(|rung| rung.datum).collect(),
};

fn rungs(report: &Report) -> Vec<Rung> {
    let mut rungs = ladder(report);
    rising(&mut rungs, |rung| -rung.energy.0);
    rungs
}

fn plot(report: &Report) -> Plot {
    let bar = |rung: &Rung| {
        let label = match rung.kind {
            "cpo" => "Co-packaged engine".to_owned(),
            _ if rung.forecast => format!("{}, forecast", rung.name),
            _ => rung.name.to_owned(),
        };
        let ink = if rung.bought { OPTICS } else { Ink::Faint };
        Bar {
            bold: rung.bought,
            hollow: rung.forecast || rung.kind == "claim",
            ..single(
                label,
                ink,
                rung.energy.0,
                Quantity::Energy.write(rung.energy.0),
            )
        }
    };
    bars::plot(Quantity::Energy, rungs(report).iter().map(bar).collect())
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let rungs = rungs(report);
    let said = |rung: &Rung| Quantity::Energy.write(rung.energy.0);
    let engine = rungs
        .iter()
        .find(|rung| rung.kind == "cpo")
        .map_or_else(String::new, said);
    let light = |rung: &&Rung| rung.bought && !matches!(rung.kind, "aec" | "dac");
    let Some(own) = rungs.iter().find(light) else {
        let none = if report.network.is_ok() {
            "This network buys no light"
        } else {
            "No network can be built here"
        };
        return format!(
            "{none}; an engine beside the switch chip would spend {engine} on each bit."
        );
    };
    if own.kind == "cpo" {
        return format!(
            "Each bit costs {engine} in an engine beside the switch chip, the least light takes."
        );
    }
    let linear = rungs
        .iter()
        .find(|rung| rung.kind == "lpo" && rung.rate.0 >= own.rate.0.min(1_600.0));
    let linear = linear.filter(|rung| rung.energy.0 < own.energy.0);
    let linear = linear.map_or_else(String::new, |rung| {
        format!(" without a processor {},", said(rung))
    });
    format!(
        "In {}s each bit costs {},{linear} beside the switch chip {engine}, in bare copper none.",
        own.name,
        said(own)
    )
}
