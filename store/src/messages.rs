//! Messages to people: written with the act that sends them, each once, and what became of them.

use crate::{Result, Sql, Tx, jobs, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    PUT ""
        "INSERT INTO message (id, company, record, purpose, turn, person, customer, means, urgent, text_sealed, state, driver,
            at, sent_at, delivered_at, answered_at, answer, number_sealed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'queued', '', ?11, NULL, NULL, NULL, '', ?12)
         ON CONFLICT DO NOTHING";
    ONE "i i? t i i? t i t i i? i? i? t b t b?"
        "SELECT company, record, purpose, turn, person, means, urgent, state, at, sent_at, delivered_at, answered_at, answer,
            text_sealed, driver, number_sealed
         FROM message WHERE id = ?1";
    HOLD "i i? t i i? t i t i i? i? i? t b t b?"
        "SELECT company, record, purpose, turn, person, means, urgent, state, at, sent_at, delivered_at, answered_at, answer,
            text_sealed, driver, number_sealed
         FROM message WHERE id = ?1"
        pg "SELECT company, record, purpose, turn, person, means, urgent, state, at, sent_at, delivered_at, answered_at, answer,
            text_sealed, driver, number_sealed
         FROM message WHERE id = ?1 FOR UPDATE";
    MUTED "i" "SELECT at FROM muted WHERE company = ?1 AND blind = ?2";
    MUTE "" "INSERT INTO muted (company, blind, at) VALUES (?1, ?2, ?3) ON CONFLICT (company, blind) DO NOTHING";
    UNMUTE "" "DELETE FROM muted WHERE company = ?1 AND blind = ?2";
    OF_RECORD "i" "SELECT id FROM message WHERE record = ?1 ORDER BY id";
    SENT ""
        "UPDATE message SET state = ?2, driver = ?3, sent_at = ?4, delivered_at = ?5, text_sealed = ?6 WHERE id = ?1";
    /// What was waiting is not sent any more: nobody is left to send it to.
    ERASE ""
        "UPDATE message SET text_sealed = ?2, number_sealed = NULL,
            state = CASE WHEN state = 'queued' THEN 'failed' ELSE state END
         WHERE record = ?1";
    NOTED "" "UPDATE message SET tries = ?2, error = ?3, provider = ?4, number_sealed = COALESCE(?5, number_sealed) WHERE id = ?1";
    DELIVERED ""
        "UPDATE message SET state = 'delivered', delivered_at = ?2
         WHERE id = ?1 AND delivered_at IS NULL AND state IN ('sent', 'unclear')";
    /// A gateway may say that it rang before its first answer was read: the state is that answer's to set.
    ARRIVED "" "UPDATE message SET delivered_at = ?2 WHERE id = ?1 AND delivered_at IS NULL AND state = 'queued'";
    REFUSED "" "UPDATE message SET state = 'failed', error = ?2 WHERE id = ?1 AND state IN ('sent', 'unclear')";
    /// Messages about notices carry the notice's id as their turn.
    READ ""
        "UPDATE message SET read_at = ?4 WHERE person = ?1 AND turn >= ?2 AND turn <= ?3 AND read_at IS NULL
         AND purpose IN ('warn', 'breach', 'told')";
    ANSWERED "" "UPDATE message SET state = 'answered', answered_at = ?2, answer = ?3 WHERE id = ?1";
}

/// The kind of the job that sends a message; its key is the message's id.
pub const JOB: &str = "message";

/// A message that is to go out: to an employee, or to a number.
#[derive(Clone)]
pub struct New<'a> {
    pub id: Id,
    pub company: Id,
    pub record: Option<Id>,
    pub purpose: &'a str,
    pub turn: i64,
    pub person: Option<Id>,
    /// Telephone number in clear; empty for an employee.
    pub number: &'a str,
    /// What it says, where that is known already; empty when the words are made on sending.
    pub text: &'a str,
    pub means: &'a str,
    pub urgent: bool,
    pub rank: jobs::Rank,
    pub at: Moment,
}

/// Writes the message and the job that sends it; false when it was written before.
pub fn queue(tx: &mut Tx<'_>, m: &New<'_>) -> Result<bool> {
    let (text, number) = (tx.vault().seal(m.id.0, m.text), tx.vault().seal(m.id.0, m.number));
    let values = params![
        m.id, m.company, m.record, m.purpose, m.turn, m.person, None::<Id>, m.means, m.urgent, &text, m.at, &number
    ];
    let new = tx.run(&PUT, values)? == 1;
    if new {
        jobs::add(tx, m.id, JOB, &m.id.to_string(), Some(m.company), m.at, (m.rank, m.means))?;
    }
    Ok(new)
}

/// A message as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    pub id: Id,
    pub company: Id,
    pub record: Option<Id>,
    pub purpose: String,
    pub turn: i64,
    pub person: Option<Id>,
    /// The number it goes to, where that is not an employee's.
    pub number: String,
    pub means: String,
    pub urgent: bool,
    /// `queued`, `sent`, `delivered`, `answered`, `failed`, or `unclear` where nobody knows whether it went.
    pub state: String,
    pub at: Moment,
    pub sent_at: Option<Moment>,
    pub delivered_at: Option<Moment>,
    pub answered_at: Option<Moment>,
    pub answer: String,
    /// What it says or said; empty before it is sent, unless its words came with it.
    pub text: String,
    pub driver: String,
}

/// Text and number are in no log.
impl std::fmt::Debug for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Message {} {} {}", self.id, self.purpose, self.state)
    }
}

pub fn lookup(tx: &mut Tx<'_>, id: Id) -> Result<Option<Message>> {
    read(tx, &ONE, id)
}

/// One message, held until the end of the transaction.
pub fn hold(tx: &mut Tx<'_>, id: Id) -> Result<Option<Message>> {
    read(tx, &HOLD, id)
}

fn read(tx: &mut Tx<'_>, sql: &'static Sql, id: Id) -> Result<Option<Message>> {
    let vault = tx.vault();
    tx.one(sql, params![id], |row| {
        Ok(Message {
            id,
            company: row.id(0)?,
            record: row.opt_id(1)?,
            purpose: row.text(2)?,
            turn: row.int(3)?,
            person: row.opt_id(4)?,
            means: row.text(5)?,
            urgent: row.bool(6)?,
            state: row.text(7)?,
            at: row.moment(8)?,
            sent_at: row.opt_moment(9)?,
            delivered_at: row.opt_moment(10)?,
            answered_at: row.opt_moment(11)?,
            answer: row.text(12)?,
            text: vault.open(&row.bytes(13)?).unwrap_or_default(),
            driver: row.text(14)?,
            number: row.opt_bytes(15)?.and_then(|sealed| vault.open(&sealed)).unwrap_or_default(),
        })
    })
}

/// Erases what the messages of a record say and to which numbers they went; that they went stays.
pub(crate) fn erase(tx: &mut Tx<'_>, record: Id) -> Result<u64> {
    tx.run(&ERASE, params![record, &[] as &[u8]])
}

/// The messages of a record, oldest first.
pub fn of_record(tx: &mut Tx<'_>, record: Id) -> Result<Vec<Id>> {
    tx.rows(&OF_RECORD, params![record], |row| row.id(0))
}

/// What the driver did with it.
pub fn sent(
    tx: &mut Tx<'_>,
    id: Id,
    driver: &str,
    state: &str,
    (sent_at, delivered_at): (Option<Moment>, Option<Moment>),
    text: &str,
) -> Result<()> {
    let sealed = tx.vault().seal(id.0, text);
    tx.run(&SENT, params![id, state, driver, sent_at, delivered_at, &sealed]).map(drop)
}

/// How often it was tried, what was said of it last, what the provider calls it, and the number or address it went to.
pub fn noted(tx: &mut Tx<'_>, id: Id, tries: i64, error: &str, provider: &str, went_to: &str) -> Result<()> {
    let sealed = (!went_to.is_empty()).then(|| tx.vault().seal(id.0, went_to));
    tx.run(&NOTED, params![id, tries, error, provider, sealed.as_deref()]).map(drop)
}

/// The provider says afterwards that it has arrived; false when that was known, or cannot be.
pub fn delivered(tx: &mut Tx<'_>, id: Id, at: Moment) -> Result<bool> {
    Ok(tx.run(&DELIVERED, params![id, at])? + tx.run(&ARRIVED, params![id, at])? == 1)
}

/// The provider says afterwards that it could not be delivered.
pub fn refused(tx: &mut Tx<'_>, id: Id, error: &str) -> Result<bool> {
    Ok(tx.run(&REFUSED, params![id, error])? == 1)
}

/// The notices from one to another were read on the screen, and with them what was sent about them.
pub fn read_by(tx: &mut Tx<'_>, person: Id, (from, through): (Id, Id), at: Moment) -> Result<u64> {
    tx.run(&READ, params![person, from, through, at])
}

/// Somebody answered, with this key.
pub fn answered(tx: &mut Tx<'_>, id: Id, at: Moment, key: &str) -> Result<()> {
    tx.run(&ANSWERED, params![id, at, key]).map(drop)
}

/// Whether whoever has this number wants no messages.
pub fn is_muted(tx: &mut Tx<'_>, company: Id, number: &str) -> Result<bool> {
    let blind = tx.vault().blind(number);
    Ok(tx.one(&MUTED, params![company, &blind], |row| row.int(0))?.is_some())
}

pub fn mute(tx: &mut Tx<'_>, company: Id, number: &str, at: Option<Moment>) -> Result<()> {
    let blind = tx.vault().blind(number);
    match at {
        Some(at) => tx.run(&MUTE, params![company, &blind, at]).map(drop),
        None => tx.run(&UNMUTE, params![company, &blind]).map(drop),
    }
}
