//! Everything the model says about one scenario.

use crate::scenario::Scenario;

use super::beside::beside;
use super::bill::{Bill, Row};
use super::capital::Capital;
use super::fabric::{DoesNotFit, Fabric};
use super::load::Load;
use super::power::Power;
use super::reliability::Reliability;
use super::throughput::Tax;

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
    let load = Load::of(
        scenario,
        network.as_ref().ok().map(|network| &network.fabric),
    );
    Report {
        scenario: scenario.clone(),
        network,
        reliability,
        load,
        tax: Tax::of(scenario, &load),
    }
}
