//! A 3-D torus of cubes joined by circuit switches, as Google builds its TPU pods (Jouppi et al., ISCA 2023, §2): inside
//! a cube of a³ chips copper, and from each of its six faces a² optical links to circuit switches, one group of those for
//! each of the a² places on a face and each of the three directions.

use super::plan::{DoesNotFit, Limit};

/// A sized torus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Torus {
    /// Accelerators.
    pub chips: u64,
    /// Accelerators along one edge of a cube.
    pub edge: u64,
    /// Whole cubes.
    pub cubes: u64,
    /// Circuit switches.
    pub circuits: u64,
    /// Links from cubes to circuit switches, each with one module, at the cube.
    pub optical: u64,
    /// Copper links inside the cubes.
    pub copper: u64,
}

impl Torus {
    /// Sizes a torus over circuit switches of so many ports; `most` is the largest that is built.
    pub fn size(chips: u64, edge: u32, most: u64, ports: u64) -> Result<Self, DoesNotFit> {
        if chips > most {
            return Err(DoesNotFit {
                limit: Limit::Torus,
                tiers: 1,
                radix: ports as u32,
                most,
            });
        }
        let edge = u64::from(edge.max(1));
        let (face, cube) = (edge * edge, edge * edge * edge);
        let cubes = chips.div_ceil(cube);
        // The two opposite faces of every cube end on the same switch, so that cubes form rings of any length.
        let boxes = (2 * cubes).div_ceil(ports.max(1));
        Ok(Self {
            chips,
            edge,
            cubes,
            circuits: 3 * face * boxes,
            optical: 6 * face * cubes,
            copper: 3 * face * (edge - 1) * cubes,
        })
    }

    /// Ports in use on each circuit switch, over those of one place and direction.
    pub fn ports_in_use(&self) -> u64 {
        self.optical.div_ceil(self.circuits.max(1))
    }
}
