//! A table from a file: CSV, TSV (also gzipped) or XLSX, as rows of texts with their true line numbers.
//! Delimited text is a stream, whatever its size; a workbook is held in memory within [`MAX_SHEET_CELLS`] cells.

use super::delimited::{Delimited, sniff};
use super::sheet::{self, CellFlag, SheetRow};
use super::text::{Decoded, Found, detect, open_bytes};
use serde::Serialize;
use shouwen_domain::words::Said;
use std::collections::{HashMap, VecDeque};
use std::io::{self, Read};
use std::path::Path;

/// Longest cell in bytes (some 65,000 Chinese letters; Excel itself allows 32,767).
pub(crate) const MAX_CELL: usize = 200_000;
/// Longest record in bytes, all cells together.
pub(crate) const MAX_RECORD: usize = 4_000_000;
pub(crate) const MAX_COLUMNS: usize = 2_000;
/// Most data rows of one file.
pub(crate) const MAX_ROWS: u64 = 5_000_000;
/// Most filled cells of one worksheet, which is held in memory.
pub(crate) const MAX_SHEET_CELLS: usize = 5_000_000;
/// Largest workbook file in bytes.
pub(crate) const MAX_WORKBOOK: u64 = 100_000_000;

/// What is wrong with a file, or with one row of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Fault {
    /// Line in the file, or row of the sheet.
    pub(crate) line: u64,
    /// Number of the data row; `None` for the file or its header.
    pub(crate) row: Option<u64>,
    pub(crate) said: Said,
    /// The row as far as it could be read, for the error sheet.
    pub(crate) cells: Vec<String>,
    /// Nothing after it can be read.
    pub(crate) fatal: bool,
}

impl Fault {
    pub(crate) fn fatal(line: u64, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { line, row: None, said: Said::new(zh, en), cells: Vec::new(), fatal: true }
    }

    pub(crate) fn io(error: &io::Error) -> Self {
        let (zh, en) = match error.kind() {
            io::ErrorKind::NotFound => ("文件不存在", "the file does not exist"),
            io::ErrorKind::PermissionDenied => ("无权读取文件", "the file may not be read"),
            io::ErrorKind::UnexpectedEof => ("压缩文件不完整", "the compressed file is cut off"),
            _ => return Self::fatal(1, format!("读取失败：{error}"), format!("reading failed: {error}")),
        };
        Self::fatal(1, zh, en)
    }
}

/// What was declared about the file; `None` is found out.
#[derive(Clone, Debug, Default)]
pub(crate) struct Options {
    /// A label of the WHATWG Encoding Standard: `utf-8`, `gb18030`, `gbk`, `utf-16le`, `big5` …
    pub(crate) encoding: Option<String>,
    pub(crate) delimiter: Option<u8>,
    /// Name of the sheet; the first when not given.
    pub(crate) sheet: Option<String>,
    /// The header is handed out as it is: names are not trimmed, may be empty and may stand twice.
    pub(crate) header_as_is: bool,
}

/// What was found out about the file, shown in the preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Info {
    /// `csv` or `xlsx`.
    pub(crate) kind: &'static str,
    pub(crate) encoding: &'static str,
    /// The encoding was concluded from the bytes: a person should look at the preview.
    pub(crate) encoding_guessed: bool,
    /// One character; empty for a workbook.
    pub(crate) delimiter: String,
    pub(crate) sheet: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Row {
    /// Number of the data row, from 1; blank rows do not count.
    pub(crate) number: u64,
    /// Line in the file where it starts, or row of the sheet.
    pub(crate) line: u64,
    /// As many as there are columns.
    pub(crate) cells: Vec<String>,
    flags: Vec<(usize, CellFlag)>,
}

impl Row {
    /// What kind of typed cell the text came from, when that matters.
    pub(crate) fn flag(&self, column: usize) -> Option<CellFlag> {
        self.flags.iter().find(|(at, _)| *at == column).map(|(_, flag)| *flag)
    }
}

enum Source {
    Text(Box<Delimited<Decoded>>),
    Sheet(VecDeque<SheetRow>),
}

impl Source {
    fn next(&mut self) -> Result<Option<SheetRow>, Fault> {
        match self {
            Self::Sheet(rows) => Ok(rows.pop_front()),
            Self::Text(reader) => Ok(reader.next()?.map(|record| SheetRow {
                line: record.line,
                cells: record.cells,
                flags: Vec::new(),
                problem: record.problem,
            })),
        }
    }
}

/// An open table: an iterator of rows. A row that cannot be used is an `Err` and the next one follows, unless the
/// fault is fatal, which ends the table.
pub(crate) struct Table {
    pub(crate) columns: Vec<String>,
    pub(crate) info: Info,
    source: Source,
    number: u64,
    done: bool,
}

impl Table {
    /// SYS-04: opens a table and reads its header.
    pub(crate) fn open(path: &Path, options: &Options) -> Result<Self, Fault> {
        let mut magic = Vec::new();
        std::fs::File::open(path).and_then(|f| f.take(8).read_to_end(&mut magic)).map_err(|e| Fault::io(&e))?;
        if magic.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(Fault::fatal(
                1,
                "这是旧格式的 XLS 或有密码的工作簿，请另存为无密码的 XLSX",
                "this is an old XLS or a workbook with a password: save it as XLSX without one",
            ));
        }
        let (info, mut source) =
            if magic.starts_with(b"PK\x03\x04") { open_sheet(path, options)? } else { open_text(path, options)? };
        let Some(header) = source.next()? else {
            return Err(Fault::fatal(1, "文件里没有表头", "the file has no header"));
        };
        if let Some(said) = header.problem {
            return Err(Fault { line: header.line, row: None, said, cells: header.cells, fatal: true });
        }
        let columns = if options.header_as_is { header.cells } else { name_columns(header.cells, header.line)? };
        Ok(Self { columns, info, source, number: 0, done: false })
    }

    fn read_row(&mut self) -> Result<Option<Row>, Fault> {
        let row = loop {
            match self.source.next()? {
                None => return Ok(None),
                // Excel saves rows that were emptied as rows of delimiters.
                Some(row) if row.problem.is_none() && row.cells.iter().all(String::is_empty) => {}
                Some(row) => break row,
            }
        };
        self.number += 1;
        let (line, width, mut cells) = (row.line, self.columns.len(), row.cells);
        if self.number > MAX_ROWS {
            let zh = format!("超过 {MAX_ROWS} 行，请分成几个文件");
            return Err(Fault::fatal(line, zh, format!("more than {MAX_ROWS} rows: split the file")));
        }
        let fault = |said, cells| Err(Fault { line, row: Some(self.number), said, cells, fatal: false });
        if let Some(said) = row.problem {
            return fault(said, cells);
        }
        while cells.len() > width && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if matches!(self.source, Source::Sheet(_)) && cells.len() < width {
            cells.resize(width, String::new());
        }
        if cells.len() != width {
            let n = cells.len();
            let zh = format!("有 {n} 列，表头有 {width} 列");
            return fault(Said::new(zh, format!("{n} cells where the header has {width}")), cells);
        }
        Ok(Some(Row { number: self.number, line, cells, flags: row.flags }))
    }
}

impl Iterator for Table {
    type Item = Result<Row, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        let row = self.read_row().transpose();
        self.done = match &row {
            None => true,
            Some(Err(fault)) => fault.fatal,
            Some(Ok(_)) => false,
        };
        row
    }
}

fn open_sheet(path: &Path, options: &Options) -> Result<(Info, Source), Fault> {
    let size = std::fs::metadata(path).map_err(|e| Fault::io(&e))?.len();
    if size > MAX_WORKBOOK {
        let zh = format!("工作簿超过 {MAX_WORKBOOK} 字节，请存为 CSV");
        return Err(Fault::fatal(1, zh, format!("the workbook is larger than {MAX_WORKBOOK} bytes: save it as CSV")));
    }
    let sheet = sheet::read(path, options.sheet.as_deref())?;
    let info = Info {
        kind: "xlsx",
        encoding: "UTF-8",
        encoding_guessed: false,
        delimiter: String::new(),
        sheet: Some(sheet.name),
    };
    Ok((info, Source::Sheet(sheet.rows)))
}

fn open_text(path: &Path, options: &Options) -> Result<(Info, Source), Fault> {
    let Found { encoding, guessed } = detect(path, options.encoding.as_deref())?;
    let open =
        || -> Result<Decoded, Fault> { Ok(Decoded::new(open_bytes(path).map_err(|e| Fault::io(&e))?, encoding)) };
    let delimiter = if let Some(delimiter) = options.delimiter {
        delimiter
    } else {
        const SAMPLE: u64 = 1 << 17;
        let mut sample = Vec::new();
        // A malformed byte in the sample ends it here and is reported with its line when the rows are read.
        let whole = open()?.take(SAMPLE).read_to_end(&mut sample).is_ok() && (sample.len() as u64) < SAMPLE;
        sniff(&sample, whole)
    };
    let info = Info {
        kind: "csv",
        encoding: encoding.name(),
        encoding_guessed: guessed,
        delimiter: char::from(delimiter).to_string(),
        sheet: None,
    };
    Ok((info, Source::Text(Box::new(Delimited::new(open()?, delimiter)))))
}

/// Trims the names; a column without one is called by its place, two of the same name are refused.
fn name_columns(cells: Vec<String>, line: u64) -> Result<Vec<String>, Fault> {
    let mut cells: Vec<String> = cells.into_iter().map(|name| name.trim().to_owned()).collect();
    while cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    if cells.is_empty() {
        return Err(Fault::fatal(line, "表头是空的", "the header is empty"));
    }
    let mut seen = HashMap::new();
    for (at, name) in cells.iter_mut().enumerate() {
        let place = at + 1;
        if name.is_empty() {
            *name = format!("#{place}");
        }
        if let Some(first) = seen.insert(name.clone(), place) {
            let zh = format!("表头“{name}”出现了两次（第 {first} 列和第 {place} 列）");
            let en = format!("the header \"{name}\" stands twice (columns {first} and {place})");
            return Err(Fault::fatal(line, zh, en));
        }
    }
    Ok(cells)
}
