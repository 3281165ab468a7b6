//! Anything a person can choose: shares within a whole, the best interval better than all others, and no surprise in the
//! direction anything moves.

use fabriconomics::model::checkpoint::Cycle;
use fabriconomics::model::evaluate;
use fabriconomics::model::goodput::{Goodput, State, Terms};
use fabriconomics::model::repair::Repair;
use fabriconomics::scenario::{INPUTS, Kind, Policy, Scenario, settle};
use fabriconomics::units::{Hours, Share};
use proptest::prelude::*;

/// Rounding may turn a comparison round by this much.
const ROUNDING: f64 = 1e-12;

/// Hours from a millionth of a second to a million years.
fn hours() -> impl Strategy<Value = Hours> {
    (-10.0..10.0_f64).prop_map(|power| Hours(libm::pow(10.0, power)))
}

fn cycles() -> impl Strategy<Value = Cycle> {
    (hours(), hours(), hours()).prop_map(|(mtbf, save, restart)| Cycle::of(mtbf, save, restart))
}

#[track_caller]
fn whole(share: Share, what: &str) {
    assert!((0.0..=1.0).contains(&share.0), "{what}: {share:?}");
}

/// A scenario with every input somewhere in its range, as the page would settle it.
fn scenarios() -> impl Strategy<Value = Scenario> {
    prop::collection::vec((0.0..=1.0_f64, any::<bool>()), INPUTS.len()).prop_map(|places| {
        let mut scenario = Scenario::default();
        for (input, (place, moved)) in INPUTS.iter().zip(places) {
            if !moved {
                continue;
            }
            match &input.kind {
                Kind::Number(number) => {
                    let value = match number.min > 0.0 {
                        true => number.min * libm::pow(number.max / number.min, place),
                        false => number.min + (number.max - number.min) * place,
                    };
                    let value = if number.whole { value.round() } else { value };
                    (number.set)(&mut scenario, value);
                }
                Kind::Choice(choice) => {
                    let words = (choice.words)();
                    let at = (place * words.len() as f64) as usize;
                    (choice.set)(&mut scenario, words[at.min(words.len() - 1)]);
                }
                Kind::List(list) => {
                    for at in 0..list.entries.len() {
                        (list.set)(&mut scenario, at, list.min + (list.max - list.min) * place);
                    }
                }
            }
        }
        settle(&mut scenario);
        scenario
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn shares_are_parts_of_a_whole(cycle in cycles(), work in hours()) {
        for work in [work, Hours(0.0), cycle.best(), cycle.daly(), cycle.mtbf()] {
            whole(cycle.efficiency(work), "efficiency");
            whole(cycle.kept(work), "kept");
            whole(cycle.steady(work), "steady");
            whole(cycle.overhead(work), "overhead");
            whole(cycle.ettr(work), "ettr");
        }
        let shortest = cycle.best();
        prop_assert!(shortest.0 > 0.0 && shortest.0 <= cycle.mtbf().0, "{shortest:?}");
        prop_assert!(cycle.availability().0 >= cycle.save().0);
    }

    #[test]
    fn the_best_interval_beats_every_other(cycle in cycles(), work in hours()) {
        let best = cycle.best();
        let most = cycle.kept(best).0;
        let others = [
            work,
            cycle.daly(),
            cycle.within(cycle.young()),
            cycle.within(cycle.availability()),
            best * 1.001,
            best * 0.999,
            best * 2.0,
            best / 2.0,
        ];
        for other in others {
            let less = cycle.kept(other).0;
            prop_assert!(less <= most * (1.0 + ROUNDING), "{other:?}: {less} > {most} of {cycle:?}");
        }
        // It solves its equation: 1 − e^{−(τ+δ)/M} = τ/M.
        let [work, period] = [best, best + cycle.save()].map(|time| time / cycle.mtbf());
        prop_assert!((-libm::expm1(-period) - work).abs() <= 1e-12, "{cycle:?}");
    }

    #[test]
    fn rarer_failures_and_shorter_checkpoints_leave_more(cycle in cycles(), times in 1.0..1e3_f64) {
        let share = |cycle: Cycle| cycle.efficiency(cycle.best()).0;
        let (mtbf, save, restart) = (cycle.mtbf(), cycle.save(), cycle.restart());
        let now = share(cycle) * (1.0 - ROUNDING);
        prop_assert!(share(Cycle::of(mtbf * times, save, restart)) >= now);
        prop_assert!(share(Cycle::of(mtbf, save / times, restart)) >= now);
        prop_assert!(share(Cycle::of(mtbf, save, restart / times)) >= now);
    }

    /// Where failures are few all theories meet.
    #[test]
    fn theories_agree_where_failures_are_few(few in -6.0..-4.0_f64, restart in 0.0..1.0_f64) {
        let save = libm::pow(10.0, few);
        let cycle = Cycle::of(Hours(1.0), Hours(save), Hours(restart * save));
        let best = cycle.best();
        let near = |other: Hours, apart: f64| (other / best - 1.0).abs() < apart;
        let root = save.sqrt();
        prop_assert!(near(cycle.daly(), save), "{:?} {best:?}", cycle.daly());
        prop_assert!(near(cycle.young(), 2.0 * root) && near(cycle.availability(), 2.0 * root));
        let exact = cycle.efficiency(best).0;
        prop_assert!((cycle.steady(best).0 - exact).abs() < 3.0 * save);
        prop_assert!((cycle.ettr(cycle.young()).0 - exact).abs() < 3.0 * save);
    }

    #[test]
    fn scenarios_lose_no_more_than_all(scenario in scenarios()) {
        let report = evaluate(&scenario);
        let goodput = Goodput::of(&scenario, &report.reliability);
        for outcome in goodput.outcomes {
            let what = format!("{:?} of {scenario:?}", outcome.policy);
            whole(outcome.share, &what);
            assert!(outcome.work.0 > 0.0 && outcome.work.0.is_finite(), "{what}");
            let lost = goodput.lost(outcome.share);
            assert!(lost.0 >= 0.0 && lost <= goodput.fleet, "{what}");
            // The interval of the catalog of theories is the best for a group too.
            for other in [outcome.work * 1.01, outcome.work * 0.99] {
                let share = Terms::share(outcome.policy, &outcome.cycle, other).0;
                assert!(share <= outcome.share.0 * (1.0 + ROUNDING), "{what}");
            }
        }
        // Copies in memory are no worse than storage, a peer no worse than everybody.
        let [full, memory, peer, _] = goodput.outcomes.map(|outcome| outcome.share.0);
        prop_assert!(full <= memory * (1.0 + ROUNDING) && memory <= peer * (1.0 + ROUNDING));
        let state = State::of(&scenario);
        prop_assert!(state.whole.0 > 0.0 && state.each.0 > 0.0 && state.each <= state.whole);
        prop_assert!(state.storage.0.is_finite() && state.fetch.0.is_finite());
        let repair = Repair::of(&scenario, goodput.terms.mtbf);
        whole(repair.out(repair.drained, repair.time), "out");
        whole(repair.availability(), "up");
        prop_assert!(goodput.terms.groups >= 1.0 && goodput.terms.groups <= scenario.recovery.groups.max(1.0));
    }
}

/// A group more never hurts, and everybody in one group is everybody.
#[test]
fn more_groups_leave_more() {
    for gpus in [1_000_u64, 16_384, 100_000, 4_194_304] {
        let share = |groups: u32| {
            let link = format!("gpus={gpus}&groups={groups}&recovery=partial");
            super::goodput(&link).chosen.share.0
        };
        let shares: Vec<f64> = [1, 2, 4, 16, 64, 1_024].map(share).to_vec();
        assert!(shares.is_sorted(), "{gpus}: {shares:?}");
    }
    // A cluster that holds one replica is one group, whatever is asked for.
    let alone = super::goodput("gpus=64&groups=16&recovery=partial");
    assert_eq!(alone.terms.groups, 1.0);
}

#[test]
fn without_a_fabric_the_observed_interval_stands() {
    let built = super::goodput("stops=built-up");
    let seen = super::goodput("");
    assert_ne!(built.terms.mtbf, seen.terms.mtbf);
    let none = "fabric=infiniband&gpus=4194304";
    let without = super::report(none);
    assert!(without.network.is_err());
    let stands = super::goodput(&format!("{none}&stops=built-up"));
    assert_eq!(stands.terms.mtbf, without.reliability.observed_interval);
    assert_eq!(stands.chosen.policy, Policy::Full);
}
