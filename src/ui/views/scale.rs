//! Scale-up & scale-across: the three networks of a cluster first, then the rack and its copper, its memory, and the sites.

use leptos::prelude::*;

use crate::figures::drawings::DOMAINS;
use crate::figures::scale::{self, inside, pool, rack, rates, spine};
use crate::figures::{Reasoned, Table, domains};
use crate::model::Report;
use crate::ui::memo;

use super::super::grid::Grid;
use super::super::{live, state};
use super::across::AcrossBlocks;
use super::drawn::Drawn;
use super::{FiguresNamed, Finding};

#[component]
pub fn ScaleView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(scale::finding));
    let said = move |says: fn(&Report) -> String| live(move || state.report.with(says));
    let reasoned = move |table: fn(&Report) -> Reasoned| Box::new(move || state.report.with(table));
    let plain = move |table: fn(&Report) -> Table| {
        Box::new(move || Reasoned {
            table: state.report.with(table),
            reasons: Vec::new(),
        })
    };
    view! {
        <Finding text=finding/>
        <Drawn drawing=&DOMAINS/>
        <section class="block" aria-labelledby="domains-head">
            <h2 id="domains-head">"Three networks, three kinds of physics"</h2>
            <p class="lede">"The same bit waits longer and goes farther with every step out. Energy and price count the whole network for what its GPUs send in scale-out, and the modules for what the sites send in scale-across. A row opens to its formula and sources."</p>
            <Grid id="domains" content=reasoned(domains::reasoned)/>
        </section>
        <FiguresNamed ids=&["scale-up-rates", "copper-reach"]/>
        <section class="block" aria-labelledby="rack-head">
            <h2 id="rack-head">"What a domain adds up to"</h2>
            <p class="lede">{said(rack::sentence)}</p>
            <Grid id="rack" content=reasoned(rack::table)/>
        </section>
        <section class="block" aria-labelledby="spine-head">
            <h2 id="spine-head">"Copper or light"</h2>
            <p class="lede">{said(spine::sentence)}</p>
            <Grid id="spine" content=plain(spine::table)/>
        </section>
        <section class="block" aria-labelledby="inside-head">
            <h2 id="inside-head">"What stays inside"</h2>
            <p class="lede">{said(inside::sentence)}</p>
            <Grid id="inside" content=plain(inside::table)/>
        </section>
        <section class="block" aria-labelledby="open-head">
            <h2 id="open-head">"Open and proprietary"</h2>
            <p class="lede">{said(rates::open_sentence)}</p>
            <Grid id="open" content=plain(rates::table)/>
        </section>
        <FiguresNamed ids=&["memory-fabric"]/>
        <section class="block" aria-labelledby="pool-head">
            <h2 id="pool-head">"Memory in a pool"</h2>
            <p class="lede">{said(pool::sentence)}</p>
            <Grid id="pool" content=reasoned(pool::table)/>
            <p class="lede">{pool::CAVEAT}</p>
        </section>
        <AcrossBlocks/>
    }
}
