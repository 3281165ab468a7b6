//! What a copied link carries besides the inputs: a title, a frame, and the numbers it was shared with, which a later
//! release compares with its own.

use fabriconomics::analysis::{headline, moved};
use fabriconomics::catalog::CATALOG_DATE;
use fabriconomics::figures::moved::since;
use fabriconomics::model::{VERSION, evaluate};
use fabriconomics::scenario::{Document, Embed, Headline, Scenario};

use super::rows;

/// Given a link, the title it keeps, and what is said of it.
#[test]
fn a_title_is_kept_as_it_was_typed() {
    let long = "é".repeat(81);
    let table = [
        ("title=Plan%20B", "Plan B", ""),
        ("title=%20Zwei+1%20", "Zwei+1", ""),
        ("title=%F0%9F%9A%80%20%26%20co", "🚀 & co", ""),
        ("title=a%0Ab%E2%80%AE", "ab", "invisible"),
        (&format!("title={long}"), &long[..160], "80 letters"),
    ];
    for (link, title, notice) in table {
        let (document, notices) = Document::read(link);
        assert_eq!(&*document.scenario.title, title, "{link}");
        let said: String = notices.iter().map(|it| it.message.as_str()).collect();
        assert!(
            said.contains(notice) && said.is_empty() == notice.is_empty(),
            "{said}"
        );
        let (again, notices) = Document::read(&document.write());
        assert!(again == document && notices.is_empty(), "{link}");
    }
    let base = Document::read("gpus=512&base=gpus%3D64%26title%3DBefore").0;
    assert_eq!(&*base.base.expect("a baseline").title, "Before");
}

/// No result depends on a title.
#[test]
fn a_title_changes_no_number() {
    let (plain, titled) = ("gpus=20000", "gpus=20000&title=Plan");
    let [plain, titled] = [plain, titled].map(|link| evaluate(&Document::read(link).0.scenario));
    assert_eq!(plain.network, titled.network);
    assert_eq!(titled.scenario.untitled(), plain.scenario);
}

/// Given a link, the frame as it is written again, and the key of the notice.
#[test]
fn a_frame_is_read_with_repair() {
    let table = "
        embed=optics-bill                                  | embed=optics-bill                        |
        embed=calculator                                   | embed=calculator                         |
        embed=calculator&controls=none                     | embed=calculator&controls=none           |
        embed=calculator&controls=size,fabric              | embed=calculator                         |
        embed=optics-bill&controls=size&theme=dark         | embed=optics-bill&controls=size&theme=dark |
        gpus=512&embed=cards&background=clear&theme=light  | gpus=512&embed=cards&theme=light&background=clear |
        embed=cards&theme=host&background=paper            | embed=cards                              |
        Embed=CARDS&Theme=Dark                             | embed=cards&theme=dark                   |
        embed=<script>                                     | embed=calculator                         | embed
        embed=                                             | embed=calculator                         | embed
        embed=cards&theme=pink                             | embed=cards                              | theme
        embed=cards&controls=size,rm                       | embed=cards                              | controls
        theme=dark                                         |                                          | theme
    ";
    for [link, written, key] in rows(table) {
        let (document, notices) = Document::read(link);
        assert_eq!(document.difference(), written, "{link}");
        let keys: Vec<_> = notices.iter().map(|notice| notice.key.as_str()).collect();
        assert_eq!(keys.join(" "), key, "{link}");
    }
    assert!(Embed::of(Embed::CALCULATOR).size && !Embed::of("optics-bill").size);
}

/// Another release's link: its version put in, its numbers kept.
fn of_another_release(link: &str) -> String {
    link.replace(&format!("model={VERSION}"), "model=0.0.1")
}

fn shared(link: &str, change: impl Fn(f64) -> f64) -> (Scenario, String) {
    let document = Document::read(link).0;
    let now = headline(&evaluate(&document.scenario));
    let then = Headline {
        optics: now.optics.map(&change),
        ..now
    };
    let written = document.write_with(&then);
    (document.scenario, written)
}

#[test]
fn a_link_carries_its_numbers_and_its_own_release_says_nothing() {
    for link in [
        "",
        "gpus=16384&fabric=ethernet&title=Plan",
        "gpus=64&pue=1.1",
        "gpus=4194304&tiers=1",
    ] {
        let (scenario, written) = shared(link, |same| same);
        let report = evaluate(&scenario);
        let (document, notices, made) = Document::opened(&written);
        assert!(
            notices.is_empty() && document.scenario == scenario,
            "{written}"
        );
        assert_eq!(
            (made.model.as_str(), made.catalog.as_str()),
            (VERSION, CATALOG_DATE)
        );
        let (was, now) = (made.headline.expect("its numbers"), headline(&report));
        for (was, now) in [
            (was.optics, now.optics),
            (was.tax, now.tax),
            (was.interval, now.interval),
            (was.power, now.power),
        ] {
            match (was, now) {
                (Some(was), Some(now)) => {
                    assert!((was - now).abs() <= 5e-4 * now.abs(), "{written}")
                }
                (was, now) => assert_eq!(was, now, "{written}"),
            }
        }
        assert_eq!(since(&made, &report), None, "{written}");
        // The same numbers from another release: nothing moved, nothing is said.
        let (_, notices, made) = Document::opened(&of_another_release(&written));
        assert!(notices.is_empty() && made.is_of_another_release());
        assert_eq!(since(&made, &report), None, "{written}");
    }
}

#[test]
fn what_moved_since_is_said_in_one_sentence() {
    let (scenario, written) = shared("gpus=16384", |optics| optics / 0.969);
    let (_, notices, made) = Document::opened(&of_another_release(&written));
    assert!(notices.is_empty());
    let report = evaluate(&scenario);
    assert_eq!(moved(&made, &report).0.len(), 1);
    let notice = since(&made, &report).expect("it moved");
    assert_eq!(
        notice.message,
        format!("Since this link was made (model 0.0.1): optics bill 3.1\u{202f}% lower.")
    );
}

/// Numbers of one scenario say nothing of another: a link that was changed by hand has none.
#[test]
fn numbers_of_another_scenario_are_not_compared() {
    let (_, written) = shared("gpus=16384", |same| same);
    for (from, to) in [
        ("gpus=16384", "gpus=32768"),
        ("gpus=16384&", ""),
        ("gpus=16384", "gpus=16384&comm=40"),
        ("was=", "was=x"),
    ] {
        let changed = of_another_release(&written).replace(from, to);
        let (_, _, made) = Document::opened(&changed);
        assert_eq!(made.headline, None, "{changed}");
    }
    // Order, view and title are no inputs.
    let dressed =
        of_another_release(&written).replace("gpus=16384", "title=A&gpus=16384&view=fabric");
    assert!(Document::opened(&dressed).2.headline.is_some());
}

/// Where the numbers cannot be compared, a catalog that has moved on is still worth a word.
#[test]
fn an_older_catalog_without_numbers_is_named() {
    let (_, notices, _) = Document::opened("gpus=512&catalog=2020-01-01&model=0.0.1&was=broken");
    let said: Vec<_> = notices.iter().map(|it| it.key.as_str()).collect();
    assert_eq!(said, ["catalog"]);
}
