//! What each fabric is said to deliver, by whom, and what follows from its paths here.

use crate::catalog::{self, FABRICS, Fabric, Grade};
use crate::model::Report;
use crate::model::delivery::{Derived, Paths};
use crate::model::fabric::Fabric as Sized;
use crate::units::{Percent, human};

use super::super::table::{Cell, Reason, Reasoned, Table};
use super::tenth;

/// Which is which, in words: the catalog's two published shares and their publisher.
pub fn lede() -> String {
    let said = |id: &str| catalog::fabric(id).map(|fabric| &fabric.delivered);
    let claims = match (said("ethernet"), said("spectrum-x")) {
        (Some(others), Some(own)) => format!(
            "{} and {} are {}’s, of others and of its own; no independent test of either was found. ",
            human::percent(Percent(others.value)),
            human::percent(Percent(own.value)),
            own.source().publisher
        ),
        _ => String::new(),
    };
    format!(
        "{claims}What is derived counts flows on paths: 25 to 79 % can be had by choosing their numbers, so a match confirms neither."
    )
}

/// Every fabric the platform comes on.
pub fn table(report: &Report) -> Reasoned {
    let platform = report.scenario.sized_platform();
    let offered = FABRICS
        .iter()
        .filter(|fabric| platform.fabrics.contains(&fabric.id));
    // Fabrics of the same switches have the same paths: their busiest link is worked out once.
    let mut known: Vec<(Paths, f64)> = Vec::new();
    let mut busiest = |paths: &Paths| {
        let found = known.iter().find(|(other, _)| other.same_law(paths));
        if let Some((_, busiest)) = found {
            return *busiest;
        }
        known.push((*paths, paths.busiest()));
        known.last().map_or(0.0, |(_, busiest)| *busiest)
    };
    let lines = offered.map(|fabric| line(report, fabric, &mut busiest));
    let lines: Vec<(Vec<Cell>, Reason)> = lines.collect();
    let (rows, reasons) = lines.into_iter().unzip();
    Reasoned {
        table: Table {
            caption: "Share of line rate delivered: claimed or assumed, and derived from the paths at this size".to_owned(),
            heads: ["Fabric", "Said by", "Said, %", "Hashed choices", "Derived here, %"]
                .map(str::to_owned)
                .to_vec(),
            rows,
        },
        reasons,
    }
}

fn line(
    report: &Report,
    fabric: &'static Fabric,
    busiest: &mut impl FnMut(&Paths) -> f64,
) -> (Vec<Cell>, Reason) {
    let scenario = report.scenario.on(fabric);
    let said = report.scenario.value(&fabric.delivered);
    let percent = |value: Percent| Cell::number(value.0, human::percent(tenth(value)));
    let sized = Sized::of(&scenario).ok();
    let paths = sized.as_ref().and_then(|sized| Paths::of(&scenario, sized));
    let derived = sized
        .as_ref()
        .map(|sized| Derived::with(&scenario, sized, &mut *busiest));
    let stages = paths.map_or(0, |paths| paths.stages().len() as u64);
    let choices = match (fabric.hashed, stages) {
        (true, stages) => Cell::number(stages as f64, human::whole(stages)),
        (false, _) => Cell::number(0.0, "none"),
    };
    let formula = match (paths.filter(|_| fabric.hashed), derived) {
        (Some(paths), Some(derived)) => format!(
            "even load {} ÷ busiest {} × transport {} = {}",
            human::figures(paths.even()),
            human::figures(paths.even() / derived.hashing.0),
            human::share(derived.transport),
            human::percent(tenth(derived.delivered))
        ),
        (None, Some(derived)) => format!("transport {}", human::share(derived.transport)),
        _ => "it does not hold this cluster".to_owned(),
    };
    let whose = match fabric.delivered.grade {
        Grade::C => "nobody: our estimate",
        _ => fabric.delivered.source().publisher,
    };
    let row = vec![
        Cell::word(fabric.name),
        Cell::word(whose),
        percent(Percent(said)),
        choices,
        derived.map_or_else(Cell::none, |derived| percent(derived.delivered)),
    ];
    let sources = vec![&fabric.delivered];
    (row, Reason { formula, sources })
}
