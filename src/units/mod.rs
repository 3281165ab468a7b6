//! The quantities the model speaks in: a newtype for each, and only the products between them that mean something.

pub mod human;

use std::iter::Sum;
use std::ops::{Add, Div, Mul, Sub};

use serde::Serialize;

macro_rules! quantity {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize)]
        #[serde(transparent)]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub struct $name(pub f64);

        impl Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 + other.0)
            }
        }
        impl Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 - other.0)
            }
        }
        impl Mul<f64> for $name {
            type Output = Self;
            fn mul(self, times: f64) -> Self {
                Self(self.0 * times)
            }
        }
        impl Div<f64> for $name {
            type Output = Self;
            fn div(self, parts: f64) -> Self {
                Self(self.0 / parts)
            }
        }
        /// How many of the other fit into this one: the ratio of two equal quantities has no unit.
        impl Div for $name {
            type Output = f64;
            fn div(self, other: Self) -> f64 {
                self.0 / other.0
            }
        }
        impl Sum for $name {
            fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
                // Not `Iterator::sum`: of nothing that is −0.0, which a person would read as "−0".
                Self(all.fold(0.0, |total, one| total + one.0))
            }
        }
    )*};
}

quantity! {
    /// US dollars.
    Usd;
    /// US dollars a year.
    UsdPerYear;
    /// US dollars for one hour of one GPU.
    UsdPerGpuHour;
    /// US dollars for one kilowatt-hour.
    UsdPerKwh;
    /// Watts, at the IT equipment unless the name says facility.
    Watts;
    /// Kilowatt-hours a year.
    KwhPerYear;
    /// Gigabits a second, one way.
    Gbps;
    /// Gigabytes a second, one way.
    GBps;
    /// Bytes.
    Bytes;
    /// Seconds.
    Seconds;
    /// Kilometres, of fibre where light is meant.
    Kilometres;
    /// Hours.
    Hours;
    /// Years of 365 days.
    Years;
    /// Events a year.
    PerYear;
    /// A fraction of one: 0.95 is 95 %.
    Share;
    /// Hundredths, as people write shares: 95 is 95 %.
    Percent;
    /// Picojoules for each bit moved.
    PicojoulesPerBit;
}

/// Hours in a year of 365 days, the year every published rate here is counted in.
pub const HOURS_PER_YEAR: f64 = 8_760.0;

impl Watts {
    /// Energy of a year at this draw: W × 8,760 h ÷ 1,000.
    pub fn for_a_year(self) -> KwhPerYear {
        KwhPerYear(self.0 * HOURS_PER_YEAR / 1_000.0)
    }

    /// Energy per bit at full rate: W ÷ (Gb/s) × 1,000 = pJ/bit.
    pub fn per_bit(self, rate: Gbps) -> PicojoulesPerBit {
        PicojoulesPerBit(self.0 / rate.0 * 1_000.0)
    }
}

impl KwhPerYear {
    /// What that energy costs in a year.
    pub fn at(self, price: UsdPerKwh) -> UsdPerYear {
        UsdPerYear(self.0 * price.0)
    }
}

impl UsdPerGpuHour {
    /// What a fleet costs in a year when it is rented this share of the time.
    pub fn for_a_year(self, gpus: f64, utilisation: Share) -> UsdPerYear {
        UsdPerYear(self.0 * gpus * HOURS_PER_YEAR * utilisation.0)
    }
}

impl UsdPerYear {
    /// The total over some years, undiscounted.
    pub fn over(self, years: Years) -> Usd {
        Usd(self.0 * years.0)
    }
}

impl PerYear {
    /// Mean time between events: 8,760 h ÷ events a year.
    pub fn interval(self) -> Hours {
        Hours(HOURS_PER_YEAR / self.0)
    }
}

impl Hours {
    /// Annual rate of something that fails once in this many hours: 8,760 ÷ MTBF.
    pub fn rate(self) -> PerYear {
        PerYear(HOURS_PER_YEAR / self.0)
    }
}

impl Gbps {
    /// The same in bytes: eight bits each.
    pub fn bytes(self) -> GBps {
        GBps(self.0 / 8.0)
    }
}

impl Bytes {
    /// How long they take at a rate.
    pub fn at(self, rate: GBps) -> Seconds {
        Seconds(self.0 / (rate.0 * 1e9))
    }

    /// The rate that moves them in so long.
    pub fn in_time(self, time: Seconds) -> GBps {
        GBps(self.0 / time.0 / 1e9)
    }
}

impl Seconds {
    /// The same in hours.
    pub fn hours(self) -> Hours {
        Hours(self.0 / 3_600.0)
    }
}

impl Hours {
    /// The same in seconds.
    pub fn seconds(self) -> Seconds {
        Seconds(self.0 * 3_600.0)
    }
}

impl Percent {
    /// The same as a fraction of one.
    pub fn share(self) -> Share {
        Share(self.0 / 100.0)
    }
}

impl Share {
    /// A part of a whole; of nothing, none.
    pub fn of<Q: Div<Q, Output = f64>>(part: Q, whole: Q) -> Self {
        let share = part / whole;
        Self(if share.is_finite() { share } else { 0.0 })
    }

    /// The same in hundredths.
    pub fn percent(self) -> Percent {
        Percent(self.0 * 100.0)
    }
}
