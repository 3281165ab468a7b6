//! The view of delivered bandwidth: why hashed paths idle, what collectives take, and what the tax comes to.

mod bus;
pub mod claims;
pub mod instead;
mod paths;
mod share;
mod tax_lines;
mod time;

use crate::model::Report;
use crate::model::collectives::cluster::Cluster;
use crate::model::delivery::{Derived, Paths};
use crate::scenario::Setup;
use crate::units::{Bytes, Percent, human};

use super::Figure;

/// Its figures, in the order of the page.
pub const FIGURES: [Figure; 5] = [
    paths::FIGURE,
    share::FIGURE,
    bus::FIGURE,
    time::FIGURE,
    tax_lines::FIGURE,
];

/// Who says what the tax is counted with, where it does not follow from the paths.
fn said(report: &Report) -> &'static str {
    match report.scenario.delivered {
        Some(_) => "given",
        None => "claimed",
    }
}

/// What the view finds.
pub fn finding(report: &Report) -> String {
    let network = match &report.network {
        Ok(network) => network,
        Err(no) => return super::cards::verdict(report, no),
    };
    let derived = Derived::of(&report.scenario, &network.fabric);
    let name = Setup::of(&report.scenario).fabric.name;
    let percent = |share: Percent| human::percent(tenth(share));
    let tax = match report.tax.paid.0 > 0.5 {
        true => format!(
            "; the tax, counted with {}, is {} a year",
            match report.load.delivered == derived.delivered {
                true => "that".to_owned(),
                false => format!("the {} {}", percent(report.load.delivered), said(report)),
            },
            human::money(crate::units::Usd(report.tax.paid.0))
        ),
        false => String::new(),
    };
    match Paths::of(&report.scenario, &network.fabric) {
        None => format!(
            "In a torus no flow is hashed: headers leave {} of line rate{tax}.",
            percent(derived.delivered)
        ),
        Some(paths) if paths.stages().is_empty() => format!(
            "Nothing is hashed below a single choice of paths: {name} keeps {} of line rate{tax}.",
            percent(derived.delivered)
        ),
        Some(paths) if Setup::of(&report.scenario).fabric.hashed => format!(
            "{} flows a port, hashed at {}, leave {} of line rate, and the busiest link keeps everybody waiting{tax}.",
            human::whole(paths.flows),
            tiers(&paths),
            percent(derived.delivered)
        ),
        Some(paths) => format!(
            "Hashed at {}, flows would leave {} of line rate; {name} does not hash, and headers alone leave {}{tax}.",
            tiers(&paths),
            percent(derived.standard),
            percent(derived.delivered)
        ),
    }
}

fn tiers(paths: &Paths) -> String {
    match paths.stages().len() {
        1 => "one tier".to_owned(),
        2 => "two tiers".to_owned(),
        _ => "three tiers".to_owned(),
    }
}

/// A tenth of a percent is as much as these assumptions carry.
fn tenth(percent: Percent) -> Percent {
    Percent((percent.0 * 10.0).round() / 10.0)
}

/// The hashed choices of the fabric; none without switches.
fn of(report: &Report) -> Option<Paths> {
    let network = report.network.as_ref().ok()?;
    Paths::of(&report.scenario, &network.fabric)
}

fn derived(report: &Report) -> Option<Derived> {
    let network = report.network.as_ref().ok()?;
    Some(Derived::of(&report.scenario, &network.fabric))
}

/// The cluster as its collectives see it.
fn cluster(report: &Report) -> Cluster {
    let fabric = report.network.as_ref().ok().map(|network| &network.fabric);
    Cluster::of(&report.scenario, fabric, &report.load)
}

fn message(report: &Report) -> Bytes {
    report.scenario.message()
}
