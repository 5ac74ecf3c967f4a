//! A connection to PostgreSQL that sends statements without waiting for each: what only writes is kept back and goes out
//! with the next question, so that an act costs a handful of round trips instead of one a statement.
//! Owns: the connection, its prepared statements, what waits. Refuses nothing; the first error of a pipeline is the one
//! that is told. Tested through every store test on PostgreSQL.

use crate::{Param, Result, Sql, StoreError, engine::of_pg, sql::repeat_values};
use std::{collections::HashMap, future::Future, pin::Pin, task::Poll};
use tokio_postgres::{Client, NoTls, Row, Statement, types::ToSql};

pub(crate) struct Pipe {
    runtime: tokio::runtime::Runtime,
    client: Client,
    prepared: HashMap<(usize, usize), Statement>,
    waiting: Vec<Waiting>,
    /// How often what waited was sent; tells a savepoint whether its beginning has reached the server.
    sent: u64,
    /// Ends of savepoints wait for their answers: after a failure that could not be told apart, the work is done again so.
    pub(crate) careful: bool,
    /// Something that was kept back has failed; which savepoint it belonged to is not known.
    pub(crate) doubt: bool,
}

/// A value that outlives the call that gave it.
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
    Bound { sql: &'static Sql, statement: Statement, values: Vec<Kept>, exactly: Option<u64> },
}

type Step<'a> = Pin<Box<dyn Future<Output = Result<()>> + 'a>>;

const FLUSH: &str = "SELECT pg_logical_emit_message(true, 'shouwen', '')";

static TEXT: Sql = Sql { name: "text", columns: "", text: "", pg: None };

impl Waiting {
    fn run<'a>(&'a self, client: &'a Client) -> Step<'a> {
        Box::pin(async move {
            match self {
                Self::Text(text) => client.batch_execute(text).await.map_err(|e| of_pg(&TEXT, &e)),
                Self::Bound { sql, statement, values, exactly } => {
                    let params: Vec<Param<'_>> = values.iter().map(Kept::param).collect();
                    let touched = client.execute_raw(statement, &params).await.map_err(|e| of_pg(sql, &e))?;
                    match exactly {
                        Some(n) if *n != touched => Err(StoreError::Busy(format!("{}: the row moved on", sql.name))),
                        _ => Ok(()),
                    }
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
            sent: 0,
            careful: false,
            doubt: false,
        })
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    pub(crate) fn client(&self) -> (&tokio::runtime::Runtime, &Client) {
        (&self.runtime, &self.client)
    }

    fn statement(&mut self, sql: &'static Sql, rows: usize) -> Result<Statement> {
        let key = (std::ptr::from_ref(sql) as usize, rows);
        if let Some(s) = self.prepared.get(&key) {
            return Ok(s.clone());
        }
        let text = if rows == 1 { sql.for_pg() } else { repeat_values(&sql.for_pg(), rows, '$') };
        // What waits may open the transaction or make the table that this statement needs.
        self.flush()?;
        let s = self.runtime.block_on(self.client.prepare(&text)).map_err(|e| of_pg(sql, &e))?;
        self.prepared.insert(key, s.clone());
        Ok(s)
    }

    /// Keeps a statement back until the next question. `exactly`: how many rows it must touch.
    pub(crate) fn later(
        &mut self,
        sql: &'static Sql,
        params: &[Param<'_>],
        rows: usize,
        exactly: Option<u64>,
    ) -> Result<()> {
        let statement = self.statement(sql, rows)?;
        self.waiting.push(Waiting::Bound { sql, statement, values: params.iter().map(Kept::from).collect(), exactly });
        Ok(())
    }

    /// Keeps transaction control back until the next question.
    pub(crate) fn text_later(&mut self, text: &str) {
        self.waiting.push(Waiting::Text(text.to_owned()));
    }

    /// Sends what waits; the first error of it.
    pub(crate) fn flush(&mut self) -> Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let waiting = std::mem::take(&mut self.waiting);
        self.sent += 1;
        let client = &self.client;
        let steps = waiting.iter().map(|w| w.run(client)).collect();
        self.runtime.block_on(in_order(steps, &mut self.doubt, async { Ok(()) }))
    }

    /// Opens a transaction whose commit does not wait for the disk; [`Pipe::commit`] does that.
    pub(crate) fn begin_writing(&mut self) {
        self.text_later("BEGIN; SET LOCAL synchronous_commit TO off");
    }

    /// Commits with everything that waits in one trip, and waits for the disk after the locks are gone: the chain of the
    /// audit log and the number series pass through every act of a company, and holding them for a flush of 3 ms allows
    /// 330 acts a second. The answer comes after the flush, so what was acknowledged is durable as ever.
    /// A change that must touch an exact number of rows is waited for first: a commit behind it could not be taken back.
    /// `doubt` says after an error that nothing was committed; without it, nobody knows.
    pub(crate) fn commit(&mut self) -> Result<()> {
        let exact = |w: &Waiting| matches!(w, Waiting::Bound { exactly: Some(_), .. });
        if let Some(at) = self.waiting.iter().rposition(exact) {
            let rest = self.waiting.split_off(at + 1);
            self.flush()?;
            self.waiting = rest;
        }
        self.text_later("COMMIT");
        let waiting = std::mem::take(&mut self.waiting);
        self.sent += 1;
        let client = &self.client;
        let steps = waiting.iter().map(|w| w.run(client)).collect();
        self.runtime.block_on(in_order(steps, &mut self.doubt, async {
            // Any commit that waits for the disk takes all before it along; this one writes some forty bytes.
            client.batch_execute(FLUSH).await.map_err(|e| of_pg(&TEXT, &e))
        }))
    }

    /// Where the queue stands, for [`Pipe::forget_since`].
    pub(crate) fn mark(&self) -> (u64, usize) {
        (self.sent, self.waiting.len())
    }

    /// Drops what was queued after the mark. False when some of it has been sent already: then the server has to be told.
    pub(crate) fn forget_since(&mut self, mark: (u64, usize)) -> bool {
        if self.sent == mark.0 {
            self.waiting.truncate(mark.1);
            true
        } else {
            self.waiting.clear();
            false
        }
    }

    /// Runs a statement behind what waits; the rows it touched.
    pub(crate) fn execute(&mut self, sql: &'static Sql, params: &[Param<'_>], rows: usize) -> Result<u64> {
        let statement = self.statement(sql, rows)?;
        let waiting = std::mem::take(&mut self.waiting);
        self.sent += 1;
        let client = &self.client;
        let steps = waiting.iter().map(|w| w.run(client)).collect();
        self.runtime.block_on(in_order(steps, &mut self.doubt, async {
            client.execute_raw(&statement, params).await.map_err(|e| of_pg(sql, &e))
        }))
    }

    /// All rows of a question, asked behind what waits.
    pub(crate) fn query(&mut self, sql: &'static Sql, params: &[Param<'_>]) -> Result<Vec<Row>> {
        let statement = self.statement(sql, 1)?;
        let waiting = std::mem::take(&mut self.waiting);
        self.sent += 1;
        let client = &self.client;
        let params: Vec<&(dyn ToSql + Sync)> = params.iter().map(|p| p as _).collect();
        let steps = waiting.iter().map(|w| w.run(client)).collect();
        self.runtime.block_on(in_order(steps, &mut self.doubt, async {
            client.query(&statement, &params).await.map_err(|e| of_pg(sql, &e))
        }))
    }

    /// Rows one by one without keeping them; `read` returns false to stop.
    pub(crate) fn each(
        &mut self,
        sql: &'static Sql,
        params: &[Param<'_>],
        read: &mut dyn FnMut(&Row) -> Result<bool>,
    ) -> Result<()> {
        let statement = self.statement(sql, 1)?;
        self.flush()?;
        self.runtime.block_on(async {
            let rows = self.client.query_raw(&statement, params).await.map_err(|e| of_pg(sql, &e))?;
            let mut rows = std::pin::pin!(rows);
            loop {
                let next = std::future::poll_fn(|cx| futures_core::Stream::poll_next(rows.as_mut(), cx)).await;
                let Some(row) = next else { return Ok(()) };
                if !read(&row.map_err(|e| of_pg(sql, &e))?)? {
                    return Ok(());
                }
            }
        })
    }
}
