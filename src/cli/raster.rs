//! A picture as pixels: drawn by resvg with the fonts of the page and no others, so that it is the same on every machine.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{FontFamily, FontResolver, Group, Node, Options, Tree, fontdb};

use crate::figures::sheet::Picture;
use crate::scenario::files::{Stamp, png_with};

/// Most pixels of a picture: what draws it takes four bytes for each, several times over.
pub const MOST_PIXELS: f64 = 64e6;

/// A face of the page: its file, what a sheet calls it, and its weight.
struct Face {
    file: &'static [u8],
    family: &'static str,
    weight: u16,
}

/// The faces a sheet uses. The last holds the letters of other alphabets that a title may have.
const FACES: [Face; 5] = [
    Face {
        file: include_bytes!("../../assets/fonts/plex-sans-400.woff2"),
        family: "IBM Plex Sans",
        weight: 400,
    },
    Face {
        file: include_bytes!("../../assets/fonts/plex-sans-500.woff2"),
        family: "IBM Plex Sans",
        weight: 500,
    },
    Face {
        file: include_bytes!("../../assets/fonts/plex-sans-600.woff2"),
        family: "IBM Plex Sans",
        weight: 600,
    },
    Face {
        file: include_bytes!("../../assets/fonts/plex-serif-500.woff2"),
        family: "IBM Plex Serif",
        weight: 500,
    },
    Face {
        file: include_bytes!("../../assets/letters.woff2"),
        family: "",
        weight: 600,
    },
];

/// The faces unpacked, and the number of each in the order of the list.
static FONTS: LazyLock<(Arc<fontdb::Database>, Vec<fontdb::ID>)> = LazyLock::new(|| {
    let mut fonts = fontdb::Database::new();
    let ids = FACES.iter().map(|face| {
        let font = wuff::decompress_woff2(face.file).expect("the fonts of assets/ are sound");
        let loaded = fonts.load_font_source(fontdb::Source::Binary(Arc::new(font)));
        *loaded.first().expect("a file holds one face")
    });
    let ids = ids.collect();
    (Arc::new(fonts), ids)
});

/// Reads a drawing with the fonts of the page.
pub fn read(svg: &str) -> Result<Tree, String> {
    let (fonts, ids) = &*FONTS;
    let options = Options {
        fontdb: fonts.clone(),
        font_resolver: FontResolver {
            select_font: Box::new(|font, _| {
                let serif = |family: &FontFamily| matches!(family, FontFamily::Named(name) if name.contains("Serif"));
                let family = match font.families().first().is_some_and(serif) {
                    true => "IBM Plex Serif",
                    false => "IBM Plex Sans",
                };
                let faces = FACES
                    .iter()
                    .zip(ids)
                    .filter(|(face, _)| face.family == family);
                faces
                    .min_by_key(|(face, _)| face.weight.abs_diff(font.weight()))
                    .map(|(_, id)| *id)
            }),
            select_fallback: FontResolver::default_fallback_selector(),
        },
        ..Options::default()
    };
    Tree::from_str(svg, &options).map_err(|error| error.to_string())
}

/// Letters that no font here has, each once: an empty box stands for them.
fn missing(group: &Group, into: &mut String) {
    for node in group.children() {
        match node {
            Node::Group(group) => missing(group, into),
            Node::Text(text) => {
                let glyphs = text
                    .layouted()
                    .iter()
                    .flat_map(|span| &span.positioned_glyphs);
                for glyph in glyphs.filter(|glyph| glyph.id.0 == 0) {
                    if !into.contains(&glyph.text) {
                        into.push_str(&glyph.text);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The picture as a PNG at so many pixels to the CSS pixel, with its link and the size it prints at; and the letters of it
/// that no font here has.
pub fn png(picture: &Picture, scale: f64) -> Result<(Vec<u8>, String), String> {
    let tree = read(&picture.svg)?;
    let mut boxes = String::new();
    missing(tree.root(), &mut boxes);
    let side = |css: f64| (css * scale).round().max(1.0) as u32;
    let mut pixels = Pixmap::new(side(picture.width), side(picture.height))
        .ok_or("a picture of that size does not fit this machine")?;
    let scale_of = |side: u32, css: f32| side as f32 / css;
    let size = tree.size();
    let grown = Transform::from_scale(
        scale_of(pixels.width(), size.width()),
        scale_of(pixels.height(), size.height()),
    );
    resvg::render(&tree, grown, &mut pixels.as_mut());
    let bytes = pixels.encode_png().map_err(|error| error.to_string())?;
    let stamp = Stamp {
        link: &picture.link,
        title: &picture.title,
        scale,
    };
    let stamped = png_with(&bytes, stamp).map_err(|error| error.to_string())?;
    Ok((stamped, boxes))
}

/// The faces as style rules that carry the files in themselves.
pub fn font_rules() -> String {
    use base64::Engine;

    let mut rules = String::new();
    for face in FACES.iter().filter(|face| !face.family.is_empty()) {
        let data = base64::engine::general_purpose::STANDARD.encode(face.file);
        rules += &format!(
            "@font-face {{ font-family: \"{}\"; font-weight: {}; src: url(data:font/woff2;base64,{data}) format(\"woff2\"); }}\n",
            face.family, face.weight
        );
    }
    rules
}
