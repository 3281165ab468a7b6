//! Reading quantities with repair: what is out of range moves to the end of it, what is no number changes nothing, and
//! both are said.

use super::super::inputs::{Input, List, Number};
use super::super::notice::quoted;
use super::super::number;
use super::read::Reader;

impl Reader {
    pub(super) fn number(&mut self, input: &Input, row: &Number, value: &str) -> Option<f64> {
        let error = match number::parse(value, row.whole) {
            Ok(read) if read < row.min || read > row.max => {
                let nearest = read.clamp(row.min, row.max);
                self.say(
                    input.key,
                    format!(
                        "{} runs from {}; {} was set to {}.",
                        input.label,
                        row.range(),
                        quoted(value),
                        row.digits(nearest)
                    ),
                );
                return Some(nearest);
            }
            Ok(read) => return Some(read),
            Err(error) => error,
        };
        let stands = row.digits((row.get)(&self.document.scenario));
        self.say(
            input.key,
            format!(
                "{}: {} {}; {stands} stands instead.",
                input.label,
                quoted(value),
                error.why(value)
            ),
        );
        None
    }

    /// Values one after the other; `7:1` is a seven.
    pub(super) fn list(&mut self, input: &Input, row: &List, text: &str) {
        for (place, piece) in text.split(',').enumerate() {
            let Some(entry) = row.entries.get(place) else {
                let most = row.entries.len();
                let message = format!(
                    "{} has {most} values; the others were left out.",
                    input.label
                );
                return self.say(input.key, message);
            };
            // An emptied box goes back to its default.
            if piece.trim().is_empty() {
                let usual = (row.default)(&self.document.scenario, place);
                (row.set)(&mut self.document.scenario, place, usual);
                continue;
            }
            // Behind a length `m` is metres; elsewhere it is a million.
            let bare = piece.trim().trim_end_matches(row.unit);
            let ratio = bare.split_once(':').filter(|_| row.unit == ":1");
            let (upper, lower) = ratio.unwrap_or((bare, "1"));
            let read = number::parse(upper, false)
                .and_then(|upper| Ok(upper / number::parse(lower, false)?))
                // A link carries fifteen figures of 3:7.
                .and_then(|ratio| number::parse(&number::plain(ratio), false));
            let value = match read {
                Ok(value) if value.is_finite() => value.clamp(row.min, row.max),
                _ => {
                    let stands = number::plain((row.get)(&self.document.scenario, place));
                    self.say(
                        input.key,
                        format!(
                            "{}, {entry}: {} is not a number; {stands} stands instead.",
                            input.label,
                            quoted(piece)
                        ),
                    );
                    continue;
                }
            };
            if read != Ok(value) {
                self.say(
                    input.key,
                    format!(
                        "{}, {entry}, runs from {} to {}{}{}; {} was set to {}.",
                        input.label,
                        number::plain(row.min),
                        number::plain(row.max),
                        if row.unit.starts_with(':') { "" } else { " " },
                        row.unit,
                        quoted(piece),
                        number::plain(value)
                    ),
                );
            }
            (row.set)(&mut self.document.scenario, place, value);
        }
    }
}
