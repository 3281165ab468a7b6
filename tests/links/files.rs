//! Links in files: written into pictures, read back from what is whole, and never more than a sentence for anything else.

use fabriconomics::figures::sheet::Sheet;
use fabriconomics::figures::theme::Scheme;
use fabriconomics::figures::{FIGURES, svg};
use fabriconomics::model::evaluate;
use fabriconomics::scenario::Document;
use fabriconomics::scenario::files::{Carried, Foreign, MOST_BYTES, Stamp, carried, png_with};
use proptest::prelude::*;

const LINK: &str = "https://example.org/#gpus=98304&fabric=infiniband&set.q3400.watts=3000&title=%22%3C%26&base=gpus%3D64&v=1";

/// A grey picture, written by the crate everybody uses.
fn grey(side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder
        .add_text_chunk("Title".to_owned(), "old".to_owned())
        .expect("a title");
    let mut writer = encoder.write_header().expect("a header");
    let data: Vec<u8> = (0..side * side).map(|at| (at * 31 % 251) as u8).collect();
    writer.write_image_data(&data).expect("pixels");
    writer.finish().expect("an end");
    bytes
}

fn stamped(link: &str) -> Vec<u8> {
    let stamp = Stamp {
        link,
        title: "A finding – with a dash",
        scale: 2.0,
    };
    png_with(&grey(40), stamp).expect("a PNG")
}

fn drawing() -> String {
    let (document, _) = Document::read(LINK);
    let report = evaluate(&document.scenario);
    let sheet = Sheet {
        page: "https://example.org/".to_owned(),
        ..Sheet::new(document.write(), Scheme::Light)
    };
    let sweep = fabriconomics::analysis::sweep(&document.scenario);
    svg::picture(&FIGURES[0], &sweep, &report, &sheet).svg
}

fn link(bytes: &[u8]) -> Result<String, Foreign> {
    match carried(bytes)? {
        Carried::Link(link) => Ok(link),
        Carried::Json => panic!("no JSON here"),
    }
}

#[test]
fn a_stamp_is_read_by_others_and_replaced_by_the_next() {
    let bytes = stamped(LINK);
    assert_eq!(link(&bytes).as_deref(), Ok(LINK));
    let next = Stamp {
        link: "#gpus=64&title=ü",
        title: "Next",
        scale: 1.0,
    };
    let again = png_with(&bytes, next).expect("a PNG");
    assert_eq!(link(&again).as_deref(), Ok("#gpus=64&title=ü"));
    for (bytes, count) in [(&bytes, 3), (&again, 3)] {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .expect("a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
        reader.next_frame(&mut pixels).expect("pixels");
        assert_eq!(pixels[40], (40_u32 * 31 % 251) as u8);
        let info = reader.info();
        assert_eq!(
            info.uncompressed_latin1_text.len() + info.utf8_text.len(),
            count
        );
    }
    assert_eq!(png_with(b"no picture", next), Err(Foreign::Unknown));
    assert_eq!(
        png_with(&bytes[..bytes.len() / 2], next),
        Err(Foreign::DamagedPng)
    );
}

/// A picture that lost its end still has its scenario; one that lost the scenario says so.
#[test]
fn a_cut_png_gives_its_link_or_a_sentence() {
    let bytes = stamped(LINK);
    let (mut whole, mut lost) = (0, 0);
    for end in (0..bytes.len()).step_by(7) {
        match link(&bytes[..end]) {
            Ok(read) => {
                assert_eq!(read, LINK);
                whole += 1;
            }
            Err(why) => {
                assert!(end < 300, "{end}: {why}");
                let wanted = [Foreign::Empty, Foreign::Unknown, Foreign::DamagedPng];
                assert!(wanted.contains(&why), "{end}: {why:?}");
                lost += 1;
            }
        }
    }
    assert!(whole > 30 && lost > 5, "{whole} {lost}");
}

/// One bit turned anywhere: the link as it was, or none; never another.
#[test]
fn a_turned_bit_never_makes_another_link() {
    let bytes = stamped(LINK);
    for at in 0..bytes.len() {
        for bit in [0, 3, 5, 7] {
            let mut turned = bytes.clone();
            turned[at] ^= 1 << bit;
            match link(&turned) {
                Ok(read) => assert_eq!(read, LINK, "byte {at}, bit {bit}"),
                Err(why) => assert!(
                    matches!(why, Foreign::DamagedPng | Foreign::Unknown),
                    "byte {at}: {why:?}"
                ),
            }
        }
    }
    // Without a link of ours every chunk is looked at before it is called whole.
    let bare = grey(40);
    assert_eq!(link(&bare), Err(Foreign::BarePng));
    for at in (33..bare.len()).step_by(3) {
        let mut turned = bare.clone();
        turned[at] ^= 4;
        assert_eq!(link(&turned), Err(Foreign::DamagedPng), "byte {at}");
    }
}

#[test]
fn a_cut_svg_gives_its_link_or_a_sentence() {
    let svg = drawing();
    let wanted = link(svg.as_bytes()).expect("a link");
    assert_eq!(Document::read(&wanted), Document::read(LINK));
    let mut whole = 0;
    for end in (1..svg.len()).step_by(97) {
        match link(&svg.as_bytes()[..end]) {
            Ok(read) => {
                assert_eq!(read, wanted);
                whole += 1;
            }
            Err(why) => assert!(
                end < 1_000 && matches!(why, Foreign::DamagedSvg | Foreign::Unknown),
                "{end}: {why:?}"
            ),
        }
    }
    assert!(whole > 100);
}

/// What editors do to an SVG that they save: other prefixes, quotes, a declaration, comments, line ends.
#[test]
fn an_svg_saved_by_an_editor_is_still_ours() {
    let svg = drawing();
    let wanted = link(svg.as_bytes()).expect("a link");
    let renamed = svg.replace("<f:scenario xmlns:f=", "<ns0:scenario xmlns:ns0=");
    let hoisted = svg.replace(" xmlns:f=\"urn:fabriconomics\"", "").replacen(
        "<svg ",
        "<svg xmlns:f='urn:fabriconomics' ",
        1,
    );
    let declared = format!(
        "\u{feff}<?xml version=\"1.0\"?>\r\n<!-- <svg> -->\r\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\" [ <!ENTITY a \"<f:scenario link='#gpus=64&v=1'/>\"> ]>\r\n{svg}"
    );
    let numbered = svg.replace("&amp;", "&#38;").replace("&quot;", "&#x22;");
    for (name, text) in [
        ("renamed", renamed),
        ("hoisted", hoisted),
        ("declared", declared),
        ("numbered", numbered),
    ] {
        assert_eq!(link(text.as_bytes()).as_deref(), Ok(&*wanted), "{name}");
    }
    for (text, why) in [
        (
            svg.replace("urn:fabriconomics", "urn:other"),
            Foreign::BareSvg,
        ),
        (svg.replace(" link=\"", " rel=\""), Foreign::BareSvg),
        (
            svg.replace(&*wanted.replace('&', "&amp;"), "nothing"),
            Foreign::BareSvg,
        ),
        // A comment is no element.
        (
            svg.replace("<f:scenario", "<!-- <f:scenario")
                .replacen("/>", "/> -->", 1),
            Foreign::BareSvg,
        ),
        ("<svg/>".to_owned(), Foreign::BareSvg),
        ("<svg><a".to_owned(), Foreign::DamagedSvg),
        ("<html><svg/></html>".to_owned(), Foreign::Unknown),
        ("<".to_owned(), Foreign::Unknown),
    ] {
        assert_eq!(
            link(text.as_bytes()),
            Err(why),
            "{}",
            &text[..text.len().min(200)]
        );
    }
}

/// Work stays in proportion: a reader that went back for every piece would take minutes for these.
#[test]
fn bombs_do_not_go_off() {
    let laughs = "<!DOCTYPE svg [<!ENTITY a \"ha\">".to_owned()
        + &(0..50)
            .map(|at| format!("<!ENTITY b{at} \"&a;&a;&a;&a;&a;&a;&a;&a;\">"))
            .collect::<String>()
        + "]><svg>&b49;</svg>";
    assert_eq!(link(laughs.as_bytes()), Err(Foreign::BareSvg));
    let declared = "<a xmlns:p='urn:fabriconomics'/>".repeat(100_000);
    let ours = "<q:scenario/>".repeat(200_000);
    let fill = |piece: &str| piece.repeat(8_000_000 / piece.len());
    for text in [
        fill("<svg>"),
        fill("<svg "),
        format!("<svg>{declared}{ours}"),
        format!("<svg a='{}'", fill("&")),
        format!(
            "<svg xmlns:f='urn:fabriconomics'><f:scenario link='{}'/></svg>",
            &fill("&")[..3_000_000]
        ),
        fill("<!--"),
        fill("<![CDATA["),
        fill("["),
        fill("gpus=64&"),
    ] {
        assert!(link(text.as_bytes()).is_err());
    }
    assert_eq!(link(&vec![0; 50_000_000]), Err(Foreign::TooLarge));
    assert_eq!(link(&vec![0; MOST_BYTES]), Err(Foreign::Unknown));
    // A chunk that claims four gigabytes, and thirty million chunks of nothing.
    let mut huge = stamped(LINK)[..33].to_vec();
    let end = huge.clone();
    huge.extend(b"\xff\xff\xff\xfftEXtfabriconomics\0#gpus=64");
    assert_eq!(link(&huge), Err(Foreign::DamagedPng));
    let mut many = end;
    while many.len() < 24_000_000 {
        many.extend(b"\0\0\0\0tEXt\0\0\0\0");
    }
    assert_eq!(link(&many), Err(Foreign::DamagedPng));
}

#[test]
fn a_text_is_a_link_or_it_is_not() {
    for text in [
        "#gpus=64",
        "gpus=64&fabric=ethernet",
        " https://example.org/?gpus=1M \r\n",
        "https://example.org/#v=1&catalog=2026-11-22",
        "set.q3400.watts=1",
        "file:///tmp/index.html#title=a&gpus=512",
    ] {
        assert_eq!(link(text.as_bytes()).as_deref(), Ok(text.trim()), "{text}");
    }
    for text in [
        "hello",
        "https://example.org/watch?v=1",
        "https://example.org/",
        "gpus = 64",
        "a=b",
        "# gpus=64",
        "[1, 2]",
        "key,value\ngpus,64",
        "v",
        "gpus",
    ] {
        assert_eq!(link(text.as_bytes()), Err(Foreign::Unknown), "{text}");
    }
    assert_eq!(link(b" \n"), Err(Foreign::Empty));
    assert_eq!(carried(b"\xef\xbb\xbf {}"), Ok(Carried::Json));
    assert_eq!(carried(b"{\"a\": \"\xff\"}"), Err(Foreign::DamagedJson));
    // Every answer is one sentence.
    for why in [
        Foreign::Empty,
        Foreign::TooLarge,
        Foreign::OtherImage("JPEG"),
        Foreign::Unknown,
        Foreign::DamagedPng,
        Foreign::DamagedSvg,
        Foreign::BarePng,
        Foreign::BareSvg,
        Foreign::DamagedJson,
        Foreign::BareJson,
    ] {
        let said = why.to_string();
        assert!(
            said.ends_with('.') && !said.contains('\n') && said.len() < 130,
            "{said}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..600), start in 0..6_usize) {
        let starts: [&[u8]; 6] = [b"", b"\x89PNG\r\n\x1a\n", b"<svg xmlns:f='urn:fabriconomics'><f:scenario link=", b"{", b"<?xml", b"[InternetShortcut]\nURL="];
        let mut all = starts[start].to_vec();
        all.extend(&bytes);
        let _ = carried(&all);
        let stamp = Stamp { link: LINK, title: "", scale: f64::NAN };
        let _ = png_with(&all, stamp);
    }

    #[test]
    fn any_markup_gets_an_answer(text in "[<>/!&;#x0-9a-f:='\" \\[\\]-]{0,200}") {
        let _ = carried(format!("<svg {text}").as_bytes());
        let _ = carried(format!("<svg><f:scenario xmlns:f='urn:fabriconomics' link='#gpus=64{text}").as_bytes());
    }

    #[test]
    fn any_link_comes_back(value in "\\PC{0,60}") {
        let link_of = format!("#gpus=64&title={value}");
        let bytes = stamped(&link_of);
        prop_assert_eq!(link(&bytes), Ok(link_of));
    }
}
