//! What `shouwen bench` needs of the database: its raw speed, and large tables filled by the database itself.
//! Owns: the bare ceiling (outside `Tx`, on tables of its own) and the filling. Refuses nothing. Used only by the bench.

use crate::{Engine, Result, StoreError, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};
use std::{
    path::Path,
    time::{Duration, Instant},
};

statements! {
    /// Records as an archive has them: 100 units (`bench-0` … `bench-99`), two in a hundred open, due over five months.
    ARCHIVE ""
        "WITH RECURSIVE n(i) AS (SELECT CAST(?1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
         INSERT INTO record (id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner,
            recorder, duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at, round,
            policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash)
         SELECT CAST(?3 AS BIGINT) + i, 'request',
            CASE i % 5 WHEN 0 THEN 'enquiry.bill' WHEN 1 THEN 'complaint' ELSE 'repair.stove' END,
            'BENCH-' || i, CAST(?4 AS BIGINT), (SELECT id FROM unit WHERE code = 'bench-' || (i % 100)),
            CASE WHEN i / 100 % 50 = 0 THEN 'in_handling' ELSE 'closed' END,
            CASE WHEN i / 100 % 50 = 0 THEN 1 ELSE 2 END,
            3, CASE i % 7 WHEN 0 THEN 'P1' ELSE 'P2' END, CAST(?6 AS BIGINT),
            CASE WHEN i % 97 = 0 THEN CAST(?5 AS BIGINT) ELSE CAST(?6 AS BIGINT) END, CAST(?6 AS BIGINT), 0,
            NULL, NULL, NULL, 'hotline', '燃气灶打不着火，换过电池仍然不行，请尽快安排上门 ' || i,
            CAST(?7 AS BIGINT) - 34560000000 + i * 30000, CAST(?7 AS BIGINT) - 34560000000 + i * 30000,
            CASE WHEN i / 100 % 50 = 0 THEN NULL ELSE CAST(?7 AS BIGINT) END, 1, 1,
            CASE WHEN i / 100 % 50 = 0 THEN CAST(?7 AS BIGINT) + i * 7919 % 13000003 * 1000 - 1000000000
                ELSE 9223372036854775807 END,
            CASE WHEN i / 100 % 50 = 0 THEN 'solution' ELSE '' END, CASE i % 10 WHEN 3 THEN 50 WHEN 4 THEN 80 ELSE 0 END,
            0, 1, 'bench'
         FROM n";
    /// Copies of one accepted request, each with one clock whose next step has come.
    DUE_RECORD ""
        "WITH RECURSIVE n(i) AS (SELECT CAST(?1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
         INSERT INTO record (id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner,
            recorder, duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at, round,
            policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash)
         SELECT CAST(?3 AS BIGINT) + i, kind, type, 'DUE-' || i, company, unit, state, phase, version, priority,
            first_owner, owner, recorder, duty_open, customer, point, parent, channel, summary,
            received_at - (4 + i % 3 * 4) * 86400000, opened_at - (4 + i % 3 * 4) * 86400000, closed_at, round,
            policy_version, received_at - 86400000, next_clock, warn_step, paused, head_seq, head_hash
         FROM record, n WHERE record.id = ?4";
    DUE_ROOM ""
        "WITH RECURSIVE n(i) AS (SELECT CAST(?1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
         INSERT INTO request (id, company, contact_sealed, contact_blind, answered_at, resolved_at, source_status, data)
         SELECT CAST(?3 AS BIGINT) + i, company, contact_sealed, contact_blind, answered_at, resolved_at, source_status,
            data
         FROM request, n WHERE request.id = ?4";
    DUE_FACT ""
        "WITH RECURSIVE n(i) AS (SELECT CAST(?1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
         INSERT INTO fact (event, record, round, code, at, evidenced)
         SELECT event, CAST(?3 AS BIGINT) + i, round, code, at - (4 + i % 3 * 4) * 86400000, evidenced
         FROM fact, n WHERE fact.record = ?4";
    DUE_CLOCK ""
        "WITH RECURSIVE n(i) AS (SELECT CAST(?1 AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)
         INSERT INTO clock (record, code, round, company, started_at, entered_at, limit_text, fixed_at, no_later_than,
            calendar, revision, clause, origin_zh, origin_en, policy_version, provisional, state, due_at, stopped_at,
            kept, used_ms, paused_ms, announced, next_at, next_step, unannounced, caps, holidays, calendar_of)
         SELECT CAST(?3 AS BIGINT) + i, code, round, company, started_at - (4 + i % 3 * 4) * 86400000,
            entered_at - (4 + i % 3 * 4) * 86400000, limit_text, fixed_at, no_later_than, calendar, revision, clause,
            origin_zh, origin_en, policy_version, provisional, state, due_at, stopped_at, kept, used_ms, paused_ms,
            announced, CAST(?5 AS BIGINT), 50, unannounced, caps, holidays, calendar_of
         FROM clock, n WHERE clock.record = ?4 AND code = 'solution'";
    VERSION "t" "SELECT sqlite_version()" pg "SELECT current_setting('server_version')";
    DUE_LEFT "i" "SELECT COUNT(*) FROM clock WHERE next_at <= ?1";
}

/// Who stands in the archive.
#[derive(Clone, Copy, Debug)]
pub struct Archive {
    pub company: Id,
    /// Owner of one record in a hundred.
    pub agent: Id,
    /// Owner of the others.
    pub other: Id,
    pub now: Moment,
}

/// Adds the records `from ..= to` of the archive.
pub fn archive(tx: &mut Tx<'_>, a: Archive, from: i64, to: i64) -> Result<()> {
    let base = Id::compose(a.now.minus(400 * 86_400_000), 0, 0);
    tx.run(&ARCHIVE, params![from, to, base, a.company, a.agent, a.other, a.now]).map(drop)
}

/// Adds copies of `template` with one due clock each, numbered `from ..= to`.
pub fn due(tx: &mut Tx<'_>, template: Id, now: Moment, from: i64, to: i64) -> Result<()> {
    let base = Id::compose(now.minus(500 * 86_400_000), 0, 0);
    for sql in [&DUE_RECORD, &DUE_ROOM, &DUE_FACT] {
        tx.run(sql, params![from, to, base, template])?;
    }
    tx.run(&DUE_CLOCK, params![from, to, base, template, now.minus(1_000)]).map(drop)
}

/// Clocks that still wait for the sweep.
pub fn due_left(tx: &mut Tx<'_>, now: Moment) -> Result<i64> {
    Ok(tx.one(&DUE_LEFT, params![now], |row| row.int(0))?.unwrap_or(0))
}

/// The version of the database.
pub fn version(tx: &mut Tx<'_>) -> Result<String> {
    Ok(tx.one(&VERSION, &[], |row| row.text(0))?.unwrap_or_default())
}

/// What the database's own upkeep would do some minutes after so many rows came in.
pub fn upkeep(tx: &mut Tx<'_>) -> Result<()> {
    tx.batch("ANALYZE")
}

/// Acts per second of the bare database: a look-up, a ticket, an event, a timer, and a durable commit.
#[derive(Clone, Copy, Debug)]
pub struct Raw {
    /// One after the other.
    pub single: f64,
    /// As eight clients can be served at most: SQLite eight a commit, PostgreSQL eight connections.
    pub eight: f64,
    /// SQLite: 32 a commit.
    pub grouped: Option<f64>,
}

const TABLES: &str = "
    CREATE TABLE IF NOT EXISTS raw_unit (id BIGINT PRIMARY KEY, name TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS raw_ticket (id BIGINT PRIMARY KEY, unit BIGINT NOT NULL, due BIGINT NOT NULL,
        text TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS raw_event (id BIGINT PRIMARY KEY, ticket BIGINT NOT NULL, text TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS raw_timer (id BIGINT PRIMARY KEY, ticket BIGINT NOT NULL, at BIGINT NOT NULL);
    CREATE INDEX IF NOT EXISTS raw_ticket_due ON raw_ticket(unit, due, id);
    CREATE INDEX IF NOT EXISTS raw_event_ticket ON raw_event(ticket, id);
    CREATE INDEX IF NOT EXISTS raw_timer_at ON raw_timer(at);
    DELETE FROM raw_unit;
    INSERT INTO raw_unit (id, name) VALUES (7, 'unit');";
const LOOK: &str = "SELECT name FROM raw_unit WHERE id = ?1";
const TICKET: &str = "INSERT INTO raw_ticket (id, unit, due, text) VALUES (?1, ?2, ?3, ?4)";
const EVENT: &str = "INSERT INTO raw_event (id, ticket, text) VALUES (?1, ?2, ?3)";
const TIMER: &str = "INSERT INTO raw_timer (id, ticket, at) VALUES (?1, ?2, ?3)";

fn broken(error: impl std::fmt::Display) -> StoreError {
    StoreError::Broken(error.to_string())
}

/// The ceiling of SQLite on a file of its own beside `folder`, with the settings of the product.
pub fn raw_sqlite(folder: &Path, span: Duration) -> Result<Raw> {
    let conn = crate::db::open_sqlite(&folder.join("raw.db"), false)?;
    conn.execute_batch(TABLES).map_err(broken)?;
    let text = "客户反映燃气灶打不着火".repeat(28);
    let mut id = 0_i64;
    let mut run = |group: i64| -> Result<f64> {
        let (begun, first) = (Instant::now(), id);
        while begun.elapsed() < span {
            conn.execute_batch("BEGIN IMMEDIATE").map_err(broken)?;
            for _ in 0..group {
                id += 1;
                let done = || -> rusqlite::Result<()> {
                    conn.prepare_cached(LOOK)?.query_row([7], |row| row.get::<_, String>(0))?;
                    conn.prepare_cached(TICKET)?.execute(rusqlite::params![id, 7, id * 7_919 % 1_000_003, text])?;
                    conn.prepare_cached(EVENT)?.execute(rusqlite::params![id, id, text])?;
                    conn.prepare_cached(TIMER)?.execute(rusqlite::params![id, id, id * 31 % 1_000_003])?;
                    Ok(())
                };
                done().map_err(broken)?;
            }
            conn.execute_batch("COMMIT").map_err(broken)?;
        }
        Ok((id - first) as f64 / begun.elapsed().as_secs_f64())
    };
    Ok(Raw { single: run(1)?, eight: run(8)?, grouped: Some(run(32)?) })
}

/// The ceiling of PostgreSQL on tables of its own in the same database.
pub fn raw_pg(url: &str, span: Duration) -> Result<Raw> {
    let mut client = postgres::Client::connect(url, postgres::NoTls).map_err(broken)?;
    client.batch_execute(TABLES).map_err(broken)?;
    let run = |threads: i64, base: i64| -> Result<f64> {
        let begun = Instant::now();
        let counts: Vec<Result<i64>> = std::thread::scope(|scope| {
            let all: Vec<_> =
                (0..threads).map(|n| scope.spawn(move || pg_loop(url, base + n * 10_000_000, begun, span))).collect();
            all.into_iter().map(|t| t.join().unwrap_or_else(|_| Err(broken("a thread of the bench died")))).collect()
        });
        let mut total = 0;
        for count in counts {
            total += count?;
        }
        Ok(total as f64 / begun.elapsed().as_secs_f64())
    };
    let raw = Raw { single: run(1, 0)?, eight: run(8, 1_000_000_000)?, grouped: None };
    client
        .batch_execute("DROP TABLE raw_unit; DROP TABLE raw_ticket; DROP TABLE raw_event; DROP TABLE raw_timer;")
        .map_err(broken)?;
    Ok(raw)
}

fn pg_loop(url: &str, base: i64, begun: Instant, span: Duration) -> Result<i64> {
    let mut client = postgres::Client::connect(url, postgres::NoTls).map_err(broken)?;
    let mut prepare = |text: &str| client.prepare(&text.replace('?', "$")).map_err(broken);
    let (look, ticket, event, timer) = (prepare(LOOK)?, prepare(TICKET)?, prepare(EVENT)?, prepare(TIMER)?);
    let text = "客户反映燃气灶打不着火".repeat(28);
    let mut n = 0_i64;
    while begun.elapsed() < span {
        n += 1;
        let id = base + n;
        let mut tx = client.transaction().map_err(broken)?;
        tx.query(&look, &[&7_i64]).map_err(broken)?;
        tx.execute(&ticket, &[&id, &7_i64, &(id * 7_919 % 1_000_003), &text]).map_err(broken)?;
        tx.execute(&event, &[&id, &id, &text]).map_err(broken)?;
        tx.execute(&timer, &[&id, &id, &(id * 31 % 1_000_003)]).map_err(broken)?;
        tx.commit().map_err(broken)?;
    }
    Ok(n)
}

/// How the database answers a list: the lines of its plan, for the check that no lane sorts.
pub fn plan(tx: &mut Tx<'_>, sql: &'static crate::Sql, values: &[&str]) -> Result<Vec<String>> {
    let mut text = if tx.engine() == Engine::Pg { sql.pg.unwrap_or(sql.text) } else { sql.text }.to_owned();
    for (at, value) in values.iter().enumerate().rev() {
        text = text.replace(&format!("?{}", at + 1), value);
    }
    tx.explain(&text)
}
