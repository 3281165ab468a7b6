//! A number of the catalog with everything needed to doubt it: unit, basis, grade, source, date and note.

/// Unit of a datum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// US dollars.
    Usd,
    /// US dollars for an hour of one GPU.
    UsdPerGpuHour,
    /// US dollars for a kilowatt-hour.
    UsdPerKwh,
    /// Watts.
    Watts,
    /// Gigabits a second, one way.
    Gbps,
    /// Gigabytes a second.
    GBps,
    /// Terabits a second, one way.
    Tbps,
    /// Events a year for each part: an annual failure rate as a fraction.
    PerYear,
    /// Percent.
    Percent,
    /// Years.
    Years,
    /// A plain ratio.
    Ratio,
    /// A number of things.
    Count,
    /// Days.
    Days,
    /// Metres.
    Metres,
    /// Decibels of loss.
    Decibels,
    /// US dollars for a gigabit a second, one way.
    UsdPerGbps,
    /// Trillions of floating-point operations a second.
    Tflops,
    /// Units of 1,048,576 bytes.
    Mebibytes,
    /// Millionths of a second.
    Microseconds,
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Millions of watts.
    Megawatts,
    /// Kilometres.
    Kilometres,
    /// Billions of bytes.
    Gigabytes,
}

impl Unit {
    /// Its sign behind a number, where it has one that stands there alone.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Watts => "W",
            Self::Gbps => "Gb/s",
            Self::GBps => "GB/s",
            Self::Tbps => "Tb/s",
            Self::Years => "years",
            Self::Days => "days",
            Self::Metres => "m",
            Self::Decibels => "dB",
            Self::Tflops => "TFLOP/s",
            Self::Mebibytes => "MiB",
            Self::Microseconds => "µs",
            Self::Seconds => "s",
            Self::Minutes => "min",
            Self::Hours => "h",
            Self::Megawatts => "MW",
            Self::Kilometres => "km",
            Self::Gigabytes => "GB",
            _ => "",
        }
    }
}

/// Where a number comes from in kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Somebody measured it.
    Measured,
    /// Somebody stated it: a data sheet, a price list, a report.
    Published,
    /// Arithmetic on published numbers; the note says which.
    Derived,
    /// A judgement of ours; the note gives the reasoning.
    Estimate,
}

/// How much weight a source bears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Vendor or standards document, filing, or peer-reviewed paper.
    A,
    /// Reputable analyst or press, or a reseller's list price.
    B,
    /// Weak: a blog, a forum, an unsourced compilation, a judgement.
    C,
}

/// Whether we read the named source itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// The original was opened.
    Original,
    /// A copy or a report that names the original was read.
    Copy,
    /// The number is our own judgement or arithmetic.
    Ours,
}

/// A publication a datum cites.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Id that data cite.
    pub id: &'static str,
    /// Title.
    pub title: &'static str,
    /// Who published it.
    pub publisher: &'static str,
    /// Address; empty where none is known.
    pub url: &'static str,
    /// When it was published, as precisely as known.
    pub published: &'static str,
    /// When it was last consulted.
    pub accessed: &'static str,
}

/// A value the catalog once had: links made before that day are told that it moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    /// Key of the datum.
    pub datum: &'static str,
    /// Name of its item, for people.
    pub item: &'static str,
    /// Day of the catalog that changed it.
    pub date: &'static str,
    /// The value before.
    pub was: f64,
}

/// One number with how far to trust it. Who says so and in which words stands apart, in [`About`]: the page shows a
/// thousand numbers and a few of those words at a time, and asks for them when somebody wants to read them.
#[derive(Debug)]
pub struct Datum {
    /// Place in [`DATA`](super::DATA).
    pub index: u16,
    /// `item.field`, as a link's `set.` key names it.
    pub key: &'static str,
    /// Name of the item, for people.
    pub item: &'static str,
    /// The number, in `unit`.
    pub value: f64,
    /// Its unit.
    pub unit: Unit,
    /// What kind of number it is.
    pub basis: Basis,
    /// How good the source is.
    pub grade: Grade,
    /// Place of its source in [`SOURCES`](super::SOURCES).
    pub source: u16,
}

/// What else there is to say of a number.
#[derive(Debug)]
pub struct About {
    /// Whether the original was read.
    pub read: Read,
    /// Date the value describes.
    pub as_of: &'static str,
    /// Currency year, for money; 0 otherwise.
    pub money: u16,
    /// What a reader must know: reasoning of an estimate, derivation, caveat.
    pub note: &'static str,
}

impl Datum {
    /// Who says so.
    pub fn source(&self) -> &'static Source {
        &super::SOURCES[usize::from(self.source)]
    }

    /// What else there is to say of it.
    pub fn about(&self) -> &'static About {
        &super::ABOUT[usize::from(self.index)]
    }
}
