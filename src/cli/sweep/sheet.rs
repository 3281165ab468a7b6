//! What a sweep writes: its columns, and rows of CSV or JSON lines.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use clap::ValueEnum;

use crate::model::evaluate;

use super::super::row::{self, Answer, Shown};
use super::axis::Values;
use super::grid::Grid;

/// Rows between two looks at the stop sign.
const BATCH: u64 = 256;

/// How rows are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Comma-separated values with heads (RFC 4180)
    Csv,
    /// A JSON object a line
    Jsonl,
    /// Apache Parquet, compressed by Snappy
    Parquet,
}

impl Format {
    /// End of a file's name.
    pub fn end(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Jsonl => "jsonl",
            Self::Parquet => "parquet",
        }
    }
}

/// A grid with the columns that are shown of it.
pub struct Sheet {
    /// The grid.
    pub grid: Grid,
    /// Columns behind those of the axes.
    pub shown: Vec<Shown>,
    /// How they are written.
    pub format: Format,
    /// Cells of every axis as they are written.
    cells: Vec<Vec<Vec<u8>>>,
}

/// How far a sweep is, and whether it is to stop.
#[derive(Default)]
pub struct Pulse {
    /// Scenarios evaluated.
    pub done: AtomicU64,
    /// Set to stop.
    pub stop: Arc<AtomicBool>,
}

impl Pulse {
    /// Whether to stop.
    pub fn stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

impl Sheet {
    /// A sheet; what an axis shows already is not shown twice.
    pub fn new(grid: Grid, mut shown: Vec<Shown>, format: Format) -> Self {
        shown.retain(|shown| !grid.axes.iter().any(|axis| axis.key == shown.name()));
        let cell = |key: &str, values: &Values, place: usize| {
            let mut out = Vec::new();
            if format == Format::Jsonl {
                row::json_text(&mut out, key);
                out.push(b':');
            }
            match (values, format) {
                (Values::Numbers(numbers, _), _) => row::number(&mut out, numbers[place]),
                (Values::Words(words), Format::Jsonl) => row::json_text(&mut out, &words[place]),
                (Values::Words(words), _) => row::csv_text(&mut out, &words[place]),
            }
            out
        };
        let axes = grid.axes.iter();
        let cells = axes.map(|axis| {
            let places = 0..axis.values.len();
            let cells = places.map(|place| cell(&axis.key, &axis.values, place));
            cells.collect()
        });
        let cells = cells.collect();
        Self {
            grid,
            shown,
            format,
            cells,
        }
    }

    /// Names of all columns.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let axes = self.grid.axes.iter().map(|axis| axis.key.as_str());
        axes.chain(self.shown.iter().map(|shown| shown.name()))
    }

    /// What stands before the first row.
    pub fn head(&self) -> Vec<u8> {
        let mut out = Vec::new();
        if self.format == Format::Csv {
            for name in self.names() {
                row::csv_text(&mut out, name);
                out.push(b',');
            }
            out.pop();
            out.extend(b"\r\n");
        }
        out
    }

    /// Goes over some rows; false where it was told to stop.
    pub fn walk(
        &self,
        rows: std::ops::Range<u64>,
        pulse: &Pulse,
        mut each: impl FnMut(&[usize], &Answer),
    ) -> bool {
        let mut walker = self.grid.walk();
        walker.links = self.shown.iter().any(|shown| matches!(shown, Shown::Link));
        let mut since = 0;
        for index in rows {
            let (scenario, notices) = walker.go(index);
            let report = evaluate(&scenario);
            let answer = Answer {
                link: &walker.link,
                notices,
                report: &report,
            };
            each(&walker.places, &answer);
            since += 1;
            if since == BATCH {
                pulse.done.fetch_add(since, Ordering::Relaxed);
                since = 0;
                if pulse.stopped() {
                    return false;
                }
            }
        }
        pulse.done.fetch_add(since, Ordering::Relaxed);
        true
    }

    /// Appends one row as a line.
    pub fn line(&self, places: &[usize], answer: &Answer, out: &mut Vec<u8>) {
        let json = self.format == Format::Jsonl;
        if json {
            out.push(b'{');
        }
        for (cells, place) in self.cells.iter().zip(places) {
            out.extend_from_slice(&cells[*place]);
            out.push(b',');
        }
        for shown in &self.shown {
            let cell = shown.cell(answer);
            if json {
                out.push(b'"');
                out.extend_from_slice(shown.name().as_bytes());
                out.extend_from_slice(b"\":");
                row::json(out, &cell);
            } else {
                row::csv(out, &cell);
            }
            out.push(b',');
        }
        // There is at least one axis, and so a last comma.
        out.pop();
        out.extend_from_slice(if json { b"}\n" } else { b"\r\n" });
    }
}
