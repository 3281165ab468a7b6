//! The sheet of sizing: how many switches, cables and modules the cluster takes. For one folded Clos, half down and half
//! up, they follow from the size by the model's own rule; every other shape stands as the engine sized it.

use crate::figures::bill::TIERS;
use crate::figures::cards;
use crate::model::bill::Part;
use crate::model::fabric::Shape;
use crate::scenario::{LAYERS, MAX_GPUS, MAX_TIERS, MIN_GPUS};
use crate::units::human;

use super::book::{Content, Sheet, at, formula};
use super::lines::{LAYER, LAYER_NAME};
use super::style::{Look, Unit};
use super::subject::Subject;
use super::tree;

/// Name of the sheet.
pub const SHEET: &str = "Sizing";
/// Widths of its columns.
const WIDTHS: [f64; 20] = [
    58.0, 12.0, 13.0, 13.0, 13.0, 13.0, 13.0, 13.0, 13.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0, 11.0,
    11.0, 11.0, 11.0, 11.0,
];
/// Row of the verdict.
const VERDICT: u32 = 1;
/// First row of the boxes of every tier.
const BOXES: u32 = 7;
/// First row of the links of every layer.
const LINKS: u32 = BOXES + 8;

/// Name of the cell with the switches of a tier.
pub fn switches(tier: usize) -> String {
    format!("Switches_{}", TIERS[tier].replace('-', "_"))
}

/// Name of a cell of a layer.
pub fn of_layer(what: &str, layer: usize) -> String {
    format!("{what}_{}", LAYER_NAME[layer])
}

/// Fills the sheet.
pub fn sizing(subject: &Subject) -> Sheet {
    let mut sheet = Sheet::new(SHEET, &WIDTHS);
    sheet.heights.push((0, 26.0));
    sheet.put(0, 0, "Sizing", Look::Title.plain());
    let how = if subject.sized {
        "Whole switches, evenly spread. Change the cluster size on the sheet Inputs; the rule stands at the foot of this sheet."
    } else {
        "Sized by the engine, not by formula: this shape has no short rule. Another size needs another workbook."
    };
    sheet.put(2, 0, how, Look::Quiet.plain());
    sheet.put(4, 0, "GPUs the counts are for", Look::Words.plain());
    sheet.put(4, 1, sized(subject), number(subject).of(Unit::Whole));
    sheet.name("Sized", 4, 1);
    boxes(&mut sheet, subject);
    links(&mut sheet, subject);
    let fits = if subject.sized {
        tree::rule(&mut sheet, subject, LINKS + LAYERS as u32 + 4);
        format!("IF(AND(GPUs>={MIN_GPUS},GPUs<={MAX_GPUS},GPUs=INT(GPUs),Tiers>0),1,0)")
    } else {
        "IF(AND(GPUs=Sized,Sized>0),1,0)".to_owned()
    };
    sheet.put(VERDICT, 0, formula(verdict(subject)), Look::Verdict.plain());
    sheet.name("Verdict", VERDICT, 0);
    sheet.put(
        3,
        0,
        "The counts hold for the cluster size of the inputs: 1 yes, 0 no",
        Look::Words.plain(),
    );
    sheet.put(3, 1, formula(fits), Look::Result.of(Unit::Whole));
    sheet.name("Fits", 3, 1);
    sheet
}

/// The look of a count: what a formula comes to, or what the engine said.
fn number(subject: &Subject) -> Look {
    if subject.sized {
        Look::Result
    } else {
        Look::Given
    }
}

fn sized(subject: &Subject) -> Content {
    match subject.network() {
        _ if subject.sized => formula("IF(Fits=1,GPUs,0)"),
        Some(network) => (network.fabric.gpus as f64).into(),
        None => 0.0.into(),
    }
}

fn verdict(subject: &Subject) -> String {
    let gpus = human::whole(subject.scenario().gpus);
    if subject.sized {
        return format!(
            "IF(Fits=1,\"Holds \"&FIXED(GPUs,0)&\" GPUs on \"&Tiers&IF(Tiers=1,\" tier\",\" tiers\"),IF(AND(GPUs>={MIN_GPUS},GPUs<={MAX_GPUS},GPUs=INT(GPUs)),\"Cannot be built: these switches end at \"&FIXED(MostGPUs,0)&\" GPUs\",\"Cluster size must be a whole number from {} to {}\"))",
            human::whole(MIN_GPUS),
            human::whole(MAX_GPUS)
        );
    }
    match &subject.report.network {
        Ok(_) => format!(
            "IF(Fits=1,\"Sized by the engine for {gpus} GPUs\",\"Sized by the engine for {gpus} GPUs only: put that size back, or make another workbook\")"
        ),
        Err(no) => format!(
            "\"Cannot be built: {}\"",
            cards::verdict(subject.report, no).replace('"', "\"\"")
        ),
    }
}

/// Boxes of every tier, over all planes.
fn boxes(sheet: &mut Sheet, subject: &Subject) {
    let heads = BOXES - 1;
    sheet.put(heads, 0, "Switches", Look::Head.plain());
    sheet.put(heads, 1, "Of a plane", Look::HeadRight.plain());
    sheet.put(heads, 2, "All planes", Look::HeadRight.plain());
    let look = number(subject);
    for (tier, name) in TIERS.into_iter().enumerate() {
        let row = BOXES + tier as u32;
        sheet.put(row, 0, name, Look::Words.plain());
        if subject.sized {
            sheet.put(row, 1, formula(tree::boxes(tier)), look.of(Unit::Whole));
            sheet.put(
                row,
                2,
                formula(format!("{}*Planes", at(row, 1))),
                look.of(Unit::Whole),
            );
        } else {
            let count = subject
                .network()
                .map_or(0, |network| network.fabric.switches(tier));
            sheet.put(row, 1, Content::Blank, look.plain());
            sheet.put(row, 2, count as f64, look.of(Unit::Whole));
        }
        sheet.name(switches(tier), row, 2);
    }
    let row = BOXES + MAX_TIERS as u32;
    let all = format!("SUM({}:{})", at(BOXES, 2), at(row - 1, 2));
    sheet.put(row, 0, "Packet switches", Look::TotalWords.plain());
    sheet.put(row, 1, Content::Blank, Look::Total.plain());
    sheet.put(row, 2, formula(all), Look::Total.of(Unit::Whole));
    sheet.name("Switches", row, 2);
    let circuits = subject
        .network()
        .map_or(0, |network| network.fabric.circuits());
    sheet.put(row + 1, 0, "Circuit switches", Look::Words.plain());
    sheet.put(row + 1, 1, Content::Blank, Look::Given.plain());
    sheet.put(row + 1, 2, circuits as f64, Look::Given.of(Unit::Whole));
    sheet.name("CircuitSwitches", row + 1, 2);
}

/// Links of every layer, what they take of cables, and the modules in the cages of the switches.
fn links(sheet: &mut Sheet, subject: &Subject) {
    let heads = LINKS - 1;
    sheet.put(heads, 0, "Links", Look::Head.plain());
    let words = [
        "Of a plane",
        "All planes",
        "Modules in the switches",
        "Trunks",
        "Patch panels",
        "Ends that share a module",
    ];
    sheet.heights.push((heads, 28.0));
    for (column, head) in (1..).zip(words) {
        sheet.put(heads, column, head, Look::HeadRight.plain());
    }
    let look = number(subject);
    for (layer, name) in LAYER.into_iter().enumerate() {
        let row = LINKS + layer as u32;
        let label = if subject.torus() && layer == 0 {
            "cube to circuit switch"
        } else {
            name
        };
        sheet.put(row, 0, label, Look::Words.plain());
        if subject.sized {
            sheet.put(row, 1, formula(tree::links(layer)), look.of(Unit::Whole));
            sheet.put(
                row,
                2,
                formula(format!("{}*Planes", at(row, 1))),
                look.of(Unit::Whole),
            );
            sheet.put(
                row,
                3,
                formula(tree::modules(subject, layer)),
                look.of(Unit::Whole),
            );
        } else {
            let cables = subject
                .network()
                .map_or(0, |network| network.fabric.cables(layer));
            sheet.put(row, 1, Content::Blank, look.plain());
            sheet.put(row, 2, cables as f64, look.of(Unit::Whole));
            sheet.put(
                row,
                3,
                in_cages(subject, layer) as f64,
                look.of(Unit::Whole),
            );
        }
        sheet.name(of_layer("Links", layer), row, 2);
        sheet.name(of_layer("SwitchModules", layer), row, 3);
        let between = layer > 0 && subject.setup.layers[layer].copper.is_none();
        let (links, strands) = (of_layer("Links", layer), of_layer("Strands", layer));
        let trunks = format!("ROUNDUP({links}/MAX(INT(TrunkStrands/{strands}),1),0)");
        let panels = format!("2*ROUNDUP({links}/PanelLinks,0)");
        for (column, what, text) in [(4, "Trunks", trunks), (5, "Panels", panels)] {
            let text = if between { text } else { "0".to_owned() };
            sheet.put(row, column, formula(text), Look::Result.of(Unit::Whole));
            sheet.name(of_layer(what, layer), row, column);
        }
        let ends = subject.setup.layers[layer].ends;
        sheet.put(row, 6, ends as f64, Look::Given.of(Unit::Whole));
        sheet.name(of_layer("Ends", layer), row, 6);
    }
    let row = LINKS + LAYERS as u32;
    let inside = match subject.network().map(|network| network.fabric.shape) {
        Some(Shape::Torus(torus)) => torus.copper,
        _ => 0,
    };
    sheet.put(
        row,
        0,
        "Copper inside the cubes of a torus",
        Look::Words.plain(),
    );
    sheet.put(row, 1, Content::Blank, Look::Given.plain());
    sheet.put(row, 2, inside as f64, Look::Given.of(Unit::Whole));
    sheet.name("LinksInside", row, 2);
}

/// Modules in switch cages for a layer, as the engine counted them.
fn in_cages(subject: &Subject, layer: usize) -> u64 {
    let module = subject.setup.layers[layer].module;
    let rows = subject
        .rows
        .iter()
        .filter(|row| row.part == Part::SwitchModule);
    let own = rows.filter(|row| module.is_some_and(|module| module.id == row.id));
    own.map(|row| row.at[layer]).sum()
}
