//! The bandwidth tax against size: of each fabric, at other communication shares, and where everything waits.

use crate::catalog::{self, FABRICS};
use crate::model::delivery::Paths;
use crate::model::fabric::Fabric;
use crate::model::load::Load;
use crate::model::throughput::Tax;
use crate::scenario::{DeliveredFrom, Scenario, Setup};
use crate::units::{Percent, UsdPerYear};

use super::cliffs::cliffs;
use super::sweep::{Sizes, sizes};

/// Dollars a year against size.
pub type Growing = Vec<(f64, UsdPerYear)>;

/// What is lost at each size; a line that ends where the fabric does.
#[derive(Clone, Debug, PartialEq)]
pub struct Taxes {
    /// What each fabric loses against the reference, where it does.
    pub lost: Vec<(&'static catalog::Fabric, Growing)>,
    /// What standard Ethernet would lose at the low and the high end of communication shares.
    pub range: [(Percent, Growing); 2],
    /// What standard Ethernet would lose.
    pub standard: Growing,
    /// What it would lose if a step were nothing but communication.
    pub ceiling: Growing,
}

/// Sizes of the curves, and the fabric at each of them.
type Sized = Vec<(f64, Option<Fabric>)>;

/// The taxes at the sizes given; without them at the ends of the range, where every tax is proportional to size, and at
/// every sampled size where the shares move with it.
pub fn taxes(scenario: &Scenario, given: Option<&[f64]>) -> Taxes {
    let moves = Load::moves_with_size(scenario);
    let at: Vec<f64> = match given {
        Some(given) => given.to_vec(),
        None if moves => {
            let sampled = sizes(&cliffs(scenario));
            sampled.into_iter().map(|gpus| gpus as f64).collect()
        }
        None => Sizes::ENDS.to_vec(),
    };
    let mut known = Known::default();
    let mut loads = |scenario: &Scenario| -> Vec<(f64, Load)> {
        if !moves {
            let load = Load::with(&scenario.at(1), None, Paths::busiest);
            return at.iter().map(|gpus| (*gpus, load)).collect();
        }
        let mut one = scenario.clone();
        let sized = sized(scenario, &at)
            .into_iter()
            .filter_map(|(gpus, fabric)| {
                one.gpus = gpus as u64;
                // Paths end where the fabric does; what is claimed of it does not.
                if fabric.is_none() && scenario.delivery.from == DeliveredFrom::Paths {
                    return None;
                }
                Some((
                    gpus,
                    Load::with(&one, fabric.as_ref(), |paths| known.busiest(paths)),
                ))
            });
        sized.collect()
    };
    let one = scenario.at(1);
    let fleet = Tax::of(&one, &Load::of(&one, None)).fleet;
    let grown = |loads: &[(f64, Load)], lost: &dyn Fn(&Load) -> UsdPerYear| -> Growing {
        let each = loads.iter();
        each.map(|(gpus, load)| (*gpus, lost(load) * *gpus))
            .collect()
    };
    let platform = Setup::of(scenario).platform;
    let offered = FABRICS
        .iter()
        .filter(|fabric| platform.fabrics.contains(&fabric.id));
    let lost = offered
        .map(|fabric| {
            let loads = loads(&scenario.on(fabric));
            (
                fabric,
                grown(&loads, &|load| fleet * load.lost(load.delivered).0),
            )
        })
        .filter(|(_, dollars)| dollars.iter().any(|point| point.1.0 > 0.0))
        .collect();
    let loads = loads(scenario);
    let standard = |load: &Load| fleet * load.lost(load.standard).0;
    Taxes {
        lost,
        range: ends().map(|communication| {
            let other = |load: &Load| Load {
                communication,
                ..*load
            };
            (communication, grown(&loads, &|load| standard(&other(load))))
        }),
        standard: grown(&loads, &standard),
        ceiling: grown(&loads, &|load| {
            fleet * (1.0 - load.standard / load.reference)
        }),
    }
}

/// Busiest links that were worked out: most sizes have the same paths.
#[derive(Default)]
struct Known(Vec<(Paths, f64)>);

impl Known {
    fn busiest(&mut self, paths: &Paths) -> f64 {
        let found = self.0.iter().find(|(other, _)| other.same_law(paths));
        if let Some((_, busiest)) = found {
            return *busiest;
        }
        let busiest = paths.busiest();
        self.0.push((*paths, busiest));
        busiest
    }
}

/// The fabric of a scenario at each size.
fn sized(scenario: &Scenario, at: &[f64]) -> Sized {
    let setup = Setup::of(scenario);
    let size = |gpus: &f64| Fabric::sized(setup, *gpus as u64, scenario.tiers).ok();
    at.iter().map(|gpus| (*gpus, size(gpus))).collect()
}

/// The low and the high end of communication shares.
fn ends() -> [Percent; 2] {
    let row = catalog::assumption("communication");
    let end = |datum: Option<&catalog::Datum>, other: f64| {
        Percent(datum.map_or(other, |datum| datum.value))
    };
    [
        end(row.and_then(|row| row.low.as_ref()), 10.0),
        end(row.and_then(|row| row.high.as_ref()), 50.0),
    ]
}
