//! Every width and every wish: nothing runs off the side, nothing is cut off, and the phone's dock is a control.

use serde_json::json;

use crate::page::visit;
use crate::shown;

const WIDTHS: [(u32, u32); 4] = [(320, 640), (390, 844), (820, 1180), (1440, 900)];

#[test]
fn nothing_runs_off_the_side_and_no_number_is_cut() {
    // The longest words the cards have to hold.
    for link in [
        "/#gpus=131072&platform=gb300&fabric=ultra-ethernet&switch=tomahawk5&planes=8",
        "/#gpus=4194304&fabric=infiniband",
    ] {
        visit(link, |page| {
            for (width, height) in WIDTHS {
                page.resize(width, height);
                page.ready();
                let wide = page.js("const root = document.documentElement; return [root.scrollWidth, root.clientWidth]");
                assert!(
                    wide[0].as_u64() <= wide[1].as_u64(),
                    "{link} at {width}: {wide}"
                );
                let cut = "return [...document.querySelectorAll('.value, .detail, .band, .verdict, #headline, .finding, .sub, .actions button')]
                    .filter(found => found.scrollWidth > found.clientWidth + 1 && getComputedStyle(found).display != 'inline')
                    .map(found => found.textContent)";
                assert_eq!(page.js(cut), json!([]), "{link} at {width}: cut off");
                let outside = "return [...document.querySelectorAll('main *, header *, .rail *')]
                    .filter(found => found.checkVisibility({ visibilityProperty: true }) && !found.closest('.visually-hidden, .skip, .table-scroll'))
                    .filter(found => { const box = found.getBoundingClientRect(); return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1) })
                    .map(found => found.outerHTML.slice(0, 80))";
                assert_eq!(
                    page.js(outside),
                    json!([]),
                    "{link} at {width}: outside the window"
                );
            }
        });
    }
}

#[test]
fn the_dock_of_a_phone_is_in_reach_and_works() {
    visit("/#gpus=16384", |page| {
        let shown = || page.js("return document.querySelector('.dock').checkVisibility()") == true;
        assert!(!shown(), "a wide window has its rail");
        page.resize(390, 844);
        page.ready();
        assert!(shown());
        for from in ["0", "document.documentElement.scrollHeight"] {
            page.js(&format!("window.scrollTo(0, {from})"));
            let rect = page.js("const box = document.querySelector('.dock').getBoundingClientRect(); return [box.bottom, box.height]");
            assert!(
                rect[0].as_f64() == Some(844.0) && rect[1].as_f64() < Some(844.0 / 5.0),
                "{rect}"
            );
        }
        let [left, top, width, height] = page.place("#dock-gpus");
        let (x, y) = (
            (left + 0.8 * width).round() as i64,
            (top + height / 2.0).round() as i64,
        );
        let finger = json!([
            { "type": "pointerMove", "x": x, "y": y }, { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "x": x + 12, "y": y, "duration": 60 }, { "type": "pointerUp", "button": 0 },
        ]);
        page.pointer(finger);
        let size = page.value("#dock-box");
        assert_ne!(size, "16,384");
        assert!(
            page.headline().contains(&format!("{size}\u{a0}H100")),
            "{}",
            page.headline()
        );
        page.choose("#dock-fabric", "ethernet");
        assert!(page.headline().contains("Ethernet"), "{}", page.headline());
        page.enter("#dock-box", "2k");
        assert!(
            page.headline().contains("2,000\u{a0}H100"),
            "{}",
            page.headline()
        );
        // Nothing the keyboard reaches may hide behind the dock.
        page.click(".rail-toggle");
        assert_eq!(page.attribute(".rail-toggle", "aria-expanded"), "true");
        page.focus("#gpu-hour");
        let hidden = page.js(
            "const box = document.querySelector('#gpu-hour').getBoundingClientRect();
             return box.bottom > document.querySelector('.dock').getBoundingClientRect().top || box.top < 0",
        );
        assert_eq!(hidden, false, "the field with the focus is behind the dock");
    });
}

#[test]
fn a_dense_screen_gets_its_own_pixels() {
    visit("/", |page| {
        // Headless Chromium tells a standing page nothing of a new ratio, so each is met at load.
        for (width, height, ratio) in [(1440, 900, 2), (390, 844, 3)] {
            page.screen(width, height, ratio);
            page.load("/");
            assert!(page.colours("#fig-optics-bill canvas.ink") > 20);
        }
    });
}

#[test]
fn values_fit_on_a_phone() {
    visit("/", |page| {
        page.resize(320, 640);
        page.ready();
        for figure in shown("overview") {
            let plot = format!("#fig-{} .plot", figure.id);
            page.focus(&format!("{plot} .reader"));
            for key in [
                "Home", "PageUp", "PageUp", "PageUp", "PageUp", "PageUp", "End",
            ] {
                page.press(key);
                let outside = page.js(&format!(
                    "const box = document.querySelector('{plot} .value-card')?.getBoundingClientRect();
                     return box && (box.left < 0 || box.right > innerWidth)"
                ));
                assert_eq!(
                    outside, false,
                    "{}: the card at {key} is outside",
                    figure.id
                );
            }
        }
    });
}

#[test]
fn the_wishes_of_a_system_are_kept() {
    visit("/", |page| {
        let light = page.painted("canvas.ink");
        page.wish("", &[("prefers-color-scheme", "dark")]);
        page.until("the figures turn dark with the system", || {
            page.painted("canvas.ink") != light
        });
        assert_eq!(page.attribute("html", "data-ink"), "dark");
        assert_eq!(
            page.attribute("html", "data-theme"),
            "",
            "a wish of the system is no choice of the person's"
        );
        page.wish("", &[("prefers-color-scheme", "light")]);
        page.until("and light again", || page.painted("canvas.ink") == light);

        page.wish("", &[("prefers-reduced-motion", "reduce")]);
        let moving = "return [...document.querySelectorAll('*')].filter(found => {
            const style = getComputedStyle(found);
            return style.transitionDuration.split(',').some(time => parseFloat(time) > 0)
                || style.animationName != 'none' && parseFloat(style.animationDuration) > 0
        }).map(found => found.outerHTML.slice(0, 80))";
        assert_eq!(page.js(moving), json!([]), "something still moves");

        page.wish("", &[("forced-colors", "active")]);
        page.focus("#gpus");
        page.press("ArrowRight");
        assert!(page.headline().contains("200,000"), "{}", page.headline());
        page.click("#fig-optics-bill .table summary");
        assert!(page.count("#fig-optics-bill tbody tr") > 2);

        page.wish("print", &[]);
        let shown = |css: &str| {
            page.js(&format!(
                "return document.querySelector('{css}').checkVisibility()"
            ))
        };
        assert_eq!(
            (shown("#headline"), shown(".cards"), shown("canvas.ink")),
            (json!(true), json!(true), json!(true))
        );
        assert_eq!(
            (shown(".rail"), shown(".dock"), shown("#theme")),
            (json!(false), json!(false), json!(false))
        );
    });
}

/// A control's name stays on one line, whatever stands beside it.
#[test]
fn no_legend_is_broken() {
    visit("/", |page| {
        for width in [320, 390, 820, 1024, 1440] {
            page.screen(width, 900, 2);
            if width < 760 && page.attribute(".rail-toggle", "aria-expanded") == "false" {
                page.js("document.querySelector(\'.rail-toggle\').click()");
            }
            let broken = page.js(
                "return [...document.querySelectorAll('.rail > fieldset > legend')]
                    .filter(legend => legend.getClientRects().length && legend.offsetHeight > 2 * parseFloat(getComputedStyle(legend).fontSize))
                    .map(legend => legend.textContent)",
            );
            assert_eq!(broken, json!([]), "{width} px");
        }
    });
}
