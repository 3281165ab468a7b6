//! Causes, fabrics, and what it would be worth to fail less.

use fabriconomics::analysis::{
    Better, Fails, causes, elsewhere, recovering, sweep, without_network, worth,
};
use fabriconomics::catalog::CAUSES;
use fabriconomics::model::goodput::Goodput;
use fabriconomics::scenario::Policy;

use super::{goodput, report, scenario};

const LINKS: [&str; 10] = [
    "",
    "fabric=infiniband",
    "platform=gb200&recovery=peer",
    "platform=ironwood&fabric=ici&gpus=9000",
    "gpus=4194304&fabric=infiniband",
    "stops=built-up&optics=cpo",
    "recovery=partial&groups=1",
    "recovery=memory&gpus=1000000",
    "topology=ocs&drained=1",
    "gpus=64&failure-rate=1",
];

#[test]
fn causes_add_up_to_what_was_built_up() {
    for link in LINKS {
        let report = report(link);
        let all = causes(&report);
        let Some(built) = report.reliability.built_up else {
            assert!(all.is_empty(), "{link}");
            continue;
        };
        let sum = |fails: Option<Fails>| -> f64 {
            let own = all
                .iter()
                .filter(|cause| fails.is_none_or(|it| it == cause.class));
            own.map(|cause| cause.often.0).sum()
        };
        for (fails, whole) in [
            (None, built.total),
            (Some(Fails::Gpus), built.gpus),
            (Some(Fails::Hosts), built.hosts),
            (Some(Fails::Software), built.software),
            (Some(Fails::Adapters), built.nics),
            (Some(Fails::Network), built.network),
        ] {
            let own = sum(fails);
            assert!(
                (own - whole.0).abs() <= 1e-9 * whole.0,
                "{link} {fails:?}: {own} {whole:?}"
            );
        }
        // Every cause of the table but the network's two, which the bill's parts stand for: three and the adapters.
        assert_eq!(all.len(), CAUSES.len() - 2 + 4, "{link}");
        assert!(without_network(&built) > built.interval, "{link}");
        let there = elsewhere(&report);
        assert_eq!(there[0].other, None, "{link}");
        assert_eq!(there[0].built, built, "{link}");
        for other in &there {
            let parts: f64 = other.parts.iter().map(|part| part.0).sum();
            assert!(
                (parts - other.built.network.0).abs() <= 1e-9 * parts,
                "{link}"
            );
            assert_eq!(
                other.built.gpus, built.gpus,
                "{link}: only the network is another"
            );
        }
    }
}

#[test]
fn what_is_better_is_worth_something() {
    for link in LINKS {
        let report = report(link);
        let Goodput { fleet, chosen, .. } = goodput(link);
        let all = worth(&report);
        assert!(all.is_sorted_by(|a, b| a.usd >= b.usd), "{link}");
        for worth in &all {
            let costs = matches!(worth.change, Better::Drained { from, to } if to > from);
            assert_eq!(worth.usd.0 < 0.0, costs, "{link}: {worth:?}");
            assert!(worth.usd.0.abs() <= fleet.0, "{link}: {worth:?}");
            if let Some(outcome) = worth.outcome {
                let gained = fleet.0 * (outcome.share.0 - chosen.share.0);
                assert!((gained - worth.usd.0).abs() <= 1e-9 * fleet.0, "{link}");
            }
        }
        let of = |change| {
            all.iter()
                .find(|worth| worth.change == change)
                .map(|it| it.usd.0)
        };
        assert_eq!(of(Better::Nine).is_some(), report.network.is_ok(), "{link}");
        assert!(of(Better::Nine) <= of(Better::NoNetwork), "{link}");
    }
    // There is nothing better than the best.
    let best = worth(&report("recovery=partial&groups=1024"));
    let better = best
        .iter()
        .filter(|worth| matches!(worth.change, Better::Policy(_)));
    assert_eq!(better.count(), 0);
}

#[test]
fn goodput_falls_with_size_and_full_restart_first() {
    for link in LINKS {
        let swept = recovering(&sweep(&scenario(link)));
        let own = scenario(link).recovery;
        assert_eq!(swept.chosen, own.policy, "{link}");
        for pair in swept.points.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{link}");
            for (before, after) in pair[0].1.iter().zip(pair[1].1).take(3) {
                // Steps of a built-up interval may rise a little: a tree that is full has fewer parts for each.
                let more = own.stops == fabriconomics::scenario::StopsFrom::BuiltUp;
                assert!(
                    after.0 <= before.0 + if more { 0.02 } else { 1e-12 },
                    "{link}"
                );
            }
        }
        if let Some(half) = swept.half {
            let at = |gpus: f64| {
                let report = fabriconomics::model::evaluate(&scenario(link).at(gpus as u64));
                let goodput = Goodput::of(&report.scenario, &report.reliability);
                goodput.terms.outcome(Policy::Full).share.0
            };
            assert!(
                (at(half) - 0.5).abs() < 0.005,
                "{link}: {} at {half}",
                at(half)
            );
        }
    }
    let default = recovering(&sweep(&scenario("")));
    let half = default.half.expect("a full restart ends somewhere");
    assert!((150_000.0..200_000.0).contains(&half), "{half}");
}
