//! Frames in somebody else's page, on another host: what they show, how tall they are, light and dark, and that they leave
//! neither address nor storage behind.

use std::path::PathBuf;

use fabriconomics::exports::frame;
use fabriconomics::figures::headline::headline_text;
use fabriconomics::scenario::{Document, Embed};
use serde_json::json;

use crate::native;
use crate::page::{Page, visit};
use crate::site::Site;
use crate::webdriver::Browser;

/// A page of somebody else with the page in frames, and a browser on it.
struct Host<'a> {
    site: &'a Site,
    own: Site,
    folder: PathBuf,
}

impl<'a> Host<'a> {
    fn new(name: &str, site: &'a Site, style: &str, body: &str) -> Self {
        let name = format!("fabriconomics-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&folder).expect("the temporary folder takes a folder");
        let note = format!(
            "<!doctype html><html><meta charset=utf-8><meta name=viewport content=\"width=device-width\"><link rel=icon href=\"data:,\"><title>A note</title><style>body{{margin:1rem}}{style}</style><body>{body}</body></html>"
        );
        std::fs::write(folder.join("index.html"), note).expect("the folder is ours");
        Self {
            site,
            own: Site::of(folder.clone()),
            folder,
        }
    }

    fn visit(&self, width: u32, act: impl FnOnce(&Page)) {
        let page = Page {
            site: self.site,
            browser: Browser::start(),
        };
        page.resize(width, 900);
        page.browser.go("about:blank");
        page.browser.go(&self.own.origin);
        act(&page);
        let said: Vec<_> = page
            .browser
            .log("browser")
            .into_iter()
            .map(|it| it["message"].to_string())
            .collect();
        assert_eq!(said, [""; 0]);
        let home = [
            format!("{}/", self.site.origin),
            format!("{}/", self.own.origin),
        ];
        let asked = page.requests();
        assert!(
            asked
                .iter()
                .all(|url| home.iter().any(|own| url.starts_with(own))),
            "{asked:?}"
        );
    }
}

impl Drop for Host<'_> {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The code a person pastes.
fn code(site: &Site, link: &str, width: Option<u32>) -> String {
    let document = Document::read(link).0;
    frame::code(
        &format!("{}/", site.origin),
        &document,
        "A figure",
        width,
        400,
    )
}

fn helper(site: &Site) -> String {
    frame::helper(&format!("{}/", site.origin))
}

/// Does something in a frame.
fn inside<T>(page: &Page, number: usize, act: impl FnOnce() -> T) -> T {
    page.browser.enter_frame(number);
    page.until("the frame stands", || {
        page.count(".embed #results > *") > 0 && page.count(".waiting") == 0
    });
    let done = act();
    page.browser.leave_frame();
    done
}

fn heights(page: &Page) -> Vec<f64> {
    let read = page.js("return [...document.querySelectorAll('iframe')].map(frame => frame.getBoundingClientRect().height)");
    read.as_array()
        .into_iter()
        .flatten()
        .filter_map(|it| it.as_f64())
        .collect()
}

#[test]
fn every_kind_of_frame_shows_its_own_and_grows_to_it() {
    let site = Site::open();
    let kinds = [
        "calculator",
        "cards",
        "optics-bill",
        "network-steps",
        "network",
        "claims",
    ];
    let frames: String = kinds
        .map(|what| code(&site, &format!("gpus=16384&embed={what}"), None))
        .join("<p>words</p>");
    let host = Host::new("kinds", &site, "", &(frames + &helper(&site)));
    for width in [390, 1200] {
        host.visit(width, |page| {
            for (number, what) in kinds.into_iter().enumerate() {
                page.js(&format!("document.querySelectorAll('iframe')[{number}].scrollIntoView()"));
                inside(page, number, || {
                    let shown = match what {
                        "calculator" => "#headline, .card, #fig-optics-bill canvas",
                        "cards" => ".card",
                        "network" => "#fig-network svg",
                        _ => ".fig canvas",
                    };
                    assert!(page.count(shown) > 0, "{what}");
                    let spill = "return [document.documentElement.scrollWidth - innerWidth]";
                    let room = page.js(spill);
                    assert!(room[0].as_f64() <= Some(0.0), "{what} is wider than its frame");
                    assert_eq!(page.js("return document.querySelector('.tabs, .rail, .dock, .top') == null"), true);
                });
                // As tall as what it shows: nothing to scroll, and no emptiness below.
                page.until("the frame is as tall as what it shows", || {
                    inside(page, number, || {
                        let shown = "const shown = document.querySelector('.embed').getBoundingClientRect().height;
                            return document.documentElement.scrollHeight <= innerHeight && innerHeight - shown < 2";
                        page.js(shown) == true
                    })
                });
            }
        });
    }
}

#[test]
fn without_a_script_of_the_host_a_frame_keeps_the_height_of_its_code() {
    let site = Site::open();
    let host = Host::new("plain", &site, "", &code(&site, "embed=cards", Some(640)));
    host.visit(1200, |page| {
        inside(page, 0, || assert_eq!(page.count(".card"), 4));
        assert_eq!(heights(page), [400.0]);
        let wide = page.js("return document.querySelector('iframe').getBoundingClientRect().width");
        assert_eq!(wide, 640.0);
    });
}

#[test]
fn a_reader_moves_the_calculator_and_takes_it_along() {
    let site = Site::open();
    let host = Host::new(
        "moves",
        &site,
        "",
        &code(&site, "gpus=1000&embed=calculator", None),
    );
    host.visit(900, |page| {
        let before = page.js("return [location.href, history.length]");
        page.browser.enter_frame(0);
        page.until("it stands", || page.count("#headline") == 1);
        page.enter("#embed-box", "16k");
        page.choose("#dock-fabric", "ethernet");
        let now = headline_text(&native("gpus=16000&fabric=ethernet").0);
        page.until("the numbers follow", || page.headline() == now);
        // Longer than an address waits.
        std::thread::sleep(std::time::Duration::from_millis(500));
        assert!(
            page.address().contains("gpus=1000&embed=calculator"),
            "{}",
            page.address()
        );
        assert_eq!(
            page.js("return localStorage.length + sessionStorage.length + document.cookie.length"),
            0
        );
        page.browser.click("#explore");
        page.browser.leave_frame();
        assert_eq!(
            page.js("return [location.href, history.length]"),
            before,
            "the host is where it was"
        );
        page.browser.last_window();
        page.ready();
        assert_eq!(page.headline(), now);
        assert!(
            page.address().contains("gpus=16000&fabric=ethernet"),
            "{}",
            page.address()
        );
        assert_eq!(page.count("#fig-optics-bill"), 1, "the whole page");
    });
}

/// Under the strictest frame there is: no origin, nothing but scripts.
#[test]
fn under_a_strict_sandbox_it_works_and_says_where_it_is_found() {
    let site = Site::open();
    let strict = code(&site, "gpus=1000&embed=optics-bill&controls=size", None)
        .replace("<iframe", "<iframe sandbox=\"allow-scripts\"");
    let host = Host::new("strict", &site, "", &(strict + &helper(&site)));
    let page = Page {
        site: &site,
        browser: Browser::start(),
    };
    page.resize(900, 900);
    page.browser.go(&host.own.origin);
    page.browser.enter_frame(0);
    page.until("it stands", || page.count(".fig canvas") == 2);
    assert_eq!(page.js("return origin"), "null");
    page.enter("#embed-box", "2000");
    let finding = page.text(".finding");
    page.until("the numbers follow", || {
        page.text(".finding").contains("GPU") && !finding.is_empty()
    });
    page.click("#explore");
    // Nothing may open from here: the address is there to copy.
    let address = page.value(".embed-foot input");
    assert!(
        address.starts_with(&format!("{}/#gpus=2000&", site.origin)),
        "{address}"
    );
    page.browser.leave_frame();
    page.until("it is as tall as it says", || heights(&page)[0] != 400.0);
    let said: Vec<String> = page
        .browser
        .log("browser")
        .iter()
        .map(|it| it["message"].to_string())
        .collect();
    assert!(said.iter().all(|line| line.contains("sandbox")), "{said:?}");
}

/// Light and dark: the link's own, else what the host looks like, else the reader's system; and the host's background.
#[test]
fn a_frame_is_light_or_dark_as_its_link_or_its_host_says() {
    let site = Site::open();
    let links = [
        "embed=cards",
        "embed=cards&theme=light",
        "embed=cards&theme=dark",
        "embed=cards&background=clear",
    ];
    let frames: String = links.map(|link| code(&site, link, Some(500))).concat();
    for (dark_host, style) in [
        (false, "body{background:#fff}"),
        (true, "html{color-scheme:dark}body{background:#111}"),
    ] {
        let host = Host::new(
            if dark_host { "dark" } else { "light" },
            &site,
            style,
            &(frames.clone() + &helper(&site)),
        );
        host.visit(700, |page| {
            for (number, link) in links.iter().enumerate() {
                page.js(&format!(
                    "document.querySelectorAll('iframe')[{number}].scrollIntoView()"
                ));
                let wanted = match *link {
                    "embed=cards&theme=light" => "light",
                    "embed=cards&theme=dark" => "dark",
                    _ if dark_host => "dark",
                    _ => "light",
                };
                inside(page, number, || {
                    page.until("its ink follows", || {
                        page.attribute("html", "data-ink") == wanted
                    });
                });
            }
            // What shows through the clear frame is the host's own colour, at its edge and everywhere.
            // Between the figures and the foot, where nothing is drawn.
            let spot = |frame: &str| {
                let [left, top, width, height] = page.place(frame);
                pixel(page, left + width / 2.0, top + height - 4.0)
            };
            let seen = spot("iframe:last-of-type");
            assert_eq!(seen, if dark_host { [0x11; 3] } else { [0xff; 3] });
            let own = spot("iframe:nth-of-type(2)");
            assert_eq!(own, [0xfb, 0xfa, 0xf7], "the page's own paper");
        });
    }
}

/// Colour of a point of the window.
fn pixel(page: &Page, x: f64, y: f64) -> [u64; 3] {
    let [left, top] = ["scrollX", "scrollY"].map(|it| {
        let scrolled = page.js(&format!("return {it}"));
        scrolled.as_f64().expect("a number")
    });
    let clip = json!({ "x": left + x, "y": top + y, "width": 1, "height": 1, "scale": 1 });
    let picture = page.browser.command(
        "Page.captureScreenshot",
        json!({ "clip": clip, "captureBeyondViewport": false }),
    );
    let read = "const [data, done] = arguments; const image = new Image(); image.onload = () => {
        const pen = new OffscreenCanvas(1, 1).getContext('2d'); pen.drawImage(image, 0, 0);
        done([...pen.getImageData(0, 0, 1, 1).data]) }; image.src = 'data:image/png;base64,' + data";
    let found = page.browser.later(read, json!([picture["data"]]));
    [0, 1, 2].map(|at| found[at].as_u64().expect("a colour"))
}

/// Many at once: all of them stand, and a drag in one is drawn in time.
#[test]
fn ten_frames_on_one_page_all_stand() {
    let site = Site::open();
    let frames: String = (1..=10)
        .map(|size| {
            code(
                &site,
                &format!("gpus={size}000&embed=optics-bill&controls=size"),
                Some(600),
            )
            .replace("lazy", "eager")
        })
        .collect();
    let host = Host::new("ten", &site, "", &(frames + &helper(&site)));
    host.visit(900, |page| {
        for number in 0..10 {
            inside(page, number, || {
                page.until("its figure stands", || page.count(".fig canvas") == 2)
            });
        }
        page.until("all have their height", || {
            heights(page).iter().all(|height| *height > 300.0)
        });
        // The page's files are asked for once, not ten times.
        let code: Vec<_> = site
            .asked()
            .into_iter()
            .filter(|path| path.ends_with("_bg.wasm"))
            .collect();
        assert!(code.len() <= 10, "{code:?}");
    });
}

/// The maker's preview is the thing itself, and the code is as tall as it.
#[test]
fn the_maker_shows_what_it_makes() {
    visit("/#gpus=16384", |page| {
        page.click("#fig-optics-bill [data-ask^=embed]");
        page.until("the maker comes", || {
            page.count("#share iframe.preview") == 1
        });
        assert_eq!(page.value("#share [name=what]"), "optics-bill");
        let shown = || {
            page.js("const inner = document.querySelector('iframe.preview').contentDocument; return [inner.querySelectorAll('.fig canvas').length, inner.documentElement.dataset.ink, inner.querySelectorAll('.embed-controls:not([hidden])').length]")
        };
        page.until("the preview stands", || shown() == json!([2, "light", 0]));
        page.js("document.querySelector('#share [name=size]').click()");
        page.js("document.querySelector('#share [name=theme][value=dark]').click()");
        page.until("the preview follows", || shown() == json!([2, "dark", 1]));
        let code = page.value("#share [data-out=frame]");
        assert!(
            code.contains("embed=optics-bill&amp;controls=size&amp;theme=dark"),
            "{code}"
        );
        let tall = page.js("return document.querySelector('iframe.preview').contentDocument.querySelector('.embed').getBoundingClientRect().height").as_f64().expect("a height").ceil();
        page.until("the code is as tall", || {
            page.value("#share [data-out=frame]")
                .contains(&format!("height=\"{tall}\""))
        });
        page.enter("#share [name=frame-width]", "500");
        assert!(
            page.value("#share [data-out=frame]")
                .contains("max-width:500px")
        );
        page.choose("#share [name=what]", Embed::CARDS);
        page.until("another thing stands", || page.js("return document.querySelector('iframe.preview').contentDocument.querySelectorAll('.card').length") == 4);
    });
}
