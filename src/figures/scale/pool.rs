//! What a pool of host memory would save, and what that rests on.

use crate::analysis::{Pool, behind_pool};
use crate::catalog;
use crate::model::Report;
use crate::units::{Bytes, Usd, human};

use super::super::table::{Cell, Reason, Reasoned, Table};
use super::words;

/// The finding.
pub fn sentence(report: &Report) -> String {
    let pool = Pool::of(&report.scenario);
    let even = match pool.even {
        Some(even) => format!(
            "; it pays where a gigabyte costs more than {}",
            human::money(even)
        ),
        None => String::new(),
    };
    let net = pool.net();
    let (verb, usd) = if net.0 < 0.0 {
        ("lose", Usd(-net.0))
    } else {
        ("save", net)
    };
    format!(
        "A pool would {verb} {} of the {} the hosts’ memory costs{even}.",
        human::money_in_words(usd),
        human::money_in_words(pool.price),
    )
}

/// What is known, and what is not.
pub const CAVEAT: &str = "Savings were measured in servers of a public cloud, whose tenants leave memory unused; hosts of one training run need theirs at the same time. A read of a pool takes two to five times as long as one of local memory. That a pool makes work on graphs 20 times faster, or recommenders 70 % faster, as the article has it, was found in no source.";

/// The sum, row by row.
pub fn table(report: &Report) -> Reasoned {
    let scenario = &report.scenario;
    let pool = Pool::of(scenario);
    let gpus = human::whole(scenario.gpus);
    let value = |id: &str| catalog::assumption(id).map_or(0.0, |row| scenario.value(&row.value));
    let plain = words::plain;
    let data = |keys: &[&str]| {
        let all = behind_pool().into_iter();
        all.filter(|datum| keys.iter().any(|key| datum.key == format!("{key}.value")))
            .collect::<Vec<_>>()
    };
    let bytes = |bytes: Bytes| Cell::number(bytes.0, human::bytes(bytes));
    let usd = |usd: Usd| Cell::number(usd.0, human::money(usd));
    let dram = plain(scenario.rack.dram);
    let saved = plain(scenario.rack.saved);
    let lines = [
        (
            "Host memory",
            bytes(pool.memory),
            usd(pool.price),
            format!(
                "{gpus} GPUs × {dram} GB × ${} a GB",
                plain(value("dram-gb"))
            ),
            data(&["dram", "dram-gb"]),
        ),
        (
            "Not bought",
            bytes(pool.saved),
            usd(pool.saved_usd),
            format!("{saved} % of it"),
            data(&["memory-saved"]),
        ),
        (
            "The pool",
            bytes(pool.pooled),
            usd(pool.cost),
            format!(
                "{} of it at ${} a GB for controllers, switches and cables",
                human::share(pool.pooled_share),
                plain(value("pool-cost"))
            ),
            data(&["pool-share", "pool-cost"]),
        ),
        (
            "What is left",
            Cell::none(),
            usd(pool.net()),
            format!(
                "saving less pool, {} of the memory’s price",
                human::share(pool.share())
            ),
            Vec::new(),
        ),
        (
            "Stranded, were it a cloud",
            bytes(pool.stranded),
            usd(pool.stranded_usd),
            format!(
                "up to {} % that no rented core can use",
                plain(value("memory-stranded"))
            ),
            data(&["memory-stranded"]),
        ),
        (
            "A read takes longer by",
            Cell::number(pool.slower.0, words::short(pool.slower)),
            Cell::none(),
            "over pools of 8 to 16 sockets".to_owned(),
            data(&["cxl-latency"]),
        ),
    ];
    let mut rows = Vec::with_capacity(lines.len());
    let mut reasons = Vec::with_capacity(lines.len());
    for (what, much, price, formula, sources) in lines {
        rows.push(vec![Cell::word(what), much, price]);
        reasons.push(Reason { formula, sources });
    }
    Reasoned {
        table: Table {
            caption: "A pool of host memory for the cluster".to_owned(),
            heads: ["What", "How much", "Price"].map(str::to_owned).to_vec(),
            rows,
        },
        reasons,
    }
}
