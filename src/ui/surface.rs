//! The canvases of a figure: their size in device pixels, cleared and ready for a pen.

use leptos::html::Canvas;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::figures::theme::{Scheme, Theme};

use super::memo;
use super::theme::Paint;

/// What one canvas is painted with: its size in device pixels, the scheme and the ratio.
#[derive(Clone, Copy)]
pub(super) struct Surface {
    pub pixels: Memo<(u32, u32)>,
    ratio: Memo<f64>,
    scheme: Memo<Scheme>,
    fonts: RwSignal<bool>,
}

impl Surface {
    pub fn new(paint: Paint, size: RwSignal<(f64, f64)>) -> Self {
        let ratio = memo(move || paint.ratio.get().clamp(1.0, 4.0));
        let pixels = memo(move || {
            let (width, height) = size.get();
            (
                (width * ratio.get()).round() as u32,
                (height * ratio.get()).round() as u32,
            )
        });
        Self {
            pixels,
            ratio,
            scheme: paint.scheme,
            fonts: paint.fonts,
        }
    }

    pub fn theme(&self) -> Theme {
        Theme::canvas(self.scheme.get(), self.ratio.get())
    }

    /// The canvas at its size, cleared. Setting a size clears and reallocates, so it is set only when it changed.
    pub fn prepared(
        &self,
        canvas: NodeRef<Canvas>,
    ) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d, Theme)> {
        // Fonts that arrive late paint everything once more.
        self.fonts.track();
        let ((width, height), theme) = (self.pixels.get(), self.theme());
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
pub(super) fn enlarged(canvas: &HtmlCanvasElement, times: f64) -> Option<HtmlCanvasElement> {
    let large: HtmlCanvasElement = document().create_element("canvas").ok()?.dyn_into().ok()?;
    large.set_width((f64::from(canvas.width()) * times) as u32);
    large.set_height((f64::from(canvas.height()) * times) as u32);
    rounded(&large)?;
    Some(large)
}
