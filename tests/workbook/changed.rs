//! Inputs changed in the open workbook, as a hand would: it must then say what the engine says of that other scenario.

use fabriconomics::model::evaluate;
use fabriconomics::scenario::{Document, MAX_GPUS, MIN_GPUS, Setup};

use super::engine::{RESULTS, differences};
use super::office::{Folder, Tasks};
use super::write;

/// What is typed, and the link that says the same.
enum Typed {
    Number(&'static str, f64, &'static str),
    Word(&'static str, &'static str, &'static str),
}
use Typed::{Number, Word};

/// Each stays while the next is typed.
const TYPED: [Typed; 21] = [
    Number("GPUs", 65_537.0, "gpus=65537"),
    Number(
        "dsp_800_price_hyperscale",
        450.0,
        "set.dsp-800.price-hyperscale=450",
    ),
    Number(
        "dsp_800_price_vendor",
        2_000.0,
        "set.dsp-800.price-vendor=2000",
    ),
    Number("Communication", 0.45, "comm=45"),
    Number("Delivered", 0.8, "delivered=80"),
    Number("Overlap", 0.7, "overlap=70"),
    Number("Reference", 0.98, "reference=98"),
    Number("Utilisation", 0.9, "utilisation=90"),
    Number("GPUHour", 3.25, "gpu-hour=3.25"),
    Number("Electricity", 0.12, "kwh=0.12"),
    Number("PUE", 1.15, "pue=1.15"),
    Number("Amortisation", 6.0, "amortisation=6"),
    Word("Buyer", "street", "buyer=street"),
    Number("PurchaseYear", 2_028.0, "year=2028"),
    Number("dsp_400_watts", 12.0, "set.dsp-400.watts=12"),
    Number("sn5600_failures", 0.03, "set.sn5600.failures=0.03"),
    Number("os2_metre_street", 0.5, "set.os2.metre-street=0.5"),
    Number("FailureRate", 300.0, "failure-rate=300"),
    Number("ServiceLevel", 0.99, "service=99"),
    Number("Resupply", 75.0, "repair=75"),
    Word("Buyer", "vendor", "buyer=vendor"),
];

#[test]
fn changed_inputs_give_what_the_engine_gives() {
    let folder = Folder::new("changed");
    let mut tasks = Tasks::default();
    tasks.open(&write("", &folder, "default.xlsx"));
    let names = || RESULTS.map(|(name, _)| name);
    let (mut links, mut link) = (Vec::new(), String::new());
    for typed in &TYPED {
        let says = match typed {
            Number(name, value, says) => {
                tasks.set(name, *value);
                says
            }
            Word(name, word, says) => {
                tasks.word(name, word);
                says
            }
        };
        // Of a repeated key the last counts.
        link = format!("{link}&{says}");
        tasks.get(names());
        tasks.get(["EqualsEngine"]);
        links.push(link.clone());
    }
    tasks.errors();
    // Back at the exported values it compares again, and holds.
    tasks.close();
    let said = tasks.done(&folder);
    let mut wrong = Vec::new();
    for (link, said) in links.iter().zip(said.chunks(2)) {
        wrong.extend(differences(link, &said[0]));
        if !said[1].starts_with("not compared: ") {
            wrong.push(format!("{link}: {}", said[1]));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(said[2 * links.len()].starts_with("0 "), "{said:?}");
}

/// Scenarios whose counts follow from the size, with different ports, rails, planes, modules and lengths.
const SIZED: [&str; 9] = [
    "",
    "fabric=infiniband&gpus=760",
    "fabric=infiniband&platform=b300&switch=q3400",
    "platform=vr200&fabric=ethernet",
    "platform=gb300&fabric=ultra-ethernet&switch=tomahawk5&planes=8",
    "optics=cpo",
    "fabric=infiniband&tiers=4&gpus=5000",
    "media=reach&reach=2,20,300,3000&modules=twin-both",
    "modules=single&host=aec&platform=mi355x&fabric=ethernet",
];
/// Sizes drawn for each, besides its cliffs.
const DRAWN: usize = 70;

/// Sizes at and around every edge of a tree, and others spread evenly along the logarithm.
fn sizes(link: &str, seed: u64) -> Vec<u64> {
    let scenario = Document::read(link).0.scenario;
    let ports = Setup::of(&scenario).ports;
    let half = u64::from(ports.split[0].down);
    let edges = (1..=4).map(|tiers| ports.capacity(tiers));
    let edges = edges.chain([
        half,
        2 * half,
        half * half,
        2 * half * half + half,
        half * half * half,
    ]);
    let mut all: Vec<u64> = edges.flat_map(|edge| [edge - 1, edge, edge + 1]).collect();
    let mut state = seed;
    let (low, high) = ((MIN_GPUS as f64).ln(), (MAX_GPUS as f64).ln());
    for _ in 0..DRAWN {
        // Knuth's multiplier: any spread will do, as long as it is the same every time.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let share = (state >> 11) as f64 / (1_u64 << 53) as f64;
        all.push((low + share * (high - low)).exp() as u64);
    }
    all.retain(|gpus| (MIN_GPUS..=MAX_GPUS).contains(gpus));
    all.sort_unstable();
    all.dedup();
    all
}

#[test]
fn another_size_gives_the_tree_of_the_engine() {
    let folder = Folder::new("sizes");
    let mut tasks = Tasks::default();
    let mut asked = Vec::new();
    for (place, link) in SIZED.iter().enumerate() {
        tasks.open(&write(link, &folder, &format!("{place}.xlsx")));
        for gpus in sizes(link, place as u64) {
            tasks.set("GPUs", gpus as f64);
            tasks.get(
                RESULTS
                    .map(|(name, _)| name)
                    .into_iter()
                    .chain(["Fits", "Verdict"]),
            );
            asked.push(format!("{link}&gpus={gpus}"));
        }
        // Half a GPU and more than the engine knows are refused in words.
        for gpus in [1_000.5, MAX_GPUS as f64 + 1.0] {
            tasks.set("GPUs", gpus);
            tasks.get(["Fits", "Verdict", "NetworkCost"]);
        }
        tasks.errors();
        tasks.close();
    }
    let said = tasks.done(&folder);
    let (mut wrong, mut lines, mut beyond) = (Vec::new(), said.iter(), 0);
    let mut asked = asked.into_iter().peekable();
    for link in SIZED {
        while let Some(asked) = asked.next_if(|asked| asked.starts_with(&format!("{link}&gpus="))) {
            let line = lines.next().expect("an answer");
            let (rest, verdict) = line.rsplit_once('\t').expect("a verdict");
            let (results, fits) = rest.rsplit_once('\t').expect("whether it fits");
            wrong.extend(differences(&asked, results));
            let built = evaluate(&Document::read(&asked).0.scenario).network.is_ok();
            beyond += usize::from(!built);
            if built != (fits == "1") || built == verdict.starts_with("Cannot be built") {
                wrong.push(format!("{asked}: {fits}, {verdict}"));
            }
        }
        for _ in 0..2 {
            let line = lines.next().expect("an answer");
            if !line.starts_with("0\tCluster size must be a whole number") || !line.ends_with("\t–")
            {
                wrong.push(format!("{link}: {line}"));
            }
        }
        let errors = lines.next().expect("an answer");
        if !errors.starts_with("0 ") {
            wrong.push(format!("{link}: {errors} errors"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{}: {:#?}",
        wrong.len(),
        &wrong[..wrong.len().min(20)]
    );
    assert!(beyond > 10, "{beyond} sizes that cannot be built");
    println!(
        "{} answers about sizes, {beyond} of them beyond the fabric",
        said.len()
    );
    assert!(said.len() > 700, "{} sizes", said.len());
}
