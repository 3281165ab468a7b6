//! Links of every release, frozen as it wrote them: they open without a word, mean what they meant, and what moved since is
//! known. The corpus is for ever: a new release adds a file and edits none.

use std::fs;
use std::path::Path;

use fabriconomics::analysis::{headline, moved};
use fabriconomics::figures::moved::since;
use fabriconomics::model::evaluate;
use fabriconomics::scenario::{Document, Headline};

/// Frozen links, each with its numbers: optics bill, bandwidth tax, interval, power.
fn frozen(release: &str) -> Vec<(String, Headline)> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/releases/{release}.txt"));
    let text =
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines = text.lines().filter(|line| !line.starts_with(';'));
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let [link, optics, tax, interval, power] = cells[..] else {
                panic!("{line}");
            };
            let [optics, tax, interval, power] =
                [optics, tax, interval, power].map(|cell| cell.parse().ok());
            (
                link.to_owned(),
                Headline {
                    optics,
                    tax,
                    interval,
                    power,
                },
            )
        })
        .collect()
}

/// Every release, and the most that any headline number of its links may have moved since, as a share. A larger move is
/// either a mistake or goes here with its reason.
const RELEASES: [(&str, f64); 5] = [
    // 0.2.0 joins leaves of co-packaged and partial trees in fewer half-empty cages.
    ("0.1.0", 0.02),
    ("0.2.0", 0.0),
    ("0.3.0", 0.0),
    ("0.4.0", 0.0),
    ("0.5.0", 0.0),
];

/// Links of the kinds a release must go on reading, beside those of the release before.
const NEW: [&str; 8] = [
    "gpus=16384&fabric=ethernet&title=Plan%20B",
    "gpus=50000&view=optics&base=gpus%3D50000%26fabric%3Dinfiniband%26title%3DBefore",
    "gpus=8192&embed=optics-bill&controls=size&theme=dark&background=clear",
    "embed=calculator&controls=none",
    "gpus=4096&embed=network",
    "gpus=200000&fabric=ethernet&slip=0,4&life=8&refresh=skip&value-kept=60&view=roadmap",
    "gpus=300000&platform=gb300&site-power=200&distance=1000&wan=40&local-steps=100&view=scale",
    "bandwidth=1600&fabric=ethernet&switch=tomahawk7&year=2028&set.mature-2028.value=0.4",
];

/// Writes what this release's links are, before it is released: `UPDATE=1 cargo test --test links`.
fn freeze() {
    let version = fabriconomics::model::VERSION;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/releases");
    let before = frozen("0.2.0").into_iter().map(|(link, _)| link);
    let mut out = format!(
        "; Links as release {version} wrote them, each with its optics bill in dollars, bandwidth tax in dollars a year (avoided; below\n; nothing it is paid), failure interval in hours and network power in watts as that release had them. Never edit a line.\n"
    );
    for link in before.chain(NEW.map(str::to_owned)) {
        let document = Document::read(&link).0;
        let now = headline(&evaluate(&document.scenario));
        let cell = |number: Option<f64>| number.map_or("-".to_owned(), |number| number.to_string());
        out += &format!("#{}", document.write_with(&now));
        for number in [now.optics, now.tax, now.interval, now.power] {
            out += &format!("\t{}", cell(number));
        }
        out.push('\n');
    }
    fs::write(folder.join(format!("{version}.txt")), out).expect("tests/golden can be written");
}

#[test]
fn every_release_is_frozen() {
    if std::env::var_os("UPDATE").is_some() {
        freeze();
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/releases");
    let names = fs::read_dir(folder)
        .expect("the corpus")
        .map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<_> = names
        .filter_map(|name| Some(name.to_str()?.strip_suffix(".txt")?.to_owned()))
        .collect();
    names.sort();
    assert_eq!(names, RELEASES.map(|(release, _)| release));
    assert!(
        names.contains(&fabriconomics::model::VERSION.to_owned()),
        "this release freezes its links: see RELEASES"
    );
}

#[test]
fn links_of_every_release_mean_what_they_meant() {
    for (release, most) in RELEASES {
        let links = frozen(release);
        assert!(links.len() > 30, "{release}");
        for (link, then) in links {
            let (document, notices) = Document::read(&link);
            assert!(notices.is_empty(), "{release} {link}: {notices:?}");
            let inputs = |text: &str| -> Vec<String> {
                let about = ["v=", "catalog=", "model=", "was="];
                let pairs = text.trim_start_matches('#').split('&');
                let kept = pairs.filter(|pair| !about.iter().any(|key| pair.starts_with(key)));
                kept.filter(|pair| !pair.is_empty())
                    .map(str::to_owned)
                    .collect()
            };
            assert_eq!(inputs(&document.difference()), inputs(&link), "{release}");
            let now = headline(&evaluate(&document.scenario));
            for (what, then, now) in [
                ("optics", then.optics, now.optics),
                ("tax", then.tax, now.tax),
                ("interval", then.interval, now.interval),
                ("power", then.power, now.power),
            ] {
                let apart = match (then, now) {
                    (Some(then), Some(now)) => {
                        (now - then).abs() / then.abs().max(f64::MIN_POSITIVE)
                    }
                    (then, now) => f64::from(u8::from(then.is_some() != now.is_some())),
                };
                assert!(
                    apart <= most + 1e-9,
                    "{release} {link}: {what} moved from {then:?} to {now:?}"
                );
            }
        }
    }
}

/// Shared with its numbers by its own release, each says what moved since, and is silent where nothing did.
#[test]
fn a_link_of_an_old_release_says_what_moved() {
    let mut said = 0;
    for (release, _) in RELEASES {
        for (link, then) in frozen(release) {
            let document = Document::read(&link).0;
            let written = document.write_with(&then);
            let shared = written.replace(
                &format!("model={}", fabriconomics::model::VERSION),
                "model=0.0.9",
            );
            let (_, notices, made) = Document::opened(&shared);
            assert!(
                notices.is_empty() && made.is_of_another_release(),
                "{shared}"
            );
            let report = evaluate(&document.scenario);
            let notice = since(&made, &report);
            assert_eq!(
                notice.is_some(),
                !moved(&made, &report).0.is_empty(),
                "{shared}"
            );
            said +=
                usize::from(notice.is_some_and(|notice| notice.message.contains("model 0.0.9")));
        }
    }
    println!("{said} links have moved since");
}
