//! Property companies and the estates that they look after, and which of them are told of an outage (ANN-01). Numbers and
//! addresses are sealed.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    PUT ""
        "INSERT INTO estate (id, company, road, firm, phone_sealed, mail_sealed, created_at, created_by, ended_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, NULL)";
    END "" "UPDATE estate SET ended_at = ?3 WHERE id = ?1 AND company = ?2 AND ended_at IS NULL";
    OF "i t t b b"
        "SELECT id, road, firm, phone_sealed, mail_sealed FROM estate WHERE company = ?1 AND ended_at IS NULL
         ORDER BY id LIMIT ?2";
    ONE "t t b b" "SELECT road, firm, phone_sealed, mail_sealed FROM estate WHERE id = ?1";
    TELL ""
        "INSERT INTO outage_estate (outage, estate, turn, tell, words, message, letter)
         VALUES (?1, ?2, 0, ?3, ?4, NULL, NULL)
         ON CONFLICT (outage, estate) DO UPDATE SET tell = excluded.tell, words = excluded.words
         WHERE outage_estate.turn < excluded.tell";
    TOLD "i t t i i t? i? i? t? i? i?"
        "SELECT oe.estate, estate.road, estate.firm, oe.turn, oe.tell, sms.state, sms.sent_at, sms.delivered_at,
            mail.state, mail.sent_at, mail.delivered_at
         FROM outage_estate oe JOIN estate ON estate.id = oe.estate LEFT JOIN message sms ON sms.id = oe.message
            LEFT JOIN message mail ON mail.id = oe.letter
         WHERE oe.outage = ?1 ORDER BY estate.road, oe.estate";
}

/// An estate and who looks after it.
#[derive(Clone, PartialEq, Eq)]
pub struct Estate {
    pub id: Id,
    /// Road or estate, by how it begins.
    pub road: String,
    pub firm: String,
    pub phone: String,
    pub mail: String,
}

/// Number and address are in no log.
impl std::fmt::Debug for Estate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Estate {} {}", self.id, self.road)
    }
}

pub fn put(tx: &mut Tx<'_>, company: Id, e: &Estate, (at, by): (Moment, Option<Id>)) -> Result<()> {
    let (phone, mail) = (tx.vault().seal(e.id.0, &e.phone), tx.vault().seal(e.id.0, &e.mail));
    tx.run(&PUT, params![e.id, company, &e.road, &e.firm, &phone, &mail, at, by]).map(drop)
}

/// It is looked after by nobody any more; false when it was ended before, or is another company's.
pub fn end(tx: &mut Tx<'_>, id: Id, company: Id, at: Moment) -> Result<bool> {
    Ok(tx.run(&END, params![id, company, at])? == 1)
}

/// The estates of a company, in the order in which they were entered.
pub fn of(tx: &mut Tx<'_>, company: Id, limit: i64) -> Result<Vec<Estate>> {
    let vault = tx.vault();
    tx.rows(&OF, params![company, limit], |row| {
        Ok(Estate {
            id: row.id(0)?,
            road: row.text(1)?,
            firm: row.text(2)?,
            phone: vault.open(&row.bytes(3)?).unwrap_or_default(),
            mail: vault.open(&row.bytes(4)?).unwrap_or_default(),
        })
    })
}

pub fn lookup(tx: &mut Tx<'_>, id: Id) -> Result<Option<Estate>> {
    let vault = tx.vault();
    tx.one(&ONE, params![id], |row| {
        Ok(Estate {
            id,
            road: row.text(0)?,
            firm: row.text(1)?,
            phone: vault.open(&row.bytes(2)?).unwrap_or_default(),
            mail: vault.open(&row.bytes(3)?).unwrap_or_default(),
        })
    })
}

/// The property company is to be told of this turn of an outage, in the words of the parameter that the points hear.
pub fn tell(tx: &mut Tx<'_>, outage: Id, estate: Id, turn: i64, words: &str) -> Result<()> {
    tx.run(&TELL, params![outage, estate, turn, words]).map(drop)
}

/// A property company of an outage, with the proof of what it was sent last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub estate: Id,
    pub road: String,
    pub firm: String,
    pub turn: i64,
    pub waits: bool,
    /// State, sent, delivered; of message and mail.
    pub sms: Option<(String, Option<Moment>, Option<Moment>)>,
    pub mail: Option<(String, Option<Moment>, Option<Moment>)>,
}

pub fn told(tx: &mut Tx<'_>, outage: Id) -> Result<Vec<Line>> {
    tx.rows(&TOLD, params![outage], |row| {
        let proof = |state: Option<String>, sent, delivered| state.map(|state| (state, sent, delivered));
        Ok(Line {
            estate: row.id(0)?,
            road: row.text(1)?,
            firm: row.text(2)?,
            turn: row.int(3)?,
            waits: row.int(4)? > 0,
            sms: proof(row.opt_text(5)?, row.opt_moment(6)?, row.opt_moment(7)?),
            mail: proof(row.opt_text(8)?, row.opt_moment(9)?, row.opt_moment(10)?),
        })
    })
}
