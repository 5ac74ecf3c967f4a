//! The end of an act on PostgreSQL: commits do not wait for the disk, one waiter makes many of them durable with one
//! flush, and only then are they answered. The chain of the audit log and the number series pass through every act of a
//! company; holding their locks for a flush of 3 ms would allow 330 acts a second.
//! Owns: the connection that flushes, who waits. An answer means durable as ever. Tested through `tests/kept_back.rs`
//! and the kill rounds of the server.

use crate::{
    Result, StoreError,
    db::{Job, PingFn},
    pipe::Pipe,
};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
    mpsc,
};

/// A commit that waits for the disk.
pub(crate) struct Done {
    pub job: Box<dyn Job>,
    pub pings: Vec<String>,
    /// The flushing connection that stood when the transaction began.
    pub epoch: u64,
}

enum Ask {
    Flush(Done),
    /// Is the connection still there? Answered when it is, or when another one could not be had.
    Probe(mpsc::Sender<()>),
}

/// Hands commits to the thread that flushes.
#[derive(Clone)]
pub(crate) struct Flusher {
    waiting: mpsc::Sender<Ask>,
    epoch: Arc<AtomicU64>,
}

impl Flusher {
    /// To be asked before a transaction begins.
    pub(crate) fn epoch(&self) -> u64 {
        self.epoch.load(Ordering::SeqCst)
    }

    pub(crate) fn hand(&self, done: Done) {
        if let Err(mpsc::SendError(Ask::Flush(mut done))) = self.waiting.send(Ask::Flush(done)) {
            done.job.fail(unknown());
            done.job.answer();
        }
    }

    /// A writer has lost its connection: most likely so has the flusher, which would learn it only from the next commit.
    pub(crate) fn probe(&self) {
        let (reply, answer) = mpsc::channel();
        if self.waiting.send(Ask::Probe(reply)).is_ok() {
            answer.recv().unwrap_or(());
        }
    }

    /// The handle and the work of its thread.
    pub(crate) fn new(url: &str, ping: Arc<PingFn>) -> Result<(Self, impl FnOnce() + Send + use<>)> {
        let (waiting, jobs) = mpsc::channel::<Ask>();
        let epoch = Arc::new(AtomicU64::new(1));
        let pipe = Pipe::connect(url)?;
        let (url, known) = (url.to_owned(), epoch.clone());
        Ok((Self { waiting, epoch }, move || run(pipe, &url, &known, &jobs, &*ping)))
    }
}

fn unknown() -> StoreError {
    StoreError::Lost("while the disk was waited for".into())
}

/// Takes all who wait, flushes once, answers all. A server that broke down in between has lost what was not flushed, so a
/// flush vouches only for commits that began while its own connection stood.
fn run(mut pipe: Pipe, url: &str, epoch: &AtomicU64, jobs: &mpsc::Receiver<Ask>, ping: &PingFn) {
    while let Ok(first) = jobs.recv() {
        let mut all = vec![first];
        all.extend(jobs.try_iter());
        let flushed = pipe.flush_disk();
        let stands = epoch.load(Ordering::SeqCst);
        if pipe.is_closed()
            && let Ok(fresh) = Pipe::connect(url)
        {
            pipe = fresh;
            epoch.fetch_add(1, Ordering::SeqCst);
        }
        let mut pings: Vec<String> = Vec::new();
        for ask in all {
            match ask {
                Ask::Flush(mut done) => {
                    if flushed.is_ok() && done.epoch == stands {
                        pings.extend(done.pings);
                    } else {
                        done.job.fail(unknown());
                    }
                    done.job.answer();
                }
                Ask::Probe(reply) => drop(reply.send(())),
            }
        }
        pings.sort_unstable();
        pings.dedup();
        if !pings.is_empty() {
            ping(&pings);
        }
    }
}
