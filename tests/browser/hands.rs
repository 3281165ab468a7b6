//! Mouse and keyboard: every control does what it looks like, and the keyboard alone is enough.

use fabriconomics::figures::headline::headline_text;
use serde_json::{Value, json};

use crate::native;
use crate::page::{Page, visit};

/// Where the thumb of a slider stands in the window.
fn thumb(page: &Page, css: &str) -> (f64, f64) {
    let [left, top, width, height] = page.place(css);
    let number = |name: &str| {
        page.property(css, name)
            .as_str()
            .and_then(|text| text.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    let along = (number("value") - number("min")) / (number("max") - number("min"));
    // Its middle runs half a thumb inside the ends.
    (left + 10.0 + along * (width - 20.0), top + height / 2.0)
}

/// Presses somewhere, moves on in steps and lets go. One order to the driver: the grip does not outlive it.
fn drag((x, y): (f64, f64), steps: u32, each: f64) -> Value {
    let at = |x: f64, duration: u32| json!({ "type": "pointerMove", "x": x.round() as i64, "y": y.round() as i64, "duration": duration });
    let press = [at(x, 0), json!({ "type": "pointerDown", "button": 0 })];
    let moves = (1..=steps).map(|step| at(x + each * f64::from(step), 60));
    let release = json!({ "type": "pointerUp", "button": 0 });
    press.into_iter().chain(moves).chain([release]).collect()
}

#[test]
fn dragging_the_size_moves_the_numbers_and_leaves_the_ink() {
    visit("/#gpus=16384", |page| {
        let (ink, mark) = (page.painted("canvas.ink"), page.painted("canvas.mark"));
        let (cards, findings, address) = (page.cards(), page.findings(), page.address());
        // Writes down every headline, and every canvas that is wiped to be painted again.
        page.js(
            "window.headlines = [];
            new MutationObserver(() => headlines.push(document.querySelector('#headline').textContent))
                .observe(document.querySelector('#headline'), { childList: true, characterData: true, subtree: true });
            window.wiped = { ink: 0, mark: 0 };
            const wipe = CanvasRenderingContext2D.prototype.clearRect;
            CanvasRenderingContext2D.prototype.clearRect = function (...box) {
                wiped[this.canvas.className] += 1;
                wipe.apply(this, box);
            }",
        );
        page.pointer(drag(thumb(page, "#gpus"), 6, 12.0));

        let headlines = page.js("return new Set(headlines).size");
        assert!(
            headlines.as_u64() >= Some(5),
            "the headline follows the hand: {headlines}"
        );
        let wiped = page.js("return wiped");
        assert_eq!(wiped["ink"], 0, "curves do not move with the size");
        assert!(
            wiped["mark"].as_u64() >= Some(3 * 5),
            "marks follow the hand: {wiped}"
        );

        let size = page.value("#gpus-box").replace(',', "");
        assert_eq!(
            page.headline(),
            headline_text(&native(&format!("gpus={size}")).0)
        );
        assert_ne!(page.cards(), cards);
        let (before, after) = (findings, page.findings());
        assert!(
            before
                .iter()
                .zip(&after)
                .take(3)
                .all(|(before, after)| before != after),
            "{before:?} {after:?}"
        );
        assert_eq!(page.painted("canvas.ink"), ink);
        let marked = page.painted("canvas.mark");
        assert!(
            marked[..3].iter().zip(&mark).all(|(now, then)| now != then),
            "the mark moves on every curve against size"
        );
        assert_eq!(marked[3], mark[3], "years do not move with the size");
        page.until("the address follows when the hand rests", || {
            page.address() != address && page.address().contains(&format!("gpus={size}&"))
        });

        // The whole drag is one step.
        page.click("#undo");
        assert_eq!(page.value("#gpus-box"), "16,384");
        assert_eq!(page.property("#undo", "disabled"), true);
    });
}

#[test]
fn another_fabric_is_another_drawing() {
    visit("/", |page| {
        let (ink, headline) = (page.painted("canvas.ink"), page.headline());
        page.click("label.fabric-card[data-fabric=ethernet]");
        assert_ne!(page.painted("#fig-optics-bill canvas.ink")[0], ink[0]);
        assert_ne!(page.headline(), headline);
        assert_eq!(page.headline(), headline_text(&native("fabric=ethernet").0));
        page.until("the address follows", || {
            page.address().starts_with("/#fabric=ethernet&")
        });
        let change = page.texts(":is(#card-tax, #card-optics) .change:not(.none)");
        assert!(
            !change.is_empty(),
            "the cards say what changed against the link that was opened"
        );
    });
}

#[test]
fn a_typed_price_moves_its_card_and_no_curve_of_another() {
    visit("/#fabric=ethernet", |page| {
        let (tax, optics) = (page.text("#card-tax"), page.text("#card-optics"));
        let ink = page.painted("#fig-optics-bill canvas.ink");
        page.enter("#gpu-hour", "4.70");
        assert_ne!(page.text("#card-tax"), tax);
        assert_eq!(page.text("#card-optics"), optics);
        assert_eq!(page.painted("#fig-optics-bill canvas.ink"), ink);
        page.until("the address follows", || {
            page.address().contains("gpu-hour=4.7&")
        });
        // What cannot be read stays out, and the field shows what stands.
        page.enter("#gpu-hour", "cheap");
        assert_eq!(page.notices().len(), 1, "{:?}", page.notices());
        assert_eq!(page.value("#gpu-hour"), "4.7");
    });
}

#[test]
fn sizes_are_typed_the_way_people_write_them() {
    visit("/", |page| {
        for (typed, shown) in [
            ("1.2M", "1,200,000"),
            ("98,304", "98,304"),
            ("100k", "100,000"),
        ] {
            page.enter("#gpus-box", typed);
            assert_eq!(page.value("#gpus-box"), shown, "{typed}");
            assert!(
                page.headline().contains(&format!("{shown}\u{a0}H100")),
                "{typed}: {}",
                page.headline()
            );
            assert!(page.notices().is_empty(), "{typed}: {:?}", page.notices());
        }
        for (typed, says) in [
            ("98.304", "type “98304”"),
            ("nonsense", "is not a number"),
            ("5", "runs from 64"),
        ] {
            page.enter("#gpus-box", "100k");
            page.enter("#gpus-box", typed);
            let notices = page.notices();
            assert!(
                notices.len() == 1 && notices[0].contains(says),
                "{typed}: {notices:?}"
            );
            let stands = if typed == "5" { "64" } else { "100,000" };
            assert_eq!(
                page.value("#gpus-box"),
                stands,
                "{typed}: what stands is shown"
            );
        }
        // The next sound edit takes the notice away.
        page.focus("#gpus");
        page.press("ArrowRight");
        assert!(page.notices().is_empty());
    });
}

#[test]
fn the_keyboard_moves_the_size_in_round_steps() {
    visit("/#gpus=16384", |page| {
        page.focus("#gpus");
        for (key, size) in [
            ("ArrowRight", "20,000"),
            ("ArrowUp", "50,000"),
            ("ArrowLeft", "20,000"),
            ("ArrowDown", "10,000"),
            ("PageUp", "20,000"),
            ("PageUp", "40,000"),
            ("PageDown", "20,000"),
            ("Home", "64"),
            ("ArrowLeft", "64"),
            ("End", "4,194,304"),
            ("ArrowRight", "4,194,304"),
        ] {
            page.press(key);
            assert_eq!(page.value("#gpus-box"), size, "{key}");
            assert!(
                page.attribute("#gpus", "aria-valuetext").starts_with(size),
                "{key}"
            );
        }
    });
}

#[test]
fn steps_are_undone_and_done_again() {
    visit("/#gpus=16384", |page| {
        let shows = |size: &str| assert_eq!(page.value("#gpus-box"), size);
        page.focus("#gpus");
        page.press("ArrowRight ArrowRight");
        shows("50,000");
        page.press("Control+z");
        shows("20,000");
        page.press("Control+z");
        shows("16,384");
        page.press("Control+Shift+z");
        shows("20,000");
        assert!(page.headline().contains("20,000"));
        page.click("#redo");
        shows("50,000");
        page.click("#undo");
        page.click("#undo");
        shows("16,384");
        assert_eq!(page.property("#undo", "disabled"), true);
        page.click("#reset");
        shows("100,000");
        page.click("#undo");
        shows("16,384");
        page.choose("#preset", "million");
        shows("1,000,000");
        assert!(page.attribute("#title", "placeholder").contains("million"));
    });
}

#[test]
fn every_control_is_reached_in_order_and_shows_where_the_focus_is() {
    visit("/#gpus=16384", |page| {
        // A picture of the control with the focus must differ from one without it.
        let stop = "const found = document.activeElement;
            document.documentElement.style.caretColor = 'transparent';
            const { x, y, width, height } = (found.closest('.plot, label') ?? found).getBoundingClientRect();
            const clip = { x: x + scrollX - 8, y: y + scrollY - 8, width: width + 16, height: height + 16, scale: 1 };
            return [found.id || found.name || found.className || found.tagName, clip]";
        let mut order = Vec::new();
        while order.iter().filter(|name| *name == "reader").count() < 4 {
            page.press("Tab");
            let stop = page.js(stop);
            let name = stop[0].as_str().unwrap_or_default().to_owned();
            let picture = || {
                page.browser
                    .command("Page.captureScreenshot", json!({ "clip": stop[1] }))
            };
            let focused = picture();
            page.js("window.found = document.activeElement; found.blur()");
            page.settle();
            let ringed = picture() != focused;
            page.js("found.focus()");
            assert!(
                ringed,
                "{name} has the focus and does not show it; after {order:?}"
            );
            order.push(name);
            assert!(order.len() < 60, "{order:?}");
        }
        let mut from = 0;
        for wanted in [
            "skip",
            "preset",
            "reset",
            "share-open",
            "theme",
            "gpus-box",
            "gpus",
            "fabric",
            "optics",
            "platform",
            "gpu-hour",
            "comm",
            "reader",
        ] {
            let found = order[from..].iter().position(|name| name == wanted);
            from += found.unwrap_or_else(|| {
                panic!(
                    "{wanted} is not reached after {:?}: {order:?}",
                    &order[..from]
                )
            });
        }

        // The skip link leads past all of them, and leaves the address alone.
        page.js("document.activeElement.blur(); window.scrollTo(0, 0)");
        page.focus(".skip");
        page.press("Enter");
        assert_eq!(page.js("return document.activeElement.id"), "results");
        assert!(page.address().starts_with("/#gpus=16384"));
    });
}

#[test]
fn choices_are_made_with_the_arrow_keys() {
    visit("/", |page| {
        page.focus("input[name=fabric]:checked");
        let headline = page.headline();
        page.press("ArrowDown");
        assert_ne!(page.headline(), headline);
        page.focus("input[name=optics]:checked");
        page.press("ArrowRight");
        assert_eq!(
            page.js("return document.querySelector('input[name=optics]:checked').value"),
            "lro"
        );
        page.until("the address follows", || {
            page.address().contains("optics=lro")
        });
    });
}
