//! Who is paid: the network's dollars by what is sold, down to the chip in a switch and the lasers in a module.

use crate::catalog::{self, Datum, MODULES, Module};
use crate::model::Report;
use crate::model::bill::{Part, Row};
use crate::model::price;
use crate::scenario::{Buyer, Scenario};
use crate::units::Usd;

/// What is sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Chips inside packet switches.
    SwitchChip,
    /// The rest of a packet switch.
    SwitchBox,
    /// Processors inside modules.
    Dsp,
    /// Lasers, inside modules and outside.
    Laser,
    /// The rest of a module at volume price.
    Module,
    /// What modules cost above their volume price.
    Resale,
    /// Engines beside switch chips.
    Engine,
    /// Network adapters.
    Adapter,
    /// Copper cables.
    Copper,
    /// Jumpers, trunks and panels.
    Fibre,
    /// Circuit switches.
    Circuit,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 11] = [
        Self::SwitchChip,
        Self::SwitchBox,
        Self::Dsp,
        Self::Laser,
        Self::Module,
        Self::Resale,
        Self::Engine,
        Self::Adapter,
        Self::Copper,
        Self::Fibre,
        Self::Circuit,
    ];
}

/// Dollars to each class, in the order of the classes; they add up to the network's price.
pub fn suppliers(report: &Report) -> [(Class, Usd); 11] {
    let mut paid = Class::ALL.map(|class| (class, Usd(0.0)));
    let scenario = &report.scenario;
    let rows = report
        .network
        .as_ref()
        .map(|network| network.bill.rows.as_slice());
    for row in rows.unwrap_or_default() {
        let price = row.price(scenario.buyer);
        let volume = row.price(Buyer::Hyperscale);
        let mut pay =
            |class: Class, usd: Usd| paid[class as usize].1 = paid[class as usize].1 + usd;
        match row.part {
            Part::Switch => {
                // A chip costs the same whoever buys the box around it.
                let chip = least(volume * assumed(scenario, "chip-share"), price);
                pay(Class::SwitchChip, chip);
                pay(Class::SwitchBox, price - chip);
            }
            Part::SwitchModule | Part::NicModule => {
                let making = least(volume, price);
                let [dsp, laser] = inside(scenario, row).map(|usd| least(usd, making / 2.0));
                pay(Class::Dsp, dsp);
                pay(Class::Laser, laser);
                pay(Class::Module, making - dsp - laser);
                pay(Class::Resale, price - making);
            }
            Part::Engine => pay(Class::Engine, price),
            Part::Laser => pay(Class::Laser, price),
            Part::Nic => pay(Class::Adapter, price),
            Part::HostCable => pay(Class::Copper, price),
            Part::Fibre | Part::Trunk | Part::Panel => pay(Class::Fibre, price),
            Part::CircuitSwitch => pay(Class::Circuit, price),
        }
    }
    paid
}

/// Processors and lasers in a row of modules. Their shares are of a module with a processor: without one the lasers cost
/// what they cost there, and half a processor half of it.
fn inside(scenario: &Scenario, row: &Row) -> [Usd; 2] {
    let Some(module) = catalog::module(row.id) else {
        return [Usd(0.0); 2];
    };
    let same = |other: &&Module| {
        (other.optics, other.medium, other.speed.value)
            == ("dsp", module.medium, module.speed.value)
    };
    let like = MODULES.iter().find(same).unwrap_or(module);
    let each = Usd(scenario.value(&like.price_hyperscale)) * price::in_year(scenario, like);
    let all = each * row.count as f64;
    let processors = match module.optics {
        "dsp" => 1.0,
        "lro" => 0.5,
        _ => 0.0,
    };
    [
        all * assumed(scenario, "dsp-share") * processors,
        all * assumed(scenario, "laser-share"),
    ]
}

fn assumed(scenario: &Scenario, id: &str) -> f64 {
    let percent = scenario.assumption(id).unwrap_or_default();
    (percent / 100.0).clamp(0.0, 1.0)
}

fn share(id: &str) -> Option<&'static Datum> {
    catalog::assumption(id).map(|row| &row.value)
}

fn least(one: Usd, other: Usd) -> Usd {
    Usd(one.0.min(other.0))
}

/// Data behind the split, beside the bill's own.
pub fn behind_suppliers(report: &Report) -> Vec<&'static Datum> {
    let mut all = super::behind_bill(report);
    all.extend(
        ["chip-share", "dsp-share", "laser-share"]
            .into_iter()
            .filter_map(share),
    );
    all
}
