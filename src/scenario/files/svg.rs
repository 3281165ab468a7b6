//! SVG: the link is an attribute of an element of our own namespace. Only tags are looked at, in one pass: no entity is
//! expanded but the five of XML and numbers, and nothing outside the file is asked for.

use super::text::is_link;
use super::{Foreign, NAMESPACE};

/// Tags are looked for in so much of a file: the link stands at its top.
const MOST: usize = 4 * 1_024 * 1_024;

/// The link an SVG carries.
pub(super) fn link(text: &str) -> Result<String, Foreign> {
    let mut rest = text;
    let (mut root, mut ours) = (false, Vec::new());
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        if text.len() - rest.len() > MOST {
            return Err(Foreign::BareSvg);
        }
        let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
        if let Some((open, close)) = skipped.iter().find(|(open, _)| rest.starts_with(open)) {
            let end = rest[open.len()..].find(close).ok_or(broken(root))?;
            rest = &rest[open.len() + end + close.len()..];
            continue;
        }
        let end = tag_end(rest).ok_or(broken(root))?;
        let tag = &rest[1..end];
        rest = &rest[end + 1..];
        // Declarations and ends say nothing.
        if tag.starts_with(['!', '/']) {
            continue;
        }
        let name = tag
            .split(|c: char| c.is_whitespace() || c == '/')
            .next()
            .unwrap_or_default();
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if !root && local != "svg" {
            return Err(Foreign::Unknown);
        }
        root = true;
        let mut link = None;
        for (name, value) in Attributes(&tag[name.len()..]) {
            if value == NAMESPACE {
                ours.extend(
                    name.strip_prefix("xmlns:")
                        .or((name == "xmlns").then_some("")),
                );
                ours.truncate(8);
            }
            link = (name == "link").then_some(value).or(link);
        }
        if local == "scenario" && ours.contains(&prefix) {
            let link = link.map(plain).filter(|link| is_link(link));
            return link.ok_or(Foreign::BareSvg);
        }
    }
    let closed = text.trim_end().ends_with("svg>") || text.trim_end().ends_with("/>");
    Err(match (root, closed) {
        (true, true) => Foreign::BareSvg,
        _ => broken(root),
    })
}

/// What to say of markup that breaks off.
fn broken(root: bool) -> Foreign {
    if root {
        Foreign::DamagedSvg
    } else {
        Foreign::Unknown
    }
}

/// Where a tag ends, quotes around a `>` and the inside of a declaration left alone.
fn tag_end(tag: &str) -> Option<usize> {
    let (mut quote, mut inside) = (None, 0_usize);
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(open), _) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'[') => inside += 1,
            (None, b']') => inside = inside.saturating_sub(1),
            (None, b'>') if inside == 0 => return Some(at),
            _ => {}
        }
    }
    None
}

/// Names and values of a tag's attributes, as far as they make sense.
struct Attributes<'a>(&'a str);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let (name, rest) = self.0.split_once('=')?;
        let rest = rest.trim_start();
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let (value, rest) = rest[1..].split_once(quote)?;
        self.0 = rest;
        Some((name.trim(), value))
    }
}

/// A value with its escapes read.
fn plain(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        // The longest that means anything is `&#1114111;`.
        let end = after.bytes().take(9).position(|byte| byte == b';');
        let escape = end.and_then(|end| Some((escaped(&after[..end])?, &after[end + 1..])));
        match escape {
            Some((c, more)) => {
                out.push(c);
                rest = more;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn escaped(name: &str) -> Option<char> {
    let number = match (name.strip_prefix("#x"), name.strip_prefix('#')) {
        (Some(hex), _) => u32::from_str_radix(hex, 16).ok()?,
        (None, Some(decimal)) => decimal.parse().ok()?,
        _ => match name {
            "amp" => 38,
            "lt" => 60,
            "gt" => 62,
            "quot" => 34,
            "apos" => 39,
            _ => return None,
        },
    };
    char::from_u32(number)
}
