//! The rows of `published.toml`, and what became of each number in them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::ours::ours;

const ROWS: &str = include_str!("../published.toml");

/// A miss may move by this many points before somebody must look at it.
const DRIFT: f64 = 2.0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    pub source: Vec<Source>,
    pub case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub url: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub id: String,
    pub what: String,
    pub source: String,
    pub grade: String,
    /// Relative.
    pub tolerance: f64,
    pub why: String,
    pub row: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub id: String,
    #[serde(default)]
    pub what: String,
    pub link: Option<String>,
    pub against: Option<String>,
    pub clos: Option<Tree>,
    pub part: Option<Load>,
    pub module: Option<String>,
    pub mtbf_hours: Option<f64>,
    pub expect: BTreeMap<String, f64>,
    #[serde(default = "one")]
    pub times: f64,
    #[serde(default)]
    pub plus: f64,
    pub tolerance: Option<f64>,
    pub why: Option<String>,
    #[serde(default)]
    pub negative: bool,
    #[serde(default)]
    pub miss: BTreeMap<String, f64>,
    #[serde(default)]
    pub difference: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tree {
    pub ports: u32,
    pub endpoints: u64,
    pub rails: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Load {
    pub watts: f64,
    pub gbps: f64,
}

fn one() -> f64 {
    1.0
}

/// What became of one published number.
pub struct Line<'a> {
    pub case: &'a Case,
    pub row: &'a Row,
    pub quantity: &'a str,
    pub published: f64,
    pub ours: f64,
    pub verdict: Verdict,
}

#[derive(PartialEq)]
pub enum Verdict {
    Reproduced,
    DiffersAsItMust,
    MissesAsRecorded,
    Fails(String),
}

impl Line<'_> {
    pub fn deviation(&self) -> f64 {
        (self.ours / self.published - 1.0) * 100.0
    }

    pub fn words(&self) -> &str {
        match &self.verdict {
            Verdict::Reproduced => "reproduced",
            Verdict::DiffersAsItMust => "differs, as it must",
            Verdict::MissesAsRecorded => "**misses**, as recorded",
            Verdict::Fails(why) => why,
        }
    }
}

pub fn book() -> Book {
    toml::from_str(ROWS).expect("published.toml has the shape its first lines describe")
}

pub fn lines(book: &Book) -> Vec<Line<'_>> {
    let mut all = Vec::new();
    for case in &book.case {
        for row in &case.row {
            for (quantity, published) in &row.expect {
                let ours = ours(row, quantity) * row.times + row.plus;
                let mut line = Line {
                    case,
                    row,
                    quantity,
                    published: *published,
                    ours,
                    verdict: Verdict::Reproduced,
                };
                line.verdict = verdict(&line);
                all.push(line);
            }
        }
    }
    all
}

fn verdict(line: &Line) -> Verdict {
    let tolerance = line.row.tolerance.unwrap_or(line.case.tolerance);
    let within = (line.ours - line.published).abs() <= tolerance * line.published.abs();
    match (line.row.negative, line.row.miss.get(line.quantity), within) {
        (true, _, false) => Verdict::DiffersAsItMust,
        (true, _, true) => Verdict::Fails("FAILS: it must not come out".into()),
        (_, None, true) => Verdict::Reproduced,
        (_, None, false) => Verdict::Fails("FAILS".into()),
        (_, Some(_), true) => Verdict::Fails("FAILS: no longer a miss, take the mark off".into()),
        (_, Some(recorded), false) if (line.deviation() - recorded).abs() <= DRIFT => {
            Verdict::MissesAsRecorded
        }
        (_, Some(recorded), false) => {
            Verdict::Fails(format!("FAILS: the miss was {recorded:+.1} %"))
        }
    }
}

pub fn source<'a>(book: &'a Book, id: &str) -> &'a Source {
    let found = book.source.iter().find(|source| source.id == id);
    found.unwrap_or_else(|| panic!("published.toml has no source {id}"))
}
