//! The command `table`: the numbers of a figure, of a drawing, or of the bill.

use std::fmt::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::analysis::sweep;
use crate::catalog::CATALOG_DATE;
use crate::figures::drawings::{DRAWINGS, drawing};
use crate::figures::table::Cell;
use crate::figures::{self, FIGURES, cards, figure};
use crate::model::{Report, VERSION, evaluate};
use crate::scenario::Document;

use super::open;
use super::output::{deliver, deliver_json, ends_in, fail, refuse};
use super::report::plain;

/// Id of the bill.
const BILL: &str = "bill";

/// What is listed, of which scenario, how and where to.
#[derive(Args)]
pub struct Table {
    /// Which: a figure (see `figures`), a drawing or bill
    id: String,
    /// A link, a fragment, a query, or @FILE; empty is the default scenario
    #[arg(default_value = "")]
    link: String,
    /// How it is written [default: text, or as the file's name ends]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// The file to write; standard output without it
    #[arg(long)]
    out: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Text,
    /// For sheets and programs: RFC 4180, numbers unrounded
    Csv,
    /// For programs: heads, and rows of numbers and texts
    Json,
}

impl Table {
    /// Writes it.
    pub fn run(self) -> ExitCode {
        let (known, drawn) = (figure(&self.id), drawing(&self.id));
        if known.is_none() && drawn.is_none() && self.id != BILL {
            let ids = FIGURES.iter().map(|figure| figure.id);
            let ids: Vec<_> = ids
                .chain(DRAWINGS.map(|drawing| drawing.id))
                .chain([BILL])
                .collect();
            return refuse(&format!(
                "there is no table called '{}': choose {}",
                self.id,
                ids.join(", ")
            ));
        }
        let (document, _) = open(&self.link);
        let report = evaluate(&document.scenario);
        let table = match (known, &report.network, drawn) {
            (Some(figure), ..) => (figure.table)(&sweep(&report.scenario), &report),
            (None, Err(no), _) => return fail(&cards::verdict(&report, no)),
            (None, Ok(_), Some(drawing)) => (drawing.table)(&report),
            (None, Ok(_), None) => figures::bill::table(&report),
        };
        let out = self.out.as_deref();
        let named = match () {
            () if ends_in(out, "csv") => Some(Format::Csv),
            () if ends_in(out, "json") => Some(Format::Json),
            () => None,
        };
        match self.format.or(named).unwrap_or(Format::Text) {
            Format::Text => deliver(text(&table), self.out),
            Format::Csv => deliver(table.csv(), self.out),
            Format::Json => deliver_json(&value(&self.id, &table, &report), self.out),
        }
    }
}

/// The table with what it takes to make it again.
fn value(id: &str, table: &figures::Table, report: &Report) -> Value {
    let document = Document {
        scenario: report.scenario.clone(),
        ..Document::default()
    };
    let cell = |cell: &Cell| match cell.value {
        Some(number) => json!(number),
        None if cell.plain.is_empty() => Value::Null,
        None => json!(cell.plain),
    };
    let rows = table.rows.iter();
    let rows: Vec<Vec<Value>> = rows.map(|row| row.iter().map(cell).collect()).collect();
    json!({
        "fabriconomics": "table",
        "id": id,
        "model_version": VERSION,
        "catalog_date": CATALOG_DATE,
        "link": format!("#{}", document.write()),
        "caption": table.caption,
        "columns": table.heads,
        "rows": rows,
    })
}

/// Columns of one width each, numbers to the right.
fn text(table: &figures::Table) -> String {
    let heads = table.heads.iter().map(|head| plain(head));
    let mut lines: Vec<Vec<String>> = vec![heads.collect()];
    let cells = |row: &Vec<Cell>| row.iter().map(|cell| plain(&cell.text)).collect();
    lines.extend(table.rows.iter().map(cells));
    let columns = 0..table.heads.len();
    let wide = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let columns: Vec<(usize, bool)> = columns
        .map(|column| (wide(column), table.is_numeric(column)))
        .collect();
    let mut out = format!("{}\n\n", plain(&table.caption));
    for line in &lines {
        let mut row = String::new();
        for (cell, (wide, numeric)) in line.iter().zip(&columns) {
            // Writing to a text cannot fail.
            let _ = match numeric {
                true => write!(row, "{cell:>wide$}  "),
                false => write!(row, "{cell:<wide$}  "),
            };
        }
        out += row.trim_end();
        out.push('\n');
    }
    out
}
