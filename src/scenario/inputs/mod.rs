//! The table of inputs: one row each. Sliders, number boxes, the link, the terminal, the corner tests and the table in
//! the README all walk it; adding an input is adding a row.

mod network;
mod operation;

use crate::catalog::Datum;
use crate::units::human;

use super::{Scenario, number};

/// Smallest cluster.
pub const MIN_GPUS: u64 = 64;
/// Largest cluster.
pub const MAX_GPUS: u64 = 4_194_304;

/// Where an input stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Always in sight.
    Simple,
    /// The drawing of the network.
    Topology,
    /// What is paid.
    Money,
    /// What the traffic looks like.
    Traffic,
    /// How often things break.
    Reliability,
}

impl Group {
    /// The groups behind "More", in order.
    pub const MORE: [Self; 4] = [
        Self::Topology,
        Self::Traffic,
        Self::Reliability,
        Self::Money,
    ];

    /// Heading of the group.
    pub fn name(self) -> &'static str {
        match self {
            Self::Simple => "Cluster",
            Self::Topology => "Topology",
            Self::Money => "Money and power",
            Self::Traffic => "Traffic",
            Self::Reliability => "Reliability",
        }
    }
}

/// A quantity.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// Smallest value, in the unit shown.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Step of the slider and the arrow keys; 0 moves by the logarithm.
    pub step: f64,
    /// Only whole numbers.
    pub whole: bool,
    /// Unit, as written behind the number.
    pub unit: &'static str,
    /// The value in force.
    pub get: fn(&Scenario) -> f64,
    /// Sets it; a value equal to the default goes back to following it.
    pub set: fn(&mut Scenario, f64),
    /// The value when nobody chose one.
    pub default: fn(&Scenario) -> f64,
    /// Where the default comes from.
    pub origin: fn(&Scenario) -> Option<&'static Datum>,
}

impl Number {
    /// A value without its unit, as a person reads it.
    pub fn digits(&self, value: f64) -> String {
        if self.whole {
            human::whole(value as u64)
        } else {
            number::plain((value * 1e4).round() / 1e4)
        }
    }

    /// A value with its unit: `$2.35`, `60 %`, `$0.078/kWh`.
    pub fn write(&self, value: f64) -> String {
        let digits = self.digits(value);
        match self.unit.strip_prefix('$') {
            Some(per) => format!("${digits}{per}"),
            None => format!("{digits} {}", self.unit),
        }
    }

    /// What it runs from and to: `20 to 100 %`, `$0.05 to $50`.
    pub fn range(&self) -> String {
        let low = self.digits(self.min);
        let sign = if self.unit.starts_with('$') { "$" } else { "" };
        format!("{sign}{low} to {}", self.write(self.max))
    }
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Opt {
    /// The word a link uses.
    pub id: &'static str,
    /// The words a person reads.
    pub name: String,
    /// Why it cannot be chosen now, or empty.
    pub missing: &'static str,
}

/// One of several.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// What is on offer now.
    pub options: fn(&Scenario) -> Vec<Opt>,
    /// Every word the link understands, offered now or not.
    pub words: fn() -> Vec<&'static str>,
    /// The choice in force.
    pub get: fn(&Scenario) -> &'static str,
    /// Chooses.
    pub set: fn(&mut Scenario, &str),
    /// The choice when nobody made one.
    pub default: fn(&Scenario) -> &'static str,
}

/// What an input is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A quantity.
    Number(Number),
    /// One of several.
    Choice(Choice),
}

/// One input.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    /// Key in the link.
    pub key: &'static str,
    /// Label on the page.
    pub label: &'static str,
    /// What it means, in one sentence.
    pub help: &'static str,
    /// Where it stands.
    pub group: Group,
    /// What it is.
    pub kind: Kind,
}

impl Input {
    /// Whether the scenario differs from this input's default.
    pub fn changed(&self, scenario: &Scenario) -> bool {
        match &self.kind {
            Kind::Number(number) => (number.get)(scenario) != (number.default)(scenario),
            Kind::Choice(choice) => (choice.get)(scenario) != (choice.default)(scenario),
        }
    }

    /// Puts the default back.
    pub fn reset(&self, scenario: &mut Scenario) {
        match &self.kind {
            Kind::Number(number) => (number.set)(scenario, (number.default)(scenario)),
            Kind::Choice(choice) => (choice.set)(scenario, (choice.default)(scenario)),
        }
    }
}

/// The input with this key.
pub fn input(key: &str) -> Option<&'static Input> {
    INPUTS.iter().find(|input| input.key == key)
}

fn fresh() -> Scenario {
    Scenario::default()
}

fn offered(id: &'static str, name: impl Into<String>, missing: &'static str) -> Opt {
    Opt {
        id,
        name: name.into(),
        missing,
    }
}

/// Every input, in the order of the link.
pub static INPUTS: &[Input] = &{
    let (first, rest) = (network::ROWS, operation::ROWS);
    let mut all = [first[0]; network::ROWS.len() + operation::ROWS.len()];
    let mut place = 0;
    while place < all.len() {
        all[place] = if place < first.len() {
            first[place]
        } else {
            rest[place - first.len()]
        };
        place += 1;
    }
    all
};
