//! Copies of the database while it is in use: SQLite page by page, PostgreSQL through its own tools.
//! Owns: one consistent picture for copy, counts and file list. Refuses a target that is not empty. Tested by
//! `server/tests/backup.rs`.

use crate::{Result, Sql, StoreError, Tx, migrate, statements, verify};
use rusqlite::{Connection, OpenFlags, backup::Backup};
use std::{path::Path, process::Command};

statements! {
    SNAPSHOT "t" "SELECT ''" pg "SELECT pg_export_snapshot()";
    TABLES "i" "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'"
        pg "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema()";
    SIZES "t i" "SELECT DISTINCT sha256, size FROM file ORDER BY sha256";
}

/// What a copy holds, counted in the copy itself (SQLite) or in the very picture it was made of (PostgreSQL).
#[derive(Clone, Debug, Default)]
pub struct Copied {
    pub schema: i64,
    pub counts: Vec<(String, i64)>,
    /// SHA-256 and size of every file that the copied rows name.
    pub files: Vec<(String, i64)>,
}

const PAGES: i32 = 2_000;

/// Copies an SQLite database that others may be writing, checks the copy and leaves it as one file. `progress` hears
/// pages done and pages in all.
pub fn sqlite(from: &Path, to: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<Copied> {
    let at = |e: rusqlite::Error| StoreError::Broken(format!("{}: {e}", from.display()));
    let source = Connection::open_with_flags(from, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(at)?;
    source.execute_batch("PRAGMA busy_timeout = 10000; PRAGMA query_only = ON;").map_err(at)?;
    // An open read transaction holds the picture: without it every write of others would begin the copy anew.
    source.execute_batch("BEGIN; SELECT COUNT(*) FROM schema_version;").map_err(at)?;
    crate::keep_private(to).map_err(|e| StoreError::Broken(format!("{}: {e}", to.display())))?;
    let mut copy = Connection::open(to).map_err(verify::broken)?;
    copy.execute_batch("PRAGMA synchronous = FULL;").map_err(verify::broken)?;
    {
        let run = Backup::new(&source, &mut copy).map_err(verify::broken)?;
        loop {
            let step = run.step(PAGES).map_err(verify::broken)?;
            let seen = run.progress();
            progress((seen.pagecount - seen.remaining).max(0) as u64, seen.pagecount.max(0) as u64);
            match step {
                rusqlite::backup::StepResult::Done => break,
                rusqlite::backup::StepResult::More => {}
                other => return Err(StoreError::Busy(format!("the copy was held up: {other:?}"))),
            }
        }
    }
    drop(source.execute_batch("ROLLBACK"));
    copy.execute_batch("PRAGMA journal_mode = DELETE;").map_err(verify::broken)?;
    let wrong = verify::pages(&copy, false)?;
    if !wrong.is_empty() {
        return Err(StoreError::Broken(format!("the copy is damaged: {}", wrong.join("; "))));
    }
    let schema =
        copy.query_row("SELECT MAX(version) FROM schema_version", [], |row| row.get(0)).map_err(verify::broken)?;
    let mut counts = Vec::new();
    for sql in verify::counted(schema) {
        counts.extend(pairs(&copy, sql)?);
    }
    Ok(Copied { schema, counts, files: pairs(&copy, &SIZES)? })
}

fn pairs(conn: &Connection, sql: &Sql) -> Result<Vec<(String, i64)>> {
    let mut statement = conn.prepare(sql.text).map_err(verify::broken)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).map_err(verify::broken)?;
    rows.collect::<rusqlite::Result<_>>().map_err(verify::broken)
}

/// Runs `pg_dump` on the picture of this reading transaction, so that counts and dump belong together.
pub fn postgres(tx: &mut Tx<'_>, url: &str, to: &Path) -> Result<Copied> {
    let snapshot = tx.one(&SNAPSHOT, &[], |row| row.text(0))?.unwrap_or_default();
    let out = Copied { schema: migrate::stored(tx)?, counts: verify::counts(tx)?, files: sizes(tx)? };
    crate::keep_private(to).map_err(|e| StoreError::Broken(format!("{}: {e}", to.display())))?;
    let mut dump = client("pg_dump", url)?;
    dump.args(["--format=custom", "--no-owner", "--no-privileges"]);
    dump.arg(format!("--snapshot={snapshot}")).arg("--file").arg(to);
    run(dump, "pg_dump")?;
    let mut list = Command::new("pg_restore");
    list.arg("--list").arg(to);
    run(list, "pg_restore")?;
    Ok(out)
}

fn sizes(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>> {
    tx.rows(&SIZES, &[], |row| Ok((row.text(0)?, row.int(1)?)))
}

/// Puts a dump into an empty database.
pub fn postgres_restore(url: &str, from: &Path) -> Result<()> {
    let mut restore = client("pg_restore", url)?;
    let name = database(url)?;
    restore.args(["--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", "--dbname"]);
    restore.arg(name).arg(from);
    run(restore, "pg_restore")
}

/// Tables in the open database; 0 for an empty one.
pub fn tables(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.one(&TABLES, &[], |row| row.int(0))?.unwrap_or(0))
}

fn config(url: &str) -> Result<postgres::Config> {
    url.parse().map_err(|e: postgres::Error| StoreError::Broken(format!("DATABASE_URL: {e}")))
}

fn database(url: &str) -> Result<String> {
    Ok(config(url)?.get_dbname().unwrap_or("postgres").to_owned())
}

/// A PostgreSQL program with the way to the database in its environment: arguments are seen by every user of the host.
fn client(program: &str, url: &str) -> Result<Command> {
    let config = config(url)?;
    let mut out = Command::new(program);
    if let Some(host) = config.get_hosts().first() {
        match host {
            postgres::config::Host::Tcp(name) => out.env("PGHOST", name),
            #[cfg(unix)]
            postgres::config::Host::Unix(path) => out.env("PGHOST", path),
        };
    }
    if let Some(port) = config.get_ports().first() {
        out.env("PGPORT", port.to_string());
    }
    if let Some(user) = config.get_user() {
        out.env("PGUSER", user);
    }
    if let Some(password) = config.get_password() {
        out.env("PGPASSWORD", String::from_utf8_lossy(password).as_ref());
    }
    out.env("PGDATABASE", config.get_dbname().unwrap_or("postgres"));
    Ok(out)
}

fn run(mut command: Command, name: &str) -> Result<()> {
    let done = command.output().map_err(|e| {
        StoreError::Broken(if e.kind() == std::io::ErrorKind::NotFound {
            format!("{name} is not installed: install the client programs of PostgreSQL (Debian: postgresql-client)")
        } else {
            format!("{name}: {e}")
        })
    })?;
    if done.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&done.stderr);
    Err(StoreError::Broken(format!("{name}: {}", said.lines().take(5).collect::<Vec<_>>().join("; "))))
}
