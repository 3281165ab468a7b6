//! The three policies side by side, and what skipping a step saves and costs.

use crate::analysis::{Course, Cycle, cycle as cycle_of};
use crate::model::Report;
use crate::scenario::Refresh;
use crate::units::{Usd, human};

use super::super::super::axis::Quantity;
use super::super::super::table::{Cell, Reason, Reasoned, Table};
use super::super::{NONE, each, no_step};
use super::sources;

/// What skipping saves, what it goes without, and what that is worth, in sentences.
pub fn sentence(report: &Report) -> String {
    let scenario = &report.scenario;
    let rules = "Each network is the year’s, not the pinned parts; fibre stays, servers are not in it, nothing is discounted. A faster port needs the slot that goes with it.";
    let Some(cycle) = cycle_of(scenario) else {
        return NONE.to_owned();
    };
    if cycle.steps.len() < 2 {
        return format!("{}, so nothing is bought anew. {rules}", no_step(scenario));
    }
    let end = cycle.life[1];
    let steps = cycle.course(Refresh::Steps);
    // With one step there is no second: whoever skips it never buys.
    let policy = match cycle.course(Refresh::Skip).purchases.len() {
        1 => Refresh::Never,
        _ => Refresh::Skip,
    };
    let other = cycle.course(policy);
    let saved = cycle.net(steps, end) - cycle.net(other, end);
    let without = cycle.bandwidth_years(steps) - cycle.bandwidth_years(other);
    let price = saved / (without * scenario.gpus as f64);
    let who = match policy {
        Refresh::Never => "Never buying anew",
        _ => "Skipping every second step",
    };
    let saves = match saved.0 >= 0.0 {
        true => format!("saves {}", human::money_in_words(saved)),
        false => format!("costs {} more", human::money_in_words(saved * -1.0)),
    };
    let refused = match cycle.refused.first() {
        Some(time) => format!(
            " No network of {} holds the cluster at the faster port, so that step is not taken.",
            Quantity::Year.write(*time)
        ),
        None => String::new(),
    };
    format!(
        "{who} {saves} and goes without {} Gb/s a GPU for a year: {} for each. By the bandwidth tax’s own step the GPU-hours that wait for it are worth {}.{refused} {rules}",
        human::figures(without),
        human::money(price),
        human::money_in_words(cycle.waits(other)),
    )
}

/// The policies.
pub fn table(report: &Report) -> Reasoned {
    let scenario = &report.scenario;
    let Some(cycle) = cycle_of(scenario) else {
        return Reasoned::default();
    };
    let end = cycle.life[1];
    let money = |usd: Usd| Cell::number(usd.0, human::money(usd));
    let row = |course: &Course| {
        let chosen = course.policy == scenario.plan.refresh;
        let mark = if chosen { ", chosen" } else { "" };
        let years = cycle.bandwidth_years(course);
        let net = cycle.net(course, end);
        vec![
            Cell::word(format!("{}{mark}", course.policy.name())),
            Cell::number(
                course.purchases.len() as f64,
                human::whole(course.purchases.len() as u64),
            ),
            money(course.gross(end)),
            money(course.sold(end)),
            money(cycle.residual(course, end)),
            money(net),
            Cell::number(each(report, net), human::money(Usd(each(report, net)))),
            money(course.optics(end)),
            money(cycle.energy(course, end)),
            Cell::number(years, human::figures(years)),
            money(cycle.per_gbps_year(course)),
            money(cycle.waits(course)),
        ]
    };
    let heads = [
        "New network",
        "Bought",
        "Paid, USD",
        "Old ones sold, USD",
        "Left at the end, USD",
        "Net, USD",
        "Net, USD a GPU",
        "Optics, USD",
        "Energy, USD",
        "Gb/s × years a GPU",
        "Net, USD a Gb/s and year",
        "GPU-hours that wait, USD",
    ];
    let reason = |course: &Course| Reason {
        formula: formula(&cycle, course, scenario.plan.kept),
        sources: sources(report),
    };
    Reasoned {
        table: Table {
            caption: format!(
                "{} years from {}: the network of {} GPUs under each policy",
                human::whole(scenario.plan.life as u64),
                Quantity::Year.write(cycle.life[0]),
                human::whole(scenario.gpus)
            ),
            heads: heads.map(str::to_owned).to_vec(),
            rows: cycle.courses.iter().map(row).collect(),
        },
        reasons: cycle.courses.iter().map(reason).collect(),
    }
}

/// Purchase by purchase: what it costs, and what the one before it fetches.
fn formula(cycle: &Cycle, course: &Course, kept: f64) -> String {
    let mut out = String::new();
    for own in &course.purchases {
        let rung = &cycle.steps[own.step].rung;
        out += &format!(
            "{} {} at {}",
            Quantity::Year.write(own.when),
            super::super::box_of(rung),
            human::port(rung.rate()),
        );
        out += &match own.sold.0 > 0.0 {
            true => format!(
                " {}, the one before sold for {}; ",
                human::money(own.gross),
                human::money(own.sold)
            ),
            false => format!(" {}; ", human::money(own.gross)),
        };
    }
    format!(
        "{out}gear keeps {} % of its price a year, fibre stays and is sold to nobody: {} left at the end",
        human::figures(kept),
        human::money(cycle.residual(course, cycle.life[1])),
    )
}
