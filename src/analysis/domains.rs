//! The three networks of a cluster side by side: the scale-up domain, the fabric, and what joins its sites; each with its
//! size, what one accelerator can send over it, how far, how late, and for how many joules and dollars.

use crate::catalog::{self, Datum, MODULES, Module};
use crate::model::{Network, Report, price};
use crate::scenario::{LAYERS, Scenario, Topology};
use crate::units::{Gbps, PicojoulesPerBit, Seconds, Usd};

/// One of the three.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// Accelerators it joins.
    pub members: u64,
    /// What one of them can send over it, one way; none where nothing is joined or nobody said.
    pub rate: Option<Gbps>,
    /// Its longest link in metres; none where it is a board, or nobody said.
    pub reach: Option<f64>,
    /// From one accelerator to the farthest, one way.
    pub latency: Option<Seconds>,
    /// Draw of the network over all that its accelerators can send; none where copper needs no power of its own.
    pub energy: Option<PicojoulesPerBit>,
    /// Price of the network for a gigabit a second of one accelerator.
    pub price: Option<Usd>,
}

/// All three.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domains {
    /// A scale-up domain; in a torus one of its cubes.
    pub up: Domain,
    /// The fabric.
    pub out: Domain,
    /// What joins the sites.
    pub across: Domain,
    /// Scale-up domains of the cluster, the last one full or not.
    pub racks: u64,
    /// Sites the cluster stands on.
    pub sites: u64,
    /// Draw of the cluster at the meter, in megawatts.
    pub megawatts: f64,
    /// Packet switches between two accelerators at most.
    pub hops: u32,
    /// Metres between them over the fabric at most, there and not back.
    pub path: f64,
    /// The module at both ends of a wave between sites.
    pub module: Option<&'static Module>,
}

/// What the scale-up network is made of, where the catalog says: `board`, `backplane`, `cables` or `copper and light`.
pub fn medium(report: &Report) -> &'static str {
    let platform = report.scenario.sized_platform();
    match platform.medium {
        "" if platform.scale_up_domain <= platform.rails => "board",
        "" if platform.cube > 0 => "copper and light",
        "" => "cables",
        known => known,
    }
}

/// A general assumption's value; none where the catalog has none.
pub(super) fn assumed(scenario: &Scenario, id: &str) -> Option<f64> {
    catalog::assumption(id).map(|row| scenario.value(&row.value))
}

/// The three of a report; none where the fabric cannot hold the cluster.
pub fn domains(report: &Report) -> Option<Domains> {
    let network = report.network.as_ref().ok()?;
    let scenario = &report.scenario;
    let torus = network.fabric.setup.topology == Topology::Torus;
    let up = up(report, torus);
    let megawatts = network.power.cluster.0 * scenario.pue / 1e6;
    let sites = sites(megawatts, scenario.sites.power, scenario.gpus);
    let module = carrier(scenario.sites.distance * 1e3);
    let tiers = usize::from(network.fabric.tiers());
    let path: f64 = network.fabric.setup.layers[..tiers.min(LAYERS)]
        .iter()
        .map(|layer| 2.0 * layer.metres)
        .sum();
    let hops = if torus { 0 } else { 2 * tiers as u32 - 1 };
    Some(Domains {
        up,
        out: out(report, network, (hops, path), torus),
        across: across(scenario, sites, module),
        racks: scenario.gpus.div_ceil(up.members.max(1)),
        sites,
        megawatts,
        hops,
        path,
        module,
    })
}

/// Sites a cluster needs where each may draw so many megawatts; never more than it has accelerators.
pub fn sites(megawatts: f64, most: f64, gpus: u64) -> u64 {
    let sites = libm::ceil(megawatts / most - 1e-9);
    (sites.max(1.0) as u64).min(gpus.max(1))
}

fn up(report: &Report, torus: bool) -> Domain {
    let scenario = &report.scenario;
    let platform = scenario.sized_platform();
    let cube = u64::from(platform.cube);
    let most = match torus {
        true => cube * cube * cube,
        false => u64::from(platform.scale_up_domain),
    };
    let cabled = match medium(report) {
        "board" => false,
        "copper and light" => torus,
        _ => true,
    };
    Domain {
        members: most.clamp(1, scenario.gpus.max(1)),
        rate: platform
            .scale_up
            .as_ref()
            .map(|rate| Gbps(scenario.value(rate) * 8.0)),
        reach: cabled.then_some(scenario.rack.spine),
        latency: assumed(scenario, "domain-latency")
            .filter(|_| cube == 0)
            .map(|micros| Seconds(micros * 1e-6)),
        energy: None,
        price: None,
    }
}

fn out(report: &Report, network: &Network, (hops, path): (u32, f64), torus: bool) -> Domain {
    let scenario = &report.scenario;
    let fabric = &network.fabric;
    let rate = match (torus, &scenario.sized_platform().scale_up) {
        (true, Some(rate)) => Gbps(scenario.value(rate) * 8.0),
        _ => scenario.line_rate(),
    };
    let all = rate * scenario.gpus as f64;
    let used = (0..LAYERS).filter(|layer| fabric.cables(*layer) > 0);
    let longest = used
        .map(|layer| fabric.setup.layers[layer].metres)
        .fold(0.0, f64::max);
    Domain {
        members: scenario.gpus,
        rate: Some(rate),
        reach: Some(longest),
        latency: fabric_latency(scenario, hops, path).filter(|_| !torus),
        energy: Some(network.power.network.per_bit(all)),
        price: Some(network.capital.network / all.0),
    }
}

/// From one accelerator to the farthest: what both ends take, the switches on the way, and light in the fibre. What the
/// ends take is what the catalog's figure for two tiers leaves when three switches and its fibre are taken off.
fn fabric_latency(scenario: &Scenario, hops: u32, path: f64) -> Option<Seconds> {
    let [two, hop, delay] = ["cluster-latency", "ethernet-hop", "fibre-delay"]
        .map(|id| assumed(scenario, id).unwrap_or(f64::NAN));
    let usual: f64 = ["reach-host", "reach-spine"]
        .iter()
        .filter_map(|id| Some(2.0 * catalog::assumption(id)?.value.value))
        .sum();
    let ends = (two - 3.0 * hop - usual / 1e3 * delay).max(0.0);
    let micros = ends + f64::from(hops) * hop + path / 1e3 * delay;
    (two + hop + delay)
        .is_finite()
        .then_some(Seconds(micros * 1e-6))
}

fn across(scenario: &Scenario, sites: u64, module: Option<&'static Module>) -> Domain {
    let plan = &scenario.sites;
    let each = scenario.gpus.div_ceil(sites);
    let joined = sites > 1;
    // Both ends of a wave.
    let both = |one: f64, module: &Module| 2.0 * one / module.speed.value;
    Domain {
        members: if joined { scenario.gpus } else { 0 },
        rate: joined.then_some(Gbps(plan.bandwidth * 1e3 / each as f64)),
        reach: Some(plan.distance * 1e3),
        // Light in glass of a group index near 1.468: the catalog's delay for each kilometre.
        latency: assumed(scenario, "fibre-delay")
            .map(|micros| Seconds(plan.distance * micros * 1e-6)),
        energy: module.map(|it| PicojoulesPerBit(both(scenario.value(&it.watts), it) * 1_000.0)),
        price: module.map(|it| {
            let unit = price::of_module(scenario, it)[scenario.buyer as usize];
            Usd(both(unit.0, it))
        }),
    }
}

/// The coherent module that carries a distance: of those that reach the fastest, and of these the one made for the
/// shortest way; where none reaches, the farthest.
pub fn carrier(metres: f64) -> Option<&'static Module> {
    let line = |module: &&Module| module.medium == "coherent" || module.optics == "line";
    // The larger the better: whether it reaches, its speed, and how little of its reach is too much.
    let rank = |module: &Module| {
        let (reach, speed) = (module.reach.value, module.speed.value);
        match reach >= metres {
            true => (1.0, speed, -reach),
            false => (0.0, reach, speed),
        }
    };
    let mut best: Option<&Module> = None;
    for module in MODULES.iter().filter(line) {
        if best.is_none_or(|best| rank(module) > rank(best)) {
            best = Some(module);
        }
    }
    best
}

/// Data behind the three, in the order of the table.
pub fn behind_domains(report: &Report) -> [Vec<&'static Datum>; 3] {
    let platform = report.scenario.sized_platform();
    let of = |ids: &[&str]| -> Vec<&'static Datum> {
        let rows = ids.iter().filter_map(|id| catalog::assumption(id));
        rows.flat_map(|row| row.low.iter().chain([&row.value]).chain(row.high.iter()))
            .collect()
    };
    let mut up: Vec<&Datum> = platform.scale_up.iter().collect();
    up.extend(of(&["domain-latency"]));
    let mut out = super::behind_bill(report);
    out.extend(of(&["cluster-latency", "ethernet-hop"]));
    let mut across = of(&["site-power", "fibre-delay"]);
    if let Some(module) = carrier(report.scenario.sites.distance * 1e3) {
        across.extend([
            &module.speed,
            &module.reach,
            &module.watts,
            &module.price_hyperscale,
            &module.price_street,
        ]);
    }
    [up, out, across]
}
