//! t
use fabriconomics::{
    analysis::*,
    figures::{FIGURES, resilience::*},
    model::evaluate,
    scenario::Document,
};
fn main() {
    for link in [
        "",
        "gpus=16384&fabric=infiniband&switch=qm9700",
        "gpus=2049&fabric=infiniband&switch=qm9700",
        "gpus=1000&later=70000&fabric=infiniband&switch=qm9700",
        "gpus=131072&platform=gb300&fabric=ultra-ethernet&switch=tomahawk5&planes=8",
        "topology=ocs",
        "gpus=24576&pod=3072&taper=0.5,7&fabric=ethernet&switch=tomahawk5",
        "topology=rail-only&gpus=2048",
        "gpus=64",
    ] {
        let (d, _) = Document::read(link);
        let r = evaluate(&d.scenario);
        let s = sweep(&d.scenario);
        println!("== {link}");
        for f in FIGURES.iter().filter(|f| f.view == "fabric") {
            println!("  {}", (f.sentence)(&s, &r));
        }
        println!("  {:?}\n  {:?}", growth_sentence(&r), spare_sentence(&r));
        if let Some(t) = loss_table(&r) {
            for row in t.rows {
                println!(
                    "   {}",
                    row.iter()
                        .map(|c| c.text.clone())
                        .collect::<Vec<_>>()
                        .join(" | ")
                );
            }
        }
        if let Ok(n) = &r.network {
            for row in &n.bill.rows {
                println!(
                    "   {} {} spares {}",
                    row.count,
                    row.name,
                    spares(&d.scenario, row)
                );
            }
        }
    }
    let t = std::time::Instant::now();
    let (d, _) = Document::read("");
    for i in 0..100_000 {
        std::hint::black_box(evaluate(&d.scenario.at(100_000 + i)));
    }
    println!("evaluate {:?}", t.elapsed() / 100_000);
    let t = std::time::Instant::now();
    for i in 0..100_000 {
        std::hint::black_box(fabriconomics::scenario::Setup::of(
            &d.scenario.at(100_000 + i),
        ));
    }
    println!("setup {:?}", t.elapsed() / 100_000);
    let setup = fabriconomics::scenario::Setup::of(&d.scenario);
    let t = std::time::Instant::now();
    for i in 0..100_000 {
        let _ = std::hint::black_box(fabriconomics::model::fabric::Fabric::sized(
            setup,
            100_000 + i,
            None,
        ));
    }
    println!("sized {:?}", t.elapsed() / 100_000);
    let fabric = fabriconomics::model::fabric::Fabric::sized(setup, 100_000, None).unwrap();
    let t = std::time::Instant::now();
    for _ in 0..100_000 {
        let _ = std::hint::black_box(fabriconomics::model::bill::Bill::of(&d.scenario, &fabric));
    }
    println!("bill {:?}", t.elapsed() / 100_000);
    let t = std::time::Instant::now();
    for _ in 0..100 {
        std::hint::black_box(cliffs(&d.scenario));
    }
    println!("cliffs {:?}", t.elapsed() / 100);
    let t = std::time::Instant::now();
    for _ in 0..100 {
        std::hint::black_box(sweep(&d.scenario));
    }
    println!("sweep {:?}", t.elapsed() / 100);
}
