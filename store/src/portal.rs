//! Customers on the portal: numbers that were proven, codes, sessions, and what belongs to a number.

use crate::{
    Result, Tx, params,
    record::{self, RecordRow},
    statements,
};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    ACCOUNT_OF "i b i" "SELECT id, sealed, created_at FROM portal_account WHERE company = ?1 AND blind = ?2";
    ACCOUNT "i b t i" "SELECT company, sealed, blind, created_at FROM portal_account WHERE id = ?1";
    ACCOUNT_ADD ""
        "INSERT INTO portal_account (id, company, sealed, blind, created_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?5)
         ON CONFLICT (company, blind) DO UPDATE SET seen_at = excluded.seen_at";
    CODE_ADD ""
        "INSERT INTO portal_code (id, company, blind, source, digest, at, expires_at, tries, used_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, NULL)";
    /// The newest of a number; an older one is worth nothing. Locked, so that tries are counted one after the other.
    CODE_NEWEST "i t i i i?"
        "SELECT id, digest, expires_at, tries, used_at FROM portal_code
         WHERE company = ?1 AND blind = ?2 ORDER BY id DESC LIMIT 1"
        pg "SELECT id, digest, expires_at, tries, used_at FROM portal_code
         WHERE company = ?1 AND blind = ?2 ORDER BY id DESC LIMIT 1 FOR UPDATE";
    CODE_TRIED "" "UPDATE portal_code SET tries = tries + 1 WHERE id = ?1";
    CODE_USED "" "UPDATE portal_code SET used_at = ?2 WHERE id = ?1";
    HOLD "i" "SELECT id FROM unit WHERE id = ?1"
        pg "SELECT id FROM unit WHERE id = ?1 FOR NO KEY UPDATE";
    CODES_OF_NUMBER "i" "SELECT COUNT(*) FROM portal_code WHERE company = ?1 AND blind = ?2 AND id > ?3";
    CODES_OF_SOURCE "i" "SELECT COUNT(*) FROM portal_code WHERE source = ?1 AND id > ?2";
    CODES_PURGE "" "DELETE FROM portal_code WHERE id < ?1";
    SESSION_ADD ""
        "INSERT INTO portal_session (token, account, csrf, created_at, seen_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?4, ?5)";
    SESSION "i t i i i" "SELECT account, csrf, created_at, seen_at, expires_at FROM portal_session WHERE token = ?1";
    SESSION_SEEN "" "UPDATE portal_session SET seen_at = ?2, expires_at = ?3 WHERE token = ?1";
    SESSION_END "" "DELETE FROM portal_session WHERE token = ?1";
    SESSIONS_PURGE "" "DELETE FROM portal_session WHERE expires_at < ?1";
    /// Requests whose contact is the number, newest first.
    OF_NUMBER "i t t t i i t i i t i? i? i? i i? i? i? t t i i i? i i i t i i i t"
        "SELECT record.id, record.kind, record.type, record.number, record.company, record.unit, record.state,
            record.phase, record.version, record.priority, record.first_owner, record.owner, record.recorder,
            record.duty_open, record.customer, record.point, record.parent, record.channel, record.summary,
            record.received_at, record.opened_at, record.closed_at, record.round, record.policy_version,
            record.next_due_at, record.next_clock, record.warn_step, record.paused, record.head_seq,
            record.head_hash
         FROM request JOIN record ON record.id = request.id
         WHERE request.company = ?1 AND contact_blind = ?2 AND contact_blind <> '' AND request.id < ?3
         ORDER BY request.id DESC LIMIT ?4";
    /// Requests of the customers who have the number among their contacts, newest first. Sums where no index
    /// helps: a planner would walk all requests of the company to save the sorting of a few rows.
    OF_CUSTOMERS "i t t t i i t i i t i? i? i? i i? i? i? t t i i i? i i i t i i i t"
        "SELECT record.id, record.kind, record.type, record.number, record.company, record.unit, record.state,
            record.phase, record.version, record.priority, record.first_owner, record.owner, record.recorder,
            record.duty_open, record.customer, record.point, record.parent, record.channel, record.summary,
            record.received_at, record.opened_at, record.closed_at, record.round, record.policy_version,
            record.next_due_at, record.next_clock, record.warn_step, record.paused, record.head_seq,
            record.head_hash
         FROM record
         WHERE record.customer IN (SELECT customer FROM contact WHERE company = ?1 AND blind = ?2 AND blind <> '')
           AND record.company + 0 = ?1 AND record.kind = 'request' AND record.id < ?3
         ORDER BY record.id + 0 DESC LIMIT ?4";
    IS_CONTACT "i" "SELECT id FROM request WHERE id = ?1 AND company = ?2 AND contact_blind = ?3 AND contact_blind <> ''";
    IS_CUSTOMER "i"
        "SELECT contact.id FROM record JOIN contact ON contact.customer = record.customer
         WHERE record.id = ?1 AND record.company = ?2 AND contact.company = ?2 AND blind = ?3 AND blind <> '' LIMIT 1";
    /// The newest orders below the requests from one id to another, for a list of them.
    ORDERS_BELOW "i t i? i?"
        "SELECT record.parent, record.state, work.from_at, work.to_at FROM record JOIN work ON work.id = record.id
         WHERE record.parent >= ?1 AND record.parent <= ?2 AND record.kind = 'order'
           AND record.parent IN (SELECT id FROM request WHERE company = ?3 AND contact_blind = ?4
             UNION SELECT r.id FROM record r JOIN contact ON contact.customer = r.customer
              WHERE contact.company = ?3 AND blind = ?4)
         ORDER BY record.id";
}

/// A number that was proven.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: Id,
    pub company: Id,
    /// In clear; sealed in the table.
    pub number: String,
    pub blind: String,
}

pub fn account(tx: &mut Tx<'_>, id: Id) -> Result<Option<Account>> {
    let vault = tx.vault();
    tx.one(&ACCOUNT, params![id], |row| {
        let number = vault.open(&row.bytes(1)?).unwrap_or_default();
        Ok(Account { id, company: row.id(0)?, number, blind: row.text(2)? })
    })
}

/// The account of a number, made when there is none; `id` is the one it would get.
pub fn prove(tx: &mut Tx<'_>, id: Id, company: Id, number: &str, at: Moment) -> Result<Id> {
    let (sealed, blind) = (tx.vault().seal(id.0, number), tx.vault().blind(number));
    tx.run(&ACCOUNT_ADD, params![id, company, &sealed, &blind, at])?;
    let found = tx.one(&ACCOUNT_OF, params![company, &blind], |row| row.id(0))?;
    found.ok_or(crate::StoreError::NotFound)
}

/// A code that was sent.
#[derive(Clone, Debug)]
pub struct Code {
    pub id: Id,
    pub digest: String,
    pub expires_at: Moment,
    pub tries: i64,
    pub used_at: Option<Moment>,
}

/// What a new code is.
#[derive(Clone, Copy, Debug)]
pub struct NewCode<'a> {
    pub id: Id,
    pub company: Id,
    pub blind: &'a str,
    pub source: &'a str,
    pub digest: &'a str,
    pub at: Moment,
    pub expires_at: Moment,
}

pub fn put_code(tx: &mut Tx<'_>, c: &NewCode<'_>) -> Result<()> {
    tx.run(&CODE_ADD, params![c.id, c.company, c.blind, c.source, c.digest, c.at, c.expires_at]).map(drop)
}

pub fn newest_code(tx: &mut Tx<'_>, company: Id, blind: &str) -> Result<Option<Code>> {
    tx.one(&CODE_NEWEST, params![company, blind], |row| {
        Ok(Code {
            id: row.id(0)?,
            digest: row.text(1)?,
            expires_at: row.moment(2)?,
            tries: row.int(3)?,
            used_at: row.opt_moment(4)?,
        })
    })
}

pub fn tried(tx: &mut Tx<'_>, code: Id) -> Result<()> {
    tx.run(&CODE_TRIED, params![code]).map(drop)
}

pub fn used(tx: &mut Tx<'_>, code: Id, at: Moment) -> Result<()> {
    tx.run(&CODE_USED, params![code, at]).map(drop)
}

/// Codes sent since an instant: to the number, and to whoever asked from the same place.
pub fn codes_since(tx: &mut Tx<'_>, company: Id, blind: &str, source: &str, since: Moment) -> Result<(i64, i64)> {
    // One at a time: counted together, a hundred calls at once would each find that none was sent.
    tx.one(&HOLD, params![company], |row| row.id(0))?;
    let after = Id::compose(since, 0, 0);
    let of_number = tx.one(&CODES_OF_NUMBER, params![company, blind, after], |row| row.int(0))?.unwrap_or(0);
    let of_source = tx.one(&CODES_OF_SOURCE, params![source, after], |row| row.int(0))?.unwrap_or(0);
    Ok((of_number, of_source))
}

/// Forgets codes sent before an instant, and sessions that have ended by then.
pub fn purge(tx: &mut Tx<'_>, before: Moment) -> Result<()> {
    tx.run(&CODES_PURGE, params![Id::compose(before, 0, 0)])?;
    tx.run(&SESSIONS_PURGE, params![before]).map(drop)
}

#[derive(Clone, Debug)]
pub struct Session {
    pub account: Id,
    pub csrf: String,
    pub created_at: Moment,
    pub seen_at: Moment,
    pub expires_at: Moment,
}

pub fn put_session(tx: &mut Tx<'_>, token: &str, account: Id, csrf: &str, at: Moment, until: Moment) -> Result<()> {
    tx.run(&SESSION_ADD, params![token, account, csrf, at, until]).map(drop)
}

pub fn session(tx: &mut Tx<'_>, token: &str) -> Result<Option<Session>> {
    tx.one(&SESSION, params![token], |row| {
        Ok(Session {
            account: row.id(0)?,
            csrf: row.text(1)?,
            created_at: row.moment(2)?,
            seen_at: row.moment(3)?,
            expires_at: row.moment(4)?,
        })
    })
}

pub fn seen_session(tx: &mut Tx<'_>, token: &str, at: Moment, until: Moment) -> Result<()> {
    tx.run(&SESSION_SEEN, params![token, at, until]).map(drop)
}

pub fn end_session(tx: &mut Tx<'_>, token: &str) -> Result<()> {
    tx.run(&SESSION_END, params![token]).map(drop)
}

/// Whether a request is of a number: its contact, or that of the customer it is of.
pub fn is_own(tx: &mut Tx<'_>, account: &Account, request: Id) -> Result<bool> {
    let values = params![request, account.company, &account.blind];
    Ok(tx.one(&IS_CONTACT, values, |row| row.int(0))?.is_some()
        || tx.one(&IS_CUSTOMER, values, |row| row.id(0))?.is_some())
}

/// The statements of [`own`], for the test of their plans.
pub const LISTS: &[&crate::Sql] = &[&OF_NUMBER, &OF_CUSTOMERS];

/// The requests of a number, newest first; `before` is the last one seen.
pub fn own(tx: &mut Tx<'_>, account: &Account, before: Id, limit: i64) -> Result<Vec<RecordRow>> {
    let values = params![account.company, &account.blind, before, limit];
    let mut out = tx.rows(&OF_NUMBER, values, record::read)?;
    out.extend(tx.rows(&OF_CUSTOMERS, values, record::read)?);
    out.sort_unstable_by_key(|r| std::cmp::Reverse(r.id));
    out.dedup_by_key(|r| r.id);
    out.truncate(limit as usize);
    Ok(out)
}

/// State and window of the newest order below each of these requests.
#[derive(Clone, Debug)]
pub struct Below {
    pub request: Id,
    pub state: String,
    pub window: Option<(Moment, Moment)>,
}

/// What is under way for a page of the requests of a number, oldest first.
pub fn orders_below(tx: &mut Tx<'_>, account: &Account, from: Id, to: Id) -> Result<Vec<Below>> {
    tx.rows(&ORDERS_BELOW, params![from, to, account.company, &account.blind], |row| {
        let (from, to) = (row.opt_moment(2)?, row.opt_moment(3)?);
        Ok(Below { request: row.id(0)?, state: row.text(1)?, window: from.zip(to) })
    })
}
