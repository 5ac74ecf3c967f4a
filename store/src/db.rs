//! The database threads. Rules and SQL are plain functions; the async world sends closures and awaits answers.

use crate::{
    Engine, Result, StoreError, Tx, Vault,
    engine::Conn,
    flush::{Done, Flusher},
    herald,
    pipe::Pipe,
};
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, mpsc},
    thread::JoinHandle,
};
use tokio::sync::oneshot;

/// Where the data are and how many threads serve them.
#[derive(Clone, Debug)]
pub enum Settings {
    Sqlite { file: PathBuf, readers: usize },
    Pg { url: String, writers: usize, readers: usize },
}

/// Longest that one group of SQLite closures may hold the writer.
const GROUP_MS: u128 = 20;
const GROUP_MAX: usize = 64;
/// How often a closure is tried again when PostgreSQL breaks off a transaction in favour of another.
const TRIES: u32 = 5;

/// PostgreSQL takes a new picture for every statement unless told otherwise.
const PICTURE: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

pub(crate) type PingFn = dyn Fn(&[String]) + Send + Sync;

/// Handle to the database threads; cheap to clone.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    engine: Engine,
    write: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    read: Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Db({:?})", self.inner.engine)
    }
}

pub(crate) trait Job: Send {
    /// Runs inside a savepoint or transaction; true when its work is to be kept.
    fn run(&mut self, tx: &mut Tx<'_>) -> bool;
    /// The error that ended the last run, when it is worth another try.
    fn busy(&self) -> bool;
    /// Nobody waits for the answer any more.
    fn is_abandoned(&self) -> bool;
    /// The group could not be committed.
    fn fail(&mut self, error: StoreError);
    fn answer(&mut self);
}

struct Closure<T, E, F> {
    work: F,
    result: Option<std::result::Result<T, E>>,
    busy: bool,
    reply: Option<oneshot::Sender<std::result::Result<T, E>>>,
}

impl<T, E, F> Job for Closure<T, E, F>
where
    T: Send,
    E: From<StoreError> + Send,
    F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> bool {
        // A panic in a rule must not take the writer with it.
        let work = &mut self.work;
        let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(tx)));
        let result =
            done.unwrap_or_else(|_| Err(E::from(StoreError::Broken("a rule panicked; nothing was written".into()))));
        let keep = result.is_ok() && !tx.failed;
        self.busy = tx.busy && (result.is_err() || tx.failed);
        self.result = Some(if keep || result.is_err() {
            result
        } else {
            Err(E::from(StoreError::Broken("a failed statement was passed over".into())))
        });
        keep
    }

    fn busy(&self) -> bool {
        self.busy
    }

    fn is_abandoned(&self) -> bool {
        self.reply.as_ref().is_none_or(oneshot::Sender::is_closed)
    }

    fn fail(&mut self, error: StoreError) {
        self.result = Some(Err(E::from(error)));
    }

    fn answer(&mut self) {
        if let (Some(reply), Some(result)) = (self.reply.take(), self.result.take()) {
            // The caller may have gone; the work is committed all the same.
            drop(reply.send(result));
        }
    }
}

impl Db {
    /// Opens the database and starts its threads. `ping` is called with the topics of each commit.
    pub fn open(settings: &Settings, vault: Arc<Vault>, ping: Arc<PingFn>) -> Result<Self> {
        let (write, write_jobs) = mpsc::channel::<Box<dyn Job>>();
        let (read, read_jobs) = mpsc::channel::<Box<dyn Job>>();
        let mut threads = Vec::new();
        let read_jobs = Arc::new(Mutex::new(read_jobs));
        let engine = match settings {
            Settings::Sqlite { file, readers } => {
                let mut conn = Conn::Sqlite(open_sqlite(file, false)?);
                let (v, p) = (vault.clone(), ping);
                threads.push(spawn("write", move || write_in_groups(&mut conn, &v, &write_jobs, &*p))?);
                for n in 0..*readers {
                    let mut conn = Conn::Sqlite(open_sqlite(file, true)?);
                    let (v, jobs) = (vault.clone(), read_jobs.clone());
                    threads.push(spawn(&format!("read{n}"), move || {
                        serve(&mut conn, &v, &jobs, "BEGIN DEFERRED", None, None);
                    })?);
                }
                Engine::Sqlite
            }
            Settings::Pg { url, writers, readers } => {
                let write_jobs = Arc::new(Mutex::new(write_jobs));
                let (ping, pings) = herald::between_nodes(url, ping)?;
                let (flusher, work) = Flusher::new(url, ping)?;
                for (name, count, jobs, begin, flusher) in [
                    ("write", *writers, &write_jobs, "BEGIN", Some(flusher)),
                    ("read", *readers, &read_jobs, PICTURE, None),
                ] {
                    for n in 0..count {
                        let mut conn = Conn::Pg(Box::new(Pipe::open(url, flusher.is_some())?));
                        let (v, f, jobs, url) = (vault.clone(), flusher.clone(), jobs.clone(), url.clone());
                        threads.push(spawn(&format!("{name}{n}"), move || {
                            serve(&mut conn, &v, &jobs, begin, Some(&url), f.as_ref());
                        })?);
                    }
                }
                // Last, so that it is joined last: it ends when no writer can hand it anything.
                threads.push(spawn("flush", work)?);
                threads.push(pings);
                Engine::Pg
            }
        };
        Ok(Self {
            inner: Arc::new(Inner {
                engine,
                write: Mutex::new(Some(write)),
                read: Mutex::new(Some(read)),
                threads: Mutex::new(threads),
            }),
        })
    }

    pub fn engine(&self) -> Engine {
        self.inner.engine
    }

    /// Runs `work` in a write transaction; the answer comes after COMMIT. `work` may be run again when the database
    /// broke the transaction off, so it must not have effects of its own.
    pub async fn write<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        Self::send(&self.inner.write, work).await.unwrap_or_else(|_| Err(E::from(stopped())))
    }

    /// Runs `work` in a read-only transaction: one consistent picture.
    pub async fn read<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        Self::send(&self.inner.read, work).await.unwrap_or_else(|_| Err(E::from(stopped())))
    }

    /// [`Db::write`] for programs without an async runtime.
    pub fn write_now<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        Self::send(&self.inner.write, work).blocking_recv().unwrap_or_else(|_| Err(E::from(stopped())))
    }

    /// [`Db::read`] for programs without an async runtime.
    pub fn read_now<T, E, F>(&self, work: F) -> std::result::Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        Self::send(&self.inner.read, work).blocking_recv().unwrap_or_else(|_| Err(E::from(stopped())))
    }

    fn send<T, E, F>(
        to: &Mutex<Option<mpsc::Sender<Box<dyn Job>>>>,
        work: F,
    ) -> oneshot::Receiver<std::result::Result<T, E>>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnMut(&mut Tx<'_>) -> std::result::Result<T, E> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Closure { work, result: None, busy: false, reply: Some(reply) };
        if let Some(sender) = to.lock().unwrap_or_else(std::sync::PoisonError::into_inner).as_ref() {
            // A failed send drops the job and with it the reply: the caller hears "stopped".
            drop(sender.send(Box::new(job)));
        }
        answer
    }

    /// Finishes what is queued and stops the threads.
    pub fn close(&self) {
        self.inner.write.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        self.inner.read.lock().unwrap_or_else(std::sync::PoisonError::into_inner).take();
        let threads =
            std::mem::take(&mut *self.inner.threads.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        for thread in threads {
            drop(thread.join());
        }
    }
}

fn stopped() -> StoreError {
    StoreError::Busy("the database threads are stopping".into())
}

pub(crate) fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> Result<JoinHandle<()>> {
    std::thread::Builder::new()
        .name(format!("db-{name}"))
        .spawn(work)
        .map_err(|e| StoreError::Broken(format!("cannot start a database thread: {e}")))
}

/// Makes a file that only its owner reads and writes, whatever the umask, or makes one that is there so. One that is there
/// is never opened: closing any descriptor of a file drops all locks that the process has on it, SQLite's as well, and the
/// next reader from outside would then take away the log that the server is writing.
pub fn keep_private(file: &std::path::Path) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        if std::fs::metadata(file)?.permissions().mode() & 0o077 != 0 {
            std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600))?;
        }
    }
    Ok(())
}

pub(crate) fn open_sqlite(file: &std::path::Path, read_only: bool) -> Result<rusqlite::Connection> {
    let broken = |e: rusqlite::Error| StoreError::Broken(format!("{}: {e}", file.display()));
    // SQLite gives its log and its shared memory the mode of the database.
    keep_private(file).map_err(|e| StoreError::Broken(format!("{}: {e}", file.display())))?;
    let conn = rusqlite::Connection::open(file).map_err(broken)?;
    conn.set_prepared_statement_cache_capacity(256);
    // WAL and FULL: an acknowledged write survives a power cut. The busy timeout covers a second process (backup, CLI).
    conn.execute_batch(
        "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000; PRAGMA mmap_size = 268435456;",
    )
    .map_err(broken)?;
    let flags =
        rusqlite::functions::FunctionFlags::SQLITE_UTF8 | rusqlite::functions::FunctionFlags::SQLITE_DETERMINISTIC;
    conn.create_scalar_function("link", 2, flags, |values| {
        Ok(shouwen_domain::event::link(&values.get::<String>(0)?, &values.get::<String>(1)?))
    })
    .map_err(broken)?;
    // Without it every statement with `LIMIT ?` is planned anew for each execution, in case the limit has changed.
    conn.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(broken)?;
    if read_only {
        conn.execute_batch("PRAGMA query_only = ON;").map_err(broken)?;
    }
    Ok(conn)
}

/// SQLite: takes the waiting closures into one transaction, each in its own savepoint, and answers after COMMIT.
fn write_in_groups(conn: &mut Conn, vault: &Vault, jobs: &mpsc::Receiver<Box<dyn Job>>, ping: &PingFn) {
    while let Ok(first) = jobs.recv() {
        let mut group: Vec<Box<dyn Job>> = Vec::new();
        let mut next = Some(first);
        let mut pings = Vec::new();
        let mut tx = Tx::new(conn, vault);
        let begun = tx.control("BEGIN IMMEDIATE");
        let from = std::time::Instant::now();
        while let Some(mut job) = next.take() {
            if let Err(error) = &begun {
                job.fail(StoreError::Busy(error.to_string()));
            } else if !job.is_abandoned() {
                let mut ran = false;
                let kept = tx.savepoint(|tx| {
                    ran = job.run(tx);
                    if ran { tx.settle() } else { Err(StoreError::NotFound) }
                });
                match kept {
                    Ok(()) => pings.append(&mut tx.pings),
                    Err(error) if ran => job.fail(error),
                    Err(_) => {}
                }
                tx.pings.clear();
                tx.failed = false;
            }
            group.push(job);
            if group.len() < GROUP_MAX && from.elapsed().as_millis() < GROUP_MS {
                next = jobs.try_recv().ok();
            }
        }
        if begun.is_ok()
            && let Err(error) = tx.control("COMMIT")
        {
            tx.give_up();
            for job in &mut group {
                job.fail(StoreError::Broken(format!("nothing was written: {error}")));
            }
            pings.clear();
        }
        for mut job in group {
            job.answer();
        }
        if !pings.is_empty() {
            ping(&pings);
        }
    }
}

/// One closure after the other, each in its own transaction. `url` is set for PostgreSQL: a lost connection is renewed.
/// Writers hand what they have committed to the flusher, which answers.
fn serve(
    conn: &mut Conn,
    vault: &Vault,
    jobs: &Mutex<mpsc::Receiver<Box<dyn Job>>>,
    begin: &str,
    url: Option<&str>,
    flusher: Option<&Flusher>,
) {
    loop {
        let job = jobs.lock().unwrap_or_else(std::sync::PoisonError::into_inner).recv();
        let Ok(mut job) = job else { return };
        if job.is_abandoned() {
            continue;
        }
        let mut committed = None;
        for attempt in 1..=TRIES {
            if let (Conn::Pg(pipe), Some(url)) = (&mut *conn, url)
                && pipe.is_closed()
            {
                match Pipe::open(url, flusher.is_some()) {
                    Ok(fresh) => {
                        *conn = Conn::Pg(Box::new(fresh));
                        if let Some(flusher) = flusher {
                            flusher.probe();
                        }
                    }
                    Err(error) => {
                        job.fail(StoreError::Busy(error.to_string()));
                        break;
                    }
                }
            }
            if let Conn::Pg(pipe) = &mut *conn {
                // After any failure the ends of savepoints are waited for, so that it is told to the right one.
                (pipe.careful, pipe.doubt) = (attempt > 1, false);
            }
            let epoch = flusher.map_or(0, Flusher::epoch);
            let mut tx = Tx::new(conn, vault);
            tx.reading = flusher.is_none();
            // On another try the server is heard before anything else: its connection may be gone without a word.
            if let Err(error) = if attempt > 1 { tx.control(begin) } else { tx.control_later(begin) } {
                job.fail(StoreError::Busy(error.to_string()));
                if attempt < TRIES {
                    continue;
                }
                break;
            }
            let kept = job.run(&mut tx);
            tx.failed = false;
            if kept {
                if tx.reading {
                    // Nothing can fail any more that the caller would have to hear of.
                    job.answer();
                }
                match tx.settle().and_then(|()| tx.control("COMMIT")) {
                    Ok(()) => committed = Some((std::mem::take(&mut tx.pings), epoch)),
                    Err(error) => {
                        tx.give_up();
                        // Whether a commit arrived that lost its connection is not known: it is told, never repeated.
                        let known =
                            matches!(&*conn, Conn::Pg(pipe) if pipe.doubt) && !matches!(error, StoreError::Lost(_));
                        let busy = known && (attempt == 1 || matches!(error, StoreError::Busy(_)));
                        job.fail(error);
                        if busy && attempt < TRIES {
                            continue;
                        }
                    }
                }
                break;
            }
            tx.give_up();
            if !job.busy() || attempt == TRIES {
                break;
            }
        }
        match (committed, flusher) {
            (Some((pings, epoch)), Some(flusher)) => flusher.hand(Done { job, pings, epoch }),
            _ => job.answer(),
        }
    }
}

/// Opens PostgreSQL and runs text outside the pool: creating and dropping databases of tests.
pub fn pg_admin(url: &str, text: &str) -> Result<()> {
    Pipe::connect(url)?.script(text)
}
