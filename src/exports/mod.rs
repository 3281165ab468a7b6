//! What leaves for somebody else's page, sheet or paper: texts and files made from a report, as values. Nothing here
//! touches a disk or a browser.

pub mod citation;
pub mod frame;
pub mod snippets;
