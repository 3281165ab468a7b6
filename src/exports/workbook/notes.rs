//! The sheet of notes: how to change things, what is and is not modelled, the sources, and the licence.

use crate::catalog::{CATALOG_DATE, Source};
use crate::model::VERSION;

use super::book::Sheet;
use super::style::Look;
use super::subject::Subject;

/// Name of the sheet.
pub const SHEET: &str = "Notes";

/// Fills the sheet.
pub fn notes(subject: &Subject, sources: &[&'static Source]) -> Sheet {
    let mut sheet = Sheet::new(SHEET, &[64.0, 34.0, 14.0, 14.0, 70.0]);
    sheet.heights.push((0, 26.0));
    sheet.put(0, 0, "Notes", Look::Title.plain());
    let mut row = 1;
    let size = if subject.sized {
        "The cluster size may be changed: the sheet Sizing finds the tree the engine would find, and says where these switches end."
    } else {
        "The cluster size may be changed for the bandwidth tax and the observed interval only: the counts of this shape are the engine’s, for the exported size."
    };
    let groups: [(&str, &[&str]); 4] = [
        (
            "How to change things",
            &[
                "Blue cells of the sheet Inputs are yours: sizes, prices, watts, failure rates, shares. Every formula names them; nothing else is typed in.",
                size,
                "Grey cells follow from choices of the scenario: platform, fabric, switch, optics, topology, lengths. Another choice changes which parts are bought, and needs another workbook: fabriconomics workbook LINK --out FILE.",
                "A price of yours in a link is set.PART.FIELD=, the name of its cell with hyphens: set.dsp-800.price-hyperscale=450.",
                "The sheet Results compares every result with what the engine said at export. Once an input is changed it says so and compares no more.",
            ],
        ),
        (
            "What is modelled",
            &[
                "Whole switches, links, modules, trunks and patch panels at every size; one bill of them, which gives dollars, watts, failures and spares.",
                "The bandwidth tax: a step takes (1 − c) + C − min(o·C, 1 − c), with c the communication share, o the overlap, and C = c × reference ÷ delivered.",
                "The built-up failure interval is calibrated on Llama 3’s run: causes in GPUs, hosts and software scale with GPUs; of network parts one share of failures stops a job.",
                "Network means the back end: switches, optics, cables and adapters. Cluster means servers and network. Watts are of IT equipment; times PUE they are the facility’s.",
            ],
        ),
        (
            "What is not",
            &[
                "No packets, no jobs, no forecast, no discounting, no installation, racks, cooling plant or staff. Where no source gives a number, its basis says estimate.",
                "Choices among parts are made at export: a link made longer here keeps its module, and a switch with other ports is another scenario.",
            ],
        ),
        (
            "Licence",
            &[
                "Fabriconomics is free software under MIT or Apache-2.0, as you like. This workbook is yours to use, change and pass on; quote the sources below for their numbers.",
            ],
        ),
    ];
    for (title, lines) in groups {
        row = section(&mut sheet, row, title);
        for line in lines {
            sheet.put(row, 0, *line, Look::Prose.plain());
            row += 1;
        }
    }
    row = section(&mut sheet, row, "Sources of the inputs");
    sheet.words(
        row,
        &["Title", "Publisher", "Published", "Consulted", "Address"],
        Look::HeadBeside.plain(),
    );
    for source in sources {
        row += 1;
        let words = [
            source.title,
            source.publisher,
            source.published,
            source.accessed,
            source.url,
        ];
        sheet.words(row, &words, Look::Note.plain());
    }
    let made = format!("Model {VERSION}, catalog of {CATALOG_DATE}");
    sheet.put(row + 2, 0, made, Look::Quiet.plain());
    sheet
}

fn section(sheet: &mut Sheet, row: u32, title: &str) -> u32 {
    sheet.heights.push((row, 30.0));
    sheet.put(row, 0, title, Look::Section.plain());
    row + 1
}
