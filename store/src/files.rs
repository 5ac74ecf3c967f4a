//! Rows of stored files; the bytes lie in the object store under their SHA-256.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    INSERT ""
        "INSERT INTO file (id, company, record, name, type, size, sha256, at, by_person, strokes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    LOAD "i i t t i t i i? i?"
        "SELECT company, record, name, type, size, sha256, at, by_person, strokes FROM file WHERE id = ?1";
    OF_RECORD "i t t i t i i? i?"
        "SELECT id, name, type, size, sha256, at, by_person, strokes FROM file WHERE record = ?1 ORDER BY id";
    ELSEWHERE "t"
        "SELECT number FROM file JOIN record ON record.id = file.record
         WHERE sha256 = ?1 AND file.company = ?2 AND file.record <> ?3 ORDER BY file.record LIMIT 1";
    ALL "i t i" "SELECT id, sha256, size FROM file WHERE id > ?1 ORDER BY id LIMIT ?2";
}

#[derive(Clone, Debug, PartialEq)]
pub struct FileRow {
    pub id: Id,
    pub company: Id,
    pub record: Id,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: String,
    pub at: Moment,
    pub by: Option<Id>,
    /// Length of what is drawn, for a picture that was looked at when it came in (SGN-02).
    pub strokes: Option<i64>,
}

pub fn insert(tx: &mut Tx<'_>, f: &FileRow) -> Result<()> {
    tx.run(
        &INSERT,
        params![f.id, f.company, f.record, &f.name, &f.media_type, f.size, &f.sha256, f.at, f.by, f.strokes],
    )
    .map(drop)
}

/// The number of another record of the company that holds the same bytes.
pub fn elsewhere(tx: &mut Tx<'_>, file: &FileRow) -> Result<Option<String>> {
    tx.one(&ELSEWHERE, params![&file.sha256, file.company, file.record], |row| row.text(0))
}

pub fn lookup(tx: &mut Tx<'_>, id: Id) -> Result<Option<FileRow>> {
    tx.one(&LOAD, params![id], |row| {
        Ok(FileRow {
            id,
            company: row.id(0)?,
            record: row.id(1)?,
            name: row.text(2)?,
            media_type: row.text(3)?,
            size: row.int(4)?,
            sha256: row.text(5)?,
            at: row.moment(6)?,
            by: row.opt_id(7)?,
            strokes: row.opt_int(8)?,
        })
    })
}

pub fn of_record(tx: &mut Tx<'_>, record: Id) -> Result<Vec<FileRow>> {
    tx.rows(&OF_RECORD, params![record], |row| {
        Ok(FileRow {
            id: row.id(0)?,
            company: Id(0),
            record,
            name: row.text(1)?,
            media_type: row.text(2)?,
            size: row.int(3)?,
            sha256: row.text(4)?,
            at: row.moment(5)?,
            by: row.opt_id(6)?,
            strokes: row.opt_int(7)?,
        })
    })
}

/// The question of [`of_record`].
pub(crate) const OF_A_RECORD: &crate::Sql = &OF_RECORD;

/// Id, hash and size after an id, for `verify`.
pub fn all(tx: &mut Tx<'_>, after: Id, limit: i64) -> Result<Vec<(Id, String, i64)>> {
    tx.rows(&ALL, params![after, limit], |row| Ok((row.id(0)?, row.text(1)?, row.int(2)?)))
}
