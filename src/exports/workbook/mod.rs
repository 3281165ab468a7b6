//! The workbook: an .xlsx file whose cells recompute. Inputs under names, sizing, bill, spares and results as formulas on
//! them, each result beside what the engine said.

mod bill;
mod book;
mod calc;
mod choices;
mod formula;
mod functions;
mod inputs;
mod lines;
mod notes;
mod results;
mod rows;
mod sizing;
mod spares;
mod style;
mod subject;
mod tree;
mod write;

use std::fmt;

use crate::figures::headline::headline_text;
use crate::model::Report;
use crate::scenario::Setup;
use crate::units::human;

use book::Book;
use subject::Subject;

/// A workbook that cannot be written, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Unwritable(String);

impl fmt::Display for Unwritable {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::error::Error for Unwritable {}

/// A report as the bytes of a workbook; the same report gives the same bytes.
pub fn workbook(report: &Report) -> Result<Vec<u8>, Unwritable> {
    write::bytes(&book(report))
}

fn book(report: &Report) -> Book {
    let subject = Subject::of(report);
    let inputs = lines::inputs(&subject);
    let notes = notes::notes(&subject, &inputs.sources);
    let sheets = vec![
        inputs.sheet,
        sizing::sizing(&subject),
        bill::bill(&subject),
        spares::spares(&subject),
        results::results(&subject),
        notes,
    ];
    Book::of(title(report), sheets)
}

/// What the workbook is called: the scenario's title, or its size and parts: `100,000 H100 SXM on Spectrum-X`.
fn title(report: &Report) -> String {
    if !report.scenario.title.is_empty() {
        return report.scenario.title.to_string();
    }
    let setup = Setup::of(&report.scenario);
    let gpus = human::whole(report.scenario.gpus);
    format!("{gpus} {} on {}", setup.platform.name, setup.fabric.name)
}

/// The answer in one sentence.
fn lead(report: &Report) -> String {
    headline_text(report).replace('\u{a0}', " ")
}
