//! The article the project grew out of, checked claim by claim, and the slips of publishers: `article.toml`, `slips.toml`.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::book::{Source, book};
use super::given::{Given, opens};
use super::ours::ours;

const CLAIMS: &str = include_str!("../article.toml");
const SLIPS: &str = include_str!("../slips.toml");

/// What a check can come to. The two arithmetic words say only whether the article's own numbers agree.
pub const VERDICTS: [&str; 6] = [
    "confirmed",
    "confirmed with caveat",
    "differs",
    "arithmetic ok",
    "arithmetic fails",
    "not found",
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    pub title: String,
    pub url: String,
    pub note: String,
    pub source: Vec<Source>,
    pub claim: Vec<Claim>,
}

impl Article {
    pub fn source(&self, id: &str) -> &Source {
        let found = self.source.iter().find(|source| source.id == id);
        found.unwrap_or_else(|| panic!("article.toml has no source {id}"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Claim {
    pub id: String,
    pub section: String,
    pub claim: String,
    pub article_value: String,
    /// Empty where nothing was found.
    #[serde(default)]
    pub best_value: String,
    #[serde(default)]
    pub unit: String,
    #[serde(default)]
    pub as_of: String,
    pub verdict: String,
    #[serde(default)]
    pub grade: String,
    #[serde(default)]
    pub read: String,
    pub source: Option<String>,
    #[serde(default)]
    pub note: String,
    /// One of the corrections that matter most; `in_short` is then its one sentence.
    #[serde(default)]
    pub correction: bool,
    pub in_short: Option<String>,
    pub model: Option<Asked>,
}

/// What the model is asked about a claim.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub link: Option<String>,
    pub module: Option<String>,
    pub milestone: Option<String>,
    pub series: Option<String>,
    pub against: Option<String>,
    pub quantity: String,
    #[serde(default = "one")]
    pub times: f64,
    #[serde(default)]
    pub plus: f64,
    /// Words for the number where the quantity's own would mislead.
    pub what: Option<String>,
}

fn one() -> f64 {
    1.0
}

impl Asked {
    pub fn given(&self) -> Given<'_> {
        match (&self.link, &self.module, &self.milestone, &self.series) {
            (Some(link), None, None, None) => Given::Link(link),
            (None, Some(module), None, None) => Given::Module(module),
            (None, None, Some(milestone), None) => Given::Milestone(milestone),
            (None, None, None, Some(series)) => Given::Series(series),
            _ => panic!("{}: one thing is asked", self.quantity),
        }
    }

    pub fn ours(&self) -> f64 {
        let value = ours(self.given(), self.against.as_deref(), &self.quantity);
        value * self.times + self.plus
    }
}

/// Something a publisher printed that its own numbers, or the thing itself, contradict.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    pub publisher: String,
    pub said: String,
    pub is: String,
    pub note: String,
    pub title: String,
    #[serde(default)]
    pub url: String,
    /// The case of the ledger that shows it.
    pub case: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Slips {
    slip: Vec<Slip>,
}

pub fn article() -> Article {
    toml::from_str(CLAIMS).expect("article.toml has the shape its first lines describe")
}

pub fn slips() -> Vec<Slip> {
    let slips: Slips = toml::from_str(SLIPS).expect("slips.toml is a list of slips");
    slips.slip
}

#[test]
fn every_claim_says_what_it_rests_on() {
    let article = article();
    let cited: BTreeSet<_> = article
        .claim
        .iter()
        .filter_map(|claim| claim.source.as_deref())
        .collect();
    let known: BTreeSet<_> = article
        .source
        .iter()
        .map(|source| source.id.as_str())
        .collect();
    assert_eq!(cited, known, "sources cited, and sources there are");
    for source in &article.source {
        assert!(!source.title.is_empty(), "{}", source.id);
        assert!(
            source.url.is_empty() || source.url.starts_with("https://"),
            "{}",
            source.id
        );
    }
    let mut last = 0;
    for claim in &article.claim {
        let id = &claim.id;
        let number = id.strip_prefix('C').and_then(|digits| digits.parse().ok());
        let number: u32 = number.unwrap_or_else(|| panic!("{id}: C and a number"));
        assert!(number > last, "{id}: in order, and once");
        last = number;
        let said = [&claim.section, &claim.claim, &claim.article_value];
        assert!(
            said.iter().all(|text| !text.is_empty()),
            "{id}: something is not said"
        );
        let verdict = claim.verdict.as_str();
        assert!(VERDICTS.contains(&verdict), "{id}: {verdict} is no verdict");
        let found = verdict != "not found";
        assert!(
            !found || !claim.best_value.is_empty(),
            "{id}: the better value?"
        );
        assert!(
            verdict == "confirmed" || !claim.note.is_empty(),
            "{id}: say why"
        );
        let graded = ["A", "B", "C", "ours"].contains(&claim.grade.as_str());
        let read = ["original", "copy", "ours"].contains(&claim.read.as_str());
        // Arithmetic is ours; whatever else was found has a source, and a grade only with one.
        match (&claim.source, claim.grade.as_str()) {
            (Some(_), _) => assert!(graded && read, "{id}: what grade, and what was read?"),
            (None, "ours") => assert_eq!(claim.read, "ours", "{id}"),
            (None, grade) => assert!(grade.is_empty() && !found, "{id}: no source"),
        }
        assert_eq!(
            claim.correction,
            claim.in_short.is_some(),
            "{id}: a correction is one sentence"
        );
        if let Some(asked) = &claim.model {
            let links = [&asked.link, &asked.against];
            let links = links.into_iter().flatten().filter(|_| asked.link.is_some());
            for link in links {
                assert!(opens(link), "{id}: {link} is not kept in full");
            }
            assert!(asked.ours().is_finite(), "{id}");
        }
    }
}

#[test]
fn every_slip_has_its_source() {
    let book = book();
    for slip in slips() {
        let said = [
            &slip.publisher,
            &slip.said,
            &slip.is,
            &slip.note,
            &slip.title,
        ];
        assert!(said.iter().all(|text| !text.is_empty()), "{}", slip.said);
        assert!(
            slip.url.is_empty() || slip.url.starts_with("https://"),
            "{}",
            slip.said
        );
        if let Some(id) = &slip.case {
            assert!(
                book.case.iter().any(|case| case.id == *id),
                "{id} is no case"
            );
        }
    }
}
