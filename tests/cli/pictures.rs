//! Pictures as files: written by the program, read from disk again by other people's code, and opened again by the program.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use fabriconomics::figures::FIGURES;
use fabriconomics::scenario::Document;

use super::files::Folder;
use super::{answer, at, json, program, run, text};

/// A scenario with everything that travels: own values, a baseline, a title of many alphabets.
const RICH: &str = "gpus=98304&fabric=infiniband&platform=b200&set.q3400.watts=3000&taper=1,1,7&pod=24576&title=Z%C3%BCrich%20%22%3C%26%3E%5D%5D%3E%22%20%D0%9C%D0%BE%D1%81%D0%BA%D0%B2%D0%B0%20%CE%A9&base=gpus%3D512%26set.dsp-800.price-hyperscale%3D450&view=fabric";

/// A PNG as another program reads it.
struct Pixels {
    size: (u32, u32),
    /// Red, green, blue and opacity of every pixel.
    rgba: Vec<u8>,
    texts: Vec<(String, String)>,
    dots: (u32, u32),
}

#[track_caller]
fn pixels(bytes: &[u8]) -> Pixels {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .expect("a PNG");
    let mut rgba = vec![0; reader.output_buffer_size().expect("it fits")];
    reader.next_frame(&mut rgba).expect("pixels");
    reader.finish().expect("an end");
    let info = reader.info();
    assert_eq!(info.color_type, png::ColorType::Rgba);
    let plain = info.uncompressed_latin1_text.iter();
    let plain = plain.map(|text| (text.keyword.clone(), text.text.clone()));
    let wide = info.utf8_text.iter();
    let wide = wide.map(|text| (text.keyword.clone(), text.get_text().expect("UTF-8")));
    let dots = info.pixel_dims.expect("a size on paper");
    assert!(matches!(dots.unit, png::Unit::Meter));
    Pixels {
        size: (info.width, info.height),
        texts: plain.chain(wide).collect(),
        dots: (dots.xppu, dots.yppu),
        rgba,
    }
}

impl Pixels {
    fn said(&self, keyword: &str) -> &str {
        let found = self.texts.iter().find(|(key, _)| key == keyword);
        &found
            .unwrap_or_else(|| panic!("no {keyword}: {:?}", self.texts))
            .1
    }

    fn at(&self, x: u32, y: u32) -> [u8; 4] {
        let place = 4 * (y as usize * self.size.0 as usize + x as usize);
        self.rgba[place..place + 4].try_into().expect("four")
    }

    /// Pixels of a part of the height that are like this.
    fn count(&self, rows: std::ops::Range<u32>, like: impl Fn([u8; 4]) -> bool) -> usize {
        let columns = 0..self.size.0;
        rows.flat_map(|y| columns.clone().map(move |x| (x, y)))
            .filter(|(x, y)| like(self.at(*x, *y)))
            .count()
    }
}

/// Attributes of our element, the finding and the anchors of an SVG, as an XML parser finds them.
#[track_caller]
fn parsed(svg: &str) -> (String, String, Vec<String>) {
    let tree = roxmltree::Document::parse(svg).expect("XML");
    let ours = tree
        .descendants()
        .find(|node| node.has_tag_name(("urn:fabriconomics", "scenario")));
    let link = ours
        .expect("our element")
        .attribute("link")
        .expect("a link");
    let title = tree
        .descendants()
        .find(|node| node.tag_name().name() == "title");
    let title = title.and_then(|node| node.text()).expect("a finding");
    let anchors = tree.descendants().filter_map(|node| node.attribute("href"));
    (
        link.to_owned(),
        title.to_owned(),
        anchors.map(str::to_owned).collect(),
    )
}

#[test]
fn a_png_is_as_large_as_was_asked_and_holds_its_scenario() {
    let folder = Folder::new("png");
    let file = folder.path("bill.png");
    answer(&[
        "figure",
        "optics-bill",
        RICH,
        "--out",
        &file,
        "--width",
        "640",
        "--height",
        "600",
        "--scale",
        "1.5",
    ]);
    let bytes = fs::read(&file).expect("the file");
    let picture = pixels(&bytes);
    assert_eq!(picture.size, (960, 900));
    // 96 × 1.5 dots to the inch.
    assert_eq!(picture.dots, (5_669, 5_669));
    // The finding is dark ink in the upper fifth; paper is behind everything.
    let dark = |[red, green, blue, _]: [u8; 4]| red < 80 && green < 80 && blue < 80;
    assert!(picture.count(0..180, dark) > 1_000);
    assert_eq!(picture.at(2, 2), [0xfb, 0xfa, 0xf7, 255]);
    assert_eq!(picture.count(0..900, |[.., opacity]| opacity < 255), 0);
    let finding = picture.said("Title");
    assert!(
        finding.starts_with("Zürich \"<&>]]>\" Москва Ω: "),
        "{finding}"
    );
    let (wanted, _) = Document::read(RICH);
    let (read, notices) = Document::read(picture.said("fabriconomics"));
    assert_eq!((read, notices), (wanted, vec![]));
    // The same again, byte by byte.
    answer(&[
        "figure",
        "optics-bill",
        RICH,
        "--out",
        &file,
        "--width",
        "640",
        "--height",
        "600",
        "--scale",
        "1.5",
    ]);
    assert!(fs::read(&file).expect("the file") == bytes);
    assert_eq!(folder.names(), ["bill.png"]);
}

#[test]
fn a_png_without_paper_is_clear_where_nothing_is() {
    for (arguments, ink) in [
        (&["--transparent"][..], 0x1b),
        (&["--transparent", "--dark"], 0xee),
    ] {
        let base = [
            "figure",
            "failure-interval",
            "gpus=16384",
            "--format",
            "png",
            "--scale",
            "1",
        ];
        let out = run(&[&base[..], arguments].concat());
        let picture = pixels(&out.stdout);
        assert_eq!(picture.size.0, 720);
        assert_eq!(picture.at(2, 2)[3], 0);
        assert_eq!(picture.at(picture.size.0 - 2, picture.size.1 - 2)[3], 0);
        let inked = |[red, .., opacity]: [u8; 4]| opacity == 255 && red == ink;
        assert!(picture.count(20..80, inked) > 100);
    }
}

/// Every figure and the network, in both schemes: drawn, not blank, and carrying the link.
#[test]
fn everything_is_drawn_in_both_schemes() {
    let ids = FIGURES.iter().map(|figure| figure.id).chain(["network"]);
    for id in ids {
        for (scheme, paper) in [
            (None, [0xfb, 0xfa, 0xf7, 255]),
            (Some("--dark"), [0x14, 0x14, 0x13, 255]),
        ] {
            let mut arguments = vec![
                "figure",
                id,
                "gpus=2048",
                "--format",
                "png",
                "--scale",
                "0.5",
            ];
            arguments.extend(scheme);
            let out = run(&arguments);
            assert_eq!(
                (text(&out.stderr), out.status.code()),
                (String::new(), Some(0)),
                "{id}"
            );
            let picture = pixels(&out.stdout);
            assert_eq!(picture.size.0, 360, "{id}");
            let (width, height) = picture.size;
            let drawn = picture.count(0..height, |pixel| pixel != paper);
            assert!(drawn > (width * height / 60) as usize, "{id}: {drawn}");
            assert!(
                picture
                    .said("fabriconomics")
                    .starts_with("#gpus=2048&v=1&catalog="),
                "{id}"
            );
        }
    }
}

#[test]
fn an_svg_says_where_it_comes_from() {
    let page = "https://example.org/fabric/";
    for id in ["optics-bill", "bill-by-layer", "network"] {
        let plain = answer(&["figure", id, RICH]);
        let (link, title, anchors) = parsed(&plain);
        let (wanted, _) = Document::read(RICH);
        assert_eq!(Document::read(&link), (wanted.clone(), vec![]), "{id}");
        assert!(title.starts_with("Zürich \"<&>]]>\" Москва Ω: "), "{title}");
        assert_eq!(anchors, [""; 0], "no page is known");
        assert!(!plain.contains("@font-face"));

        let linked = answer(&[
            "figure",
            id,
            RICH,
            "--page",
            &format!("{page}?x=1#gpus=64"),
            "--embed-fonts",
        ]);
        let (link, _, anchors) = parsed(&linked);
        assert!(
            link.starts_with("https://example.org/fabric/#gpus=98304&"),
            "{link}"
        );
        assert_eq!(anchors, [&*link], "{id}");
        assert_eq!(Document::read(&link).0, wanted);
        assert_eq!(linked.matches("@font-face").count(), 4);
        // The fonts in it are those of the page.
        let font = fs::read(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/assets/fonts/plex-serif-500.woff2"
        ))
        .expect("a font");
        let data = linked
            .split("font-family: \"IBM Plex Serif\"")
            .nth(1)
            .and_then(|rest| rest.split("base64,").nth(1));
        let data = data
            .and_then(|rest| rest.split(')').next())
            .expect("a font in it");
        assert!(base64(data) == font);
        // The last line of what is read names the page.
        let words: Vec<_> = linked.split("font-size=\"11\"").collect();
        assert!(
            words
                .iter()
                .any(|line| line.contains(">example.org/fabric/#gpus=98304&amp;platform=b200")),
            "{id}"
        );
    }
}

/// Base64 read back, by its definition.
fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut out, mut held, mut bits) = (Vec::new(), 0_u32, 0);
    for byte in text.bytes().filter(|byte| *byte != b'=') {
        let six = LETTERS
            .iter()
            .position(|letter| *letter == byte)
            .expect("base64");
        held = held << 6 | six as u32;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            out.push((held >> bits) as u8);
        }
    }
    out
}

#[test]
fn a_file_is_opened_wherever_a_link_is_taken() {
    let folder = Folder::new("opened");
    let (wanted, _) = json(RICH);
    for name in ["it.png", "it.svg"] {
        let file = folder.path(name);
        answer(&[
            "figure",
            "network",
            RICH,
            "--out",
            &file,
            "--page",
            "https://example.org/",
        ]);
        assert_eq!(
            json(&format!("@{file}")),
            (wanted.clone(), String::new()),
            "{name}"
        );
        // And a picture of a picture.
        let again = folder.path(&format!("again-{name}"));
        answer(&[
            "figure",
            "network",
            &format!("@{file}"),
            "--out",
            &again,
            "--page",
            "https://example.org/",
        ]);
        assert!(
            fs::read(&file).expect("a file") == fs::read(&again).expect("a file"),
            "{name}"
        );
    }
    let report = folder.path("report.json");
    fs::write(&report, answer(&["report", RICH, "--format", "json"])).expect("a file");
    let link = at(&wanted, "link").as_str().expect("a link").to_owned();
    let scenario = folder.path("scenario.json");
    fs::write(&scenario, format!("\u{feff}{{ \"link\": {link:?} }}")).expect("a file");
    let note = folder.path("note.txt");
    fs::write(&note, format!("https://example.org/{link}\n")).expect("a file");
    let shortcut = folder.path("Fabriconomics.url");
    fs::write(
        &shortcut,
        format!("[InternetShortcut]\r\nURL=https://example.org/{link}\r\nIconIndex=0\r\n"),
    )
    .expect("a file");
    for file in [&report, &scenario, &note, &shortcut] {
        assert_eq!(
            json(&format!("@{file}")),
            (wanted.clone(), String::new()),
            "{file}"
        );
    }
    // A pipe is a file too.
    let mut child = program()
        .args(["report", "@-", "--format", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    pipe.write_all(&fs::read(folder.path("it.png")).expect("a file"))
        .expect("it listens");
    drop(pipe);
    let out = child.wait_with_output().expect("it ends");
    assert_eq!(
        serde_json::from_slice::<serde_json::Value>(&out.stdout).expect("JSON"),
        wanted
    );
}

#[test]
fn a_foreign_file_is_one_line_and_changes_nothing() {
    let folder = Folder::new("foreign");
    let (kept, good) = (folder.path("kept.svg"), folder.path("good.png"));
    fs::write(&kept, "kept").expect("a file");
    answer(&["figure", "optics-bill", "--out", &good, "--scale", "0.5"]);
    let good = fs::read(&good).expect("a file");
    let bare = {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 4, 4);
        encoder.set_color(png::ColorType::Grayscale);
        let mut writer = encoder.write_header().expect("a header");
        writer.write_image_data(&[7; 16]).expect("pixels");
        writer.finish().expect("an end");
        bytes
    };
    let svg = answer(&["figure", "optics-bill"]);
    let saved_anew = {
        let (before, rest) = svg.split_once("<metadata>").expect("metadata");
        format!(
            "{before}{}",
            rest.split_once("</metadata>").expect("metadata").1
        )
    };
    let cases: [(&str, &[u8], &str); 14] = [
        ("empty.png", b"", "is empty"),
        ("bare.png", &bare, "carries no scenario"),
        ("short.png", &good[..40], "PNG is damaged"),
        (
            "mail.png",
            &[&good[..4], b"\n\x1a\n", &good[8..]].concat(),
            "PNG is damaged",
        ),
        ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG file"),
        ("paper.pdf", b"%PDF-1.7\n", "a PDF file"),
        ("anew.svg", saved_anew.as_bytes(), "SVG carries no scenario"),
        ("short.svg", &svg.as_bytes()[..300], "SVG is damaged"),
        (
            "page.html",
            b"<!doctype html><html><a href='#gpus=64&v=1'>x</a></html>",
            "nothing to open",
        ),
        ("other.json", b"{\"a\": 1}", "no link"),
        ("torn.json", b"{\"link\": \"#gpus=", "cannot be read"),
        (
            "words.txt",
            b"Dear reader, gpus=64 is few.",
            "nothing to open",
        ),
        ("noise.bin", b"\x00\x01\xfe\xff", "nothing to open"),
        ("list.csv", b"gpus,watts\n64,1\n", "nothing to open"),
    ];
    #[track_caller]
    fn refused(file: &str, kept: &str, why: &str) {
        for arguments in [
            &["report", file][..],
            &["figure", "optics-bill", file, "--out", kept],
        ] {
            let out = run(arguments);
            let said = text(&out.stderr);
            assert_eq!(out.status.code(), Some(1), "{file}: {said}");
            assert_eq!(said.lines().count(), 1, "{said}");
            assert!(
                said.starts_with("fabriconomics: ") && said.contains(why),
                "{said}"
            );
            assert_eq!(text(&out.stdout), "");
        }
        assert_eq!(fs::read_to_string(kept).expect("a file"), "kept");
    }
    for (name, bytes, why) in cases {
        let file = folder.path(name);
        fs::write(&file, bytes).expect("a file");
        refused(&format!("@{file}"), &kept, why);
    }
    refused(
        &format!("@{}", folder.path("none.png")),
        &kept,
        "none.png cannot be read",
    );
    refused(&format!("@{}", folder.path("")), &kept, "cannot be read");
    // Fifty megabytes of nothing, and what never ends.
    let large = folder.path("large.png");
    fs::File::create(&large)
        .and_then(|file| file.set_len(50_000_000))
        .expect("a file");
    refused(&format!("@{large}"), &kept, "larger than 32 MB");
    if fs::metadata("/dev/zero").is_ok() {
        refused("@/dev/zero", &kept, "larger than 32 MB");
    }
}

#[test]
fn impossible_pictures_are_refused_in_one_line() {
    let folder = Folder::new("impossible");
    #[track_caller]
    fn refused(folder: &Folder, arguments: &[&str], why: &str) {
        let base = [
            "figure",
            "bill-by-layer",
            "",
            "--out",
            &folder.path("x.png"),
        ];
        let out = run(&[&base[..], arguments].concat());
        let said = text(&out.stderr);
        assert_eq!(out.status.code(), Some(2), "{arguments:?}: {said}");
        assert_eq!(
            (said.lines().count(), text(&out.stdout)),
            (1, String::new()),
            "{said}"
        );
        assert!(said.contains(why), "{arguments:?}: {said}");
        assert_eq!(folder.names(), [""; 0], "{arguments:?}");
    }
    refused(&folder, &["--width", "319"], "320..=2400");
    refused(&folder, &["--width", "wide"], "'wide'");
    refused(&folder, &["--height", "99999"], "'99999'");
    refused(
        &folder,
        &["--height", "200"],
        "--height 200 is too low for this figure at a width of 720: it needs 3",
    );
    refused(&folder, &["--scale", "0"], "0.5 to 8");
    refused(&folder, &["--scale", "NaN"], "0.5 to 8");
    refused(
        &folder,
        &["--width", "2400", "--height", "4800", "--scale", "8"],
        "at most 64 million pixels and this one would have 737",
    );
    refused(&folder, &["--embed-fonts"], "a PNG has no letters");
    refused(
        &folder,
        &["--page", "javascript:alert(1)"],
        "is no address of a page",
    );
    refused(
        &folder,
        &["--page", "https://a b"],
        "is no address of a page",
    );
    refused(
        &folder,
        &["--format", "svg", "--scale", "2"],
        "an SVG has no pixels",
    );
    refused(&folder, &["--format", "jpg"], "'jpg'");
    let out = run(&["figure", "optics-bill", "--out", &folder.path("x.jpg")]);
    assert_eq!(out.status.code(), Some(2));
    assert!(text(&out.stderr).contains("not written as .jpg: name a .svg or a .png"));
    // A format said aloud counts more than a name.
    let file = folder.path("figure.data");
    answer(&[
        "figure",
        "optics-bill",
        "--out",
        &file,
        "--format",
        "png",
        "--scale",
        "0.5",
    ]);
    assert_eq!(pixels(&fs::read(&file).expect("the file")).size.0, 360);
    // What the network would need stays an answer of its own.
    let out = run(&[
        "figure",
        "network",
        "gpus=4194304&fabric=infiniband",
        "--format",
        "png",
    ]);
    assert_eq!(
        (out.status.code(), text(&out.stderr).lines().count()),
        (Some(1), 1)
    );
}

/// Letters no font here has are said, not lost in silence.
#[test]
fn letters_without_a_font_are_said() {
    let out = run(&[
        "figure",
        "optics-bill",
        "title=%E9%9B%86%E7%BE%A4 A",
        "--format",
        "png",
        "--scale",
        "0.5",
    ]);
    assert_eq!(out.status.code(), Some(0));
    assert_eq!(
        text(&out.stderr),
        "notice: the fonts have no 集群; an empty box stands for it.\n"
    );
    assert!(pixels(&out.stdout).said("Title").starts_with("集群 A: "));
}
