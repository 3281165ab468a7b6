//! The years in the report's JSON.

use serde::Serialize;

use crate::analysis::{Bought, Course, Cycle, Later, cycle, later};
use crate::catalog::SERIES;
use crate::model::Report;
use crate::model::roadmap::Line;
use crate::scenario::Topology;

/// What the year of purchase gives, how the network is renewed over the cluster's life, and how fast rates double.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct RoadmapPart {
    /// The same cluster with the ports and switches of its year instead of its own; null where none that ships holds it.
    rung: Option<RungPart>,
    /// The cluster's life under every policy of renewal; null where no network of its first year ships and holds it.
    cycle: Option<CyclePart>,
    /// Series of the roadmap that grow, and how fast: the catalog’s own, the same in every report of a release.
    doublings: Vec<Doubling>,
}

/// The cluster with the ports and switches of its year of purchase.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct RungPart {
    /// Year of purchase.
    year: f64,
    /// Catalog id of the switch; of the circuit switch in a torus.
    switch: &'static str,
    /// Whether it ships by then.
    ships: bool,
    /// Rate of its electrical lanes in gigabits a second, one way; null where nobody said.
    lane_gbps: Option<u16>,
    /// Bandwidth of one accelerator, in gigabits a second, one way.
    gpu_gbps: f64,
    /// Ports of one switch at the speed of a plane.
    ports_per_switch: u32,
    /// Independent planes.
    planes: u8,
    /// Levels of boxes.
    tiers: u8,
    /// Boxes.
    boxes: u64,
    /// Modules and engines.
    modules: u64,
    /// Price of the network, in US dollars.
    network_capex_usd: f64,
    /// Price of the optics, in US dollars.
    optics_capex_usd: f64,
    /// Draw of the network, in watts.
    watts: f64,
    /// Price of the network for each gigabit a second of an accelerator, in US dollars.
    network_usd_per_gbps: f64,
    /// Energy of a bit through the network at full rate, in picojoules.
    pj_per_bit: f64,
    /// Milestone id of the PCIe generation whose slot of sixteen lanes one adapter needs; null where there is no adapter or no such slot.
    slot: Option<&'static str>,
}

/// The cluster's life.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct CyclePart {
    /// First moment, in years.
    from_year: f64,
    /// Last moment, in years.
    to_year: f64,
    /// Policy in force.
    #[cfg_attr(
        not(target_arch = "wasm32"),
        schemars(extend("enum" = ["steps", "skip", "never"]))
    )]
    policy: &'static str,
    /// The life under that policy.
    chosen: CoursePart,
    /// A new network at each step of port speed.
    steps: CoursePart,
    /// At every second step.
    skip: CoursePart,
    /// Never.
    never: CoursePart,
}

/// The life under one policy. Nothing is discounted; servers are not in it.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct CoursePart {
    /// When networks are bought, in years.
    purchases: Vec<f64>,
    /// Paid for networks, in US dollars.
    gross_usd: f64,
    /// Old networks were sold for, in US dollars.
    sold_usd: f64,
    /// The last network is worth at the end, in US dollars.
    residual_usd: f64,
    /// Paid, less sold and left, in US dollars.
    net_usd: f64,
    /// Paid for optics, in US dollars.
    optics_capex_usd: f64,
    /// Paid for the networks' energy, in US dollars.
    energy_usd: f64,
    /// Delivered to each accelerator, added up over the years: gigabits a second times years.
    gbps_years_per_gpu: f64,
    /// GPU-hours that wait because a network bought at each step has more bandwidth, in US dollars.
    waiting_usd: f64,
}

/// How fast a series grows, over what ships or is ratified.
#[derive(Debug, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct Doubling {
    /// Series id.
    series: &'static str,
    /// Points.
    points: usize,
    /// Years of a doubling by least squares; null with fewer than three points.
    fitted_years: Option<f64>,
    /// Its standard error, in years; null with fewer than three points.
    standard_error_years: Option<f64>,
    /// Years of a doubling between the first and the last point, in whole years.
    first_to_last_years: f64,
}

impl RoadmapPart {
    /// Lays the years of a report out.
    pub fn of(report: &Report) -> Self {
        let scenario = &report.scenario;
        let year = scenario.year;
        let rung = later(scenario, year, year).into_iter().next();
        let rung = rung.and_then(|rung| {
            let bought = rung.bought(year)?;
            RungPart::of(&rung, &bought, year)
        });
        let doublings = SERIES.iter().filter_map(|series| {
            let line = Line::of(series.id);
            let ends = line.doubling().0;
            let fit = line.fit();
            (series.chart != "standards" && ends > 0.0).then(|| Doubling {
                series: series.id,
                points: line.there().count(),
                fitted_years: fit.map(|fit| fit.doubling.0),
                standard_error_years: fit.map(|fit| fit.error.0),
                first_to_last_years: ends,
            })
        });
        Self {
            rung,
            cycle: cycle(scenario).map(|cycle| {
                let [steps, skip, never] = [0, 1, 2].map(|place| {
                    let course = &cycle.courses[place];
                    CoursePart::of(&cycle, course)
                });
                CyclePart {
                    from_year: cycle.life[0],
                    to_year: cycle.life[1],
                    policy: scenario.plan.refresh.id(),
                    chosen: CoursePart::of(&cycle, cycle.course(scenario.plan.refresh)),
                    steps,
                    skip,
                    never,
                }
            }),
            doublings: doublings.collect(),
        }
    }
}

impl RungPart {
    fn of(rung: &Later, bought: &Bought, year: f64) -> Option<Self> {
        let setup = &rung.setup;
        Some(Self {
            year,
            switch: match setup.topology {
                Topology::Torus => setup.circuit.id,
                _ => setup.switch.id,
            },
            ships: rung.there,
            lane_gbps: rung.lane(),
            gpu_gbps: rung.rate().0,
            ports_per_switch: setup.radix,
            planes: setup.planes,
            tiers: rung.network()?.tiers(),
            boxes: bought.boxes,
            modules: bought.modules,
            network_capex_usd: bought.network.0,
            optics_capex_usd: bought.optics.0,
            watts: bought.watts.0,
            network_usd_per_gbps: bought.per_gbps().0,
            pj_per_bit: bought.per_bit().0,
            slot: rung.slot().map(|slot| slot.id),
        })
    }
}

impl CoursePart {
    fn of(cycle: &Cycle, course: &Course) -> Self {
        let end = cycle.life[1];
        Self {
            purchases: course.purchases.iter().map(|own| own.when).collect(),
            gross_usd: course.gross(end).0,
            sold_usd: course.sold(end).0,
            residual_usd: cycle.residual(course, end).0,
            net_usd: cycle.net(course, end).0,
            optics_capex_usd: course.optics(end).0,
            energy_usd: cycle.energy(course, end).0,
            gbps_years_per_gpu: cycle.bandwidth_years(course),
            waiting_usd: cycle.waits(course).0,
        }
    }
}
