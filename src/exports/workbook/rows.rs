//! One row of the bill in formulas: its count, its price to three buyers, its draw and its failures.

use crate::catalog;
use crate::model::bill::{Part, Row};
use crate::scenario::{LAYERS, Optics};

use super::inputs::name;
use super::lines::LAYER_NAME;
use super::sizing::of_layer;
use super::subject::Subject;

/// Formulas of a row.
pub struct Text {
    /// How many.
    pub count: String,
    /// Price of one at volume, at list, and with optics from the switch vendor.
    pub prices: [String; 3],
    /// Draw of one.
    pub watts: String,
    /// Failures of one a year; none where they follow from those of all.
    pub failures_each: Option<String>,
    /// Failures of all; none where they follow from those of one.
    pub failures: Option<String>,
}

/// Puts a row into formulas.
pub fn text(subject: &Subject, row: &Row) -> Text {
    let of = |field: &str| format!("{}_{field}", name(row.id));
    let mut text = Text {
        count: count(subject, row),
        prices: prices(subject, row),
        watts: of("watts"),
        failures_each: Some(of("failures")),
        failures: None,
    };
    match row.part {
        Part::Switch if subject.setup.optics == Optics::Cpo => {
            text.watts = without_engines(row, "watts");
        }
        // The copper inside the cubes of a torus is counted with the accelerators.
        Part::HostCable if subject.torus() => text.watts = "0".to_owned(),
        Part::HostCable => text.watts = format!("2*{}", of("watts_per_end")),
        Part::Fibre | Part::Trunk => {
            text.watts = "0".to_owned();
            // Links break, not trunks.
            let links = sum("Links", &subject.layers_of(row));
            text.failures = Some(format!("{}*({links})", of("failures")));
            text.failures_each = None;
        }
        Part::Panel => {
            text.watts = "0".to_owned();
            text.failures_each = Some("0".to_owned());
        }
        _ => {}
    }
    text
}

/// `Links_spine+Links_core`, or nothing.
fn sum(what: &str, layers: &[usize]) -> String {
    if layers.is_empty() {
        return "0".to_owned();
    }
    let names: Vec<String> = layers.iter().map(|layer| of_layer(what, *layer)).collect();
    names.join("+")
}

fn count(subject: &Subject, row: &Row) -> String {
    let layers = subject.layers_of(row);
    match row.part {
        Part::Switch => "Switches".to_owned(),
        Part::CircuitSwitch => "CircuitSwitches".to_owned(),
        Part::Engine => format!("Switches*{}", engines(subject)),
        Part::Laser => format!("Switches*ROUNDUP({}/8,0)", engines(subject)),
        Part::SwitchModule => sum("SwitchModules", &layers),
        Part::NicModule => at_adapters(subject),
        Part::HostCable if subject.torus() => "LinksInside".to_owned(),
        Part::HostCable | Part::Fibre => sum("Links", &layers),
        Part::Trunk => sum("Trunks", &layers),
        Part::Panel => sum("Panels", &(0..LAYERS).collect::<Vec<_>>()),
        Part::Nic => "Sized*AdaptersPerGPU".to_owned(),
    }
}

/// Engines of a box: one for each 800 Gb/s.
fn engines(subject: &Subject) -> u64 {
    (subject.setup.switch.capacity.value / 800.0) as u64
}

/// Modules at the adapters: where two ends share one, within a server.
fn at_adapters(subject: &Subject) -> String {
    if subject.setup.nic_modules_shared {
        return "INT(Sized/Rails)*ROUNDUP(Rails/2,0)+ROUNDUP(MOD(Sized,Rails)/2,0)".to_owned();
    }
    "Sized*AdapterModulesPerGPU".to_owned()
}

/// The published price and draw of a co-packaged box include its engines, which are shown as what they are.
fn without_engines(row: &Row, field: &str) -> String {
    let engines =
        catalog::switch(row.id).map_or(0, |switch| (switch.capacity.value / 800.0) as u64);
    format!("MAX(0,{}_{field}-cpo_800_{field}*{engines})", name(row.id))
}

fn prices(subject: &Subject, row: &Row) -> [String; 3] {
    let of = |field: &str| format!("{}_{field}", name(row.id));
    let two =
        |text: &dyn Fn(&str) -> String| [text("hyperscale"), text("street"), text("hyperscale")];
    match row.part {
        Part::Switch if subject.setup.optics == Optics::Cpo => {
            two(&|tier| without_engines(row, &format!("price_{tier}")))
        }
        Part::SwitchModule | Part::NicModule | Part::Engine | Part::Laser => {
            let Some(module) = catalog::module(row.id) else {
                return two(&|tier| of(&format!("price_{tier}")));
            };
            let vendor = match module.price_vendor {
                Some(_) => "vendor",
                None if matches!(module.optics, "cpo" | "laser") => "hyperscale",
                None => "street",
            };
            let series = if module.speed.value > 800.0 {
                "new"
            } else {
                "mature"
            };
            ["hyperscale", "street", vendor]
                .map(|tier| format!("{}*PriceLevel_{series}", of(&format!("price_{tier}"))))
        }
        Part::Fibre | Part::Trunk => {
            let layer = subject.layers_of(row).first().copied().unwrap_or(0);
            let strands = match row.part {
                Part::Fibre => of_layer("Strands", 0),
                _ => "TrunkStrands".to_owned(),
            };
            let metres = format!("Metres_{}", LAYER_NAME[layer]);
            two(&|tier| {
                let (ends, metre) = (of(&format!("price_{tier}")), of(&format!("metre_{tier}")));
                format!("({ends}+{metre}*{metres})*{strands}")
            })
        }
        _ => two(&|tier| of(&format!("price_{tier}"))),
    }
}
