//! Which parts a scenario buys: the nearest possible combination of fabric, planes, switch and optics for its platform.
//! Every scenario has one, so the model never meets a choice that cannot be; `settle` tells the person what moved.

use crate::catalog::{Cable, Circuit, Fabric, Module, Nic, Platform, Switch};
use crate::units::Gbps;

use super::attach::adapter;
use super::media::{Kit, LAYERS, Layer, cable, fastest, light};
use super::ports::Ports;
use super::possible::{
    circuit, default_planes, default_switch, engine_reach, fabric, fits, nearest_planes, topology,
    twin,
};
use super::{Host, Media, Modules, Optics, Scenario, Topology};

/// A possible combination of parts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setup {
    /// The accelerators and their servers.
    pub platform: &'static Platform,
    /// The fabric.
    pub fabric: &'static Fabric,
    /// How the switches are joined.
    pub topology: Topology,
    /// Independent planes each accelerator's bandwidth is split over.
    pub planes: u8,
    /// Port speed of a plane.
    pub port: Gbps,
    /// The box that is bought: the co-packaged twin where the optics are.
    pub switch: &'static Switch,
    /// The box as the person chose it.
    pub choice: &'static Switch,
    /// The circuit switch, where there are any.
    pub circuit: &'static Circuit,
    /// Ports of a switch at that speed.
    pub radix: u32,
    /// How they are divided tier by tier.
    pub ports: Ports,
    /// Accelerators of a pod, where a size was chosen.
    pub pod: Option<u64>,
    /// The optics.
    pub optics: Optics,
    /// The host link.
    pub host: Host,
    /// Ends that share one module.
    pub modules: Modules,
    /// The copper inside the cubes of a torus.
    pub inside: Option<&'static Cable>,
    /// The adapter; none where the accelerator has its own ports.
    pub nic: Option<&'static Nic>,
    /// Whether two accelerators of a host share one such module.
    pub nic_modules_shared: bool,
    /// Adapters of one accelerator.
    pub adapters: u32,
    /// Module of the accelerator's end.
    pub nic_module: &'static Module,
    /// Those modules for each accelerator, where each has its own.
    pub nic_modules_per_gpu: u32,
    /// The links of each layer, hosts to leaves first.
    pub layers: [Layer; LAYERS],
}

impl Setup {
    /// The combination nearest to what the scenario asks for: fabric yields to platform, planes to both, the switch to
    /// those, the optics to the switch.
    pub fn of(scenario: &Scenario) -> Self {
        let platform = scenario.sized_platform();
        let fabric = fabric(scenario);
        let planes = match scenario.planes {
            Some(wanted) => nearest_planes(scenario, fabric, wanted),
            None => default_planes(scenario, fabric),
        };
        let adapters = scenario.adapters();
        let topology = topology(scenario, platform, fabric);
        let torus = topology == Topology::Torus;
        let port = match &platform.torus_link {
            Some(link) if torus => Gbps(link.value),
            _ => Gbps(scenario.line_rate().0 / f64::from(planes)),
        };
        let pinned = scenario.switch.filter(|switch| fits(switch, fabric, port));
        // Engines that do not reach are left before the box is chosen: it would be one with engines.
        let far = scenario.reach.iter().any(|metres| *metres > engine_reach());
        let optics = match scenario.optics {
            Optics::Cpo if torus || far => Optics::Dsp,
            optics => optics,
        };
        let choice = pinned.unwrap_or_else(|| default_switch(fabric, port, optics));
        let optics = match optics {
            _ if choice.copackaged => Optics::Cpo,
            Optics::Cpo if choice.copackaged_as.is_empty() => Optics::Dsp,
            optics => optics,
        };
        let switch = if optics == Optics::Cpo && !choice.copackaged {
            twin(choice)
        } else {
            choice
        };
        let radix = (switch.capacity.value / port.0) as u32;
        let kit = Kit {
            optics,
            media: scenario.media,
            modules: scenario.modules,
            port: port.0,
            cage: if torus { port.0 } else { switch.cage.value },
        };
        let by_reach = |metres: f64| {
            (scenario.media == Media::Reach)
                .then(|| kit.copper_for(metres))
                .flatten()
        };
        let host = match scenario.host {
            _ if torus => Host::Optical,
            // Copper of a port so fast may not exist.
            Some(host) if host == Host::Optical || cable(host, port.0).is_some() => host,
            Some(_) => Host::Optical,
            None => by_reach(scenario.reach[0]).unwrap_or(Host::Optical),
        };
        let layers = std::array::from_fn(|place| {
            let metres = scenario.reach[place];
            let copper = match place {
                0 => Some(host).filter(|host| *host != Host::Optical),
                _ => by_reach(metres),
            };
            kit.layer(place, metres, copper.as_slice())
        });
        let nic_modules_per_gpu = u32::from(planes.min(adapters)).max(1);
        let nic_speed = scenario.line_rate().0 / f64::from(nic_modules_per_gpu);
        let shared = scenario.modules == Modules::Both
            && nic_modules_per_gpu == 1
            && fastest() >= 2.0 * nic_speed;
        let nic_speed = if shared { 2.0 * nic_speed } else { nic_speed };
        let ports = Ports::tapered(radix, scenario.taper);
        let circuit = circuit(platform, torus);
        Self {
            platform,
            fabric,
            topology,
            planes,
            port,
            switch,
            choice,
            circuit,
            radix,
            ports: if topology == Topology::Circuits {
                ports.under_circuits(circuit.ports.value as u32)
            } else {
                ports
            },
            pod: Some(scenario.pod)
                .filter(|pod| *pod > 0 && matches!(topology, Topology::Clos | Topology::Circuits)),
            optics,
            host,
            modules: scenario.modules,
            inside: cable(Host::Dac, port.0).filter(|_| torus),
            nic: (!torus).then(|| adapter(scenario, fabric)),
            nic_modules_shared: shared,
            adapters: u32::from(adapters),
            nic_module: light(
                optics,
                scenario.media == Media::Reach,
                [nic_speed; 2],
                scenario.reach[0],
            ),
            nic_modules_per_gpu,
            layers,
        }
    }

    /// Rate of one accelerator, one way: that of its links together in a torus, where no adapter stands between.
    pub fn rate(&self, scenario: &Scenario) -> Gbps {
        match &self.platform.scale_up {
            Some(links) if self.topology == Topology::Torus => Gbps(scenario.value(links) * 8.0),
            _ => scenario.line_rate(),
        }
    }

    /// Modules at the adapters of so many accelerators: where two ends share one, within a server.
    pub fn nic_modules(&self, gpus: u64) -> u64 {
        if self.nic_modules_shared {
            let rails = u64::from(self.platform.rails.max(1));
            return gpus / rails * rails.div_ceil(2) + (gpus % rails).div_ceil(2);
        }
        gpus * u64::from(self.nic_modules_per_gpu)
    }
}
