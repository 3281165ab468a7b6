//! Long lists as one piece of HTML: rows written into a text and put up at once take a tenth of the code that a
//! component for every cell does. Every text goes through [`text`], which leaves no markup in it.

use wasm_bindgen::JsCast;

/// Writes a text so that it reads as what it is, between tags and within quotes.
pub fn text(out: &mut String, text: &str) {
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
}

/// Writes markup of ours with a text of anybody's for every `{}` in it.
pub fn fill(out: &mut String, markup: &str, texts: &[&str]) {
    let mut texts = texts.iter();
    for (place, part) in markup.split("{}").enumerate() {
        if place > 0 {
            text(out, texts.next().unwrap_or(&""));
        }
        out.push_str(part);
    }
}

/// A link to a publication; an address that is none is left as its title.
pub fn link(out: &mut String, url: &str, title: &str) {
    if url.starts_with("https://") || url.starts_with("http://") {
        let markup = "<a href=\"{}\" rel=\"noopener noreferrer external\">{}</a>";
        fill(out, markup, &[url, title]);
    } else {
        fill(out, "<span>{}</span>", &[title]);
    }
}

/// The attribute of what was clicked, or of what that stands in.
pub fn clicked(event: &web_sys::Event, attribute: &str) -> Option<String> {
    let target: web_sys::Element = event.target()?.dyn_into().ok()?;
    let own = target.closest(&format!("[{attribute}]")).ok()??;
    own.get_attribute(attribute)
}
