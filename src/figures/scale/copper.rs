//! How far copper carries a lane, in the years the lanes ship: when copper ends.

use crate::analysis::{Carried, Sweep, behind_copper, copper, copper_ends};
use crate::model::Report;
use crate::scenario::lane;

use super::super::axis::{Axis, Quantity};
use super::super::domains::words::{length, spined};
use super::super::optics::unmarked;
use super::super::plot::{Dot, Flag, Ink, Line, Plot, Stroke, main_last};
use super::super::table::{Cell, Table};
use super::super::{Figure, Origin};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "copper-reach",
    view: "scale",
    title: "Metres that copper carries a lane, in the year lanes of each rate ship; hollow: a forecast",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| table(report),
    sources: |_| behind_copper(),
};

fn plot(report: &Report) -> Plot {
    let scenario = &report.scenario;
    let all = copper(scenario);
    let spine = scenario.rack.spine;
    let dated = |get: fn(&Carried) -> Option<f64>| -> Vec<(f64, f64)> {
        let points = all.iter().filter_map(|it| Some((it.year?, get(it)?)));
        points.collect()
    };
    let passive = dated(|it| Some(it.passive));
    let years: Vec<f64> = passive.iter().map(|point| point.0).collect();
    let x = Axis::linear(Quantity::Year, years.iter().copied(), false);
    let [from, to] = x.ends();
    let label = match spined(report) {
        true => format!("Rack, {}", length(spine)),
        false => format!("Rack of 72, {}", length(spine)),
    };
    let active = dated(|it| it.active);
    let mut lines = vec![
        Line::new("", Ink::Faint, Stroke::Plain, active.clone()),
        Line::new(
            label,
            Ink::Series(2),
            Stroke::Dashed,
            vec![(from, spine), (to, spine)],
        ),
        Line::new("Passive", Ink::Main, Stroke::Bold, passive),
    ];
    lines.retain(|line| !line.points.is_empty());
    main_last(&mut lines);
    let dots = all.iter().filter_map(|it| {
        Some(Dot {
            at: (it.year?, it.passive),
            label: String::new(),
            ink: Ink::Main,
            hollow: it.forecast,
        })
    });
    // It ends before the others do, so its name stands beside its end.
    let named = active.last().map(|at| Dot {
        at: *at,
        label: "Active".to_owned(),
        ink: Ink::Faint,
        hollow: false,
    });
    let dots: Vec<Dot> = dots.chain(named).collect();
    let flags = all.iter().filter_map(|it| {
        Some(Flag {
            at: it.year?,
            label: format!("{}G", it.copper.lane),
            minor: false,
        })
    });
    let flags: Vec<Flag> = flags.collect();
    let values = lines
        .iter()
        .flat_map(|line| line.points.iter().map(|point| point.1));
    let y = Axis::linear(Quantity::Metres, values.collect::<Vec<_>>(), true).with_room(0.05);
    Plot {
        x,
        y,
        lines,
        dots,
        flags,
        bars: Vec::new(),
    }
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let scenario = &report.scenario;
    let spine = length(scenario.rack.spine);
    let cable = match spined(report) {
        true => "this rack’s longest cable",
        false => "the longest cable of a rack of 72",
    };
    let Some(ends) = copper_ends(scenario) else {
        return format!(
            "Passive copper of every lane listed still carries the {spine} of {cable}."
        );
    };
    let usual = lane(ends.copper.lane).map(|lane| lane.when());
    let when = match ends.year {
        Some(year) => {
            let slipped = if ends.year == usual {
                ""
            } else {
                ", with the slip"
            };
            format!(", in {:.0}{slipped}", libm::floor(year))
        }
        None => String::new(),
    };
    let active = match ends.active {
        Some(metres) if metres >= scenario.rack.spine => {
            format!(
                "; with electronics in the plug it carries {}",
                length(metres)
            )
        }
        Some(_) => "; electronics in the plug do not help either".to_owned(),
        None => String::new(),
    };
    format!(
        "Passive copper {} with {}G lanes{when}: it carries {}, and {cable} is {spine}{active}.",
        if ends.forecast { "ends" } else { "ended" },
        ends.copper.lane,
        length(ends.passive),
    )
}

fn table(report: &Report) -> Table {
    let heads = [
        "Lane, Gb/s",
        "Ships",
        "Passive, m",
        "Active, m",
        "Passive reaches a rack’s cable",
    ];
    let metres = |metres: f64| Cell::number(metres, length(metres));
    let row = |it: Carried| {
        let lane = f64::from(it.copper.lane);
        vec![
            Cell::number(lane, format!("{lane}")),
            it.year.map_or_else(Cell::none, |year| {
                let expected = if it.forecast { ", forecast" } else { "" };
                Cell::number(year, format!("{:.0}{expected}", libm::floor(year)))
            }),
            metres(it.passive),
            it.active.map_or_else(Cell::none, metres),
            Cell::word(match it.passive >= report.scenario.rack.spine {
                true => "yes",
                false => "no",
            }),
        ]
    };
    Table {
        caption: FIGURE.title.to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows: copper(&report.scenario).into_iter().map(row).collect(),
    }
}
