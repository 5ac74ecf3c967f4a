//! Clock rows, facts and pauses.

use crate::{Param, Result, Row, Tx, params, statements};
use shouwen_domain::{
    flow::{Fact, Pause},
    id::Id,
    moment::Moment,
};

statements! {
    OF_RECORD "i t i i i i t? i? i? t i t t t i i t i? i? i? i i i i? i? t t i i"
        "SELECT record, code, round, company, started_at, entered_at, limit_text, fixed_at, no_later_than, calendar,
            revision, clause, origin_zh, origin_en, policy_version, provisional, state, due_at, stopped_at, kept,
            used_ms, paused_ms, announced, next_at, next_step, unannounced, caps, holidays, calendar_of
         FROM clock WHERE record = ?1 ORDER BY round, code";
    DUE "i" "SELECT record FROM clock WHERE next_at <= ?1 ORDER BY next_at, record, code, round LIMIT ?2";
    NEXT "i?" "SELECT MIN(next_at) FROM clock WHERE next_at IS NOT NULL";
    INSERT ""
        "INSERT INTO clock (record, code, round, company, started_at, entered_at, limit_text, fixed_at, no_later_than,
            calendar, revision, clause, origin_zh, origin_en, policy_version, provisional, state, due_at, stopped_at,
            kept, used_ms, paused_ms, announced, next_at, next_step, unannounced, caps, holidays,
            calendar_of)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24, ?25, ?26, ?27, ?28, ?29)";
    UPDATE ""
        "UPDATE clock SET limit_text = ?4, fixed_at = ?5, no_later_than = ?6, calendar = ?7, revision = ?8, clause = ?9,
            origin_zh = ?10, origin_en = ?11, policy_version = ?12, provisional = ?13, state = ?14, due_at = ?15,
            stopped_at = ?16, kept = ?17, used_ms = ?18, paused_ms = ?19, announced = ?20, next_at = ?21,
            next_step = ?22, unannounced = ?23, started_at = ?24, entered_at = ?25, caps = ?26,
            holidays = ?27, calendar_of = ?28
         WHERE record = ?1 AND code = ?2 AND round = ?3";
    ASIDE "" "UPDATE clock SET next_at = ?3 WHERE record = ?1 AND next_at <= ?2";
    REMOVE "" "DELETE FROM clock WHERE record = ?1 AND code = ?2 AND round = ?3";
    FACTS "i t i i" "SELECT round, code, at, evidenced FROM fact WHERE record = ?1 ORDER BY at, code";
    FACT "" "INSERT INTO fact (event, record, round, code, at, evidenced) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    PAUSES "i i? t i?" "SELECT from_at, to_at, cause, until_at FROM pause WHERE record = ?1 ORDER BY from_at";
    OVER "i i" "SELECT record, until_at FROM pause WHERE to_at IS NULL AND until_at <= ?1 ORDER BY until_at, record LIMIT ?2";
    ENDLESS "" "UPDATE pause SET until_at = NULL WHERE record = ?1 AND to_at IS NULL";
    PAUSE ""
        "INSERT INTO pause (record, from_at, to_at, cause, until_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (record, from_at) DO UPDATE SET to_at = excluded.to_at, cause = excluded.cause,
            until_at = excluded.until_at";
    RESUME "" "UPDATE pause SET to_at = ?2 WHERE record = ?1 AND to_at IS NULL";
    COUNT "i" "SELECT COUNT(*) FROM clock";
}

/// What is asked of the clocks of a record in work.
pub(crate) const OF_A_RECORD: [&crate::Sql; 2] = [&FACTS, &OF_RECORD];

/// One clock as stored. Times are epoch milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub struct ClockRow {
    pub record: Id,
    pub code: String,
    pub round: i64,
    pub company: Id,
    pub started_at: Moment,
    /// When the start was written down: moments before it are noted, not warned (CLS-08).
    pub entered_at: Moment,
    pub limit_text: Option<String>,
    pub fixed_at: Option<Moment>,
    /// A date that an earlier program set beside the limit; written no more, see `caps`.
    pub no_later_than: Option<Moment>,
    pub calendar: String,
    pub revision: i64,
    pub clause: String,
    pub origin_zh: String,
    pub origin_en: String,
    pub policy_version: i64,
    pub provisional: bool,
    pub state: String,
    pub due_at: Option<Moment>,
    pub stopped_at: Option<Moment>,
    pub kept: Option<bool>,
    pub used_ms: i64,
    pub paused_ms: i64,
    /// Highest step announced: 0, 50, 80, 100.
    pub announced: i64,
    pub next_at: Option<Moment>,
    pub next_step: Option<i64>,
    /// Years, comma-separated, whose holidays are not announced yet and on which the due time depends.
    pub unannounced: String,
    /// Limits of before a reclassification, comma-separated: without the head it is due no later than by them (CLS-10).
    pub caps: String,
    /// The edition of the holidays that it is judged by: 0 for those built in, then counted by announcement. A clock that
    /// has stopped keeps it.
    pub holidays: i64,
    /// The unit whose calendar it is; a handover does not change it.
    pub calendar_of: Id,
}

fn read(row: &Row<'_>) -> Result<ClockRow> {
    Ok(ClockRow {
        record: row.id(0)?,
        code: row.text(1)?,
        round: row.int(2)?,
        company: row.id(3)?,
        started_at: row.moment(4)?,
        entered_at: row.moment(5)?,
        limit_text: row.opt_text(6)?,
        fixed_at: row.opt_moment(7)?,
        no_later_than: row.opt_moment(8)?,
        calendar: row.text(9)?,
        revision: row.int(10)?,
        clause: row.text(11)?,
        origin_zh: row.text(12)?,
        origin_en: row.text(13)?,
        policy_version: row.int(14)?,
        provisional: row.bool(15)?,
        state: row.text(16)?,
        due_at: row.opt_moment(17)?,
        stopped_at: row.opt_moment(18)?,
        kept: row.opt_int(19)?.map(|k| k != 0),
        used_ms: row.int(20)?,
        paused_ms: row.int(21)?,
        announced: row.int(22)?,
        next_at: row.opt_moment(23)?,
        next_step: row.opt_int(24)?,
        unannounced: row.text(25)?,
        caps: row.text(26)?,
        holidays: row.int(27)?,
        calendar_of: row.id(28)?,
    })
}

pub fn of_record(tx: &mut Tx<'_>, record: Id) -> Result<Vec<ClockRow>> {
    tx.rows(&OF_RECORD, params![record], read)
}

/// Records of the first `limit` clocks whose next step has come, earliest first; one with two of them may come twice.
pub fn due(tx: &mut Tx<'_>, now: Moment, limit: i64) -> Result<Vec<Id>> {
    tx.rows(&DUE, params![now, limit], |row| row.id(0))
}

/// When the next step of any clock comes.
pub fn next(tx: &mut Tx<'_>) -> Result<Option<Moment>> {
    Ok(tx.one(&NEXT, &[], |row| row.opt_moment(0))?.flatten())
}

pub fn insert(tx: &mut Tx<'_>, clocks: &[ClockRow]) -> Result<()> {
    let values: Vec<Param<'_>> = clocks
        .iter()
        .flat_map(|c| {
            [
                c.record.into(),
                (&c.code).into(),
                c.round.into(),
                c.company.into(),
                c.started_at.into(),
                c.entered_at.into(),
                (&c.limit_text).into(),
                c.fixed_at.into(),
                c.no_later_than.into(),
                (&c.calendar).into(),
                c.revision.into(),
                (&c.clause).into(),
                (&c.origin_zh).into(),
                (&c.origin_en).into(),
                c.policy_version.into(),
                c.provisional.into(),
                (&c.state).into(),
                c.due_at.into(),
                c.stopped_at.into(),
                c.kept.into(),
                c.used_ms.into(),
                c.paused_ms.into(),
                c.announced.into(),
                c.next_at.into(),
                c.next_step.into(),
                (&c.unannounced).into(),
                (&c.caps).into(),
                c.holidays.into(),
                c.calendar_of.into(),
            ]
        })
        .collect();
    tx.later(&INSERT, &values, clocks.len())
}

pub fn update(tx: &mut Tx<'_>, c: &ClockRow) -> Result<()> {
    tx.later(
        &UPDATE,
        params![
            c.record,
            &c.code,
            c.round,
            &c.limit_text,
            c.fixed_at,
            c.no_later_than,
            &c.calendar,
            c.revision,
            &c.clause,
            &c.origin_zh,
            &c.origin_en,
            c.policy_version,
            c.provisional,
            &c.state,
            c.due_at,
            c.stopped_at,
            c.kept,
            c.used_ms,
            c.paused_ms,
            c.announced,
            c.next_at,
            c.next_step,
            &c.unannounced,
            c.started_at,
            c.entered_at,
            &c.caps,
            c.holidays,
            c.calendar_of
        ],
        1,
    )
}

/// Looks at the due clocks of a record again at `later`: they could not be folded now.
pub fn put_aside(tx: &mut Tx<'_>, record: Id, now: Moment, later: Moment) -> Result<()> {
    tx.run(&ASIDE, params![record, now, later]).map(drop)
}

/// A clock that the new type or priority does not have.
pub fn remove(tx: &mut Tx<'_>, record: Id, code: &str, round: i64) -> Result<()> {
    tx.later(&REMOVE, params![record, code, round], 1)
}

/// All facts of a record with their rounds.
pub fn facts(tx: &mut Tx<'_>, record: Id) -> Result<Vec<(i64, Fact)>> {
    tx.rows(&FACTS, params![record], |row| {
        Ok((row.int(0)?, Fact { code: row.text(1)?, at: row.moment(2)?, evidenced: row.bool(3)? }))
    })
}

pub fn add_facts(tx: &mut Tx<'_>, record: Id, round: i64, event: Id, facts: &[Fact]) -> Result<()> {
    let values: Vec<Param<'_>> = facts
        .iter()
        .flat_map(|f| [event.into(), record.into(), round.into(), (&f.code).into(), f.at.into(), f.evidenced.into()])
        .collect();
    tx.later(&FACT, &values, facts.len())
}

pub fn pauses(tx: &mut Tx<'_>, record: Id) -> Result<Vec<Pause>> {
    tx.rows(&PAUSES, params![record], |row| {
        Ok(Pause { from: row.moment(0)?, to: row.opt_moment(1)?, cause: row.text(2)?, until: row.opt_moment(3)? })
    })
}

pub fn pause(tx: &mut Tx<'_>, record: Id, p: &Pause) -> Result<()> {
    tx.later(&PAUSE, params![record, p.from, p.to, &p.cause, p.until], 1)
}

/// Records whose pause should have ended by now, and when.
pub fn pauses_over(tx: &mut Tx<'_>, now: Moment, limit: i64) -> Result<Vec<(Id, Moment)>> {
    tx.rows(&OVER, params![now, limit], |row| Ok((row.id(0)?, row.moment(1)?)))
}

/// The open pause of a record is ended by hand only.
pub fn keep_paused(tx: &mut Tx<'_>, record: Id) -> Result<()> {
    tx.run(&ENDLESS, params![record]).map(drop)
}

pub fn resume(tx: &mut Tx<'_>, record: Id, at: Moment) -> Result<u64> {
    tx.run(&RESUME, params![record, at])
}

pub fn count(tx: &mut Tx<'_>) -> Result<i64> {
    Ok(tx.one(&COUNT, &[], |row| row.int(0))?.unwrap_or(0))
}
