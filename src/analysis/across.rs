//! The sites of a cluster: how many its draw asks for, what joins them, and what they exchange. Sites stand in a ring; each
//! holds whole replicas, and the step within a site is the cluster's own.

use crate::catalog::{self, Datum, MODULES, Module};
use crate::model::across::{Exchange, Way};
use crate::model::{Report, evaluate, price};
use crate::scenario::Scenario;
use crate::units::{
    Bytes, Gbps, Kilometres, Percent, PicojoulesPerBit, Seconds, Share, Usd, UsdPerYear, Watts,
};

/// A cluster as sites.
#[derive(Clone, Debug, PartialEq)]
pub struct Across {
    /// Draw of the whole cluster at the meter.
    pub facility: Watts,
    /// Sites it takes.
    pub sites: u64,
    /// Accelerators of the fullest.
    pub gpus: u64,
    /// From a site to the next.
    pub way: Way,
    /// What joins the sites; none where there is one.
    pub joined: Option<Joined>,
    /// What they exchange in training; none with one site, and where nobody published what the accelerator computes.
    pub exchange: Option<Exchange>,
    /// The fullest site holds no whole replica, so that a model is split over sites.
    pub torn: bool,
}

/// Whole links between sites.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Joined {
    /// Links of the ring: one between two sites, else one for each site.
    pub links: u64,
    /// The module at their ends.
    pub module: &'static Module,
    /// Wavelengths of a link.
    pub waves: u64,
    /// Stretches of a link, with a module at both ends of each: more than one where no module reaches so far.
    pub stretches: u64,
    /// Modules of all links.
    pub modules: u64,
    /// Fibre pairs of a link.
    pub pairs: u64,
    /// Huts with amplifiers on the way of a link.
    pub huts: u64,
    /// Price of the modules to the scenario's buyer, in the year they are bought.
    pub usd: Usd,
    /// Their draw.
    pub watts: Watts,
    /// Lease of a kilometre of one pair.
    pub pair_km: UsdPerYear,
    /// Lease of the fibre.
    pub lease: UsdPerYear,
    /// What the links carry, each way.
    pub rate: Gbps,
}

impl Joined {
    /// Links of a ring of sites.
    pub fn of(scenario: &Scenario, sites: u64) -> Option<Self> {
        let links = match sites {
            0 | 1 => return None,
            2 => 1,
            more => more,
        };
        let assumed = |id: &str| scenario.assumption(id).unwrap_or_default();
        let way = scenario.sites.distance;
        let rate = Gbps(scenario.sites.bandwidth * 1_000.0);
        let module = carrier(way * 1_000.0)?;
        let reach = scenario.value(&module.reach).max(1.0) / 1_000.0;
        let whole = |number: f64| libm::ceil(number - 1e-9).max(1.0);
        let waves = whole(rate / Gbps(scenario.value(&module.speed).max(1.0)));
        let stretches = whole(way / reach);
        let pairs = whole(waves / assumed("waves").max(1.0));
        let huts = whole(way / assumed("amplifier-span").max(0.1)) - 1.0;
        let many = links as f64;
        let modules = 2.0 * waves * stretches * many;
        let each = price::of_module(scenario, module)[scenario.buyer as usize];
        let lease = assumed("fibre-pair-km");
        Some(Self {
            links,
            module,
            waves: waves as u64,
            stretches: stretches as u64,
            modules: modules as u64,
            pairs: pairs as u64,
            huts: huts as u64,
            usd: each * modules,
            watts: Watts(scenario.value(&module.watts)) * modules,
            pair_km: UsdPerYear(lease),
            lease: UsdPerYear(lease * pairs * way * many),
            rate,
        })
    }

    /// Energy of a bit from a site to the next, over every module on its way, at full rate.
    pub fn energy(&self) -> PicojoulesPerBit {
        self.watts.per_bit(self.rate * self.links as f64)
    }

    /// Dollars of modules for a gigabit a second from a site to the next.
    pub fn usd_per_gbps(&self) -> Usd {
        self.usd / (self.rate.0 * self.links as f64)
    }
}

/// Sites a cluster needs where each may draw so many megawatts; never more than it has accelerators.
pub fn sites(megawatts: f64, most: f64, gpus: u64) -> u64 {
    let sites = libm::ceil(megawatts / most - 1e-9);
    (sites.max(1.0) as u64).min(gpus.max(1))
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

/// Draw of the cluster at the meter: servers and network, times PUE.
pub fn facility(report: &Report) -> Option<Watts> {
    let network = report.network.as_ref().ok()?;
    Some(network.power.cluster * report.scenario.pue)
}

/// Draws at the meter of clusters of those sizes, alike but for their size; none where the fabric does not hold one.
pub fn draws(
    scenario: &Scenario,
    sizes: impl IntoIterator<Item = f64>,
) -> Vec<(f64, Option<Watts>)> {
    let draw = |gpus: f64| (gpus, facility(&evaluate(&scenario.at(gpus as u64))));
    sizes.into_iter().map(draw).collect()
}

/// The sites of a report's cluster; none where the fabric does not hold it.
pub fn across(report: &Report) -> Option<Across> {
    let scenario = &report.scenario;
    let facility = facility(report)?;
    let sites = sites(facility.0 / 1e6, scenario.sites.power, scenario.gpus);
    let gpus = scenario.gpus.div_ceil(sites);
    let replica = report.step.map_or(0.0, |step| step.layout.replica());
    Some(Across {
        facility,
        sites,
        gpus,
        way: way(scenario),
        joined: Joined::of(scenario, sites),
        exchange: exchange(report, sites).filter(|_| sites > 1),
        torn: sites > 1 && replica > gpus as f64,
    })
}

/// What so many sites would exchange of the scenario's model; none where its step is not known.
pub fn exchange(report: &Report, sites: u64) -> Option<Exchange> {
    let (scenario, load) = (&report.scenario, &report.load);
    let step = report.step.as_ref()?;
    let own = &scenario.sites;
    Some(Exchange {
        sites,
        params: scenario.training.params(),
        element: Bytes(own.gradient_bytes),
        step: step.total(load.delivered, load.overlap),
        local_steps: own.local_steps,
        hidden: Percent(own.hidden).share(),
        rate: Gbps(own.bandwidth * 1_000.0),
        way: way(scenario),
    })
}

impl Across {
    /// The links between sites in the optics of the cluster, as a fraction of their price.
    pub fn of_optics(&self, report: &Report) -> Option<Share> {
        let network = report.network.as_ref().ok()?;
        Some(Share::of(self.joined?.usd, network.capital.optics))
    }
}

fn way(scenario: &Scenario) -> Way {
    Way {
        distance: Kilometres(scenario.sites.distance),
        delay: Seconds(scenario.assumption("fibre-delay").unwrap_or_default() * 1e-6),
    }
}

/// Data behind the sites and what joins them.
pub fn behind_across(report: &Report) -> Vec<&'static Datum> {
    let mut all = catalog::assumed(&[
        "site-power",
        "distance",
        "wan",
        "local-steps",
        "gradient-bytes",
        "hidden-exchange",
        "fibre-delay",
        "waves",
        "pair-capacity",
        "amplifier-span",
        "fibre-pair-km",
    ]);
    let joined = across(report).and_then(|across| across.joined);
    if let Some(joined) = joined {
        all.extend(behind_module(joined.module));
    }
    all.push(&report.scenario.training.workload.params);
    all
}

fn behind_module(module: &'static Module) -> [&'static Datum; 5] {
    [
        &module.speed,
        &module.reach,
        &module.watts,
        &module.price_hyperscale,
        &module.price_street,
    ]
}
