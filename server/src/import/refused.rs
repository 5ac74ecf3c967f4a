//! The rows that an import left out: counted, the first of them told, all of them in the error sheet.
//! The sheet is made when the first row is refused. Tested by `tests/import_real.rs` and `tests/import_masters.rs`.

use super::ErrorSheet;
use super::row::BadRow;
use super::run::{Trouble, usage};
use serde::Serialize;
use shouwen_domain::words::Said;
use std::{
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
};

#[derive(Clone, Debug, Serialize)]
pub struct RefusedRow {
    pub row: u64,
    pub line: u64,
    #[serde(flatten)]
    pub said: Said,
}

/// Most rows told one by one in a summary; the error sheet has all.
pub(super) const SHOWN: usize = 20;

pub(super) struct Refusals<'a> {
    sheet: Option<ErrorSheet<BufWriter<File>>>,
    path: Option<&'a Path>,
    columns: &'a [String],
    pub(super) n: u64,
    pub(super) first: Vec<RefusedRow>,
    /// The sheet, when there is one.
    pub(super) file: Option<PathBuf>,
}

impl<'a> Refusals<'a> {
    pub(super) fn new(path: Option<&'a Path>, columns: &'a [String]) -> Self {
        Self { sheet: None, path, columns, n: 0, first: Vec::new(), file: None }
    }

    pub(super) fn add(&mut self, bad: &BadRow) -> Result<(), Trouble> {
        self.n += 1;
        let said: Vec<Said> = bad.errors.iter().map(|e| e.said.clone()).collect();
        if self.first.len() < SHOWN {
            let said = joined(&said).unwrap_or_else(|| Said::new("", ""));
            self.first.push(RefusedRow { row: bad.row, line: bad.line, said });
        }
        let Some(path) = self.path else { return Ok(()) };
        if self.sheet.is_none() {
            let file = File::create(path).map_err(|e| {
                usage(format!("写不了 {}：{e}", path.display()), format!("cannot write {}: {e}", path.display()))
            })?;
            self.sheet = Some(ErrorSheet::new(BufWriter::new(file), self.columns)?);
            self.file = Some(path.to_owned());
        }
        if let Some(sheet) = &mut self.sheet {
            sheet.add(bad)?;
        }
        Ok(())
    }

    pub(super) fn finish(&mut self) -> Result<(), Trouble> {
        if let Some(sheet) = self.sheet.take() {
            sheet.finish()?;
        }
        Ok(())
    }
}

pub(super) fn joined(all: &[Said]) -> Option<Said> {
    let zh: Vec<&str> = all.iter().map(|s| s.zh.as_str()).collect();
    let en: Vec<&str> = all.iter().map(|s| s.en.as_str()).collect();
    (!all.is_empty()).then(|| Said::new(zh.join("；"), en.join("; ")))
}
