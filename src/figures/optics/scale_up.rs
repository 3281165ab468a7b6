//! The copper spine inside a rack against the optics that would stand in its place.

use crate::analysis::{NoSpine, ScaleUp, scale_up};
use crate::model::Report;
use crate::scenario::Setup;
use crate::units::human;

use super::super::axis::Quantity;
use super::super::table::{Cell, Table};
use super::row;

/// The finding.
pub fn sentence(report: &Report) -> String {
    let platform = Setup::of(&report.scenario).platform;
    let (name, link) = (platform.name, platform.scale_up_name);
    match scale_up(&report.scenario) {
        Ok(spine) => format!(
            "Copper for {link} spares each {name} {} modules, {} and {}: {} across the cluster.",
            human::whole(spine.modules),
            human::power(spine.watts),
            human::money_in_words(spine.usd),
            human::power(spine.watts * spine.domains as f64),
        ),
        Err(NoSpine::OneHost) => format!(
            "On {name} the {} accelerators of a domain sit in one host: no copper spine joins its boards.",
            platform.scale_up_domain
        ),
        Err(NoSpine::Torus) => format!(
            "Each {name} is wired to its neighbours by {link}: there is no spine to replace."
        ),
        Err(NoSpine::Unknown) => format!(
            "What joins the hosts of a {name} domain is not published, so {link} has no bill here."
        ),
    }
}

/// The spine of a rack and of the cluster; no rows where there is none.
pub fn table(report: &Report) -> Table {
    let platform = Setup::of(&report.scenario).platform;
    let heads = [
        format!("{} in optics", platform.scale_up_name),
        "A rack".to_owned(),
        "The cluster".to_owned(),
    ];
    Table {
        caption: "The scale-up network in optics of 1.6T instead of copper; domains of the cluster, the last one full or not".to_owned(),
        heads: heads.to_vec(),
        rows: scale_up(&report.scenario).map_or_else(|_| Vec::new(), |spine| rows(&spine, report)),
    }
}

fn rows(spine: &ScaleUp, report: &Report) -> Vec<Vec<Cell>> {
    let domains = spine.domains as f64;
    let line = |what: &str, quantity: Quantity, one: f64| {
        row(what, &[(quantity, one), (quantity, one * domains)])
    };
    let module = spine.module.name;
    let rate = spine.rate.0 * spine.domain as f64;
    let mut rows = vec![
        line("Accelerators", Quantity::Gpus, spine.domain as f64),
        line("Bandwidth one way", Quantity::Rate, rate),
    ];
    let pairs = spine.pairs.map(|pairs| pairs as f64);
    rows.extend(pairs.map(|pairs| line("Pairs of copper, as built", Quantity::Gpus, pairs)));
    let prices = report.scenario.buyer.name().to_ascii_lowercase();
    rows.extend([
        line(
            &format!("{module}s in their place"),
            Quantity::Gpus,
            spine.modules as f64,
        ),
        line("Their power", Quantity::Watts, spine.watts.0),
        line(
            &format!("Their price, {prices}"),
            Quantity::Usd,
            spine.usd.0,
        ),
        line(
            "Their price with a vendor’s margin",
            Quantity::Usd,
            spine.marked_up.0,
        ),
    ]);
    rows
}
