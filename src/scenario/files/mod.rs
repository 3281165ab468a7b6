//! The link in a file: a picture carries its scenario, and whoever has the file can have the scenario back. Bytes in, bytes
//! and strings out; no bytes whatever can do more than get a sentence for an answer.

mod chunks;
mod svg;
mod text;

use std::fmt;

pub use chunks::{Stamp, png_with};
pub use text::is_link;

/// Namespace of the element an SVG carries its link in.
pub const NAMESPACE: &str = "urn:fabriconomics";
/// Largest file that is read.
pub const MOST_BYTES: usize = 32 * 1_024 * 1_024;

/// What a file carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Carried {
    /// A link as `Document::read` takes it: whole, or from `#` on.
    Link(String),
    /// JSON. The link stands at the top under the key `link`, in a scenario as in a report; who asks has a parser.
    Json,
}

/// Why a file gives no scenario back: one sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// No bytes.
    Empty,
    /// More than `MOST_BYTES`.
    TooLarge,
    /// An image of another kind, by its name.
    OtherImage(&'static str),
    /// Nothing a scenario comes in.
    Unknown,
    /// A PNG that is cut off or whose bytes changed.
    DamagedPng,
    /// An SVG that is cut off or no XML.
    DamagedSvg,
    /// A whole PNG that holds no link.
    BarePng,
    /// A whole SVG that holds no link.
    BareSvg,
    /// JSON that cannot be read.
    DamagedJson,
    /// JSON without a link at its top.
    BareJson,
}

impl fmt::Display for Foreign {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::OtherImage(name) => {
                to.write_str("This is a ")?;
                to.write_str(name)?;
                " file: only PNG and SVG pictures, scenarios and reports as JSON, and links give a scenario back."
            }
            Self::Empty => "The file is empty.",
            Self::TooLarge => "The file is larger than 32 MB: no picture or scenario made here is.",
            Self::Unknown => {
                "This is no picture, scenario or report made here: there is nothing to open in it."
            }
            Self::DamagedPng => {
                "The PNG is damaged: bytes of it are missing or changed, and its scenario with them."
            }
            Self::DamagedSvg => "The SVG is damaged: it breaks off before its scenario.",
            Self::BarePng => {
                "The PNG carries no scenario: it was made or saved anew by another program."
            }
            Self::BareSvg => {
                "The SVG carries no scenario: it was made or saved anew by another program."
            }
            Self::DamagedJson => "The JSON cannot be read: it is damaged.",
            Self::BareJson => {
                "The JSON has no link at its top: it is no scenario or report made here."
            }
        };
        to.write_str(words)
    }
}

/// The link a file carries, whatever the file is called.
pub fn carried(bytes: &[u8]) -> Result<Carried, Foreign> {
    if bytes.is_empty() {
        return Err(Foreign::Empty);
    }
    if bytes.len() > MOST_BYTES {
        return Err(Foreign::TooLarge);
    }
    if chunks::is(bytes) {
        return chunks::link(bytes).map(Carried::Link);
    }
    const OTHERS: [(&[u8], &str); 7] = [
        (b"\xff\xd8\xff", "JPEG"),
        (b"GIF8", "GIF"),
        (b"RIFF", "WebP"),
        (b"%PDF", "PDF"),
        (b"PK\x03\x04", "ZIP or Office"),
        (b"\x1f\x8b", "gzip"),
        (b"BM", "bitmap"),
    ];
    let other = OTHERS.iter().find(|(start, _)| bytes.starts_with(start));
    if let Some((_, name)) = other.filter(|(start, _)| start.len() > 2 || bytes.contains(&0)) {
        return Err(Foreign::OtherImage(name));
    }
    let (text, whole) = text::decoded(bytes);
    match text.as_bytes().first() {
        None if whole => Err(Foreign::Empty),
        None => Err(Foreign::Unknown),
        Some(b'{') if whole => Ok(Carried::Json),
        Some(b'{') => Err(Foreign::DamagedJson),
        // What was cut off or changed behind the link does not take it away.
        Some(b'<') => match svg::link(text) {
            Err(Foreign::BareSvg) if !whole => Err(Foreign::DamagedSvg),
            found => found.map(Carried::Link),
        },
        Some(_) => {
            let link = text::link(text).filter(|_| whole);
            link.map(|link| Carried::Link(link.to_owned()))
                .ok_or(Foreign::Unknown)
        }
    }
}
