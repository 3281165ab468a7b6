//! Collectives: worked costs by hand, NCCL's latencies, and what must hold for any ranks and bytes.

use fabriconomics::catalog::{BUS_CURVES, EXPERT_POINTS, PLATFORMS, bus_curve};
use fabriconomics::model::collectives::all_reduce::{
    double_tree, in_network, rabenseifner, recursive_doubling, ring, tree,
};
use fabriconomics::model::collectives::cluster::{Algorithm, Cluster};
use fabriconomics::model::collectives::exchange::{Across, bruck, direct};
use fabriconomics::model::collectives::fit::Fit;
use fabriconomics::model::collectives::nccl::{self, Protocol};
use fabriconomics::model::collectives::{Collective, Cost, Wire};
use fabriconomics::units::{Bytes, GBps, Seconds};

use super::report;

/// 5 µs and 50 GB/s.
const WIRE: Wire = Wire {
    latency: Seconds(5e-6),
    rate: GBps(50.0),
};

#[track_caller]
fn near(said: f64, wanted: f64, what: &str) {
    // Four figures are given.
    assert!(
        (said / wanted - 1.0).abs() < 6e-4,
        "{what}: {said} is not {wanted}"
    );
}

fn ms(cost: Cost) -> f64 {
    cost.total().0 * 1e3
}

/// Given ranks and megabytes: ring, recursive doubling, Rabenseifner, three tiers of switches that add, an exchange directly
/// and in Bruck's steps, in milliseconds by hand.
#[test]
fn worked_by_hand() {
    let table = [
        (8, 64e6, [2.310, 3.855, 2.270, 1.310, 1.155, 1.935]),
        (64, 1e6, [0.669, 0.150, 0.0994, 0.050, 0.3347, 0.090]),
        (64, 1e9, [40.005, 120.03, 39.435, 20.03, 20.0025, 60.03]),
        (1_024, 1e6, [10.27, 0.250, 0.13996, 0.050, 5.135, 0.150]),
        (1_024, 64e6, [12.7875, 12.85, 2.6575, 1.310, 6.3937, 6.450]),
        (1_024, 1e9, [50.19, 200.05, 40.06, 20.03, 25.095, 100.05]),
    ];
    for (ranks, bytes, wanted) in table {
        let bytes = Bytes(bytes);
        let said = [
            ring(ranks, bytes, WIRE),
            recursive_doubling(ranks, bytes, WIRE),
            rabenseifner(ranks, bytes, WIRE),
            in_network(ranks, 3, bytes, WIRE),
            direct(ranks, bytes, WIRE),
            bruck(ranks, bytes, WIRE),
        ];
        for (said, wanted) in said.into_iter().zip(wanted) {
            near(
                ms(said),
                wanted,
                &format!("{ranks} ranks, {} MB", bytes.0 / 1e6),
            );
        }
    }
    near(ms(tree(1_024, Bytes(1e9), WIRE)), 85.45, "a tree");
    near(
        ms(double_tree(1_024, Bytes(1e9), WIRE)),
        43.885,
        "two trees",
    );
}

/// A ring takes less than recursive doubling above these megabytes.
#[test]
fn where_a_ring_overtakes() {
    for (ranks, megabytes) in [(8, 2.2), (64, 7.4), (1_024, 63.6)] {
        let faster = |times: f64| {
            let bytes = Bytes(megabytes * times * 1e6);
            ring(ranks, bytes, WIRE).total() < recursive_doubling(ranks, bytes, WIRE).total()
        };
        assert!(faster(1.02) && !faster(0.98), "{ranks}");
    }
}

/// All-reduce latencies in µs, by hand from NCCL's constants: ring LL and Simple, tree LL and Simple, sums in the switch, and
/// those with a tree between nodes.
#[test]
fn what_nccl_reckons() {
    let table = [
        (1.0, 8.0, [15.0, 56.0, 15.2, 64.4, 25.0, 25.0]),
        (4.0, 8.0, [78.8, 282.8, 35.2, 120.4, 43.0, 108.6]),
        (128.0, 8.0, [2_484.0, 9_657.0, 85.2, 260.4, 43.0, 317.6]),
        (
            2_048.0,
            8.0,
            [39_732.0, 154_809.0, 125.2, 372.4, 43.0, 484.8],
        ),
        (14.0, 72.0, [2_065.0, 7_132.0, 122.0, 660.4, 43.0, 150.4]),
    ];
    for (nodes, each, wanted) in table {
        let said = [
            nccl::ring(nodes, each, Protocol::Ll),
            nccl::ring(nodes, each, Protocol::Simple),
            nccl::tree(nodes, each, Protocol::Ll),
            nccl::tree(nodes, each, Protocol::Simple),
            nccl::nvls(nodes),
            nccl::nvls_tree(nodes),
        ];
        for (said, wanted) in said.into_iter().zip(wanted) {
            near(said.0 * 1e6, wanted, &format!("{nodes} × {each}"));
        }
    }
}

/// Ranks of every kind: one, powers of two, between them, many.
const RANKS: [u64; 14] = [
    1, 2, 3, 4, 5, 7, 8, 63, 64, 65, 1_000, 1_024, 98_304, 4_194_304,
];

#[test]
fn more_bytes_never_take_less() {
    type Way = fn(u64, Bytes, Wire) -> Cost;
    let ways: [(&str, Way); 8] = [
        ("ring", ring),
        ("doubling", recursive_doubling),
        ("halves", rabenseifner),
        ("tree", tree),
        ("two trees", double_tree),
        ("in network", |ranks, bytes, wire| {
            in_network(ranks, 3, bytes, wire)
        }),
        ("direct", direct),
        ("bruck", bruck),
    ];
    for (name, way) in ways {
        for ranks in RANKS {
            for latency in [0.0, 1e-6, 2e-5, 1e-2] {
                let wire = Wire {
                    latency: Seconds(latency),
                    ..WIRE
                };
                let mut before = 0.0;
                for power in 0..42 {
                    for part in [1.0, 1.3, 1.7] {
                        let cost = way(ranks, Bytes(libm::exp2(f64::from(power)) * part), wire);
                        let now = cost.total().0;
                        assert!(
                            now.is_finite() && now >= before * (1.0 - 1e-12),
                            "{name} of {ranks} at {power}: {now} after {before}"
                        );
                        before = now;
                    }
                }
                assert_eq!(way(1, Bytes(1e9), wire).total().0, 0.0, "{name} alone");
                assert_eq!(
                    way(ranks, Bytes(0.0), wire).bandwidth.0,
                    0.0,
                    "{name} of nothing"
                );
            }
        }
    }
}

/// Nobody can do with less than 2(p − 1)/p of the bytes unless the network adds, and then with half.
#[test]
fn bounds_of_bytes() {
    for ranks in RANKS.into_iter().filter(|ranks| *ranks > 1) {
        let bytes = Bytes(1e12);
        let least = ring(ranks, bytes, WIRE).bandwidth.0;
        for cost in [
            rabenseifner(ranks, bytes, WIRE),
            tree(ranks, bytes, WIRE),
            double_tree(ranks, bytes, WIRE),
            recursive_doubling(ranks, bytes, WIRE),
        ] {
            assert!(
                cost.bandwidth.0 >= least * (1.0 - 1e-12),
                "{ranks}: {cost:?}"
            );
        }
        let added = in_network(ranks, 3, bytes, WIRE);
        assert!(
            added.total() <= ring(ranks, bytes, WIRE).total() + WIRE.latency * 6.0,
            "{ranks}"
        );
        if ranks > 2 {
            assert!(added.total() < ring(ranks, bytes, WIRE).total(), "{ranks}");
        }
    }
}

fn cluster(link: &str) -> Cluster {
    let report = report(link);
    let fabric = report.network.as_ref().ok().map(|network| &network.fabric);
    Cluster::of(&report.scenario, fabric, &report.load)
}

/// On any platform and fabric, at any size: numbers, rising in bytes, summing switches never behind a ring for large messages.
#[test]
fn clusters_of_every_kind() {
    for platform in PLATFORMS
        .iter()
        .filter(|platform| platform.missing.is_empty())
    {
        for fabric in platform.fabrics {
            for gpus in [64, 72, 73, 1_000, 8_192, 100_000, 1_048_577] {
                for more in [
                    "",
                    "&delivery=paths",
                    "&delivered=20",
                    "&topology=rail-only",
                ] {
                    let link =
                        format!("gpus={gpus}&platform={}&fabric={fabric}{more}", platform.id);
                    let document = fabriconomics::scenario::Document::read(&link).0;
                    let report = fabriconomics::model::evaluate(&document.scenario);
                    let fabric = report.network.as_ref().ok().map(|network| &network.fabric);
                    let own = Cluster::of(&report.scenario, fabric, &report.load);
                    let mut before: Vec<(Algorithm, Cost)> = Vec::new();
                    for power in (10..=36).step_by(2) {
                        let all = own.all_reduce(Bytes(libm::exp2(f64::from(power))));
                        assert!(all.len() >= 4, "{link}: {all:?}");
                        for ((way, now), (same, then)) in all.iter().zip(&before) {
                            assert_eq!(way, same);
                            assert!(
                                now.total().0.is_finite() && now.total() >= then.total(),
                                "{link} {way:?}"
                            );
                        }
                        before = all;
                    }
                    let of = |way: Algorithm| {
                        before
                            .iter()
                            .find(|(other, _)| *other == way)
                            .map(|it| it.1.total().0)
                    };
                    let ring = of(Algorithm::Ring).expect("a ring");
                    if let Some(added) = of(Algorithm::InNetwork) {
                        assert!(added <= ring, "{link}: {added} and {ring}");
                    }
                    if let (Some(low), Some(high)) =
                        (of(Algorithm::Hierarchical), of(Algorithm::Serial))
                    {
                        assert!(low <= high, "{link}");
                    }
                    let across = own.exchange();
                    assert!(across.logical().0 > 0.0 && across.leaving() < 1.0, "{link}");
                    assert!((0.0..=1.0).contains(&own.kept().0), "{link}");
                }
            }
        }
    }
}

/// A scale-up switch sums whole all-reduces of one domain; parts are scattered and gathered in a ring. One rank has nothing to
/// sum with.
#[test]
fn switches_sum_whole_all_reduces() {
    let bytes = Bytes(4.0 * 1_073_741_824.0);
    let h200 = cluster("gpus=1024&platform=h200&fabric=infiniband");
    let one = h200.one_domain();
    let added = one.cost(Algorithm::InNetwork, bytes).expect("it adds");
    assert_eq!(added.steps, 2.0);
    let ring = Cluster {
        summed: None,
        ..h200
    };
    for way in [Algorithm::Hierarchical, Algorithm::Serial] {
        assert_eq!(h200.cost(way, bytes), ring.cost(way, bytes), "{way:?}");
    }
    let alone = Cluster {
        domain: 1.0,
        ..h200
    };
    let alone = alone.at(64);
    let between = all_reduce(&alone, Algorithm::Serial, bytes);
    let most = all_reduce(&alone, Algorithm::Ring, bytes);
    assert!(between.latency <= most.latency, "{between:?} and {most:?}");
    for cluster in [h200, one, alone] {
        let (_, best) = cluster.best(bytes).expect("a way");
        let all = cluster.all_reduce(bytes);
        assert!(all.iter().all(|(_, cost)| best.total() <= cost.total()));
    }
}

fn all_reduce(cluster: &Cluster, way: Algorithm, bytes: Bytes) -> Cost {
    cluster.cost(way, bytes).expect("a way")
}

/// NVL72: a domain nine times as large leaves a ninth of the bytes to the adapters.
#[test]
fn a_larger_domain_spares_the_adapters() {
    let bytes = Bytes(4.0 * 1_073_741_824.0);
    let gb200 = cluster("gpus=1008&platform=gb200&fabric=infiniband&delivered=100");
    let overlapped = gb200.cost(Algorithm::Hierarchical, bytes).expect("domains");
    let serial = gb200.cost(Algorithm::Serial, bytes).expect("domains");
    let (within, between) = (
        overlapped.bandwidth.0,
        serial.bandwidth.0 - overlapped.bandwidth.0,
    );
    assert!(within > 3.0 * between, "{within} and {between}");
}

/// A line through the points: the same that others drew, with its error.
#[test]
fn lines_through_measured_points() {
    for (id, latency, bus, error) in [
        ("h200-8", 41.4, 443.9, 0.211),
        ("b200-8", 52.8, 718.2, 0.369),
        ("b200-32", 413.6, 367.0, 0.194),
        ("gb200-72", 605.6, 866.2, 0.0288),
    ] {
        let fit = Fit::of(bus_curve(id).expect("it is there"));
        assert!(
            (fit.latency.0 * 1e6 - latency).abs() < 0.05,
            "{id}: {fit:?}"
        );
        assert!((fit.bus.0 - bus).abs() < 0.06, "{id}: {fit:?}");
        assert!((fit.error - error).abs() < 0.001, "{id}: {fit:?}");
    }
}

#[test]
fn measured_points_lie_in_their_band() {
    for curve in &BUS_CURVES {
        let fit = Fit::of(curve);
        for [bytes, bus] in curve.points {
            let [_, low, high] = fit.bus(Bytes(*bytes)).map(|bus| bus.0);
            let inside = low * (1.0 - 1e-9) <= *bus && *bus <= high * (1.0 + 1e-9);
            let counted = curve.servers == 1 || *bytes >= 1_048_576.0;
            assert!(
                inside || !counted,
                "{} at {bytes}: {bus} in {low} to {high}",
                curve.id
            );
        }
    }
}

/// Bus bandwidth and time are two sides of the same.
#[test]
fn there_and_back() {
    for what in [
        Collective::AllReduce,
        Collective::ReduceScatter,
        Collective::AllGather,
        Collective::AllToAll,
        Collective::Broadcast,
    ] {
        for ranks in [2.0, 8.0, 72.0, 1e6] {
            let (bytes, bus) = (Bytes(3e9), GBps(123.0));
            let back = what.bus(ranks, bytes, what.time(ranks, bytes, bus));
            assert!((back.0 - 123.0).abs() < 1e-9, "{what:?}");
        }
        assert_eq!(what.bus(1.0, Bytes(1.0), Seconds(0.0)).0, 0.0, "{what:?}");
    }
}

/// Published exchanges between experts use 43 to 92 % of what could leave their domains.
#[test]
fn exchanges_of_others() {
    for point in &EXPERT_POINTS {
        let across = Across {
            ranks: f64::from(point.ranks),
            domain: f64::from(point.domain),
            inside: GBps(1e9),
            outside: GBps(point.nic.value),
        };
        let efficiency = point.bandwidth.value / across.logical().0;
        assert!(
            (0.42..0.92).contains(&efficiency),
            "{}: {efficiency}",
            point.id
        );
    }
}
