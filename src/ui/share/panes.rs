//! The panes of the dialog in HTML, and the texts that follow from their fields.

use crate::exports::citation::{self, FORMS};
use crate::exports::frame;
use crate::exports::snippets::SNIPPETS;
use crate::figures::FIGURES;
use crate::figures::drawings::DRAWINGS;
use crate::figures::theme::Scheme;
use crate::scenario::Embed;

use super::super::address;
use super::super::html::fill;
use super::choice::Choice;
use super::fields::{check, copied, field, radios, select};
use super::subject::Subject;

/// One pane: its word, its name, and what writes its inside.
struct Pane {
    id: &'static str,
    name: &'static str,
    write: fn(&mut String, &Choice, &Subject),
}

const fn pane(
    id: &'static str,
    name: &'static str,
    write: fn(&mut String, &Choice, &Subject),
) -> Pane {
    Pane { id, name, write }
}

const PANES: [Pane; 6] = [
    pane("link", "Link", link),
    pane("cite", "Cite", cite),
    pane("embed", "Embed", embed),
    pane("image", "Image", image),
    pane("data", "Data", data),
    pane("keep", "Open & offline", keep),
];

/// The pane with this name, or the first.
pub fn known(pane: &str) -> &'static str {
    let found = PANES.iter().find(|own| own.id == pane);
    found.unwrap_or(&PANES[0]).id
}

/// The dialog with one pane open.
pub fn dialog(choice: &Choice, subject: &Subject) -> String {
    let mut out = String::from(HEAD);
    for pane in PANES {
        let current = if pane.id == choice.pane {
            "true"
        } else {
            "false"
        };
        let markup = "<button data-pane=\"{}\" aria-current=\"{}\">{}</button>";
        fill(&mut out, markup, &[pane.id, current, pane.name]);
    }
    fill(&mut out, "</nav><div class=\"share-pane\">", &[]);
    if let Some(pane) = PANES.iter().find(|pane| pane.id == choice.pane) {
        (pane.write)(&mut out, choice, subject);
    }
    out.push_str("</div>");
    out
}

/// A text of a pane by its name.
pub fn text(name: &str, choice: &Choice, subject: &Subject) -> String {
    match name {
        "link" => subject.address(),
        "line" => subject.cited(citation::line),
        "citation" => {
            let form = FORMS.iter().find(|form| form.id == choice.form);
            form.map_or_else(String::new, |form| subject.cited(form.write))
        }
        "frame" => {
            let document = subject.framed(choice.embed.clone());
            let title = named(&choice.embed.what);
            let (width, height) = (choice.frame_width(), choice.height());
            frame::code(&subject.page, &document, title, width, height)
        }
        "helper" => frame::helper(&subject.page),
        "snippet" => {
            let shown = subject.framed(Embed::of(&choice.figure));
            let snippet = SNIPPETS.iter().find(|snippet| snippet.id == choice.snippet);
            snippet.map_or_else(String::new, |snippet| {
                let text = snippet.filled(&subject.page, &shown.write());
                let text = text.replace("optics-bill.csv", &format!("{}.csv", choice.figure));
                let usual = frame::shown().find(|(id, ..)| *id == choice.figure);
                text.replace("560", &usual.map_or(560, |(.., tall)| tall).to_string())
            })
        }
        "terminal" => format!("fabriconomics report '#{}'", subject.document.difference()),
        _ => String::new(),
    }
}

/// Address of what the frame of a choice shows.
pub fn preview(choice: &Choice, subject: &Subject) -> String {
    let document = subject.framed(choice.embed.clone());
    format!("{}#{}", subject.page, document.write())
}

fn named(what: &str) -> &'static str {
    let mut shown = frame::shown();
    shown
        .find(|(id, ..)| *id == what)
        .map_or("", |(_, name, _)| name)
}

fn link(out: &mut String, _: &Choice, subject: &Subject) {
    fill(
        out,
        "<label class=\"share-field\">Title <input type=\"text\" name=\"title\" maxlength=\"80\" autocomplete=\"off\" placeholder=\"none yet\" value=\"{}\"></label>",
        &[&subject.document.scenario.title],
    );
    copied(
        out,
        "link",
        "Link",
        3,
        "Everything chosen is behind the #, which no browser sends anywhere. Later releases open it too, and say which of its numbers moved.",
        true,
    );
    copied(out, "line", "One line with the numbers", 3, "", false);
}

fn cite(out: &mut String, choice: &Choice, _: &Subject) {
    let forms = FORMS.map(|form| (form.id, form.name));
    radios(out, "form", "Form", &forms, &choice.form);
    copied(
        out,
        "citation",
        "Citation",
        8,
        "It names the model and the catalog the numbers rest on, and the day they were read.",
        true,
    );
}

fn embed(out: &mut String, choice: &Choice, _: &Subject) {
    out.push_str("<div class=\"share-fields\">");
    let own = frame::shown().map(|(id, name, _)| (id, name));
    select(out, "what", "What", own, &choice.embed.what);
    let theme = match choice.embed.dark {
        Some(true) => "dark",
        Some(false) => "light",
        None => "host",
    };
    radios(
        out,
        "theme",
        "Colours",
        &[("host", "the host’s"), ("light", "light"), ("dark", "dark")],
        theme,
    );
    out.push_str("<fieldset class=\"share-checks\"><legend>Readers can change</legend>");
    check(out, "size", "the size", choice.embed.size);
    check(out, "fabric", "the fabric", choice.embed.fabric);
    out.push_str("</fieldset>");
    check(
        out,
        "frame-clear",
        "Transparent: the host’s background shows through",
        choice.embed.clear,
    );
    field(
        out,
        "frame-width",
        "Widest, px",
        "as wide as its column",
        &choice.frame_width,
    );
    out.push_str("</div>");
    copied(
        out,
        "frame",
        "Code",
        4,
        "It needs no script on the host page; its height is that of a column as wide as the preview, and a narrower one needs more, or the line below. Where frames are stripped, as in most newsletters, take an image.",
        true,
    );
    copied(
        out,
        "helper",
        "Resize to fit (optional)",
        1,
        "Once on a page that may load a script: every frame on it then takes the height it needs, and is light or dark as the page is.",
        false,
    );
    if address::is_one_file() {
        out.push_str("<p class=\"share-note\">The page in one file shows no preview; the code names the page beside it, or this file where it was opened from a disk.</p>");
    } else {
        out.push_str("<h3>Preview</h3><iframe class=\"preview\" title=\"Preview\"></iframe>");
    }
}

fn image(out: &mut String, choice: &Choice, _: &Subject) {
    out.push_str("<div class=\"share-fields\">");
    figures(out, choice);
    radios(
        out,
        "kind",
        "File",
        &[("png", "PNG"), ("svg", "SVG")],
        &choice.kind,
    );
    field(out, "width", "Width, px", "320 to 2,400", &choice.width);
    out.push_str("<div data-for=\"png\">");
    radios(
        out,
        "scale",
        "Scale, ×",
        &[("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")],
        &choice.scale,
    );
    out.push_str("</div>");
    let scheme = if choice.scheme == Scheme::Dark {
        "dark"
    } else {
        "light"
    };
    radios(
        out,
        "scheme",
        "Colours",
        &[("light", "light"), ("dark", "dark")],
        scheme,
    );
    check(out, "clear", "No background", choice.clear);
    out.push_str("</div>");
    out.push_str(IMAGE);
}

fn data(out: &mut String, choice: &Choice, _: &Subject) {
    out.push_str("<div class=\"share-fields\">");
    figures(out, choice);
    out.push_str("</div>");
    out.push_str(FILES);
    let names: Vec<_> = SNIPPETS
        .iter()
        .map(|snippet| (snippet.id, snippet.name))
        .collect();
    radios(out, "snippet", "Read it in", &names, &choice.snippet);
    copied(out, "snippet", "", 8, "", false);
}

fn keep(out: &mut String, _: &Choice, _: &Subject) {
    out.push_str(OPEN);
    if !address::is_one_file() {
        out.push_str(ALONE);
    }
    copied(
        out,
        "terminal",
        "In a terminal",
        2,
        "The same program runs natively, and answers the same link.",
        false,
    );
}

fn figures(out: &mut String, choice: &Choice) {
    let all = FIGURES.iter().map(|figure| (figure.id, figure.title));
    select(
        out,
        "figure",
        "Figure",
        all.chain(DRAWINGS.map(|drawing| (drawing.id, drawing.name))),
        &choice.figure,
    );
}

const HEAD: &str = "<header class=\"share-top\"><h2 id=\"share-head\">Share</h2><button data-close>Close</button></header><nav class=\"share-tabs\" aria-label=\"Ways to share\">";
const IMAGE: &str = "<p class=\"share-acts\"><button class=\"strong\" data-save=\"image\" data-first>Download</button> <button data-for=\"png\" data-save=\"copy-image\">Copy</button> <span data-told=\"image\" role=\"status\"></span><span data-told=\"copy-image\" role=\"status\"></span></p><p class=\"share-note\">The scenario travels inside the file: dropped on the page, it opens again.</p><img class=\"preview\" alt=\"\">";
const FILES: &str = "<ul class=\"share-files\"><li><button data-save=\"csv\" data-first>CSV</button> the figure’s numbers, unrounded</li><li><button data-save=\"workbook\">Workbook</button> <span>inputs, bill and results as formulas that recompute (.xlsx)</span> <span data-told=\"workbook\" role=\"status\"></span></li><li><button data-save=\"report\">Report</button> <span>everything the model says, as JSON with <a href=\"schema/report-1.json\" target=\"_blank\" rel=\"noopener\">a schema</a></span> <span data-told=\"report\" role=\"status\"></span></li><li><button data-save=\"scenario\">Scenario</button> <span>what was chosen, as JSON with <a href=\"schema/scenario-1.json\" target=\"_blank\" rel=\"noopener\">a schema</a></span> <span data-told=\"scenario\" role=\"status\"></span></li></ul>";
const OPEN: &str = "<div class=\"share-copy\"><h3>Open a file</h3><label class=\"share-open\"><input type=\"file\" accept=\".png,.svg,.json,image/png,image/svg+xml,application/json\" data-first> <span class=\"share-note\">A picture, a scenario or a report saved here; or drop one anywhere on the page.</span></label></div>";
const ALONE: &str = "<div class=\"share-copy\"><h3>Take the page along</h3><p><a href=\"fabriconomics.html\" download>The page in one file</a></p><p class=\"share-note\">It opens from a disk and asks nobody for anything. This page itself works without a network after one visit, and can be installed from the browser’s menu.</p></div>";
