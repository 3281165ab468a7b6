//! A W3C WebDriver client on a Chromium of its own, with a fresh profile; both are gone when the value is dropped.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use serde_json::{Value, json};

/// What a machine without a browser is told.
const MISSING: &str = "the browser tests need Chromium and its driver: on Debian, apt-get install chromium chromium-driver";
/// Key under which the standard wraps an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser under remote control.
pub struct Browser {
    driver: Child,
    agent: ureq::Agent,
    session: String,
    /// A folder of its own for the profile and downloads.
    pub folder: PathBuf,
}

type Said = std::io::Lines<BufReader<std::process::ChildStdout>>;

/// A driver, what it goes on to say, and its port; none where it ended before it had one.
fn driver() -> Option<(Child, Said, String)> {
    let mut driver = Command::new(program("CHROMEDRIVER", &["chromedriver"]))
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        // A group of its own, so that nothing of it outlives the test.
        .process_group(0)
        .spawn()
        .unwrap_or_else(|error| panic!("{MISSING} ({error})"));
    let mut said = BufReader::new(driver.stdout.take().expect("its output is piped")).lines();
    let port = said.by_ref().map_while(Result::ok).find_map(|line| {
        let port = line.split_once("successfully on port ")?.1;
        Some(port.trim_end_matches('.').to_owned())
    });
    match port {
        Some(port) => Some((driver, said, port)),
        None => {
            let _ = driver.wait();
            None
        }
    }
}

impl Browser {
    /// Starts one.
    pub fn start() -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("fabriconomics-browser-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(name);

        // Two drivers that start at once can draw the same free port; the loser ends without a word.
        let (driver, mut said, port) = (0..5)
            .find_map(|_| driver())
            .expect("chromedriver names its port");
        std::fs::create_dir_all(&folder).expect("the temporary folder takes a folder");
        // Read on, or a full pipe would stop it.
        std::thread::spawn(move || said.by_ref().count());

        let config = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_secs(60)))
            .http_status_as_error(false);
        let mut browser = Self {
            driver,
            agent: config.build().into(),
            session: format!("http://127.0.0.1:{port}"),
            folder,
        };
        let created = browser.post("/session", browser.wish());
        let id = created["sessionId"].as_str().expect("a session has an id");
        browser.session = format!("http://127.0.0.1:{port}/session/{id}");
        browser
    }

    fn wish(&self) -> Value {
        let profile = format!("--user-data-dir={}", self.folder.join("profile").display());
        let mut options = json!({
            "args": [
                "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                "--window-size=1440,900", "--lang=en-US", profile,
            ],
            "perfLoggingPrefs": { "enableNetwork": true, "enablePage": false },
        });
        if let Some(chromium) = found(
            "CHROMIUM",
            &["chromium", "chromium-browser", "google-chrome"],
        ) {
            options["binary"] = json!(chromium);
        }
        let logs = json!({ "browser": "ALL", "performance": "ALL" });
        json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": logs,
        } } })
    }

    #[track_caller]
    fn post(&self, path: &str, body: Value) -> Value {
        let url = format!("{}{path}", self.session);
        let mut answer = match self.agent.post(&url).send_json(&body) {
            Ok(answer) => answer,
            Err(error) => panic!("{path}: {error}"),
        };
        let answer: Value = answer
            .body_mut()
            .read_json()
            .expect("WebDriver answers in JSON");
        let value = answer["value"].clone();
        assert!(
            value["error"].is_null(),
            "{path}: {} {}",
            value["error"],
            value["message"]
        );
        value
    }

    /// Opens an address and waits for its load event.
    #[track_caller]
    pub fn go(&self, url: &str) {
        self.post("/url", json!({ "url": url }));
    }

    /// Loads the page again.
    #[track_caller]
    pub fn reload(&self) {
        self.post("/refresh", json!({}));
    }

    /// What the body of a function returns, with `arguments`.
    #[track_caller]
    pub fn run(&self, body: &str, arguments: Value) -> Value {
        self.post(
            "/execute/sync",
            json!({ "script": body, "args": arguments }),
        )
    }

    /// What the body of a function hands to `done`.
    #[track_caller]
    pub fn wait_for(&self, body: &str) -> Value {
        let script = format!("const done = arguments[0]; {body}");
        self.post("/execute/async", json!({ "script": script, "args": [] }))
    }

    /// From here on everything is about the document in that frame of the page.
    #[track_caller]
    pub fn enter_frame(&self, number: usize) {
        self.post("/frame", json!({ "id": number }));
    }

    /// Back to the page.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.post("/frame", json!({ "id": null }));
    }

    /// Goes to the window that was opened last.
    #[track_caller]
    pub fn last_window(&self) {
        let windows = self
            .agent
            .get(format!("{}/window/handles", self.session))
            .call();
        let mut windows = windows.expect("the driver answers");
        let windows: Value = windows.body_mut().read_json().expect("JSON");
        let last = windows["value"]
            .as_array()
            .and_then(|all| all.last().cloned());
        self.post("/window", json!({ "handle": last }));
    }

    /// What the body of a function hands to the last of its arguments.
    #[track_caller]
    pub fn later(&self, body: &str, arguments: Value) -> Value {
        self.post(
            "/execute/async",
            json!({ "script": body, "args": arguments }),
        )
    }

    /// Types into a field, or names a file to a field for files.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        let found = self.find(css);
        let id = found[ELEMENT]
            .as_str()
            .expect("an element has an id")
            .to_owned();
        self.post(&format!("/element/{id}/value"), json!({ "text": text }));
    }

    /// The first element a selector finds.
    #[track_caller]
    pub fn find(&self, css: &str) -> Value {
        let found = self.post("/element", json!({ "using": "css selector", "value": css }));
        json!({ ELEMENT: found[ELEMENT] })
    }

    /// Clicks where a person would, and only if a person could.
    #[track_caller]
    pub fn click(&self, css: &str) {
        let found = self.find(css);
        let id = found[ELEMENT]
            .as_str()
            .expect("an element has an id")
            .to_owned();
        self.post(&format!("/element/{id}/click"), json!({}));
    }

    /// Input actions of one device; its buttons and keys stay as they are left.
    #[track_caller]
    pub fn act(&self, device: Value) {
        self.post("/actions", json!({ "actions": [device] }));
    }

    /// A command of Chromium's own protocol.
    #[track_caller]
    pub fn command(&self, name: &str, parameters: Value) -> Value {
        self.post(
            "/goog/cdp/execute",
            json!({ "cmd": name, "params": parameters }),
        )
    }

    /// What a log (`browser`, `performance`) holds since it was last asked.
    #[track_caller]
    pub fn log(&self, kind: &str) -> Vec<Value> {
        let entries = self.post("/se/log", json!({ "type": kind }));
        entries.as_array().cloned().unwrap_or_default()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let group = format!("-{}", self.driver.id());
        let _ = Command::new("kill")
            .args(["-KILL", "--", &group])
            .stderr(Stdio::null())
            .status();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
        // What is being killed may still write.
        for _ in 0..40 {
            if std::fs::remove_dir_all(&self.folder).is_ok() {
                break;
            }
            std::thread::sleep(Duration::from_millis(25));
        }
    }
}

/// A program by the variable that names it, or by the first of its names on `PATH`.
fn found(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut places = names
        .iter()
        .flat_map(|name| std::env::split_paths(&path).map(move |folder| folder.join(name)));
    named.or_else(|| places.find(|place| place.is_file()))
}

fn program(variable: &str, names: &[&str]) -> PathBuf {
    found(variable, names).unwrap_or_else(|| panic!("{MISSING}"))
}
