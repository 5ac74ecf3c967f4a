//! Whole histories for whoever counts or keeps them elsewhere: records of a kind page by page, and what belongs to a page in
//! one question each.

use crate::{
    Result, Tx,
    event::{self, GateHit},
    params, statements,
};
use shouwen_domain::{
    event::{Event, SideValue},
    id::Id,
    moment::Moment,
};
use std::collections::HashMap;

statements! {
    /// A page over the index of company and kind; what was received outside the span is passed over.
    RECORDS "i t t t i i? i? i i? i i? i?"
        "SELECT id, number, type, state, unit, owner, parent, received_at, closed_at, round,
            customer, point
         FROM record
         WHERE company = ?1 AND kind = ?2 AND id > ?3 AND received_at >= ?4 AND received_at < ?5 ORDER BY id LIMIT ?6";
    EVENTS "i i i i? t i? t t t? t i i t t"
        "SELECT event.record, event.id, seq, actor, role, acting_for, door, action, from_state, to_state, happened_at,
            recorded_at, body, hash
         FROM record JOIN event ON event.record = record.id
         WHERE company = ?1 AND kind = ?2 AND record.id >= ?3 AND record.id <= ?4 AND received_at >= ?5 AND received_at < ?6
         ORDER BY event.record, seq";
    SIDES "i t t b"
        "SELECT event_side.event, path, salt, sealed
         FROM record JOIN event ON event.record = record.id JOIN event_side ON event_side.event = event.id
         WHERE company = ?1 AND kind = ?2 AND record.id >= ?3 AND record.id <= ?4 AND received_at >= ?5 AND received_at < ?6";
    GATES "i t t t t t"
        "SELECT gate_hit.event, gate, mode, zh, en, clause
         FROM record JOIN event ON event.record = record.id JOIN gate_hit ON gate_hit.event = event.id
         WHERE record.company = ?1 AND kind = ?2 AND record.id >= ?3 AND record.id <= ?4 AND received_at >= ?5
            AND received_at < ?6";
    CLOCKS "i t i i i? i? i? t"
        "SELECT clock.record, code, clock.round, started_at, due_at, stopped_at, kept, clause
         FROM record JOIN clock ON clock.record = record.id
         WHERE record.company = ?1 AND kind = ?2 AND record.id >= ?3 AND record.id <= ?4 AND received_at >= ?5
            AND received_at < ?6
         ORDER BY clock.record, started_at, code, clock.round";
}

/// The questions of a page, for their plans.
pub const PAGES: &[&crate::Sql] = &[&RECORDS, &EVENTS, &SIDES, &GATES, &CLOCKS];

/// A limit of a record and what became of it.
#[derive(Clone, Debug)]
pub struct Limit {
    pub code: String,
    pub round: i64,
    pub started_at: Moment,
    pub due_at: Option<Moment>,
    pub stopped_at: Option<Moment>,
    pub kept: Option<bool>,
    pub clause: String,
}

/// An event as it is stored, its personal values beside it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub event: Event,
    pub hash: String,
    pub side: Vec<SideValue>,
    pub gates: Vec<GateHit>,
}

#[derive(Clone, Debug)]
pub struct History {
    pub id: Id,
    pub number: String,
    pub type_code: String,
    pub state: String,
    pub unit: Id,
    pub owner: Option<Id>,
    pub parent: Option<Id>,
    pub received_at: Moment,
    pub closed_at: Option<Moment>,
    pub round: i64,
    pub customer: Option<Id>,
    pub point: Option<Id>,
    pub limits: Vec<Limit>,
    /// Oldest first.
    pub events: Vec<Entry>,
}

/// Records of a kind that were received in a span, after an id, with all that happened to them.
pub fn page(
    tx: &mut Tx<'_>,
    company: Id,
    kind: &str,
    after: Id,
    (from, until): (Moment, Moment),
    limit: i64,
) -> Result<Vec<History>> {
    let mut out = tx.rows(&RECORDS, params![company, kind, after, from, until, limit], |row| {
        Ok(History {
            id: row.id(0)?,
            number: row.text(1)?,
            type_code: row.text(2)?,
            state: row.text(3)?,
            unit: row.id(4)?,
            owner: row.opt_id(5)?,
            parent: row.opt_id(6)?,
            received_at: row.moment(7)?,
            closed_at: row.opt_moment(8)?,
            round: row.int(9)?,
            customer: row.opt_id(10)?,
            point: row.opt_id(11)?,
            limits: Vec::new(),
            events: Vec::new(),
        })
    })?;
    let (Some(first), Some(last)) = (out.first().map(|h| h.id), out.last().map(|h| h.id)) else { return Ok(out) };
    let these = params![company, kind, first, last, from, until];
    let vault = tx.vault();
    let mut sides: HashMap<Id, Vec<SideValue>> = HashMap::new();
    for (event, side) in tx.rows(&SIDES, these, |row| {
        let value = vault.open(&row.bytes(3)?).unwrap_or_default();
        Ok((row.id(0)?, SideValue { path: row.text(1)?, salt: row.text(2)?, value }))
    })? {
        sides.entry(event).or_default().push(side);
    }
    let mut gates: HashMap<Id, Vec<GateHit>> = HashMap::new();
    for (event, gate) in tx.rows(&GATES, these, |row| {
        let (zh, en, clause) = (row.text(3)?, row.text(4)?, row.text(5)?);
        Ok((row.id(0)?, GateHit { gate: row.text(1)?, mode: row.text(2)?, zh, en, clause }))
    })? {
        gates.entry(event).or_default().push(gate);
    }
    let entries = tx.rows(&EVENTS, these, |row| {
        let event = event::of_row(row.id(0)?, row, 1, row.json(12)?)?;
        Ok(Entry { event, hash: row.text(13)?, side: Vec::new(), gates: Vec::new() })
    })?;
    for mut entry in entries {
        let id = entry.event.id;
        entry.side = sides.remove(&id).unwrap_or_default();
        entry.gates = gates.remove(&id).unwrap_or_default();
        if let Ok(at) = out.binary_search_by_key(&entry.event.record, |h| h.id) {
            out[at].events.push(entry);
        }
    }
    let limits = tx.rows(&CLOCKS, these, |row| {
        let limit = Limit {
            code: row.text(1)?,
            round: row.int(2)?,
            started_at: row.moment(3)?,
            due_at: row.opt_moment(4)?,
            stopped_at: row.opt_moment(5)?,
            kept: row.opt_int(6)?.map(|kept| kept != 0),
            clause: row.text(7)?,
        };
        Ok((row.id(0)?, limit))
    })?;
    for (record, limit) in limits {
        if let Ok(at) = out.binary_search_by_key(&record, |h| h.id) {
            out[at].limits.push(limit);
        }
    }
    Ok(out)
}
