//! A link alone in a text, or in the small file a browser makes of a link that is dragged to a desktop.

use crate::scenario::input;

/// The longest text that is taken for a link, spaces around it included.
const LONGEST: usize = 128 * 1_024;

/// The text of bytes without its byte-order mark and the spaces around it, as far as it is one, and whether that is all.
pub(super) fn decoded(bytes: &[u8]) -> (&str, bool) {
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
    };
    let text = valid.trim_start_matches('\u{feff}').trim();
    (text, valid.len() == bytes.len())
}

/// The link, if that is what the text is.
pub(super) fn link(text: &str) -> Option<&str> {
    if text.len() > LONGEST {
        return None;
    }
    // `[InternetShortcut]` of Windows and `[Desktop Entry]` of Linux.
    let named = text.starts_with('[').then(|| {
        text.lines()
            .find_map(|line| line.trim().strip_prefix("URL="))
    });
    let link = named.flatten().unwrap_or(text).trim();
    let spaced = link.contains(char::is_whitespace);
    (!spaced && is_link(link)).then_some(link)
}

/// Whether a text says something that a link says.
pub fn is_link(text: &str) -> bool {
    text.split(['#', '?', '&']).any(|pair| {
        pair.split_once('=').is_some_and(|(key, _)| {
            matches!(key, "catalog" | "base" | "embed")
                || key.starts_with("set.")
                || input(key).is_some()
        })
    })
}
