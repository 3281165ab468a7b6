//! The network layer by layer: what its parts burn and what they cost at the hosts, in the leaves, the spines and above.

use crate::analysis::{Sweep, behind_bill};
use crate::model::bill::{Part, Row};
use crate::model::fabric::Shape;
use crate::model::{Network, Report};
use crate::scenario::{Buyer, LAYERS};
use crate::units::{Share, Usd, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar};
use super::super::bill::TIERS;
use super::super::headline::capitalised;
use super::super::plot::Plot;
use super::super::{Figure, Origin};
use super::{cannot, kind, network, segments, unmarked};

/// The registry's entry for watts.
pub const POWER: Figure = Figure {
    id: "power-by-part",
    view: "optics",
    title: "IT watts by layer and part; a layer is its boxes and the links below them; shares of the network’s",
    plot: Origin::Report(|report| plot(report, Quantity::Watts)),
    mark: unmarked,
    sentence: power,
    table: |_, report| bars::table(&plot(report, Quantity::Watts), POWER.title, "Layer"),
    sources: behind_bill,
};

/// The registry's entry for dollars.
pub const BILL: Figure = Figure {
    id: "bill-by-layer",
    view: "optics",
    title: "Price by layer and part; a layer is its boxes and the links below them; shares of the network’s",
    plot: Origin::Report(|report| plot(report, Quantity::Usd)),
    mark: unmarked,
    sentence: bill,
    table: |_, report| bars::table(&plot(report, Quantity::Usd), BILL.title, "Layer"),
    sources: behind_bill,
};

fn each(row: &Row, quantity: Quantity, buyer: Buyer) -> f64 {
    match quantity {
        Quantity::Watts => row.watts.0,
        _ => row.unit[buyer as usize].0,
    }
}

/// Layers with a name, hosts first, and what each part comes to in them.
fn layers(network: &Network, quantity: Quantity, buyer: Buyer) -> Vec<(String, [f64; 4])> {
    let mut sums = [[0.0; 4]; LAYERS + 1];
    for part in &network.bill.rows {
        let each = each(part, quantity, buyer);
        for (tier, count) in part.at.iter().enumerate() {
            let layer = if matches!(part.part, Part::Nic | Part::NicModule) {
                0
            } else {
                tier + 1
            };
            sums[layer][kind(part.part)] += each * *count as f64;
        }
    }
    let name = |layer: usize| match (layer, &network.fabric.shape) {
        (0, _) => "Hosts".to_owned(),
        (_, Shape::Torus(_)) => "Cubes and circuit switches".to_owned(),
        (tier, _) if network.fabric.is_circuit(tier - 1) => "Circuit switches".to_owned(),
        (tier, _) => capitalised(TIERS[tier - 1]),
    };
    let named = sums.into_iter().enumerate();
    named
        .filter(|(_, sums)| sums.iter().any(|sum| *sum > 0.0))
        .map(|(layer, sums)| (name(layer), sums))
        .collect()
}

fn plot(report: &Report, quantity: Quantity) -> Plot {
    let Some(network) = network(report) else {
        return bars::plot(quantity, cannot(report));
    };
    let layers = layers(network, quantity, report.scenario.buyer);
    let whole: f64 = layers.iter().flat_map(|(_, sums)| sums).sum();
    let bar = |(label, sums): (String, [f64; 4])| {
        let all: f64 = sums.iter().sum();
        Bar {
            label,
            parts: segments(sums, |value| quantity.write(value)),
            total: format!(
                "{} · {}",
                quantity.write(all),
                human::share(Share::of(Usd(all), Usd(whole)))
            ),
            ..Bar::default()
        }
    };
    bars::plot(quantity, layers.into_iter().map(bar).collect())
}

fn power(_: &Sweep, report: &Report) -> String {
    let Some(network) = network(report) else {
        return "A network that cannot be built draws no power.".to_owned();
    };
    let power = &network.power;
    format!(
        "The network draws {} of IT power, {} of the cluster’s ({} facility at PUE {}); optics are {} of it.",
        human::power(power.network),
        human::share(power.network_of_cluster()),
        human::power(power.network_facility),
        report.scenario.pue,
        human::share(Share::of(power.optics, power.network)),
    )
}

fn bill(_: &Sweep, report: &Report) -> String {
    let Some(network) = network(report) else {
        return "A network that cannot be built has no price.".to_owned();
    };
    let capital = &network.capital;
    let of = capital.network_of_cluster();
    let of = of.map_or_else(String::new, |share| {
        format!(", {} of the cluster’s price", human::share(share))
    });
    let switches = network.bill.only(|part| kind(part) == 0);
    let switches: Usd = switches.map(|row| row.price(report.scenario.buyer)).sum();
    format!(
        "The network costs {}{of}; optics are {} of it, switches {}.",
        human::money_in_words(capital.network),
        human::share(capital.optics_of_network()),
        human::share(Share::of(switches, capital.network)),
    )
}
