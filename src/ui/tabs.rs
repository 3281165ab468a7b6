//! The views by name, one row of true links: a click or a digit opens one in place, any other way a link is opened works.

use leptos::ev::{self, MouseEvent};
use leptos::prelude::*;

use crate::ui::effect;

use crate::scenario::{Document, VIEWS};

use super::theme::Paint;
use super::{html, state, theme};

/// Fields in which a digit is a letter; sliders and radio buttons take none.
const TYPING: &str = "input:not([type=range], [type=radio]), select, textarea";

/// `settled` is what the address says when things are quiet: the links follow it, so that a drag rewrites none.
#[component]
pub fn Tabs(settled: RwSignal<Document>) -> impl IntoView {
    let state = state();
    let paint: Paint = expect_context();
    let row = NodeRef::<leptos::html::Nav>::new();
    let told = RwSignal::new("");
    Effect::new(move |before: Option<&'static str>| {
        let id = state.view.get();
        // Letters of another width move the tabs in their row.
        paint.fonts.track();
        let name = named(id);
        let own = state.scenario.with(|scenario| scenario.title.clone());
        document().set_title(&match (&*own, id == VIEWS[0].id) {
            ("", true) => "Fabriconomics: what the network of an AI cluster costs".to_owned(),
            ("", false) => format!("{name}, Fabriconomics"),
            (own, true) => format!("{own}, Fabriconomics"),
            (own, false) => format!("{own}: {name}, Fabriconomics"),
        });
        let switched = before.is_some_and(|before| before != id);
        if switched {
            told.set(name);
        }
        // In the next frame the view stands.
        request_animation_frame(move || arrive(row, switched));
        id
    });
    let keys = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        let typing = document()
            .active_element()
            .is_some_and(|element| element.matches(TYPING).unwrap_or(false));
        let place = event.key().parse::<usize>().unwrap_or(0).wrapping_sub(1);
        if let Some(view) = VIEWS.get(place).filter(|_| !held && !typing) {
            event.prevent_default();
            state.view.set(view.id);
        }
    });
    on_cleanup(move || keys.remove());
    // Written into the links by hand: a dynamic attribute costs more code than this loop.
    effect(move || {
        let (Some(row), here) = (row.get(), state.view.get()) else {
            return;
        };
        for view in VIEWS {
            let Ok(Some(link)) = row.query_selector(&format!("[data-view={}]", view.id)) else {
                continue;
            };
            let document = Document {
                view: view.id,
                ..settled.get()
            };
            let current = if view.id == here { "page" } else { "false" };
            let _ = link.set_attribute("href", &format!("#{}", document.write()));
            let _ = link.set_attribute("aria-current", current);
        }
    });
    let open = move |event: MouseEvent| {
        let id = html::clicked(&event, "data-view");
        let view = VIEWS.iter().find(|view| Some(view.id) == id.as_deref());
        // A new tab or window is the browser's.
        let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key();
        if let Some(view) = view.filter(|_| !elsewhere) {
            event.prevent_default();
            state.view.set(view.id);
        }
    };
    let mut links = String::new();
    for view in VIEWS {
        let markup = "<a data-view=\"{}\">{}</a>";
        html::fill(&mut links, markup, &[view.id, view.name]);
    }
    view! {
        <nav class="tabs" aria-label="Views" node_ref=row on:click=open inner_html=links></nav>
        <p class="visually-hidden" role="status">{told}</p>
    }
}

fn named(id: &str) -> &'static str {
    VIEWS
        .iter()
        .find(|view| view.id == id)
        .map_or("", |view| view.name)
}

/// Brings the current tab into its row. A view that came in the place of another is shown from its top, and has the
/// focus if that went with the other.
fn arrive(row: NodeRef<leptos::html::Nav>, switched: bool) {
    let Some(row) = row.try_get_untracked().flatten() else {
        return;
    };
    let room = row.get_bounding_client_rect();
    if let Ok(Some(tab)) = row.query_selector("[aria-current=page]") {
        let tab = tab.get_bounding_client_rect();
        if tab.left() < room.left() || tab.right() > room.right() {
            row.set_scroll_left(row.scroll_left() + (tab.left() - room.left()) as i32);
        }
    }
    let lost = document()
        .active_element()
        .is_none_or(|element| element.tag_name() == "BODY");
    if switched && lost {
        theme::focus_results();
    }
    if switched && room.top() < 0.0 {
        row.scroll_into_view();
    }
}
