//! The one bill: whole parts with their price, draw and failure rate. Dollars, watts, failures and spares all read it,
//! so that a part that is bought also burns and breaks.

use serde::Serialize;

use crate::catalog::{self, Cable, Datum, Module};
use crate::scenario::{Buyer, Host, Optics, Scenario};
use crate::units::{Gbps, PerYear, Usd, Watts};

use super::fabric::Fabric;

/// What a row is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Switch boxes.
    Switch,
    /// Pluggable modules in switch cages.
    SwitchModule,
    /// Pluggable modules in adapter cages.
    NicModule,
    /// Optical engines inside co-packaged switches.
    Engine,
    /// External lasers of co-packaged switches.
    Laser,
    /// Copper host cables.
    HostCable,
    /// Fibre of the optical links.
    Fibre,
    /// Network adapters.
    Nic,
}

impl Part {
    /// Whether the row belongs to the optics bill.
    pub fn is_optics(self) -> bool {
        matches!(
            self,
            Self::SwitchModule | Self::NicModule | Self::Engine | Self::Laser
        )
    }
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Row {
    /// What it is a part of.
    pub part: Part,
    /// Catalog id.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Whole parts.
    pub count: u64,
    /// Price of one at volume and at list.
    #[serde(rename = "unit_usd_hyperscale_street")]
    pub unit: [Usd; 2],
    /// Draw of one.
    #[serde(rename = "unit_watts")]
    pub watts: Watts,
    /// Failures of one a year.
    #[serde(rename = "unit_failures_per_year")]
    pub failures: PerYear,
}

impl Row {
    /// Price of the row to a buyer.
    pub fn price(&self, buyer: Buyer) -> Usd {
        self.unit[buyer as usize] * self.count as f64
    }

    /// Draw of the row.
    pub fn draw(&self) -> Watts {
        self.watts * self.count as f64
    }

    /// Failures of the row a year.
    pub fn breaks(&self) -> PerYear {
        self.failures * self.count as f64
    }
}

/// The bill of a fabric.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Bill {
    /// Its rows; a part that is not bought has none.
    pub rows: Vec<Row>,
    /// Ends of optical links, at port speed.
    #[serde(skip)]
    pub ends: u64,
}

impl Bill {
    /// Draws up the bill.
    pub fn of(scenario: &Scenario, fabric: &Fabric) -> Self {
        let mut rows = Rows {
            scenario,
            list: Vec::with_capacity(8),
        };
        let setup = &fabric.setup;
        let light_to_host = setup.host == Host::Optical;
        let cables: u64 = (0..super::fabric::clos::MAX_TIERS)
            .map(|layer| fabric.cables(layer))
            .sum();
        let optical = if light_to_host {
            cables
        } else {
            cables - fabric.cables(0)
        };

        let switches = fabric.all_switches();
        let (mut prices, mut watts) = rows.switch_box(fabric);
        if setup.optics == Optics::Cpo {
            // Engines sit beside the chip, one for each 800 Gb/s of the box, bought and powered whether used or not. The
            // published price and draw of the box include them: they are taken out of it and shown as what they are.
            let engines_each = (setup.switch.capacity.value / 800.0) as u64;
            let lasers_each = engines_each.div_ceil(8);
            let engine = named("cpo-800");
            let laser = named("laser-800");
            for (place, unit) in rows
                .prices([&engine.price_hyperscale, &engine.price_street])
                .into_iter()
                .enumerate()
            {
                prices[place] = Usd((prices[place] - unit * engines_each as f64).0.max(0.0));
            }
            watts = Watts(
                (watts.0 - rows.scenario.value(&engine.watts) * engines_each as f64).max(0.0),
            );
            rows.module(Part::Engine, engine, switches * engines_each);
            rows.module(Part::Laser, laser, switches * lasers_each);
        }
        rows.push(Row {
            part: Part::Switch,
            id: setup.switch.id,
            name: setup.switch.name,
            count: switches,
            unit: prices,
            watts,
            failures: PerYear(scenario.value(&setup.switch.failures)),
        });
        if let Some(module) = setup.switch_module {
            rows.module(
                Part::SwitchModule,
                module,
                switch_modules(fabric, light_to_host),
            );
        }
        if light_to_host {
            rows.module(
                Part::NicModule,
                setup.nic_module,
                fabric.gpus() * u64::from(setup.nic_modules_per_gpu),
            );
        } else {
            rows.cable(
                Part::HostCable,
                cable(setup.host.id(), setup.port),
                fabric.cables(0),
            );
        }
        rows.cable(Part::Fibre, cable("fibre", setup.port), optical);
        let nic = setup.nic;
        rows.push(Row {
            part: Part::Nic,
            id: nic.id,
            name: nic.name,
            count: fabric.gpus() * u64::from(setup.nics_per_gpu()),
            unit: rows.prices([&nic.price_hyperscale, &nic.price_street]),
            watts: Watts(scenario.value(&nic.watts)),
            failures: PerYear(scenario.value(&nic.failures)),
        });
        Self {
            rows: rows.list,
            ends: 2 * optical,
        }
    }

    /// Rows of some parts.
    pub fn only(&self, keep: impl Fn(Part) -> bool) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| keep(row.part))
    }

    /// Whole modules: pluggables, or the engines that stand in their place.
    pub fn modules(&self) -> u64 {
        self.only(|part| part.is_optics() && part != Part::Laser)
            .map(|row| row.count)
            .sum()
    }
}

/// Modules in switch cages, rounded up to whole ones on every switch.
fn switch_modules(fabric: &Fabric, light_to_host: bool) -> u64 {
    let (plane, each) = (
        &fabric.plane,
        u64::from(fabric.setup.ends_per_switch_module),
    );
    let in_plane: u64 = (0..usize::from(plane.tiers))
        .flat_map(|tier| {
            plane.down(tier).map(|(count, down)| {
                (
                    count,
                    if tier == 0 && !light_to_host { 0 } else { down } + plane.up(tier),
                )
            })
        })
        .map(|(count, ends)| count * ends.div_ceil(each))
        .sum();
    in_plane * u64::from(fabric.setup.planes)
}

fn named(id: &str) -> &'static Module {
    catalog::module(id).unwrap_or(&catalog::MODULES[0])
}

/// The cable of a kind that carries at least this rate.
fn cable(kind: &str, speed: Gbps) -> &'static Cable {
    let mut of_kind = catalog::CABLES.iter().filter(|cable| cable.host == kind);
    of_kind
        .find(|cable| cable.speed.value >= speed.0)
        .unwrap_or(&catalog::CABLES[0])
}

struct Rows<'a> {
    scenario: &'a Scenario,
    list: Vec<Row>,
}

impl Rows<'_> {
    fn prices(&self, [hyperscale, street]: [&Datum; 2]) -> [Usd; 2] {
        [
            Usd(self.scenario.value(hyperscale)),
            Usd(self.scenario.value(street)),
        ]
    }

    fn switch_box(&self, fabric: &Fabric) -> ([Usd; 2], Watts) {
        let switch = fabric.setup.switch;
        (
            self.prices([&switch.price_hyperscale, &switch.price_street]),
            Watts(self.scenario.value(&switch.watts)),
        )
    }

    fn push(&mut self, row: Row) {
        if row.count > 0 {
            self.list.push(row);
        }
    }

    fn module(&mut self, part: Part, module: &'static Module, count: u64) {
        self.push(Row {
            part,
            id: module.id,
            name: module.name,
            count,
            unit: self.prices([&module.price_hyperscale, &module.price_street]),
            watts: Watts(self.scenario.value(&module.watts)),
            failures: PerYear(self.scenario.value(&module.failures)),
        });
    }

    fn cable(&mut self, part: Part, cable: &'static Cable, count: u64) {
        self.push(Row {
            part,
            id: cable.id,
            name: cable.name,
            count,
            unit: self.prices([&cable.price_hyperscale, &cable.price_street]),
            watts: Watts(self.scenario.value(&cable.watts_per_end) * 2.0),
            failures: PerYear(self.scenario.value(&cable.failures)),
        });
    }
}
