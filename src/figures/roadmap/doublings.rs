//! How fast each series of the roadmap doubles, and every milestone with its date and source.

use crate::catalog::{self, Milestone, SERIES, Series as Kind};
use crate::model::Report;
use crate::model::roadmap::Line;
use crate::units::human;

use super::super::axis::Quantity;
use super::super::table::{Cell, Reason, Reasoned, Table};

/// How fast it doubles, series by series, where something grows.
pub fn doublings() -> Reasoned {
    let (mut rows, mut reasons) = (Vec::new(), Vec::new());
    for series in SERIES.iter().filter(|series| series.chart != "standards") {
        let line = Line::of(series.id);
        if let Some(row) = row(series, &line) {
            rows.push(row);
            reasons.push(Reason {
                formula: formula(&line),
                sources: line.there().map(|point| &point.value).collect(),
            });
        }
    }
    let heads = [
        "Series",
        "Points",
        "From",
        "To",
        "A doubling takes, years",
        "Standard error, years",
        "First to last, whole years",
        "A year, %",
    ];
    Reasoned {
        table: Table {
            caption: "Years of a doubling by least squares over what ships or is ratified; forecasts are in none; first to last in whole years"
                .to_owned(),
            heads: heads.map(str::to_owned).to_vec(),
            rows,
        },
        reasons,
    }
}

fn row(series: &Kind, line: &Line) -> Option<Vec<Cell>> {
    let (first, last) = (line.there().next()?, line.there().last()?);
    let ends = line.doubling().0;
    if ends <= 0.0 {
        return None;
    }
    let number = |value: f64| Cell::number(value, human::figures(value));
    let fit = line.fit();
    let grows = 100.0 * (libm::exp2(1.0 / ends) - 1.0);
    let year = |point: &Milestone| Cell::number(f64::from(point.year), point.year.to_string());
    let many = line.there().count();
    Some(vec![
        Cell::word(series.name),
        Cell::number(many as f64, human::whole(many as u64)),
        year(first),
        year(last),
        fit.map_or_else(Cell::none, |fit| number(fit.doubling.0)),
        fit.map_or_else(Cell::none, |fit| number(fit.error.0)),
        number(ends),
        number(grows),
    ])
}

fn formula(line: &Line) -> String {
    let points: Vec<String> = line
        .there()
        .map(|point| {
            format!(
                "{} {}",
                Quantity::Year.write(point.when()),
                value(point).text
            )
        })
        .collect();
    let fitted = match line.fit() {
        Some(fit) => format!(
            "the slope b of log₂(value) on time gives 1 ÷ b = {} ± {} years",
            human::figures(fit.doubling.0),
            human::figures(fit.error.0)
        ),
        None => "too few points for a fit".to_owned(),
    };
    format!("{}: {fitted}", points.join(", "))
}

/// A milestone's value with its unit.
fn value(point: &Milestone) -> Cell {
    let datum = &point.value;
    let text = format!(
        "{}{}{}",
        human::figures(datum.value),
        human::THIN,
        datum.unit.symbol()
    );
    Cell::number(datum.value, text)
}

/// When it came, or is expected, and when without the slip.
fn dated(point: &Milestone, when: f64) -> String {
    let says = match point.status {
        "shipping" => "Ships since",
        "standard" => "Ratified in",
        "sampling" => "Sampled in",
        _ => "Expected in",
    };
    let planned = Quantity::Year.write(point.when());
    match when == point.when() {
        true => format!("{says} {planned}"),
        false => format!(
            "{says} {}, without the slip {planned}",
            Quantity::Year.write(when)
        ),
    }
}

/// Every milestone, as it is listed under the scenario's slip.
pub fn milestones(report: &Report) -> Reasoned {
    let plan = &report.scenario.plan;
    let row = |point: &Milestone| {
        let series = catalog::series(point.series);
        let both = series.is_some_and(|series| series.both_ways);
        let when = plan.when(point);
        let mut value = value(point);
        if both {
            value.text += ", both ways";
        }
        vec![
            Cell::word(point.name),
            Cell::word(series.map_or(point.series, |series| series.name)),
            Cell::number(when, Quantity::Year.write(when)),
            Cell::word(point.status),
            match point.lane {
                0 => Cell::none(),
                lane => Cell::number(f64::from(lane), format!("{lane}G")),
            },
            value,
        ]
    };
    let reason = |point: &'static Milestone| Reason {
        formula: dated(point, plan.when(point)),
        sources: vec![&point.value],
    };
    Reasoned {
        table: Table {
            caption: "Milestones by the year of first shipping, of a standard of its ratification; each opens to its source"
                .to_owned(),
            heads: ["Milestone", "Series", "Year", "Status", "Lanes", "Value"]
                .map(str::to_owned)
                .to_vec(),
            rows: catalog::roadmap().map(row).collect(),
        },
        reasons: catalog::roadmap().map(reason).collect(),
    }
}
