//! The same dollars and watts, cut in several ways, come to the same wholes.

use fabriconomics::analysis::{suppliers, sweep};
use fabriconomics::figures::figure;
use fabriconomics::units::{Usd, Watts};

use super::{LINKS, cell, near, report, scenario, value};

#[test]
fn everybody_who_is_paid_makes_the_networks_price() {
    for link in LINKS {
        let report = report(link);
        let paid = suppliers(&report);
        assert!(paid.iter().all(|(_, usd)| usd.0 >= 0.0), "{link}: {paid:?}");
        let all: Usd = paid.iter().map(|(_, usd)| *usd).sum();
        let network = report
            .network
            .as_ref()
            .map_or(0.0, |network| network.capital.network.0);
        near(all.0, network, link);
    }
}

#[test]
fn layers_make_the_network() {
    for link in LINKS {
        let (report, swept) = (report(link), sweep(&scenario(link)));
        let Ok(network) = &report.network else {
            continue;
        };
        for (id, unit, wanted, cluster) in [
            (
                "power-by-part",
                "W",
                network.power.network.0,
                Some(network.power.network_of_cluster()),
            ),
            (
                "bill-by-layer",
                "USD",
                network.capital.network.0,
                network.capital.network_of_cluster(),
            ),
        ] {
            let what = format!("{id} of {link}");
            let figure = figure(id).expect("it is there");
            let table = (figure.table)(&swept, &report);
            let all = format!("All, {unit}");
            near(value(cell(&table, "Network", &all)), wanted, &what);
            if let Some(cluster) = cluster.filter(|_| wanted > 0.0) {
                let last = table
                    .rows
                    .last()
                    .and_then(|row| row.last())
                    .expect("a cell");
                near(value(last), cluster.percent().0, &what);
            }
            // Parts, and what the bars say.
            let plot = figure.plot(&swept, &report);
            let drawn: f64 = plot.bars.iter().map(|bar| bar.value()).sum();
            near(drawn, wanted, &what);
            for bar in plot.bars.iter().filter(|bar| !bar.parts.is_empty()) {
                near(value(cell(&table, &bar.label, &all)), bar.value(), &what);
                for part in &bar.parts {
                    let head = format!("{}, {unit}", part.name);
                    near(value(cell(&table, &bar.label, &head)), part.value, &what);
                }
            }
        }
        let watts = |head: &str| {
            let table = (figure("power-by-part").expect("it is there").table)(&swept, &report);
            Watts(value(cell(&table, "Network", head)))
        };
        near(watts("Optics, W").0, network.power.optics.0, link);
        near(watts("Switches, W").0, network.power.switches.0, link);
    }
}

#[test]
fn shares_of_a_price_make_the_whole() {
    for link in LINKS {
        let (report, swept) = (report(link), sweep(&scenario(link)));
        let Ok(network) = report.network.as_ref() else {
            continue;
        };
        let plot = figure("price-tiers")
            .expect("it is there")
            .plot(&swept, &report);
        let (study, own) = plot.bars.split_last().expect("bars");
        assert!(study.hollow && own.len() == 3, "{link}");
        for bar in own.iter().filter(|bar| !bar.parts.is_empty()) {
            near(bar.value(), 100.0, link);
        }
        if network.capital.network.0 > 0.0 {
            assert_eq!(own.iter().filter(|bar| bar.bold).count(), 1, "{link}");
        }
        // The study's: optics 60, switches 25.4.
        let said: Vec<f64> = study.parts.iter().map(|part| part.value).collect();
        assert_eq!(said, [25.4, 60.0]);
    }
}
