//! Every bill adds up: rows to totals, parts to what the fabric takes of them.

use fabriconomics::model::bill::Part;
use fabriconomics::model::fabric::{Fabric, Shape};
use fabriconomics::model::{Network, evaluate};
use fabriconomics::scenario::{Buyer, Host, LAYERS, Layer, Modules, Optics, Scenario};
use fabriconomics::units::{PerYear, Usd, Watts};

use super::laws::{a_fabric_adds_up, cages};

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
}

#[track_caller]
fn equal(what: &str, sum: f64, total: f64) {
    assert!(near(sum, total), "{what}: rows give {sum}, total {total}");
}

fn sum<Q>(network: &Network, keep: impl Fn(Part) -> bool, of: impl Fn(usize) -> Q) -> f64
where
    Q: Into<Amount>,
{
    let rows = network.bill.rows.iter().enumerate();
    rows.filter(|(_, row)| keep(row.part))
        .map(|(place, _)| of(place).into().0)
        .sum()
}

/// Any quantity as its bare number.
struct Amount(f64);

impl From<Usd> for Amount {
    fn from(amount: Usd) -> Self {
        Self(amount.0)
    }
}

impl From<Watts> for Amount {
    fn from(amount: Watts) -> Self {
        Self(amount.0)
    }
}

impl From<PerYear> for Amount {
    fn from(amount: PerYear) -> Self {
        Self(amount.0)
    }
}

#[track_caller]
pub fn rows_add_up(scenario: &Scenario) {
    let report = evaluate(scenario);
    let Ok(network) = &report.network else {
        return;
    };
    let (capital, power, rows) = (&network.capital, &network.power, &network.bill.rows);
    let everything = |_: Part| true;
    let price = |place: usize| rows[place].price(scenario.buyer);
    let draw = |place: usize| rows[place].draw();
    let breaks = |place: usize| rows[place].breaks();
    equal(
        "network $",
        sum(network, everything, price),
        capital.network.0,
    );
    equal(
        "optics $",
        sum(network, Part::is_optics, price),
        capital.optics.0,
    );
    for (buyer, total) in [Buyer::Hyperscale, Buyer::Street]
        .iter()
        .zip(capital.optics_range)
    {
        let price = |place: usize| rows[place].price(*buyer);
        equal(
            "optics $ by buyer",
            sum(network, Part::is_optics, price),
            total.0,
        );
    }
    if let (Some(servers), Some(cluster)) = (capital.servers, capital.cluster) {
        equal("cluster $", servers.0 + capital.network.0, cluster.0);
    }
    equal("network W", sum(network, everything, draw), power.network.0);
    equal(
        "optics W",
        sum(network, Part::is_optics, draw),
        power.optics.0,
    );
    equal(
        "cluster W",
        power.servers.0 + power.network.0,
        power.cluster.0,
    );
    equal(
        "facility W",
        power.network.0 * scenario.pue,
        power.network_facility.0,
    );
    let built = report.reliability.built_up.expect("a bill");
    let parts = sum(network, |part| part != Part::Nic, breaks);
    equal(
        "network failures",
        parts * built.network_factor,
        built.network.0,
    );
    let causes = [
        built.gpus,
        built.hosts,
        built.software,
        built.network,
        built.nics,
    ];
    equal(
        "causes",
        causes.iter().map(|cause| cause.0).sum(),
        built.total.0,
    );
}

/// The bill of a scenario, counted.
struct Counted<'a> {
    network: &'a Network,
    fabric: &'a Fabric,
}

impl Counted<'_> {
    fn all(&self, wanted: Part) -> u64 {
        let rows = self.network.bill.rows.iter();
        rows.filter(|row| row.part == wanted)
            .map(|row| row.count)
            .sum()
    }

    fn at(&self, wanted: Part, place: usize) -> u64 {
        let rows = self.network.bill.rows.iter();
        rows.filter(|row| row.part == wanted)
            .map(|row| row.at[place])
            .sum()
    }

    fn is_light(&self, layer: usize) -> bool {
        self.fabric.setup.layers[layer].copper.is_none()
    }

    /// Ends of a layer's links in switch cages: of light only, and none at a circuit switch.
    fn switch_ends(&self, layer: usize) -> u64 {
        let cables = self.fabric.cables(layer);
        match &self.fabric.shape {
            _ if !self.is_light(layer) => 0,
            Shape::Torus(_) => cables,
            // The other end is the adapter's, or a mirror's.
            Shape::Trees(_) if layer == 0 || self.fabric.is_circuit(layer) => cables,
            Shape::Trees(_) => 2 * cables,
        }
    }

    /// Switches with ports of a layer: those below it and those above.
    fn switches_with(&self, layer: usize) -> u64 {
        let below = layer
            .checked_sub(1)
            .map_or(0, |tier| self.fabric.switches(tier));
        below + self.fabric.switches(layer)
    }

    #[track_caller]
    fn boxes(&self) {
        assert_eq!(self.all(Part::Switch), self.fabric.all_switches());
        assert_eq!(self.all(Part::CircuitSwitch), self.fabric.circuits());
        for tier in 0..LAYERS {
            assert_eq!(self.at(Part::Switch, tier), self.fabric.switches(tier));
        }
    }

    #[track_caller]
    fn cables(&self) {
        let torus = match &self.fabric.shape {
            Shape::Torus(torus) => torus.copper,
            Shape::Trees(_) => 0,
        };
        let (mut lit_links, mut strand) = (0, 0.0);
        for layer in 0..LAYERS {
            let links = self.fabric.cables(layer);
            if self.is_light(layer) {
                lit_links += links;
                strand = self.fabric.setup.layers[layer].strand.failures.value;
            }
            let inside = if layer == 0 { torus } else { 0 };
            let copper = if self.is_light(layer) { 0 } else { links };
            assert_eq!(self.at(Part::HostCable, layer), copper + inside);
            let lit = links - copper;
            // Between switches trunks of many links, and panels at both of their ends.
            let (jumpers, lit) = if layer == 0 { (lit, 0) } else { (0, lit) };
            assert_eq!(self.at(Part::Fibre, layer), jumpers);
            let each = (144.0 / self.fabric.setup.layers[layer].strands) as u64;
            let trunks = self.at(Part::Trunk, layer);
            assert!(
                trunks * each >= lit && trunks.saturating_sub(1) * each < lit.max(1),
                "{trunks} trunks for {lit}"
            );
            let panels = self.at(Part::Panel, layer);
            assert!(
                panels.is_multiple_of(2) && (panels == 0) == (lit == 0),
                "{panels} for {lit}"
            );
        }
        self.glass_breaks(lit_links, strand);
    }

    /// Links of light break, however many share a trunk. Multimode and single-mode break alike.
    #[track_caller]
    fn glass_breaks(&self, links: u64, rate: f64) {
        let rows = self.network.bill.rows.iter();
        let glass = rows.filter(|row| matches!(row.part, Part::Fibre | Part::Trunk));
        let breaks: f64 = glass.map(|row| row.breaks().0).sum();
        equal("failures of glass", breaks, links as f64 * rate);
    }

    /// Whole modules: enough for their ends, and never more than one too many for each switch and layer.
    #[track_caller]
    fn modules(&self) {
        let setup = &self.fabric.setup;
        let (modules, engines) = (self.all(Part::SwitchModule), self.all(Part::Engine));
        let torus = matches!(self.fabric.shape, Shape::Torus(_));
        let nic_modules = self.all(Part::NicModule);
        if setup.optics == Optics::Cpo {
            let each = (setup.switch.capacity.value / 800.0) as u64;
            assert_eq!((modules, engines), (0, each * self.all(Part::Switch)));
            assert!(self.all(Part::Laser) * 8 >= engines);
        } else {
            assert_eq!((engines, self.all(Part::Laser)), (0, 0));
            for layer in 0..LAYERS {
                let (ends, shared) = (self.switch_ends(layer), setup.layers[layer].ends);
                let modules = self.at(Part::SwitchModule, layer);
                let most = ends.div_ceil(shared) + self.switches_with(layer);
                assert!(
                    modules <= most,
                    "{modules} modules for {ends} ends in layer {layer}"
                );
                assert!(modules * shared + self.switches_with(layer) * shared >= ends);
                assert_eq!(
                    modules == 0,
                    ends == 0,
                    "{modules} for {ends} in layer {layer}"
                );
            }
            // Ports of one tier up and down share a cage where the module is the same.
            let first = setup.layers[0];
            let alike = |layer: &Layer| (layer.module, layer.ends) == (first.module, first.ends);
            if !torus && setup.layers.iter().all(alike) {
                let trees = self.fabric.trees();
                let all = trees.map(|copies| copies.times * cages(&copies.of, first.ends));
                assert_eq!(modules, if first.module.is_some() { all.sum() } else { 0 });
            }
        }
        assert_eq!(self.network.bill.modules(), modules + engines + nic_modules);

        let nic_ends = if self.is_light(0) && !torus {
            self.fabric.cables(0)
        } else {
            0
        };
        // Enough for their ends, and where two share one at most one too many a server.
        let (speed, port) = (setup.nic_module.speed.value, setup.port.0);
        assert!(
            nic_modules as f64 * speed >= nic_ends as f64 * port,
            "{nic_modules}"
        );
        let servers = self
            .fabric
            .gpus
            .div_ceil(u64::from(setup.platform.rails.max(1)));
        let most = match setup.modules {
            Modules::Both => nic_ends.div_ceil(2) + servers,
            _ => nic_ends,
        };
        let most = most.max(self.fabric.gpus * u64::from(setup.nic_modules_per_gpu));
        assert!(nic_modules <= most, "{nic_modules} for {nic_ends}");
        assert_eq!(nic_modules == 0, nic_ends == 0);
        let every: u64 = (0..LAYERS).map(|layer| self.switch_ends(layer)).sum();
        assert_eq!(self.network.bill.ends, every + nic_ends);
    }
}

#[track_caller]
pub fn counts_match_the_fabric(scenario: &Scenario) -> Option<()> {
    let report = evaluate(scenario);
    let network = report.network.as_ref().ok()?;
    let counted = Counted {
        network,
        fabric: &network.fabric,
    };
    a_fabric_adds_up(&network.fabric);
    counted.boxes();
    counted.cables();
    counted.modules();
    let setup = &network.fabric.setup;
    let adapters = setup
        .nic
        .map_or(0, |_| scenario.gpus * u64::from(setup.adapters));
    assert_eq!(counted.all(Part::Nic), adapters);
    assert!(setup.host == Host::Optical || !counted.is_light(0));
    for row in network.bill.rows.iter().chain(&network.beside) {
        assert!(row.count > 0, "{row:?}");
        assert_eq!(row.count, row.at.iter().sum::<u64>(), "{row:?}");
    }
    Some(())
}
