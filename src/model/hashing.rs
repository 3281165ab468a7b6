//! Flows hashed onto equal paths: how many the busiest path carries, exactly. Balls thrown into bins.
//!
//! Of k flows on m paths P(max ≤ t) = k!/mᵏ · [xᵏ] (Σ_{i≤t} xⁱ/i!)ᵐ. The coefficient is taken by Cauchy's integral on the
//! circle of radius k/m, where the terms are Poisson probabilities (Levin 1981, "A representation for multinomial
//! cumulative distribution functions", eq. 1): there the integrand is a bell a few of whose points give every digit, for any
//! number of flows. A recurrence for powers of a polynomial would take k·t steps, and lose e^{k/m} of its digits to
//! differences of large numbers.

use crate::units::Share;

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
/// Even loads from here on are summed over every few values: the law is smooth at the scale of their root.
const SMOOTH: f64 = 256.0;

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

/// The Poisson law of one path's flows, from where it begins to where it ends.
struct Law {
    choice: Choice,
    flows: u64,
    paths: u64,
    even: f64,
    /// The smallest number of flows that has a chance.
    from: u64,
    /// Chances of every number from there on.
    chances: Vec<f64>,
    /// Chances of more than that number.
    beyond: Vec<f64>,
}

impl Law {
    fn of(choice: Choice) -> Self {
        let even = choice.even();
        let mode = libm::floor(even);
        let (mut below, mut above) = (Vec::new(), vec![1.0]);
        let (mut number, mut chance) = (mode, 1.0);
        while number > 0.0 && chance > 1e-18 {
            chance *= number / even;
            number -= 1.0;
            below.push(chance);
        }
        let from = number as u64;
        (number, chance) = (mode, 1.0);
        while chance > 1e-24 {
            number += 1.0;
            chance *= even / number;
            above.push(chance);
        }
        let mut chances: Vec<f64> = below.into_iter().rev().chain(above).collect();
        let all: f64 = chances.iter().sum();
        chances.iter_mut().for_each(|chance| *chance /= all);
        let mut beyond = vec![0.0; chances.len()];
        let mut sum = 0.0;
        for place in (0..chances.len()).rev() {
            beyond[place] = sum;
            sum += chances[place];
        }
        Self {
            choice,
            flows: choice.flows,
            paths: choice.paths.max(1),
            even,
            from,
            chances,
            beyond,
        }
    }

    /// The first value that is not certain to be exceeded.
    fn first(&self) -> u64 {
        // Given as many flows in all, a law is at most √(2πk) times what it is without that.
        let times = libm::sqrt(2.0 * core::f64::consts::PI * self.flows as f64) + 1.0;
        let possible = |beyond: &f64| libm::pow(1.0 - beyond, self.paths as f64) * times > NOTHING;
        let place = self.beyond.iter().position(possible).unwrap_or(0);
        (self.from + place as u64).max(self.flows.div_ceil(self.paths))
    }

    /// The last value that may be exceeded by any of so many switches.
    fn last(&self, times: u64) -> u64 {
        let bins = self.paths as f64 * times as f64;
        let certain = |beyond: &f64| beyond * bins < NOTHING;
        let place = self.beyond.iter().position(certain);
        let place = place.unwrap_or(self.beyond.len());
        (self.from + place as u64).min(self.flows)
    }

    /// P(max ≤ t) for rising values of t.
    fn at_most(&self, values: &[u64]) -> Vec<f64> {
        let certain = |value: &u64| *value >= self.flows;
        if self.paths == 1 {
            let chance = |value| f64::from(u8::from(certain(value)));
            return values.iter().map(chance).collect();
        }
        // Odd, and so wide that what is a turn away has no chance.
        let root = libm::sqrt(self.flows as f64);
        let points = 2 * libm::ceil(root * 4.25 + 10.0) as u64 + 1;
        let mut sums = vec![0.0; values.len()];
        for point in 0..=points / 2 {
            let unit = turn(point, points);
            // The window's first power and the coefficient's own, as parts of a turn: exact in whole numbers.
            let shift = u128::from(self.from) * u128::from(self.paths) + u128::from(points)
                - u128::from(self.flows % points);
            let shift = (shift % u128::from(points)) as u64 * point % points;
            let shift = turn(shift, points);
            let weight = if point == 0 { 1.0 } else { 2.0 };
            let (mut sum, mut at, mut largest) = ((0.0, 0.0), (1.0, 0.0), 0.0_f64);
            let mut next = 0;
            for (place, sums) in values.iter().zip(&mut sums) {
                let end = (place + 1).saturating_sub(self.from) as usize;
                while next < end.min(self.chances.len()) {
                    sum = (
                        sum.0 + self.chances[next] * at.0,
                        sum.1 + self.chances[next] * at.1,
                    );
                    at = times(at, unit);
                    next += 1;
                }
                let all = raised(sum, self.paths);
                *sums += weight * times(all, shift).0;
                largest = largest.max(all.0.abs() + all.1.abs());
            }
            if largest < 1e-14 {
                break;
            }
        }
        let scale = points as f64 * of_all(self.flows);
        let each = values.iter().zip(sums);
        each.map(|(value, sum)| match certain(value) {
            true => 1.0,
            false => (sum / scale).clamp(0.0, 1.0),
        })
        .collect()
    }
}

/// Poisson chance of exactly its own mean: kᵏ·e⁻ᵏ/k!, from 20 on by Stirling's series.
fn of_all(flows: u64) -> f64 {
    let k = flows as f64;
    if flows < 20 {
        return libm::exp(k * libm::log(k) - k - libm::lgamma(k + 1.0));
    }
    let series = 1.0 / (12.0 * k) - 1.0 / (360.0 * k * k * k) + 1.0 / (1_260.0 * k * k * k * k * k);
    libm::exp(-series) / libm::sqrt(2.0 * core::f64::consts::PI * k)
}

type Complex = (f64, f64);

fn times(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// A part of a turn as a number on the unit circle.
fn turn(part: u64, of: u64) -> Complex {
    let angle = 2.0 * core::f64::consts::PI * part as f64 / of as f64;
    (libm::cos(angle), libm::sin(angle))
}

/// A whole power by squaring.
fn raised(mut base: Complex, mut exponent: u64) -> Complex {
    let mut out = (1.0, 0.0);
    while exponent > 0 {
        if exponent & 1 == 1 {
            out = times(out, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    out
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
        let path = (u128::from(mixed) * counts.len() as u128) >> 64;
        counts[path as usize] += 1;
    }
    counts
}
