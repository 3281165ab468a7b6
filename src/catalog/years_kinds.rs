//! The kinds of item that have a year, and what distance asks of a link, fields in the order of the struct.

use super::dictionary::Field::{Datum, Flag, Maybe, Text, Whole};
use super::dictionary::Kind;

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
        fields: &[
            ("id", Text),
            ("name", Text),
            ("series", Text),
            ("year", Whole),
            ("month", Whole),
            ("status", Text),
            ("lane", Whole),
            ("value", Datum("any")),
        ],
    },
    Kind {
        table: "landmark",
        item: "Milestone",
        list: "LANDMARKS",
        fields: &[
            ("id", Text),
            ("name", Text),
            ("series", Text),
            ("year", Whole),
            ("month", Whole),
            ("status", Text),
            ("lane", Whole),
            ("value", Datum("any")),
        ],
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
