//! Views: tabs that are links, one view mounted at a time, tables that sort and open, and the ledger with its misses.

use fabriconomics::figures::{bill, parts};
use fabriconomics::scenario::VIEWS;
use serde_json::{Value, json};

use crate::page::{Page, visit, visit_unkept};
use crate::site::dist;
use crate::{native, shown};

/// The view in sight, by its tab.
fn present(page: &Page) -> Vec<String> {
    page.texts(".tabs [aria-current=page]")
}

#[test]
fn a_tab_is_a_link_and_opens_in_place() {
    visit("/#gpus=16384&fabric=ethernet", |page| {
        let names: Vec<_> = VIEWS.iter().map(|view| view.name).collect();
        assert_eq!(page.texts(".tabs a"), names);
        assert_eq!(present(page), ["Overview"]);
        page.click(".tabs [data-view=fabric]");
        page.ready();
        assert_eq!(present(page), ["Fabric"]);
        // Only the view in sight is there.
        assert_eq!((page.count("#headline"), page.count(".cards")), (0, 0));
        assert_eq!(page.count(".fig:has(canvas)"), shown("fabric").count());
        assert_eq!(page.js("return document.title"), "Fabric, Fabriconomics");
        page.until("the address follows", || {
            page.address().contains("&view=fabric&")
        });
        // The scenario stays, and another is answered here.
        let (report, sweep) = native("gpus=16384&fabric=ethernet");
        assert_eq!(
            Some(page.text(".view-head")),
            bill::sentence(&sweep, &report)
        );
        page.enter("#gpus-box", "2k");
        let (report, sweep) = native("gpus=2000&fabric=ethernet");
        assert_eq!(
            Some(page.text(".view-head")),
            bill::sentence(&sweep, &report)
        );
        // The link of every tab opens that view of this scenario anywhere.
        page.until("the links follow", || {
            page.attribute(".tabs [data-view=optics]", "href")
                .starts_with("#gpus=2000&")
        });
        let link = page.attribute(".tabs [data-view=optics]", "href");
        page.load(&format!("/{link}"));
        assert_eq!(
            (present(page), page.value("#gpus-box")),
            (vec!["Optics & power".to_owned()], "2,000".to_owned())
        );
        page.click(".tabs [data-view=overview]");
        page.ready();
        page.until("the first view needs no word", || {
            !page.address().contains("view=")
        });
    });
}

/// The first view is a program of its own; the others are another, which comes when one of them is opened.
#[test]
fn the_views_are_asked_for_when_one_is_opened() {
    visit_unkept("/#gpus=16384", |page| {
        let asked = || -> Vec<_> {
            let all = page.site.asked().into_iter();
            all.filter(|path| path.contains("views")).collect()
        };
        assert_eq!(asked(), [""; 0]);
        page.site.stop();
        for try_again in [false, true] {
            page.press(if try_again { "3" } else { "2" });
            page.until("it says so", || page.count("[role=alert]") == 1);
            assert!(page.text("[role=alert]").contains("could not be loaded"));
        }
        // What the page itself does goes on, and the first view needs nobody.
        page.enter("#gpus-box", "2k");
        page.focus("#results");
        page.press("1");
        page.ready();
        assert!(page.headline().contains("2,000\u{a0}H100"));
        page.press("2");
        page.until("it says so", || page.count("[role=alert]") == 1);
        page.forgives("views");
        page.site.resume();
        page.focus("[data-to=retry]");
        page.press("Enter");
        page.ready();
        assert_eq!(asked().len(), 2, "its code, once: {:?}", asked());
        assert_eq!(page.js("return document.activeElement.id"), "results");
        let (report, sweep) = native("gpus=2000");
        let said = bill::sentence(&sweep, &report);
        assert_eq!(Some(page.text(".view-head")), said);
        page.press("3 1 2");
        page.ready();
        assert_eq!(asked().len(), 2);
        page.load("/#view=optics");
        assert_eq!(asked().len(), 4, "a link asks at once: {:?}", asked());
    });
}

#[test]
fn a_view_is_drawn_in_the_frame_and_the_scheme_of_the_page() {
    visit("/#view=fabric", |page| {
        let (ink, network) = (page.painted("canvas.ink"), page.texts("#fig-network"));
        page.click("#theme");
        let dark = page.painted("canvas.ink");
        assert_eq!((ink.len(), dark.len()), (3, 3));
        assert!(dark.iter().zip(&ink).all(|(dark, light)| dark != light));
        page.click("#theme");
        assert_eq!(page.painted("canvas.ink"), ink);
        // One step of the slider: the page and the view have it in the same frame.
        let step = "const size = document.querySelector('#gpus'), head = document.querySelector('.view-head');
            const before = head.textContent;
            size.value = 14;
            size.dispatchEvent(new Event('input', { bubbles: true }));
            requestAnimationFrame(() => setTimeout(() => done([before != head.textContent, document.querySelector('#gpus-box').value])))";
        assert_eq!(page.browser.wait_for(step), json!([true, "16,400"]));
        page.settle();
        assert_ne!(page.texts("#fig-network"), network);
        assert_eq!(
            page.painted("canvas.ink"),
            ink,
            "curves stay where they are"
        );
    });
}

#[test]
fn digits_switch_views_where_nobody_types() {
    visit("/", |page| {
        for (digit, view) in ["2", "3", "4", "1"].iter().zip([1, 2, 3, 0]) {
            page.press(digit);
            page.ready();
            assert_eq!(present(page), [VIEWS[view].name], "{digit}");
        }
        page.press("0 Control+2");
        assert_eq!(present(page), ["Overview"]);
        page.focus("#gpus-box");
        page.press("2");
        assert_eq!(present(page), ["Overview"], "a digit typed is a digit");
        page.focus("#gpus");
        page.press("2");
        assert_eq!(present(page), ["Fabric"], "a slider takes none");
        // What had the focus went with its view: the results have it, and the view is said aloud.
        page.press("1");
        page.ready();
        page.focus("#fig-optics-bill summary");
        page.press("2");
        page.ready();
        assert_eq!(page.js("return document.activeElement.id"), "results");
        assert_eq!(page.texts(".tabs + [role=status]"), ["Fabric"]);
    });
}

#[test]
fn a_view_opens_at_its_top_and_back_goes_back() {
    visit("/", |page| {
        page.js("window.scrollTo(0, document.documentElement.scrollHeight)");
        page.press("2");
        page.ready();
        let top = page.js("return document.querySelector('.tabs').getBoundingClientRect().top");
        assert!(top.as_f64() >= Some(-1.0), "{top}");
        page.until("the address follows", || {
            page.address().contains("view=fabric")
        });
        page.js("location.hash = 'gpus=5000&view=sources'");
        page.until("the link opens its view", || {
            present(page) == ["Sources & ledger"]
        });
        page.ready();
        page.js("history.back()");
        page.until("back is back", || present(page) == ["Fabric"]);
        assert_eq!(page.value("#gpus-box"), "100,000");
        // A preset is another cluster seen from here; undo is a cluster before, seen from here.
        page.choose("#preset", "million");
        assert_eq!(present(page), ["Fabric"]);
        page.click("#undo");
        assert_eq!(
            (present(page), page.value("#gpus-box")),
            (vec!["Fabric".to_owned()], "100,000".to_owned())
        );
    });
}

#[test]
fn a_phone_shows_every_view_without_running_off_the_side() {
    visit("/", |page| {
        for width in [320, 390, 820] {
            page.resize(width, 844);
            for view in VIEWS {
                page.load(&format!(
                    "/#gpus=4194304&fabric=infiniband&view={}",
                    view.id
                ));
                page.until("the ledger is there or not", || {
                    view.id != "sources" || page.count("#cases details, [role=alert]") > 0
                });
                page.settle();
                let wide = page.js("const root = document.documentElement; return root.scrollWidth - root.clientWidth");
                assert_eq!(wide, 0, "{} at {width}", view.id);
                let outside = "return [...document.querySelectorAll('main *, header *')]
                    .filter(found => found.checkVisibility({ visibilityProperty: true }) && !found.closest('.visually-hidden, .skip, .table-scroll'))
                    .filter(found => { const box = found.getBoundingClientRect(); return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1) })
                    .map(found => found.outerHTML.slice(0, 80))";
                assert_eq!(page.js(outside), json!([]), "{} at {width}", view.id);
                // One row, and the present tab whole in it.
                let tab = page.js("const row = document.querySelector('.tabs'), box = row.getBoundingClientRect();
                    const here = row.querySelector('[aria-current=page]').getBoundingClientRect();
                    return [here.left >= box.left - 1 && here.right <= box.right + 1, box.height < 60]");
                assert_eq!(tab, json!([true, true]), "{} at {width}", view.id);
                let covered = page.js("return document.querySelector('.dock').checkVisibility() == (innerWidth < 760 && !location.hash.includes('view=sources'))");
                assert_eq!(covered, true, "{} at {width}: the dock", view.id);
            }
        }
    });
}

#[test]
fn columns_sort_and_rows_open() {
    visit("/#view=fabric", |page| {
        let parts = || page.texts("#bill tbody > tr > th");
        let (report, _) = native("");
        let native = parts::parts(&report);
        let named = |order: Vec<usize>| -> Vec<String> {
            order
                .into_iter()
                .map(|row| native.table.rows[row][0].text.clone())
                .collect()
        };
        assert_eq!(parts(), named((0..native.table.rows.len()).collect()));
        let sorts = |column: usize| {
            page.attribute(&format!("#bill thead th:nth-child({column})"), "aria-sort")
        };
        // Of numbers the largest first; the second time the smallest, by the keyboard, which stays where it is.
        page.click("#bill thead th:nth-child(4) button");
        assert_eq!(
            (parts(), sorts(4)),
            (named(native.table.sorted(3, true)), "descending".into())
        );
        page.press("Enter");
        assert_eq!(
            (parts(), sorts(4)),
            (named(native.table.sorted(3, false)), "ascending".into())
        );
        assert_eq!(
            page.js("return document.activeElement.textContent"),
            "Each, USD"
        );
        page.focus("#bill thead th:first-child button");
        page.press("Space");
        assert_eq!(
            (parts(), sorts(1), sorts(4)),
            (
                named(native.table.sorted(0, false)),
                "ascending".into(),
                "none".into()
            )
        );

        // A row opens where it stands, keeps the focus, and stays open when the order or the cluster changes.
        let first = parts()[0].clone();
        page.focus("#bill tbody th button");
        page.press("Enter");
        assert_eq!(
            page.js("return document.activeElement.textContent"),
            first.as_str()
        );
        assert_eq!(
            page.attribute("#bill tbody th button", "aria-expanded"),
            "true"
        );
        let place = native.table.sorted(0, false)[0];
        assert_eq!(page.text("#bill .reason p"), native.reasons[place].formula);
        assert!(page.count("#bill .reason .source-list li li") >= 3);
        page.enter("#gpus-box", "20k");
        assert_eq!(
            (page.count("#bill .reason"), parts()[0].clone()),
            (1, first)
        );
        page.focus("#bill tbody th button");
        page.press("Enter");
        assert_eq!(page.count("#bill .reason"), 0);
    });
}

/// The ledger the page is served with.
fn ledger() -> Value {
    let path = dist().join("ledger.json");
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("{}: {error}: is it copied by index.html?", path.display()));
    serde_json::from_str(&text).expect("JSON")
}

#[test]
fn the_ledger_is_asked_for_once_and_shows_its_misses() {
    let ledger = ledger();
    let count = |key: &str| ledger["counts"][key].as_u64().expect("a count") as usize;
    visit_unkept("/", |page| {
        let asked = || {
            page.site
                .asked()
                .iter()
                .filter(|path| path.contains("ledger.json"))
                .count()
        };
        assert_eq!(asked(), 0, "nobody looked at it yet");
        page.press("9");
        page.until("it comes", || page.count("#cases details") > 0);
        let said = format!(
            "{} published numbers: {} reproduced, {} that must not come out, {} missed, {} the publishers’ own sums.",
            count("numbers"),
            count("reproduced"),
            count("negative"),
            count("missed"),
            count("accounting")
        );
        assert_eq!(page.text("#results h1"), said);
        let cases = ledger["cases"].as_array().map_or(0, Vec::len);
        assert_eq!(page.count("#cases details"), cases);
        let rows = |verdict: &str| page.count(&format!("#cases tr[data-verdict{verdict}]"));
        assert_eq!(
            (rows(""), rows("=missed"), rows("=negative")),
            (count("numbers"), count("missed"), count("negative"))
        );
        // No miss is folded away.
        let hidden = page.js("return [...document.querySelectorAll('#cases tr[data-verdict]:not([data-verdict=reproduced], [data-verdict=accounting])')].filter(row => !row.checkVisibility()).length");
        assert_eq!(hidden, 0);

        // Filters, alone and together.
        page.js("document.querySelector('[name=verdict][value=missed]').click()");
        page.settle();
        assert_eq!(
            (rows(""), page.text("#shown")),
            (
                count("missed"),
                format!("{} of {} numbers", count("missed"), count("numbers"))
            )
        );
        page.js("document.querySelector('[name=verdict]').click()");
        page.enter("[name=find]", "H100 SuperPOD");
        assert!((1..count("numbers")).contains(&rows("")));
        assert_eq!(page.js("return document.activeElement.name"), "find");
        page.enter("[name=find]", "no such case");
        assert_eq!(
            (rows(""), page.text("#shown")),
            (0, format!("0 of {} numbers", count("numbers")))
        );
        page.enter("[name=find]", "");

        // Another view and back: it is still here. A row opens its scenario.
        page.press("Tab");
        page.js("document.activeElement.blur()");
        page.press("2 9");
        page.until("it stands", || page.count("#cases details") == cases);
        assert_eq!(asked(), 1);
        let link = page.js("const link = document.querySelector('#cases a[href^=\"#\"]'); link.closest('details').open = true; link.click(); return link.hash");
        page.until("the scenario opens", || present(page) == ["Overview"]);
        page.ready();
        let link = link.as_str().unwrap_or_default();
        assert_eq!(
            page.headline(),
            fabriconomics::figures::headline::headline_text(&native(link).0)
        );
    });
}

#[test]
fn without_its_host_ledger_and_sources_say_so() {
    visit_unkept("/#view=fabric", |page| {
        page.site.stop();
        page.press("9");
        page.until("both say so", || page.count("[role=alert]") == 2);
        assert!(page.text("[role=alert]").contains("could not be loaded"));
        page.click("[data-to=retry]");
        page.until("they say so again", || page.count("[role=alert]") == 2);
        assert_eq!(
            page.count(".source-list"),
            0,
            "nor are the words of the sources here"
        );
        page.forgives(".json");
    });
}

#[test]
fn every_region_that_scrolls_has_a_name_and_every_head_a_scope() {
    visit("/", |page| {
        for view in VIEWS {
            page.load(&format!("/#view={}", view.id));
            page.until("the ledger is there or not", || {
                view.id != "sources" || page.count("#cases details, [role=alert]") > 0
            });
            let wrong = page.js("const wrong = [];
                for (const region of document.querySelectorAll('.table-scroll:not([hidden])'))
                    if (!region.getAttribute('aria-label') || region.tabIndex != 0 || region.getAttribute('role') != 'region') wrong.push(region.outerHTML.slice(0, 99));
                for (const head of document.querySelectorAll('main th')) if (!head.scope) wrong.push(head.outerHTML);
                for (const field of document.querySelectorAll('main :is(input, select, button)'))
                    if (!field.labels?.length && !field.textContent.trim() && !field.getAttribute('aria-label')) wrong.push(field.outerHTML);
                const ids = [...document.querySelectorAll('[id]')].map(found => found.id);
                for (const id of new Set(ids)) if (ids.filter(own => own == id).length > 1) wrong.push(id);
                if (document.querySelectorAll('h1').length != 1) wrong.push('one h1');
                return wrong");
            assert_eq!(wrong, json!([]), "{}", view.id);
            let order = page.js("return [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].map(head => +head.tagName[1])");
            let levels: Vec<u64> = order
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_u64)
                .collect();
            assert!(
                levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
                "{}: {levels:?}",
                view.id
            );
        }
    });
}
