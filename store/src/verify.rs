//! What `shouwen verify` reads: whole chains by ranges of ids, so that no transaction is long, and what the database
//! itself can check. Texts are handed over as stored; judging them is the caller's. Tested by `server/tests/verify.rs`.

use crate::{Result, Sql, StoreError, Tx, event, migrate, params, statements};
use shouwen_domain::{event::Event, id::Id, moment::Moment};

statements! {
    HEADS "i t t i i t i i t"
        "SELECT id, number, kind, company, head_seq, head_hash, phase, next_due_at, next_clock FROM record
         WHERE id > ?1 ORDER BY id LIMIT ?2";
    EVENTS "i i i i? t i? t t t? t i i t t"
        "SELECT record, id, seq, actor, role, acting_for, door, action, from_state, to_state, happened_at, recorded_at,
            body, hash
         FROM event WHERE record > ?1 AND record <= ?2 ORDER BY record, seq";
    SIDES "i i t t b t"
        "SELECT event.record, event.seq, path, salt, sealed, event.body
         FROM event JOIN event_side ON event_side.event = event.id
         WHERE event.record > ?1 AND event.record <= ?2 ORDER BY event.record, event.seq, path";
    WITH_CLOCKS "i" "SELECT DISTINCT record FROM clock WHERE record > ?1 AND record <= ?2 ORDER BY record";
    STRAY_EVENTS "i"
        "SELECT event.id FROM event WHERE NOT EXISTS (SELECT 1 FROM record WHERE record.id = event.record)
         ORDER BY event.id LIMIT 100";
    SERIES "i t t i" "SELECT company, code, day, last FROM series ORDER BY company, code, day";
    AUDIT_LAST "i i" "SELECT company, MAX(seq) FROM audit GROUP BY company ORDER BY company";
    RECORDS "i" "SELECT COUNT(*) FROM record";
    TYPES "i t t" "SELECT company, code, data FROM request_type ORDER BY company, code";
    CHANNELS "i t t" "SELECT company, code, data FROM channel ORDER BY company, code, from_at";
    /// Constraints that PostgreSQL enforces, and those it has not validated; SQLite is asked by a pragma.
    ENFORCED "i i" "SELECT 0, 0"
        pg "SELECT COUNT(*), COUNT(*) FILTER (WHERE NOT convalidated) FROM pg_constraint WHERE contype = 'f'";
    /// Milliseconds since the oldest transaction that writes began; by the database's own clock.
    OLDEST "i" "SELECT 0"
        pg "SELECT COALESCE((EXTRACT(EPOCH FROM clock_timestamp() - MIN(xact_start)) * 1000)::BIGINT, 0)
            FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
              AND xact_start IS NOT NULL";
    /// Every table of the first migration with what a copy must have as well; leases of running nodes are no data.
    COUNTS "t i"
        "SELECT 'api_token', COUNT(*) FROM api_token UNION ALL SELECT 'audit', COUNT(*) FROM audit
         UNION ALL SELECT 'calendar', COUNT(*) FROM calendar UNION ALL SELECT 'channel', COUNT(*) FROM channel
         UNION ALL SELECT 'clock', COUNT(*) FROM clock UNION ALL SELECT 'contact', COUNT(*) FROM contact
         UNION ALL SELECT 'customer', COUNT(*) FROM customer UNION ALL SELECT 'event', COUNT(*) FROM event
         UNION ALL SELECT 'event_side', COUNT(*) FROM event_side UNION ALL SELECT 'fact', COUNT(*) FROM fact
         UNION ALL SELECT 'field', COUNT(*) FROM field UNION ALL SELECT 'file', COUNT(*) FROM file
         UNION ALL SELECT 'gate_hit', COUNT(*) FROM gate_hit UNION ALL SELECT 'handover', COUNT(*) FROM handover
         UNION ALL SELECT 'holiday_year', COUNT(*) FROM holiday_year
         UNION ALL SELECT 'idempotency', COUNT(*) FROM idempotency
         UNION ALL SELECT 'import_row', COUNT(*) FROM import_row UNION ALL SELECT 'job', COUNT(*) FROM job
         UNION ALL SELECT 'notice', COUNT(*) FROM notice UNION ALL SELECT 'party', COUNT(*) FROM party
         UNION ALL SELECT 'pause', COUNT(*) FROM pause UNION ALL SELECT 'person', COUNT(*) FROM person
         UNION ALL SELECT 'point', COUNT(*) FROM point UNION ALL SELECT 'policy_entry', COUNT(*) FROM policy_entry
         UNION ALL SELECT 'policy_version', COUNT(*) FROM policy_version
         UNION ALL SELECT 'promise', COUNT(*) FROM promise UNION ALL SELECT 'record', COUNT(*) FROM record
         UNION ALL SELECT 'request', COUNT(*) FROM request UNION ALL SELECT 'request_type', COUNT(*) FROM request_type
         UNION ALL SELECT 'role_grant', COUNT(*) FROM role_grant UNION ALL SELECT 'seal', COUNT(*) FROM seal
         UNION ALL SELECT 'series', COUNT(*) FROM series UNION ALL SELECT 'session', COUNT(*) FROM session
         UNION ALL SELECT 'setting', COUNT(*) FROM setting UNION ALL SELECT 'unit', COUNT(*) FROM unit
         UNION ALL SELECT 'work', COUNT(*) FROM work";
    /// What a later migration adds is asked apart: a database from before it is backed up and restored too.
    COUNTS_2 "t i" "SELECT 'conference', COUNT(*) FROM conference";
    COUNTS_4 "t i" "SELECT 'login_guess', COUNT(*) FROM login_guess";
    COUNTS_6 "t i"
        "SELECT 'own', COUNT(*) FROM own
         UNION ALL SELECT 'certificate', COUNT(*) FROM certificate UNION ALL SELECT 'shift', COUNT(*) FROM shift
         UNION ALL SELECT 'instrument', COUNT(*) FROM instrument UNION ALL SELECT 'price', COUNT(*) FROM price
         UNION ALL SELECT 'dispatch_rule', COUNT(*) FROM dispatch_rule UNION ALL SELECT 'draw', COUNT(*) FROM draw";
    COUNTS_8 "t i" "SELECT 'message', COUNT(*) FROM message";
    COUNTS_22 "t i"
        "SELECT 'phone_call', COUNT(*) FROM phone_call
         UNION ALL SELECT 'phone_event', COUNT(*) FROM phone_event
         UNION ALL SELECT 'phone_link', COUNT(*) FROM phone_link
         UNION ALL SELECT 'phone_seat', COUNT(*) FROM phone_seat";
    COUNTS_12 "t i" "SELECT 'muted', COUNT(*) FROM muted";
    COUNTS_23 "t i" "SELECT 'blank_form', COUNT(*) FROM blank_form";
    COUNTS_27 "t i"
        "SELECT 'outage_told', COUNT(*) FROM outage_told
         UNION ALL SELECT 'estate', COUNT(*) FROM estate
         UNION ALL SELECT 'outage_estate', COUNT(*) FROM outage_estate
         UNION ALL SELECT 'campaign_point', COUNT(*) FROM campaign_point
         UNION ALL SELECT 'campaign_list', COUNT(*) FROM campaign_list";
    COUNTS_19 "t i"
        "SELECT 'valve', COUNT(*) FROM valve
         UNION ALL SELECT 'valve_point', COUNT(*) FROM valve_point
         UNION ALL SELECT 'outage_point', COUNT(*) FROM outage_point";
    COUNTS_21 "t i"
        "SELECT 'reach', COUNT(*) FROM reach
         UNION ALL SELECT 'push_target', COUNT(*) FROM push_target";
    COUNTS_20 "t i"
        "SELECT 'away', COUNT(*) FROM away UNION ALL SELECT 'attendance', COUNT(*) FROM attendance";
    COUNTS_26 "t i" "SELECT 'plan', COUNT(*) FROM plan";
    COUNTS_9 "t i"
        "SELECT 'portal_account', COUNT(*) FROM portal_account
         UNION ALL SELECT 'portal_code', COUNT(*) FROM portal_code
         UNION ALL SELECT 'portal_session', COUNT(*) FROM portal_session";
}

/// The part of a record's row that its history and its clocks must agree with.
#[derive(Clone, Debug)]
pub struct Head {
    pub id: Id,
    pub number: String,
    pub kind: String,
    pub company: Id,
    pub seq: i64,
    pub hash: String,
    pub phase: i64,
    pub next_due_at: i64,
    pub next_clock: String,
}

/// Records after an id.
pub fn heads(tx: &mut Tx<'_>, after: Id, limit: i64) -> Result<Vec<Head>> {
    tx.rows(&HEADS, params![after, limit], |row| {
        Ok(Head {
            id: row.id(0)?,
            number: row.text(1)?,
            kind: row.text(2)?,
            company: row.id(3)?,
            seq: row.int(4)?,
            hash: row.text(5)?,
            phase: row.int(6)?,
            next_due_at: row.int(7)?,
            next_clock: row.text(8)?,
        })
    })
}

/// Events of records in `(after, through]`, in order of their chains: the event (its body empty), the body's text, the
/// stored link.
pub fn events(
    tx: &mut Tx<'_>,
    after: Id,
    through: Id,
    mut read: impl FnMut(&Event, &str, &str) -> Result<()>,
) -> Result<()> {
    tx.each(&EVENTS, params![after, through], |row| {
        let event = event::of_row(row.id(0)?, row, 1, serde_json::Value::Null)?;
        read(&event, &row.text(12)?, &row.text(13)?)?;
        Ok(true)
    })
}

/// A personal value beside an event, with the text of the event's body.
#[derive(Clone, Debug)]
pub struct Side {
    pub record: Id,
    pub seq: i64,
    pub path: String,
    pub salt: String,
    /// `None`: it cannot be opened with this key.
    pub value: Option<String>,
    pub body: String,
}

pub fn sides(tx: &mut Tx<'_>, after: Id, through: Id, mut read: impl FnMut(Side) -> Result<()>) -> Result<()> {
    let vault = tx.vault();
    tx.each(&SIDES, params![after, through], |row| {
        read(Side {
            record: row.id(0)?,
            seq: row.int(1)?,
            path: row.text(2)?,
            salt: row.text(3)?,
            value: vault.open(&row.bytes(4)?),
            body: row.text(5)?,
        })?;
        Ok(true)
    })
}

/// Records in `(after, through]` that have clocks.
pub fn with_clocks(tx: &mut Tx<'_>, after: Id, through: Id) -> Result<Vec<Id>> {
    tx.rows(&WITH_CLOCKS, params![after, through], |row| row.id(0))
}

/// Events whose record is not there.
pub fn stray_events(tx: &mut Tx<'_>) -> Result<Vec<Id>> {
    tx.rows(&STRAY_EVENTS, &[], |row| row.id(0))
}

/// Company, code, day and the last number given.
pub fn series(tx: &mut Tx<'_>) -> Result<Vec<(Id, String, String, i64)>> {
    tx.rows(&SERIES, &[], |row| Ok((row.id(0)?, row.text(1)?, row.text(2)?, row.int(3)?)))
}

/// The last line of the log of each company that has one.
pub fn audit_last(tx: &mut Tx<'_>) -> Result<Vec<(Id, i64)>> {
    tx.rows(&AUDIT_LAST, &[], |row| Ok((row.id(0)?, row.int(1)?)))
}

pub fn records(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.one(&RECORDS, &[], |row| row.int(0))?.unwrap_or(0))
}

/// Company, code and stored text of request types and of channels.
pub fn types_and_channels(tx: &mut Tx<'_>) -> Result<[Vec<(Id, String, String)>; 2]> {
    let types = tx.rows(&TYPES, &[], |row| Ok((row.id(0)?, row.text(1)?, row.text(2)?)))?;
    let channels = tx.rows(&CHANNELS, &[], |row| Ok((row.id(0)?, row.text(1)?, row.text(2)?)))?;
    Ok([types, channels])
}

/// The migration that made the tables, and the question that counts their rows.
const COUNTED: &[(i64, &Sql)] = &[
    (1, &COUNTS),
    (2, &COUNTS_2),
    (4, &COUNTS_4),
    (6, &COUNTS_6),
    (8, &COUNTS_8),
    (9, &COUNTS_9),
    (12, &COUNTS_12),
    (19, &COUNTS_19),
    (20, &COUNTS_20),
    (21, &COUNTS_21),
    (22, &COUNTS_22),
    (23, &COUNTS_23),
    (26, &COUNTS_26),
    (27, &COUNTS_27),
];

/// The questions for a database at this version.
pub(crate) fn counted(schema: i64) -> impl Iterator<Item = &'static Sql> {
    COUNTED.iter().filter(move |(made, _)| *made <= schema).map(|(_, sql)| *sql)
}

/// Rows of every table that the database has.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>> {
    let mut out = Vec::new();
    for sql in counted(migrate::stored(tx)?) {
        out.extend(tx.rows(sql, &[], |row| Ok((row.text(0)?, row.int(1)?)))?);
    }
    Ok(out)
}

/// Foreign keys as the engine sees them.
#[derive(Clone, Debug)]
pub enum ForeignKeys {
    /// PostgreSQL checks them at every commit: how many, and how many it was told not to validate.
    Enforced { keys: i64, unvalidated: i64 },
    /// SQLite was asked: tables looked at, and `table row parent` of what hangs in the air.
    Checked { tables: usize, broken: Vec<String> },
}

pub fn foreign_keys(tx: &mut Tx<'_>) -> Result<ForeignKeys> {
    let Some(conn) = tx.sqlite() else {
        let (keys, unvalidated) = tx.one(&ENFORCED, &[], |row| Ok((row.int(0)?, row.int(1)?)))?.unwrap_or((0, 0));
        return Ok(ForeignKeys::Enforced { keys, unvalidated });
    };
    let ask = |text: &str| -> rusqlite::Result<Vec<String>> {
        let mut statement = conn.prepare(text)?;
        let rows = statement.query_map([], |row| row.get::<_, String>(0))?;
        rows.collect()
    };
    let tables = ask("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").map_err(broken)?;
    let mut out = Vec::new();
    for table in &tables {
        let mut statement = conn.prepare(&format!("PRAGMA foreign_key_check({table})")).map_err(broken)?;
        let mut rows = statement.query([]).map_err(broken)?;
        while let Some(row) = rows.next().map_err(broken)? {
            let id: Option<i64> = row.get(1).map_err(broken)?;
            let parent: String = row.get(2).map_err(broken)?;
            out.push(format!("{table} {} → {parent}", id.map_or_else(|| "?".to_owned(), |id| Id(id).to_string())));
        }
    }
    Ok(ForeignKeys::Checked { tables: tables.len(), broken: out })
}

/// What SQLite says of its own pages and indexes; nothing when all is well, `None` on PostgreSQL. `quick` leaves out
/// the comparison of indexes with their tables.
pub fn integrity(tx: &mut Tx<'_>, quick: bool) -> Result<Option<Vec<String>>> {
    let Some(conn) = tx.sqlite() else { return Ok(None) };
    pages(conn, quick).map(Some)
}

pub(crate) fn pages(conn: &rusqlite::Connection, quick: bool) -> Result<Vec<String>> {
    let text = if quick { "PRAGMA quick_check" } else { "PRAGMA integrity_check" };
    let mut statement = conn.prepare(text).map_err(broken)?;
    let rows = statement.query_map([], |row| row.get::<_, String>(0)).map_err(broken)?;
    let said: Vec<String> = rows.collect::<rusqlite::Result<_>>().map_err(broken)?;
    Ok(said.into_iter().filter(|line| line != "ok").collect())
}

pub(crate) fn broken(error: rusqlite::Error) -> StoreError {
    StoreError::Broken(error.to_string())
}

/// Runs text against the database as nobody may in earnest: the tests of `verify` tamper with it.
#[doc(hidden)]
pub fn tamper(tx: &mut Tx<'_>, text: &str) -> Result<()> {
    tx.batch(text)
}

/// The instant of an id's birth cannot be after this many milliseconds ago for a transaction still open: the age of the
/// oldest writing transaction. On SQLite the caller holds the only write lock, so there is none but its own.
pub fn oldest_open(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.one(&OLDEST, &[], |row| row.int(0))?.unwrap_or(0).max(0))
}

/// The latest id that can have been made before an instant.
pub fn last_id_before(at: Moment) -> Id {
    Id(Id::compose(at, 0, 0).0 - 1)
}
