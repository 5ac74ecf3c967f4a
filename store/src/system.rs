//! Settings, number series, idempotency keys, node leases, import marks.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    SETTING "t" "SELECT value FROM setting WHERE key = ?1";
    SETTINGS "t t" "SELECT key, value FROM setting WHERE key LIKE ?1 ORDER BY key";
    SETTING_PUT "" "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
    /// One statement, so that the row lock is held from here to the commit and numbers have no gaps (INT-04).
    SERIES "i"
        "INSERT INTO series (company, code, day, last) VALUES (?1, ?2, ?3, 1)
         ON CONFLICT (company, code, day) DO UPDATE SET last = series.last + 1 RETURNING last";
    KEY "t i?" "SELECT request_hash, record FROM idempotency WHERE caller = ?1 AND key = ?2";
    KEY_PUT "" "INSERT INTO idempotency (caller, key, request_hash, record, at) VALUES (?1, ?2, ?3, ?4, ?5)";
    KEY_PURGE "" "DELETE FROM idempotency WHERE at < ?1";
    NODE_FREE "i?" "SELECT MIN(id) FROM node WHERE lease_until < ?1";
    NODE_TOP "i?" "SELECT MAX(id) FROM node";
    NODE_PUT ""
        "INSERT INTO node (id, lease_until, name) VALUES (?1, ?2, ?3)
         ON CONFLICT (id) DO UPDATE SET lease_until = excluded.lease_until, name = excluded.name";
    NODE_KEEP "" "UPDATE node SET lease_until = ?2 WHERE id = ?1 AND name = ?3";
    IMPORTED "i t" "SELECT record, digest FROM import_row WHERE company = ?1 AND source = ?2 AND key = ?3";
    IMPORTED_PUT "" "INSERT INTO import_row (company, source, key, record, digest, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    IMPORTED_ANEW "" "UPDATE import_row SET digest = ?4, at = ?5 WHERE company = ?1 AND source = ?2 AND key = ?3";
    IMPORTED_COUNT "i" "SELECT COUNT(*) FROM import_row WHERE company = ?1 AND source = ?2";
}

pub fn setting(tx: &mut Tx<'_>, key: &str) -> Result<Option<String>> {
    tx.one(&SETTING, params![key], |row| row.text(0))
}

/// Settings whose key begins with `prefix` (which holds no wildcard of LIKE).
pub fn settings(tx: &mut Tx<'_>, prefix: &str) -> Result<Vec<(String, String)>> {
    tx.rows(&SETTINGS, params![&format!("{prefix}%")], |row| Ok((row.text(0)?, row.text(1)?)))
}

pub fn put_setting(tx: &mut Tx<'_>, key: &str, value: &str) -> Result<()> {
    tx.run(&SETTING_PUT, params![key, value]).map(drop)
}

/// The next number of a series; without gaps, because a rolled back act rolls it back too. Take it last.
pub fn next_number(tx: &mut Tx<'_>, company: Id, code: &str, day: &str) -> Result<i64> {
    Ok(tx.one(&SERIES, params![company, code, day], |row| row.int(0))?.unwrap_or(1))
}

/// What an idempotency key stands for: the hash of the request and the record it made or changed.
pub fn idempotent(tx: &mut Tx<'_>, caller: Id, key: &str) -> Result<Option<(String, Option<Id>)>> {
    tx.one(&KEY, params![caller, key], |row| Ok((row.text(0)?, row.opt_id(1)?)))
}

pub fn put_idempotent(
    tx: &mut Tx<'_>,
    caller: Id,
    key: &str,
    hash: &str,
    record: Option<Id>,
    at: Moment,
) -> Result<()> {
    tx.later(&KEY_PUT, params![caller, key, hash, record, at], 1)
}

/// Forgets keys older than an instant.
pub fn purge_idempotent(tx: &mut Tx<'_>, before: Moment) -> Result<u64> {
    tx.run(&KEY_PURGE, params![before])
}

/// Leases a node part for ids: the lowest free one.
pub fn lease_node(tx: &mut Tx<'_>, name: &str, now: Moment, until: Moment) -> Result<i64> {
    let free = tx.one(&NODE_FREE, params![now], |row| row.opt_int(0))?.flatten();
    let top = tx.one(&NODE_TOP, &[], |row| row.opt_int(0))?.flatten();
    let id = free.unwrap_or_else(|| top.map_or(0, |t| t + 1));
    tx.run(&NODE_PUT, params![id, until, name])?;
    Ok(id)
}

pub fn keep_node(tx: &mut Tx<'_>, id: i64, name: &str, until: Moment) -> Result<bool> {
    Ok(tx.run(&NODE_KEEP, params![id, until, name])? == 1)
}

/// The record an imported row became, and the digest of the row.
pub fn imported(tx: &mut Tx<'_>, company: Id, source: &str, key: &str) -> Result<Option<(Id, String)>> {
    tx.one(&IMPORTED, params![company, source, key], |row| Ok((row.id(0)?, row.text(1)?)))
}

pub fn put_imported(
    tx: &mut Tx<'_>,
    company: Id,
    source: &str,
    key: &str,
    record: Id,
    digest: &str,
    at: Moment,
) -> Result<()> {
    tx.run(&IMPORTED_PUT, params![company, source, key, record, digest, at]).map(drop)
}

/// The row has changed at its source, and its record with it.
pub fn imported_anew(tx: &mut Tx<'_>, company: Id, source: &str, key: &str, digest: &str, at: Moment) -> Result<()> {
    tx.run(&IMPORTED_ANEW, params![company, source, key, digest, at]).map(drop)
}

pub fn imported_count(tx: &mut Tx<'_>, company: Id, source: &str) -> Result<i64> {
    Ok(tx.one(&IMPORTED_COUNT, params![company, source], |row| row.int(0))?.unwrap_or(0))
}
