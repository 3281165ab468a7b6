//! The views: each places its own blocks and the registry's figures that name it; only the one in sight is mounted, so
//! that nothing of the others is evaluated or drawn.

mod across;
mod article;
mod bandwidth;
mod citations;
mod drawn;
mod fabric;
mod framed;
mod ledger;
mod optics;
mod overview;
mod reliability;
mod roadmap;
mod scale;
mod sources;
mod training;
mod waiting;

use std::any::Any;

use leptos::html::Main;
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::figures::FURTHER;
use crate::scenario::{Document, VIEWS};
use crate::state::State;
use crate::ui::memo;

use super::figure::FigureView;
use super::file::Prose;
use super::theme::Paint;
use super::{effect, relay, state};

pub use waiting::{Program, Waiting, load};

/// Where the view in sight stands.
pub fn results() -> Option<HtmlElement> {
    document().get_element_by_id("results")?.dyn_into().ok()
}

/// The results: the first view, or the place of one that another program draws.
#[component]
pub fn Results() -> impl IntoView {
    let state = state();
    let place = NodeRef::<Main>::new();
    let program = waiting::Program::new("views");
    // The same view again is no other view.
    let view = memo(move || state.view.get());
    let here = memo(move || program.is_here());
    stage(Box::new(move || {
        let (place, view, here) = (place.get()?, view.get(), here.get());
        if view == VIEWS[0].id {
            return Some(Box::new(mount_to(place, overview::Overview)));
        }
        program.ask();
        let waits = move || waiting::Waiting(waiting::WaitingProps { program });
        (!here).then(|| Box::new(mount_to(place, waits)) as Box<dyn Any>)
    }));
    relay::keep(state, place, move || state.view.get() == VIEWS[0].id);
    view! { <main id="results" tabindex="-1" node_ref=place></main> }
}

/// The other program: whichever of its views the page shows, as the page has it.
#[component]
pub fn Further() -> impl IntoView {
    let state = State::open(&relay::link(), &FURTHER);
    provide_context(state);
    provide_context(Paint::followed());
    provide_context(Prose::new());
    provide_context(sources::Book::new());
    relay::hear(move || state.show(Document::read(&relay::link()).0));
    let view = memo(move || state.view.get());
    let framed = memo(move || {
        state
            .embed
            .with(|embed| embed.as_ref().map(|it| it.what.clone()))
    });
    stage(Box::new(move || {
        let (place, view) = (results()?, view.get());
        if let Some(what) = framed.get() {
            return framed::show(place, what);
        }
        Some(match view {
            "fabric" => Box::new(mount_to(place, fabric::FabricView)),
            "optics" => Box::new(mount_to(place, optics::OpticsView)),
            "bandwidth" => Box::new(mount_to(place, bandwidth::BandwidthView)),
            "training" => Box::new(mount_to(place, training::TrainingView)),
            "reliability" => Box::new(mount_to(place, reliability::ReliabilityView)),
            "roadmap" => Box::new(mount_to(place, roadmap::RoadmapView)),
            "scale" => Box::new(mount_to(place, scale::ScaleView)),
            "sources" => Box::new(mount_to(place, sources::SourcesView)),
            _ => return None,
        })
    }));
}

/// What stands in sight, mounted and let go by hand: a dynamic child would bring the code to turn every view into
/// another, five kilobytes.
pub fn stage(mut mount: Box<dyn FnMut() -> Option<Box<dyn Any>>>) {
    let mounted = StoredValue::new_local(None::<Box<dyn Any>>);
    effect(move || {
        mounted.set_value(None);
        mounted.set_value(mount());
    });
}

/// The heading of a view: what it finds, in a sentence that moves with the inputs.
#[component]
fn Finding(text: Memo<String>) -> impl IntoView {
    view! { <h1 class="view-head">{text}</h1> }
}

/// Some figures, where a view places them apart.
#[component]
fn FiguresNamed(ids: &'static [&'static str]) -> impl IntoView {
    let state = state();
    let own = ids.iter().filter_map(|id| {
        let mut all = state.figures.iter().copied();
        all.find(|own| own.figure.id == *id)
    });
    let own = own.map(|figure| view! { <FigureView figure/> });
    // Several of them stand on one view: no landmark, each figure has its own heading.
    view! { <div class="figures">{own.collect_view()}</div> }
}

/// The figures of a view, in the order of the registry.
#[component]
fn Figures(view: &'static str) -> impl IntoView {
    let own: Vec<_> = state()
        .figures
        .iter()
        .copied()
        .filter(|own| own.figure.view == view)
        .collect();
    (!own.is_empty()).then(|| {
        let own = own.into_iter().map(|figure| view! { <FigureView figure/> });
        view! { <section class="figures" aria-label="Figures">{own.collect_view()}</section> }
    })
}
