//! One of the further figures in a frame of another page.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::super::embed;
use super::super::figure::FigureView;
use super::super::{html, state};
use super::network::NetworkDrawn;

/// Shows a figure, or says that there is none of this name; nothing where the page shows it itself.
pub fn show(place: HtmlElement, what: String) -> Option<Box<dyn Any>> {
    if embed::is_first(&what) {
        return None;
    }
    if what == "network" {
        return Some(Box::new(mount_to(place, NetworkDrawn)));
    }
    let mut figures = state().figures.iter().copied();
    let Some(figure) = figures.find(|own| own.figure.id == what) else {
        let mut said = String::new();
        let markup = "There is no figure called {}; the explorer has them all.";
        html::fill(&mut said, markup, &[&what]);
        let line = move || view! { <p class="lede" inner_html=said></p> };
        return Some(Box::new(mount_to(place, line)));
    };
    let figure = move || view! { <FigureView figure/> };
    Some(Box::new(mount_to(place, figure)))
}
