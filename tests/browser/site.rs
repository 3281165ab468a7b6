//! The built page on loopback: a static host that remembers what was asked of it, changes what it serves, and fails.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Serves until it is stopped or dropped.
pub struct Site {
    /// `http://127.0.0.1:…`, without a slash at the end.
    pub origin: String,
    port: u16,
    open: Arc<AtomicBool>,
    asked: Arc<Mutex<Vec<String>>>,
    served: Arc<Mutex<Served>>,
}

/// What a host has to give.
#[derive(Clone)]
struct Served {
    folder: PathBuf,
    /// Files it breaks off in the middle.
    torn: &'static str,
    /// How long it takes to answer.
    pause: Duration,
}

/// In no file's name.
pub const NOTHING: &str = "\n";

/// The folder trunk builds into, or the one `FABRICONOMICS_DIST` names.
pub fn dist() -> PathBuf {
    let built = std::env::var_os("FABRICONOMICS_DIST");
    built.map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"),
        PathBuf::from,
    )
}

impl Site {
    /// Starts to serve the page.
    pub fn open() -> Self {
        Self::of(dist())
    }

    /// Starts to serve a folder.
    pub fn of(folder: PathBuf) -> Self {
        assert!(
            folder.join("index.html").is_file(),
            "{} holds no page: run `make build` first",
            folder.display()
        );
        let listener =
            TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("loopback has a free port");
        let port = listener
            .local_addr()
            .expect("a bound listener has an address")
            .port();
        let site = Self {
            origin: format!("http://127.0.0.1:{port}"),
            port,
            open: Arc::new(AtomicBool::new(true)),
            asked: Arc::new(Mutex::new(Vec::new())),
            served: Arc::new(Mutex::new(Served {
                folder,
                torn: NOTHING,
                pause: Duration::ZERO,
            })),
        };
        site.serve(listener);
        site
    }

    fn serve(&self, listener: TcpListener) {
        let (serving, served, log) = (self.open.clone(), self.served.clone(), self.asked.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if !serving.load(Ordering::SeqCst) {
                    return;
                }
                let served = served.lock().expect("no thread of the host panics").clone();
                let log = log.clone();
                // A browser opens connections it may never use: none may hold up the next.
                std::thread::spawn(move || answer(stream, &served, &log));
            }
        });
    }

    /// Every path asked for so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked
            .lock()
            .expect("no thread of the host panics")
            .clone()
    }

    /// Serves another folder from now on.
    pub fn serve_instead(&self, folder: &Path) {
        self.change(|served| served.folder = folder.to_owned());
    }

    /// Breaks off in the middle of every file with this in its name; of none again with [`NOTHING`].
    pub fn tear(&self, torn: &'static str) {
        self.change(|served| served.torn = torn);
    }

    /// Takes its time before every answer.
    pub fn pause(&self, pause: Duration) {
        self.change(|served| served.pause = pause);
    }

    fn change(&self, change: impl FnOnce(&mut Served)) {
        change(&mut self.served.lock().expect("no thread of the host panics"));
    }

    /// Answers again where it did before it was stopped.
    pub fn resume(&self) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.port));
        self.open.store(true, Ordering::SeqCst);
        self.serve(listener.expect("nobody took its port"));
    }

    /// Pulls the plug: from now on nothing answers.
    pub fn stop(&self) {
        self.open.store(false, Ordering::SeqCst);
        // Wakes the thread that waits for a connection; a second try finds nobody there.
        let there = || TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_ok();
        while there() {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Answers one request; a broken connection is the browser's own affair.
fn answer(mut stream: TcpStream, served: &Served, log: &Mutex<Vec<String>>) -> Option<()> {
    stream
        .set_read_timeout(Some(Duration::from_secs(20)))
        .ok()?;
    let mut lines = BufReader::new(stream.try_clone().ok()?)
        .lines()
        .map_while(Result::ok);
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    lines.find(String::is_empty)?;
    log.lock().ok()?.push(path.clone());
    std::thread::sleep(served.pause);
    let file = path.split(['?', '#']).next()?.trim_start_matches('/');
    // The same page in any folder.
    let file = file.strip_prefix("any/folder/").unwrap_or(file);
    let file = if file.is_empty() { "index.html" } else { file };
    let content = if file.contains("..") {
        None
    } else {
        std::fs::read(served.folder.join(file)).ok()
    };
    let (status, content) = match content {
        Some(content) => ("200 OK", content),
        None => ("404 Not Found", Vec::new()),
    };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        kind(file),
        content.len()
    );
    let whole = if file.contains(served.torn) {
        content.len() / 2
    } else {
        content.len()
    };
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(&content[..whole]).ok()
}

fn kind(file: &str) -> &'static str {
    match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        Some("png") => "image/png",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}
