//! The laws of `tests/conservation`, asked of over a million networks: drawn trees up to four million endpoints,
//! wired ones, and whole bills. Counted and timed; a law that breaks panics with the draw. Run it with `make bench`, or
//! longer with `CASES=…` times as many.
#![allow(
    clippy::disallowed_methods,
    reason = "a bench has a clock and runs natively"
)]

use std::cell::Cell;
use std::time::Instant;

use fabriconomics::scenario::MAX_GPUS;
use proptest::prelude::*;

#[path = "../conservation/bills.rs"]
mod bills;
#[path = "../conservation/draws.rs"]
mod draws;
#[allow(dead_code, reason = "the test asks a torus, too")]
#[path = "../conservation/laws.rs"]
mod laws;
#[allow(dead_code, reason = "the test sends traffic, too")]
#[path = "../conservation/wired.rs"]
mod wired;

use bills::{counts_match_the_fabric, rows_add_up};
use draws::{any_radix, holds, plain, plans, scenarios, sizes, small_radix};
use laws::{a_plan_is_kept, buys_no_less, sized};
use wired::Wired;

fn main() {
    // Under `cargo test` a bench is only asked whether it builds.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let times: u32 = std::env::var("CASES").map_or(1, |text| text.parse().expect("a number"));
    println!(
        "{:<44} {:>9} {:>9} {:>9}",
        "law", "cases", "asked of", "seconds"
    );

    let plain_trees = (sizes(MAX_GPUS), plain(any_radix()));
    ask(
        "plain trees: ports, cables, verdicts",
        300_000 * times,
        &plain_trees,
        |(size, plan)| {
            let tree = sized(&plan, size)?;
            a_plan_is_kept(&plan, &tree, [1.0; 3]);
            Some(())
        },
    );
    let any_trees = || (sizes(MAX_GPUS), plans(any_radix()));
    ask(
        "tapers, pods, circuits: the same",
        1_000_000 * times,
        &any_trees(),
        |(size, (plan, taper))| {
            let tree = sized(&plan, size)?;
            a_plan_is_kept(&plan, &tree, taper);
            Some(())
        },
    );
    ask(
        "one more endpoint: never fewer boxes",
        300_000 * times,
        &any_trees(),
        |(size, (plan, _))| {
            let tree = sized(&plan, size)?;
            let leaf = u64::from(plan.ports.split[0].down);
            for more in [1, leaf - tree.endpoints % leaf + 1] {
                buys_no_less(&plan, tree.endpoints, tree.endpoints + more);
            }
            Some(())
        },
    );
    let small = (sizes(4_000), plans(small_radix()));
    ask(
        "wired switch by switch: evenness, pods",
        50_000 * times,
        &small,
        |(size, (plan, taper))| {
            let tree = sized(&plan, size).filter(|tree| tree.endpoints <= 4_000)?;
            let wired = Wired::of(&tree);
            wired.hosts_are_spread_evenly();
            wired.every_cable_has_two_ends();
            wired.no_switch_has_more_cables_than_ports();
            wired.no_switch_leads_up_less_than(taper);
            wired.every_switch_serves_its_parents_alike();
            wired.siblings_share_all_parents();
            wired.counted_ports_are_the_wired_ones();
            wired.pods_share_nothing_below_the_top(plan.pod);
            Some(())
        },
    );
    ask(
        "whole bills: rows, totals, modules",
        50_000 * times,
        &scenarios(),
        |scenario| {
            rows_add_up(&scenario);
            counts_match_the_fabric(&scenario)
        },
    );
}

/// Asks a law of so many draws and says of how many there was something to ask.
fn ask<S: Strategy>(law: &str, cases: u32, drawn: &S, check: impl Fn(S::Value) -> Option<()>) {
    let (began, asked) = (Instant::now(), Cell::new(0_u32));
    holds(cases, drawn, |value| {
        asked.set(asked.get() + u32::from(check(value).is_some()));
    });
    let seconds = began.elapsed().as_secs_f64();
    println!("{law:<44} {cases:>9} {:>9} {seconds:>9.1}", asked.get());
}
