//! The dialog that shares: what it copies and saves is what the terminal says of the same link, and what was saved opens
//! again.

use fabriconomics::analysis::{Contract, headline};
use fabriconomics::exports::citation::{Cited, FORMS, line};
use fabriconomics::exports::{ScenarioFile, workbook};
use fabriconomics::figures::headline::headline_text;
use fabriconomics::scenario::Document;
use fabriconomics::scenario::files::{Carried, carried};
use serde_json::{Value, json};

use crate::native;
use crate::page::{Page, visit};

const LINK: &str = "gpus=16384&fabric=ethernet&gpu-hour=3.5&title=Plan%20B";

#[track_caller]
fn open(page: &Page, pane: &str) {
    page.click("#share-open");
    page.until("the dialog comes", || page.count("#share[open]") == 1);
    page.click(&format!("#share [data-pane={pane}]"));
}

/// The link with its numbers, as the terminal would share it.
fn shared(link: &str) -> String {
    let document = Document::read(link).0;
    document.write_with(&headline(&native(link).0))
}

#[test]
fn what_is_copied_is_what_the_model_says() {
    visit(&format!("/#{LINK}"), |page| {
        let (report, _) = native(LINK);
        let address = format!("{}/#{}", page.site.origin, shared(LINK));
        let day = page.js("const now = new Date(); return new Date(now - now.getTimezoneOffset() * 6e4).toISOString().slice(0, 10)");
        let cited = Cited {
            report: &report,
            address: &address,
            day: day.as_str().expect("a day"),
        };
        open(page, "link");
        assert_eq!(page.value("#share [data-out=link]"), address);
        let said = page.value("#share [data-out=line]");
        assert_eq!(said, line(&cited));
        assert!(
            said.starts_with("Plan B (16,384 H100s on Standard Ethernet): optics bill $"),
            "{said}"
        );
        page.click("#share [data-pane=cite]");
        for form in FORMS {
            page.js(&format!(
                "document.querySelector('#share [value={}]').click()",
                form.id
            ));
            assert_eq!(
                page.value("#share [data-out=citation]"),
                (form.write)(&cited),
                "{}",
                form.id
            );
        }
    });
}

#[test]
fn a_title_is_given_in_either_place_and_can_be_taken_back() {
    visit("/#gpus=16384", |page| {
        page.enter("#title", "Before the meeting");
        page.until("the address follows", || {
            page.address().contains("title=Before%20the%20meeting")
        });
        open(page, "link");
        assert_eq!(page.value("#share [name=title]"), "Before the meeting");
        page.enter("#share [name=title]", "After it");
        assert_eq!(page.value("#title"), "After it");
        assert!(
            page.value("#share [data-out=link]")
                .contains("title=After%20it")
        );
        page.press("Escape");
        page.until("the dialog goes", || page.count("#share[open]") == 0);
        page.click("#undo");
        assert_eq!(page.value("#title"), "Before the meeting");
        page.click("#undo");
        assert_eq!(page.value("#title"), "");
        page.click("#redo");
        assert_eq!(page.value("#title"), "Before the meeting");
        page.click("#reset");
        assert_eq!(page.value("#title"), "");
    });
}

/// Width and height of a PNG, read from its header.
fn size(png: &[u8]) -> [u32; 2] {
    [16, 20].map(|at| u32::from_be_bytes(std::array::from_fn(|i| png[at + i])))
}

#[test]
fn a_picture_is_saved_at_a_size_and_opens_again() {
    visit(&format!("/#{LINK}"), |page| {
        open(page, "image");
        page.until("the preview is drawn", || {
            page.property("#share img.preview", "naturalWidth").as_u64() > Some(0)
        });
        let tall = page
            .property("#share img.preview", "naturalHeight")
            .as_u64()
            .expect("a height");
        let png = page.saved("#share [data-save=image]", "optics-bill.png");
        assert_eq!(size(&png), [1440, 2 * tall as u32]);
        let link = format!("{}/#{}", page.site.origin, shared(LINK));
        assert_eq!(carried(&png), Ok(Carried::Link(link.clone())));
        // Another figure, of the other program, narrow, dark and large.
        page.choose("#share [name=figure]", "bill-by-layer");
        page.js("document.querySelector('#share [name=scale][value=\"4\"]').click(); document.querySelector('#share [name=scheme][value=dark]').click()");
        page.enter("#share [name=width]", "400");
        let png = page.saved("#share [data-save=image]", "bill-by-layer.png");
        assert_eq!(size(&png)[0], 1600);
        let ink = colours(page, &png);
        assert!(ink > 50, "{ink} colours: a blank picture has one");
        page.js("document.querySelector('#share [name=kind][value=svg]').click()");
        let svg = page.saved("#share [data-save=image]", "bill-by-layer.svg");
        assert_eq!(carried(&svg), Ok(Carried::Link(link)));
        // The network is a figure too.
        page.choose("#share [name=figure]", "network");
        let svg = page.saved("#share [data-save=image]", "network.svg");
        assert!(String::from_utf8_lossy(&svg).contains("net-switch"));
        page.press("Escape");

        // Dropped on the page by a hand, it brings its scenario back.
        page.click("#reset");
        for (name, bytes) in [("again.png", png), ("again.svg", svg)] {
            page.click("#reset");
            drop_file(page, name, &bytes);
            page.until("the scenario is back", || {
                page.value("#gpus-box") == "16,384"
            });
            assert_eq!(page.headline(), headline_text(&native(LINK).0));
            assert_eq!(page.value("#title"), "Plan B");
            page.click("#undo");
            assert_eq!(page.value("#gpus-box"), "100,000", "a drop is a step");
        }
    });
}

/// Colours of a picture as the browser decodes it.
fn colours(page: &Page, png: &[u8]) -> u64 {
    let bytes: Vec<u8> = png.to_vec();
    let count = "const [bytes] = arguments, done = arguments[1];
        createImageBitmap(new Blob([new Uint8Array(bytes)])).then(image => {
            const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
            pen.drawImage(image, 0, 0);
            done(new Set(new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer)).size) })";
    page.browser
        .later(count, json!([bytes]))
        .as_u64()
        .unwrap_or(0)
}

/// Drops a file of the disk on the page, as a hand does.
fn drop_file(page: &Page, name: &str, bytes: &[u8]) {
    let file = page.browser.folder.join(name);
    std::fs::write(&file, bytes).expect("the folder is ours");
    let data = json!({ "items": [], "files": [file], "dragOperationsMask": 1 });
    for kind in ["dragEnter", "dragOver", "drop"] {
        let event = json!({ "type": kind, "x": 700, "y": 300, "data": data });
        page.browser.command("Input.dispatchDragEvent", event);
    }
    page.settle();
}

#[test]
fn numbers_are_saved_as_the_terminal_writes_them() {
    visit(&format!("/#{LINK}"), |page| {
        let (report, sweep) = native(LINK);
        open(page, "data");
        let parsed = |bytes: &[u8]| -> Value { serde_json::from_slice(bytes).expect("JSON") };
        let saved = page.saved("#share [data-save=report]", "report.json");
        let ours = serde_json::to_value(Contract::of(&report, &[])).expect("JSON");
        assert_eq!(parsed(&saved), ours);
        let saved = page.saved("#share [data-save=scenario]", "scenario.json");
        let document = Document::read(LINK).0;
        let ours = serde_json::to_value(ScenarioFile::of(&document)).expect("JSON");
        assert_eq!(parsed(&saved), ours);
        let book = page.saved("#share [data-save=workbook]", "fabriconomics.xlsx");
        let ours = workbook(&report).expect("a workbook");
        same_book(page, &book, &ours);
        page.choose("#share [name=figure]", "suppliers");
        let table = page.saved("#share [data-save=csv]", "suppliers.csv");
        let figure = fabriconomics::figures::figure("suppliers").expect("a figure");
        assert_eq!(
            String::from_utf8(table),
            Ok((figure.table)(&sweep, &report).csv())
        );

        // The scenario opens again, chosen from the disk.
        page.press("Escape");
        page.click("#reset");
        open(page, "keep");
        let file = page.browser.folder.join("kept.json");
        std::fs::write(&file, &saved).expect("the folder is ours");
        page.browser
            .type_into("#share input[type=file]", &file.display().to_string());
        page.until("the scenario is back", || {
            page.value("#gpus-box") == "16,384"
        });
        assert_eq!(page.count("#share[open]"), 0);
        assert_eq!(page.value("#title"), "Plan B");
    });
}

/// Two workbooks hold the same parts with the same content; how they are packed is each machine's own.
fn same_book(page: &Page, one: &[u8], other: &[u8]) {
    let [one, other] = [("one.xlsx", one), ("other.xlsx", other)].map(|(name, bytes)| {
        let file = page.browser.folder.join(name);
        std::fs::write(&file, bytes).expect("the folder is ours");
        file
    });
    let compare = "import sys, zipfile
books = [zipfile.ZipFile(name) for name in sys.argv[1:]]
parts = [{name: book.read(name) for name in book.namelist()} for book in books]
assert len(parts[0]) > 8 and parts[0].keys() == parts[1].keys(), [sorted(p) for p in parts]
for name, one in parts[0].items():
    other = parts[1][name]
    at = next((i for i, (a, b) in enumerate(zip(one, other)) if a != b), None)
    assert one == other, (name, len(one), len(other), at and (one[at - 90:at + 60], other[at - 90:at + 60]))";
    let ran = std::process::Command::new("python3")
        .args(["-c", compare])
        .args([one, other])
        .output()
        .expect("python3 is here: the terminal's tests want it too");
    let said = String::from_utf8_lossy(&ran.stderr);
    assert!(ran.status.success(), "{said}");
}

#[test]
fn a_foreign_or_broken_file_gets_one_line_and_changes_nothing() {
    visit("/#gpus=16384", |page| {
        let before = (page.headline(), page.cards());
        let broken = |bytes: &[u8]| [&b"\x89PNG\r\n\x1a\n"[..], bytes].concat();
        let files: [(&str, Vec<u8>, &str); 6] = [
            ("empty.png", Vec::new(), "empty"),
            ("photo.jpg", b"\xff\xd8\xff\xe0rest".to_vec(), "JPEG"),
            ("cut.png", broken(b"\0\0\0\x0dIHDR\0\0"), "damaged"),
            (
                "other.svg",
                b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
                "carries no scenario",
            ),
            ("other.json", b"{\"a\": 1}".to_vec(), "no link"),
            ("broken.json", b"{\"link\": ".to_vec(), "cannot be read"),
        ];
        for (name, bytes, why) in files {
            drop_file(page, name, &bytes);
            page.until("one line says why", || {
                let notices = page.notices();
                notices.len() == 1 && notices[0].starts_with(name) && notices[0].contains(why)
            });
            assert_eq!((page.headline(), page.cards()), before, "{name}");
        }
        assert_eq!(page.property("#undo", "disabled"), true);
    });
}

#[test]
fn the_keyboard_alone_shares() {
    visit("/#gpus=16384", |page| {
        page.focus("#share-open");
        page.press("Enter");
        page.until("the dialog comes", || page.count("#share[open]") == 1);
        page.settle();
        let here = "const here = document.activeElement; return here.dataset.copy || here.dataset.pane || here.name || here.id";
        assert_eq!(page.js(here), "link", "the button that copies the link");
        // The focus stays in the dialog.
        for _ in 0..14 {
            page.press("Tab");
            let inside = "const here = document.activeElement; return here == document.body || !!here.closest('#share')";
            assert_eq!(page.js(inside), true);
        }
        page.press("Escape");
        page.until("the dialog goes", || page.count("#share[open]") == 0);
        assert_eq!(
            page.js(here),
            "share-open",
            "the focus is back where it was"
        );
    });
}

/// The program is a file beside the page: without its host nothing is lost, and one line says so.
#[test]
fn sharing_that_does_not_come_says_so() {
    crate::page::visit_unkept("/#gpus=16384", |page| {
        page.site.stop();
        page.click("#share-open");
        page.until("a line says so", || {
            page.notices()
                .iter()
                .any(|line| line.contains("could not be loaded"))
        });
        page.site.resume();
        page.click("#share-open");
        page.until("the dialog comes after all", || {
            page.count("#share[open]") == 1
        });
        page.forgives("share");
    });
}
