//! Questions over the model: how an answer moves with size, where it jumps, and what it rests on.

mod cliffs;
mod compare;
mod contract;
mod growth;
mod loss;
mod need;
mod payback;
mod provenance;
mod spares;
mod sweep;

pub use cliffs::{Cliff, cliffs};
pub use compare::{Changes, compare};
pub use contract::Contract;
pub use growth::{Growth, growth};
pub use loss::{Loss, Lost, Spare, losses, spare_plane, spare_spine};
pub use need::ports_needed;
pub use payback::{Payback, payback};
pub use provenance::{behind_bill, behind_failures, behind_part, behind_roadmap, behind_tax};
pub use spares::{spares, stock};
pub use sweep::{Curve, Sample, Sizes, Sweep, sweep};
