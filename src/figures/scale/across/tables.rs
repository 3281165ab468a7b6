//! The sites as lists whose rows open to their formulas: what joins them, and what that costs.

use crate::analysis::{Across, across};
use crate::catalog::{self, Datum};
use crate::model::Report;
use crate::units::{Gbps, Kilometres, Usd, human};

use super::super::super::axis::Quantity;
use super::super::super::table::{Cell, Reason, Reasoned, Table};
use super::{between, site};

/// A row: its name, its number, what a person reads, its formula and its data.
type Entry = (String, f64, String, String, Vec<&'static Datum>);

fn reasoned(caption: String, heads: [&str; 2], entries: Vec<Entry>) -> Reasoned {
    let mut rows = Vec::with_capacity(entries.len());
    let mut reasons = Vec::with_capacity(entries.len());
    for (name, number, text, formula, sources) in entries {
        rows.push(vec![Cell::word(name), Cell::number(number, text)]);
        reasons.push(Reason { formula, sources });
    }
    Reasoned {
        table: Table {
            caption,
            heads: heads.map(str::to_owned).to_vec(),
            rows,
        },
        reasons,
    }
}

/// The sites and what joins them.
pub fn joins(report: &Report) -> Reasoned {
    let Some(own) = across(report) else {
        return Reasoned::default();
    };
    let scenario = &report.scenario;
    let [draw, site] = [human::power(own.facility), site(scenario.sites.power)];
    let mut all = vec![
        (
            "Sites".to_owned(),
            own.sites as f64,
            human::whole(own.sites),
            format!("{draw} at the meter ÷ {site} a site, rounded up"),
            catalog::assumed(&["site-power"]),
        ),
        (
            "GPUs of the fullest".to_owned(),
            own.gpus as f64,
            human::whole(own.gpus),
            format!(
                "{} GPUs ÷ {}, rounded up",
                human::whole(scenario.gpus),
                human::many(own.sites, "site", "sites")
            ),
            Vec::new(),
        ),
    ];
    links(report, &own, &mut all);
    reasoned(
        "The sites and what joins them".to_owned(),
        ["What", "Number"],
        all,
    )
}

fn links(report: &Report, own: &Across, all: &mut Vec<Entry>) {
    let Some(joined) = &own.joined else {
        return;
    };
    let scenario = &report.scenario;
    let count = |name: String, number: u64, formula: String, sources| {
        (name, number as f64, human::whole(number), formula, sources)
    };
    let module = joined.module;
    let km = human::distance(own.way.distance);
    let rate = between(joined.rate);
    let whole = human::whole;
    let assumed = |id: &str| scenario.assumption(id).unwrap_or_default();
    let capacity = Gbps(assumed("pair-capacity") * 1_000.0);
    let (speed, waves) = (Gbps(scenario.value(&module.speed)), assumed("waves"));
    all.extend([
        count(
            "Links".to_owned(),
            joined.links,
            "one between two sites, else a ring: one for each site".to_owned(),
            Vec::new(),
        ),
        count(
            "Wavelengths of a link".to_owned(),
            joined.waves,
            format!("{rate} ÷ {} of a module, rounded up", human::port(speed)),
            [catalog::assumed(&["wan"]), vec![&module.speed]].concat(),
        ),
        count(
            format!("{}s", module.name),
            joined.modules,
            format!(
                "2 ends × {} wavelengths × {} of at most {} × {}; {}",
                whole(joined.waves),
                human::many(joined.stretches, "stretch", "stretches"),
                human::distance(Kilometres(scenario.value(&module.reach) / 1e3)),
                human::many(joined.links, "link", "links"),
                match joined.stretches {
                    1 => format!(
                        "the fastest coherent module that reaches {km}, of several the one for the shortest way"
                    ),
                    _ => format!("no coherent module reaches {km}, so the one that reaches farthest"),
                },
            ),
            vec![&module.reach],
        ),
        count(
            "Fibre pairs of a link".to_owned(),
            joined.pairs,
            format!("{} wavelengths ÷ those a pair carries, rounded up", whole(joined.waves)),
            catalog::assumed(&["waves"]),
        ),
        (
            "A pair with transponders, each way".to_owned(),
            capacity.0,
            between(capacity),
            format!(
                "as published; {} modules fill one with {}",
                module.name,
                between(speed * waves)
            ),
            catalog::assumed(&["pair-capacity"]),
        ),
        count(
            "Huts with amplifiers, a link".to_owned(),
            joined.huts,
            format!("{km} in spans, less one; their amplifiers are in no sum here"),
            catalog::assumed(&["amplifier-span"]),
        ),
        (
            "Round trip to the next".to_owned(),
            own.way.round_trip().0,
            human::short(own.way.round_trip()),
            format!(
                "2 × {km} × {} a kilometre of fibre; no router and no queue is in it",
                human::short(own.way.delay)
            ),
            catalog::assumed(&["fibre-delay", "distance"]),
        ),
        (
            "In flight on a link".to_owned(),
            own.way.in_flight(joined.rate).0,
            human::bytes(own.way.in_flight(joined.rate)),
            format!(
                "{rate} × {}: what a sender must keep until it is known to have come",
                human::short(own.way.round_trip())
            ),
            Vec::new(),
        ),
    ]);
}

/// What joining the sites costs and burns.
pub fn bill(report: &Report) -> Reasoned {
    let own = across(report);
    let (Some(own), Some(joined)) = (&own, own.as_ref().and_then(|own| own.joined)) else {
        return Reasoned::default();
    };
    let scenario = &report.scenario;
    let module = joined.module;
    let modules = human::whole(joined.modules);
    let each = joined.usd / (joined.modules.max(1) as f64);
    let km = human::distance(own.way.distance);
    let mut all = vec![
        (
            "Modules, USD".to_owned(),
            joined.usd.0,
            human::money(joined.usd),
            format!("{modules} modules × {}", human::money(each)),
            vec![&module.price_hyperscale, &module.price_street],
        ),
        (
            "Modules, W".to_owned(),
            joined.watts.0,
            human::power(joined.watts),
            format!(
                "{modules} modules × {} W",
                human::figures(scenario.value(&module.watts))
            ),
            vec![&module.watts],
        ),
        (
            "Fibre, USD a year".to_owned(),
            joined.lease.0,
            human::money(Usd(joined.lease.0)),
            format!(
                "{} × {} × {km} × {} for a kilometre of dark pair; published leases differ by hundreds of times",
                human::many(joined.links, "link", "links"),
                human::many(joined.pairs, "pair", "pairs"),
                human::money(Usd(joined.pair_km.0)),
            ),
            catalog::assumed(&["fibre-pair-km"]),
        ),
        (
            "A Gb/s to the next site, USD".to_owned(),
            joined.usd_per_gbps().0,
            human::money(joined.usd_per_gbps()),
            format!(
                "{} of modules ÷ ({} × {})",
                human::money(joined.usd),
                between(joined.rate),
                human::many(joined.links, "link", "links"),
            ),
            Vec::new(),
        ),
        (
            "A bit to the next site, pJ".to_owned(),
            joined.energy().0,
            Quantity::Energy.write(joined.energy().0),
            format!(
                "{} ÷ ({} × {}), every module on its way",
                human::power(joined.watts),
                between(joined.rate),
                human::many(joined.links, "link", "links"),
            ),
            Vec::new(),
        ),
    ];
    if let Some(share) = own.of_optics(report) {
        all.push((
            "Of the cluster’s own optics, %".to_owned(),
            share.percent().0,
            human::share(share),
            "price of the modules between sites ÷ price of the optics within them".to_owned(),
            Vec::new(),
        ));
    }
    reasoned(
        "What joining the sites costs".to_owned(),
        ["What", "Value"],
        all,
    )
}

/// What nothing here counts.
pub const LEFT_OUT: &str = "Prices of coherent modules and of dark fibre are estimates. Routers, amplifiers and the failure of a link are not counted, and the bill within the sites is that of one cluster.";
