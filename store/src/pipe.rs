//! A connection to PostgreSQL that sends statements without waiting for each: what only writes is kept back and goes out
//! with the next question, so that an act costs a handful of round trips instead of one a statement.
//! Owns: the connection, its prepared statements, what waits. Refuses nothing; the first error of a pipeline is the one
//! that is told. Tested through every store test on PostgreSQL.

use crate::{Param, Result, Sql, StoreError, engine::of_pg, sql::repeat_values};
use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc, task::Poll};
use tokio_postgres::{Client, NoTls, Row, Statement, types::ToSql};

pub(crate) struct Pipe {
    runtime: tokio::runtime::Runtime,
    client: Client,
    prepared: HashMap<(usize, Form), Statement>,
    waiting: Vec<Waiting>,
    /// Answers to questions that were asked ahead, until something is written.
    ahead: Vec<(usize, Vec<Kept>, Arc<Vec<Row>>)>,
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

impl Kept {
    fn param(&self) -> Param<'_> {
        match self {
            Self::Null => Param::Null,
            Self::Int(v) => Param::Int(*v),
            Self::Text(v) => Param::Text(v),
            Self::Float(v) => Param::Float(*v),
            Self::Bytes(v) => Param::Bytes(v),
        }
    }
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
    Text(String),
    Bound { sql: &'static Sql, statement: Statement, values: Vec<Kept> },
}

type Step<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

const FLUSH: &str = "SELECT pg_logical_emit_message(true, 'shouwen', '')";

static TEXT: Sql = Sql { name: "text", columns: "", text: "", pg: None };

impl Waiting {
    fn run<'a>(&'a self, client: &'a Client) -> Step<'a> {
        Box::pin(async move {
            match self {
                Self::Text(text) => client.batch_execute(text).await.map_err(|e| of_pg(&TEXT, &e)),
                Self::Bound { sql, statement, values } => {
                    let params: Vec<Param<'_>> = values.iter().map(Kept::param).collect();
                    client.execute_raw(statement, &params).await.map(drop).map_err(|e| of_pg(sql, &e))
                }
            }
        })
    }
}

/// Polls all of them in order, so that they are sent in order, and waits for all: an answer left unread would be taken
/// for the next one's. The first error in order is told.
async fn in_order<T>(mut steps: Vec<Step<'_>>, doubt: &mut bool, last: impl Future<Output = Result<T>>) -> Result<T> {
    let mut last = std::pin::pin!(last);
    let mut results: Vec<Option<Result<()>>> = steps.iter().map(|_| None).collect();
    let mut end: Option<Result<T>> = None;
    std::future::poll_fn(|cx| {
        let mut open = false;
        for (step, slot) in steps.iter_mut().zip(&mut results) {
            if slot.is_none() {
                match step.as_mut().poll(cx) {
                    Poll::Ready(done) => *slot = Some(done),
                    Poll::Pending => open = true,
                }
            }
        }
        if end.is_none() {
            match last.as_mut().poll(cx) {
                Poll::Ready(done) => end = Some(done),
                Poll::Pending => open = true,
            }
        }
        if open { Poll::Pending } else { Poll::Ready(()) }
    })
    .await;
    for result in results {
        if let Err(error) = result.unwrap_or(Ok(())) {
            *doubt = true;
            return Err(error);
        }
    }
    end.unwrap_or_else(|| Err(StoreError::Broken("a pipeline ended without its last answer".into())))
}

impl Pipe {
    pub(crate) fn connect(url: &str) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|e| StoreError::Broken(format!("cannot start a connection: {e}")))?;
        let (client, connection) = runtime
            .block_on(tokio_postgres::connect(url, NoTls))
            .map_err(|e| StoreError::Broken(format!("cannot reach PostgreSQL: {e}")))?;
        // Errors of the connection reach the statements that wait on it.
        runtime.spawn(async move { drop(connection.await) });
        Ok(Self {
            runtime,
            client,
            prepared: HashMap::new(),
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
        pipe.text_later("SET enable_seqscan TO off");
        if writes {
            pipe.text_later("SET synchronous_commit TO off; SET plan_cache_mode TO force_generic_plan");
        }
        pipe.flush()?;
        Ok(pipe)
    }

    /// Makes durable what was committed on any connection. A commit that waits for the disk takes all before it along;
    /// this one writes some forty bytes.
    pub(crate) fn flush_disk(&mut self) -> Result<()> {
        self.text_later(FLUSH);
        self.flush()
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    pub(crate) fn client(&self) -> (&tokio::runtime::Runtime, &Client) {
        (&self.runtime, &self.client)
    }

    fn statement(&mut self, sql: &'static Sql, form: Form) -> Result<Statement> {
        let key = (std::ptr::from_ref(sql) as usize, form);
        if let Some(s) = self.prepared.get(&key) {
            return Ok(s.clone());
        }
        let text = match form {
            Form::Plain => sql.for_pg(),
            Form::Rows(rows) => repeat_values(&sql.for_pg(), rows, '$'),
            Form::One => format!("WITH touched AS ({} RETURNING 1) SELECT 1 / COUNT(*) FROM touched", sql.for_pg()),
        };
        // What waits may open the transaction or make the table that this statement needs.
        self.flush()?;
        let s = self.runtime.block_on(self.client.prepare(&text)).map_err(|e| of_pg(sql, &e))?;
        self.prepared.insert(key, s.clone());
        Ok(s)
    }

    /// Keeps a statement back until the next question.
    pub(crate) fn later(&mut self, sql: &'static Sql, params: &[Param<'_>], form: Form) -> Result<()> {
        let statement = self.statement(sql, form)?;
        self.change();
        self.waiting.push(Waiting::Bound { sql, statement, values: params.iter().map(Kept::from).collect() });
        Ok(())
    }

    /// Keeps transaction control back until the next question.
    pub(crate) fn text_later(&mut self, text: &str) {
        self.change();
        self.waiting.push(Waiting::Text(text.to_owned()));
    }

    /// Before a change: what was asked ahead is no longer known, and open savepoints have to begin.
    fn change(&mut self) {
        self.ahead.clear();
        self.waiting.extend(self.begun.drain(..).map(Waiting::Text));
    }

    /// Begins a savepoint. Usually nothing fails: its beginning goes out with its first change, and when its end comes
    /// before that has been sent, neither is. See `careful`.
    pub(crate) fn savepoint(&mut self, depth: u32) {
        if self.careful {
            self.text_later(&begin_of(depth));
        } else {
            self.begun.push(begin_of(depth));
        }
    }

    /// Ends a savepoint that has gone well.
    pub(crate) fn release(&mut self, depth: u32) -> Result<()> {
        if self.careful {
            self.text_later(&format!("RELEASE SAVEPOINT s{depth}"));
            return self.flush();
        }
        match self.unsent(depth) {
            Some(Unsent::Unheard) => drop(self.begun.pop()),
            Some(Unsent::Waits(at)) => drop(self.waiting.remove(at)),
            None => self.waiting.push(Waiting::Text(format!("RELEASE SAVEPOINT s{depth}"))),
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
                self.waiting.push(Waiting::Text(format!("ROLLBACK TO SAVEPOINT s{depth}")));
                self.waiting.push(Waiting::Text(format!("RELEASE SAVEPOINT s{depth}")));
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
        self.waiting.iter().rposition(|w| matches!(w, Waiting::Text(text) if *text == begin)).map(Unsent::Waits)
    }

    /// Forgets everything that waits: the transaction is given up.
    pub(crate) fn forget(&mut self) {
        self.ahead.clear();
        self.begun.clear();
        self.waiting.clear();
    }

    /// Sends what waits; the first error of it.
    pub(crate) fn flush(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let waiting = std::mem::take(&mut self.waiting);
        let client = &self.client;
        let steps = waiting.iter().map(|w| w.run(client)).collect();
        self.runtime.block_on(in_order(steps, &mut self.doubt, async { Ok(()) }))
    }

    /// Commits with everything that waits in one trip. `doubt` says after an error that nothing was committed; without it,
    /// nobody knows.
    pub(crate) fn commit(&mut self) -> Result<()> {
        let waiting = std::mem::take(&mut self.waiting);
        let client = &self.client;
        let steps = waiting.iter().map(|w| w.run(client)).collect();
        self.runtime.block_on(in_order(steps, &mut self.doubt, async {
            client.batch_execute("COMMIT").await.map_err(|e| of_pg(&TEXT, &e))
        }))
    }

    /// Runs a statement behind what waits; the rows it touched.
    pub(crate) fn execute(&mut self, sql: &'static Sql, params: &[Param<'_>], rows: usize) -> Result<u64> {
        let statement = self.statement(sql, Form::of(rows))?;
        self.change();
        let waiting = std::mem::take(&mut self.waiting);
        let client = &self.client;
        let steps = waiting.iter().map(|w| w.run(client)).collect();
        self.runtime.block_on(in_order(steps, &mut self.doubt, async {
            client.execute_raw(&statement, params).await.map_err(|e| of_pg(sql, &e))
        }))
    }

    /// Asks several questions in one trip; each answer waits for the same question to be asked again.
    pub(crate) fn ask_ahead(&mut self, questions: &[(&'static Sql, &[Param<'_>])]) -> Result<()> {
        let questions: Vec<_> = questions.iter().filter(|(sql, params)| self.known(sql, params).is_none()).collect();
        if questions.is_empty() {
            return Ok(());
        }
        let mut statements = Vec::with_capacity(questions.len());
        for (sql, _) in &questions {
            statements.push(self.statement(sql, Form::Plain)?);
        }
        let waiting = std::mem::take(&mut self.waiting);
        let client = &self.client;
        let answers: std::cell::RefCell<Vec<Vec<Row>>> =
            std::cell::RefCell::new(questions.iter().map(|_| Vec::new()).collect());
        let mut steps: Vec<Step<'_>> = waiting.iter().map(|w| w.run(client)).collect();
        for (at, ((sql, params), statement)) in questions.iter().zip(&statements).enumerate() {
            let answers = &answers;
            steps.push(Box::pin(async move {
                let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|p| p as _).collect();
                let rows = client.query(statement, &params).await.map_err(|e| of_pg(sql, &e))?;
                answers.borrow_mut()[at] = rows;
                Ok(())
            }));
        }
        self.runtime.block_on(in_order(steps, &mut self.doubt, async { Ok(()) }))?;
        for ((sql, params), rows) in questions.iter().zip(answers.into_inner()) {
            let params = params.iter().map(Kept::from).collect();
            self.ahead.push((std::ptr::from_ref(*sql) as usize, params, Arc::new(rows)));
        }
        Ok(())
    }

    /// The answer to a question that was asked ahead.
    fn known(&self, sql: &'static Sql, params: &[Param<'_>]) -> Option<Arc<Vec<Row>>> {
        let key = std::ptr::from_ref(sql) as usize;
        let same = |p: &[Kept]| p.len() == params.len() && p.iter().zip(params).all(|(a, b)| *a == b.into());
        self.ahead.iter().find(|(s, p, _)| *s == key && same(p)).map(|(_, _, rows)| rows.clone())
    }

    /// All rows of a question, asked behind what waits.
    pub(crate) fn query(&mut self, sql: &'static Sql, params: &[Param<'_>]) -> Result<Arc<Vec<Row>>> {
        if let Some(rows) = self.known(sql, params) {
            return Ok(rows);
        }
        let statement = self.statement(sql, Form::Plain)?;
        let waiting = std::mem::take(&mut self.waiting);
        let client = &self.client;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|p| p as _).collect();
        let steps = waiting.iter().map(|w| w.run(client)).collect();
        let found = self.runtime.block_on(in_order(steps, &mut self.doubt, async {
            client.query(&statement, &params).await.map_err(|e| of_pg(sql, &e))
        }));
        // A savepoint that the server has not heard of cannot be gone back to.
        self.doubt |= found.is_err() && !self.begun.is_empty();
        found.map(Arc::new)
    }

    /// Rows one by one without keeping them; `read` returns false to stop.
    pub(crate) fn each(
        &mut self,
        sql: &'static Sql,
        params: &[Param<'_>],
        read: &mut dyn FnMut(&Row) -> Result<bool>,
    ) -> Result<()> {
        let statement = self.statement(sql, Form::Plain)?;
        self.flush()?;
        let done = self.runtime.block_on(async {
            let rows = self.client.query_raw(&statement, params).await.map_err(|e| of_pg(sql, &e))?;
            let mut rows = std::pin::pin!(rows);
            loop {
                let next = std::future::poll_fn(|cx| futures_core::Stream::poll_next(rows.as_mut(), cx)).await;
                let Some(row) = next else { return Ok(()) };
                if !read(&row.map_err(|e| of_pg(sql, &e))?)? {
                    return Ok(());
                }
            }
        });
        self.doubt |= done.is_err() && !self.begun.is_empty();
        done
    }
}
