//! Courses through the years of a cluster: what is paid, sold and left agrees at every moment, and each policy buys what it
//! says.

use fabriconomics::analysis::{Contract, Course, Cycle, cycle};
use fabriconomics::model::bill::Part;
use fabriconomics::scenario::{Refresh, Setup};

use super::{report, scenario};

const LINKS: [&str; 9] = [
    "",
    "life=12",
    "life=1",
    "year=2024&life=12&value-kept=50",
    "fabric=infiniband&gpus=16384&life=8&parts-decline=10",
    "year=2023&life=12&fabric=ethernet&gpus=1000&slip=2,4",
    "ladder=held",
    "platform=ironwood&fabric=ici&gpus=4096",
    "platform=vr200&fabric=ethernet&gpus=1000000&value-kept=100",
];

fn near(one: f64, other: f64, scale: f64) -> bool {
    (one - other).abs() <= 1e-9 * scale.abs().max(1.0)
}

#[track_caller]
fn of(link: &str) -> Cycle {
    cycle(&scenario(link)).unwrap_or_else(|| panic!("{link}: a network"))
}

fn at(cycle: &Cycle, times: usize) -> impl Iterator<Item = f64> + use<> {
    let [from, to] = cycle.life;
    (0..=times).map(move |place| from + (to - from) * place as f64 / times as f64)
}

#[test]
fn paid_less_sold_and_left_is_net() {
    for link in LINKS {
        let cycle = of(link);
        for course in &cycle.courses {
            for time in at(&cycle, 48) {
                let (gross, sold) = (course.gross(time).0, course.sold(time).0);
                let (left, net) = (cycle.residual(course, time).0, cycle.net(course, time).0);
                assert!(near(gross - sold - left, net, gross), "{link} at {time}");
                assert!(
                    sold >= 0.0 && left >= 0.0 && sold + left <= gross,
                    "{link} at {time}"
                );
            }
            let end = cycle.life[1];
            let each: f64 = course.purchases.iter().map(|own| own.gross.0).sum();
            assert!(near(course.gross(end).0, each, each), "{link}");
        }
    }
}

#[test]
fn policies_buy_what_they_say() {
    for link in LINKS {
        let cycle = of(link);
        let bought = |policy| -> Vec<usize> {
            let course: &Course = cycle.course(policy);
            course.purchases.iter().map(|own| own.step).collect()
        };
        let steps = cycle.steps.len();
        assert_eq!(
            bought(Refresh::Steps),
            (0..steps).collect::<Vec<_>>(),
            "{link}"
        );
        assert_eq!(
            bought(Refresh::Skip),
            (0..steps).step_by(2).collect::<Vec<_>>(),
            "{link}"
        );
        assert_eq!(bought(Refresh::Never), [0], "{link}");
        assert!(
            cycle.steps.iter().all(|step| step.rung.there),
            "{link}: what ships later is not bought"
        );
        // Each step is faster than the one before, and comes within the life.
        for pair in cycle.steps.windows(2) {
            assert!(pair[0].rung.rate() < pair[1].rung.rate(), "{link}");
            assert!(
                pair[0].when < pair[1].when && pair[1].when < cycle.life[1],
                "{link}"
            );
            assert!(pair[1].time <= pair[0].time, "{link}: faster is no slower");
        }
    }
}

/// Nothing is bought before its switch ships.
#[test]
fn nothing_is_bought_before_it_ships() {
    for link in ["year=2022", "year=2022&life=12&refresh=skip"] {
        assert_eq!(cycle(&scenario(link)), None, "{link}");
        let json = serde_json::to_value(Contract::of(&report(link), &[])).expect("JSON");
        for part in ["/roadmap/rung", "/roadmap/cycle"] {
            assert_eq!(json.pointer(part), Some(&serde_json::Value::Null), "{link}");
        }
    }
}

#[test]
fn no_step_is_no_choice() {
    for link in [
        "ladder=held",
        "platform=ironwood&fabric=ici&gpus=4096",
        "life=1&year=2033",
    ] {
        let cycle = of(link);
        assert_eq!(cycle.steps.len(), 1, "{link}");
        assert_eq!(
            cycle.courses[0].purchases, cycle.courses[2].purchases,
            "{link}"
        );
        assert_eq!(cycle.waits(cycle.course(Refresh::Never)).0, 0.0, "{link}");
    }
}

/// What was paid never falls, what is given never falls, and never buying is given least.
#[test]
fn the_years_go_one_way() {
    for link in LINKS {
        let cycle = of(link);
        for course in &cycle.courses {
            let paid: Vec<f64> = at(&cycle, 48).map(|time| course.gross(time).0).collect();
            let given = at(&cycle, 48).map(|time| cycle.in_use(course, time).delivered.0);
            let energy: Vec<f64> = at(&cycle, 48)
                .map(|it| cycle.energy(course, it).0)
                .collect();
            assert!(paid.is_sorted() && energy.is_sorted(), "{link}");
            assert!(given.collect::<Vec<_>>().is_sorted(), "{link}");
        }
        let [steps, skip, never] =
            [0, 1, 2].map(|place| cycle.bandwidth_years(&cycle.courses[place]));
        assert!(steps >= skip && skip >= never, "{link}");
        let [none, some, most] = [0, 1, 2].map(|place| cycle.waits(&cycle.courses[place]).0);
        assert!(
            none == 0.0 && some >= 0.0 && most >= some,
            "{link}: {none} {some} {most}"
        );
    }
}

/// The second network pays for the fibre it has more of, and for nothing that lies there.
#[test]
fn fibre_stays() {
    let cycle = of("life=6");
    let buyer = scenario("").buyer;
    let fibre = |part: Part| matches!(part, Part::Fibre | Part::Trunk | Part::Panel);
    let course = cycle.course(Refresh::Steps);
    assert!(course.purchases.len() >= 2, "a step comes");
    for (place, own) in course.purchases.iter().enumerate() {
        let rows = &cycle.steps[own.step].bill.rows;
        let gear = rows.iter().filter(|row| !fibre(row.part));
        let gear: f64 = gear.map(|row| row.price(buyer).0).sum();
        let lies = rows.iter().filter(|row| fibre(row.part));
        let lies: f64 = lies.map(|row| row.price(buyer).0).sum();
        assert!(near(own.gear.0, gear, gear));
        let paid = own.gross.0 - own.gear.0;
        assert!(paid >= -1e-6 && paid <= lies * (1.0 + 1e-12));
        match place {
            0 => assert!(near(paid, lies, lies) && lies > 0.0),
            _ => assert!(paid < lies, "something was there"),
        }
    }
}

/// Given what gear keeps, what it is sold for after four years: its price times the share to the fourth.
#[test]
fn gear_is_sold_for_what_is_left() {
    for (kept, share) in [(0.0, 0.0), (50.0, 0.5), (70.0, 0.7), (100.0, 1.0)] {
        let cycle = of(&format!("value-kept={kept}&life=12"));
        for course in &cycle.courses {
            for pair in course.purchases.windows(2) {
                let left = pair[0].gear.0 * libm::pow(share, pair[1].when - pair[0].when);
                assert!(near(pair[1].sold.0, left, pair[0].gear.0));
            }
        }
    }
}

/// The report's JSON says the same.
#[test]
fn the_contract_says_the_same() {
    for link in LINKS {
        let (report, cycle) = (report(link), of(link));
        let json = serde_json::to_value(Contract::of(&report, &[])).expect("JSON");
        let number = |at: &str| json.pointer(at).and_then(serde_json::Value::as_f64);
        for (course, name) in cycle.courses.iter().zip(["steps", "skip", "never"]) {
            let end = cycle.life[1];
            let at = |field: &str| number(&format!("/roadmap/cycle/{name}/{field}"));
            assert_eq!(at("net_usd"), Some(cycle.net(course, end).0), "{link}");
            assert_eq!(at("gross_usd"), Some(course.gross(end).0), "{link}");
            assert_eq!(
                at("gbps_years_per_gpu"),
                Some(cycle.bandwidth_years(course)),
                "{link}"
            );
        }
        let rung = number("/roadmap/rung/gpu_gbps");
        let bought = report.scenario.bought_in(report.scenario.year);
        // A torus of three dimensions has six links; everything else an adapter.
        let rate = match &Setup::of(&bought).platform.torus_link {
            Some(torus) if bought.fabric.id == "ici" => 6.0 * torus.value,
            _ => bought.line_rate().0,
        };
        assert_eq!(rung, Some(rate), "{link}");
    }
}
