//! What a cluster bought in another year pays and draws for its network, with and without the slip.

use crate::analysis::{Bought, Later, Sweep, YEARS, later as ladder, on_time, rung_at, slips};
use crate::catalog::CHECKED;
use crate::model::Report;
use crate::scenario::Scenario;
use crate::units::{Usd, human};

use super::super::axis::{Axis, Quantity};
use super::super::optics::OPTICS;
use super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};
use super::trace::{Point, trace};
use super::{behind_later, box_of, missing, moments, purchase};

/// The registry's entry for dollars.
pub const COST: Figure = Figure {
    id: "later-cost",
    view: "roadmap",
    title: "Price of the network and of its optics for each GPU, by year of purchase; dotted: prices and parts to come",
    plot: Origin::Report(|report| plot(report, &DOLLARS)),
    mark: |report| mark(report, &DOLLARS),
    sentence: cost,
    table: |_, report| table(report, COST.title),
    sources: behind_later,
};

/// The registry's entry for watts.
pub const WATTS: Figure = Figure {
    id: "later-watts",
    view: "roadmap",
    title: "Draw of the network and of its optics for each GPU, by year of purchase; dotted: parts to come",
    plot: Origin::Report(|report| plot(report, &DRAWS)),
    mark: |report| mark(report, &DRAWS),
    sentence: watts,
    table: |_, report| table(report, WATTS.title),
    sources: behind_later,
};

/// What is drawn of a purchase: of the network, and of its optics.
struct Drawn {
    quantity: Quantity,
    network: fn(&Bought) -> f64,
    optics: fn(&Bought) -> f64,
}

const DOLLARS: Drawn = Drawn {
    quantity: Quantity::Usd,
    network: |bought| bought.network.0,
    optics: |bought| bought.optics.0,
};

const DRAWS: Drawn = Drawn {
    quantity: Quantity::Watts,
    network: |bought| bought.watts.0,
    optics: |bought| bought.optics_watts.0,
};

/// Years between two evaluations of a curve.
const STEP: f64 = 0.5;

/// What is bought at every moment; nothing while no such switch ships, or where none holds the cluster.
fn bought(scenario: &Scenario) -> Vec<(f64, Option<Bought>)> {
    let [from, to] = YEARS;
    let rungs = ladder(scenario, from, to);
    let times = moments(from, to, STEP, rungs.iter().map(|rung| rung.from));
    let at = |time: f64| {
        let rung = rung_at(&rungs, time);
        (time, rung.and_then(|rung| rung.bought(time)))
    };
    times.into_iter().map(at).collect()
}

fn points(all: &[(f64, Option<Bought>)], gpus: f64, of: fn(&Bought) -> f64) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::with_capacity(all.len());
    let mut gap = true;
    for (time, bought) in all {
        if let Some(bought) = bought {
            points.push(Point {
                at: (*time, of(bought) / gpus),
                hollow: *time > CHECKED,
                gap,
            });
        }
        gap = bought.is_none();
    }
    points
}

fn plot(report: &Report, drawn: &Drawn) -> Plot {
    let scenario = &report.scenario;
    let gpus = scenario.gpus.max(1) as f64;
    let own = bought(scenario);
    let mut lines: Vec<Line> = Vec::with_capacity(8);
    let mut put = |name: &str, ink, stroke, points: Vec<Point>| {
        let (pieces, _) = trace(name, ink, stroke, &points);
        lines.extend(pieces);
    };
    if slips(scenario) {
        let planned = bought(&on_time(scenario));
        let points = points(&planned, gpus, drawn.network);
        put("On time", Ink::Faint, Stroke::Plain, points);
    }
    let optics = points(&own, gpus, drawn.optics);
    put("Optics", OPTICS, Stroke::Plain, optics);
    let network = points(&own, gpus, drawn.network);
    put("Network", Ink::Main, Stroke::Bold, network);
    lines.retain(|line| !line.points.is_empty());
    let values: Vec<f64> = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1))
        .collect();
    Plot {
        x: Axis::linear(Quantity::Year, YEARS, false),
        y: Axis::linear(drawn.quantity, values, true).with_room(0.08),
        lines,
        dots: Vec::new(),
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

/// The rung of the scenario's year.
fn now(scenario: &Scenario) -> Option<(Later, Bought)> {
    let rung = ladder(scenario, scenario.year, scenario.year)
        .into_iter()
        .next()?;
    let bought = rung.bought(scenario.year)?;
    Some((rung, bought))
}

fn mark(report: &Report, drawn: &Drawn) -> Mark {
    let scenario = &report.scenario;
    let year = scenario.year;
    let dot = now(scenario).map(|(_, bought)| {
        let value = (drawn.network)(&bought) / scenario.gpus.max(1) as f64;
        Dot {
            at: (year, value),
            // The sentence says it: beside a line that jumps here it would lie on the jump.
            label: String::new(),
            ink: Ink::Main,
            hollow: false,
        }
    });
    purchase(report, &Axis::linear(Quantity::Year, YEARS, false), dot)
}

/// A purchase: when, what, and what it comes to.
type Then = (f64, Later, Bought);

/// The cluster of the year, and that of the last year looked at; in that year and after it the first one bought before it.
/// The earlier first.
fn both(scenario: &Scenario) -> Option<[Then; 2]> {
    let [from, last] = YEARS;
    let (own, bought) = now(scenario)?;
    let own = (scenario.year, own, bought);
    let late = scenario.year >= last;
    let rungs = if late {
        ladder(scenario, from, last)
    } else {
        ladder(scenario, last, last)
    };
    let rung = rungs.into_iter().find(|rung| rung.network().is_some())?;
    let (when, bought) = (rung.from, rung.bought(rung.from)?);
    let other = (when, rung, bought);
    Some(if late { [other, own] } else { [own, other] })
}

/// Why there is no pair to compare.
fn alone(scenario: &Scenario) -> String {
    match now(scenario) {
        None => missing(scenario),
        Some(_) => format!(
            "No network of {} holds {} GPUs.",
            Quantity::Year.write(YEARS[1]),
            human::whole(scenario.gpus)
        ),
    }
}

fn cost(_: &Sweep, report: &Report) -> String {
    let Some([(from, own, now), (to, other, then)]) = both(&report.scenario) else {
        return alone(&report.scenario);
    };
    let gpus = report.scenario.gpus.max(1) as f64;
    let says = |bought: &Bought| {
        let gbps = human::money(bought.per_gbps());
        (human::money(bought.network / gpus), gbps)
    };
    let ((now, per), (then, each)) = (says(&now), says(&then));
    format!(
        "A GPU’s network costs {now} at {} bought in {}, {then} at {} in {}: {each} a Gb/s instead of {per}.",
        human::port(own.rate()),
        Quantity::Year.write(from),
        human::port(other.rate()),
        Quantity::Year.write(to),
    )
}

fn watts(_: &Sweep, report: &Report) -> String {
    let Some([(from, _, now), (to, _, then)]) = both(&report.scenario) else {
        return alone(&report.scenario);
    };
    let gpus = report.scenario.gpus.max(1) as f64;
    let says = |bought: &Bought| human::power(bought.watts / gpus);
    format!(
        "Bought in {} the network draws {} a GPU, in {} {}; a bit takes {} and {}.",
        Quantity::Year.write(from),
        says(&now),
        Quantity::Year.write(to),
        says(&then),
        Quantity::Energy.write(now.per_bit().0),
        Quantity::Energy.write(then.per_bit().0),
    )
}

fn table(report: &Report, caption: &str) -> Table {
    let scenario = &report.scenario;
    let gpus = scenario.gpus.max(1) as f64;
    let [from, to] = YEARS;
    let (own, planned) = (
        ladder(scenario, from, to),
        ladder(&on_time(scenario), from, to),
    );
    let money = |usd: Usd| Cell::number(usd.0, human::money(usd));
    let row = |place: u32| {
        let year = from + f64::from(place);
        let at = |rungs: &[Later]| {
            let rung = rung_at(rungs, year);
            rung.and_then(|rung| Some((rung.clone(), rung.bought(year)?)))
        };
        let mut row = vec![Cell::number(year, Quantity::Year.write(year))];
        match at(&own) {
            None => row.extend((0..7).map(|_| Cell::none())),
            Some((rung, bought)) => row.extend([
                Cell::word(box_of(&rung)),
                Cell::number(rung.rate().0, human::port(rung.rate())),
                money(bought.network / gpus),
                money(bought.optics / gpus),
                Cell::number(bought.watts.0 / gpus, human::power(bought.watts / gpus)),
                money(bought.per_gbps()),
                Cell::number(
                    bought.per_bit().0,
                    Quantity::Energy.write(bought.per_bit().0),
                ),
            ]),
        }
        let planned = at(&planned).map(|(_, bought)| money(bought.network / gpus));
        row.push(planned.unwrap_or_else(Cell::none));
        row
    };
    let heads = [
        "Year of purchase",
        "Switch",
        "Rate of a GPU, Gb/s",
        "Network, USD a GPU",
        "Optics, USD a GPU",
        "Network, W a GPU",
        "Network, USD a Gb/s",
        "Energy of a bit, pJ",
        "Network without slip, USD a GPU",
    ];
    Table {
        caption: caption.to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: (0..=(to - from) as u32).map(row).collect(),
    }
}
