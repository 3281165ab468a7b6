//! The view of optics and power: every step of the march, who is paid, what a gigawatt holds and what copper spares.

mod march;
mod shares;
mod sums;

use fabriconomics::figures::table::{Cell, Table};
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::{Document, Scenario};

/// Scenarios of every kind: fabrics, topologies, verdicts, copper, prices of one's own, nothing at all.
const LINKS: [&str; 22] = [
    "",
    "platform=gb300&fabric=infiniband",
    "platform=gb300&fabric=infiniband&buyer=vendor&optics=cpo",
    "platform=gb300&fabric=ethernet&optics=lpo&host=aec",
    "platform=vr200&fabric=ethernet&gpus=1000000&buyer=street",
    "platform=mi455x&fabric=ultra-ethernet&planes=6&optics=lro",
    "platform=trainium2&fabric=ethernet&host=dac",
    "platform=ironwood&fabric=ici&topology=torus&gpus=9216",
    "platform=ironwood&fabric=ici&topology=torus&gpus=10000",
    "platform=ironwood&fabric=ethernet&gpus=64",
    "topology=ocs",
    "topology=ocs&optics=cpo",
    "topology=rail-only&media=reach",
    "modules=single&taper=1,2,3",
    "modules=twin-both&reach=2,50,100,700",
    "switch=sn6800&optics=cpo",
    "switch=sn5600&year=2028",
    "gpus=4194304&fabric=infiniband",
    "gpus=64&optics=cpo",
    "tiers=1&fabric=ethernet&gpus=500",
    "host=dac&tiers=1&gpus=64",
    "set.dsp-800.price-hyperscale=0&set.dsp-400.price-hyperscale=0&set.sn5600.price-hyperscale=0&set.bluefield-3.price-hyperscale=0",
];

#[track_caller]
fn scenario(link: &str) -> Scenario {
    let (document, notices) = Document::read(link);
    assert_eq!(notices, [], "{link}");
    document.scenario
}

#[track_caller]
fn report(link: &str) -> Report {
    evaluate(&scenario(link))
}

#[track_caller]
fn near(said: f64, wanted: f64, what: &str) {
    let apart = (said - wanted).abs();
    assert!(
        apart <= 1e-9 * wanted.abs().max(1e-9),
        "{what}: {said} is not {wanted}"
    );
}

#[track_caller]
fn value(cell: &Cell) -> f64 {
    cell.plain.parse().unwrap_or_else(|_| panic!("{cell:?}"))
}

/// The cell under a head in the row that begins with a word.
#[track_caller]
fn cell<'a>(table: &'a Table, row: &str, head: &str) -> &'a Cell {
    let place = table.heads.iter().position(|it| it == head);
    let place = place.unwrap_or_else(|| panic!("{head} is not among {:?}", table.heads));
    let line = table.rows.iter().find(|line| line[0].text == row);
    &line.unwrap_or_else(|| panic!("no {row} in {:?}", table.rows))[place]
}
