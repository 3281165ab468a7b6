//! Growth and redundancy in tables: what is left when something breaks, what one more costs, and what growing moves.

use crate::analysis::{Lost, growth, losses, spare_plane, spare_spine};
use crate::model::{Network, Report};
use crate::scenario::MAX_TIERS;
use crate::units::human;

use super::bill::TIERS;
use super::table::{Cell, Table};

/// What is left to those who feel it when something is lost.
pub fn loss_table(report: &Report) -> Option<Table> {
    let network = report.network.as_ref().ok()?;
    let rows: Vec<Vec<Cell>> = losses(network)
        .into_iter()
        .map(|loss| {
            let rate = loss.often.filter(|rate| rate.0 > 0.0);
            vec![
                Cell::word(named(network, loss.what)),
                Cell::number(loss.feels as f64, human::whole(loss.feels)),
                Cell::number(loss.left.0, human::share(loss.left)),
                rate.map_or(Cell::none(), |rate| {
                    Cell::number(rate.0, human::figures(rate.0))
                }),
            ]
        })
        .collect();
    let heads = [
        "Lost",
        "GPUs that feel it",
        "Bandwidth left to them",
        "Such failures a year",
    ];
    (!rows.is_empty()).then(|| Table {
        caption: "What one failure leaves; all-to-all among those who feel it, the rest of the cluster keeps its own".to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows,
    })
}

fn named(network: &Network, lost: Lost) -> String {
    let circuit = |tier: usize| network.fabric.is_circuit(tier);
    match lost {
        Lost::HostLink => "a link from a host to its leaf".to_owned(),
        Lost::Link(tier) => format!(
            "a link from {} to {}",
            TIERS[tier],
            if circuit(tier + 1) {
                "circuit switch"
            } else {
                TIERS[(tier + 1).min(MAX_TIERS - 1)]
            }
        ),
        Lost::Box(tier) if circuit(tier) => "a circuit switch".to_owned(),
        Lost::Box(tier) => format!("a {} switch", TIERS[tier]),
        Lost::Plane => "a whole plane".to_owned(),
    }
}

/// What one spine or plane more costs, in a sentence.
pub fn spare_sentence(report: &Report) -> Option<String> {
    let mut out = String::new();
    if let Some(spine) = spare_spine(report) {
        out += &format!(
            "A spare spine in every group, so that one may fail unnoticed, takes {} more switches and {}. ",
            human::whole(spine.boxes.unsigned_abs()),
            human::money(spine.cost)
        );
    }
    if let Some(plane) = spare_plane(report) {
        out += &format!(
            "A spare plane takes {} switches and {}.",
            human::whole(plane.boxes.unsigned_abs()),
            human::money(plane.cost)
        );
    }
    (!out.is_empty()).then(|| out.trim_end().to_owned())
}

/// What growing to the later size takes, in a sentence.
pub fn growth_sentence(report: &Report) -> Option<String> {
    let growth = growth(report)?;
    let (links, stay): (u64, u64) = (growth.links.iter().sum(), growth.stay.iter().sum());
    let more = growth.boxes[1].saturating_sub(growth.boxes[0]);
    let (early, price) = growth.early;
    let moved = match links - stay {
        0 => "no cable between switches moves".to_owned(),
        moved => format!(
            "{} of {} cables between switches move, for {} in fibre and labour",
            human::whole(moved),
            human::whole(links),
            human::money(growth.recabling)
        ),
    };
    let free = match growth.free {
        0 => " No port of the top tier is free today.".to_owned(),
        free => format!(
            " {} ports of the top tier are free today.",
            human::whole(free)
        ),
    };
    let early = match early {
        0 => String::new(),
        early => format!(
            " Buying the layers above the leaves for it today takes {} more switches and {} now, and nothing moves later.",
            human::whole(early),
            human::money(price)
        ),
    };
    Some(format!(
        "Growing to {} GPUs takes {} more switches; {moved}.{free}{early}",
        human::whole(growth.to),
        human::whole(more)
    ))
}

/// Growth layer by layer.
pub fn growth_table(report: &Report) -> Option<Table> {
    let growth = growth(report)?;
    let rows = (1..MAX_TIERS)
        .filter(|layer| growth.links[*layer] > 0)
        .map(|layer| {
            let (links, stay) = (growth.links[layer], growth.stay[layer]);
            vec![
                Cell::word(format!("{} to {}", TIERS[layer - 1], TIERS[layer])),
                Cell::number(links as f64, human::whole(links)),
                Cell::number(stay as f64, human::whole(stay)),
                Cell::number((links - stay) as f64, human::whole(links - stay)),
            ]
        })
        .collect();
    let heads = ["Cables", "Today", "Stay", "Move"];
    Some(Table {
        caption: format!(
            "Cables between switches on the way to {} GPUs",
            human::whole(growth.to)
        ),
        heads: heads.map(str::to_owned).to_vec(),
        rows,
    })
}
