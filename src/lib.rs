//! Fabriconomics: what the network costs, burns, delivers and breaks in an AI cluster.
//!
//! Read it in the order the modules depend on one another; no arrow points back:
//!
//! ```text
//! units ← catalog ← scenario ← model ← analysis ← figures ← state ← ui
//!                                                        ↖ exports ↗
//!                                                              ↖ cli
//! ```
//!
//! * [`units`]: quantities as types, and how people write them.
//! * [`catalog`]: parts, platforms, fabrics and observations, each number with its source.
//! * [`scenario`]: what the person chose, the table of inputs, the link.
//! * [`model`]: `evaluate(&Scenario) -> Report`: whole switches, one bill, dollars, watts, failures, the tax.
//! * [`analysis`]: sweeps over size, cliffs, growth, failures, spares, alternatives, comparison, provenance.
//! * [`figures`]: drawings, each with its sentence and its table.
//! * [`exports`]: what leaves for another page, sheet or paper: citations, embeds, workbooks.
//! * [`state`]: the reactive graph: one change, one evaluation, only the changed ink.
//! * [`ui`]: the page (browser only). [`cli`]: the terminal (native only).
//!
//! In the browser it is four programs: `main.rs`, the page with its first view; `views.rs`, which draws the others;
//! `share.rs`, which shares; and `book.rs`, which writes workbooks. The last three are asked for when they are first needed.
//! Between them stands the document, in the page: `ui/relay.rs`.

pub mod analysis;
pub mod catalog;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod exports;
pub mod figures;
pub mod model;
pub mod scenario;
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod units;
