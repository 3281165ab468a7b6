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
        Self::with(scheme, ratio, 1.0)
    }

    /// For an SVG whose view box is so many times its size: plotters' coordinates are whole numbers, and a finer grid
    /// keeps curves smooth.
    pub fn svg(scheme: Scheme, ratio: f64) -> Self {
        Self::with(scheme, ratio, 1.24)
    }

    /// A ratio nobody can draw at counts as one: a browser may say 0 while it is being asked.
    fn with(scheme: Scheme, ratio: f64, text: f64) -> Self {
        let ratio = if (0.1..=100.0).contains(&ratio) {
            ratio
        } else {
            1.0
        };
        Self {
            scheme,
            ratio,
            text,
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
        self.pick(0xfb_fa_f7, 0x14_14_13)
    }

    /// Main text.
    pub fn ink(&self) -> RGBColor {
        self.pick(0x1b_1a_18, 0xee_ec_e6)
    }

    /// Labels.
    pub fn soft(&self) -> RGBColor {
        self.pick(0x56_53_4d, 0xb9_b5_ac)
    }

    /// Context lines.
    pub fn faint(&self) -> RGBColor {
        self.pick(0x6e_69_5f, 0x98_94_8a)
    }

    /// Grid.
    pub fn grid(&self) -> RGBColor {
        self.pick(0xeb_e8_e0, 0x25_25_23)
    }

    /// The paint of a meaning.
    pub fn of(&self, ink: Ink) -> RGBColor {
        match ink {
            Ink::Main => self.ink(),
            Ink::Faint => self.faint(),
            Ink::Fabric("infiniband") => self.pick(0x0f_4c_94, 0x8c_c8_f8),
            Ink::Fabric("spectrum-x") => self.pick(0x0a_7b_5c, 0x43_cc_98),
            Ink::Fabric("ethernet") => self.pick(0xbf_47_04, 0xf2_7a_3f),
            Ink::Fabric("ultra-ethernet") => self.pick(0xb0_39_8e, 0xd5_74_c0),
            Ink::Fabric(_) => self.pick(0x5a_46_00, 0xef_d3_6a),
            Ink::Series(0) => self.ink(),
            Ink::Series(1) => self.pick(0x0f_4c_94, 0x8c_c8_f8),
            Ink::Series(2) => self.pick(0xbf_47_04, 0xf2_7a_3f),
            Ink::Series(3) => self.pick(0xb0_39_8e, 0xd5_74_c0),
            // Parts of a network. Told apart by eyes that miss red, green or blue: tests/figures/theme.rs.
            Ink::Series(4) => self.pick(0x16_32_6e, 0x5b_8f_dc),
            Ink::Series(5) => self.pick(0xb0_4a_05, 0xfb_7a_2c),
            Ink::Series(6) => self.pick(0x12_80_6f, 0xb4_ef_e3),
            Ink::Series(_) => self.pick(0x4a_20_38, 0xc4_82_9f),
        }
    }
}
