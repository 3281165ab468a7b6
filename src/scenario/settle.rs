//! Moving a choice that cannot be to the nearest that can, and saying so.

use crate::catalog;
use crate::units::{Gbps, human};

use super::possible::engine_reach;
use super::{Host, INPUTS, Notice, Optics, Scenario, Setup, Topology};

/// Moves the scenario onto its possible combination and says in one sentence each what moved.
pub fn settle(scenario: &mut Scenario) -> Vec<Notice> {
    let mut notices = Vec::new();
    if !scenario.platform.missing.is_empty() {
        let (asked, stands) = (scenario.platform, catalog::default_platform());
        notices.push(Notice::about(
            "platform",
            format!(
                "{} cannot be chosen: {}; {} stands instead.",
                asked.name, asked.missing, stands.name
            ),
        ));
        scenario.platform = stands;
    }
    let setup = Setup::of(scenario);
    let torus = setup.topology == Topology::Torus;
    if setup.fabric != scenario.fabric {
        let (asked, stands) = (scenario.fabric.name, setup.fabric.name);
        // A torus brings its fabric, and whoever asks for one need not name it.
        let named = scenario.fabric != catalog::default_fabric();
        let sentence = match scenario.topology {
            Some(Topology::Torus) if torus => named
                .then(|| format!("A 3-D torus is not built on {asked}; {stands} stands instead.")),
            _ => Some(format!(
                "{} does not come on {asked}; {stands} stands instead.",
                setup.platform.name
            )),
        };
        notices.extend(sentence.map(|sentence| Notice::about("fabric", sentence)));
        scenario.fabric = setup.fabric;
        // The share was the other fabric's. A link's own comes later, and stays.
        scenario.delivered = None;
    }
    if let Some(asked) = scenario
        .topology
        .filter(|topology| *topology != setup.topology)
    {
        notices.push(Notice::about(
            "topology",
            format!(
                "{} on {} cannot be a {}; {} stands instead.",
                setup.platform.name,
                setup.fabric.name,
                asked.name(),
                setup.topology.name()
            ),
        ));
        scenario.topology = None;
    }
    if let Some(asked) = scenario.planes.filter(|planes| *planes != setup.planes) {
        let (name, port) = (setup.platform.name, human::port(setup.port));
        notices.push(Notice::about(
            "planes",
            format!(
                "{name} on {} cannot run over {asked} {}; it runs over {} of {port} instead.",
                setup.fabric.name,
                if asked == 1 { "plane" } else { "planes" },
                setup.planes
            ),
        ));
        scenario.planes = Some(setup.planes);
    }
    if torus {
        notices.extend(without_switches(scenario));
    }
    if let Some(asked) = scenario.switch.filter(|switch| *switch != setup.choice) {
        let port = human::port(setup.port);
        notices.push(Notice::about(
            "switch",
            format!(
                "{} does not serve {} at {port}; {} stands instead.",
                asked.name, setup.fabric.name, setup.choice.name
            ),
        ));
        scenario.switch = None;
    }
    let no_copper = |host: &Host| !torus && *host != setup.host;
    if let Some(asked) = scenario.host.filter(no_copper) {
        let port = human::port(setup.port);
        notices.push(Notice::about(
            "host",
            format!(
                "{} does not exist at {port}; {} stands instead.",
                asked.name(),
                setup.host.name()
            ),
        ));
        scenario.host = None;
    }
    if setup.optics != scenario.optics {
        let far = scenario.reach.iter().any(|metres| *metres > engine_reach());
        let why = match setup.optics {
            Optics::Cpo => "has its optics inside",
            _ if far => "has engines that do not reach so far",
            _ => "has no co-packaged version",
        };
        notices.push(Notice::about(
            "optics",
            format!(
                "{} {why}; {} stands instead.",
                setup.choice.name,
                setup.optics.name()
            ),
        ));
        scenario.optics = setup.optics;
    }
    // What equals the default follows it from now on.
    for input in INPUTS {
        if !input.changed(scenario) {
            input.reset(scenario);
        }
    }
    notices
}

/// Takes away what only a switch has, in a torus of chips.
fn without_switches(scenario: &mut Scenario) -> Vec<Notice> {
    let mut notices = Vec::new();
    if let Some(asked) = scenario.switch.take() {
        let sentence = format!(
            "A 3-D torus has no packet switch; {} was left out.",
            asked.name
        );
        notices.push(Notice::about("switch", sentence));
    }
    if let Some(asked) = scenario.bandwidth.take() {
        let asked = human::port(Gbps(asked));
        let sentence = format!(
            "A 3-D torus joins its chips at the rate of their links; {asked} was left out."
        );
        notices.push(Notice::about("bandwidth", sentence));
    }
    if let Some(asked) = scenario.host.take().filter(|host| *host != Host::Optical) {
        let sentence = format!(
            "A 3-D torus has no leaf to reach over {}: copper joins the chips of a cube, light the cubes.",
            asked.name()
        );
        notices.push(Notice::about("host", sentence));
    }
    if scenario.optics == Optics::Cpo {
        scenario.optics = Optics::Dsp;
        let sentence =
            "A 3-D torus has no switch chip for engines to sit beside; DSP stands instead.";
        notices.push(Notice::about("optics", sentence));
    }
    notices
}
