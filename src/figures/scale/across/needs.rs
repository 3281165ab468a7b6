//! What an exchange needs, every step and ever more rarely, as a list whose rows open to their formulas.

use crate::model::Report;
use crate::model::across::Exchange;
use crate::units::human;

use super::super::super::axis::Quantity;
use super::super::super::table::{Cell, Reason, Reasoned, Table};
use super::efficiency::{MOST, every};
use super::{UNKNOWN, drawn, over, sources};

/// What the exchange is, in a sentence.
pub fn lede(report: &Report) -> String {
    let (Some(own), Some(step)) = (drawn(report), &report.step) else {
        return UNKNOWN.to_owned();
    };
    let tokens = step.layout.tokens / own.sites as f64;
    let hidden = match own.hidden.0 {
        0.0 => "none of it may hide the exchange".to_owned(),
        hidden if hidden >= 1.0 => "all of it may hide the exchange".to_owned(),
        _ => format!("{} of it may hide the exchange", human::share(own.hidden)),
    };
    format!(
        "{}, each sends {} of {} in an exchange. At the speed of its own step a site works through {} tokens while that is sent; a step has {} for each, and {hidden}.",
        over(report),
        human::bytes(own.volume()),
        report.scenario.workload_name(),
        human::size(own.tokens_to_send(tokens)),
        human::size(tokens),
    )
}

/// What an exchange needs, every step and ever more rarely.
pub fn needs(report: &Report) -> Reasoned {
    let Some(own) = drawn(report) else {
        return Reasoned::default();
    };
    let chosen = own.local_steps;
    let all: Vec<Exchange> = every(report)
        .into_iter()
        .map(|local_steps| Exchange { local_steps, ..own })
        .collect();
    let row = |at: &Exchange| {
        let steps = human::whole(at.local_steps as u64);
        let name = match at.local_steps {
            1.0 => "1, synchronous".to_owned(),
            _ => steps,
        };
        let mark = if at.local_steps == chosen {
            ", in force"
        } else {
            ""
        };
        let rate = |rate: f64| Cell::number(rate, Quantity::Rate.write(rate));
        vec![
            Cell::word(format!("{name}{mark}")),
            rate(at.needed().0),
            Cell::number(at.waiting().0, human::short(at.waiting())),
            Cell::number(at.kept().percent().0, human::share(at.kept())),
            at.keeping(MOST).map_or_else(Cell::none, |it| rate(it.0)),
        ]
    };
    Reasoned {
        table: Table {
            caption: format!(
                "What an exchange of {} between {} sites needs",
                report.scenario.workload_name(),
                human::whole(own.sites)
            ),
            heads: [
                "Local steps",
                "Rate to carry it, Gb/s",
                "An exchange holds up, s",
                "Time kept, %",
                "Rate that keeps 95 %, Gb/s",
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: all.iter().map(row).collect(),
        },
        reasons: all
            .iter()
            .map(|at| Reason {
                formula: formula(report, at),
                sources: sources(report),
            })
            .collect(),
    }
}

fn formula(report: &Report, at: &Exchange) -> String {
    let sites = human::whole(at.sites);
    let wire = match at.hidden.0 > 0.0 {
        true => format!(
            "what of {} on the wire {} of a step does not hide",
            human::short(at.sending()),
            human::share(at.hidden)
        ),
        false => format!("{} on the wire", human::short(at.sending())),
    };
    format!(
        "2 × ({sites} − 1) ÷ {sites} × {} billion parameters × {} B = {}, ÷ ({} × {}) = {}; held up: {wire} + {} of light = {}; {} ÷ ({} + {}) = {}",
        human::figures(at.params / 1e9),
        human::figures(report.scenario.sites.gradient_bytes),
        human::bytes(at.volume()),
        human::many(at.local_steps as u64, "step", "steps"),
        human::short(at.step),
        Quantity::Rate.write(at.needed().0),
        human::short(at.latency()),
        human::short(at.waiting()),
        human::short(at.between()),
        human::short(at.between()),
        human::short(at.waiting()),
        human::share(at.kept()),
    )
}
