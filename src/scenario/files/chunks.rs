//! PNG: a signature, then chunks of length, kind, content and checksum. The link is a text chunk of its own, right behind the
//! header, so that a picture that lost its end still gives it back.

use super::Foreign;
use super::text::is_link;

/// What a PNG begins with.
const SIGNATURE: &[u8; 8] = b"\x89PNG\r\n\x1a\n";
/// Keyword of the chunk with the link.
const KEYWORD: &str = "fabriconomics";
/// Dots to the metre at one to the CSS pixel: 96 to the inch.
const PER_METRE: f64 = 96.0 / 0.0254;

/// What is written into a PNG.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stamp<'a> {
    /// The whole link.
    pub link: &'a str,
    /// What the picture is called.
    pub title: &'a str,
    /// Its pixels to the CSS pixel, so that it prints at the size of its layout.
    pub scale: f64,
}

/// The picture with a stamp, in place of the one it had.
pub fn png_with(png: &[u8], stamp: Stamp) -> Result<Vec<u8>, Foreign> {
    if !is(png) {
        return Err(Foreign::Unknown);
    }
    let mut out = Vec::with_capacity(png.len() + stamp.link.len() + stamp.title.len() + 256);
    out.extend_from_slice(SIGNATURE);
    let mut chunks = Chunks(&png[SIGNATURE.len()..]);
    let mut ended = false;
    for chunk in chunks.by_ref() {
        let ours = matches!(
            chunk.keyword(),
            Some(b"fabriconomics" | b"Title" | b"Software")
        );
        if !ours && chunk.kind != *b"pHYs" {
            chunk.write(&mut out);
        }
        if chunk.kind == *b"IHDR" {
            stamp.write(&mut out);
        }
        ended |= chunk.kind == *b"IEND";
    }
    if ended && out.len() > 8 {
        Ok(out)
    } else {
        Err(Foreign::DamagedPng)
    }
}

impl Stamp<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        let scale = if (0.01..=100.0).contains(&self.scale) {
            self.scale
        } else {
            1.0
        };
        let dots = ((PER_METRE * scale).round() as u32).to_be_bytes();
        let physical = [&dots[..], &dots[..], &[1]].concat();
        written(out, *b"pHYs", &physical);
        for (keyword, text) in [
            (KEYWORD, self.link),
            ("Title", self.title),
            ("Software", "Fabriconomics"),
        ] {
            // Readers that know only Latin letters read the plain kind.
            let (kind, between): ([u8; 4], &[u8]) = match text.is_ascii() {
                true => (*b"tEXt", &[0]),
                false => (*b"iTXt", &[0; 5]),
            };
            let text: Vec<u8> = text.bytes().filter(|byte| *byte != 0).collect();
            written(out, kind, &[keyword.as_bytes(), between, &text].concat());
        }
    }
}

/// Whether bytes begin as a PNG does.
pub(super) fn is(bytes: &[u8]) -> bool {
    // What a mail program did to the line ends still shows that it was one.
    bytes.starts_with(&SIGNATURE[..4])
}

/// The link a PNG carries.
pub(super) fn link(png: &[u8]) -> Result<String, Foreign> {
    let body = png.strip_prefix(SIGNATURE).ok_or(Foreign::DamagedPng)?;
    let (mut whole, mut ended) = (true, false);
    for chunk in Chunks(body) {
        let sound = chunk.sum == checksum(chunk.kind, chunk.content);
        whole &= sound;
        if chunk.keyword() == Some(KEYWORD.as_bytes()) && sound {
            let link = chunk.text().filter(|text| is_link(text));
            return link.ok_or(Foreign::BarePng);
        }
        ended |= chunk.kind == *b"IEND";
    }
    Err(if whole && ended {
        Foreign::BarePng
    } else {
        Foreign::DamagedPng
    })
}

/// One chunk.
struct Chunk<'a> {
    kind: [u8; 4],
    content: &'a [u8],
    sum: u32,
}

impl<'a> Chunk<'a> {
    /// The keyword of a text that is not compressed.
    fn keyword(&self) -> Option<&'a [u8]> {
        let text = matches!(&self.kind, b"tEXt" | b"iTXt" | b"zTXt");
        let end = text.then(|| self.content.iter().take(80).position(|byte| *byte == 0))??;
        Some(&self.content[..end])
    }

    fn text(&self) -> Option<String> {
        let rest = &self.content[self.keyword()?.len() + 1..];
        match &self.kind {
            // Latin letters are their own numbers.
            b"tEXt" => Some(rest.iter().copied().map(char::from).collect()),
            // Not compressed; then a language and the keyword in it, each with its end.
            b"iTXt" if rest.first() == Some(&0) => {
                let mut parts = rest.get(2..)?.splitn(3, |byte| *byte == 0);
                let text = parts.nth(2)?;
                String::from_utf8(text.to_vec()).ok()
            }
            _ => None,
        }
    }

    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&(self.content.len() as u32).to_be_bytes());
        out.extend_from_slice(&self.kind);
        out.extend_from_slice(self.content);
        out.extend_from_slice(&self.sum.to_be_bytes());
    }
}

fn written(out: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    let sum = checksum(kind, content);
    Chunk { kind, content, sum }.write(out);
}

/// The chunks up to the last one or to where the bytes stop making sense.
struct Chunks<'a>(&'a [u8]);

impl<'a> Iterator for Chunks<'a> {
    type Item = Chunk<'a>;

    fn next(&mut self) -> Option<Chunk<'a>> {
        let (length, rest) = self.0.split_first_chunk::<4>()?;
        let (kind, rest) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let named = kind.iter().all(u8::is_ascii_alphabetic);
        let (content, rest) = rest.split_at_checked(length).filter(|_| named)?;
        let (sum, rest) = rest.split_first_chunk::<4>()?;
        self.0 = if kind == b"IEND" { &[] } else { rest };
        Some(Chunk {
            kind: *kind,
            content,
            sum: u32::from_be_bytes(*sum),
        })
    }
}

/// The checksum of PNG: CRC-32, four bits at a time.
fn checksum(kind: [u8; 4], content: &[u8]) -> u32 {
    const TABLE: [u32; 16] = {
        let mut table = [0; 16];
        let mut at = 0;
        while at < 16 {
            let mut value = at as u32;
            let mut bit = 0;
            while bit < 4 {
                value = if value & 1 == 1 {
                    0xedb8_8320 ^ (value >> 1)
                } else {
                    value >> 1
                };
                bit += 1;
            }
            table[at] = value;
            at += 1;
        }
        table
    };
    let mut sum = u32::MAX;
    for byte in kind.iter().chain(content) {
        sum ^= u32::from(*byte);
        sum = TABLE[(sum & 15) as usize] ^ (sum >> 4);
        sum = TABLE[(sum & 15) as usize] ^ (sum >> 4);
    }
    !sum
}
