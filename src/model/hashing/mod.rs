//! Flows hashed onto equal paths: how many the busiest path carries, exactly. Balls thrown into bins.
//!
//! Of k flows on m paths P(max ≤ t) = k!/mᵏ · [xᵏ] (Σ_{i≤t} xⁱ/i!)ᵐ. The coefficient is taken by Cauchy's integral on the
//! circle of radius k/m, where the terms are Poisson probabilities (Levin 1981, "A representation for multinomial
//! cumulative distribution functions", eq. 1): there the integrand is a bell a few of whose points give every digit. From
//! 256 flows a path on the law is taken at every few values, and is good to a ten-thousandth. A recurrence for powers of a polynomial would take k·t steps, and lose e^{k/m} of its digits to
//! differences of large numbers.

mod law;

use crate::units::Share;

use law::{Law, SMOOTH};

/// One choice among equal paths, as one switch makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Flows that are hashed.
    pub flows: u64,
    /// Paths they may take.
    pub paths: u64,
}

/// What is less than this is nothing.
const NOTHING: f64 = 1e-13;

impl Choice {
    /// Flows on each path if they were spread evenly.
    pub fn even(&self) -> f64 {
        self.flows as f64 / self.paths.max(1) as f64
    }
}

/// Chance that two flows or more share a path: 1 − Π_{i<k}(1 − i/m).
pub fn collision(flows: u64, paths: u64) -> Share {
    if flows > paths {
        return Share(1.0);
    }
    let mut apart = 1.0;
    for flow in 0..flows {
        apart *= 1.0 - flow as f64 / paths as f64;
        if apart < NOTHING {
            break;
        }
    }
    Share(1.0 - apart)
}

/// Flows on the busiest path on average, over independent choices of which each is made by so many switches, and never
/// fewer than `least`: Σ_t (1 − Π P(max ≤ t)).
pub fn busiest(choices: &[(Choice, u64)], least: u64) -> f64 {
    let mut laws: Vec<(Law, u64)> = Vec::with_capacity(choices.len());
    for (choice, times) in choices.iter().filter(|(choice, _)| choice.flows > 0) {
        match laws.iter_mut().find(|(law, _)| law.choice == *choice) {
            Some((_, more)) => *more += times,
            None => laws.push((Law::of(*choice), *times)),
        }
    }
    let even = laws.iter().map(|(law, _)| law.even).fold(0.0, f64::max);
    let first = least.max(laws.iter().map(|(law, _)| law.first()).max().unwrap_or(0));
    let last = laws
        .iter()
        .map(|(law, times)| law.last(*times))
        .max()
        .unwrap_or(0);
    let stride = match even < SMOOTH {
        true => 1,
        false => (libm::sqrt(even) / 4.0) as u64,
    };
    let at: Vec<u64> = (first..last.max(first) + stride)
        .step_by(stride as usize)
        .collect();
    let mut all = vec![1.0; at.len()];
    for (law, times) in &laws {
        for (all, own) in all.iter_mut().zip(law.at_most(&at)) {
            *all *= power(own, *times);
        }
    }
    // Below the first value the busiest always carries more.
    let more: Vec<f64> = all.iter().map(|all| 1.0 - all).collect();
    first as f64 + summed(&more, stride as f64)
}

/// The sum over all whole numbers of what is known at every few of them and falls smoothly to nothing: trapezia, and
/// Euler and Maclaurin's next term where it begins.
fn summed(known: &[f64], stride: f64) -> f64 {
    let sum: f64 = known.iter().sum();
    let slope = match known {
        [first, second, third, ..] => (4.0 * second - 3.0 * first - third) / (2.0 * stride),
        _ => 0.0,
    };
    sum * stride - known[0] * (stride - 1.0) / 2.0 + slope * (stride * stride - 1.0) / 12.0
}

/// Chance that no path carries more than so many of the flows.
pub fn at_most(choice: Choice, most: u64) -> f64 {
    match choice.flows {
        0 => 1.0,
        _ => Law::of(choice).at_most(&[most])[0],
    }
}

/// A number from 0 to 1 to a whole power.
fn power(base: f64, times: u64) -> f64 {
    match times {
        1 => base,
        _ => libm::pow(base, times as f64),
    }
}

/// One throw of the flows onto the paths, the same for the same numbers: flows on each path. Steele, Lea and Flood's
/// SplitMix64 (OOPSLA 2014) from a seed made of both.
pub fn draw(choice: Choice) -> Vec<u64> {
    let mut counts = vec![0; choice.paths.max(1) as usize];
    let mut state = choice.flows.rotate_left(32) ^ choice.paths;
    for _ in 0..choice.flows {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        let path = ((mixed >> 32) * counts.len() as u64) >> 32;
        counts[path as usize] += 1;
    }
    counts
}
