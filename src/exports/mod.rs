//! What leaves for somebody else's page, sheet or paper: texts and files made from a report, as values. Nothing here
//! touches a disk or a browser.

mod workbook;

pub use workbook::{Unwritable, workbook};
