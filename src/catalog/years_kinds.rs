//! The kinds of item that have a year, copper by lane rate, and scale-up systems, fields in the order of the struct.

use super::dictionary::Field::{Datum, Flag, Maybe, Text, Whole};
use super::dictionary::{Field, Kind};

/// A point on the roadmap, read by the model or only drawn.
const POINT: &[(&str, Field)] = &[
    ("id", Text),
    ("name", Text),
    ("series", Text),
    ("year", Whole),
    ("month", Whole),
    ("status", Text),
    ("lane", Whole),
    ("value", Datum("any")),
];

/// The roadmap, prices by year, copper by lane rate, and scale-up systems.
pub const KINDS: &[Kind] = &[
    Kind {
        table: "series",
        item: "Series",
        list: "SERIES",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("chart", Text),
            ("both_ways", Flag),
        ],
    },
    Kind {
        table: "milestone",
        item: "Milestone",
        list: "MILESTONES",
        fields: POINT,
    },
    Kind {
        table: "landmark",
        item: "Milestone",
        list: "LANDMARKS",
        fields: POINT,
    },
    Kind {
        table: "pricepoint",
        item: "PricePoint",
        list: "PRICEPOINTS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("series", Text),
            ("year", Whole),
            ("forecast", Flag),
            ("value", Datum("usd/Gbps")),
        ],
    },
    Kind {
        table: "copper",
        item: "Copper",
        list: "COPPER",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("lane", Whole),
            ("passive", Datum("m")),
            ("active", Maybe("m")),
        ],
    },
    Kind {
        table: "domain",
        item: "Domain",
        list: "DOMAINS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("maker", Text),
            ("open", Flag),
            ("torus", Flag),
            ("port", Flag),
            ("status", Text),
            ("year", Whole),
            ("accelerators", Datum("count")),
            ("rate", Maybe("GB/s")),
        ],
    },
];
