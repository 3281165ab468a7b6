//! The figures: what they draw, what they say and what they list, for ordinary clusters and for impossible numbers.

mod axes;
mod degenerate;
mod goldens;
mod labels;
mod sheets;
mod tables;
mod theme;
mod words;

use fabriconomics::analysis::{Sweep, sweep};
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::{Document, Scenario};

/// Scenarios that stretch a figure: every fabric, verdicts, nothing to lose, everything to lose, copper, planes, pins,
/// free light, and a fabric better than its rivals.
const STRETCHED: [&str; 20] = [
    "",
    "gpus=1000000&platform=vr200&fabric=ethernet",
    "gpus=760&fabric=infiniband",
    "gpus=4194304&fabric=infiniband",
    "gpus=64&fabric=ethernet",
    "gpus=131072&platform=gb300&fabric=ultra-ethernet&planes=8",
    "platform=mi455x&fabric=ethernet&planes=6&optics=lpo",
    "platform=trainium2&fabric=ethernet&host=dac",
    "platform=ironwood&fabric=ethernet&buyer=street",
    "platform=a100&fabric=infiniband&host=aec",
    "optics=cpo",
    "fabric=infiniband&optics=cpo&gpus=4000000",
    "tiers=1&gpus=64",
    "tiers=4&gpus=512",
    "comm=0",
    "comm=90&overlap=100&delivered=20&reference=100",
    "reference=50&delivered=100",
    "fabric=ethernet&delivered=95",
    "failure-rate=5000&gpus=4194304",
    "set.dsp-800.price-hyperscale=0&set.dsp-400.price-hyperscale=0&failure-rate=1",
];

#[track_caller]
fn scenario(link: &str) -> Scenario {
    let (document, notices) = Document::read(link);
    assert_eq!(notices, [], "{link}");
    document.scenario
}

#[track_caller]
fn of(link: &str) -> (Sweep, Report) {
    let scenario = scenario(link);
    (sweep(&scenario), evaluate(&scenario))
}

/// Sizes spread over the whole range, round and not.
fn sizes() -> impl Iterator<Item = u64> {
    (0..50_u32)
        .map(|step| 64 + ((4_194_304 - 64) as f64 * libm::pow(f64::from(step) / 49.0, 4.0)) as u64)
}
