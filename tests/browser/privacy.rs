//! Nothing leaves the page: no request after load, none to anybody else, and no need of the network any more.

use std::time::Duration;

use fabriconomics::figures::headline::headline_text;

use crate::native;
use crate::page::{Page, visit};

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
        // What the scenario says never reaches the host.
        assert!(
            page.site.asked().iter().all(|path| !path.contains("16384")),
            "{:?}",
            page.site.asked()
        );
        use_it(page);
        // Longer than the address waits.
        std::thread::sleep(Duration::from_millis(600));
        assert_eq!(page.requests(), [""; 0]);
        assert_eq!(page.js("return document.cookie"), "");
        // Another view is the page's own code, and the scenario stays at home.
        page.press("2");
        page.ready();
        let views = page.requests();
        let own = format!("{home}views");
        assert!(
            views.len() == 2 && views.iter().all(|url| url.starts_with(&own)),
            "{views:?}"
        );
        use_view(page);
        assert_eq!(page.requests(), [""; 0]);
    });
}

#[test]
fn the_page_works_on_without_its_host() {
    visit("/", |page| {
        page.site.stop();
        use_it(page);
        let link = "gpus=1000000&platform=vr200&fabric=ethernet";
        assert_eq!(page.headline(), headline_text(&native(link).0));
        page.until("the address follows", || {
            page.address().contains("gpus=1000000")
        });
    });
}
