//! A drawing: laid out anew for the width it is given.

use leptos::html::Div;
use leptos::prelude::*;

use crate::ui::{effect, memo};

use crate::figures::drawings::Drawing;

use super::super::figure::{Take, is_open, table_view, when};
use super::super::{live, sense, state};

#[component]
pub fn Drawn(drawing: &'static Drawing) -> impl IntoView {
    let state = state();
    let frame = NodeRef::<Div>::new();
    let size = sense::size(frame);
    // Heights follow the drawing: only the width may ask for another.
    let width = memo(move || size.get().0);
    let drawn = memo(move || {
        let width = width.get();
        let room = (width > 0.0).then_some(width)?;
        state.report.with(|report| (drawing.draw)(report, room))
    });
    effect(move || {
        if let Some(frame) = frame.get() {
            let svg = drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.svg()));
            frame.set_inner_html(&svg.unwrap_or_default());
        }
    });
    let open = RwSignal::new(false);
    let table = when(open, move || table_view(&state.report.with(drawing.table)));
    view! {
        <figure class="fig net-fig" id=format!("fig-{}", drawing.id) hidden=live(move || state.report.with(|report| report.network.is_err()))>
            <figcaption class="finding">{live(move || state.report.with(drawing.sentence))}</figcaption>
            <div class="net-frame" node_ref=frame></div>
            <div class="fig-foot">
                <details class="table" on:toggle=move |event| open.set(is_open(&event))>
                    <summary>"Table"</summary>
                    <div inner_html=table></div>
                </details>
                <Take id=drawing.id title=drawing.name/>
            </div>
        </figure>
    }
}
