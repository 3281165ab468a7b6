//! Where everything stands: the frame of the sites, in it the frame of one site, in it the frame of one scale-up domain.

use crate::analysis::Domains;
use crate::model::Report;
use crate::units::Gbps;

use super::super::diagram::pen::{Pen, measure};
use super::super::diagram::words::{Lines, Say};
use super::super::diagram::{Anchor, Around, Bundle, Kind, Rect, Voice};
use super::beads::{Beads, DOTS, dots};
use super::words;

/// Width of the line of the network that carries most.
const THICK: f64 = 4.0;
/// A hair: no line is thinner.
const HAIR: f64 = 0.5;

/// Lines of a network: as thick as the root of its bandwidth is long beside that of the widest.
fn thick(all: &Domains, rate: Option<Gbps>) -> f64 {
    let rates = [all.up.rate, all.out.rate, all.across.rate];
    let most = rates
        .iter()
        .flatten()
        .map(|rate| rate.0)
        .fold(0.0, f64::max);
    rate.map_or(HAIR, |rate| {
        (THICK * (rate.0 / most.max(1e-9)).sqrt()).clamp(HAIR, THICK)
    })
}

/// The words over what a frame holds; returns where it begins.
fn head(pen: &mut Pen, (x, y): (f64, f64), wide: f64, lines: Lines) -> f64 {
    let lines = pen.wrapped(lines, wide);
    pen.block((x, y + 14.0), Anchor::Start, &lines);
    y + 13.0 + lines.len() as f64 * pen.lead
}

fn note(pen: &mut Pen, at: (f64, f64), anchor: Anchor, text: String) {
    pen.text(at, Voice::Note, anchor, text);
}

/// Draws all of it.
pub fn draw(pen: &mut Pen, report: &Report, all: &Domains, width: f64) {
    let pad = if pen.narrow { 10.0 } else { 16.0 };
    let narrow = pen.narrow;
    let joined = all.sites > 1;
    // The frames of a drawing lie in the order they are put down, and only their contents know how tall they are.
    let top = head(
        pen,
        (pad, 4.0),
        width - 2.0 * pad,
        words::across(report, all),
    ) + 4.0;
    let beside = if joined && !narrow { 150.0 } else { 0.0 };
    let site = Rect {
        x: pad,
        y: top,
        w: width - 2.0 * pad - beside,
        h: 0.0,
    };
    let inner = head(
        pen,
        (site.x + pad, top + 2.0),
        site.w - 2.0 * pad,
        words::out(report, all),
    ) + 4.0;
    let rack = Rect {
        x: site.x + pad,
        y: inner,
        w: if narrow {
            site.w - 2.0 * pad
        } else {
            (site.w * 0.52).min(460.0)
        },
        h: 0.0,
    };
    let rack_end = domain(pen, report, all, rack, pad);
    let site_end = others(pen, report, all, (site, rack, rack_end), pad);
    let end = sites(pen, all, (site, site_end), width, pad);
    pen.under([
        (
            Rect {
                x: 0.5,
                y: 0.5,
                w: width - 1.0,
                h: end - 1.0,
            },
            if joined { Around::Pod } else { Around::Partial },
        ),
        (
            Rect {
                h: site_end - site.y,
                ..site
            },
            Around::Plane,
        ),
        (
            Rect {
                h: rack_end - rack.y,
                ..rack
            },
            Around::Pod,
        ),
    ]);
    pen.height(end);
}

/// One scale-up domain: its words and its accelerators; returns its lower edge.
fn domain(pen: &mut Pen, report: &Report, all: &Domains, rack: Rect, pad: f64) -> f64 {
    let wide = rack.w - 2.0 * pad;
    let from = head(
        pen,
        (rack.x + pad, rack.y + 2.0),
        wide,
        words::up(report, all),
    ) + 2.0;
    let count = all.up.members.min(DOTS);
    let beads = dots(count, wide - 8.0);
    let x = rack.x + pad;
    let wires = beads.draw(pen, (x + 8.0, from), count, x + 3.0);
    pen.bundle(Bundle {
        layer: 0,
        copper: true,
        thick: thick(all, all.up.rate),
        lines: wires,
    });
    let mut end = from + beads.tall(count);
    if count < all.up.members {
        let mut text = String::from("and ");
        text.count(all.up.members - count).say(" more");
        end += pen.lead;
        note(pen, (x, end - 3.0), Anchor::Start, text);
    }
    end + pad * 0.6
}

/// The other domains of the site, beside the first or below it; returns the lower edge of the site.
fn others(
    pen: &mut Pen,
    report: &Report,
    all: &Domains,
    (site, rack, rack_end): (Rect, Rect, f64),
    pad: f64,
) -> f64 {
    let each = report.scenario.gpus.div_ceil(all.sites);
    let racks = each.div_ceil(all.up.members.max(1)).saturating_sub(1);
    if racks == 0 {
        return rack_end + pad;
    }
    let beads = Beads {
        across: 0,
        pitch: (15.0, 20.0),
        size: (9.0, 13.0),
        kind: Kind::Box,
    };
    let (x, y, trunk) = if pen.narrow {
        (rack.x + 10.0, rack_end + 10.0, rack.x + 4.0)
    } else {
        let x = rack.x + rack.w + 34.0;
        (x, rack.y + 2.0, x - 12.0)
    };
    let room = site.x + site.w - pad - x;
    let beads = Beads {
        across: ((room / beads.pitch.0) as u64).clamp(1, 24),
        ..beads
    };
    let rows = if pen.narrow {
        3
    } else {
        (((rack_end - y - pen.lead) / beads.pitch.1) as u64).clamp(2, 8)
    };
    let count = racks.min(beads.across * rows);
    let mut wires = beads.draw(pen, (x, y), count, trunk);
    // From the domain's frame to the wire.
    let first = y + 0.5 * beads.pitch.1;
    wires.push(match pen.narrow {
        true => [trunk, rack_end, trunk, first],
        false => [rack.x + rack.w, first, trunk, first],
    });
    pen.bundle(Bundle {
        layer: 1,
        copper: false,
        thick: thick(all, all.out.rate),
        lines: wires,
    });
    let thing = words::thing(report);
    let mut text = String::new();
    if count < racks {
        text.say("and ")
            .count(racks - count)
            .say(" more ")
            .say(thing[1]);
    } else {
        text.many(racks, [thing[0], thing[1]]).say(" more");
        text = text.replacen(thing[0], &["other ", thing[0]].concat(), 1);
        text = text.trim_end_matches(" more").to_owned();
    }
    let under = y + beads.tall(count) + pen.lead - 3.0;
    note(pen, (x, under), Anchor::Start, text);
    rack_end.max(under + 4.0) + pad * 0.75
}

/// The other sites, beside this one or below it; returns the lower edge of all.
fn sites(pen: &mut Pen, all: &Domains, (site, site_end): (Rect, f64), width: f64, pad: f64) -> f64 {
    let others = all.sites - 1;
    if others == 0 {
        return site_end + pad;
    }
    let reach = all.across.reach.map_or_else(String::new, words::length);
    let (wide, tall) = (54.0, 34.0);
    let most = if pen.narrow { 3 } else { 4 };
    let shown = others.min(most);
    let mut lines = Vec::new();
    let mut text = String::new();
    match others - shown {
        0 if others == 1 => text.say("the other site"),
        0 => text.count(others).say(" other sites"),
        more => text.say("and ").count(more).say(" more"),
    };
    let end = if pen.narrow {
        let y = site_end + 34.0;
        let step = (width - 2.0 * pad) / most as f64;
        for place in 0..shown {
            let x = pad + (place as f64 + 0.5) * step;
            pen.node((x, y + tall / 2.0), (wide, tall), Kind::Box);
            lines.push([x, site_end, x, y]);
        }
        let beside = pad + 0.5 * step + 6.0;
        note(pen, (beside, site_end + 21.0), Anchor::Start, reach);
        y + tall
    } else {
        let x = width - pad - wide;
        let step = tall + 18.0;
        let from = (site.y + site_end - shown as f64 * step) / 2.0;
        for place in 0..shown {
            let y = from + (place as f64 + 0.5) * step;
            pen.node((x + wide / 2.0, y), (wide, tall), Kind::Box);
            lines.push([site.x + site.w, y, x, y]);
        }
        let middle = (site.x + site.w + x) / 2.0;
        note(
            pen,
            (middle, from + 0.5 * step - 6.0),
            Anchor::Middle,
            reach,
        );
        from + shown as f64 * step
    };
    pen.bundle(Bundle {
        layer: 2,
        copper: false,
        thick: thick(all, all.across.rate),
        lines,
    });
    let mut lower = end;
    let x = match pen.narrow {
        true => pad,
        false => width - pad - measure(&text, pen.size(Voice::Note)),
    };
    lower += pen.lead;
    note(pen, (x, lower - 2.0), Anchor::Start, text);
    site_end.max(lower) + pad
}
