//! A book as the bytes of an .xlsx file. The same book gives the same bytes: the file says the day of the catalog, not of
//! the clock.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationRule, DocProperties, ExcelDateTime,
    Format, Formula, Workbook, Worksheet, XlsxError,
};

use crate::catalog::CATALOG_DATE;
use crate::model::VERSION;

use super::Unwritable;
use super::book::{Allowed, Book, Content, Sheet, area, at};
use super::calc::{Calculator, Value};
use super::style::{Look, Style, base, no, yes};

/// Height of a row and width of a column nobody set, in pixels.
const CELL: (u32, u32) = (20, 64);
/// Height of a line of text, in points.
const LINE: f64 = 13.0;
/// A4.
const PAPER: u8 = 9;

impl From<XlsxError> for Unwritable {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// Writes a book.
pub fn bytes(book: &Book) -> Result<Vec<u8>, Unwritable> {
    let mut file = Workbook::new();
    file.set_default_format(&base(), CELL.0, CELL.1)?;
    let day = ExcelDateTime::parse_from_str(CATALOG_DATE)?;
    let about = DocProperties::new()
        .set_title(&book.title)
        .set_author("Fabriconomics")
        .set_comment(format!(
            "Fabriconomics, model {VERSION}, catalog {CATALOG_DATE}"
        ))
        .set_creation_datetime(&day);
    file.set_properties(&about);
    for (name, named) in &book.names {
        let sheet = book.sheets[named.sheet].name;
        let place = match named.corners {
            [from, to] if from == to => super::book::fixed(sheet, from.0, from.1),
            corners => area(sheet, corners),
        };
        file.define_name(name, &format!("={place}"))?;
    }
    let mut formats = BTreeMap::new();
    let mut values = Calculator::of(book);
    for (place, sheet) in book.sheets.iter().enumerate() {
        let page = file.add_worksheet();
        page.set_name(sheet.name)?;
        setup(page, sheet)?;
        for ((row, column), cell) in &sheet.cells {
            let (row, column) = (*row, *column);
            let format = formats
                .entry(cell.style)
                .or_insert_with(|| Style::format(cell.style));
            let value = values.cell((place, row, column)).map_err(Unwritable)?;
            put(page, row, column, &cell.content, &value, format)?;
        }
    }
    Ok(file.save_to_buffer()?)
}

fn put(
    page: &mut Worksheet,
    row: u32,
    column: u16,
    content: &Content,
    value: &Value,
    format: &Format,
) -> Result<(), XlsxError> {
    match content {
        Content::Blank => page.write_blank(row, column, format)?,
        Content::Number(number) => page.write_number_with_format(row, column, *number, format)?,
        Content::Words(words) => page.write_string_with_format(row, column, words, format)?,
        Content::Formula(text) => {
            let result = match value {
                Value::Number(number) => format!("{number}"),
                Value::Words(words) => words.clone(),
                Value::Truth(true) => "TRUE".to_owned(),
                Value::Truth(false) => "FALSE".to_owned(),
                Value::Empty | Value::Many(_) => String::new(),
            };
            let formula = Formula::new(text).set_result(result);
            page.write_formula_with_format(row, column, formula, format)?
        }
    };
    Ok(())
}

/// Everything of a sheet that is no cell: widths, what stays in sight, what may be entered, and how it prints.
fn setup(page: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    for (column, width) in sheet.widths.iter().enumerate() {
        page.set_column_width(column as u16, *width)?;
    }
    for (row, lines) in wrapped(sheet) {
        page.set_row_height(row, LINE * lines + 2.0)?;
    }
    for (row, height) in &sheet.heights {
        page.set_row_height(*row, *height)?;
    }
    page.set_screen_gridlines(false);
    page.set_landscape()
        .set_paper_size(PAPER)
        .set_print_fit_to_pages(1, 0)
        .set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3)
        .set_footer("&L&8Fabriconomics: &A&R&8&P of &N");
    if sheet.head > 0 {
        page.set_freeze_panes(sheet.head, 1)?;
        page.set_repeat_rows(sheet.head - 1, sheet.head - 1)?;
    }
    for ((row, column), allowed) in &sheet.allowed {
        page.add_data_validation(*row, *column, *row, *column, &validation(allowed)?)?;
    }
    for (row, column) in &sheet.checks {
        let cell = at(*row, *column);
        let rule = |sign: &str, format: Format| {
            ConditionalFormatFormula::new()
                .set_rule(format!("=LEFT({cell},3){sign}\"yes\"").as_str())
                .set_format(format)
        };
        page.add_conditional_format(*row, *column, *row, *column, &rule("=", yes()))?;
        page.add_conditional_format(*row, *column, *row, *column, &rule("<>", no()))?;
    }
    Ok(())
}

/// Rows whose remarks take more than one line, and how many: not every program makes room by itself.
fn wrapped(sheet: &Sheet) -> BTreeMap<u32, f64> {
    let mut rows: BTreeMap<u32, f64> = BTreeMap::new();
    for ((row, column), cell) in &sheet.cells {
        if let (Look::Note, Content::Words(words)) = (cell.style.look, &cell.content) {
            let width = sheet.widths[usize::from(*column)];
            let length = words.chars().count() as f64;
            // A line breaks between words, before it is full.
            let lines = match length + 1.0 > width {
                true => (length * 1.05 / (width - 2.0)).ceil(),
                false => 1.0,
            };
            let most = rows.entry(*row).or_insert(1.0);
            *most = most.max(lines);
        }
    }
    rows.retain(|_, lines| *lines > 1.0);
    rows
}

fn validation(allowed: &Allowed) -> Result<DataValidation, XlsxError> {
    let fresh = DataValidation::new();
    match allowed {
        Allowed::Whole(low, high) => fresh
            .allow_whole_number(DataValidationRule::Between(*low, *high))
            .set_error_message(format!("A whole number from {low} to {high}.")),
        Allowed::Range(low, high) => fresh
            .allow_decimal_number(DataValidationRule::Between(*low, *high))
            .set_error_message(format!("A number from {low} to {high}.")),
        Allowed::Words(words) => fresh
            .allow_list_strings(words)?
            .set_error_message(format!("One of {}.", words.join(", "))),
    }
}
