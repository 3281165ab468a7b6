//! The fields of the panes in HTML.

use super::super::html::fill;

/// A text to copy.
pub fn copied(out: &mut String, name: &str, label: &str, rows: u32, note: &str, first: bool) {
    let first = if first { "data-first" } else { "" };
    let label_or = if label.is_empty() {
        "Lines to copy"
    } else {
        label
    };
    out.push_str("<div class=\"share-copy\">");
    let head = if label.is_empty() {
        "<span>{}</span>"
    } else {
        "<h3>{}</h3>"
    };
    fill(out, head, &[label]);
    let markup = "<span class=\"share-acts\"><span data-told=\"{}\" role=\"status\"></span><button data-copy=\"{}\" aria-label=\"Copy: {}\" ";
    fill(out, markup, &[name, name, label_or]);
    out.push_str(first);
    let rows = rows.to_string();
    let markup = ">Copy</button></span><textarea readonly spellcheck=\"false\" aria-label=\"{}\" data-out=\"{}\" rows=\"{}\"></textarea>";
    fill(out, markup, &[label_or, name, &rows]);
    if !note.is_empty() {
        fill(out, "<p class=\"share-note\">{}</p>", &[note]);
    }
    out.push_str("</div>");
}

/// One of a list.
pub fn select<'a>(
    out: &mut String,
    name: &str,
    label: &str,
    options: impl Iterator<Item = (&'a str, &'a str)>,
    chosen: &str,
) {
    fill(
        out,
        "<label class=\"share-field\">{} <select name=\"{}\">",
        &[label, name],
    );
    for (id, name) in options {
        let stands = if id == chosen { "selected" } else { "" };
        // A title says what is drawn before its first pause.
        let short = name.split([';', ':']).next().unwrap_or(name);
        let short = short.split(", ").next().unwrap_or(short);
        fill(
            out,
            "<option value=\"{}\" {}>{}</option>",
            &[id, stands, short],
        );
    }
    out.push_str("</select></label>");
}

/// One of a few, side by side.
pub fn radios(out: &mut String, name: &str, label: &str, options: &[(&str, &str)], chosen: &str) {
    fill(
        out,
        "<fieldset class=\"segmented\"><legend>{}</legend><div class=\"options\">",
        &[label],
    );
    for (id, shown) in options {
        let stands = if *id == chosen { "checked" } else { "" };
        let markup =
            "<label><input type=\"radio\" name=\"{}\" value=\"{}\" {}><span>{}</span></label>";
        fill(out, markup, &[name, id, stands, shown]);
    }
    out.push_str("</div></fieldset>");
}

/// Yes or no.
pub fn check(out: &mut String, name: &str, label: &str, on: bool) {
    let stands = if on { "checked" } else { "" };
    let markup = "<label class=\"share-check\"><input type=\"checkbox\" name=\"{}\" {}> {}</label>";
    fill(out, markup, &[name, stands, label]);
}

/// A number to type, or nothing.
pub fn field(out: &mut String, name: &str, label: &str, hint: &str, value: &str) {
    let markup = "<label class=\"share-field\">{} <input type=\"text\" inputmode=\"numeric\" autocomplete=\"off\" name=\"{}\" placeholder=\"{}\" value=\"{}\"></label>";
    fill(out, markup, &[label, name, hint, value]);
}
