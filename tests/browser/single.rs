//! The page in one file, opened from a disk: everything works and nobody is asked for anything.

use fabriconomics::figures::headline::headline_text;
use serde_json::{Value, json};

use crate::figures::saved;
use crate::offline::every_view_stands;
use crate::page::Page;
use crate::site::{Site, dist};
use crate::{native, shown};

/// Where the file is, as a browser writes it.
fn address() -> String {
    let file = dist().join("fabriconomics.html").canonicalize();
    format!("file://{}", file.expect("the page in one file").display())
}

#[test]
fn the_one_file_works_from_a_disk_and_asks_for_nothing() {
    let site = Site::open();
    let page = Page {
        site: &site,
        browser: crate::webdriver::Browser::start(),
    };
    page.resize(1440, 900);
    page.browser.go("about:blank");
    page.browser.log("performance");
    page.browser
        .go(&format!("{}#gpus=16384&fabric=ethernet", address()));
    page.ready();
    let (report, _) = native("gpus=16384&fabric=ethernet");
    assert_eq!(page.headline(), headline_text(&report));
    // Set in its own type.
    assert_eq!(page.js("return [...document.fonts].filter(face => face.family.includes('Plex') && face.status == 'loaded').length"), 5);

    // A picture brings the page's letters along.
    let figure = shown("overview").next().expect("a figure");
    let button = format!("[data-ask=\"svg {}\"]", figure.id);
    let drawing = saved(&page, &button, &format!("{}.svg", figure.id));
    assert!(drawing.starts_with("<svg"), "{}", &drawing[..40]);
    let faces = drawing.matches("src:url(data:font/woff2;base64,").count();
    assert_eq!(faces, 4);

    // A drag.
    let [left, top, width, height] = page.place("#gpus");
    let (y, middle) = (
        (top + height / 2.0).round(),
        (left + width / 2.0).round() as i64,
    );
    page.pointer(json!([
        { "type": "pointerMove", "x": middle, "y": y as i64 }, { "type": "pointerDown", "button": 0 },
        { "type": "pointerMove", "x": middle + 60, "y": y as i64, "duration": 100 }, { "type": "pointerUp", "button": 0 },
    ]));
    page.until("the numbers follow the hand", || {
        page.headline() != headline_text(&report)
    });
    let size = page.value("#gpus-box");
    page.until("so does the address", || {
        page.address()
            .contains(&format!("gpus={}", size.replace(',', "")))
    });

    let before = page.painted("#fig-optics-bill canvas.ink");
    page.click("#theme");
    assert_ne!(page.painted("#fig-optics-bill canvas.ink"), before);

    every_view_stands(&page);

    // What is chosen outlives the page, and a link into a view opens it.
    page.browser.reload();
    page.ready();
    assert_eq!(page.value("#gpus-box"), size);
    page.browser.go("about:blank");
    page.browser
        .go(&format!("{}#gpus=2000&view=fabric", address()));
    page.ready();
    assert_eq!(page.count("#fig-network"), 1);

    let events = page.browser.log("performance").into_iter();
    let asked: Vec<String> = events
        .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
        .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
        .filter_map(|event| {
            Some(
                event["message"]["params"]["request"]["url"]
                    .as_str()?
                    .to_owned(),
            )
        })
        .collect();
    let alone = |url: &String| {
        ["data:", "blob:", "about:"]
            .iter()
            .any(|kind| url.starts_with(kind))
            || url.starts_with(&address())
    };
    assert!(asked.iter().any(|url| url.starts_with("file:")));
    assert!(asked.iter().all(alone), "{asked:?}");
    assert_eq!(site.asked(), [""; 0]);
    page.closing();
}

/// Nothing could be asked for if something tried.
#[test]
fn the_one_file_may_not_ask() {
    let file = std::fs::read_to_string(dist().join("fabriconomics.html")).expect("a text");
    let policy = file
        .split_once("Content-Security-Policy\" content=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    let (policy, _) = policy.expect("the file has a policy");
    assert!(policy.starts_with("default-src 'none';"));
    for word in ["connect-src", "'self'", "http", "*"] {
        assert!(!policy.contains(word), "{word}: {policy}");
    }
    let site = Site::open();
    let page = Page {
        site: &site,
        browser: crate::webdriver::Browser::start(),
    };
    page.browser.go(&address());
    page.until("the page stands", || page.count("#headline") == 1);
    let tries = format!(
        "const from = '{}/ledger.json?'; const image = new Image(); image.src = from;
        const frame = document.createElement('iframe'); frame.src = from; document.body.append(frame);
        const script = document.createElement('script'); script.src = from; document.body.append(script);
        navigator.sendBeacon(from);
        fetch(from).then(() => done('came'), () => setTimeout(() => done('refused'), 300))",
        site.origin
    );
    assert_eq!(page.browser.wait_for(&tries), "refused");
    assert_eq!(site.asked(), [""; 0]);
}
