//! What the figures say and list: sentences, cards, tables, CSV and the value card.

use fabriconomics::analysis::{Changes, sweep};
use fabriconomics::catalog::{FABRICS, PLATFORMS};
use fabriconomics::figures::cards::cards;
use fabriconomics::figures::headline::headline_text;
use fabriconomics::figures::table::{Cell, Table};
use fabriconomics::figures::{FIGURES, Origin, figure};
use fabriconomics::model::evaluate;
use fabriconomics::scenario::{Scenario, settle};

use super::{STRETCHED, of, scenario, sizes};

/// A text a person can read: no leftovers of arithmetic, no doubled or stray spaces.
#[track_caller]
fn readable(text: &str, what: &str) {
    assert!(!text.is_empty() && text.trim() == text, "{what}: {text:?}");
    assert!(
        !text.contains("  ") && !text.contains(" ,") && !text.contains(" ."),
        "{what}: {text}"
    );
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '−');
    for word in words {
        assert!(
            !["NaN", "inf", "None", "Some", "−0"].contains(&word),
            "{what}: {text}"
        );
    }
    let mut exponents = text.match_indices("e-");
    let exponent = exponents.any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()));
    assert!(!exponent && !text.contains("$−"), "{what}: {text}");
}

#[track_caller]
fn finding(text: &str, most: usize, what: &str) {
    readable(text, what);
    assert!(
        text.ends_with('.') && !text.ends_with(".."),
        "{what}: {text}"
    );
    assert!(text.starts_with(char::is_uppercase), "{what}: {text}");
    assert!(
        text.chars().count() < most,
        "{what}: {} letters: {text}",
        text.chars().count()
    );
}

#[test]
fn every_sentence_is_a_sentence() {
    for link in STRETCHED {
        let base = scenario(link);
        let swept = sweep(&base);
        for gpus in sizes() {
            let report = evaluate(&base.at(gpus));
            for figure in &FIGURES {
                let what = format!("{} at {gpus} of {link}", figure.id);
                finding(&(figure.sentence)(&swept, &report), 160, &what);
            }
            finding(
                &headline_text(&report),
                180,
                &format!("headline at {gpus} of {link}"),
            );
        }
    }
}

/// Given a link, what the tax says of it.
#[test]
fn the_tax_is_told_as_it_is() {
    let table = "
        | Standard Ethernet would idle one GPU in seven; at this size Spectrum-X Ethernet avoids $307 million a year of it.
        fabric=ethernet | At 60 % delivered, Standard Ethernet idles one GPU in seven: $307 million a year against a fabric at 95 %.
        fabric=ethernet&delivered=95 | At 95 % delivered instead of 60 %, Standard Ethernet avoids $307 million a year.
        reference=50&delivered=100 | Standard Ethernet loses nothing against 50 % delivered; Spectrum-X Ethernet still gains $255 million a year on it.
        reference=50&fabric=ethernet | At 60 % delivered, Standard Ethernet loses nothing against a fabric at 50 %.
        comm=0 | Nothing here waits on the network, so a better fabric recovers nothing.
        comm=10&overlap=100 | Nothing here waits on the network, so a better fabric recovers nothing.
    ";
    let tax = figure("bandwidth-tax").expect("it is there");
    for line in table.lines().filter(|line| line.contains('|')) {
        let (link, wanted) = line.split_once('|').expect("two columns");
        let (sweep, report) = of(link.trim());
        let said = (tax.sentence)(&sweep, &report).replace(['\u{202f}', '\u{a0}'], " ");
        assert_eq!(said, wanted.trim(), "{link}");
    }
}

#[test]
fn every_platform_and_fabric_has_its_sentences() {
    for (platform, fabric) in PLATFORMS
        .iter()
        .flat_map(|p| FABRICS.iter().map(move |f| (p, f)))
    {
        let mut scenario = Scenario {
            platform,
            fabric,
            ..Scenario::default()
        };
        settle(&mut scenario);
        let (swept, report) = (sweep(&scenario), evaluate(&scenario));
        for figure in &FIGURES {
            let what = format!("{} of {} on {}", figure.id, platform.id, fabric.id);
            finding(&(figure.sentence)(&swept, &report), 160, &what);
        }
        finding(&headline_text(&report), 180, "headline");
    }
}

#[test]
fn every_card_can_be_read() {
    for link in STRETCHED {
        let base = scenario(link);
        for gpus in sizes().step_by(7) {
            let report = evaluate(&base.at(gpus));
            for card in cards(&report, &Changes::default()) {
                let what = format!("{} at {gpus} of {link}", card.id);
                readable(card.title, &what);
                readable(&card.value.0, &what);
                for line in card.band.iter().chain(&card.details).chain(&card.verdict) {
                    readable(line, &what);
                }
                assert!(card.verdict.is_some() == (card.value.0 == "–"), "{what}");
            }
        }
    }
}

#[test]
fn every_table_has_a_cell_under_every_head() {
    for link in STRETCHED {
        let (sweep, report) = of(link);
        for figure in &FIGURES {
            let table = (figure.table)(&sweep, &report);
            let what = format!("{} of {link}", figure.id);
            // Curves are listed at many sizes, bars as they are; what cannot be built has none.
            let least = match figure.plot {
                Origin::Sweep(_) => 10,
                Origin::Report(_) => usize::from(report.network.is_ok()),
            };
            assert!(
                table.heads.len() >= 2 && table.rows.len() >= least,
                "{what}"
            );
            readable(&table.caption, &what);
            let mut heads = table.heads.clone();
            heads.sort();
            heads.dedup();
            assert_eq!(
                heads.len(),
                table.heads.len(),
                "{what}: two columns share a head"
            );
            for row in &table.rows {
                assert_eq!(row.len(), table.heads.len(), "{what}");
                for cell in row {
                    readable(&cell.text, &what);
                    let plain = cell.plain.parse::<f64>();
                    assert!(
                        plain.is_err() || plain.is_ok_and(f64::is_finite),
                        "{what}: {cell:?}"
                    );
                }
            }
            assert_eq!(parsed(&table.csv()), plain(&table), "{what}");
        }
    }
}

/// A table lists what the model says at each size, not what it says nearby.
#[test]
fn tables_agree_with_the_model() {
    for link in STRETCHED {
        let base = scenario(link);
        let swept = sweep(&base);
        let report = evaluate(&base);
        let bill = (figure("optics-bill").expect("it is there").table)(&swept, &report);
        let stops = (figure("failure-interval").expect("it is there").table)(&swept, &report);
        let chosen = swept.chosen.short;
        let column = bill
            .heads
            .iter()
            .position(|head| head.starts_with(chosen))
            .expect("the fabric");
        // The bill lists both sides of every cliff too; every size of the one is a size of the other.
        let sizes: Vec<u64> = bill
            .rows
            .iter()
            .map(|row| row[0].plain.parse().expect("a size"))
            .collect();
        assert!(sizes.is_sorted() && sizes.contains(&base.gpus), "{link}");
        for cliff in &swept.cliffs {
            assert!(
                sizes.contains(&cliff.at) && sizes.contains(&(cliff.at - 1)),
                "{link}"
            );
        }
        let whole = |gpus: &str| bill.rows.iter().find(|row| row[0].plain == gpus);
        for stops in &stops.rows {
            let gpus = &stops[0].plain;
            assert!(
                whole(gpus).is_some(),
                "{link}: {gpus} is no size of the bill"
            );
        }
        for bill in &bill.rows {
            let gpus = bill[0].plain.parse::<u64>().expect("a size");
            let at = evaluate(&base.at(gpus));
            if let Ok(network) = &at.network {
                let each = network.capital.optics.0 / gpus as f64;
                near(&bill[column], each, &format!("{link} at {gpus}"));
            }
        }
        for stops in &stops.rows {
            let bill = whole(&stops[0].plain).expect("looked at above");
            let gpus = bill[0].plain.parse::<u64>().expect("a size");
            let at = evaluate(&base.at(gpus));
            let what = format!("{link} at {gpus}");
            near(&stops[1], at.reliability.observed_interval.0, &what);
            match &at.network {
                Ok(network) => {
                    near(&bill[column], network.capital.optics.0 / gpus as f64, &what);
                    let built = at.reliability.built_up.expect("a bill builds up");
                    near(&stops[2], built.interval.0, &what);
                }
                Err(_) => assert_eq!(
                    (bill[column].plain.as_str(), stops[2].plain.as_str()),
                    ("", ""),
                    "{what}"
                ),
            }
        }
    }
}

#[track_caller]
fn near(cell: &Cell, value: f64, what: &str) {
    let said: f64 = cell
        .plain
        .parse()
        .unwrap_or_else(|_| panic!("{what}: {cell:?}"));
    assert!(
        (said - value).abs() <= 1e-9 * value.abs(),
        "{what}: {said} is not {value}"
    );
}

/// The value card stands where the lines were evaluated, says where that is, and gives each line's own value there.
#[test]
fn a_reading_gives_the_points_it_names() {
    for link in STRETCHED {
        let (sweep, report) = of(link);
        for figure in &FIGURES {
            let plot = figure.plot(&sweep, &report);
            let points = || plot.lines.iter().flat_map(|line| line.points.iter());
            for line in &plot.lines {
                let forward = line.points.windows(2).all(|pair| pair[0].0 <= pair[1].0);
                assert!(forward, "{}: {} goes back", figure.id, line.label);
            }
            for (x, _) in points() {
                let reading = plot.read(plot.x.place(*x));
                let named: Vec<f64> = points()
                    .map(|point| point.0)
                    .filter(|at| plot.x.quantity.write(*at) == reading.at)
                    .collect();
                assert!(
                    !named.is_empty(),
                    "{} {link}: nothing stands at {}",
                    figure.id,
                    reading.at
                );
                // A piece of a line is read where the whole is.
                for line in plot.lines.iter().filter(|line| !line.label.is_empty()) {
                    for (_, y) in line.points.iter().filter(|point| named.contains(&point.0)) {
                        let wanted = (line.label.as_str(), plot.y.quantity.write(*y));
                        let rows = || {
                            reading
                                .rows
                                .iter()
                                .map(|row| (row.0.as_str(), row.2.clone()))
                        };
                        assert!(
                            rows().any(|row| row == wanted),
                            "{} {link} at {}: {wanted:?} not in {:?}",
                            figure.id,
                            reading.at,
                            rows().collect::<Vec<_>>()
                        );
                    }
                }
            }
        }
    }
}

fn plain(table: &Table) -> Vec<Vec<String>> {
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| cell.plain.clone()).collect());
    std::iter::once(table.heads.clone()).chain(rows).collect()
}

/// Reads comma-separated values as RFC 4180 has them.
fn parsed(csv: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = csv.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'), "a line ends in CR LF");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            other => cell.push(other),
        }
    }
    assert!(
        cell.is_empty() && row.is_empty() && !quoted,
        "the last line ends too"
    );
    rows
}

#[test]
fn csv_quotes_what_it_must() {
    let cells = [
        "plain",
        "a,b",
        "say \"no\"",
        "two\nlines",
        "\r\n",
        "",
        "\"",
        ",,",
        "−1",
    ];
    let table = Table {
        caption: "hostile".to_owned(),
        heads: cells.map(str::to_owned).to_vec(),
        rows: vec![
            cells.map(Cell::word).to_vec(),
            vec![Cell::number(0.1 + 0.2, "0.3"); 9],
        ],
    };
    assert_eq!(parsed(&table.csv()), plain(&table));
    assert!(table.csv().contains("\"say \"\"no\"\"\""));
    assert!(
        table.csv().contains("0.30000000000000004"),
        "numbers are not rounded"
    );
    assert_eq!(Cell::none().plain, "");
}

#[test]
fn the_registry_has_one_of_each() {
    let mut ids: Vec<_> = FIGURES.iter().map(|figure| figure.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), FIGURES.len());
    for it in &FIGURES {
        assert!(figure(it.id) == Some(it), "{}", it.id);
        let letters = |c: char| c.is_ascii_lowercase() || c == '-';
        assert!(it.id.chars().all(letters), "{}", it.id);
        let (_, report) = of("");
        assert!(
            !(it.sources)(&report).is_empty(),
            "{} rests on nothing",
            it.id
        );
    }
    assert!(figure("pie").is_none());
}
