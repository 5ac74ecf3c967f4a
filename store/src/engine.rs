//! The open transaction of either database. A closure sees only `Tx`; which database it is stays here.

use crate::{
    Param, Result, Row, Sql, StoreError, Vault,
    audit::{self, Waiting},
    pipe::{Form, Pipe},
    sql::repeat_values,
    wire::Fault,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Pg,
}

pub(crate) enum Conn {
    Sqlite(rusqlite::Connection),
    Pg(Box<Pipe>),
}

/// An open transaction. Any store error ends it: PostgreSQL refuses the rest anyway, and SQLite is held to the same.
pub struct Tx<'c> {
    conn: &'c mut Conn,
    vault: &'c Vault,
    pub(crate) failed: bool,
    /// The failure was the database asking for another try.
    pub(crate) busy: bool,
    depth: u32,
    /// Topics to ping after the commit.
    pub(crate) pings: Vec<String>,
    /// Lines of the audit log, written with the commit.
    pub(crate) audits: Vec<Waiting>,
    /// The first of them that belongs to the savepoint at hand.
    pub(crate) audits_from: usize,
    /// A picture of what is committed: nothing of this transaction can be taken back.
    pub(crate) reading: bool,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(conn: &'c mut Conn, vault: &'c Vault) -> Self {
        Self {
            conn,
            vault,
            failed: false,
            busy: false,
            depth: 0,
            pings: Vec::new(),
            audits: Vec::new(),
            audits_from: 0,
            reading: false,
        }
    }

    pub fn engine(&self) -> Engine {
        match self.conn {
            Conn::Sqlite(_) => Engine::Sqlite,
            Conn::Pg(_) => Engine::Pg,
        }
    }

    /// Whether this is a read-only picture of what is committed.
    pub fn is_reading(&self) -> bool {
        self.reading
    }

    pub fn vault(&self) -> &'c Vault {
        self.vault
    }

    /// Screens that watch this topic are told after the commit, and only then.
    pub fn ping(&mut self, topic: String) {
        if !self.pings.contains(&topic) {
            self.pings.push(topic);
        }
    }

    /// Runs a statement that returns no rows; the number of rows it touched.
    pub fn run(&mut self, sql: &'static Sql, params: &[Param<'_>]) -> Result<u64> {
        self.many(sql, params, 1)
    }

    /// Runs an `INSERT … VALUES (…)` for several rows at once; `params` holds the rows one after the other.
    pub fn insert(&mut self, sql: &'static Sql, params: &[Param<'_>], rows: usize) -> Result<u64> {
        if rows == 0 {
            return Ok(0);
        }
        self.many(sql, params, rows)
    }

    /// Runs a statement whose outcome nobody waits for; `rows` as in [`Tx::insert`]. It may reach PostgreSQL only with the
    /// next question, the end of the savepoint or the commit, and its error is told there.
    pub fn later(&mut self, sql: &'static Sql, params: &[Param<'_>], rows: usize) -> Result<()> {
        self.kept_back(sql, params, Form::of(rows), rows)
    }

    /// [`Tx::later`] for a change of exactly one row. Another number is `Busy`: the row moved on.
    pub fn later_one(&mut self, sql: &'static Sql, params: &[Param<'_>]) -> Result<()> {
        self.kept_back(sql, params, Form::One, 1)
    }

    fn kept_back(&mut self, sql: &'static Sql, params: &[Param<'_>], form: Form, rows: usize) -> Result<()> {
        if rows == 0 {
            return Ok(());
        }
        if let Conn::Pg(pipe) = &mut *self.conn {
            if self.failed {
                return self.alive();
            }
            let done = pipe.later(sql, params, form);
            return self.note(done);
        }
        let touched = self.many(sql, params, rows)?;
        if form == Form::One && touched != 1 { self.note(Err(moved_on(sql))) } else { Ok(()) }
    }

    fn many(&mut self, sql: &'static Sql, params: &[Param<'_>], rows: usize) -> Result<u64> {
        self.alive()?;
        let done = match self.conn {
            Conn::Sqlite(conn) => {
                let run = |text: &str| {
                    conn.prepare_cached(text)
                        .and_then(|mut s| s.execute(rusqlite::params_from_iter(params)))
                        .map(|n| n as u64)
                        .map_err(|e| of_sqlite(sql, &e))
                };
                if rows == 1 { run(sql.text) } else { run(&repeat_values(sql.text, rows, '?')) }
            }
            Conn::Pg(pipe) => pipe.execute(sql, params, rows),
        };
        self.note(done)
    }

    /// Asks several questions in one trip where trips cost: the same question asked afterwards is answered at once,
    /// unless something was written in between. Nothing happens on SQLite.
    pub fn ask_ahead(&mut self, questions: &[(&'static Sql, &[Param<'_>])]) -> Result<()> {
        self.alive()?;
        let Conn::Pg(pipe) = &mut *self.conn else { return Ok(()) };
        let done = pipe.ask_ahead(questions);
        self.note(done)
    }

    /// All rows of an answer.
    pub fn rows<T>(
        &mut self,
        sql: &'static Sql,
        params: &[Param<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Vec<T>> {
        self.alive()?;
        if let Conn::Pg(pipe) = &mut *self.conn {
            let found = pipe.query(sql, params);
            let found = self.note(found)?;
            let out = found.iter().map(|row| read(&Row::Pg(row))).collect();
            return self.note(out);
        }
        let mut out = Vec::new();
        self.each(sql, params, |row| {
            out.push(read(row)?);
            Ok(true)
        })?;
        Ok(out)
    }

    /// Rows one by one without keeping them; `read` returns false to stop.
    pub fn each(
        &mut self,
        sql: &'static Sql,
        params: &[Param<'_>],
        mut read: impl FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        self.alive()?;
        let done = match self.conn {
            Conn::Sqlite(conn) => (|| {
                let mut s = conn.prepare_cached(sql.text).map_err(|e| of_sqlite(sql, &e))?;
                let mut rows = s.query(rusqlite::params_from_iter(params)).map_err(|e| of_sqlite(sql, &e))?;
                while let Some(row) = rows.next().map_err(|e| of_sqlite(sql, &e))? {
                    if !read(&Row::Sqlite(row))? {
                        break;
                    }
                }
                Ok(())
            })(),
            Conn::Pg(pipe) => pipe.each(sql, params, &mut read),
        };
        self.note(done)
    }

    /// The first row, if there is one.
    pub fn one<T>(
        &mut self,
        sql: &'static Sql,
        params: &[Param<'_>],
        read: impl FnMut(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        Ok(self.rows(sql, params, read)?.into_iter().next())
    }

    /// A unit of work that may fail alone: what it wrote is undone, what came before stays.
    pub fn savepoint<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.alive()?;
        self.depth += 1;
        let depth = self.depth;
        let (pings, audits) = (self.pings.len(), self.audits.len());
        self.begin_savepoint(depth)?;
        let outer = std::mem::replace(&mut self.audits_from, audits);
        let mut out = work(self);
        self.audits_from = outer;
        if out.is_ok() && !self.failed {
            match self.end_savepoint(depth) {
                Ok(()) => {
                    self.depth -= 1;
                    return out;
                }
                // What was kept back has failed: the work has failed.
                Err(error) => out = Err(E::from(error)),
            }
        }
        self.pings.truncate(pings);
        self.audits.truncate(audits);
        self.depth -= 1;
        if self.is_doubtful() {
            // Nothing more is tried in this transaction: it is done again, carefully.
            return out;
        }
        self.failed = false;
        let done = match self.conn {
            Conn::Pg(pipe) => pipe.undo(depth),
            Conn::Sqlite(_) => self
                .control(&format!("ROLLBACK TO SAVEPOINT s{depth}"))
                .and_then(|()| self.control(&format!("RELEASE SAVEPOINT s{depth}"))),
        };
        self.note(done)?;
        out
    }

    fn begin_savepoint(&mut self, depth: u32) -> Result<()> {
        if let Conn::Pg(pipe) = &mut *self.conn {
            pipe.savepoint(depth);
            return Ok(());
        }
        self.control(&format!("SAVEPOINT s{depth}"))
    }

    fn end_savepoint(&mut self, depth: u32) -> Result<()> {
        if let Conn::Pg(pipe) = &mut *self.conn {
            let done = pipe.release(depth);
            return self.note(done);
        }
        self.control(&format!("RELEASE SAVEPOINT s{depth}"))
    }

    /// Something kept back has failed, and nobody knows on whose account.
    fn is_doubtful(&self) -> bool {
        self.failed && matches!(&*self.conn, Conn::Pg(pipe) if pipe.doubt && !pipe.careful)
    }

    /// Transaction control whose outcome nobody waits for.
    pub(crate) fn control_later(&mut self, text: &str) -> Result<()> {
        if let Conn::Pg(pipe) = &mut *self.conn {
            pipe.control_later(text);
            return Ok(());
        }
        self.control(text)
    }

    /// Transaction control behind everything that was kept back.
    pub(crate) fn control(&mut self, text: &str) -> Result<()> {
        let done = match self.conn {
            Conn::Sqlite(conn) => {
                conn.prepare_cached(text).and_then(|mut s| s.execute([])).map(drop).map_err(|e| of_sqlite(&BATCH, &e))
            }
            Conn::Pg(pipe) if text == "COMMIT" => {
                let done = pipe.commit();
                self.failed |= done.is_err();
                return done;
            }
            Conn::Pg(pipe) => {
                pipe.control_later(text);
                pipe.flush()
            }
        };
        self.note(done)
    }

    /// Gives the transaction up: nothing that was kept back is sent.
    pub(crate) fn give_up(&mut self) {
        self.failed = false;
        if let Conn::Pg(pipe) = &mut *self.conn {
            pipe.forget();
        }
        drop(self.control("ROLLBACK"));
        self.failed = false;
    }

    /// Text without parameters: transaction control and migrations.
    pub(crate) fn batch(&mut self, text: &str) -> Result<()> {
        let done = match self.conn {
            Conn::Sqlite(conn) => conn.execute_batch(text).map_err(|e| of_sqlite(&BATCH, &e)),
            Conn::Pg(pipe) => pipe.script(text),
        };
        self.note(done)
    }

    /// Prepares a statement and says the types of its columns and (PostgreSQL) of its parameters, for the prepare-all
    /// test.
    pub fn describe(&mut self, sql: &'static Sql) -> Result<(Vec<String>, Vec<String>)> {
        match self.conn {
            Conn::Sqlite(conn) => {
                let s = conn.prepare(sql.text).map_err(|e| of_sqlite(sql, &e))?;
                Ok((s.column_names().map(str::to_owned).collect(), Vec::new()))
            }
            Conn::Pg(pipe) => pipe.describe(sql),
        }
    }

    /// The plan of a statement without parameters, one line a step.
    pub(crate) fn explain(&mut self, text: &str) -> Result<Vec<String>> {
        match self.conn {
            Conn::Sqlite(conn) => {
                let mut s = conn.prepare(&format!("EXPLAIN QUERY PLAN {text}")).map_err(|e| of_sqlite(&BATCH, &e))?;
                let lines = s.query_map([], |row| row.get::<_, String>(3)).map_err(|e| of_sqlite(&BATCH, &e))?;
                lines.collect::<rusqlite::Result<_>>().map_err(|e| of_sqlite(&BATCH, &e))
            }
            Conn::Pg(pipe) => pipe.lines(&format!("EXPLAIN {text}")),
        }
    }

    pub(crate) fn sqlite(&mut self) -> Option<&mut rusqlite::Connection> {
        match self.conn {
            Conn::Sqlite(conn) => Some(conn),
            Conn::Pg(_) => None,
        }
    }

    /// Writes what waits for the end of a unit of work.
    pub(crate) fn settle(&mut self) -> Result<()> {
        audit::settle(self)
    }

    pub(crate) fn alive(&self) -> Result<()> {
        if self.failed { Err(StoreError::Broken("the transaction has already failed".into())) } else { Ok(()) }
    }

    fn note<T>(&mut self, done: Result<T>) -> Result<T> {
        // Before the commit a lost connection has lost nothing: it is renewed and the work done again (see `serve`).
        let done =
            done.map_err(|error| if let StoreError::Lost(what) = error { StoreError::Busy(what) } else { error });
        if let Err(error) = &done {
            self.failed = true;
            self.busy |= matches!(error, StoreError::Busy(_)) || self.is_doubtful();
        }
        done
    }
}

fn moved_on(sql: &Sql) -> StoreError {
    StoreError::Busy(format!("{}: the row moved on", sql.name))
}

static BATCH: Sql = Sql { name: "batch", columns: "", text: "", pg: None };

fn of_sqlite(sql: &Sql, error: &rusqlite::Error) -> StoreError {
    use rusqlite::ErrorCode as C;
    let what = format!("{}: {error}", sql.name);
    match error.sqlite_error_code() {
        Some(C::DatabaseBusy | C::DatabaseLocked) => StoreError::Busy(what),
        Some(C::ConstraintViolation) => StoreError::Conflict(what),
        _ => StoreError::Broken(what),
    }
}

pub(crate) fn of_pg(sql: &Sql, fault: &Fault) -> StoreError {
    let what = format!("{}: {}", sql.name, fault.message);
    match fault.code.as_str() {
        // A key that is there twice, or one that is not.
        "23505" | "23503" => StoreError::Conflict(what),
        // Transactions that got in each other's way; a lock that was not waited for.
        "40001" | "40P01" | "55P03" => StoreError::Busy(what),
        // Division by zero: see `Form::One`.
        "22012" => moved_on(sql),
        // The server goes down or comes up, and says so before it does anything.
        "57P01" | "57P02" | "57P03" => StoreError::Busy(what),
        "" if fault.closed => StoreError::Lost(what),
        _ => StoreError::Broken(what),
    }
}
