//! The history of records: append, read, erase side values.

use crate::{Param, Result, Tx, params, statements};
use serde_json::{Map, Value};
use shouwen_domain::{
    event::{Event, SideValue, join_personal},
    id::Id,
    moment::Moment,
};

statements! {
    INSERT ""
        "INSERT INTO event (id, record, seq, actor, role, acting_for, door, action, from_state, to_state, happened_at,
            recorded_at, body, hash, version)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    SIDE "" "INSERT INTO event_side (event, path, salt, sealed) VALUES (?1, ?2, ?3, ?4)";
    GATE ""
        "INSERT INTO gate_hit (event, gate, mode, company, record, zh, en, clause)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    PAGE "i i i? t i? t t t? t i i t t"
        "SELECT id, seq, actor, role, acting_for, door, action, from_state, to_state, happened_at, recorded_at, body, hash
         FROM event WHERE record = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT ?3";
    /// The newest of [`FIRST`].
    NEWEST "i i i? t i? t t t? t i i t t"
        "SELECT id, seq, actor, role, acting_for, door, action, from_state, to_state, happened_at, recorded_at, body, hash
         FROM event WHERE record = ?1 ORDER BY seq DESC LIMIT 30";
    CHAIN "i i i? t i? t t t? t i i t t"
        "SELECT id, seq, actor, role, acting_for, door, action, from_state, to_state, happened_at, recorded_at, body, hash
         FROM event WHERE record = ?1 ORDER BY seq";
    SIDES "i t t b"
        "SELECT event_side.event, path, salt, sealed FROM event JOIN event_side ON event_side.event = event.id
         WHERE record = ?1 AND seq >= ?2 AND seq < ?3";
    GATES "i t t t t t"
        "SELECT gate_hit.event, gate, mode, zh, en, clause FROM event JOIN gate_hit ON gate_hit.event = event.id
         WHERE event.record = ?1 AND seq >= ?2 AND seq < ?3";
    /// The limit inside tells the planner that thirty are looked up, whatever it knows of the tables.
    SIDES_NEWEST "i t t b"
        "SELECT event, path, salt, sealed FROM event_side
         WHERE event IN (SELECT id FROM event WHERE record = ?1 ORDER BY seq DESC LIMIT 30)";
    GATES_NEWEST "i t t t t t"
        "SELECT event, gate, mode, zh, en, clause FROM gate_hit
         WHERE event IN (SELECT id FROM event WHERE record = ?1 ORDER BY seq DESC LIMIT 30)";
    ERASE "" "DELETE FROM event_side WHERE event IN (SELECT id FROM event WHERE record = ?1)";
    COUNT "i" "SELECT COUNT(*) FROM event";
    AFTER "i" "SELECT seq FROM event WHERE record = ?1 AND version > ?2 ORDER BY seq LIMIT 1";
    WOULD_BLOCK "i t t i t t t t t t i i?"
        "SELECT gate_hit.event, gate, mode, gate_hit.record, zh, en, clause, number, kind, action, recorded_at, actor
         FROM gate_hit JOIN record ON record.id = gate_hit.record JOIN event ON event.id = gate_hit.event
         WHERE gate_hit.company = ?1 AND gate_hit.event <= ?2 AND (gate_hit.event < ?2 OR gate > ?3)
         ORDER BY gate_hit.event DESC, gate LIMIT ?4";
    WOULD_BLOCK_GATE "i t t i t t t t t t i i?"
        "SELECT gate_hit.event, gate, mode, gate_hit.record, zh, en, clause, number, kind, action, recorded_at, actor
         FROM gate_hit JOIN record ON record.id = gate_hit.record JOIN event ON event.id = gate_hit.event
         WHERE gate_hit.company = ?1 AND gate = ?5 AND gate_hit.event <= ?2 AND (gate_hit.event < ?2 OR gate > ?3)
         ORDER BY gate_hit.event DESC, gate LIMIT ?4";
}

/// Events of the first page of a history.
pub const FIRST: i64 = 30;

/// The questions of [`newest`], each about the record alone.
pub(crate) const OF_A_PAGE: [&crate::Sql; 3] = [&NEWEST, &SIDES_NEWEST, &GATES_NEWEST];

/// A gate that did not pass but let the act through, for the "would have blocked" list (SYS-06).
#[derive(Clone, Debug, PartialEq)]
pub struct GateHit {
    pub gate: String,
    pub mode: String,
    pub zh: String,
    pub en: String,
    pub clause: String,
}

/// Appends an event with its side values and gate hits; `version` is that of the record once it is written.
#[expect(clippy::too_many_arguments, reason = "one row and what hangs on it")]
pub fn append(
    tx: &mut Tx<'_>,
    company: Id,
    version: i64,
    event: &Event,
    body: &str,
    hash: &str,
    side: &[SideValue],
    gates: &[GateHit],
) -> Result<()> {
    tx.later(
        &INSERT,
        params![
            event.id,
            event.record,
            event.seq,
            event.actor,
            &event.role,
            event.acting_for,
            &event.door,
            &event.action,
            &event.from,
            &event.to,
            event.happened_at,
            event.recorded_at,
            body,
            hash,
            version
        ],
        1,
    )?;
    if !side.is_empty() {
        let vault = tx.vault();
        let sealed: Vec<Vec<u8>> = side.iter().map(|s| vault.seal(event.id.0, &s.value)).collect();
        let values: Vec<Param<'_>> = side
            .iter()
            .zip(&sealed)
            .flat_map(|(s, b)| [Param::from(event.id), (&s.path).into(), (&s.salt).into(), b.into()])
            .collect();
        tx.later(&SIDE, &values, side.len())?;
    }
    for g in gates {
        tx.later(&GATE, params![event.id, &g.gate, &g.mode, company, event.record, &g.zh, &g.en, &g.clause], 1)?;
    }
    Ok(())
}

/// An event as it is shown: personal values put back unless erased, gate hits beside it.
#[derive(Clone, Debug)]
pub struct Shown {
    pub event: Event,
    pub hash: String,
    pub gates: Vec<GateHit>,
}

/// The event of a row whose columns from `first` on are id, seq, actor, role, acting_for, door, action, from_state,
/// to_state, happened_at, recorded_at. Its body comes after them and is read by whoever wants it.
pub(crate) fn of_row(record: Id, row: &crate::Row<'_>, first: usize, body: Value) -> Result<Event> {
    Ok(Event {
        id: row.id(first)?,
        record,
        seq: row.int(first + 1)?,
        actor: row.opt_id(first + 2)?,
        role: row.text(first + 3)?,
        acting_for: row.opt_id(first + 4)?,
        door: row.text(first + 5)?,
        action: row.text(first + 6)?,
        from: row.opt_text(first + 7)?,
        to: row.text(first + 8)?,
        happened_at: row.moment(first + 9)?,
        recorded_at: row.moment(first + 10)?,
        body,
    })
}

fn read(record: Id, row: &crate::Row<'_>) -> Result<Shown> {
    Ok(Shown { event: of_row(record, row, 0, row.json(11)?)?, hash: row.text(12)?, gates: Vec::new() })
}

/// The newest events of a record, at most [`FIRST`] of them, newest first; none after `head`.
pub fn newest(tx: &mut Tx<'_>, record: Id, head: i64) -> Result<Vec<Shown>> {
    let shown = tx.rows(&NEWEST, params![record], |row| read(record, row))?;
    let sides = sides(tx, &SIDES_NEWEST, params![record])?;
    let gates = tx.rows(&GATES_NEWEST, params![record], gate)?;
    Ok(joined(shown.into_iter().filter(|s| s.event.seq <= head).collect(), &sides, &gates))
}

/// Events before `before` (exclusive, by sequence), newest first.
pub fn page(tx: &mut Tx<'_>, record: Id, before: i64, limit: i64) -> Result<Vec<Shown>> {
    let shown = tx.rows(&PAGE, params![record, before, limit], |row| read(record, row))?;
    let (Some(newest), Some(oldest)) = (shown.first().map(|s| s.event.seq), shown.last().map(|s| s.event.seq)) else {
        return Ok(shown);
    };
    let sides = sides(tx, &SIDES, params![record, oldest, newest + 1])?;
    let gates = tx.rows(&GATES, params![record, oldest, newest + 1], gate)?;
    Ok(joined(shown, &sides, &gates))
}

fn sides(tx: &mut Tx<'_>, sql: &'static crate::Sql, of: &[Param<'_>]) -> Result<Vec<(Id, SideValue)>> {
    let vault = tx.vault();
    tx.rows(sql, of, |row| {
        let value = vault.open(&row.bytes(3)?).unwrap_or_default();
        Ok((row.id(0)?, SideValue { path: row.text(1)?, salt: row.text(2)?, value }))
    })
}

fn gate(row: &crate::Row<'_>) -> Result<(Id, GateHit)> {
    let hit =
        GateHit { gate: row.text(1)?, mode: row.text(2)?, zh: row.text(3)?, en: row.text(4)?, clause: row.text(5)? };
    Ok((row.id(0)?, hit))
}

fn joined(mut out: Vec<Shown>, sides: &[(Id, SideValue)], gates: &[(Id, GateHit)]) -> Vec<Shown> {
    for shown in &mut out {
        let id = shown.event.id;
        let side: Vec<SideValue> = sides.iter().filter(|(event, _)| *event == id).map(|(_, s)| s.clone()).collect();
        let mut body: Map<String, Value> = shown.event.body.as_object().cloned().unwrap_or_default();
        join_personal(&mut body, &side);
        shown.event.body = Value::Object(body);
        shown.gates = gates.iter().filter(|(event, _)| *event == id).map(|(_, g)| g.clone()).collect();
    }
    out
}

/// The whole chain as stored, oldest first, for `verify`.
pub fn chain(tx: &mut Tx<'_>, record: Id) -> Result<Vec<Shown>> {
    tx.rows(&CHAIN, params![record], |row| read(record, row))
}

/// The first event that came after a version was read, for conflict answers; all behind it came later too. `None` where
/// the events are older than their versions.
pub fn after(tx: &mut Tx<'_>, record: Id, version: i64) -> Result<Option<i64>> {
    tx.one(&AFTER, params![record, version], |row| row.int(0))
}

/// Erases the personal values of a record's history and what its messages said; the chain stays whole (SEC-03).
pub fn erase(tx: &mut Tx<'_>, record: Id) -> Result<u64> {
    let messages = crate::messages::erase(tx, record)? + crate::telephony::erase(tx, record)?;
    Ok(tx.run(&ERASE, params![record])? + messages)
}

pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.one(&COUNT, &[], |row| row.int(0))?.unwrap_or(0))
}

/// A gate that let an act pass, with the record and the act.
#[derive(Clone, Debug, PartialEq)]
pub struct Passed {
    pub event: Id,
    pub record: Id,
    pub number: String,
    pub kind: String,
    pub action: String,
    pub at: Moment,
    pub actor: Option<Id>,
    pub hit: GateHit,
}

/// What gates in observe or warn let pass, newest first (SYS-06); `after` is the last event and gate seen.
pub fn would_have_blocked(
    tx: &mut Tx<'_>,
    company: Id,
    gate: &str,
    after: (Id, &str),
    limit: i64,
) -> Result<Vec<Passed>> {
    let read = |row: &crate::Row<'_>| {
        Ok(Passed {
            event: row.id(0)?,
            record: row.id(3)?,
            number: row.text(7)?,
            kind: row.text(8)?,
            action: row.text(9)?,
            at: row.moment(10)?,
            actor: row.opt_id(11)?,
            hit: GateHit {
                gate: row.text(1)?,
                mode: row.text(2)?,
                zh: row.text(4)?,
                en: row.text(5)?,
                clause: row.text(6)?,
            },
        })
    };
    if gate.is_empty() {
        tx.rows(&WOULD_BLOCK, params![company, after.0, after.1, limit], read)
    } else {
        tx.rows(&WOULD_BLOCK_GATE, params![company, after.0, after.1, limit, gate], read)
    }
}
