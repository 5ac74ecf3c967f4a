//! The delivery log: every message with what became of it, newest first, by seeking on the company's index (NTF-01).
//! Tested in `server/tests/deliveries.rs`.

use crate::{Result, Tx, params, sql::listed, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    PAGE "i i? t i? t i t t i i? i? i? t b? i t i? t? t? i?"
        "SELECT m.id, m.record, m.purpose, m.person, m.means, m.urgent, m.state, m.driver, m.at, m.sent_at, m.delivered_at,
            m.answered_at, m.answer, m.number_sealed, m.tries, m.error, m.read_at, r.number, r.kind, r.unit
         FROM message m LEFT JOIN record r ON r.id = m.record
         WHERE m.company = ?1 AND m.id < ?2 AND (CAST(?3 AS BIGINT) = 0 OR m.person = ?3)
           AND (CAST(?4 AS BIGINT) = 0 OR m.record = ?4) AND (CAST(?5 AS TEXT) = '' OR m.means = ?5)
           AND (CAST(?6 AS TEXT) = '' OR m.state = ?6) AND (CAST(?7 AS TEXT) = '' OR m.purpose = ?7)
           AND m.at >= ?8 AND m.at < ?9
           AND (CAST(?10 AS TEXT) = '' OR ',' || CAST(?10 AS TEXT) || ',' LIKE '%,' || CAST(r.unit AS TEXT) || ',%')
         ORDER BY m.id DESC LIMIT ?11";
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub person: Option<Id>,
    pub record: Option<Id>,
    pub means: String,
    pub state: String,
    pub purpose: String,
    pub from: Option<Moment>,
    pub until: Option<Moment>,
    /// Only of records of these units; `None`: of the whole company, also what belongs to no record.
    pub units: Option<Vec<Id>>,
}

/// One message of the log. What it said is not in it.
#[derive(Clone)]
pub struct Delivery {
    pub id: Id,
    pub record: Option<Id>,
    pub purpose: String,
    pub person: Option<Id>,
    pub means: String,
    pub urgent: bool,
    pub state: String,
    pub driver: String,
    pub at: Moment,
    pub sent_at: Option<Moment>,
    pub delivered_at: Option<Moment>,
    pub answered_at: Option<Moment>,
    pub answer: String,
    /// In clear: to be masked by whoever shows it.
    pub number: String,
    pub tries: i64,
    pub error: String,
    pub read_at: Option<Moment>,
    /// Of the record: its number, kind and unit.
    pub of: Option<(String, String, Id)>,
}

impl std::fmt::Debug for Delivery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Delivery {} {}", self.id, self.state)
    }
}

/// A page of the log before an id.
pub fn page(tx: &mut Tx<'_>, company: Id, wanted: &Wanted, before: Id, limit: i64) -> Result<Vec<Delivery>> {
    let vault = tx.vault();
    // Nobody's units are no units, not all of them.
    let units = wanted.units.as_ref().map_or_else(String::new, |units| format!("0,{}", listed(units)));
    let (from, until) = (wanted.from.map_or(0, |at| at.0), wanted.until.map_or(i64::MAX, |at| at.0));
    let (person, record) = (wanted.person.unwrap_or(Id(0)), wanted.record.unwrap_or(Id(0)));
    let values = params![
        company,
        before,
        person,
        record,
        &wanted.means,
        &wanted.state,
        &wanted.purpose,
        from,
        until,
        &units,
        limit
    ];
    tx.rows(&PAGE, values, |row| {
        let of = match (row.opt_text(17)?, row.opt_text(18)?, row.opt_id(19)?) {
            (Some(number), Some(kind), Some(unit)) => Some((number, kind, unit)),
            _ => None,
        };
        Ok(Delivery {
            id: row.id(0)?,
            record: row.opt_id(1)?,
            purpose: row.text(2)?,
            person: row.opt_id(3)?,
            means: row.text(4)?,
            urgent: row.bool(5)?,
            state: row.text(6)?,
            driver: row.text(7)?,
            at: row.moment(8)?,
            sent_at: row.opt_moment(9)?,
            delivered_at: row.opt_moment(10)?,
            answered_at: row.opt_moment(11)?,
            answer: row.text(12)?,
            number: row.opt_bytes(13)?.and_then(|sealed| vault.open(&sealed)).unwrap_or_default(),
            tries: row.int(14)?,
            error: row.text(15)?,
            read_at: row.opt_moment(16)?,
            of,
        })
    })
}
