//! The page: the state above in HTML, in the browser only. It places numbers and words; it computes none. It is several
//! programs, so that the first view loads no code of the others: the page, and those it asks for.

mod address;
mod asks;
mod bill;
mod book;
mod cards;
mod chart;
mod clipboard;
mod controls;
mod dock;
mod download;
mod embed;
mod figure;
mod file;
mod frame;
mod grid;
mod header;
mod headline;
mod html;
mod json;
mod notices;
mod provenance;
mod rail;
mod relay;
mod sense;
mod share;
mod surface;
mod tabs;
mod theme;
mod views;

use leptos::prelude::*;

use crate::catalog::CATALOG_DATE;
use crate::figures::OVERVIEW;
use crate::model::VERSION;
use crate::scenario::Document;
use crate::state::{State, memo};

/// Takes the placeholder down and puts the page up.
pub fn mount() {
    if let Some(boot) = document().get_element_by_id("boot") {
        boot.remove();
    }
    // Two pages, not one with a choice in it: what can become the other brings the code of both ways.
    let link = address::read();
    if Document::read(&link).0.embed.is_some() {
        leptos::mount::mount_to_body(move || framed(&link));
    } else {
        leptos::mount::mount_to_body(move || page(&link));
    }
}

/// Puts the views beyond the first into the page that asked for them.
pub fn mount_views() {
    if let Some(results) = views::results() {
        leptos::mount::mount_to(results, views::Further).forget();
    }
}

/// Puts the dialog that shares into the page that asked for it.
pub fn mount_share() {
    share::mount();
}

/// Writes the workbook the page asked for.
pub fn mount_book() {
    book::mount();
}

/// The state of the page, over the figures of this program.
fn begin(link: &str) -> State {
    let state = State::open(link, &OVERVIEW);
    provide_context(state);
    provide_context(file::Prose::new());
    frame::gate(state);
    state
}

/// The page inside somebody else's.
fn framed(link: &str) -> impl IntoView + use<> {
    let state = begin(link);
    provide_context(theme::Paint::framed(state));
    let settled = address::keep(state);
    view! { <embed::Embedded settled/> }
}

/// The page.
fn page(link: &str) -> impl IntoView + use<> {
    let state = begin(link);
    asks::listen(state);
    provide_context(theme::Paint::new());
    let settled = address::keep(state);
    view! {
        <a class="skip" href="#results" on:click=theme::skip_to_results>"Skip to results"</a>
        <header::Header/>
        <tabs::Tabs settled/>
        <notices::Notices/>
        <div class="page" data-view=state.view>
            <rail::Rail/>
            <views::Results/>
        </div>
        <footer class="colophon">
            <span>"Model " {VERSION}</span>
            <span>"Catalog of " {CATALOG_DATE}</span>
            <span>"Sizes, prices and compares; it does not simulate packets and does not forecast"</span>
            <span>"Nothing leaves this page"</span>
        </footer>
        <dock::Dock/>
    }
}

/// An effect as one type: of its own every closure would bring five kilobytes of machinery into the page.
fn effect(run: impl FnMut() + 'static) {
    fn boxed(mut run: Box<dyn FnMut()>) {
        Effect::new(move |_: Option<()>| run());
    }
    boxed(Box::new(run));
}

/// A live value as one type: every closure type of its own would bring its own machinery into the page.
fn live<T: Clone + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> Signal<T> {
    Signal::derive(read)
}

/// The state, from anywhere in the page.
fn state() -> State {
    expect_context()
}
