//! Published numbers against ours: every row of `published.toml`, the ledger made of them, the cliffs and the calibration.

use std::collections::BTreeSet;
use std::{env, fs};

use fabriconomics::analysis::cliffs;
use fabriconomics::model::evaluate;
use fabriconomics::model::fabric::Fabric;
use fabriconomics::model::reliability::{CALIBRATION, Calibration};
use fabriconomics::scenario::{MAX_GPUS, MIN_GPUS, Scenario, Setup};

mod book;
mod ledger;
mod ours;

use book::{Verdict, book, lines, source};
use ledger::{deviation, ledger, shown};
use ours::{read, rows_of};

const LEDGER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/ledger.md");

#[test]
fn published_numbers_come_out() {
    let book = book();
    let lines = lines(&book);
    println!(
        "{:<40} {:<46} {:>14} {:>14} {:>10}  verdict",
        "id", "what", "published", "ours", "deviation"
    );
    for line in &lines {
        let id = format!("{} {}", line.case.id, line.row.id);
        let what = if line.row.what.is_empty() {
            line.quantity
        } else {
            &line.row.what
        };
        println!(
            "{id:<40} {what:<46} {:>14} {:>14} {:>10}  {}",
            shown(line.published),
            shown(line.ours),
            deviation(line),
            line.words()
        );
    }
    let failed: Vec<_> = lines
        .iter()
        .filter(|line| matches!(line.verdict, Verdict::Fails(_)))
        .map(|line| format!("{} {} {}", line.case.id, line.row.id, line.quantity))
        .collect();
    assert!(failed.is_empty(), "look for FAILS above: {failed:#?}");

    let text = ledger(&book, &lines);
    if env::var_os("UPDATE").is_some() {
        fs::write(LEDGER, &text).expect("tests/golden is writable");
    }
    let have = fs::read_to_string(LEDGER).unwrap_or_default();
    assert!(
        have == text,
        "tests/golden/ledger.md is stale: run `UPDATE=1 cargo test --test published` and read the difference"
    );
}

#[test]
fn the_book_says_everything_about_each_row() {
    let book = book();
    let mut seen = BTreeSet::new();
    let cited: Vec<_> = book.case.iter().map(|case| case.source.as_str()).collect();
    for source in &book.source {
        assert!(
            cited.contains(&source.id.as_str()),
            "{} is cited by no case",
            source.id
        );
    }
    for case in &book.case {
        source(&book, &case.source);
        assert!(
            ["A", "B", "C", "ours"].contains(&case.grade.as_str()),
            "{}",
            case.id
        );
        assert!(!case.why.is_empty(), "{}: why that tolerance?", case.id);
        for row in &case.row {
            let id = format!("{} {}", case.id, row.id);
            assert!(seen.insert(id.clone()), "{id} stands twice");
            let odd = row.negative || row.plus != 0.0 || !row.miss.is_empty();
            assert!(
                !odd || !row.difference.is_empty(),
                "{id}: say the difference"
            );
            assert!(row.tolerance.is_none() || row.why.is_some(), "{id}: why?");
            for quantity in row.miss.keys() {
                assert!(row.expect.contains_key(quantity), "{id}: {quantity}");
            }
        }
    }
}

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

/// Llama 3's run as it is calibrated on; rows mo-V45 hold what comes out.
const RUN: &str =
    "gpus=16384&platform=h100&fabric=infiniband&switch=qm9700&optics=dsp&host=optical";

#[test]
fn the_calibration_is_the_bill_of_its_run() {
    let report = evaluate(&read(RUN));
    let count = |part| rows_of(&report, part, |row| row.count as f64) as u64;
    let counted = Calibration {
        switches: count("switch"),
        switch_modules: count("switch-module"),
        nic_modules: count("nic-module"),
        fibres: count("fibre"),
        nics: count("nic"),
    };
    assert_eq!(CALIBRATION, counted);
    let built = report.reliability.built_up.expect("a bill");
    let factor = built.network_factor;
    println!(
        "network_factor: {:.1} % of part failures stop the job",
        factor * 100.0
    );
    assert!(factor > 0.0 && factor < 1.0, "{factor}");
    let apart = (built.interval.0 / report.reliability.observed_interval.0 - 1.0).abs();
    assert!(apart < 1e-9, "built up and observed differ by {apart}");
}

#[test]
fn what_was_replaced_moves_the_result_and_not_the_calibration() {
    let doubled = evaluate(&read(&format!("{RUN}&set.dsp-800.failures=0.035")));
    let before = evaluate(&read(RUN));
    let [doubled, before] =
        [doubled, before].map(|report| report.reliability.built_up.expect("a bill"));
    assert_eq!(doubled.network_factor, before.network_factor);
    assert!(doubled.network.0 > 1.6 * before.network.0);
}
