//! A connection to PostgreSQL that sends statements without waiting for each: what only writes is kept back and goes out
//! with the next question, so that an act costs a handful of round trips instead of one a statement.
//! Owns: the connection, its prepared statements, what waits. Refuses nothing; the first error of a pipeline is the one
//! that is told. Tested through every store test on PostgreSQL.

use crate::{
    Param, Result, Row, Sql, StoreError,
    engine::of_pg,
    sql::repeat_values,
    wire::{self, PgRow, Shape, Wire},
};
use bytes::BytesMut;
use std::{collections::HashMap, sync::Arc};
use tokio_postgres::types::ToSql;

/// So much goes out with one `Sync` at most: the server must be able to answer before it has been read.
const BYTES_MAX: usize = 256 << 10;
const STATEMENTS_MAX: usize = 256;

pub(crate) struct Pipe {
    wire: Wire,
    prepared: HashMap<(usize, Form), Arc<Shape>>,
    controls: HashMap<String, Arc<Shape>>,
    waiting: Vec<Waiting>,
    /// Answers to questions that were asked ahead, until something is written.
    ahead: Vec<(usize, Vec<Kept>, Arc<Vec<PgRow>>)>,
    /// Savepoints whose beginning nobody has heard of: it goes out before their first change, if there is one.
    begun: Vec<String>,
    /// Ends of savepoints wait for their answers: after a failure that could not be told apart, the work is done again so.
    pub(crate) careful: bool,
    /// Something that was kept back has failed; which savepoint it belonged to is not known.
    pub(crate) doubt: bool,
}

/// How a text is prepared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Form {
    Plain,
    /// For several rows of values at once.
    Rows(usize),
    /// A change of exactly one row: with none it fails (by a division) at the server, so that nobody has to wait for the
    /// count before the commit is sent behind it.
    One,
}

impl Form {
    pub(crate) fn of(rows: usize) -> Self {
        if rows == 1 { Self::Plain } else { Self::Rows(rows) }
    }
}

enum Unsent {
    Unheard,
    Waits(usize),
}

fn begin_of(depth: u32) -> String {
    format!("SAVEPOINT s{depth}")
}

/// A value that outlives the call that gave it.
#[derive(PartialEq)]
enum Kept {
    Null,
    Int(i64),
    Text(String),
    Float(f64),
    Bytes(Vec<u8>),
}

impl From<&Param<'_>> for Kept {
    fn from(value: &Param<'_>) -> Self {
        match *value {
            Param::Null => Self::Null,
            Param::Int(v) => Self::Int(v),
            Param::Text(v) => Self::Text(v.to_owned()),
            Param::Float(v) => Self::Float(v),
            Param::Bytes(v) => Self::Bytes(v.to_owned()),
        }
    }
}

enum Waiting {
    /// Transaction control.
    Control(String),
    Bound {
        sql: &'static Sql,
        bytes: BytesMut,
    },
    /// Text of several statements: it is sent by itself.
    Script(String),
}

/// A statement whose answer is wanted.
struct Asked {
    sql: &'static Sql,
    shape: Arc<Shape>,
    bytes: BytesMut,
}

#[derive(Default)]
struct Answer {
    rows: Vec<PgRow>,
    touched: u64,
}

const FLUSH: &str = "SELECT pg_logical_emit_message(true, 'shouwen', '')";

static TEXT: Sql = Sql { name: "text", columns: "", text: "", pg: None };

/// What is sent together, and how far it has been answered.
struct Pipeline {
    bytes: BytesMut,
    /// For each statement: whose it is, and the place of its answer if somebody asked.
    parts: Vec<(&'static Sql, Option<usize>)>,
    doubt: bool,
}

impl Pipeline {
    fn is_full(&self) -> bool {
        self.bytes.len() > BYTES_MAX || self.parts.len() >= STATEMENTS_MAX
    }

    fn add(&mut self, sql: &'static Sql, bytes: &[u8], place: Option<usize>) {
        self.bytes.extend_from_slice(bytes);
        self.parts.push((sql, place));
    }

    /// Sends what is gathered. A failure of what nobody waited for leaves doubt.
    fn send(&mut self, wire: &mut Wire, shapes: &[Arc<Shape>], answers: &mut [Answer]) -> Result<()> {
        let (bytes, parts) = (std::mem::take(&mut self.bytes), std::mem::take(&mut self.parts));
        if parts.is_empty() {
            return Ok(());
        }
        let mut unread = None;
        let heard = wire.run(bytes, parts.len(), &mut |at, body| {
            let Some((sql, Some(place))) = parts.get(at) else { return };
            let (Some(shape), Some(answer)) = (shapes.get(*place), answers.get_mut(*place)) else { return };
            match wire::row(shape, body) {
                Ok(row) => answer.rows.push(row),
                Err(fault) => drop(unread.get_or_insert((*sql, fault))),
            }
        });
        for ((_, place), touched) in parts.iter().zip(&heard.touched) {
            if let Some(answer) = place.and_then(|p| answers.get_mut(p)) {
                answer.touched = *touched;
            }
        }
        if let Some(fault) = heard.fault {
            let (sql, place) = parts.get(heard.touched.len()).copied().unwrap_or((&TEXT, None));
            self.doubt |= place.is_none();
            return Err(of_pg(sql, &fault));
        }
        match unread {
            Some((sql, fault)) => Err(of_pg(sql, &fault)),
            None if heard.rolled_back && parts.last().is_some_and(|(_, place)| place.is_some()) => {
                Err(StoreError::Broken("the commit was answered by a rollback".into()))
            }
            None => Ok(()),
        }
    }
}

fn values<'a>(params: &'a [Param<'a>]) -> Vec<&'a dyn ToSql> {
    params.iter().map(|p| p as &dyn ToSql).collect()
}

impl Pipe {
    pub(crate) fn connect(url: &str) -> Result<Self> {
        let wire =
            Wire::connect(url).map_err(|e| StoreError::Broken(format!("cannot reach PostgreSQL: {}", e.message)))?;
        Ok(Self {
            wire,
            prepared: HashMap::new(),
            controls: HashMap::new(),
            waiting: Vec::new(),
            ahead: Vec::new(),
            begun: Vec::new(),
            careful: false,
            doubt: false,
        })
    }

    /// A connection that reads, or one that writes: whose commits do not wait for the disk, see [`crate::flush`].
    pub(crate) fn open(url: &str, writes: bool) -> Result<Self> {
        let mut pipe = Self::connect(url)?;
        // Rows are looked up by their keys, lists by their order. A plan made while a table was small, or before its first
        // statistics, is kept by the connection, and must not read the whole of it later.
        pipe.script("SET enable_seqscan TO off")?;
        if writes {
            pipe.script("SET synchronous_commit TO off; SET plan_cache_mode TO force_generic_plan")?;
        }
        Ok(pipe)
    }

    /// Makes durable what was committed on any connection. A commit that waits for the disk takes all before it along;
    /// this one writes some forty bytes.
    pub(crate) fn flush_disk(&mut self) -> Result<()> {
        self.control_later(FLUSH);
        self.flush()
    }

    pub(crate) fn is_closed(&mut self) -> bool {
        self.wire.is_closed()
    }

    /// The types of a statement's columns and of its parameters.
    pub(crate) fn describe(&mut self, sql: &'static Sql) -> Result<(Vec<String>, Vec<String>)> {
        let shape = self.statement(sql, Form::Plain)?;
        let names = |types: &[tokio_postgres::types::Type]| types.iter().map(|t| t.name().to_owned()).collect();
        Ok((names(&shape.columns), names(&shape.params)))
    }

    /// The first column of an answer to text that is no statement of the program.
    pub(crate) fn lines(&mut self, text: &str) -> Result<Vec<String>> {
        self.flush()?;
        let shape = self.wire.prepare(text).map_err(|e| of_pg(&TEXT, &e))?;
        let asked = bound(&TEXT, &shape, &[])?;
        let answer = self.trip(vec![asked])?.pop().unwrap_or_default();
        answer.rows.iter().map(|row| row.get(0).map_err(StoreError::Broken)).collect()
    }

    fn statement(&mut self, sql: &'static Sql, form: Form) -> Result<Arc<Shape>> {
        let key = (std::ptr::from_ref(sql) as usize, form);
        if let Some(shape) = self.prepared.get(&key) {
            return Ok(shape.clone());
        }
        let text = match form {
            Form::Plain => sql.for_pg(),
            Form::Rows(rows) => repeat_values(&sql.for_pg(), rows, '$'),
            Form::One => format!("WITH touched AS ({} RETURNING 1) SELECT 1 / COUNT(*) FROM touched", sql.for_pg()),
        };
        // What waits may open the transaction or make the table that this statement needs.
        self.flush()?;
        let shape = self.wire.prepare(&text).map_err(|e| of_pg(sql, &e))?;
        self.prepared.insert(key, shape.clone());
        Ok(shape)
    }

    /// Transaction control as a statement that is parsed once. Preparing asks nothing of the open transaction.
    fn control(&mut self, text: &str) -> Result<Asked> {
        let shape = if let Some(shape) = self.controls.get(text) {
            shape.clone()
        } else {
            let shape = self.wire.prepare(text).map_err(|e| of_pg(&TEXT, &e))?;
            self.controls.insert(text.to_owned(), shape.clone());
            shape
        };
        bound(&TEXT, &shape, &[])
    }

    /// Keeps a statement back until the next question.
    pub(crate) fn later(&mut self, sql: &'static Sql, params: &[Param<'_>], form: Form) -> Result<()> {
        let shape = self.statement(sql, form)?;
        let Asked { bytes, .. } = bound(sql, &shape, &values(params))?;
        self.change();
        self.waiting.push(Waiting::Bound { sql, bytes });
        Ok(())
    }

    /// Keeps transaction control back until the next question.
    pub(crate) fn control_later(&mut self, text: &str) {
        self.change();
        self.waiting.push(Waiting::Control(text.to_owned()));
    }

    /// Runs text of one or several statements behind what waits.
    pub(crate) fn script(&mut self, text: &str) -> Result<()> {
        self.change();
        self.waiting.push(Waiting::Script(text.to_owned()));
        self.flush()
    }

    /// Before a change: what was asked ahead is no longer known, and open savepoints have to begin.
    fn change(&mut self) {
        self.ahead.clear();
        self.waiting.extend(self.begun.drain(..).map(Waiting::Control));
    }

    /// Begins a savepoint. Usually nothing fails: its beginning goes out with its first change, and when its end comes
    /// before that has been sent, neither is. See `careful`.
    pub(crate) fn savepoint(&mut self, depth: u32) {
        if self.careful {
            self.control_later(&begin_of(depth));
        } else {
            self.begun.push(begin_of(depth));
        }
    }

    /// Ends a savepoint that has gone well.
    pub(crate) fn release(&mut self, depth: u32) -> Result<()> {
        if self.careful {
            self.control_later(&format!("RELEASE SAVEPOINT s{depth}"));
            return self.flush();
        }
        match self.unsent(depth) {
            Some(Unsent::Unheard) => drop(self.begun.pop()),
            Some(Unsent::Waits(at)) => drop(self.waiting.remove(at)),
            None => self.waiting.push(Waiting::Control(format!("RELEASE SAVEPOINT s{depth}"))),
        }
        Ok(())
    }

    /// Undoes a savepoint.
    pub(crate) fn undo(&mut self, depth: u32) -> Result<()> {
        self.ahead.clear();
        match self.unsent(depth) {
            Some(Unsent::Unheard) => drop(self.begun.pop()),
            Some(Unsent::Waits(at)) => self.waiting.truncate(at),
            None => {
                self.waiting.clear();
                // One text: a transaction that has failed lets nothing be prepared but its end.
                let text = format!("ROLLBACK TO SAVEPOINT s{depth}; RELEASE SAVEPOINT s{depth}");
                self.waiting.push(Waiting::Script(text));
                return self.flush();
            }
        }
        Ok(())
    }

    /// Where the beginning of a savepoint is, unless the server has it.
    fn unsent(&self, depth: u32) -> Option<Unsent> {
        let begin = begin_of(depth);
        if self.begun.last() == Some(&begin) {
            return Some(Unsent::Unheard);
        }
        self.waiting.iter().rposition(|w| matches!(w, Waiting::Control(text) if *text == begin)).map(Unsent::Waits)
    }

    /// Forgets everything that waits: the transaction is given up.
    pub(crate) fn forget(&mut self) {
        self.ahead.clear();
        self.begun.clear();
        self.waiting.clear();
    }

    /// Sends what waits, and behind it what is asked; the first error in order is told.
    fn trip(&mut self, asked: Vec<Asked>) -> Result<Vec<Answer>> {
        let shapes: Vec<Arc<Shape>> = asked.iter().map(|a| a.shape.clone()).collect();
        let mut answers: Vec<Answer> = asked.iter().map(|_| Answer::default()).collect();
        let mut pipeline = Pipeline { bytes: BytesMut::new(), parts: Vec::new(), doubt: false };
        let mut done = Ok(());
        for waiting in std::mem::take(&mut self.waiting) {
            if done.is_ok() && pipeline.is_full() {
                done = pipeline.send(&mut self.wire, &shapes, &mut answers);
            }
            if done.is_err() {
                break;
            }
            match waiting {
                Waiting::Bound { sql, bytes } => pipeline.add(sql, &bytes, None),
                Waiting::Control(text) => match self.control(&text) {
                    Ok(Asked { bytes, .. }) => pipeline.add(&TEXT, &bytes, None),
                    Err(error) => done = Err(error),
                },
                Waiting::Script(text) => {
                    done = pipeline.send(&mut self.wire, &shapes, &mut answers);
                    if done.is_ok() {
                        done = self.wire.simple(&text).map_err(|e| of_pg(&TEXT, &e));
                    }
                }
            }
        }
        for (place, Asked { sql, bytes, .. }) in asked.into_iter().enumerate() {
            if done.is_ok() && pipeline.is_full() {
                done = pipeline.send(&mut self.wire, &shapes, &mut answers);
            }
            pipeline.add(sql, &bytes, Some(place));
        }
        if done.is_ok() {
            done = pipeline.send(&mut self.wire, &shapes, &mut answers);
        }
        self.doubt |= pipeline.doubt;
        done.map(|()| answers)
    }

    /// Sends what waits; the first error of it.
    pub(crate) fn flush(&mut self) -> Result<()> {
        if self.waiting.is_empty() { Ok(()) } else { self.trip(Vec::new()).map(drop) }
    }

    /// Commits with everything that waits in one trip. `doubt` says after an error that nothing was committed; without it,
    /// nobody knows.
    pub(crate) fn commit(&mut self) -> Result<()> {
        let commit = self.control("COMMIT")?;
        self.trip(vec![commit]).map(drop)
    }

    /// Runs a statement behind what waits; the rows it touched.
    pub(crate) fn execute(&mut self, sql: &'static Sql, params: &[Param<'_>], rows: usize) -> Result<u64> {
        let shape = self.statement(sql, Form::of(rows))?;
        self.change();
        let asked = bound(sql, &shape, &values(params))?;
        Ok(self.trip(vec![asked])?.first().map_or(0, |a| a.touched))
    }

    /// Asks several questions in one trip; each answer waits for the same question to be asked again.
    pub(crate) fn ask_ahead(&mut self, questions: &[(&'static Sql, &[Param<'_>])]) -> Result<()> {
        let questions: Vec<_> = questions.iter().filter(|(sql, params)| self.known(sql, params).is_none()).collect();
        if questions.is_empty() {
            return Ok(());
        }
        let mut asked = Vec::with_capacity(questions.len());
        for (sql, params) in &questions {
            let shape = self.statement(sql, Form::Plain)?;
            asked.push(bound(sql, &shape, &values(params))?);
        }
        let answers = self.trip(asked)?;
        for ((sql, params), answer) in questions.iter().zip(answers) {
            let params = params.iter().map(Kept::from).collect();
            self.ahead.push((std::ptr::from_ref(*sql) as usize, params, Arc::new(answer.rows)));
        }
        Ok(())
    }

    /// The answer to a question that was asked ahead.
    fn known(&self, sql: &'static Sql, params: &[Param<'_>]) -> Option<Arc<Vec<PgRow>>> {
        let key = std::ptr::from_ref(sql) as usize;
        let same = |p: &[Kept]| p.len() == params.len() && p.iter().zip(params).all(|(a, b)| *a == b.into());
        self.ahead.iter().find(|(s, p, _)| *s == key && same(p)).map(|(_, _, rows)| rows.clone())
    }

    /// All rows of a question, asked behind what waits.
    pub(crate) fn query(&mut self, sql: &'static Sql, params: &[Param<'_>]) -> Result<Arc<Vec<PgRow>>> {
        if let Some(rows) = self.known(sql, params) {
            return Ok(rows);
        }
        let shape = self.statement(sql, Form::Plain)?;
        let asked = bound(sql, &shape, &values(params))?;
        let found = self.trip(vec![asked]);
        // A savepoint that the server has not heard of cannot be gone back to.
        self.doubt |= found.is_err() && !self.begun.is_empty();
        Ok(Arc::new(found?.pop().unwrap_or_default().rows))
    }

    /// Rows one by one without keeping them; `read` returns false to stop.
    pub(crate) fn each(
        &mut self,
        sql: &'static Sql,
        params: &[Param<'_>],
        read: &mut dyn FnMut(&Row<'_>) -> Result<bool>,
    ) -> Result<()> {
        let shape = self.statement(sql, Form::Plain)?;
        self.flush()?;
        let Asked { bytes, .. } = bound(sql, &shape, &values(params))?;
        let mut going = Ok(true);
        let heard = self.wire.run(bytes, 1, &mut |_, body| {
            if matches!(going, Ok(true)) {
                going = match wire::row(&shape, body) {
                    Ok(row) => read(&Row::Pg(&row)),
                    Err(fault) => Err(of_pg(sql, &fault)),
                };
            }
        });
        let done = match heard.fault {
            Some(fault) => Err(of_pg(sql, &fault)),
            None => going.map(drop),
        };
        self.doubt |= done.is_err() && !self.begun.is_empty();
        done
    }
}

fn bound(sql: &'static Sql, shape: &Arc<Shape>, values: &[&dyn ToSql]) -> Result<Asked> {
    let mut bytes = BytesMut::with_capacity(256);
    wire::bind(shape, values, &mut bytes).map_err(|e| of_pg(sql, &e))?;
    Ok(Asked { sql, shape: shape.clone(), bytes })
}
