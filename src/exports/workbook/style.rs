//! How a cell looks: what it is, and the unit its number is written in.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

/// The family of the page; a program without it takes the sans it has, as `FAMILY` says.
pub const FONT: &str = "IBM Plex Sans";
/// A sans in the file's own terms.
const SANS: u8 = 2;
/// Size of text, in points.
pub const SIZE: f64 = 10.0;

const INK: u32 = 0x1b_1a18;
const QUIET: u32 = 0x6b_675f;
const HAIR: u32 = 0xd9_d5cb;
const BLUE: u32 = 0x1f_4fbf;
const BLUE_PAPER: u32 = 0xf1_f5fd;
const GREEN: u32 = 0x1d_6b3a;
const RED: u32 = 0xa3_2a2a;

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// The title of a sheet.
    Title,
    /// The sentence below it.
    Lead,
    /// The head of a group of rows.
    Section,
    /// The head of a column of words.
    Head,
    /// The head of a column of numbers.
    HeadRight,
    /// What a row is.
    Words,
    /// Words to the right of a number.
    Beside,
    /// The head of a column of those.
    HeadBeside,
    /// A sentence that runs over the cells beside it.
    Prose,
    /// A remark.
    Quiet,
    /// A remark of several lines.
    Note,
    /// A number for the reader to change.
    Input,
    /// A number that was chosen elsewhere.
    Given,
    /// What a formula comes to.
    Result,
    /// A sum.
    Total,
    /// What a sum is.
    TotalWords,
    /// A sentence that a formula makes.
    Verdict,
}

/// The unit a number is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// No number, or any.
    Plain,
    /// A whole number of things.
    Whole,
    /// A number to a tenth.
    Tenths,
    /// A small number.
    Fine,
    /// Whole dollars.
    Dollars,
    /// Dollars and cents.
    Cents,
    /// A hundredth.
    Share,
    /// Watts.
    Watts,
    /// A multiple.
    Times,
    /// A difference, in powers of ten.
    Tiny,
    /// A count, or more than any count.
    Least,
}

impl Unit {
    fn pattern(self) -> &'static str {
        match self {
            Self::Plain => "General",
            Self::Whole | Self::Watts => "#,##0",
            Self::Tenths => "#,##0.0",
            Self::Fine => "0.0000",
            Self::Dollars => "\"$\"#,##0",
            Self::Cents => "\"$\"#,##0.00",
            Self::Share => "0.0%",
            Self::Times => "0.000",
            Self::Least => "[>=1000000000000]\"–\";#,##0",
            Self::Tiny => "0E+00;-0E+00;0",
        }
    }
}

/// A look and a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Style {
    /// What the cell is.
    pub look: Look,
    /// The unit of its number.
    pub unit: Unit,
}

impl Look {
    /// The look of a cell without a number.
    pub const fn plain(self) -> Style {
        self.of(Unit::Plain)
    }

    /// The look of a cell with a number in this unit.
    pub const fn of(self, unit: Unit) -> Style {
        Style { look: self, unit }
    }
}

/// The text of every cell that says nothing else.
pub fn base() -> Format {
    Format::new()
        .set_font_name(FONT)
        .set_font_family(SANS)
        .set_font_size(SIZE)
        .set_font_color(Color::RGB(INK))
        .set_align(FormatAlign::Top)
}

impl Style {
    /// As the file says it.
    pub fn format(self) -> Format {
        let ink = |format: Format, colour: u32| format.set_font_color(Color::RGB(colour));
        let line = |format: Format| {
            format
                .set_border_bottom(FormatBorder::Hair)
                .set_border_bottom_color(Color::RGB(HAIR))
        };
        let rule = |format: Format| {
            format
                .set_border_top(FormatBorder::Thin)
                .set_border_top_color(Color::RGB(INK))
                .set_bold()
        };
        let head = || {
            ink(base(), QUIET)
                .set_font_size(9.0)
                .set_text_wrap()
                .set_align(FormatAlign::Bottom)
                .set_border_bottom(FormatBorder::Thin)
                .set_border_bottom_color(Color::RGB(INK))
        };
        let right = |format: Format| format.set_align(FormatAlign::Right);
        let format = match self.look {
            Look::Title => base().set_font_size(16.0).set_bold(),
            Look::Lead | Look::Quiet => ink(base(), QUIET),
            Look::Section => base()
                .set_bold()
                .set_font_size(11.0)
                .set_align(FormatAlign::Bottom),
            Look::Head => head(),
            Look::HeadRight => right(head()),
            Look::HeadBeside => head().set_align(FormatAlign::Left).set_indent(1),
            Look::Words => line(base()).set_align(FormatAlign::Left),
            Look::Beside => line(base()).set_align(FormatAlign::Left).set_indent(1),
            Look::Prose => base(),
            Look::Note => line(ink(base(), QUIET))
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_indent(1),
            Look::Input => {
                right(line(ink(base(), BLUE))).set_background_color(Color::RGB(BLUE_PAPER))
            }
            Look::Given => right(line(ink(base(), QUIET))),
            Look::Result => right(line(base())),
            Look::Total => right(rule(base())),
            Look::TotalWords => rule(base()),
            Look::Verdict => base().set_bold(),
        };
        match self.unit {
            Unit::Plain => format,
            unit => format.set_num_format(unit.pattern()),
        }
    }
}

/// A check that holds.
pub fn yes() -> Format {
    Format::new().set_font_color(Color::RGB(GREEN))
}

/// A check that does not.
pub fn no() -> Format {
    Format::new().set_font_color(Color::RGB(RED))
}
