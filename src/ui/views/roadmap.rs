//! Roadmap: what comes when, what a later cluster gets, and what keeping up costs.

use leptos::prelude::*;

use crate::figures::roadmap;
use crate::ui::memo;

use super::super::state;
use super::{Figures, Finding};

#[component]
pub fn RoadmapView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(roadmap::finding));
    view! {
        <Finding text=finding/>
        <Figures view="roadmap"/>
    }
}
