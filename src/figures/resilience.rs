//! Growth and redundancy in tables: what is left when something breaks, what one more costs, and what growing moves.

use crate::analysis::{Lost, growth, losses, spare_plane, spare_spine};
use crate::model::{Network, Report};
use crate::scenario::MAX_TIERS;
use crate::units::{Share, human};

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
                Cell::number(loss.left.0, left(loss.left)),
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
        caption: "What one failure leaves those who feel it; a failed adapter takes its GPU along, a twin-port module two links".to_owned(),
        heads: heads.map(str::to_owned).to_vec(),
        rows,
    })
}

/// A loss too small to show is a loss.
fn left(share: Share) -> String {
    if share.0 < 1.0 && share.0 > 0.9995 {
        return ">99.9\u{202f}%".to_owned();
    }
    human::share(share)
}

/// What a layer's links end at above.
fn upper(network: &Network, tier: usize) -> &'static str {
    match network.fabric.is_circuit(tier) {
        true => "circuit switch",
        false => TIERS[tier.min(MAX_TIERS - 1)],
    }
}

fn named(network: &Network, lost: Lost) -> String {
    let circuit = |tier: usize| network.fabric.is_circuit(tier);
    match lost {
        Lost::HostLink => "a link from a host to its leaf".to_owned(),
        Lost::Link(tier) => format!(
            "a link from {} to {}",
            TIERS[tier],
            upper(network, tier + 1)
        ),
        Lost::Box(tier) if circuit(tier) => "a circuit switch".to_owned(),
        Lost::Box(tier) => format!("a {} switch", TIERS[tier]),
        Lost::Plane => "a whole plane".to_owned(),
    }
}

/// What one spine or plane more costs, in a sentence.
pub fn spare_sentence(report: &Report) -> Option<String> {
    let switches = |count| human::many(count, "more switch", "more switches");
    let mut out = String::new();
    if let Some(spine) = spare_spine(report) {
        let free = match spine.free {
            0 => "none is free".to_owned(),
            free if free >= spine.ports => "there is room".to_owned(),
            1 => "one is free".to_owned(),
            free => format!("{} are free", human::whole(free)),
        };
        out += &format!(
            "A spare spine for every group of leaves, so that one may fail unnoticed, takes {} for {} and {} up on every leaf, where {free}. ",
            switches(spine.boxes),
            human::money(spine.cost),
            human::many(spine.ports, "more port", "more ports")
        );
    }
    if let Some(plane) = spare_plane(report) {
        out += &format!(
            "A spare plane takes {} and {} in all.",
            switches(plane.boxes),
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
            "about {} of {} between switches {}, for {} in fibre and labour",
            human::whole(moved),
            human::many(links, "cable", "cables"),
            if moved == 1 { "moves" } else { "move" },
            human::money(growth.recabling)
        ),
    };
    let free = match growth.free {
        0 => " No port of the top tier is free today.".to_owned(),
        1 => " One port of the top tier is free today.".to_owned(),
        free => format!(
            " {} ports of the top tier are free today.",
            human::whole(free)
        ),
    };
    let early = match early {
        0 => String::new(),
        early => format!(
            " Buying the switches its present pods and its top tier will need takes {} and {} today, and nothing moves later.",
            human::many(early, "more switch", "more switches"),
            human::money(price)
        ),
    };
    Some(format!(
        "Growing to {} GPUs takes {}; {moved}.{free}{early}",
        human::whole(growth.to),
        human::many(more, "more switch", "more switches")
    ))
}

/// Growth layer by layer.
pub fn growth_table(report: &Report) -> Option<Table> {
    let growth = growth(report)?;
    let network = report.network.as_ref().ok()?;
    let rows = (1..MAX_TIERS)
        .filter(|layer| growth.links[*layer] > 0)
        .map(|layer| {
            let (links, stay) = (growth.links[layer], growth.stay[layer]);
            vec![
                Cell::word(format!("{} to {}", TIERS[layer - 1], upper(network, layer))),
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
