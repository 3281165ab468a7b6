//! What must be conserved whatever is drawn: ports, cables and paths of every tree, and the sums of every bill.

use fabriconomics::catalog::{FABRICS, PLATFORMS, SWITCHES};
use fabriconomics::model::bill::Part;
use fabriconomics::model::fabric::clos::{self, Clos};
use fabriconomics::model::{Network, evaluate};
use fabriconomics::scenario::{
    Buyer, Host, INPUTS, Kind, MAX_GPUS, MIN_GPUS, Optics, Scenario, Setup, settle,
};
use fabriconomics::units::{PerYear, Usd, Watts};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

mod wired;

use wired::Wired;

/// The same draws on every machine, so that nobody's change fails for a draw it did not cause; `PROPTEST_RNG_SEED` and
/// `PROPTEST_CASES` look further.
fn draws(cases: u32) -> TestRunner {
    let mut config = ProptestConfig::default();
    if matches!(config.rng_seed, RngSeed::Random) {
        config.rng_seed = RngSeed::Fixed(419);
    }
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    config.failure_persistence = None;
    TestRunner::new(config)
}

#[track_caller]
fn holds<S: Strategy>(cases: u32, drawn: &S, check: impl Fn(S::Value)) {
    let outcome = draws(cases).run(drawn, |value| {
        check(value);
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
}

/// Even over the powers of two up to `most`.
fn sizes(most: u64) -> impl Strategy<Value = u64> {
    (0..most.ilog2() + 1)
        .prop_flat_map(|bits| 1_u64 << bits..2 << bits)
        .prop_map(move |size| size.min(most))
}

fn rails() -> impl Strategy<Value = u32> {
    prop::sample::select(vec![1, 4, 8, 16])
}

/// Few ports, so that four tiers are small enough to wire.
fn small_radix() -> impl Strategy<Value = u32> {
    prop::sample::select(vec![4, 6, 8, 10, 12, 16, 18, 20, 24, 32, 36])
}

fn any_radix() -> impl Strategy<Value = u32> {
    let all = vec![
        4, 6, 12, 24, 32, 36, 40, 48, 60, 64, 72, 80, 96, 128, 144, 192, 256, 288, 512, 576, 1024,
        2048,
    ];
    prop::sample::select(all)
}

fn pinned() -> impl Strategy<Value = Option<u8>> {
    prop::option::weighted(0.3, 1..=4_u8)
}

/// A tree, unless the draw fits in none.
fn sized(size: u64, radix: u32, rails: u32, tiers: Option<u8>) -> Option<Clos> {
    let most = clos::capacity(radix, tiers.unwrap_or(4));
    match clos::size(size, radix, rails, tiers) {
        Ok(tree) => {
            assert!(size <= most);
            assert!(tiers.is_none_or(|tiers| tiers == tree.tiers));
            Some(tree)
        }
        Err(no) => {
            assert!(size > most, "{size} on {radix} ports must fit: {no:?}");
            assert_eq!((no.most, no.radix), (most, radix));
            None
        }
    }
}

#[test]
fn every_wired_port_is_accounted_for() {
    let drawn = (sizes(20_000), small_radix(), rails(), pinned());
    holds(1_200, &drawn, |(size, radix, rails, tiers)| {
        if let Some(tree) = sized(size, radix, rails, tiers) {
            let wired = Wired::of(&tree);
            wired.hosts_are_spread_evenly();
            wired.every_cable_has_two_ends();
            wired.no_switch_has_more_cables_than_ports();
            wired.every_switch_serves_its_parents_alike();
            wired.siblings_share_all_parents();
            wired.counted_ports_are_the_wired_ones();
        }
    });
}

#[test]
fn every_leaf_reaches_every_other_over_all_its_cables() {
    let few_leaves = (1..=40_u64, prop::sample::select(vec![4, 6, 8, 10, 12, 16]));
    let drawn = (few_leaves, rails(), pinned(), 0..16_u64);
    holds(500, &drawn, |((leaves, radix), rails, tiers, short)| {
        let half = u64::from(radix / 2);
        let size = (leaves * half).saturating_sub(short % half).max(1);
        if let Some(tree) = sized(size, radix, rails, tiers) {
            Wired::of(&tree).no_traffic_overloads_a_cable();
        }
    });
}

#[track_caller]
fn counts_are_conserved(tree: &Clos) {
    let (radix, half) = (u64::from(tree.radix), u64::from(tree.radix / 2));
    let tiers = usize::from(tree.tiers);
    assert_eq!(tree.cables[0], tree.endpoints, "{tree:?}");
    for tier in 0..clos::MAX_TIERS {
        if tier >= tiers {
            assert_eq!((tree.switches[tier], tree.cables[tier]), (0, 0), "{tree:?}");
            continue;
        }
        let classes = tree.down(tier);
        let switches: u64 = classes.iter().map(|(count, _)| count).sum();
        let downward: u64 = classes.iter().map(|(count, down)| count * down).sum();
        assert_eq!(switches, tree.switches[tier], "tier {tier} of {tree:?}");
        assert_eq!(downward, tree.cables[tier], "tier {tier} of {tree:?}");
        let up = tree.up(tier);
        assert_eq!(up, if tier + 1 == tiers { 0 } else { half });
        for (count, down) in classes {
            assert!(count == 0 || down + up <= radix, "tier {tier} of {tree:?}");
            assert!(count == 0 || down > 0, "idle in tier {tier} of {tree:?}");
        }
        if tier + 1 < tiers {
            let upward = tree.switches[tier] * half;
            assert_eq!(upward, tree.cables[tier + 1], "tier {tier} of {tree:?}");
        }
    }
}

#[test]
fn ports_are_conserved_up_to_four_million() {
    let drawn = (sizes(MAX_GPUS), any_radix(), rails(), pinned());
    holds(20_000, &drawn, |(size, radix, rails, tiers)| {
        let Some(tree) = sized(size, radix, rails, tiers) else {
            return;
        };
        counts_are_conserved(&tree);
        let below = clos::capacity(radix, tree.tiers - 1);
        let fewest = tree.tiers == 1 || size > below;
        assert!(tiers.is_some() || fewest, "a tier less holds it: {tree:?}");
        // A node's rails stay in one pod.
        let pod = rails.min(radix / 2);
        let middles = usize::from(tree.tiers).saturating_sub(2);
        for width in &tree.widths[..middles] {
            assert!(*width >= pod && (radix / 2).is_multiple_of(*width));
        }
    });
}

/// Modules of the switches of a tree when so many ports share a cage.
fn cages(tree: &Clos, shared: u64) -> u64 {
    (0..usize::from(tree.tiers))
        .flat_map(|tier| tree.down(tier).map(|class| (class, tree.up(tier))))
        .map(|((count, down), up)| count * (down + up).div_ceil(shared))
        .sum()
}

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
                let shared = u64::from(setup.ends_per_switch_module);
                all.push((setup.radix, platform.rails, shared));
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
        let half = u64::from(radix / 2);
        let most = clos::capacity(radix, 4).min(MAX_GPUS);
        let mut before = clos::size(1, radix, rails, None).expect("fits");
        for leaves in 0..most.div_ceil(half) {
            for size in [leaves * half + 1, ((leaves + 1) * half).min(most)] {
                let after = clos::size(size, radix, rails, None).expect("fits");
                does_not_shrink(&before, &after, shared);
                before = after;
            }
        }
    }
}

#[test]
fn no_tree_shrinks_between_two_sizes_or_on_pinned_tiers() {
    let on_offer = prop::sample::select(offered());
    let drawn = (sizes(MAX_GPUS), sizes(10_000), on_offer, pinned());
    holds(
        20_000,
        &drawn,
        |(size, more, (radix, rails, shared), tiers)| {
            let after = sized((size + more).min(MAX_GPUS), radix, rails, tiers);
            let before = sized(size, radix, rails, tiers);
            if let (Some(before), Some(after)) = (before, after) {
                does_not_shrink(&before, &after, shared);
            }
        },
    );
}

/// A scenario drawn by its inputs' own options, moved onto its nearest possible combination.
fn scenarios() -> impl Strategy<Value = Scenario> {
    let choices = prop::collection::vec(any::<prop::sample::Index>(), INPUTS.len());
    (sizes(MAX_GPUS), choices).prop_map(|(size, picks)| {
        let mut scenario = Scenario::default().at(size.max(MIN_GPUS));
        for (input, pick) in INPUTS.iter().zip(picks) {
            if let Kind::Choice(choice) = &input.kind {
                let options = (choice.options)(&scenario);
                (choice.set)(&mut scenario, pick.get(&options).id);
            }
        }
        settle(&mut scenario);
        scenario
    })
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * one.abs().max(other.abs())
}

#[track_caller]
fn equal(what: &str, sum: f64, total: f64) {
    assert!(near(sum, total), "{what}: rows give {sum}, total {total}");
}

fn sum<Q>(network: &Network, keep: impl Fn(Part) -> bool, of: impl Fn(usize) -> Q) -> f64
where
    Q: Into<Amount>,
{
    let rows = network.bill.rows.iter().enumerate();
    rows.filter(|(_, row)| keep(row.part))
        .map(|(place, _)| of(place).into().0)
        .sum()
}

/// Any quantity as its bare number.
struct Amount(f64);

impl From<Usd> for Amount {
    fn from(amount: Usd) -> Self {
        Self(amount.0)
    }
}

impl From<Watts> for Amount {
    fn from(amount: Watts) -> Self {
        Self(amount.0)
    }
}

impl From<PerYear> for Amount {
    fn from(amount: PerYear) -> Self {
        Self(amount.0)
    }
}

#[track_caller]
fn rows_add_up(scenario: &Scenario) {
    let report = evaluate(scenario);
    let Ok(network) = &report.network else {
        return;
    };
    let (capital, power, rows) = (&network.capital, &network.power, &network.bill.rows);
    let everything = |_: Part| true;
    let price = |place: usize| rows[place].price(scenario.buyer);
    let draw = |place: usize| rows[place].draw();
    let breaks = |place: usize| rows[place].breaks();
    equal(
        "network $",
        sum(network, everything, price),
        capital.network.0,
    );
    equal(
        "optics $",
        sum(network, Part::is_optics, price),
        capital.optics.0,
    );
    for (buyer, total) in [Buyer::Hyperscale, Buyer::Street]
        .iter()
        .zip(capital.optics_range)
    {
        let price = |place: usize| rows[place].price(*buyer);
        equal(
            "optics $ by buyer",
            sum(network, Part::is_optics, price),
            total.0,
        );
    }
    if let (Some(servers), Some(cluster)) = (capital.servers, capital.cluster) {
        equal("cluster $", servers.0 + capital.network.0, cluster.0);
    }
    equal("network W", sum(network, everything, draw), power.network.0);
    equal(
        "optics W",
        sum(network, Part::is_optics, draw),
        power.optics.0,
    );
    equal(
        "cluster W",
        power.servers.0 + power.network.0,
        power.cluster.0,
    );
    equal(
        "facility W",
        power.network.0 * scenario.pue,
        power.network_facility.0,
    );
    let built = report.reliability.built_up.expect("a bill");
    let parts = sum(network, |part| part != Part::Nic, breaks);
    equal(
        "network failures",
        parts * built.network_factor,
        built.network.0,
    );
    let causes = [
        built.gpus,
        built.hosts,
        built.software,
        built.network,
        built.nics,
    ];
    equal(
        "causes",
        causes.iter().map(|cause| cause.0).sum(),
        built.total.0,
    );
}

#[track_caller]
fn counts_match_the_fabric(scenario: &Scenario) {
    let report = evaluate(scenario);
    let Ok(network) = &report.network else {
        return;
    };
    let (fabric, setup) = (&network.fabric, &network.fabric.setup);
    let (plane, planes) = (&fabric.plane, u64::from(setup.planes));
    let count = |wanted: Part| -> u64 {
        let rows = network.bill.rows.iter();
        rows.filter(|row| row.part == wanted)
            .map(|row| row.count)
            .sum()
    };
    let gpus = scenario.gpus;

    // Planes multiply one and the same tree.
    let alone = clos::size(gpus, setup.radix, setup.platform.rails, scenario.tiers);
    assert_eq!(alone.as_ref(), Ok(plane));
    counts_are_conserved(plane);
    assert_eq!(count(Part::Switch), planes * plane.all_switches());
    let all_cables = planes * cables(plane);
    let optical = match setup.host {
        Host::Optical => all_cables,
        Host::Aec | Host::Dac => all_cables - planes * gpus,
    };
    assert_eq!(network.bill.ends, 2 * optical);
    assert_eq!(count(Part::Fibre), optical);
    assert_eq!(count(Part::HostCable), all_cables - optical);
    assert_eq!(count(Part::Nic), gpus * u64::from(setup.platform.nic_cages));

    // Whole modules: enough for their ends, and less than one too many in each box.
    let nic_ends = if setup.host == Host::Optical {
        planes * gpus
    } else {
        0
    };
    let nic_modules = count(Part::NicModule);
    let per_nic_module = u64::from(setup.planes).div_ceil(u64::from(setup.nic_modules_per_gpu));
    assert!(nic_modules * per_nic_module >= nic_ends);
    assert_eq!(nic_modules == 0, nic_ends == 0);
    let (modules, engines) = (count(Part::SwitchModule), count(Part::Engine));
    if setup.optics == Optics::Cpo {
        let each = (setup.switch.capacity.value / 800.0) as u64;
        assert_eq!((modules, engines), (0, each * count(Part::Switch)));
        assert!(count(Part::Laser) * 8 >= engines);
    } else {
        let shared = u64::from(setup.ends_per_switch_module);
        let ends = network.bill.ends - nic_ends;
        assert_eq!((engines, count(Part::Laser)), (0, 0));
        assert!(modules * shared >= ends, "{modules} modules, {ends} ends");
        assert!(modules * shared <= ends + (shared - 1) * count(Part::Switch));
    }
    assert_eq!(network.bill.modules(), modules + engines + nic_modules);
    assert!(network.bill.rows.iter().all(|row| row.count > 0));
}

#[test]
fn every_bill_adds_up() {
    holds(4_000, &scenarios(), |scenario| {
        rows_add_up(&scenario);
        counts_match_the_fabric(&scenario);
    });
}
