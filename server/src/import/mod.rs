//! Import of foreign tables: reading files and mapping rows, without a database. What comes out goes through `act` like
//! everything else. Refuses whatever it would have to guess; tried below and, on two real sets, in `real.rs`.

mod dates;
mod delimited;
mod keys;
pub(crate) mod known;
mod mapping;
pub mod masters;
mod order;
mod parts;
mod plan;
#[cfg(test)]
mod real;
mod refused;
mod rehearse;
mod row;
pub mod run;
mod scan;
mod sheet;
pub(crate) mod steps;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod update;
pub(crate) mod whose;

pub(crate) use mapping::{Mapping, Target};
pub(crate) use order::Guessed;
pub(crate) use row::{BadRow, MappedRow, RowError, Tally};
pub(crate) use table::{Fault, Info, Options, Table};

use dates::{Order, Style};
use keys::Keys;
use order::Guess;
use plan::{Headers, Plan};
use serde::Serialize;
use shouwen_domain::words::Said;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use table::{MAX_CELL, MAX_COLUMNS, MAX_RECORD, MAX_SHEET_CELLS};

/// A file and its mapping, checked against each other and ready to be read as often as needed.
pub(crate) struct Import {
    path: PathBuf,
    mapping: Mapping,
    plan: Plan,
    pub(crate) columns: Vec<String>,
    pub(crate) info: Info,
    /// What the dates of each `auto` column say about day and month, by target.
    pub(crate) orders: BTreeMap<&'static str, Guessed>,
    /// Columns whose dates contradict the order that the mapping declares.
    contradicted: BTreeMap<&'static str, Said>,
}

/// What a dry run shows (SYS-04).
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Preview {
    pub(crate) info: Info,
    pub(crate) columns: Vec<String>,
    /// Columns that the mapping does not use.
    pub(crate) unused_columns: Vec<String>,
    /// Columns that the mapping can do without and that the file has not.
    pub(crate) absent_columns: Vec<String>,
    pub(crate) orders: BTreeMap<&'static str, Guessed>,
    /// Rows read, good and bad.
    pub(crate) rows: u64,
    pub(crate) good: u64,
    pub(crate) bad: u64,
    /// The first good rows.
    pub(crate) first: Vec<MappedRow>,
    /// The first errors.
    pub(crate) errors: Vec<RowError>,
    pub(crate) tally: Tally,
    /// Why the real run would refuse the file as a whole.
    pub(crate) refusals: Vec<Said>,
}

impl Import {
    /// Opens the file, finds the columns, and reads it once when the order of its dates must be found out.
    pub(crate) fn open(path: &Path, mapping: Mapping) -> Result<Self, Fault> {
        let table = Table::open(path, &mapping.options)?;
        let mut plan = Plan::new(&mapping, &table.columns).map_err(|said| Fault {
            line: 1,
            row: None,
            said,
            cells: Vec::new(),
            fatal: true,
        })?;
        let (columns, info) = (table.columns.clone(), table.info.clone());
        let declared = |style: &Style| match style {
            Style::Auto => Some(None),
            Style::Order(order @ (Order::Mdy | Order::Dmy)) => Some(Some(*order)),
            _ => None,
        };
        let mut guesses: Vec<(Target, Vec<usize>, Option<Order>, Guess)> = plan
            .dates()
            .filter_map(|(target, columns, style)| Some((target, columns.to_vec(), declared(style)?, Guess::default())))
            .collect();
        if !guesses.is_empty() {
            for row in table.flatten() {
                for (target, columns, _, guess) in &mut guesses {
                    for at in columns.iter().filter(|at| row.flag(**at).is_none()) {
                        if !plan.is_empty(*target, &row.cells[*at]) {
                            guess.add(row.number, &row.cells[*at]);
                        }
                    }
                }
            }
        }
        let (mut orders, mut contradicted) = (BTreeMap::new(), BTreeMap::new());
        for (target, _, declared, guess) in guesses {
            if let Some(order) = declared {
                contradicted.extend(guess.contradicts(order).map(|said| (target.name(), said)));
                continue;
            }
            let guessed = guess.result(true);
            plan.settle(target, guessed.order.filter(|_| guessed.certain));
            orders.insert(target.name(), guessed);
        }
        Ok(Self { path: path.to_owned(), mapping, plan, columns, info, orders, contradicted })
    }

    pub(crate) fn mapping(&self) -> &Mapping {
        &self.mapping
    }

    /// Why no row may be imported: a date order that the file does not prove and nobody declared, or that was declared and is
    /// disproved.
    pub(crate) fn refusals(&self) -> Vec<Said> {
        let unsure = self.orders.iter().filter(|(_, guessed)| !guessed.certain).map(|(name, g)| (name, &g.said));
        let all = unsure.chain(&self.contradicted);
        all.map(|(name, said)| Said::new(format!("{name}：{}", said.zh), format!("{name}: {}", said.en))).collect()
    }

    /// All rows, in the order of the file.
    pub(crate) fn rows(&self) -> Result<Rows<'_>, Fault> {
        let table = Table::open(&self.path, &self.mapping.options)?;
        if table.columns != self.columns {
            return Err(Fault::fatal(1, "文件在读取期间改变了", "the file changed while it was being read"));
        }
        Ok(Rows { plan: &self.plan, table, keys: Keys::default(), tally: Tally::default() })
    }

    /// Reads the whole file and shows what an import would do.
    pub(crate) fn preview(&self, rows_shown: usize, errors_shown: usize) -> Result<Preview, Fault> {
        let mut rows = self.rows()?;
        let (mut first, mut errors, mut good, mut bad) = (Vec::new(), Vec::new(), 0, 0);
        for row in rows.by_ref() {
            match row {
                Ok(row) => {
                    good += 1;
                    if first.len() < rows_shown {
                        first.push(row);
                    }
                }
                Err(row) => {
                    bad += 1;
                    let room = errors_shown.saturating_sub(errors.len());
                    errors.extend(row.errors.into_iter().take(room));
                }
            }
        }
        let used = self.mapping.fields.values().chain(self.mapping.extra.values());
        let named: BTreeSet<&String> = used.flat_map(mapping::Field::column_names).chain(&self.mapping.key).collect();
        let headers = Headers::of(&self.columns);
        let used: BTreeSet<usize> = named.iter().filter_map(|name| headers.place(name)).collect();
        Ok(Preview {
            info: self.info.clone(),
            unused_columns: (0..self.columns.len())
                .filter(|at| !used.contains(at))
                .map(|at| self.columns[at].clone())
                .collect(),
            absent_columns: named.into_iter().filter(|name| headers.place(name).is_none()).cloned().collect(),
            columns: self.columns.clone(),
            orders: self.orders.clone(),
            rows: good + bad,
            good,
            bad,
            first,
            errors,
            tally: rows.tally,
            refusals: self.refusals(),
        })
    }
}

/// Mapped rows, one by one. A bad row is an `Err` and the next one follows, unless it is fatal.
pub(crate) struct Rows<'a> {
    plan: &'a Plan,
    table: Table,
    keys: Keys,
    pub(crate) tally: Tally,
}

impl Iterator for Rows<'_> {
    type Item = Result<MappedRow, BadRow>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(match self.table.next()? {
            Ok(row) => self.plan.map(&row, &mut self.keys, &mut self.tally),
            Err(Fault { line, row, said, cells, fatal }) => {
                let row = row.unwrap_or_default();
                let error = RowError { row, line, column: None, target: None, value: None, said };
                Err(BadRow { row, line, cells, errors: vec![error], fatal })
            }
        })
    }
}

/// The error sheet: the columns of the file, then line and reasons. CSV in UTF-8 with a mark, so that Excel opens it.
pub(crate) struct ErrorSheet<W: Write> {
    out: W,
    width: usize,
}

impl<W: Write> ErrorSheet<W> {
    pub(crate) fn new(mut out: W, columns: &[String]) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut sheet = Self { out, width: columns.len() };
        sheet.write(columns.iter().map(String::as_str).chain(["行号", "原因", "reason"]))?;
        Ok(sheet)
    }

    pub(crate) fn add(&mut self, row: &BadRow) -> io::Result<()> {
        let said = |of: fn(&Said) -> &str, join| row.errors.iter().map(|e| of(&e.said)).collect::<Vec<_>>().join(join);
        let (zh, en) = (said(|s| &s.zh, "；"), said(|s| &s.en, "; "));
        let line = row.line.to_string();
        // A row with too many cells keeps those that have a header, so that the reasons stay in their columns.
        let cells = row.cells.iter().map(String::as_str).chain(std::iter::repeat("")).take(self.width);
        let cells: Vec<&str> = cells.chain([line.as_str(), &zh, &en]).collect();
        self.write(cells)
    }

    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.out.flush()?;
        Ok(self.out)
    }

    fn write<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
        safe_row(&mut self.out, cells)
    }
}

/// A row of CSV for spreadsheets. A spreadsheet runs a cell that starts like a formula; signed numbers are not formulas.
pub(crate) fn safe_row<'c>(out: &mut impl Write, cells: impl IntoIterator<Item = &'c str>) -> io::Result<()> {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            out.write_all(b",")?;
        }
        let formula = cell.starts_with(['=', '@', '\t', '\r'])
            || (cell.starts_with(['+', '-']) && cell[1..].contains(|c: char| !c.is_ascii_digit() && c != '.'));
        let guard = if formula { "'" } else { "" };
        if formula || cell.contains([',', '"', '\n', '\r']) {
            write!(out, "\"{guard}{}\"", cell.replace('"', "\"\""))?;
        } else {
            out.write_all(cell.as_bytes())?;
        }
    }
    out.write_all(b"\r\n")
}
