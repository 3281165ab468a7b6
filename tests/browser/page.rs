//! The page as a person meets it: what stands where, and hands to move it with.

use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::shown;
use crate::site::Site;
use crate::webdriver::Browser;

/// How long anything may take that a person waits for.
const PATIENCE: Duration = Duration::from_secs(15);

/// An open page, its host and its browser.
pub struct Page<'a> {
    pub site: &'a Site,
    pub browser: Browser,
}

/// Opens a link on a host of its own, does something with it, and looks whether the page stayed quiet and at home.
#[track_caller]
pub fn visit(link: &str, act: impl FnOnce(&Page)) {
    let site = Site::open();
    let page = Page::open(&site, link);
    act(&page);
    page.closing();
}

/// The same in a browser that keeps no page for later: what is counted is what the page itself asks for, and what its
/// host does not give, it does not get.
#[track_caller]
pub fn visit_unkept(link: &str, act: impl FnOnce(&Page)) {
    let site = Site::open();
    let page = Page {
        site: &site,
        browser: Browser::start(),
    };
    let without = "delete Navigator.prototype.serviceWorker";
    page.browser.command(
        "Page.addScriptToEvaluateOnNewDocument",
        json!({ "source": without }),
    );
    page.resize(1440, 900);
    page.load(link);
    act(&page);
    page.closing();
}

impl<'a> Page<'a> {
    /// Opens a link, such as `/#gpus=1000`, in a new browser.
    #[track_caller]
    pub fn open(site: &'a Site, link: &str) -> Self {
        let page = Self {
            site,
            browser: Browser::start(),
        };
        page.resize(1440, 900);
        page.load(link);
        page
    }

    /// Opens a link in this browser, as a first visit of the page.
    #[track_caller]
    pub fn load(&self, link: &str) {
        self.browser.go("about:blank");
        self.browser.go(&format!("{}{link}", self.site.origin));
        self.ready();
    }

    /// Waits until the page stands, painted and with its fonts.
    #[track_caller]
    pub fn ready(&self) {
        let stands = "const canvases = [...document.querySelectorAll('.plot canvas')];
            const whole = (device, css) => Math.abs(device - css * devicePixelRatio) < 1.5;
            const painted = canvas => {
                const { width, height } = canvas.getBoundingClientRect();
                return whole(canvas.width, width) && whole(canvas.height, height);
            };
            return !document.querySelector('#boot') && document.querySelector('#results h1') && canvases.every(painted)
                && document.fonts.status == 'loaded' && [document.querySelector('.page').dataset.view, canvases.length]";
        self.until("the page stands", || {
            let state = self.js(stands);
            // Two canvases, curves and mark, for every figure of the view, once its program is here.
            let view = state[0].as_str();
            view.is_some_and(|view| state[1].as_u64() == Some(2 * shown(view).count() as u64))
        });
        self.settle();
    }

    /// Waits until what was set going has been drawn.
    #[track_caller]
    pub fn settle(&self) {
        let frames = "requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))";
        self.browser.wait_for(frames);
    }

    /// Waits until something is so.
    #[track_caller]
    pub fn until(&self, what: &str, so: impl Fn() -> bool) {
        let began = Instant::now();
        while !so() {
            assert!(
                began.elapsed() < PATIENCE,
                "{what}: not within {PATIENCE:?}; the page reads {}",
                self.js("return document.querySelector('main, body')?.innerText.slice(0, 300)")
            );
            std::thread::sleep(Duration::from_millis(25));
        }
    }

    /// What a script returns.
    #[track_caller]
    pub fn js(&self, body: &str) -> Value {
        self.browser.run(body, json!([]))
    }

    /// Text of the first element, as the document has it.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.texts(css)
            .into_iter()
            .next()
            .unwrap_or_else(|| panic!("nothing is {css}"))
    }

    /// Texts of every element.
    #[track_caller]
    pub fn texts(&self, css: &str) -> Vec<String> {
        let found = self.browser.run(
            "return [...document.querySelectorAll(arguments[0])].map(found => found.textContent.trim())",
            json!([css]),
        );
        found
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|text| Some(text.as_str()?.to_owned()))
            .collect()
    }

    /// A property of the first element.
    #[track_caller]
    pub fn property(&self, css: &str, name: &str) -> Value {
        self.browser.run(
            "return document.querySelector(arguments[0])[arguments[1]]",
            json!([css, name]),
        )
    }

    /// An attribute of the first element.
    #[track_caller]
    pub fn attribute(&self, css: &str, name: &str) -> String {
        let read = "return document.querySelector(arguments[0]).getAttribute(arguments[1]) ?? ''";
        self.browser
            .run(read, json!([css, name]))
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// How many there are.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.texts(css).len()
    }

    /// What an input field or a choice holds.
    #[track_caller]
    pub fn value(&self, css: &str) -> String {
        self.property(css, "value")
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The headline.
    #[track_caller]
    pub fn headline(&self) -> String {
        self.text("#headline")
    }

    /// What the cards say, without the change against a baseline.
    #[track_caller]
    pub fn cards(&self) -> Vec<String> {
        self.texts(".card :is(h2, .value, .verdict, .band, .detail)")
    }

    /// Every finding.
    #[track_caller]
    pub fn findings(&self) -> Vec<String> {
        self.texts(".finding")
    }

    /// Every notice, without its button.
    #[track_caller]
    pub fn notices(&self) -> Vec<String> {
        self.texts("#notices li > span")
    }

    /// The address behind the host.
    #[track_caller]
    pub fn address(&self) -> String {
        let whole = self
            .js("return location.href")
            .as_str()
            .unwrap_or_default()
            .to_owned();
        whole
            .strip_prefix(&self.site.origin)
            .map(str::to_owned)
            .unwrap_or(whole)
    }

    /// One number for everything painted on each of some canvases.
    #[track_caller]
    pub fn painted(&self, css: &str) -> Vec<u64> {
        let hash = "return [...document.querySelectorAll(arguments[0])].map(canvas => {
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
            copy.drawImage(canvas, 0, 0);
            const data = copy.getImageData(0, 0, canvas.width, canvas.height).data;
            let hash = 1;
            for (const pixel of new Uint32Array(data.buffer)) hash = Math.imul(hash ^ pixel, 16777619) >>> 0;
            return hash;
        })";
        let hashes = self.browser.run(hash, json!([css]));
        hashes
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_u64)
            .collect()
    }

    /// How many colours stand on a canvas: a blank one has one.
    #[track_caller]
    pub fn colours(&self, css: &str) -> u64 {
        let count = "const canvas = document.querySelector(arguments[0]);
            const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
            copy.drawImage(canvas, 0, 0);
            return new Set(new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size";
        self.browser
            .run(count, json!([css]))
            .as_u64()
            .unwrap_or_default()
    }

    /// Clicks, and waits for what follows.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.browser.click(css);
        self.settle();
    }

    /// What a click saves under a name.
    #[track_caller]
    pub fn saved(&self, button: &str, name: &str) -> Vec<u8> {
        let into = self.browser.folder.join("downloads");
        let file = into.join(name);
        // The browser would save a second one under another name.
        let _ = std::fs::remove_file(&file);
        self.browser.command(
            "Browser.setDownloadBehavior",
            json!({ "behavior": "allow", "downloadPath": into }),
        );
        self.click(button);
        self.until(&format!("{button} saves {name}"), || {
            std::fs::metadata(&file).is_ok_and(|file| file.len() > 0)
        });
        std::fs::read(file).expect("it was saved")
    }

    /// Moves the pointer to a point of the window, or presses and releases it.
    #[track_caller]
    pub fn pointer(&self, steps: Value) {
        self.browser.act(json!({ "type": "pointer", "id": "hand", "parameters": { "pointerType": "mouse" }, "actions": steps }));
        self.settle();
    }

    /// Moves the pointer there in a few steps.
    #[track_caller]
    pub fn hover(&self, (x, y): (f64, f64)) {
        self.pointer(json!([{ "type": "pointerMove", "x": x.round() as i64, "y": y.round() as i64, "duration": 40 }]));
    }

    /// Left, top, width and height in the window, after scrolling there.
    #[track_caller]
    pub fn place(&self, css: &str) -> [f64; 4] {
        let rect = "const found = document.querySelector(arguments[0]);
            found.scrollIntoView({ block: 'center', behavior: 'instant' });
            const { left, top, width, height } = found.getBoundingClientRect();
            return [left, top, width, height]";
        let rect = self.browser.run(rect, json!([css]));
        std::array::from_fn(|side| rect[side].as_f64().expect("a side of a box is a number"))
    }

    /// Presses keys one after the other; `Control+Shift+z` is a chord.
    #[track_caller]
    pub fn press(&self, keys: &str) {
        for chord in keys.split(' ') {
            let chord: Vec<char> = chord.split('+').map(key).collect();
            let down = chord
                .iter()
                .map(|key| json!({ "type": "keyDown", "value": key }));
            let up = chord
                .iter()
                .rev()
                .map(|key| json!({ "type": "keyUp", "value": key }));
            let steps: Vec<Value> = down.chain(up).collect();
            self.browser
                .act(json!({ "type": "key", "id": "keys", "actions": steps }));
        }
        self.settle();
    }

    /// Types a text into a field in place of what it holds, and leaves the field with Enter.
    #[track_caller]
    pub fn enter(&self, css: &str, text: &str) {
        self.browser.run(
            "document.querySelector(arguments[0]).select()",
            json!([css]),
        );
        let down = |key: char| {
            [
                json!({ "type": "keyDown", "value": key }),
                json!({ "type": "keyUp", "value": key }),
            ]
        };
        let steps: Vec<Value> = text.chars().chain([key("Enter")]).flat_map(down).collect();
        self.browser
            .run("document.querySelector(arguments[0]).focus()", json!([css]));
        self.browser
            .act(json!({ "type": "key", "id": "keys", "actions": steps }));
        self.settle();
    }

    /// Puts the focus on an element.
    #[track_caller]
    pub fn focus(&self, css: &str) {
        self.browser
            .run("document.querySelector(arguments[0]).focus()", json!([css]));
    }

    /// Chooses from a list with the keyboard's own event, as a choice in the open list would.
    #[track_caller]
    pub fn choose(&self, css: &str, option: &str) {
        let choose = "const list = document.querySelector(arguments[0]);
            list.value = arguments[1];
            list.dispatchEvent(new Event('change', { bubbles: true }))";
        self.browser.run(choose, json!([css, option]));
        self.settle();
    }

    /// A window of this size in CSS pixels, one device pixel each.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        self.screen(width, height, 1);
    }

    /// A window on a screen with so many device pixels to the CSS pixel.
    #[track_caller]
    pub fn screen(&self, width: u32, height: u32, ratio: u32) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": ratio, "mobile": false });
        self.browser
            .command("Emulation.setDeviceMetricsOverride", size);
        self.settle();
    }

    /// Wishes of a system or a person, such as `prefers-reduced-motion`.
    #[track_caller]
    pub fn wish(&self, media: &str, features: &[(&str, &str)]) {
        let features: Vec<Value> = features
            .iter()
            .map(|(name, value)| json!({ "name": name, "value": value }))
            .collect();
        self.browser.command(
            "Emulation.setEmulatedMedia",
            json!({ "media": media, "features": features }),
        );
        self.settle();
    }

    /// The browser itself complains of a host that is gone: about these files and nothing else, and that is forgotten.
    #[track_caller]
    pub fn forgives(&self, files: &str) {
        let said = self.browser.log("browser");
        let about = |entry: &Value| {
            entry["message"]
                .as_str()
                .is_some_and(|it| it.contains(files))
        };
        assert!(said.iter().all(about), "{said:?}");
    }

    /// Addresses asked for since last asked, of whatever host.
    #[track_caller]
    pub fn requests(&self) -> Vec<String> {
        let events = self.browser.log("performance").into_iter();
        let messages = events
            .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok());
        messages
            .filter(|event| event["message"]["method"] == "Network.requestWillBeSent")
            .filter_map(|event| {
                Some(
                    event["message"]["params"]["request"]["url"]
                        .as_str()?
                        .to_owned(),
                )
            })
            // The browser's own pages, and what a page makes itself, need no network.
            .filter(|url| url.starts_with("http") || url.starts_with("ws"))
            .collect()
    }

    /// Every visit ends so: no word on the console, and nothing asked of anybody else.
    #[track_caller]
    pub fn closing(&self) {
        let said = self.browser.log("browser").into_iter();
        let complaints: Vec<String> = said
            .map(|entry| format!("{} {}", entry["level"], entry["message"]))
            .map(|line| line.chars().take(300).collect())
            .collect();
        assert!(
            complaints.is_empty(),
            "the console is not empty: {complaints:#?}"
        );
        let strangers: Vec<_> = self
            .requests()
            .into_iter()
            .filter(|url| !url.starts_with(&format!("{}/", self.site.origin)))
            .collect();
        assert!(strangers.is_empty(), "asked of others: {strangers:?}");
    }
}

/// The standard's code for a named key; a letter stands for itself.
fn key(name: &str) -> char {
    match name {
        "Tab" => '\u{e004}',
        "Enter" => '\u{e007}',
        "Shift" => '\u{e008}',
        "Control" => '\u{e009}',
        "Escape" => '\u{e00c}',
        "PageUp" => '\u{e00e}',
        "PageDown" => '\u{e00f}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        "Space" => ' ',
        letter => letter.chars().next().expect("a key has a name"),
    }
}
