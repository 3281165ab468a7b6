//! More accelerators never take fewer boxes, cables or modules.

use fabriconomics::catalog::{FABRICS, PLATFORMS, SWITCHES};
use fabriconomics::model::evaluate;
use fabriconomics::model::fabric::{Clos, Plan};
use fabriconomics::scenario::{Document, MAX_GPUS, Scenario, Setup};
use proptest::prelude::*;

use super::draws::{any_radix, holds, plans, sizes};
use super::laws::{buys_no_less, cages, sized};

fn cables(tree: &Clos) -> u64 {
    tree.cables.iter().sum()
}

#[track_caller]
fn does_not_shrink(before: &Clos, after: &Clos, shared: u64) {
    let said = || format!("\n{before:?}\n{after:?}");
    assert!(before.all_switches() <= after.all_switches(), "{}", said());
    assert!(cables(before) <= cables(after), "{}", said());
    assert!(
        cages(before, shared) <= cages(after, shared),
        "{shared} ports a cage: {}",
        said()
    );
}

/// Every tree the catalog can ask for: ports, rails, ends that share a module.
fn offered() -> Vec<(u32, u32, u64)> {
    let mut all = Vec::new();
    for platform in PLATFORMS.iter().filter(|p| p.missing.is_empty()) {
        for (fabric, switch) in FABRICS
            .iter()
            .flat_map(|f| SWITCHES.iter().map(move |s| (f, s)))
        {
            for planes in 1..=8 {
                let setup = Setup::of(&Scenario {
                    platform,
                    fabric,
                    switch: Some(switch),
                    planes: Some(planes),
                    ..Scenario::default()
                });
                let shared = setup.layers.map(|layer| layer.ends);
                all.extend(shared.map(|shared| (setup.radix, platform.rails, shared)));
            }
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// Counts change only where a leaf is full, so these are all the sizes there are.
#[test]
fn no_tree_on_offer_shrinks_as_the_cluster_grows() {
    let all = offered();
    assert!(all.len() > 10, "{all:?}");
    for (radix, rails, shared) in all {
        let plan = Plan::even(radix, rails);
        let half = u64::from(radix / 2);
        let most = plan.ports.capacity(4).min(MAX_GPUS);
        let mut before = plan.size(1).expect("fits");
        for leaves in 0..most.div_ceil(half) {
            for size in [leaves * half + 1, ((leaves + 1) * half).min(most)] {
                let after = plan.size(size).expect("fits");
                does_not_shrink(&before, &after, shared);
                before = after;
            }
        }
    }
}

#[test]
fn no_tree_shrinks_between_two_sizes() {
    let on_offer = prop::sample::select(offered());
    let drawn = (sizes(MAX_GPUS), sizes(10_000), on_offer);
    holds(20_000, &drawn, |(size, more, (radix, rails, shared))| {
        let plan = Plan::even(radix, rails);
        let after = plan.size((size + more).min(MAX_GPUS));
        if let (Ok(before), Ok(after)) = (plan.size(size), after) {
            does_not_shrink(&before, &after, shared);
        }
    });
}

#[test]
fn no_plan_buys_fewer_boxes_for_more() {
    let drawn = (sizes(MAX_GPUS), sizes(10_000), plans(any_radix()));
    holds(20_000, &drawn, |(size, more, (plan, _))| {
        let Some(tree) = sized(&plan, size) else {
            return;
        };
        let leaf = u64::from(plan.ports.split[0].down);
        for more in [1, more, leaf - tree.endpoints % leaf + 1] {
            buys_no_less(&plan, tree.endpoints, tree.endpoints + more);
        }
    });
}

/// Where growing by one accelerator makes something smaller. A tree of the fewest boxes may have more cables than the next
/// larger one, whose fewest boxes are another shape; and where ports down and up do not fill cages, spreading hosts over
/// one more leaf may leave fewer odd ports. Nobody has asked for more boxes to keep cables from falling, so these stand
/// here as they are: with the link, the size, what falls and by how many per cent.
const FALLS: [(&str, u64, &str, f64); 8] = [
    (
        "platform=b300&fabric=infiniband&tiers=4",
        57_600,
        "network $",
        0.93,
    ),
    ("fabric=infiniband&taper=2", 1_722, "optics $", 0.32),
    ("fabric=infiniband&taper=2,2", 338_100, "network $", 0.45),
    (
        "platform=gb300&fabric=ethernet&planes=8&taper=1.5",
        217_413,
        "network $",
        0.51,
    ),
    (
        "fabric=ethernet&switch=tomahawk4&taper=1,2",
        151_200,
        "network $",
        0.32,
    ),
    (
        "fabric=ethernet&switch=tomahawk4&tiers=4&taper=1,2",
        10_080,
        "modules",
        4.4,
    ),
    (
        "fabric=infiniband&topology=rail-only&taper=2",
        13_776,
        "optics $",
        0.04,
    ),
    (
        "platform=gb300&fabric=ethernet&planes=8&topology=ocs&taper=2",
        14_620,
        "network $",
        13.47,
    ),
];

#[test]
fn what_falls_is_known() {
    for (link, full, what, percent) in FALLS {
        let (document, notices) = Document::read(link);
        assert!(notices.is_empty(), "{link}: {notices:?}");
        let of = |gpus: u64| {
            let report = evaluate(&document.scenario.at(gpus));
            let network = report.network.expect("it fits");
            match what {
                "network $" => network.capital.network.0,
                "optics $" => network.capital.optics.0,
                "modules" => network.bill.modules() as f64,
                other => panic!("{other}?"),
            }
        };
        let fall = (1.0 - of(full + 1) / of(full)) * 100.0;
        let said = format!("{what} of {link} past {full} falls by {fall} %, not {percent}");
        assert!((fall - percent).abs() < 0.1 * percent.max(0.01), "{said}");
    }
}
