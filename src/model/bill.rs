//! The one bill: whole parts with their price, draw and failure rate. Dollars, watts, failures and spares all read it,
//! so that a part that is bought also burns and breaks.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::scenario::{Buyer, LAYERS, Optics, Scenario};
use crate::units::{PerYear, Usd, Watts};

use super::fabric::{Fabric, Shape};
use super::parts::Rows;

/// What a row is a part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Packet switch boxes.
    Switch,
    /// Circuit switch boxes.
    CircuitSwitch,
    /// Pluggable modules in switch cages, or at the cubes of a torus.
    SwitchModule,
    /// Pluggable modules in adapter cages.
    NicModule,
    /// Optical engines inside co-packaged switches.
    Engine,
    /// External lasers of co-packaged switches.
    Laser,
    /// Copper cables.
    HostCable,
    /// Fibre jumpers from hosts to leaves, one a link.
    Fibre,
    /// Fibre trunks between switches.
    Trunk,
    /// Patch panels at both ends of the trunks.
    Panel,
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

    /// Whether it is glass, or holds it.
    pub fn is_fibre(self) -> bool {
        matches!(self, Self::Fibre | Self::Trunk | Self::Panel)
    }

    /// Whether it is copper or glass.
    pub fn is_cable(self) -> bool {
        self == Self::HostCable || self.is_fibre()
    }

    /// Who is paid for it first.
    pub fn supplier(self) -> &'static str {
        match self {
            Self::Switch => "switches",
            Self::CircuitSwitch => "circuit switches",
            Self::SwitchModule | Self::NicModule => "optical modules",
            Self::Engine => "co-packaged engines",
            Self::Laser => "lasers",
            Self::HostCable => "copper cables",
            Self::Fibre | Self::Trunk | Self::Panel => "fibre",
            Self::Nic => "adapters",
        }
    }
}

/// One row of the bill.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Row {
    /// What it is a part of.
    pub part: Part,
    /// Catalog id.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Whole parts.
    pub count: u64,
    /// The same by place: of a box its tier, of a link's part the layer below that tier.
    #[serde(rename = "count_by_tier")]
    pub at: [u64; LAYERS],
    /// Metres of one, for a part sold by length; 0 otherwise.
    #[serde(rename = "metres", skip_serializing_if = "no_length")]
    pub metres: f64,
    /// Price of one at volume, at list, and at volume with optics from the switch vendor.
    #[serde(flatten, serialize_with = "prices")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "UnitPrices"))]
    pub unit: [Usd; 3],
    /// Draw of one.
    #[serde(rename = "unit_watts")]
    pub watts: Watts,
    /// Failures of one a year.
    #[serde(rename = "unit_failures_per_year")]
    pub failures: PerYear,
}

fn prices<S: Serializer>(unit: &[Usd; 3], to: S) -> Result<S::Ok, S::Error> {
    let mut map = to.serialize_map(Some(2))?;
    map.serialize_entry("unit_usd_hyperscale_street", &unit[..2])?;
    map.serialize_entry("unit_usd_vendor", &unit[2])?;
    map.end()
}

/// What [`prices`] writes.
#[cfg(not(target_arch = "wasm32"))]
#[derive(schemars::JsonSchema)]
#[expect(dead_code, reason = "only its names are read, by the schema")]
struct UnitPrices {
    /// Price of one at volume and at list, in US dollars.
    unit_usd_hyperscale_street: [Usd; 2],
    /// Price of one at volume with optics from the switch vendor, in US dollars.
    unit_usd_vendor: Usd,
}

fn no_length(metres: &f64) -> bool {
    *metres == 0.0
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
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Bill {
    /// Its rows; a part that is not bought has none.
    pub rows: Vec<Row>,
    /// Ends of optical links, at port speed; the side of a circuit switch has none.
    #[serde(skip)]
    pub ends: u64,
    /// Lasers, inside modules and outside.
    #[serde(skip)]
    pub lasers: u64,
}

impl Bill {
    /// Draws up the bill.
    pub fn of(scenario: &Scenario, fabric: &Fabric) -> Self {
        let mut rows = Rows::of(scenario, fabric);
        let setup = &fabric.setup;
        let packet = std::array::from_fn(|tier| fabric.switches(tier));
        if setup.optics == Optics::Cpo {
            rows.copackaged(packet);
        } else {
            rows.switches(packet);
        }
        rows.circuits();
        for layer in 0..LAYERS {
            rows.modules_of(layer);
        }
        let light_to_host = setup.layers[0].copper.is_none();
        if light_to_host && matches!(fabric.shape, Shape::Trees(_)) {
            let count = setup.nic_modules(fabric.gpus);
            rows.module(Part::NicModule, setup.nic_module, [count, 0, 0, 0]);
        }
        for layer in 0..LAYERS {
            rows.links_of(layer);
        }
        rows.cubes();
        rows.panels();
        rows.adapters();
        let lasers = rows.lasers();
        Self {
            ends: ends(fabric),
            lasers,
            rows: rows.list,
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

/// Ends of optical links: two a link, one where the other is the mirror of a circuit switch.
fn ends(fabric: &Fabric) -> u64 {
    let light = (0..LAYERS).filter(|layer| fabric.setup.layers[*layer].copper.is_none());
    light
        .map(|layer| {
            let mirror = fabric.is_circuit(layer) || matches!(fabric.shape, Shape::Torus(_));
            fabric.cables(layer) * if mirror { 1 } else { 2 }
        })
        .sum()
}
