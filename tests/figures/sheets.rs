//! Pictures on sheets of every width: their words are set by the machinery that draws the PNG, in our own fonts, and
//! measured.

use fabriconomics::analysis::{Sweep, sweep};
use fabriconomics::cli::raster;
use fabriconomics::figures::sheet::{Picture, Sheet};
use fabriconomics::figures::theme::Scheme;
use fabriconomics::figures::{FIGURES, diagram, svg};
use fabriconomics::model::{Report, evaluate};
use resvg::usvg::{Group, Node, Rect};

use super::{STRETCHED, scenario};

/// A link longer than any line.
const LONG: &str = "gpus=98304&fabric=infiniband&platform=b200&switch=q3400&taper=1,1,7&pod=24576&media=reach&reach=3,40,90,900&set.dsp-800.price-hyperscale=450&set.dsp-400.price-hyperscale=250&set.q3400.watts=3000&comm=35&overlap=20";

fn texts(group: &Group, into: &mut Vec<(String, Rect, f32)>) {
    for node in group.children() {
        match node {
            Node::Group(group) => texts(group, into),
            Node::Text(text) => {
                let words = text.chunks().iter().map(|chunk| chunk.text().trim());
                let size = text.chunks().iter().flat_map(|chunk| chunk.spans());
                let size = size.map(|span| span.font_size().get()).fold(0.0, f32::max);
                let scale = text.abs_transform().get_scale().0;
                into.push((words.collect(), text.abs_bounding_box(), size * scale));
            }
            _ => {}
        }
    }
}

/// Nothing is clipped, nothing lies on another, and everything can be read.
#[track_caller]
fn check(name: &str, picture: &Picture, smallest: f32) {
    let tree = raster::read(&picture.svg).unwrap_or_else(|why| panic!("{name}: {why}"));
    let (width, height) = (tree.size().width(), tree.size().height());
    assert_eq!(
        (f64::from(width), f64::from(height)),
        (picture.width, picture.height),
        "{name}"
    );
    let mut all = Vec::new();
    texts(tree.root(), &mut all);
    assert!(all.len() > 5, "{name}");
    for (place, (words, at, size)) in all.iter().enumerate() {
        assert!(
            *size >= smallest - 0.01,
            "{name}: {words:?} is {size} small"
        );
        assert!(
            at.left() >= 0.0 && at.right() <= width && at.top() >= 0.0 && at.bottom() <= height,
            "{name}: {words:?} is clipped: {at:?} of {width} × {height}"
        );
        for (others, other, _) in &all[place + 1..] {
            let across = at.right().min(other.right()) - at.left().max(other.left());
            let (mine, theirs) = (inked(at), inked(other));
            let down = mine.1.min(theirs.1) - mine.0.max(theirs.0);
            assert!(
                across <= 0.5 || down <= 0.5,
                "{name}: {words:?} lies on {others:?}: {at:?} {other:?}"
            );
        }
    }
}

/// From the top of the capitals to below the comma: a line's box also holds what the font keeps free above and below.
fn inked(at: &Rect) -> (f32, f32) {
    let size = at.height() / 1.3;
    (at.top() + 0.3 * size, at.bottom() - 0.2 * size)
}

fn of(link: &str) -> (String, Sweep, Report) {
    let scenario = scenario(link);
    let document = fabriconomics::scenario::Document::read(link).0;
    (document.write(), sweep(&scenario), evaluate(&scenario))
}

#[test]
fn words_fit_on_sheets_of_every_width() {
    let page = "https://example.org/a/rather/long/path/to/the/page/";
    for link in ["", LONG, STRETCHED[1], STRETCHED[3], STRETCHED[16]] {
        let (write, sweep, report) = of(link);
        for width in [
            320.0, 360.0, 400.0, 439.0, 480.0, 560.0, 720.0, 960.0, 1_200.0, 1_440.0, 2_400.0,
        ] {
            let sheet = Sheet {
                width,
                page: page.to_owned(),
                ..Sheet::new(&write, Scheme::Light)
            };
            let smallest = if width >= 720.0 { 11.0 } else { 10.0 };
            for figure in &FIGURES {
                let picture = svg::picture(figure, &sweep, &report, &sheet);
                check(
                    &format!("{} {link} at {width}", figure.id),
                    &picture,
                    smallest,
                );
            }
            if let Some(picture) = diagram::picture(&report, &sheet) {
                check(&format!("network {link} at {width}"), &picture, smallest);
            }
        }
    }
}
