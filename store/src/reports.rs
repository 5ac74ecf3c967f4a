//! Rows that reports count.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    /// Every request of a company with its instants; one pass over the index of the company.
    INTAKE "i t t t t t i i? i? t t i? i"
        "SELECT record.id, state, type, priority, channel, source_status, received_at, resolved_at, closed_at, summary,
            data, (SELECT MAX(fixed_at) FROM clock WHERE clock.record = record.id AND code = 'external_due'), unit
         FROM record JOIN request ON request.id = record.id
         WHERE record.company = ?1 AND kind = 'request' AND record.id > ?2 AND received_at >= ?3 AND received_at < ?4
         ORDER BY record.id LIMIT ?5";
    /// Requests received in a span of time, page by page over the index of the company.
    EXPORT "i t t t t t i i? i? i i i? i t b t"
        "SELECT record.id, number, state, type, priority, channel, received_at, answered_at, closed_at, unit,
            COALESCE(first_owner, 0), owner, next_due_at, next_clock, contact_sealed, data
         FROM record JOIN request ON request.id = record.id
         WHERE record.company = ?1 AND kind = 'request' AND record.id > ?2 AND received_at >= ?3 AND received_at < ?4
         ORDER BY record.id LIMIT ?5";
    /// Every work order of a company with its data, when it was first accepted, how often it was told to be overdue, and how
    /// many orders of its kind another request brought to the same point within a time (`?6`, milliseconds) of its end.
    ORDERS "i i t t t i? i i"
        "SELECT record.id, unit, state, type, data,
            (SELECT MIN(fact.at) FROM record AS leg JOIN fact ON fact.record = leg.id AND fact.code = 'taken'
             WHERE leg.parent = record.id AND leg.kind = 'assignment'),
            (SELECT COUNT(*) FROM event WHERE event.record = record.id AND action = 'clock.breach'),
            (SELECT COUNT(*) FROM record AS later JOIN record AS asked ON asked.id = later.parent
             WHERE later.customer = record.customer AND later.point = record.point AND later.kind = 'order'
               AND later.type = record.type AND later.received_at > record.closed_at
               AND later.received_at <= record.closed_at + ?6
               AND asked.kind = 'request' AND later.parent <> record.parent)
         FROM record JOIN work ON work.id = record.id
         WHERE record.company = ?1 AND kind = 'order' AND record.id > ?2 AND received_at >= ?3 AND received_at < ?4
         ORDER BY record.id LIMIT ?5";
    /// Appointments and follow-ups of the orders of such a page.
    BELOW_ORDERS "i t t t"
        "SELECT parent, kind, state, data FROM record JOIN own ON own.id = record.id
         WHERE parent > ?2 AND parent <= ?3 AND company = ?1 AND kind IN ('appointment', 'followup')
         ORDER BY parent, record.id";
}

/// One work order as reports see it.
#[derive(Clone, Debug)]
pub struct OrderRow {
    pub id: Id,
    pub unit: Id,
    pub state: String,
    pub type_code: String,
    pub data: String,
    pub accepted_at: Option<Moment>,
    pub breaches: i64,
    /// Orders of the same kind at the same point, soon after its end, on another request.
    pub repeats: i64,
    /// Kind, state and data of its appointments and follow-ups, the oldest first.
    pub below: Vec<(String, String, String)>,
}

/// `repeat`: a fault that comes back within so many milliseconds after the end of an order is a repeat (WOL-08).
pub fn orders(
    tx: &mut Tx<'_>,
    company: Id,
    after: Id,
    (from, until): (Moment, Moment),
    repeat: i64,
    limit: i64,
) -> Result<Vec<OrderRow>> {
    let mut out = tx.rows(&ORDERS, params![company, after, from, until, limit, repeat], |row| {
        Ok(OrderRow {
            id: row.id(0)?,
            unit: row.id(1)?,
            state: row.text(2)?,
            type_code: row.text(3)?,
            data: row.text(4)?,
            accepted_at: row.opt_moment(5)?,
            breaches: row.int(6)?,
            repeats: row.int(7)?,
            below: Vec::new(),
        })
    })?;
    let Some(last) = out.last().map(|o| o.id) else { return Ok(out) };
    let below = tx.rows(&BELOW_ORDERS, params![company, after, last], |row| {
        Ok((row.id(0)?, (row.text(1)?, row.text(2)?, row.text(3)?)))
    })?;
    for (parent, one) in below {
        if let Ok(at) = out.binary_search_by_key(&parent, |o| o.id) {
            out[at].below.push(one);
        }
    }
    Ok(out)
}

/// One request as an export shows it; the number is opened only with a vault.
#[derive(Clone, Debug)]
pub struct ExportRow {
    pub id: Id,
    pub number: String,
    pub state: String,
    pub type_code: String,
    pub priority: String,
    pub channel: String,
    pub received_at: Moment,
    pub answered_at: Option<Moment>,
    pub closed_at: Option<Moment>,
    pub unit: Id,
    pub first_owner: Id,
    pub owner: Option<Id>,
    pub next_due_at: i64,
    pub next_clock: String,
    pub contact: String,
    pub data: String,
}

pub fn export(
    tx: &mut Tx<'_>,
    company: Id,
    after: Id,
    (from, until): (Moment, Moment),
    limit: i64,
) -> Result<Vec<ExportRow>> {
    let vault = tx.vault();
    tx.rows(&EXPORT, params![company, after, from, until, limit], |row| {
        Ok(ExportRow {
            id: row.id(0)?,
            number: row.text(1)?,
            state: row.text(2)?,
            type_code: row.text(3)?,
            priority: row.text(4)?,
            channel: row.text(5)?,
            received_at: row.moment(6)?,
            answered_at: row.opt_moment(7)?,
            closed_at: row.opt_moment(8)?,
            unit: row.id(9)?,
            first_owner: row.id(10)?,
            owner: row.opt_id(11)?,
            next_due_at: row.int(12)?,
            next_clock: row.text(13)?,
            contact: vault.open(&row.bytes(14)?).unwrap_or_default(),
            data: row.text(15)?,
        })
    })
}

/// One request as reports see it.
#[derive(Clone, Debug)]
pub struct IntakeRow {
    pub id: Id,
    pub state: String,
    pub type_code: String,
    pub priority: String,
    pub channel: String,
    pub source_status: String,
    pub received_at: Moment,
    pub resolved_at: Option<Moment>,
    pub closed_at: Option<Moment>,
    pub data: String,
    pub due_at: Option<Moment>,
    pub unit: Id,
}

pub fn intake(
    tx: &mut Tx<'_>,
    company: Id,
    after: Id,
    (from, until): (Moment, Moment),
    limit: i64,
) -> Result<Vec<IntakeRow>> {
    tx.rows(&INTAKE, params![company, after, from, until, limit], |row| {
        Ok(IntakeRow {
            id: row.id(0)?,
            state: row.text(1)?,
            type_code: row.text(2)?,
            priority: row.text(3)?,
            channel: row.text(4)?,
            source_status: row.text(5)?,
            received_at: row.moment(6)?,
            resolved_at: row.opt_moment(7)?,
            closed_at: row.opt_moment(8)?,
            data: row.text(10)?,
            due_at: row.opt_moment(11)?,
            unit: row.id(12)?,
        })
    })
}
