//! What is on the market: parts, platforms, fabrics and observations, each datum with its source, grade and date.
//! The rows live in `assets/catalog/*.toml`; a build script turns them into the const tables below.

mod context;
mod datum;
mod items;
mod traffic;
mod years;

pub use context::*;
pub use datum::*;
pub use items::*;
pub use traffic::*;
pub use years::*;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

macro_rules! by_id {
    ($($(#[$doc:meta])* $name:ident: $item:ty = $list:ident;)*) => {$(
        $(#[$doc])*
        pub fn $name(id: &str) -> Option<&'static $item> {
            $list.iter().find(|item| item.id == id)
        }
    )*};
}

by_id! {
    /// The switch with this id.
    switch: Switch = SWITCHES;
    /// The circuit switch with this id.
    circuit: Circuit = CIRCUITS;
    /// The module with this id.
    module: Module = MODULES;
    /// The cable with this id.
    cable: Cable = CABLES;
    /// The fibre with this id.
    strand: Strand = STRANDS;
    /// The patch panel with this id.
    panel: Panel = PANELS;
    /// The adapter with this id.
    nic: Nic = NICS;
    /// The platform with this id.
    platform: Platform = PLATFORMS;
    /// The fabric with this id.
    fabric: Fabric = FABRICS;
    /// The observed run with this id.
    observed: Observed = OBSERVED;
    /// The general assumption with this id.
    assumption: Assumption = ASSUMPTIONS;
    /// The network beside the back end with this id.
    side: Side = SIDES;
    /// The claim with this id.
    claim: Claim = CLAIMS;
    /// The workload with this id.
    workload: Workload = WORKLOADS;
    /// The line of the roadmap with this id.
    series: Series = SERIES;
    /// The point on the roadmap with this id.
    milestone: Milestone = MILESTONES;
    /// The measured curve with this id.
    bus_curve: BusCurve = BUS_CURVES;
}

/// Every point on the roadmap. The model reads the milestones; the landmarks beside them are only drawn, and a program
/// that draws none of them does without.
pub fn roadmap() -> impl Iterator<Item = &'static Milestone> {
    MILESTONES.iter().chain(&LANDMARKS)
}

/// The data of general assumptions: each with the ends of what sources say.
pub fn assumed(ids: &[&str]) -> Vec<&'static Datum> {
    let rows = ids.iter().filter_map(|id| assumption(id));
    rows.flat_map(|row| [Some(&row.value), row.low.as_ref(), row.high.as_ref()])
        .flatten()
        .collect()
}

/// Name of the item with this id, whatever its kind.
pub fn name(id: &str) -> Option<&'static str> {
    macro_rules! among {
        ($($list:ident)*) => {
            None$(.or_else(|| $list.iter().find(|item| item.id == id).map(|item| item.name)))*
        };
    }
    among!(
        SWITCHES CIRCUITS MODULES CABLES STRANDS PANELS NICS PLATFORMS FABRICS OBSERVED CAUSES ASSUMPTIONS MILESTONES
        PRICEPOINTS SIDES CLAIMS WORKLOADS TRAINING_RUNS BUS_CURVES EXPERT_POINTS
    )
}

/// The platform of the empty link.
pub fn default_platform() -> &'static Platform {
    platform("h100").expect("the catalog has the default platform: tests/catalog.rs")
}

/// The fabric of the empty link.
pub fn default_fabric() -> &'static Fabric {
    fabric("spectrum-x").expect("the catalog has the default fabric: tests/catalog.rs")
}

/// The workload of the empty link.
pub fn default_workload() -> &'static Workload {
    workload("llama3").expect("the catalog has the default workload: tests/catalog.rs")
}

/// The observed run of the empty link.
pub fn default_observed() -> &'static Observed {
    observed("llama3").expect("the catalog has the default run: tests/catalog.rs")
}
