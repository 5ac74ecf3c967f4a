//! What follows when the host's clock jumps (`world::host`): it stands in the audit log of every company, in the log and in
//! the life signs, and what was written under the wrong time is looked after.
//! Owns: nothing of the times themselves. Tested by `tests/clock_jump.rs`.

use super::{
    World,
    host::{Belief, Jump},
};
use crate::{app::App, house::House, seal};
use serde_json::json;
use shouwen_domain::{
    flow::Door,
    id::Id,
    moment::{Moment, SECOND},
    org::Role,
};
use shouwen_store::{
    StoreError, Tx, audit, incidents,
    jobs::{self, Notice},
};
use std::sync::Arc;

/// A newest line of the log that is ahead of the clock by more than this is from before a jump back.
const BEHIND: i64 = 2 * SECOND;
/// Emergencies of a company that are named to its leaders.
const NAMED: i64 = 500;

/// Tells of what happened to the clock since the last look.
pub async fn heed(app: &Arc<App>) -> Result<(), StoreError> {
    for jump in app.world.jumps() {
        tell(&jump);
        let heeding = app.clone();
        app.db.write(move |tx| written(tx, &heeding, &jump)).await?;
    }
    Ok(())
}

/// When the program starts: the clock may have gone back while it was down. Ids go on from what is stored.
pub fn at_start(app: &Arc<App>) -> Result<(), StoreError> {
    let Some(newest) = app.db.read_now(audit::newest_at)? else { return Ok(()) };
    app.world.ids_after(newest);
    let now = app.now();
    // A demonstration that was moved on goes on where it was left.
    if newest.since(now) <= BEHIND || app.is_kept_demonstration()? {
        return Ok(());
    }
    let jump = Jump { at: now, by: now.since(newest), belief: Belief::Adopted };
    tell(&jump);
    let heeding = app.clone();
    app.db.write_now(move |tx| written(tx, &heeding, &jump))
}

fn tell(jump: &Jump) {
    let seconds = jump.by / SECOND;
    match jump.belief {
        Belief::Doubted => tracing::error!(
            seconds,
            "the clock of the host jumped: the program goes on by its own time until it is clear which is right"
        ),
        Belief::Over => tracing::warn!(seconds, "the clock of the host is back where it was expected"),
        Belief::Adopted => tracing::error!(seconds, "the program follows the clock of the host, which had jumped"),
    }
}

fn written(tx: &mut Tx<'_>, app: &App, jump: &Jump) -> Result<(), StoreError> {
    let house = app.house_in(tx)?;
    let detail = json!({"by_ms": jump.by}).to_string();
    for company in seal::companies(tx)? {
        let entry = audit::Entry {
            at: jump.at,
            actor: None,
            door: Door::Scheduler.code(),
            what: "host.clock",
            subject: None,
            outcome: jump.belief.code(),
            detail: &detail,
        };
        audit::append(tx, company, &entry)?;
        if jump.belief == Belief::Adopted && jump.by < 0 {
            look_at_emergencies(tx, &house, &app.world, company, jump.at)?;
        }
    }
    if jump.belief == Belief::Adopted && jump.by < 0 {
        jobs::went_back(tx, jump.at, jump.at.plus(-jump.by))?;
    }
    Ok(())
}

/// What was begun under the wrong time runs out later than it should: people are told to look at it themselves.
fn look_at_emergencies(
    tx: &mut Tx<'_>,
    house: &House,
    world: &World,
    company: Id,
    now: Moment,
) -> Result<(), StoreError> {
    for running in incidents::open_since(tx, company, Moment(0), NAMED)? {
        let unit = shouwen_store::record::lookup(tx, running.id)?.map_or(company, |row| row.unit);
        let mut people: Vec<Id> =
            [Role::Dispatcher, Role::CompanyLeader].iter().flat_map(|role| house.holders(*role, unit, now)).collect();
        people.sort_unstable();
        people.dedup();
        let notices: Vec<Notice> = people
            .into_iter()
            .map(|person| Notice {
                id: world.id(),
                company,
                person,
                record: running.id,
                clock: String::new(),
                round: 1,
                step: 0,
                kind: "clock_back".to_owned(),
                due: now,
                at: now,
            })
            .collect();
        jobs::tell(tx, &notices)?;
        for notice in &notices {
            tx.ping(format!("person:{}", notice.person));
        }
    }
    Ok(())
}
