//! Which parts a scenario buys: the nearest possible combination of fabric, planes, switch and optics for its platform.
//! Every scenario has one, so the model never meets a choice that cannot be; `settle` tells the person what moved.

use crate::catalog::{self, Fabric, MODULES, Module, Nic, Platform, SWITCHES, Switch};
use crate::units::{Gbps, human};

use super::{Host, INPUTS, Notice, Optics, Scenario};

/// Port speeds that exist.
const PORTS: [f64; 5] = [100.0, 200.0, 400.0, 800.0, 1_600.0];

/// A possible combination of parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// The accelerators and their servers.
    pub platform: &'static Platform,
    /// The fabric.
    pub fabric: &'static Fabric,
    /// Independent planes each accelerator's bandwidth is split over.
    pub planes: u8,
    /// Port speed of a plane.
    pub port: Gbps,
    /// The box that is bought: the co-packaged twin where the optics are.
    pub switch: &'static Switch,
    /// The box as the person chose it.
    pub choice: &'static Switch,
    /// Ports of a switch at that speed.
    pub radix: u32,
    /// The optics.
    pub optics: Optics,
    /// The host link.
    pub host: Host,
    /// The adapter.
    pub nic: &'static Nic,
    /// Module of the accelerator's end, one for each adapter cage in use.
    pub nic_module: &'static Module,
    /// Those modules for each accelerator.
    pub nic_modules_per_gpu: u32,
    /// Module in a switch cage; none where the optics are co-packaged.
    pub switch_module: Option<&'static Module>,
    /// Ends that share one switch module.
    pub ends_per_switch_module: u32,
}

impl Setup {
    /// The combination nearest to what the scenario asks for: fabric yields to platform, planes to both, the switch to
    /// those, the optics to the switch.
    pub fn of(scenario: &Scenario) -> Self {
        // A platform without published bandwidth cannot be sized; the default stands in.
        let platform = if scenario.platform.missing.is_empty() {
            scenario.platform
        } else {
            catalog::default_platform()
        };
        let fabric = if carries(platform.fabrics, scenario.fabric.id) {
            scenario.fabric
        } else {
            platform
                .fabrics
                .iter()
                .find_map(|id| catalog::fabric(id))
                .unwrap_or(scenario.fabric)
        };
        let planes = nearest_planes(
            platform,
            fabric,
            scenario
                .planes
                .unwrap_or_else(|| default_planes(platform, fabric)),
        );
        let port = Gbps(scale_out(platform) / f64::from(planes));
        let pinned = scenario.switch.filter(|switch| fits(switch, fabric, port));
        let choice = pinned.unwrap_or_else(|| default_switch(fabric, port, scenario.optics));
        let optics = match scenario.optics {
            _ if choice.copackaged => Optics::Cpo,
            Optics::Cpo if choice.copackaged_as.is_empty() => Optics::Dsp,
            optics => optics,
        };
        let switch = if optics == Optics::Cpo && !choice.copackaged {
            twin(choice)
        } else {
            choice
        };
        let nic_modules_per_gpu = u32::from(planes.min(platform.nic_cages)).max(1);
        let nic_speed = Gbps(scale_out(platform) / f64::from(nic_modules_per_gpu));
        let module_speed = Gbps(switch.cage.value.max(port.0));
        // The end at the adapter stays pluggable: co-packaging is the switch's.
        let nic_optics = if optics == Optics::Cpo {
            Optics::Dsp
        } else {
            optics
        };
        Self {
            platform,
            fabric,
            planes,
            port,
            switch,
            choice,
            radix: (switch.capacity.value / port.0) as u32,
            optics,
            host: scenario.host,
            nic: adapter(platform, fabric),
            nic_module: module(nic_optics, nic_speed),
            nic_modules_per_gpu,
            switch_module: (optics != Optics::Cpo).then(|| module(optics, module_speed)),
            ends_per_switch_module: (module_speed.0 / port.0) as u32,
        }
    }

    /// Adapter ports of one accelerator, as they are bought.
    pub fn nics_per_gpu(&self) -> u32 {
        u32::from(self.platform.nic_cages)
    }
}

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
        let why = if setup.optics == Optics::Cpo {
            "has its optics inside"
        } else {
            "has no co-packaged version"
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

/// Numbers of planes this platform can be split over on this fabric.
pub fn possible_planes(
    platform: &'static Platform,
    fabric: &'static Fabric,
) -> impl Iterator<Item = u8> {
    (1..=8_u8).filter(move |planes| {
        let port = scale_out(platform) / f64::from(*planes);
        // An adapter's ports go to planes of its own: no port is wider than an adapter.
        planes.is_multiple_of(platform.nic_cages.max(1))
            && PORTS.contains(&port)
            && SWITCHES
                .iter()
                .any(|switch| fits(switch, fabric, Gbps(port)))
    })
}

/// Planes when nobody says otherwise: one for each adapter port, or what the platform does on Ethernet.
pub fn default_planes(platform: &'static Platform, fabric: &'static Fabric) -> u8 {
    let own = match platform.planes_on_ethernet {
        0 => platform.nic_cages,
        _ if fabric.id == "infiniband" => platform.nic_cages,
        planes => planes,
    };
    nearest_planes(platform, fabric, own)
}

fn nearest_planes(platform: &'static Platform, fabric: &'static Fabric, wanted: u8) -> u8 {
    possible_planes(platform, fabric)
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

fn twin(switch: &'static Switch) -> &'static Switch {
    catalog::switch(switch.copackaged_as).unwrap_or(switch)
}

fn adapter(platform: &'static Platform, fabric: &'static Fabric) -> &'static Nic {
    let cage = scale_out(platform) / f64::from(platform.nic_cages.max(1));
    let by_fabric = if cage <= 400.0 {
        fabric.nic_at_400
    } else {
        fabric.nic_at_800
    };
    catalog::nic(if platform.nic.is_empty() {
        by_fabric
    } else {
        platform.nic
    })
    .unwrap_or(&catalog::NICS[0])
}

/// The module of this kind that carries at least this rate.
fn module(optics: Optics, speed: Gbps) -> &'static Module {
    let mut of_kind = MODULES.iter().filter(|module| module.optics == optics.id());
    of_kind
        .find(|module| module.speed.value >= speed.0)
        .unwrap_or(&MODULES[0])
}

fn scale_out(platform: &Platform) -> f64 {
    platform.scale_out.as_ref().map_or(400.0, |rate| rate.value)
}

fn carries(list: &[&str], id: &str) -> bool {
    list.contains(&id)
}
