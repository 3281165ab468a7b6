//! Numbers of an axis: lists, `A..B/N` for N points and `A..B:S` for steps.

use std::collections::HashSet;

use crate::scenario::parse_number;
use crate::units::human;

/// Most values of one axis: an axis is held, the grid is not.
pub const MOST_VALUES: usize = 1_000_000;

/// What the numbers of an axis may be.
pub struct Bounds<'a> {
    /// The key, for what is said of it.
    pub key: &'a str,
    /// Smallest.
    pub min: f64,
    /// Largest.
    pub max: f64,
    /// Both in words: `64 to 4,194,304 GPUs`.
    pub range: String,
    /// Only whole numbers.
    pub whole: bool,
    /// Points are spread over the logarithm, as the input's slider moves.
    pub logarithmic: bool,
}

/// Reads the values behind a key.
pub fn numbers(bounds: &Bounds, text: &str) -> Result<Vec<f64>, String> {
    let mut all = Vec::new();
    for item in text.split(',').map(str::trim) {
        match item.split_once("..") {
            Some((from, rest)) => bounds.stretch(item, from, rest, &mut all)?,
            None => all.push(bounds.one(item)?),
        }
        if all.len() > MOST_VALUES {
            return Err(bounds.too_many());
        }
    }
    // Ranges that touch share a value, and whole numbers near one another become one.
    let mut seen = HashSet::new();
    all.retain(|value| seen.insert(value.to_bits()));
    Ok(all)
}

impl Bounds<'_> {
    fn one(&self, text: &str) -> Result<f64, String> {
        let key = self.key;
        if text.is_empty() {
            return Err(format!(
                "{key} has an empty value; separate values by one comma"
            ));
        }
        let value = parse_number(text, self.whole)
            .map_err(|error| format!("{key}: '{text}' {}", error.why(text)))?;
        if !(self.min..=self.max).contains(&value) {
            return Err(format!(
                "{key} runs from {}; '{text}' lies outside",
                self.range
            ));
        }
        Ok(value)
    }

    fn stretch(
        &self,
        item: &str,
        from: &str,
        rest: &str,
        into: &mut Vec<f64>,
    ) -> Result<(), String> {
        let key = self.key;
        let Some(at) = rest.find(['/', ':']) else {
            return Err(format!(
                "{key}={item} does not say how many: {key}={item}/20 makes 20 points, {key}={item}:S steps by S"
            ));
        };
        let (to, how) = (&rest[..at], &rest[at + 1..]);
        let (low, high) = (self.one(from.trim())?, self.one(to.trim())?);
        if low > high {
            return Err(format!(
                "{key}={item} runs down: write {key}={}..{}{}",
                to.trim(),
                from.trim(),
                &rest[at..]
            ));
        }
        match rest.as_bytes()[at] {
            b'/' => self.points(how, [low, high], into),
            _ => self.steps(how, [low, high], into),
        }
    }

    /// N points with both ends among them.
    fn points(&self, how: &str, [low, high]: [f64; 2], into: &mut Vec<f64>) -> Result<(), String> {
        let key = self.key;
        let count = parse_number(how, true).unwrap_or(0.0);
        if count < 2.0 {
            return Err(format!("{key}: '/{how}' must say 2 points or more"));
        }
        if count > MOST_VALUES as f64 {
            return Err(self.too_many());
        }
        let last = count - 1.0;
        let between = |place: f64| match self.logarithmic {
            true => low * libm::exp(libm::log(high / low) * place / last),
            false => low + (high - low) * place / last,
        };
        into.push(low);
        let inner = (1..count as u64 - 1).map(|place| self.tidy(between(place as f64)));
        into.extend(inner.filter(|value| low < *value && *value < high));
        into.push(high);
        Ok(())
    }

    /// From the low end on, as far as the steps go.
    fn steps(&self, how: &str, [low, high]: [f64; 2], into: &mut Vec<f64>) -> Result<(), String> {
        let key = self.key;
        let step = parse_number(how, self.whole)
            .map_err(|error| format!("{key}: the step '{how}' {}", error.why(how)))?;
        if step <= 0.0 {
            return Err(format!("{key}: the step '{how}' must be larger than 0"));
        }
        // A step that should end on the high end does, for all the rounding.
        let count = ((high - low) / step + 1e-9).floor() + 1.0;
        if count > MOST_VALUES as f64 {
            return Err(self.too_many());
        }
        let places = (0..count as u64).map(|place| self.tidy(low + step * place as f64));
        into.extend(places.map(|value| value.min(high)));
        Ok(())
    }

    /// Whole where it must be; otherwise nine figures, as people write numbers and links carry them.
    fn tidy(&self, value: f64) -> f64 {
        if self.whole {
            return value.round();
        }
        // What was just written is a number.
        format!("{value:.8e}").parse().unwrap_or(value)
    }

    fn too_many(&self) -> String {
        let most = human::whole(MOST_VALUES as u64);
        format!(
            "{} has more than {most} values; make its range coarser",
            self.key
        )
    }
}
