//! A figure as a drawing to keep: finding, plot and source line in one SVG that stands alone.

use plotters::drawing::IntoDrawingArea;
use plotters_svg::SVGBackend;

use crate::analysis::{Sweep, sweep};
use crate::catalog::{CATALOG_DATE, Datum};
use crate::model::{Report, VERSION, evaluate};
use crate::scenario::{Document, Scenario, Setup, Topology};
use crate::units::human;

use super::markup::{Out, hex};
use super::sheet::{Drawn, Picture, Sheet, Words, laid_out, seen_through};
use super::theme::{Scheme, Theme};
use super::{Figure, draw};

/// Height of curves for each CSS pixel of their width, and its ends.
const TALL: f64 = 380.0 / 672.0;
const HEIGHTS: [f64; 2] = [240.0, 560.0];
/// Lowest curves that can still be read.
const LOWEST: f64 = 160.0;
/// View box units for each CSS pixel.
const FINE: f64 = 4.0;
/// Letters of the names of sources that fit on their line.
const SOURCES: usize = 48;

/// Draws a scenario's figure on the sheet nobody changed anything about.
pub fn figure(figure: &Figure, scenario: &Scenario, scheme: Scheme) -> String {
    let (report, swept) = (evaluate(scenario), sweep(scenario));
    drawing(figure, &swept, &report, scheme)
}

/// Draws a figure from what was evaluated, on the sheet nobody changed anything about.
pub fn drawing(figure: &Figure, sweep: &Sweep, report: &Report, scheme: Scheme) -> String {
    let document = Document {
        scenario: report.scenario.clone(),
        ..Document::default()
    };
    picture(figure, sweep, report, &Sheet::new(document.write(), scheme)).svg
}

/// Draws a figure from what was evaluated, as a picture.
pub fn picture(figure: &Figure, sweep: &Sweep, report: &Report, sheet: &Sheet) -> Picture {
    let theme = Theme::svg(sheet.scheme, FINE);
    let plot = figure.plot(sweep, report);
    let width = sheet.room();
    let (assumed, sources) = captions(figure, report);
    let finding = (figure.sentence)(sweep, report);
    let words = Words {
        title: &report.scenario.title,
        finding: &finding,
        under: figure.title,
        notes: [&assumed, &sources],
    };
    laid_out(sheet, &words, &|left| {
        let (wanted, least) = match draw::height(&plot, width) {
            Some(height) => (height, height),
            None => ((width * TALL).round().clamp(HEIGHTS[0], HEIGHTS[1]), LOWEST),
        };
        let height = left.map_or(wanted, |left| left.max(least));
        let size = (width * FINE, height * FINE);
        let mut inner = String::new();
        {
            let pixels = (size.0 as u32, size.1 as u32);
            let area = SVGBackend::with_string(&mut inner, pixels).into_drawing_area();
            // A string never refuses to be written to.
            let _ = draw::ink(&area, &plot, &theme);
            let _ = draw::mark(&area, &plot, &(figure.mark)(report), &theme);
            let _ = area.present();
        }
        let inner = body(&inner);
        let paper = hex(theme.paper());
        let mut out = Out(String::with_capacity(inner.len() + 256));
        out.put("<g transform=\"scale(0.25)\" stroke-linejoin=\"round\">\n");
        match (sheet.transparent, plot.bars.is_empty()) {
            (false, _) => out.put(inner),
            (true, true) => out.put(&seen_through(inner, &paper, size)),
            // Hollow bars are seen through.
            (true, false) => {
                let covers = |line: &&str| {
                    line.starts_with("<rect") && line.to_ascii_lowercase().contains(&paper)
                };
                inner
                    .lines()
                    .filter(|line| !covers(line))
                    .fold(&mut out, |out, line| out.put(line).put("\n"))
            }
        };
        out.put("</g>\n");
        Drawn {
            markup: out.0,
            style: String::new(),
            height,
        }
    })
}

/// The two lines under a figure: what was assumed, and where it comes from.
pub fn captions(figure: &Figure, report: &Report) -> (String, String) {
    (assumed(report), sources(&(figure.sources)(report)))
}

/// Of which cluster something is said: its size and parts, and whose prices.
pub fn assumed(report: &Report) -> String {
    let setup = Setup::of(&report.scenario);
    let own = match report.scenario.overrides.len() {
        0 => String::new(),
        1 => ", one value replaced".to_owned(),
        many => format!(", {many} values replaced"),
    };
    format!(
        "{} {} on {}, {}, {} optics, {} prices{own}",
        human::whole(report.scenario.gpus),
        setup.platform.name,
        setup.fabric.name,
        match setup.topology {
            Topology::Torus => "circuit switches".to_owned(),
            _ => format!("{} × {} per switch", setup.radix, human::port(setup.port)),
        },
        setup.optics.name(),
        report.scenario.buyer.name().to_ascii_lowercase(),
    )
}

/// Who published what stands behind a drawing, as far as a line holds them, and which release drew it.
pub(super) fn sources(data: &[&Datum]) -> String {
    let mut counted: Vec<(usize, &str)> = Vec::new();
    for datum in data {
        let publisher = datum.source().publisher;
        match counted.iter_mut().find(|(_, name)| *name == publisher) {
            Some((count, _)) => *count += 1,
            None => counted.push((1, publisher)),
        }
    }
    super::plot::rising(&mut counted, |(count, _)| -(*count as f64));
    let names = counted.iter().map(|(_, name)| *name);
    let (mut said, mut more) = (String::new(), "");
    for name in names.filter(|name| *name != "Fabriconomics") {
        let first = said.is_empty();
        if !first && (!more.is_empty() || said.len() + name.len() > SOURCES) {
            more = " and others";
            continue;
        }
        said += if first { "" } else { ", " };
        said += name;
    }
    format!("Sources: {said}{more}. Fabriconomics {VERSION}, catalog {CATALOG_DATE}")
}

fn body(svg: &str) -> &str {
    let start = svg.find('>').map_or(0, |end| end + 1);
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    svg.get(start..end).unwrap_or_default().trim_start()
}

/// The text in lines of at most so many letters, where its words allow.
pub(super) fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let line = lines.last_mut().expect("there is always a line");
        if !line.is_empty() && line.chars().count() + word.chars().count() >= most {
            lines.push(word.to_owned());
        } else {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
