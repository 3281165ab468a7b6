//! One of the further figures in a frame of another page.

use std::any::Any;

use leptos::mount::mount_to;
use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::figures::cards;
use crate::figures::drawings::{Drawing, drawing};

use super::super::embed;
use super::super::figure::FigureView;
use super::super::{html, live, state};
use super::drawn::Drawn;

/// Shows a figure, or says that there is none of this name; nothing where the page shows it itself.
pub fn show(place: HtmlElement, what: String) -> Option<Box<dyn Any>> {
    if embed::is_first(&what) {
        return None;
    }
    if let Some(drawing) = drawing(&what) {
        let drawn = move || view! { <Framed drawing/> };
        return Some(Box::new(mount_to(place, drawn)));
    }
    let mut figures = state().figures.iter().copied();
    let Some(figure) = figures.find(|own| own.figure.id == what) else {
        let mut said = String::new();
        let markup = "There is no figure called {}; Fabriconomics has them all.";
        html::fill(&mut said, markup, &[&what]);
        let line = move || view! { <p class="lede" inner_html=said></p> };
        return Some(Box::new(mount_to(place, line)));
    };
    let figure = move || view! { <FigureView figure/> };
    Some(Box::new(mount_to(place, figure)))
}

/// A drawing, or why there is none at the size a reader chose.
#[component]
fn Framed(drawing: &'static Drawing) -> impl IntoView {
    let state = state();
    let verdict = live(move || {
        state.report.with(|report| {
            let no = report.network.as_ref().err();
            no.map_or_else(String::new, |no| cards::verdict(report, no))
        })
    });
    view! {
        <p class="lede" hidden=live(move || verdict.with(String::is_empty))>{verdict}</p>
        <Drawn drawing/>
    }
}
