//! Questions over the model: how an answer moves with size, where it jumps, and what it rests on.

mod cliffs;
mod compare;
mod contract;
mod provenance;
mod sweep;

pub use cliffs::{Cliff, cliffs};
pub use compare::{Changes, compare};
pub use contract::Contract;
pub use provenance::{behind_bill, behind_failures, behind_roadmap, behind_tax};
pub use sweep::{Curve, Sizes, Sweep, sweep};
