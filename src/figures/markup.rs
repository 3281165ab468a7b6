//! An SVG being written: numbers to a tenth of a pixel, so that every machine writes the same, and texts that stay texts.

use plotters::style::RGBColor;

/// A text as it stands in markup, between tags and within quotes.
pub fn escaped(text: &str) -> String {
    let mut out = Out(String::with_capacity(text.len()));
    out.text(text);
    out.0
}

/// What writes.
pub struct Out(pub String);

impl Out {
    /// Markup as it is.
    pub fn put(&mut self, text: &str) -> &mut Self {
        self.0.push_str(text);
        self
    }

    /// A length to a tenth of a pixel, so that every machine writes the same.
    pub fn num(&mut self, number: f64) -> &mut Self {
        let tenths = (number * 10.0).round() as i64;
        if tenths < 0 {
            self.0.push('-');
        }
        let size = tenths.unsigned_abs();
        let mut digits = [0_u8; 20];
        let (mut rest, mut at) = (size / 10, 20);
        loop {
            at -= 1;
            digits[at] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        for digit in &digits[at..] {
            self.0.push(char::from(*digit));
        }
        let tenth = (size % 10) as u8;
        if tenth > 0 {
            self.0.push('.');
            self.0.push(char::from(b'0' + tenth));
        }
        self
    }

    /// An attribute with a length.
    pub fn attr(&mut self, name: &str, number: f64) -> &mut Self {
        self.put(" ").put(name).put("=\"").num(number).put("\"")
    }

    /// Words: what would be markup is escaped, and what XML cannot hold is left out.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\u{fffe}' | '\u{ffff}' => {}
                c if c < ' ' => self.0.push(' '),
                c => self.0.push(c),
            }
        }
        self
    }

    /// A size, and the view box of that size.
    pub fn size(&mut self, width: f64, height: f64) -> &mut Self {
        self.attr("width", width).attr("height", height);
        self.put(" viewBox=\"0 0 ")
            .num(width)
            .put(" ")
            .num(height)
            .put("\"")
    }
}

/// A colour as `#rrggbb`.
pub fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    let mut out = String::from("#");
    for byte in [red, green, blue] {
        for digit in [byte >> 4, byte & 15] {
            out.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    out
}
