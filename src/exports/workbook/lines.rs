//! The rows of the sheet of inputs, group by group: the cluster, its traffic, its failures, money, and every part.

use crate::analysis::behind_part;
use crate::catalog::{self, CATALOG_DATE, CAUSES, Datum, PRICEPOINTS, STRANDS};
use crate::model::reliability::CALIBRATION;
use crate::model::{VERSION, strands_of_trunk};
use crate::scenario::{Buyer, Document, Kind, LAYERS, MAX_GPUS, MIN_GPUS, PRICE_YEAR, input};

use super::book::{Allowed, area};
use super::inputs::{Entry, Inputs, Origin, SHEET, VALUE, name, unit};
use super::style::{Look, Unit};
use super::subject::Subject;

/// Rows above the heads of the columns.
const ABOVE: u32 = 5;
/// Names of the layers of links.
pub const LAYER: [&str; LAYERS] = [
    "host to leaf",
    "leaf to spine",
    "spine to core",
    "core to super-core",
];
/// The same in names of cells.
pub const LAYER_NAME: [&str; LAYERS] = ["host", "spine", "core", "super"];

const COUNT: (Unit, &str) = (Unit::Whole, "");
const PLAIN: (Unit, &str) = (Unit::Plain, "");

/// Fills the sheet.
pub fn inputs(subject: &Subject) -> Inputs {
    let mut sheet = Inputs::below(ABOVE);
    cluster(&mut sheet, subject);
    operation(&mut sheet, subject);
    for row in parts(subject) {
        part(&mut sheet, subject, row);
    }
    servers(&mut sheet, subject);
    years(&mut sheet, subject);
    calibration(&mut sheet);
    above(&mut sheet, subject);
    sheet
}

fn above(inputs: &mut Inputs, subject: &Subject) {
    let changed = inputs.changed();
    let sheet = &mut inputs.sheet;
    let document = Document {
        scenario: subject.scenario().clone(),
        ..Document::default()
    };
    sheet.heights.push((0, 26.0));
    sheet.put(0, 0, super::title(subject.report), Look::Title.plain());
    sheet.put(1, 0, super::lead(subject.report), Look::Lead.plain());
    let link = format!(
        "Link: #{}    Model {VERSION}, catalog of {CATALOG_DATE}",
        document.write()
    );
    sheet.put(2, 0, link, Look::Quiet.plain());
    let legend = "Blue is yours to change, and everything follows. Grey was chosen in the link. Black is a formula. Watts are of IT equipment.";
    sheet.put(3, 0, legend, Look::Quiet.plain());
    sheet.put(4, 0, "Inputs changed since export", Look::Words.plain());
    sheet.put(
        4,
        1,
        super::book::formula(changed),
        Look::Result.of(Unit::Whole),
    );
    sheet.name("InputsChanged", 4, VALUE);
}

fn cluster(inputs: &mut Inputs, subject: &Subject) {
    let (scenario, setup) = (subject.scenario(), &subject.setup);
    inputs.section("Cluster");
    let size = if subject.sized {
        "Whole switches, cables and modules follow from it on the sheet Sizing."
    } else {
        "Counts of parts were sized by the engine for this number alone; another needs another workbook."
    };
    let gpus = Entry::Input(scenario.gpus as f64);
    inputs.line(
        "Cluster size",
        gpus,
        (Unit::Whole, "GPUs"),
        "GPUs",
        Origin::Remark(size.to_owned()),
    );
    inputs.allow(Allowed::Whole(MIN_GPUS as i32, MAX_GPUS as i32));
    for (label, said) in [
        ("Platform", setup.platform.name),
        ("Fabric", setup.fabric.name),
        ("Topology", setup.topology.name()),
        (
            "Switch",
            if subject.torus() {
                setup.circuit.name
            } else {
                setup.switch.name
            },
        ),
        ("Optics", setup.optics.name()),
        ("Host link", setup.host.name()),
        ("Media", scenario.media.name()),
        ("Modules", setup.modules.name()),
    ] {
        inputs.line(label, Entry::Said(said.to_owned()), PLAIN, "", Origin::Link);
    }
    let platform = setup.platform;
    let counts = [
        (
            "Ports of a switch",
            f64::from(setup.radix),
            "ports",
            "Radix",
        ),
        ("Speed of a port", setup.port.0, "Gb/s", "PortRate"),
        ("Planes", f64::from(setup.planes), "planes", "Planes"),
        (
            "GPUs of a server that go to as many leaves",
            f64::from(platform.rails),
            "rails",
            "Rails",
        ),
        (
            "Tiers that were asked for, 0 for the fewest",
            f64::from(scenario.tiers.unwrap_or(0)),
            "tiers",
            "PinnedTiers",
        ),
        (
            "GPUs of a server",
            f64::from(platform.gpus_per_server),
            "GPUs",
            "GPUsPerServer",
        ),
        (
            "Adapters of a GPU",
            f64::from(setup.nics_per_gpu()),
            "adapters",
            "AdaptersPerGPU",
        ),
        (
            "Optical modules at the adapters of a GPU",
            f64::from(setup.nic_modules_per_gpu),
            "modules",
            "AdapterModulesPerGPU",
        ),
    ];
    for (label, value, words, name) in counts {
        inputs.line(
            label,
            Entry::Given(value),
            (Unit::Whole, words),
            name,
            Origin::Link,
        );
    }
    for (place, layer) in setup.layers.iter().enumerate() {
        let label = format!("Length of a link, {}", LAYER[place]);
        let length = Entry::Given(layer.metres);
        let name = format!("Metres_{}", LAYER_NAME[place]);
        inputs.line(label, length, (Unit::Plain, "m"), &name, Origin::Link);
        let label = format!("Strands of a link, {}", LAYER[place]);
        let strands = Entry::Given(layer.strands);
        let name = format!("Strands_{}", LAYER_NAME[place]);
        inputs.line(
            label,
            strands,
            (Unit::Plain, "strands"),
            &name,
            Origin::Link,
        );
    }
    trunks(inputs);
}

fn trunks(inputs: &mut Inputs) {
    let strands = catalog::assumption("trunk-strands").map(|row| &row.value);
    let origin = strands.map_or(Origin::Link, Origin::Catalog);
    let entry = Entry::Given(strands_of_trunk());
    inputs.line(
        "Strands of a trunk",
        entry,
        (Unit::Whole, "strands"),
        "TrunkStrands",
        origin,
    );
    let links = &catalog::PANELS[0].links;
    let entry = Entry::Given(links.value);
    inputs.line(
        "Links of a patch panel",
        entry,
        (Unit::Whole, "links"),
        "PanelLinks",
        Origin::Catalog(links),
    );
}

/// Inputs of the link under the names formulas use.
const OPERATION: [(&str, &[(&str, &str)]); 3] = [
    (
        "Traffic",
        &[
            ("gpu-hour", "GPUHour"),
            ("delivered", "Delivered"),
            ("reference", "Reference"),
            ("comm", "Communication"),
            ("overlap", "Overlap"),
            ("utilisation", "Utilisation"),
        ],
    ),
    (
        "Money and power",
        &[
            ("amortisation", "Amortisation"),
            ("pue", "PUE"),
            ("kwh", "Electricity"),
            ("year", "PurchaseYear"),
        ],
    ),
    (
        "Failures and spares",
        &[("service", "ServiceLevel"), ("repair", "Resupply")],
    ),
];

fn operation(inputs: &mut Inputs, subject: &Subject) {
    let scenario = subject.scenario();
    for (place, (title, keys)) in OPERATION.iter().enumerate() {
        inputs.section(title);
        for (key, name) in *keys {
            keyed(inputs, subject, key, name);
        }
        match place {
            0 => {
                let standard = catalog::fabric("ethernet").map(|fabric| &fabric.delivered);
                if let Some(datum) = standard {
                    let value = Entry::Input(scenario.value(datum) / 100.0);
                    let origin = Origin::of(scenario, datum);
                    let label = "Share of line rate that standard Ethernet delivers";
                    inputs.line(label, value, unit(datum), "StandardDelivered", origin);
                    inputs.allow(Allowed::Range(0.2, 1.0));
                }
            }
            1 => buyer(inputs, subject),
            _ => observed(inputs, subject),
        }
    }
}

/// An input of the link: its label, range and origin are the link's.
fn keyed(inputs: &mut Inputs, subject: &Subject, key: &str, name: &str) {
    let scenario = subject.scenario();
    let Some((row, Kind::Number(number))) = input(key).map(|row| (row, row.kind)) else {
        return;
    };
    let share = number.unit == "%";
    let scale = if share { 100.0 } else { 1.0 };
    let datum = (number.origin)(scenario);
    let origin = match datum {
        _ if row.changed(scenario) => Origin::Own(datum),
        Some(datum) if key != "year" => Origin::Catalog(datum),
        _ => Origin::Remark(
            "The year the catalog’s prices are of, unless another is asked for".to_owned(),
        ),
    };
    let unit = match (share, datum) {
        (false, _) if key == "year" => (Unit::Plain, "year"),
        (_, Some(datum)) => unit(datum),
        _ => PLAIN,
    };
    let entry = Entry::Input((number.get)(scenario) / scale);
    inputs.line(row.label, entry, unit, name, origin);
    inputs.allow(Allowed::Range(number.min / scale, number.max / scale));
}

fn buyer(inputs: &mut Inputs, subject: &Subject) {
    let words: Vec<&'static str> = Buyer::ALL.iter().map(|buyer| buyer.id()).collect();
    let note = "hyperscale: volume prices. street: list prices. vendor: volume prices, optics from the switch vendor.";
    let entry = Entry::Word(subject.scenario().buyer.id());
    inputs.line(
        "Prices",
        entry,
        (Unit::Plain, "whose"),
        "Buyer",
        Origin::Remark(note.to_owned()),
    );
    inputs.allow(Allowed::Words(words));
    let place = "IF(Buyer=\"hyperscale\",1,IF(Buyer=\"street\",2,IF(Buyer=\"vendor\",3,1)))";
    let note = "Volume, list, vendor: which of three prices is paid".to_owned();
    inputs.line(
        "Column of prices",
        Entry::Follows(place.to_owned()),
        PLAIN,
        "BuyerColumn",
        Origin::Remark(note),
    );
}

fn observed(inputs: &mut Inputs, subject: &Subject) {
    let scenario = subject.scenario();
    let run = scenario.observed;
    for (label, datum, name) in [
        (
            "Interruptions of the observed run",
            &run.events,
            "ObservedEvents",
        ),
        ("Its GPUs", &run.gpus, "ObservedGPUs"),
        ("Its days", &run.days, "ObservedDays"),
    ] {
        let label = match name {
            "ObservedEvents" => format!("{label}: {}", run.name),
            _ => label.to_owned(),
        };
        inputs.line(
            label,
            Entry::Input(datum.value),
            unit(datum),
            name,
            Origin::Catalog(datum),
        );
    }
    let (entry, origin) = match scenario.failure_rate {
        Some(own) => (Entry::Input(own), Origin::Own(None)),
        None => {
            let text = "ObservedEvents/(ObservedGPUs*ObservedDays/365)*1000";
            let note = "Of the observed run; a number in its place is yours".to_owned();
            (Entry::Follows(text.to_owned()), Origin::Remark(note))
        }
    };
    inputs.line(
        "Interruptions for 1,000 GPU-years",
        entry,
        (Unit::Tenths, "a year"),
        "FailureRate",
        origin,
    );
}

/// One row of the bill for every part, however often it stands there.
fn parts(subject: &Subject) -> Vec<(&'static str, &'static str)> {
    let mut all = Vec::new();
    for row in subject.rows.iter() {
        if !all.iter().any(|(id, _)| *id == row.id) {
            all.push((row.id, catalog::name(row.id).unwrap_or(row.name)));
        }
    }
    all
}

fn part(inputs: &mut Inputs, subject: &Subject, (id, title): (&'static str, &'static str)) {
    inputs.section(title);
    for datum in behind_part(id) {
        let field = datum.key.split_once('.').map_or("", |(_, field)| field);
        inputs.datum(
            subject.scenario(),
            format!("{title}: {}", words(field)),
            datum,
        );
    }
}

fn words(field: &str) -> &'static str {
    match field {
        "price_hyperscale" => "volume price",
        "price_street" => "list price",
        "price_vendor" => "price from the switch vendor",
        "metre_hyperscale" => "volume price of a metre of strand",
        "metre_street" => "list price of a metre of strand",
        "watts" => "draw of one",
        "watts_per_end" => "draw at each end",
        _ => "failures of one a year",
    }
}

fn servers(inputs: &mut Inputs, subject: &Subject) {
    let scenario = subject.scenario();
    let platform = subject.setup.platform;
    inputs.section("Servers");
    let prices = [
        (
            "Server: volume price",
            &platform.price_hyperscale,
            "ServerPrice_hyperscale",
        ),
        (
            "Server: list price",
            &platform.price_street,
            "ServerPrice_street",
        ),
    ];
    let line =
        |inputs: &mut Inputs, label: &str, datum: &'static Option<Datum>, name: &str| match datum {
            Some(datum) => {
                let entry = Entry::Input(scenario.value(datum));
                inputs.line(label, entry, unit(datum), name, Origin::of(scenario, datum));
            }
            None => {
                let note =
                    "No price is published: the cluster has none, and neither have shares of it.";
                let said = Entry::Said("not sold".to_owned());
                inputs.line(
                    label,
                    said,
                    (Unit::Cents, "$"),
                    name,
                    Origin::Remark(note.to_owned()),
                );
            }
        };
    let first = inputs.row;
    for (label, datum, name) in prices {
        line(inputs, label, datum, name);
    }
    let corners = [(first, VALUE), (first + 1, VALUE)];
    inputs.sheet.name_area("ServerPrices", corners);
    let row = "IF(BuyerColumn=2,2,1)".to_owned();
    let note = "Volume, or list: a buyer of vendor optics pays volume for servers.".to_owned();
    inputs.line(
        "Which of the two is paid",
        Entry::Follows(row),
        PLAIN,
        "ServerPriceRow",
        Origin::Remark(note),
    );
    match &platform.watts_per_gpu {
        Some(_) => line(
            inputs,
            "Draw of a GPU with its part of the server",
            &platform.watts_per_gpu,
            "WattsPerGPU",
        ),
        None => {
            let unknown = Origin::Remark("No draw is published.".to_owned());
            inputs.line(
                "Draw of a GPU with its part of the server",
                Entry::Given(0.0),
                (Unit::Plain, "W"),
                "WattsPerGPU",
                unknown,
            );
        }
    }
}

/// What optics cost by year, and the level of the chosen year over that of the catalog's.
fn years(inputs: &mut Inputs, _: &Subject) {
    for (series, title) in [
        ("mature", "Optics of 800G and slower: price by year"),
        ("new", "Optics of 1.6T and faster: price by year"),
    ] {
        let first = inputs.row + 1;
        inputs.section(title);
        let points: Vec<_> = PRICEPOINTS
            .iter()
            .filter(|point| point.series == series)
            .collect();
        for point in &points {
            let entry = Entry::Input(point.value.value);
            inputs.line(
                f64::from(point.year),
                entry,
                unit(&point.value),
                "",
                Origin::Catalog(&point.value),
            );
        }
        let last = inputs.row - 1;
        let column = |column| area(SHEET, [(first, column), (last, column)]);
        let (years, levels) = (column(0), column(VALUE));
        let (low, high) = (points.first(), points.last());
        let (Some(low), Some(high)) = (low, high) else {
            continue;
        };
        let mut levels_of = Vec::new();
        for (what, year) in [
            ("the chosen year", "PurchaseYear".to_owned()),
            ("the catalog’s year", format!("{PRICE_YEAR}")),
        ] {
            let which = if levels_of.is_empty() {
                "Chosen"
            } else {
                "Catalog"
            };
            let (held, before, level) = (
                name(&format!("Year{which}_{series}")),
                name(&format!("Point{which}_{series}")),
                name(&format!("Level{which}_{series}")),
            );
            let text = format!("MIN(MAX({year},{}),{})", low.year, high.year);
            let note = "Before the first year and after the last the level stays.".to_owned();
            inputs.line(
                format!("Year between the points, {what}"),
                Entry::Follows(text),
                PLAIN,
                &held,
                Origin::Remark(note),
            );
            let text = format!("MIN(MATCH({held},{years},1),{})", points.len() - 1);
            inputs.line(
                format!("Point before it, {what}"),
                Entry::Follows(text),
                PLAIN,
                &before,
                Origin::Remark(String::new()),
            );
            let at = |list: &str, more: &str| format!("INDEX({list},{before}{more})");
            let (from, to) = (at(&levels, ""), at(&levels, "+1"));
            let (year, next) = (at(&years, ""), at(&years, "+1"));
            let text = format!("{from}*({to}/{from})^(({held}-{year})/({next}-{year}))");
            let note = "Along the logarithm between two points.".to_owned();
            inputs.line(
                format!("Price level, {what}"),
                Entry::Follows(text),
                (Unit::Fine, "$ per Gb/s"),
                &level,
                Origin::Remark(note),
            );
            levels_of.push(level);
        }
        let text = format!("{}/{}", levels_of[0], levels_of[1]);
        let note = "What the prices of modules above are multiplied by.".to_owned();
        let label = format!("Prices of {series} optics against the catalog’s year");
        inputs.line(
            label,
            Entry::Follows(text),
            (Unit::Fine, "×"),
            &format!("PriceLevel_{series}"),
            Origin::Remark(note),
        );
    }
}

/// What the built-up failure interval is calibrated on: a published run's causes, and the parts it had.
fn calibration(inputs: &mut Inputs) {
    inputs
        .section("Calibration of the built-up failure interval: Llama 3’s interruptions by cause");
    let run = catalog::default_observed();
    for (label, datum, name) in [
        ("GPUs of that run", &run.gpus, "CalibrationGPUs"),
        ("Its days", &run.days, "CalibrationDays"),
    ] {
        inputs.line(
            label,
            Entry::Input(datum.value),
            unit(datum),
            name,
            Origin::Catalog(datum),
        );
    }
    for class in ["gpu", "host", "software", "network", "nic"] {
        let first = inputs.row;
        for cause in CAUSES.iter().filter(|cause| cause.class == class) {
            let label = format!("{}: {}", cause_words(class), cause.name);
            inputs.line(
                label,
                Entry::Input(cause.events.value),
                COUNT,
                "",
                Origin::Catalog(&cause.events),
            );
        }
        let all = area(SHEET, [(first, VALUE), (inputs.row - 1, VALUE)]);
        let label = format!("{}: all", cause_words(class));
        let name = format!("Events_{class}");
        inputs.line(
            label,
            Entry::Follows(format!("SUM({all})")),
            COUNT,
            &name,
            Origin::Remark(String::new()),
        );
    }
    let counted = "Counted by the model for that run: 16,384 H100 on three tiers of 64 ports, every link optical.";
    let run = CALIBRATION;
    let parts: [(&str, u64, Option<&'static Datum>, &str); 5] = [
        (
            "switches",
            run.switches,
            catalog::switch("qm9700").map(|part| &part.failures),
            "Switch",
        ),
        (
            "modules in the switches",
            run.switch_modules,
            catalog::module("dsp-800").map(|part| &part.failures),
            "SwitchModule",
        ),
        (
            "modules at the adapters",
            run.nic_modules,
            catalog::module("dsp-400").map(|part| &part.failures),
            "AdapterModule",
        ),
        (
            "fibres",
            run.fibres,
            STRANDS.first().map(|part| &part.failures),
            "Fibre",
        ),
        (
            "adapters",
            run.nics,
            catalog::nic("connectx-7").map(|part| &part.failures),
            "Adapter",
        ),
    ];
    for (words, count, rate, part) in parts {
        let remark = Origin::Remark(counted.to_owned());
        let plural = if part == "Switch" {
            "CalibrationSwitches".to_owned()
        } else {
            format!("Calibration{part}s")
        };
        let entry = Entry::Given(count as f64);
        inputs.line(format!("That run’s {words}"), entry, COUNT, &plural, remark);
        if let Some(rate) = rate {
            // The catalog's own rate: an override moves the result, not the calibration.
            let label = format!("That run’s {words}: failures of one a year");
            inputs.line(
                label,
                Entry::Given(rate.value),
                unit(rate),
                &format!("Calibration{part}Rate"),
                Origin::Catalog(rate),
            );
        }
    }
}

fn cause_words(class: &str) -> &'static str {
    match class {
        "gpu" => "GPUs and memory",
        "host" => "Hosts",
        "software" => "Software",
        "network" => "Network",
        _ => "Adapters",
    }
}
