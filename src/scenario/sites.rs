//! The rack and the sites: what is joined within a metre or two, and what over kilometres.

use super::assumed;

/// What a site can draw, how far the next is, and what is sent there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sites {
    /// Megawatts one site may draw at the meter.
    pub power: f64,
    /// Kilometres of fibre from a site to the next.
    pub distance: f64,
    /// Terabits a second between neighbouring sites, each way.
    pub bandwidth: f64,
    /// Steps a site takes between two exchanges; 1 is synchronous training.
    pub local_steps: f64,
    /// Bytes of one gradient element on its way.
    pub gradient_bytes: f64,
    /// Percent of a step that can hide the exchange.
    pub hidden: f64,
}

impl Default for Sites {
    fn default() -> Self {
        Self {
            power: assumed("site-power"),
            distance: assumed("distance"),
            bandwidth: assumed("wan"),
            local_steps: assumed("local-steps"),
            gradient_bytes: assumed("gradient-bytes"),
            hidden: assumed("hidden-exchange"),
        }
    }
}

/// The rack: its copper, and its memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rack {
    /// Metres of the longest cable of the scale-up network.
    pub spine: f64,
    /// Gigabytes of host memory for each accelerator.
    pub dram: f64,
    /// Percent of the host memory that pooling saves.
    pub saved: f64,
}

impl Default for Rack {
    fn default() -> Self {
        Self {
            spine: assumed("spine-length"),
            dram: assumed("dram"),
            saved: assumed("memory-saved"),
        }
    }
}
