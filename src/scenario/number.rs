//! Numbers as people type them: `100k`, `1.2M`, `98,304`, `60%`, and what to say when they cannot be read.

/// Why a text is not the number that was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not a number at all.
    NotANumber,
    /// A whole number is wanted; `98.304` is how half the world writes 98,304.
    NotWhole,
    /// A comma that does not separate thousands.
    Comma,
}

/// Reads a number: digits with thousands commas, an optional fraction, an optional `k`, `M`, `B` or `%`.
pub fn parse(text: &str, whole: bool) -> Result<f64, Unreadable> {
    let text = text.trim().trim_start_matches('$');
    let text: String = text
        .chars()
        .filter(|c| !matches!(c, '_' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'))
        .collect();
    let text = text.strip_suffix('%').unwrap_or(&text);
    let (digits, times) = match text.char_indices().next_back() {
        Some((at, 'k' | 'K')) => (&text[..at], 1e3),
        Some((at, 'm' | 'M')) => (&text[..at], 1e6),
        Some((at, 'b' | 'B' | 'g' | 'G')) => (&text[..at], 1e9),
        _ => (text, 1.0),
    };
    let digits = without_commas(digits)?;
    // Rust also reads "inf", "nan" and hexadecimal-looking words; a number starts with a digit, a sign or a point.
    if !digits.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '+')) {
        return Err(Unreadable::NotANumber);
    }
    let number: f64 = digits.parse().map_err(|_| Unreadable::NotANumber)?;
    let number = number * times;
    if !number.is_finite() {
        return Err(Unreadable::NotANumber);
    }
    // 1.2M is whole; a product such as 1.005k may miss it by a rounding error.
    if whole && (number - number.round()).abs() > 1e-6 {
        return Err(Unreadable::NotWhole);
    }
    Ok(if whole { number.round() } else { number })
}

fn without_commas(digits: &str) -> Result<String, Unreadable> {
    let Some((head, rest)) = digits.split_once(',') else {
        return Ok(digits.to_owned());
    };
    let (groups, fraction) = rest
        .split_once('.')
        .map_or((rest, None), |(groups, fraction)| (groups, Some(fraction)));
    let three = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    if head.is_empty() || head.len() > 4 || !groups.split(',').all(three) {
        return Err(Unreadable::Comma);
    }
    let mut joined = format!("{head}{}", groups.replace(',', ""));
    if let Some(fraction) = fraction {
        joined.push('.');
        joined.push_str(fraction);
    }
    Ok(joined)
}

/// The shortest text that reads back as the same number.
pub fn plain(number: f64) -> String {
    format!("{number}")
}
