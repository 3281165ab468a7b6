//! A figure's drawing on the page: curves on one canvas, the mark on another above it, values under the pointer or the
//! keyboard's cursor.

use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use plotters::drawing::IntoDrawingArea;
use plotters_canvas::CanvasBackend;

use crate::figures::axis::Quantity;
use crate::figures::draw::{self, Frame};
use crate::figures::plot::{Ink, Reading};
use crate::figures::theme::Theme;
use crate::state::FigureState;

use super::surface::{Surface, enlarged};
use super::theme::Paint;
use super::{effect, html, live, memo, sense};

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

    effect(move || {
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
    effect(move || {
        let present = figure.mark.get();
        if let Some((canvas, _, theme)) = surface.prepared(mark) {
            figure.plot.with(|plot| {
                if let Some(backend) = CanvasBackend::with_canvas_object(canvas) {
                    let _ = draw::mark(&backend.into_drawing_area(), plot, &present, &theme);
                }
            });
        }
    });

    // Bars are as tall as their labels need, and read from the top down.
    let bars = memo(move || figure.plot.with(|plot| plot.bars.len() as f64));
    let tall = move || {
        let tall = figure.plot.with(|plot| draw::height(plot, size.get().0));
        tall.map_or_else(String::new, |tall| format!("height:{tall}px"))
    };
    // Place of the cursor from 0 to 1 along the axis.
    let cursor = RwSignal::new(None::<f64>);
    let edges = move || {
        let theme = surface.theme();
        let layout = figure
            .plot
            .with(|plot| Frame::of(plot, &theme, surface.pixels.get()));
        let along = |first, last| (first / theme.ratio, last / theme.ratio);
        match bars.get() {
            0.0 => along(layout.left, layout.right),
            _ => along(layout.top, layout.bottom),
        }
    };
    let point = move |event: PointerEvent| {
        let Some(element) = frame.get_untracked() else {
            return;
        };
        let (left, right) = edges();
        let corner = element.get_bounding_client_rect();
        let at = match bars.get_untracked() {
            0.0 => f64::from(event.client_x()) - corner.left(),
            _ => f64::from(event.client_y()) - corner.top(),
        };
        let place = (at - left) / (right - left).max(1.0);
        let near = (-0.02..=1.02).contains(&place);
        cursor.set(near.then(|| place.clamp(0.0, 1.0)));
    };
    // A finger that lifts leaves what it tapped; a mouse that goes takes it along.
    let leave = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            cursor.set(None);
        }
    };
    let press = move |event: KeyboardEvent| {
        // A bar at a time and downward, or a hundredth along the axis.
        let (step, ends, up) = match bars.get_untracked() {
            0.0 => (0.01, 0.0, 0.01),
            many => (1.0 / many, 0.5 / many, -1.0 / many),
        };
        let now = cursor
            .get_untracked()
            .unwrap_or(if up > 0.0 { 0.5 } else { ends - step });
        let next = match event.key().as_str() {
            "ArrowLeft" => Some(now - step),
            "ArrowRight" => Some(now + step),
            "ArrowDown" => Some(now - up),
            "ArrowUp" => Some(now + up),
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
            cursor.set(Some(next.clamp(ends, 1.0 - ends)));
        }
    };
    let reading = move || {
        cursor
            .get()
            .map(|place| (place, figure.plot.with(|plot| plot.read(place))))
    };
    let said = move || {
        reading().map_or_else(
            || "Arrow keys read values".to_owned(),
            |(_, reading)| spoken(&reading),
        )
    };
    let card = move || {
        let mut out = String::new();
        if let Some((place, reading)) = reading() {
            let ((first, last), many) = (edges(), bars.get());
            // On a bar, its middle.
            let place = if many > 0.0 {
                ((place * many).floor().min(many - 1.0) + 0.5) / many
            } else {
                place
            };
            let at = first + (last - first) * place;
            let (width, height) = size.get();
            let px = |length: f64| format!("{length}px");
            // Below or above the bar it tells of; left or right of the place.
            let (line, side) = if many > 0.0 {
                let away = if place > 0.5 {
                    format!("top:auto;bottom:{}", px(height - at + 18.0))
                } else {
                    format!("top:{}", px(at + 18.0))
                };
                (
                    format!("inset:{} auto auto 0;width:2px;height:22px", px(at - 11.0)),
                    format!("left:auto;right:0;{away}"),
                )
            } else if place > 0.5 {
                (
                    format!("left:{}", px(at)),
                    format!("left:auto;right:{};top:0", px(width - at + 12.0)),
                )
            } else {
                (
                    format!("left:{}", px(at)),
                    format!("left:{};right:auto;top:0", px(at + 12.0)),
                )
            };
            let sized = figure
                .plot
                .with(|plot| plot.bars.is_empty() && plot.x.quantity == Quantity::Gpus);
            let gpus = if sized { " GPUs" } else { "" };
            let markup = "<div class=\"cursor\" style=\"{}\"></div><div class=\"value-card\" style=\"{}\"><p class=\"at\">{}{}</p><ul>";
            html::fill(&mut out, markup, &[&line, &side, &reading.at, gpus]);
            for (label, ink, value) in &reading.rows {
                let (fabric, colour) = match ink {
                    Ink::Fabric(id) => (*id, String::new()),
                    Ink::Series(number) => {
                        let name = SERIES.split(' ').nth(usize::from(*number));
                        ("", format!("--c:var(--{})", name.unwrap_or_default()))
                    }
                    Ink::Faint => ("", "--c:var(--faint)".to_owned()),
                    _ => ("", String::new()),
                };
                let markup = "<li data-fabric=\"{}\" style=\"{}\">{} <b>{}</b></li>";
                html::fill(&mut out, markup, &[fabric, &colour, label, value]);
            }
            out.push_str("</ul></div>");
        }
        out
    };
    let label = move || format!("{} {}", figure.sentence.get(), figure.figure.title);
    view! {
        <div
            class="plot"
            style=live(tall)
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

/// Colours of series by number: borrowed from the fabrics' set, then those of the parts of a network.
const SERIES: &str = "ink infiniband ethernet ultra-ethernet switches optics adapters cables";

fn spoken(reading: &Reading) -> String {
    let rows: Vec<String> = reading
        .rows
        .iter()
        .map(|(label, _, value)| format!("{label} {value}").trim_start().to_owned())
        .collect();
    format!("{}: {}", reading.at, rows.join(", "))
}
