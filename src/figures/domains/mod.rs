//! The three networks drawn one inside the other: a scale-up domain with its accelerators, the cluster's other domains
//! around it, and the sites with the fibre between them.

mod beads;
mod nest;
mod table;
pub mod words;

use crate::analysis::{behind_domains, domains};
use crate::catalog::Datum;
use crate::model::Report;
use crate::units::human;

use super::diagram::pen::Pen;
use super::diagram::words::Say;
use super::diagram::{Diagram, WIDTHS};

pub use table::{reasoned, table};

/// Draws the three for a width; none where the fabric cannot hold the cluster.
pub fn drawn(report: &Report, width: f64) -> Option<Diagram> {
    let all = domains(report)?;
    let fabric = &report.network.as_ref().ok()?.fabric;
    let [least, most] = WIDTHS;
    let width = if width.is_finite() {
        width.clamp(least, most).floor()
    } else {
        least
    };
    let mut pen = Pen::new(fabric, width);
    nest::draw(&mut pen, report, &all, width);
    let mut diagram = pen.done();
    diagram.says = sentence(report);
    diagram.assumes = super::diagram::assumes(fabric);
    Some(diagram)
}

/// How many times more: `18`, `1.5`.
fn factor(ratio: f64) -> String {
    match ratio >= 9.95 {
        true => human::whole(ratio.round() as u64),
        false => words::plain(ratio),
    }
}

/// The finding; empty where nothing can be built.
pub fn sentence(report: &Report) -> String {
    let mut text = String::new();
    let Some(all) = domains(report) else {
        return text;
    };
    let thing = words::thing(report)[0];
    match (all.up.rate, all.out.rate) {
        (Some(up), Some(out)) if up / out > 1.005 => {
            text.say("One step out of the ").say(thing);
            text.say(" a GPU’s bandwidth falls by a factor of ")
                .say(&factor(up / out));
            text.say(", from ")
                .say(&words::rate(up))
                .say(" to ")
                .say(&words::rate(out));
        }
        (Some(up), Some(out)) if out / up > 1.005 => {
            text.say("Out of the ")
                .say(thing)
                .say(" a GPU sends more than inside, ");
            text.say(&words::rate(out))
                .say(" against ")
                .say(&words::rate(up));
        }
        (Some(up), Some(_)) => {
            text.say("Inside and outside the ").say(thing);
            text.say(" a GPU sends the same, ").say(&words::rate(up));
        }
        (_, out) => {
            text.say("Over the fabric a GPU sends ");
            text.say(&out.map_or_else(String::new, words::rate));
        }
    }
    match (all.across.rate, all.out.rate) {
        (Some(across), Some(out)) if out / across > 1.005 => {
            text.say("; the next step, to another site, costs a further factor of ");
            text.say(&factor(out / across)).say(".");
        }
        (Some(across), _) => {
            text.say("; to another site it is ")
                .say(&words::rate(across))
                .say(".");
        }
        _ => {
            text.say("; one site holds the whole cluster.");
        }
    }
    text
}

/// The catalog data behind the drawing.
pub fn sources(report: &Report) -> Vec<&'static Datum> {
    let mut all = Vec::new();
    for part in behind_domains(report) {
        for datum in part {
            if all.iter().all(|other: &&Datum| other.index != datum.index) {
                all.push(datum);
            }
        }
    }
    all
}
