//! The sites of a cluster: how many, what joins them, and that every corner of the inputs has an answer.

use fabriconomics::analysis::{Across, COLUMNS, Contract, Joined, across, sweep};
use fabriconomics::figures::scale::across::{FIGURES, closing, finding, needs, published, tables};
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::{Document, Scenario};

use super::near;

fn read(link: &str) -> Scenario {
    let (document, notices) = Document::read(link);
    assert!(notices.is_empty(), "{link}: {notices:?}");
    document.scenario
}

fn of(link: &str) -> (Report, Across) {
    let report = evaluate(&read(link));
    let own = across(&report).expect("a network");
    (report, own)
}

#[track_caller]
fn joined(link: &str) -> Joined {
    of(link).1.joined.expect("more than one site")
}

/// Given a link: sites, links, modules, pairs of a link, huts of a link.
#[test]
fn sites_are_joined_in_a_ring() {
    for (link, wanted) in [
        // 13 wavelengths of 800G carry 10 Tb/s; a pair takes 32.
        ("site-power=100", [2, 1, 26, 1, 0]),
        ("site-power=70", [3, 3, 78, 1, 0]),
        ("site-power=100&wan=0.8", [2, 1, 2, 1, 0]),
        ("site-power=100&wan=0.81", [2, 1, 4, 1, 0]),
        ("site-power=100&wan=25.6", [2, 1, 64, 1, 0]),
        ("site-power=100&wan=25.7", [2, 1, 66, 2, 0]),
        // A hut after every span but the last.
        ("site-power=100&distance=81", [2, 1, 26, 1, 1]),
        ("site-power=100&distance=1000", [2, 1, 26, 1, 12]),
        // No module reaches 4,411 km: light is made anew on the way.
        ("site-power=100&distance=4411", [2, 1, 52, 1, 55]),
    ] {
        let (_, own) = of(link);
        let it = own.joined.expect("more than one site");
        let found = [own.sites, it.links, it.modules, it.pairs, it.huts];
        assert_eq!(found, wanted, "{link}");
    }
}

/// Given a distance, the module with the shortest reach over it.
#[test]
fn the_module_follows_the_distance() {
    for (km, id) in [
        ("10", "zr-800"),
        ("120", "zr-800"),
        ("121", "zrp-800"),
        ("1000", "zrp-800"),
        ("1001", "transponder-800"),
        ("20000", "transponder-800"),
    ] {
        let it = joined(&format!("site-power=100&distance={km}"));
        assert_eq!(it.module.id, id, "{km} km");
    }
}

#[test]
fn a_cluster_that_fits_on_one_site_is_joined_by_nothing() {
    let (report, own) = of("site-power=10000");
    assert_eq!((own.sites, own.joined, own.exchange), (1, None, None));
    assert_eq!(own.gpus, report.scenario.gpus);
    let json = serde_json::to_value(Contract::of(&report, &[])).expect("JSON");
    assert_eq!(json["across"]["sites"], 1);
    assert!(json["across"]["links"].is_null() && json["across"]["exchange"].is_null());
}

#[test]
fn the_sites_hold_the_cluster_and_its_draw() {
    for link in [
        "",
        "gpus=1000000&site-power=55",
        "platform=gb300&fabric=ethernet&gpus=500000&site-power=1",
    ] {
        let (report, own) = of(link);
        let (sites, watts) = (own.sites as f64, report.scenario.sites.power * 1e6);
        assert!(own.gpus * own.sites >= report.scenario.gpus, "{link}");
        assert!((own.gpus - 1) * own.sites < report.scenario.gpus, "{link}");
        assert!(sites * watts >= own.facility.0 * (1.0 - 1e-8), "{link}");
        assert!((sites - 1.0) * watts < own.facility.0, "{link}");
    }
}

#[test]
fn the_bill_between_sites_is_modules_times_their_numbers() {
    let it = joined("site-power=100&buyer=street");
    let many = it.modules as f64;
    near(it.usd.0, many * it.module.price_street.value, 1e-12);
    near(it.watts.0, many * it.module.watts.value, 1e-12);
    // Both ends of a wavelength over what it must carry.
    near(
        it.energy().0,
        26.0 * it.module.watts.value / 10_000.0 * 1e3,
        1e-12,
    );
    near(it.usd_per_gbps().0, it.usd.0 / 10_000.0, 1e-12);
    // The lease grows with the way, the pairs and the links.
    let twice = joined("site-power=100&buyer=street&distance=160");
    near(twice.lease.0, 2.0 * it.lease.0, 1e-12);
    // Later optics are cheaper or dearer between sites as within them.
    let later = joined("site-power=100&buyer=street&year=2030");
    assert_ne!(later.usd.0, it.usd.0);
}

#[test]
fn columns_are_what_the_report_says() {
    let (report, own) = of("site-power=70&local-steps=10");
    let column = |name: &str| {
        let found = COLUMNS.iter().find(|column| column.name == name);
        found.expect("a column").of(&report).expect("a number")
    };
    assert_eq!(column("domains_sites"), own.sites as f64);
    let exchange = own.exchange.expect("more than one site");
    assert_eq!(
        column("across_exchange_efficiency_share"),
        exchange.kept().0
    );
    assert_eq!(column("across_exchange_needed_gbps"), exchange.needed().0);
}

/// Ends of every input of the sites, alone and all together, on clusters of every kind.
#[test]
fn every_corner_has_an_answer() {
    let ends = [
        ("site-power", ["1", "10000"]),
        ("distance", ["0.1", "20000"]),
        ("wan", ["0.01", "10000"]),
        ("local-steps", ["1", "10000"]),
        ("gradient-bytes", ["0.25", "4"]),
        ("hidden-exchange", ["0", "100"]),
    ];
    let clusters = [
        "gpus=64",
        "gpus=4194304&fabric=ethernet",
        "platform=ironwood&fabric=ethernet&gpus=9216",
        "platform=ironwood&fabric=ici&gpus=4096",
        "platform=vr200&gpus=1000000&fabric=ethernet",
        "platform=trainium2&fabric=ethernet",
        "fabric=infiniband&gpus=4194304&tiers=2",
    ];
    for cluster in clusters {
        for corner in 0..64_usize {
            let pairs = ends.iter().enumerate().map(|(place, (key, ends))| {
                let end = ends[(corner >> place) & 1];
                format!("&{key}={end}")
            });
            let link: String = std::iter::once(cluster.to_owned()).chain(pairs).collect();
            let report = evaluate(&read(&link));
            let mut texts = vec![finding(&report), closing(&report), needs::lede(&report)];
            let swept = (corner % 16 == 0).then(|| sweep(&report.scenario));
            if let Some(swept) = &swept {
                texts.extend(
                    FIGURES
                        .iter()
                        .map(|figure| (figure.sentence)(swept, &report)),
                );
            }
            for table in [tables::joins, tables::bill, needs::needs, published] {
                let grid = table(&report);
                assert_eq!(grid.table.rows.len(), grid.reasons.len(), "{link}");
                texts.extend(grid.reasons.into_iter().map(|reason| reason.formula));
                let cells = grid.table.rows.into_iter().flatten();
                texts.extend(cells.map(|cell| cell.text));
            }
            for text in texts {
                let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
                let odd = ["NaN", "inf", "infinity"]
                    .iter()
                    .any(|odd| words.contains(odd));
                assert!(!odd && !text.is_empty(), "{link}: {text:?}");
            }
        }
    }
}
