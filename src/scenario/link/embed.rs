//! A link that shows one thing inside somebody else's page: what, with which controls, in which colours.

/// What a frame in another page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embed {
    /// Id of a figure, or one of the words below.
    pub what: String,
    /// The size can be dragged.
    pub size: bool,
    /// The fabric can be chosen.
    pub fabric: bool,
    /// Dark or light whatever the host is; none follows the host.
    pub dark: Option<bool>,
    /// The host's own background shows through.
    pub clear: bool,
}

impl Embed {
    /// The row of cards.
    pub const CARDS: &'static str = "cards";
    /// The headline, the cards and the first figure, with size and fabric to move.
    pub const CALCULATOR: &'static str = "calculator";

    /// Shows something plainly; the calculator comes with its controls.
    pub fn of(what: &str) -> Self {
        let moves = what == Self::CALCULATOR;
        Self {
            what: what.to_owned(),
            size: moves,
            fabric: moves,
            dark: None,
            clear: false,
        }
    }

    /// The parts of the link, first what is shown.
    pub(super) fn write(&self) -> Vec<String> {
        let plain = Self::of(&self.what);
        let mut parts = vec![format!("embed={}", self.what)];
        if (self.size, self.fabric) != (plain.size, plain.fabric) {
            let controls = [(self.size, "size"), (self.fabric, "fabric")];
            let named: Vec<&str> = controls.iter().filter(|it| it.0).map(|it| it.1).collect();
            let named = if named.is_empty() {
                "none".to_owned()
            } else {
                named.join(",")
            };
            parts.push(format!("controls={named}"));
        }
        if let Some(dark) = self.dark {
            parts.push(format!("theme={}", if dark { "dark" } else { "light" }));
        }
        if self.clear {
            parts.push("background=clear".to_owned());
        }
        parts
    }

    /// Reads one of the further parts; what cannot be read is none and changes nothing.
    pub(super) fn take(&mut self, key: &str, value: &str) -> Option<()> {
        match (key, value) {
            ("controls", words) => {
                let known = |word: &str| matches!(word, "size" | "fabric" | "none");
                let mut words = words.split(',').map(str::trim);
                if !words.clone().all(known) {
                    return None;
                }
                self.size = words.clone().any(|word| word == "size");
                self.fabric = words.any(|word| word == "fabric");
            }
            ("theme", "light") => self.dark = Some(false),
            ("theme", "dark") => self.dark = Some(true),
            ("theme", "host") => self.dark = None,
            ("background", "clear") => self.clear = true,
            ("background", "paper") => self.clear = false,
            _ => return None,
        }
        Some(())
    }
}

/// Whether a word may name something to show: what it is, the page finds out.
pub(super) fn is_name(word: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    (1..=40).contains(&word.len()) && word.bytes().all(plain)
}
