//! A figure as a picture: the same SVG the terminal writes, with the page's own letters in it; a PNG is that drawn on a
//! canvas nobody sees, with the scenario put in.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, ClipboardItem, Element, HtmlCanvasElement, HtmlImageElement,
    Response, Url,
};

use crate::figures::drawings::drawing;
use crate::figures::sheet::{Picture, Sheet};
use crate::figures::svg;
use crate::scenario::files::{Stamp, png_with};

use super::super::download;
use super::choice::Choice;
use super::subject::{Subject, registered};

const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";

/// Stands where the letters will, until they are here.
const LETTERS: &str = "@font-face{font-family:letters}";
/// Pixels that browsers of today draw at once, and along one side.
const MOST_PIXELS: f64 = 64e6;
const LONGEST: f64 = 16_384.0;

const NOTHING: &str = "Nothing can be drawn: the network cannot be built.";
const TOO_LARGE: &str = "A browser does not draw so many pixels: choose a smaller width or scale.";
const FAILED: &str = "The picture could not be made.";

/// The picture of a choice, still without its letters; none where there is nothing to draw.
fn picture(subject: &Subject, choice: &Choice) -> Option<Picture> {
    let sheet = Sheet {
        width: choice.width(),
        transparent: choice.clear,
        page: subject.public_page(),
        fonts: LETTERS.to_owned(),
        ..Sheet::new(subject.pictured(), choice.scheme)
    };
    match registered(&choice.figure) {
        Some(figure) => Some(svg::picture(
            figure,
            &subject.sweep,
            &subject.report,
            &sheet,
        )),
        None => drawing(&choice.figure)?.picture(&subject.report, &sheet),
    }
}

/// Shows the picture where it is previewed. `turn` counts the pictures that were asked for: one that comes late is not shown.
pub fn preview(place: &Element, subject: &Subject, choice: &Choice, turn: &Rc<Cell<u32>>) {
    let image: HtmlImageElement = place.clone().unchecked_into();
    let own = turn.get().wrapping_add(1);
    turn.set(own);
    let Some(picture) = picture(subject, choice) else {
        let _ = image.remove_attribute("src");
        return image.set_alt(NOTHING);
    };
    image.set_alt(&picture.title);
    image.set_width(picture.width as u32);
    let turn = turn.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let svg = lettered(&picture.svg, &fonts().await);
        if turn.get() != own {
            return;
        }
        let before = image.src();
        if let Ok(url) = blob(&svg, SVG).and_then(|blob| Url::create_object_url_with_blob(&blob)) {
            image.set_src(&url);
        }
        if before.starts_with("blob:") {
            let _ = Url::revoke_object_url(&before);
        }
    });
}

/// Saves the picture as a file, and tells how that went.
pub fn save(subject: &Subject, choice: &Choice, told: impl Fn(&str) + 'static) {
    let name = format!("{}.{}", choice.figure, choice.kind);
    let (raster, scale) = (choice.kind == "png", choice.scale());
    let Some(picture) = picture(subject, choice) else {
        return told(NOTHING);
    };
    if raster && !is_drawn(&picture, scale) {
        return told(TOO_LARGE);
    }
    wasm_bindgen_futures::spawn_local(async move {
        let done = match raster {
            true => png(picture, scale).await,
            false => blob(&lettered(&picture.svg, &fonts().await), SVG),
        };
        match done {
            Ok(blob) => {
                download::blob(&name, &blob);
                told("Saved");
            }
            Err(_) => told(FAILED),
        }
    });
}

/// Puts the picture on the clipboard, where the browser allows it. It is promised at once: a browser forgets that somebody
/// clicked while a picture is made.
pub fn copy(subject: &Subject, choice: &Choice, told: impl Fn(&str) + 'static) {
    let Some(picture) = picture(subject, choice) else {
        return told(NOTHING);
    };
    let scale = choice.scale();
    if !is_drawn(&picture, scale) {
        return told(TOO_LARGE);
    }
    let promised = wasm_bindgen_futures::future_to_promise(async move {
        png(picture, scale).await.map(JsValue::from)
    });
    let item = || {
        let kinds = js_sys::Object::new();
        js_sys::Reflect::set(&kinds, &JsValue::from_str(PNG), &promised)?;
        ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds)
    };
    let Ok(item) = item() else {
        return told("This browser copies no pictures.");
    };
    let written = window().navigator().clipboard().write(&Array::of1(&item));
    wasm_bindgen_futures::spawn_local(async move {
        told(match JsFuture::from(written).await {
            Ok(_) => "Copied",
            Err(_) => "This browser copies no pictures.",
        });
    });
}

/// Whether a browser draws so many pixels.
fn is_drawn(picture: &Picture, scale: f64) -> bool {
    let (width, height) = (picture.width * scale, picture.height * scale);
    width * height <= MOST_PIXELS && width.max(height) <= LONGEST
}

/// The SVG with the letters it is drawn in: an image sees nothing of the page around it.
fn lettered(svg: &str, fonts: &str) -> String {
    svg.replacen(LETTERS, fonts, 1)
}

/// The picture in pixels, with its scenario inside.
async fn png(picture: Picture, scale: f64) -> Result<Blob, JsValue> {
    let svg = lettered(&picture.svg, &fonts().await);
    let url = Url::create_object_url_with_blob(&blob(&svg, SVG)?)?;
    let image = HtmlImageElement::new()?;
    image.set_src(&url);
    let drawn = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&url)?;
    drawn?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    let (width, height) = (picture.width * scale, picture.height * scale);
    canvas.set_width(width.round() as u32);
    canvas.set_height(height.round() as u32);
    let pen = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let pen: CanvasRenderingContext2d = pen.dyn_into()?;
    pen.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let raw = JsFuture::from(js_sys::Promise::new(&mut |done, _| {
        let done = Closure::once_into_js(move |blob: JsValue| done.call1(&JsValue::NULL, &blob));
        let _ = canvas.to_blob(done.unchecked_ref());
    }))
    .await?;
    let raw: Blob = raw.dyn_into()?;
    let bytes = Uint8Array::new(&JsFuture::from(raw.array_buffer()).await?).to_vec();
    let stamp = Stamp {
        link: &picture.link,
        title: &picture.title,
        scale,
    };
    let stamped = png_with(&bytes, stamp).map_err(|_| JsValue::NULL)?;
    download::bytes(&stamped, PNG)
}

fn blob(text: &str, kind: &str) -> Result<Blob, JsValue> {
    download::made(&Array::of1(&JsValue::from_str(text)), kind)
}

/// The page's font faces with their letters inside: a picture asks nobody for anything.
async fn fonts() -> String {
    let mut out = String::new();
    for (family, file, weight) in FACES {
        let Ok(data) = inside(file).await else {
            continue;
        };
        out += &format!(
            "@font-face{{font-family:\"{family}\";font-weight:{weight};src:url({data}) format(\"woff2\")}}"
        );
    }
    out
}

/// The faces a picture is set in.
const FACES: [(&str, &str, u32); 4] = [
    ("IBM Plex Serif", "plex-serif-500", 500),
    ("IBM Plex Sans", "plex-sans-400", 400),
    ("IBM Plex Sans", "plex-sans-500", 500),
    ("IBM Plex Sans", "plex-sans-600", 600),
];

/// A font file as data: from the style sheet where it stands inside already, else from the page's own folder.
async fn inside(file: &str) -> Result<String, JsValue> {
    if let Some(data) = standing(file) {
        return Ok(data);
    }
    let asked = window().fetch_with_str(&format!("fonts/{file}.woff2"));
    let answer: Response = JsFuture::from(asked).await?.dyn_into()?;
    if !answer.ok() {
        return Err(JsValue::NULL);
    }
    let bytes = Uint8Array::new(&JsFuture::from(answer.array_buffer()?).await?).to_vec();
    // A letter for a byte, which is what the browser turns into base64.
    let letters: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    Ok(format!(
        "data:font/woff2;base64,{}",
        window().btoa(&letters)?
    ))
}

/// In the page that is one file, the style sheet holds the letters in place of their file, under its name.
fn standing(file: &str) -> Option<String> {
    let styles = document().get_element_by_id("styles")?.text_content()?;
    let (before, _) = styles.split_once(&format!("#{file}\""))?;
    let (_, data) = before.rsplit_once('"')?;
    Some(data.to_owned())
}
