//! One lane a gateway: its own bounded workers, so that one that hangs delays nobody but itself (NTF-01, EMG-04). Owns: who
//! takes what has come due. A message is taken only when somebody is free to send it, the gravest first, so none waits with
//! a lease behind another. Tested by `tests/gateways.rs` and measured by `shouwen bench --only alarm`.

use super::{BATCH, Driver, Recorder, deliver, driver, push::Vapid, report::Reports, take, turn_of};
use crate::app::App;
use shouwen_domain::moment::Moment;
use shouwen_store::{StoreError, jobs, jobs::Share};
use std::{sync::Arc, time::Duration};
use tokio::sync::{Notify, Semaphore};

/// How many letters of a lane are taken in one transaction.
const AT_ONCE: usize = 16;

/// A driver with what it serves and how many of its messages are under way at once.
pub struct Lane {
    pub driver: Arc<dyn Driver>,
    pub share: Share,
    free: Arc<Semaphore>,
    /// Sends in a batch, in line: for a driver that takes no time.
    quick: bool,
}

impl Lane {
    pub fn new(driver: Arc<dyn Driver>, share: Share, workers: usize) -> Arc<Self> {
        Arc::new(Self { driver, share, free: Arc::new(Semaphore::new(workers.max(1))), quick: false })
    }

    fn sandbox(but: String) -> Arc<Self> {
        let free = Arc::new(Semaphore::new(1));
        Arc::new(Self { driver: Arc::new(Recorder), share: Share::Rest { but }, free, quick: true })
    }

    /// Sends what waits for this lane, in line, until nothing has come due; how many. For programs without an async runtime.
    pub fn drain(&self, app: &Arc<App>) -> Result<usize, StoreError> {
        let mut all = 0;
        loop {
            match turn_of(app, &*self.driver, &self.share, 1)? {
                0 => return Ok(all),
                n => all += n,
            }
        }
    }
}

impl std::fmt::Debug for Lane {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lane {:?}", self.driver)
    }
}

/// All ways out of this house.
#[derive(Debug)]
pub struct Post {
    pub lanes: Vec<Arc<Lane>>,
    /// What providers may report, by the name of their gateway.
    pub reports: Reports,
    /// The key of this installation for browsers, if notices go to them.
    pub vapid: Option<Arc<Vapid>>,
    freed: Notify,
}

impl Default for Post {
    fn default() -> Self {
        Self::new(Vec::new(), Reports::default(), None)
    }
}

impl Post {
    /// The gateways, and the sandbox for everything that none of them serves.
    pub fn new(gateways: Vec<Arc<Lane>>, reports: Reports, vapid: Option<Arc<Vapid>>) -> Self {
        let served: Vec<String> = gateways
            .iter()
            .filter_map(|lane| match &lane.share {
                Share::Lane { lane, company, .. } => {
                    Some(format!("{lane}@{}", company.map(|id| id.0.to_string()).unwrap_or_default()))
                }
                Share::Rest { .. } => None,
            })
            .collect();
        let but = if served.is_empty() { String::new() } else { format!(",{},", served.join(",")) };
        let mut lanes = gateways;
        lanes.push(Lane::sandbox(but));
        Self { lanes, reports, vapid, freed: Notify::new() }
    }
}

/// Hands out messages until the program ends.
pub async fn run(app: &Arc<App>) {
    let post = app.post();
    loop {
        // After a failure nothing is known: it rests its second.
        let next = match round(app, &post).await {
            Ok(next) => next,
            Err(error) => {
                tracing::error!(%error, "messages could not be sent");
                None
            }
        };
        // Until then, at most a second: another act or node may have written something nearer.
        let wait = next.map_or(1_000, |at| at.since(app.now()).clamp(5, 1_000));
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(wait as u64)) => {}
            // An act that rings somebody does not wait for the end of the rest.
            () = app.live.urgent() => {}
            () = post.freed.notified() => {}
        }
    }
}

/// Hands what has come due to the lanes that have somebody free; when the next of them comes due.
async fn round(app: &Arc<App>, post: &Arc<Post>) -> Result<Option<Moment>, StoreError> {
    loop {
        let ready: Vec<Arc<Lane>> =
            post.lanes.iter().filter(|lane| lane.free.available_permits() > 0).cloned().collect();
        let shares: Vec<Share> = ready.iter().map(|lane| lane.share.clone()).collect();
        let next: Vec<Option<Moment>> =
            app.db.read(move |tx| shares.iter().map(|share| jobs::next_of(tx, share)).collect()).await?;
        let now = app.now();
        let due = ready.into_iter().zip(&next).filter(|(_, at)| at.is_some_and(|at| at <= now));
        let due: Vec<Arc<Lane>> = due.map(|(lane, _)| lane).collect();
        if due.is_empty() {
            return Ok(next.into_iter().flatten().min());
        }
        let mut taken = false;
        let (quick, slow): (Vec<_>, Vec<_>) = due.into_iter().partition(|lane| lane.quick);
        for lane in quick {
            start(app, post, &lane, |app, lane| {
                while turn_of(app, &*lane.driver, &lane.share, BATCH)? > 0 {}
                Ok(())
            });
        }
        if !slow.is_empty() {
            let (taking, lanes) = (app.clone(), slow.clone());
            let letters = app
                .db
                .write(move |tx| {
                    let each = lanes.iter().map(|lane| {
                        let most = lane.free.available_permits().min(AT_ONCE) as i64;
                        take(tx, &taking, &lane.share, driver::lease(&*lane.driver), most)
                    });
                    each.collect::<Result<Vec<_>, StoreError>>()
                })
                .await?;
            for (lane, letters) in slow.iter().zip(letters) {
                for letter in letters {
                    taken = true;
                    start(app, post, lane, move |app, lane| {
                        deliver(app, &*lane.driver, vec![letter.clone()]).map(drop)
                    });
                }
            }
        }
        if !taken {
            return Ok(next.into_iter().flatten().filter(|at| *at > now).min());
        }
    }
}

/// One worker of a lane, on a thread of its own; the next letter is handed out when it is free again.
fn start(
    app: &Arc<App>,
    post: &Arc<Post>,
    lane: &Arc<Lane>,
    work: impl FnOnce(&Arc<App>, &Lane) -> Result<(), StoreError> + Send + 'static,
) {
    // Nobody else takes permits, and there was one.
    let Ok(permit) = lane.free.clone().try_acquire_owned() else { return };
    let (app, post, lane) = (app.clone(), post.clone(), lane.clone());
    tokio::task::spawn_blocking(move || {
        if let Err(error) = work(&app, &lane) {
            tracing::error!(%error, lane = lane.driver.code(), "what became of messages could not be written");
        }
        drop(permit);
        post.freed.notify_one();
    });
}
