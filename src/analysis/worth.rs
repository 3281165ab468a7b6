//! What it would be worth to fail less, save faster and come back sooner: each change alone, under the recovery in force.

use crate::model::Report;
use crate::model::goodput::{Goodput, Outcome, Terms};
use crate::model::repair::Repair;
use crate::scenario::Policy;
use crate::units::{Hours, UsdPerYear};

/// A change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Better {
    /// Another way to come back, the best there is.
    Policy(Policy),
    /// Everybody comes back in half the time.
    Restart,
    /// A checkpoint holds the run up for a tenth.
    Checkpoint,
    /// No switch, module or cable ever fails.
    NoNetwork,
    /// They fail a tenth as often: one nine more.
    Nine,
    /// So many accelerators are drained for a repair, not so many.
    Drained {
        /// As in the scenario.
        from: f64,
        /// Instead.
        to: f64,
    },
}

/// What a change is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// The change.
    pub change: Better,
    /// Dollars a year; below zero it costs them.
    pub usd: UsdPerYear,
    /// What it leaves; none where goodput is as before.
    pub outcome: Option<Outcome>,
}

/// A server's accelerators, and a rack's: what is compared where one of them is drained.
const SERVER: f64 = 8.0;
const RACK: f64 = 72.0;

/// Every change that can be made, the largest first.
pub fn worth(report: &Report) -> Vec<Worth> {
    let scenario = &report.scenario;
    let goodput = Goodput::of(scenario, &report.reliability);
    let (terms, chosen) = (goodput.terms, goodput.chosen);
    let to = |change, terms: Terms, policy| {
        let outcome = terms.outcome(policy);
        Worth {
            change,
            usd: goodput.lost(chosen.share) - goodput.lost(outcome.share),
            outcome: Some(outcome),
        }
    };
    let same = |change, terms| to(change, terms, chosen.policy);
    let mut all = Vec::with_capacity(6);
    let mut best = chosen;
    for outcome in goodput.outcomes {
        if outcome.share > best.share {
            best = outcome;
        }
    }
    if best.policy != chosen.policy {
        all.push(to(Better::Policy(best.policy), terms, best.policy));
    }
    let halved = Terms {
        restart: terms.restart / 2.0,
        peer: terms.peer / 2.0,
        outage: terms.outage / 2.0,
        ..terms
    };
    all.push(same(Better::Restart, halved));
    let faster = Terms {
        save: terms.save / 10.0,
        copy: terms.copy / 10.0,
        ..terms
    };
    all.push(same(Better::Checkpoint, faster));
    if let Some(built) = report.reliability.built_up {
        // The network's share of the rates built up, taken off whichever interval is in force.
        let network = built.network / built.total;
        let without = |part: f64| Terms {
            mtbf: Hours(terms.mtbf.0 / (1.0 - network * part)),
            ..terms
        };
        all.push(same(Better::NoNetwork, without(1.0)));
        all.push(same(Better::Nine, without(0.9)));
    }
    let repair = Repair::of(scenario, terms.mtbf);
    let from = repair.drained;
    let drained = if from > SERVER { SERVER } else { RACK };
    let out = |drained: f64| goodput.fleet * repair.out(drained, repair.time).0;
    all.push(Worth {
        change: Better::Drained { from, to: drained },
        usd: out(from) - out(drained),
        outcome: None,
    });
    // Half a dozen: no sort of the library's for them.
    for end in 1..all.len() {
        let mut place = end;
        while place > 0 && all[place].usd > all[place - 1].usd {
            all.swap(place, place - 1);
            place -= 1;
        }
    }
    all
}
