//! The code that puts a figure, the cards or the small calculator into another page: a frame that stands right without any
//! script of the host, and one line for hosts that let it grow with what it shows.

use crate::figures::FIGURES;
use crate::figures::drawings::DRAWINGS;
use crate::figures::markup::escaped;
use crate::scenario::{Document, Embed};

/// The small script a host may load beside the page: it gives every frame its height and the host's colours.
pub const HELPER: &str = "embed.js";

/// What can be shown in a frame: its id, what it is, and the height it takes at a usual width before it has said its own.
pub fn shown() -> impl Iterator<Item = (&'static str, &'static str, u32)> {
    let own = [
        (
            Embed::CALCULATOR,
            "The calculator: size, fabric, four answers and a figure",
            980,
        ),
        (Embed::CARDS, "The four answers", 330),
    ];
    let figures = FIGURES.iter().map(|figure| (figure.id, figure.title, 560));
    let drawings = DRAWINGS.map(|drawing| (drawing.id, drawing.name, drawing.tall));
    own.into_iter().chain(figures).chain(drawings)
}

/// A frame to paste. `page` is the page's address without a fragment; `title` is read aloud in the figure's place; a width
/// of nothing takes the host's column.
pub fn code(
    page: &str,
    document: &Document,
    title: &str,
    width: Option<u32>,
    height: u32,
) -> String {
    let most = width.map_or(String::new(), |width| format!(";max-width:{width}px"));
    // A frame is seen through only where it and its document are of one scheme: the document's is light then.
    let scheme = match &document.embed {
        Some(embed) if embed.clear => ";color-scheme:light",
        _ => "",
    };
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" style=\"border:0{most}{scheme}\"></iframe>",
        escaped(&format!("{page}#{}", document.write())),
        escaped(title),
    )
}

/// The line that loads the helper, once for a page however many frames it holds.
pub fn helper(page: &str) -> String {
    let folder = page.rfind('/').map_or(page, |end| &page[..=end]);
    format!(
        "<script async src=\"{}\"></script>",
        escaped(&format!("{folder}{HELPER}"))
    )
}
