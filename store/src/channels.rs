//! The channel registry; a change is a new row with its effective time (CHN-02).

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    OF "t i i t" "SELECT code, from_at, position, data FROM channel WHERE company = ?1 ORDER BY position, code, from_at";
    PUT ""
        "INSERT INTO channel (company, code, from_at, position, made_by, data) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (company, code, from_at) DO UPDATE SET position = excluded.position, data = excluded.data";
}

/// Every version of every channel of a company: code, effective from, position, JSON.
pub fn of(tx: &mut Tx<'_>, company: Id) -> Result<Vec<(String, Moment, i64, String)>> {
    tx.rows(&OF, params![company], |row| Ok((row.text(0)?, row.moment(1)?, row.int(2)?, row.text(3)?)))
}

pub fn put(
    tx: &mut Tx<'_>,
    company: Id,
    code: &str,
    from: Moment,
    position: i64,
    by: Option<Id>,
    data: &str,
) -> Result<()> {
    tx.run(&PUT, params![company, code, from, position, by, data]).map(drop)
}
