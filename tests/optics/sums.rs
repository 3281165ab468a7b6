//! The same dollars and watts, cut in several ways, come to the same wholes.

use fabriconomics::analysis::{suppliers, sweep};
use fabriconomics::figures::figure;
use fabriconomics::units::Usd;

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

/// Every layer's part in the table is the bar's, and all of them are the network's.
#[test]
fn layers_make_the_network() {
    for link in LINKS {
        let (report, swept) = (report(link), sweep(&scenario(link)));
        let Ok(network) = &report.network else {
            continue;
        };
        let power = &network.power;
        for (id, unit, wanted, optics) in [
            ("power-by-part", "W", power.network.0, power.optics.0),
            (
                "bill-by-layer",
                "USD",
                network.capital.network.0,
                network.capital.optics.0,
            ),
        ] {
            let what = format!("{id} of {link}");
            let figure = figure(id).expect("it is there");
            let table = (figure.table)(&swept, &report);
            let plot = figure.plot(&swept, &report);
            let bars = || plot.bars.iter().filter(|bar| !bar.parts.is_empty());
            near(bars().map(|bar| bar.value()).sum(), wanted, &what);
            let parts = || bars().flat_map(|bar| &bar.parts);
            let light = parts().filter(|part| part.name == "Optics");
            near(light.map(|part| part.value).sum(), optics, &what);
            for bar in bars() {
                let all = cell(&table, &bar.label, &format!("All, {unit}"));
                near(value(all), bar.value(), &what);
                for part in &bar.parts {
                    let head = format!("{}, {unit}", part.name);
                    if table.heads.contains(&head) {
                        near(value(cell(&table, &bar.label, &head)), part.value, &what);
                    }
                }
            }
        }
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
