//! Scale-up, pooled memory and the three networks: finite everywhere, drawn without collisions, and the same in the drawing, the
//! table and the report.

mod laws;
mod picture;

use fabriconomics::catalog::PLATFORMS;
use fabriconomics::model::{Report, evaluate};
use fabriconomics::scenario::Document;

#[track_caller]
fn report(link: &str) -> Report {
    let (document, notices) = Document::read(link);
    assert!(notices.is_empty(), "{link}: {notices:?}");
    evaluate(&document.scenario)
}

/// What stretches a rack, a pool and the sites.
const STRETCHES: [&str; 12] = [
    "gpus=64",
    "gpus=65",
    "gpus=100000",
    "gpus=4194304",
    "gpus=1000000&site-power=1&distance=20000&wan=0.01",
    "gpus=64&site-power=10000&distance=0.1&wan=10000",
    "gpus=8192&spine-length=0.1&memory-saved=0&dram=8",
    "gpus=8192&spine-length=100&memory-saved=60&dram=8192",
    "gpus=50000&slip=-8,16",
    "gpus=50000&slip=16,16&year=2035",
    "gpus=20000&topology=rail-only",
    "gpus=9216&topology=torus",
];

/// Every platform at every stretch. What a platform cannot be is repaired, and the notice is none of ours.
fn everywhere() -> impl Iterator<Item = (String, Report)> {
    let torus = "platform=ironwood&fabric=ici&gpus=4096";
    let torus = std::iter::once((torus.to_owned(), report(torus)));
    torus.chain(PLATFORMS.iter().flat_map(|platform| {
        STRETCHES.iter().map(|stretch| {
            let link = format!("platform={}&{stretch}", platform.id);
            let report = evaluate(&Document::read(&link).0.scenario);
            (link, report)
        })
    }))
}
