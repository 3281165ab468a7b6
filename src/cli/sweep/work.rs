//! All cores at once: chunks into files of their own, or rows in order onto standard output. What is held is a few
//! chunks, however large the grid.

use std::io::{self, Write};
use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use super::parquet;
use super::parts::{Parts, write};
use super::progress::{EVERY, Progress};
use super::sheet::{Format, Pulse, Sheet};

/// Rows a thread hands over at a time.
const HANDFUL: u64 = 1_024;
/// Most and fewest rows of a chunk, which is a row group of a Parquet file.
const CHUNK: Range<u64> = 1_024..65_536;
/// So many chunks where that makes them neither too small nor too large: each core has several, and little is lost.
const CHUNKS: u64 = 64;

/// Rows of a chunk; of all but the last.
pub fn rows_of_a_chunk(total: u64) -> u64 {
    total.div_ceil(CHUNKS).clamp(CHUNK.start, CHUNK.end)
}

fn rows(chunk: u64, each: u64, total: u64) -> Range<u64> {
    chunk * each..((chunk + 1) * each).min(total)
}

/// Writes every chunk that is not there yet.
pub fn chunks(sheet: &Sheet, parts: &Parts, jobs: usize, pulse: &Pulse) -> io::Result<Progress> {
    let total = sheet.grid.total;
    let each = rows_of_a_chunk(total);
    let count = total.div_ceil(each);
    let kept = parts.done.iter().map(|chunk| {
        let rows = rows(*chunk, each, total);
        rows.end.saturating_sub(rows.start)
    });
    let mut progress = Progress::begin(total, kept.sum());
    let (next, failed) = (AtomicU64::new(0), Mutex::new(None));
    let work = || {
        while !pulse.stopped() {
            let chunk = next.fetch_add(1, Ordering::Relaxed);
            if chunk >= count {
                break;
            }
            if parts.done.contains(&chunk) {
                continue;
            }
            let written = write(&parts.chunk(chunk), |out| {
                let rows = rows(chunk, each, total);
                match sheet.format {
                    Format::Parquet => {
                        parquet::chunk(sheet, rows, pulse, out).map_err(io::Error::other)
                    }
                    _ => lines(sheet, rows, pulse, out),
                }
            });
            if let Err(error) = written {
                pulse.stop.store(true, Ordering::Relaxed);
                *failed.lock().unwrap_or_else(|held| held.into_inner()) = Some(error);
            }
        }
    };
    thread::scope(|scope| {
        let (end, ended) = mpsc::channel::<()>();
        for _ in 0..jobs {
            let end = end.clone();
            scope.spawn(move || {
                work();
                drop(end);
            });
        }
        drop(end);
        // Nobody sends: the last thread that ends closes the channel.
        while ended.recv_timeout(EVERY) == Err(RecvTimeoutError::Timeout) {
            progress.tell(pulse.done.load(Ordering::Relaxed));
        }
    });
    let failed = failed.into_inner().unwrap_or_else(|held| held.into_inner());
    progress.clear();
    failed.map_or(Ok(progress), Err)
}

/// Writes some rows as lines; false where it was told to stop.
fn lines(sheet: &Sheet, rows: Range<u64>, pulse: &Pulse, out: &mut impl Write) -> io::Result<bool> {
    let (mut buffer, mut written) = (Vec::new(), Ok(()));
    let whole = sheet.walk(rows, pulse, |places, answer| {
        sheet.line(places, answer, &mut buffer);
        if buffer.len() > 1 << 15 && written.is_ok() {
            written = out.write_all(&buffer);
            buffer.clear();
        }
    });
    written?;
    out.write_all(&buffer)?;
    Ok(whole)
}

/// Writes all rows in order as they come.
pub fn stream(sheet: &Sheet, jobs: usize, out: &mut impl Write) -> io::Result<Progress> {
    let total = sheet.grid.total;
    let count = total.div_ceil(HANDFUL);
    let mut progress = Progress::begin(total, 0);
    let pulse = Pulse::default();
    out.write_all(&sheet.head())?;
    let jobs = jobs.min(usize::try_from(count).unwrap_or(jobs));
    let written = thread::scope(|scope| {
        // Each thread does every so-manieth handful, so that taking them in turn keeps the order.
        let threads: Vec<_> = (0..jobs as u64)
            .map(|first| {
                let (give, take) = mpsc::sync_channel::<Vec<u8>>(2);
                let pulse = &pulse;
                scope.spawn(move || {
                    for handful in (first..count).step_by(jobs) {
                        let mut buffer = Vec::new();
                        sheet.walk(rows(handful, HANDFUL, total), pulse, |places, answer| {
                            sheet.line(places, answer, &mut buffer);
                        });
                        if give.send(buffer).is_err() {
                            return;
                        }
                    }
                });
                take
            })
            .collect();
        for handful in 0..count {
            // A thread ends early only when this one has.
            let Ok(buffer) = threads[(handful % jobs as u64) as usize].recv() else {
                break;
            };
            out.write_all(&buffer)?;
            progress.tell(pulse.done.load(Ordering::Relaxed));
        }
        out.flush()
    });
    progress.clear();
    written.map(|()| progress)
}
