//! Scale-up & scale-across: the rack, its memory, and the sites of a cluster.

use leptos::prelude::*;

use crate::figures::scale;
use crate::ui::memo;

use super::super::state;
use super::{Figures, Finding};

#[component]
pub fn ScaleView() -> impl IntoView {
    let state = state();
    let finding = memo(move || state.report.with(scale::finding));
    view! {
        <Finding text=finding/>
        <Figures view="scale"/>
    }
}
