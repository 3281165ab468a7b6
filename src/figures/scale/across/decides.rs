//! Which decides, bandwidth or light: what each takes of an exchange, against the distance between sites.

use crate::analysis::Sweep;
use crate::model::Report;
use crate::model::across::{Exchange, Way};
use crate::units::{Gbps, Kilometres, human};

use super::super::super::axis::{Axis, Quantity};
use super::super::super::plot::{Dot, Ink, Line, Mark, Plot, Stroke};
use super::super::super::table::{Cell, Table};
use super::super::super::{Figure, Origin};
use super::{UNKNOWN, between, drawn, sources};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "across-decides",
    view: "scale",
    title: "Time an exchange waits for sending, at three rates, and for light, against the distance between sites",
    plot: Origin::Report(plot),
    mark,
    sentence,
    table,
    sources,
};

/// Distances drawn: across a street, and half around the earth.
const ENDS: [f64; 2] = [0.1, 20_000.0];

/// Rates beside the scenario's own: ten and a hundred times as much.
const MORE: [f64; 2] = [100.0, 10.0];

/// How many times as far as the mark, or as near, a crossing must lie to be named.
const CLEAR: f64 = 15.0;

fn at(own: &Exchange, distance: f64, times: f64) -> Exchange {
    Exchange {
        rate: Gbps(own.rate.0 * times),
        way: Way {
            distance: Kilometres(distance),
            ..own.way
        },
        ..*own
    }
}

fn plot(report: &Report) -> Plot {
    let (mut lines, mut dots) = (Vec::new(), Vec::new());
    if let Some(own) = drawn(report) {
        let flat = |times: f64| {
            let shown = at(&own, ENDS[0], times).shown().0;
            ENDS.map(|km| (km, shown)).to_vec()
        };
        let name = |times: f64| between(own.rate * times);
        for times in MORE {
            lines.push(Line::new(
                name(times),
                Ink::Faint,
                Stroke::Dashed,
                flat(times),
            ));
        }
        lines.push(Line::new(name(1.0), Ink::Main, Stroke::Bold, flat(1.0)));
        let light = ENDS.map(|km| (km, at(&own, km, 1.0).latency().0));
        lines.push(Line::new(
            "Light",
            Ink::Series(1),
            Stroke::Plain,
            light.to_vec(),
        ));
        for times in [1.0, MORE[1], MORE[0]] {
            let there = at(&own, ENDS[0], times);
            let crossing = there
                .crossing()
                .filter(|it| (ENDS[0]..ENDS[1]).contains(&it.0));
            if let Some(crossing) = crossing {
                // Beside the mark there is no room for a second number.
                let apart = crossing / own.way.distance;
                let label = match times > 1.0 || apart.max(1.0 / apart) > CLEAR {
                    true => human::distance(crossing),
                    false => String::new(),
                };
                dots.push(Dot {
                    at: (crossing.0, there.shown().0),
                    label,
                    ink: Ink::Series(1),
                    hollow: true,
                });
            }
        }
    }
    // A rate at which a step hides all of the sending has no line.
    lines.retain(|line| line.points.iter().all(|point| point.1 > 0.0));
    let values = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1));
    let values: Vec<f64> = values.collect();
    Plot {
        x: Axis::log(Quantity::Kilometres, ENDS),
        y: Axis::log(Quantity::Seconds, values).with_room(0.06),
        lines,
        dots,
        flags: Vec::new(),
        bars: Vec::new(),
    }
}

fn mark(report: &Report) -> Mark {
    let km = report.scenario.sites.distance;
    let own = drawn(report).filter(|own| own.shown().0 > 0.0);
    let dot = own.map(|own| Dot {
        at: (km, own.shown().0),
        label: human::short(own.shown()),
        ink: Ink::Main,
        hollow: false,
    });
    Mark { x: Some(km), dot }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let Some(own) = drawn(report) else {
        return UNKNOWN.to_owned();
    };
    let (km, sending, light) = (
        human::distance(own.way.distance),
        human::short(own.sending()),
        human::short(own.latency()),
    );
    let rate = between(own.rate);
    let left = match own.hidden.0 > 0.0 {
        true => format!(
            ", of which {} are left to wait for,",
            human::short(own.shown())
        ),
        false => String::new(),
    };
    let Some(crossing) = own.crossing().map(|it| it.0) else {
        return format!(
            "At {rate} an exchange takes {sending} to send, and a step hides all of it; what is left is {light} of light over {km}: latency decides, however near the next site stands."
        );
    };
    if crossing > ENDS[1] {
        return format!(
            "At {rate} an exchange takes {sending} to send{left} and {light} of light over {km}: bandwidth decides, wherever on earth the next site stands."
        );
    }
    let decides = match crossing > own.way.distance.0 {
        true => "bandwidth decides, up to",
        false => "latency decides, from",
    };
    format!(
        "At {rate} an exchange takes {sending} to send{left} and {light} of light over {km}: {decides} {}.",
        human::distance(Kilometres(crossing))
    )
}

fn table(_: &Sweep, report: &Report) -> Table {
    let own = drawn(report);
    let mut every = vec![
        0.1, 1.0, 10.0, 40.0, 80.0, 100.0, 120.0, 1_000.0, 4_411.0, 20_000.0,
    ];
    let chosen = report.scenario.sites.distance;
    if !every.contains(&chosen) {
        every.push(chosen);
        super::super::super::plot::rising(&mut every, |km| *km);
    }
    let seconds = |time: f64| Cell::number(time, Quantity::Seconds.write(time));
    let row = |km: f64| {
        let mut row = vec![Cell::number(km, Quantity::Kilometres.write(km))];
        row.extend(match &own {
            Some(own) => {
                let there = at(own, km, 1.0);
                let flight = there.way.in_flight(there.rate);
                [
                    seconds(there.way.round_trip().0),
                    seconds(there.latency().0),
                    seconds(there.sending().0),
                    seconds(there.shown().0),
                    Cell::number(flight.0, human::bytes(flight)),
                    Cell::number(there.kept().percent().0, human::share(there.kept())),
                ]
            }
            None => std::array::from_fn(|_| Cell::none()),
        });
        row
    };
    Table {
        caption: "An exchange by the distance between sites, at the rate between them".to_owned(),
        heads: [
            "Distance, km",
            "Round trip, s",
            "Light, s",
            "Sending, s",
            "Of it not hidden, s",
            "In flight, bytes",
            "Time kept, %",
        ]
        .map(str::to_owned)
        .to_vec(),
        rows: every.into_iter().map(row).collect(),
    }
}
