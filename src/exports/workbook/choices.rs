//! The choices among trees, a row each: how wide the groups of leaves and of spines are, and what every such tree takes.

use crate::figures::bill::TIERS;
use crate::scenario::{MAX_GPUS, MAX_TIERS};

use super::book::{Content, Sheet, at, formula};
use super::style::{Look, Unit};
use super::subject::Subject;
use super::tree::title;

/// More than any count: what keeps a choice from being the least.
const NEVER: &str = "9E+15";

/// Columns of the table, with their heads and the names of the areas below them.
const COLUMNS: [(&str, &str); 19] = [
    ("Tiers", ""),
    ("Parents of a group of leaves", "leaf_width"),
    ("Parents of a group of spines", "spine_width"),
    ("Groups of leaves", "leaf_groups"),
    ("Groups of spines", "spine_groups"),
    ("Below the top, a slice", ""),
    ("Possible", ""),
    ("Top switches of a slice", "tops"),
    ("Spine", "spine"),
    ("Core", "core"),
    ("Super-core", "super_core"),
    ("Switches", ""),
    ("Cables", ""),
    ("Ports down of the last spine", ""),
    ("Ports down of the last core", ""),
    ("Cages", ""),
    ("First: fewest switches", "first"),
    ("Then: fewest cables", "second"),
    ("Then: fewest cages", "third"),
];

/// Divisors of the ports up of a switch, largest first: the numbers of parents they can be spread over evenly.
fn falling(subject: &Subject) -> Vec<u32> {
    let half = (subject.setup.radix / 2).max(1);
    (1..=half)
        .rev()
        .filter(|divisor| half.is_multiple_of(*divisor))
        .collect()
}

/// Lists them in a row.
pub fn divisors(sheet: &mut Sheet, subject: &Subject, row: u32) -> u32 {
    let all = falling(subject);
    let label = "Numbers of parents that share those ports evenly";
    sheet.put(row, 0, label, Look::Words.plain());
    for (column, divisor) in (1..).zip(&all) {
        sheet.put(
            row,
            column,
            f64::from(*divisor),
            Look::Given.of(Unit::Whole),
        );
    }
    sheet.name_area("Divisors", [(row, 1), (row, all.len() as u16)]);
    row + 1
}

/// One choice: its tiers and its widths.
type Tree = (usize, u32, u32);

/// Every tree of a number of tiers that may be taken, widest first.
fn trees(subject: &Subject) -> Vec<Tree> {
    let widths = falling(subject);
    let capacity = |tiers: usize| subject.setup.ports.capacity(tiers as u8);
    // Tiers beyond those that hold the largest cluster are taken only where they are pinned.
    let taken = |tiers: &usize| match subject.scenario().tiers {
        Some(pinned) => usize::from(pinned) == *tiers,
        None => *tiers == 1 || capacity(tiers - 1) < MAX_GPUS,
    };
    let of = |tiers: usize| -> Vec<Tree> {
        let wide = widths.iter();
        match tiers {
            1 | 2 => vec![(tiers, 1, 1)],
            3 => wide.map(|low| (tiers, *low, 1)).collect(),
            _ => wide
                .flat_map(|low| widths.iter().map(move |high| (tiers, *low, *high)))
                .collect(),
        }
    };
    (1..=MAX_TIERS).filter(taken).flat_map(of).collect()
}

/// The table.
pub fn table(sheet: &mut Sheet, subject: &Subject, row: u32) {
    let heads = title(
        sheet,
        row,
        "The choices: fewest switches, then fewest cables, then fewest cages, then widest groups",
    );
    sheet.heights.push((heads, 40.0));
    sheet.put(heads, 0, "Tree", Look::Head.plain());
    let trees = trees(subject);
    let (first, last) = (heads + 1, heads + trees.len() as u32);
    for (column, (head, name)) in (1..).zip(COLUMNS) {
        sheet.put(heads, column, head, Look::HeadRight.plain());
        if !name.is_empty() {
            sheet.name_area(format!("Choice_{name}"), [(first, column), (last, column)]);
        }
    }
    for (row, tree) in (first..).zip(trees) {
        let (tiers, low, high) = tree;
        let label = match tiers {
            1 => "One switch".to_owned(),
            2 => "Leaf and spine".to_owned(),
            3 => format!("Three tiers, leaves by {low}"),
            _ => format!("Four tiers, leaves by {low}, spines by {high}"),
        };
        sheet.put(row, 0, label, Look::Words.plain());
        for (column, content) in (1..).zip(cells(row, tree)) {
            let look = match content {
                Content::Number(_) => Look::Given,
                _ => Look::Result,
            };
            let unit = if column > 16 {
                Unit::Least
            } else {
                Unit::Whole
            };
            sheet.put(row, column, content, look.of(unit));
        }
    }
}

/// Cells of one row, in the order of the columns.
fn cells(row: u32, (tiers, low, high): Tree) -> [Content; COLUMNS.len()] {
    let cell = |column: u16| at(row, column);
    let [width, next] = [cell(2), cell(3)];
    let [groups, more, across, possible, tops] = [4, 5, 6, 7, 8].map(cell);
    let [spine, core, top] = [9, 10, 11].map(cell);
    let when = |from: usize, text: String| if tiers >= from { text } else { "0".to_owned() };
    let slices = match tiers {
        4 => format!("{width}*{next}*"),
        3 => format!("{width}*"),
        _ => String::new(),
    };
    let boxes_of = |tier: usize| match tier + 1 {
        here if here > tiers => "0".to_owned(),
        here if here == tiers => format!("{slices}{tops}"),
        2 => format!("{width}*{groups}"),
        _ => format!("{width}*{next}*{more}"),
    };
    // A node's rails stay in one pod.
    let wide = match tiers {
        4 => format!(",{width}>=LeastWidth,{next}>=LeastWidth"),
        3 => format!(",{width}>=LeastWidth"),
        _ => String::new(),
    };
    let wired = [&"Leaves".to_owned(), &spine, &core];
    let wired: Vec<&str> = wired
        .iter()
        .take(tiers - 1)
        .map(|name| name.as_str())
        .collect();
    let cables = match tiers {
        1 => "GPUs".to_owned(),
        _ => format!("GPUs+Half*({})", wired.join("+")),
    };
    let (last_spine, last_core) = (cell(14), cell(15));
    let least = |keys: &str| format!("MIN(Choice_{keys})");
    [
        (tiers as f64).into(),
        f64::from(low).into(),
        f64::from(high).into(),
        formula(when(2, format!("ROUNDUP(Leaves/{width},0)"))),
        formula(when(2, format!("ROUNDUP({groups}/{next},0)"))),
        formula(when(
            2,
            if tiers == 4 {
                more.clone()
            } else {
                groups.clone()
            },
        )),
        formula(format!(
            "IF(AND(Tiers={},{across}<=Radix{wide}),1,0)",
            cell(1)
        )),
        // The fewest over which the ports up of all below can be spread, each switch's evenly.
        formula(when(
            2,
            format!("IF({possible}=1,INDEX(Divisors,MATCH({across}*Half/Radix,Divisors,-1)),1)"),
        )),
        formula(boxes_of(1)),
        formula(boxes_of(2)),
        formula(boxes_of(3)),
        formula(format!("Leaves+{spine}+{core}+{top}")),
        formula(cables),
        formula(when(3, format!("MOD(Leaves,{width})*Half/{width}"))),
        formula(when(4, format!("MOD({groups},{next})*Half/{next}"))),
        formula(when(
            3,
            all_cages(
                tiers,
                &slices,
                [
                    &width,
                    &next,
                    &groups,
                    &across,
                    &tops,
                    &last_spine,
                    &last_core,
                ],
            ),
        )),
        formula(format!("IF({possible}=1,{},{NEVER})", cell(12))),
        formula(format!(
            "IF({}={},{},{NEVER})",
            cell(17),
            least("first"),
            cell(13)
        )),
        formula(format!(
            "IF({}={},{},{NEVER})",
            cell(18),
            least("second"),
            cell(16)
        )),
    ]
}

/// Cages in use where two, four and eight ports share one, over all switches: of two trees with as many switches and
/// cables the one that leaves fewer half empty.
fn all_cages(
    tiers: usize,
    slices: &str,
    [width, next, groups, across, tops, last_spine, last_core]: [&str; 7],
) -> String {
    let full = "2*CagesHalf";
    let spines = format!(
        "{width}*INT(Leaves/{width})*{full}+IF({last_spine}>0,{width}*({}+CagesHalf),0)",
        cages(last_spine)
    );
    let cores = format!(
        "{width}*{next}*INT({groups}/{next})*{full}+IF({last_core}>0,{width}*{next}*({}+CagesHalf),0)",
        cages(last_core)
    );
    let top = format!(
        "{slices}{tops}*{}",
        cages(&format!("({across}*Half/{tops})"))
    );
    match tiers {
        4 => format!("CagesLeaf+{spines}+{cores}+{top}"),
        _ => format!("CagesLeaf+{spines}+{top}"),
    }
}

/// Cages that so many ports use where two, four and eight share one.
pub fn cages(ports: &str) -> String {
    format!("(ROUNDUP({ports}/2,0)+ROUNDUP({ports}/4,0)+ROUNDUP({ports}/8,0))")
}

/// Name of a tier in names of cells.
pub fn name(tier: usize) -> String {
    TIERS[tier].replace('-', "_")
}
