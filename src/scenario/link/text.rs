//! From an address to keys and values: where the query begins, percent-encoding, and what no link should hold.

use percent_encoding::percent_decode_str;

use crate::units::human;

use super::super::notice::quoted;
use super::read::Reader;

/// The longest text that is read: three times a link that replaces every value of the catalog in scenario and baseline.
const LONGEST: usize = 65_536;
/// Most pairs that are read; every input and every value of the catalog together make fewer.
const MOST_PAIRS: usize = 2_000;

impl Reader {
    /// Reads a whole address, a fragment, or a bare query.
    pub fn address(&mut self, text: &str) {
        let text = self.cut(text.trim());
        let text = self.visible(text);
        let (query, fragment) = parts(&text);
        let (mut found, over) = (self.pairs(query), self.pairs(fragment));
        found.retain(|(key, _)| !over.iter().any(|(other, _)| other == key));
        found.extend(over);
        self.apply(found);
    }

    /// Whole pairs of a text of any length: half a value would be another value.
    fn cut<'a>(&mut self, text: &'a str) -> &'a str {
        if text.len() <= LONGEST {
            return text;
        }
        let longest = human::whole(LONGEST as u64);
        self.say(
            "",
            format!("The link is too long; what lies behind {longest} characters was not read."),
        );
        let end = text.as_bytes()[..LONGEST]
            .iter()
            .rposition(|byte| matches!(byte, b'&' | b'?' | b'#'));
        &text[..end.unwrap_or(0)]
    }

    fn visible(&mut self, text: &str) -> String {
        let kept: String = text.chars().filter(|c| !invisible(*c)).collect();
        if kept.len() < text.len() {
            self.say(
                "",
                "The link held invisible characters; they were left out.",
            );
        }
        kept
    }

    /// The keys and values of a query; of a repeated key the last.
    pub fn pairs(&mut self, query: &str) -> Vec<(String, String)> {
        let mut found: Vec<(String, String)> = Vec::new();
        let mut pairs = query
            .trim_start_matches(['?', '#', '&'])
            .split('&')
            .filter(|pair| !pair.is_empty());
        for pair in pairs.by_ref().take(MOST_PAIRS) {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (Some(key), Some(value)) = (self.decoded(key), self.decoded(value)) else {
                continue;
            };
            let key = key.trim().to_ascii_lowercase();
            let before = found.len();
            found.retain(|(other, _)| *other != key);
            if found.len() < before {
                self.say(
                    &key,
                    format!(
                        "{} stands more than once; the last one counts.",
                        quoted(&key)
                    ),
                );
            }
            found.push((key, value.trim().to_owned()));
        }
        if pairs.next().is_some() {
            let most = human::whole(MOST_PAIRS as u64);
            self.say(
                "",
                format!("The link has too many parts; only the first {most} were read."),
            );
        }
        found
    }

    fn decoded(&mut self, text: &str) -> Option<String> {
        // A lone per cent sign at the end ("60%") is how people write shares.
        let escapes = text.strip_suffix('%').unwrap_or(text).split('%').skip(1);
        let whole = escapes
            .map(str::as_bytes)
            .all(|rest| rest.len() >= 2 && rest[..2].iter().all(u8::is_ascii_hexdigit));
        let bytes: Vec<u8> = percent_decode_str(text).collect();
        match String::from_utf8(bytes) {
            Ok(decoded) if whole => Some(self.visible(&decoded)),
            _ => {
                self.say(
                    "",
                    format!(
                        "{} is not readable percent-encoding and was left out.",
                        quoted(text)
                    ),
                );
                None
            }
        }
    }
}

/// Query and fragment. An address has a scheme, a leading slash, or nothing that looks like a pair before its fragment;
/// anything else is a bare query, in which a question mark is a letter.
fn parts(text: &str) -> (&str, &str) {
    let (before, fragment) = match text.split_once('#') {
        Some((before, fragment)) => (before, Some(fragment)),
        None => (text, None),
    };
    let first = before.find(['?', '=', '&']).unwrap_or(before.len());
    let (place, rest) = before.split_at(first);
    let address = place.contains("://") || place.starts_with('/');
    let query = if address || rest.starts_with('?') {
        before.split_once('?').map_or("", |(_, query)| query)
    } else if rest.is_empty() && fragment.is_some() {
        ""
    } else {
        before
    };
    (query, fragment.unwrap_or_default())
}

/// Control characters, zero-width characters, direction marks, line separators, tags and the byte-order mark.
fn invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}')
}
