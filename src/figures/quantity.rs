//! What the numbers of an axis are, and how they are written.

use crate::units::human;
use crate::units::{Bytes, Gbps, Hours, Kilometres, Percent, Seconds, Usd, Watts};

/// What the numbers of an axis are, and so how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// Accelerators.
    Gpus,
    /// Dollars.
    Usd,
    /// Hours.
    Hours,
    /// Gigabits a second.
    Rate,
    /// Calendar years.
    Year,
    /// Things counted.
    Count,
    /// Watts of IT equipment.
    Watts,
    /// Picojoules a bit.
    Energy,
    /// Hundredths of something the figure names.
    Percent,
    /// Seconds, down to millionths.
    Seconds,
    /// Bytes, in powers of 1,000.
    Bytes,
    /// Bytes, in powers of 1,024 as messages are.
    Message,
    /// Gigabytes a second.
    Bandwidth,
    /// Metres.
    Metres,
    /// Kilometres.
    Kilometres,
}

impl Quantity {
    /// A value as a reader meets it.
    pub fn write(self, value: f64) -> String {
        match self {
            Self::Gpus => human::whole(value as u64),
            Self::Usd => human::money(Usd(value)),
            Self::Hours => human::duration(Hours(value)),
            Self::Rate => rate(value),
            Self::Year => year(value),
            Self::Count => human::figures(value),
            Self::Watts => human::power(Watts(value)),
            Self::Energy => format!("{}\u{202f}pJ", human::figures(value)),
            Self::Percent => human::percent(Percent(value)),
            Self::Seconds => human::short(Seconds(value)),
            Self::Bytes => human::bytes(Bytes(value)),
            Self::Message => message(value),
            Self::Bandwidth => {
                let (number, unit) = bandwidth(value);
                format!("{}\u{202f}{unit}", human::figures(number))
            }
            Self::Metres => format!("{}\u{202f}m", tidy((value * 100.0).round() / 100.0)),
            Self::Kilometres => human::distance(Kilometres(value)),
        }
    }

    /// Its unit, in the head of a table.
    pub fn unit(self) -> &'static str {
        match self {
            Self::Gpus => "GPUs",
            Self::Usd => "USD",
            Self::Hours => "hours",
            Self::Rate => "Gb/s",
            Self::Year => "year",
            Self::Watts => "W",
            Self::Energy => "pJ",
            Self::Percent => "%",
            Self::Seconds => "s",
            Self::Bytes | Self::Message => "bytes",
            Self::Bandwidth => "GB/s",
            Self::Metres => "m",
            Self::Kilometres => "km",
            Self::Count => "count",
        }
    }

    /// A value as a tick says it: round, and short.
    pub(super) fn tick(self, value: f64) -> String {
        match self {
            Self::Gpus => human::size(value),
            Self::Usd => short_money(value),
            Self::Rate => human::port(Gbps(value))
                .replace('T', " T")
                .replace('G', " G")
                .replace(' ', "\u{202f}"),
            Self::Hours if value == 0.0 => "0".to_owned(),
            Self::Hours => {
                let known = ROUND_TIMES.iter().find(|time| time.0 == value);
                known.map_or_else(|| round(self.write(value)), |time| time.1.to_owned())
            }
            // Ticks are round: 2, not 2.00.
            Self::Count if value >= 1_000.0 => human::whole(value as u64),
            Self::Count => format!("{}", tidy(value)),
            // Ticks are round: what `figures` would add to them says nothing.
            Self::Energy => format!("{}\u{202f}pJ", tidy(value)),
            Self::Watts => short_power(value),
            Self::Seconds => round(self.write(value)),
            Self::Bandwidth => {
                let (number, unit) = bandwidth(value);
                format!("{}\u{202f}{unit}", tidy(number))
            }
            Self::Kilometres if value >= 1_000.0 => format!("{}\u{202f}km", human::size(value)),
            Self::Kilometres => round(self.write(value)),
            _ => self.write(value),
        }
    }
}

/// A round time without the places it does not need.
fn round(text: String) -> String {
    text.replace(".00", "").replace(".0\u{202f}", "\u{202f}")
}

/// A moment in years: `2027`, and from its second month on `Jun 2027`.
fn year(value: f64) -> String {
    let whole = libm::floor(value + 1e-6);
    let month = libm::floor((value - whole) * 12.0 + 1e-4).max(0.0) as usize;
    match MONTHS.get(month) {
        Some(name) if month > 0 => format!("{name} {whole:.0}"),
        _ => format!("{whole:.0}"),
    }
}

/// Months by their first letters.
const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A rate in bytes, from ten terabytes a second on in those.
fn bandwidth(gigabytes: f64) -> (f64, &'static str) {
    match gigabytes >= 9_995.0 {
        true => (gigabytes / 1_000.0, "TB/s"),
        false => (gigabytes, "GB/s"),
    }
}

/// A rate in words: `800 Gb/s`, `102 Tb/s`.
fn rate(gbps: f64) -> String {
    if gbps >= 1_000.0 {
        format!("{}\u{202f}Tb/s", human::figures(gbps / 1_000.0))
    } else {
        format!("{}\u{202f}Gb/s", human::figures(gbps))
    }
}

/// A message's size in the powers of two it is measured at: `64 MiB`.
fn message(bytes: f64) -> String {
    let (number, unit) = match bytes {
        _ if bytes >= 1_073_741_824.0 => (bytes / 1_073_741_824.0, "GiB"),
        _ if bytes >= 1_048_576.0 => (bytes / 1_048_576.0, "MiB"),
        _ if bytes >= 1_024.0 => (bytes / 1_024.0, "KiB"),
        _ => (bytes, "B"),
    };
    let text = match number.fract() {
        0.0 => format!("{number}"),
        _ => human::figures(number),
    };
    format!("{text}\u{202f}{unit}")
}

fn short_money(value: f64) -> String {
    if value < 0.0 {
        return format!("−{}", short_money(-value));
    }
    let (number, suffix) = match value {
        _ if value >= 1e12 => (value / 1e12, "T"),
        _ if value >= 1e9 => (value / 1e9, "B"),
        _ if value >= 1e6 => (value / 1e6, "M"),
        _ if value >= 1e4 => (value / 1e3, "k"),
        _ if value < 10.0 => return format!("${}", tidy(value)),
        _ => return format!("${}", human::whole(value as u64)),
    };
    format!("${number}{suffix}")
}

/// A round number without the dust of its making: three steps of 0.2 are 0.6.
fn tidy(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

fn short_power(value: f64) -> String {
    let (number, unit) = match value {
        _ if value >= 1e9 => (value / 1e9, "GW"),
        _ if value >= 1e6 => (value / 1e6, "MW"),
        _ if value >= 1e3 => (value / 1e3, "kW"),
        _ => (value, "W"),
    };
    format!("{}\u{202f}{unit}", tidy(number))
}

/// Steps of a clock and a calendar, in hours.
pub(super) const TIME_STEPS: [f64; 26] = [
    1.0 / 3_600.0,
    2.0 / 3_600.0,
    5.0 / 3_600.0,
    10.0 / 3_600.0,
    20.0 / 3_600.0,
    30.0 / 3_600.0,
    1.0 / 60.0,
    2.0 / 60.0,
    5.0 / 60.0,
    10.0 / 60.0,
    15.0 / 60.0,
    30.0 / 60.0,
    1.0,
    2.0,
    3.0,
    6.0,
    12.0,
    24.0,
    48.0,
    120.0,
    240.0,
    480.0,
    1_200.0,
    2_400.0,
    4_800.0,
    8_760.0,
];

/// Times a reader knows, in hours, with their names.
pub(super) const ROUND_TIMES: [(f64, &str); 11] = [
    (1.0 / 3_600.0, "1\u{202f}s"),
    (10.0 / 3_600.0, "10\u{202f}s"),
    (1.0 / 60.0, "1\u{202f}min"),
    (10.0 / 60.0, "10\u{202f}min"),
    (1.0, "1\u{202f}h"),
    (10.0, "10\u{202f}h"),
    (168.0, "1\u{202f}week"),
    (1_680.0, "10\u{202f}weeks"),
    (8_760.0, "1\u{202f}year"),
    (87_600.0, "10\u{202f}years"),
    (876_000.0, "100\u{202f}years"),
];
