//! The controls of the rail; each walks a row of the table of inputs.

pub mod fabrics;
pub mod number;
pub mod segmented;
pub mod select;
pub mod size;
pub mod slider;
