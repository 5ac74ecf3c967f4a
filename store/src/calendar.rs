//! Calendars of units and announced holiday years; revisions are append-only.

use crate::{Result, Row, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    ALL "i t i t" "SELECT unit, code, revision, data FROM calendar ORDER BY unit, code, revision";
    PUT "" "INSERT INTO calendar (unit, code, revision, data, made_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    YEARS "i i t i" "SELECT year, revision, data, edition FROM holiday_year ORDER BY edition";
    YEAR_PUT ""
        "INSERT INTO holiday_year (year, revision, data, made_at, edition)
         VALUES (?1, ?2, ?3, ?4, (SELECT COALESCE(MAX(edition), 0) + 1 FROM holiday_year))";
}

/// Unit, code, revision and JSON of every calendar.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<(Id, String, i64, String)>> {
    tx.rows(&ALL, &[], |row| Ok((row.id(0)?, row.text(1)?, row.int(2)?, row.text(3)?)))
}

pub fn put(tx: &mut Tx<'_>, unit: Id, code: &str, revision: i64, data: &str, at: Moment) -> Result<()> {
    tx.run(&PUT, params![unit, code, revision, data, at]).map(drop)
}

/// A year announced since the program was built.
#[derive(Clone, Debug)]
pub struct YearRow {
    pub year: i64,
    pub revision: i64,
    pub text: String,
    /// Announcements are counted from 1; the holidays as they stood after the n-th are edition n.
    pub edition: i64,
}

/// In the order in which they were announced.
pub fn years(tx: &mut Tx<'_>) -> Result<Vec<YearRow>> {
    let read = |row: &Row<'_>| {
        Ok(YearRow { year: row.int(0)?, revision: row.int(1)?, text: row.text(2)?, edition: row.int(3)? })
    };
    tx.rows(&YEARS, &[], read)
}

pub fn put_year(tx: &mut Tx<'_>, year: i64, revision: i64, data: &str, at: Moment) -> Result<()> {
    tx.run(&YEAR_PUT, params![year, revision, data, at]).map(drop)
}
