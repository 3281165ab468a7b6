//! The model: `evaluate(&Scenario) -> Report`. Total, pure and deterministic; what cannot be built is a value.

pub mod across;
mod beside;
pub mod bill;
mod cages;
pub mod capital;
pub mod checkpoint;
pub mod collectives;
pub mod delivery;
pub mod fabric;
pub mod goodput;
pub mod hashing;
pub mod load;
mod parts;
pub mod power;
pub mod price;
pub mod reliability;
pub mod repair;
mod report;
pub mod roadmap;
pub mod throughput;
pub mod training;

pub use parts::strands_of_trunk;
pub use report::{Network, Report, evaluate};

pub use crate::scenario::VERSION;
