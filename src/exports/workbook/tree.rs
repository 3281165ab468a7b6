//! The rule of the tree in formulas: every choice of how many parents a group of switches shares, the one the engine
//! takes, and the ports its switches use.

use crate::figures::bill::TIERS;
use crate::scenario::MAX_TIERS;

use super::book::{Sheet, at, formula};
use super::choices::{self, name};
use super::style::{Look, Unit};
use super::subject::Subject;

/// Kinds of switches of a tier: full ones, and the last ones.
const KINDS: u32 = 2;

/// Boxes of a plane of one tier.
pub fn boxes(tier: usize) -> String {
    match tier {
        0 => "IF(Fits=1,Leaves,0)".to_owned(),
        _ => format!("IF(Fits=1,INDEX(Choice_{},Choice),0)", name(tier)),
    }
}

/// Links of a plane below one tier.
pub fn links(layer: usize) -> String {
    match layer {
        0 => "Sized".to_owned(),
        // Every switch below the top wires all its ports up.
        _ => format!("IF(AND(Fits=1,Tiers>{layer}),Half*{},0)", boxes(layer - 1)),
    }
}

/// Modules in the cages of all switches for one layer: of the tier above it and of the tier below it.
pub fn modules(subject: &Subject, layer: usize) -> String {
    if subject.setup.layers[layer].module.is_none() {
        return "0".to_owned();
    }
    let below = format!("SUMPRODUCT(Ports_count_{0},Ports_low_{0})", name(layer));
    match layer.checked_sub(1) {
        None => format!("Planes*{below}"),
        Some(tier) => {
            let above = format!("SUMPRODUCT(Ports_count_{0},Ports_high_{0})", name(tier));
            format!("Planes*({below}+{above})")
        }
    }
}

fn leaf_cages() -> String {
    let [[more, plus], [others, each]] = in_use(0);
    let (plus, each) = (choices::cages(&format!("({plus})")), choices::cages(&each));
    format!("({more})*{plus}+({others})*{each}+Leaves*CagesHalf")
}

/// Writes the rule below a row: from the size to the tiers, the choice among trees, and the ports in use.
pub fn rule(sheet: &mut Sheet, subject: &Subject, row: u32) {
    let mut row = title(sheet, row, "The rule: how many tiers");
    let mut line = |label: &str, text: String, name: &str| {
        sheet.put(row, 0, label, Look::Words.plain());
        sheet.put(row, 1, formula(text), Look::Result.of(Unit::Whole));
        sheet.name(name, row, 1);
        row += 1;
    };
    line(
        "Ports down, and as many up, of a switch",
        "MAX(1,INT(Radix/2))".to_owned(),
        "Half",
    );
    for tiers in 1..=MAX_TIERS {
        let text = format!("{}Radix", "Half*".repeat(tiers - 1));
        line(
            &format!(
                "Most GPUs on {tiers} {}",
                if tiers == 1 { "tier" } else { "tiers" }
            ),
            text,
            &format!("Capacity_{tiers}"),
        );
    }
    line(
        "Tiers: the fewest that hold the cluster, unless pinned; 0 if none do",
        tiers(),
        "Tiers",
    );
    line("The most they hold", most(), "MostGPUs");
    line(
        "Leaves",
        "IF(Tiers=1,1,ROUNDUP(GPUs/Half,0))".to_owned(),
        "Leaves",
    );
    line(
        "Least switches that share their parents: the leaves of a server",
        "MAX(1,MIN(Rails,Half))".to_owned(),
        "LeastWidth",
    );
    line(
        "Cages of as many ports as go down, where 2, 4 and 8 share one",
        choices::cages("Half"),
        "CagesHalf",
    );
    line("The same of all leaves", leaf_cages(), "CagesLeaf");
    let row = choices::divisors(sheet, subject, row);
    let row = chosen(sheet, row + 1);
    let row = ports(sheet, subject, row + 1);
    choices::table(sheet, subject, row + 1);
}

/// The head of a group of rows.
pub fn title(sheet: &mut Sheet, row: u32, words: &str) -> u32 {
    sheet.heights.push((row, 30.0));
    sheet.put(row, 0, words, Look::Section.plain());
    row + 1
}

fn tiers() -> String {
    let pinned: String = (1..=MAX_TIERS)
        .map(|tiers| format!("IF(AND(PinnedTiers={tiers},GPUs<=Capacity_{tiers}),{tiers},"))
        .collect();
    let fewest: String = (1..=MAX_TIERS)
        .map(|tiers| format!("IF(GPUs<=Capacity_{tiers},{tiers},"))
        .collect();
    let close = ")".repeat(MAX_TIERS);
    format!("IF(PinnedTiers>0,{pinned}0{close},{fewest}0{close})")
}

fn most() -> String {
    let pinned: String = (1..MAX_TIERS)
        .map(|tiers| format!("IF(PinnedTiers={tiers},Capacity_{tiers},"))
        .collect();
    format!("{pinned}Capacity_4{}", ")".repeat(MAX_TIERS - 1))
}

/// The tree that is taken: of all choices the one of fewest switches, then fewest cables, then fewest cages, then widest.
fn chosen(sheet: &mut Sheet, row: u32) -> u32 {
    let mut row = title(sheet, row, "The tree that is taken");
    let mut line = |label: &str, text: &str, name: &str| {
        sheet.put(row, 0, label, Look::Words.plain());
        sheet.put(row, 1, formula(text), Look::Result.of(Unit::Whole));
        sheet.name(name, row, 1);
        row += 1;
    };
    line(
        "Its row among the choices below",
        "MATCH(MIN(Choice_third),Choice_third,0)",
        "Choice",
    );
    line(
        "Parents that a group of leaves shares",
        "INDEX(Choice_leaf_width,Choice)",
        "LeafWidth",
    );
    line(
        "Parents that a group of spines shares",
        "INDEX(Choice_spine_width,Choice)",
        "SpineWidth",
    );
    line(
        "Groups of leaves",
        "INDEX(Choice_leaf_groups,Choice)",
        "LeafGroups",
    );
    line(
        "Groups of spines",
        "INDEX(Choice_spine_groups,Choice)",
        "SpineGroups",
    );
    line(
        "Top switches of a slice",
        "INDEX(Choice_tops,Choice)",
        "Tops",
    );
    row
}

/// How many switches of every tier use how many ports, and the modules in their cages.
fn ports(sheet: &mut Sheet, subject: &Subject, row: u32) -> u32 {
    let row = title(sheet, row, "Ports in use, and the modules they take") + 1;
    let heads = [
        "Switches",
        "Ports down",
        "Ports up",
        "Modules down, each",
        "Modules up, each",
    ];
    sheet.put(row - 1, 0, "Of a plane", Look::Head.plain());
    sheet.heights.push((row - 1, 28.0));
    for (column, head) in (1..).zip(heads) {
        sheet.put(row - 1, column, head, Look::HeadRight.plain());
    }
    for (tier, word) in TIERS.into_iter().enumerate() {
        let first = row + KINDS * tier as u32;
        for (kind, [count, down]) in (0..).zip(in_use(tier)) {
            let row = first + kind;
            let kinds = match tier {
                0 => ["with one GPU more", "others"],
                _ => ["full", "the last"],
            };
            let label = format!("{word}, {}", kinds[kind as usize]);
            sheet.put(row, 0, label, Look::Words.plain());
            let up = format!("IF(Tiers>{},Half,0)", tier + 1);
            let [low, high] = in_cages(subject, tier, row);
            let texts = [format!("IF(Fits=1,{count},0)"), down, up, low, high];
            for (column, text) in (1..).zip(texts) {
                sheet.put(row, column, formula(text), Look::Result.of(Unit::Whole));
            }
        }
        let last = first + KINDS - 1;
        for (column, what) in [(1, "count"), (4, "low"), (5, "high")] {
            let corners = [(first, column), (last, column)];
            sheet.name_area(format!("Ports_{what}_{}", name(tier)), corners);
        }
    }
    row + KINDS * MAX_TIERS as u32
}

/// How many switches of a tier use how many ports down: two kinds of each.
fn in_use(tier: usize) -> [[String; 2]; 2] {
    let pair = |count: &str, down: &str| [count.to_owned(), down.to_owned()];
    match tier {
        0 => [
            pair("MOD(GPUs,MAX(1,Leaves))", "INT(GPUs/MAX(1,Leaves))+1"),
            pair("Leaves-MOD(GPUs,MAX(1,Leaves))", "INT(GPUs/MAX(1,Leaves))"),
        ],
        1 => [
            pair(
                "IF(Tiers=2,Tops,IF(Tiers>2,LeafWidth*INT(Leaves/LeafWidth),0))",
                "IF(Tiers=2,Leaves*Half/Tops,Half)",
            ),
            pair(
                "IF(Tiers>2,IF(MOD(Leaves,LeafWidth)>0,LeafWidth,0),0)",
                "MOD(Leaves,LeafWidth)*Half/LeafWidth",
            ),
        ],
        2 => [
            pair(
                "IF(Tiers=3,LeafWidth*Tops,IF(Tiers=4,LeafWidth*SpineWidth*INT(LeafGroups/SpineWidth),0))",
                "IF(Tiers=3,LeafGroups*Half/Tops,Half)",
            ),
            pair(
                "IF(Tiers=4,IF(MOD(LeafGroups,SpineWidth)>0,LeafWidth*SpineWidth,0),0)",
                "MOD(LeafGroups,SpineWidth)*Half/SpineWidth",
            ),
        ],
        _ => [
            pair(
                "IF(Tiers=4,LeafWidth*SpineWidth*Tops,0)",
                "IF(Tiers=4,SpineGroups*Half/Tops,0)",
            ),
            pair("0", "0"),
        ],
    }
}

/// Modules of one switch for its ports down and up, whole ones; ports of both layers share a cage where the module is
/// the same.
fn in_cages(subject: &Subject, tier: usize, row: u32) -> [String; 2] {
    let pluggable = |layer: usize| {
        let links = subject.setup.layers.get(layer)?;
        links.module.map(|module| (module.id, links.ends))
    };
    let (low, high) = (pluggable(tier), pluggable(tier + 1));
    let (down, up) = (at(row, 2), at(row, 3));
    let ends = |layer: usize| format!("Ends_{}", super::lines::LAYER_NAME[layer]);
    let below = match low {
        Some(_) => format!("ROUNDUP({down}/{},0)", ends(tier)),
        None => "0".to_owned(),
    };
    let above = match high {
        Some(_) if low == high => {
            format!("ROUNDUP(({down}+{up})/{},0)-{}", ends(tier + 1), at(row, 4))
        }
        Some(_) => format!("ROUNDUP({up}/{},0)", ends(tier + 1)),
        None => "0".to_owned(),
    };
    [below, above]
}
