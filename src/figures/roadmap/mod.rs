//! The Roadmap view: what comes when, what a later cluster gets, and what keeping up costs.

mod cycle;
mod doublings;
mod later;
mod lines;
mod missing;
mod modules;
mod prices;
mod rungs;
mod trace;

use crate::analysis::{Cycle, Later, cycle as cycle_of, later as ladder, on_time};
use crate::catalog::{self, Datum, Milestone};
use crate::model::Report;
use crate::model::roadmap::Line as Series;
use crate::scenario::{Ladder, Plan, Refresh, SLIPPING, Scenario, Setup, plain_number};
use crate::units::{Usd, human};

use super::Figure;
use super::axis::{Axis, Quantity};
use super::plot::{Dot, Mark};

use missing::{missing, refusal};

pub use cycle::tables as policies;
pub use doublings::{doublings, milestones};
pub use rungs::{rungs, sentence as rungs_sentence};

/// In the order of the page.
pub const FIGURES: [Figure; 9] = [
    later::COST,
    later::WATTS,
    cycle::SPEND,
    cycle::BANDWIDTH,
    lines::SWITCHES,
    lines::PORTS,
    lines::MEMORY,
    modules::FIGURE,
    prices::FIGURE,
];

/// The finding over the view: what the year’s cluster gets, what a slip takes from it, and what its years cost.
pub fn finding(report: &Report) -> String {
    let scenario = &report.scenario;
    let year = scenario.year;
    let now = ladder(scenario, year, year);
    let first = now.first();
    let Some((rung, bought)) = first.and_then(|rung| Some((rung, rung.bought(year)?))) else {
        return missing(scenario);
    };
    let own = Setup::of(scenario).rate(scenario);
    let here = match own == rung.rate() {
        true => String::new(),
        false => format!(" ({} here)", human::port(own)),
    };
    let gets = format!(
        "Bought {}, {} GPUs get {} each{here} on {}, for {} of network a GPU",
        moment(year),
        human::whole(scenario.gpus),
        human::port(rung.rate()),
        box_of(rung),
        human::money(bought.network / scenario.gpus as f64),
    );
    let years = match cycle_of(scenario) {
        Some(cycle) => kept_up(scenario, &cycle),
        None => String::new(),
    };
    match slipped(&scenario.plan) {
        Some(late) => format!("{late}: {}{}. {years}", lower(&gets), changed(scenario)),
        None => format!("{gets}. {years}"),
    }
}

/// A moment in words: `at the start of 2026`, `in Aug 2026`.
fn moment(time: f64) -> String {
    let said = Quantity::Year.write(time);
    match said.contains(' ') {
        true => format!("in {said}"),
        false => format!("at the start of {said}"),
    }
}

/// What the slip takes from the cluster of the year.
fn changed(scenario: &Scenario) -> String {
    let then = on_time(scenario);
    let [slips, stands] = [scenario, &then].map(|it| ladder(it, it.year, it.year));
    match (slips.first(), stands.first()) {
        (Some(late), Some(planned)) if late.setup != planned.setup => format!(
            " instead of {} on {}",
            human::port(planned.rate()),
            box_of(planned)
        ),
        _ => ", as without the slip".to_owned(),
    }
}

/// What the years of the cluster cost under the chosen policy, beside never.
fn kept_up(scenario: &Scenario, cycle: &Cycle) -> String {
    let end = cycle.life[1];
    let net = |policy: Refresh| human::money_in_words(cycle.net(cycle.course(policy), end));
    let years = human::many(scenario.plan.life as u64, "year", "years");
    if cycle.steps.len() < 2 {
        return format!(
            "{}, so over {years} the network costs {} net.",
            no_step(scenario),
            net(Refresh::Never)
        );
    }
    let never = net(Refresh::Never);
    match scenario.plan.refresh {
        Refresh::Never => format!(
            "Over {years} the network costs {never} net; bought anew at each speed step, {}.",
            net(Refresh::Steps)
        ),
        chosen => format!(
            "Over {years}, bought anew {}, the network costs {} net; kept, {never}.",
            lower(chosen.name()),
            net(chosen)
        ),
    }
}

/// Why nothing is bought anew.
fn no_step(scenario: &Scenario) -> String {
    match scenario.plan.ladder {
        Ladder::Held => "Bandwidth is held as it is".to_owned(),
        Ladder::Ports => "No faster port comes in its life".to_owned(),
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

/// The box of a rung, and over how many planes.
fn box_of(rung: &Later) -> String {
    let name = match rung.setup.topology {
        crate::scenario::Topology::Torus => rung.setup.circuit.name,
        _ => rung.setup.switch.name,
    };
    match rung.setup.planes {
        1 => name.to_owned(),
        planes => format!("{planes} planes of {name}"),
    }
}

/// Quarters in words: `four quarters late`.
fn quarters(count: f64) -> String {
    let many = count.abs();
    let unit = if many == 1.0 { "quarter" } else { "quarters" };
    let side = if count > 0.0 { "late" } else { "early" };
    format!("{} {unit} {side}", plain_number(many))
}

/// Generations that do not come when the catalog says; none where all do.
fn slipped(plan: &Plan) -> Option<String> {
    let own = SLIPPING.iter().zip(plan.slip).filter(|own| own.1 != 0.0);
    let said: Vec<String> = own
        .map(|(lane, count)| format!("{lane}G lanes {}", quarters(count)))
        .collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// How late a milestone comes under a plan, in brackets, or nothing.
fn late(plan: &Plan, point: &Milestone) -> String {
    match (plan.when(point) - point.when()) * 4.0 {
        0.0 => String::new(),
        count => format!(", {}", quarters(count)),
    }
}

/// Years a series took to double: by least squares, or between its first and last point where those are too few.
fn doubling(series: &'static str) -> String {
    let line = Series::of(series);
    let years = line.fit().map_or(line.doubling(), |fit| fit.doubling);
    format!("{:.1}", years.0)
}

/// The year of purchase where the axis has it, and a point on it.
fn purchase(report: &Report, years: &Axis, dot: Option<Dot>) -> Mark {
    let [from, to] = years.ends();
    let year = report.scenario.year;
    match (from..=to).contains(&year) {
        true => Mark { x: Some(year), dot },
        false => Mark::default(),
    }
}

/// Moments at which a curve over the years is evaluated: even steps, and both sides of each jump, so that it is upright. In
/// the month of a jump it alone stands.
fn moments(from: f64, to: f64, step: f64, jumps: impl Iterator<Item = f64>) -> Vec<f64> {
    let count = libm::round((to - from) / step).max(1.0) as u32;
    let jumps = jumps.filter(|jump| from < *jump && *jump < to);
    let mut all: Vec<f64> = jumps.flat_map(|jump| [jump - DAY, jump]).collect();
    let sides: Vec<String> = all.iter().map(|time| Quantity::Year.write(*time)).collect();
    for place in 0..=count {
        let time = from + (to - from) * f64::from(place) / f64::from(count);
        let end = place == 0 || place == count;
        if end || !sides.contains(&Quantity::Year.write(time)) {
            all.push(time);
        }
    }
    super::plot::rising(&mut all, |time| *time);
    all
}

/// A day, in years: how long a jump takes where it is drawn.
const DAY: f64 = 1.0 / 365.0;

/// Data behind what a later cluster gets.
fn behind_later(report: &Report) -> Vec<&'static Datum> {
    let mut all = crate::analysis::behind_bill(report);
    let series = ["port", "pcie"];
    let dated = catalog::roadmap().filter(|point| {
        let chart = catalog::series(point.series).map(|series| series.chart);
        series.contains(&point.series) || chart == Some("switches")
    });
    all.extend(dated.map(|point| &point.value));
    all.extend(catalog::PRICEPOINTS.iter().map(|point| &point.value));
    all.extend(catalog::assumed(&["parts-decline"]));
    all
}

/// Dollars of each accelerator.
fn each(report: &Report, usd: Usd) -> f64 {
    usd.0 / report.scenario.gpus.max(1) as f64
}
