//! What optics and switches come to at three price tiers, beside the one study that counts a network from its parts.

use crate::analysis::{Sweep, behind_bill};
use crate::catalog::{self, Datum};
use crate::model::capital::Capital;
use crate::model::{Network, Report};
use crate::scenario::{Buyer, Scenario};
use crate::units::{Share, Usd, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar};
use super::super::plot::Plot;
use super::super::{Figure, Origin};
use super::{cannot, kind, network, segments, unmarked};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "price-tiers",
    view: "optics",
    title: "Shares of the network’s price by who buys; at the end the price and its share of the cluster’s",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Prices"),
    sources,
};

/// Who the study is by, and of what.
const STUDY: &str = "Study: GB300, InfiniBand";

/// The price tiers, dearest optics last.
const TIERS: [(Buyer, &str); 3] = [
    (Buyer::Hyperscale, "Volume prices"),
    (Buyer::Vendor, "Volume, vendor’s optics"),
    (Buyer::Street, "List prices"),
];

fn percents(network: &Network, buyer: Buyer) -> [f64; 4] {
    let mut sums = [0.0; 4];
    for row in &network.bill.rows {
        sums[kind(row.part)] += row.price(buyer).0;
    }
    let all: f64 = sums.iter().sum();
    sums.map(|sum| Share::of(Usd(sum), Usd(all)).percent().0)
}

fn capital(report: &Report, network: &Network, buyer: Buyer) -> Capital {
    Capital::of(
        &Scenario {
            buyer,
            ..report.scenario.clone()
        },
        &network.bill,
    )
}

/// The study's number with this id, in percent.
fn study(report: &Report, id: &str) -> f64 {
    catalog::claim(id).map_or(0.0, |claim| {
        report.scenario.value(&claim.value).clamp(0.0, 100.0)
    })
}

/// Switches and optics as the study has them; what it leaves stands with neither.
fn studied(report: &Report) -> [f64; 2] {
    ["study-switches", "study-optics"].map(|id| study(report, id))
}

fn plot(report: &Report) -> Plot {
    let write = |percent: f64| Quantity::Percent.write(percent.round());
    let Some(network) = network(report) else {
        return bars::plot(Quantity::Percent, cannot(report));
    };
    let mut all: Vec<Bar> = TIERS
        .iter()
        .map(|(buyer, label)| {
            let capital = capital(report, network, *buyer);
            let of = capital.network_of_cluster();
            let of = of.map_or_else(String::new, |share| format!(" · {}", human::share(share)));
            Bar {
                label: (*label).to_owned(),
                parts: segments(percents(network, *buyer), write),
                total: human::money(capital.network) + &of,
                bold: *buyer == report.scenario.buyer,
                hollow: false,
            }
        })
        .collect();
    let [switches, optics] = studied(report);
    all.push(Bar {
        label: STUDY.to_owned(),
        parts: segments([switches, optics, 0.0, 0.0], write),
        total: format!(
            "{} of cluster",
            Quantity::Percent.write(study(report, "study-network"))
        ),
        bold: false,
        hollow: true,
    });
    bars::plot(Quantity::Percent, all)
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let [_, study] = studied(report).map(|percent| Quantity::Percent.write(percent));
    let Some(network) = network(report) else {
        return format!(
            "Optics are {study} of the network’s price in the one study; none can be built here."
        );
    };
    let optics = |buyer| human::share(Share(percents(network, buyer)[1] / 100.0));
    format!(
        "Optics are {} of this network’s price at volume, {} bought from the switch vendor; the study, priced so, says {study}.",
        optics(Buyer::Hyperscale),
        optics(Buyer::Vendor)
    )
}

fn sources(report: &Report) -> Vec<&'static Datum> {
    let study = catalog::CLAIMS
        .iter()
        .filter(|claim| claim.topic == "study");
    study
        .map(|claim| &claim.value)
        .chain(behind_bill(report))
        .collect()
}
