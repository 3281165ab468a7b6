//! The physics of the three networks side by side, each row with the formula behind it.

use crate::analysis::{Domain, Domains, Joined, behind_domains, domains};
use crate::catalog::Datum;
use crate::model::Report;
use crate::units::human;

use super::super::axis::Quantity;
use super::super::table::{Cell, Reason, Reasoned, Table};
use super::words;

const HEADS: [&str; 4] = ["What", "Scale-up", "Scale-out", "Scale-across"];

/// A cell of each network.
fn row(name: &str, cells: [Cell; 3]) -> Vec<Cell> {
    std::iter::once(Cell::word(name)).chain(cells).collect()
}

fn numbers(
    name: &str,
    all: &Domains,
    get: impl Fn(&Domain) -> Option<f64>,
    write: impl Fn(f64) -> String,
) -> Vec<Cell> {
    let cell = |domain: &Domain| {
        get(domain).map_or_else(Cell::none, |value| Cell::number(value, write(value)))
    };
    row(name, [cell(&all.up), cell(&all.out), cell(&all.across)])
}

/// The table with the reasons of its rows; no rows where the fabric cannot hold the cluster.
pub fn reasoned(report: &Report) -> Reasoned {
    let mut table = Table {
        caption: "The three networks of the cluster side by side; of one GPU, one way".to_owned(),
        heads: HEADS.map(str::to_owned).to_vec(),
        rows: Vec::new(),
    };
    let mut reasons = Vec::new();
    if let Some(all) = domains(report) {
        table.rows = rows(report, &all);
        reasons = formulas(report, &all)
            .into_iter()
            .map(|(formula, sources)| Reason { formula, sources })
            .collect();
    }
    Reasoned { table, reasons }
}

/// The table alone.
pub fn table(report: &Report) -> Table {
    reasoned(report).table
}

fn rows(report: &Report, all: &Domains) -> Vec<Vec<Cell>> {
    let joined = |domain: &Domain| Some(domain.members as f64).filter(|gpus| *gpus > 0.0);
    // Scale-up domains, a fabric in each site, and one network over all sites.
    let parts = [Some(all.racks), Some(all.sites), all.joined.map(|_| 1)];
    let mut rows = vec![
        numbers("GPUs it joins", all, joined, |gpus| {
            human::whole(gpus as u64)
        }),
        row(
            "How many of it",
            parts.map(|count| {
                count.map_or_else(Cell::none, |it| Cell::number(it as f64, human::whole(it)))
            }),
        ),
        numbers(
            "Bandwidth of a GPU",
            all,
            |domain| domain.rate.map(|rate| rate.0),
            |gbps| words::rate(crate::units::Gbps(gbps)),
        ),
        numbers(
            "The same both ways",
            all,
            // Eight bits, two directions: as scale-up networks are advertised.
            |domain| domain.rate.map(|rate| rate.0 / 4.0),
            |gbytes| words::both_ways(crate::units::Gbps(4.0 * gbytes)),
        ),
        numbers("Longest link", all, |domain| domain.reach, words::length),
        numbers(
            "Latency",
            all,
            |domain| domain.latency.map(|time| time.0),
            |seconds| words::short(crate::units::Seconds(seconds)),
        ),
        numbers(
            "Energy of a bit",
            all,
            |domain| domain.energy.map(|energy| energy.0),
            |energy| Quantity::Energy.write(energy),
        ),
        numbers(
            "Price of a Gb/s",
            all,
            |domain| domain.price.map(|usd| usd.0),
            |usd| Quantity::Usd.write(usd),
        ),
    ];
    rows.push(row(
        "Medium",
        [
            Cell::word(words::copper(report)),
            Cell::word(words::light(report)),
            all.joined
                .map_or_else(Cell::none, |_| Cell::word("coherent light")),
        ],
    ));
    rows
}

fn formulas(report: &Report, all: &Domains) -> Vec<(String, Vec<&'static Datum>)> {
    let scenario = &report.scenario;
    let plan = &scenario.sites;
    let [up, out, across] = behind_domains(report);
    let whole = human::whole;
    // A sum over what the sites send each other; nothing where there is one.
    let between = |sum: &dyn Fn(&Joined) -> String| match &all.joined {
        Some(it) => format!(
            "{} of {} {}s ÷ ({} × {})",
            sum(it),
            whole(it.modules),
            it.module.name,
            human::many(it.links, "link", "links"),
            words::rate(it.rate)
        ),
        None => "one site".to_owned(),
    };
    let assumed = |id: &str| {
        let found = crate::catalog::assumption(id);
        found.map_or_else(String::new, |row| words::plain(scenario.value(&row.value)))
    };
    vec![
        (
            "The maker’s domain, the GPUs of a site, and the cluster where it stands on several sites".to_owned(),
            up.clone(),
        ),
        (
            format!(
                "{} GPUs ÷ {} a domain, rounded up; {} MW at the meter ÷ {} MW a site, rounded up",
                whole(scenario.gpus),
                whole(all.up.members),
                words::plain(all.megawatts),
                words::plain(plan.power)
            ),
            across.clone(),
        ),
        (
            format!(
                "What its maker says; what its adapters carry; {} Tb/s between neighbouring sites ÷ {} GPUs of a site",
                words::plain(plan.bandwidth),
                whole(all.out.members)
            ),
            up.clone(),
        ),
        ("Gb/s ÷ 8 × 2".to_owned(), Vec::new()),
        (
            "The rack’s longest cable; the longest layer of the fabric; the way to the next site: all three are inputs".to_owned(),
            Vec::new(),
        ),
        (
            format!(
                "GPU to GPU as published; both ends, {} switches of {} µs and {} of fibre; {} km × {} µs",
                all.hops,
                assumed(all.hop),
                words::length(all.path),
                words::plain(plan.distance),
                assumed("fibre-delay")
            ),
            [out.clone(), across.clone()].concat(),
        ),
        (
            format!(
                "Passive copper needs no power of its own; the network’s watts ÷ ({} GPUs × their Gb/s); {}",
                whole(scenario.gpus),
                between(&|it| human::power(it.watts))
            ),
            [out.clone(), across.clone()].concat(),
        ),
        (
            format!(
                "Nobody prints the price of a rack’s copper; the network’s price ÷ ({} GPUs × their Gb/s); {}, without fibre and amplifiers",
                whole(scenario.gpus),
                between(&|it| human::money(it.usd))
            ),
            [out, across].concat(),
        ),
        (
            "As the platform is built, as the fabric’s layers are cabled, and what goes farther than a building".to_owned(),
            up,
        ),
    ]
}
