//! The cliffs of a fabric stand where a scan of every size finds them.

use fabriconomics::analysis::cliffs;
use fabriconomics::model::fabric::Fabric;
use fabriconomics::scenario::{MAX_GPUS, MIN_GPUS, Scenario, Setup};

use super::ours::read;

/// Sizes above which one more accelerator adds a tenth or more to the switches of each: every size is looked at.
fn scanned(scenario: &Scenario, last: u64) -> Vec<u64> {
    let setup = Setup::of(scenario);
    let per_gpu = |gpus: u64| {
        let fabric = Fabric::sized(setup, gpus, scenario.tiers).ok()?;
        Some(fabric.all_switches() as f64 / gpus as f64)
    };
    let mut found = Vec::new();
    let mut before = per_gpu(MIN_GPUS);
    for gpus in MIN_GPUS + 1..=last {
        let after = per_gpu(gpus);
        if let (Some(before), Some(after)) = (before, after)
            && after / before - 1.0 >= 0.10
        {
            found.push(gpus);
        }
        before = after;
    }
    found
}

/// The same, looking only where a leaf is full: counts can change nowhere else.
fn scanned_by_leaf(scenario: &Scenario) -> Vec<u64> {
    let setup = Setup::of(scenario);
    let per_gpu = |gpus: u64| {
        let fabric = Fabric::sized(setup, gpus, scenario.tiers).ok()?;
        Some(fabric.all_switches() as f64 / gpus as f64)
    };
    let half = u64::from(setup.radix / 2);
    (1..=MAX_GPUS / half)
        .map(|leaves| leaves * half)
        .filter(|full| (MIN_GPUS..MAX_GPUS).contains(full))
        .filter(|full| {
            let both = per_gpu(*full).zip(per_gpu(full + 1));
            both.is_some_and(|(before, after)| after / before - 1.0 >= 0.10)
        })
        .map(|full| full + 1)
        .collect()
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
