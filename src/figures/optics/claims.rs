//! What co-packaging saves, and of what: vendors speak of the optics, independent counts of the network and the cluster.
//! The same watts are a large share of the first and a small one of the last.

use crate::analysis::{Saved, Sweep, behind_bill, march, saved};
use crate::catalog::{CLAIMS, Datum};
use crate::model::Report;
use crate::scenario::Optics;
use crate::units::{Percent, Share, human};

use super::super::axis::Quantity;
use super::super::bars::{self, Bar};
use super::super::plot::{Ink, Plot};
use super::super::{Figure, Origin};
use super::{OPTICS, PARTS, single, unmarked, why, without};

/// The registry's entry.
pub const FIGURE: Figure = Figure {
    id: "claims",
    view: "optics",
    title: "Share of the IT watts that co-packaging saves; hollow: what others say; flat: with a tier fewer",
    plot: Origin::Report(plot),
    mark: unmarked,
    sentence,
    table: |_, report| bars::table(&plot(report), FIGURE.title, "Of what: whose"),
    sources,
};

/// One line: of what, with fewer tiers or not, whose, how much, and whether it is somebody else's.
struct Line {
    of: usize,
    flat: bool,
    who: &'static str,
    saved: Result<Share, String>,
    claimed: bool,
}

/// What is saved of: the words, and the ink.
const WHOLES: [(&str, Ink); 3] = [
    ("Optics", OPTICS),
    ("Network", PARTS[0].1),
    ("Cluster", Ink::Main),
];

fn ours(report: &Report) -> (Result<Saved, String>, Option<Saved>) {
    let steps = march(report);
    let from = steps
        .iter()
        .find(|step| step.optics == Optics::Dsp && !step.circuits);
    let of = |held: bool| {
        let step = steps
            .iter()
            .find(|step| step.optics == Optics::Cpo && !step.circuits && step.held == held)?;
        let built = from.map(|from| {
            from.built.as_ref().and_then(|from| {
                step.built
                    .as_ref()
                    .map(|to| saved(&report.scenario, from, to))
            })
        })?;
        Some(built.map_err(why))
    };
    let own = of(false).unwrap_or_else(|| Err(String::new()));
    match of(true) {
        Some(held) => (held, own.ok()),
        None => (own, None),
    }
}

fn lines(report: &Report) -> Vec<Line> {
    let (same, flat) = ours(report);
    let mut lines = Vec::new();
    let part = |saved: &Saved, of: usize| [saved.optics, saved.network, saved.cluster][of];
    let mut add =
        |of: usize, flat: bool, topic: &str, own: &[(&'static str, Result<Share, String>)]| {
            for claim in CLAIMS.iter().filter(|claim| claim.topic == topic) {
                let percent = Percent(report.scenario.value(&claim.value));
                lines.push(Line {
                    of,
                    flat,
                    who: claim.name,
                    saved: Ok(percent.share()),
                    claimed: true,
                });
            }
            for (who, saved) in own {
                lines.push(Line {
                    of,
                    flat,
                    who,
                    saved: saved.clone(),
                    claimed: false,
                });
            }
        };
    let at = |of: usize| {
        same.as_ref()
            .map(|saved| part(saved, of))
            .map_err(Clone::clone)
    };
    let port = same.as_ref().map(|saved| saved.port).map_err(Clone::clone);
    add(
        0,
        false,
        "saves-optics",
        &[("here, a port", port), ("here, all of them", at(0))],
    );
    for (of, topic, flatter) in [
        (1, "saves-network", "saves-network-flat"),
        (2, "saves-cluster", "saves-cluster-flat"),
    ] {
        add(of, false, topic, &[("here", at(of))]);
        if let Some(flat) = &flat {
            add(of, true, flatter, &[("here", Ok(part(flat, of)))]);
        }
    }
    lines
}

fn plot(report: &Report) -> Plot {
    let bar = |line: &Line| {
        let flat = if line.flat { ", flat" } else { "" };
        let label = format!("{}{flat}: {}", WHOLES[line.of].0, line.who);
        match &line.saved {
            Err(why) => without(label, why.clone()),
            Ok(saved) => {
                let percent = saved.percent().0;
                let mut bar = single(
                    label,
                    WHOLES[line.of].1,
                    percent.max(0.0),
                    human::share(*saved),
                );
                if percent < 0.0 {
                    bar.total = format!("{} more", human::share(Share(-saved.0)));
                }
                Bar {
                    bold: !line.claimed,
                    hollow: line.claimed,
                    ..bar
                }
            }
        }
    };
    bars::plot(Quantity::Percent, lines(report).iter().map(bar).collect())
}

fn sentence(_: &Sweep, report: &Report) -> String {
    let (same, flat) = ours(report);
    match same {
        Err(why) if why.is_empty() => "Co-packaging cannot be built here.".to_owned(),
        Err(why) => format!("Co-packaging cannot be compared here: {why}."),
        Ok(saved) => {
            let saved = flat.unwrap_or(saved);
            if saved.network.0 < 0.0 {
                return format!(
                    "Co-packaging saves {} of a port’s optics, yet this network would draw {} more: its boxes are too large.",
                    human::share(saved.port),
                    human::share(Share(-saved.network.0))
                );
            }
            format!(
                "Vendors and sceptics are both right: co-packaging saves {} of a port’s optics, {} of this network’s watts, {} of the cluster’s.",
                human::share(saved.port),
                human::share(saved.network),
                human::share(saved.cluster)
            )
        }
    }
}

fn sources(report: &Report) -> Vec<&'static Datum> {
    let claims = CLAIMS
        .iter()
        .filter(|claim| claim.topic.starts_with("saves-"));
    claims
        .map(|claim| &claim.value)
        .chain(behind_bill(report))
        .collect()
}
