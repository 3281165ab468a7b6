//! What a gigawatt at the meter holds of a scenario: whole accelerators with the network they need.

use crate::model::{Report, evaluate};
use crate::scenario::{MAX_GPUS, MIN_GPUS, Scenario};
use crate::units::{Usd, Watts};

/// A gigawatt.
const GIGAWATT: f64 = 1e9;

/// What it holds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Gigawatt {
    /// Whole accelerators.
    pub gpus: u64,
    /// Networks they are divided among: more than one where a single one cannot hold them.
    pub clusters: u64,
    /// Accelerators of a full one.
    pub each: u64,
    /// One more accelerator would take another tier.
    pub edge: bool,
    /// Switches of either kind.
    pub boxes: u64,
    /// Modules and engines.
    pub modules: u64,
    /// Draw at the meter.
    pub facility: Watts,
    /// IT draw of the network.
    pub network_watts: Watts,
    /// IT draw of the optics.
    pub optics_watts: Watts,
    /// Price of the network.
    pub network: Usd,
    /// Price of servers and network, where servers are sold.
    pub cluster: Option<Usd>,
}

/// Fills a gigawatt: with one cluster as large as fits, or with the largest a network holds, as often as fits, and one
/// more in what is left.
pub fn gigawatt(report: &Report) -> Gigawatt {
    let scenario = &report.scenario;
    let most = evaluate(&scenario.at(MAX_GPUS))
        .network
        .map_or_else(|no| no.most, |_| MAX_GPUS);
    let mut all = Gigawatt {
        cluster: Some(Usd(0.0)),
        ..Gigawatt::default()
    };
    let full = largest(scenario, most, GIGAWATT);
    let Some(draw) = facility(scenario, full) else {
        return all;
    };
    let times = if full < most {
        1
    } else {
        (GIGAWATT / draw.max(1.0)) as u64
    };
    if full == 0 {
        return all;
    }
    all.each = full;
    let tiers = |gpus| Some(evaluate(&scenario.at(gpus)).network.ok()?.fabric.tiers());
    all.edge = full < most && tiers(full) < tiers(full + 1);
    add(&mut all, scenario, full, times);
    if full == most {
        let rest = largest(scenario, most, GIGAWATT - draw * times as f64);
        if rest > 0 {
            add(&mut all, scenario, rest, 1);
        }
    }
    all
}

/// The largest size of at most `most` that draws no more than so many watts at the meter; 0 where the smallest does.
fn largest(scenario: &Scenario, most: u64, watts: f64) -> u64 {
    let fits = |gpus: u64| facility(scenario, gpus).is_some_and(|draw| draw <= watts);
    if most < MIN_GPUS || !fits(MIN_GPUS) {
        return 0;
    }
    let (mut low, mut high) = (MIN_GPUS, most + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if fits(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

fn facility(scenario: &Scenario, gpus: u64) -> Option<f64> {
    let network = evaluate(&scenario.at(gpus)).network.ok()?;
    Some(network.power.cluster.0 * scenario.pue)
}

fn add(all: &mut Gigawatt, scenario: &Scenario, gpus: u64, times: u64) {
    let Ok(network) = evaluate(&scenario.at(gpus)).network else {
        return;
    };
    let many = times as f64;
    all.gpus += gpus * times;
    all.clusters += times;
    all.boxes += network.fabric.all_boxes() * times;
    all.modules += network.bill.modules() * times;
    all.facility = all.facility + network.power.cluster * scenario.pue * many;
    all.network_watts = all.network_watts + network.power.network * many;
    all.optics_watts = all.optics_watts + network.power.optics * many;
    all.network = all.network + network.capital.network * many;
    all.cluster = all
        .cluster
        .zip(network.capital.cluster)
        .map(|(all, one)| all + one * many);
}
