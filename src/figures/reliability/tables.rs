//! Ways to come back, and repairs, as lists whose rows open to their formulas.

use crate::analysis::{behind_repair, spare_units};
use crate::catalog;
use crate::model::Report;
use crate::model::goodput::{Goodput, Outcome, State};
use crate::model::repair::{Repair, all_up, usable};
use crate::scenario::{Policy, Setup, Topology};
use crate::units::{Hours, Seconds, Usd, human};

use super::super::table::{Cell, Reason, Reasoned, Table};
use super::{of, sources};

/// What storage must take, in a sentence.
pub fn storage_sentence(report: &Report) -> String {
    let state = State::of(&report.scenario);
    let seconds = Seconds(report.scenario.recovery.checkpoint);
    format!(
        "A checkpoint of {} holds {}, {} of it on each GPU of a replica. Written in {} it takes {} GB/s of storage; a peer sends its part in {}.",
        report.scenario.workload_name(),
        human::bytes(state.whole),
        human::bytes(state.each),
        human::short(seconds),
        human::figures(state.storage.0),
        human::short(state.fetch),
    )
}

/// Every way to come back.
pub fn ways(report: &Report) -> Reasoned {
    let goodput = of(report);
    let row = |outcome: &Outcome| {
        let lost = Usd(goodput.lost(outcome.share).0);
        let time = |time: Hours| Cell::number(time.seconds().0, human::short(time.seconds()));
        let chosen = outcome.policy == goodput.chosen.policy;
        let mark = if chosen { ", in force" } else { "" };
        vec![
            Cell::word(format!("{}{mark}", outcome.policy.name())),
            time(outcome.work),
            time(outcome.cycle.save()),
            time(outcome.cycle.restart()),
            Cell::number(outcome.share.percent().0, human::share(outcome.share)),
            Cell::number(lost.0, human::money(lost)),
        ]
    };
    let reason = |outcome: &Outcome| {
        let mut sources = sources(report);
        sources.push(&report.scenario.platform.gpu_hour);
        Reason {
            formula: formula(&goodput, outcome),
            sources,
        }
    };
    Reasoned {
        table: Table {
            caption: format!(
                "Ways to come back at {} GPUs, each at its best checkpoint interval",
                human::whole(report.scenario.gpus)
            ),
            heads: [
                "Way",
                "Work between checkpoints, s",
                "A checkpoint holds up, s",
                "Until it runs again, s",
                "Time kept, %",
                "Lost, USD a year",
            ]
            .map(str::to_owned)
            .to_vec(),
            rows: goodput.outcomes.iter().map(row).collect(),
        },
        reasons: goodput.outcomes.iter().map(reason).collect(),
    }
}

fn formula(goodput: &Goodput, outcome: &Outcome) -> String {
    let cycle = &outcome.cycle;
    let [work, save, restart, mtbf] = [outcome.work, cycle.save(), cycle.restart(), cycle.mtbf()]
        .map(|time| human::short(time.seconds()));
    let kept = human::share(outcome.share);
    match outcome.policy {
        Policy::Partial => format!(
            "(1 − u ÷ M) × τ ÷ (M × (e^((τ + δ) ÷ M) − 1)) with u = {restart}, δ = {save}, τ = {work} and M = {mtbf}, {} times the time between failures because a failure takes one of so many groups out: {kept}",
            human::figures(goodput.terms.groups),
        ),
        _ => format!(
            "τ ÷ (M × e^(R ÷ M) × (e^((τ + δ) ÷ M) − 1)) with M = {mtbf}, δ = {save}, R = {restart}, and the τ at which it is highest, {work}: {kept} (Daly 2006)"
        ),
    }
}

/// Repairs of the shortest, the chosen and the longest time: what is out, and what must stand ready.
pub fn repairs(report: &Report) -> Reasoned {
    let scenario = &report.scenario;
    let repair = Repair::of(scenario, of(report).terms.mtbf);
    let assumed = catalog::assumption("node-repair");
    let ends = assumed.map(|row| [row.low.as_ref(), row.high.as_ref()]);
    let mut times = vec![repair.time];
    for end in ends.into_iter().flatten().flatten() {
        if end.value != repair.time.0 {
            times.push(Hours(end.value));
        }
    }
    super::super::plot::rising(&mut times, |time| time.0);
    let mut drained = vec![8.0, 72.0];
    if !drained.contains(&repair.drained) {
        drained.push(repair.drained);
    }
    let row = |time: &Hours| {
        let under_way = repair.under_way(*time);
        let units = spare_units(scenario, &repair, *time);
        let mark = if *time == repair.time {
            ", in force"
        } else {
            ""
        };
        let mut row = vec![
            Cell::word(format!("{}{mark}", human::duration(*time))),
            Cell::number(under_way, human::figures(under_way)),
            Cell::number(units as f64, human::whole(units)),
        ];
        row.extend(drained.iter().map(|gpus| {
            let out = repair.out(*gpus, *time);
            Cell::number(out.percent().0, human::share(out))
        }));
        row
    };
    let reason = |time: &Hours| Reason {
        formula: format!(
            "{} hardware failures a year × {} ÷ 8,760 h = {} under way; the fewest units s with P(X ≤ s) ≥ {} of a Poisson count; out: each of them × GPUs drained ÷ {} GPUs",
            human::figures(repair.hardware.0),
            human::duration(*time),
            human::figures(repair.under_way(*time)),
            human::percent(scenario.service),
            human::whole(scenario.gpus),
        ),
        sources: behind_repair(report),
    };
    let mut heads = vec![
        "A repair takes".to_owned(),
        "Repairs under way".to_owned(),
        format!("Spares for {} of repairs", human::percent(scenario.service)),
    ];
    heads.extend(
        drained
            .iter()
            .map(|gpus| format!("Out at {} drained, %", human::whole(*gpus as u64))),
    );
    Reasoned {
        table: Table {
            caption: format!(
                "Repairs at {} GPUs; a spare is {} drained together",
                human::whole(scenario.gpus),
                human::many(repair.drained as u64, "GPU", "GPUs")
            ),
            heads,
            rows: times.iter().map(row).collect(),
        },
        reasons: times.iter().map(reason).collect(),
    }
}

/// What repairs take out, in a sentence; of a torus, what its circuit switches are for.
pub fn repair_sentence(report: &Report) -> String {
    let scenario = &report.scenario;
    let repair = Repair::of(scenario, of(report).terms.mtbf);
    let out = format!(
        "Hardware fails {} times a day; with {} drained for {} each time, {} of the cluster is out at any moment.",
        human::figures(repair.hardware.0 / 365.0),
        human::many(repair.drained as u64, "GPU", "GPUs"),
        human::duration(repair.time),
        human::share(repair.out(repair.drained, repair.time)),
    );
    let units = libm::floor(repair.gpus / repair.drained);
    if Setup::of(scenario).topology != Topology::Torus || units < 2.0 {
        return out;
    }
    let up = repair.availability();
    format!(
        "{out} Circuit switches join whichever cubes are up, {} of {} on average; wired for good, all would be up at once {} of the time.",
        human::figures(usable(units, up, 1.0)),
        human::whole(units as u64),
        human::share(all_up(up, units)),
    )
}
