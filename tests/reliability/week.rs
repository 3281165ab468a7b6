//! A week of the run: always seven days of 24 hours, the same for the same link, and on average what the model expects.

use fabriconomics::analysis::{DOINGS, Day, Doing, week, week_of};
use fabriconomics::model::goodput::{Goodput, isolated};
use fabriconomics::scenario::Policy;

use super::{goodput, report};

const LINKS: [&str; 14] = [
    "",
    "recovery=memory",
    "recovery=peer",
    "recovery=partial",
    "gpus=64",
    "gpus=1000000",
    "gpus=4194304&recovery=peer",
    "gpus=4194304&recovery=partial",
    "gpus=4194304&failure-rate=5000&restart=240",
    "gpus=4194304&failure-rate=5000&restart=0.05&checkpoint=0.01&recovery=peer",
    "gpus=4194304&failure-rate=5000&recovery=partial&groups=1",
    "gpus=64&failure-rate=1&checkpoint=3600",
    "checkpoint=3600&restart=240",
    "stops=built-up&fabric=infiniband&gpus=4194304",
];

fn total(days: &[Day], doing: Doing) -> f64 {
    days.iter().map(|day| day.spent(doing).0).sum()
}

#[test]
fn a_day_has_24_hours_and_a_picture_its_bounds() {
    for link in LINKS {
        let days = week(&report(link));
        for day in &days {
            let all: f64 = day.stretches.iter().map(|stretch| stretch.1.0).sum();
            assert!((all - 24.0).abs() < 1e-6, "{link}: {all}");
            assert!(
                day.stretches.iter().all(|stretch| stretch.1.0 > 0.0),
                "{link}"
            );
            assert!(day.stretches.len() <= 288 + DOINGS.len(), "{link}");
            let alike = day
                .stretches
                .windows(2)
                .filter(|pair| pair[0].0 == pair[1].0);
            assert_eq!(
                alike.count(),
                0,
                "{link}: two stretches of one kind are one"
            );
        }
    }
}

#[test]
fn the_same_link_has_the_same_week_whatever_it_is_called() {
    for link in LINKS {
        let joint = if link.is_empty() { "" } else { "&" };
        let named = format!("{link}{joint}title=ours");
        assert_eq!(week(&report(link)), week(&report(&named)), "{link}");
    }
    assert_ne!(week(&report("")), week(&report("gpus=100001")));
}

/// Many weeks that differ in nothing but chance.
#[test]
fn weeks_are_on_average_what_the_model_expects() {
    const WEEKS: u32 = 300;
    for base in [
        "gpus=16384",
        "gpus=100000",
        "gpus=1000000&restart=2",
        "recovery=memory",
        "recovery=peer",
        "gpus=100000&recovery=partial&groups=4",
        "gpus=1000000&recovery=partial&groups=16",
        "gpus=4194304&recovery=peer",
        "gpus=30000&checkpoint=600&restart=30",
    ] {
        let Goodput { terms, chosen, .. } = goodput(base);
        let (mut trained, mut failed, mut squared) = (0.0, 0.0, 0.0);
        for place in 1..=WEEKS {
            let days = week_of(&report(base), u64::from(place) << 32);
            let share = total(&days, Doing::Training) / 168.0;
            trained += share;
            squared += share * share;
            failed += days.iter().map(|day| day.failures as f64).sum::<f64>();
        }
        let many = f64::from(WEEKS);
        let (mean, expected) = (trained / many, chosen.share.0);
        let spread = ((squared / many - mean * mean) / many).sqrt();
        assert!(
            (mean - expected).abs() < 4.0 * spread + 0.002,
            "{base}: {mean} ± {spread}, not {expected}"
        );
        // Groups that are out do not fail.
        let up = match chosen.policy {
            Policy::Partial => isolated(terms.mtbf * terms.groups, terms.outage).0,
            _ => 1.0,
        };
        let (often, wanted) = (failed / many, 168.0 / terms.mtbf.0 * up);
        let apart = 4.0 * (wanted / many).sqrt();
        assert!(
            (often - wanted).abs() < apart + 0.01 * wanted,
            "{base}: {often}, not {wanted}"
        );
    }
}

/// What cannot come back does not train.
#[test]
fn hopeless_weeks_are_spent_coming_back() {
    let days = week(&report("gpus=4194304&failure-rate=5000&restart=240"));
    assert!(total(&days, Doing::Training) < 0.01);
    assert!(total(&days, Doing::Restarting) > 167.0);
    assert!(days.iter().all(|day| day.failures > 10_000));
}
