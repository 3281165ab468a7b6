//! What follows from a scenario's paths: on any cluster a share, and the tax that rests on it.

use fabriconomics::analysis::{sweep, taxes};
use fabriconomics::catalog::{FABRICS, PLATFORMS};
use fabriconomics::figures::figure;
use fabriconomics::model::delivery::{Derived, Paths};
use fabriconomics::model::hashing::{Choice, busiest};
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::{Scenario, Topology, settle};

use super::{report, scenario};

fn paths(link: &str) -> Paths {
    let report = report(link);
    let fabric = &report.network.as_ref().expect("it fits").fabric;
    Paths::of(&report.scenario, fabric).expect("switches")
}

fn derived(report: &Report) -> Derived {
    let fabric = &report.network.as_ref().expect("it fits").fabric;
    Derived::of(&report.scenario, fabric)
}

/// Given a link, flows, uplinks, uplinks used and switches above, stage by stage.
#[test]
fn choices_come_from_the_actual_fabric() {
    let table: [(&str, &[[u64; 4]]); 7] = [
        ("gpus=64&fabric=ethernet", &[]),
        ("gpus=8192&fabric=ethernet", &[[1024, 64, 64, 64]]),
        ("gpus=4096&fabric=ethernet", &[[1024, 64, 64, 32]]),
        (
            "gpus=4096&fabric=ethernet&queue-pairs=1&flows=3",
            &[[192, 64, 64, 32]],
        ),
        (
            "gpus=100000&fabric=ethernet",
            &[[1024, 64, 64, 16], [1024, 64, 64, 64]],
        ),
        (
            "gpus=100000&fabric=ethernet&hash=polarised",
            &[[1024, 64, 64, 16], [1024, 64, 4, 64]],
        ),
        (
            "gpus=50000&platform=b200&fabric=infiniband&topology=ocs&tiers=2",
            &[],
        ),
    ];
    for (link, wanted) in table {
        let report = report(link);
        let Ok(network) = &report.network else {
            continue;
        };
        let paths = Paths::of(&report.scenario, &network.fabric).expect("switches");
        let said: Vec<[u64; 4]> = paths
            .stages()
            .iter()
            .map(|stage| [stage.flows, stage.paths, stage.used, stage.next])
            .collect();
        assert_eq!(said, wanted, "{link}");
    }
}

/// Standard Ethernet as claimed and as its paths have it: 1,024 flows on 64 uplinks, twice.
#[test]
fn the_claim_is_not_the_derivation() {
    let report = report("fabric=ethernet&delivery=paths");
    let wanted = 16.0
        / busiest(
            &[(
                Choice {
                    flows: 1_024,
                    paths: 64,
                },
                2,
            )],
            16,
        );
    let said = derived(&report);
    assert!((said.hashing.0 - wanted).abs() < 1e-12, "{said:?}");
    assert!(
        (said.delivered.0 - 100.0 * wanted * 0.969).abs() < 1e-9,
        "{said:?}"
    );
    assert_eq!(report.load.delivered, said.delivered);
    assert_eq!(report.load.standard, said.delivered);
    // Waiting for every switch of the plane is worse than for one of every tier.
    let paths = paths("fabric=ethernet");
    assert!(paths.busiest_of_all() > paths.busiest() * 1.05);
}

/// A share that somebody typed stands; a fabric that sprays has its transport; a torus keeps what is claimed beside it.
#[test]
fn whose_share_it_is() {
    for (link, delivered, standard) in [
        ("fabric=ethernet", 60.0, 60.0),
        ("fabric=spectrum-x", 95.0, 60.0),
        ("fabric=spectrum-x&delivery=paths&gpus=64", 96.9, 96.9),
        (
            "fabric=infiniband&delivery=paths&transport=90&gpus=64",
            90.0,
            90.0,
        ),
        (
            "platform=ironwood&fabric=ici&gpus=4096&delivery=paths",
            96.9,
            60.0,
        ),
        (
            "fabric=ethernet&delivered=80&delivery=paths&gpus=64",
            80.0,
            96.9,
        ),
        ("fabric=infiniband&gpus=4194304&delivery=paths", 95.0, 60.0),
    ] {
        let load = report(link).load;
        assert!(
            (load.delivered.0 - delivered).abs() < 1e-9,
            "{link}: {load:?}"
        );
        assert!(
            (load.standard.0 - standard).abs() < 1e-9,
            "{link}: {load:?}"
        );
    }
}

/// Every platform on every fabric, at sizes, loads and shapes of every kind: shares are shares.
#[test]
fn a_share_is_a_share() {
    let loads = [
        "",
        "flows=64",
        "queue-pairs=1",
        "hash=polarised",
        "hash=polarised&queue-pairs=1",
        "transport=50",
        "taper=3,2",
        "taper=0.5&flows=7",
        "tiers=4&topology=rail-only",
    ];
    let mut worst = 1.0_f64;
    for link in loads {
        let link = format!("{link}&delivery=paths");
        for (platform, fabric) in PLATFORMS
            .iter()
            .flat_map(|p| FABRICS.iter().map(move |f| (p, f)))
        {
            for gpus in [64, 65, 1_000, 2_049, 18_432, 100_000, 1_048_577] {
                let mut scenario = Scenario {
                    platform,
                    fabric,
                    gpus,
                    ..scenario(link.trim_start_matches('&'))
                };
                settle(&mut scenario);
                let report = evaluate(&scenario);
                let Ok(network) = &report.network else {
                    continue;
                };
                let derived = Derived::of(&scenario, &network.fabric);
                let what = format!("{link} {} {} {gpus}", platform.id, fabric.id);
                for share in [
                    derived.hashing.0,
                    derived.delivered.share().0,
                    derived.standard.share().0,
                ] {
                    assert!(share > 0.0 && share <= 1.0, "{what}: {derived:?}");
                }
                if let Some(paths) = Paths::of(&scenario, &network.fabric) {
                    assert!(paths.busiest() <= paths.busiest_of_all() + 1e-9, "{what}");
                    assert!(paths.busiest() >= paths.even() - 1e-9, "{what}");
                }
                assert!(
                    report.tax.lost.0 < 1.0 && report.tax.ceiling.0 < 1.0,
                    "{what}"
                );
                worst = worst.min(derived.hashing.0);
            }
        }
    }
    assert!(worst < 0.05, "polarised switches share nothing: {worst}");
}

/// More flows and seeded hashes never deliver less; more ports up than down make up for collisions.
#[test]
fn it_moves_the_right_way() {
    let share = |link: &str| derived(&report(link)).hashing.0;
    for base in [
        "gpus=8192&fabric=ethernet",
        "gpus=100000&fabric=ethernet",
        "gpus=30000&platform=gb300&fabric=ethernet",
    ] {
        let mut before = 0.0;
        for pairs in [1, 2, 4, 8, 16, 32, 64] {
            let now = share(&format!("{base}&queue-pairs={pairs}"));
            assert!(now >= before, "{base}: {now} after {before}");
            before = now;
        }
        assert!(share(&format!("{base}&hash=polarised")) <= share(base));
        assert!(
            share(&format!("{base}&taper=0.5")) > share(base) * 1.1,
            "{base}"
        );
    }
}

/// The mark lies on its line whatever the shares follow from, and the table says what the model says.
#[test]
fn the_tax_is_one_at_every_place() {
    let tax = figure("bandwidth-tax").expect("it is there");
    for base in [
        "",
        "fabric=ethernet",
        "delivery=paths",
        "fabric=ethernet&delivery=paths",
        "fabric=ethernet&traffic=model",
        "delivery=paths&platform=gb300&fabric=ultra-ethernet",
    ] {
        let base = base.replace("traffic=model", "traffic=workload");
        let at = scenario(&base);
        let swept = sweep(&at);
        let plot = tax.plot(&swept, &report(&base));
        for gpus in [64, 700, 3_000, 8_192, 16_384, 100_000, 750_000, 1_000_000] {
            let report = evaluate(&at.at(gpus));
            let mark = (tax.mark)(&report);
            let Some(dot) = mark.dot else { continue };
            let main = plot.lines.last().expect("a line");
            let near = main
                .points
                .windows(2)
                .find(|pair| pair[0].0 <= dot.at.0 && dot.at.0 <= pair[1].0);
            let near = near.unwrap_or_else(|| panic!("{base} at {gpus}: no line there"));
            let part = libm::log(dot.at.0 / near[0].0) / libm::log(near[1].0 / near[0].0);
            let line = near[0].1 * libm::pow(near[1].1 / near[0].1, part);
            assert!(
                (dot.at.1 / line - 1.0).abs() < 0.02,
                "{base} at {gpus}: {} on {line}",
                dot.at.1
            );
            let said = taxes(&at, Some(&[gpus as f64]));
            let standard = said.standard[0].1.0;
            assert!(
                (standard / report.tax.standard.0 - 1.0).abs() < 1e-9,
                "{base} at {gpus}"
            );
        }
    }
}

/// The last choice under circuit switches is the destination's.
#[test]
fn circuits_hash_once_less() {
    let many = |link: &str| {
        let report = report(link);
        let fabric = &report.network.as_ref().expect("it fits").fabric;
        let paths = Paths::of(&report.scenario, fabric).expect("switches");
        (fabric.tiers(), paths.stages().len(), fabric.setup.topology)
    };
    let (tiers, stages, topology) = many("gpus=20000&fabric=ethernet&topology=ocs");
    assert_eq!(
        (stages + 2, topology),
        (usize::from(tiers), Topology::Circuits)
    );
    let (tiers, stages, _) = many("gpus=20000&fabric=ethernet");
    assert_eq!(stages + 1, usize::from(tiers));
}
