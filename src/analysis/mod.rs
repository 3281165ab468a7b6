//! Questions over the model: how an answer moves with size, where it jumps, what it rests on, what other optics would
//! change, who is paid, and what a gigawatt holds.

mod across;
mod causes;
mod cliffs;
mod columns;
mod compare;
mod contract;
mod copper;
mod cycle;
mod domains;
mod gigawatt;
mod growth;
mod instead;
mod ladder;
mod later;
mod loss;
mod march;
mod moved;
mod need;
mod payback;
mod pool;
mod provenance;
mod rack;
mod recovering;
mod scale_up;
mod spares;
mod suppliers;
mod sweep;
mod taxes;
mod week;
mod worth;

pub use across::{Across, Joined, across, behind_across, carrier, draws, exchange, sites};
pub use causes::{
    Cause, Elsewhere, Fails, NETWORK_PARTS, causes, elsewhere, parts, without_network,
};
pub use cliffs::{Cliff, cliffs};
pub use columns::{COLUMNS, Column};
pub use compare::{Changes, compare};
pub use contract::{Contract, REPORT_SCHEMA};
pub use copper::{Carried, behind_copper, copper, copper_ends};
pub use cycle::{Course, Cycle, Purchase, Step as Refreshed, cycle};
pub use domains::{Domain, Domains, behind_domains, domains};
pub use gigawatt::{Gigawatt, gigawatt};
pub use growth::{Growth, growth};
pub use instead::{Change as InsteadOf, Instead, LARGER, instead};
pub use ladder::{Rung, ladder};
pub use later::{Bought, Rung as Later, YEARS, ladder as later, on_time, rung_at, slips};
pub use loss::{Loss, Lost, Spare, losses, spare_plane, spare_spine};
pub use march::{Built, Missing, Saved, Step, march, saved};
pub use moved::{Change, Moved, headline, moved};
pub use need::ports_needed;
pub use payback::{Payback, payback};
pub use pool::{BUNDLED, Pool, behind_pool};
pub use provenance::{
    behind_bill, behind_collectives, behind_delivery, behind_failures, behind_part,
    behind_recovery, behind_repair, behind_roadmap, behind_tax, behind_training,
};
pub use rack::{Rack, Within, within};
pub use recovering::{Recovering, recovering};
pub use scale_up::{NoSpine, ScaleUp, behind_scale_up, scale_up, scale_up_doubled};
pub use spares::{normal_quantile, spare_units, spares, stock};
pub use suppliers::{Class, behind_suppliers, suppliers};
pub use sweep::{Curve, Sample, Sizes, Sweep, sweep};
pub use taxes::{Growing, Taxes, taxes};
pub use week::{DAYS, DOINGS, Day, Doing, week, week_of};
pub use worth::{Better, Worth, worth};
