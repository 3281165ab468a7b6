//! A sweep as Parquet: a chunk is one row group, and the row groups of all chunks are spliced into one file.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnCloseResult;
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::errors::Result;
use parquet::file::metadata::{KeyValue, ParquetMetaDataReader};
use parquet::file::properties::{
    EnabledStatistics, WriterProperties, WriterPropertiesPtr, WriterVersion,
};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{ColumnPath, Type, TypePtr};

use super::super::row::{Answer, Cell, Shown};
use super::axis::Values;
use super::sheet::{Pulse, Sheet};

/// Values of one column of a chunk.
enum Column {
    Bool(Vec<bool>),
    Text(Vec<ByteArray>),
    Whole(Vec<i64>),
    Number(Vec<f64>),
}

/// A column in the making, with the places that have no value.
struct Making {
    values: Column,
    /// 1 where there is a value, where there may be none.
    there: Option<Vec<i16>>,
}

impl Column {
    fn of(shown: Shown) -> Self {
        match shown {
            Shown::Link | Shown::Limit => Self::Text(Vec::new()),
            Shown::Fits => Self::Bool(Vec::new()),
            Shown::Notices => Self::Whole(Vec::new()),
            Shown::Number(column) if column.whole => Self::Whole(Vec::new()),
            Shown::Number(_) => Self::Number(Vec::new()),
        }
    }

    fn of_axis(values: &Values) -> Self {
        match values {
            Values::Words(_) => Self::Text(Vec::new()),
            Values::Numbers(_, true) => Self::Whole(Vec::new()),
            Values::Numbers(_, false) => Self::Number(Vec::new()),
        }
    }

    fn physical(&self) -> Physical {
        match self {
            Self::Bool(_) => Physical::BOOLEAN,
            Self::Text(_) => Physical::BYTE_ARRAY,
            Self::Whole(_) => Physical::INT64,
            Self::Number(_) => Physical::DOUBLE,
        }
    }
}

impl Making {
    fn all(sheet: &Sheet) -> Vec<Self> {
        let axes = sheet.grid.axes.iter().map(|axis| Self {
            values: Column::of_axis(&axis.values),
            there: None,
        });
        let shown = sheet.shown.iter().map(|shown| Self {
            values: Column::of(*shown),
            there: matches!(shown, Shown::Limit | Shown::Number(_)).then(Vec::new),
        });
        axes.chain(shown).collect()
    }

    fn put(&mut self, cell: &Cell) {
        match (&mut self.values, cell) {
            (Column::Bool(values), Cell::Bool(value)) => values.push(*value),
            (Column::Text(values), Cell::Text(value)) => values.push(ByteArray::from(*value)),
            (Column::Whole(values), Cell::Whole(value)) => values.push(*value),
            (Column::Number(values), Cell::Number(value)) => values.push(*value),
            _ => {
                if let Some(there) = &mut self.there {
                    there.push(0);
                }
                return;
            }
        }
        if let Some(there) = &mut self.there {
            there.push(1);
        }
    }

    fn write<W: Write + Send>(&self, group: &mut SerializedRowGroupWriter<'_, W>) -> Result<()> {
        // The schema was made of the same columns.
        let Some(mut column) = group.next_column()? else {
            return Ok(());
        };
        let there = self.there.as_deref();
        match &self.values {
            Column::Bool(all) => column.typed::<BoolType>().write_batch(all, there, None)?,
            Column::Text(all) => column
                .typed::<ByteArrayType>()
                .write_batch(all, there, None)?,
            Column::Whole(all) => column.typed::<Int64Type>().write_batch(all, there, None)?,
            Column::Number(all) => column.typed::<DoubleType>().write_batch(all, there, None)?,
        };
        column.close()
    }
}

fn schema(sheet: &Sheet) -> Result<TypePtr> {
    let columns = sheet.names().zip(Making::all(sheet));
    let fields = columns.map(|(name, making)| {
        let physical = making.values.physical();
        let repetition = match making.there {
            Some(_) => Repetition::OPTIONAL,
            None => Repetition::REQUIRED,
        };
        let field = Type::primitive_type_builder(name, physical)
            .with_repetition(repetition)
            .with_logical_type((physical == Physical::BYTE_ARRAY).then_some(LogicalType::String));
        field.build().map(Arc::new)
    });
    let fields = fields.collect::<Result<Vec<_>>>()?;
    let root = Type::group_type_builder("sweep").with_fields(fields);
    root.build().map(Arc::new)
}

/// Quantities and links are nearly all different: a dictionary of them would be made to be thrown away.
fn properties(sheet: &Sheet, about: Option<String>) -> WriterPropertiesPtr {
    let about = about.map(|about| vec![KeyValue::new("fabriconomics".to_owned(), about)]);
    let mut properties = WriterProperties::builder()
        .set_writer_version(WriterVersion::PARQUET_1_0)
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .set_key_value_metadata(about);
    for (name, making) in sheet.names().zip(Making::all(sheet)) {
        if name == Shown::Link.name() || matches!(making.values, Column::Number(_)) {
            let path = ColumnPath::new(vec![name.to_owned()]);
            properties = properties.set_column_dictionary_enabled(path, false);
        }
    }
    Arc::new(properties.build())
}

/// Writes one chunk; false where it was told to stop.
pub fn chunk(
    sheet: &Sheet,
    rows: std::ops::Range<u64>,
    pulse: &Pulse,
    out: impl Write + Send,
) -> Result<bool> {
    let mut columns = Making::all(sheet);
    let whole = sheet.walk(rows, pulse, |places, answer| {
        row(sheet, places, answer, &mut columns);
    });
    if whole {
        let mut file = SerializedFileWriter::new(out, schema(sheet)?, properties(sheet, None))?;
        let mut group = file.next_row_group()?;
        for column in &columns {
            column.write(&mut group)?;
        }
        group.close()?;
        file.close()?;
    }
    Ok(whole)
}

fn row(sheet: &Sheet, places: &[usize], answer: &Answer, columns: &mut [Making]) {
    let (axes, shown) = columns.split_at_mut(places.len());
    for ((axis, place), column) in sheet.grid.axes.iter().zip(places).zip(axes) {
        column.put(&match &axis.values {
            Values::Words(words) => Cell::Text(&words[*place]),
            Values::Numbers(numbers, true) => Cell::Whole(numbers[*place] as i64),
            Values::Numbers(numbers, false) => Cell::Number(numbers[*place]),
        });
    }
    for (of, column) in sheet.shown.iter().zip(shown) {
        column.put(&of.cell(answer));
    }
}

/// Splices chunks into one file.
pub fn join<'a>(
    sheet: &Sheet,
    chunks: impl Iterator<Item = &'a Path>,
    about: String,
    out: &Path,
) -> Result<()> {
    let out = BufWriter::new(File::create(out)?);
    let properties = properties(sheet, Some(about));
    let mut file = SerializedFileWriter::new(out, schema(sheet)?, properties)?;
    for chunk in chunks {
        let chunk = File::open(chunk)?;
        let about = ParquetMetaDataReader::new().parse_and_finish(&chunk)?;
        for group in about.row_groups() {
            let mut into = file.next_row_group()?;
            for column in group.columns() {
                let closed = ColumnCloseResult {
                    bytes_written: column.compressed_size() as u64,
                    rows_written: group.num_rows() as u64,
                    metadata: column.clone(),
                    bloom_filter: None,
                    column_index: None,
                    offset_index: None,
                };
                into.append_column(&chunk, closed)?;
            }
            into.close()?;
        }
    }
    file.close()?;
    Ok(())
}
