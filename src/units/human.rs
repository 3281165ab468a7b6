//! Quantities as people write them: three figures, a familiar unit, thin spaces, the same words everywhere.

use super::{Bytes, Gbps, Hours, Kilometres, Percent, Seconds, Share, Usd, Watts};

/// Narrow no-break space between a number and its unit.
pub const THIN: char = '\u{202f}';

/// Whole number in groups of three: `98,304`.
pub fn whole(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// So many of a thing: `1 switch`, `4,155 switches`.
pub fn many(number: u64, one: &str, more: &str) -> String {
    format!("{} {}", whole(number), if number == 1 { one } else { more })
}

/// Three significant figures, never an exponent: `4.12`, `41.2`, `412`.
pub fn figures(number: f64) -> String {
    let size = number.abs();
    // Rounded first, so that 9.996 is 10.0 and not 10.00.
    let places = match size {
        _ if size < 0.000_5 => 0,
        _ if size < 0.099_95 => 4,
        _ if size < 0.999_5 => 3,
        _ if size < 9.995 => 2,
        _ if size < 99.95 => 1,
        _ => 0,
    };
    if size >= 999.5 {
        let text = whole(size.round() as u64);
        return if number < 0.0 {
            format!("−{text}")
        } else {
            text
        };
    }
    rounded(number, places)
}

/// A number with so many places and a proper minus; nothing, and what rounds to nothing, has no sign.
fn rounded(number: f64, places: usize) -> String {
    let text = format!("{number:.places$}");
    match text.strip_prefix('-') {
        Some(size) if size.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) => {
            format!("−{size}")
        }
        Some(size) => size.to_owned(),
        None => text,
    }
}

/// A scaled number with its short suffix: `412 M`.
fn scaled(number: f64, steps: &[(f64, &str)]) -> String {
    let size = number.abs();
    for (step, suffix) in steps {
        // A little under the step still rounds up to it: 999,600 is 1.00 M.
        if size >= step * 0.999_5 {
            return format!("{}{THIN}{suffix}", figures(number / step));
        }
    }
    figures(number)
}

/// Dollars for a card: `$4,120`, `$412 M`, `$1.21 B`.
pub fn money(amount: Usd) -> String {
    signed(amount.0, |size| {
        if size < 99_950.0 {
            return format!(
                "${}",
                if size < 100.0 {
                    figures(size)
                } else {
                    whole(size.round() as u64)
                }
            );
        }
        format!(
            "${}",
            scaled(size, &[(1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")])
        )
    })
}

/// Dollars in a sentence: `$412 million`.
pub fn money_in_words(amount: Usd) -> String {
    signed(amount.0, |size| {
        if size < 999_500.0 {
            return format!("${}", whole(size.round() as u64));
        }
        format!(
            "${}",
            scaled(
                size,
                &[(1e12, "trillion"), (1e9, "billion"), (1e6, "million")]
            )
            .replace(THIN, "\u{a0}")
        )
    })
}

fn signed(number: f64, write: impl Fn(f64) -> String) -> String {
    if number < 0.0 {
        format!("−{}", write(-number))
    } else {
        write(number)
    }
}

/// Power: `13.7 MW`.
pub fn power(draw: Watts) -> String {
    if draw.0.abs() < 999.5 {
        return format!("{}{THIN}W", figures(draw.0));
    }
    scaled(draw.0, &[(1e9, "GW"), (1e6, "MW"), (1e3, "kW")])
}

/// An amount of data: `18.9 GB`, in powers of a thousand.
pub fn bytes(size: Bytes) -> String {
    let (number, unit) = match size.0.abs() {
        bytes if bytes >= 0.999_5e15 => (1e15, "PB"),
        bytes if bytes >= 0.999_5e12 => (1e12, "TB"),
        bytes if bytes >= 0.999_5e9 => (1e9, "GB"),
        bytes if bytes >= 0.999_5e6 => (1e6, "MB"),
        bytes if bytes >= 0.999_5e3 => (1e3, "kB"),
        _ => (1.0, "B"),
    };
    format!("{}{THIN}{unit}", figures(size.0 / number))
}

/// A short time: `43 µs`, `22.1 ms`, `6.23 s`; from a minute on as any stretch of time.
pub fn short(time: Seconds) -> String {
    let (number, unit) = match time.0.abs() {
        seconds if seconds >= 60.0 => return duration(time.hours()),
        seconds if seconds >= 0.999_5 || seconds == 0.0 => (1.0, "s"),
        seconds if seconds >= 0.999_5e-3 => (1e3, "ms"),
        _ => (1e6, "µs"),
    };
    format!("{}{THIN}{unit}", figures(time.0 * number))
}

/// A way: `100 m`, `80.0 km`, `4,411 km`.
pub fn distance(way: Kilometres) -> String {
    match way.0.abs() {
        // Whole kilometres are said as such.
        km if (0.999_5..999.5).contains(&km) && (km - km.round()).abs() < 1e-9 => {
            format!("{}{THIN}km", whole(km.round() as u64))
        }
        km if km >= 0.999_5 => format!("{}{THIN}km", figures(way.0)),
        _ => format!("{}{THIN}m", figures(way.0 * 1e3)),
    }
}

/// A stretch of time: `45 s`, `30.4 min`, `3.09 h`, `8.2 days`.
pub fn duration(time: Hours) -> String {
    let hours = time.0;
    let (number, unit) = match hours {
        _ if hours < 1.0 / 60.0 => (hours * 3_600.0, "s"),
        _ if hours < 0.999_5 => (hours * 60.0, "min"),
        _ if hours < 47.95 => (hours, "h"),
        _ if hours < 365.0 * 24.0 => (hours / 24.0, "days"),
        _ => (hours / 24.0 / 365.0, "years"),
    };
    format!("{}{THIN}{unit}", figures(number))
}

/// A stretch of time in a sentence: `30 minutes`.
pub fn duration_in_words(time: Hours) -> String {
    let hours = time.0;
    let (number, unit) = match hours {
        _ if hours < 1.5 / 60.0 => (hours * 3_600.0, "second"),
        _ if hours < 1.5 => (hours * 60.0, "minute"),
        _ if hours < 48.0 => (hours, "hour"),
        _ => (hours / 24.0, "day"),
    };
    let text = if number < 9.95 {
        format!("{number:.1}")
    } else {
        whole(number.round() as u64)
    };
    let text = text.strip_suffix(".0").unwrap_or(&text);
    format!("{text}\u{a0}{unit}{}", if text == "1" { "" } else { "s" })
}

/// A share: `9.1 %`.
pub fn share(part: Share) -> String {
    percent(part.percent())
}

/// A percentage: `95 %`, `9.1 %`, `0.35 %`.
pub fn percent(part: Percent) -> String {
    let size = part.0.abs();
    let places = match size {
        _ if size == 0.0 || size >= 99.95 || (size - size.round()).abs() < 1e-9 => 0,
        _ if size >= 0.995 => 1,
        _ => 2,
    };
    format!("{}{THIN}%", rounded(part.0, places))
}

/// A change against something else: `−18 %`, `+4 %`.
pub fn change(part: Share) -> String {
    let text = percent(Percent((part.0 * 1_000.0).round() / 10.0));
    if part.0 > 0.0 {
        format!("+{text}")
    } else {
        text
    }
}

/// A rate: `400G`, `1.6T`, as ports are named.
pub fn port(rate: Gbps) -> String {
    if rate.0 >= 1_000.0 {
        format!("{}T", rate.0 / 1_000.0)
    } else {
        format!("{}G", rate.0)
    }
}

/// A cluster size for an axis or a button: `100k`, `1.2M`.
pub fn size(gpus: f64) -> String {
    let (number, suffix) = match gpus {
        _ if gpus >= 999_500.0 => (gpus / 1e6, "M"),
        _ if gpus >= 1_000.0 => (gpus / 1e3, "k"),
        _ => (gpus, ""),
    };
    let text = format!("{number:.2}");
    format!(
        "{}{suffix}",
        text.trim_end_matches('0').trim_end_matches('.')
    )
}
