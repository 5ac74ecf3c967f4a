//! The scheduler: announces clocks that have come due, sends messages, and does the daily and hourly housekeeping.
//! Owns: when to look. Refuses to hold the writer: a sweep yields every 20 ms. A restart changes nothing, because what is
//! due is a fact of the database (NTF-02). Tested by `tests/scheduler.rs` with a standing clock.

use crate::{
    act::{Ctx, Failure, Memo, gather_some, resume, tell_some, tick},
    app::App,
    channels, people, seal,
};
use shouwen_domain::{
    flow::{Door, Priority},
    id::Id,
    moment::{DAY, HOUR, MINUTE, Moment},
    org::Actor,
};
use shouwen_store::{StoreError, Tx, clock, org, portal, record, system};
use std::{
    collections::HashSet,
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

/// Longest time that one transaction of a sweep holds the writer.
const TURN: Duration = Duration::from_millis(15);
/// Clocks looked up at once.
const BATCH: i64 = 128;
/// Records loaded in one trip and written together.
const TOGETHER: usize = 8;
/// How long idempotency keys are remembered.
const KEYS: i64 = 3 * DAY;
/// How long failed sign-ins with unknown logins are remembered; those of known ones are until the next success.
const GUESSES: i64 = 90 * DAY;

/// One turn of a sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// Records looked at.
    pub records: usize,
    /// Steps announced.
    pub announced: usize,
    /// There is more to do now.
    pub more: bool,
}

/// Announces due clocks for at most [`TURN`]. A record that cannot be folded is put aside for an hour, an emergency for a
/// minute, and told in the log, so that it does not stop the others.
pub fn turn(app: &Arc<App>) -> Result<Turn, StoreError> {
    app.db.write_now(job(app.clone()))
}

fn job(app: Arc<App>) -> impl FnMut(&mut Tx<'_>) -> Result<Turn, StoreError> + Send + 'static {
    move |tx| {
        let begun = Instant::now();
        let house = app.house_in(tx)?;
        let actor = Actor::system(None);
        let ctx = Ctx { now: app.now(), actor: &actor, door: Door::Scheduler, house: &house, world: &app.world };
        let pauses = pauses_over(tx, &ctx)?;
        let told = tell_some(tx, &ctx)?;
        let gathers = gathering(tx, &ctx)?;
        let mut ids = clock::due(tx, ctx.now, BATCH)?;
        let full = ids.len() as i64 == BATCH || pauses == TOGETHER || told > 0 || gathers;
        let mut seen = HashSet::new();
        ids.retain(|id| seen.insert(*id));
        let mut memo = Memo::default();
        let mut out = Turn { records: 0, announced: 0, more: full };
        for some in ids.chunks(TOGETHER) {
            if begun.elapsed() > TURN {
                out.more = true;
                break;
            }
            out.records += some.len();
            match tick(tx, &ctx, some, &mut memo) {
                Ok(n) => out.announced += n,
                Err(Failure::Store(error @ StoreError::Busy(_))) => return Err(error),
                // One of them does not let the others pass: each alone.
                Err(_) => out.announced += alone(tx, &ctx, some, &mut memo)?,
            }
        }
        app.metrics.announced.fetch_add(out.announced as u64, Ordering::Relaxed);
        Ok(out)
    }
}

/// Ends some pauses whose time is up; how many there were. One that cannot be ended is left to people, and told in the log.
fn pauses_over(tx: &mut Tx<'_>, ctx: &Ctx<'_>) -> Result<usize, StoreError> {
    let over = clock::pauses_over(tx, ctx.now, TOGETHER as i64)?;
    for (id, until) in over.iter().copied() {
        match resume(tx, ctx, id, until) {
            Ok(()) => {}
            Err(Failure::Store(error @ StoreError::Busy(_))) => return Err(error),
            Err(failure) => {
                tracing::warn!(record = %id, %failure, "a pause could not be ended");
                clock::keep_paused(tx, id)?;
            }
        }
    }
    Ok(over.len())
}

/// Makes a part of the list of a campaign; whether there was one to make. What is refused of it is told in the log, and the list
/// is as it was.
fn gathering(tx: &mut Tx<'_>, ctx: &Ctx<'_>) -> Result<bool, StoreError> {
    match gather_some(tx, ctx) {
        Ok(more) => Ok(more),
        Err(Failure::Store(error)) => Err(error),
        Err(failure) => {
            tracing::warn!(%failure, "the list of a campaign could not be finished");
            Ok(false)
        }
    }
}

fn alone(tx: &mut Tx<'_>, ctx: &Ctx<'_>, ids: &[Id], memo: &mut Memo) -> Result<usize, StoreError> {
    let mut announced = 0;
    for id in ids {
        match tick(tx, ctx, std::slice::from_ref(id), memo) {
            Ok(n) => announced += n,
            Err(Failure::Store(error @ StoreError::Busy(_))) => return Err(error),
            Err(failure) => {
                tracing::error!(record = %id, %failure, "a clock could not be announced");
                // Nobody stops ringing for an hour.
                let urgent = record::lookup(tx, *id)?.is_some_and(|r| r.priority == Priority::P0);
                let pause = if urgent { MINUTE } else { HOUR };
                clock::put_aside(tx, *id, ctx.now, ctx.now.plus(pause))?;
            }
        }
    }
    Ok(announced)
}

/// Runs until the program ends. Messages go out beside the sweep: a call may ring for twenty seconds.
pub async fn run(app: Arc<App>) {
    tokio::join!(clocks(&app), channels::run(&app));
}

async fn clocks(app: &Arc<App>) {
    let (mut hour, mut minute) = (Moment(0), Moment(0));
    loop {
        if let Err(error) = crate::world::jumps::heed(app).await {
            tracing::error!(%error, "a jump of the clock was not written down");
        }
        match app.db.write(job(app.clone())).await {
            Ok(turn) if turn.more => {
                tokio::task::yield_now().await;
                continue;
            }
            Ok(_) => {}
            Err(error) => tracing::error!(%error, "the sweep of clocks failed"),
        }
        let now = app.now();
        if now.since(minute) >= MINUTE {
            minute = now;
            // EMG-15: a post that is empty by the clock raises its alarm when nobody looks.
            let watching = app.clone();
            match tokio::task::spawn_blocking(move || people::sweep(&watching)).await {
                Ok(Ok(_)) => {}
                Ok(Err(error)) => tracing::error!(%error, "the watch over uncovered posts failed"),
                Err(error) => tracing::error!(%error, "the watch over uncovered posts failed"),
            }
        }
        if now.since(hour) >= HOUR {
            hour = now;
            if let Err(error) = housekeeping(app, now).await {
                tracing::error!(%error, "housekeeping failed");
            }
        }
        rest(app, app.db.read(clock::next).await.ok().flatten()).await;
    }
}

/// Until then, at most a second: another act or node may have written something nearer.
async fn rest(app: &App, next: Option<Moment>) {
    let wait = next.map_or(1_000, |at| at.since(app.now()).clamp(5, 1_000));
    tokio::time::sleep(Duration::from_millis(wait as u64)).await;
}

/// Once an hour: forgets old idempotency keys, guesses, and codes and sessions of customers that ended, and seals what has not been sealed of the last three days.
async fn housekeeping(app: &Arc<App>, now: Moment) -> Result<(), StoreError> {
    app.db
        .write(move |tx| {
            system::purge_idempotent(tx, now.minus(KEYS))?;
            portal::purge(tx, now.minus(channels::portal::KEPT))?;
            org::purge_guesses(tx, now.minus(GUESSES)).map(drop)
        })
        .await?;
    let sealing = app.clone();
    tokio::task::spawn_blocking(move || {
        for company in sealing.db.read_now(seal::companies)? {
            for back in (1..=3).rev() {
                let day = now.minus(back * DAY).timestamp().to_zoned(sealing.world.zone.clone());
                seal::seal(&sealing, company, &day.strftime("%Y-%m-%d").to_string())?;
            }
        }
        Ok(())
    })
    .await
    .map_err(|e| StoreError::Broken(e.to_string()))?
}
