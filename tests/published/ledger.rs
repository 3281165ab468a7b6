//! The ledger page: every published number beside ours, with the source, the tolerance and the differences.

use std::fmt::Write as _;

use fabriconomics::units::human;

use super::book::{Book, Line, Published, Row, Source, Verdict, source};

/// A number for the ledger: whole ones whole, others to five figures, the same on every machine.
pub fn shown(number: f64) -> String {
    if number < 0.0 {
        return format!("-{}", shown(-number));
    }
    if number == number.round() {
        return human::whole(number as u64);
    }
    let mut places = 4;
    let mut size = number.abs();
    while size >= 10.0 && places > 0 {
        size /= 10.0;
        places -= 1;
    }
    if places == 0 {
        return human::whole(number.round() as u64);
    }
    let text = format!("{number:.places$}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text.split_once('.') {
        Some((thousands, rest)) if thousands.len() > 3 => {
            format!("{}.{rest}", human::whole(number as u64))
        }
        _ => text.to_owned(),
    }
}

/// How far off, in percent of what was published.
pub fn deviation(line: &Line) -> String {
    match line.published {
        Published::One(published) if line.ours == published => return "exact".into(),
        Published::Between(_) if line.deviation() == 0.0 => return "inside".into(),
        _ => {}
    }
    let text = format!("{:+.2} %", line.deviation());
    if text[1..].starts_with("0.00") {
        "0.00 %".into()
    } else {
        text
    }
}

fn given(row: &Row) -> String {
    let given = row.given();
    match &row.against {
        Some(other) => format!("{} ÷ {}", given.marked(), given.other(other).marked()),
        None => given.marked(),
    }
}

/// The ledger as Markdown.
pub fn ledger(book: &Book, lines: &[Line]) -> String {
    let many = |verdict: Verdict| lines.iter().filter(|line| line.verdict == verdict).count();
    let mut out = String::from("# Published numbers, and ours\n\n");
    out += "Made by `UPDATE=1 cargo test --test published` from `tests/published.toml`; do not edit.\n\n";
    let [good, not, miss, own] = [
        Verdict::Reproduced,
        Verdict::DiffersAsItMust,
        Verdict::MissesAsRecorded,
        Verdict::Accounting,
    ]
    .map(many);
    writeln!(out, "Of {} numbers, {good} are reproduced within their tolerance, {not} must not come out (the publication errs, or counts something else), and {miss} are missed: our number is off by what the row says. The other {own} are accounting: the publisher's own numbers put together, and no model. {} things the model cannot say stand at the end.", lines.len(), book.not_modelled.len()).unwrap();
    for case in &book.case {
        writeln!(out, "\n## {}: {}\n", case.id, case.what).unwrap();
        writeln!(
            out,
            "{}, grade {}. {}.\n",
            cited(source(book, &case.source)),
            case.grade,
            wanted(case.tolerance, &case.why)
        )
        .unwrap();
        out += "| row | given | quantity | published | ours | deviation | verdict |\n";
        out += "| --- | --- | --- | ---: | ---: | ---: | --- |\n";
        for line in lines.iter().filter(|line| line.case.id == case.id) {
            let words = [line.quantity, line.row.what.as_str()];
            let what = words.into_iter().filter(|word| !word.is_empty());
            writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {} |",
                line.row.id,
                given(line.row),
                what.collect::<Vec<_>>().join(": "),
                line.published.shown(),
                shown(line.ours),
                deviation(line),
                line.words(),
            )
            .unwrap();
        }
        let mut said = Vec::new();
        for row in &case.row {
            if let Some(tolerance) = row.tolerance {
                let why = row.why.as_deref().unwrap_or(&case.why);
                said.push(format!("\n{}: {}.\n", row.id, wanted(tolerance, why)));
            }
            if !row.difference.is_empty() {
                said.push(format!("\nDIFFERENCE ({}): {}.\n", row.id, row.difference));
            }
            if let Some(assume) = &row.assume {
                said.push(format!("\nASSUMPTION ({}): {assume}.\n", row.id));
            }
        }
        out += &said.concat();
    }
    out += "\n## Not modelled\n\n";
    out += "| id | what | published | source | why not |\n";
    out += "| --- | --- | --- | --- | --- |\n";
    for thing in &book.not_modelled {
        writeln!(
            out,
            "| {} | {} | {} | {}, grade {} | {} |",
            thing.id,
            thing.what,
            thing.published,
            cited(source(book, &thing.source)),
            thing.grade,
            thing.why,
        )
        .unwrap();
    }
    out
}

fn cited(source: &Source) -> String {
    if source.url.is_empty() {
        source.title.clone()
    } else {
        format!("[{}]({})", source.title, source.url)
    }
}

/// How close ours has to come, and why.
pub fn wanted(tolerance: f64, why: &str) -> String {
    if tolerance == 0.0 {
        format!("Exact: {why}")
    } else {
        format!("Within {} %: {why}", shown(tolerance * 100.0))
    }
}
