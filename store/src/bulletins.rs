//! Public notices by company (ANN-04).

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, publicity::Bulletin};

statements! {
    OPEN "i t t t"
        "SELECT record.id, record.number, record.state, own.data FROM record JOIN own ON own.id = record.id
         WHERE record.company = ?1 AND record.kind = 'bulletin' AND record.state IN ('approved', 'shown')
         ORDER BY record.id DESC LIMIT ?2";
    ALL "i t t t"
        "SELECT record.id, record.number, record.state, own.data FROM record JOIN own ON own.id = record.id
         WHERE record.company = ?1 AND record.kind = 'bulletin' AND record.id < ?2 ORDER BY record.id DESC LIMIT ?3";
}

/// A notice with what its record says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    pub id: Id,
    pub number: String,
    pub state: String,
    pub bulletin: Bulletin,
}

fn read(row: &crate::Row<'_>) -> Result<Standing> {
    Ok(Standing { id: row.id(0)?, number: row.text(1)?, state: row.text(2)?, bulletin: row.json(3)? })
}

/// Those that may be shown, the newest first; whether each is, its times say.
pub fn approved(tx: &mut Tx<'_>, company: Id, limit: i64) -> Result<Vec<Standing>> {
    tx.rows(&OPEN, params![company, limit], read)
}

/// All of a company before one, the newest first.
pub fn page(tx: &mut Tx<'_>, company: Id, before: Id, limit: i64) -> Result<Vec<Standing>> {
    tx.rows(&ALL, params![company, before, limit], read)
}
