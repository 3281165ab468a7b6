//! What a module costs in the year it is bought in.

use crate::catalog::{Module, PRICEPOINTS};
use crate::scenario::{PRICE_YEAR, Scenario};
use crate::units::Usd;

/// A module's price at volume, at list, and from the switch vendor: list where that is not known, and volume for what is
/// bought inside a switch.
pub fn of_module(scenario: &Scenario, module: &Module) -> [Usd; 3] {
    let value = |datum| Usd(scenario.value(datum));
    let (volume, list) = (value(&module.price_hyperscale), value(&module.price_street));
    let vendor = match &module.price_vendor {
        Some(price) => value(price),
        None if matches!(module.optics, "cpo" | "laser") => volume,
        None => list,
    };
    let factor = in_year(scenario, module);
    [volume * factor, list * factor, vendor * factor]
}

/// What a module's price is multiplied by in the scenario's year.
pub fn in_year(scenario: &Scenario, module: &Module) -> f64 {
    if scenario.year == PRICE_YEAR {
        return 1.0;
    }
    let series = if module.speed.value > 800.0 {
        "new"
    } else {
        "mature"
    };
    level(scenario, series, scenario.year) / level(scenario, series, PRICE_YEAR)
}

/// Price level of a series in a year, between its points along their logarithm; before the first and after the last it
/// stays.
fn level(scenario: &Scenario, series: &str, year: f64) -> f64 {
    let points = PRICEPOINTS.iter().filter(|point| point.series == series);
    let (mut before, mut after) = (None, None);
    for point in points {
        let at = (f64::from(point.year), scenario.value(&point.value));
        if at.0 <= year {
            before = Some(at);
        } else if after.is_none() {
            after = Some(at);
        }
    }
    match (before, after) {
        (Some((from, low)), Some((to, high))) => {
            low * libm::pow(high / low, (year - from) / (to - from))
        }
        (Some((_, level)), None) | (None, Some((_, level))) => level,
        (None, None) => 1.0,
    }
}
