//! What each accelerator sends in a step, by the way the model is divided.

use crate::analysis::Sweep;
use crate::model::Report;
use crate::model::training::Sent;
use crate::units::{Bytes, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar, Segment};
use super::super::optics::{unmarked, without};
use super::super::plot::{Ink, Plot};
use super::super::{Figure, Origin};
use super::{FABRIC, SCALE_UP, UNKNOWN, sources};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "step-traffic",
    view: "training",
    title: "Bytes each GPU sends in a step, by the way the model is divided, within the scale-up domain and over the fabric",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Parallelism"),
    sources,
};

fn plot(report: &Report) -> Plot {
    let Some(step) = &report.step else {
        let why = "nobody published what it computes".to_owned();
        return bars::plot(Quantity::Bytes, vec![without("Step", why)]);
    };
    let bar = |(name, sent): (&'static str, Sent)| {
        let both = [(FABRIC, sent.outside), (SCALE_UP, sent.inside)];
        let parts = both.into_iter().filter(|(_, bytes)| bytes.0 > 0.0);
        Bar {
            label: name.to_owned(),
            parts: parts
                .map(
                    |((name, ink), bytes): ((&'static str, Ink), Bytes)| Segment {
                        name,
                        ink,
                        value: bytes.0,
                        text: human::bytes(bytes),
                    },
                )
                .collect(),
            total: match sent.all().0 > 0.0 {
                true => human::bytes(sent.all()),
                false => "none".to_owned(),
            },
            bold: false,
            hollow: false,
        }
    };
    let parts = step.traffic.parts();
    bars::plot(Quantity::Bytes, parts.into_iter().map(bar).collect())
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let Some(step) = &report.step else {
        return UNKNOWN.to_owned();
    };
    let (inside, outside) = (step.traffic.inside(), step.traffic.outside());
    let total = step.total(report.load.delivered, report.load.overlap);
    let average = step.average(total);
    let line = step.links.outside;
    format!(
        "Each GPU sends {} over the fabric and {} within its scale-up domain: {} GB/s on average of an adapter’s {}, in bursts.",
        human::bytes(outside),
        human::bytes(inside),
        human::figures(average.0),
        human::figures(line.0),
    )
}
