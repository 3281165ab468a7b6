//! Numbers as people type them: `100k`, `1.2M`, `98,304`, `60%`, and what to say when they cannot be read.

use super::notice::quoted;

/// Why a text is not the number that was wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not a number at all.
    NotANumber,
    /// A whole number is wanted.
    NotWhole,
    /// Points where thousands are separated: `98.304` is how half the world writes 98,304.
    Points,
    /// A comma that does not separate thousands: `2,35` is how half the world writes 2.35.
    Comma,
}

impl Unreadable {
    /// What is wrong with the number, and what to type.
    pub fn why(self, value: &str) -> String {
        match self {
            Self::NotANumber => "is not a number".to_owned(),
            Self::NotWhole => "is not a whole number".to_owned(),
            Self::Points => format!(
                "has a point, which is read as a decimal one: type {} if thousands were meant",
                quoted(&value.replace('.', ""))
            ),
            Self::Comma => format!(
                "has a comma that does not separate thousands: type {} if a decimal point was meant",
                quoted(&value.replacen(',', ".", 1))
            ),
        }
    }
}

/// Reads a number: digits with thousands commas, an optional fraction, an optional `k`, `M`, `B` or `%`.
pub fn parse(text: &str, whole: bool) -> Result<f64, Unreadable> {
    let text: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, '_' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'))
        .collect();
    let text = text.strip_prefix('$').unwrap_or(&text);
    let text = text.strip_suffix('%').unwrap_or(text);
    let (digits, power) = match text.char_indices().next_back() {
        Some((at, 'k' | 'K')) => (&text[..at], 3),
        Some((at, 'm' | 'M')) => (&text[..at], 6),
        Some((at, 'b' | 'B' | 'g' | 'G')) => (&text[..at], 9),
        _ => (text, 0),
    };
    // One point may be a decimal one where a fraction is wanted or a suffix follows; two cannot.
    let points = digits.matches('.').count();
    if (points > 1 || points == 1 && whole && power == 0) && in_threes(digits, '.') {
        return Err(Unreadable::Points);
    }
    let digits = without_commas(digits)?;
    let number = decimal(&digits, power).ok_or(Unreadable::NotANumber)?;
    if whole && number != number.round() {
        return Err(Unreadable::NotWhole);
    }
    // Adding zero makes one zero of two.
    Ok(number + 0.0)
}

/// Whether the separator stands before groups of three and nothing else: a leading zero or a fourth digit is no
/// thousand, and `0,078` no 78.
fn in_threes(digits: &str, separator: char) -> bool {
    let mut groups = digits.trim_start_matches(['-', '+']).split(separator);
    let numeric = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let head = groups.next().unwrap_or_default();
    (1..=3).contains(&head.len())
        && numeric(head)
        && !head.starts_with('0')
        && groups.all(|group| group.len() == 3 && numeric(group))
}

fn without_commas(digits: &str) -> Result<String, Unreadable> {
    if !digits.contains(',') {
        return Ok(digits.to_owned());
    }
    let last = digits.rfind(',').unwrap_or(0);
    let whole = digits[last..]
        .find('.')
        .map_or(digits, |point| &digits[..last + point]);
    if in_threes(whole, ',') {
        Ok(digits.replace(',', ""))
    } else {
        Err(Unreadable::Comma)
    }
}

/// Reads `-12.5e3` to fifteen figures, times a power of ten. Up to there both the figures and the power of ten are whole in floating point,
/// so one product or quotient is exact (Clinger 1990); the standard library's reader goes further, with ten kilobytes of
/// tables that every visitor would load.
fn decimal(text: &str, times: i32) -> Option<f64> {
    const POWERS: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let mut power = exponent.parse::<i32>().ok()?.saturating_add(times);
    let (mut figures, mut point, mut any) = (0_u64, false, false);
    for byte in mantissa.bytes() {
        match byte {
            b'.' if !point => point = true,
            b'0'..=b'9' => {
                any = true;
                let room = figures < 100_000_000_000_000;
                if room {
                    figures = figures * 10 + u64::from(byte - b'0');
                }
                // A figure kept behind the point lowers the power, one left out before it raises it.
                let shift = i32::from(!room && !point) - i32::from(room && point);
                power = power.saturating_add(shift);
            }
            _ => return None,
        }
    }
    let size = match power {
        _ if !any => return None,
        _ if figures == 0 => 0.0,
        0..=22 => figures as f64 * POWERS[power.unsigned_abs() as usize],
        -22..=-1 => figures as f64 / POWERS[power.unsigned_abs() as usize],
        // Beyond anything an input takes: what matters is on which side.
        23.. => 1e250,
        _ => 0.0,
    };
    Some(if text.starts_with('-') { -size } else { size })
}

/// The shortest text of a number; one of up to fifteen figures reads back as the same.
pub fn plain(number: f64) -> String {
    format!("{number}")
}
