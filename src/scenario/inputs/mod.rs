//! The table of inputs: one row each. Sliders, number boxes, the link, the terminal, the corner tests and the table in
//! the README all walk it; adding an input is adding a row.

/// A choice among the words of an enumeration, kept in a field of the scenario.
macro_rules! of_words {
    ($words:ident, $($field:ident).+) => {
        Choice {
            options: |_| {
                let words = $words::ALL.iter();
                words
                    .map(|word| super::offered(word.id(), word.name(), ""))
                    .collect()
            },
            words: || $words::ALL.iter().map(|word| word.id()).collect(),
            get: |s| s.$($field).+.id(),
            set: |s, id| {
                let words = $words::ALL.iter().copied();
                s.$($field).+ = words
                    .into_iter()
                    .find(|word| word.id() == id)
                    .unwrap_or(s.$($field).+)
            },
            default: |_| super::fresh().$($field).+.id(),
        }
    };
}

mod group;
mod network;
mod operation;
mod plant;
mod recovery;
mod sites;
mod traffic;
mod training;
mod years;

use crate::catalog::{self, Datum};
use crate::units::human;

use super::{Scenario, number};

pub use group::Group;

/// Smallest cluster.
pub const MIN_GPUS: u64 = 64;
/// Largest cluster.
pub const MAX_GPUS: u64 = 4_194_304;

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
            None => format!("{digits} {}", self.unit).trim_end().to_owned(),
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

/// A few quantities of one kind, one for each layer of links or tier of switches.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// What each stands for.
    pub entries: &'static [&'static str],
    /// Smallest value.
    pub min: f64,
    /// Largest value.
    pub max: f64,
    /// Unit, as written behind the number.
    pub unit: &'static str,
    /// The value at a place.
    pub get: fn(&Scenario, usize) -> f64,
    /// Sets it.
    pub set: fn(&mut Scenario, usize, f64),
    /// The value when nobody chose one.
    pub default: fn(&Scenario, usize) -> f64,
    /// Where that comes from.
    pub origin: fn(&Scenario, usize) -> Option<&'static Datum>,
}

impl List {
    /// The values as a link writes them: as far as the last that is not the default.
    pub fn write(&self, scenario: &Scenario) -> String {
        let values = (0..self.entries.len()).map(|place| (self.get)(scenario, place));
        let changed =
            |place: &usize| (self.get)(scenario, *place) != (self.default)(scenario, *place);
        let last = (0..self.entries.len()).rev().find(changed).unwrap_or(0);
        let texts: Vec<String> = values.take(last + 1).map(number::plain).collect();
        texts.join(",")
    }

    fn changed(&self, scenario: &Scenario) -> bool {
        (0..self.entries.len())
            .any(|place| (self.get)(scenario, place) != (self.default)(scenario, place))
    }
}

/// What an input is.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A quantity.
    Number(Number),
    /// One of several.
    Choice(Choice),
    /// A few quantities of one kind.
    List(List),
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
            Kind::List(list) => list.changed(scenario),
        }
    }

    /// Puts the default back.
    pub fn reset(&self, scenario: &mut Scenario) {
        match &self.kind {
            Kind::Number(number) => (number.set)(scenario, (number.default)(scenario)),
            Kind::Choice(choice) => (choice.set)(scenario, (choice.default)(scenario)),
            Kind::List(list) => (0..list.entries.len()).for_each(|place| {
                let usual = (list.default)(scenario, place);
                (list.set)(scenario, place, usual);
            }),
        }
    }
}

/// The input with this key.
pub fn input(key: &str) -> Option<&'static Input> {
    INPUTS.iter().find(|input| input.key == key)
}

/// The default scenario. A page settles a scenario a frame and need not keep one; a sweep settles a million, and half of
/// that would be looking the same assumptions up.
#[cfg(target_arch = "wasm32")]
fn fresh() -> Scenario {
    Scenario::default()
}

#[cfg(not(target_arch = "wasm32"))]
fn fresh() -> &'static Scenario {
    static FRESH: std::sync::LazyLock<Scenario> = std::sync::LazyLock::new(Scenario::default);
    &FRESH
}

fn assumed(id: &str) -> Option<&'static Datum> {
    catalog::assumption(id).map(|row| &row.value)
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
    const LISTS: [&[Input]; 8] = [
        &network::ROWS,
        &operation::ROWS,
        &plant::ROWS,
        &traffic::ROWS,
        &training::ROWS,
        &recovery::ROWS,
        &years::ROWS,
        &sites::ROWS,
    ];
    const ALL: usize = {
        let (mut list, mut all) = (0, 0);
        while list < LISTS.len() {
            all += LISTS[list].len();
            list += 1;
        }
        all
    };
    let mut all = [network::ROWS[0]; ALL];
    let (mut list, mut place, mut next) = (0, 0, 0);
    while next < all.len() {
        if place == LISTS[list].len() {
            (list, place) = (list + 1, 0);
        }
        all[next] = LISTS[list][place];
        (place, next) = (place + 1, next + 1);
    }
    all
};
