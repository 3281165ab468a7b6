//! What a cluster that does not fit would need.

use crate::model::fabric::DoesNotFit;
use crate::scenario::{Ports, Scenario, Setup};

/// Fewest ports of a switch whose tree of the tiers that were allowed holds the cluster.
pub fn ports_needed(scenario: &Scenario, no: &DoesNotFit) -> u32 {
    let setup = Setup::of(scenario);
    let ports = |radix: u32| {
        let ports = Ports::tapered(radix, scenario.taper);
        if setup.ports.circuits {
            ports.under_circuits(setup.ports.top)
        } else {
            ports
        }
    };
    let holds = |radix: u32| ports(radix).capacity(no.tiers) >= scenario.gpus;
    // Doubled until it holds, then halved down to the fewest, in even numbers.
    let (mut low, mut high) = (2, 4);
    while !holds(high) && high < 1 << 22 {
        (low, high) = (high, 2 * high);
    }
    while high - low > 2 {
        let middle = (low + high) / 4 * 2;
        if holds(middle) {
            high = middle;
        } else {
            low = middle;
        }
    }
    high
}
