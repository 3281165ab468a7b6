//! Drawings on standard output are well-formed XML.

use fabriconomics::figures::FIGURES;

use super::answer;

/// Tags close what they open, attributes are quoted, and `&` and `<` are always escaped.
#[test]
fn every_figure_is_well_formed() {
    for figure in &FIGURES {
        for link in [
            "",
            "gpus=4194304&fabric=infiniband",
            "platform=vr200&gpus=1M",
            "comm=0&host=dac",
        ] {
            let drawing = answer(&["figure", figure.id, link]);
            well_formed(&drawing).unwrap_or_else(|why| panic!("{} {link}: {why}", figure.id));
        }
    }
    for broken in [
        "<a>",
        "<a></b>",
        "<a b=c/>",
        "<a>&</a>",
        "<a>x</a",
        "<a/><b/>",
        "<a b=\"<\"/>",
    ] {
        assert!(well_formed(broken).is_err(), "{broken}");
    }
}

/// What of XML a drawing uses: one root, nested tags, quoted attributes, five entities.
fn well_formed(text: &str) -> Result<(), String> {
    let plain = |text: &str| {
        let mut parts = text.split('&').skip(1);
        parts.all(|rest| {
            ["amp;", "lt;", "gt;", "quot;", "apos;"]
                .iter()
                .any(|entity| rest.starts_with(entity))
        })
    };
    let (mut open, mut roots) = (Vec::new(), 0);
    let mut rest = text.trim();
    while let Some(at) = rest.find('<') {
        if !plain(&rest[..at]) || (open.is_empty() && !rest[..at].trim().is_empty()) {
            return Err(format!("stray text: {}", &rest[..at]));
        }
        let end = rest[at..].find('>').ok_or("a tag does not end")? + at;
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            match open.pop() {
                Some(opened) if opened == name => {}
                other => return Err(format!("</{name}> closes {other:?}")),
            }
            continue;
        }
        let inner = tag.strip_suffix('/').unwrap_or(tag);
        let (name, mut attributes) = inner.split_once(char::is_whitespace).unwrap_or((inner, ""));
        while !attributes.trim().is_empty() {
            let (_, value) = attributes
                .split_once("=\"")
                .ok_or(format!("<{tag}>: an attribute is not quoted"))?;
            let (value, more) = value
                .split_once('"')
                .ok_or(format!("<{tag}>: a quote is open"))?;
            if value.contains('<') || !plain(value) {
                return Err(format!("<{tag}>: {value}"));
            }
            attributes = more;
        }
        roots += usize::from(open.is_empty());
        if inner.len() == tag.len() {
            open.push(name);
        }
    }
    match (open.is_empty(), roots, rest.trim().is_empty()) {
        (true, 1, true) => Ok(()),
        _ => Err(format!("open {open:?}, {roots} roots, left {rest:?}")),
    }
}
