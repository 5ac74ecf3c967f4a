//! One sheet of an XLSX workbook as records of texts. Cells are read as a stream and kept sparse: a sheet that claims a
//! million columns costs only what it holds. Typed cells keep every digit, and what Excel has already lost is said.

use super::{Fault, MAX_CELL, MAX_COLUMNS, MAX_SHEET_CELLS};
use calamine::{DataRef, Reader, Xlsx, XlsxError, open_workbook};
use shouwen_domain::words::Said;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

/// What a text does not say of the typed cell it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellFlag {
    /// A date cell, written `YYYY-MM-DD HH:MM:SS`: no guessing of day and month is needed.
    Date,
    /// A whole number of more than 15 digits: Excel keeps 15, so an id typed as a number has lost its end.
    LostDigits,
    /// `#N/A`, `#REF!` and their kind.
    Error,
}

#[derive(Debug)]
pub(super) struct SheetRow {
    /// Row number as Excel shows it.
    pub(super) line: u64,
    pub(super) cells: Vec<String>,
    pub(super) flags: Vec<(usize, CellFlag)>,
    pub(super) problem: Option<Said>,
}

#[derive(Debug)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) rows: VecDeque<SheetRow>,
}

/// Reads the named sheet, or the first. Rows without any cell are left out.
pub(super) fn read(path: &Path, wanted: Option<&str>) -> Result<Sheet, Fault> {
    // A crafted workbook may trip an index inside the reader: that is a bad file, not a broken server.
    catch_unwind(AssertUnwindSafe(|| read_inner(path, wanted)))
        .unwrap_or_else(|_| Err(Fault::fatal(1, "工作簿已损坏", "the workbook is damaged")))
}

fn read_inner(path: &Path, wanted: Option<&str>) -> Result<Sheet, Fault> {
    let broken = |e: XlsxError| match e {
        XlsxError::Password => Fault::fatal(1, "工作簿有密码", "the workbook is protected by a password"),
        e => Fault::fatal(1, format!("不是可读的 XLSX 工作簿：{e}"), format!("not a readable XLSX workbook: {e}")),
    };
    let mut book: Xlsx<_> = open_workbook(path).map_err(broken)?;
    let names = book.sheet_names();
    let name = match wanted {
        None => names.first().cloned(),
        Some(wanted) => names.iter().find(|name| name.as_str() == wanted).cloned(),
    };
    let Some(name) = name else {
        let (wanted, all) = (wanted.unwrap_or_default(), names.join(", "));
        return Err(Fault::fatal(
            1,
            format!("没有工作表“{wanted}”，只有：{all}"),
            format!("there is no sheet \"{wanted}\"; there are: {all}"),
        ));
    };
    let mut reader = book.worksheet_cells_reader(&name).map_err(broken)?;
    let mut rows: VecDeque<SheetRow> = VecDeque::new();
    let mut held = 0usize;
    while let Some(cell) = reader.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (text, flag) = text_of(cell.get_value());
        if text.is_empty() {
            continue;
        }
        held += 1;
        if held > MAX_SHEET_CELLS {
            let zh = format!("工作表超过 {MAX_SHEET_CELLS} 个单元格，请存为 CSV");
            return Err(Fault::fatal(1, zh, format!("the sheet holds over {MAX_SHEET_CELLS} cells: save it as CSV")));
        }
        let line = u64::from(row) + 1;
        if rows.back().is_none_or(|last| last.line != line) {
            if rows.back().is_some_and(|last| last.line > line) {
                return Err(Fault::fatal(line, "工作表的行次序混乱", "the rows of the sheet are out of order"));
            }
            rows.push_back(SheetRow { line, cells: Vec::new(), flags: Vec::new(), problem: None });
        }
        let Some(last) = rows.back_mut() else { continue };
        put(last, column as usize, text, flag);
    }
    Ok(Sheet { name, rows })
}

fn put(row: &mut SheetRow, column: usize, text: String, flag: Option<CellFlag>) {
    if column >= MAX_COLUMNS || text.len() > MAX_CELL || text.contains('\0') {
        let n = column + 1;
        row.problem.get_or_insert_with(|| {
            Said::new(
                format!("第 {n} 列：超过 {MAX_COLUMNS} 列、单元格超过 {MAX_CELL} 字节或含零字节"),
                format!("column {n}: beyond {MAX_COLUMNS} columns, longer than {MAX_CELL} bytes, or a zero byte"),
            )
        });
        return;
    }
    if row.cells.len() <= column {
        row.cells.resize(column + 1, String::new());
    }
    row.cells[column] = text;
    row.flags.extend(flag.map(|flag| (column, flag)));
}

/// With every digit; but where 15 of them, as Excel shows them, are a short number, the rest is noise of its arithmetic:
/// `19.999999999999996` is 20.
fn shown(number: f64) -> String {
    let (full, short) = (number.to_string(), format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string());
    if short.len() + 5 < full.len() { short } else { full }
}

fn text_of(value: &DataRef<'_>) -> (String, Option<CellFlag>) {
    match value {
        DataRef::Empty => (String::new(), None),
        DataRef::String(text) => (text.clone(), None),
        DataRef::SharedString(text) => ((*text).to_owned(), None),
        DataRef::Bool(yes) => (if *yes { "TRUE" } else { "FALSE" }.to_owned(), None),
        DataRef::Int(number) => (number.to_string(), None),
        // Rust writes the shortest digits that give the same number back, never an exponent.
        DataRef::Float(number) => {
            let lost = number.fract() == 0.0 && number.abs() >= 1e15;
            (shown(*number), lost.then_some(CellFlag::LostDigits))
        }
        DataRef::DateTime(serial) if serial.is_datetime() => {
            let (year, month, day, h, m, s, ms) = serial.to_ymd_hms_milli();
            let fraction = if ms == 0 { String::new() } else { format!(".{ms:03}") };
            (format!("{year:04}-{month:02}-{day:02} {h:02}:{m:02}:{s:02}{fraction}"), Some(CellFlag::Date))
        }
        DataRef::DateTime(serial) => (serial.as_f64().to_string(), None),
        DataRef::DateTimeIso(text) => (text.clone(), Some(CellFlag::Date)),
        DataRef::DurationIso(text) => (text.clone(), None),
        DataRef::Error(error) => (error.to_string(), Some(CellFlag::Error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noise_of_arithmetic_is_no_amount() {
        for (number, text) in [
            (19.999_999_999_999_996, "20"),
            (0.1 + 0.2, "0.3"),
            (40.631_865_479_634_68, "40.63186547963468"),
            (12.5, "12.5"),
            (1.0 / 3.0, "0.3333333333333333"),
            (450_302.0, "450302"),
        ] {
            assert_eq!(shown(number), text);
        }
    }
}
