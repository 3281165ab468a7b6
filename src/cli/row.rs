//! One scenario as one row: which columns it has, and the same row as CSV and as JSON.

use std::io::Write;

use crate::analysis::{COLUMNS, Column};
use crate::model::Report;
use crate::units::human;

/// What is known of one scenario.
pub struct Answer<'a> {
    /// The settled link, from its `#` on.
    pub link: &'a str,
    /// Notices of settling it.
    pub notices: usize,
    /// The report.
    pub report: &'a Report,
}

/// One column of a row.
#[derive(Clone, Copy)]
pub enum Shown {
    /// The settled link.
    Link,
    /// Whether the fabric holds the cluster.
    Fits,
    /// What ran out where it does not.
    Limit,
    /// Number of notices.
    Notices,
    /// A number of the report.
    Number(&'static Column),
}

/// What stands in one cell.
pub enum Cell<'a> {
    /// Nothing.
    None,
    /// Yes or no.
    Bool(bool),
    /// A word or a link.
    Text(&'a str),
    /// A count of things.
    Whole(i64),
    /// A quantity.
    Number(f64),
}

impl Shown {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Fits => "fits",
            Self::Limit => "limit",
            Self::Notices => "notices",
            Self::Number(column) => column.name,
        }
    }

    /// What it means.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Link => "The scenario as it was settled: give it to any command, or to the page",
            Self::Fits => "Whether the fabric holds the cluster; many numbers are empty where not",
            Self::Limit => "What ran out where it does not: tiers, circuits or torus",
            Self::Notices => "How many choices were not kept as asked",
            Self::Number(column) => column.meaning,
        }
    }

    /// What stands there.
    pub fn cell<'a>(self, answer: &Answer<'a>) -> Cell<'a> {
        match self {
            Self::Link => Cell::Text(answer.link),
            Self::Fits => Cell::Bool(answer.report.network.is_ok()),
            Self::Limit => match &answer.report.network {
                Ok(_) => Cell::None,
                Err(no) => Cell::Text(no.limit.id()),
            },
            Self::Notices => Cell::Whole(answer.notices as i64),
            Self::Number(column) => match column.of(answer.report) {
                None => Cell::None,
                Some(value) if column.whole => Cell::Whole(value as i64),
                Some(value) => Cell::Number(value),
            },
        }
    }
}

/// Every column.
pub fn all() -> Vec<Shown> {
    let words = [Shown::Link, Shown::Fits, Shown::Limit, Shown::Notices];
    let numbers = COLUMNS.iter().map(Shown::Number);
    words.into_iter().chain(numbers).collect()
}

/// The columns of a list of names, or what is wrong with it.
pub fn columns(names: Option<&str>) -> Result<Vec<Shown>, String> {
    let all = all();
    let Some(names) = names else {
        return Ok(all);
    };
    let mut found: Vec<Shown> = Vec::new();
    for name in names.split(',').map(str::trim) {
        let known = all.iter().find(|shown| shown.name() == name);
        let Some(shown) = known else {
            let near = nearest(name, all.iter().map(|shown| shown.name()));
            return Err(format!(
                "there is no column called '{name}'{near}; `columns` lists them"
            ));
        };
        if found.iter().any(|other| other.name() == name) {
            return Err(format!("--columns names {name} twice"));
        }
        found.push(*shown);
    }
    Ok(found)
}

/// `: is gpus meant?` where something known is near enough to a name, or nothing.
pub fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let alike = |other: &&str| strsim::jaro_winkler(name, other);
    let best = known.max_by(|a, b| alike(a).total_cmp(&alike(b)));
    let best = best.filter(|other| alike(other) > 0.7);
    best.map_or_else(String::new, |other| format!("; is {other} meant?"))
}

/// Appends a cell to a line of CSV.
pub fn csv(out: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Text(text) => csv_text(out, text),
        Cell::None => {}
        other => plain(out, other),
    }
}

/// Appends a text to a line of CSV.
pub fn csv_text(out: &mut Vec<u8>, text: &str) {
    if text.bytes().any(|byte| b",\"\r\n".contains(&byte)) {
        out.push(b'"');
        out.extend(text.replace('"', "\"\"").bytes());
        out.push(b'"');
    } else {
        out.extend(text.bytes());
    }
}

/// Appends a cell to a JSON object.
pub fn json(out: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Text(text) => json_text(out, text),
        Cell::None => out.extend(b"null"),
        other => plain(out, other),
    }
}

/// Appends a text as JSON.
pub fn json_text(out: &mut Vec<u8>, text: &str) {
    // Writing a text into memory cannot fail.
    let _ = serde_json::to_writer(out, text);
}

/// Appends a number: the shortest text that reads back as the same, whole numbers without a point.
pub fn number(out: &mut Vec<u8>, value: f64) {
    if value == value.trunc() && value.abs() < 1e15 {
        let _ = write!(out, "{}", value as i64);
    } else {
        out.extend(zmij::Buffer::new().format_finite(value).bytes());
    }
}

fn plain(out: &mut Vec<u8>, cell: &Cell) {
    match cell {
        Cell::Bool(yes) => out.extend(if *yes { &b"true"[..] } else { b"false" }),
        Cell::Whole(count) => drop(write!(out, "{count}")),
        Cell::Number(value) => number(out, *value),
        Cell::None | Cell::Text(_) => {}
    }
}

/// `1,000,000 scenarios`.
pub fn scenarios(count: u64) -> String {
    human::many(count, "scenario", "scenarios")
}
