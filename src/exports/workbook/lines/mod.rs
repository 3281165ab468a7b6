//! The rows of the sheet of inputs, group by group: the cluster, its traffic, its failures, money, and every part.

mod calibration;
mod operation;
mod parts;
mod years;

use crate::catalog::{self, CATALOG_DATE};
use crate::model::{VERSION, strands_of_trunk};
use crate::scenario::{Document, LAYERS, MAX_GPUS, MIN_GPUS};

use super::book::Allowed;
use super::inputs::{Entry, Inputs, Origin, VALUE};
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
    operation::operation(&mut sheet, subject);
    for row in parts::parts(subject) {
        parts::part(&mut sheet, subject, row);
    }
    parts::servers(&mut sheet, subject);
    years::years(&mut sheet, subject.scenario());
    calibration::calibration(&mut sheet);
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
            f64::from(setup.adapters),
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
