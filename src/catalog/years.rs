//! The shapes of what has a year: points of the roadmap, prices by year, copper by lane rate, and scale-up systems that are
//! specified or announced. Fields mirror `years_kinds.rs`.

use super::Datum;
use super::items::item;

/// When the catalog was checked, in years: the beginning of November 2026. What it dates later is to come.
pub const CHECKED: f64 = 2026.0 + 10.0 / 12.0;

item! {
    /// A line of the roadmap: points of one kind, oldest first.
    Series {
        /// Chart it stands in: `switches`, `ports`, `memory`, `platforms` or `standards`.
        chart: &'static str,
        /// Its rates are quoted in both directions together.
        both_ways: bool,
    }
}

item! {
    /// A point on the roadmap.
    Milestone {
        /// Series it belongs to, by id.
        series: &'static str,
        /// Year of first shipping; of a standard, of its ratification.
        year: u16,
        /// Month of that year, 1 to 12; 0 where only the year is known.
        month: u8,
        /// `standard` (ratified), `sampling`, `shipping` or `forecast`.
        status: &'static str,
        /// Rate of the electrical lanes it needs, in Gb/s one way; 0 where there are none or nobody said.
        lane: u16,
        /// The rate reached.
        value: Datum,
    }
}

impl Milestone {
    /// Shipping, or ratified. What is sampled or expected is not there.
    pub fn there(&self) -> bool {
        matches!(self.status, "shipping" | "standard")
    }

    /// Announced or expected: neither there nor sampled.
    pub fn forecast(&self) -> bool {
        self.status == "forecast"
    }

    /// When it came, in years; the start of the year where no month is known.
    pub fn when(&self) -> f64 {
        f64::from(self.year) + f64::from(self.month.saturating_sub(1)) / 12.0
    }
}

item! {
    /// What optics cost for each Gb/s in a year.
    PricePoint {
        /// Generation: `mature` is 800G and slower, `new` is 1.6T and faster; `all` is the average of everything sold.
        series: &'static str,
        /// The year.
        year: u16,
        /// Expected rather than paid.
        forecast: bool,
        /// Volume price of a module for each Gb/s it carries.
        value: Datum,
    }
}

item! {
    /// How far copper carries a lane.
    Copper {
        /// Rate of the lane in Gb/s, one way.
        lane: u16,
        /// Without electronics.
        passive: Datum,
        /// With a retimer or an amplifier in the plug, where somebody said.
        active: Option<Datum>,
    }
}

item! {
    /// A scale-up system or standard that is not a platform of the catalog.
    Domain {
        /// Who makes it, or the body that specifies it.
        maker: &'static str,
        /// An open standard.
        open: bool,
        /// A torus, without a switch.
        torus: bool,
        /// `rate` is that of one port, of which an accelerator may have several.
        port: bool,
        /// `standard` (ratified), `sampling`, `shipping` or `forecast`.
        status: &'static str,
        /// Year of that.
        year: u16,
        /// Most accelerators of a domain.
        accelerators: Datum,
        /// Bandwidth of one accelerator, one way, where somebody said.
        rate: Option<Datum>,
    }
}
