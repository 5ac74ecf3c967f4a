//! Migrations: one numbered set, forward only, the same steps on both databases.

use crate::{Engine, Result, Sql, StoreError, Tx};

/// Number and text, in order.
const SET: &[(i64, &str)] = &[(1, include_str!("../migrations/0001_spine.sql"))];

/// The newest migration this program knows.
pub const NEWEST: i64 = SET[SET.len() - 1].0;

static VERSION: Sql =
    Sql { name: "migrate::VERSION", columns: "i?", text: "SELECT MAX(version) FROM schema_version", pg: None };
static RECORD: Sql = Sql {
    name: "migrate::RECORD",
    columns: "",
    text: "INSERT INTO schema_version (version, at) VALUES (?1, ?2)",
    pg: None,
};

/// The version of the open database; 0 for an empty one.
pub fn version(tx: &mut Tx<'_>) -> Result<i64> {
    tx.batch(&dialect(
        tx.engine(),
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY NOT NULL, at INTEGER NOT NULL);",
    ))?;
    Ok(tx.one(&VERSION, &[], |row| row.opt_int(0))?.flatten().unwrap_or(0))
}

/// Brings the database up to date; the numbers that were applied. Refuses a database from a newer program.
pub fn migrate(tx: &mut Tx<'_>, now: i64) -> Result<Vec<i64>> {
    let have = version(tx)?;
    if have > NEWEST {
        return Err(StoreError::Broken(format!(
            "the database is at version {have}, this program knows {NEWEST}: use the newer program"
        )));
    }
    let mut applied = Vec::new();
    for (number, text) in SET.iter().filter(|(number, _)| *number > have) {
        tx.batch(&dialect(tx.engine(), text))?;
        tx.run(&RECORD, crate::params![*number, now])?;
        applied.push(*number);
    }
    Ok(applied)
}

/// The one text in the words of the engine. SQLite wants `INTEGER` for its row id, which is 64 bits there.
fn dialect(engine: Engine, text: &str) -> String {
    match engine {
        Engine::Sqlite => text.replace(" BYTES ", " BLOB ").replace("\n);", "\n) STRICT;"),
        Engine::Pg => text.replace(" INTEGER", " BIGINT").replace(" BYTES ", " BYTEA "),
    }
}
