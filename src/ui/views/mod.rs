//! The views: each places its own blocks and the registry's figures that name it; only the one in sight is mounted, so
//! that nothing of the others is evaluated or drawn.

mod article;
mod citations;
mod fabric;
mod ledger;
mod network;
mod optics;
mod overview;
mod sources;

use std::any::Any;

use leptos::html::Main;
use leptos::mount::mount_to;
use leptos::prelude::*;

use crate::ui::{effect, memo};

pub use sources::Book;

use super::figure::FigureView;
use super::state;

/// The results: the view in sight, and nothing of the others.
#[component]
pub fn Results() -> impl IntoView {
    let state = state();
    let place = NodeRef::<Main>::new();
    // The same view again is no other view.
    let view = memo(move || state.view.get());
    // Mounted and let go by hand: a dynamic child would bring the code to turn every view into another, five kilobytes.
    let mounted = StoredValue::new_local(None::<Box<dyn Any>>);
    effect(move || {
        let Some(place) = place.get() else {
            return;
        };
        mounted.set_value(None);
        mounted.set_value(Some(match view.get() {
            "fabric" => Box::new(mount_to(place, fabric::FabricView)),
            "optics" => Box::new(mount_to(place, optics::OpticsView)),
            "sources" => Box::new(mount_to(place, sources::SourcesView)),
            _ => Box::new(mount_to(place, overview::Overview)),
        }));
    });
    view! { <main id="results" tabindex="-1" node_ref=place></main> }
}

/// The heading of a view: what it finds, in a sentence that moves with the inputs.
#[component]
fn Finding(text: Memo<String>) -> impl IntoView {
    view! { <h1 class="view-head">{text}</h1> }
}

/// The figures of a view, in the order of the registry.
#[component]
fn Figures(view: &'static str) -> impl IntoView {
    let own: Vec<_> = state()
        .figures
        .into_iter()
        .filter(|own| own.figure.view == view)
        .collect();
    (!own.is_empty()).then(|| {
        let own = own.into_iter().map(|figure| view! { <FigureView figure/> });
        view! { <section class="figures" aria-label="Figures">{own.collect_view()}</section> }
    })
}
