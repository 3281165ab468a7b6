//! Nothing leaves the page: once its own files are here no request, none to anybody else, and no need of the network.

use std::time::Duration;

use fabriconomics::figures::headline::headline_text;

use crate::native;
use crate::page::{Page, visit, visit_unkept};
use crate::site::dist;

/// A little of everything a person does.
fn use_it(page: &Page) {
    page.focus("#gpus");
    page.press("ArrowRight PageUp ArrowLeft");
    page.click("label.fabric-card[data-fabric=ethernet]");
    page.enter("#gpu-hour", "3.5");
    page.click("#fig-optics-bill .sources summary");
    page.click("#fig-optics-bill .table summary");
    let [left, top, width, height] = page.place("#fig-bandwidth-tax .plot");
    page.hover((left + width / 2.0, top + height / 2.0));
    page.click("#theme");
    page.click("#undo");
    page.choose("#preset", "million");
}

/// And in a view beyond the first.
fn use_view(page: &Page) {
    page.enter("#gpus-box", "20k");
    page.click("#bill thead button");
    page.click("#bill tbody button");
    page.click("#fig-network-steps .sources summary");
    page.press("3 1");
}

#[test]
fn nothing_is_asked_after_load() {
    visit("/#gpus=16384", |page| {
        let loaded = page.requests();
        let home = format!("{}/", page.site.origin);
        assert!(
            loaded.iter().any(|url| url.ends_with(".wasm")),
            "the log sees requests: {loaded:?}"
        );
        assert!(
            loaded.iter().all(|url| url.starts_with(&home)),
            "asked of others: {loaded:?}"
        );
        // Once, the rest of the page's own files, for when there is no network: nothing else ever follows.
        page.until("the page is kept", || {
            page.js("return !!navigator.serviceWorker.controller") == true
        });
        let kept = page.requests();
        assert!(kept.iter().all(|url| url.starts_with(&home)), "{kept:?}");
        let asked = page.site.asked();
        for path in &asked {
            let (file, query) = path.split_once('?').unwrap_or((path, ""));
            let build = page.attribute("html", "data-build");
            assert!(
                file == "/" || dist().join(&file[1..]).is_file(),
                "{asked:?}"
            );
            assert!(
                query.is_empty() || query == format!("{build}-0"),
                "{asked:?}"
            );
        }
        use_it(page);
        // Longer than the address waits.
        std::thread::sleep(Duration::from_millis(600));
        // Where sources were opened their words came, from what is kept.
        let words = format!("{home}prose.json");
        let others = || {
            let mut asked = page.requests();
            asked.retain(|url| !url.starts_with(&words));
            asked
        };
        assert_eq!(others(), [""; 0]);
        assert_eq!(page.js("return document.cookie"), "");
        // Another view is the page's own code, which lies here by now, and the scenario stays at home.
        page.press("2");
        page.ready();
        let views = page.requests();
        let own = format!("{home}views");
        assert!(
            views.len() == 2 && views.iter().all(|url| url.starts_with(&own)),
            "{views:?}"
        );
        use_view(page);
        assert_eq!(others(), [""; 0]);
        // What the scenario says never reaches the host, nor that another view was opened.
        assert_eq!(page.site.asked(), asked);
    });
}

#[test]
fn the_page_works_on_without_its_host() {
    visit_unkept("/", |page| {
        page.site.stop();
        use_it(page);
        let link = "gpus=1000000&platform=vr200&fabric=ethernet";
        assert_eq!(page.headline(), headline_text(&native(link).0));
        page.until("the address follows", || {
            page.address().contains("gpus=1000000")
        });
        // The words behind the numbers are a file, and nobody answers with it.
        page.forgives("prose.json");
    });
}
