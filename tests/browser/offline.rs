//! The page without its host: whole after one visit, exact after every change of the host, quiet in other people's frames.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use fabriconomics::figures::headline::headline_text;
use fabriconomics::scenario::VIEWS;
use serde_json::json;

use crate::native;
use crate::page::Page;
use crate::site::{NOTHING, Site, dist};

/// What the worker keeps.
const KEPT: &str = "const done_ = done;
    caches.keys().then(async names => done_(await Promise.all(names.sort().map(async name => [name.split(' ').pop(), (await (await caches.open(name)).keys()).length]))))";

/// Waits until the page is kept: its worker stands and answers it.
#[track_caller]
fn kept(page: &Page) {
    page.until("the page is kept", || {
        page.js("return !!navigator.serviceWorker.controller") == true
    });
}

/// The build of the page in sight.
#[track_caller]
fn build(page: &Page) -> String {
    page.attribute("html", "data-build")
}

/// A later build: the same page under another title and with other code in its views, finished as every build is.
fn later(page: &Page) -> PathBuf {
    let folder = page.browser.folder.join("later");
    copy(&dist(), &folder);
    let edit = |name: &str, change: &dyn Fn(String) -> String| {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).expect("a text of the page");
        std::fs::write(&path, change(text)).expect("the folder is ours");
    };
    edit("index.html", &|page| {
        page.replace("<title>", "<title>Later ")
    });
    edit("views.js", &|program| format!("{program}\n// later\n"));
    let finish = Command::new("node")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(".tools/finish.mjs"))
        .arg(&folder)
        .status();
    assert!(finish.is_ok_and(|ended| ended.success()));
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("the temporary folder takes a folder");
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let (here, there) = (entry.path(), to.join(entry.file_name()));
        if here.is_dir() {
            copy(&here, &there);
        } else {
            std::fs::copy(&here, &there).expect("a file is copied");
        }
    }
}

/// Every view with what it asks for: further programs, and the ledger; and the program that shares.
#[track_caller]
pub fn every_view_stands(page: &Page) {
    for (at, view) in VIEWS.iter().enumerate().rev() {
        page.js("document.activeElement.blur()");
        page.press(&(at + 1).to_string());
        page.ready();
        assert_eq!(page.attribute(".page", "data-view"), view.id);
        if view.id == "sources" {
            page.until("the ledger is there", || page.count("#cases details") > 50);
        }
    }
    page.click("#share-open");
    page.until("the dialog opens", || page.count("#share[open]") == 1);
    page.press("Escape");
}

#[test]
fn after_one_visit_the_page_needs_no_network() {
    let site = Site::open();
    let page = Page::open(&site, "/#gpus=16384");
    kept(&page);
    // The program of the views was never asked for by the page itself, and a view opens in the same visit.
    site.stop();
    every_view_stands(&page);
    page.browser.reload();
    page.ready();
    let link = "gpus=54321&fabric=ethernet&view=fabric";
    page.load(&format!("/#{link}"));
    assert_eq!(page.value("#gpus-box"), "54,321");
    every_view_stands(&page);
    assert_eq!(page.headline(), headline_text(&native(link).0));
    page.load("/?gpus=1000");
    assert!(page.headline().contains("1,000\u{a0}H100"));
    page.until("the query moves", || {
        page.address().starts_with("/#gpus=1000&")
    });
    page.closing();
}

#[test]
fn another_build_takes_over_whole() {
    let site = Site::open();
    let page = Page::open(&site, "/");
    kept(&page);
    let first = build(&page);
    let folder = later(&page);
    site.serve_instead(&folder);

    // The host's page is shown at once, with files of its own build though the older worker still stands.
    page.load("/");
    let second = build(&page);
    assert_ne!(first, second);
    every_view_stands(&page);
    let fresh = format!("views.js?{second}-0");
    assert!(site.asked().iter().any(|path| path.ends_with(&fresh)));
    let waits = "return navigator.serviceWorker.getRegistration().then(it => !!it.waiting)";
    page.until("the newer worker waits", || page.js(waits) == true);

    // Until the older one is left, a page without its host is the older page, whole.
    let asked = site.asked().len();
    site.stop();
    page.browser.reload();
    page.ready();
    assert_eq!(build(&page), first);
    every_view_stands(&page);

    // Nobody holds on to the older one: the newer takes over and clears up, still without the host.
    page.browser.go("about:blank");
    std::thread::sleep(Duration::from_millis(500));
    page.load("/#gpus=2000");
    assert_eq!(build(&page), second);
    every_view_stands(&page);
    page.until("one build is kept", || {
        page.browser.wait_for(KEPT)[0][0] == json!(second)
            && page.browser.wait_for(KEPT)[1].is_null()
    });
    assert_eq!(site.asked().len(), asked);
    page.closing();
}

/// Waits until an update has failed at a file.
#[track_caller]
fn given_up(page: &Page, file: &str) {
    let idle = "return navigator.serviceWorker.getRegistration().then(it => !it.installing && !it.waiting)";
    page.until("the update is given up", || {
        let asked = page.site.asked();
        asked.iter().any(|path| path.ends_with(file)) && page.js(idle) == true
    });
}

#[test]
fn an_update_that_breaks_off_changes_nothing() {
    let site = Site::open();
    let page = Page::open(&site, "/");
    kept(&page);
    let first = build(&page);
    let folder = later(&page);
    site.serve_instead(&folder);
    let files = page.browser.wait_for(KEPT)[0][1].clone();

    // A file comes in half.
    site.tear("ledger.json");
    page.load("/");
    let second = build(&page);
    given_up(&page, &format!("ledger.json?{second}-0"));
    site.stop();
    page.browser.reload();
    page.ready();
    assert_eq!(build(&page), first);
    every_view_stands(&page);

    // A host that is half changed: the new page beside an older program.
    site.tear(NOTHING);
    std::fs::copy(dist().join("views.js"), folder.join("views.js")).expect("a file is copied");
    site.resume();
    page.load("/");
    assert_eq!(build(&page), second);
    given_up(&page, &format!("views.js?{second}-0"));

    // All is well in the end, and what had come is not asked for again.
    let renewed = later(&page);
    site.serve_instead(&renewed);
    let asked = site.asked().len();
    page.load("/");
    page.until("the newer worker waits", || {
        page.js("return navigator.serviceWorker.getRegistration().then(it => !!it.waiting)") == true
    });
    let again = site.asked()[asked..].to_vec();
    assert!(
        again.iter().all(|path| !path.contains("ledger.json")),
        "{again:?}"
    );
    let both = page.browser.wait_for(KEPT);
    assert_eq!(
        both.as_array().map(Vec::len),
        Some(2),
        "the older build is kept while it is in use: {both}"
    );
    assert!(
        both.as_array()
            .into_iter()
            .flatten()
            .all(|kept| kept[1] == files),
        "{both}"
    );
    page.browser.log("browser");
    page.closing();
}

#[test]
fn a_host_that_does_not_answer_is_not_waited_for() {
    let site = Site::open();
    let page = Page::open(&site, "/");
    kept(&page);
    site.pause(Duration::from_secs(20));
    let began = std::time::Instant::now();
    page.load("/#gpus=2000");
    assert!(page.headline().contains("2,000\u{a0}H100"));
    assert!(
        began.elapsed() < Duration::from_secs(10),
        "{:?}",
        began.elapsed()
    );
    every_view_stands(&page);
}

#[test]
fn the_page_can_be_installed() {
    let site = Site::open();
    let page = Page::open(&site, "/");
    kept(&page);
    let errors = page
        .browser
        .command("Page.getInstallabilityErrors", json!({}));
    assert_eq!(errors["installabilityErrors"], json!([]));
    let manifest = page.browser.command("Page.getAppManifest", json!({}));
    assert_eq!(manifest["errors"], json!([]));
    assert!(
        manifest["url"]
            .as_str()
            .is_some_and(|url| url.ends_with("/manifest.webmanifest"))
    );
    let said: serde_json::Value = serde_json::from_str(manifest["data"].as_str().unwrap_or(""))
        .expect("the manifest is JSON");
    for icon in said["icons"].as_array().expect("icons") {
        let (src, sizes) = (icon["src"].as_str(), icon["sizes"].as_str());
        let (src, sizes) = (src.expect("an address"), sizes.expect("a size"));
        let png = std::fs::read(dist().join(src)).expect("the icon is there");
        let side = |at: usize| u32::from_be_bytes(std::array::from_fn(|i| png[at + i]));
        assert_eq!(format!("{}x{}", side(16), side(20)), sizes, "{src}");
    }
    page.closing();
}

/// A page of somebody else, on a host of its own, with the page in frames.
fn host(page: &Path, frames: &[(&str, String)]) -> Site {
    let frames: String = frames
        .iter()
        .map(|(wishes, src)| {
            format!("<iframe {wishes} src=\"{src}\" width=900 height=600></iframe>")
        })
        .collect();
    let note = format!(
        "<!doctype html><meta charset=utf-8><link rel=icon href=\"data:,\"><title>A note</title>{frames}"
    );
    std::fs::create_dir_all(page).expect("the temporary folder takes a folder");
    std::fs::write(page.join("index.html"), note).expect("the folder is ours");
    Site::of(page.to_owned())
}

/// With and without an origin of its own, alone and ten at once: the page comes up, moves, and leaves no worker.
#[test]
fn in_a_frame_the_page_works_and_leaves_nothing() {
    let site = Site::open();
    let sizes: Vec<u32> = (1..=10).map(|place| place * 1000).collect();
    let mut frames: Vec<_> = sizes
        .iter()
        .map(|size| {
            (
                "sandbox=\"allow-scripts\"",
                format!("{}/#gpus={size}", site.origin),
            )
        })
        .collect();
    frames.push(("", format!("{}/#gpus=11000", site.origin)));
    let framed = format!("{}/#gpus=12000&embed=module-steps", site.origin);
    frames.push(("sandbox=\"allow-scripts\"", framed));
    let folder = std::env::temp_dir().join(format!("fabriconomics-host-{}", std::process::id()));
    let host = host(&folder, &frames);
    let browser = crate::webdriver::Browser::start();
    browser.go(&host.origin);
    let page = Page {
        site: &site,
        browser,
    };
    for (at, size) in sizes.iter().chain(&[11000]).enumerate() {
        page.browser.enter_frame(at);
        page.until("the page stands in its frame", || {
            page.count("#headline") == 1
        });
        let (report, _) = native(&format!("gpus={size}"));
        assert_eq!(page.headline(), headline_text(&report));
        let alone = page.js("return origin") == "null";
        assert_eq!(alone, *size != 11000);
        if [1000, 11000].contains(size) {
            page.focus("#gpus");
            page.press("ArrowRight ArrowRight");
            page.until("the numbers change", || {
                page.headline() != headline_text(&report)
            });
            page.click("#theme");
            page.press("9");
            page.until("the ledger is there", || page.count("#cases details") > 50);
        }
        page.browser.leave_frame();
    }
    // A figure of a further view, from the smaller file.
    page.browser.enter_frame(11);
    page.until("the figure stands", || {
        page.count("#fig-module-steps .finding") == 1
    });
    assert!(page.address().starts_with("/frame.html#"));
    page.browser.leave_frame();
    let asked = site.asked();
    assert!(
        asked.iter().all(|path| !path.ends_with("sw.js")),
        "{asked:?}"
    );
    // Frames without an origin ask for the page and for the one file, and for nothing that they would not get.
    let files = |name: &str| asked.iter().filter(|path| path.contains(name)).count();
    assert_eq!(files(".woff2"), 5, "{asked:?}");
    let said: Vec<_> = page
        .browser
        .log("browser")
        .into_iter()
        .map(|entry| entry["message"].to_string())
        .collect();
    assert_eq!(said, [""; 0]);
    drop(page);
    let _ = std::fs::remove_dir_all(folder);
}

#[test]
fn in_embed_mode_nothing_is_kept() {
    let site = Site::open();
    let page = Page {
        site: &site,
        browser: crate::webdriver::Browser::start(),
    };
    page.browser
        .go(&format!("{}/#gpus=2000&embed=cards", site.origin));
    page.until("the cards stand", || page.count(".card .value") == 4);
    std::thread::sleep(Duration::from_millis(600));
    let asked = site.asked();
    assert!(
        asked.iter().all(|path| !path.ends_with("sw.js")),
        "{asked:?}"
    );
    page.closing();
}
