//! The audit log: one hash chain per company, appended last in a transaction (AUD-01), and the daily seal.

use crate::{Result, StoreError, Tx, params, statements};
use shouwen_domain::{
    event::{GENESIS, link},
    id::Id,
    moment::Moment,
};

statements! {
    /// The database links the chain itself: reading the head first would hold its lock for a round trip more.
    /// `link` is `domain::event::link`, made known to SQLite by `db.rs`.
    HEAD_PUT ""
        "INSERT INTO audit_head (company, seq, hash) VALUES (?1, 1, link(?2, ?3 || 1 || ?4))
         ON CONFLICT (company) DO UPDATE SET seq = audit_head.seq + 1,
            hash = link(audit_head.hash, ?3 || (audit_head.seq + 1) || ?4)"
        pg "INSERT INTO audit_head (company, seq, hash)
         VALUES (?1, 1, encode(sha256(convert_to(CAST(?2 AS TEXT) || chr(10) || ?3 || 1 || ?4, 'UTF8')), 'hex'))
         ON CONFLICT (company) DO UPDATE SET seq = audit_head.seq + 1,
            hash = encode(sha256(convert_to(audit_head.hash || chr(10) || ?3 || (audit_head.seq + 1) || ?4, 'UTF8')), 'hex')";
    INSERT ""
        "INSERT INTO audit (company, seq, at, actor, door, what, subject, outcome, detail, hash)
         SELECT company, seq, CAST(?2 AS BIGINT), CAST(?3 AS BIGINT), CAST(?4 AS TEXT), CAST(?5 AS TEXT),
            CAST(?6 AS BIGINT), CAST(?7 AS TEXT), CAST(?8 AS TEXT), hash
         FROM audit_head WHERE company = ?1";
    PAGE "i i i? t t i? t t t"
        "SELECT seq, at, actor, door, what, subject, outcome, detail, hash FROM audit
         WHERE company = ?1 AND seq < ?2 ORDER BY seq DESC LIMIT ?3";
    OF_SUBJECT "i i i? t t i? t t t"
        "SELECT seq, at, actor, door, what, subject, outcome, detail, hash FROM audit
         WHERE subject = ?1 AND company = ?2 AND seq < ?3 ORDER BY seq DESC LIMIT ?4";
    /// As a reader finds them, with what the record is, or who the customer. A rare word is looked for in a bounded
    /// stretch (`?7`).
    FOUND "i i i? t t i? t t t t? t? i? t?"
        "SELECT seq, at, actor, door, what, subject, outcome, detail, hash, record.number, record.kind, record.unit,
            customer.name
         FROM audit LEFT JOIN record ON record.id = subject
            LEFT JOIN customer ON customer.id = subject AND customer.company = ?1
         WHERE audit.company = ?1 AND seq < ?2 AND seq >= ?7
           AND (?3 = '' OR what = ?3 OR what LIKE ?3 || '.%' OR what LIKE '%.' || ?3)
           AND (CAST(?4 AS BIGINT) = 0 OR outcome <> 'done')
           AND (CAST(?5 AS BIGINT) = 0 OR actor = CAST(?5 AS BIGINT)) ORDER BY seq DESC LIMIT ?6";
    FOUND_ACTOR "i i i? t t i? t t t t? t? i? t?"
        "SELECT seq, at, actor, door, what, subject, outcome, detail, hash, record.number, record.kind, record.unit,
            customer.name
         FROM audit LEFT JOIN record ON record.id = subject
            LEFT JOIN customer ON customer.id = subject AND customer.company = ?1
         WHERE audit.company = ?1 AND seq < ?2
           AND (?3 = '' OR what = ?3 OR what LIKE ?3 || '.%' OR what LIKE '%.' || ?3)
           AND (CAST(?4 AS BIGINT) = 0 OR outcome <> 'done') AND actor = ?5 ORDER BY seq DESC LIMIT ?6";
    FOUND_SUBJECT "i i i? t t i? t t t t? t? i? t?"
        "SELECT seq, at, actor, door, what, subject, outcome, detail, hash, record.number, record.kind, record.unit,
            customer.name
         FROM audit LEFT JOIN record ON record.id = subject
            LEFT JOIN customer ON customer.id = subject AND customer.company = ?1
         WHERE audit.company = ?1 AND seq < ?2
           AND (?3 = '' OR what = ?3 OR what LIKE ?3 || '.%' OR what LIKE '%.' || ?3)
           AND (CAST(?4 AS BIGINT) = 0 OR outcome <> 'done')
           AND (CAST(?5 AS BIGINT) = 0 OR actor = CAST(?5 AS BIGINT)) AND subject = ?7 ORDER BY seq DESC LIMIT ?6";
    CHAIN "i i i? t t i? t t t"
        "SELECT seq, at, actor, door, what, subject, outcome, detail, hash FROM audit
         WHERE company = ?1 AND seq > ?2 ORDER BY seq LIMIT ?3";
    NEWEST_AT "i?"
        "SELECT MAX(audit.at) FROM audit_head JOIN audit ON audit.company = audit_head.company AND audit.seq = audit_head.seq";
    HEAD_SEQ "i" "SELECT seq FROM audit_head WHERE company = ?1";
    COMPANIES "i i t" "SELECT company, seq, hash FROM audit_head ORDER BY company";
    COUNT_SINCE "i"
        "SELECT COUNT(*) FROM audit WHERE actor = ?1 AND company = ?2 AND what = ?3 AND at >= ?4
         AND outcome = 'done'";
    SEAL_LAST "t i i t" "SELECT day, through_audit, through_event, hash FROM seal WHERE company = ?1 ORDER BY day DESC LIMIT 1";
    SEALS "t i i i i t t"
        "SELECT day, at, through_audit, through_event, events, previous, hash FROM seal WHERE company = ?1 ORDER BY day";
    SEAL_PUT ""
        "INSERT INTO seal (company, day, at, through_audit, through_event, events, previous, hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    SEAL_EVENTS "i t"
        "SELECT event.id, event.hash FROM event JOIN record ON record.id = event.record
         WHERE record.company = ?1 AND event.id > ?2 AND event.id <= ?3 ORDER BY event.id";
    AUDIT_AT "t" "SELECT hash FROM audit WHERE company = ?1 AND seq = ?2";
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub seq: i64,
    pub at: Moment,
    pub actor: Option<Id>,
    pub door: String,
    pub what: String,
    pub subject: Option<Id>,
    pub outcome: String,
    pub detail: String,
    pub hash: String,
}

impl Line {
    fn canonical(&self, company: Id) -> String {
        serde_json::json!([
            company,
            self.seq,
            self.at,
            self.actor,
            self.door,
            self.what,
            self.subject,
            self.outcome,
            self.detail
        ])
        .to_string()
    }

    /// The link that the stored hash must equal.
    pub fn link_after(&self, company: Id, previous: &str) -> String {
        link(previous, &self.canonical(company))
    }
}

/// What is to be written; the sequence and the hash come with the head. `detail` must not hold personal values.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    pub at: Moment,
    pub actor: Option<Id>,
    pub door: &'a str,
    pub what: &'a str,
    pub subject: Option<Id>,
    pub outcome: &'a str,
    pub detail: &'a str,
}

/// A line that waits for the end of its transaction.
pub(crate) struct Waiting {
    company: Id,
    at: Moment,
    actor: Option<Id>,
    door: String,
    what: String,
    subject: Option<Id>,
    outcome: String,
    detail: String,
}

/// Appends to the chain of a company (`Id(0)` for what belongs to no company). The line is written with the commit, and
/// not at all when its savepoint is undone: the head of a chain is locked for nobody who still waits for a record.
pub fn append(tx: &mut Tx<'_>, company: Id, entry: &Entry<'_>) -> Result<()> {
    tx.alive()?;
    if tx.is_reading() {
        return Err(StoreError::Broken("who reads writes no line of the log".into()));
    }
    tx.audits.push(Waiting {
        company,
        at: entry.at,
        actor: entry.actor,
        door: entry.door.to_owned(),
        what: entry.what.to_owned(),
        subject: entry.subject,
        outcome: entry.outcome.to_owned(),
        detail: entry.detail.chars().take(2_000).collect(),
    });
    Ok(())
}

/// Writes the lines of the savepoint at hand that wait: at its end, or when the log is read. Company by company: two
/// transactions take the heads of two chains in one order.
pub(crate) fn settle(tx: &mut Tx<'_>) -> Result<()> {
    let mut waiting = tx.audits.split_off(tx.audits_from);
    waiting.sort_by_key(|line| line.company);
    waiting.iter().try_for_each(|line| write(tx, line))
}

fn write(tx: &mut Tx<'_>, entry: &Waiting) -> Result<()> {
    let Waiting { company, detail, .. } = entry;
    let rest = serde_json::json!([entry.at, entry.actor, entry.door, entry.what, entry.subject, entry.outcome, detail])
        .to_string();
    // Before and behind the sequence number, which only the database knows: `Line::canonical` in two parts.
    let (head, tail) = (format!("[{},", serde_json::json!(company)), format!(",{}", &rest[1..]));
    tx.later(&HEAD_PUT, params![*company, GENESIS, &head, &tail], 1)?;
    let (door, what, outcome) = (&entry.door, &entry.what, &entry.outcome);
    tx.later(&INSERT, params![*company, entry.at, entry.actor, door, what, entry.subject, outcome, detail], 1)
}

fn read(row: &crate::Row<'_>) -> Result<Line> {
    Ok(Line {
        seq: row.int(0)?,
        at: row.moment(1)?,
        actor: row.opt_id(2)?,
        door: row.text(3)?,
        what: row.text(4)?,
        subject: row.opt_id(5)?,
        outcome: row.text(6)?,
        detail: row.text(7)?,
        hash: row.text(8)?,
    })
}

/// Newest first, before a sequence number.
pub fn page(tx: &mut Tx<'_>, company: Id, before: i64, limit: i64) -> Result<Vec<Line>> {
    settle(tx)?;
    tx.rows(&PAGE, params![company, before, limit], read)
}

pub fn of_subject(tx: &mut Tx<'_>, subject: Id, company: Id, before: i64, limit: i64) -> Result<Vec<Line>> {
    settle(tx)?;
    tx.rows(&OF_SUBJECT, params![subject, company, before, limit], read)
}

/// What an auditor looks for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub actor: Option<Id>,
    pub subject: Option<Id>,
    /// A whole code (`request.accept`), what stands before its first point (`session`) or behind it (`accept`).
    pub what: String,
    /// Only what did not come about.
    pub refused: bool,
}

/// A line with the record that it is about (number, kind, unit), or the name of the customer.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub line: Line,
    pub record: Option<(String, String, Id)>,
    pub customer: Option<String>,
}

/// Lines that one question reads through at most, when no index knows what is looked for.
pub const STRETCH: i64 = 20_000;

/// Newest first, before a sequence number; and where to go on, also when the stretch held less than a page.
pub fn find(tx: &mut Tx<'_>, company: Id, w: &Wanted, before: i64, limit: i64) -> Result<(Vec<Found>, Option<i64>)> {
    settle(tx)?;
    let actor = w.actor.unwrap_or(Id(0));
    let head = tx.one(&HEAD_SEQ, params![company], |row| row.int(0))?.unwrap_or(0);
    let before = before.min(head + 1);
    let rare = w.actor.is_none() && w.subject.is_none() && (w.refused || !w.what.is_empty());
    let least = if rare { (before - STRETCH).max(1) } else { 1 };
    let (sql, last) = match (w.subject, w.actor) {
        (Some(subject), _) => (&FOUND_SUBJECT, Some(subject.0)),
        (None, Some(_)) => (&FOUND_ACTOR, None),
        (None, None) => (&FOUND, Some(least)),
    };
    let mut values = params![company, before, &w.what, w.refused, actor, limit].to_vec();
    values.extend(last.map(crate::Param::from));
    let lines = tx.rows(sql, &values, |row| {
        let record = match (row.opt_text(9)?, row.opt_text(10)?, row.opt_id(11)?) {
            (Some(number), Some(kind), Some(unit)) => Some((number, kind, unit)),
            _ => None,
        };
        Ok(Found { line: read(row)?, record, customer: row.opt_text(12)? })
    })?;
    let next = if lines.len() as i64 == limit {
        lines.last().map(|found| found.line.seq)
    } else {
        (least > 1).then_some(least)
    };
    Ok((lines, next))
}

/// Oldest first, after a sequence number, for `verify`.
pub fn chain(tx: &mut Tx<'_>, company: Id, after: i64, limit: i64) -> Result<Vec<Line>> {
    settle(tx)?;
    tx.rows(&CHAIN, params![company, after, limit], read)
}

/// Heads of all chains: company, length, last hash.
pub fn heads(tx: &mut Tx<'_>) -> Result<Vec<(Id, i64, String)>> {
    settle(tx)?;
    tx.rows(&COMPANIES, &[], |row| Ok((row.id(0)?, row.int(1)?, row.text(2)?)))
}

/// When the newest line of any company was written.
pub fn newest_at(tx: &mut Tx<'_>) -> Result<Option<Moment>> {
    Ok(tx.one(&NEWEST_AT, &[], |row| row.opt_moment(0))?.flatten())
}

/// How often a person did something, not counting what was refused, since an instant (daily limit of reveals, SEC-01).
pub fn count_since(tx: &mut Tx<'_>, actor: Id, company: Id, what: &str, since: Moment) -> Result<i64> {
    settle(tx)?;
    Ok(tx.one(&COUNT_SINCE, params![actor, company, what, since], |row| row.int(0))?.unwrap_or(0))
}

/// A daily seal over the events and the audit head.
#[derive(Clone, Debug, PartialEq)]
pub struct Seal {
    pub day: String,
    pub at: Moment,
    pub through_audit: i64,
    pub through_event: Id,
    pub events: i64,
    pub previous: String,
    pub hash: String,
}

/// The last seal of a company: day, audit sequence, last event, hash.
pub fn last_seal(tx: &mut Tx<'_>, company: Id) -> Result<Option<(String, i64, Id, String)>> {
    tx.one(&SEAL_LAST, params![company], |row| Ok((row.text(0)?, row.int(1)?, row.id(2)?, row.text(3)?)))
}

pub fn seals(tx: &mut Tx<'_>, company: Id) -> Result<Vec<Seal>> {
    tx.rows(&SEALS, params![company], |row| {
        Ok(Seal {
            day: row.text(0)?,
            at: row.moment(1)?,
            through_audit: row.int(2)?,
            through_event: row.id(3)?,
            events: row.int(4)?,
            previous: row.text(5)?,
            hash: row.text(6)?,
        })
    })
}

pub fn put_seal(tx: &mut Tx<'_>, company: Id, s: &Seal) -> Result<()> {
    tx.run(&SEAL_PUT, params![company, &s.day, s.at, s.through_audit, s.through_event, s.events, &s.previous, &s.hash])
        .map(drop)
}

/// The hash of a seal: previous seal, audit head, and the hashes of the events between two ids.
pub fn seal_hash(
    tx: &mut Tx<'_>,
    company: Id,
    previous: &str,
    after: Id,
    through: Id,
    through_audit: i64,
) -> Result<(i64, String)> {
    settle(tx)?;
    let audit = tx.one(&AUDIT_AT, params![company, through_audit], |row| row.text(0))?.unwrap_or_default();
    let mut hash = link(previous, &audit);
    let mut n = 0;
    tx.each(&SEAL_EVENTS, params![company, after, through], |row| {
        hash = link(&hash, &row.text(1)?);
        n += 1;
        Ok(true)
    })?;
    Ok((n, hash))
}
