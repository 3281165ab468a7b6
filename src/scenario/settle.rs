//! Moving a choice that cannot be to the nearest that can, and saying so.

use crate::catalog;
use crate::units::human;

use super::setup::engine_reach;
use super::{INPUTS, Notice, Optics, Scenario, Setup};

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
    if setup.fabric != scenario.fabric {
        let (asked, stands) = (scenario.fabric.name, setup.fabric.name);
        notices.push(Notice::about(
            "fabric",
            format!(
                "{} does not come on {asked}; {stands} stands instead.",
                setup.platform.name
            ),
        ));
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
