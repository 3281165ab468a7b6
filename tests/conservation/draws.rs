//! What is drawn: sizes, plans of trees and whole scenarios, the same on every machine.

use fabriconomics::model::fabric::{MAX_TIERS, Plan, Ports};
use fabriconomics::scenario::{INPUTS, Kind, MAX_GPUS, MIN_GPUS, Scenario, settle};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

/// The same draws on every machine, so that nobody's change fails for a draw it did not cause; `PROPTEST_RNG_SEED` and
/// `PROPTEST_CASES` look further.
fn runner(cases: u32) -> TestRunner {
    let mut config = ProptestConfig::default();
    if matches!(config.rng_seed, RngSeed::Random) {
        config.rng_seed = RngSeed::Fixed(419);
    }
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    config.failure_persistence = None;
    TestRunner::new(config)
}

/// Holds a law against so many draws.
#[track_caller]
pub fn holds<S: Strategy>(cases: u32, drawn: &S, check: impl Fn(S::Value)) {
    let outcome = runner(cases).run(drawn, |value| {
        check(value);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// Even over the powers of two up to `most`.
pub fn sizes(most: u64) -> impl Strategy<Value = u64> {
    (0..most.ilog2() + 1)
        .prop_flat_map(|bits| 1_u64 << bits..2 << bits)
        .prop_map(move |size| size.min(most))
}

pub fn rails() -> impl Strategy<Value = u32> {
    prop::sample::select(vec![1, 4, 8, 16])
}

/// Few ports, so that four tiers are small enough to wire.
pub fn small_radix() -> impl Strategy<Value = u32> {
    prop::sample::select(vec![4, 6, 8, 10, 12, 16, 18, 20, 24, 32, 36])
}

pub fn any_radix() -> impl Strategy<Value = u32> {
    let all = vec![
        4, 6, 12, 24, 32, 36, 40, 48, 60, 64, 72, 80, 96, 128, 144, 192, 256, 288, 512, 576, 1024,
        2048,
    ];
    prop::sample::select(all)
}

pub fn pinned() -> impl Strategy<Value = Option<u8>> {
    prop::option::weighted(0.3, 1..=4_u8)
}

/// Half and half, and nothing else.
pub fn plain(radix: impl Strategy<Value = u32>) -> impl Strategy<Value = Plan> {
    (radix, rails(), pinned()).prop_map(|(radix, rails, tiers)| Plan {
        tiers,
        ..Plan::even(radix, rails)
    })
}

type Tapers = [f64; MAX_TIERS - 1];

fn taper() -> impl Strategy<Value = f64> {
    prop_oneof![
        3 => Just(1.0),
        3 => prop::sample::select(vec![0.25, 0.5, 1.5, 2.0, 2.5, 3.0, 4.0, 7.0, 8.0, 32.0]),
        1 => 0.25..32.0,
    ]
}

fn circuits(radix: u32) -> impl Strategy<Value = Option<u32>> {
    let some = vec![radix, 2 * radix, 17, 128, 320];
    prop::option::weighted(0.3, prop::sample::select(some))
}

/// Any tree: tapered, with pods, under circuit switches; with the tapers it was asked for.
pub fn plans(radix: impl Strategy<Value = u32>) -> impl Strategy<Value = (Plan, Tapers)> {
    let tapers = prop_oneof![1 => Just([1.0; 3]), 3 => [taper(), taper(), taper()]];
    let drawn = radix.prop_flat_map(|radix| (Just(radix), circuits(radix)));
    (drawn, rails(), pinned(), tapers, pods()).prop_map(
        |((radix, circuits), rails, tiers, tapers, pod)| {
            // Four ports cannot lead four times as many up as down.
            let least = 1.0 / f64::from(radix - 1);
            let tapers = tapers.map(|taper: f64| taper.max(least));
            let ports = Ports::tapered(radix, tapers);
            let ports = circuits.map_or(ports, |count| ports.under_circuits(count));
            let pod = pod.map(|(leaves, rest)| {
                let leaf = u64::from(ports.split[0].down);
                (leaves * leaf).saturating_sub(rest % leaf).max(1)
            });
            let plan = Plan {
                ports,
                rails,
                tiers,
                pod,
            };
            (plan, tapers)
        },
    )
}

/// Leaves of a pod, and endpoints it is short of whole ones.
fn pods() -> impl Strategy<Value = Option<(u64, u64)>> {
    let short = prop_oneof![2 => Just(0), 1 => 0..2_048_u64];
    prop::option::weighted(0.5, (sizes(4_096), short))
}

/// A scenario drawn by its inputs' own options, moved onto its nearest possible combination.
pub fn scenarios() -> impl Strategy<Value = Scenario> {
    let picks = prop::collection::vec((any::<prop::sample::Index>(), 0.0..1.0), INPUTS.len());
    (sizes(MAX_GPUS), picks).prop_map(|(size, picks)| {
        let mut scenario = Scenario::default().at(size.max(MIN_GPUS));
        for (input, (pick, place)) in INPUTS.iter().zip(picks) {
            match &input.kind {
                Kind::Choice(choice) => {
                    let options = (choice.options)(&scenario);
                    // A torus has no switch and no planes to choose.
                    if !options.is_empty() {
                        (choice.set)(&mut scenario, pick.get(&options).id);
                    }
                }
                // As often as not the default; else even over the logarithm.
                Kind::List(list) if place > 0.5 => {
                    let at = pick.index(list.entries.len());
                    let value = list.min * libm::pow(list.max / list.min, 2.0 * place - 1.0);
                    (list.set)(&mut scenario, at, (value * 100.0).round() / 100.0);
                }
                Kind::Number(_) if input.key == "pod" && place > 0.7 => {
                    scenario.pod = 256 << pick.index(10);
                }
                _ => {}
            }
        }
        settle(&mut scenario);
        scenario
    })
}
