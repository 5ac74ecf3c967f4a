//! Policy entries (parameters, gates) and request types. Entries are data; their meaning is `domain::policy`.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, intake::kinds::TypeDef, moment::Moment};

statements! {
    ENTRIES "i i t t i i?" "SELECT id, unit, code, data, from_at, to_at FROM policy_entry ORDER BY id";
    ENTRY_PUT ""
        "INSERT INTO policy_entry (id, unit, code, data, from_at, to_at, made_by, made_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    ENTRY_END "" "UPDATE policy_entry SET to_at = ?2 WHERE id = ?1";
    VERSION "i?" "SELECT MAX(version) FROM policy_version";
    VERSION_PUT "" "INSERT INTO policy_version (version, at, by_person, note) VALUES (?1, ?2, ?3, ?4)";
    TYPES "t" "SELECT data FROM request_type WHERE company = ?1 ORDER BY position, code";
    TYPE_PUT ""
        "INSERT INTO request_type (company, code, position, data) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (company, code) DO UPDATE SET position = excluded.position, data = excluded.data";
}

/// The question of [`version`], to be asked ahead.
pub(crate) const VERSION_NOW: &crate::Sql = &VERSION;

/// An entry as stored: its `data` is the serialised domain entry.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryRow {
    pub id: Id,
    pub unit: Id,
    pub code: String,
    pub data: String,
    pub from: Moment,
    pub to: Option<Moment>,
}

pub fn entries(tx: &mut Tx<'_>) -> Result<Vec<EntryRow>> {
    tx.rows(&ENTRIES, &[], |row| {
        Ok(EntryRow {
            id: row.id(0)?,
            unit: row.id(1)?,
            code: row.text(2)?,
            data: row.text(3)?,
            from: row.moment(4)?,
            to: row.opt_moment(5)?,
        })
    })
}

pub fn put(tx: &mut Tx<'_>, e: &EntryRow, by: Option<Id>, at: Moment) -> Result<()> {
    tx.run(&ENTRY_PUT, params![e.id, e.unit, &e.code, &e.data, e.from, e.to, by, at]).map(drop)
}

/// Ends an entry: history stays, from `to` on it no longer counts.
pub fn end(tx: &mut Tx<'_>, id: Id, to: Moment) -> Result<()> {
    tx.run(&ENTRY_END, params![id, to]).map(drop)
}

/// The version in force; grows by one with every change anywhere.
pub fn version(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.one(&VERSION, &[], |row| row.opt_int(0))?.flatten().unwrap_or(0))
}

pub fn new_version(tx: &mut Tx<'_>, by: Option<Id>, at: Moment, note: &str) -> Result<i64> {
    let next = version(tx)? + 1;
    tx.run(&VERSION_PUT, params![next, at, by, note])?;
    Ok(next)
}

/// The request types of a company in their order.
pub fn types(tx: &mut Tx<'_>, company: Id) -> Result<Vec<TypeDef>> {
    tx.rows(&TYPES, params![company], |row| row.json(0))
}

pub fn put_type(tx: &mut Tx<'_>, company: Id, position: i64, def: &TypeDef) -> Result<()> {
    let data = serde_json::to_string(def).map_err(|e| crate::StoreError::Broken(e.to_string()))?;
    tx.run(&TYPE_PUT, params![company, &def.code, position, &data]).map(drop)
}
