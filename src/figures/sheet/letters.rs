//! How wide words are in the figures' two faces, and where their lines break: the same on every machine, whatever fonts
//! it has.

/// A face of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Face {
    /// Everything but the finding.
    Sans,
    /// The finding.
    Serif,
}

/// Widths of the letters from space to tilde in hundredths of the type size, each 27 less than the byte that stands for it:
/// `plex-sans-400` and `plex-serif-500`.
const SANS: &[u8; 95] =
    br##"37EbWx`3==HW6C6AWWWWWWWWWW88WWWKt[\Y^USabCNZMlbbXb[UT_XtXVU;A;WSWPUMUR;PT44P6rTSUU@L>TLhNMI=:=W"##;
const SERIF: &[u8; 95] =
    br##"28G^Vwd4==NW6C6BWWWWWWWWWW88WWWMv`_]d\Zek?KeXsie\eaW_f_~`][:B:WSWRXOYR?S[;:W:{\TYXIM?ZRmTRN><>W"##;
/// What the bold of a face and the faces of a machine without ours may take more.
const SLACK: f64 = 1.04;

fn letter(c: char, face: Face) -> f64 {
    let table = match face {
        Face::Sans => SANS,
        Face::Serif => SERIF,
    };
    let hundredths = match c {
        ' '..='~' => table[c as usize - 32] - 27,
        '\u{a0}' | '‘' | '’' => 27,
        '\u{2009}' | '\u{202f}' => 12,
        '\u{2060}' => 0,
        '—' | '…' | '←'..='↓' => 88,
        // Ideographs and pictures are square.
        '\u{1100}'.. => 100,
        _ => 64,
    };
    f64::from(hundredths) / 100.0
}

/// Width of a text at a size.
pub fn width(text: &str, css: f64, face: Face) -> f64 {
    text.chars().map(|c| letter(c, face)).sum::<f64>() * css * SLACK
}

/// The text in lines that fit the room, broken between words, or inside one that is longer than a line. What is more than
/// so many lines ends in an ellipsis.
fn wrapped(text: &str, room: f64, css: f64, face: Face, most: usize) -> Vec<String> {
    lines(text, room, css, face, most, &[' '])
}

/// A link in lines that fit the room, broken behind what joins its parts.
pub fn broken(link: &str, room: f64, css: f64, most: usize) -> Vec<String> {
    lines(
        link,
        room,
        css,
        Face::Sans,
        most,
        &['&', '/', '#', '?', ','],
    )
}

/// The text in as many lines as `wrapped` gives, of about the same length: no word stands alone on the last.
pub fn balanced(text: &str, room: f64, css: f64, face: Face, most: usize) -> Vec<String> {
    let mut best = wrapped(text, room, css, face, most);
    let mut narrow = room;
    while narrow > 0.55 * room {
        narrow -= css;
        let lines = wrapped(text, narrow, css, face, most);
        let torn = lines.iter().any(|line| line.ends_with('…'));
        if lines.len() > best.len() || torn {
            break;
        }
        best = lines;
    }
    best
}

fn lines(text: &str, room: f64, css: f64, face: Face, most: usize, joints: &[char]) -> Vec<String> {
    let room = room / (css * SLACK);
    let mut all: Vec<String> = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (mut used, mut end, mut joint) = (0.0, rest.len(), None);
        let mut before = ' ';
        for (at, c) in rest.char_indices() {
            used += letter(c, face);
            // A space at the end of a line takes no room.
            if used > room && at > 0 && c != ' ' {
                end = at;
                break;
            }
            // `128 × 400G` is one word.
            let behind = at + c.len_utf8();
            let glued = c == ' ' && (before == '×' || rest[behind..].starts_with('×'));
            if joints.contains(&c) && !glued {
                joint = Some(behind);
            }
            before = c;
        }
        if end < rest.len() {
            if all.len() + 1 == most {
                // The ellipsis needs the room of a letter or two.
                let kept: Vec<char> = rest[..end].chars().collect();
                let kept = &kept[..kept.len().saturating_sub(2).max(1)];
                let line: String = kept.iter().collect();
                all.push(line.trim_end().to_owned() + "…");
                break;
            }
            // A joint near the start would leave the line empty: better a broken word.
            end = joint
                .filter(|at| *at * 3 >= end || joints == [' '])
                .unwrap_or(end);
        }
        let (line, more) = rest.split_at(end);
        all.push(line.trim_end().to_owned());
        rest = more.trim_start();
    }
    all
}
