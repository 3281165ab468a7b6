//! Boxes in rows on a wire: the accelerators of a domain, and the other domains of a site.

use super::super::diagram::Kind;
use super::super::diagram::pen::Pen;

/// Most accelerators that are drawn as dots.
pub const DOTS: u64 = 144;
/// Boxes in rows on a wire, from an upper left corner.
pub struct Beads {
    /// In a row.
    pub across: u64,
    /// From one to the next, along and down.
    pub pitch: (f64, f64),
    /// Width and height of one.
    pub size: (f64, f64),
    pub kind: Kind,
}

impl Beads {
    fn rows(&self, count: u64) -> u64 {
        count.div_ceil(self.across.max(1))
    }

    /// Height of so many.
    pub fn tall(&self, count: u64) -> f64 {
        self.rows(count) as f64 * self.pitch.1
    }

    /// Draws so many; returns the wires: one through each row, and one that joins the rows at `trunk`.
    pub fn draw(&self, pen: &mut Pen, (x, y): (f64, f64), count: u64, trunk: f64) -> Vec<[f64; 4]> {
        let mut wires = Vec::new();
        let middle = |row: u64| y + (row as f64 + 0.5) * self.pitch.1;
        for row in 0..self.rows(count) {
            let here = self.across.min(count - row * self.across);
            for place in 0..here {
                let at = (x + (place as f64 + 0.5) * self.pitch.0, middle(row));
                pen.node(at, self.size, self.kind);
            }
            let end = x + (here as f64 - 0.5) * self.pitch.0;
            wires.push([trunk, middle(row), end, middle(row)]);
        }
        if self.rows(count) > 1 {
            wires.push([trunk, middle(0), trunk, middle(self.rows(count) - 1)]);
        }
        wires
    }
}

/// Dots of a domain for a width: in even rows where a number of them divides it, larger where they are few.
pub fn dots(count: u64, wide: f64) -> Beads {
    let room = (wide / 11.0) as u64;
    let most = room.clamp(1, 24).min(count.max(1));
    let even = (most.div_ceil(2)..=most)
        .rev()
        .find(|many| count.is_multiple_of(*many));
    let across = even.unwrap_or(most);
    let pitch = (wide / across as f64).clamp(9.0, 26.0);
    let size = (pitch * 0.62).min(13.0);
    Beads {
        across,
        pitch: (pitch, (pitch * 1.1).min(20.0)),
        size: (size, size),
        kind: Kind::Gpu,
    }
}
