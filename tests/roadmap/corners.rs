//! Anything a person can choose: finite numbers, no more sold than paid, and every figure and table that can be read.

use fabriconomics::analysis::{YEARS, cycle, later, sweep};
use fabriconomics::catalog::{FABRICS, PLATFORMS};
use fabriconomics::figures::roadmap::{self, policies};
use fabriconomics::model::evaluate;
use fabriconomics::scenario::{Ladder, Refresh, Scenario, settle};

#[track_caller]
fn sound(scenario: &Scenario) {
    let what = || {
        format!(
            "{} of {} on {} in {}, plan {:?}",
            scenario.gpus, scenario.platform.id, scenario.fabric.id, scenario.year, scenario.plan
        )
    };
    let [from, to] = YEARS;
    for rung in later(scenario, from, to) {
        if let Some(bought) = rung.bought(rung.from) {
            let numbers = [
                bought.network.0,
                bought.optics.0,
                bought.watts.0,
                bought.per_gbps().0,
                bought.per_bit().0,
            ];
            assert!(
                numbers.iter().all(|it| it.is_finite() && *it >= 0.0),
                "{}",
                what()
            );
        }
    }
    if let Some(cycle) = cycle(scenario) {
        let end = cycle.life[1];
        for course in &cycle.courses {
            let numbers = [
                course.gross(end),
                course.sold(end),
                course.optics(end),
                cycle.residual(course, end),
                cycle.net(course, end),
                cycle.energy(course, end),
                cycle.waits(course),
            ];
            assert!(
                numbers.iter().all(|it| it.0.is_finite()),
                "{}: {numbers:?}",
                what()
            );
            assert!(
                cycle.net(course, end).0 >= -1e-6 * course.gross(end).0,
                "{}",
                what()
            );
            assert!(cycle.bandwidth_years(course) > 0.0, "{}", what());
        }
        let many = |policy| cycle.course(policy).purchases.len();
        assert!(many(Refresh::Steps) >= many(Refresh::Skip), "{}", what());
        assert!(many(Refresh::Skip) >= many(Refresh::Never), "{}", what());
    }
}

#[test]
fn every_platform_on_every_fabric_has_its_years() {
    for (platform, fabric) in PLATFORMS
        .iter()
        .flat_map(|it| FABRICS.iter().map(move |on| (it, on)))
    {
        for (gpus, life, kept, slip) in [
            (64, 1.0, 0.0, [-8.0, -8.0]),
            (4_194_304, 12.0, 100.0, [16.0, 16.0]),
            (100_000, 6.0, 70.0, [0.0, 4.0]),
        ] {
            for year in [2022.0, 2026.25, 2035.0] {
                let mut scenario = Scenario {
                    platform,
                    fabric,
                    gpus,
                    year,
                    ..Scenario::default()
                };
                scenario.plan.life = life;
                scenario.plan.kept = kept;
                scenario.plan.slip = slip;
                scenario.plan.decline = 40.0;
                settle(&mut scenario);
                sound(&scenario);
            }
        }
    }
}

/// Words and tables of the view, at the same corners.
#[test]
fn everything_said_can_be_read() {
    for platform in &PLATFORMS {
        for (gpus, year, slip, ladder) in [
            (64, 2022.0, [-8.0, 16.0], Ladder::Ports),
            (4_194_304, 2026.0, [4.0, 4.0], Ladder::Ports),
            (100_000, 2035.0, [0.0, 0.0], Ladder::Held),
        ] {
            let mut scenario = Scenario {
                platform,
                gpus,
                year,
                ..Scenario::default()
            };
            scenario.plan.slip = slip;
            scenario.plan.ladder = ladder;
            settle(&mut scenario);
            let (swept, report) = (sweep(&scenario), evaluate(&scenario));
            let mut said = vec![
                roadmap::finding(&report),
                roadmap::rungs_sentence(&report),
                policies::sentence(&report),
            ];
            for figure in &roadmap::FIGURES {
                said.push((figure.sentence)(&swept, &report));
            }
            for text in said {
                let what = format!("{} at {gpus} in {year}: {text}", platform.id);
                assert!(
                    text.ends_with('.') && text.starts_with(char::is_uppercase)
                        || text.starts_with(char::is_numeric),
                    "{what}"
                );
                assert!(
                    !text.contains("NaN") && !text.contains("inf") && !text.contains("  "),
                    "{what}"
                );
            }
        }
    }
}
