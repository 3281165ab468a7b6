//! Tables worked by hand from the papers' formulas and Llama 3's rate, to the digits they were written with. No publisher
//! printed them: they check the arithmetic, and `tests/published.toml` the theory.

use fabriconomics::analysis::{spare_units, stock};
use fabriconomics::model::checkpoint::Cycle;
use fabriconomics::model::goodput::{between_failures, isolated};
use fabriconomics::model::repair::{Repair, all_up, availability, usable};
use fabriconomics::scenario::Policy;
use fabriconomics::units::{Bytes, Gbps, Hours, PerYear, Seconds, Share};

use super::{goodput, printed, report};

fn minutes(minutes: f64) -> Hours {
    Hours(minutes / 60.0)
}

fn seconds(seconds: f64) -> Hours {
    Seconds(seconds).hours()
}

/// Llama 3's interval at a size.
fn llama3(gpus: u64) -> Hours {
    report(&format!("gpus={gpus}"))
        .reliability
        .observed_interval
}

/// Kokolis' ratio at its own best interval: size, write, restart, interval in minutes, ratio.
#[test]
fn training_time_ratio() {
    let table = "
        16384   300 10 43.1 0.744
        16384   60  10 19.3 0.850
        16384   10  10 7.87 0.906
        16384   10  1  7.87 0.953
        100000  10  10 3.18 0.588
        100000  10  3  3.18 0.807
        100000  10  1  3.18 0.869
        100000  1   1  1.01 0.935
    ";
    for row in rows(table) {
        let [gpus, write, restart] = [0, 1, 2].map(|at| row[at].parse::<f64>().expect("a number"));
        let cycle = Cycle::of(llama3(gpus as u64), seconds(write), minutes(restart));
        printed(cycle.young().0 * 60.0, row[3], "minutes");
        printed(cycle.ettr(cycle.young()).0, row[4], "ratio");
    }
    // Beyond what the straight line can say, it says nothing.
    let million = Cycle::of(llama3(1_000_000), seconds(10.0), minutes(10.0));
    printed(million.young().0 * 60.0, "1.01", "minutes");
    assert_eq!(million.ettr(million.young()), Share(0.0));
}

/// The optima Daly published in figure captions, with the others beside them, δ = 5 min, R = 10 min.
#[test]
fn optima() {
    let table = "
        1440 120.0 115.0 116.69 116.69 0.913
        15   12.25 7.25  9.14   9.17   0.200
    ";
    for row in rows(table) {
        let mtbf = minutes(row[0].parse().expect("minutes"));
        let cycle = Cycle::of(mtbf, minutes(5.0), minutes(10.0));
        let young = cycle.young();
        printed(young.0 * 60.0, row[1], "Young");
        printed(cycle.within(young).0 * 60.0, row[2], "Young's work");
        printed(cycle.daly().0 * 60.0, row[3], "Daly");
        printed(cycle.best().0 * 60.0, row[4], "exact");
        printed(cycle.efficiency(cycle.best()).0, row[5], "efficiency");
    }
    // A checkpoint that takes twice the time between failures, or more.
    let hopeless = Cycle::of(minutes(2.0), minutes(4.0), minutes(10.0));
    assert_eq!(hopeless.daly(), hopeless.mtbf());
}

#[test]
fn highest_availability() {
    let cycle = Cycle::of(minutes(185.6), minutes(1.0), minutes(10.0));
    printed(cycle.availability().0 * 60.0, "20.8", "availability");
    printed(cycle.young().0 * 60.0, "19.27", "lost time");
}

/// Llama 3's rate, 10 s checkpoints: minutes between failures, Daly's interval in seconds, efficiency by restart.
#[test]
fn extrapolated_goodput() {
    let table = "
        16384   185.6 465 0.953 0.943 0.933 0.908
        32768   92.8  327 0.931 0.911 0.892 0.845
        100000  30.4  184 0.870 0.814 0.763 0.647
        131072  23.2  160 0.848 0.778 0.713 0.575
        1000000 3.04  54  0.507 0.263 0.136 0.026
    ";
    for row in rows(table) {
        for (place, restart) in [1, 3, 5, 10].into_iter().enumerate() {
            let link = format!("gpus={}&checkpoint=10&restart={restart}", row[0]);
            let goodput = goodput(&link);
            printed(goodput.terms.mtbf.0 * 60.0, row[1], &link);
            printed(goodput.chosen.cycle.daly().seconds().0, row[2], &link);
            printed(goodput.chosen.share.0, row[3 + place], &link);
        }
    }
}

#[test]
fn steady_state() {
    let cycle = Cycle::of(llama3(16_384), seconds(10.0), minutes(3.0));
    printed(cycle.steady(seconds(465.0)).0, "0.942", "steady");
    printed(cycle.efficiency(seconds(465.0)).0, "0.943", "exact");
    printed(cycle.overhead(seconds(465.0)).0, "0.0211", "overhead");
}

/// Groups that go on: size, groups, share.
#[test]
fn groups_that_go_on() {
    let table = "
        100000  1  0.836
        100000  8  0.979
        100000  16 0.990
        100000  64 0.997
        1000000 8  0.794
        1000000 16 0.897
        1000000 64 0.974
    ";
    for row in rows(table) {
        let [gpus, groups] = [0, 1].map(|at| row[at].parse::<f64>().expect("a number"));
        let share = isolated(llama3(gpus as u64) * groups, minutes(5.0));
        // The table is the first order of ours, 1 − x where ours is 1/(1 + x): apart by no more than x².
        let first: f64 = row[2].parse().expect("a number");
        let apart = share.0 - first;
        let most = (1.0 - first) * (1.0 - first) + 0.000_6;
        assert!((-0.000_6..most).contains(&apart), "{row:?}: {}", share.0);
        // What the scenario says lies a little below: its copies take time, and a group loses what it had not copied.
        let link = format!("gpus={}&groups={}&recovery=partial", row[0], row[1]);
        let chosen = goodput(&link).chosen;
        assert_eq!(chosen.policy, Policy::Partial);
        let less = share.0 - chosen.share.0;
        assert!((0.0..0.02).contains(&less), "{link}: {less}");
    }
}

#[test]
fn memory_and_storage() {
    let fetch = Bytes(80e9).at(Gbps(400.0).bytes());
    printed(fetch.0, "1.6", "80 GB over 400 Gb/s");
    printed(Bytes(2.3e12).in_time(Seconds(40.0)).0, "57.5", "BLOOM");
    let every = Cycle::of(Hours(1e9), seconds(40.0), Hours(0.0));
    printed(
        every.overhead(every.within(Hours(3.0))).0 * 100.0,
        "0.37",
        "BLOOM",
    );
}

#[test]
fn all_up_at_once() {
    let (low, high) = (Share(0.99), Share(0.999));
    printed(all_up(low, 1_024.0).0 * 1e5, "3.4", "a pod of 1,024 hosts");
    printed(usable(64.0, low, 16.0), "54.5", "cubes");
    printed(all_up(high, 1_024.0).0, "0.359", "a pod of 1,024 hosts");
    printed(usable(64.0, high, 16.0), "63.0", "cubes");
    assert_eq!(availability(Hours(99.0), Hours(1.0)), Share(0.99));
}

/// Hardware failures a day, and nodes that must stand ready for repairs of 4, 24 and 72 hours with their share of all. With
/// the day's failures rounded to 369 the last would be 1,211.
#[test]
fn spares() {
    let table = "
        16384   6.05 5  0.24 15  0.73 33   1.61
        100000  36.9 15 0.12 57  0.46 145  1.16
        1000000 369  87 0.07 430 0.34 1212 0.97
    ";
    for row in rows(table) {
        let report = report(&format!("gpus={}&service=99.9", row[0]));
        let mtbf = between_failures(&report.scenario, &report.reliability);
        let repair = Repair::of(&report.scenario, mtbf);
        printed(repair.hardware.0 / 365.0, row[1], row[0]);
        for (place, hours) in [4.0, 24.0, 72.0].into_iter().enumerate() {
            let units = spare_units(&report.scenario, &repair, Hours(hours)) as f64;
            printed(units, row[2 + 2 * place], row[0]);
            let share = units * repair.drained / repair.gpus;
            printed(share * 100.0, row[3 + 2 * place], row[0]);
        }
    }
    // As many as that and no fewer.
    let mean = 36.9 / 6.0;
    let chance = |most: u64| {
        let mut term = libm::exp(-mean);
        let terms = (1..=most).map(|k| {
            term *= mean / k as f64;
            term
        });
        libm::exp(-mean) + terms.sum::<f64>()
    };
    let stock = stock(PerYear(36.9 * 365.0), 1.0 / 6.0, 0.999);
    assert!(
        chance(stock) >= 0.999 && chance(stock - 1) < 0.999,
        "{stock}"
    );
}

#[test]
fn blast_radius() {
    let report = report("node-repair=24");
    let mtbf = between_failures(&report.scenario, &report.reliability);
    let repair = Repair::of(&report.scenario, mtbf);
    printed(repair.out(8.0, Hours(24.0)).0 * 100.0, "0.30", "8 drained");
    printed(
        repair.out(72.0, Hours(24.0)).0 * 100.0,
        "2.66",
        "72 drained",
    );
}

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| line.split_whitespace().collect())
}
