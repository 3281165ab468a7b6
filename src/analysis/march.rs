//! The march of optics: the same cluster with a processor in every module, with half of it, with none, with engines
//! beside the switch chip, and with circuit switches on top, each built as it would really be.

use crate::catalog::{self, Switch};
use crate::model::capital::Capital;
use crate::model::power::Power;
use crate::model::{Report, evaluate};
use crate::scenario::{Optics, Scenario, Setup, Topology, engine_reach};
use crate::units::{Share, Watts};

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What makes the light.
    pub optics: Optics,
    /// Circuit switches stand on top.
    pub circuits: bool,
    /// Held at as many tiers as the processors' network has.
    pub held: bool,
    /// The scenario stands here.
    pub present: bool,
    /// What was built, or why nothing can be.
    pub built: Result<Built, Missing>,
}

/// A network that can be built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Built {
    /// Its packet switch; a torus has none.
    pub switch: Option<&'static Switch>,
    /// The box is another generation than that of the modules with a processor, and makes another tree.
    pub other_box: bool,
    /// Its tiers.
    pub tiers: u8,
    /// What it burns.
    pub power: Power,
    /// What it costs.
    pub capital: Capital,
}

/// Why a step cannot be built.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Missing {
    /// No switch of the fabric has engines for these ports.
    NoTwin,
    /// A link is longer than an engine reaches, metres.
    Far(f64),
    /// No module of the kind is so fast or reaches so far.
    NoModule,
    /// A torus has no packet switch to change.
    Torus,
    /// So many accelerators are more than it holds; the most it does.
    TooMany(u64),
}

/// Every step, in the order of the march.
pub fn march(report: &Report) -> Vec<Step> {
    let scenario = &report.scenario;
    let now = Setup::of(scenario);
    let circuits = now.topology == Topology::Circuits;
    let mut steps = Vec::with_capacity(6);
    let mut add = |(optics, circuits, held), present, built| {
        steps.push(Step {
            optics,
            circuits,
            held,
            present,
            built,
        });
    };
    // Steps are taken on packet switches: in boxes that take modules, then in the same box with engines inside where there
    // is one, else in the one the fabric brings.
    let mut own = scenario.clone();
    if circuits {
        own.topology = Some(Topology::Clos);
    }
    let mut first: Option<Built> = None;
    for &optics in Optics::ALL {
        own.optics = optics;
        own.switch = scenario.switch.filter(|switch| match optics {
            Optics::Cpo => switch.copackaged || !switch.copackaged_as.is_empty(),
            _ => !switch.copackaged,
        });
        let mut step = built(&own);
        match (&mut step, first) {
            (Ok(step), Some(first)) if optics == Optics::Cpo => {
                step.other_box = capacity(step) != capacity(&first);
                if step.tiers < first.tiers {
                    own.tiers = Some(first.tiers);
                    let other_box = step.other_box;
                    let held = built(&own).map(|held| Built { other_box, ..held });
                    add((optics, false, true), false, held);
                    own.tiers = scenario.tiers;
                }
            }
            (Ok(step), None) if optics == Optics::Dsp => first = Some(*step),
            _ => {}
        }
        add(
            (optics, false, false),
            !circuits && now.optics == optics,
            step,
        );
    }
    own.clone_from(scenario);
    own.topology = Some(Topology::Circuits);
    add((now.optics, true, false), circuits, built(&own));
    steps
}

fn capacity(built: &Built) -> Option<f64> {
    built.switch.map(|switch| switch.capacity.value)
}

fn built(scenario: &Scenario) -> Result<Built, Missing> {
    let setup = Setup::of(scenario);
    let torus = setup.topology == Topology::Torus;
    let copackaged = scenario.optics == Optics::Cpo;
    if torus && (copackaged || scenario.topology == Some(Topology::Circuits)) {
        return Err(Missing::Torus);
    }
    if copackaged && setup.optics != Optics::Cpo {
        let far = scenario.reach.iter().copied().fold(0.0, f64::max);
        return Err(if far > engine_reach() {
            Missing::Far(far)
        } else {
            Missing::NoTwin
        });
    }
    let network = evaluate(scenario).network;
    let network = network.map_err(|no| Missing::TooMany(no.most))?;
    // Where a kind has no module so fast, one with a processor stands in: that is no step.
    let kind = |id: &str| catalog::module(id).map(|module| module.optics);
    let mut light = network.bill.only(|part| part.is_optics()).peekable();
    if light.peek().is_some() && !light.any(|row| kind(row.id) == Some(setup.optics.id())) {
        return Err(Missing::NoModule);
    }
    Ok(Built {
        switch: (!torus).then_some(setup.switch),
        other_box: false,
        tiers: network.fabric.tiers(),
        power: network.power,
        capital: network.capital,
    })
}

/// What co-packaging saves, each share of a whole it names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Saved {
    /// Of the optics at one port of a switch, Gb/s for Gb/s.
    pub port: Share,
    /// Of all optics; the modules at the adapters stay.
    pub optics: Share,
    /// Of the network's IT watts.
    pub network: Share,
    /// Of the cluster's IT watts.
    pub cluster: Share,
}

/// What a step saves against the first of a march.
pub fn saved(scenario: &Scenario, from: &Built, to: &Built) -> Saved {
    let part = |from: Watts, to: Watts| Share(1.0 - Share::of(to, from).0);
    let per_bit = |module: &catalog::Module| scenario.value(&module.watts) / module.speed.value;
    let plain = Setup::of(&Scenario {
        optics: Optics::Dsp,
        switch: scenario.switch.filter(|switch| !switch.copackaged),
        ..scenario.clone()
    });
    let used = plain.layers[..usize::from(from.tiers)].iter();
    let module = used.rev().find_map(|layer| layer.module);
    let ends = module.zip(catalog::module("cpo-800"));
    Saved {
        port: ends.map_or(Share(0.0), |(module, engine)| {
            part(Watts(per_bit(module)), Watts(per_bit(engine)))
        }),
        optics: part(from.power.optics, to.power.optics),
        network: part(from.power.network, to.power.network),
        cluster: part(from.power.cluster, to.power.cluster),
    }
}
