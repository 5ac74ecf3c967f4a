//! A table of master data: its headers found in Chinese or English, the order of its dates, its rows as values.
//! Refuses a file that lacks a column, a header that stands for another's column, a row that is the template's example.
//! All errors of a row are found at once. Tested by `tests/import_masters.rs`.

use super::{Column, Filled, Master, Trouble, values};
use crate::import::{
    BadRow, Fault, Guessed, Info, Options, RowError, Table,
    dates::{Order, Rule, Style},
    order::Guess,
    sheet::CellFlag,
    table::Row,
};
use jiff::tz::TimeZone;
use shouwen_domain::words::Said;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

pub(super) struct Sheet {
    path: PathBuf,
    pub(super) columns: Vec<String>,
    pub(super) info: Info,
    /// Columns of the kind with their places in the file.
    found: Vec<(&'static Column, usize)>,
    rules: BTreeMap<&'static str, Rule>,
    pub(super) orders: BTreeMap<&'static str, Guessed>,
    pub(super) unused: Vec<String>,
    /// Rows that could be counted.
    pub(super) rows: u64,
}

/// Without case, brackets of either width and a mark that a column must be filled.
fn plain(header: &str) -> String {
    let mut text = header.trim().trim_end_matches(['*', '＊']).replace('（', "(").replace('）', ")").to_lowercase();
    text.retain(|c| c != '_' && !c.is_whitespace());
    text
}

fn stands_for(column: &Column, header: &str) -> bool {
    let header = plain(header);
    [column.name, column.words.zh, column.words.en].iter().any(|name| plain(name) == header)
}

impl Sheet {
    pub(super) fn open(
        path: &Path,
        master: &'static Master,
        zone: &TimeZone,
        declared: Option<Order>,
    ) -> Result<Self, Trouble> {
        let refused = |fault: Fault| Trouble::Refused(fault.said);
        let table = Table::open(path, &Options::default()).map_err(refused)?;
        let (columns, info) = (table.columns.clone(), table.info.clone());
        let found = places(master, &columns).map_err(Trouble::Refused)?;
        let unused = columns.iter().enumerate().filter(|(at, _)| !found.iter().any(|(_, place)| place == at));
        let unused = unused.map(|(_, name)| name.clone()).collect();
        let mut guesses: Vec<(&'static Column, usize, Guess)> =
            found.iter().filter(|(c, _)| c.shape.is_date()).map(|(c, at)| (*c, *at, Guess::default())).collect();
        let mut rows = 0;
        for row in table {
            rows += 1;
            let Ok(row) = row else { continue };
            for (_, at, guess) in guesses.iter_mut().filter(|(_, at, _)| row.flag(*at).is_none()) {
                if !row.cells[*at].trim().is_empty() {
                    guess.add(row.number, &row.cells[*at]);
                }
            }
        }
        let (mut rules, mut orders) = (BTreeMap::new(), BTreeMap::new());
        for (column, _, guess) in guesses {
            let mut guessed = guess.result(false);
            if let (Some(order), false) = (declared, guessed.certain) {
                guessed.said = order.declared();
            }
            let order = declared.or_else(|| guessed.order.filter(|_| guessed.certain));
            let rule = Rule {
                style: Style::Auto,
                order,
                two_digit_years: None,
                end_of_day: false,
                mapped: false,
                zone: zone.clone(),
            };
            rules.insert(column.name, rule);
            orders.insert(column.name, guessed);
        }
        Ok(Self { path: path.to_owned(), columns, info, found, rules, orders, unused, rows })
    }

    /// Why no row may be imported: a date order that the file does not prove and nobody declared.
    pub(super) fn refusals(&self) -> Vec<Said> {
        let unsure = self.orders.iter().filter(|(name, g)| !g.certain && self.rules[*name].order.is_none());
        let named =
            |name: &str| self.found.iter().find(|(c, _)| c.name == name).map_or("", |(_, at)| &self.columns[*at]);
        unsure
            .map(|(name, g)| {
                let name = named(name);
                Said::new(format!("{name}：{}", g.said.zh), format!("{name}: {}", g.said.en))
            })
            .collect()
    }

    /// Every row, in the order of the file.
    pub(super) fn read(&self) -> Result<impl Iterator<Item = Result<Filled, BadRow>> + '_, Trouble> {
        let table = Table::open(&self.path, &Options::default()).map_err(|fault| Trouble::Refused(fault.said))?;
        if table.columns != self.columns {
            return Err(Trouble::Refused(Said::new(
                "文件在读取期间改变了，请重新导入",
                "the file changed while it was being read: import it again",
            )));
        }
        Ok(table.map(|row| match row {
            Ok(row) => self.filled(row),
            Err(Fault { line, row, said, cells, fatal }) => {
                let row = row.unwrap_or_default();
                let error = RowError { row, line, column: None, target: None, value: None, said };
                Err(BadRow { row, line, cells, errors: vec![error], fatal })
            }
        }))
    }

    fn filled(&self, row: Row) -> Result<Filled, BadRow> {
        let mut errors = Vec::new();
        let mut filled = BTreeMap::new();
        if let Some(said) = self.example(&row) {
            errors.push(self.error(&row, None, said));
            return Err(BadRow { row: row.number, line: row.line, cells: row.cells, errors, fatal: false });
        }
        for &(column, at) in &self.found {
            let text = unguarded(row.cells[at].trim());
            let said = match (row.flag(at), text) {
                (_, "") if column.must => Said::new("不能为空", "must not be empty"),
                (_, "") => continue,
                (Some(CellFlag::LostDigits), _) => Said::new(
                    "数字超过 15 位，Excel 已丢失末位：请把该列设为文本后重新填写",
                    "a number of more than 15 digits: Excel has lost the last; set the column to text, type anew",
                ),
                (Some(CellFlag::Error), _) => Said::new("单元格是公式错误", "a formula error"),
                (flag, text) => {
                    let typed = flag == Some(CellFlag::Date);
                    match values::read(column.shape, text, typed, self.rules.get(column.name)) {
                        Ok(value) => {
                            filled.insert(column.name, value);
                            continue;
                        }
                        Err(said) => said,
                    }
                }
            };
            errors.push(self.error(&row, Some(at), said));
        }
        if errors.is_empty() {
            return Ok(Filled { row: row.number, line: row.line, cells: row.cells, values: filled });
        }
        Err(BadRow { row: row.number, line: row.line, cells: row.cells, errors, fatal: false })
    }

    fn error(&self, row: &Row, at: Option<usize>, said: Said) -> RowError {
        let column = at.map(|at| self.columns[at].clone());
        let said = match &column {
            Some(name) => Said::new(format!("{name}：{}", said.zh), format!("{name}: {}", said.en)),
            None => said,
        };
        RowError { row: row.number, line: row.line, column, target: None, value: None, said }
    }

    /// The examples of the template left in the file are no data.
    fn example(&self, row: &Row) -> Option<Said> {
        let same = |n: usize| self.found.iter().all(|(c, at)| row.cells[*at].trim() == c.examples[n]);
        (same(0) || same(1))
            .then(|| Said::new("这是模板里的示例行，请删除", "this is an example row of the template: delete it"))
    }
}

/// The error sheet puts an apostrophe before what a spreadsheet would run; a corrected sheet comes back with it.
fn unguarded(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '@', '+', '-'])).unwrap_or(text)
}

fn places(master: &'static Master, columns: &[String]) -> Result<Vec<(&'static Column, usize)>, Said> {
    let mut found: Vec<(&'static Column, usize)> = Vec::new();
    let mut absent = Vec::new();
    for column in master.columns {
        let all: Vec<usize> = (0..columns.len()).filter(|at| stands_for(column, &columns[*at])).collect();
        match all[..] {
            [] if column.must => absent.push(column.words),
            [] => {}
            [at] => found.push((column, at)),
            [a, b, ..] => {
                let (a, b) = (&columns[a], &columns[b]);
                return Err(Said::new(
                    format!("“{a}”和“{b}”是同一列，请去掉一个"),
                    format!("\"{a}\" and \"{b}\" are the same column: take one away"),
                ));
            }
        }
    }
    if absent.is_empty() {
        return Ok(found);
    }
    let zh: Vec<&str> = absent.iter().map(|words| words.zh).collect();
    let en: Vec<&str> = absent.iter().map(|words| words.en).collect();
    let all = columns.join(", ");
    Err(Said::new(
        format!("文件里没有这些列：{}。文件的列是：{all}。可用 --template 写出模板", zh.join("、")),
        format!("the file lacks these columns: {}. It has: {all}. --template writes a template", en.join(", ")),
    ))
}
