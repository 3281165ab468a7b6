//! What it burns: the network's draw by part, its share of the cluster's, and the energy of a year.

use serde::Serialize;

use crate::scenario::Scenario;
use crate::units::{KwhPerYear, Share, UsdPerYear, Watts};

use super::bill::{Bill, Part};

/// Watts of a network. IT watts unless the name says facility.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Power {
    /// Modules, engines and lasers.
    pub optics: Watts,
    /// Switch boxes of either kind, without optics.
    pub switches: Watts,
    /// Adapters.
    pub nics: Watts,
    /// Active copper cables.
    pub cables: Watts,
    /// All of the above.
    pub network: Watts,
    /// Servers, all in.
    pub servers: Watts,
    /// Servers and network.
    pub cluster: Watts,
    /// The network's draw at the meter.
    pub network_facility: Watts,
    /// Energy of the network in a year, at the meter.
    pub network_energy: KwhPerYear,
    /// What that energy costs.
    pub network_cost: UsdPerYear,
}

impl Power {
    /// Adds up a bill's watts.
    pub fn of(scenario: &Scenario, bill: &Bill) -> Self {
        let sum = |keep: fn(Part) -> bool| bill.only(keep).map(|row| row.draw()).sum::<Watts>();
        let optics = sum(Part::is_optics);
        let switches = sum(|part| matches!(part, Part::Switch | Part::CircuitSwitch));
        let nics = sum(|part| part == Part::Nic);
        let cables = sum(Part::is_cable);
        let network = optics + switches + nics + cables;
        let platform = scenario.sized_platform();
        let each = platform
            .watts_per_gpu
            .as_ref()
            .map_or(0.0, |watts| scenario.value(watts));
        let servers = Watts(each) * scenario.gpus as f64;
        let network_facility = network * scenario.pue;
        let network_energy = network_facility.for_a_year();
        Self {
            optics,
            switches,
            nics,
            cables,
            network,
            servers,
            cluster: servers + network,
            network_facility,
            network_energy,
            network_cost: network_energy.at(scenario.kwh),
        }
    }

    /// The network in the cluster's IT draw.
    pub fn network_of_cluster(&self) -> Share {
        Share::of(self.network, self.cluster)
    }

    /// The optics in the cluster's IT draw.
    pub fn optics_of_cluster(&self) -> Share {
        Share::of(self.optics, self.cluster)
    }
}
