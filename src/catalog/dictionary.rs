//! What a catalog row may say: every kind of item, its fields and their units. Anything else fails the build.

/// What a field of an item holds.
#[derive(Clone, Copy)]
pub enum Field {
    /// A word or a phrase of ours.
    Text,
    /// A list of ids.
    Words,
    /// A whole number that defines the item (ports in a rack, a year), rather than a quantity somebody measured.
    Whole,
    /// Yes or no; absent is no.
    Flag,
    /// A sourced quantity in this unit.
    Datum(&'static str),
    /// A sourced quantity that may be missing because nobody published one.
    Maybe(&'static str),
    /// A measured curve: pairs of numbers, the first rising.
    Points,
}

/// One kind of item: its table in the TOML files, its struct and its static list in `items.rs`, and its fields.
pub struct Kind {
    /// Table name in TOML: `[[switch]]`.
    pub table: &'static str,
    /// Struct name.
    pub item: &'static str,
    /// Name of the generated list.
    pub list: &'static str,
    /// Fields in the order of the struct.
    pub fields: &'static [(&'static str, Field)],
}

/// The units a datum may have, with the name of their variant in `Unit`.
pub const UNITS: &[(&str, &str)] = &[
    ("usd", "Usd"),
    ("usd/gpu-h", "UsdPerGpuHour"),
    ("usd/kwh", "UsdPerKwh"),
    ("W", "Watts"),
    ("Gb/s", "Gbps"),
    ("GB/s", "GBps"),
    ("Tb/s", "Tbps"),
    ("per year", "PerYear"),
    ("%", "Percent"),
    ("years", "Years"),
    ("ratio", "Ratio"),
    ("count", "Count"),
    ("days", "Days"),
    ("m", "Metres"),
    ("dB", "Decibels"),
    ("usd/Gbps", "UsdPerGbps"),
    ("TFLOP/s", "Tflops"),
    ("MiB", "Mebibytes"),
    ("us", "Microseconds"),
    ("s", "Seconds"),
    ("min", "Minutes"),
    ("h", "Hours"),
    ("MW", "Megawatts"),
    ("km", "Kilometres"),
    ("GB", "Gigabytes"),
];
