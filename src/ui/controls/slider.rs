//! A slider's scale: positions the browser moves in, values the scenario keeps. Wide ranges move by the logarithm and
//! land on three figures; narrow ones move in their own steps.

use leptos::ev::KeyboardEvent;

use crate::scenario::Number;

/// The `min`, `max` and `step` of the range element.
pub fn range(number: &Number) -> (f64, f64, String) {
    if number.step > 0.0 {
        (number.min, number.max, number.step.to_string())
    } else {
        (
            libm::log2(number.min),
            libm::log2(number.max),
            "any".to_owned(),
        )
    }
}

/// Position of a value.
pub fn position(number: &Number, value: f64) -> f64 {
    if number.step > 0.0 {
        value
    } else {
        libm::log2(value.max(number.min))
    }
}

/// Value at a position.
pub fn value(number: &Number, position: f64) -> f64 {
    let value = if number.step > 0.0 {
        number.min + ((position - number.min) / number.step).round() * number.step
    } else {
        three_figures(libm::exp2(position))
    };
    let value = if number.whole { value.round() } else { value };
    // Sums of steps such as 0.01 carry dust.
    ((value * 1e6).round() / 1e6).clamp(number.min, number.max)
}

/// Share of the way along, in per cent, for the painted part of the line.
pub fn along(number: &Number, at: f64) -> f64 {
    let (low, high, _) = range(number);
    ((position(number, at) - low) / (high - low) * 100.0).clamp(0.0, 100.0)
}

fn three_figures(value: f64) -> f64 {
    let unit = libm::pow(10.0, libm::floor(libm::log10(value.abs())) - 2.0);
    (value / unit).round() * unit
}

/// The value a key asks for on a logarithmic slider: arrows step by 1-2-5, Page keys double and halve.
pub fn key(number: &Number, now: f64, event: &KeyboardEvent) -> Option<f64> {
    if number.step > 0.0 {
        return None;
    }
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => step(now, true),
        "ArrowLeft" | "ArrowDown" => step(now, false),
        "PageUp" => now * 2.0,
        "PageDown" => now / 2.0,
        "Home" => number.min,
        "End" => number.max,
        _ => return None,
    };
    event.prevent_default();
    let next = next.clamp(number.min, number.max);
    Some(if number.whole { next.round() } else { next })
}

/// The next value of 1, 2 or 5 times a power of ten.
fn step(now: f64, up: bool) -> f64 {
    let decade = libm::floor(libm::log10(now)) as i32;
    let steps = (decade - 1..=decade + 1)
        .flat_map(|power| [1.0, 2.0, 5.0].map(|times| times * libm::pow(10.0, f64::from(power))));
    // Values that are a step already must move off it despite rounding.
    let steps: Vec<f64> = steps.collect();
    let beyond = |value: &&f64| {
        if up {
            **value > now * 1.000_001
        } else {
            **value < now * 0.999_999
        }
    };
    let found = if up {
        steps.iter().find(beyond)
    } else {
        steps.iter().rev().find(beyond)
    };
    found.copied().unwrap_or(now)
}
