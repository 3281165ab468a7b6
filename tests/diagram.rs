//! The network drawn: nothing collides, nothing leaves the page, and its counts are the fabric's.

use std::fs;
use std::path::Path;

use fabriconomics::figures::diagram::{self, Around, Diagram, Kind, Label, Rect, Voice};
use fabriconomics::figures::sheet::Sheet;
use fabriconomics::figures::theme::Scheme;
use fabriconomics::model::fabric::{Fabric, Shape};
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::Document;
use fabriconomics::units::human;

/// Widths of phones, columns and desks, and the ones where the layout changes.
const WIDTHS: [f64; 10] = [
    300.0, 340.0, 390.0, 560.0, 659.0, 660.0, 700.0, 859.0, 1_000.0, 1_200.0,
];

const EIGHT: &str = "gpus=131072&platform=gb300&fabric=ultra-ethernet&switch=tomahawk5&planes=8";
const META: &str = "gpus=24576&pod=3072&taper=0.5,7&fabric=ethernet&switch=tomahawk5";
const PODS: &str = "gpus=98304&pod=24576&taper=1,1,7&fabric=infiniband&switch=qm9700";

/// Clusters worth looking at: `DUMP=folder cargo test --test diagram` draws them all.
const LOOKED_AT: [(&str, &str); 18] = [
    ("64", "gpus=64"),
    ("760", "gpus=760&fabric=infiniband"),
    ("2049", "gpus=2049&fabric=infiniband"),
    ("16384", "gpus=16384&fabric=ethernet&switch=tomahawk4"),
    ("default", ""),
    ("1m", "gpus=1000000&platform=vr200&fabric=ethernet"),
    ("4m", "gpus=4194304"),
    ("eight", EIGHT),
    ("meta", META),
    ("pods", PODS),
    ("rail", "topology=rail-only&gpus=2048"),
    ("rail4", "topology=rail-only&gpus=4000000&fabric=infiniband"),
    ("rail1", "topology=rail-only&gpus=500"),
    ("ocs", "topology=ocs"),
    ("ironwood", "platform=ironwood&fabric=ici&gpus=9216"),
    ("ironwood4000", "platform=ironwood&fabric=ici&gpus=4000"),
    ("cpo", "optics=cpo"),
    ("reach", "media=reach&gpus=8192&host=aec"),
];

fn report(link: &str) -> Report {
    evaluate(&Document::read(link).0.scenario)
}

#[track_caller]
fn drawn(link: &str, width: f64) -> (Report, Diagram) {
    let report = report(link);
    let drawing = diagram::network(&report, width);
    let drawing = drawing.unwrap_or_else(|| panic!("{link} has a network"));
    (report, drawing)
}

/// The file somebody takes away, on a sheet of a width.
#[track_caller]
fn picture(link: &str, width: f64, scheme: Scheme) -> String {
    let (document, _) = Document::read(link);
    let sheet = Sheet {
        width,
        ..Sheet::new(document.write(), scheme)
    };
    let picture = diagram::picture(&evaluate(&document.scenario), &sheet);
    picture
        .unwrap_or_else(|| panic!("{link} has a network"))
        .svg
}

fn fabric(report: &Report) -> &Fabric {
    &report.network.as_ref().expect("a network").fabric
}

/// Links over the whole space, the same ones every time.
fn links() -> impl Iterator<Item = String> {
    let mut seed = 7_u64;
    let mut roll = move |most: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (seed >> 33) as usize % most
    };
    const PLATFORMS: [&str; 8] = [
        "h100",
        "b300",
        "gb300",
        "vr200",
        "mi455x",
        "trainium2",
        "tpu-v5p",
        "ironwood",
    ];
    const FABRICS: [&str; 5] = [
        "infiniband",
        "spectrum-x",
        "ethernet",
        "ultra-ethernet",
        "ici",
    ];
    const REST: [&str; 16] = [
        "",
        "",
        "",
        "&topology=rail-only",
        "&topology=ocs",
        "&topology=torus",
        "&taper=7",
        "&taper=0.5,7",
        "&taper=1,1,7",
        "&pod=1000",
        "&pod=4096",
        "&optics=cpo",
        "&planes=2",
        "&planes=8",
        "&media=reach",
        "&reach=2,20,90,10000",
    ];
    (0..700).map(move |_| {
        let scale = [100, 1_000, 10_000, 100_000, 4_194_304][roll(5)];
        let gpus = (64 + roll(scale)).min(4_194_304);
        let (platform, fabric) = (PLATFORMS[roll(8)], FABRICS[roll(5)]);
        let tiers = ["", "", "", "&tiers=3", "&tiers=4"][roll(5)];
        let more = (REST[roll(16)], REST[roll(16)]);
        format!(
            "gpus={gpus}&platform={platform}&fabric={fabric}{tiers}{}{}",
            more.0, more.1
        )
    })
}

fn apart(one: Rect, other: Rect) -> bool {
    one.x + one.w <= other.x
        || other.x + other.w <= one.x
        || one.y + one.h <= other.y
        || other.y + other.h <= one.y
}

fn inside(at: Rect, drawing: &Diagram) -> bool {
    let slack = 0.6;
    at.x >= -slack
        && at.y >= -slack
        && at.x + at.w <= drawing.width + slack
        && at.y + at.h <= drawing.height + slack
}

/// Room of a label at so many ems a letter, with its own baseline.
fn plainly(label: &Label) -> Rect {
    let room = label.room();
    let w = label.text.chars().count() as f64 * 0.55 * label.size;
    let middle = room.x + room.w / 2.0;
    match label.anchor {
        diagram::Anchor::Start => Rect { w, ..room },
        diagram::Anchor::Middle => Rect {
            x: middle - w / 2.0,
            w,
            ..room
        },
        diagram::Anchor::End => Rect {
            x: room.x + room.w - w,
            w,
            ..room
        },
    }
}

#[track_caller]
fn sound(report: &Report, drawing: &Diagram, link: &str) {
    let place = format!("{link} at {}", drawing.width);
    for (number, label) in drawing.labels.iter().enumerate() {
        assert!(
            label.size >= 11.0 && !label.text.is_empty(),
            "{label:?} {place}"
        );
        assert!(inside(label.room(), drawing), "{label:?} leaves {place}");
        for node in &drawing.nodes {
            assert!(
                apart(label.room(), node.at),
                "{label:?} on {node:?} {place}"
            );
        }
        for other in &drawing.labels[..number] {
            let near = apart(label.room(), other.room()) && apart(plainly(label), plainly(other));
            assert!(near, "{label:?} on {other:?} {place}");
        }
    }
    for (number, node) in drawing.nodes.iter().enumerate() {
        assert!(
            inside(node.at, drawing) && node.at.w > 2.0,
            "{node:?} {place}"
        );
        for other in &drawing.nodes[..number] {
            assert!(apart(node.at, other.at), "{node:?} on {other:?} {place}");
        }
    }
    for frame in &drawing.frames {
        assert!(inside(frame.at, drawing), "{frame:?} {place}");
    }
    let mut lines = 0;
    for bundle in &drawing.bundles {
        lines += bundle.lines.len();
        assert!((0.4..=4.0).contains(&bundle.thick), "{place}");
        for [x1, y1, x2, y2] in bundle.lines.iter().chain(&drawing.route) {
            let at = Rect {
                x: x1.min(*x2),
                y: y1.min(*y2),
                w: (x1 - x2).abs(),
                h: (y1 - y2).abs(),
            };
            assert!(inside(at, drawing) && y1 > y2, "{at:?} {place}");
        }
    }
    assert!(drawing.nodes.len() < 300 && lines < 1_000, "{place}");
    counted(report, drawing, &place);
}

/// The labels say the fabric's own counts.
#[track_caller]
fn counted(report: &Report, drawing: &Diagram, place: &str) {
    let fabric = fabric(report);
    let has = |voice: Voice, text: &str| {
        drawing
            .labels
            .iter()
            .any(|label| label.voice == voice && label.text == text)
    };
    let port = human::port(fabric.setup.port);
    let bundle = |links: u64| format!("{} × {port}", human::whole(links));
    assert!(has(Voice::Count, &human::whole(fabric.gpus)), "{place}");
    match (&fabric.shape, fabric.plane()) {
        (Shape::Torus(torus), _) => {
            assert!(has(Voice::Count, &human::whole(torus.circuits)), "{place}");
            assert!(has(Voice::Name, &bundle(torus.optical)), "{place}");
        }
        (_, Some(tree)) => {
            for tier in 0..usize::from(tree.tiers) {
                assert!(
                    has(Voice::Count, &human::whole(fabric.boxes(tier))),
                    "{place}"
                );
                assert!(has(Voice::Name, &bundle(fabric.cables(tier))), "{place}");
            }
            assert_eq!(drawing.bundles.len(), usize::from(tree.tiers), "{place}");
            let alone = tree.tiers == 1 || tree.blocks() == 1;
            assert_eq!(drawing.route.is_empty(), alone, "{place}");
        }
        _ => unreachable!("a torus or trees"),
    }
}

#[test]
fn nothing_collides_and_nothing_is_clipped() {
    let mut seen = 0;
    let fixed = LOOKED_AT.iter().map(|(_, link)| (*link).to_owned());
    for link in fixed.chain(links()) {
        let report = report(&link);
        for width in WIDTHS {
            let drawing = diagram::network(&report, width);
            assert_eq!(drawing.is_some(), report.network.is_ok(), "{link}");
            if let Some(drawing) = drawing {
                assert_eq!(drawing.width, width);
                sound(&report, &drawing, &link);
                seen += 1;
            }
        }
    }
    assert!(seen > 4_000, "{seen} drawings");
}

#[test]
fn where_nothing_can_be_built_nothing_is_drawn() {
    let report = report("tiers=1");
    assert!(report.network.is_err());
    assert_eq!(diagram::network(&report, 700.0), None);
    assert_eq!(diagram::sentence(&report), "");
    assert_eq!(diagram::table(&report).rows, [] as [Vec<_>; 0]);
}

#[test]
fn a_width_nobody_has_is_the_nearest_one() {
    for (asked, got) in [
        (0.0, 300.0),
        (-5.0, 300.0),
        (f64::NAN, 300.0),
        (1e9, 1_200.0),
        (700.9, 700.0),
    ] {
        assert_eq!(drawn("", asked).1.width, got);
    }
}

fn kinds(drawing: &Diagram, kind: Kind) -> usize {
    drawing
        .nodes
        .iter()
        .filter(|node| node.kind == kind)
        .count()
}

#[test]
fn a_pod_that_is_not_full_looks_it() {
    let partial = |link: &str, width: f64| {
        let drawing = drawn(link, width).1;
        let frames = drawing
            .frames
            .iter()
            .filter(|frame| frame.kind == Around::Partial);
        let said: Vec<String> = drawing
            .labels
            .iter()
            .filter(|label| label.voice == Voice::Strong)
            .map(|label| label.text.clone())
            .collect();
        (frames.count() > 0, kinds(&drawing, Kind::Absent) > 0, said)
    };
    let one = |said: &str| (true, true, vec![said.to_owned()]);
    for width in WIDTHS {
        assert_eq!(partial("", width), one("11 of 16 leaves"));
        assert_eq!(
            partial("gpus=2049&fabric=infiniband", width),
            one("1 of 8 leaves")
        );
        let million = "gpus=1000000&platform=vr200&fabric=ethernet";
        assert_eq!(partial(million, width), one("3 of 32 groups"));
        let full = "gpus=16384&fabric=ethernet&switch=tomahawk4";
        assert_eq!(partial(full, width), (false, false, vec![]));
    }
}

#[test]
fn bundles_are_as_thick_as_their_layer_is_wide() {
    for (link, expected) in [(META, [1.0, 2.023, 0.4375]), ("", [1.0, 1.0003, 1.0035])] {
        let drawing = drawn(link, 1_000.0).1;
        let host = drawing.bundles[0].thick;
        for (bundle, expected) in drawing.bundles.iter().zip(expected) {
            let ratio = bundle.thick / host;
            let floor = bundle.thick == 0.4;
            assert!(
                floor || (ratio - expected).abs() < 1e-3,
                "{link}: {ratio} {expected}"
            );
        }
        let bars = drawing
            .frames
            .iter()
            .filter(|frame| matches!(frame.kind, Around::Flow { .. }));
        let bars: Vec<f64> = bars.map(|frame| frame.at.w).collect();
        for (bar, expected) in bars.iter().zip(expected) {
            assert!((bar / bars[0] - expected).abs() < 1e-3, "{link}: {bars:?}");
        }
        assert_eq!(bars.len(), 3);
    }
}

#[test]
fn every_kind_of_network_has_its_own_glyphs() {
    let circuits = drawn("topology=ocs", 1_000.0).1;
    assert!(kinds(&circuits, Kind::Circuit) > 4);
    let torus = drawn("platform=ironwood&fabric=ici&gpus=4000", 1_000.0).1;
    assert_eq!(kinds(&torus, Kind::Circuit), 48);
    assert_eq!(
        (
            kinds(&torus, Kind::Cube(4, 4)),
            kinds(&torus, Kind::Cube(2, 4))
        ),
        (3, 1)
    );
    assert!(torus.frames.iter().any(|frame| frame.kind == Around::Ring));
    let planes = |link: &str| {
        let frames = drawn(link, 1_000.0).1.frames;
        frames
            .iter()
            .filter(|frame| frame.kind == Around::Plane)
            .count()
    };
    assert_eq!(
        (planes(EIGHT), planes("topology=rail-only"), planes("")),
        (8, 2, 0)
    );
    let copper = |link: &str| {
        drawn(link, 700.0)
            .1
            .bundles
            .iter()
            .map(|bundle| bundle.copper)
            .collect::<Vec<_>>()
    };
    assert_eq!(copper("media=reach&gpus=8192&host=aec"), [true, false]);
    assert_eq!(kinds(&drawn(EIGHT, 700.0).1, Kind::Rack(4)), 6);
}

#[test]
fn the_finding_and_the_table_say_the_same() {
    let says = |link: &str, expected: &str| {
        let report = report(link);
        assert_eq!(diagram::sentence(&report), expected);
        let table = diagram::table(&report);
        assert!(table.rows.iter().all(|row| row.len() == table.heads.len()));
        table.csv()
    };
    let csv = says(
        "",
        "Three tiers on one plane: 1,563 leaves of 63–64 GPUs, 1,568 spines in 98 pods (the last with 11 of 16 leaves) and 1,024 cores; between any two GPUs in different pods there are 1,024 paths.",
    );
    assert!(
        csv.contains("core,1024,98,,,100352,single-mode,100,40140.8\r\n"),
        "{csv}"
    );
    assert!(
        csv.contains("leaf,1563,64,64,1,100000,single-mode,30,40000\r\n"),
        "{csv}"
    );
    let csv = says(
        META,
        "Three tiers on one plane: 592 leaves of 41–42 GPUs, 672 spines in 8 pods and 84 cores; between any two GPUs in different pods there are 84 paths, but only 43.8\u{202f}% of the GPUs’ bandwidth reaches the top.",
    );
    assert!(
        csv.contains("spine,672,74,16,7,49728,single-mode,50,19891.2\r\n"),
        "{csv}"
    );
    says("gpus=64", "One switch on one plane joins all 64 GPUs.");
    says(
        EIGHT,
        "Two tiers on each of 8 planes: 512 leaves of 256 GPUs and 256 spines; between any two GPUs on different leaves there are 256 paths.",
    );
    says(
        "topology=rail-only&gpus=2048",
        "8 rails that nothing joins, each with 4 leaves of 64 GPUs and 2 spines; GPUs of different rails meet only inside a server.",
    );
    says(
        "topology=ocs",
        "Three tiers on one plane: 1,563 leaves of 63–64 GPUs, 1,568 spines in 196 pods (the last with 3 of 8 leaves) and 512 circuit switches; the circuits at the top join pods in pairs.",
    );
    let csv = says(
        "platform=ironwood&fabric=ici&gpus=4000",
        "63 cubes of 4 × 4 × 4 Ironwood TPUs form rings through 48 circuit switches; every cube sends 96 links of light, 16 from each face.",
    );
    assert!(
        csv.contains("circuit,48,126,,,6048,single-mode,30,4838.4\r\n"),
        "{csv}"
    );
}

/// Numbers of an SVG have at most one place: what a browser draws is what a test compares.
#[test]
fn svg_is_rounded_and_small_and_the_same_twice() {
    for (name, link) in LOOKED_AT {
        for width in WIDTHS {
            let draw = || drawn(link, width).1.svg();
            let svg = draw();
            assert_eq!(svg, draw(), "{name}");
            assert!(svg.len() < 30_000, "{name} at {width}: {} bytes", svg.len());
            let bytes = svg.as_bytes();
            for (at, _) in svg.match_indices('.') {
                let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
                let labelled = svg[..at].rfind('>') > svg[..at].rfind('<')
                    || svg[..at].rfind("aria-label") > svg[..at].rfind('>');
                assert!(
                    labelled || digit(at + 1) && !digit(at + 2),
                    "{name}: {}",
                    &svg[at - 9..at + 9]
                );
            }
            for wrong in ["NaN", "inf\"", "#", "style="] {
                assert!(!svg.contains(wrong), "{wrong} in {name}");
            }
        }
    }
}

#[test]
fn the_page_paints_with_the_same_rules_as_the_file() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/app.css");
    let css = fs::read_to_string(path).expect("the style sheet");
    assert!(css.contains(diagram::RULES));
    for (tokens, file) in diagram::TINT_AND_RULE
        .iter()
        .zip([Scheme::Light, Scheme::Dark])
    {
        assert!(css.contains(&format!("--tint: {}", tokens[0])));
        assert!(css.contains(&format!("--rule: {}", tokens[1])));
        let drawing = picture("", 720.0, file);
        assert!(!drawing.contains("var("), "a file has no page to ask");
        assert!(drawing.contains(tokens[0]) && drawing.contains("xmlns="));
        assert!(drawing.contains("100,000 H100 SXM on Spectrum-X Ethernet"));
    }
    // Every class that is drawn is painted.
    for (_, link) in LOOKED_AT {
        let svg = drawn(link, 1_000.0).1.svg();
        for class in svg
            .split("class=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
        {
            for word in class
                .split(' ')
                .filter(|word| !["net", "net-note", "net-left"].contains(word))
            {
                assert!(diagram::RULES.contains(&format!(".{word} ")), "{word}");
            }
        }
    }
}

/// Drawings as they were last looked at. `UPDATE=1 cargo test --test diagram` draws them anew: look before committing.
#[test]
fn drawings_are_as_they_were_last_looked_at() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut stale = Vec::new();
    for (name, width) in [
        ("default", 1_000.0),
        ("760", 720.0),
        ("meta", 360.0),
        ("eight", 720.0),
        ("rail", 720.0),
        ("ironwood4000", 1_000.0),
    ] {
        let link = LOOKED_AT
            .iter()
            .find(|(other, _)| *other == name)
            .expect("a name")
            .1;
        let drawing = picture(link, width, Scheme::Light);
        let path = folder.join(format!("diagram-{name}-{width}.svg"));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(path, drawing).expect("tests/golden can be written");
        } else if fs::read_to_string(path).unwrap_or_default() != drawing {
            stale.push(name);
        }
    }
    assert!(
        stale.is_empty(),
        "UPDATE=1 cargo test --test diagram, and look at {stale:?}"
    );
}

#[test]
fn drawings_to_look_at() {
    let Some(folder) = std::env::var_os("DUMP") else {
        return;
    };
    let folder = Path::new(&folder);
    fs::create_dir_all(folder).expect("a folder");
    for (name, link) in LOOKED_AT {
        for width in WIDTHS {
            let svg = drawn(link, width).1.svg();
            fs::write(folder.join(format!("{name}-{width}.svg")), svg).expect("a file");
        }
        if std::env::var_os("MORE").is_some() {
            for (place, link) in links().enumerate().take(60) {
                if let Some(drawing) = diagram::network(&report(&link), 700.0) {
                    fs::write(folder.join(format!("random{place}-700.svg")), drawing.svg())
                        .expect("a file");
                }
            }
        }
        for (scheme, end) in [(Scheme::Light, "light"), (Scheme::Dark, "dark")] {
            let svg = picture(link, 720.0, scheme);
            fs::write(folder.join(format!("{name}-{end}.svg")), svg).expect("a file");
        }
    }
}
