//! A scenario in somebody's text: one line with the numbers, and citations that survive review, with the day they were
//! read and the model and catalog they rest on.

use crate::analysis::Changes;
use crate::catalog::CATALOG_DATE;
use crate::figures::cards::cards;
use crate::figures::headline::{capitalised, headline_text};
use crate::figures::markup::escaped;
use crate::model::{Report, VERSION};
use crate::scenario::Setup;
use crate::units::human;

/// What is cited.
#[derive(Clone, Copy)]
pub struct Cited<'a> {
    /// The report whose numbers are given.
    pub report: &'a Report,
    /// Whole address of the page with the scenario's link.
    pub address: &'a str,
    /// Day it is cited on, `2026-11-28`.
    pub day: &'a str,
}

/// A way to write a citation.
pub struct Form {
    /// Word for the page.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Writes it.
    pub write: fn(&Cited) -> String,
}

/// The ways a citation is written.
pub const FORMS: [Form; 4] = [
    form("markdown", "Markdown", markdown),
    form("html", "HTML", html),
    form("latex", "LaTeX", latex),
    form("bibtex", "BibTeX", bibtex),
];

const fn form(id: &'static str, name: &'static str, write: fn(&Cited) -> String) -> Form {
    Form { id, name, write }
}

/// The headline numbers and the link, on one line of plain text.
pub fn line(cited: &Cited) -> String {
    let name = name(cited.report);
    let name = match said(cited.report) {
        numbers if numbers.is_empty() => headline(cited.report),
        numbers => format!("{name}: {numbers}"),
    };
    format!("{name}. {}", cited.address).replace(['\u{202f}', '\u{a0}'], " ")
}

/// What the scenario is called: its title, or its size and parts.
fn name(report: &Report) -> String {
    let setup = Setup::of(&report.scenario);
    let parts = format!(
        "{} {} on {}",
        human::whole(report.scenario.gpus),
        setup.platform.plural,
        setup.fabric.name
    );
    match &*report.scenario.title {
        "" => parts,
        title => format!("{title} ({parts})"),
    }
}

/// The numbers of the cards in words; nothing where the network cannot be built.
fn said(report: &Report) -> String {
    if report.network.is_err() {
        return String::new();
    }
    let cards = cards(report, &Changes::default());
    let each = cards.iter().map(|card| {
        let (title, (value, unit)) = (card.title.to_lowercase(), &card.value);
        format!("{title} {value} {unit}").trim_end().to_owned()
    });
    let each: Vec<String> = each.collect();
    each.join(", ").replace(['\u{202f}', '\u{a0}'], " ")
}

fn headline(report: &Report) -> String {
    let text = headline_text(report);
    text.trim_end_matches('.')
        .replace(['\u{202f}', '\u{a0}'], " ")
}

fn release(cited: &Cited) -> String {
    format!(
        "model {VERSION}, catalog of {CATALOG_DATE}, read {}",
        cited.day
    )
}

fn finding(report: &Report) -> String {
    match said(report) {
        numbers if numbers.is_empty() => headline(report),
        numbers => capitalised(&numbers),
    }
}

fn markdown(cited: &Cited) -> String {
    let plain = |text: String| escape(&text, &["\\", "`", "*", "_", "[", "]", "<", ">", "$", "|"]);
    // A closing bracket would end the address.
    let address = cited.address.replace('(', "%28").replace(')', "%29");
    format!(
        "[{}]({address}). {}. *Fabriconomics*, {}.",
        plain(name(cited.report)),
        plain(finding(cited.report)),
        release(cited)
    )
}

fn html(cited: &Cited) -> String {
    format!(
        "<p><a href=\"{}\">{}</a>. {}. <cite>Fabriconomics</cite>, {}.</p>",
        escaped(cited.address),
        escaped(&name(cited.report)),
        escaped(&finding(cited.report)),
        release(cited)
    )
}

fn latex(cited: &Cited) -> String {
    format!(
        "\\href{{{}}}{{{}}}. {}. \\emph{{Fabriconomics}}, {}.",
        tex(cited.address),
        tex(&name(cited.report)),
        tex(&finding(cited.report)),
        release(cited)
    )
}

fn bibtex(cited: &Cited) -> String {
    let year = cited.day.get(..4).unwrap_or_default();
    let scenario = &cited.report.scenario;
    let (gpus, fabric) = (scenario.gpus, Setup::of(scenario).fabric.id);
    format!(
        "@misc{{fabriconomics-{gpus}-{fabric}-{day},\n  author  = {{{{Fabriconomics}}}},\n  title   = {{{{{title}}}}},\n  year    = {{{year}}},\n  note    = {{{note}. Model {VERSION}, catalog of {CATALOG_DATE}}},\n  url     = {{{url}}},\n  urldate = {{{day}}}\n}}",
        day = cited.day,
        title = tex(&name(cited.report)),
        note = tex(&finding(cited.report)),
        url = cited.address,
    )
}

/// What LaTeX reads as its own, escaped; what it cannot write, in its words.
fn tex(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            // Counted even behind a backslash.
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '#' | '%' | '&' | '_' | '$' => out.extend(['\\', letter]),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '–' => out.push_str("--"),
            '−' => out.push_str("$-$"),
            '’' => out.push('\''),
            'μ' | 'µ' => out.push_str("\\textmu{}"),
            letter => out.push(letter),
        }
    }
    out
}

/// Puts a backslash before what would be read as markup.
fn escape(text: &str, marks: &[&str]) -> String {
    let mut out = text.to_owned();
    for mark in marks {
        out = out.replace(mark, &format!("\\{mark}"));
    }
    out
}
