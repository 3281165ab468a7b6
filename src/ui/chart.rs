//! A figure's drawing on the page: curves on one canvas, the mark on another above it, values under the pointer or the
//! keyboard's cursor.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::figures::draw::{self, Frame};
use crate::figures::plot::{Ink, Reading};
use crate::figures::theme::Theme;
use crate::state::FigureState;

use super::theme::Paint;
use super::{html, live, sense};

#[component]
pub fn Chart(figure: FigureState) -> impl IntoView {
    let paint: Paint = expect_context();
    let (frame, ink, mark) = (
        NodeRef::<Div>::new(),
        NodeRef::<Canvas>::new(),
        NodeRef::<Canvas>::new(),
    );
    let size = sense::size(frame);
    let surface = Surface::new(paint, size);

    Effect::new(move |_| {
        let Some((canvas, pen, theme)) = surface.prepared(ink) else {
            return;
        };
        figure.plot.with(|plot| {
            // Plotters' coordinates are whole pixels: at fewer than two to the CSS pixel curves would show stairs. There
            // the drawing is made larger and scaled down once, so that a drag above it costs no scaling.
            let times = (2.0 / theme.ratio).ceil().max(1.0);
            let large = (times > 1.0).then(|| enlarged(&canvas, times)).flatten();
            let (target, theme) = match &large {
                Some(large) => (
                    large.clone(),
                    Theme::canvas(theme.scheme, theme.ratio * times),
                ),
                None => (canvas.clone(), theme),
            };
            if let Some(backend) = CanvasBackend::with_canvas_object(target) {
                // A canvas refuses nothing once it has a size.
                let _ = draw::ink(&backend.into_drawing_area(), plot, &theme);
            }
            if let Some(large) = large {
                let (width, height) = (f64::from(canvas.width()), f64::from(canvas.height()));
                let _ = pen.draw_image_with_html_canvas_element_and_dw_and_dh(
                    &large, 0.0, 0.0, width, height,
                );
            }
        });
    });
    Effect::new(move |_| {
        let present = figure.mark.get();
        if let Some((canvas, _, theme)) = surface.prepared(mark) {
            figure.plot.with(|plot| {
                if let Some(backend) = CanvasBackend::with_canvas_object(canvas) {
                    let _ = draw::mark(&backend.into_drawing_area(), plot, &present, &theme);
                }
            });
        }
    });

    // Place of the cursor from 0 to 1 along the axis.
    let cursor = RwSignal::new(None::<f64>);
    let edges = move || {
        let theme = surface.theme.get();
        let layout = figure
            .plot
            .with(|plot| Frame::of(plot, &theme, surface.pixels.get()));
        (layout.left / theme.ratio, layout.right / theme.ratio)
    };
    let point = move |event: PointerEvent| {
        let Some(element) = frame.get_untracked() else {
            return;
        };
        let (left, right) = edges();
        let at = f64::from(event.client_x()) - element.get_bounding_client_rect().left();
        let place = (at - left) / (right - left).max(1.0);
        cursor.set(
            (-0.02..=1.02)
                .contains(&place)
                .then(|| place.clamp(0.0, 1.0)),
        );
    };
    // A finger that lifts leaves what it tapped; a mouse that goes takes it along.
    let leave = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            cursor.set(None);
        }
    };
    let press = move |event: KeyboardEvent| {
        let now = cursor.get_untracked().unwrap_or(0.5);
        let next = match event.key().as_str() {
            "ArrowLeft" | "ArrowDown" => Some(now - 0.01),
            "ArrowRight" | "ArrowUp" => Some(now + 0.01),
            "PageDown" => Some(now - 0.1),
            "PageUp" => Some(now + 0.1),
            "Home" => Some(0.0),
            "End" => Some(1.0),
            "Escape" => {
                cursor.set(None);
                None
            }
            _ => None,
        };
        if let Some(next) = next {
            event.prevent_default();
            cursor.set(Some(next.clamp(0.0, 1.0)));
        }
    };
    let reading = Memo::new(move |_| {
        cursor
            .get()
            .map(|place| (place, figure.plot.with(|plot| plot.read(place))))
    });
    let said = move || {
        reading.get().map_or_else(
            || "Arrow keys read values".to_owned(),
            |(_, reading)| spoken(&reading),
        )
    };
    let card = move || {
        let mut out = String::new();
        if let Some((place, reading)) = reading.get() {
            let (left, right) = edges();
            let x = left + (right - left) * place;
            let side = if place > 0.5 {
                format!("left:auto;right:{}px", size.get().0 - x + 12.0)
            } else {
                format!("left:{}px;right:auto", x + 12.0)
            };
            let markup = "<div class=\"cursor\" style=\"left:{}px\"></div><div class=\"value-card\" style=\"top:0;{}\"><p class=\"at\">{}</p><ul>";
            html::fill(
                &mut out,
                markup,
                &[&x.to_string(), &side, &at(figure, &reading)],
            );
            for (label, ink, value) in &reading.rows {
                // Anything that is no fabric borrows a colour of the fabrics' set.
                let (fabric, colour) = match ink {
                    Ink::Fabric(id) => (*id, ""),
                    Ink::Series(1) => ("", "--c:var(--infiniband)"),
                    Ink::Series(2) => ("", "--c:var(--ethernet)"),
                    Ink::Series(3) => ("", "--c:var(--ultra-ethernet)"),
                    Ink::Faint => ("", "--c:var(--faint)"),
                    _ => ("", ""),
                };
                let markup = "<li data-fabric=\"{}\" style=\"{}\">{} <b>{}</b></li>";
                html::fill(&mut out, markup, &[fabric, colour, label, value]);
            }
            out.push_str("</ul></div>");
        }
        out
    };
    let label = move || format!("{} {}", figure.sentence.get(), figure.figure.title);
    view! {
        <div
            class="plot"
            node_ref=frame
            on:pointermove=point
            on:pointerdown=point
            on:pointerleave=leave
        >
            <canvas class="ink" node_ref=ink role="img" aria-label=live(label)></canvas>
            <canvas class="mark" node_ref=mark aria-hidden="true"></canvas>
            <div
                class="reader"
                role="slider"
                tabindex="0"
                aria-label=format!("Read values: {}", figure.figure.title)
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=live(move || format!("{:.0}", cursor.get().unwrap_or(0.5) * 100.0))
                aria-valuetext=live(said)
                on:keydown=press
                on:blur=move |_| cursor.set(None)
            ></div>
            <div inner_html=live(card)></div>
        </div>
    }
}

/// What one canvas is painted with: its size in device pixels and the theme at that ratio.
#[derive(Clone, Copy)]
struct Surface {
    pixels: Memo<(u32, u32)>,
    theme: Memo<Theme>,
    fonts: RwSignal<bool>,
}

impl Surface {
    fn new(paint: Paint, size: RwSignal<(f64, f64)>) -> Self {
        let ratio = Memo::new(move |_| paint.ratio.get().clamp(1.0, 4.0));
        let pixels = Memo::new(move |_| {
            let (width, height) = size.get();
            (
                (width * ratio.get()).round() as u32,
                (height * ratio.get()).round() as u32,
            )
        });
        let theme = Memo::new(move |_| Theme::canvas(paint.scheme.get(), ratio.get()));
        Self {
            pixels,
            theme,
            fonts: paint.fonts,
        }
    }

    /// The canvas at its size, cleared. Setting a size clears and reallocates, so it is set only when it changed.
    fn prepared(
        &self,
        canvas: NodeRef<Canvas>,
    ) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d, Theme)> {
        // Fonts that arrive late paint everything once more.
        self.fonts.track();
        let ((width, height), theme) = (self.pixels.get(), self.theme.get());
        let canvas: HtmlCanvasElement = canvas.get()?;
        if width == 0 || height == 0 {
            return None;
        }
        if (canvas.width(), canvas.height()) != (width, height) {
            canvas.set_width(width);
            canvas.set_height(height);
        }
        let context = rounded(&canvas)?;
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        Some((canvas, context, theme))
    }
}

/// The pen of a canvas with round joins: the teeth of a jagged curve would grow spikes otherwise. Plotters draws with the
/// same pen and leaves the joins as they are.
fn rounded(canvas: &HtmlCanvasElement) -> Option<CanvasRenderingContext2d> {
    let pen = canvas
        .get_context("2d")
        .ok()??
        .dyn_into::<CanvasRenderingContext2d>()
        .ok()?;
    pen.set_line_join("round");
    Some(pen)
}

/// A canvas nobody sees, so many times larger.
fn enlarged(canvas: &HtmlCanvasElement, times: f64) -> Option<HtmlCanvasElement> {
    let large: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    large.set_width((f64::from(canvas.width()) * times) as u32);
    large.set_height((f64::from(canvas.height()) * times) as u32);
    rounded(&large)?;
    Some(large)
}

fn at(figure: FigureState, reading: &Reading) -> String {
    if figure.figure.id == "serdes-roadmap" {
        reading.at.clone()
    } else {
        format!("{} GPUs", reading.at)
    }
}

fn spoken(reading: &Reading) -> String {
    let rows: Vec<String> = reading
        .rows
        .iter()
        .map(|(label, _, value)| format!("{label} {value}"))
        .collect();
    format!("{}: {}", reading.at, rows.join(", "))
}
