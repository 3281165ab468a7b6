//! The controls of the rail; each walks a row of the table of inputs.

pub mod fabrics;
pub mod list;
pub mod number;
pub mod segmented;
pub mod select;
pub mod size;
pub mod slider;

use wasm_bindgen::JsCast;

/// The input an event happened on.
fn input_of(event: &web_sys::Event) -> Option<web_sys::HtmlInputElement> {
    event.target()?.dyn_into().ok()
}
