//! The plan of the people and who is really there: shifts, leave and absence, attendance, open alarms (SHF, EMG-15).
//! One question answers who is on duty: planned and not away. Tested in `server/tests/duty*.rs`.

use crate::{
    Result, Row, Tx, params,
    record::{self, RecordRow},
    statements,
};
use shouwen_domain::{
    fieldwork::window::Window,
    id::Id,
    moment::{DAY, Moment},
    people::{Attendance, Duty, Gap, Item, Line, Roster},
};
use std::collections::BTreeSet;

statements! {
    /// A shift lasts a day at most: what touches the span began within the day before it.
    DUTIES "i i i i i? i"
        "SELECT person, unit, from_at, to_at, source, stand_in FROM shift
         WHERE company = ?1 AND from_at >= ?2 AND from_at < ?4 AND to_at > ?3 ORDER BY from_at, person";
    DUTIES_OF "i i i i i? i"
        "SELECT person, unit, from_at, to_at, source, stand_in FROM shift
         WHERE person = ?1 AND from_at >= ?2 AND from_at < ?4 AND to_at > ?3 ORDER BY from_at";
    AWAY "i i i?"
        "SELECT person, from_at, to_at FROM away
         WHERE company = ?1 AND counts = 1 AND from_at < ?3 AND (to_at IS NULL OR to_at > ?2)";
    AWAY_OF "i i?"
        "SELECT from_at, to_at FROM away
         WHERE person = ?1 AND counts = 1 AND from_at < ?3 AND (to_at IS NULL OR to_at > ?2)";
    ATTENDED "i t"
        "SELECT id, data FROM attendance WHERE company = ?1 AND in_at >= ?2 AND in_at < ?3 ORDER BY in_at, id";
    CHECKED_IN "i"
        "SELECT id FROM attendance WHERE person = ?1 AND in_at > ?2 AND out_at IS NULL ORDER BY in_at DESC LIMIT 1";
    /// What a roster planned before is replaced; imported shifts of the unit in its time as well.
    UNPLAN "" "DELETE FROM shift WHERE source = ?1";
    UNPLAN_IMPORTED ""
        "DELETE FROM shift WHERE unit = ?1 AND from_at >= ?2 AND from_at < ?3 AND source IS NULL";
    PLAN ""
        "INSERT INTO shift (id, company, unit, person, from_at, to_at, source, stand_in, post)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
         ON CONFLICT (person, from_at) DO UPDATE SET unit = excluded.unit, to_at = excluded.to_at,
            source = excluded.source, stand_in = excluded.stand_in, post = excluded.post";
    ROSTER_OF_UNIT "i t"
        "SELECT r.id, r.number FROM record r
         WHERE r.unit = ?1 AND r.kind = 'roster' AND r.state = 'published' AND r.id <> ?4
         AND EXISTS (SELECT 1 FROM shift s WHERE s.source = r.id AND s.from_at >= ?2 AND s.from_at < ?3)
         ORDER BY r.id DESC LIMIT 1";
    OPEN_GAPS "i t"
        "SELECT r.id, f.text FROM record r JOIN field f ON f.record = r.id AND f.key = 'cover'
         WHERE r.company = ?1 AND r.kind = 'gap' AND r.phase < 2 ORDER BY r.id";
    GAPS_DRAWN "i t"
        "SELECT r.id, o.data FROM record r JOIN own o ON o.id = r.id
         WHERE r.company = ?1 AND r.kind = 'gap' AND r.phase < 2 ORDER BY r.id";
    /// Two reports at the same time raise one alarm: the second waits for the first.
    HOLD "i" "SELECT id FROM unit WHERE id = ?1"
        pg "SELECT id FROM unit WHERE id = ?1 FOR NO KEY UPDATE";
    URGENT "i t t t i? i t t"
        "SELECT id, kind, number, summary, owner, next_due_at, priority, state FROM record
         WHERE unit = ?1 AND kind IN ('request', 'incident', 'order', 'case') AND phase < 2
         AND (priority = 'P0' OR priority = 'P1') ORDER BY priority, id LIMIT 200";
    PROMISED "i t t i? i"
        "SELECT p.parent, p.number, p.summary, q.owner, p.next_due_at FROM record p JOIN record q ON q.id = p.parent
         WHERE p.unit = ?1 AND p.kind = 'promise' AND p.phase < 2 AND p.next_due_at <= ?2
         ORDER BY p.next_due_at LIMIT 200";
    UNACCEPTED "i t t i? i t"
        "SELECT id, number, summary, owner, next_due_at, priority FROM record
         WHERE unit = ?1 AND kind = 'order' AND phase < 2 AND state IN ('new', 'dispatched') ORDER BY next_due_at LIMIT 200";
    EXPIRED "t t i" "SELECT serial, name, calibrated_until FROM instrument WHERE unit = ?1 AND calibrated_until < ?2 LIMIT 50";
    UNREAD "i t t t"
        "SELECT n.record, r.number, r.kind, r.summary FROM notice n JOIN record r ON r.id = n.record
         WHERE n.person = ?1 AND n.read_at IS NULL AND n.at >= ?2 ORDER BY n.id DESC LIMIT 50";
    HANDED_OVER "i" "SELECT r.id FROM record r JOIN field f ON f.record = r.id AND f.key = 'shift'
         WHERE r.company = ?1 AND r.kind = 'shift_handover' AND f.text = ?2 LIMIT 1";
    HANDOVERS "i"
        "SELECT id FROM record WHERE company = ?1 AND kind = 'shift_handover' AND phase < 2 ORDER BY id LIMIT 100";
    HAND "t i t t i?"
        "SELECT r.number, r.id, r.state, r.kind, r.next_due_at FROM record r
         WHERE r.owner = ?1 AND r.kind IN ('incident', 'order') AND r.phase < 2
         AND r.state IN ('acknowledged', 'en_route', 'on_scene', 'controlled', 'repaired', 'on_the_way', 'on_site',
            'working', 'awaiting_consent') ORDER BY r.kind, r.id DESC LIMIT 1";
    PLACE "i t"
        "SELECT happened_at, body FROM event WHERE record = ?1 AND actor = ?2 AND action IN ('arrive', 'depart', 'ack')
         ORDER BY seq DESC LIMIT 1";
    RECEIVED "i"
        "SELECT received_at FROM record WHERE company = ?1 AND kind = 'request' AND id >= ?4 AND id <= ?5
         AND received_at >= ?2 AND received_at < ?3";
    /// Ids tell when a record was entered.
    ENTERED "i"
        "SELECT id FROM record WHERE unit = ?1 AND kind = ?2 AND id >= ?3 AND id < ?4 ORDER BY id LIMIT 1000";
    ROSTERS "i" "SELECT id FROM record WHERE unit = ?1 AND kind = 'roster' AND state <> 'discarded' ORDER BY id DESC LIMIT 12";
}

fn duty(row: &Row<'_>) -> Result<Duty> {
    Ok(Duty {
        person: row.id(0)?,
        unit: row.id(1)?,
        window: Window { from: row.moment(2)?, to: row.moment(3)? },
        source: row.opt_id(4)?,
        stand_in: row.int(5)? != 0,
    })
}

/// Every shift of a company that touches the span: the plan, and who was called in.
pub fn duties(tx: &mut Tx<'_>, company: Id, span: Window) -> Result<Vec<Duty>> {
    tx.rows(&DUTIES, params![company, span.from.minus(DAY), span.from, span.to], duty)
}

/// Those of one person.
pub fn duties_of(tx: &mut Tx<'_>, person: Id, span: Window) -> Result<Vec<Duty>> {
    tx.rows(&DUTIES_OF, params![person, span.from.minus(DAY), span.from, span.to], duty)
}

/// Who of a company is on leave or reported absent in the span, and from when to when.
pub fn away(tx: &mut Tx<'_>, company: Id, span: Window) -> Result<Vec<(Id, Window)>> {
    tx.rows(&AWAY, params![company, span.from, span.to], |row| {
        Ok((row.id(0)?, Window { from: row.moment(1)?, to: row.opt_moment(2)?.unwrap_or(Moment::MAX) }))
    })
}

pub fn away_of(tx: &mut Tx<'_>, person: Id, span: Window) -> Result<Vec<Window>> {
    tx.rows(&AWAY_OF, params![person, span.from, span.to], |row| {
        Ok(Window { from: row.moment(0)?, to: row.opt_moment(1)?.unwrap_or(Moment::MAX) })
    })
}

/// Who is away at an instant, whatever the plan says.
pub fn away_at(tx: &mut Tx<'_>, company: Id, now: Moment) -> Result<BTreeSet<Id>> {
    Ok(away(tx, company, Window { from: now, to: now.plus(1) })?.into_iter().map(|(who, _)| who).collect())
}

/// The parts of shifts in which their people are there: planned and not away.
pub fn present(duties: &[Duty], away: &[(Id, Window)]) -> Vec<Duty> {
    let mut out = Vec::with_capacity(duties.len());
    for duty in duties {
        let mut parts = vec![duty.window];
        for (_, gone) in away.iter().filter(|(who, gone)| *who == duty.person && gone.meets(&duty.window)) {
            parts = parts
                .into_iter()
                .flat_map(|w| {
                    [Window { from: w.from, to: w.to.min(gone.from) }, Window { from: w.from.max(gone.to), to: w.to }]
                })
                .filter(|w| w.from < w.to)
                .collect();
        }
        out.extend(parts.into_iter().map(|window| Duty { window, ..*duty }));
    }
    out
}

/// Another roster of the unit that is published for a part of the span: its number.
pub fn other_roster(tx: &mut Tx<'_>, unit: Id, span: Window, except: Id) -> Result<Option<String>> {
    tx.one(&ROSTER_OF_UNIT, params![unit, span.from, span.to, except], |row| row.text(1))
}

/// Open alarms: the record and which place it is.
pub fn open_gaps(tx: &mut Tx<'_>, company: Id) -> Result<Vec<(Id, String)>> {
    tx.rows(&OPEN_GAPS, params![company], |row| Ok((row.id(0)?, row.text(1)?)))
}

pub fn gaps(tx: &mut Tx<'_>, company: Id) -> Result<Vec<(Id, Gap)>> {
    tx.rows(&GAPS_DRAWN, params![company], |row| Ok((row.id(0)?, row.json(1)?)))
}

/// Waits until nobody else looks whether the company is covered.
pub fn hold(tx: &mut Tx<'_>, company: Id) -> Result<()> {
    tx.one(&HOLD, params![company], |row| row.id(0)).map(drop)
}

pub fn checked_in(tx: &mut Tx<'_>, person: Id, since: Moment) -> Result<Option<Id>> {
    tx.one(&CHECKED_IN, params![person, since], |row| row.id(0))
}

/// Who checked in at a company in the span.
pub fn attended(tx: &mut Tx<'_>, company: Id, span: Window) -> Result<Vec<(Id, Attendance)>> {
    tx.rows(&ATTENDED, params![company, span.from, span.to], |row| Ok((row.id(0)?, row.json(1)?)))
}

/// The shifts of a published roster; of a draft nothing.
pub(crate) fn save_roster(tx: &mut Tx<'_>, id: Id, company: Id, roster: &Roster) -> Result<()> {
    let (Some(_), Some(from), Some(until)) = (roster.published_at, roster.from, roster.until) else { return Ok(()) };
    let units: BTreeSet<Id> = roster.lines.iter().filter_map(|l| l.unit).collect();
    for unit in units {
        tx.later(&UNPLAN_IMPORTED, params![unit, from, until], 1)?;
    }
    plan(tx, id, company, &roster.lines, false)
}

/// Replaces the shifts that come from a record. Their ids are those of the record and their place in it: they are rows of
/// the record, nothing refers to them.
pub fn plan(tx: &mut Tx<'_>, id: Id, company: Id, lines: &[Line], stand_in: bool) -> Result<()> {
    tx.later(&UNPLAN, params![id], 1)?;
    for (n, line) in (1_i64..).zip(lines) {
        let Some(unit) = line.unit else { continue };
        let row = Id(-(id.0.wrapping_mul(1_009).wrapping_add(n) & i64::MAX));
        let values = params![row, company, unit, line.person, line.from, line.until, id, stand_in, &line.post];
        tx.later(&PLAN, values, 1)?;
    }
    Ok(())
}

/// What is open at some units when a shift is handed over, in the order in which it is read out. `by`: promises due until
/// then; `giver`: whose unread notices.
pub fn open_items(tx: &mut Tx<'_>, units: &[Id], giver: Option<Id>, now: Moment, by: Moment) -> Result<Vec<Item>> {
    let mut out = Vec::new();
    let due = |at: Moment| (at < Moment::MAX).then_some(at);
    for unit in units {
        out.extend(tx.rows(&URGENT, params![*unit], |row| {
            Ok(Item {
                what: "urgent".into(),
                record: Some(row.id(0)?),
                kind: row.text(1)?,
                number: row.text(2)?,
                text: row.text(3)?,
                owner: row.opt_id(4)?,
                due: due(row.moment(5)?),
                priority: row.text(6)?,
            })
        })?);
        out.extend(tx.rows(&PROMISED, params![*unit, by], |row| {
            Ok(Item {
                what: "promise".into(),
                record: Some(row.id(0)?),
                kind: "request".into(),
                number: row.text(1)?,
                text: row.text(2)?,
                owner: row.opt_id(3)?,
                due: due(row.moment(4)?),
                priority: String::new(),
            })
        })?);
        out.extend(tx.rows(&UNACCEPTED, params![*unit], |row| {
            Ok(Item {
                what: "unaccepted".into(),
                record: Some(row.id(0)?),
                kind: "order".into(),
                number: row.text(1)?,
                text: row.text(2)?,
                owner: row.opt_id(3)?,
                due: due(row.moment(4)?),
                priority: row.text(5)?,
            })
        })?);
        out.extend(tx.rows(&EXPIRED, params![*unit, now], |row| {
            let (serial, name) = (row.text(0)?, row.text(1)?);
            Ok(Item {
                what: "equipment".into(),
                text: format!("{name} {serial} 检定过期"),
                due: Some(row.moment(2)?),
                ..Item::default()
            })
        })?);
    }
    if let Some(giver) = giver {
        out.extend(tx.rows(&UNREAD, params![giver, now.minus(7 * DAY)], |row| {
            Ok(Item {
                what: "notice".into(),
                record: Some(row.id(0)?),
                number: row.text(1)?,
                kind: row.text(2)?,
                text: row.text(3)?,
                ..Item::default()
            })
        })?);
    }
    Ok(out)
}

/// Whether a hand-over stands for a shift, by its key.
pub fn handed_over(tx: &mut Tx<'_>, company: Id, shift: &str) -> Result<bool> {
    Ok(tx.one(&HANDED_OVER, params![company, shift], |row| row.id(0))?.is_some())
}

/// Hand-overs that are not signed by both.
pub fn open_handovers(tx: &mut Tx<'_>, company: Id) -> Result<Vec<Id>> {
    tx.rows(&HANDOVERS, params![company], |row| row.id(0))
}

/// What somebody of a crew is at: number, record and state of the order or incident.
pub fn at_work(tx: &mut Tx<'_>, person: Id) -> Result<Option<(String, Id, String, String)>> {
    tx.one(&HAND, params![person], |row| Ok((row.text(0)?, row.id(1)?, row.text(2)?, row.text(3)?)))
}

/// When somebody last set out or arrived for a record, with what was written: where they were.
pub fn last_place(tx: &mut Tx<'_>, record: Id, person: Id) -> Result<Option<(Moment, String)>> {
    tx.one(&PLACE, params![record, person], |row| Ok((row.moment(0)?, row.text(1)?)))
}

/// When requests came in at a company.
pub fn received(tx: &mut Tx<'_>, company: Id, span: Window) -> Result<Vec<Moment>> {
    // What was entered days afterwards, or imported, is not looked for: it was no load of that half-hour.
    let (first, last) = (Id::compose(span.from, 0, 0), Id::compose(span.to.plus(3 * DAY), 0, 0));
    tx.rows(&RECEIVED, params![company, span.from, span.to, first, last], |row| row.moment(0))
}

/// Records of a kind that were entered at some units in the span, the earliest first; a thousand a unit at most.
pub fn entered(tx: &mut Tx<'_>, units: &[Id], kind: &str, span: Window) -> Result<Vec<RecordRow>> {
    let (first, last) = (Id::compose(span.from, 0, 0), Id::compose(span.to, 0, 0));
    let mut ids = Vec::new();
    for unit in units {
        ids.extend(tx.rows(&ENTERED, params![*unit, kind, first, last], |row| row.id(0))?);
    }
    ids.sort_unstable();
    let mut out = Vec::with_capacity(ids.len());
    for id in ids {
        out.extend(record::lookup(tx, id)?);
    }
    Ok(out)
}

/// Rosters of a unit, the newest first.
pub fn rosters(tx: &mut Tx<'_>, unit: Id) -> Result<Vec<Id>> {
    tx.rows(&ROSTERS, params![unit], |row| row.id(0))
}
