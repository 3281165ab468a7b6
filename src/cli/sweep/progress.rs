//! How far a sweep is, on a terminal: one line that is written over.
#![expect(
    clippy::disallowed_methods,
    reason = "the terminal program has a clock; the model still has none"
)]

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use crate::units::human;

use super::super::row;

/// Between two lines.
pub const EVERY: Duration = Duration::from_millis(200);

/// A line that is written over.
pub struct Progress {
    begun: Instant,
    told: Instant,
    total: u64,
    /// Rows that were there before.
    kept: u64,
    shown: bool,
}

impl Progress {
    /// Begins; nothing is shown where standard error is a file.
    pub fn begin(total: u64, kept: u64) -> Self {
        let now = Instant::now();
        Self {
            begun: now,
            told: now,
            total,
            kept,
            shown: io::stderr().is_terminal(),
        }
    }

    /// Says how far it is, if it is time to.
    pub fn tell(&mut self, done: u64) {
        if !self.shown || self.told.elapsed() < EVERY {
            return;
        }
        self.told = Instant::now();
        let seconds = self.begun.elapsed().as_secs_f64();
        let rate = done as f64 / seconds;
        let all = self.kept + done;
        let left = self.total.saturating_sub(all) as f64 / rate.max(1e-9);
        self.line(&format!(
            "{:.0} %  {} of {}  {}/s  {} left",
            100.0 * all as f64 / self.total as f64,
            human::whole(all),
            human::whole(self.total),
            human::whole(rate as u64),
            time(left)
        ));
    }

    /// Takes the line away.
    pub fn clear(&self) {
        if self.shown {
            self.line("");
        }
    }

    /// Says what came of it.
    pub fn finish(&self) {
        if self.shown {
            let done = self.total - self.kept;
            let seconds = self.begun.elapsed().as_secs_f64();
            self.line(&format!(
                "{} in {}, {}/s\n",
                row::scenarios(done),
                time(seconds),
                human::whole((done as f64 / seconds) as u64)
            ));
        }
    }

    fn line(&self, text: &str) {
        // A closed standard error is no reason to stop.
        let _ = write!(io::stderr(), "\r\u{1b}[K{text}");
        let _ = io::stderr().flush();
    }
}

fn time(seconds: f64) -> String {
    match seconds {
        _ if seconds < 90.0 => format!("{seconds:.0} s"),
        _ if seconds < 5_400.0 => format!("{:.0} min", seconds / 60.0),
        _ if seconds < 172_800.0 => format!("{:.0} h", seconds / 3_600.0),
        _ => format!("{:.0} days", seconds / 86_400.0),
    }
}
