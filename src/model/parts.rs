//! Rows of the bill, part by part: how many of each a fabric takes, in whole boxes, modules, cables and trunks.

use crate::catalog::{self, Datum, Module, PANELS};
use crate::scenario::{LAYERS, Layer, Scenario};
use crate::units::{PerYear, Usd, Watts};

use super::bill::{Part, Row};
use super::cages::cages;
use super::fabric::{Fabric, Shape};
use super::price;

/// Rows in the making.
pub(super) struct Rows<'a> {
    scenario: &'a Scenario,
    fabric: &'a Fabric,
    pub list: Vec<Row>,
}

impl<'a> Rows<'a> {
    pub fn of(scenario: &'a Scenario, fabric: &'a Fabric) -> Self {
        Self {
            scenario,
            fabric,
            list: Vec::with_capacity(16),
        }
    }

    /// Packet switches without their optics.
    pub fn switches(&mut self, at: [u64; LAYERS]) {
        let switch = self.fabric.setup.switch;
        let row = self.row(Part::Switch, switch.id, switch.name, at);
        self.push(Row {
            unit: self.prices([&switch.price_hyperscale, &switch.price_street]),
            watts: Watts(self.scenario.value(&switch.watts)),
            failures: PerYear(self.scenario.value(&switch.failures)),
            ..row
        });
    }

    /// Engines sit beside the chip, one for each 800 Gb/s of the box, bought and powered whether used or not. The
    /// published price and draw of the box include them: they are taken out of it and shown as what they are.
    pub fn copackaged(&mut self, at: [u64; LAYERS]) {
        let switch = self.fabric.setup.switch;
        let engines_each = (switch.capacity.value / 800.0) as u64;
        let lasers_each = engines_each.div_ceil(8);
        let (engine, laser) = (named("cpo-800"), named("laser-800"));
        let mut unit = self.prices([&switch.price_hyperscale, &switch.price_street]);
        // At the catalog's prices: in another year engines are dearer or cheaper, and the rest of the box is not.
        let inside = self.prices([&engine.price_hyperscale, &engine.price_street]);
        for (price, inside) in unit.iter_mut().zip(inside) {
            *price = Usd((*price - inside * engines_each as f64).0.max(0.0));
        }
        let inside = self.scenario.value(&engine.watts) * engines_each as f64;
        let watts = (self.scenario.value(&switch.watts) - inside).max(0.0);
        self.module(Part::Engine, engine, at.map(|count| count * engines_each));
        self.module(Part::Laser, laser, at.map(|count| count * lasers_each));
        let row = self.row(Part::Switch, switch.id, switch.name, at);
        self.push(Row {
            unit,
            watts: Watts(watts),
            failures: PerYear(self.scenario.value(&switch.failures)),
            ..row
        });
    }

    /// Circuit switches at the top of a tree, or between the cubes of a torus.
    pub fn circuits(&mut self) {
        let circuit = self.fabric.setup.circuit;
        let top = usize::from(self.fabric.tiers()) - 1;
        let mut at = [0; LAYERS];
        at[top] = self.fabric.circuits();
        let row = self.row(Part::CircuitSwitch, circuit.id, circuit.name, at);
        self.push(Row {
            unit: self.prices([&circuit.price_hyperscale, &circuit.price_street]),
            watts: Watts(self.scenario.value(&circuit.watts)),
            failures: PerYear(self.scenario.value(&circuit.failures)),
            ..row
        });
    }

    /// Modules in the cages of one tier, for the layer below it and the layer above, rounded up to whole ones on every
    /// switch. Ports of both layers share a cage where the module is the same.
    pub fn modules_of(&mut self, tier: usize) {
        let layers = &self.fabric.setup.layers;
        if let Shape::Torus(torus) = &self.fabric.shape {
            if let (0, Some(module)) = (tier, layers[0].module) {
                self.module(Part::SwitchModule, module, [torus.optical, 0, 0, 0]);
            }
            return;
        }
        if self.fabric.is_circuit(tier) {
            return;
        }
        let (low, high) = (&layers[tier], layers.get(tier + 1));
        let (mut below, mut above) = (0, 0);
        for copies in self.fabric.trees() {
            let [down, up] = cages(&copies.of, tier, low, high);
            below += down * copies.times;
            above += up * copies.times;
        }
        let mut put = |layer: Option<&Layer>, place: usize, count: u64| {
            if let Some(module) = layer.and_then(|layer| layer.module) {
                let mut at = [0; LAYERS];
                at[place.min(LAYERS - 1)] = count;
                self.module(Part::SwitchModule, module, at);
            }
        };
        put(Some(low), tier, below);
        put(high, tier + 1, above);
    }

    /// Cables of one layer: copper, jumpers to hosts, or trunks between switches.
    pub fn links_of(&mut self, place: usize) {
        let layer = &self.fabric.setup.layers[place];
        let links = self.fabric.cables(place);
        if links == 0 {
            return;
        }
        let mut at = [0; LAYERS];
        if let Some(cable) = layer.copper {
            at[place] = links;
            let row = self.row(Part::HostCable, cable.id, cable.name, at);
            return self.push(Row {
                unit: self.prices([&cable.price_hyperscale, &cable.price_street]),
                watts: Watts(self.scenario.value(&cable.watts_per_end) * 2.0),
                failures: PerYear(self.scenario.value(&cable.failures)),
                ..row
            });
        }
        let strand = layer.strand;
        let ends = self.prices([&strand.price_hyperscale, &strand.price_street]);
        let metre = self.prices([&strand.metre_hyperscale, &strand.metre_street]);
        let breaks = self.scenario.value(&strand.failures);
        // A jumper is one link's strands; a trunk bundles those of many.
        let (part, name, strands) = match place {
            0 => (Part::Fibre, "Fibre jumper", layer.strands),
            _ => (Part::Trunk, "Fibre trunk", strands_of_trunk()),
        };
        at[place] = match place {
            0 => links,
            // A link's strands lie in one trunk.
            _ => links.div_ceil(((strands / layer.strands) as u64).max(1)),
        };
        let row = self.row(part, strand.id, name, at);
        self.push(Row {
            metres: layer.metres,
            unit: std::array::from_fn(|buyer| {
                (ends[buyer] + metre[buyer] * layer.metres) * strands
            }),
            // Links break, and the last trunk is not full: as many failures as links, over whole trunks.
            failures: PerYear(breaks * links as f64 / row.count.max(1) as f64),
            ..row
        });
    }

    /// Copper between the chips of a torus's cubes.
    pub fn cubes(&mut self) {
        if let Shape::Torus(torus) = &self.fabric.shape
            && let Some(cable) = self.fabric.setup.inside
        {
            let at = [torus.copper, 0, 0, 0];
            let row = self.row(Part::HostCable, cable.id, cable.name, at);
            self.push(Row {
                unit: self.prices([&cable.price_hyperscale, &cable.price_street]),
                failures: PerYear(self.scenario.value(&cable.failures)),
                ..row
            });
        }
    }

    /// A panel at each end of every trunk, filled link by link.
    pub fn panels(&mut self) {
        let panel = &PANELS[0];
        let at = std::array::from_fn(|layer| {
            let light = layer > 0 && self.fabric.setup.layers[layer].copper.is_none();
            let links = if light { self.fabric.cables(layer) } else { 0 };
            2 * (links as f64 / panel.links.value).ceil() as u64
        });
        let row = self.row(Part::Panel, panel.id, panel.name, at);
        self.push(Row {
            unit: self.prices([&panel.price_hyperscale, &panel.price_street]),
            ..row
        });
    }

    /// Adapters; an accelerator with ports of its own has none.
    pub fn adapters(&mut self) {
        let Some(nic) = self.fabric.setup.nic else {
            return;
        };
        let each = u64::from(self.fabric.setup.adapters);
        let row = self.row(
            Part::Nic,
            nic.id,
            nic.name,
            [self.fabric.gpus * each, 0, 0, 0],
        );
        self.push(Row {
            unit: self.prices([&nic.price_hyperscale, &nic.price_street]),
            watts: Watts(self.scenario.value(&nic.watts)),
            failures: PerYear(self.scenario.value(&nic.failures)),
            ..row
        });
    }

    /// Modules, engines or external lasers.
    pub fn module(&mut self, part: Part, module: &'static Module, at: [u64; LAYERS]) {
        let row = self.row(part, module.id, module.name, at);
        self.push(Row {
            unit: self.module_prices(module),
            watts: Watts(self.scenario.value(&module.watts)),
            failures: PerYear(self.scenario.value(&module.failures)),
            ..row
        });
    }

    /// Lasers in everything listed.
    pub fn lasers(&self) -> u64 {
        let rows = self.list.iter().filter(|row| row.part.is_optics());
        rows.map(|row| {
            row.count * catalog::module(row.id).map_or(0, |module| module.lasers.value as u64)
        })
        .sum()
    }

    fn row(&self, part: Part, id: &'static str, name: &'static str, at: [u64; LAYERS]) -> Row {
        Row {
            part,
            id,
            name,
            count: at.iter().sum(),
            at,
            metres: 0.0,
            unit: [Usd(0.0); 3],
            watts: Watts(0.0),
            failures: PerYear(0.0),
        }
    }

    /// Volume and list; a buyer of vendor optics pays volume for everything else.
    fn prices(&self, [hyperscale, street]: [&Datum; 2]) -> [Usd; 3] {
        let volume = Usd(self.scenario.value(hyperscale));
        [volume, Usd(self.scenario.value(street)), volume]
    }

    fn module_prices(&self, module: &'static Module) -> [Usd; 3] {
        price::of_module(self.scenario, module)
    }

    /// A part that stands on the bill already only grows.
    fn push(&mut self, row: Row) {
        if row.count == 0 {
            return;
        }
        let same = |other: &&mut Row| {
            (other.part, other.id, other.metres) == (row.part, row.id, row.metres)
        };
        match self.list.iter_mut().find(same) {
            Some(there) => {
                if there.failures != row.failures {
                    let breaks = there.breaks() + row.breaks();
                    there.failures = breaks / (there.count + row.count) as f64;
                }
                there.count += row.count;
                for (at, more) in there.at.iter_mut().zip(row.at) {
                    *at += more;
                }
            }
            None => self.list.push(row),
        }
    }
}

fn named(id: &str) -> &'static Module {
    catalog::module(id).unwrap_or(&catalog::MODULES[0])
}

/// Strands of a trunk.
pub fn strands_of_trunk() -> f64 {
    catalog::assumption("trunk-strands").map_or(144.0, |row| row.value.value)
}
