//! Rows that reports count.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    /// Every request of a company with its instants; one pass over the index of the company.
    INTAKE "i t t t t t i i? i? t t i?"
        "SELECT record.id, state, type, priority, channel, source_status, received_at, resolved_at, closed_at, summary,
            data, (SELECT MAX(fixed_at) FROM clock WHERE clock.record = record.id AND code = 'external_due')
         FROM record JOIN request ON request.id = record.id
         WHERE record.company = ?1 AND kind = 'request' AND record.id > ?2 ORDER BY record.id LIMIT ?3";
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
}

pub fn intake(tx: &mut Tx<'_>, company: Id, after: Id, limit: i64) -> Result<Vec<IntakeRow>> {
    tx.rows(&INTAKE, params![company, after, limit], |row| {
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
        })
    })
}
