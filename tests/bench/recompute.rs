//! How long the model takes, natively: one evaluation, one sweep over size, one link read. Reported, never asserted; run
//! it with `make bench`.
#![allow(
    clippy::disallowed_methods,
    reason = "a bench has a clock and runs natively"
)]

use std::hint::black_box;
use std::time::Instant;

use fabriconomics::analysis::{recovering, sweep, week, worth};
use fabriconomics::model::evaluate;
use fabriconomics::model::goodput::Goodput;
use fabriconomics::scenario::Document;

/// Cost is constant in the size of the cluster: these should be alike.
const SIZES: [u64; 3] = [1_000, 100_000, 4_000_000];
/// What is asked of one size: other shapes are other searches.
const SHAPES: [(&str, &str); 6] = [
    ("tapered", "taper=2,3"),
    ("pods", "pod=3072&taper=1,7"),
    ("four tiers of pods", "fabric=infiniband&pod=3072"),
    ("circuit switches", "topology=ocs"),
    ("rail-only", "topology=rail-only"),
    ("torus", "platform=ironwood&fabric=ici&gpus=9216"),
];
/// Samples behind each line.
const SAMPLES: usize = 500;
/// A sample lasts at least this long, or the clock is what is measured.
const SHORTEST_NS: u128 = 100_000;

fn main() {
    // Under `cargo test` a bench is only asked whether it builds.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    println!("native, {cores} cores; {SAMPLES} samples each, nanoseconds a run");
    println!(
        "{:<22} {:>10} {:>12} {:>12}",
        "", "GPUs", "median", "95th pct."
    );
    for gpus in SIZES {
        let link = format!("gpus={gpus}");
        let (document, _) = Document::read(&link);
        let scenario = &document.scenario;
        report("evaluate", gpus, || evaluate(black_box(scenario)));
        report("sweep", gpus, || sweep(black_box(scenario)));
        report("Document::read", gpus, || Document::read(black_box(&link)));
        report("Document::write", gpus, || black_box(&document).write());
    }
    for gpus in SIZES {
        let scenario = Document::read(&format!("gpus={gpus}")).0.scenario;
        let (evaluated, swept) = (evaluate(&scenario), sweep(&scenario));
        let failures = &evaluated.reliability;
        report("goodput", gpus, || {
            Goodput::of(black_box(&scenario), failures)
        });
        report("goodput against size", gpus, || {
            recovering(black_box(&swept))
        });
        report("worth", gpus, || worth(black_box(&evaluated)));
        report("week", gpus, || week(black_box(&evaluated)));
    }
    for (name, link) in SHAPES {
        let scenario = Document::read(link).0.scenario;
        let gpus = scenario.gpus;
        report(name, gpus, || evaluate(black_box(&scenario)));
        report("  its sweep", gpus, || sweep(black_box(&scenario)));
    }
}

fn report<T>(name: &str, gpus: u64, run: impl Fn() -> T) {
    let time = |runs: u32| {
        let began = Instant::now();
        for _ in 0..runs {
            black_box(run());
        }
        began.elapsed().as_nanos()
    };
    let mut runs = 1;
    while time(runs) < SHORTEST_NS {
        runs *= 2;
    }
    let mut samples: Vec<u128> = (0..SAMPLES)
        .map(|_| time(runs) / u128::from(runs))
        .collect();
    samples.sort_unstable();
    let (median, high) = (samples[SAMPLES / 2], samples[SAMPLES * 95 / 100]);
    println!("{name:<22} {gpus:>10} {median:>12} {high:>12}");
}
