//! How something is shared: the pane that is open and what its fields say.

use crate::exports::frame;
use crate::figures::FIGURES;
use crate::figures::sheet::{WIDTH, WIDTHS};
use crate::figures::theme::Scheme;
use crate::scenario::Embed;

use super::subject;

/// The fields of every pane; a pane that is left keeps its own.
pub struct Choice {
    pub pane: &'static str,
    /// Id of the figure whose image or numbers are wanted.
    pub figure: String,
    pub form: String,
    pub snippet: String,
    pub embed: Embed,
    /// Widest the frame may be, as typed.
    pub frame_width: String,
    /// Height the previewed frame said.
    pub tall: u32,
    /// `png` or `svg`.
    pub kind: String,
    pub width: String,
    pub scale: String,
    pub scheme: Scheme,
    pub clear: bool,
}

impl Choice {
    pub fn new() -> Self {
        Self {
            pane: "link",
            figure: FIGURES[0].id.to_owned(),
            form: "markdown".to_owned(),
            snippet: "pandas".to_owned(),
            embed: Embed::of(Embed::CALCULATOR),
            frame_width: String::new(),
            tall: 0,
            kind: "png".to_owned(),
            width: "720".to_owned(),
            scale: "2".to_owned(),
            scheme: subject::scheme(),
            clear: false,
        }
    }

    /// A figure as it is in sight, as a file of a kind.
    pub fn plain(figure: &str, kind: &str) -> Self {
        let own = Self::new();
        Self {
            figure: figure.to_owned(),
            kind: kind.to_owned(),
            // The network has more to show than a curve.
            width: match subject::registered(figure) {
                Some(_) => own.width.clone(),
                None => "1000".to_owned(),
            },
            ..own
        }
    }

    /// Somebody asks about a figure.
    pub fn about(&mut self, figure: &str) {
        self.figure = figure.to_owned();
        self.show(figure);
    }

    fn show(&mut self, what: &str) {
        let (dark, clear) = (self.embed.dark, self.embed.clear);
        self.embed = Embed {
            dark,
            clear,
            ..Embed::of(what)
        };
        self.tall = 0;
    }

    /// A field says something else.
    pub fn set(&mut self, name: &str, value: &str) {
        let on = !value.is_empty();
        match name {
            "figure" => self.about(value),
            "what" => {
                self.show(value);
                if FIGURES.iter().any(|figure| figure.id == value) {
                    self.figure = value.to_owned();
                }
            }
            "form" => self.form = value.to_owned(),
            "snippet" => self.snippet = value.to_owned(),
            "size" => self.embed.size = on,
            "fabric" => self.embed.fabric = on,
            "theme" => {
                self.embed.dark = match value {
                    "dark" => Some(true),
                    "light" => Some(false),
                    _ => None,
                }
            }
            "frame-clear" => self.embed.clear = on,
            "frame-width" => self.frame_width = value.to_owned(),
            "kind" => self.kind = value.to_owned(),
            "width" => self.width = value.to_owned(),
            "scale" => self.scale = value.to_owned(),
            "scheme" => {
                self.scheme = match value {
                    "dark" => Scheme::Dark,
                    _ => Scheme::Light,
                }
            }
            "clear" => self.clear = on,
            _ => {}
        }
    }

    /// The number that is used for what was typed into a field.
    pub fn used(&self, name: &str) -> Option<String> {
        match name {
            "width" => Some(self.width().to_string()),
            "frame-width" => Some(
                self.frame_width()
                    .map_or_else(String::new, |px| px.to_string()),
            ),
            _ => None,
        }
    }

    /// Whether a kind of file is asked for.
    pub fn is(&self, wanted: &str) -> bool {
        self.kind == wanted
    }

    /// Height of the frame: what it said, or what it usually takes.
    pub fn height(&self) -> u32 {
        if self.tall > 0 {
            return self.tall;
        }
        let usual = frame::shown().find(|(id, ..)| *id == self.embed.what);
        usual.map_or(0, |(.., height)| height)
    }

    /// Widest the frame may be; none takes the host's column.
    pub fn frame_width(&self) -> Option<u32> {
        number(&self.frame_width, 200.0, 2_400.0).map(|width| width as u32)
    }

    /// Width of the image in CSS pixels.
    pub fn width(&self) -> f64 {
        number(&self.width, WIDTHS[0], WIDTHS[1]).unwrap_or(WIDTH)
    }

    /// Pixels of the image to the CSS pixel.
    pub fn scale(&self) -> f64 {
        number(&self.scale, 1.0, 4.0).unwrap_or(2.0)
    }
}

/// A number of a field, held inside its ends; none where there is none.
fn number(text: &str, least: f64, most: f64) -> Option<f64> {
    let number = crate::scenario::parse_number(text, false).ok()?;
    number.is_finite().then(|| number.clamp(least, most))
}
