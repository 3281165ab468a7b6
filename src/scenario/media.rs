//! What a link is made of: copper where it is short enough for its lanes, light beyond, and the module at each end.

use crate::catalog::{CABLES, Cable, MODULES, Module, STRANDS, Strand};

use super::{Host, Media, Modules, Optics};

/// Layers of links a tree may have: hosts to leaves, and up to three between tiers.
pub const LAYERS: usize = 4;

/// The links of one layer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layer {
    /// Metres of one.
    pub metres: f64,
    /// The copper cable, where it is copper.
    pub copper: Option<&'static Cable>,
    /// The module in a switch cage; none where the link is copper or the engine sits beside the chip.
    pub module: Option<&'static Module>,
    /// Ends that share one such module.
    pub ends: u64,
    /// The fibre, where it is light.
    pub strand: &'static Strand,
    /// Strands of one link, both ways.
    pub strands: f64,
}

/// What every layer of a fabric has in common.
#[derive(Clone, Copy)]
pub(super) struct Kit {
    pub optics: Optics,
    pub media: Media,
    pub modules: Modules,
    /// Port speed, and what one cage of the switch carries.
    pub port: f64,
    pub cage: f64,
}

impl Kit {
    /// The links of a layer. `copper` is the cable the person asked for, or the kinds the length may choose among.
    pub fn layer(&self, place: usize, metres: f64, copper: &[Host]) -> Layer {
        let cable = copper.iter().find_map(|kind| cable(*kind, self.port));
        let (copper, reach) = (cable, self.media == Media::Reach);
        let speeds = match self.modules {
            Modules::Single => [self.port; 2],
            _ => [self.cage.max(self.port), self.port],
        };
        let light = light(self.optics, reach, speeds, metres);
        let copackaged = self.optics == Optics::Cpo;
        let inside = || engine();
        // A host's end is pluggable, and its strands are the link's.
        let module = if copackaged && place > 0 {
            inside()
        } else {
            light
        };
        Layer {
            // Copper that was asked for brings the leaf within its reach.
            metres: copper.map_or(metres, |cable: &Cable| metres.min(cable.reach.value)),
            copper,
            module: (copper.is_none() && !copackaged).then_some(light),
            // A faster module may stand in; the cage carries no more for it.
            ends: ((light.speed.value.min(speeds[0]) / self.port) as u64).max(1),
            strand: strand(module.medium),
            strands: (module.fibres.value * self.port / module.speed.value).max(2.0),
        }
    }

    /// Copper that reaches so far at the port's speed, passive before active.
    pub fn copper_for(&self, metres: f64) -> Option<Host> {
        [Host::Dac, Host::Aec]
            .into_iter()
            .find(|kind| cable(*kind, self.port).is_some_and(|cable| cable.reach.value >= metres))
    }
}

/// The module of a kind for the first speed that has one: the cheapest that reaches. Where a kind has none so far or so
/// fast, modules with a processor stand in; beyond everything, the farthest.
pub(super) fn light(
    optics: Optics,
    multimode: bool,
    speeds: [f64; 2],
    metres: f64,
) -> &'static Module {
    // The end at an adapter stays pluggable: co-packaging is the switch's.
    let kind = if optics == Optics::Cpo {
        Optics::Dsp
    } else {
        optics
    };
    let mut best: Option<&'static Module> = None;
    // What is not sold yet stands in only where nothing sold is fast enough.
    let sold = MODULES.iter().any(|module| {
        module.optics == "dsp" && module.speed.value >= speeds[1] && !module.forecast
    });
    for speed in speeds {
        for kind in [kind.id(), Optics::Dsp.id()] {
            let fits = MODULES.iter().filter(|module| {
                // Numbers first: this is asked five times for every scenario.
                module.speed.value >= speed
                    && module.reach.value >= metres
                    && module.forecast != sold
                    && module.optics == kind
                    && (multimode || module.medium != "multimode")
            });
            for module in fits {
                let order = |module: &Module| (module.speed.value, module.price_hyperscale.value);
                if best.is_none_or(|best| order(module) < order(best)) {
                    best = Some(module);
                }
            }
            if let Some(best) = best {
                return best;
            }
        }
    }
    let farthest = MODULES
        .iter()
        .filter(|module| module.optics == "dsp" && module.forecast != sold)
        .filter(|module| module.speed.value >= speeds[1])
        .min_by(|one, other| {
            let reach = other.reach.value.total_cmp(&one.reach.value);
            reach.then(one.speed.value.total_cmp(&other.speed.value))
        });
    farthest.unwrap_or(&MODULES[0])
}

/// Rate of the fastest module, sold or to come.
pub(super) fn fastest() -> f64 {
    let pluggable = MODULES.iter().filter(|module| module.optics == "dsp");
    pluggable
        .map(|module| module.speed.value)
        .fold(0.0, f64::max)
}

/// The copper cable of a kind that carries at least this rate.
pub(super) fn cable(kind: Host, speed: f64) -> Option<&'static Cable> {
    CABLES
        .iter()
        .find(|cable| cable.host == kind.id() && cable.speed.value >= speed)
}

fn engine() -> &'static Module {
    crate::catalog::module("cpo-800").unwrap_or(&MODULES[0])
}

fn strand(medium: &str) -> &'static Strand {
    let multimode = medium == "multimode";
    STRANDS
        .iter()
        .find(|strand| (strand.medium == "multimode") == multimode)
        .unwrap_or(&STRANDS[0])
}
