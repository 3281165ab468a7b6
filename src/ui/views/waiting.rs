//! What stands in the place of a view while its program is on its way, or when it did not come.

use js_sys::{Function, Promise, Reflect};
use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::super::{html, live, theme};

/// The program of the further views: asked for when one of them is first opened, and kept after that.
#[derive(Clone, Copy)]
pub struct Program(RwSignal<&'static str>);

/// Where it is: not asked for, or it did not come; asked for; here.
const AWAY: &str = "away";
const COMING: &str = "coming";
const HERE: &str = "here";

impl Program {
    /// Nothing is asked for yet.
    pub fn new() -> Self {
        Self(RwSignal::new(AWAY))
    }

    pub fn is_here(self) -> bool {
        self.0.get() == HERE
    }

    /// Asks for it unless it is here or on its way.
    pub fn ask(self) {
        if self.0.get_untracked() != AWAY {
            return;
        }
        self.0.set(COMING);
        leptos::task::spawn_local(async move {
            let came = load().await.is_ok();
            self.0.set(if came { HERE } else { AWAY });
        });
    }
}

/// Calls the one function of `index.html`, which settles once the program has put up its view.
async fn load() -> Result<JsValue, JsValue> {
    let views: Function = Reflect::get(&window(), &JsValue::from_str("views"))?.dyn_into()?;
    let coming: Promise = views.call0(&JsValue::UNDEFINED)?.dyn_into()?;
    JsFuture::from(coming).await
}

#[component]
pub fn Waiting(program: Program) -> impl IntoView {
    let said = live(move || match program.0.get() {
        AWAY => LOST,
        _ => WAIT,
    });
    let click = move |event: MouseEvent| {
        if html::clicked(&event, "data-to").is_some() {
            // The button goes: what had the focus gives it to what comes.
            theme::focus_results();
            program.ask();
        }
    };
    view! { <div class="waiting" inner_html=said on:click=click></div> }
}

const WAIT: &str = "<p class=\"lede waits\" role=\"status\">Loading the view…</p>";
const LOST: &str = "<div role=\"alert\"><h1 class=\"view-head\">This view could not be loaded.</h1><p class=\"lede\">It is a file beside this page, and its host did not answer with it. <button data-to=\"retry\">Try again</button></p></div>";
