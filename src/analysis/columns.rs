//! The report as one row of numbers: what a sweep and a filter print. Each name is the place of the same number in the
//! report's JSON, and ends in its unit where it has one.

use super::contract::fastest;
use crate::analysis::{
    Bought, Course, Cycle, Domains, Later, Pool, across, cycle, domains, later, spare_units, within,
};
use crate::model::fabric::Fabric;
use crate::model::goodput::{Goodput, State, between_failures};
use crate::model::repair::Repair;
use crate::model::training::Step;
use crate::model::{Network, Report};

/// One number of a row.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its name, with the unit.
    pub name: &'static str,
    /// What it means, in one line.
    pub meaning: &'static str,
    /// Whether it counts whole things.
    pub whole: bool,
    /// The number; none where this scenario has none.
    pub get: fn(&Report) -> Option<f64>,
}

impl Column {
    /// The number, where there is one that can be written.
    pub fn of(&self, report: &Report) -> Option<f64> {
        (self.get)(report).filter(|value| value.is_finite())
    }
}

/// A row of the table: its name, its meaning, whether it counts, and where in the report it stands.
macro_rules! columns {
    ($($name:literal $meaning:literal $whole:ident $get:expr;)*) => {
        &[$(Column { name: $name, meaning: $meaning, whole: $whole, get: $get },)*]
    };
}

const COUNT: bool = true;
const NUMBER: bool = false;

/// Every column, in the order of a row.
pub static COLUMNS: &[Column] = columns! {
    "gpus" "Accelerators" COUNT |r| count(r.scenario.gpus);
    "verdict_max_gpus" "The most accelerators the fabric holds, where it does not hold the cluster" COUNT
        |r| r.network.as_ref().err().map(|no| no.most as f64);
    "fabric_tiers" "Levels of switches" COUNT |r| fabric(r, |it| u64::from(it.tiers()));
    "fabric_planes" "Independent planes" COUNT |r| fabric(r, |it| u64::from(it.setup.planes));
    "fabric_port_gbps" "Speed of a port, one way" NUMBER |r| network(r, |it| it.fabric.setup.port.0);
    "fabric_ports_per_switch" "Ports of a switch at that speed" COUNT
        |r| fabric(r, |it| u64::from(it.setup.radix));
    "fabric_switches_leaf" "Leaf switches" COUNT |r| fabric(r, |it| it.switches(0));
    "fabric_switches_spine" "Spine switches" COUNT |r| fabric(r, |it| it.switches(1));
    "fabric_switches_core" "Core switches" COUNT |r| fabric(r, |it| it.switches(2));
    "fabric_switches_super_core" "Super-core switches" COUNT |r| fabric(r, |it| it.switches(3));
    "fabric_switches_total" "Packet switches of all tiers" COUNT |r| fabric(r, Fabric::all_switches);
    "fabric_switches_circuit" "Circuit switches" COUNT |r| fabric(r, Fabric::circuits);
    "fabric_cables_host_leaf" "Links from hosts to leaves" COUNT |r| fabric(r, |it| it.cables(0));
    "fabric_cables_leaf_spine" "Links from leaves to spines" COUNT |r| fabric(r, |it| it.cables(1));
    "fabric_cables_spine_core" "Links from spines to cores" COUNT |r| fabric(r, |it| it.cables(2));
    "fabric_cables_core_super" "Links from cores to super-cores" COUNT |r| fabric(r, |it| it.cables(3));
    "optics_ends" "Ends of optical links" COUNT |r| network(r, |it| it.bill.ends as f64);
    "optics_modules" "Modules and engines" COUNT |r| network(r, |it| it.bill.modules() as f64);
    "optics_lasers" "Lasers, inside modules and outside" COUNT |r| network(r, |it| it.bill.lasers as f64);
    "optics_capex_usd" "Price of the optics" NUMBER |r| network(r, |it| it.capital.optics.0);
    "optics_capex_usd_per_gpu" "The same for each accelerator" NUMBER
        |r| network(r, |it| it.capital.optics.0 / r.scenario.gpus as f64);
    "optics_watts" "Draw of the optics" NUMBER |r| network(r, |it| it.power.optics.0);
    "optics_share_of_network_cost" "Optics in the price of the network, as a fraction" NUMBER
        |r| network(r, |it| it.capital.optics_of_network().0);
    "optics_share_of_cluster_cost" "Optics in the price of the cluster, as a fraction" NUMBER
        |r| r.network.as_ref().ok()?.capital.optics_of_cluster().map(|share| share.0);
    "optics_share_of_cluster_watts" "Optics in the draw of the cluster, as a fraction" NUMBER
        |r| network(r, |it| it.power.optics_of_cluster().0);
    "network_capex_usd" "Price of switches, optics, cables and adapters" NUMBER
        |r| network(r, |it| it.capital.network.0);
    "network_capex_usd_per_gpu" "The same for each accelerator" NUMBER
        |r| network(r, |it| it.capital.network.0 / r.scenario.gpus as f64);
    "network_watts" "Draw of the network" NUMBER |r| network(r, |it| it.power.network.0);
    "network_watts_per_gpu" "The same for each accelerator" NUMBER
        |r| network(r, |it| it.power.network.0 / r.scenario.gpus as f64);
    "network_facility_watts" "Draw of the network at the meter" NUMBER
        |r| network(r, |it| it.power.network_facility.0);
    "network_energy_usd_per_year" "Price of the network's energy" NUMBER
        |r| network(r, |it| it.power.network_cost.0);
    "network_share_of_cluster_cost" "Network in the price of the cluster, as a fraction" NUMBER
        |r| r.network.as_ref().ok()?.capital.network_of_cluster().map(|share| share.0);
    "network_share_of_cluster_watts" "Network in the draw of the cluster, as a fraction" NUMBER
        |r| network(r, |it| it.power.network_of_cluster().0);
    "cluster_capex_usd" "Price of servers and network" NUMBER
        |r| r.network.as_ref().ok()?.capital.cluster.map(|usd| usd.0);
    "cluster_watts" "Draw of servers and network" NUMBER |r| network(r, |it| it.power.cluster.0);
    "reliability_observed_interval_hours" "Between interruptions, at the observed run's rate" NUMBER
        |r| Some(r.reliability.observed_interval.0);
    "reliability_built_up_interval_hours" "Between interruptions, built up from the bill" NUMBER
        |r| r.reliability.built_up.map(|built| built.interval.0);
    "bandwidth_tax_usd_per_year" "GPU-hours lost against the reference share" NUMBER |r| Some(r.tax.paid.0);
    "bandwidth_tax_share" "The same as a fraction of all GPU-hours" NUMBER |r| Some(r.tax.lost.0);
    "bandwidth_tax_avoided_usd_per_year" "Saved against standard Ethernet" NUMBER
        |r| Some(r.tax.avoided.0);
    "bandwidth_tax_standard_usd_per_year" "What standard Ethernet would lose" NUMBER
        |r| Some(r.tax.standard.0);
    "bandwidth_tax_ceiling_share" "The same of a step of nothing but communication, as a fraction" NUMBER
        |r| Some(r.tax.ceiling.0);
    "bandwidth_tax_ceiling_usd_per_year" "The same in dollars" NUMBER |r| Some(r.tax.ceiling_usd.0);
    "bandwidth_tax_price_ceiling_per_port_usd" "What the better fabric may cost more for each port" NUMBER
        |r| Some(r.tax.price_ceiling_per_port.0);
    "recovery_interval_hours" "Between the failures the run meets" NUMBER |r| goodput(r, |it| it.terms.mtbf.0);
    "recovery_checkpoint_interval_seconds" "Work between two checkpoints that wastes least" NUMBER
        |r| goodput(r, |it| it.chosen.work.seconds().0);
    "recovery_goodput_share" "Time that computes and is kept, as a fraction" NUMBER
        |r| goodput(r, |it| it.chosen.share.0);
    "recovery_lost_usd_per_year" "What failures and checkpoints take, in dollars" NUMBER
        |r| goodput(r, |it| it.lost(it.chosen.share).0);
    "recovery_storage_gbytes_per_second" "What storage must take while a checkpoint is written" NUMBER
        |r| Some(State::of(&r.scenario).storage.0);
    "recovery_drained_share" "Of the cluster out for repair at any time, as a fraction" NUMBER
        |r| repair(r, |it| it.out(it.drained, it.time).0);
    "recovery_spare_units" "Drained units that must stand ready for the service level" COUNT
        |r| repair(r, |it| spare_units(&r.scenario, it, it.time) as f64);
    "delivery_share" "Share of line rate the fabric delivers, as a fraction" NUMBER
        |r| Some(r.load.delivered.share().0);
    "delivery_standard_share" "The same of standard Ethernet" NUMBER |r| Some(r.load.standard.share().0);
    "collectives_seconds" "Time of the chosen message's all-reduce, the fastest way" NUMBER
        |r| Some(fastest(r));
    "training_step_seconds" "Time of a training step at the delivered share" NUMBER
        |r| step(r, |it| it.total(r.load.delivered, r.load.overlap).0);
    "training_communication_share" "Of a step at the reference share, nothing hidden, as a fraction" NUMBER
        |r| step(r, |it| it.communication(r.load.reference).0);
    "training_mfu_share" "Model operations against dense peak, as a fraction" NUMBER
        |r| step(r, |it| it.mfu(r.load.delivered, r.load.overlap).0);
    "domains_sites" "Sites the cluster stands on" COUNT |r| domain(r, |it| Some(it.sites as f64));
    "domains_scale_up_gbps" "What a GPU can send in its scale-up domain, one way" NUMBER
        |r| domain(r, |it| it.up.rate.map(|rate| rate.0));
    "domains_scale_across_gbps" "What a GPU can send to the next site, one way" NUMBER
        |r| domain(r, |it| it.across.rate.map(|rate| rate.0));
    "domains_inside_share" "Bytes of a step that stay in the scale-up domain, as a fraction" NUMBER
        |r| domain(r, |_| within(r).into_iter().find(|row| row.own).map(|row| row.share().0));
    "memory_pool_net_usd" "What pooled memory saves, less the pool" NUMBER
        |r| Some(Pool::of(&r.scenario).net().0);
    "roadmap_rung_gpu_gbps" "Bandwidth the year of purchase gives each accelerator, one way" NUMBER
        |r| rung(r, |it, _| it.rate().0);
    "roadmap_rung_network_capex_usd" "Price of the network the year of purchase gives" NUMBER
        |r| rung(r, |_, it| it.network.0);
    "roadmap_cycle_chosen_net_usd" "Net price of the networks of the cluster's life, under the policy in force" NUMBER
        |r| over(r, |it, own| it.net(own, it.life[1]).0);
    "roadmap_cycle_chosen_optics_capex_usd" "Paid for their optics" NUMBER
        |r| over(r, |it, own| own.optics(it.life[1]).0);
    "across_links_capex_usd" "Price of the modules between sites" NUMBER |r| Some(across(r)?.joined?.usd.0);
    "across_exchange_needed_gbps" "Rate that carries an exchange in the time between two" NUMBER
        |r| Some(across(r)?.exchange?.needed().0);
    "across_exchange_efficiency_share" "Share of the time between exchanges that trains, as a fraction" NUMBER
        |r| Some(across(r)?.exchange?.kept().0);
};

fn domain(report: &Report, number: impl Fn(&Domains) -> Option<f64>) -> Option<f64> {
    domains(report).and_then(|all| number(&all))
}

fn count(number: u64) -> Option<f64> {
    Some(number as f64)
}

fn step(report: &Report, number: impl Fn(&Step) -> f64) -> Option<f64> {
    report.step.as_ref().map(number)
}

fn network(report: &Report, number: impl Fn(&Network) -> f64) -> Option<f64> {
    report.network.as_ref().ok().map(number)
}

fn fabric(report: &Report, number: impl Fn(&Fabric) -> u64) -> Option<f64> {
    network(report, |network| number(&network.fabric) as f64)
}

fn rung(report: &Report, number: impl Fn(&Later, &Bought) -> f64) -> Option<f64> {
    let year = report.scenario.year;
    let rung = later(&report.scenario, year, year).into_iter().next()?;
    Some(number(&rung, &rung.bought(year)?))
}

fn over(report: &Report, number: impl Fn(&Cycle, &Course) -> f64) -> Option<f64> {
    let cycle = cycle(&report.scenario)?;
    Some(number(&cycle, cycle.course(report.scenario.plan.refresh)))
}

fn goodput(report: &Report, number: impl Fn(&Goodput) -> f64) -> Option<f64> {
    Some(number(&Goodput::of(&report.scenario, &report.reliability)))
}

fn repair(report: &Report, number: impl Fn(&Repair) -> f64) -> Option<f64> {
    let mtbf = between_failures(&report.scenario, &report.reliability);
    Some(number(&Repair::of(&report.scenario, mtbf)))
}
