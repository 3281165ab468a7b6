//! Axes: the only way to a scale, so that none is infinite, reversed, flat, or logarithmic at zero.

use super::quantity::{ROUND_TIMES, TIME_STEPS};

pub use super::quantity::Quantity;

/// A finite, rising range; positive where it is logarithmic.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    low: f64,
    high: f64,
    log: bool,
    /// What its numbers are.
    pub quantity: Quantity,
}

/// Widest range that is drawn; beyond it nothing could be told apart anyway.
const LARGEST: f64 = 1e15;

impl Axis {
    /// An even scale over the values, from zero where `from_zero`, padded where they are all the same.
    pub fn linear(
        quantity: Quantity,
        values: impl IntoIterator<Item = f64>,
        from_zero: bool,
    ) -> Self {
        let (mut low, mut high) = extremes(values, -LARGEST);
        if from_zero {
            low = low.min(0.0);
        }
        if high - low < 1e-9 * high.abs().max(1.0) {
            high = low + low.abs().max(1.0);
        }
        Self {
            low,
            high,
            log: false,
            quantity,
        }
    }

    /// A logarithmic scale over the values that are positive.
    pub fn log(quantity: Quantity, values: impl IntoIterator<Item = f64>) -> Self {
        let (low, high) = extremes(values.into_iter().filter(|value| *value > 0.0), 1e-12);
        let (low, high) = if high / low < 1.5 {
            (low / 2.0, high * 2.0)
        } else {
            (low, high)
        };
        Self {
            low,
            high,
            log: true,
            quantity,
        }
    }

    /// Widens the upper end so that the topmost value has room for a label.
    pub fn with_room(mut self, part: f64) -> Self {
        if self.log {
            self.high *= libm::pow(self.high / self.low, part);
        } else {
            self.high += (self.high - self.low) * part;
        }
        self
    }

    /// Place of a value from 0 to 1; outside values stand just outside.
    pub fn place(&self, value: f64) -> f64 {
        let place = if self.log {
            (libm::log(value.max(1e-300)) - libm::log(self.low))
                / (libm::log(self.high) - libm::log(self.low))
        } else {
            (value - self.low) / (self.high - self.low)
        };
        if place.is_nan() {
            -0.02
        } else {
            place.clamp(-0.02, 1.02)
        }
    }

    /// Value at a place from 0 to 1.
    pub fn value(&self, place: f64) -> f64 {
        let place = place.clamp(0.0, 1.0);
        if self.log {
            self.low * libm::pow(self.high / self.low, place)
        } else {
            self.low + (self.high - self.low) * place
        }
    }

    /// Both ends.
    pub fn ends(&self) -> [f64; 2] {
        [self.low, self.high]
    }

    /// Whether the scale is logarithmic.
    pub fn is_log(&self) -> bool {
        self.log
    }

    /// Round values inside the range with their labels, about `most` of them at the most.
    pub fn ticks(&self, most: usize) -> Vec<(f64, String)> {
        let values = match (self.quantity, self.log) {
            (Quantity::Hours, true) => self.round_times(most),
            (Quantity::Message, true) => self.doublings(most),
            (_, true) => self.decades(most),
            (Quantity::Hours, false) => self.time_steps(most),
            (_, false) => self.steps(most),
        };
        values
            .into_iter()
            .map(|value| (value, self.quantity.tick(value)))
            .collect()
    }

    fn inside(&self, value: f64) -> bool {
        let place = self.place(value);
        (-1e-9..=1.0 + 1e-9).contains(&place)
    }

    /// Powers of two.
    fn doublings(&self, most: usize) -> Vec<f64> {
        let first = libm::ceil(libm::log2(self.low) - 1e-9) as i32;
        let last = libm::floor(libm::log2(self.high) + 1e-9) as i32;
        let stride = ((last - first).max(0) as usize)
            .div_ceil(most.max(2))
            .max(1);
        (first..=last)
            .step_by(stride)
            .map(|power| libm::exp2(f64::from(power)))
            .collect()
    }

    fn decades(&self, most: usize) -> Vec<f64> {
        let first = libm::floor(libm::log10(self.low)) as i32;
        let last = libm::ceil(libm::log10(self.high)) as i32;
        let stride = ((last - first) as usize).div_ceil(most.max(2)).max(1);
        let all = (first..=last)
            .map(power_of_ten)
            .filter(|value| self.inside(*value));
        let all: Vec<f64> = all.step_by(stride).collect();
        match all.len() {
            0 | 1 => self.within_a_decade(first, last, most),
            _ => all,
        }
    }

    /// 1, 2 and 5 of each power, where a power of ten alone is no scale.
    fn within_a_decade(&self, first: i32, last: i32, most: usize) -> Vec<f64> {
        let all = (first..=last)
            .flat_map(|power| [1.0, 2.0, 5.0].map(|times| times * power_of_ten(power)))
            .filter(|value| self.inside(*value));
        all.take(2 * most).collect()
    }

    fn steps(&self, most: usize) -> Vec<f64> {
        let rough = (self.high - self.low) / most.max(2) as f64;
        let power = power_of_ten(libm::floor(libm::log10(rough)) as i32);
        let step = [1.0, 2.0, 5.0, 10.0]
            .into_iter()
            .map(|times| times * power)
            .find(|step| *step >= rough)
            .unwrap_or(power * 10.0);
        // Nobody says half a year on an axis.
        let least = if self.quantity == Quantity::Year {
            1.0
        } else {
            0.0
        };
        self.multiples(step.max(least), most)
    }

    fn multiples(&self, step: f64, most: usize) -> Vec<f64> {
        let first = libm::ceil(self.low / step - 1e-9);
        (0..=most * 2)
            .map(|count| (first + count as f64) * step)
            .take_while(|value| *value <= self.high * (1.0 + 1e-12))
            .collect()
    }

    /// Steps of a clock rather than tenths of an hour; their labels are long, so there are fewer.
    fn time_steps(&self, most: usize) -> Vec<f64> {
        let rough = 1.5 * (self.high - self.low) / most.max(2) as f64;
        let known = TIME_STEPS.iter().find(|step| **step >= rough);
        known.map_or_else(
            || self.steps(most.div_ceil(2)),
            |step| self.multiples(*step, most),
        )
    }

    fn round_times(&self, most: usize) -> Vec<f64> {
        let all: Vec<f64> = ROUND_TIMES
            .iter()
            .map(|time| time.0)
            .filter(|value| self.inside(*value))
            .collect();
        let stride = all.len().div_ceil(most.max(2)).max(1);
        all.into_iter().step_by(stride).collect()
    }
}

fn power_of_ten(exponent: i32) -> f64 {
    libm::pow(10.0, f64::from(exponent))
}

fn extremes(values: impl IntoIterator<Item = f64>, floor: f64) -> (f64, f64) {
    let (low, high) = values
        .into_iter()
        .filter(|value| value.is_finite())
        .map(|value| value.clamp(floor, LARGEST))
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
            (low.min(value), high.max(value))
        });
    if low <= high {
        (low, high)
    } else {
        (floor.max(1.0), floor.max(1.0) + 1.0)
    }
}
