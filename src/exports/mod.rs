//! What leaves for somebody else's page, sheet or paper: texts and files made from a report, as values. Nothing here
//! touches a disk or a browser.

pub mod citation;
pub mod frame;
mod scenario_file;
#[cfg(not(target_arch = "wasm32"))]
mod scenario_schema;
pub mod snippets;
mod workbook;

pub use scenario_file::{SCENARIO_SCHEMA, ScenarioFile};
pub use workbook::{Unwritable, workbook};
