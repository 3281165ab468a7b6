//! The same cluster bought in another year: the ports and the switches that year has.

use crate::catalog::{self, MILESTONES, SWITCHES, Switch};

use super::attach::usual_rate;
use super::possible::{fits, possible_planes};
use super::{Ladder, Optics, Plan, Scenario, Setup, Topology};

impl Scenario {
    /// This cluster as it would be bought in a year: under the plan's ladder with the port speed that most ports have by
    /// then, if that is more than it has now; on the largest switch of its fabric that ships by then; over more planes
    /// where no such switch has ports so fast. A torus keeps what it is.
    pub fn bought_in(&self, year: f64) -> Self {
        let mut later = Self {
            year,
            ..self.clone()
        };
        let setup = Setup::of(self);
        if setup.topology == Topology::Torus {
            return later;
        }
        let port = self.plan.port(year);
        if self.plan.ladder == Ladder::Ports && port > self.line_rate().0 {
            later.bandwidth = Some(port).filter(|rate| *rate != usual_rate(self.sized_platform()));
        }
        later.switch = newest(&later, year);
        if later.switch.is_none() {
            // Ports of that speed are there before a switch has them: the bandwidth is split.
            for planes in possible_planes(&later, setup.fabric) {
                let split = Self {
                    planes: Some(planes),
                    ..later.clone()
                };
                if let Some(switch) = newest(&split, year) {
                    return Self {
                        switch: Some(switch),
                        ..split
                    };
                }
            }
        }
        later
    }
}

impl Plan {
    /// The port speed most ports have in a year, in Gb/s; 0 before the first.
    pub fn port(&self, year: f64) -> f64 {
        let ports = MILESTONES.iter().filter(|point| point.series == "port");
        let there = ports.filter(|point| self.when(point) <= year);
        there.map(|point| point.value.value).fold(0.0, f64::max)
    }

    /// When a switch ships under this plan, in years; always, where nobody dated its chip.
    pub fn ships(&self, switch: &Switch) -> f64 {
        catalog::milestone(switch.milestone).map_or(0.0, |milestone| self.when(milestone))
    }
}

/// The largest switch of the scenario's fabric that ships in a year and has ports of its speed. One with its optics inside
/// only where those were asked for.
fn newest(scenario: &Scenario, year: f64) -> Option<&'static Switch> {
    let setup = Setup::of(scenario);
    let mut best: Option<&'static Switch> = None;
    for switch in &SWITCHES {
        let offered = !switch.hidden && (!switch.copackaged || scenario.optics == Optics::Cpo);
        let there = scenario.plan.ships(switch) <= year;
        if offered && there && fits(switch, setup.fabric, setup.port) {
            let larger = |best: &Switch| switch.capacity.value > best.capacity.value;
            if best.is_none_or(larger) {
                best = Some(switch);
            }
        }
    }
    best
}
