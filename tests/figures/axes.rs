//! Axes and labels keep their promises for any numbers at all.

use fabriconomics::figures::axis::{Axis, Quantity};
use fabriconomics::figures::draw::spread;
use proptest::prelude::*;

fn quantity() -> impl Strategy<Value = Quantity> {
    use Quantity::{Energy, Gpus, Hours, Percent, Rate, Usd, Watts, Year};
    prop::sample::select(vec![Gpus, Usd, Hours, Rate, Year, Watts, Energy, Percent])
}

/// Numbers as they come: ordinary ones, and every bit pattern there is.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        prop::num::f64::ANY,
        -1e7..1e7_f64,
        1e-3..1e7_f64,
        Just(0.0),
        Just(1.0)
    ]
}

fn axis() -> impl Strategy<Value = Axis> {
    let values = prop::collection::vec(number(), 0..6);
    let room = prop_oneof![Just(0.0), 0.0..0.5];
    (quantity(), values, any::<bool>(), any::<bool>(), room).prop_map(
        |(quantity, values, log, from_zero, room)| {
            let axis = if log {
                Axis::log(quantity, values)
            } else {
                Axis::linear(quantity, values, from_zero)
            };
            axis.with_room(room)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn every_axis_is_finite_and_rises(axis in axis()) {
        let [low, high] = axis.ends();
        prop_assert!(low.is_finite() && high.is_finite() && low < high, "{low} {high}");
        prop_assert!(!axis.is_log() || low > 0.0);
    }

    #[test]
    fn every_place_is_on_the_axis_or_just_off_it(axis in axis(), value in number(), other in number()) {
        let place = axis.place(value);
        prop_assert!((-0.02..=1.02).contains(&place), "{value} stands at {place}");
        prop_assert_eq!(axis.place(f64::INFINITY), 1.02);
        prop_assert_eq!(axis.place(f64::NEG_INFINITY), -0.02);
        prop_assert!(value.is_nan() || other.is_nan() || (value <= other) == (value <= other && place <= axis.place(other)));
    }

    #[test]
    fn a_place_gives_its_value_back(axis in axis(), place in 0.0..=1.0_f64) {
        let back = axis.place(axis.value(place));
        prop_assert!((back - place).abs() < 1e-6, "{place} comes back as {back}");
    }

    #[test]
    fn ticks_are_few_and_inside(axis in axis(), most in 2..9_usize) {
        let ticks = axis.ticks(most);
        prop_assert!(ticks.len() <= 2 * most, "{} of {most}", ticks.len());
        let [low, high] = axis.ends();
        let near = (high - low) * 1e-6;
        for (value, label) in &ticks {
            prop_assert!(value.is_finite() && (low - near..=high + near).contains(value), "{value} in {low} {high}");
            prop_assert!(!label.is_empty() && !label.contains("NaN") && !label.contains("inf"), "{label}");
        }
        prop_assert!(ticks.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn spread_keeps_the_gap_the_order_and_the_range(
        mut wanted in prop::collection::vec(-50.0..450.0_f64, 0..12),
        gap in 1.0..40.0_f64,
        low in 0.0..100.0_f64,
        length in 0.0..400.0_f64,
    ) {
        wanted.sort_by(f64::total_cmp);
        let places = spread(&wanted, gap, low, low + length);
        prop_assert_eq!(places.len(), wanted.len());
        for pair in places.windows(2) {
            prop_assert!(pair[1] - pair[0] >= gap - 1e-6, "{pair:?} closer than {gap}");
        }
        let needed = gap * wanted.len().saturating_sub(1) as f64;
        let bottom = (low + length).max(low + needed);
        for place in &places {
            prop_assert!((low - 1e-6..=bottom + 1e-6).contains(place), "{place} outside {low} to {bottom}");
        }
        // Where nothing touches, nothing moves.
        let free = wanted.windows(2).all(|pair| pair[1] - pair[0] >= gap);
        if free && wanted.iter().all(|place| (low..=low + length).contains(place)) {
            for (place, wish) in places.iter().zip(&wanted) {
                prop_assert!((place - wish).abs() < 1e-6, "{place} is not {wish}");
            }
        }
    }
}

/// Given an axis, its labels.
#[test]
fn ticks_are_the_ones_people_use() {
    #[track_caller]
    fn expect(axis: Axis, labels: &[&str]) {
        let ticks: Vec<String> = axis
            .ticks(7)
            .into_iter()
            .map(|tick| tick.1.replace('\u{202f}', " "))
            .collect();
        assert_eq!(ticks, labels);
    }
    expect(
        Axis::log(Quantity::Gpus, [64.0, 4_194_304.0]),
        &["100", "1k", "10k", "100k", "1M"],
    );
    expect(
        Axis::linear(Quantity::Usd, [0.0, 2_040.0], true),
        &["$0", "$500", "$1,000", "$1,500", "$2,000"],
    );
    expect(
        Axis::linear(Quantity::Usd, [0.0, 61_000.0], true),
        &["$0", "$10k", "$20k", "$30k", "$40k", "$50k", "$60k"],
    );
    expect(
        Axis::linear(Quantity::Year, [2018.0, 2030.0], false),
        &["2018", "2020", "2022", "2024", "2026", "2028", "2030"],
    );
    expect(
        Axis::log(Quantity::Rate, [50.0, 204_800.0]),
        &["100 G", "1 T", "10 T", "100 T"],
    );
    expect(
        Axis::linear(Quantity::Watts, [0.0, 8.4e6], true),
        &["0 W", "2 MW", "4 MW", "6 MW", "8 MW"],
    );
    expect(
        Axis::linear(Quantity::Energy, [0.0, 1.1], true),
        &["0 pJ", "0.2 pJ", "0.4 pJ", "0.6 pJ", "0.8 pJ", "1 pJ"],
    );
    expect(
        Axis::linear(Quantity::Percent, [0.0, 100.0], true),
        &["0 %", "20 %", "40 %", "60 %", "80 %", "100 %"],
    );
    expect(
        Axis::log(Quantity::Usd, [7e4, 2e9]),
        &["$100k", "$1M", "$10M", "$100M", "$1B"],
    );
    expect(
        Axis::log(Quantity::Hours, [0.02, 900.0]),
        &["10 min", "1 h", "10 h", "1 week"],
    );
}

/// What cannot be placed does not stretch the axis of what can.
#[test]
fn endless_values_are_left_out() {
    let values = [f64::NAN, 3.0, f64::INFINITY, 12.0, f64::NEG_INFINITY];
    assert_eq!(
        Axis::linear(Quantity::Usd, values, false).ends(),
        [3.0, 12.0]
    );
    assert_eq!(
        Axis::linear(Quantity::Usd, values, true).ends(),
        [0.0, 12.0]
    );
    assert_eq!(Axis::log(Quantity::Usd, values).ends(), [3.0, 12.0]);
    assert_eq!(
        Axis::log(Quantity::Usd, [-5.0, 0.0, 3.0, 12.0]).ends(),
        [3.0, 12.0]
    );
}
