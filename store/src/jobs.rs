//! Durable work and notices to people. Jobs are rows written with the fact; a lease keeps two nodes apart.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{id::Id, moment::Moment};

statements! {
    ADD ""
        "INSERT INTO job (id, kind, key, company, run_at, lease_until, tries, dead, payload, error, rank, lane)
         VALUES (?1, ?2, ?3, ?4, ?5, 0, 0, 0, '', '', ?6, ?7) ON CONFLICT (kind, key) DO NOTHING";
    /// The gravest first, however long the others have waited. Whoever has taken one has moved its time.
    READY "i t t i? i i i"
        "SELECT id, kind, key, company, run_at, tries, lease_until FROM job
         WHERE dead = 0 AND run_at <= ?1 AND CAST(?3 AS TEXT) NOT LIKE '%,' || lane || '@,%'
           AND CAST(?3 AS TEXT) NOT LIKE '%,' || lane || '@' || CAST(COALESCE(company, 0) AS TEXT) || ',%'
         ORDER BY rank, run_at, id LIMIT ?2"
        pg "SELECT id, kind, key, company, run_at, tries, lease_until FROM job
         WHERE dead = 0 AND run_at <= ?1 AND CAST(?3 AS TEXT) NOT LIKE '%,' || lane || '@,%'
           AND CAST(?3 AS TEXT) NOT LIKE '%,' || lane || '@' || CAST(COALESCE(company, 0) AS TEXT) || ',%'
         ORDER BY rank, run_at, id LIMIT ?2 FOR UPDATE SKIP LOCKED";
    /// The same of one lane, of one company or of all but those that have a gateway of their own.
    READY_OF "i t t i? i i i"
        "SELECT id, kind, key, company, run_at, tries, lease_until FROM job
         WHERE dead = 0 AND lane = ?3 AND run_at <= ?1 AND (CAST(?4 AS BIGINT) = 0 OR company = ?4)
           AND CAST(?5 AS TEXT) NOT LIKE '%,' || lane || '@' || CAST(COALESCE(company, 0) AS TEXT) || ',%'
         ORDER BY rank, run_at, id LIMIT ?2"
        pg "SELECT id, kind, key, company, run_at, tries, lease_until FROM job
         WHERE dead = 0 AND lane = ?3 AND run_at <= ?1 AND (CAST(?4 AS BIGINT) = 0 OR company = ?4)
           AND CAST(?5 AS TEXT) NOT LIKE '%,' || lane || '@' || CAST(COALESCE(company, 0) AS TEXT) || ',%'
         ORDER BY rank, run_at, id LIMIT ?2 FOR UPDATE SKIP LOCKED";
    NEXT_BUT "i?"
        "SELECT MIN(run_at) FROM job
         WHERE dead = 0 AND CAST(?1 AS TEXT) NOT LIKE '%,' || lane || '@,%'
           AND CAST(?1 AS TEXT) NOT LIKE '%,' || lane || '@' || CAST(COALESCE(company, 0) AS TEXT) || ',%'";
    NEXT_OF "i?"
        "SELECT MIN(run_at) FROM job
         WHERE dead = 0 AND lane = ?1 AND (CAST(?2 AS BIGINT) = 0 OR company = ?2)
           AND CAST(?3 AS TEXT) NOT LIKE '%,' || lane || '@' || CAST(COALESCE(company, 0) AS TEXT) || ',%'";
    LEASE "" "UPDATE job SET run_at = ?2, lease_until = ?2, tries = tries + 1 WHERE id = ?1";
    DONE "" "DELETE FROM job WHERE id = ?1";
    FAIL "" "UPDATE job SET run_at = ?2, lease_until = 0, dead = ?3, error = ?4 WHERE id = ?1";
    LATER "" "UPDATE job SET run_at = ?2, lease_until = 0, tries = 0 WHERE id = ?1";
    /// What was due by the wrong time is due now; who had taken something has it as long as before.
    WENT_BACK ""
        "UPDATE job SET run_at = CASE WHEN lease_until > 0 THEN run_at - ?3 ELSE ?1 END,
            lease_until = CASE WHEN lease_until > 0 THEN lease_until - ?3 ELSE 0 END
         WHERE dead = 0 AND run_at > ?1 AND (run_at <= ?2 OR lease_until > ?2)";
    NEXT "i?" "SELECT MIN(run_at) FROM job WHERE dead = 0";
    LIST "i t t i? i i i t"
        "SELECT id, kind, key, company, run_at, tries, dead, error FROM job WHERE dead >= ?1 ORDER BY id LIMIT ?2";
    COUNT "i i" "SELECT dead, COUNT(*) FROM job GROUP BY dead";
    NOTICE ""
        "INSERT INTO notice (id, company, person, record, clock, round, step, kind, due, at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO NOTHING";
    NOTICES "i i t i i t i i i? t t t t"
        "SELECT notice.id, record, clock, notice.round, step, notice.kind, due, at, read_at, number, record.kind, priority,
            summary
         FROM notice JOIN record ON record.id = notice.record
         WHERE person = ?1 AND notice.id < ?2 ORDER BY notice.id DESC LIMIT ?3";
    NOTICES_UNREAD "i i t i i t i i i? t t t t"
        "SELECT notice.id, record, clock, notice.round, step, notice.kind, due, at, read_at, number, record.kind, priority,
            summary
         FROM notice JOIN record ON record.id = notice.record
         WHERE person = ?1 AND read_at IS NULL AND notice.id < ?2 ORDER BY notice.id DESC LIMIT ?3";
    NOTICES_OF "i i t i i t i i i?"
        "SELECT id, person, clock, round, step, kind, due, at, read_at FROM notice WHERE record = ?1 ORDER BY id";
    NOTICE_OF "i t i i t i i i i"
        "SELECT id, clock, round, step, kind, due, at, record, person FROM notice WHERE id = ?1";
    READ_ONE "" "UPDATE notice SET read_at = ?3 WHERE person = ?1 AND id = ?2 AND read_at IS NULL";
    READ "" "UPDATE notice SET read_at = ?3 WHERE person = ?1 AND id <= ?2 AND read_at IS NULL";
    UNREAD "i" "SELECT COUNT(*) FROM (SELECT 1 FROM notice WHERE person = ?1 AND read_at IS NULL LIMIT 100) AS unread";
}

/// How soon a job is taken when several wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// The first call of an emergency: nobody knows of it yet.
    First = 0,
    Urgent = 1,
    Usual = 2,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    pub id: Id,
    pub kind: String,
    pub key: String,
    pub company: Option<Id>,
    pub run_at: Moment,
    pub tries: i64,
    /// Whoever had it before never said what became of it: it may have been done.
    pub lost: bool,
}

/// Which jobs somebody takes. `but` lists what others serve, as `,lane@,` for a whole lane or `,lane@company,`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Share {
    /// All that nobody else serves.
    Rest { but: String },
    /// One lane, of one company or (`None`) of all that are not listed.
    Lane { lane: &'static str, company: Option<Id>, but: String },
}

impl Share {
    pub fn all() -> Self {
        Self::Rest { but: String::new() }
    }
}

/// The ping that wakes whoever does what is urgent.
pub const WAKE: &str = "jobs";

/// Adds a job unless one with the same key is there; true when it was added.
pub fn add(
    tx: &mut Tx<'_>,
    id: Id,
    kind: &str,
    key: &str,
    company: Option<Id>,
    run_at: Moment,
    (rank, lane): (Rank, &str),
) -> Result<bool> {
    let added = tx.run(&ADD, params![id, kind, key, company, run_at, rank as i64, lane])? == 1;
    if added && rank < Rank::Usual {
        tx.ping(WAKE.to_owned());
    }
    Ok(added)
}

/// Claims ready jobs for `lease` milliseconds.
pub fn claim(tx: &mut Tx<'_>, now: Moment, lease: i64, limit: i64, share: &Share) -> Result<Vec<Job>> {
    let job = |row: &crate::Row<'_>| {
        Ok(Job {
            id: row.id(0)?,
            kind: row.text(1)?,
            key: row.text(2)?,
            company: row.opt_id(3)?,
            run_at: row.moment(4)?,
            tries: row.int(5)?,
            lost: row.int(6)? > 0,
        })
    };
    let jobs = match share {
        Share::Rest { but } => tx.rows(&READY, params![now, limit, but], job)?,
        Share::Lane { lane, company, but } => {
            tx.rows(&READY_OF, params![now, limit, *lane, company.unwrap_or(Id(0)), but], job)?
        }
    };
    for job in &jobs {
        tx.run(&LEASE, params![job.id, now.plus(lease)])?;
    }
    Ok(jobs)
}

/// Time went back from `was` to `now`: nothing that was due waits for the difference.
pub fn went_back(tx: &mut Tx<'_>, now: Moment, was: Moment) -> Result<()> {
    tx.run(&WENT_BACK, params![now, was, was.since(now)]).map(drop)
}

pub fn done(tx: &mut Tx<'_>, id: Id) -> Result<()> {
    tx.run(&DONE, params![id]).map(drop)
}

/// Tries again at an instant, or never when it is dead; `error` is kept for the operator.
pub fn fail(tx: &mut Tx<'_>, id: Id, again: Moment, dead: bool, error: &str) -> Result<()> {
    let short: String = error.chars().take(1_000).collect();
    tx.run(&FAIL, params![id, again, dead, &short]).map(drop)
}

/// A job that repeats: its next turn.
pub fn later(tx: &mut Tx<'_>, id: Id, at: Moment) -> Result<()> {
    tx.run(&LATER, params![id, at]).map(drop)
}

pub fn next(tx: &mut Tx<'_>) -> Result<Option<Moment>> {
    Ok(tx.one(&NEXT, &[], |row| row.opt_moment(0))?.flatten())
}

/// When the next of a share comes due.
pub fn next_of(tx: &mut Tx<'_>, share: &Share) -> Result<Option<Moment>> {
    let next = match share {
        Share::Rest { but } if but.is_empty() => tx.one(&NEXT, &[], |row| row.opt_moment(0))?,
        Share::Rest { but } => tx.one(&NEXT_BUT, params![but], |row| row.opt_moment(0))?,
        Share::Lane { lane, company, but } => {
            tx.one(&NEXT_OF, params![*lane, company.unwrap_or(Id(0)), but], |row| row.opt_moment(0))?
        }
    };
    Ok(next.flatten())
}

/// Jobs waiting and dead, counted.
pub fn counts(tx: &mut Tx<'_>) -> Result<(i64, i64)> {
    let mut out = (0, 0);
    for (dead, n) in tx.rows(&COUNT, &[], |row| Ok((row.bool(0)?, row.int(1)?)))? {
        if dead { out.1 = n } else { out.0 = n }
    }
    Ok(out)
}

/// Kind, key, tries, error of the dead jobs.
pub fn dead(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<(Id, String, String, i64, String)>> {
    tx.rows(&LIST, params![1_i64, limit], |row| Ok((row.id(0)?, row.text(1)?, row.text(2)?, row.int(5)?, row.text(7)?)))
}

/// A warning to a person. The unique key makes it one warning however often the step is announced (CLS-08).
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub id: Id,
    pub company: Id,
    pub person: Id,
    pub record: Id,
    pub clock: String,
    pub round: i64,
    pub step: i64,
    /// `warn`, `breach`, or the action that is told of; then there is no clock.
    pub kind: String,
    /// The due time it speaks of: a date that was moved back is warned of anew.
    pub due: Moment,
    pub at: Moment,
}

/// True when it was not there yet.
pub fn notify(tx: &mut Tx<'_>, n: &Notice) -> Result<bool> {
    Ok(tx
        .run(&NOTICE, params![n.id, n.company, n.person, n.record, &n.clock, n.round, n.step, &n.kind, n.due, n.at])?
        == 1)
}

/// Several of them at once, when nobody asks which were there already.
pub fn tell(tx: &mut Tx<'_>, notices: &[Notice]) -> Result<()> {
    let values: Vec<crate::Param<'_>> = notices
        .iter()
        .flat_map(|n| {
            [
                n.id.into(),
                n.company.into(),
                n.person.into(),
                n.record.into(),
                (&n.clock).into(),
                n.round.into(),
                n.step.into(),
                (&n.kind).into(),
                n.due.into(),
                n.at.into(),
            ]
        })
        .collect();
    tx.later(&NOTICE, &values, notices.len())
}

/// A notice as its reader finds it.
#[derive(Clone, Debug, PartialEq)]
pub struct Told {
    pub notice: Notice,
    pub read_at: Option<Moment>,
    /// Of the record: its number, kind, priority and summary.
    pub number: String,
    pub kind: String,
    pub priority: String,
    pub summary: String,
}

/// A person's notices, newest first.
pub fn notices(tx: &mut Tx<'_>, person: Id, unread: bool, before: Id, limit: i64) -> Result<Vec<Told>> {
    let sql = if unread { &NOTICES_UNREAD } else { &NOTICES };
    tx.rows(sql, params![person, before, limit], |row| {
        Ok(Told {
            notice: notice(row, row.id(1)?, person)?,
            read_at: row.opt_moment(8)?,
            number: row.text(9)?,
            kind: row.text(10)?,
            priority: row.text(11)?,
            summary: row.text(12)?,
        })
    })
}

/// Who was told what about a record.
pub fn notices_of(tx: &mut Tx<'_>, record: Id) -> Result<Vec<Notice>> {
    tx.rows(&NOTICES_OF, params![record], |row| notice(row, record, row.id(1)?))
}

fn notice(row: &crate::Row<'_>, record: Id, person: Id) -> Result<Notice> {
    Ok(Notice {
        id: row.id(0)?,
        company: Id(0),
        person,
        record,
        clock: row.text(2)?,
        round: row.int(3)?,
        step: row.int(4)?,
        kind: row.text(5)?,
        due: row.moment(6)?,
        at: row.moment(7)?,
    })
}

/// One notice.
pub fn notice_of(tx: &mut Tx<'_>, id: Id) -> Result<Option<Notice>> {
    tx.one(&NOTICE_OF, params![id], |row| {
        Ok(Notice {
            id: row.id(0)?,
            company: Id(0),
            person: row.id(8)?,
            record: row.id(7)?,
            clock: row.text(1)?,
            round: row.int(2)?,
            step: row.int(3)?,
            kind: row.text(4)?,
            due: row.moment(5)?,
            at: row.moment(6)?,
        })
    })
}

/// Marks what a person has seen: everything up to a notice.
pub fn mark_read(tx: &mut Tx<'_>, person: Id, through: Id, at: Moment) -> Result<u64> {
    tx.run(&READ, params![person, through, at])
}

/// Marks one notice; nothing happens to somebody else's.
pub fn mark_one_read(tx: &mut Tx<'_>, person: Id, id: Id, at: Moment) -> Result<u64> {
    tx.run(&READ_ONE, params![person, id, at])
}

/// Unread notices, counted up to 100.
pub fn unread(tx: &mut Tx<'_>, person: Id) -> Result<i64> {
    Ok(tx.one(&UNREAD, params![person], |row| row.int(0))?.unwrap_or(0))
}
