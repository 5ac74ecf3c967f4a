//! The daily seal of a company: one hash over the seal before, the audit head and every event of the day (AUD-01).
//! Owns: where a day ends in the chain of events, and the copy that leaves the database. Refuses a day that is not over,
//! or that lies before the last seal. Tested in `tests/verify.rs`; `shouwen verify` recomputes every seal.
//!
//! What a seal covers. Ids of events are ordered by the instant at which they were made, not by the instant at which
//! their transaction was committed, so "all events up to the newest id" is not a fixed set: a transaction still open
//! may commit an older id later. A seal therefore ends at a fixed id, the last one that can be made before midnight of
//! the company's zone, and is made only when nothing that could still add an older id is open:
//! - midnight lies at least [`MARGIN`] back, which covers clocks of nodes that differ a little;
//! - on PostgreSQL, no transaction is older than `now - midnight - MARGIN` (asked of the server, by its own clock);
//! - on SQLite, the seal is made in the one write transaction, so no other is open.
//!
//! A day missed is covered by the next seal, since each begins where the last one ended. An event that appears in a
//! sealed range afterwards (a clock set back by more than the margin, or tampering) makes the seal not agree.

use crate::app::{App, Place};
use serde::{Deserialize, Serialize};
use shouwen_domain::{
    event::GENESIS,
    id::Id,
    moment::{MINUTE, Moment},
};
use shouwen_store::{
    StoreError, Tx,
    audit::{self, Seal},
    verify,
};
use std::{path::PathBuf, sync::Arc};

/// How long after midnight a day may be sealed at the earliest.
pub const MARGIN: i64 = MINUTE;

/// A seal as it leaves the database: printed, mailed, kept elsewhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Copy {
    /// As text: the log of the whole house has no company, and a company without events no last one.
    pub company: String,
    pub day: String,
    pub at: Moment,
    pub through_audit: i64,
    pub through_event: String,
    pub events: i64,
    pub previous: String,
    pub hash: String,
}

impl Copy {
    pub fn of(company: Id, seal: &Seal) -> Self {
        Self {
            company: company.to_string(),
            day: seal.day.clone(),
            at: seal.at,
            through_audit: seal.through_audit,
            through_event: seal.through_event.to_string(),
            events: seal.events,
            previous: seal.previous.clone(),
            hash: seal.hash.clone(),
        }
    }
}

/// The first instant after a day (`2026-03-09`) in the zone of the program. `None` for what is not a day.
fn end_of(app: &App, day: &str) -> Option<Moment> {
    let next = day.parse::<jiff::civil::Date>().ok().filter(|_| day.len() == 10)?.tomorrow().ok()?;
    Some(Moment(next.to_zoned(app.world.zone.clone()).ok()?.timestamp().as_millisecond()))
}

/// Seals a day of a company (`Id(0)`: what belongs to none). The same day twice gives the same seal. `None`: not yet
/// (the day is not over, or a transaction from before its end is still open), or a later day is sealed already.
pub fn seal_day(tx: &mut Tx<'_>, app: &App, company: Id, day: &str) -> Result<Option<Seal>, StoreError> {
    let Some(midnight) = end_of(app, day) else { return Ok(None) };
    let sealed = audit::seals(tx, company)?;
    if let Some(made) = sealed.iter().find(|s| s.day == day) {
        return Ok(Some(made.clone()));
    }
    let last = sealed.last();
    let now = app.now();
    let settled = now.minus(verify::oldest_open(tx)?).minus(MARGIN);
    if settled < midnight || last.is_some_and(|l| l.day.as_str() > day) {
        return Ok(None);
    }
    let through_event = verify::last_id_before(midnight).max(last.map_or(Id(0), |l| l.through_event));
    let through_audit = audit::heads(tx)?.iter().find(|(c, ..)| *c == company).map_or(0, |(_, seq, _)| *seq);
    let previous = last.map_or_else(|| GENESIS.to_owned(), |l| l.hash.clone());
    let after = last.map_or(Id(0), |l| l.through_event);
    let (events, hash) = audit::seal_hash(tx, company, &previous, after, through_event, through_audit)?;
    let seal = Seal { day: day.to_owned(), at: now, through_audit, through_event, events, previous, hash };
    audit::put_seal(tx, company, &seal)?;
    Ok(Some(seal))
}

/// Seals a day in a transaction of its own and, once it is committed, writes the copy. This is what a scheduler calls:
/// a transaction may be run again, and a file must not tell of a seal that was never committed.
pub fn seal(app: &Arc<App>, company: Id, day: &str) -> Result<Option<Seal>, StoreError> {
    let (inner, name) = (app.clone(), day.to_owned());
    let made = app.db.write_now(move |tx| seal_day(tx, &inner, company, &name))?;
    if let Some(seal) = &made {
        write_copy(&app.place, company, seal)?;
    }
    Ok(made)
}

/// Companies that have something to seal: every one with an audit chain.
pub fn companies(tx: &mut Tx<'_>) -> Result<Vec<Id>, StoreError> {
    Ok(audit::heads(tx)?.into_iter().map(|(company, ..)| company).collect())
}

/// `<data>/seals/<company>-<day>.json`
pub fn copy_file(place: &Place, company: Id, day: &str) -> PathBuf {
    place.seals().join(format!("{company}-{day}.json"))
}

/// Writes the copy; one that is there already stays as it is, since somebody may have compared it.
pub fn write_copy(place: &Place, company: Id, seal: &Seal) -> Result<(), StoreError> {
    let broken = |e: std::io::Error| StoreError::Broken(format!("{}: {e}", place.seals().display()));
    let file = copy_file(place, company, &seal.day);
    if file.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(place.seals()).map_err(broken)?;
    let text = serde_json::to_string_pretty(&Copy::of(company, seal)).map_err(|e| StoreError::Broken(e.to_string()))?;
    let half = file.with_extension("part");
    std::fs::write(&half, text + "\n").map_err(broken)?;
    std::fs::rename(&half, &file).map_err(broken)
}
