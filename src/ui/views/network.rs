//! The network, drawn: laid out anew for the width it is given, in whole boxes and cables.

use leptos::html::Div;
use leptos::prelude::*;

use crate::ui::{effect, memo};

use crate::figures::diagram;
use crate::figures::sheet::Sheet;
use crate::scenario::Document;

use super::super::figure::{is_open, table_view, when};
use super::super::theme::Paint;
use super::super::{download, live, sense, state};

/// Width of a drawing that leaves the page.
const FILE: f64 = 1_000.0;

#[component]
pub fn NetworkDrawn() -> impl IntoView {
    let state = state();
    let paint: Paint = expect_context();
    let frame = NodeRef::<Div>::new();
    let size = sense::size(frame);
    // Heights follow the drawing: only the width may ask for another.
    let width = memo(move || size.get().0);
    let drawn = memo(move || {
        let width = width.get();
        let room = (width > 0.0).then_some(width)?;
        state.report.with(|report| diagram::network(report, room))
    });
    effect(move || {
        if let Some(frame) = frame.get() {
            let svg = drawn.with(|drawn| drawn.as_ref().map(|drawn| drawn.svg()));
            frame.set_inner_html(&svg.unwrap_or_default());
        }
    });
    let open = RwSignal::new(false);
    let table = when(open, move || table_view(&state.report.with(diagram::table)));
    let take_svg = move |_| {
        let document = Document {
            scenario: state.scenario.get_untracked(),
            ..Document::default()
        };
        let sheet = Sheet {
            width: FILE,
            ..Sheet::new(document.write(), paint.scheme.get_untracked())
        };
        let drawn = state
            .report
            .with_untracked(|report| diagram::picture(report, &sheet));
        if let Some(drawn) = drawn {
            download::text("network.svg", "image/svg+xml", &drawn.svg);
        }
    };
    let take_csv = move |_| {
        let table = state.report.with_untracked(diagram::table);
        download::text("network.csv", "text/csv", &table.csv());
    };
    view! {
        <figure class="fig net-fig" id="fig-network" hidden=live(move || state.report.with(|report| report.network.is_err()))>
            <figcaption class="finding">{live(move || state.report.with(diagram::sentence))}</figcaption>
            <div class="net-frame" node_ref=frame></div>
            <div class="fig-foot">
                <details class="table" on:toggle=move |event| open.set(is_open(&event))>
                    <summary>"Table"</summary>
                    <div inner_html=table></div>
                </details>
                <button on:click=take_svg aria-label="Download SVG: the network, drawn">"SVG"</button>
                <button on:click=take_csv aria-label="Download CSV: the network, drawn">"CSV"</button>
            </div>
        </figure>
    }
}
