//! The drawing written down for the page, whose style sheet paints it: numbers to a tenth of a pixel, texts as texts.

use crate::figures::markup::Out;

use super::{Anchor, Around, Bundle, Diagram, Frame, Kind, Label, Node, Rect, Voice};

impl Out {
    fn rect(&mut self, class: &str, at: Rect, round: f64) {
        self.put("<rect class=\"").put(class).put("\"");
        self.attr("x", at.x)
            .attr("y", at.y)
            .attr("width", at.w)
            .attr("height", at.h);
        self.attr("rx", round).put("/>");
    }

    fn frame(&mut self, frame: &Frame) {
        let (class, round) = match frame.kind {
            Around::Plane => ("net-plane", 3.0),
            Around::Pod => ("net-pod", 2.0),
            Around::Group => ("net-group", 2.0),
            Around::Flow { copper: false } => ("net-flow", 0.0),
            Around::Flow { copper: true } => ("net-flow net-copper", 0.0),
            Around::Ring => ("net-ring", 14.0),
            Around::Partial => ("net-partial", 2.0),
        };
        self.rect(class, frame.at, round);
    }

    fn bundle(&mut self, bundle: &Bundle) {
        self.put(if bundle.copper {
            "<path class=\"net-link net-copper\""
        } else {
            "<path class=\"net-link\""
        });
        self.attr("stroke-width", bundle.thick).put(" d=\"");
        self.lines(&bundle.lines);
        self.put("\"/>");
    }

    fn lines(&mut self, lines: &[[f64; 4]]) {
        for [x1, y1, x2, y2] in lines {
            self.line(&[(*x1, *y1), (*x2, *y2)], false);
        }
    }

    fn node(&mut self, node: &Node) {
        let at = node.at;
        match node.kind {
            Kind::Switch => self.rect("net-switch", at, 1.5),
            Kind::Absent => self.rect("net-absent", at, 1.5),
            Kind::NoHost => self.rect("net-absent", at, 2.0),
            Kind::Gpu => self.rect("net-switch", at, at.w / 2.0),
            Kind::Box => self.rect("net-host", at, 1.5),
            Kind::Circuit => {
                let r = (at.h * 0.75).min(at.w * 0.7);
                let (x, y) = (at.x + at.w / 2.0, at.y + at.h / 2.0);
                self.put("<path class=\"net-circuit\" d=\"M")
                    .num(x)
                    .put(" ")
                    .num(y - r)
                    .put("L")
                    .num(x + r)
                    .put(" ")
                    .num(y);
                self.put("L")
                    .num(x)
                    .put(" ")
                    .num(y + r)
                    .put("L")
                    .num(x - r)
                    .put(" ")
                    .num(y)
                    .put("Z\"/>");
            }
            Kind::Host(ports) | Kind::Rack(ports) => {
                self.rect("net-host", at, 1.5);
                if matches!(node.kind, Kind::Rack(_)) {
                    self.put("<path class=\"net-trays\" d=\"");
                    for tray in [11.0, 15.0, 19.0, 23.0] {
                        self.put("M")
                            .num(at.x + 3.0)
                            .put(" ")
                            .num(at.y + tray)
                            .put("h")
                            .num(at.w - 6.0);
                    }
                    self.put("\"/>");
                }
                self.put("<path class=\"net-ports\" d=\"");
                let step = at.w / f64::from(ports);
                for port in 0..ports {
                    self.put("M")
                        .num(at.x + (f64::from(port) + 0.5) * step)
                        .put(" ")
                        .num(at.y + 3.0)
                        .put("v4");
                }
                self.put("\"/>");
            }
            Kind::Cube(full, edge) => self.cube(at, full, edge),
            Kind::More => {
                self.put("<path class=\"net-more\" d=\"");
                let y = at.y + at.h / 2.0;
                let step = (at.w / 3.0).min(4.0);
                for dot in [-step, 0.0, step] {
                    self.put("M")
                        .num(at.x + at.w / 2.0 + dot)
                        .put(" ")
                        .num(y)
                        .put("h0");
                }
                self.put("\"/>");
            }
        }
    }

    fn line(&mut self, points: &[(f64, f64)], close: bool) {
        for (place, (x, y)) in points.iter().enumerate() {
            self.put(if place == 0 { "M" } else { "L" })
                .num(*x)
                .put(" ")
                .num(*y);
        }
        if close {
            self.put("Z");
        }
    }

    /// A cube seen from a corner; layers that are not there are dashed.
    fn cube(&mut self, at: Rect, full: u8, edge: u8) {
        let (x, a, b) = (at.x + at.w / 2.0, at.w / 2.0, at.w / 4.0);
        let high = at.h - 2.0 * b;
        let layer = high / f64::from(edge.max(1));
        let empty = f64::from(edge.saturating_sub(full)) * layer;
        // Corners of the upper face of the cube, and of what stands in it.
        let face = |y: f64| [(x, y), (x + a, y + b), (x, y + 2.0 * b), (x - a, y + b)];
        let [back, right, front, left] = face(at.y + empty);
        let down = |(x, y): (f64, f64)| (x, y + high - empty);
        for (class, points) in [
            ("under", [back, right, down(front), left]),
            ("under", [left, down(left), down(front), down(right)]),
            ("upper", [back, right, front, left]),
            ("left", [left, front, down(front), down(left)]),
            ("right", [front, right, down(right), down(front)]),
        ] {
            self.put("<path class=\"net-cube net-")
                .put(class)
                .put("\" d=\"");
            self.line(&points, true);
            self.put("\"/>");
        }
        self.put("<path class=\"net-lattice\" d=\"");
        let between = |one: (f64, f64), other: (f64, f64), part: f64| {
            (
                one.0 + (other.0 - one.0) * part,
                one.1 + (other.1 - one.1) * part,
            )
        };
        for step in 1..edge {
            let part = f64::from(step) / f64::from(edge);
            let (one, two) = (between(left, front, part), between(front, right, part));
            self.line(&[between(back, right, part), one, down(one)], false);
            self.line(&[between(left, back, part), two, down(two)], false);
            if step < full {
                let lower = |(x, y): (f64, f64)| (x, y + f64::from(step) * layer);
                self.line(&[lower(left), lower(front), lower(right)], false);
            }
        }
        self.put("\"/>");
        if full < edge {
            self.put("<path class=\"net-absent\" d=\"");
            self.line(&face(at.y), true);
            for (x, y) in [face(at.y)[1], face(at.y)[2], face(at.y)[3]] {
                self.line(&[(x, y), (x, y + empty)], false);
            }
            self.put("\"/>");
        }
    }

    fn label(&mut self, label: &Label) {
        self.put("<text class=\"").put(match label.voice {
            Voice::Count => "net-count",
            Voice::Name => "net-name",
            Voice::Note => "net-note",
            Voice::Strong => "net-strong",
        });
        self.put("\"")
            .attr("x", label.at.0)
            .attr("y", label.at.1)
            .attr("font-size", label.size);
        self.put(match label.anchor {
            Anchor::Start => ">",
            Anchor::Middle => " text-anchor=\"middle\">",
            Anchor::End => " text-anchor=\"end\">",
        });
        self.text(&label.text).put("</text>");
    }

    pub(super) fn body(&mut self, diagram: &Diagram) {
        diagram.frames.iter().for_each(|frame| self.frame(frame));
        diagram
            .bundles
            .iter()
            .for_each(|bundle| self.bundle(bundle));
        if !diagram.route.is_empty() {
            self.put("<path class=\"net-route\" d=\"");
            self.lines(&diagram.route);
            self.put("\"/>");
        }
        diagram.nodes.iter().for_each(|node| self.node(node));
        diagram.labels.iter().for_each(|label| self.label(label));
    }
}

impl Diagram {
    /// For the page: its style sheet gives the colours.
    pub fn svg(&self) -> String {
        let mut out = Out(String::with_capacity(32 * 1_024));
        out.put("<svg class=\"net\" data-fabric=\"")
            .put(self.fabric);
        out.put("\" role=\"img\" aria-label=\"")
            .text(&self.says)
            .put("\"");
        out.size(self.width, self.height).put(">");
        out.body(self);
        out.put("</svg>");
        out.0
    }
}
