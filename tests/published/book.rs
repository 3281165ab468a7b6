//! The rows of `published.toml`, and what became of each number in them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::across::Across;
use super::arithmetic::Arithmetic;
use super::collective::Collective;
use super::given::{Given, Load, Save, Tree, replaced};
use super::ledger::shown;
use super::ours::ours;

const ROWS: &str = concat!(
    include_str!("../published.toml"),
    include_str!("training.toml"),
    include_str!("reliability.toml"),
    include_str!("scale.toml"),
    include_str!("roadmap.toml"),
    include_str!("across.toml"),
);

/// A miss may move by this many points before somebody must look at it.
const DRIFT: f64 = 2.0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    pub source: Vec<Source>,
    pub case: Vec<Case>,
    pub not_modelled: Vec<NotModelled>,
}

/// Something published that the model cannot say anything about.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotModelled {
    pub id: String,
    pub what: String,
    pub source: String,
    pub grade: String,
    pub published: String,
    /// What the model lacks.
    pub why: String,
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
    pub save: Option<Save>,
    pub arithmetic: Option<Arithmetic>,
    pub collective: Option<Collective>,
    pub milestone: Option<String>,
    pub series: Option<String>,
    pub price: Option<String>,
    pub across: Option<Across>,
    pub expect: BTreeMap<String, Published>,
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
    pub assume: Option<String>,
    pub assuming: Option<String>,
}

/// A published number, or the ends of a published range.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
pub enum Published {
    One(f64),
    Between([f64; 2]),
}

impl Published {
    /// Its lowest and highest.
    fn ends(self) -> [f64; 2] {
        match self {
            Self::One(number) => [number; 2],
            Self::Between(ends) => ends,
        }
    }

    /// The published number next to ours: ours itself where it lies in the range.
    pub fn next_to(self, ours: f64) -> f64 {
        let [low, high] = self.ends();
        if ours < low { low } else { ours.min(high) }
    }

    pub fn shown(self) -> String {
        match self {
            Self::One(number) => shown(number),
            Self::Between(ends) => ends.map(shown).join(" to "),
        }
    }
}

impl Row {
    /// What it starts from.
    pub fn given(&self) -> Given<'_> {
        let all = [
            self.link.as_deref().map(Given::Link),
            self.clos.as_ref().map(Given::Tree),
            self.part.as_ref().map(Given::Load),
            self.module.as_deref().map(Given::Module),
            self.mtbf_hours.map(Given::MtbfHours),
            self.save.as_ref().map(Given::Save),
            self.arithmetic.as_ref().map(Given::Arithmetic),
            self.collective.as_ref().map(Given::Collective),
            self.milestone.as_deref().map(Given::Milestone),
            self.series.as_deref().map(Given::Series),
            self.price.as_deref().map(Given::Price),
            self.across.as_ref().map(Given::Across),
        ];
        let mut given = all.into_iter().flatten();
        match (given.next(), given.next()) {
            (Some(given), None) => given,
            _ => panic!("{}: a row gives one thing", self.id),
        }
    }

    /// Whether ours is what is saved against the other, in percent.
    pub fn saves(&self) -> bool {
        self.against.is_some() && self.times == -100.0 && self.plus == 100.0
    }

    /// Our number, in the publication's unit.
    pub fn ours(&self, quantity: &str) -> f64 {
        ours(self.given(), self.against.as_deref(), quantity) * self.times + self.plus
    }

    /// Our number once its links say what `assuming` says, which must then be the published one.
    pub fn assumed(&self, quantity: &str) -> Option<f64> {
        let changes = self.assuming.as_deref()?;
        let link = replaced(self.link.as_deref()?, changes);
        let against = self
            .against
            .as_deref()
            .map(|other| replaced(other, changes));
        let value = ours(Given::Link(&link), against.as_deref(), quantity);
        Some(value * self.times + self.plus)
    }
}

fn one() -> f64 {
    1.0
}

/// What became of one published number.
pub struct Line<'a> {
    pub case: &'a Case,
    pub row: &'a Row,
    pub quantity: &'a str,
    pub published: Published,
    pub ours: f64,
    pub verdict: Verdict,
}

#[derive(PartialEq)]
pub enum Verdict {
    Reproduced,
    DiffersAsItMust,
    MissesAsRecorded,
    /// The publisher's own numbers put together: no model was asked.
    Accounting,
    Fails(String),
}

impl Line<'_> {
    /// Whether a number of ours is the published one, as nearly as the row asks.
    pub fn within(&self, ours: f64) -> bool {
        let tolerance = self.row.tolerance.unwrap_or(self.case.tolerance);
        let published = self.published.next_to(ours);
        (ours - published).abs() <= tolerance * published.abs()
    }

    /// In percent of what was published; of a range, of its nearer end.
    pub fn deviation(&self) -> f64 {
        let published = self.published.next_to(self.ours);
        if self.ours == published {
            return 0.0;
        }
        (self.ours / published - 1.0) * 100.0
    }

    pub fn words(&self) -> &str {
        match &self.verdict {
            Verdict::Reproduced => "reproduced",
            Verdict::DiffersAsItMust => "differs, as it must",
            Verdict::MissesAsRecorded => "**misses**, as recorded",
            Verdict::Accounting => "accounting",
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
                let ours = row.ours(quantity);
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
    let within = line.within(line.ours);
    let as_recorded = |recorded: &f64| (line.deviation() - recorded).abs() <= DRIFT;
    match (line.row.negative, line.row.miss.get(line.quantity), within) {
        (_, None, true) if line.row.arithmetic.is_some() => Verdict::Accounting,
        (_, Some(recorded), false) if line.row.arithmetic.is_some() && as_recorded(recorded) => {
            Verdict::Accounting
        }
        (true, _, false) => Verdict::DiffersAsItMust,
        (true, _, true) => Verdict::Fails("FAILS: it must not come out".into()),
        (_, None, true) => Verdict::Reproduced,
        (_, None, false) => Verdict::Fails("FAILS".into()),
        (_, Some(_), true) => Verdict::Fails("FAILS: no longer a miss, take the mark off".into()),
        (_, Some(recorded), false) if as_recorded(recorded) => Verdict::MissesAsRecorded,
        (_, Some(recorded), false) => {
            Verdict::Fails(format!("FAILS: the miss was {recorded:+.1} %"))
        }
    }
}

pub fn source<'a>(book: &'a Book, id: &str) -> &'a Source {
    let found = book.source.iter().find(|source| source.id == id);
    found.unwrap_or_else(|| panic!("published.toml has no source {id}"))
}
