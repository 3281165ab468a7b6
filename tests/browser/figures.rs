//! Figures: values under the pointer and the keyboard, the sources and the table behind them, files, light and dark.

use fabriconomics::analysis::headline;
use fabriconomics::figures::Figure;
use fabriconomics::figures::sheet::Sheet;
use fabriconomics::figures::svg;
use fabriconomics::figures::theme::Scheme;
use fabriconomics::scenario::Document;

use crate::page::{Page, visit};
use crate::{native, shown};

#[test]
fn values_are_read_with_the_pointer() {
    visit("/", |page| {
        for Figure { id, .. } in shown("overview") {
            let plot = format!("#fig-{id} .plot");
            let [left, top, width, height] = page.place(&plot);
            let card = || page.texts(&format!("{plot} .value-card :is(.at, li)"));
            page.hover((left + 0.35 * width, top + 0.3 * height));
            let first = card();
            assert!(
                first.len() >= 2
                    && first[1..]
                        .iter()
                        .all(|row| row.chars().any(|c| c.is_ascii_digit())),
                "{id}: {first:?}"
            );
            // Along the axis, and down the bars.
            page.hover((left + 0.6 * width, top + 0.7 * height));
            assert_ne!(card()[0], first[0], "{id}: the card follows");
            page.hover((left + 0.5 * width, top - 60.0));
            assert!(card().is_empty(), "{id}: the card goes with the pointer");
        }
    });
}

#[test]
fn values_are_read_with_the_keyboard() {
    visit("/", |page| {
        for Figure { id, .. } in shown("overview") {
            let reader = format!("#fig-{id} .reader");
            let card = || page.texts(&format!("#fig-{id} .value-card :is(.at, li)"));
            page.focus(&reader);
            page.press("ArrowRight");
            let first = card();
            assert!(first.len() >= 2, "{id}: {first:?}");
            page.press("PageUp PageUp");
            assert_ne!(card(), first, "{id}");
            let spoken = page.attribute(&reader, "aria-valuetext");
            assert!(
                spoken.len() > 10 && spoken.chars().any(|c| c.is_ascii_digit()),
                "{id}: {spoken}"
            );
            page.press("Escape");
            assert!(card().is_empty(), "{id}");
        }
    });
}

#[test]
fn sources_and_table_open() {
    visit("/", |page| {
        for Figure { id, .. } in shown("overview") {
            let count: usize = page
                .text(&format!("#fig-{id} .sources summary"))
                .rsplit(' ')
                .next()
                .and_then(|n| n.parse().ok())
                .unwrap_or(0);
            page.click(&format!("#fig-{id} .sources summary"));
            let sources = page.texts(&format!("#fig-{id} .source-list > li"));
            assert!(
                count > 0 && sources.len() == count,
                "{id}: {count} announced, {} shown",
                sources.len()
            );
            let stand = page.count(&format!(
                "#fig-{id} .source-list > li > :is(a[href^='https://'], span)"
            ));
            assert_eq!(stand, count, "{id}: each names its document");
            page.click(&format!("#fig-{id} .table summary"));
            assert!(page.count(&format!("#fig-{id} tbody tr")) > 2, "{id}");
        }
    });
}

/// What a click saves under a name, as text.
#[track_caller]
pub fn saved(page: &Page, button: &str, name: &str) -> String {
    String::from_utf8(page.saved(button, name)).expect("a text was saved")
}

#[test]
fn files_are_the_native_programs_files() {
    let link = "gpus=16384&fabric=ethernet";
    let (report, sweep) = native(link);
    visit(&format!("/#{link}"), |page| {
        let document = Document::read(link).0;
        let sheet = Sheet {
            page: format!("{}/", page.site.origin),
            ..Sheet::new(document.write_with(&headline(&report)), Scheme::Light)
        };
        for figure in shown("overview") {
            let drawing = saved(
                page,
                &format!("#fig-{} button[aria-label*=SVG]", figure.id),
                &format!("{}.svg", figure.id),
            );
            assert!(drawing.starts_with("<svg"), "{}", &drawing[..40]);
            // The page's letters come along; everything else is as the terminal writes it.
            let (before, rest) = drawing.split_once("@font-face").expect("its letters");
            let (_, after) = rest.rsplit_once("format(\"woff2\")}").expect("their end");
            let plain = svg::picture(figure, &sweep, &report, &sheet).svg;
            let bare = format!("{before}{after}").replace("<style>\n</style>\n", "");
            assert_eq!(bare, plain, "{}", figure.id);
            let table = saved(
                page,
                &format!("#fig-{} button[aria-label*=CSV]", figure.id),
                &format!("{}.csv", figure.id),
            );
            assert_eq!(
                table,
                (figure.table)(&sweep, &report).csv(),
                "{}",
                figure.id
            );
        }
    });
}

#[test]
fn dark_is_chosen_painted_and_remembered() {
    visit("/", |page| {
        let paper = || page.js("return getComputedStyle(document.documentElement).backgroundColor");
        let theme = || page.attribute("html", "data-theme");
        let (light, ink) = (paper(), page.painted("canvas.ink"));
        page.click("#theme");
        assert_eq!(theme(), "dark");
        assert_ne!(paper(), light);
        let dark = page.painted("canvas.ink");
        assert!(
            dark.iter().zip(&ink).all(|(dark, light)| dark != light),
            "every figure is painted again"
        );
        page.browser.reload();
        page.ready();
        assert_eq!(theme(), "dark", "the choice outlives the visit");
        assert_eq!(page.painted("canvas.ink"), dark);
        page.click("#theme");
        assert_eq!((paper(), page.painted("canvas.ink")), (light, ink));
    });
}

#[test]
fn a_fabric_that_ends_gives_its_verdict_on_a_whole_page() {
    visit("/#gpus=4194304&fabric=infiniband", |page| {
        let verdict = page.text("#card-optics .verdict");
        assert!(verdict.contains("GPUs at most"), "{verdict}");
        assert_eq!(page.text("#card-power .verdict"), verdict);
        let interval = page.text("#card-interval .value");
        assert!(interval.chars().any(|c| c.is_ascii_digit()), "{interval}");
        assert!(
            page.headline().contains("cannot be built"),
            "{}",
            page.headline()
        );
        assert_eq!(page.findings().len(), shown("overview").count());
        for Figure { id, .. } in shown("overview") {
            assert!(
                page.colours(&format!("#fig-{id} canvas.ink")) > 20,
                "{id} is blank"
            );
        }
        // And back again.
        page.focus("#gpus");
        page.press("PageDown PageDown PageDown PageDown PageDown PageDown PageDown PageDown");
        assert_eq!(page.count(".verdict"), 0);
    });
}
