//! What a cluster that does not fit would need.

use crate::model::fabric::DoesNotFit;
use crate::scenario::{Ports, Scenario, Setup, Topology};

/// Fewest ports of a switch whose tree of the tiers that were allowed holds the cluster; none where no number does.
pub fn ports_needed(scenario: &Scenario, no: &DoesNotFit) -> Option<u32> {
    let setup = Setup::of(scenario);
    let ports = |radix: u32| {
        let ports = Ports::tapered(radix, scenario.taper);
        if setup.ports.circuits {
            ports.under_circuits(setup.ports.top)
        } else {
            ports
        }
    };
    let rails = match setup.topology {
        Topology::RailOnly => u64::from(setup.platform.rails.max(1)),
        _ => 1,
    };
    let endpoints = scenario.gpus.div_ceil(rails);
    let holds = |radix: u32| ports(radix).capacity(no.tiers) >= endpoints;
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
    holds(high).then_some(high)
}
