//! The cliffs of a fabric stand where a scan of every size finds them.

use fabriconomics::analysis::cliffs;
use fabriconomics::model::fabric::Fabric;
use fabriconomics::scenario::{MAX_GPUS, MIN_GPUS, Scenario, Setup, Topology};

use super::ours::read;

/// Those of some sizes above which one more accelerator, or one more node where each rail has a tree of its own, adds a
/// tenth or more to the boxes of each.
fn steps(scenario: &Scenario, full: impl Iterator<Item = u64>) -> Vec<u64> {
    let setup = Setup::of(scenario);
    let node = match setup.topology {
        Topology::RailOnly => u64::from(setup.platform.rails),
        _ => 1,
    };
    let per_gpu = |gpus: u64| {
        let fabric = Fabric::sized(setup, gpus, scenario.tiers).ok()?;
        Some(fabric.all_boxes() as f64 / gpus as f64)
    };
    full.filter(|full| (MIN_GPUS..MAX_GPUS).contains(full) && full.is_multiple_of(node))
        .filter(|full| {
            let both = per_gpu(*full).zip(per_gpu(full + node));
            both.is_some_and(|(before, after)| after / before - 1.0 >= 0.10)
        })
        .map(|full| full + 1)
        .collect()
}

/// Every size up to one is looked at.
fn scanned(scenario: &Scenario, last: u64) -> Vec<u64> {
    steps(scenario, MIN_GPUS..last)
}

/// The same, looking only where a leaf is full, or a switch that stands alone: counts can change nowhere else.
fn scanned_by_leaf(scenario: &Scenario) -> Vec<u64> {
    let setup = Setup::of(scenario);
    let rails = match setup.topology {
        Topology::RailOnly => u64::from(setup.platform.rails),
        _ => 1,
    };
    let leaf = u64::from(setup.ports.split[0].down) * rails;
    let alone = u64::from(setup.radix) * rails;
    let mut full: Vec<u64> = (1..=MAX_GPUS / leaf).map(|leaves| leaves * leaf).collect();
    full.insert(full.partition_point(|size| *size < alone), alone);
    full.dedup();
    steps(scenario, full.into_iter())
}

#[track_caller]
fn expect_cliffs(link: &str, expected: &[u64]) {
    let found: Vec<_> = cliffs(&read(link)).iter().map(|cliff| cliff.at).collect();
    assert_eq!(found, expected, "{link}");
}

#[test]
fn cliffs_are_where_a_scan_of_every_size_finds_them() {
    for (link, last) in [
        ("fabric=infiniband", 140_000),
        ("", 40_000),
        ("platform=b300&fabric=infiniband", 40_000),
    ] {
        let all = scanned_by_leaf(&read(link));
        let upto: Vec<_> = all.iter().copied().filter(|at| *at <= last).collect();
        assert_eq!(
            scanned(&read(link), last),
            upto,
            "{link}: leaves are enough"
        );
        expect_cliffs(link, &all);
    }
    let k64 = [
        65, 97, 129, 161, 257, 513, 1_025, 2_049, 4_097, 8_193, 16_385, 32_769, 65_537, 131_073,
    ];
    assert_eq!(scanned(&read("fabric=infiniband"), 140_000), k64);
}

#[test]
fn a_pinned_number_of_tiers_has_its_own_cliffs() {
    for link in [
        "fabric=infiniband&tiers=2",
        "fabric=infiniband&tiers=3",
        "fabric=infiniband&tiers=4",
        "tiers=4",
        "platform=b300&fabric=infiniband&tiers=4",
        "platform=gb300&fabric=infiniband&tiers=4",
    ] {
        expect_cliffs(link, &scanned_by_leaf(&read(link)));
    }
}

#[test]
fn every_shape_has_its_cliffs_where_a_scan_finds_them() {
    let shapes = [
        "taper=2",
        "taper=1,2",
        "taper=1,7",
        "taper=7",
        "taper=3,2",
        "taper=1.5,1.5",
        "taper=0.5",
        "taper=2,3,2",
        "topology=rail-only",
        "topology=rail-only&taper=3",
        "topology=ocs",
        "topology=ocs&taper=1,2",
        "topology=ocs&tiers=3",
        "topology=ocs&tiers=4",
        "taper=1,3&tiers=4",
    ];
    let mut missed = Vec::new();
    for base in ["fabric=infiniband", "", "platform=b300&fabric=infiniband"] {
        for shape in shapes {
            let link = format!("{base}&{shape}");
            missed.extend(apart(&link, scanned_by_leaf(&read(&link)), MAX_GPUS));
        }
    }
    let pods = [
        "pod=512",
        "pod=3072",
        "pod=3072&taper=1,7",
        "pod=1000",
        "pod=3000&taper=2,3",
        "pod=9472",
        "pod=20000&tiers=4",
        "pod=2048&topology=ocs",
        "pod=64",
    ];
    for pod in pods {
        let link = format!("fabric=infiniband&{pod}");
        missed.extend(apart(&link, scanned(&read(&link), 100_000), 100_000));
    }
    assert!(missed.is_empty(), "{missed:#?}");
}

/// Cliffs up to a size that only the scan, or only the table of candidates, knows.
fn apart(link: &str, all: Vec<u64>, last: u64) -> Option<String> {
    let found = cliffs(&read(link)).into_iter().map(|cliff| cliff.at);
    let found: Vec<_> = found.filter(|at| *at <= last).collect();
    let only = |one: &[u64], other: &[u64]| -> Vec<u64> {
        one.iter()
            .copied()
            .filter(|at| !other.contains(at))
            .collect()
    };
    let (missed, made_up) = (only(&all, &found), only(&found, &all));
    let said = format!(
        "{link}: {} cliffs, missed {missed:?}, made up {made_up:?}",
        all.len()
    );
    (all != found).then_some(said)
}
