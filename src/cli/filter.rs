//! The command `filter`: a link a line in, a JSON object a line out, in order. An answer is sent as soon as no further
//! line is waiting, so that a program may ask and wait; a long file goes through in large pieces.

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use serde_json::json;

use crate::analysis::Contract;
use crate::figures::moved;
use crate::model::evaluate;
use crate::scenario::Document;

use super::output::refuse;
use super::row::{self, Answer, Shown};

/// Bytes of a line that are kept: a link's reader takes less, and says so.
const LONGEST: usize = 1 << 17;

const HELP: &str = "\
Every line is answered by one line; an empty one is the default scenario. What of a link was
not kept stands in the answer, under notices (report) or messages (row).

  parallel --pipe -k --block 1M fabriconomics filter < links.txt > reports.jsonl
  rdd.pipe('fabriconomics filter --format row')                            # Spark
  ray.data.read_text('links.txt').map_batches(ask)   # Ray: ask() gives the lines of a batch
                                                     # to subprocess.run(['fabriconomics', 'filter'])";

/// How answers are written.
#[derive(Args)]
#[command(after_help = HELP)]
pub struct Filter {
    /// What an answer is
    #[arg(long, value_enum, default_value_t = Format::Report)]
    format: Format,
    /// Columns of a row, in this order [default: all; `columns` lists them]
    #[arg(long, value_name = "A,B,C")]
    columns: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// The whole report: see `schema`
    Report,
    /// The columns of a sweep
    Row,
}

impl Filter {
    /// Answers until there are no more lines.
    pub fn run(self) -> ExitCode {
        if self.columns.is_some() && self.format == Format::Report {
            return refuse("--columns chooses of a row: write --format row");
        }
        let shown = match row::columns(self.columns.as_deref()) {
            Ok(shown) => shown,
            Err(line) => return refuse(&line),
        };
        match self.answer(&shown) {
            Ok(()) => ExitCode::SUCCESS,
            // A reader that has gone away is no error.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            Err(error) => refuse(&format!("the lines cannot be read or answered: {error}")),
        }
    }

    fn answer(&self, shown: &[Shown]) -> io::Result<()> {
        let mut from = io::BufReader::with_capacity(1 << 16, io::stdin().lock());
        let mut to = io::BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let (mut line, mut out) = (Vec::new(), Vec::new());
        loop {
            line.clear();
            if !read_line(&mut from, &mut line)? {
                return to.flush();
            }
            let line = String::from_utf8_lossy(&line);
            let (document, notices) = moved::opened(&line, evaluate);
            let report = evaluate(&document.scenario);
            out.clear();
            match self.format {
                Format::Report => {
                    serde_json::to_writer(&mut out, &Contract::of(&report, &notices))?
                }
                Format::Row => {
                    let scenario = Document {
                        scenario: document.scenario,
                        ..Document::default()
                    };
                    let answer = Answer {
                        link: &format!("#{}", scenario.write()),
                        notices: notices.len(),
                        report: &report,
                    };
                    let messages = notices.iter().map(|notice| notice.message.as_str());
                    object(&mut out, shown, &answer, messages.collect());
                }
            }
            out.push(b'\n');
            to.write_all(&out)?;
            // Whoever waits for this answer has sent nothing more.
            if !from.buffer().contains(&b'\n') {
                to.flush()?;
            }
        }
    }
}

/// A row as an object, and what was said of it.
fn object(out: &mut Vec<u8>, shown: &[Shown], answer: &Answer, messages: Vec<&str>) {
    out.push(b'{');
    for shown in shown {
        row::json_text(out, shown.name());
        out.push(b':');
        row::json(out, &shown.cell(answer));
        out.push(b',');
    }
    out.extend(b"\"messages\":");
    out.extend(json!(messages).to_string().bytes());
    out.push(b'}');
}

/// Reads a line of any length and keeps its beginning; false at the end.
fn read_line(from: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    let mut any = false;
    loop {
        let there = match from.fill_buf() {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            other => other?,
        };
        if there.is_empty() {
            return Ok(any);
        }
        any = true;
        let end = there.iter().position(|byte| *byte == b'\n');
        let piece = &there[..end.unwrap_or(there.len())];
        line.extend(&piece[..piece.len().min(LONGEST - line.len())]);
        let used = piece.len() + usize::from(end.is_some());
        from.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}
