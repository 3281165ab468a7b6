//! Balls in bins: the exact law against printed values, against dice, and at its corners.

use fabriconomics::model::hashing::{Choice, at_most, busiest, collision, draw};

fn choice(flows: u64, paths: u64) -> Choice {
    Choice { flows, paths }
}

fn one(flows: u64, paths: u64) -> f64 {
    busiest(&[(choice(flows, paths), 1)], 0)
}

/// Given paths, the busiest path's flows at 1, 2, 4, 8 and 16 flows a path; exact to the digits given.
#[test]
fn the_busiest_path() {
    let table = [
        (4, [2.13, 3.54, 6.14, 10.99, 20.20]),
        (8, [2.60, 4.20, 7.05, 12.24, 21.91]),
        (16, [3.08, 4.83, 7.88, 13.36, 23.44]),
        (32, [3.53, 5.41, 8.65, 14.38, 24.82]),
        (64, [3.96, 5.97, 9.37, 15.34, 26.10]),
    ];
    for (paths, wanted) in table {
        for (wanted, each) in wanted.into_iter().zip([1, 2, 4, 8, 16]) {
            let said = one(paths * each, paths);
            assert!((said - wanted).abs() < 0.006, "{paths} × {each}: {said}");
        }
    }
}

/// Exact values, from fractions: flows, paths, the busiest path's flows.
#[test]
fn to_the_last_digit() {
    for (flows, paths, wanted) in [
        (1, 1, 1.0),
        (1, 7, 1.0),
        (3, 1, 3.0),
        (2, 2, 1.5),
        (3, 2, 2.25),
        (8, 8, 2.597_232_818_603_515_6),
        (16, 4, 6.139_014_482_498_169),
        (32, 8, 7.047_784_071_614_969),
        (40, 3, 16.467_517_866_676_722),
    ] {
        let said = one(flows, paths);
        assert!((said - wanted).abs() < 1e-10, "{flows} on {paths}: {said}");
    }
    let law = [
        (1, 0.002_403_259_277_343_75),
        (2, 0.500_779_151_916_503_9),
        (3, 0.910_134_315_490_722_7),
        (8, 1.0),
    ];
    for (most, wanted) in law {
        let said = at_most(choice(8, 8), most);
        assert!((said - wanted).abs() < 1e-12, "{most}: {said}");
    }
}

/// Two flows or more on one path: 8 on 64, 8 on 32, 16 on 64.
#[test]
fn collisions() {
    for (flows, paths, wanted) in [(8, 64, 0.366), (8, 32, 0.614), (16, 64, 0.871)] {
        let said = collision(flows, paths).0;
        assert!(
            (said - wanted).abs() < 0.000_5,
            "{flows} on {paths}: {said}"
        );
        // The busiest path carries one flow exactly where none collide.
        let apart = at_most(choice(flows, paths), 1);
        assert!((1.0 - said - apart).abs() < 1e-12, "{said} and {apart}");
    }
    assert_eq!(collision(1, 1).0, 0.0);
    assert_eq!(collision(2, 1).0, 1.0);
    assert_eq!(collision(65, 64).0, 1.0);
}

/// Dice of another make: a multiplicative generator with its high bits.
fn thrown(flows: u64, paths: u64, times: u64) -> f64 {
    let mut state = 0x1234_5678_9abc_def1_u64;
    let mut all = 0;
    for _ in 0..times {
        let mut counts = vec![0_u64; paths as usize];
        for _ in 0..flows {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            counts[((state >> 33) % paths) as usize] += 1;
        }
        all += counts.iter().max().expect("a path");
    }
    all as f64 / times as f64
}

#[test]
fn dice_agree() {
    for (flows, paths, times) in [
        (8, 8, 40_000),
        (64, 64, 20_000),
        (512, 32, 8_000),
        (1_000, 7, 8_000),
        (1_024, 64, 5_000),
        (20_000, 16, 400),
        (40_000, 50, 300),
    ] {
        let (said, dice) = (one(flows, paths), thrown(flows, paths, times));
        // Four standard errors of the largest spread here.
        let spread = (flows as f64 / paths as f64).sqrt() / (times as f64).sqrt() * 4.0;
        assert!(
            (said - dice).abs() < spread,
            "{flows} on {paths}: {said}, dice {dice}"
        );
    }
}

/// Two choices in turn: the slower of both.
#[test]
fn the_slower_of_two_choices() {
    let both = busiest(&[(choice(128, 16), 1), (choice(64, 8), 1)], 8);
    let alone = one(128, 16);
    assert!(both > alone && both < alone * 1.2, "{both} and {alone}");
    // As many switches as make the same choice at once.
    let twice = busiest(&[(choice(128, 16), 2)], 0);
    let pair = busiest(&[(choice(128, 16), 1), (choice(128, 16), 1)], 0);
    assert!((twice - pair).abs() < 1e-9, "{twice} and {pair}");
    assert_eq!(busiest(&[], 5), 5.0);
}

/// More flows spread better, more paths worse; never below the even share, never above all of them.
#[test]
fn it_moves_the_right_way() {
    for paths in [1, 2, 3, 8, 32, 64, 127, 512] {
        let mut before = 0.0;
        for each in [1, 2, 3, 7, 16, 64, 255, 256, 257, 300, 1_024, 4_096] {
            let flows = each * paths;
            let most = one(flows, paths);
            let share = each as f64 / most;
            assert!(most <= flows as f64 + 1e-9, "{flows} on {paths}: {most}");
            assert!(share <= 1.0 + 1e-12, "{flows} on {paths}: {most}");
            assert!(
                share >= before - 1e-12,
                "{flows} on {paths}: {share} after {before}"
            );
            before = share;
            if paths > 1 {
                assert!(one(2 * flows, 2 * paths) > most, "{flows} on {paths}");
            }
        }
    }
}

/// Where values are taken every few, nothing jumps.
#[test]
fn strides_join() {
    for paths in [2, 16, 64, 512] {
        for each in [255, 256, 257, 575, 576, 577, 4_095, 4_096] {
            let above =
                [each - 2, each, each + 2].map(|each| one(each * paths, paths) - each as f64);
            let middle = (above[0] + above[2]) / 2.0;
            assert!(
                (above[1] - middle).abs() < 1e-4 * each as f64,
                "{each} × {paths}: {above:?}"
            );
        }
    }
}

/// On two paths the busiest carries half of n and n/2 · C(n, n/2)/2ⁿ more, for even n.
#[test]
fn two_paths_by_hand() {
    for half in [8_u64, 100, 255, 256, 257, 1_000, 4_096, 100_000] {
        let n = 2.0 * half as f64;
        let choose = libm::lgamma(n + 1.0) - 2.0 * libm::lgamma(n / 2.0 + 1.0);
        let more = n / 2.0 * libm::exp(choose - n * core::f64::consts::LN_2);
        let (said, wanted) = (one(2 * half, 2), half as f64 + more);
        let within = if half < 256 { 1e-9 } else { 1e-4 };
        assert!(
            (said / wanted - 1.0).abs() < within,
            "{half}: {said} is not {wanted}"
        );
    }
}

/// Any numbers at all end in a number.
#[test]
fn corners_are_numbers() {
    for flows in [0, 1, 2, 5, 63, 4_096, 65_536, 1 << 24] {
        for paths in [1, 2, 3, 64, 1_024] {
            for least in [0, 1, 16, 4_096] {
                let most = busiest(&[(choice(flows, paths), 1)], least);
                let even = (flows as f64 / paths as f64).max(least as f64);
                assert!(
                    most.is_finite() && most >= even * (1.0 - 1e-9),
                    "{flows} {paths} {least}: {most}"
                );
            }
            let chance = at_most(choice(flows, paths), 4);
            assert!((0.0..=1.0).contains(&chance), "{chance}");
        }
    }
    // The most a leaf of 512 ports can have.
    assert!((one(1 << 20, 256) / 4_096.0 - 1.044).abs() < 0.001);
}

#[test]
fn one_throw_is_the_same_for_the_same_numbers() {
    let thrown = draw(choice(1_024, 64));
    assert_eq!(thrown.iter().sum::<u64>(), 1_024);
    assert_eq!(thrown.len(), 64);
    assert_eq!(thrown, draw(choice(1_024, 64)));
    let most = *thrown.iter().max().expect("a path");
    assert!((21..33).contains(&most), "{most}");
}
