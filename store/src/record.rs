//! Rows that all records share: load, make, change, page.

use crate::{Param, Result, Row, Tx, params, sql::listed, statements};
use shouwen_domain::{
    flow::{Links, Priority},
    id::Id,
    moment::Moment,
};
use std::collections::HashMap;

statements! {
    LOAD "i t t t i i t i i t i? i? i? i i? i? i? t t i i i? i i i t i i i t"
        "SELECT id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner, recorder,
            duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at, round,
            policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash
         FROM record WHERE id = ?1";
    /// Locks the row for this transaction; SQLite has one writer anyway.
    LOCK "i t t t i i t i i t i? i? i? i i? i? i? t t i i i? i i i t i i i t"
        "SELECT id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner, recorder,
            duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at, round,
            policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash
         FROM record WHERE id = ?1"
        pg "SELECT id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner, recorder,
            duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at, round,
            policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash
         FROM record WHERE id = ?1 FOR UPDATE";
    BY_NUMBER "i" "SELECT id FROM record WHERE number = ?1";
    INSERT ""
        "INSERT INTO record (id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner,
            recorder, duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at, round,
            policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30)";
    UPDATE ""
        "UPDATE record SET type = ?3, unit = ?4, state = ?5, phase = ?6, version = version + ?7, priority = ?8,
            first_owner = ?9, owner = ?10, duty_open = ?11, customer = ?12, point = ?13, summary = ?14,
            closed_at = ?15, round = ?16, policy_version = ?17, next_due_at = ?18, next_clock = ?19, warn_step = ?20,
            paused = ?21, head_seq = ?22, head_hash = ?23, parent = ?24
         WHERE id = ?1 AND version = ?2";
    /// Of an order at most one assignment is open: what runs out on it is its own.
    LINKS "t i i i? t? i?"
        "SELECT kind, SUM(CASE WHEN phase < 2 THEN 1 ELSE 0 END), COUNT(*),
            MIN(CASE WHEN kind = 'assignment' THEN next_due_at END),
            MAX(CASE WHEN kind = 'assignment' THEN next_clock END),
            MAX(CASE WHEN kind = 'assignment' THEN warn_step END) FROM record
         WHERE parent = ?1 AND (phase < 2 OR kind = 'incident') GROUP BY kind";
    CHILDREN "i" "SELECT id FROM record WHERE parent = ?1 AND kind = ?2 AND phase < ?3 ORDER BY id LIMIT 200";
    /// The newest hundred.
    CHILDREN_NEWEST "i t t t i i t i i t i? i? i? i i? i? i? t t i i i? i i i t i i i t"
        "SELECT id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner, recorder,
            duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at, round,
            policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash
         FROM record WHERE parent = ?1 ORDER BY id DESC LIMIT 100";
    PARTIES "i t" "SELECT who, relation FROM party WHERE record = ?1 ORDER BY relation, who";
    PARTIES_OF "i i t"
        "SELECT record, who, relation FROM party WHERE record IN (SELECT value FROM json_each('[' || ?1 || ']'))
         ORDER BY record, relation, who"
        pg "SELECT record, who, relation FROM party WHERE record = ANY(CAST(string_to_array(?1, ',') AS BIGINT[]))
         ORDER BY record, relation, who";
    /// The newest fifty of each.
    NEWEST_OF_CUSTOMERS "i t t t i i t i i t i? i? i? i i? i? i? t t i i i? i i i t i i i t"
        "SELECT id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner, recorder,
            duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at, round,
            policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash
         FROM (SELECT record.*, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY id DESC) AS nth FROM record
            WHERE customer IN (SELECT value FROM json_each('[' || ?1 || ']'))) AS theirs
         WHERE nth <= 50"
        pg "SELECT id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner, recorder,
            duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at, round,
            policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash
         FROM (SELECT record.*, ROW_NUMBER() OVER (PARTITION BY customer ORDER BY id DESC) AS nth FROM record
            WHERE customer = ANY(CAST(string_to_array(?1, ',') AS BIGINT[]))) AS theirs
         WHERE nth <= 50";
    PARTIES_BELOW "i i t"
        "SELECT p.record, p.who, p.relation FROM record r JOIN party p ON p.record = r.id WHERE r.parent = ?1";
    PARTY_ADD "" "INSERT INTO party (record, who, relation) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    PARTY_END "" "DELETE FROM party WHERE record = ?1 AND relation = ?2";
    FIELD_PUT ""
        "INSERT INTO field (record, key, text) VALUES (?1, ?2, ?3)
         ON CONFLICT (record, key) DO UPDATE SET text = excluded.text";
    FIELD_END "" "DELETE FROM field WHERE record = ?1 AND key = ?2";
    FIELD_INSERT "" "INSERT INTO field (record, key, text) VALUES (?1, ?2, ?3)";
    /// Over the narrow index of open emergencies.
    INCIDENTS_ABOVE "i i t i"
        "SELECT record.id, above.next_due_at, above.next_clock, above.warn_step
         FROM record JOIN record AS above ON above.id = record.parent
         WHERE record.company = ?1 AND record.kind = 'order' AND record.phase < 2 AND record.priority = 'P0'
            AND above.kind = 'incident' AND above.phase < 2";
    OPEN_IDS "i" "SELECT id FROM record WHERE company = ?1 AND id > ?2 AND phase < 2 ORDER BY id LIMIT ?3";
    ALL_IDS "i" "SELECT id FROM record WHERE id > ?1 ORDER BY id LIMIT ?2";
    COUNT "i" "SELECT COUNT(*) FROM record WHERE company = ?1 AND kind = ?2";
}

/// Sorts after every real due time: no clock runs.
pub const NO_DUE: i64 = i64::MAX;

#[derive(Clone, Debug, PartialEq)]
pub struct RecordRow {
    pub id: Id,
    pub kind: String,
    pub type_code: String,
    pub number: String,
    pub company: Id,
    pub unit: Id,
    pub state: String,
    /// 0 draft, 1 open, 2 ended.
    pub phase: i64,
    pub version: i64,
    pub priority: Priority,
    pub first_owner: Option<Id>,
    pub owner: Option<Id>,
    pub recorder: Option<Id>,
    pub duty_open: bool,
    pub customer: Option<Id>,
    pub point: Option<Id>,
    pub parent: Option<Id>,
    pub channel: String,
    pub summary: String,
    pub received_at: Moment,
    pub opened_at: Moment,
    pub closed_at: Option<Moment>,
    pub round: i64,
    pub policy_version: i64,
    pub next_due_at: i64,
    pub next_clock: String,
    /// Highest warning step reached by a running clock: 0, 50, 80, 100.
    pub warn_step: i64,
    pub paused: bool,
    pub head_seq: i64,
    pub head_hash: String,
}

pub(crate) fn read(row: &Row<'_>) -> Result<RecordRow> {
    Ok(RecordRow {
        id: row.id(0)?,
        kind: row.text(1)?,
        type_code: row.text(2)?,
        number: row.text(3)?,
        company: row.id(4)?,
        unit: row.id(5)?,
        state: row.text(6)?,
        phase: row.int(7)?,
        version: row.int(8)?,
        priority: Priority::parse(&row.text(9)?).unwrap_or(Priority::P2),
        first_owner: row.opt_id(10)?,
        owner: row.opt_id(11)?,
        recorder: row.opt_id(12)?,
        duty_open: row.bool(13)?,
        customer: row.opt_id(14)?,
        point: row.opt_id(15)?,
        parent: row.opt_id(16)?,
        channel: row.text(17)?,
        summary: row.text(18)?,
        received_at: row.moment(19)?,
        opened_at: row.moment(20)?,
        closed_at: row.opt_moment(21)?,
        round: row.int(22)?,
        policy_version: row.int(23)?,
        next_due_at: row.int(24)?,
        next_clock: row.text(25)?,
        warn_step: row.int(26)?,
        paused: row.bool(27)?,
        head_seq: row.int(28)?,
        head_hash: row.text(29)?,
    })
}

pub fn lookup(tx: &mut Tx<'_>, id: Id) -> Result<Option<RecordRow>> {
    tx.one(&LOAD, params![id], read)
}

/// Loads and locks for this transaction.
pub fn lock(tx: &mut Tx<'_>, id: Id) -> Result<Option<RecordRow>> {
    tx.one(&LOCK, params![id], read)
}

/// What is asked of records in one go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ahead {
    /// For looking at it.
    Look,
    /// For showing its page.
    Page,
    /// For acting on it; it is locked.
    Act,
    /// For acting on it and showing its page.
    ActOnPage,
}

/// Asks for everything that records in work consist of, and for the version of the configuration that judges them, in
/// one trip where trips cost.
pub fn ask_ahead(tx: &mut Tx<'_>, ids: &[Id], what: Ahead) -> Result<()> {
    let [facts, clocks] = crate::clock::OF_A_RECORD;
    let ids: Vec<Param<'_>> = ids.iter().map(|id| (*id).into()).collect();
    let mut all: Vec<(&'static crate::Sql, &[Param<'_>])> = vec![(crate::policy::VERSION_NOW, &[])];
    for id in ids.chunks(1) {
        let locked = matches!(what, Ahead::Act | Ahead::ActOnPage);
        let row = if locked { &LOCK } else { &LOAD };
        all.extend([row, crate::intake::REQUESTS, &PARTIES, facts, clocks].map(|sql| (sql, id)));
        if locked {
            all.push((&LINKS, id));
        }
        if matches!(what, Ahead::Page | Ahead::ActOnPage) {
            all.extend([&CHILDREN_NEWEST, crate::files::OF_A_RECORD].map(|sql| (sql, id)));
            all.extend(crate::event::OF_A_PAGE.map(|sql| (sql, id)));
        }
    }
    tx.ask_ahead(&all)
}

pub fn by_number(tx: &mut Tx<'_>, number: &str) -> Result<Option<Id>> {
    tx.one(&BY_NUMBER, params![number], |row| row.id(0))
}

pub fn insert(tx: &mut Tx<'_>, r: &RecordRow) -> Result<()> {
    tx.later(
        &INSERT,
        params![
            r.id,
            &r.kind,
            &r.type_code,
            &r.number,
            r.company,
            r.unit,
            &r.state,
            r.phase,
            r.version,
            r.priority.code(),
            r.first_owner,
            r.owner,
            r.recorder,
            r.duty_open,
            r.customer,
            r.point,
            r.parent,
            &r.channel,
            &r.summary,
            r.received_at,
            r.opened_at,
            r.closed_at,
            r.round,
            r.policy_version,
            r.next_due_at,
            &r.next_clock,
            r.warn_step,
            r.paused,
            r.head_seq,
            &r.head_hash
        ],
        1,
    )
}

/// Saves a changed row; `bump` is 1 when `If-Match` has to notice, 0 for notes and warnings. Exactly one row must match.
pub fn update(tx: &mut Tx<'_>, r: &RecordRow, bump: i64) -> Result<()> {
    tx.later_one(
        &UPDATE,
        params![
            r.id,
            r.version,
            &r.type_code,
            r.unit,
            &r.state,
            r.phase,
            bump,
            r.priority.code(),
            r.first_owner,
            r.owner,
            r.duty_open,
            r.customer,
            r.point,
            &r.summary,
            r.closed_at,
            r.round,
            r.policy_version,
            r.next_due_at,
            &r.next_clock,
            r.warn_step,
            r.paused,
            r.head_seq,
            &r.head_hash,
            r.parent
        ],
    )
}

/// What runs out on a record next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// `NO_DUE`: nothing.
    pub due: i64,
    pub clock: String,
    /// The highest percent that was announced.
    pub warned: i64,
}

/// Open links of a record, counted, and what runs out on its open assignment.
pub fn links(tx: &mut Tx<'_>, id: Id) -> Result<(Links, Option<Leg>)> {
    let (mut out, mut leg) = (Links::default(), None);
    let read = |row: &Row<'_>| {
        let due = row.opt_int(3)?;
        let leg = due.zip(row.opt_text(4)?).zip(row.opt_int(5)?);
        let leg = leg.map(|((due, clock), warned)| Leg { due, clock, warned });
        Ok((row.text(0)?, row.int(1)?, row.int(2)?, leg))
    };
    for (kind, open, all, of_assignment) in tx.rows(&LINKS, params![id], read)? {
        out.count(&kind, open);
        out.incidents += if kind == "incident" { all } else { 0 };
        leg = leg.or(of_assignment);
    }
    Ok((out, leg))
}

/// Children of a kind; `ended` includes those that have ended.
pub fn children(tx: &mut Tx<'_>, id: Id, kind: &str, ended: bool) -> Result<Vec<Id>> {
    tx.rows(&CHILDREN, params![id, kind, if ended { 3 } else { 2_i64 }], |row| row.id(0))
}

pub fn parties(tx: &mut Tx<'_>, id: Id) -> Result<Vec<(Id, String)>> {
    tx.rows(&PARTIES, params![id], |row| Ok((row.id(0)?, row.text(1)?)))
}

/// What stands about a page of customers, each with one list of ids: for the test of plans.
pub const OF_MANY: &[&crate::Sql] = &[&PARTIES_OF, &NEWEST_OF_CUSTOMERS];

/// Who takes part in many records, in one question.
pub fn parties_of(tx: &mut Tx<'_>, ids: &[Id]) -> Result<HashMap<Id, Vec<(Id, String)>>> {
    let mut out: HashMap<Id, Vec<(Id, String)>> = HashMap::new();
    let read = |row: &Row<'_>| Ok((row.id(0)?, row.id(1)?, row.text(2)?));
    for (record, who, relation) in tx.rows(&PARTIES_OF, params![&listed(ids)], read)? {
        out.entry(record).or_default().push((who, relation));
    }
    Ok(out)
}

/// The newest fifty records of each of many customers, in one question.
pub fn newest_of_customers(tx: &mut Tx<'_>, customers: &[Id]) -> Result<Vec<RecordRow>> {
    tx.rows(&NEWEST_OF_CUSTOMERS, params![&listed(customers)], read)
}

/// The newest hundred of its children, newest first.
pub fn newest_children(tx: &mut Tx<'_>, parent: Id) -> Result<Vec<RecordRow>> {
    tx.rows(&CHILDREN_NEWEST, params![parent], read)
}

/// Who takes part in the children of a record: child, person or unit, relation.
pub fn parties_below(tx: &mut Tx<'_>, parent: Id) -> Result<Vec<(Id, Id, String)>> {
    tx.rows(&PARTIES_BELOW, params![parent], |row| Ok((row.id(0)?, row.id(1)?, row.text(2)?)))
}

pub fn add_party(tx: &mut Tx<'_>, id: Id, who: Id, relation: &str) -> Result<()> {
    tx.later(&PARTY_ADD, params![id, who, relation], 1)
}

pub fn end_party(tx: &mut Tx<'_>, id: Id, relation: &str) -> Result<()> {
    tx.later(&PARTY_END, params![id, relation], 1)
}

/// Sets the filterable fields; an empty text removes one. `fresh` says that the record has none yet.
pub fn put_fields(
    tx: &mut Tx<'_>,
    id: Id,
    fields: &std::collections::BTreeMap<String, String>,
    fresh: bool,
) -> Result<()> {
    if fresh {
        let given: Vec<_> = fields.iter().filter(|(_, text)| !text.is_empty()).collect();
        let values: Vec<Param<'_>> =
            given.iter().flat_map(|(key, text)| [Param::from(id), Param::from(*key), Param::from(*text)]).collect();
        return tx.later(&FIELD_INSERT, &values, given.len());
    }
    for (key, text) in fields {
        if text.is_empty() {
            tx.later(&FIELD_END, params![id, key], 1)?;
        } else {
            tx.later(&FIELD_PUT, params![id, key, text], 1)?;
        }
    }
    Ok(())
}

/// Open records of a company after an id, for sweeps.
pub fn open_ids(tx: &mut Tx<'_>, company: Id, after: Id, limit: i64) -> Result<Vec<Id>> {
    tx.rows(&OPEN_IDS, params![company, after, limit], |row| row.id(0))
}

/// All records after an id, for `verify`.
pub fn all_ids(tx: &mut Tx<'_>, after: Id, limit: i64) -> Result<Vec<Id>> {
    tx.rows(&ALL_IDS, params![after, limit], |row| row.id(0))
}

pub fn count(tx: &mut Tx<'_>, company: Id, kind: &str) -> Result<i64> {
    Ok(tx.one(&COUNT, params![company, kind], |row| row.int(0))?.unwrap_or(0))
}

/// The next due time, its clock and the warning of the incident above each open order of an emergency.
pub fn incidents_above(tx: &mut Tx<'_>, company: Id) -> Result<Vec<(Id, i64, String, i64)>> {
    tx.rows(&INCIDENTS_ABOVE, params![company], |row| Ok((row.id(0)?, row.int(1)?, row.text(2)?, row.int(3)?)))
}
