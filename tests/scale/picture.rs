//! The three networks drawn: nothing collides or leaves the page, and its words are the table's and the report's.

use std::fs;
use std::path::Path;

use fabriconomics::analysis::domains;
use fabriconomics::figures::diagram::{Diagram, Kind, RULES, Rect};
use fabriconomics::figures::domains::{drawn, sentence, table, words};
use fabriconomics::figures::drawings::{DOMAINS, DRAWINGS, drawing};
use fabriconomics::figures::sheet::Sheet;
use fabriconomics::figures::theme::Scheme;
use fabriconomics::model::Report;

use super::{everywhere, report};

const WIDTHS: [f64; 8] = [300.0, 358.0, 390.0, 560.0, 659.0, 660.0, 860.0, 1_200.0];

/// Clusters worth looking at: `DUMP=folder cargo test --test scale` draws them all.
const LOOKED_AT: [(&str, &str); 8] = [
    ("default", ""),
    ("gb300", "platform=gb300&fabric=infiniband"),
    ("one-site", "platform=gb300&fabric=infiniband&gpus=10008"),
    ("many-sites", "platform=vr200&gpus=1000000&fabric=ethernet"),
    ("64", "gpus=64"),
    ("ironwood", "platform=ironwood&fabric=ici&gpus=9216"),
    ("pod", "platform=ironwood&fabric=ethernet&gpus=50000"),
    ("helios", "platform=mi455x&fabric=ultra-ethernet&gpus=73728"),
];

fn apart(one: Rect, other: Rect) -> bool {
    one.x + one.w <= other.x
        || other.x + other.w <= one.x
        || one.y + one.h <= other.y
        || other.y + other.h <= one.y
}

#[track_caller]
fn sound(drawing: &Diagram, link: &str) {
    let place = format!("{link} at {}", drawing.width);
    let inside = |at: Rect| {
        at.x >= -0.6
            && at.y >= -0.6
            && at.x + at.w <= drawing.width + 0.6
            && at.y + at.h <= drawing.height + 0.6
    };
    for (number, label) in drawing.labels.iter().enumerate() {
        assert!(
            label.size >= 11.0 && !label.text.is_empty(),
            "{label:?} {place}"
        );
        assert!(!label.text.contains("NaN"), "{label:?} {place}");
        assert!(inside(label.room()), "{label:?} leaves {place}");
        for node in &drawing.nodes {
            assert!(
                apart(label.room(), node.at),
                "{label:?} on {node:?} {place}"
            );
        }
        for other in &drawing.labels[..number] {
            assert!(
                apart(label.room(), other.room()),
                "{label:?} on {other:?} {place}"
            );
        }
        for line in drawing.bundles.iter().flat_map(|bundle| &bundle.lines) {
            let [x, y, to, down] = *line;
            let line = Rect {
                x: x.min(to),
                y: y.min(down),
                w: (to - x).abs(),
                h: (down - y).abs(),
            };
            assert!(apart(label.room(), line), "{label:?} on {line:?} {place}");
        }
    }
    for (number, node) in drawing.nodes.iter().enumerate() {
        assert!(inside(node.at), "{node:?} leaves {place}");
        for other in &drawing.nodes[..number] {
            assert!(apart(node.at, other.at), "{node:?} on {other:?} {place}");
        }
    }
    for frame in &drawing.frames {
        assert!(inside(frame.at) && frame.at.h > 20.0, "{frame:?} {place}");
    }
    for bundle in &drawing.bundles {
        assert!((0.4..=4.0).contains(&bundle.thick), "{place}");
    }
}

#[test]
fn nothing_collides_at_any_width() {
    for (link, report) in everywhere() {
        for width in WIDTHS {
            match drawn(&report, width) {
                Some(drawing) => sound(&drawing, &link),
                None => assert!(report.network.is_err(), "{link}"),
            }
        }
    }
    for (_, link) in LOOKED_AT {
        for width in WIDTHS {
            sound(&drawn(&report(link), width).expect("a network"), link);
        }
    }
    for width in [f64::NAN, -1.0, 0.0, 1e9] {
        sound(&drawn(&report(""), width).expect("a network"), "any width");
    }
}

fn said(report: &Report, drawing: &Diagram) -> String {
    let texts = drawing.labels.iter().map(|label| label.text.as_str());
    let all: Vec<_> = texts.collect();
    assert_eq!(drawing.says, sentence(report));
    all.join(" ")
}

#[test]
fn the_drawing_the_table_and_the_report_agree() {
    for (_, link) in LOOKED_AT {
        let report = report(link);
        let all = domains(&report).expect("a network");
        let drawing = drawn(&report, 1_200.0).expect("a network");
        let words = said(&report, &drawing);
        let table = table(&report);
        let row = |name: &str| {
            let found = table.rows.iter().find(|row| row[0].text == name);
            found.unwrap_or_else(|| panic!("no row is called {name}"))
        };
        for (column, domain) in [&all.up, &all.out, &all.across].into_iter().enumerate() {
            let rate = &row("Bandwidth of a GPU")[column + 1];
            assert_eq!(rate.value, domain.rate.map(|rate| rate.0), "{link}");
            if domain.rate.is_some() {
                assert!(words.contains(&rate.text), "{} in {words}", rate.text);
            }
            if column < 2 || all.sites > 1 {
                for name in ["Longest link", "Latency"] {
                    let cell = &row(name)[column + 1];
                    if cell.value.is_some() {
                        assert!(words.contains(&cell.text), "{} in {words}", cell.text);
                    }
                }
            }
        }
        // Whole dots: all of a domain, or as many as are drawn and the rest in words.
        let dots = drawing.nodes.iter().filter(|node| node.kind == Kind::Gpu);
        let dots = dots.count() as u64;
        assert_eq!(dots, all.up.members.min(144), "{link}");
        if dots < all.up.members {
            let rest = all.up.members - dots;
            let more = format!("and {} more", fabriconomics::units::human::whole(rest));
            assert!(words.contains(&more), "{more:?} in {words}");
        }
    }
}

#[test]
fn lines_thin_with_bandwidth() {
    let drawing = drawn(&report("platform=gb300&fabric=infiniband"), 1_200.0).expect("a network");
    let thick = |layer: usize| {
        let own = drawing.bundles.iter().find(|bundle| bundle.layer == layer);
        own.expect("lines").thick
    };
    assert_eq!(thick(0), 4.0);
    // 7.2 Tb/s against 800 Gb/s: a ninth, and a third of the width.
    assert!((thick(1) - 4.0 / 3.0).abs() < 1e-9);
    assert!(thick(2) < thick(1));
}

#[test]
fn one_site_sends_nothing_and_says_so() {
    let report = report("platform=gb300&fabric=infiniband&gpus=10008");
    assert_eq!(domains(&report).expect("a network").sites, 1);
    assert!(sentence(&report).ends_with("; one site holds the whole cluster."));
    let words = said(&report, &drawn(&report, 700.0).expect("a network"));
    assert!(words.contains("One site"), "{words}");
    assert!(!words.contains("80\u{202f}km"), "{words}");
}

#[test]
fn rates_and_lengths_are_written_as_people_do() {
    use fabriconomics::units::Gbps;
    for (gbps, text) in [
        (7_200.0, "7.2\u{202f}Tb/s"),
        (400.0, "400\u{202f}Gb/s"),
        (0.2, "200\u{202f}Mb/s"),
        (0.000_4, "400\u{202f}kb/s"),
    ] {
        assert_eq!(words::rate(Gbps(gbps)), text);
    }
    for (metres, text) in [
        (0.5, "0.5\u{202f}m"),
        (100.0, "100\u{202f}m"),
        (80_000.0, "80\u{202f}km"),
    ] {
        assert_eq!(words::length(metres), text);
    }
}

#[test]
fn every_drawing_is_a_picture_in_both_schemes() {
    for own in DRAWINGS {
        assert_eq!(drawing(own.id).map(|found| found.id), Some(own.id));
        for scheme in [Scheme::Light, Scheme::Dark] {
            let picture = own.picture(&report(""), &Sheet::new("", scheme));
            let svg = picture.expect("a network").svg;
            assert!(!svg.contains("var(") && !svg.contains("NaN"), "{}", own.id);
        }
    }
    assert!(drawing("pie").is_none());
    // Every class that is drawn is painted.
    let svg = drawn(
        &report("platform=ironwood&fabric=ethernet&gpus=50000"),
        700.0,
    )
    .expect("a network")
    .svg();
    for rest in svg.split("class=\"").skip(1) {
        for word in rest.split('"').next().unwrap_or_default().split(' ') {
            assert!(RULES.contains(&format!(".{word} ")), "{word}");
        }
    }
}

/// Drawings as they were last looked at. `UPDATE=1 cargo test --test scale` draws them anew: look before committing.
#[test]
fn drawings_are_as_they_were_last_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut stale = Vec::new();
    for (name, width) in [
        ("default", 720.0),
        ("gb300", 390.0),
        ("many-sites", 1_000.0),
    ] {
        let found = LOOKED_AT.iter().find(|(other, _)| *other == name);
        let link = found.expect("a name").1;
        let sheet = Sheet {
            width,
            ..Sheet::new(link, Scheme::Light)
        };
        let svg = DOMAINS
            .picture(&report(link), &sheet)
            .expect("a network")
            .svg;
        let path = folder.join(format!("domains-{name}-{width}.svg"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(path, svg).expect("tests/golden can be written");
        } else if fs::read_to_string(path).unwrap_or_default() != svg {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "UPDATE=1 cargo test --test scale, and look at {stale:?}"
    );
}

#[test]
fn drawings_to_look_at() {
    let Some(folder) = std::env::var_os("DUMP") else {
        return;
    };
    fs::create_dir_all(&folder).expect("a folder");
    for (name, link) in LOOKED_AT {
        for width in [390.0, 1_200.0] {
            for (scheme, end) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
                let sheet = Sheet {
                    width,
                    ..Sheet::new(link, scheme)
                };
                let picture = DOMAINS.picture(&report(link), &sheet).expect("a network");
                let path = Path::new(&folder).join(format!("{name}-{width}-{end}.svg"));
                fs::write(path, picture.svg).expect("a file");
            }
        }
    }
}
