//! What goes with what: topologies, planes and boxes that a platform and a fabric can have.

use crate::catalog::{self, CIRCUITS, Circuit, Fabric, Platform, SWITCHES, Switch};
use crate::units::Gbps;

use super::attach::RATES;
use super::{Optics, Scenario, Topology};

/// The fabric of a torus.
pub(super) const TORUS: &str = "ici";

/// How this platform's switches can be joined on this fabric, the usual way first.
pub fn possible_topologies(platform: &Platform, fabric: &Fabric) -> impl Iterator<Item = Topology> {
    let (torus, rails) = (fabric.id == TORUS, platform.rails > 1);
    Topology::ALL
        .iter()
        .copied()
        .filter(move |topology| match topology {
            Topology::Torus => torus,
            Topology::RailOnly => !torus && rails,
            Topology::Clos | Topology::Circuits => !torus,
        })
}

/// The fabric: a torus brings its own, and what a platform does not come on yields to the first it does.
pub(super) fn fabric(scenario: &Scenario) -> &'static Fabric {
    let platform = scenario.sized_platform();
    let torus = scenario.topology == Some(Topology::Torus);
    if torus && carries(platform.fabrics, TORUS) {
        catalog::fabric(TORUS).unwrap_or(scenario.fabric)
    } else if carries(platform.fabrics, scenario.fabric.id) {
        scenario.fabric
    } else {
        let mut own = platform.fabrics.iter();
        own.find_map(|id| catalog::fabric(id))
            .unwrap_or(scenario.fabric)
    }
}

pub(super) fn topology(scenario: &Scenario, platform: &Platform, fabric: &Fabric) -> Topology {
    let mut possible = possible_topologies(platform, fabric);
    let asked = scenario.topology;
    let usual = possible.next().unwrap_or(Topology::Clos);
    asked
        .filter(|asked| *asked == usual || possible.any(|topology| topology == *asked))
        .unwrap_or(usual)
}

/// The circuit switch: for a torus the smallest that holds both faces of all its cubes, on top of a tree the largest.
pub(super) fn circuit(platform: &Platform, torus: bool) -> &'static Circuit {
    let ends = f64::from(2 * platform.torus_most / platform.cube.pow(3).max(1));
    let ports = |circuit: &Circuit| circuit.ports.value;
    let mut best = &CIRCUITS[0];
    for circuit in &CIRCUITS {
        let enough = torus && ports(best) >= ends;
        let better = match enough {
            true => (ends..ports(best)).contains(&ports(circuit)),
            false => ports(circuit) > ports(best),
        };
        if better {
            best = circuit;
        }
    }
    best
}

/// Metres an engine beside a switch chip reaches.
pub fn engine_reach() -> f64 {
    catalog::module("cpo-800").map_or(0.0, |engine| engine.reach.value)
}

/// Numbers of planes an accelerator's bandwidth can be split over on this fabric.
pub fn possible_planes(
    scenario: &Scenario,
    fabric: &'static Fabric,
) -> impl Iterator<Item = u8> + use<> {
    let (rate, adapters) = (scenario.line_rate().0, scenario.adapters());
    (1..=8_u8).filter(move |planes| {
        let port = rate / f64::from(*planes);
        // An adapter's ports go to planes of its own: no port is wider than an adapter.
        planes.is_multiple_of(adapters)
            && RATES.contains(&port)
            && SWITCHES
                .iter()
                .any(|switch| fits(switch, fabric, Gbps(port)))
    })
}

/// Planes when nobody says otherwise: one for each adapter port, or what the platform does on Ethernet.
pub fn default_planes(scenario: &Scenario, fabric: &'static Fabric) -> u8 {
    let own = match scenario.sized_platform().planes_on_ethernet {
        0 => scenario.adapters(),
        _ if fabric.id == "infiniband" || scenario.own_bandwidth().is_some() => scenario.adapters(),
        planes => planes,
    };
    nearest_planes(scenario, fabric, own)
}

pub(super) fn nearest_planes(scenario: &Scenario, fabric: &'static Fabric, wanted: u8) -> u8 {
    possible_planes(scenario, fabric)
        .min_by_key(|planes| planes.abs_diff(wanted))
        .unwrap_or(1)
}

/// Whether a box carries this fabric and has ports of this speed.
pub fn fits(switch: &Switch, fabric: &Fabric, port: Gbps) -> bool {
    carries(switch.fabrics, fabric.id)
        && switch.port_min.value <= port.0
        && port.0 <= switch.port_max.value
}

/// The box a fabric brings at a port speed.
pub fn default_switch(fabric: &'static Fabric, port: Gbps, optics: Optics) -> &'static Switch {
    let by_speed = match port.0 {
        speed if speed <= 200.0 => fabric.switch_at_200,
        speed if speed <= 400.0 => fabric.switch_at_400,
        speed if speed <= 800.0 => fabric.switch_at_800,
        _ => fabric.switch_at_1600,
    };
    let own = catalog::switch(by_speed).filter(|switch| fits(switch, fabric, port));
    let copackaged =
        catalog::switch(fabric.switch_copackaged).filter(|switch| fits(switch, fabric, port));
    // With co-packaged optics the same box where it has a twin: another generation of switch would change the tree too.
    let named = match optics {
        Optics::Cpo => own
            .filter(|switch| switch.copackaged || !switch.copackaged_as.is_empty())
            .or(copackaged)
            .or(own),
        _ => own,
    };
    let any = || {
        SWITCHES
            .iter()
            .find(|switch| !switch.hidden && fits(switch, fabric, port))
    };
    named.or_else(any).unwrap_or(&SWITCHES[0])
}

pub(super) fn twin(switch: &'static Switch) -> &'static Switch {
    catalog::switch(switch.copackaged_as).unwrap_or(switch)
}

pub(super) fn carries(list: &[&str], id: &str) -> bool {
    list.contains(&id)
}
