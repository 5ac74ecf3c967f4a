//! What is urgent and open, for the page that is read when the system is down (INF-06).

use crate::{Result, Tx, params, statements};
use shouwen_domain::id::Id;

statements! {
    OPEN "i"
        "SELECT id FROM record WHERE phase < 2 AND priority IN ('P0', 'P1')
         AND kind IN ('request', 'incident', 'order', 'hazard', 'case', 'callback')
         ORDER BY priority, received_at, id LIMIT ?1";
}

/// Open records of the two highest priorities, those of P0 first, then the oldest.
pub fn open(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Id>> {
    tx.rows(&OPEN, params![limit], |row| row.id(0))
}
