//! Migrations: one numbered set, forward only, the same steps on both databases.

use crate::{Engine, Result, StoreError, Tx, statements};
use shouwen_domain::moment::Moment;

/// Number and text, in order.
const SET: &[(i64, &str)] = &[
    (1, include_str!("../migrations/0001_spine.sql")),
    (2, include_str!("../migrations/0002_conference.sql")),
    (3, include_str!("../migrations/0003_judged_by.sql")),
    (4, include_str!("../migrations/0004_guesses.sql")),
    (5, include_str!("../migrations/0005_lists.sql")),
    (6, include_str!("../migrations/0006_work.sql")),
    (7, include_str!("../migrations/0007_masters.sql")),
    (8, include_str!("../migrations/0008_messages.sql")),
    (9, include_str!("../migrations/0009_portal.sql")),
    (10, include_str!("../migrations/0010_devices.sql")),
    (11, include_str!("../migrations/0011_strokes.sql")),
    (12, include_str!("../migrations/0012_muted.sql")),
    (13, include_str!("../migrations/0013_calendar_of.sql")),
    (14, include_str!("../migrations/0014_event_version.sql")),
    (15, include_str!("../migrations/0015_file_content.sql")),
    (16, include_str!("../migrations/0016_pause_until.sql")),
    (17, include_str!("../migrations/0017_meters.sql")),
    (18, include_str!("../migrations/0018_job_rank.sql")),
    (19, include_str!("../migrations/0019_outages.sql")),
    (20, include_str!("../migrations/0020_duty.sql")),
    (21, include_str!("../migrations/0021_reach.sql")),
    (22, include_str!("../migrations/0022_phone.sql")),
    (23, include_str!("../migrations/0023_blanks.sql")),
    (24, include_str!("../migrations/0024_last_call.sql")),
    (26, include_str!("../migrations/0026_plans.sql")),
    (27, include_str!("../migrations/0027_public.sql")),
];

/// The newest migration this program knows.
pub const NEWEST: i64 = SET[SET.len() - 1].0;

statements! {
    VERSION "i?" "SELECT MAX(version) FROM schema_version";
    APPLIED "i i" "SELECT version, at FROM schema_version ORDER BY version";
    RECORD "" "INSERT INTO schema_version (version, at) VALUES (?1, ?2)";
}

/// The version of the open database; 0 for an empty one.
pub fn version(tx: &mut Tx<'_>) -> Result<i64> {
    tx.batch(&dialect(
        tx.engine(),
        "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY NOT NULL, at INTEGER NOT NULL);",
    ))?;
    Ok(tx.one(&VERSION, &[], |row| row.opt_int(0))?.flatten().unwrap_or(0))
}

/// The version of a database that has one, without writing.
pub fn stored(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.one(&VERSION, &[], |row| row.opt_int(0))?.flatten().unwrap_or(0))
}

/// Which migrations were applied, and when.
pub fn applied(tx: &mut Tx<'_>) -> Result<Vec<(i64, Moment)>> {
    tx.rows(&APPLIED, &[], |row| Ok((row.int(0)?, row.moment(1)?)))
}

/// Numbers that the program knows and the database does not have.
pub fn missing(have: i64) -> Vec<i64> {
    SET.iter().map(|(number, _)| *number).filter(|number| *number > have).collect()
}

/// Brings the database up to date; the numbers that were applied. Refuses a database from a newer program.
pub fn migrate(tx: &mut Tx<'_>, now: i64) -> Result<Vec<i64>> {
    through(tx, now, NEWEST)
}

/// The same up to a number: a database as an earlier program left it.
pub fn through(tx: &mut Tx<'_>, now: i64, last: i64) -> Result<Vec<i64>> {
    let have = version(tx)?;
    if have > NEWEST {
        return Err(StoreError::Broken(format!(
            "the database is at version {have}, this program knows {NEWEST}: use the newer program"
        )));
    }
    let mut applied = Vec::new();
    for (number, text) in SET.iter().filter(|(number, _)| (have + 1..=last).contains(number)) {
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
