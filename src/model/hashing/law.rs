//! The law of the busiest path: chances that no path carries more than so many flows, by an integral over a circle.

use super::{Choice, NOTHING};

/// Even loads from here on are taken at every few values: the law is smooth at the scale of their root.
pub(super) const SMOOTH: f64 = 256.0;

/// The Poisson law of one path's flows, from where it begins to where it ends: at every number, or where there are many flows
/// at a sixteenth of their root, of which it is a smooth function.
pub(super) struct Law {
    pub choice: Choice,
    pub even: f64,
    /// The smallest number of flows that has a chance.
    from: f64,
    /// Between one number and the next.
    step: f64,
    /// All paths together stand so many steps above the smallest.
    all: u64,
    /// Chances of every number from there on.
    chances: Vec<f64>,
    /// Chances of more than that number.
    beyond: Vec<f64>,
}

impl Law {
    pub fn of(choice: Choice) -> Self {
        let even = choice.even();
        let smooth = even >= SMOOTH;
        let (middle, step) = match smooth {
            true => (even, libm::sqrt(even) / 16.0),
            false => (libm::floor(even), 1.0),
        };
        // As many times as likely as the middle: a whole number of flows from its neighbour, others from the factorials.
        let (log, factorial) = (libm::log(even), libm::lgamma(even + 1.0));
        let times = |at: f64| libm::exp((at - even) * log - (libm::lgamma(at + 1.0) - factorial));
        let (mut below, mut above) = (Vec::new(), vec![1.0]);
        let (mut number, mut chance) = (middle, 1.0);
        while number >= step && chance > 1e-18 {
            number -= step;
            chance = match smooth {
                true => times(number),
                false => chance * (number + 1.0) / even,
            };
            below.push(chance);
        }
        let (from, under) = (number, below.len() as u64);
        (number, chance) = (middle, 1.0);
        while chance > 1e-24 {
            number += step;
            chance = match smooth {
                true => times(number),
                false => chance * even / number,
            };
            above.push(chance);
        }
        let mut chances: Vec<f64> = below.into_iter().rev().chain(above).collect();
        let sum: f64 = chances.iter().sum();
        chances.iter_mut().for_each(|chance| *chance /= sum);
        let mut beyond = vec![0.0; chances.len()];
        let mut sum = 0.0;
        for place in (0..chances.len()).rev() {
            beyond[place] = sum;
            sum += chances[place];
        }
        let paths = choice.paths.max(1);
        Self {
            choice: Choice { paths, ..choice },
            even,
            from,
            step,
            all: match smooth {
                true => paths * under,
                false => choice.flows - paths * from as u64,
            },
            chances,
            beyond,
        }
    }

    /// The number of flows at a place of the law.
    fn number(&self, place: usize) -> u64 {
        (self.from + self.step * place as f64) as u64
    }

    /// The first value that is not certain to be exceeded.
    pub fn first(&self) -> u64 {
        // Given as many flows in all, a law is at most √(2πk) times what it is without that.
        let (flows, paths) = (self.choice.flows, self.choice.paths);
        let times = libm::sqrt(2.0 * core::f64::consts::PI * flows as f64) + 1.0;
        let possible = |beyond: &f64| libm::pow(1.0 - beyond, paths as f64) * times > NOTHING;
        let place = self.beyond.iter().position(possible).unwrap_or(0);
        self.number(place).max(flows.div_ceil(paths))
    }

    /// The last value that may be exceeded by any of so many switches.
    pub fn last(&self, times: u64) -> u64 {
        let bins = self.choice.paths as f64 * times as f64;
        let certain = |beyond: &f64| beyond * bins < NOTHING;
        let place = self.beyond.iter().position(certain);
        let place = place.unwrap_or(self.beyond.len());
        (self.number(place) + 1).min(self.choice.flows)
    }

    /// P(max ≤ t) for rising values of t.
    pub fn at_most(&self, values: &[u64]) -> Vec<f64> {
        let certain = |value: &u64| *value >= self.choice.flows;
        if self.choice.paths == 1 {
            let chance = |value| f64::from(u8::from(certain(value)));
            return values.iter().map(chance).collect();
        }
        // Places of the law that a value holds whole, and the part of the next.
        let held = |value: &u64| {
            let places = (*value as f64 + 0.5 - self.from) / self.step + 0.5;
            let places = places.clamp(0.0, self.chances.len() as f64);
            let whole = libm::floor(places);
            (whole as usize, places - whole)
        };
        let held: Vec<(usize, f64)> = values.iter().map(held).collect();
        // Odd, and so wide that what is a turn away has no chance.
        let spread = libm::sqrt(self.choice.flows as f64) / self.step;
        let points = 2 * libm::ceil(spread * 4.25 + 10.0) as u64 + 1;
        let mut sums = vec![0.0; values.len()];
        let mut everything = 0.0;
        for point in 0..=points / 2 {
            let unit = turn(point, points);
            let back = turn((points - self.all % points) * point % points, points);
            let weight = if point == 0 { 1.0 } else { 2.0 };
            let (mut sum, mut at, mut next) = ((0.0, 0.0), (1.0, 0.0), 0);
            let mut largest = 0.0_f64;
            let mut up_to = |place: usize, part: f64| {
                while next < place {
                    sum = added(sum, self.chances[next], at);
                    at = times(at, unit);
                    next += 1;
                }
                let more = match part > 0.0 {
                    true => added(sum, self.chances[next] * part, at),
                    false => sum,
                };
                let all = raised(more, self.choice.paths);
                largest = largest.max(all.0.abs() + all.1.abs());
                weight * times(all, back).0
            };
            for ((place, part), sums) in held.iter().zip(&mut sums) {
                *sums += up_to(*place, *part);
            }
            everything += up_to(self.chances.len(), 0.0);
            if largest < 1e-14 {
                break;
            }
        }
        let each = values.iter().zip(sums);
        each.map(|(value, sum)| match certain(value) {
            true => 1.0,
            false => (sum / everything).clamp(0.0, 1.0),
        })
        .collect()
    }
}

type Complex = (f64, f64);

fn times(a: Complex, b: Complex) -> Complex {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

fn added(sum: Complex, chance: f64, at: Complex) -> Complex {
    (sum.0 + chance * at.0, sum.1 + chance * at.1)
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
