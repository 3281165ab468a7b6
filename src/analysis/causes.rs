//! Why a run stops: interruptions by named cause, built up from the root causes of a published run and the bill's own
//! parts, and what the network's part of them would be on other fabrics and with other optics.

use crate::catalog::{self, CAUSES, FABRICS};
use crate::model::Report;
use crate::model::bill::{Bill, Part};
use crate::model::fabric::Fabric;
use crate::model::reliability::BuiltUp;
use crate::scenario::{Optics, Scenario, Setup};
use crate::units::{Hours, PerYear};

/// What a cause belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fails {
    /// Accelerators and their memory.
    Gpus,
    /// Servers.
    Hosts,
    /// Software.
    Software,
    /// Adapters.
    Adapters,
    /// Switches, modules and cables.
    Network,
}

/// One cause and how often it stops the run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cause {
    /// What it is.
    pub name: &'static str,
    /// What it belongs to.
    pub class: Fails,
    /// Interruptions a year.
    pub often: PerYear,
}

/// Parts of the network that fail, by the names of [`parts`].
pub const NETWORK_PARTS: [&str; 3] = ["Switches", "Optical modules", "Cables"];

/// Interruptions a year by switches, modules and cables: each part's own failures, and the share of them that stops a job.
pub fn parts(bill: &Bill, built: &BuiltUp) -> [PerYear; 3] {
    let sum = |keep: fn(Part) -> bool| {
        let rows = bill.only(keep).map(|row| row.breaks());
        rows.sum::<PerYear>() * built.network_factor
    };
    [
        sum(|part| matches!(part, Part::Switch | Part::CircuitSwitch)),
        sum(Part::is_optics),
        sum(Part::is_cable),
    ]
}

/// Every cause; those of accelerators, hosts and software scale with the size, those of the network with its parts. None
/// without a network.
pub fn causes(report: &Report) -> Vec<Cause> {
    let built = report.reliability.built_up;
    let Some((network, built)) = report.network.as_ref().ok().zip(built) else {
        return Vec::new();
    };
    let run = catalog::default_observed();
    let years = run.gpus.value * run.days.value / 365.0;
    let gpus = report.scenario.gpus as f64;
    let mut all: Vec<Cause> = CAUSES
        .iter()
        .filter_map(|cause| {
            let class = match cause.class {
                "gpu" => Fails::Gpus,
                "host" => Fails::Hosts,
                "software" => Fails::Software,
                _ => return None,
            };
            Some(Cause {
                name: cause.name,
                class,
                often: PerYear(cause.events.value / years * gpus),
            })
        })
        .collect();
    all.push(Cause {
        name: "Network adapters",
        class: Fails::Adapters,
        often: built.nics,
    });
    let own = NETWORK_PARTS.into_iter().zip(parts(&network.bill, &built));
    all.extend(own.map(|(name, often)| Cause {
        name,
        class: Fails::Network,
        often,
    }));
    all
}

/// The interval if no switch, module or cable ever failed.
pub fn without_network(built: &BuiltUp) -> Hours {
    (built.total - built.network).interval()
}

/// The same cluster with another network.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    /// What is other: a fabric or a kind of optics; none for the scenario itself.
    pub other: Option<&'static str>,
    /// Interruptions by switches, modules and cables.
    pub parts: [PerYear; 3],
    /// All interruptions.
    pub built: BuiltUp,
}

/// The scenario, then the other fabrics its platform comes on, then the other kinds of optics, as far as they can be built.
pub fn elsewhere(report: &Report) -> Vec<Elsewhere> {
    let scenario = &report.scenario;
    let setup = Setup::of(scenario);
    // Nothing but the bill is wanted of the others.
    let of = |other, scenario: &Scenario| {
        let bill = Bill::of(scenario, &Fabric::of(scenario).ok()?);
        let built = BuiltUp::of(scenario.gpus as f64, &bill);
        Some(Elsewhere {
            other,
            parts: parts(&bill, &built),
            built,
        })
    };
    let mut all: Vec<_> = of(None, scenario).into_iter().collect();
    let fabrics = FABRICS
        .iter()
        .filter(|fabric| setup.platform.fabrics.contains(&fabric.id) && **fabric != *setup.fabric);
    for fabric in fabrics {
        all.extend(of(Some(fabric.short), &scenario.on(fabric)));
    }
    for &optics in Optics::ALL {
        let mut with = scenario.clone();
        with.optics = optics;
        // Where a kind cannot be had another stands in: that is no change.
        if optics != setup.optics && Setup::of(&with).optics == optics {
            all.extend(of(Some(optics.name()), &with));
        }
    }
    all
}
