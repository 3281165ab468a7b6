//! A figure as a drawing to keep: finding, plot and source line in one SVG that stands alone.

use plotters::drawing::IntoDrawingArea;
use plotters_svg::SVGBackend;

use crate::analysis::{Sweep, sweep};
use crate::catalog::CATALOG_DATE;
use crate::model::{Report, VERSION, evaluate};
use crate::scenario::{Scenario, Setup, Topology};
use crate::units::human;

use super::theme::{Scheme, Theme};
use super::{Figure, draw};

/// Width of the drawing in CSS pixels.
pub const WIDTH: u32 = 720;
const PLOT_HEIGHT: f64 = 380.0;
const MARGIN: f64 = 24.0;
/// View box units for each CSS pixel.
const FINE: f64 = 4.0;
/// Letters of the finding that fit on a line.
const LINE: usize = 66;
/// Letters of the names of sources that fit on theirs.
const SOURCES: usize = 48;

/// Draws a scenario's figure.
pub fn figure(figure: &Figure, scenario: &Scenario, scheme: Scheme) -> String {
    let (report, swept) = (evaluate(scenario), sweep(scenario));
    drawing(figure, &swept, &report, scheme)
}

/// Draws a figure from what was evaluated.
pub fn drawing(figure: &Figure, sweep: &Sweep, report: &Report, scheme: Scheme) -> String {
    let theme = Theme::svg(scheme, FINE);
    let plot = figure.plot(sweep, report);
    let tall = draw::height(&plot, f64::from(WIDTH) - 2.0 * MARGIN).unwrap_or(PLOT_HEIGHT);
    let mut inner = String::new();
    let size = ((f64::from(WIDTH) - 2.0 * MARGIN) * FINE, tall * FINE);
    {
        let area =
            SVGBackend::with_string(&mut inner, (size.0 as u32, size.1 as u32)).into_drawing_area();
        // A string never refuses to be written to.
        let _ = draw::ink(&area, &plot, &theme);
        let _ = draw::mark(&area, &plot, &(figure.mark)(report), &theme);
        let _ = area.present();
    }
    let inner = body(&inner);
    let finding = wrapped(&(figure.sentence)(sweep, report), LINE);
    let head = 34.0 + 26.0 * finding.len() as f64 + 22.0;
    let height = head + tall + 62.0;
    let colour =
        |rgb: plotters::style::RGBColor| format!("#{:02x}{:02x}{:02x}", rgb.0, rgb.1, rgb.2);
    let (ink, soft, paper) = (
        colour(theme.ink()),
        colour(theme.soft()),
        colour(theme.paper()),
    );
    let title = escaped(&(figure.sentence)(sweep, report));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"finding\">\n\
         <title id=\"finding\">{title}</title>\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{paper}\"/>\n"
    );
    for (row, line) in finding.iter().enumerate() {
        let y = 34.0 + 26.0 * row as f64 + 6.0;
        out += &format!(
            "<text x=\"{MARGIN}\" y=\"{y}\" font-family=\"IBM Plex Serif, Georgia, serif\" font-weight=\"500\" font-size=\"20\" fill=\"{ink}\">{}</text>\n",
            escaped(line)
        );
    }
    let small = |y: f64, text: &str| {
        format!(
            "<text x=\"{MARGIN}\" y=\"{y}\" font-family=\"IBM Plex Sans, system-ui, sans-serif\" font-size=\"12\" fill=\"{soft}\">{}</text>\n",
            escaped(text)
        )
    };
    out += &small(head - 12.0, figure.title);
    out += &format!(
        "<g transform=\"translate({MARGIN} {head}) scale({})\" stroke-linejoin=\"round\">\n{inner}</g>\n",
        1.0 / FINE
    );
    let (first, second) = captions(figure, report);
    out += &small(height - 34.0, &first);
    out += &small(height - 16.0, &second);
    out + "</svg>\n"
}

/// The two lines under a figure: what was assumed, and where it comes from.
pub fn captions(figure: &Figure, report: &Report) -> (String, String) {
    let setup = Setup::of(&report.scenario);
    let own = match report.scenario.overrides.len() {
        0 => String::new(),
        1 => ", one value replaced".to_owned(),
        many => format!(", {many} values replaced"),
    };
    let assumed = format!(
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
    );
    let mut counted: Vec<(usize, &str)> = Vec::new();
    for datum in (figure.sources)(report) {
        let publisher = datum.source.publisher;
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
    let sources = format!("Sources: {said}{more}. Fabriconomics {VERSION}, catalog {CATALOG_DATE}");
    (assumed, sources)
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

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
