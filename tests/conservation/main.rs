//! What must be conserved whatever is drawn: ports, cables and paths of every tree, and the sums of every bill.

mod bills;
mod draws;
mod graph;
mod growth;
mod laws;
mod networks;
mod torus;
mod wired;

use fabriconomics::model::fabric::{Fabric, Plan, Torus};
use fabriconomics::scenario::{MAX_GPUS, Setup};
use proptest::prelude::*;

use bills::{counts_match_the_fabric, rows_add_up};
use draws::{any_radix, holds, plain, plans, rails, scenarios, sizes, small_radix};
use laws::{a_plan_is_kept, a_torus_adds_up, sized};
use wired::Wired;

#[test]
fn every_wired_port_is_accounted_for() {
    let either = prop_oneof![
        plain(small_radix()).prop_map(|plan| (plan, [1.0; 3])),
        plans(small_radix()),
    ];
    holds(2_400, &(sizes(20_000), either), |(size, (plan, taper))| {
        if let Some(tree) = sized(&plan, size).filter(|tree| tree.endpoints <= 20_000) {
            let wired = Wired::of(&tree);
            wired.hosts_are_spread_evenly();
            wired.every_cable_has_two_ends();
            wired.no_switch_has_more_cables_than_ports();
            wired.no_switch_leads_up_less_than(taper);
            wired.every_switch_serves_its_parents_alike();
            wired.siblings_share_all_parents();
            wired.counted_ports_are_the_wired_ones();
            wired.pods_share_nothing_below_the_top(plan.pod);
        }
    });
}

#[test]
fn every_leaf_reaches_every_other_over_all_its_cables() {
    let radix = || prop::sample::select(vec![4, 6, 8, 10, 12, 16]);
    let either = prop_oneof![plain(radix()), plans(radix()).prop_map(|(plan, _)| plan),];
    let drawn = (1..=40_u64, either, 0..16_u64);
    holds(700, &drawn, |(leaves, plan, short)| {
        let leaf = u64::from(plan.ports.split[0].down);
        let size = (leaves * leaf).saturating_sub(short % leaf).max(1);
        let tree = sized(&plan, size).filter(|tree| tree.switches[0] <= 60);
        if let Some(tree) = tree.filter(|tree| !tree.ports.circuits) {
            Wired::of(&tree).no_traffic_overloads_a_cable();
        }
    });
}

#[test]
fn ports_are_conserved_up_to_four_million() {
    let drawn = (sizes(MAX_GPUS), plain(any_radix()));
    holds(20_000, &drawn, |(size, plan)| {
        let Some(tree) = sized(&plan, size) else {
            return;
        };
        a_plan_is_kept(&plan, &tree, [1.0; 3]);
        let below = plan.ports.capacity(tree.tiers - 1);
        let fewest = tree.tiers == 1 || tree.endpoints > below;
        assert!(
            plan.tiers.is_some() || fewest,
            "a tier less holds it: {tree:?}"
        );
        // A node's rails stay in one pod.
        let half = plan.ports.radix / 2;
        let middles = usize::from(tree.tiers).saturating_sub(2);
        for width in &tree.widths[..middles] {
            assert!(*width >= plan.rails.min(half) && half.is_multiple_of(*width));
        }
    });
}

#[test]
fn tapers_pods_and_circuits_conserve_them_too() {
    let drawn = (sizes(MAX_GPUS), plans(any_radix()));
    holds(20_000, &drawn, |(size, (plan, taper))| {
        if let Some(tree) = sized(&plan, size) {
            a_plan_is_kept(&plan, &tree, taper);
        }
    });
}

#[test]
fn a_torus_of_any_size_adds_up() {
    let drawn = (sizes(MAX_GPUS), 1..9_u32, 2..400_u64, sizes(MAX_GPUS));
    holds(
        5_000,
        &drawn,
        |(chips, edge, ports, most)| match Torus::size(chips, edge, most, ports) {
            Ok(torus) => a_torus_adds_up(&torus, ports),
            Err(no) => assert!(chips > most && no.most == most),
        },
    );
}

#[test]
fn a_plan_and_a_plan_of_one_rail_differ_only_in_pods() {
    holds(
        2_000,
        &(sizes(MAX_GPUS), any_radix(), rails()),
        |(size, radix, rails)| {
            let [one, many] = [1, rails].map(|rails| Plan::even(radix, rails).size(size).ok());
            if let (Some(one), Some(many)) = (one, many) {
                assert_eq!((one.tiers, one.switches[0]), (many.tiers, many.switches[0]));
                assert!(
                    one.all_switches() <= many.all_switches(),
                    "{one:?}\n{many:?}"
                );
            }
        },
    );
}

#[test]
fn every_bill_adds_up() {
    holds(6_000, &scenarios(), |scenario| {
        rows_add_up(&scenario);
        let _ = counts_match_the_fabric(&scenario);
    });
}

#[test]
fn a_verdict_names_the_most_that_fit() {
    holds(3_000, &scenarios(), |scenario| {
        let setup = Setup::of(&scenario);
        let sized = |gpus: u64| Fabric::sized(setup, gpus, scenario.tiers);
        let most = sized(1 << 56).map_or_else(|no| no.most, |_| panic!("no end"));
        assert!(
            sized(most + 1).is_err_and(|no| no.most == most),
            "{setup:?}"
        );
        assert!(most == 0 || sized(most).is_ok(), "{most} do not fit");
        assert_eq!(sized(scenario.gpus).is_ok(), scenario.gpus <= most);
    });
}
