//! Rungs: what a later purchase gets, what a slip takes from it, and that nothing slips where nothing was said.

use fabriconomics::analysis::{YEARS, later, on_time, rung_at};
use fabriconomics::catalog::{MILESTONES, SWITCHES, roadmap};
use fabriconomics::model::evaluate;
use fabriconomics::model::roadmap::slot;
use fabriconomics::scenario::{Document, SLIPPING, Setup, settle};
use fabriconomics::units::Gbps;

use super::scenario;

const LINKS: [&str; 8] = [
    "",
    "fabric=infiniband&gpus=16384",
    "fabric=ethernet&platform=vr200&gpus=1000000",
    "fabric=ultra-ethernet&platform=gb300&planes=8&gpus=131072",
    "gpus=1000&fabric=ethernet&optics=cpo",
    "gpus=64&platform=mi455x&fabric=ethernet",
    "platform=ironwood&fabric=ici&gpus=4096",
    "ladder=held&gpus=50000",
];

#[test]
fn rungs_rise_and_differ() {
    let [from, to] = YEARS;
    for link in LINKS {
        let scenario = scenario(link);
        let rungs = later(&scenario, from, to);
        assert!(!rungs.is_empty(), "{link}");
        for pair in rungs.windows(2) {
            assert!(pair[0].from < pair[1].from, "{link}");
            assert!(
                pair[0].setup != pair[1].setup || pair[0].there != pair[1].there,
                "{link}: {} and {} are the same",
                pair[0].from,
                pair[1].from
            );
            assert!(pair[0].rate() <= pair[1].rate(), "{link}: bandwidth falls");
        }
        // At any moment a rung is what is bought then.
        for quarter in 0..=40 {
            let time = from + f64::from(quarter) / 4.0;
            let rung = rung_at(&rungs, time).expect("the first begins at the first year");
            let then = scenario.bought_in(time);
            assert_eq!(rung.then(time), then, "{link} at {time}");
        }
    }
}

/// A rung is a scenario of its own, and its link opens it.
#[test]
fn rungs_have_links_and_bills() {
    let [from, to] = YEARS;
    for link in LINKS {
        for rung in later(&scenario(link), from, to) {
            let mut settled = rung.scenario.clone();
            settle(&mut settled);
            let document = Document {
                scenario: settled,
                ..Document::default()
            };
            let (opened, notices) = Document::read(&document.write());
            assert_eq!(notices, [], "{link} from {}", rung.from);
            assert_eq!(
                Setup::of(&opened.scenario),
                rung.setup,
                "{link} from {}",
                rung.from
            );
            let report = evaluate(&opened.scenario);
            let bought = rung.bought(rung.from);
            match (&report.network, bought) {
                (Ok(network), Some(bought)) => {
                    let near = |one: f64, other: f64| (one - other).abs() <= 1e-9 * one.abs();
                    let (own, ours) = (network.capital.network.0, bought.network.0);
                    assert!(near(own, ours), "{link} from {}: {own} {ours}", rung.from);
                    assert!(near(network.capital.optics.0, bought.optics.0), "{link}");
                    assert!(near(network.power.network.0, bought.watts.0), "{link}");
                    assert_eq!(network.bill.modules(), bought.modules, "{link}");
                    assert_eq!(network.fabric.all_boxes(), bought.boxes, "{link}");
                }
                (Err(_), None) => {}
                (Ok(_), None) if !rung.there => {}
                other => panic!("{link} from {}: {other:?}", rung.from),
            }
        }
    }
}

#[test]
fn no_slip_changes_nothing() {
    let [from, to] = YEARS;
    for link in LINKS {
        let own = scenario(link);
        assert_eq!(
            later(&own, from, to),
            later(&on_time(&own), from, to),
            "{link}"
        );
    }
}

/// Given a slip in quarters, ports that need such lanes and do not ship come so much later, and no other.
#[test]
fn a_slip_moves_the_rungs_it_should() {
    let [from, to] = YEARS;
    for (place, lane) in SLIPPING.iter().enumerate() {
        for quarters in [-4.0, 2.0, 4.0, 8.0] {
            let mut slips = ["0", "0"].map(str::to_owned);
            slips[place] = quarters.to_string();
            let link = format!("slip={}", slips.join(","));
            let (late, planned) = (scenario(&link), scenario(""));
            for point in roadmap() {
                let moved = late.plan.when(point) - planned.plan.when(point);
                let wanted = if point.lane == *lane && point.forecast() {
                    quarters / 4.0
                } else {
                    0.0
                };
                assert!((moved - wanted).abs() < 1e-9, "{link}: {}", point.id);
            }
            // First years of each bandwidth.
            let first = |scenario: &_, rate: f64| {
                let rungs = later(scenario, from, to);
                let rung = rungs.into_iter().find(|rung| rung.rate().0 == rate);
                rung.map(|rung| rung.from)
            };
            for point in MILESTONES.iter().filter(|point| point.series == "port") {
                if point.when() < from || !point.forecast() {
                    continue;
                }
                let rate = point.value.value;
                let (then, now) = (first(&late, rate), first(&planned, rate));
                if let (Some(then), Some(now)) = (then, now) {
                    let wanted = if point.lane == *lane {
                        quarters / 4.0
                    } else {
                        0.0
                    };
                    assert!(
                        (then - now - wanted).abs() < 1e-9,
                        "{link}: {rate}: {then} {now}"
                    );
                }
            }
        }
    }
}

/// With its lanes sixteen quarters late the cluster of 2031 still has the ports of 2027.
#[test]
fn a_late_lane_holds_the_cluster_back() {
    let rate = |link: &str| scenario(link).bought_in(2031.0).line_rate().0;
    assert_eq!(rate(""), 3_200.0);
    assert_eq!(rate("slip=0,16"), 1_600.0);
    assert_eq!(rate("slip=16,16"), 1_600.0);
    assert_eq!(
        scenario("slip=16,16").bought_in(2030.0).line_rate().0,
        800.0
    );
}

/// Nothing is bought before its chip ships, unless nothing that ships would do.
#[test]
fn switches_ship_before_they_are_bought() {
    let [from, to] = YEARS;
    for link in LINKS {
        for rung in later(&scenario(link), from, to) {
            let dated = SWITCHES.iter().any(|switch| *switch == *rung.setup.switch);
            assert!(dated, "{link}");
            if rung.there && rung.setup.nic.is_some() {
                let ships = rung.scenario.plan.ships(rung.setup.switch);
                assert!(
                    ships <= rung.from,
                    "{link}: {} in {}",
                    rung.setup.switch.id,
                    rung.from
                );
            }
        }
    }
}

/// Given a port, the first PCIe generation whose sixteen lanes carry it one way.
#[test]
fn slots_carry_their_ports() {
    for (gbps, wanted) in [
        (100.0, Some("pcie-3")),
        (200.0, Some("pcie-4")),
        (400.0, Some("pcie-5")),
        (800.0, Some("pcie-6")),
        (1_600.0, Some("pcie-7")),
        (3_200.0, Some("pcie-8")),
        (6_400.0, None),
    ] {
        assert_eq!(slot(Gbps(gbps)).map(|slot| slot.id), wanted, "{gbps}");
    }
}

/// Optics follow their own curve; everything else falls by the plan's percent a year from the year of the catalog's prices.
#[test]
fn parts_get_cheaper_by_the_plan() {
    let [from, to] = YEARS;
    let (flat, falling) = (scenario("parts-decline=0"), scenario("parts-decline=10"));
    let rungs = [&flat, &falling].map(|it| later(it, from, to));
    for (one, other) in rungs[0].iter().zip(&rungs[1]) {
        for time in [one.from, one.from + 1.0] {
            let (Some(one), Some(other)) = (one.bought(time), other.bought(time)) else {
                continue;
            };
            let rest = |it: &fabriconomics::analysis::Bought| it.network.0 - it.optics.0;
            let factor = rest(&other) / rest(&one);
            let wanted = libm::pow(0.9, time - 2026.0);
            assert!(
                (factor / wanted - 1.0).abs() < 1e-9,
                "{time}: {factor} {wanted}"
            );
            assert_eq!(one.optics, other.optics);
            assert_eq!(one.watts, other.watts);
        }
    }
}
