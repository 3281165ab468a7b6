//! The three policies side by side, and what skipping a step saves and costs.

use crate::analysis::{Course, Cycle, cycle as cycle_of};
use crate::model::Report;
use crate::scenario::Refresh;
use crate::units::{Usd, human};

use super::super::super::axis::Quantity;
use super::super::super::table::{Cell, Reason, Reasoned, Table};
use super::super::{each, missing, no_step};
use super::sources;

/// What skipping saves, what it goes without, and what that is worth, in sentences.
pub fn sentence(report: &Report) -> String {
    let scenario = &report.scenario;
    let rules = "Each network is the year’s, not the pinned parts; fibre stays, servers are not in it, nothing is discounted. A faster port needs the slot that goes with it.";
    let Some(cycle) = cycle_of(scenario) else {
        return missing(scenario);
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
        "{who} {saves} and goes without {} Gb/s a GPU for a year: {} for each. By the bandwidth tax’s own step, communication’s share taken at the first network’s bandwidth, the GPU-hours that wait for it are worth {}.{refused} {rules}",
        human::figures(without),
        human::money(price),
        human::money_in_words(cycle.waits(other)),
    )
}

/// A row of the table: what it says, how, and its number of a policy.
type Asked<'a> = (&'a str, String, &'a dyn Fn(&Course) -> Cell);

/// The policies.
pub fn table(report: &Report) -> Reasoned {
    let scenario = &report.scenario;
    let Some(cycle) = cycle_of(scenario) else {
        return Reasoned::default();
    };
    let end = cycle.life[1];
    let money = |usd: Usd| Cell::number(usd.0, human::money(usd));
    let plain = |number: f64| Cell::number(number, human::figures(number));
    let kept = format!(
        "gear keeps {} % of its price a year; fibre stays and is sold to nobody",
        human::figures(scenario.plan.kept)
    );
    let bought = |course: &Course| {
        Cell::number(
            course.purchases.len() as f64,
            human::whole(course.purchases.len() as u64),
        )
    };
    let purchases: Vec<String> = cycle
        .courses
        .iter()
        .map(|course| purchases(&cycle, course))
        .collect();
    let each_gpu = |course: &Course| money(Usd(each(report, cycle.net(course, end))));
    let asked: [Asked; 10] = [
        ("Networks bought", purchases.join("; "), &bought),
        ("Paid", "every network at the prices of its day, fibre only where more is wanted".to_owned(), &|it| money(it.gross(end))),
        ("Old ones sold", kept.clone(), &|it| money(it.sold(end))),
        ("Left at the end", kept, &|it| money(cycle.residual(it, end))),
        ("Net", "paid − sold − left".to_owned(), &|it| money(cycle.net(it, end))),
        ("Net, a GPU", format!("net ÷ {} GPUs", human::whole(scenario.gpus)), &each_gpu),
        ("Of it optics, as paid", "modules, engines and lasers of every network".to_owned(), &|it| money(it.optics(end))),
        ("Energy", "W of the network in use × PUE × hours × price of a kWh; not in the net".to_owned(), &|it| money(cycle.energy(it, end))),
        ("Gb/s × years a GPU", "port rate × delivered share × years".to_owned(), &|it| plain(cycle.bandwidth_years(it))),
        ("GPU-hours that wait", "GPU-hours × (1 − step with the most bandwidth ÷ step with this), by the bandwidth tax’s own step, communication’s share taken at the first network’s bandwidth".to_owned(), &|it| money(cycle.waits(it))),
    ];
    let mut heads = vec!["What".to_owned()];
    heads.extend(cycle.courses.iter().map(|course| {
        let chosen = course.policy == scenario.plan.refresh;
        let mark = if chosen { ", chosen" } else { "" };
        format!("{}{mark}", course.policy.name())
    }));
    let (mut rows, mut reasons) = (Vec::new(), Vec::new());
    for (what, formula, number) in asked {
        let mut row = vec![Cell::word(what)];
        row.extend(cycle.courses.iter().map(number));
        rows.push(row);
        reasons.push(Reason {
            formula,
            sources: sources(report),
        });
    }
    Reasoned {
        table: Table {
            caption: format!(
                "{} from {}: the network of {} GPUs, bought anew at each speed step, at every second, or never",
                human::many(scenario.plan.life as u64, "year", "years"),
                Quantity::Year.write(cycle.life[0]),
                human::whole(scenario.gpus)
            ),
            heads,
            rows,
        },
        reasons,
    }
}

/// Purchase by purchase: what it costs, and what the one before it fetches.
fn purchases(cycle: &Cycle, course: &Course) -> String {
    let bought = course.purchases.iter().map(|own| {
        let rung = &cycle.steps[own.step].rung;
        let sold = match own.sold.0 > 0.0 {
            true => format!(", the one before sold for {}", human::money(own.sold)),
            false => String::new(),
        };
        format!(
            "{} {} at {} {}{sold}",
            Quantity::Year.write(own.when),
            super::super::box_of(rung),
            human::port(rung.rate()),
            human::money(own.gross),
        )
    });
    let all: Vec<String> = bought.collect();
    format!(
        "{}: {}",
        course.policy.name().to_lowercase(),
        all.join(", ")
    )
}
