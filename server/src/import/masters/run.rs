//! The run of an import of master data: batches of rows, each row in a savepoint of its own; a rule table at once.
//! A dry run is the same with every batch given up again. Owns: counts, error sheet, lines of the log, the new version of
//! the configuration. Refuses a file whose dates it would have to guess. Tested by `tests/import_masters.rs`.

use super::{Apply, Desk, Fate, Filled, Master, Replaced, Stop, Trouble, columns::Sheet, kinds, master};
use crate::{
    app::App,
    import::{
        BadRow, Guessed, Info, RowError,
        dates::Order,
        keys::Keys,
        refused::{Refusals, RefusedRow, SHOWN, joined},
        run::{SMALLEST, line, next_size, usage},
        whose::company,
    },
};
use serde::Serialize;
use shouwen_domain::{flow::Door, words::Said};
use shouwen_store::{StoreError, Tx, audit, policy};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::Instant,
};

/// What is to be imported, for whom.
#[derive(Clone, Debug, Default)]
pub struct Task {
    pub kind: String,
    pub file: PathBuf,
    /// Code of the company; the first one when not given.
    pub company: Option<String>,
    /// Login of the person who imports; the command line itself when not given.
    pub person: Option<String>,
    /// `YMD`, `MDY` or `DMY`, where the file does not prove the order of its dates.
    pub dates: Option<String>,
}

/// A checked task: the file has been read through once, nothing has been written.
pub struct Prepared {
    master: &'static Master,
    desk: Arc<Desk>,
    sheet: Sheet,
    file: String,
    pub company_code: String,
    pub company_name: String,
}

impl Prepared {
    pub fn rows(&self) -> u64 {
        self.sheet.rows
    }
}

/// What a run did, or a dry run would do.
#[derive(Debug, Serialize)]
pub struct Summary {
    pub kind: &'static str,
    pub company: String,
    pub file: String,
    pub dry_run: bool,
    pub rows: u64,
    pub made: u64,
    pub changed: u64,
    /// In the database already, as they are in the file.
    pub there: u64,
    pub refused: u64,
    /// Readable rows of a table that was refused as a whole.
    pub withheld: u64,
    /// Rows of the table before that the new one does not have.
    pub gone: u64,
    pub(crate) info: Info,
    /// What the dates of each column say about day and month.
    pub(crate) orders: BTreeMap<&'static str, Guessed>,
    pub unused_columns: Vec<String>,
    pub errors_file: Option<PathBuf>,
    pub seconds: f64,
    /// The first rows that differ from what is there: number of the row and the columns.
    pub changed_rows: Vec<(u64, Vec<&'static str>)>,
    /// Rows that change what is easily changed by mistake, in words.
    pub remarks: Vec<(u64, Said)>,
    /// The first refused rows with their reasons.
    pub refusals: Vec<RefusedRow>,
}

/// Reads and checks everything that can be checked without writing.
pub fn prepare(app: &Arc<App>, task: &Task) -> Result<Prepared, Trouble> {
    let master = master(&task.kind).ok_or_else(|| {
        let all = kinds().join(", ");
        usage(format!("没有这种主数据（有：{all}）"), format!("no such master data (there are: {all})"))
    })?;
    let house = app.house();
    let company = company(&house, task.company.as_deref())?;
    let by = match &task.person {
        None => None,
        Some(login) => {
            let wanted = login.clone();
            let row = app.db.read_now(move |tx| shouwen_store::org::by_login(tx, &wanted))?;
            let row = row.filter(|p| p.active && p.company.is_none_or(|c| c == company));
            Some(row.map(|p| p.id).ok_or_else(|| {
                Trouble::Refused(Said::new(
                    format!("公司没有在职人员 {login}"),
                    format!("the company has no active person {login}"),
                ))
            })?)
        }
    };
    let declared = match task.dates.as_deref() {
        None => None,
        Some("YMD") => Some(Order::Ymd),
        Some("MDY") => Some(Order::Mdy),
        Some("DMY") => Some(Order::Dmy),
        Some(_) => return Err(usage("日期次序只能是 YMD、MDY 或 DMY", "the order of dates is YMD, MDY or DMY")),
    };
    let desk = Desk::open(app, company, by)?;
    let sheet = Sheet::open(&task.file, master, &desk.zone, declared)?;
    let unit = house.unit(company);
    Ok(Prepared {
        master,
        sheet,
        file: task.file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
        company_code: unit.map(|u| u.code.clone()).unwrap_or_default(),
        company_name: unit.map(|u| u.name.clone()).unwrap_or_default(),
        desk: Arc::new(desk),
    })
}

/// Imports, or shows what an import would do. `progress` hears after every batch how many rows are done.
pub fn run(
    prepared: &Prepared,
    dry: bool,
    errors: Option<&Path>,
    progress: &mut dyn FnMut(u64),
) -> Result<Summary, Trouble> {
    if !dry && let Some(said) = joined(&prepared.sheet.refusals()) {
        return Err(Trouble::Refused(said));
    }
    let from = Instant::now();
    let mut run =
        Run { p: prepared, dry, refused: Refusals::new(errors, &prepared.sheet.columns), out: blank(prepared, dry) };
    run.log("import.begin", format!("{} {}: rows {}", prepared.master.kind, prepared.file, prepared.rows()))?;
    match prepared.master.apply {
        Apply::Row(apply) => run.rows(apply, progress)?,
        Apply::Table(apply) => run.table(apply, progress)?,
    }
    run.refused.finish()?;
    let Run { refused, mut out, .. } = run;
    (out.refused, out.errors_file, out.refusals) = (refused.n, refused.file, refused.first);
    out.seconds = (from.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
    let told = format!(
        "{} {}: rows {}, made {}, changed {}, there {}, refused {}, withheld {}, gone {}",
        out.kind, out.file, out.rows, out.made, out.changed, out.there, out.refused, out.withheld, out.gone
    );
    if !dry {
        log(prepared, "import.end", told)?;
        let app = prepared.desk.app.clone();
        prepared.desk.app.db.read_now(move |tx| app.house_in(tx).map(drop))?;
    }
    Ok(out)
}

fn blank(p: &Prepared, dry_run: bool) -> Summary {
    Summary {
        kind: p.master.kind,
        company: p.company_code.clone(),
        file: p.file.clone(),
        dry_run,
        rows: 0,
        made: 0,
        changed: 0,
        there: 0,
        refused: 0,
        withheld: 0,
        gone: 0,
        info: p.sheet.info.clone(),
        orders: p.sheet.orders.clone(),
        unused_columns: p.sheet.unused.clone(),
        errors_file: None,
        seconds: 0.0,
        changed_rows: Vec::new(),
        remarks: Vec::new(),
        refusals: Vec::new(),
    }
}

/// What a transaction ends with: a dry run gives it up and keeps only what it saw.
enum Given<T> {
    Up(T),
    Store(StoreError),
}

impl<T> From<StoreError> for Given<T> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

struct Run<'p> {
    p: &'p Prepared,
    dry: bool,
    refused: Refusals<'p>,
    out: Summary,
}

type RowFn = fn(&mut Tx<'_>, &Desk, &Filled) -> Result<Fate, Stop>;
type TableFn = fn(&mut Tx<'_>, &Desk, &[Filled]) -> Result<Replaced, Stop>;

impl Run<'_> {
    fn log(&self, what: &'static str, detail: String) -> Result<(), Trouble> {
        if self.dry { Ok(()) } else { log(self.p, what, detail) }
    }

    fn rows(&mut self, apply: RowFn, progress: &mut dyn FnMut(u64)) -> Result<(), Trouble> {
        let (mut size, mut batch, mut keys) = (SMALLEST, Vec::new(), Keys::default());
        for row in self.p.sheet.read()? {
            self.out.rows += 1;
            batch.push(row.and_then(|row| claimed(row, self.p, &mut keys)));
            if batch.len() >= size {
                let from = Instant::now();
                let n = batch.len();
                self.flush(apply, std::mem::take(&mut batch))?;
                size = next_size(size, n, from.elapsed());
                progress(self.out.rows);
            }
        }
        self.flush(apply, batch)?;
        progress(self.out.rows);
        Ok(())
    }

    /// Unreadable rows wait for the readable ones before them, so that the error sheet is in the order of the file.
    fn flush(&mut self, apply: RowFn, batch: Vec<Result<Filled, BadRow>>) -> Result<(), Trouble> {
        let rows: Arc<Vec<Filled>> = Arc::new(batch.iter().flatten().cloned().collect());
        let mut fates = self.written(apply, &rows)?.into_iter();
        for row in &batch {
            match row {
                Ok(row) => fates.next().map_or(Ok(()), |fate| self.count(row, fate))?,
                Err(bad) => self.refused.add(bad)?,
            }
        }
        Ok(())
    }

    fn written(&self, apply: RowFn, rows: &Arc<Vec<Filled>>) -> Result<Vec<Fate>, Trouble> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let (desk, mine, master, dry) = (self.p.desk.clone(), rows.clone(), self.p.master, self.dry);
        let file = self.p.file.clone();
        let done = self.p.desk.app.db.write_now(move |tx| {
            let fates: Result<Vec<Fate>, StoreError> = mine.iter().map(|row| one(tx, &desk, apply, row)).collect();
            let fates = fates?;
            if dry {
                return Err(Given::Up(fates));
            }
            settle(tx, &desk, master, fates.iter().any(moved))?;
            for (row, fate) in mine.iter().zip(&fates) {
                trace(tx, &desk, master, &file, row, fate)?;
            }
            Ok(fates)
        });
        match done {
            Ok(fates) | Err(Given::Up(fates)) => Ok(fates),
            Err(Given::Store(error)) => Err(error.into()),
        }
    }

    fn table(&mut self, apply: TableFn, progress: &mut dyn FnMut(u64)) -> Result<(), Trouble> {
        let mut rows = Vec::new();
        for row in self.p.sheet.read()? {
            self.out.rows += 1;
            match row {
                Ok(row) => rows.push(row),
                Err(bad) => self.refused.add(&bad)?,
            }
        }
        if self.refused.n > 0 {
            self.out.withheld = rows.len() as u64;
            return Ok(());
        }
        let rows = Arc::new(rows);
        let (desk, mine, master, dry) = (self.p.desk.clone(), rows.clone(), self.p.master, self.dry);
        let done = self.p.desk.app.db.write_now(move |tx| {
            let done = match tx.savepoint(|tx| apply(tx, &desk, &mine)) {
                Err(Stop::Store(error)) => return Err(Given::Store(error)),
                done => done,
            };
            if dry {
                return Err(Given::Up(done));
            }
            if let Ok(replaced) = &done {
                settle(tx, &desk, master, replaced.gone > 0 || replaced.fates.iter().any(moved))?;
            }
            Ok(done)
        });
        let done = match done {
            Ok(done) | Err(Given::Up(done)) => done,
            Err(Given::Store(error)) => return Err(error.into()),
        };
        progress(self.out.rows);
        match done {
            Ok(replaced) => {
                self.out.gone = replaced.gone;
                rows.iter().zip(replaced.fates).try_for_each(|(row, fate)| self.count(row, fate))
            }
            Err(Stop::Rows(mut wrong)) => {
                wrong.sort_by_key(|(at, _)| *at);
                for group in wrong.chunk_by(|a, b| a.0 == b.0) {
                    let said = joined(&group.iter().map(|(_, said)| said.clone()).collect::<Vec<_>>());
                    self.refused.add(&bad(&rows[group[0].0], said.unwrap_or_else(|| Said::new("", ""))))?;
                }
                self.out.withheld = rows.len() as u64 - self.refused.n;
                Ok(())
            }
            Err(Stop::Refused(said)) => Err(Trouble::Refused(said)),
            Err(Stop::Store(error)) => Err(error.into()),
        }
    }

    fn count(&mut self, row: &Filled, fate: Fate) -> Result<(), Trouble> {
        match fate {
            Fate::Made(_) => self.out.made += 1,
            Fate::There => self.out.there += 1,
            Fate::Changed(_, columns, remarks) => {
                self.out.changed += 1;
                self.out.remarks.extend(remarks.into_iter().map(|said| (row.row, said)));
                if self.out.changed_rows.len() < SHOWN {
                    self.out.changed_rows.push((row.row, columns));
                }
            }
            Fate::Refused(said) => self.refused.add(&bad(row, said))?,
        }
        Ok(())
    }
}

fn bad(row: &Filled, said: Said) -> BadRow {
    let error = RowError { row: row.row, line: row.line, column: None, target: None, value: None, said };
    BadRow { row: row.row, line: row.line, cells: row.cells.clone(), errors: vec![error], fatal: false }
}

/// A row whose keys stand in no row before it.
fn claimed(row: Filled, p: &Prepared, keys: &mut Keys) -> Result<Filled, BadRow> {
    let claim = (p.master.keys)(&row, &p.desk).and_then(|all| all.iter().try_for_each(|key| keys.claim(key, row.line)));
    match claim {
        Ok(()) => Ok(row),
        Err(said) => Err(bad(&row, said)),
    }
}

/// One row in a savepoint of its own: what it refuses leaves nothing behind.
fn one(tx: &mut Tx<'_>, desk: &Desk, apply: RowFn, row: &Filled) -> Result<Fate, StoreError> {
    match tx.savepoint(|tx| apply(tx, desk, row)) {
        Ok(fate) => Ok(fate),
        Err(Stop::Refused(said)) => Ok(Fate::Refused(said)),
        Err(Stop::Rows(mut rows)) => Ok(Fate::Refused(rows.pop().map_or_else(|| Said::new("", ""), |(_, said)| said))),
        Err(Stop::Store(StoreError::Conflict(_))) => Ok(Fate::Refused(Said::new(
            "编号已被占用，或同时有人在改这条数据：请核对后再导入",
            "the number is taken, or somebody else is changing this: look, and import it again",
        ))),
        Err(Stop::Store(error)) => Err(error),
    }
}

const fn moved(fate: &Fate) -> bool {
    matches!(fate, Fate::Made(_) | Fate::Changed(..))
}

/// What the picture of the configuration is made of needs a new version of it, in the same transaction.
fn settle(tx: &mut Tx<'_>, desk: &Desk, master: &Master, moved: bool) -> Result<(), StoreError> {
    if master.configures && moved {
        policy::new_version(tx, desk.by, desk.now(), &format!("import {}", master.kind))?;
    }
    Ok(())
}

/// A line of the log for what has an id: which columns, never their values.
fn trace(
    tx: &mut Tx<'_>,
    desk: &Desk,
    master: &Master,
    file: &str,
    row: &Filled,
    fate: &Fate,
) -> Result<(), StoreError> {
    let (subject, outcome, columns) = match fate {
        Fate::Made(Some(id)) => (*id, "made", String::new()),
        Fate::Changed(Some(id), columns, _) => (*id, "changed", columns.join(", ")),
        _ => return Ok(()),
    };
    let entry = audit::Entry {
        at: desk.now(),
        actor: desk.by,
        door: Door::Import.code(),
        what: &format!("import.{}", master.kind),
        subject: Some(subject),
        outcome,
        detail: &format!("{file}: row {} {columns}", row.row),
    };
    audit::append(tx, desk.company, &entry)
}

fn log(p: &Prepared, what: &'static str, detail: String) -> Result<(), Trouble> {
    let desk = p.desk.clone();
    let done = p.desk.app.db.write_now(move |tx| line(tx, desk.company, desk.by, desk.now(), what, "done", &detail));
    Ok(done?)
}
