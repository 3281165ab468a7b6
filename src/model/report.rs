//! Everything the model says about one scenario.

use crate::scenario::{Scenario, Setup};

use super::beside::beside;
use super::bill::{Bill, Row};
use super::capital::Capital;
use super::fabric::{DoesNotFit, Fabric};
use super::load::Load;
use super::power::Power;
use super::reliability::Reliability;
use super::throughput::Tax;
use super::training::Step;

/// What came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The scenario it answers.
    pub scenario: Scenario,
    /// The network, or why there is none.
    pub network: Result<Network, DoesNotFit>,
    /// How often it stops.
    pub reliability: Reliability,
    /// What the fabric is asked for, and what it gives.
    pub load: Load,
    /// A training step; none where nobody published what the accelerator computes.
    pub step: Option<Step>,
    /// What the fabric's delivered share costs.
    pub tax: Tax,
}

/// A network that can be built.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Whole switches and links.
    pub fabric: Fabric,
    /// The bill.
    pub bill: Bill,
    /// What it costs.
    pub capital: Capital,
    /// What it burns.
    pub power: Power,
    /// Storage, in-band and management, where they are counted.
    pub beside: Vec<Row>,
}

/// Evaluates a scenario: total, pure and deterministic.
pub fn evaluate(scenario: &Scenario) -> Report {
    let network = Fabric::of(scenario).map(|fabric| {
        let bill = Bill::of(scenario, &fabric);
        let (capital, power) = (Capital::of(scenario, &bill), Power::of(scenario, &bill));
        Network {
            fabric,
            bill,
            capital,
            power,
            beside: beside(scenario),
        }
    });
    let reliability = Reliability::of(scenario, network.as_ref().ok().map(|network| &network.bill));
    let fabric = network.as_ref().ok().map(|network| &network.fabric);
    let load = Load::of(scenario, fabric);
    let topology = fabric.map_or_else(
        || Setup::of(scenario).topology,
        |fabric| fabric.setup.topology,
    );
    Report {
        scenario: scenario.clone(),
        network,
        reliability,
        load,
        step: Step::of(scenario, topology),
        tax: Tax::of(scenario, &load),
    }
}
