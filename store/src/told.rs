//! Lists of people who are told something: the points of an outage, the property companies of its estates, the points of a
//! campaign (ANN-01, ANN-03). Owns: what waits to be written. A list of thousands is told bit by bit, in one way for all of
//! them; a restart goes on where it stopped.

use crate::{Result, Sql, Tx, params, statements};
use shouwen_domain::id::Id;

statements! {
    OUTAGE "i i i? i t"
        "SELECT outage, point, customer, tell, words FROM outage_point WHERE tell > 0 ORDER BY outage, point LIMIT ?1"
        pg "SELECT outage, point, customer, tell, words FROM outage_point WHERE tell > 0
         ORDER BY outage, point LIMIT ?1 FOR UPDATE SKIP LOCKED";
    OUTAGE_SAID "" "UPDATE outage_point SET tell = 0, turn = ?3, message = ?4 WHERE outage = ?1 AND point = ?2";
    OUTAGE_TOLD ""
        "INSERT INTO outage_told (outage, point, turn, words, message) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (outage, point, turn) DO NOTHING";
    ESTATE "i i i? i t"
        "SELECT outage, estate, NULL, tell, words FROM outage_estate WHERE tell > 0 ORDER BY outage, estate LIMIT ?1"
        pg "SELECT outage, estate, CAST(NULL AS BIGINT), tell, words FROM outage_estate WHERE tell > 0
         ORDER BY outage, estate LIMIT ?1 FOR UPDATE SKIP LOCKED";
    ESTATE_SAID ""
        "UPDATE outage_estate SET tell = 0, turn = ?3, message = ?4, letter = ?5 WHERE outage = ?1 AND estate = ?2";
    CAMPAIGN "i i i? i t"
        "SELECT campaign, point, customer, tell, words FROM campaign_point WHERE tell > 0
         ORDER BY campaign, point LIMIT ?1"
        pg "SELECT campaign, point, customer, tell, words FROM campaign_point WHERE tell > 0
         ORDER BY campaign, point LIMIT ?1 FOR UPDATE SKIP LOCKED";
    /// Why there is no message stands in `words` from here on: `muted`, `no_number`.
    CAMPAIGN_SAID ""
        "UPDATE campaign_point SET tell = 0, turn = ?3, message = ?4, words = ?5 WHERE campaign = ?1 AND point = ?2";
}

/// Which list somebody stands on; those of an outage are told first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    Outage,
    Estate,
    Campaign,
}

impl List {
    pub const ALL: [Self; 3] = [Self::Outage, Self::Estate, Self::Campaign];

    fn waiting(self) -> &'static Sql {
        match self {
            Self::Outage => &OUTAGE,
            Self::Estate => &ESTATE,
            Self::Campaign => &CAMPAIGN,
        }
    }
}

/// Somebody who is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub list: List,
    pub record: Id,
    /// A service point, or the estate.
    pub to: Id,
    pub customer: Option<Id>,
    pub turn: i64,
    /// The parameter that holds the words.
    pub words: String,
}

/// What was written to somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub message: Option<Id>,
    /// The mail beside it.
    pub letter: Option<Id>,
    /// Why there is none.
    pub why: &'static str,
}

/// Some who wait to be told, held until the end of the transaction; of the first list that has any.
pub fn waiting(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Waiting>> {
    for list in List::ALL {
        let found = tx.rows(list.waiting(), params![limit], |row| {
            Ok(Waiting {
                list,
                record: row.id(0)?,
                to: row.id(1)?,
                customer: row.opt_id(2)?,
                turn: row.int(3)?,
                words: row.text(4)?,
            })
        })?;
        if !found.is_empty() {
            return Ok(found);
        }
    }
    Ok(Vec::new())
}

/// The message is written, or there is none to write.
pub fn said(tx: &mut Tx<'_>, to: &Waiting, said: Said) -> Result<()> {
    let Said { message, letter, why } = said;
    match to.list {
        List::Outage => {
            tx.run(&OUTAGE_SAID, params![to.record, to.to, to.turn, message])?;
            tx.run(&OUTAGE_TOLD, params![to.record, to.to, to.turn, &to.words, message]).map(drop)
        }
        List::Estate => tx.run(&ESTATE_SAID, params![to.record, to.to, to.turn, message, letter]).map(drop),
        List::Campaign => tx.run(&CAMPAIGN_SAID, params![to.record, to.to, to.turn, message, why]).map(drop),
    }
}
