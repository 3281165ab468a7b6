//! What draws: the measures of a page of some width, and everything put on it so far.

use crate::model::fabric::Fabric;

use super::pick::Span;
use super::words::Lines;
use super::{Anchor, Around, Bundle, Diagram, Frame, Kind, Label, Node, Rect, Voice};

/// The page, and what is on it.
pub struct Pen {
    diagram: Diagram,
    /// One column of words instead of two.
    pub narrow: bool,
    /// Where boxes and links go, between the columns of words.
    pub field: Span,
    /// Left edge of the words about links.
    pub links: f64,
    /// Width of a column of words.
    pub column: f64,
    /// From one line of words to the next.
    pub lead: f64,
    /// Height of a switch.
    pub tall: f64,
}

impl Pen {
    pub fn new(fabric: &Fabric, width: f64) -> Self {
        let (narrow, wide) = (width < 660.0, width >= 860.0);
        let column = match (narrow, wide) {
            (true, _) => 114.0,
            (_, true) => 152.0,
            _ => 132.0,
        };
        let (left, right) = match (narrow, wide) {
            (true, _) => (column + 8.0, 1.0),
            (_, true) => (column + 14.0, column + 36.0),
            _ => (column + 10.0, column + 30.0),
        };
        Self {
            diagram: Diagram {
                width,
                height: 0.0,
                fabric: fabric.setup.fabric.id,
                says: String::new(),
                assumes: String::new(),
                frames: Vec::new(),
                bundles: Vec::new(),
                route: Vec::new(),
                nodes: Vec::new(),
                labels: Vec::new(),
            },
            narrow,
            field: Span {
                from: left,
                to: width - right,
            },
            links: if narrow { 0.0 } else { width - column },
            column,
            lead: if narrow { 14.5 } else { 17.0 },
            tall: if narrow { 8.0 } else { 10.0 },
        }
    }

    pub fn done(self) -> Diagram {
        self.diagram
    }

    pub fn height(&mut self, height: f64) {
        self.diagram.height = height.ceil();
    }

    pub fn frame(&mut self, at: Rect, kind: Around) {
        self.diagram.frames.push(Frame { at, kind });
    }

    /// Frames below everything that is there already, the outermost first.
    pub fn under<const MANY: usize>(&mut self, frames: [(Rect, Around); MANY]) {
        let frames = frames.map(|(at, kind)| Frame { at, kind });
        self.diagram.frames.splice(0..0, frames);
    }

    /// A box by its middle.
    pub fn node(&mut self, (x, y): (f64, f64), (w, h): (f64, f64), kind: Kind) {
        let at = Rect {
            x: x - w / 2.0,
            y: y - h / 2.0,
            w,
            h,
        };
        self.diagram.nodes.push(Node { at, kind });
    }

    pub fn nodes(&self) -> &[Node] {
        &self.diagram.nodes
    }

    pub fn route(&mut self, lines: Vec<[f64; 4]>) {
        self.diagram.route = lines;
    }

    pub fn bundle(&mut self, bundle: Bundle) {
        if !bundle.lines.is_empty() {
            self.diagram.bundles.push(bundle);
        }
    }

    pub fn size(&self, voice: Voice) -> f64 {
        match (voice, self.narrow) {
            (Voice::Count, true) => 14.0,
            (Voice::Count, false) => 17.0,
            (_, true) => 11.5,
            (Voice::Name, false) => 13.0,
            (_, false) => 12.0,
        }
    }

    pub fn text(&mut self, at: (f64, f64), voice: Voice, anchor: Anchor, text: String) {
        self.diagram.labels.push(Label {
            size: self.size(voice),
            text,
            at,
            voice,
            anchor,
        });
    }

    /// A text around a middle, kept inside the field.
    pub fn caption(&mut self, (x, y): (f64, f64), voice: Voice, text: String) {
        let half = measure(&text, self.size(voice)) / 2.0;
        let most = self.diagram.width - 1.0 - half;
        let x = x.max(self.field.from + half).min(most);
        self.text((x, y), voice, Anchor::Middle, text);
    }

    /// Lines broken to a width.
    pub fn wrapped(&self, lines: Lines, width: f64) -> Lines {
        let mut all = Lines::new();
        for (voice, text) in lines {
            let size = self.size(voice);
            let mut line = String::new();
            for word in text.split(' ') {
                if !line.is_empty() {
                    if measure(&line, size) + measure(word, size) + 0.24 * size > width {
                        all.push((voice, std::mem::take(&mut line)));
                    } else {
                        line.push(' ');
                    }
                }
                line.push_str(word);
            }
            all.push((voice, line));
        }
        all
    }

    /// Lines below one another, the first with its middle at a height.
    pub fn block(&mut self, (x, y): (f64, f64), anchor: Anchor, lines: &Lines) {
        let mut y = y;
        for (place, (voice, text)) in lines.iter().enumerate() {
            y += if place == 0 {
                0.36 * self.size(*voice)
            } else {
                self.lead
            };
            self.text((x, y), *voice, anchor, text.clone());
        }
    }
}

/// How wide a text is set in Plex Sans, or a little wider: figures are equally wide, letters by their kind.
pub fn measure(text: &str, size: f64) -> f64 {
    let em = |letter: char| match letter {
        '\u{202f}' => 0.12,
        ' ' | '\u{a0}' => 0.24,
        ',' | '.' | ':' | ';' | 'i' | 'l' | 'j' | '(' | ')' => 0.3,
        'f' | 't' | 'r' | '-' | '/' | 'I' => 0.41,
        'm' | 'M' | 'W' => 0.88,
        'w' => 0.8,
        '0'..='9' | '×' | '–' => 0.6,
        'A'..='Z' => 0.69,
        _ => 0.58,
    };
    text.chars().map(em).sum::<f64>() * size
}

impl Label {
    /// The room it takes, near enough.
    pub fn room(&self) -> Rect {
        let w = measure(&self.text, self.size);
        let before = match self.anchor {
            Anchor::Start => 0.0,
            Anchor::Middle => w / 2.0,
            Anchor::End => w,
        };
        Rect {
            x: self.at.0 - before,
            y: self.at.1 - 0.78 * self.size,
            w,
            h: self.size,
        }
    }
}
