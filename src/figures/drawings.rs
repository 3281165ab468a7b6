//! The drawings beside the registry of figures: laid out anew for every width, in boxes and lines instead of axes.

use crate::catalog::Datum;
use crate::model::Report;

use super::diagram::{self, Diagram};
use super::domains;
use super::sheet::{Picture, Sheet};
use super::svg::sources;
use super::table::Table;

/// A drawing; none of its answers is there where the fabric cannot hold the cluster.
pub struct Drawing {
    /// Id in links, files and the terminal.
    pub id: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What it shows, and how it is to be read; stands under the finding.
    pub under: &'static str,
    /// Height in a frame of a usual width, before it has said its own.
    pub tall: u32,
    /// Draws it for a width.
    pub draw: fn(&Report, f64) -> Option<Diagram>,
    /// The finding, which is also its alternative text.
    pub sentence: fn(&Report) -> String,
    /// The same numbers as a table.
    pub table: fn(&Report) -> Table,
    /// The catalog data behind it.
    pub sources: fn(&Report) -> Vec<&'static Datum>,
}

/// The network, drawn.
pub static NETWORK: Drawing = Drawing {
    id: "network",
    name: "The network, drawn",
    under: "The network, drawn in whole boxes and cables: a line stands for many, and says for how many",
    tall: 760,
    draw: diagram::network,
    sentence: diagram::sentence,
    table: diagram::table,
    sources: diagram::behind,
};

/// The three networks of a cluster, one inside the other.
pub static DOMAINS: Drawing = Drawing {
    id: "domains",
    name: "The three networks, one inside the other",
    under: "A scale-up domain in its site among the sites; lines thicken with the root of what one GPU can send, down to a hair",
    tall: 620,
    draw: domains::drawn,
    sentence: domains::sentence,
    table: domains::table,
    sources: domains::sources,
};

/// Every drawing, in the order of the page.
pub static DRAWINGS: [&Drawing; 2] = [&NETWORK, &DOMAINS];

/// The drawing with this id.
pub fn drawing(id: &str) -> Option<&'static Drawing> {
    DRAWINGS.into_iter().find(|drawing| drawing.id == id)
}

impl Drawing {
    /// On a sheet; none where nothing can be built.
    pub fn picture(&self, report: &Report, sheet: &Sheet) -> Option<Picture> {
        let drawn = (self.draw)(report, sheet.room())?;
        let data = (self.sources)(report);
        Some(drawn.on(sheet, &report.scenario.title, self.under, &sources(&data)))
    }
}
