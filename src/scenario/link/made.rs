//! Which release wrote a link, and the headline numbers it had then: what a later release compares its own with.

use crate::catalog::CATALOG_DATE;

use super::super::number;

/// Version of the model: its formulas.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What a link says of its own making.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Made {
    /// Version of the model; empty in links of releases that did not say it.
    pub model: String,
    /// Day of the catalog; empty in a link typed by hand.
    pub catalog: String,
    /// What it said then; none where it carries no numbers, or was changed by hand since.
    pub headline: Option<Headline>,
}

impl Made {
    /// Keeps a day and a version; anything else that stands there is nothing.
    pub(super) fn new(catalog: &str, model: &str, headline: Option<Headline>) -> Self {
        let plain = |text: &str, mark: u8, most: usize| {
            let fits = text.len() <= most && text.bytes().all(|b| b.is_ascii_digit() || b == mark);
            if fits { text.to_owned() } else { String::new() }
        };
        Self {
            catalog: plain(catalog, b'-', 10),
            model: plain(model, b'.', 16),
            headline,
        }
    }

    /// Whether a later release than this one made the link.
    pub fn is_newer(&self) -> bool {
        let parts = |text: &str| -> Vec<u32> {
            text.split('.')
                .map(|part| part.parse().unwrap_or(0))
                .collect()
        };
        self.catalog.as_str() > CATALOG_DATE || parts(&self.model) > parts(VERSION)
    }

    /// Whether another release made the link and said its numbers: then there is something to compare.
    pub fn is_of_another_release(&self) -> bool {
        let ours = self.catalog == CATALOG_DATE && self.model == VERSION;
        self.headline.is_some() && !ours
    }
}

/// The numbers of the four cards. None where nothing can be built.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Headline {
    /// Optics bill, dollars.
    pub optics: Option<f64>,
    /// Bandwidth tax avoided, dollars a year; below nothing it is paid.
    pub tax: Option<f64>,
    /// Failure interval observed, hours.
    pub interval: Option<f64>,
    /// Network power, watts.
    pub power: Option<f64>,
}

/// Stands for no number.
const NONE: &str = "-";

impl Headline {
    /// As a link carries it: the check of the scenario it belongs to, then the numbers to four figures.
    pub(super) fn write(&self, check: &str) -> String {
        let numbers = [self.optics, self.tax, self.interval, self.power].map(short);
        format!("{check},{}", numbers.join(","))
    }

    /// Reads it back for a scenario with this check; another scenario had other numbers.
    pub(super) fn read(text: &str, check: &str) -> Option<Self> {
        let mut parts = text.split(',');
        if parts.next() != Some(check) {
            return None;
        }
        let mut numbers = [None; 4];
        for number in &mut numbers {
            let part = parts.next()?;
            if part != NONE {
                *number = Some(number::parse(part, false).ok()?);
            }
        }
        let [optics, tax, interval, power] = numbers;
        parts.next().is_none().then_some(Self {
            optics,
            tax,
            interval,
            power,
        })
    }
}

/// Four figures and a letter: `423.5M`.
fn short(value: Option<f64>) -> String {
    let Some(value) = value.filter(|value| value.is_finite()) else {
        return NONE.to_owned();
    };
    let size = value.abs();
    let (unit, letter) = match size {
        _ if size >= 1e9 => (1e9, "B"),
        _ if size >= 1e6 => (1e6, "M"),
        _ if size >= 1e3 => (1e3, "k"),
        _ => (1.0, ""),
    };
    let scaled = size / unit;
    let places = match scaled {
        _ if scaled >= 1_000.0 => 0,
        _ if scaled >= 100.0 => 1,
        _ if scaled >= 10.0 => 2,
        _ if scaled >= 1.0 => 3,
        // An interval of seconds is a small part of an hour.
        _ => 7,
    };
    let text = format!("{scaled:.places$}");
    let text = match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.'),
        false => &text,
    };
    let sign = if value < 0.0 { "-" } else { "" };
    format!("{sign}{text}{letter}")
}

/// A check of the inputs a link carries, in whatever order: numbers of one scenario never speak of another. FNV-1a of each pair,
/// folded to sixteen bits: it guards against a slip of the hand, not against malice.
pub(super) fn check<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let hash = |(key, value): (&str, &str)| {
        let bytes = key.bytes().chain([b'=']).chain(value.bytes());
        bytes.fold(0x811c_9dc5_u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
    };
    // A sum has no order.
    let all = pairs.map(hash).fold(0_u32, u32::wrapping_add);
    format!("{:04x}", (all >> 16) ^ (all & 0xffff))
}
