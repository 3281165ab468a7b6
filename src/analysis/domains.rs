//! The three networks of a cluster side by side: the scale-up domain, the fabric, and what joins its sites; each with its
//! size, what one accelerator can send over it, how far, how late, and for how many joules and dollars.

use crate::catalog::{self, Datum};
use crate::model::{Network, Report};
use crate::scenario::{LAYERS, Scenario, Topology};
use crate::units::{Gbps, PicojoulesPerBit, Seconds, Usd};

use super::across::{Across, Joined, across as standing};

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
    /// Draw of the network over all that its accelerators can send, of the modules between sites over what these send each
    /// other; none where copper needs no power of its own.
    pub energy: Option<PicojoulesPerBit>,
    /// Its price for a gigabit a second of one accelerator, or of a site.
    pub price: Option<Usd>,
}

/// All three.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domains {
    /// A scale-up domain; in a torus one of its cubes.
    pub up: Domain,
    /// The fabric: the accelerators of a site, and the bill of all.
    pub out: Domain,
    /// What joins the sites; nothing of it is known where there is one.
    pub across: Domain,
    /// Scale-up domains of the cluster, the last one full or not.
    pub racks: u64,
    /// Sites the cluster stands on.
    pub sites: u64,
    /// Draw of the cluster at the meter, in megawatts.
    pub megawatts: f64,
    /// Packet switches between two accelerators at most.
    pub hops: u32,
    /// Assumption that says what one of them takes.
    pub hop: &'static str,
    /// Metres between them over the fabric at most, there and not back.
    pub path: f64,
    /// What joins the sites; none where there is one.
    pub joined: Option<Joined>,
}

/// The three of a report; none where the fabric cannot hold the cluster.
pub fn domains(report: &Report) -> Option<Domains> {
    let network = report.network.as_ref().ok()?;
    let scenario = &report.scenario;
    let torus = network.fabric.setup.topology == Topology::Torus;
    let up = up(report, torus);
    let own = standing(report)?;
    let tiers = usize::from(network.fabric.tiers());
    let path: f64 = network.fabric.setup.layers[..tiers.min(LAYERS)]
        .iter()
        .map(|layer| 2.0 * layer.metres)
        .sum();
    let hops = if torus { 0 } else { 2 * tiers as u32 - 1 };
    let hop = match network.fabric.setup.fabric.id {
        "infiniband" => "switch-hop",
        _ => "ethernet-hop",
    };
    Some(Domains {
        up,
        out: Domain {
            members: own.gpus,
            latency: fabric_latency(scenario, (hops, hop), path).filter(|_| !torus),
            ..out(report, network)
        },
        across: across(scenario, &own),
        racks: scenario.gpus.div_ceil(up.members.max(1)),
        sites: own.sites,
        megawatts: own.facility.0 / 1e6,
        hops,
        hop,
        path,
        joined: own.joined,
    })
}

fn up(report: &Report, torus: bool) -> Domain {
    let scenario = &report.scenario;
    let platform = scenario.sized_platform();
    let cube = u64::from(platform.cube);
    let most = match torus {
        true => cube * cube * cube,
        false => u64::from(platform.scale_up_domain),
    };
    let cabled = match platform.medium {
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
        latency: scenario
            .assumption("domain-latency")
            .filter(|_| cube == 0)
            .map(|micros| Seconds(micros * 1e-6)),
        energy: None,
        price: None,
    }
}

fn out(report: &Report, network: &Network) -> Domain {
    let scenario = &report.scenario;
    let fabric = &network.fabric;
    let rate = fabric.setup.rate(scenario);
    let all = rate * scenario.gpus as f64;
    let used = (0..LAYERS).filter(|layer| fabric.cables(*layer) > 0);
    let longest = used
        .map(|layer| fabric.setup.layers[layer].metres)
        .fold(0.0, f64::max);
    Domain {
        members: scenario.gpus,
        rate: Some(rate),
        reach: Some(longest),
        latency: None,
        energy: Some(network.power.network.per_bit(all)),
        price: Some(network.capital.network / all.0),
    }
}

/// From one accelerator to the farthest: what both ends take, the switches on the way, and light in the fibre. What the
/// ends take is what the catalog's figure for two tiers leaves when three Ethernet switches and its fibre are taken off.
fn fabric_latency(
    scenario: &Scenario,
    (hops, hop): (u32, &'static str),
    path: f64,
) -> Option<Seconds> {
    let own = |id: &str| scenario.assumption(id);
    let delay = own("fibre-delay")?;
    let usual = 2.0 * (own("reach-host")? + own("reach-spine")?);
    let ends = own("cluster-latency")? - 3.0 * own("ethernet-hop")? - usual / 1e3 * delay;
    let micros = ends.max(0.0) + f64::from(hops) * own(hop)? + path / 1e3 * delay;
    Some(Seconds(micros * 1e-6))
}

fn across(scenario: &Scenario, own: &Across) -> Domain {
    let joined = own.joined.as_ref();
    Domain {
        members: joined.map_or(0, |_| scenario.gpus),
        rate: joined.map(|it| it.rate / own.gpus as f64),
        reach: joined.map(|_| own.way.distance.0 * 1e3),
        latency: joined.map(|_| own.way.one_way()),
        energy: joined.map(Joined::energy),
        price: joined.map(Joined::usd_per_gbps),
    }
}

/// Data behind the three, in the order of the table.
pub fn behind_domains(report: &Report) -> [Vec<&'static Datum>; 3] {
    let platform = report.scenario.sized_platform();
    let mut up: Vec<&Datum> = platform.scale_up.iter().collect();
    up.extend(catalog::assumed(&["domain-latency"]));
    let mut out = super::behind_bill(report);
    out.extend(catalog::assumed(&[
        "cluster-latency",
        "ethernet-hop",
        "switch-hop",
        "reach-host",
        "reach-spine",
        "fibre-delay",
    ]));
    [up, out, super::behind_across(report)]
}
