//! The grid: every combination of the axes' values on top of a base, the last axis fastest. It is never held: a scenario
//! is made from its number, as if a link had said the base and the swept values.

use std::collections::HashMap;
use std::rc::Rc;

use crate::scenario::{Document, INPUTS, Kind, Number, Scenario, plain_number};
use crate::units::human;

use super::axis::{Axis, Sets, Values};
use super::link::Template;

/// Most scenarios of one grid.
const MOST: u128 = 1_000_000_000_000;
/// Combinations of choices a walker remembers.
const REMEMBERED: usize = 4_096;

/// A base and its axes.
pub struct Grid {
    /// What is not swept.
    pub base: Scenario,
    /// What is.
    pub axes: Vec<Axis>,
    /// Scenarios in all.
    pub total: u64,
    /// Pairs of the base's link that are not swept.
    kept: Vec<String>,
}

impl Grid {
    /// Puts axes over a base, or says in one sentence why that cannot be.
    pub fn new(base: Scenario, axes: Vec<Axis>) -> Result<Self, String> {
        for (place, axis) in axes.iter().enumerate() {
            for other in &axes[..place] {
                if other.key == axis.key {
                    return Err(format!("{} is swept twice", axis.key));
                }
                let whole = other.key == other.input() || axis.key == axis.input();
                if other.input() == axis.input() && whole {
                    return Err(format!(
                        "{} and {} set the same values",
                        other.key, axis.key
                    ));
                }
            }
        }
        let sizes = axes.iter().map(|axis| axis.values.len() as u128);
        let total = sizes.fold(1_u128, u128::saturating_mul);
        if total > MOST {
            return Err(format!(
                "the axes make {total} scenarios; a sweep takes {} at most",
                human::whole(MOST as u64)
            ));
        }
        let document = Document {
            scenario: base.clone(),
            ..Document::default()
        };
        let written = document.difference();
        let kept = written.split('&').filter(|pair| {
            let key = pair.split('=').next().unwrap_or_default();
            !axes.iter().any(|axis| axis.input() == key)
        });
        Ok(Self {
            kept: kept.map(str::to_owned).collect(),
            base,
            axes,
            // A trillion fits.
            total: total as u64,
        })
    }

    /// A walker over it.
    pub fn walk(&self) -> Walker<'_> {
        Walker {
            grid: self,
            places: vec![0; self.axes.len()],
            known: HashMap::new(),
            link: String::new(),
            links: true,
        }
    }

    /// What the base says of all that is not swept, then the choices at some places: settled as a link is.
    fn prepared(&self, places: &[usize]) -> Prepared {
        let mut pairs = self.kept.clone();
        for (axis, place) in self.axes.iter().zip(places) {
            if let (Sets::Words, Values::Words(words)) = (axis.sets, &axis.values) {
                pairs.push(format!("{}={}", axis.key, words[*place]));
            }
        }
        pairs.extend(self.lists(places));
        let (document, notices) = Document::read(&pairs.join("&"));
        let scenario = document.scenario;
        let mut numbers = Vec::new();
        for input in INPUTS {
            let Kind::Number(number) = &input.kind else {
                continue;
            };
            match self.axes.iter().position(|axis| axis.key == input.key) {
                Some(axis) => numbers.push((number, Source::Axis(axis))),
                None if input.changed(&self.base) => {
                    numbers.push((number, Source::Base((number.get)(&self.base))));
                }
                None => {}
            }
        }
        Prepared {
            notices: notices.len(),
            link: Template::of(&scenario, &self.axes),
            scenario,
            numbers,
        }
    }

    /// Lists of which single values are swept, whole.
    fn lists(&self, places: &[usize]) -> Vec<String> {
        let mut lists = Vec::new();
        for input in INPUTS {
            let Kind::List(list) = &input.kind else {
                continue;
            };
            let count = 0..list.entries.len();
            let mut values: Vec<f64> = count.map(|place| (list.get)(&self.base, place)).collect();
            let mut any = false;
            for (axis, place) in self.axes.iter().zip(places) {
                if let (Sets::Entry(of, entry), Values::Numbers(numbers, _)) =
                    (axis.sets, &axis.values)
                    && of.key == input.key
                {
                    (values[entry], any) = (numbers[*place], true);
                }
            }
            if any {
                let values: Vec<String> = values.into_iter().map(plain_number).collect();
                lists.push(format!("{}={}", input.key, values.join(",")));
            }
        }
        lists
    }
}

/// A combination of choices, settled.
struct Prepared {
    scenario: Scenario,
    notices: usize,
    link: Template,
    /// Quantities in the order a link's are set, since the default of one may follow another.
    numbers: Vec<(&'static Number, Source)>,
}

enum Source {
    Axis(usize),
    Base(f64),
}

/// Goes over a grid; each thread has its own.
pub struct Walker<'a> {
    grid: &'a Grid,
    /// Which value each axis is at.
    pub places: Vec<usize>,
    known: HashMap<u64, Rc<Prepared>>,
    /// The link of the scenario it is at.
    pub link: String,
    /// Whether links are wanted.
    pub links: bool,
}

impl Walker<'_> {
    /// Goes to a scenario: the scenario, and how many notices settling it gave.
    pub fn go(&mut self, index: u64) -> (Scenario, usize) {
        let mut rest = index;
        for (axis, place) in self.grid.axes.iter().zip(&mut self.places).rev() {
            let size = axis.values.len() as u64;
            *place = (rest % size) as usize;
            rest /= size;
        }
        let prepared = self.prepared();
        let mut scenario = prepared.scenario.clone();
        for (number, source) in &prepared.numbers {
            match source {
                Source::Base(value) => (number.set)(&mut scenario, *value),
                Source::Axis(axis) => {
                    if let Values::Numbers(values, _) = &self.grid.axes[*axis].values {
                        (number.set)(&mut scenario, values[self.places[*axis]]);
                    }
                }
            }
        }
        for (axis, place) in self.grid.axes.iter().zip(&self.places) {
            if let (Sets::Override(datum), Values::Numbers(values, _)) = (axis.sets, &axis.values) {
                scenario.set_value(datum, values[*place]);
            }
        }
        if self.links {
            prepared.link.write(&scenario, &mut self.link);
        }
        (scenario, prepared.notices)
    }

    fn prepared(&mut self) -> Rc<Prepared> {
        let mut combination = 0;
        for (axis, place) in self.grid.axes.iter().zip(&self.places) {
            if matches!(axis.sets, Sets::Words | Sets::Entry(..)) {
                combination = combination * axis.values.len() as u64 + *place as u64;
            }
        }
        if let Some(known) = self.known.get(&combination) {
            return Rc::clone(known);
        }
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        let prepared = Rc::new(self.grid.prepared(&self.places));
        self.known.insert(combination, Rc::clone(&prepared));
        prepared
    }
}
