//! How bars stand on a surface: labels before them or above them, room for the totals, and the height that takes.

use crate::figures::bars::names;
use crate::figures::plot::Plot;
use crate::figures::svg::wrapped;
use crate::figures::theme::Theme;

use super::{Frame, LABEL};

/// Below this width labels stand above their bars.
const NARROW: f64 = 440.0;
/// Most of a wide surface's width that labels may take.
const COLUMN: f64 = 0.44;
/// Height of the line of names, of a line of a label, and of the axis.
const NAMES: f64 = 22.0;
pub(super) const LINE: f64 = 15.0;
const AXIS: f64 = 26.0;
/// Width of a letter in parts of its height.
const LETTER: f64 = 0.58;

pub(super) fn width_of(text: &str, css: f64) -> f64 {
    text.chars().count() as f64 * css * LETTER
}

/// How bars stand on a surface so many CSS pixels wide.
pub(super) struct Layout {
    /// Labels above, not before.
    pub narrow: bool,
    /// Letters of a label on one line.
    pub letters: usize,
    /// Width of the labels' column.
    pub column: f64,
    /// Height of the names above the first bar.
    pub head: f64,
    /// Height of one bar with all that belongs to it.
    pub pitch: f64,
}

impl Layout {
    pub fn of(plot: &Plot, width: f64) -> Self {
        let narrow = width < NARROW;
        let room = if narrow { width } else { width * COLUMN };
        let letters = ((room - 12.0) / (LABEL * LETTER)).max(8.0) as usize;
        let (mut lines, mut longest) = (1, 0);
        for bar in &plot.bars {
            let label = wrapped(&bar.label, letters);
            lines = lines.max(label.len());
            for line in label {
                longest = longest.max(line.chars().count());
            }
        }
        let text = lines as f64 * LINE;
        Self {
            narrow,
            letters,
            column: if narrow {
                1.0
            } else {
                longest as f64 * LABEL * LETTER + 12.0
            },
            head: match (names(plot).is_empty(), narrow) {
                (true, _) => 4.0,
                (false, true) => NAMES + 4.0,
                (false, false) => NAMES,
            },
            pitch: if narrow {
                text + 28.0
            } else {
                (text + 6.0).max(27.0)
            },
        }
    }
}

/// Height in CSS pixels that a plot of bars wants at a width; others take what they are given.
pub fn height(plot: &Plot, width: f64) -> Option<f64> {
    let layout = Layout::of(plot, width);
    let bars = plot.bars.len() as f64;
    (bars > 0.0).then(|| (layout.head + bars * layout.pitch + AXIS).round())
}

/// The frame of bars: as wide as leaves room for every total at the end of its bar.
pub(super) fn frame(plot: &Plot, theme: &Theme, (width, height): (u32, u32)) -> Frame {
    let width = f64::from(width) / theme.ratio;
    let layout = Layout::of(plot, width);
    let room = width - layout.column - 2.0;
    let mut across = room - 20.0;
    for bar in &plot.bars {
        let place = plot.x.place(bar.value().max(0.0));
        if place > 0.0 {
            across = across.min((room - 8.0 - width_of(&bar.total, LABEL)) / place);
        }
    }
    Frame {
        left: theme.px(layout.column),
        right: theme.px(layout.column + across.max(0.0)),
        top: theme.px(layout.head),
        bottom: f64::from(height) - theme.px(AXIS),
    }
}
