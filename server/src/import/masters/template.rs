//! The empty table of a kind with Chinese headers and two example rows, as CSV or XLSX. Cells of a workbook are texts, so
//! that Excel shortens no number. Refuses to write over a file. Tested by `tests/import_masters.rs`.

use super::{Trouble, kinds, master};
use crate::import::{run::usage, safe_row};
use rust_xlsxwriter::{Format, Workbook, XlsxError};
use std::{fs::File, io::Write, path::Path};

/// Writes the template of a kind; the ending of the name decides how.
pub fn write(kind: &str, path: &Path) -> Result<(), Trouble> {
    let master = master(kind).ok_or_else(|| {
        let all = kinds().join(", ");
        usage(format!("没有这种主数据（有：{all}）"), format!("no such master data (there are: {all})"))
    })?;
    let shown = path.display();
    let ending = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_lowercase();
    if !["csv", "xlsx"].contains(&ending.as_str()) {
        return Err(usage(
            format!("模板的文件名要以 .csv 或 .xlsx 结尾：{shown}"),
            format!("a template is called .csv or .xlsx: {shown}"),
        ));
    }
    if path.exists() {
        return Err(usage(
            format!("文件已存在，请换一个名字：{shown}"),
            format!("the file exists: choose another name: {shown}"),
        ));
    }
    let header = master.columns.iter().map(|c| c.words.zh);
    let rows: [Vec<&str>; 3] = [
        header.collect(),
        master.columns.iter().map(|c| c.examples[0]).collect(),
        master.columns.iter().map(|c| c.examples[1]).collect(),
    ];
    if ending == "csv" {
        let mut text = "\u{feff}".as_bytes().to_vec();
        for row in &rows {
            safe_row(&mut text, row.iter().copied())?;
        }
        return Ok(File::create_new(path)?.write_all(&text)?);
    }
    workbook(master.words.zh, &rows, path).map_err(|e| Trouble::Broken(e.to_string()))
}

fn workbook(name: &str, rows: &[Vec<&str>], path: &Path) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let (bold, text) = (Format::new().set_bold().set_num_format("@"), Format::new().set_num_format("@"));
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    for (column, _) in (0_u16..).zip(&rows[0]) {
        sheet.set_column_format(column, &text)?.set_column_width(column, 18)?;
    }
    for (line, row) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row).filter(|(_, cell)| !cell.is_empty()) {
            sheet.write_with_format(line, column, *cell, if line == 0 { &bold } else { &text })?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save(path)
}
