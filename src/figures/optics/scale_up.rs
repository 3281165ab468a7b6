//! The copper spine inside a rack against the optics that would stand in its place.

use crate::analysis::{NoSpine, ScaleUp, scale_up};
use crate::model::Report;
use crate::scenario::Setup;
use crate::units::{Gbps, Usd, Watts, human};

use super::super::axis::Quantity;
use super::super::table::{Cell, Table};

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
    let row = |what: String, one: f64, write: &dyn Fn(f64) -> String| {
        let cell = |value: f64| Cell::number(value, write(value));
        vec![Cell::word(what), cell(one), cell(one * domains)]
    };
    let whole = |value: f64| human::whole(value as u64);
    let watts = |value: f64| human::power(Watts(value));
    let usd = |value: f64| human::money(Usd(value));
    let module = spine.module.name;
    let rate = spine.rate.0 * spine.domain as f64;
    let mut rows = vec![
        row("Accelerators".to_owned(), spine.domain as f64, &whole),
        row("Bandwidth one way".to_owned(), rate, &|rate| {
            Quantity::Rate.write(Gbps(rate).0)
        }),
    ];
    rows.extend(
        spine
            .pairs
            .map(|pairs| row("Pairs of copper, as built".to_owned(), pairs as f64, &whole)),
    );
    let prices = report.scenario.buyer.name().to_lowercase();
    rows.extend([
        row(
            format!("{module}s in their place"),
            spine.modules as f64,
            &whole,
        ),
        row("Their power".to_owned(), spine.watts.0, &watts),
        row(format!("Their price, {prices}"), spine.usd.0, &usd),
        row(
            "Their price with a vendor’s margin".to_owned(),
            spine.marked_up.0,
            &usd,
        ),
    ]);
    rows
}
