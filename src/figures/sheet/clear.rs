//! A drawing without paper: where paper was painted to keep a line from running through a word or a dot, the line is left
//! out instead.

use super::super::markup::Out;

/// Takes the paper out of what plotters wrote: what it covered of the strokes is masked, dots and words stay on top.
pub(in crate::figures) fn seen_through(
    drawing: &str,
    paper: &str,
    (width, height): (f64, f64),
) -> String {
    let (mut strokes, mut above, mut holes) = (String::new(), String::new(), String::new());
    let mut rest = drawing;
    let mut disc: Option<&str> = None;
    while let Some(element) = next(&mut rest) {
        let covers = value(element, "fill").is_some_and(|fill| fill.eq_ignore_ascii_case(paper));
        if element.starts_with("<text") || element.starts_with("<circle") && !covers {
            above.push_str(element);
        } else if !covers {
            strokes.push_str(element);
        } else if element.starts_with("<circle") {
            // Paper on a disc makes a ring of it.
            let around = disc.filter(|disc| {
                value(disc, "cx") == value(element, "cx")
                    && value(disc, "cy") == value(element, "cy")
            });
            if let Some(around) = around {
                above.truncate(above.len() - around.len());
                above.push_str(&ring(around, element));
            }
            hole(&mut holes, element, paper);
        } else {
            hole(&mut holes, element, paper);
        }
        disc = (element.starts_with("<circle") && !covers).then_some(element);
    }
    let mut out = Out(String::with_capacity(drawing.len() + 512));
    out.put("<mask id=\"under\" maskUnits=\"userSpaceOnUse\" x=\"-100\" y=\"-100\"");
    out.attr("width", width + 200.0)
        .attr("height", height + 200.0);
    out.put("><rect x=\"-100\" y=\"-100\"")
        .attr("width", width + 200.0)
        .attr("height", height + 200.0);
    out.put(" fill=\"#fff\"/>\n")
        .put(&holes)
        .put("</mask>\n<g mask=\"url(#under)\">\n");
    out.put(&strokes).put("</g>\n").put(&above);
    out.0
}

/// The next element with all that is in it.
fn next<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let text = rest.trim_start();
    let end = match text.starts_with("<text") {
        true => text.find("</text>")? + "</text>".len(),
        false => text.find("/>")? + "/>".len(),
    };
    let end = end + usize::from(text[end..].starts_with('\n'));
    let (element, more) = text.split_at(end);
    *rest = more;
    Some(element)
}

fn value<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = element.split_once(&[" ", name, "=\""].concat())?;
    rest.split_once('"').map(|(value, _)| value)
}

fn hole(holes: &mut String, element: &str, paper: &str) {
    let at = value(element, "fill").unwrap_or(paper);
    holes.push_str(&element.replace(at, "#000"));
}

/// A disc with a hole as a stroke around it.
fn ring(disc: &str, hole: &str) -> String {
    let radius = |of: &str| {
        value(of, "r")
            .and_then(|r| r.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    let (outer, inner) = (radius(disc), radius(hole));
    let mut out = Out(String::from("<circle cx=\""));
    out.put(value(disc, "cx").unwrap_or_default())
        .put("\" cy=\"")
        .put(value(disc, "cy").unwrap_or_default());
    out.put("\"")
        .attr("r", (outer + inner) / 2.0)
        .put(" fill=\"none\" stroke=\"");
    out.put(value(disc, "fill").unwrap_or_default())
        .put("\"")
        .attr("stroke-width", outer - inner);
    out.put("/>\n");
    out.0
}
