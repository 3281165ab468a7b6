//! What failures leave: the share of time that computes and is kept, for every way to come back, and what the rest costs.
//!
//! Every way is a [`Cycle`] of its own failures, saving and return. *Full restart*: the state is written to storage, and
//! everybody comes back together. *From memory*: the state is copied to other hosts' memory, which holds the run up far
//! shorter; everybody comes back as before. *From a peer*: the failed part alone loads a copy over the network while the
//! others wait where they stand. *Groups go on*: replicas in groups that fail each by itself; a failure takes one group out
//! for a while and the others compute. Spares stand ready in all of them; `repair` says how many.

use serde::Serialize;

use crate::catalog;
use crate::scenario::{Policy, Scenario, Setup, StopsFrom};
use crate::units::{Bytes, GBps, Hours, Seconds, Share, UsdPerYear};

use super::checkpoint::Cycle;
use super::reliability::Reliability;
use super::training::{Layout, Links};

/// What a failure takes, in all ways to come back.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// Mean time between failures of the whole run.
    pub mtbf: Hours,
    /// Time a checkpoint to storage holds the run up.
    pub save: Seconds,
    /// Time a copy to other hosts' memory holds it up; no longer than one to storage.
    pub copy: Seconds,
    /// Time until everybody computes again.
    pub restart: Hours,
    /// The same where the failed part alone reloads from a peer; no longer than for everybody.
    pub peer: Hours,
    /// Time a failure takes its group out; no longer than everybody.
    pub outage: Hours,
    /// Groups that fail each by itself; a group holds one replica at the least.
    pub groups: f64,
}

/// What one way to come back leaves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outcome {
    /// The way.
    pub policy: Policy,
    /// Failures, saving and return as it meets them.
    pub cycle: Cycle,
    /// The work between two checkpoints that wastes least.
    pub work: Hours,
    /// Share of time that computes and is kept.
    pub share: Share,
}

/// What failures leave of a scenario.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Goodput {
    /// What a failure takes.
    pub terms: Terms,
    /// What is left, in the order of the choice.
    pub outcomes: [Outcome; 4],
    /// The one in force.
    pub chosen: Outcome,
    /// What the cluster's GPU-hours of a year are worth.
    pub fleet: UsdPerYear,
    /// Those GPU-hours.
    pub gpu_hours: f64,
}

/// The state of a run, and where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct State {
    /// One checkpoint of the whole model.
    pub whole: Bytes,
    /// The part of it one accelerator of a replica holds.
    pub each: Bytes,
    /// What storage must take while a checkpoint holds the run up.
    pub storage: GBps,
    /// Time for one accelerator's part over its adapter.
    pub fetch: Seconds,
}

/// A default of the catalog that no input replaces.
fn assumed(id: &str) -> f64 {
    catalog::assumption(id).map_or(0.0, |row| row.value.value)
}

impl State {
    /// The state of the model that is trained: its parameters at the catalog's bytes each, and those that one accelerator
    /// of a replica holds.
    pub fn of(scenario: &Scenario) -> Self {
        let setup = Setup::of(scenario);
        let layout = Layout::of(&scenario.training, scenario.gpus);
        let whole = Bytes(assumed("checkpoint-bytes") * scenario.training.params());
        let each = Bytes(assumed("checkpoint-bytes") * layout.held(&scenario.training));
        let outside = Links::of(scenario, setup.topology).outside;
        Self {
            whole,
            each,
            storage: whole.in_time(Seconds(scenario.recovery.checkpoint)),
            fetch: each.at(outside),
        }
    }
}

impl Terms {
    /// The terms of a scenario whose run fails once in `mtbf`.
    pub fn of(scenario: &Scenario, mtbf: Hours) -> Self {
        let recovery = &scenario.recovery;
        let minutes = |minutes: f64| Hours(minutes / 60.0);
        let restart = minutes(recovery.restart);
        let no_longer = |time: Hours| Hours(time.0.min(restart.0));
        let fetch = State::of(scenario).fetch.hours();
        Self {
            mtbf,
            save: Seconds(recovery.checkpoint),
            copy: Seconds(assumed("memory-copy").min(recovery.checkpoint)),
            restart,
            peer: no_longer(minutes(assumed("peer-restart")) + fetch),
            outage: no_longer(minutes(assumed("group-outage"))),
            groups: Self::groups(scenario),
        }
    }

    /// What every way to come back leaves, in the order of the choice.
    pub fn outcomes(&self) -> [Outcome; 4] {
        let all = [Policy::Full, Policy::Memory, Policy::Peer, Policy::Partial];
        all.map(|policy| self.outcome(policy))
    }

    /// Groups of a scenario: as many as were asked for and there are replicas.
    pub fn groups(scenario: &Scenario) -> f64 {
        let replicas = Layout::of(&scenario.training, scenario.gpus).replicas;
        libm::floor(scenario.recovery.groups).clamp(1.0, replicas.max(1.0))
    }

    /// What a way to come back leaves.
    pub fn outcome(&self, policy: Policy) -> Outcome {
        let (save, copy) = (self.save.hours(), self.copy.hours());
        let cycle = match policy {
            Policy::Full => Cycle::of(self.mtbf, save, self.restart),
            Policy::Memory => Cycle::of(self.mtbf, copy, self.restart),
            Policy::Peer => Cycle::of(self.mtbf, copy, self.peer),
            Policy::Partial => Cycle::of(self.mtbf * self.groups, copy, self.outage),
        };
        let work = cycle.best();
        Outcome {
            policy,
            cycle,
            work,
            share: Self::share(policy, &cycle, work),
        }
    }

    /// What a cycle leaves at an interval. A group that is out delays nobody, and its failures strike it alone: what they
    /// take is its time out and what it had not saved.
    pub fn share(policy: Policy, cycle: &Cycle, work: Hours) -> Share {
        match policy {
            Policy::Partial => {
                let up = isolated(cycle.mtbf(), cycle.restart());
                Share(up.0 * cycle.kept(work).0)
            }
            _ => cycle.efficiency(work),
        }
    }
}

/// Share of the time a group that goes on by itself is up: it works for `mtbf` on average and is then out for `outage`,
/// M/(M + u). To the first order that is 1 − u/M, which falls below nothing where the group is mostly out.
pub fn isolated(mtbf: Hours, outage: Hours) -> Share {
    Share::of(mtbf, mtbf + outage)
}

/// The mean time between failures in force; without a fabric there is nothing to build one up from, and the observed stands.
pub fn between_failures(scenario: &Scenario, reliability: &Reliability) -> Hours {
    let built_up = reliability.built_up.map(|built| built.interval);
    match (scenario.recovery.stops, built_up) {
        (StopsFrom::BuiltUp, Some(interval)) => interval,
        _ => reliability.observed_interval,
    }
}

impl Goodput {
    /// The goodput of a scenario.
    pub fn of(scenario: &Scenario, reliability: &Reliability) -> Self {
        let terms = Terms::of(scenario, between_failures(scenario, reliability));
        let gpus = scenario.gpus as f64;
        let worked = scenario.utilisation.share();
        let outcomes = terms.outcomes();
        let own = |outcome: &&Outcome| outcome.policy == scenario.recovery.policy;
        Self {
            terms,
            outcomes,
            chosen: *outcomes.iter().find(own).unwrap_or(&outcomes[0]),
            fleet: scenario.gpu_hour().for_a_year(gpus, worked),
            gpu_hours: gpus * crate::units::HOURS_PER_YEAR * worked.0,
        }
    }

    /// Dollars a year that a share of time is not worth.
    pub fn lost(&self, share: Share) -> UsdPerYear {
        self.fleet * (1.0 - share.0)
    }
}
