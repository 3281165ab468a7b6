//! A folded Clos in whole switches, evenly spread, at every size: not only at full pods.
//!
//! The rule reproduces the count tables of NVIDIA's DGX SuperPOD reference architectures, where a two-tier fabric takes
//! as many spines as the smallest divisor of k/2 that holds its leaves. Partial three- and four-tier trees are our own
//! extension of it: a pod is `w` slices wide, and every switch of a pod and slice has the same parents with the same
//! number of links to each.

/// Most tiers that are sized.
pub const MAX_TIERS: usize = 4;

/// A sized tree of one plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clos {
    /// Endpoints, one for each accelerator.
    pub endpoints: u64,
    /// Ports of a switch.
    pub radix: u32,
    /// Levels of switches.
    pub tiers: u8,
    /// Switches of each tier, leaf first; 0 above the top.
    pub switches: [u64; MAX_TIERS],
    /// Cables below each tier: hosts to leaves, leaves to the next tier, and so on.
    pub cables: [u64; MAX_TIERS],
    /// Slices a pod is wide at each middle tier; 0 where there is none.
    pub widths: [u32; 2],
    /// Switches of one slice of the top tier; 0 for a single switch.
    pub cores: u32,
}

/// Why a fabric cannot hold a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoesNotFit {
    /// Tiers that were allowed.
    pub tiers: u8,
    /// Ports of a switch.
    pub radix: u32,
    /// The most endpoints those hold.
    pub most: u64,
}

/// Endpoints a non-blocking tree of `tiers` levels of `radix`-port switches holds: 2·(k/2)^L (Al-Fares et al.,
/// SIGCOMM 2008, for L = 3).
pub fn capacity(radix: u32, tiers: u8) -> u64 {
    2 * u64::from(radix / 2).saturating_pow(u32::from(tiers))
}

/// Sizes one plane. `rails` accelerators of a node go to as many leaves, which stay in one pod.
pub fn size(
    endpoints: u64,
    radix: u32,
    rails: u32,
    pinned: Option<u8>,
) -> Result<Clos, DoesNotFit> {
    let half = u64::from(radix / 2);
    let holds = |tiers: u8| endpoints <= capacity(radix, tiers);
    let tiers = match pinned {
        Some(tiers) if holds(tiers) => tiers,
        None if holds(MAX_TIERS as u8) => (1..=MAX_TIERS as u8)
            .find(|tiers| holds(*tiers))
            .unwrap_or(1),
        _ => {
            let tiers = pinned.unwrap_or(MAX_TIERS as u8);
            return Err(DoesNotFit {
                tiers,
                radix,
                most: capacity(radix, tiers),
            });
        }
    };
    if tiers == 1 {
        let switches = [1, 0, 0, 0];
        return Ok(Clos {
            endpoints,
            radix,
            tiers,
            switches,
            cables: [endpoints, 0, 0, 0],
            widths: [0; 2],
            cores: 0,
        });
    }
    let divisors = Divisors::of(half);
    let pod = u64::from(rails).min(half);
    let tree = Tree {
        endpoints,
        radix,
        half,
        tiers,
        leaves: endpoints.div_ceil(half),
    };
    let mut best: Option<Clos> = None;
    let mut consider = |widths: [u64; 2]| {
        if let Some(clos) = tree.with(widths, &divisors)
            && best.is_none_or(|best| clos.cheaper_than(&best))
        {
            best = Some(clos);
        }
    };
    let wide = || {
        divisors
            .all()
            .iter()
            .copied()
            .filter(move |width| *width >= pod)
    };
    match tiers {
        2 => consider([0, 0]),
        3 => wide().for_each(|width| consider([width, 0])),
        _ => wide().for_each(|low| wide().for_each(|high| consider([low, high]))),
    }
    // The widest pods always hold what the capacity allows, so a choice was found.
    best.ok_or(DoesNotFit {
        tiers,
        radix,
        most: capacity(radix, tiers),
    })
}

struct Tree {
    endpoints: u64,
    radix: u32,
    half: u64,
    tiers: u8,
    leaves: u64,
}

impl Tree {
    fn with(&self, widths: [u64; 2], divisors: &Divisors) -> Option<Clos> {
        let (half, middles) = (self.half, usize::from(self.tiers) - 2);
        let mut switches = [self.leaves, 0, 0, 0];
        // `across` switches in each of `slices` slices.
        let (mut across, mut slices) = (self.leaves, 1);
        for tier in 0..middles {
            across = across.div_ceil(widths[tier]);
            slices *= widths[tier];
            switches[tier + 1] = slices * across;
        }
        let cores = divisors
            .all()
            .iter()
            .copied()
            .find(|cores| across * half <= u64::from(self.radix) * cores)?;
        switches[middles + 1] = slices * cores;
        let mut cables = [self.endpoints, 0, 0, 0];
        for tier in 0..=middles {
            cables[tier + 1] = half * switches[tier];
        }
        Some(Clos {
            endpoints: self.endpoints,
            radix: self.radix,
            tiers: self.tiers,
            switches,
            cables,
            widths: widths.map(|width| width as u32),
            cores: cores as u32,
        })
    }
}

impl Clos {
    /// Switches over all tiers.
    pub fn all_switches(&self) -> u64 {
        self.switches.iter().sum()
    }

    /// Fewest switches, then fewest cables, then fewest half-empty cages, then widest pods. Without the third the module
    /// count can fall as a cluster grows: of two trees with the same switches and cables, one may leave odd ports.
    fn cheaper_than(&self, other: &Self) -> bool {
        let size = |clos: &Self| (clos.all_switches(), clos.cables.iter().sum::<u64>());
        let spares = || self.cages().cmp(&other.cages());
        let widths = || other.widths.cmp(&self.widths);
        let order = size(self).cmp(&size(other)).then_with(spares);
        order.then_with(widths).is_lt()
    }

    /// Cages in use where two, four and eight ports share one, added up: fewer is better for whichever is bought.
    fn cages(&self) -> u64 {
        let cages = |ports: u64| ports.div_ceil(2) + ports.div_ceil(4) + ports.div_ceil(8);
        (0..usize::from(self.tiers))
            .flat_map(|tier| {
                self.down(tier)
                    .map(|(count, down)| count * cages(down + self.up(tier)))
            })
            .sum()
    }

    /// Up-links of every switch of a tier.
    pub fn up(&self, tier: usize) -> u64 {
        if tier + 1 < usize::from(self.tiers) {
            u64::from(self.radix / 2)
        } else {
            0
        }
    }

    /// How many switches of a tier use how many ports downward: at most two kinds, full ones and a remainder.
    pub fn down(&self, tier: usize) -> [(u64, u64); 2] {
        let half = u64::from(self.radix / 2);
        let count = self.switches[tier];
        if tier == 0 {
            let (each, more) = (self.endpoints / count, self.endpoints % count);
            return [(more, each + 1), (count - more, each)];
        }
        let top = tier + 1 == usize::from(self.tiers);
        let slices: u64 = self.widths[..tier.min(2)]
            .iter()
            .take(tier - usize::from(top))
            .map(|width| u64::from(*width))
            .product();
        let below = self.across(tier - 1);
        if top {
            let cores = u64::from(self.cores);
            return [(slices * cores, below * (half / cores)), (0, 0)];
        }
        let width = u64::from(self.widths[tier - 1]);
        let across = self.across(tier);
        let last = below - (across - 1) * width;
        [
            (slices * (across - 1), half),
            (slices, last * (half / width)),
        ]
    }

    /// Switches of one slice of a tier below the top.
    pub fn across(&self, tier: usize) -> u64 {
        (0..tier).fold(self.switches[0], |across, below| {
            across.div_ceil(u64::from(self.widths[below]))
        })
    }
}

/// The divisors of k/2 in rising order; the largest radix in use, 1,024, has a half with ten of them.
struct Divisors {
    list: [u64; 64],
    count: usize,
}

impl Divisors {
    fn of(half: u64) -> Self {
        let mut all = Self {
            list: [0; 64],
            count: 0,
        };
        for candidate in 1..=half {
            if half.is_multiple_of(candidate) && all.count < all.list.len() {
                all.list[all.count] = candidate;
                all.count += 1;
            }
        }
        // A number with more divisors than the list holds still ends in itself, which always fits.
        all.list[all.count - 1] = half;
        all
    }

    fn all(&self) -> &[u64] {
        &self.list[..self.count]
    }
}
