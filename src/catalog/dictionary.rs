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

use Field::{Datum, Flag, Maybe, Text, Whole, Words};

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
];

/// Every kind of item.
pub const KINDS: &[Kind] = &[
    Kind {
        table: "switch",
        item: "Switch",
        list: "SWITCHES",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("maker", Text),
            ("fabrics", Words),
            ("hidden", Flag),
            ("copackaged", Flag),
            ("copackaged_as", Text),
            ("capacity", Datum("Gb/s")),
            ("port_min", Datum("Gb/s")),
            ("port_max", Datum("Gb/s")),
            ("cage", Datum("Gb/s")),
            ("watts", Datum("W")),
            ("price_hyperscale", Datum("usd")),
            ("price_street", Datum("usd")),
            ("failures", Datum("per year")),
        ],
    },
    Kind {
        table: "module",
        item: "Module",
        list: "MODULES",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("optics", Text),
            ("forecast", Flag),
            ("speed", Datum("Gb/s")),
            ("watts", Datum("W")),
            ("price_hyperscale", Datum("usd")),
            ("price_street", Datum("usd")),
            ("failures", Datum("per year")),
        ],
    },
    Kind {
        table: "cable",
        item: "Cable",
        list: "CABLES",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("host", Text),
            ("speed", Datum("Gb/s")),
            ("watts_per_end", Datum("W")),
            ("price_hyperscale", Datum("usd")),
            ("price_street", Datum("usd")),
            ("failures", Datum("per year")),
        ],
    },
    Kind {
        table: "nic",
        item: "Nic",
        list: "NICS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("maker", Text),
            ("speed", Datum("Gb/s")),
            ("watts", Datum("W")),
            ("price_hyperscale", Datum("usd")),
            ("price_street", Datum("usd")),
            ("failures", Datum("per year")),
        ],
    },
    Kind {
        table: "platform",
        item: "Platform",
        list: "PLATFORMS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("plural", Text),
            ("maker", Text),
            ("fabrics", Words),
            ("nic", Text),
            ("nic_cages", Whole),
            ("planes_on_ethernet", Whole),
            ("gpus_per_server", Whole),
            ("rails", Whole),
            ("missing", Text),
            ("scale_out", Maybe("Gb/s")),
            ("watts_per_gpu", Maybe("W")),
            ("price_hyperscale", Maybe("usd")),
            ("price_street", Maybe("usd")),
            ("gpu_hour", Datum("usd/gpu-h")),
        ],
    },
    Kind {
        table: "fabric",
        item: "Fabric",
        list: "FABRICS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("short", Text),
            ("promise", Text),
            ("assumption", Text),
            ("hashed", Flag),
            ("switch_at_200", Text),
            ("switch_at_400", Text),
            ("switch_at_800", Text),
            ("switch_at_1600", Text),
            ("switch_copackaged", Text),
            ("nic_at_400", Text),
            ("nic_at_800", Text),
            ("delivered", Datum("%")),
        ],
    },
    Kind {
        table: "observed",
        item: "Observed",
        list: "OBSERVED",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("short", Text),
            ("events", Datum("count")),
            ("gpus", Datum("count")),
            ("days", Datum("days")),
        ],
    },
    Kind {
        table: "cause",
        item: "Cause",
        list: "CAUSES",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("class", Text),
            ("events", Datum("count")),
        ],
    },
    Kind {
        table: "assumption",
        item: "Assumption",
        list: "ASSUMPTIONS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("low", Maybe("any")),
            ("value", Datum("any")),
            ("high", Maybe("any")),
        ],
    },
    Kind {
        table: "milestone",
        item: "Milestone",
        list: "MILESTONES",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("series", Text),
            ("year", Whole),
            ("forecast", Flag),
            ("value", Datum("any")),
        ],
    },
];
