//! Why nothing is bought in the scenario's year, and when something is.

use crate::analysis::{Later, YEARS, later as ladder};
use crate::scenario::Scenario;
use crate::units::human;

use super::super::axis::Quantity;
use super::box_of;

/// What a later purchase costs and draws where no network can be built.
const NONE: &str = "No switch of these years holds the cluster.";

/// Why nothing is bought in the scenario's year, without a full stop; none where something is.
pub(super) fn refusal(scenario: &Scenario) -> Option<String> {
    let own = ladder(scenario, scenario.year, scenario.year);
    let own = own.first().filter(|rung| rung.network().is_none())?;
    let name = own.setup.fabric.name;
    Some(match (own.there, first(scenario)) {
        (false, Some(rung)) => format!(
            "No {name} switch for these GPUs ships before {}",
            Quantity::Year.write(rung.from)
        ),
        (false, None) => format!("No {name} switch for these GPUs ships"),
        (true, _) => format!(
            "No network of {} holds {} GPUs",
            Quantity::Year.write(scenario.year),
            human::whole(scenario.gpus)
        ),
    })
}

/// Why nothing is bought in the scenario's year, and when something is.
pub(super) fn missing(scenario: &Scenario) -> String {
    let Some(why) = refusal(scenario) else {
        return NONE.to_owned();
    };
    match first(scenario) {
        Some(rung) => format!(
            "{why}; from {} there is {} at {}.",
            Quantity::Year.write(rung.from),
            box_of(&rung),
            human::port(rung.rate())
        ),
        None if scenario.year < YEARS[1] => {
            format!("{why}, nor to {}.", Quantity::Year.write(YEARS[1]))
        }
        None => format!("{why}."),
    }
}

/// The first network from the scenario's year on that can be bought.
fn first(scenario: &Scenario) -> Option<Later> {
    let rungs = ladder(scenario, scenario.year, YEARS[1]);
    rungs.into_iter().find(|rung| rung.network().is_some())
}
