//! What the same cluster gets when it is bought in another year: rung by rung, from the first year of the roadmap to the
//! last, and at any time what it then costs and draws.

use crate::catalog::{self, MILESTONES, Milestone, SWITCHES};
use crate::model::bill::Bill;
use crate::model::fabric::{DoesNotFit, Fabric};
use crate::model::power::Power;
use crate::model::roadmap;
use crate::scenario::{PRICE_YEAR, Plan, Scenario, Setup, Topology};
use crate::units::{Gbps, PicojoulesPerBit, Usd, Watts};

/// First and last year that is looked at.
pub const YEARS: [f64; 2] = [2022.0, 2032.0];

/// What one gets from a time on, until the next rung.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// From when, in years.
    pub from: f64,
    /// The cluster as it is bought then.
    pub scenario: Scenario,
    /// Its parts.
    pub setup: Setup,
    /// Its network, or why there is none.
    pub fabric: Result<Fabric, DoesNotFit>,
    /// Whether its switch ships by then; what nobody dated always does.
    pub there: bool,
}

/// What a network bought at a time comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bought {
    /// Price of the network at the scenario's buyer's prices.
    pub network: Usd,
    /// Price of its optics.
    pub optics: Usd,
    /// IT draw of the network.
    pub watts: Watts,
    /// IT draw of its optics.
    pub optics_watts: Watts,
    /// Modules and engines.
    pub modules: u64,
    /// Boxes of either kind.
    pub boxes: u64,
    /// Rate of all accelerators together, one way.
    pub rate: Gbps,
}

impl Bought {
    /// Price of the network for each Gb/s of an accelerator.
    pub fn per_gbps(&self) -> Usd {
        self.network / self.rate.0
    }

    /// Energy of a bit through the network at full rate.
    pub fn per_bit(&self) -> PicojoulesPerBit {
        self.watts.per_bit(self.rate)
    }
}

impl Rung {
    fn at(scenario: &Scenario, from: f64) -> Self {
        let bought = scenario.bought_in(from);
        let setup = Setup::of(&bought);
        Self {
            from,
            there: setup.topology == Topology::Torus || bought.plan.ships(setup.switch) <= from,
            fabric: Fabric::sized(setup, bought.gpus, bought.tiers),
            scenario: bought,
            setup,
        }
    }

    /// Rate of the electrical lanes of its switch; none where nobody said.
    pub fn lane(&self) -> Option<u16> {
        let milestone = catalog::milestone(self.setup.switch.milestone)?;
        (self.setup.topology != Topology::Torus && milestone.lane > 0).then_some(milestone.lane)
    }

    /// Its network, where it can be bought: its switch ships by then, and the cluster fits.
    pub fn network(&self) -> Option<&Fabric> {
        self.fabric.as_ref().ok().filter(|_| self.there)
    }

    /// Rate of one accelerator, one way.
    pub fn rate(&self) -> Gbps {
        self.setup.rate(&self.scenario)
    }

    /// The PCIe generation whose slot of sixteen lanes one adapter needs; none where there is no adapter or no such slot.
    pub fn slot(&self) -> Option<&'static Milestone> {
        self.setup.nic?;
        roadmap::slot(self.rate() * (1.0 / f64::from(self.setup.adapters.max(1))))
    }

    /// The scenario as it is bought at a time of this rung.
    pub fn then(&self, time: f64) -> Scenario {
        Scenario {
            year: time,
            ..self.scenario.clone()
        }
    }

    /// Its bill at a time, where it can be bought: optics at that year's prices, everything else cheaper by the plan's percent for each year.
    pub fn bill(&self, time: f64) -> Option<Bill> {
        let fabric = self.network()?;
        let scenario = self.then(time);
        let mut bill = Bill::of(&scenario, fabric);
        let factor = cheaper(&scenario);
        for row in bill.rows.iter_mut().filter(|row| !row.part.is_optics()) {
            row.unit = row.unit.map(|price| price * factor);
        }
        Some(bill)
    }

    /// What it comes to when it is bought at a time, where it can be.
    pub fn bought(&self, time: f64) -> Option<Bought> {
        let (fabric, bill) = (self.network()?, self.bill(time)?);
        let power = Power::of(&self.scenario, &bill);
        let sum = |optics: bool| -> Usd {
            let rows = bill.only(|part| part.is_optics() || !optics);
            rows.map(|row| row.price(self.scenario.buyer)).sum()
        };
        Some(Bought {
            network: sum(false),
            optics: sum(true),
            watts: power.network,
            optics_watts: power.optics,
            modules: bill.modules(),
            boxes: fabric.all_boxes(),
            rate: self.rate() * self.scenario.gpus as f64,
        })
    }
}

/// What is left of a price that falls by the plan's percent a year, counted from the year of the catalog's prices.
fn cheaper(scenario: &Scenario) -> f64 {
    let plan = &scenario.plan;
    libm::pow(1.0 - plan.decline / 100.0, scenario.year - PRICE_YEAR)
}

/// The rungs of a scenario between two times, the first from the earlier one on: looked at whenever a port speed or a
/// switch of its fabric comes, neighbours that are the same put together.
pub fn ladder(scenario: &Scenario, from: f64, to: f64) -> Vec<Rung> {
    let mut rungs: Vec<Rung> = vec![Rung::at(scenario, from)];
    for time in changes(scenario, from, to) {
        let next = Rung::at(scenario, time);
        let same = |last: &Rung| last.setup == next.setup && last.there == next.there;
        if !rungs.last().is_some_and(same) {
            rungs.push(next);
        }
    }
    rungs
}

/// The rung in force at a time.
pub fn rung_at(rungs: &[Rung], time: f64) -> Option<&Rung> {
    rungs.iter().rev().find(|rung| rung.from <= time)
}

/// The same scenario with every generation on time.
pub fn on_time(scenario: &Scenario) -> Scenario {
    Scenario {
        plan: Plan {
            slip: Plan::default().slip,
            ..scenario.plan
        },
        ..scenario.clone()
    }
}

/// Whether any generation comes later, or earlier, than the catalog says.
pub fn slips(scenario: &Scenario) -> bool {
    scenario.plan.slip != Plan::default().slip
}

/// Times after `from` and before `to` at which a port speed or a switch of the scenario's fabric comes, rising.
fn changes(scenario: &Scenario, from: f64, to: f64) -> Vec<f64> {
    let plan = &scenario.plan;
    let fabric = Setup::of(scenario).fabric;
    let ports = MILESTONES.iter().filter(|point| point.series == "port");
    let boxes = SWITCHES
        .iter()
        .filter(|switch| switch.fabrics.contains(&fabric.id))
        .map(|switch| plan.ships(switch));
    let mut times: Vec<f64> = Vec::with_capacity(16);
    for time in ports.map(|point| plan.when(point)).chain(boxes) {
        let place = times.partition_point(|other| *other < time);
        if from < time && time < to && times.get(place) != Some(&time) {
            times.insert(place, time);
        }
    }
    times
}
