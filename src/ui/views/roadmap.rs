//! Roadmap: what a later cluster gets, what keeping up costs, and what comes when. The finding first, the figures, then
//! the rungs, the policies, how fast it doubles, and every milestone.

use leptos::prelude::*;

use crate::figures::Reasoned;
use crate::figures::roadmap::{self, policies};
use crate::model::Report;
use crate::ui::memo;

use super::super::grid::Grid;
use super::super::{live, state};
use super::{Figures, Finding};

#[component]
pub fn RoadmapView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(roadmap::finding));
    let said = move |says: fn(&Report) -> String| live(move || state.report.with(says));
    let table = move |of: fn(&Report) -> Reasoned| Box::new(move || state.report.with(of));
    view! {
        <Finding text=finding/>
        <Figures view="roadmap"/>
        <section class="block" aria-labelledby="rungs-head">
            <h2 id="rungs-head">"Bought in another year"</h2>
            <p class="lede">{said(roadmap::rungs_sentence)}</p>
            <Grid id="rungs" content=table(roadmap::rungs)/>
        </section>
        <section class="block" aria-labelledby="policies-head">
            <h2 id="policies-head">"The upgrade cycle"</h2>
            <p class="lede">{said(policies::sentence)}</p>
            <Grid id="policies" content=table(policies::table)/>
        </section>
        <section class="block" aria-labelledby="doublings-head">
            <h2 id="doublings-head">"How fast it doubles"</h2>
            <p class="lede">"Least squares of the logarithm on time, with the error of the doubling; beside it what the first and the last point alone would say."</p>
            <Grid id="doublings" content=table(|_| roadmap::doublings())/>
        </section>
        <section class="block" aria-labelledby="milestones-head">
            <h2 id="milestones-head">"Milestones"</h2>
            <p class="lede">"Each with its status and date; what slips under the plan stands at its later date. A row opens to its source."</p>
            <details class="unfold">
                <summary>"Every milestone"</summary>
                <Grid id="milestones" content=table(roadmap::milestones)/>
            </details>
        </section>
    }
}
