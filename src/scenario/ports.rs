//! How a switch's ports are divided between the tier below and the tier above it.

/// Most tiers that are sized.
pub const MAX_TIERS: usize = 4;

/// Ports of one switch: down to the hosts, up to the spines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Split {
    /// Ports downward.
    pub down: u32,
    /// Ports upward.
    pub up: u32,
}

impl Split {
    /// The widest split at which `taper` ports down share one port up: 1 is non-blocking, 7 is 7:1, less than one leads
    /// more up than down.
    pub fn of(radix: u32, taper: f64) -> Self {
        if taper == 1.0 {
            let half = (radix / 2).max(1);
            return Self {
                down: half,
                up: half,
            };
        }
        let most = f64::from(radix.max(2));
        let down = (most * taper / (1.0 + taper) + 1e-9)
            .floor()
            .clamp(1.0, most - 1.0);
        // At least as much up as asked for, and never more ports than the box has.
        let up = (down / taper - 1e-9).ceil().clamp(1.0, most - down);
        Self {
            down: down as u32,
            up: up as u32,
        }
    }

    /// Ports down for each port up: the oversubscription.
    pub fn taper(self) -> f64 {
        f64::from(self.down) / f64::from(self.up)
    }
}

/// Ports of every tier of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ports {
    /// Ports of a packet switch.
    pub radix: u32,
    /// Leaf, spine and core, where they are not the top.
    pub split: [Split; MAX_TIERS - 1],
    /// Ports of a box at the top, all of them down: a packet switch's, or a circuit switch's.
    pub top: u32,
    /// Circuit switches stand at the top: they join pairs of blocks and forward nothing.
    pub circuits: bool,
}

impl Ports {
    /// Half down, half up.
    pub fn even(radix: u32) -> Self {
        Self::tapered(radix, [1.0; MAX_TIERS - 1])
    }

    /// Tapered tier by tier, leaf first.
    pub fn tapered(radix: u32, taper: [f64; MAX_TIERS - 1]) -> Self {
        Self {
            radix,
            split: taper.map(|taper| Split::of(radix, taper)),
            top: radix,
            circuits: false,
        }
    }

    /// The same below circuit switches of so many ports.
    pub fn under_circuits(self, ports: u32) -> Self {
        Self {
            top: ports,
            circuits: true,
            ..self
        }
    }

    /// Endpoints a tree of `tiers` levels holds: d₁·d₂·…·k, which is 2·(k/2)^L where nothing is tapered (Al-Fares et
    /// al., SIGCOMM 2008, for L = 3).
    pub fn capacity(&self, tiers: u8) -> u64 {
        self.product(tiers, |split| split.down) * self.blocks(tiers)
    }

    /// Blocks a tree of `tiers` levels has at most below its top: one for each port there, and below circuit switches so
    /// few that all pairs can be joined.
    pub fn blocks(&self, tiers: u8) -> u64 {
        let top = u64::from(self.top);
        if !self.circuits {
            return top;
        }
        if tiers < 2 {
            return 0;
        }
        let links = self.product(tiers, |split| split.up);
        let most = top.min(links + 1);
        let even = self.split[usize::from(tiers) - 2].up.is_multiple_of(2) && 2 * most <= top;
        most - u64::from(!Self::join(most, links, if even { 2 } else { 1 }))
    }

    /// Whether every two blocks can hold a circuit, all pairs at once: a block needs a link for each of the others, and one
    /// more where an odd number of blocks with an odd number of ports `each` leaves a port on every box idle.
    pub fn join(blocks: u64, links: u64, each: u64) -> bool {
        blocks + (blocks % 2) * (each % 2) <= links + 1
    }

    fn product(&self, tiers: u8, ports: fn(&Split) -> u32) -> u64 {
        let below = &self.split[..usize::from(tiers.max(1)) - 1];
        below.iter().map(|split| u64::from(ports(split))).product()
    }
}
