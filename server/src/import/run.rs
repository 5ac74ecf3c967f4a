//! The run of an import: every row is one transaction of acts through the one door, in the name of a person.
//! Refuses a file whose dates it would have to guess; refuses single rows into the error sheet; never writes a row twice,
//! nor half of one. A run that was killed is simply run again. Tested by `tests/import_real.rs`.

use super::known::Source;
use super::mapping::Mapping;
pub use super::refused::RefusedRow;
use super::refused::{Refusals, SHOWN, joined};
pub use super::rehearse::rehearse;
use super::row::{BadRow, RowError};
use super::steps::{self, MAX_EXTRAS, Place, Ready};
use super::whose::{company, recorder};
use super::{Import, Preview, parts, update};
use crate::{
    act::{Command, Failure, Target},
    app::App,
    policy::shipped_file,
};
use serde::Serialize;
use shouwen_domain::{flow::Door, id::Id, refusal::Refusal, words::Said};
use shouwen_store::{StoreError, Tx, audit, system};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

/// What is to be imported, for whom.
#[derive(Clone, Debug, Default)]
pub struct Task {
    pub file: PathBuf,
    /// A mapping file, or the name of a mapping that comes with the program.
    pub map: String,
    /// Code of the company; the first one when not given.
    pub company: Option<String>,
    /// Login of the person in whose name rows are recorded.
    pub person: Option<String>,
    /// Encoding of the file, in place of the mapping's.
    pub encoding: Option<String>,
    /// Newer outcomes of rows that are known go through the door as well.
    pub update: bool,
}

/// Why nothing was imported.
#[derive(Debug)]
pub enum Trouble {
    /// The call is wrong: no such mapping.
    Usage(Said),
    /// The file as a whole is refused, or the company or whoever is to record it is not there.
    Refused(Said),
    Broken(String),
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

pub(super) fn usage(zh: impl Into<String>, en: impl Into<String>) -> Trouble {
    Trouble::Usage(Said::new(zh, en))
}

/// A checked task: the file has been read through once, nothing has been written.
pub struct Prepared {
    import: Import,
    pub company: Id,
    pub company_code: String,
    pub company_name: String,
    pub person: Id,
    pub person_name: String,
    pub(crate) preview: Preview,
    update: bool,
}

impl Prepared {
    pub fn source(&self) -> &str {
        &self.import.mapping().name
    }

    /// Rows of the file, good and bad.
    pub fn rows(&self) -> u64 {
        self.preview.rows
    }
}

/// What a run did.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Summary {
    pub company: String,
    pub source: String,
    pub person: String,
    pub rows: u64,
    pub imported: u64,
    /// In the database already, as they are in the file.
    pub skipped: u64,
    /// In the database already, and newer in the file: that went through the door (`--update`).
    pub updated: u64,
    /// Of the updated ones those of which something else differs that an import does not take: among `changed_rows`.
    pub partly: u64,
    /// In the database already and different in the file: not touched.
    pub changed: u64,
    /// In the database already, whatever became of the row.
    pub known: u64,
    pub refused: u64,
    pub errors_file: Option<PathBuf>,
    /// The run was stopped before the end of the file.
    pub stopped: bool,
    pub seconds: f64,
    /// Imported rows by the state they reached.
    pub states: BTreeMap<String, u64>,
    /// The same by the word of the mapping: `open` may become `accepted`.
    pub reached: BTreeMap<String, BTreeMap<String, u64>>,
    /// Odd things that did not stop a row, by code.
    pub notes: BTreeMap<String, u64>,
    /// Gates that would have refused in mode "block", by code.
    pub warnings: BTreeMap<String, u64>,
    /// The first rows that changed at the source: number of the row and key.
    pub changed_rows: Vec<(u64, String)>,
    /// The first refused rows with their reasons.
    pub refusals: Vec<RefusedRow>,
}

fn mapping(map: &str) -> Result<Mapping, Trouble> {
    let path = Path::new(map);
    let text = if path.is_file() {
        std::fs::read_to_string(path)
            .map_err(|e| usage(format!("读不了映射文件 {map}：{e}"), format!("cannot read the mapping {map}: {e}")))?
    } else {
        shipped_file(&format!("import/{map}.toml"))
            .filter(|_| !map.contains(['/', '\\', '.']))
            .ok_or_else(|| usage(format!("没有映射 {map}"), format!("there is no mapping {map}")))?
    };
    let mapping = Mapping::parse(&text).map_err(|fault| Trouble::Usage(fault.said))?;
    if mapping.extra.len() > MAX_EXTRAS {
        return Err(usage(
            format!("附加字段最多 {MAX_EXTRAS} 个"),
            format!("a mapping may have at most {MAX_EXTRAS} extra fields"),
        ));
    }
    Ok(mapping)
}

/// Reads and checks everything that can be checked without writing.
pub fn prepare(app: &Arc<App>, task: &Task, rows_shown: usize) -> Result<Prepared, Trouble> {
    let house = app.house();
    let company = company(&house, task.company.as_deref())?;
    let person = match &task.person {
        Some(login) => {
            let wanted = login.clone();
            let row = app.db.read_now(move |tx| shouwen_store::org::by_login(tx, &wanted))?;
            row.filter(|p| p.active && p.company.is_none_or(|c| c == company)).map(|p| p.id).ok_or_else(|| {
                Trouble::Refused(Said::new(
                    format!("公司没有在职人员 {login}"),
                    format!("the company has no active person {login}"),
                ))
            })?
        }
        None => recorder(app, &house, company).ok_or_else(|| {
            usage("公司没有可以登记的人员，请用 --as 指明", "nobody of the company may record: name a person with --as")
        })?,
    };
    let mut mapping = mapping(&task.map)?;
    mapping.options.encoding = task.encoding.clone().or(mapping.options.encoding);
    let import = Import::open(&task.file, mapping).map_err(|fault| Trouble::Refused(fault.said))?;
    let preview = import.preview(rows_shown, SHOWN).map_err(|fault| Trouble::Refused(fault.said))?;
    let unit = house.unit(company);
    Ok(Prepared {
        company,
        company_code: unit.map(|u| u.code.clone()).unwrap_or_default(),
        company_name: unit.map(|u| u.name.clone()).unwrap_or_default(),
        person,
        person_name: house.name_of(person).unwrap_or_default(),
        import,
        preview,
        update: task.update,
    })
}

/// What became of a row.
#[derive(Clone, Debug)]
pub(super) enum Fate {
    /// The state it reached, and the gates that would have refused.
    Imported(String, Vec<String>),
    Skipped,
    /// The gates that would have refused, and whether something was left as it is here.
    Updated(Vec<String>, bool),
    Changed,
    /// Why, and whether the row is known.
    Refused(Said, bool),
}

/// A closure of the writer should not be longer than this, so that people at their screens do not wait for an import.
const TARGET: Duration = Duration::from_millis(20);
/// Below this the commit costs more than the rows.
pub(super) const SMALLEST: usize = 16;
const LARGEST: usize = 200;

/// As many rows as fit into the writer's share of time, by the speed just seen; never a leap.
pub(super) fn next_size(size: usize, rows: usize, took: Duration) -> usize {
    let fitting = TARGET.as_secs_f64() / took.as_secs_f64().max(1e-6) * rows as f64;
    (fitting as usize).clamp(SMALLEST, LARGEST).min(size * 2)
}

/// Imports. `progress` hears after every commit how many rows are done and may stop the run with `false`.
pub fn run(
    app: &Arc<App>,
    prepared: &Prepared,
    errors: Option<&Path>,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Summary, Trouble> {
    if let Some(said) = joined(&prepared.preview.refusals) {
        return Err(Trouble::Refused(said));
    }
    let run = Run::new(app, prepared, errors, false);
    run.begin()?;
    go(run, progress)?.end()
}

pub(super) fn go<'a>(mut run: Run<'a>, progress: &mut dyn FnMut(u64) -> bool) -> Result<Run<'a>, Trouble> {
    let (app, prepared) = (run.app, run.prepared);
    let from = Instant::now();
    let house = app.house();
    let source = prepared.source().to_owned();
    let mut batch: Vec<Ready> = Vec::new();
    for row in prepared.import.rows().map_err(|fault| Trouble::Refused(fault.said))? {
        run.summary.rows += 1;
        let place = Place { house: &house, company: prepared.company, source: &source, now: app.now() };
        match row.and_then(|row| steps::ready(row, &place)) {
            Ok(ready) => batch.push(ready),
            Err(bad) => run.refused.add(&bad)?,
        }
        if batch.len() >= run.size && !run.flush(&mut batch, progress)? {
            run.summary.stopped = true;
            break;
        }
    }
    if !run.summary.stopped {
        run.flush(&mut batch, progress)?;
    }
    run.summary.seconds = (from.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
    run.summary.refused = run.refused.n;
    run.summary.errors_file = run.refused.file.take();
    run.summary.refusals = std::mem::take(&mut run.refused.first);
    Ok(run)
}

/// How a rehearsed batch leaves its transaction: with an error, so that nothing stays.
enum Undone {
    Rehearsed(Vec<Fate>, Duration),
    Store(StoreError),
}

impl From<StoreError> for Undone {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

pub(super) struct Run<'a> {
    app: &'a Arc<App>,
    prepared: &'a Prepared,
    refused: Refusals<'a>,
    /// Every batch is taken back when its rows are known.
    rehearsal: bool,
    /// Rows of the next closure.
    size: usize,
    summary: Summary,
}

impl<'a> Run<'a> {
    pub(super) fn new(app: &'a Arc<App>, prepared: &'a Prepared, errors: Option<&'a Path>, rehearsal: bool) -> Self {
        let summary = Summary {
            company: prepared.company_code.clone(),
            source: prepared.source().to_owned(),
            person: prepared.person_name.clone(),
            ..Summary::default()
        };
        let refused = Refusals::new(errors, &prepared.import.columns);
        Self { app, prepared, refused, rehearsal, size: SMALLEST, summary }
    }

    /// Remembers the source and writes into the audit log that an import begins.
    fn begin(&self) -> Result<(), Trouble> {
        let (company, person, at) = (self.prepared.company, self.prepared.person, self.app.now());
        let source = Source::of(self.prepared.import.mapping(), at);
        let detail = format!("{}: {} rows", source.name, self.prepared.rows());
        self.app.db.write_now(move |tx| {
            source.save(tx, company)?;
            line(tx, company, person, at, "import.begin", "done", &detail)
        })?;
        Ok(())
    }

    pub(super) fn close(mut self) -> Result<Summary, Trouble> {
        self.refused.finish()?;
        Ok(self.summary)
    }

    fn end(self) -> Result<Summary, Trouble> {
        let s = &self.summary;
        let detail = format!(
            "{}: rows {}, imported {}, skipped {}, updated {}, changed {}, refused {}",
            s.source, s.rows, s.imported, s.skipped, s.updated, s.changed, s.refused
        );
        let (company, person, at) = (self.prepared.company, self.prepared.person, self.app.now());
        let outcome = if s.stopped { "stopped" } else { "done" };
        self.app.db.write_now(move |tx| line(tx, company, person, at, "import.end", outcome, &detail))?;
        self.close()
    }

    /// Writes a batch; false when the run is to stop.
    fn flush(&mut self, batch: &mut Vec<Ready>, progress: &mut dyn FnMut(u64) -> bool) -> Result<bool, Trouble> {
        if batch.is_empty() {
            return Ok(progress(self.summary.rows));
        }
        let rows = Arc::new(std::mem::take(batch));
        let (app, company, person) = (self.app.clone(), self.prepared.company, self.prepared.person);
        let (source, mine) = (self.prepared.source().to_owned(), rows.clone());
        let (rehearsal, update) = (self.rehearsal, self.prepared.update);
        let done = self.app.db.write_now(move |tx| {
            let from = Instant::now();
            let fates: Result<Vec<Fate>, StoreError> =
                mine.iter().map(|ready| one(tx, &app, company, person, &source, ready, update)).collect();
            let (fates, took) = (fates?, from.elapsed());
            if rehearsal { Err(Undone::Rehearsed(fates, took)) } else { Ok((fates, took)) }
        });
        let (fates, took) = match done {
            Ok(done) => done,
            Err(Undone::Rehearsed(fates, took)) => (fates, took),
            Err(Undone::Store(error)) => return Err(error.into()),
        };
        self.size = next_size(self.size, rows.len(), took);
        for (ready, fate) in rows.iter().zip(fates) {
            self.count(ready, fate)?;
        }
        Ok(progress(self.summary.rows))
    }

    fn count(&mut self, ready: &Ready, fate: Fate) -> Result<(), Trouble> {
        let known = !matches!(fate, Fate::Imported(..) | Fate::Refused(_, false));
        self.summary.known += u64::from(known);
        match fate {
            Fate::Imported(state, warnings) => {
                self.summary.imported += 1;
                let word = ready.row.text(super::Target::State).unwrap_or(super::rehearse::OPEN);
                *self.summary.reached.entry(word.to_owned()).or_default().entry(state.clone()).or_default() += 1;
                *self.summary.states.entry(state).or_default() += 1;
                for code in &ready.notes {
                    *self.summary.notes.entry((*code).to_owned()).or_default() += 1;
                }
                for code in warnings {
                    *self.summary.warnings.entry(code).or_default() += 1;
                }
            }
            Fate::Skipped => self.summary.skipped += 1,
            Fate::Updated(warnings, left) => {
                self.summary.updated += 1;
                if left {
                    self.summary.partly += 1;
                    self.differs(ready);
                }
                for code in warnings {
                    *self.summary.warnings.entry(code).or_default() += 1;
                }
            }
            Fate::Changed => {
                self.summary.changed += 1;
                self.differs(ready);
            }
            Fate::Refused(said, _) => {
                let row = &ready.row;
                let error = RowError { row: row.row, line: row.line, column: None, target: None, value: None, said };
                let cells = row.cells.clone();
                self.refused.add(&BadRow { row: row.row, line: row.line, cells, errors: vec![error], fatal: false })?;
            }
        }
        Ok(())
    }

    fn differs(&mut self, ready: &Ready) {
        if self.summary.changed_rows.len() < SHOWN {
            self.summary.changed_rows.push((ready.row.row, ready.row.source_ref.clone()));
        }
    }
}

/// One row: all its acts, or none of them and a line in the audit log.
fn one(
    tx: &mut Tx<'_>,
    app: &App,
    company: Id,
    person: Id,
    source: &str,
    ready: &Ready,
    update: bool,
) -> Result<Fate, StoreError> {
    let key = &ready.row.source_ref;
    let known = system::imported(tx, company, source, key)?;
    let (target, steps, digest) = match &known {
        None => (Target::New { kind: "request" }, ready.steps.clone(), ready.digest.clone()),
        Some((_, was)) if parts::same(was, &ready.digest) => return Ok(Fate::Skipped),
        Some(_) if !update => return Ok(Fate::Changed),
        Some((record, was)) => match update::settled(update::news(tx, app, *record, ready, was)?) {
            Ok(news) => (Target::Record(*record), news.acts, parts::merged(was, &ready.digest, &news.taken)),
            Err(fate) => return Ok(fate),
        },
    };
    if steps.is_empty() {
        // The source has other words for what stands here already.
        system::imported_anew(tx, company, source, key, &digest, app.now())?;
        return Ok(if digest == ready.digest { Fate::Skipped } else { Fate::Changed });
    }
    let done = tx.savepoint(|tx| {
        let Some(((action, body), further)) = steps.split_first() else { return Err(Refusal::missing().into()) };
        let first = Command { target, action: (*action).to_owned(), body: body.clone(), if_match: None };
        let done = app.series_in(tx, Some(person), Door::Import, &first, further)??;
        if known.is_some() {
            system::imported_anew(tx, company, source, key, &digest, app.now())?;
        } else {
            system::put_imported(tx, company, source, key, done.record, &digest, app.now())?;
        }
        let state = done.matter.row.state.clone();
        Ok::<_, Failure>((state, done.warnings.into_iter().map(|hit| hit.gate).collect()))
    });
    let said = match done {
        Ok((_, warnings)) if known.is_some() => return Ok(Fate::Updated(warnings, digest != ready.digest)),
        Ok((state, warnings)) => return Ok(Fate::Imported(state, warnings)),
        Err(Failure::Refused(refusal)) => refused(tx, app, company, person, source, key, &refusal)?,
        Err(Failure::Stale { .. }) => Said::new("同时有人在处理这条记录", "somebody else is at work on this record"),
        Err(Failure::Store(StoreError::Conflict(_))) => {
            Said::new("另一个导入正在写入这一行", "another import is writing this row")
        }
        Err(Failure::Store(error)) => return Err(error),
    };
    Ok(Fate::Refused(said, known.is_some()))
}

/// The savepoint took the audit line of the refused act with it; this one stays.
fn refused(
    tx: &mut Tx<'_>,
    app: &App,
    company: Id,
    person: Id,
    source: &str,
    key: &str,
    refusal: &Refusal,
) -> Result<Said, StoreError> {
    let detail = format!("{source}:{key}");
    line(tx, company, person, app.now(), "import.row", &format!("refused:{}", refusal.code), &detail)?;
    Ok(refusal.said.clone())
}

pub(super) fn line(
    tx: &mut Tx<'_>,
    company: Id,
    person: impl Into<Option<Id>>,
    at: shouwen_domain::moment::Moment,
    what: &str,
    outcome: &str,
    detail: &str,
) -> Result<(), StoreError> {
    let door = Door::Import.code();
    audit::append(tx, company, &audit::Entry { at, actor: person.into(), door, what, subject: None, outcome, detail })
}
