//! A figure as a picture: the same SVG the terminal writes, with the page's own letters in it; a PNG is that drawn on a
//! canvas nobody sees, with the scenario put in.

use js_sys::{Array, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement, Response, Url,
};

use crate::figures::sheet::{Picture, Sheet};
use crate::figures::{diagram, svg};
use crate::scenario::files::{Stamp, png_with};

use super::super::download;
use super::choice::Choice;
use super::subject::{Subject, registered};

const SVG: &str = "image/svg+xml";
const PNG: &str = "image/png";

/// Stands where the letters will, until they are here.
const LETTERS: &str = "@font-face{}";

/// The picture of a choice, still without its letters; none where there is nothing to draw.
fn picture(subject: &Subject, choice: &Choice) -> Option<Picture> {
    let sheet = Sheet {
        width: choice.width(),
        transparent: choice.clear,
        page: subject.page.clone(),
        fonts: LETTERS.to_owned(),
        ..Sheet::new(subject.link(), choice.scheme)
    };
    match registered(&choice.figure) {
        Some(figure) => Some(svg::picture(
            figure,
            &subject.sweep,
            &subject.report,
            &sheet,
        )),
        None => diagram::picture(&subject.report, &sheet),
    }
}

/// Shows the picture where it is previewed.
pub fn preview(place: &Element, subject: &Subject, choice: &Choice) {
    let image: &HtmlImageElement = place.unchecked_ref();
    let Some(picture) = picture(subject, choice) else {
        return image.set_alt("Nothing can be drawn: the network cannot be built.");
    };
    image.set_alt(&picture.title);
    image.set_width(picture.width as u32);
    let (image, svg) = (image.clone(), picture.svg);
    wasm_bindgen_futures::spawn_local(async move {
        let svg = lettered(&svg, &fonts().await);
        if let Ok(url) = blob(&svg, SVG).and_then(|blob| Url::create_object_url_with_blob(&blob)) {
            let before = image.src();
            image.set_src(&url);
            if before.starts_with("blob:") {
                let _ = Url::revoke_object_url(&before);
            }
        }
    });
}

/// Saves the picture as a file.
pub fn save(subject: &Subject, choice: &Choice) {
    let name = format!("{}.{}", choice.figure, choice.kind);
    let (raster, scale) = (choice.kind == "png", choice.scale());
    let Some(picture) = picture(subject, choice) else {
        return;
    };
    wasm_bindgen_futures::spawn_local(async move {
        let fonts = fonts().await;
        let done = match raster {
            true => png(picture, &fonts, scale).await,
            false => blob(&lettered(&picture.svg, &fonts), SVG),
        };
        if let Ok(blob) = done {
            download::blob(&name, &blob);
        }
    });
}

/// Puts the picture on the clipboard, where the browser allows it.
pub fn copy(subject: &Subject, choice: &Choice, told: impl Fn(&str) + 'static) {
    let Some(picture) = picture(subject, choice) else {
        return;
    };
    let scale = choice.scale();
    wasm_bindgen_futures::spawn_local(async move {
        let copied = async {
            let blob = png(picture, &fonts().await, scale).await?;
            let kinds = js_sys::Object::new();
            js_sys::Reflect::set(&kinds, &JsValue::from_str(PNG), &blob)?;
            let item = web_sys::ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds)?;
            let items = Array::of1(&item);
            JsFuture::from(window().navigator().clipboard().write(&items)).await
        };
        told(match copied.await {
            Ok(_) => "Copied",
            Err(_) => "This browser does not copy pictures",
        });
    });
}

/// The SVG with the letters it is drawn in: an image sees nothing of the page around it.
fn lettered(svg: &str, fonts: &str) -> String {
    svg.replacen(LETTERS, fonts, 1)
}

/// The picture in pixels, with its scenario inside.
async fn png(picture: Picture, fonts: &str, scale: f64) -> Result<Blob, JsValue> {
    let svg = lettered(&picture.svg, fonts);
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
