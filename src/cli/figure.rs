//! The command `figure`: a figure of the registry, or a drawing, as an SVG or a PNG.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use crate::analysis::{headline, sweep};
use crate::figures::drawings::{DRAWINGS, drawing};
use crate::figures::sheet::{Picture, Sheet};
use crate::figures::theme::Scheme;
use crate::figures::{FIGURES, cards, figure, svg};
use crate::model::evaluate;
use crate::scenario::Document;

use super::output::{deliver, fail, notice, refuse};
use super::{open, raster};

/// What is drawn, of which scenario, how large, and where to.
#[derive(Args)]
pub struct Figure {
    /// Which: see `figures`
    id: String,
    /// A link, a fragment, a query, or @FILE; empty is the default scenario
    #[arg(default_value = "")]
    link: String,
    /// The file to write; standard output without it
    #[arg(long)]
    out: Option<PathBuf>,
    /// How it is written; without it as the file's name ends, or as SVG
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Width in CSS pixels, of which 96 make an inch
    #[arg(long, default_value_t = 720, value_parser = clap::value_parser!(u16).range(320..=2400))]
    width: u16,
    /// Height in CSS pixels; what the figure needs without it
    #[arg(long, value_parser = clap::value_parser!(u16).range(200..=4800))]
    height: Option<u16>,
    /// PNG pixels for each CSS pixel [default: 2]
    #[arg(long, value_parser = scale)]
    scale: Option<f64>,
    /// Dark colours
    #[arg(long)]
    dark: bool,
    /// No background
    #[arg(long)]
    transparent: bool,
    /// Address of a page the link in the figure opens
    #[arg(long, value_name = "URL")]
    page: Option<String>,
    /// Puts the fonts into an SVG, so that it looks the same where they are not installed
    #[arg(long)]
    embed_fonts: bool,
}

/// A format of pictures.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Lines and letters
    Svg,
    /// Pixels
    Png,
}

impl Figure {
    /// Draws it.
    pub fn run(self) -> ExitCode {
        let format = match self.format() {
            Ok(format) => format,
            Err(line) => return refuse(&line),
        };
        let (document, _) = open(&self.link);
        let picture = match self.picture(document, format) {
            Ok(picture) => picture,
            Err(why) => return fail(&why),
        };
        if let Some(height) = self
            .height
            .filter(|height| picture.height > f64::from(*height))
        {
            return refuse(&format!(
                "--height {height} is too low for this figure at a width of {}: it needs {}",
                self.width, picture.height
            ));
        }
        if format == Format::Svg {
            return deliver(&picture.svg, self.out);
        }
        let scale = self.scale.unwrap_or(2.0);
        let pixels = picture.width * picture.height * scale * scale;
        if pixels > raster::MOST_PIXELS {
            return refuse(&format!(
                "a picture has at most {:.0} million pixels and this one would have {:.0}: choose a smaller --width, --height or --scale",
                raster::MOST_PIXELS / 1e6,
                pixels / 1e6
            ));
        }
        match raster::png(&picture, scale) {
            Ok((bytes, missing)) => {
                if !missing.is_empty() {
                    notice(&format!(
                        "the fonts have no {missing}; an empty box stands for it."
                    ));
                }
                deliver(&bytes, self.out)
            }
            Err(why) => fail(&format!("the figure could not be drawn: {why}")),
        }
    }

    /// How it is written, if what was asked for goes together.
    fn format(&self) -> Result<Format, String> {
        if figure(&self.id).is_none() && drawing(&self.id).is_none() {
            let ids = FIGURES.iter().map(|figure| figure.id);
            let ids: Vec<_> = ids.chain(DRAWINGS.map(|drawing| drawing.id)).collect();
            return Err(format!(
                "there is no figure called '{}': choose {}",
                self.id,
                ids.join(", ")
            ));
        }
        let format = match self.format {
            Some(format) => format,
            None => ending(self.out.as_deref())?,
        };
        let page = self.page.as_deref().unwrap_or_default();
        if !page.is_empty() && Sheet::page(page).is_empty() {
            return Err(format!(
                "'{page}' is no address of a page: https://… is wanted"
            ));
        }
        match format {
            Format::Svg if self.scale.is_some() => {
                Err("--scale is for a PNG: an SVG has no pixels".to_owned())
            }
            Format::Png if self.embed_fonts => {
                Err("--embed-fonts is for an SVG: a PNG has no letters".to_owned())
            }
            Format::Png if self.out.is_none() && io::stdout().is_terminal() => {
                Err("a PNG is not for a terminal: name a file with --out, or pipe it".to_owned())
            }
            format => Ok(format),
        }
    }

    /// The picture; or what the network would need to be built.
    fn picture(&self, document: Document, format: Format) -> Result<Picture, String> {
        let report = evaluate(&document.scenario);
        // A picture opens the page, not a frame of it.
        let document = Document {
            embed: None,
            ..document
        };
        let sheet = self.sheet(document.write_with(&headline(&report)), format);
        if let Some(figure) = figure(&self.id) {
            let swept = sweep(&document.scenario);
            return Ok(svg::picture(figure, &swept, &report, &sheet));
        }
        let drawn = drawing(&self.id).and_then(|drawing| drawing.picture(&report, &sheet));
        match &report.network {
            Err(no) => Err(cards::verdict(&report, no)),
            Ok(_) => drawn.ok_or_else(|| "the network cannot be drawn".to_owned()),
        }
    }

    fn sheet(&self, link: String, format: Format) -> Sheet {
        let scheme = if self.dark {
            Scheme::Dark
        } else {
            Scheme::Light
        };
        let fonts = match self.embed_fonts && format == Format::Svg {
            true => raster::font_rules(),
            false => String::new(),
        };
        Sheet {
            width: f64::from(self.width),
            height: self.height.map(f64::from),
            transparent: self.transparent,
            page: self.page.clone().unwrap_or_default(),
            fonts,
            ..Sheet::new(link, scheme)
        }
    }
}

/// The format a file's name asks for.
fn ending(out: Option<&Path>) -> Result<Format, String> {
    let ending = out
        .and_then(|out| out.extension())
        .map(|ending| ending.to_string_lossy());
    match ending.map(|ending| ending.to_ascii_lowercase()).as_deref() {
        None | Some("svg") => Ok(Format::Svg),
        Some("png") => Ok(Format::Png),
        Some(other) => Err(format!(
            "a figure is not written as .{other}: name a .svg or a .png, or say --format"
        )),
    }
}

fn scale(text: &str) -> Result<f64, String> {
    let scale: Result<f64, _> = text.parse();
    scale
        .ok()
        .filter(|scale| (0.5..=8.0).contains(scale))
        .ok_or_else(|| "0.5 to 8 is wanted".to_owned())
}
