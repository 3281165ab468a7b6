//! The network drawn: every tier as a row of switches, every layer of links as a bundle as thick as it is wide, grouped so
//! that 64 accelerators and four million fit the same page.
//!
//! A drawing shows representatives and says how many they stand for: `pick` and `fit` choose
//! them, `tree` and `torus` place them for a width, `words` names and counts them, `svg` writes them down.

mod captions;
mod file;
mod fit;
mod grow;
mod hosts;
pub(super) mod pen;
mod pick;
mod route;
mod says;
mod svg;
mod torus;
mod tree;
mod wire;
pub(super) mod words;

use crate::model::Report;
use crate::model::fabric::Shape;

pub use file::{RULES, TINT_AND_RULE, behind, picture};
pub use says::{assumes, sentence, table};

/// Narrowest and widest drawing, in CSS pixels.
pub const WIDTHS: [f64; 2] = [300.0, 1_200.0];

/// A drawn network: places in CSS pixels from the top left.
#[derive(Clone, Debug, PartialEq)]
pub struct Diagram {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
    /// Fabric whose colour it wears, by id.
    pub fabric: &'static str,
    /// The finding, which is the alternative text.
    pub says: String,
    /// What stands under a drawing kept as a file: the scenario in a line.
    pub assumes: String,
    /// Sheets of planes, panels of rails, pods and groups, back to front.
    pub frames: Vec<Frame>,
    /// Links.
    pub bundles: Vec<Bundle>,
    /// One way from the first server to the last.
    pub route: Vec<[f64; 4]>,
    /// Boxes.
    pub nodes: Vec<Node>,
    /// Words.
    pub labels: Vec<Label>,
}

/// A place with a size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub w: f64,
    /// Height.
    pub h: f64,
}

/// What surrounds boxes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// Where.
    pub at: Rect,
    /// What it stands for.
    pub kind: Around,
}

/// What a frame stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Around {
    /// A plane, or a rail that is a fabric of its own.
    Plane,
    /// A full pod.
    Pod,
    /// A group inside a pod.
    Group,
    /// One that is not full, or not there at all.
    Partial,
    /// Cubes that follow one another, and the last the first.
    Ring,
    /// The bandwidth of a layer as a width, of copper or of light.
    Flow {
        /// Copper, not light.
        copper: bool,
    },
}

/// Links of one layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Bundle {
    /// Layer: 0 links hosts to leaves.
    pub layer: usize,
    /// Copper, not light.
    pub copper: bool,
    /// Width of each line.
    pub thick: f64,
    /// From lower to upper end: x, y, x, y.
    pub lines: Vec<[f64; 4]>,
}

/// A box.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Node {
    /// Where.
    pub at: Rect,
    /// What.
    pub kind: Kind,
}

/// What a box is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A packet switch.
    Switch,
    /// A circuit switch.
    Circuit,
    /// A place where a full pod has a switch and this one has none.
    Absent,
    /// A server with so many ports drawn.
    Host(u8),
    /// A rack with so many ports drawn.
    Rack(u8),
    /// A place for one that is not there.
    NoHost,
    /// An accelerator.
    Gpu,
    /// A box of which nothing inside is drawn: a server, a rack or a site.
    Box,
    /// A cube of a torus, with so many layers of accelerators filled, of so many.
    Cube(u8, u8),
    /// More of the same.
    More,
}

/// How a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A count.
    Count,
    /// What is counted.
    Name,
    /// What else is to say.
    Note,
    /// What stands out: an oversubscription, a pod that is not full.
    Strong,
}

/// Which point of a text its place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// The words.
    pub text: String,
    /// Anchor and baseline.
    pub at: (f64, f64),
    /// Size in CSS pixels.
    pub size: f64,
    /// How it is set.
    pub voice: Voice,
    /// Which point `at` is.
    pub anchor: Anchor,
}

/// Draws a scenario's network for a width; none where nothing can be built.
pub fn network(report: &Report, width: f64) -> Option<Diagram> {
    let fabric = &report.network.as_ref().ok()?.fabric;
    let [least, most] = WIDTHS;
    let width = if width.is_finite() {
        width.clamp(least, most).floor()
    } else {
        least
    };
    let mut pen = pen::Pen::new(fabric, width);
    match &fabric.shape {
        Shape::Trees(_) => tree::draw(&mut pen, fabric),
        Shape::Torus(torus) => torus::draw(&mut pen, fabric, torus),
    }
    let mut diagram = pen.done();
    diagram.says = sentence(report);
    diagram.assumes = says::assumes(fabric);
    Some(diagram)
}
