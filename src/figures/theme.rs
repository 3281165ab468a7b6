//! Paint and type of the figures: the same tokens as `assets/app.css`, in both themes, at any pixel ratio.

use plotters::style::RGBColor;

use super::plot::Ink;

/// A colour scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

/// The paint, and every length in device pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Theme {
    /// Which scheme.
    pub scheme: Scheme,
    /// Device pixels for each CSS pixel.
    pub ratio: f64,
    /// What the text size is multiplied by: plotters writes SVG text at size ÷ 1.24, canvas text at its size.
    text: f64,
}

/// Family of every text in a figure.
pub const FAMILY: &str = "IBM Plex Sans, system-ui, sans-serif";

impl Theme {
    /// For a canvas with so many device pixels to the CSS pixel.
    pub fn canvas(scheme: Scheme, ratio: f64) -> Self {
        Self {
            scheme,
            ratio,
            text: 1.0,
        }
    }

    /// For an SVG whose view box is so many times its size: plotters' coordinates are whole numbers, and a finer grid
    /// keeps curves smooth.
    pub fn svg(scheme: Scheme, ratio: f64) -> Self {
        Self {
            scheme,
            ratio,
            text: 1.24,
        }
    }

    /// A length given in CSS pixels.
    pub fn px(&self, css: f64) -> f64 {
        css * self.ratio
    }

    /// Size of a text given in CSS pixels.
    pub fn text(&self, css: f64) -> f64 {
        css * self.ratio * self.text
    }

    fn pick(&self, light: u32, dark: u32) -> RGBColor {
        let hex = if self.scheme == Scheme::Light {
            light
        } else {
            dark
        };
        RGBColor((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
    }

    /// Background.
    pub fn paper(&self) -> RGBColor {
        self.pick(0xfb_fa_f7, 0x13_14_13)
    }

    /// Main text.
    pub fn ink(&self) -> RGBColor {
        self.pick(0x1c_1b_19, 0xee_ec_e6)
    }

    /// Labels.
    pub fn soft(&self) -> RGBColor {
        self.pick(0x5e_5b_55, 0xb3_af_a6)
    }

    /// Context lines.
    pub fn faint(&self) -> RGBColor {
        self.pick(0x71_6c_63, 0x8b_87_7f)
    }

    /// Grid.
    pub fn grid(&self) -> RGBColor {
        self.pick(0xec_e9_e2, 0x24_25_23)
    }

    /// The paint of a meaning.
    pub fn of(&self, ink: Ink) -> RGBColor {
        match ink {
            Ink::Main => self.ink(),
            Ink::Faint => self.faint(),
            Ink::Fabric("infiniband") => self.pick(0x00_72_b2, 0x5a_b0_e6),
            Ink::Fabric("spectrum-x") => self.pick(0x0b_7d_5b, 0x4f_c7_9b),
            Ink::Fabric("ethernet") => self.pick(0xc4_50_0a, 0xf0_8a_4b),
            Ink::Fabric("ultra-ethernet") => self.pick(0x7a_4f_a3, 0xb5_92_dd),
            Ink::Fabric(_) => self.pick(0xa8_79_00, 0xdc_b3_45),
            Ink::Series(0) => self.ink(),
            Ink::Series(1) => self.pick(0x00_72_b2, 0x5a_b0_e6),
            Ink::Series(2) => self.pick(0xc4_50_0a, 0xf0_8a_4b),
            Ink::Series(_) => self.pick(0x7a_4f_a3, 0xb5_92_dd),
        }
    }
}
