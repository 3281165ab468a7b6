//! Links: what they open, what is repaired, and that the address bar is the document.

use fabriconomics::analysis::compare;
use fabriconomics::figures::cards::{Card, cards};
use fabriconomics::figures::headline::headline_text;
use fabriconomics::figures::{Table, bill};
use fabriconomics::scenario::Document;

use crate::page::{Page, visit};
use crate::site::{Site, dist};
use crate::{native, shown};

#[test]
fn a_link_opens_what_it_says() {
    visit("/#gpus=16384&fabric=ethernet", |page| {
        assert!(
            page.headline().contains("16,384\u{a0}H100"),
            "{}",
            page.headline()
        );
        assert_eq!(page.value("#gpus-box"), "16,384");
        assert_eq!(page.value("#gpus"), "14");
        assert!(
            page.attribute("#gpus", "aria-valuetext")
                .starts_with("16,384 GPUs, ")
        );
        assert_eq!(
            page.property("input[name=fabric][value=ethernet]", "checked"),
            true
        );
        assert_eq!(page.count("#boot"), 0);
        let values = page.texts(".card .value");
        assert!(
            values.len() == 4
                && values
                    .iter()
                    .all(|value| value.chars().any(|c| c.is_ascii_digit())),
            "{values:?}"
        );
        for figure in shown("overview") {
            assert!(
                page.colours(&format!("#fig-{} canvas.ink", figure.id)) > 20,
                "{} is blank",
                figure.id
            );
        }
        assert!(page.notices().is_empty());
    });
}

#[test]
fn the_page_gives_the_native_programs_answers() {
    let links = [
        "",
        "gpus=4194304&fabric=infiniband",
        "gpus=16384&fabric=ethernet&switch=tomahawk4",
        "gpus=131072&platform=gb300&fabric=ultra-ethernet&switch=tomahawk5&planes=8",
        "gpus=1000000&platform=vr200&fabric=ethernet&optics=cpo&buyer=street",
        "gpus=8191&fabric=infiniband&gpu-hour=3.33&comm=41&overlap=63&kwh=0.1234&pue=1.07&set.qm9700.price-street=31415",
    ];
    let site = Site::open();
    let page = Page::open(&site, "/");
    for link in links {
        page.load(&format!("/#{link}"));
        let (report, sweep) = native(link);
        assert_eq!(
            page.headline(),
            headline_text(&report),
            "{link}: is dist/ of this source? make build"
        );
        let cards = cards(&report, &compare(&report, &report));
        assert_eq!(
            page.cards(),
            cards.iter().flat_map(written).collect::<Vec<_>>(),
            "{link}"
        );
        for (figure, finding) in shown("overview").zip(page.findings()) {
            // The page keeps a name's hyphen from breaking its line.
            assert_eq!(
                finding.replace('\u{2060}', ""),
                (figure.sentence)(&sweep, &report),
                "{link}"
            );
        }
        let said = bill::sentence(&sweep, &report).unwrap_or_default();
        assert_eq!(page.text(".bill p"), said, "{link}");
        if report.network.is_ok() {
            same_table(&page, ".bill details", &bill::table(&report));
        }
        for figure in shown("overview") {
            let details = format!("#fig-{} details.table", figure.id);
            same_table(&page, &details, &(figure.table)(&sweep, &report));
        }
    }
    page.closing();
}

/// Opens a table and compares it cell by cell.
#[track_caller]
fn same_table(page: &Page, details: &str, native: &Table) {
    page.click(&format!("{details} summary"));
    let cells = native.rows.iter().flatten();
    let cells: Vec<_> = cells.map(|cell| cell.text.trim()).collect();
    assert_eq!(
        page.texts(&format!("{details} :is(td, tbody th)")),
        cells,
        "{details}"
    );
    // Times are written with their own units; only programs get hours.
    let heads = native.heads.iter();
    let heads: Vec<_> = heads.map(|head| head.trim_end_matches(", hours")).collect();
    assert_eq!(
        page.texts(&format!("{details} thead th")),
        heads,
        "{details}"
    );
}

/// A card as the page lays it out.
fn written(card: &Card) -> Vec<String> {
    let value = format!("{} {}", card.value.0, card.value.1)
        .trim()
        .to_owned();
    let title = [card.title.to_owned(), value].into_iter();
    title
        .chain(card.verdict.clone())
        .chain(card.band.clone())
        .chain(card.details.clone())
        .collect()
}

#[test]
fn a_link_that_cannot_be_kept_opens_and_says_so() {
    let link = "gpus=banana&fabric=token-ring&x=1&gpus=5";
    let (document, notices) = Document::read(link);
    visit(&format!("/#{link}"), |page| {
        assert_eq!(page.headline(), headline_text(&native(&document.write()).0));
        let messages: Vec<_> = notices
            .iter()
            .map(|notice| notice.message.clone())
            .collect();
        assert!(messages.len() >= 3);
        assert_eq!(page.notices(), messages);
        for left in (0..messages.len()).rev() {
            page.click("#notices li button");
            assert_eq!(page.notices(), messages[messages.len() - left..]);
        }
    });
}

#[test]
fn hostile_links_open_a_whole_page() {
    let long = format!("/#gpus=1000&{}", "a=1&".repeat(4_000));
    let links = [
        "/#%",
        "/#gpus=%00%ff&&&==&base=base%3D1",
        "/#<script>document.title='owned'</script>",
        "/?gpus=1e999#gpus=-0",
        &long,
    ];
    let site = Site::open();
    let page = Page::open(&site, "/");
    for link in links {
        page.load(link);
        assert_eq!(page.count(".card .value"), 4, "{link}");
        assert!(page.headline().starts_with("At "), "{link}");
        assert!(
            !page
                .js("return document.title")
                .to_string()
                .contains("owned")
        );
        assert!(page.notices().len() <= 12, "{link}");
    }
    page.closing();
}

#[test]
fn the_address_is_followed_when_it_is_edited_in_place() {
    visit("/#gpus=1000", |page| {
        page.js("location.hash = 'gpus=2000&fabric=infiniband'");
        let edited = headline_text(&native("gpus=2000&fabric=infiniband").0);
        page.until("the edited address is followed", || {
            page.headline() == edited
        });
        assert_eq!(
            page.property("input[name=fabric][value=infiniband]", "checked"),
            true
        );
        page.js("location.hash = 'gpus=nothing'");
        page.until("a notice", || page.notices().len() == 1);
        page.click("#undo");
        assert_eq!(page.headline(), edited);
    });
}

#[test]
fn a_query_moves_into_the_fragment() {
    visit("/?gpus=1000", |page| {
        assert!(page.headline().contains("1,000\u{a0}H100"));
        page.until("the query is gone", || {
            page.address().starts_with("/#gpus=1000&v=1")
        });
        assert_eq!(page.js("return location.search"), "");
    });
}

#[test]
fn a_copied_address_opens_the_same_page_elsewhere() {
    let site = Site::open();
    let first = Page::open(&site, "/");
    first.click("label.fabric-card[data-fabric=ethernet]");
    first.enter("#gpus-box", "54,321");
    first.enter("#gpu-hour", "3.21");
    let has = |part: &str| first.address().contains(part);
    first.until("the address says it all", || {
        has("gpus=54321") && has("fabric=ethernet") && has("gpu-hour=3.21")
    });
    let (address, headline, cards, findings) = (
        first.address(),
        first.headline(),
        first.cards(),
        first.findings(),
    );

    // The button copies the same.
    let permissions = ["clipboardReadWrite", "clipboardSanitizedWrite"];
    let allow = serde_json::json!({ "permissions": permissions, "origin": site.origin });
    first.browser.command("Browser.grantPermissions", allow);
    first.click("#share-open");
    first.until("the dialog comes", || first.count("#share[open]") == 1);
    first.click("#share [data-copy=link]");
    first.until("the button says so", || {
        first.text("#share [data-told=link]").contains("Copied")
    });
    let copied = first
        .browser
        .wait_for("navigator.clipboard.readText().then(done, error => done(String(error)))");
    assert_eq!(copied, format!("{}{address}", site.origin));
    first.closing();
    drop(first);

    let second = Page::open(&site, &address);
    assert_eq!(
        (second.headline(), second.cards(), second.findings()),
        (headline, cards, findings)
    );
    assert!(second.notices().is_empty());
    second.closing();
}

#[test]
fn a_pinned_baseline_travels_in_the_link() {
    let site = Site::open();
    let first = Page::open(&site, "/#gpus=16384");
    first.click("#pin");
    first.click("label.fabric-card[data-fabric=ethernet]");
    first.until("the address carries both", || {
        first.address().contains("fabric=ethernet") && first.address().contains("base=gpus")
    });
    let changes = first.texts(".card .change:not(.none)");
    assert!(!changes.is_empty());
    let address = first.address();
    first.closing();
    drop(first);

    let second = Page::open(&site, &address);
    assert_eq!(second.texts(".card .change:not(.none)"), changes);
    second.click("label.fabric-card[data-fabric=spectrum-x]");
    assert_eq!(
        second.texts(".card .change:not(.none)"),
        [""; 0],
        "back at the baseline nothing has changed"
    );
    second.closing();
}

#[test]
fn the_page_works_in_any_folder() {
    visit("/any/folder/#gpus=16384", |page| {
        assert!(page.headline().contains("16,384"));
        page.enter("#gpus-box", "1M");
        page.until("the address keeps its folder", || {
            page.address().starts_with("/any/folder/#gpus=1000000&")
        });
        assert!(
            page.site
                .asked()
                .iter()
                .all(|path| path.starts_with("/any/folder/")),
            "{:?}",
            page.site.asked()
        );
    });
}

#[test]
fn there_is_something_to_read_before_and_without_the_program() {
    let page = std::fs::read_to_string(dist().join("index.html")).expect("the page is text");
    let part = |from: &str, to: &str| {
        page.split_once(from)
            .and_then(|(_, rest)| rest.split_once(to))
            .map_or("", |(part, _)| part)
            .to_owned()
    };
    assert!(
        part("<h1>", "</h1>").len() > 40,
        "a headline stands before the program is there"
    );
    assert!(
        part("<body>", "</body>").contains("<noscript>"),
        "without scripts the page says what it needs"
    );
}

/// Pages that were not served securely have no clipboard; the button says what to do instead.
#[test]
fn without_a_clipboard_the_link_is_marked() {
    visit("/#gpus=16384", |page| {
        page.js("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        page.click("#share-open");
        page.until("the dialog comes", || page.count("#share[open]") == 1);
        page.click("#share [data-copy=link]");
        page.until("the button says so", || {
            page.text("#share [data-told=link]").contains("Marked")
        });
        let marked =
            "const area = document.activeElement; return area.selectionEnd - area.selectionStart";
        assert!(page.js(marked).as_u64() > Some(20), "the link is marked");
    });
}
