//! The view of optics and power: what light costs and burns, part by part, layer by layer, and step by step.

pub mod claims;
pub mod energy;
pub mod gigawatt;
pub mod layers;
pub mod march;
pub mod prices;
pub mod scale_up;
pub mod suppliers;

use crate::analysis::Missing;
use crate::model::bill::Part;
use crate::model::power::Power;
use crate::model::{Network, Report};
use crate::units::{Share, human};

use super::axis::Quantity;
use super::bars::{Bar, Segment};
use super::plot::{Ink, Mark};
use super::table::Cell;

/// Parts of a network, with the inks they wear.
pub(super) const PARTS: [(&str, Ink); 4] = [
    ("Switches", Ink::Series(4)),
    ("Optics", OPTICS),
    ("Adapters", Ink::Series(6)),
    ("Cables", Ink::Series(7)),
];

/// The ink of light.
pub(super) const OPTICS: Ink = Ink::Series(5);

/// Place of a bill's part among the parts of a network.
pub(super) fn kind(part: Part) -> usize {
    match part {
        Part::Nic => 2,
        _ if part.is_optics() => 1,
        _ if part.is_cable() => 3,
        _ => 0,
    }
}

/// Watts of the parts.
pub(super) fn watts(power: &Power) -> [f64; 4] {
    [power.switches, power.optics, power.nics, power.cables].map(|watts| watts.0)
}

/// The parts of a bar; what is nothing has none.
pub(super) fn segments(values: [f64; 4], write: impl Fn(f64) -> String) -> Vec<Segment> {
    let parts = PARTS
        .into_iter()
        .zip(values)
        .filter(|(_, value)| *value > 0.0);
    parts
        .map(|((name, ink), value)| Segment {
            name,
            ink,
            value,
            text: write(value),
        })
        .collect()
}

/// A bar of one part.
pub(super) fn single(label: impl Into<String>, ink: Ink, value: f64, text: String) -> Bar {
    Bar {
        label: label.into(),
        parts: vec![Segment {
            name: "",
            ink,
            value,
            text: text.clone(),
        }],
        total: text,
        ..Bar::default()
    }
}

/// A bar that has no length, and why.
pub(super) fn without(label: impl Into<String>, why: String) -> Bar {
    Bar {
        label: label.into(),
        total: why,
        ..Bar::default()
    }
}

/// A bar for a network that cannot be built.
pub(super) fn cannot(report: &Report) -> Vec<Bar> {
    let most = report.network.as_ref().err().map_or(0, |no| no.most);
    vec![without("Network", why(&Missing::TooMany(most)))]
}

/// Why something cannot be built, in a few words.
pub(super) fn why(missing: &Missing) -> String {
    match missing {
        Missing::NoTwin => "no box has engines for these ports".to_owned(),
        Missing::Far(metres) => format!("engines do not reach {} m", human::figures(*metres)),
        Missing::NoModule => "no such module for these ports".to_owned(),
        Missing::Torus => "a torus has no packet switches".to_owned(),
        Missing::TooMany(most) => format!("no more than {} GPUs fit", human::whole(*most)),
    }
}

/// Figures of the present scenario have no mark: one of their bars is it.
pub(super) fn unmarked(_: &Report) -> Mark {
    Mark::default()
}

/// A row of a table: a word and numbers; what is no number has no value.
pub(super) fn row(word: impl Into<String>, numbers: &[(Quantity, f64)]) -> Vec<Cell> {
    let mut row = Vec::with_capacity(numbers.len() + 4);
    row.push(Cell::word(word));
    for (quantity, value) in numbers {
        row.push(if value.is_nan() {
            Cell::none()
        } else {
            Cell::number(*value, quantity.write(*value))
        });
    }
    row
}

/// A share as a number of a row; none is no number.
pub(super) fn percent(share: Option<Share>) -> (Quantity, f64) {
    (
        Quantity::Percent,
        share.map_or(f64::NAN, |share| share.percent().0),
    )
}

pub(super) fn network(report: &Report) -> Option<&Network> {
    report.network.as_ref().ok()
}

/// What the view finds.
pub fn finding(report: &Report) -> String {
    let network = match &report.network {
        Ok(network) => network,
        Err(no) => return super::cards::verdict(report, no),
    };
    let (power, capital) = (&network.power, &network.capital);
    format!(
        "The optics burn {}, {} of the network’s power and {} of the cluster’s, and cost {}.",
        human::power(power.optics),
        human::share(Share::of(power.optics, power.network)),
        human::share(power.optics_of_cluster()),
        human::money_in_words(capital.optics),
    )
}
