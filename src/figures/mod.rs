//! The figures: each is a sentence, a plot and a table made from the report and the sweep; one drawing serves them all,
//! on a canvas and in an SVG.

pub mod axis;
pub mod bandwidth;
mod bandwidth_tax;
pub mod bars;
pub mod bill;
pub mod cards;
pub mod counts;
pub mod diagram;
pub mod domains;
pub mod draw;
pub mod drawings;
mod failure_interval;
pub mod headline;
pub mod markup;
pub mod moved;
pub mod optics;
mod optics_bill;
pub mod parts;
pub mod plot;
mod quantity;
pub mod reliability;
pub mod resilience;
pub mod roadmap;
pub mod scale;
mod serdes_roadmap;
pub mod sheet;
mod steps;
pub mod svg;
pub mod table;
pub mod theme;
pub mod training;

use crate::analysis::Sweep;
use crate::catalog::Datum;
use crate::model::Report;

pub use plot::{Mark, Plot};
pub use table::{Reason, Reasoned, Table};

/// What a plot is made from.
#[derive(Clone, Copy)]
pub enum Origin {
    /// Curves against size, which do not move while the size is dragged.
    Sweep(fn(&Sweep) -> Plot),
    /// The present scenario, size and all.
    Report(fn(&Report) -> Plot),
}

/// One figure of the registry.
#[derive(Clone, Copy)]
pub struct Figure {
    /// Id in links, files and the terminal.
    pub id: &'static str,
    /// View it stands in.
    pub view: &'static str,
    /// What is drawn, under the sentence.
    pub title: &'static str,
    /// What is plotted.
    pub plot: Origin,
    /// Where the present scenario stands on them.
    pub mark: fn(&Report) -> Mark,
    /// The finding.
    pub sentence: fn(&Sweep, &Report) -> String,
    /// The same numbers as a table.
    pub table: fn(&Sweep, &Report) -> Table,
    /// The catalog data behind it.
    pub sources: fn(&Report) -> Vec<&'static Datum>,
}

impl Figure {
    /// Its plot.
    pub fn plot(&self, sweep: &Sweep, report: &Report) -> Plot {
        match self.plot {
            Origin::Sweep(plot) => plot(sweep),
            Origin::Report(plot) => plot(report),
        }
    }
}

impl PartialEq for Figure {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The figures of the first view. A program holds the code of the figures it names: the page names these alone.
pub static OVERVIEW: [Figure; 4] = OVERVIEW_FIGURES;

const OVERVIEW_FIGURES: [Figure; 4] = [
    optics_bill::FIGURE,
    bandwidth_tax::FIGURE,
    failure_interval::FIGURE,
    serdes_roadmap::FIGURE,
];

/// The figures of the other views, view by view.
const OTHERS: [&[Figure]; 7] = [
    &[steps::COST, steps::SWITCHES, steps::MODULES],
    &[
        optics::march::FIGURE,
        optics::layers::POWER,
        optics::claims::FIGURE,
        optics::energy::FIGURE,
        optics::layers::BILL,
        optics::prices::FIGURE,
        optics::suppliers::FIGURE,
    ],
    &bandwidth::FIGURES,
    &training::FIGURES,
    &reliability::FIGURES,
    &roadmap::FIGURES,
    &scale::FIGURES,
];

const fn count(lists: &[&[Figure]]) -> usize {
    let (mut list, mut all) = (0, 0);
    while list < lists.len() {
        all += lists[list].len();
        list += 1;
    }
    all
}

const fn joined<const ALL: usize>(first: &[Figure], rest: &[&[Figure]]) -> [Figure; ALL] {
    let mut all = [OVERVIEW_FIGURES[0]; ALL];
    let (mut list, mut place, mut next) = (0, 0, 0);
    while next < ALL {
        if next < first.len() {
            all[next] = first[next];
            next += 1;
        } else if place == rest[list].len() {
            (list, place) = (list + 1, 0);
        } else {
            all[next] = rest[list][place];
            (place, next) = (place + 1, next + 1);
        }
    }
    all
}

/// The figures of the other views.
pub static FURTHER: [Figure; count(&OTHERS)] = joined(&[], &OTHERS);

/// Every figure, in the order of the page.
pub static FIGURES: [Figure; OVERVIEW_FIGURES.len() + count(&OTHERS)] =
    joined(&OVERVIEW_FIGURES, &OTHERS);

/// The figure with this id.
pub fn figure(id: &str) -> Option<&'static Figure> {
    FIGURES.iter().find(|figure| figure.id == id)
}
