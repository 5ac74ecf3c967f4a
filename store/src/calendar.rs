//! Calendars of units and announced holiday years; revisions are append-only.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    ALL "i t i t" "SELECT unit, code, revision, data FROM calendar ORDER BY unit, code, revision";
    PUT "" "INSERT INTO calendar (unit, code, revision, data, made_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    YEARS "i i t" "SELECT year, revision, data FROM holiday_year ORDER BY year, revision";
    YEAR_PUT "" "INSERT INTO holiday_year (year, revision, data, made_at) VALUES (?1, ?2, ?3, ?4)";
}

/// Unit, code, revision and JSON of every calendar.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<(Id, String, i64, String)>> {
    tx.rows(&ALL, &[], |row| Ok((row.id(0)?, row.text(1)?, row.int(2)?, row.text(3)?)))
}

pub fn put(tx: &mut Tx<'_>, unit: Id, code: &str, revision: i64, data: &str, at: Moment) -> Result<()> {
    tx.run(&PUT, params![unit, code, revision, data, at]).map(drop)
}

/// Year, revision and text of years announced since the program was built.
pub fn years(tx: &mut Tx<'_>) -> Result<Vec<(i64, i64, String)>> {
    tx.rows(&YEARS, &[], |row| Ok((row.int(0)?, row.int(1)?, row.text(2)?)))
}

pub fn put_year(tx: &mut Tx<'_>, year: i64, revision: i64, data: &str, at: Moment) -> Result<()> {
    tx.run(&YEAR_PUT, params![year, revision, data, at]).map(drop)
}
