//! Build script: reads `assets/catalog/*.toml` and writes the const tables `catalog` includes. A row with a missing
//! source, a wrong unit, an unknown field or an id used twice, and a source nobody cites, stop the build.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use toml::{Table, Value};

mod dictionary;
mod kinds;
mod row;
mod traffic_kinds;
mod years_kinds;

use dictionary::{Field, Kind};
use row::{rows, text};

fn main() {
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let folder = Path::new(&root).join("assets/catalog");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=src/catalog");

    let mut all = Table::new();
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("assets/catalog is a folder")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    for file in files
        .iter()
        .filter(|file| file.extension().is_some_and(|end| end == "toml"))
    {
        let text = fs::read_to_string(file).expect("readable");
        let table: Table = text
            .parse()
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for (kind, rows) in table {
            match (all.get_mut(&kind), rows) {
                (Some(Value::Array(have)), Value::Array(more)) => have.extend(more),
                (None, rows) => drop(all.insert(kind, rows)),
                (Some(_), _) => panic!("{}: `{kind}` must be a list of tables", file.display()),
            }
        }
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("catalog.rs");
    fs::write(out, Writer::new(&all).write(&all)).expect("writable");
}

fn known() -> impl Iterator<Item = &'static Kind> {
    let lists = [kinds::KINDS, traffic_kinds::KINDS, years_kinds::KINDS];
    lists.into_iter().flatten()
}

struct Writer {
    sources: BTreeMap<String, usize>,
    cited: BTreeSet<String>,
    data: Vec<String>,
    about: Vec<String>,
    replaceable: Vec<String>,
    keys: BTreeMap<String, String>,
}

impl Writer {
    fn new(all: &Table) -> Self {
        let mut sources = BTreeMap::new();
        for row in rows(all, "source") {
            let id = text(row, "id", "source");
            let place = sources.len();
            assert!(
                sources.insert(id.clone(), place).is_none(),
                "source `{id}` stands twice"
            );
        }
        Self {
            sources,
            cited: BTreeSet::new(),
            data: Vec::new(),
            about: Vec::new(),
            replaceable: Vec::new(),
            keys: BTreeMap::new(),
        }
    }

    fn write(mut self, all: &Table) -> String {
        for kind in all.keys() {
            assert!(
                ["source", "catalog", "change"].contains(&kind.as_str())
                    || known().any(|known| known.table == kind),
                "no kind of item is called `{kind}`"
            );
        }
        let mut out = String::new();
        let about = all["catalog"]
            .as_table()
            .expect("[catalog] says when the catalog was checked");
        let date = text(about, "date", "catalog");
        writeln!(
            out,
            "/// Day the catalog was last checked.\npub const CATALOG_DATE: &str = {date:?};"
        )
        .expect("a string takes everything");
        for kind in known() {
            self.list(&mut out, kind, rows(all, kind.table));
        }
        self.source_list(&mut out, all);
        self.change_list(&mut out, all);
        writeln!(
            out,
            "/// Every datum, in the order of its index.\npub static DATA: &[&Datum] = &[{}];\n\
             /// Every datum a person may replace, in the order of its index.\npub static REPLACEABLE: &[&Datum] = &[{}];\n\
             /// What there is to say of every datum, in the order of its index.\npub static ABOUT: [About; {}] = [{}];",
            self.data.join(", "),
            self.replaceable.join(", "),
            self.about.len(),
            self.about.join(", ")
        )
        .expect("a string takes everything");
        out
    }

    fn list(&mut self, out: &mut String, kind: &Kind, rows: Vec<&Table>) {
        let mut seen = BTreeSet::new();
        let mut body = String::new();
        for (place, row) in rows.iter().enumerate() {
            let [id, called] = ["id", "name"].map(|field| text(row, field, kind.table));
            assert!(
                seen.insert(id.clone()),
                "{} `{id}` stands twice",
                kind.table
            );
            for field in row.keys() {
                assert!(
                    kind.fields.iter().any(|(name, _)| name == field),
                    "{} `{id}` has no field `{field}`",
                    kind.table
                );
            }
            write!(body, "{} {{ ", kind.item).expect("a string takes everything");
            for (name, field) in kind.fields {
                let value = row.get(*name);
                let at = format!("{}.{name}", id);
                let path = format!("{}[{place}].{name}", kind.list);
                let code = match field {
                    Field::Text => format!(
                        "{:?}",
                        value.map_or("", |v| v
                            .as_str()
                            .unwrap_or_else(|| panic!("{at}: words are wanted")))
                    ),
                    Field::Words => row::words(&at, value),
                    Field::Whole => format!(
                        "{}",
                        value.map_or(0, |v| v
                            .as_integer()
                            .unwrap_or_else(|| panic!("{at}: a whole number is wanted")))
                    ),
                    Field::Points => row::points(&at, value),
                    Field::Flag => format!(
                        "{}",
                        value.is_some_and(|v| v
                            .as_bool()
                            .unwrap_or_else(|| panic!("{at}: true or false is wanted")))
                    ),
                    Field::Datum(unit) => {
                        let value = value.unwrap_or_else(|| panic!("{at}: missing"));
                        self.datum((&at, &called), (kind, unit), value, format!("&{path}"))
                    }
                    Field::Maybe(unit) => {
                        match value {
                            None => "None".to_owned(),
                            Some(value) => {
                                // A reference into an Option in a static: unwrapped at compile time.
                                let place = format!(
                                    "match &{path} {{ Some(datum) => datum, None => unreachable!() }}"
                                );
                                format!(
                                    "Some({})",
                                    self.datum((&at, &called), (kind, unit), value, place)
                                )
                            }
                        }
                    }
                };
                write!(body, "{name}: {code}, ").expect("a string takes everything");
            }
            body.push_str("}, ");
        }
        writeln!(
            out,
            "/// Every {} in the catalog.\npub static {}: [{}; {}] = [{body}];",
            kind.table,
            kind.list,
            kind.item,
            rows.len()
        )
        .expect("a string takes everything");
    }

    /// The code of a datum, which takes its place in the list. Dollars, watts and failure rates a person may replace, where
    /// the model reads them; the rates and radices that define a part stay its own.
    fn datum(
        &mut self,
        (at, item): (&str, &str),
        (kind, unit): (&Kind, &str),
        value: &Value,
        place: String,
    ) -> String {
        let written = row::datum((at, item), unit, value, self.data.len(), &self.sources);
        let said = value.get("unit").and_then(Value::as_str).unwrap_or(unit);
        let read = !["claim", "landmark"].contains(&kind.table);
        if read && ["usd", "usd/Gbps", "W", "per year"].contains(&said) {
            self.replaceable.push(place.clone());
        }
        self.data.push(place);
        self.cited.insert(written.source);
        self.about.push(written.about);
        self.keys.insert(at.to_owned(), item.to_owned());
        written.code
    }

    /// What a value was before it changed, and when: links made before that are told.
    fn change_list(&self, out: &mut String, all: &Table) {
        let mut body = String::new();
        let changes = rows(all, "change");
        for row in &changes {
            let [datum, date] = ["datum", "date"].map(|field| text(row, field, "change"));
            let item = self
                .keys
                .get(&datum)
                .unwrap_or_else(|| panic!("a change names `{datum}`, which is no datum"));
            let was = match row.get("was") {
                Some(Value::Integer(whole)) => *whole as f64,
                Some(Value::Float(number)) => *number,
                _ => panic!("change of `{datum}`: `was` must be a number"),
            };
            write!(
                body,
                "Change {{ datum: {datum:?}, item: {item:?}, date: {date:?}, was: {was:?} }}, "
            )
            .expect("a string takes everything");
        }
        writeln!(
            out,
            "/// Every value that changed since the first release.\npub static CHANGES: [Change; {}] = [{body}];",
            changes.len()
        )
        .expect("a string takes everything");
    }

    fn source_list(&self, out: &mut String, all: &Table) {
        let mut listed: Vec<_> = self.sources.iter().collect();
        listed.sort_by_key(|(_, place)| **place);
        for (id, _) in &listed {
            assert!(self.cited.contains(*id), "source `{id}` is cited by no row");
        }
        let mut body = String::new();
        for row in rows(all, "source") {
            let id = text(row, "id", "source");
            for field in row.keys() {
                assert!(
                    ["id", "title", "publisher", "url", "published", "accessed"]
                        .contains(&field.as_str()),
                    "source `{id}` has no field `{field}`"
                );
            }
            let [title, publisher, published, accessed] =
                ["title", "publisher", "published", "accessed"].map(|field| text(row, field, &id));
            let url = row
                .get("url")
                .map_or("", |url| url.as_str().expect("words"));
            assert!(
                url.is_empty() || url.starts_with("https://"),
                "source `{id}`: the url must start with https://"
            );
            write!(
                body,
                "Source {{ id: {id:?}, title: {title:?}, publisher: {publisher:?}, url: {url:?}, published: {published:?}, accessed: {accessed:?} }}, "
            )
            .expect("a string takes everything");
        }
        writeln!(
            out,
            "/// Every source, cited by id.\npub static SOURCES: [Source; {}] = [{body}];",
            listed.len()
        )
        .expect("a string takes everything");
    }
}
