//! What it costs: the optics bill, the network bill and the cluster bill, with the denominator of every share named.

use serde::Serialize;

use crate::scenario::{Buyer, Scenario};
use crate::units::{Share, Usd};

use super::bill::Bill;

/// Dollars of a network.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Capital {
    /// Modules, engines and lasers.
    pub optics: Usd,
    /// Optics at volume and at list prices.
    pub optics_range: [Usd; 2],
    /// Back-end switches, optics, cables and adapters.
    pub network: Usd,
    /// Servers; none where the platform is not sold.
    pub servers: Option<Usd>,
    /// Servers and network.
    pub cluster: Option<Usd>,
}

impl Capital {
    /// Adds up a bill at the scenario's prices.
    pub fn of(scenario: &Scenario, bill: &Bill) -> Self {
        let optics_range = [Buyer::Hyperscale, Buyer::Street].map(|buyer| optics(bill, buyer));
        let network = bill
            .rows
            .iter()
            .map(|row| row.price(scenario.buyer))
            .sum::<Usd>();
        let servers = servers(scenario);
        Self {
            optics: optics(bill, scenario.buyer),
            optics_range,
            network,
            servers,
            cluster: servers.map(|servers| servers + network),
        }
    }

    /// Optics in the network's price.
    pub fn optics_of_network(&self) -> Share {
        Share::of(self.optics, self.network)
    }

    /// Optics in the cluster's price.
    pub fn optics_of_cluster(&self) -> Option<Share> {
        self.cluster.map(|cluster| Share::of(self.optics, cluster))
    }

    /// Network in the cluster's price.
    pub fn network_of_cluster(&self) -> Option<Share> {
        self.cluster.map(|cluster| Share::of(self.network, cluster))
    }
}

/// The optics bill: modules, engines and lasers.
pub fn optics(bill: &Bill, buyer: Buyer) -> Usd {
    let rows = bill.only(|part| part.is_optics());
    rows.map(|row| row.price(buyer)).sum()
}

/// Whole servers; sockets that stay empty in the last one are not bought.
fn servers(scenario: &Scenario) -> Option<Usd> {
    let platform = scenario.sized_platform();
    let price = match scenario.buyer {
        Buyer::Hyperscale | Buyer::Vendor => platform.price_hyperscale.as_ref(),
        Buyer::Street => platform.price_street.as_ref(),
    };
    let count = scenario.gpus.div_ceil(u64::from(platform.gpus_per_server));
    price.map(|price| Usd(scenario.value(price)) * count as f64)
}
