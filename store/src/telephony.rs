//! Telephone calls: the row of a call, what was heard of it, which matters it was about, who sat where (INF-04).

use crate::{Result, StoreError, Tx, params, statements};
use shouwen_domain::{
    id::Id,
    moment::Moment,
    telephony::{
        Call, Happening, What,
        call::{Seat, Stage},
    },
};

statements! {
    MAKE ""
        "INSERT INTO phone_call (id, company, source, reference, direction, line, number_sealed, number_blind, extension,
            person, rung, begun_at, ring_at, answered_at, ended_at, stage, outcome, rings, held_ms, cause, recording,
            emergency_at, callback, heard_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, '', NULL, '', ?9, NULL, NULL, NULL, 'ringing', '', NULL, 0, '', '',
            NULL, NULL, ?10)
         ON CONFLICT (company, source, reference) DO NOTHING";
    HOLD_REFERENCE "i"
        "SELECT id FROM phone_call WHERE company = ?1 AND source = ?2 AND reference = ?3"
        pg "SELECT id FROM phone_call WHERE company = ?1 AND source = ?2 AND reference = ?3 FOR UPDATE";
    HOLD "i" "SELECT id FROM phone_call WHERE id = ?1"
        pg "SELECT id FROM phone_call WHERE id = ?1 FOR UPDATE";
    ONE "i i t t t t b t t i? t i i? i? i? t t i? i t t i? i? i"
        "SELECT id, company, source, reference, direction, line, number_sealed, number_blind, extension, person, rung,
            begun_at, ring_at, answered_at, ended_at, stage, outcome, rings, held_ms, cause, recording, emergency_at,
            callback, heard_at
         FROM phone_call WHERE id = ?1";
    WHO "" "UPDATE phone_call SET direction = ?2, line = ?3, number_sealed = ?4, number_blind = ?5 WHERE id = ?1";
    SAVE ""
        "UPDATE phone_call SET extension = ?2, person = ?3, rung = ?4, begun_at = ?5, ring_at = ?6, answered_at = ?7,
            ended_at = ?8, stage = ?9, outcome = ?10, rings = ?11, held_ms = ?12, cause = ?13, recording = ?14,
            emergency_at = ?15
         WHERE id = ?1";
    CALL_BACK "" "UPDATE phone_call SET callback = ?2 WHERE id = ?1";
    PAGE "i i t t t t b t t i? t i i? i? i? t t i? i t t i? i? i"
        "SELECT id, company, source, reference, direction, line, number_sealed, number_blind, extension, person, rung,
            begun_at, ring_at, answered_at, ended_at, stage, outcome, rings, held_ms, cause, recording, emergency_at,
            callback, heard_at
         FROM phone_call WHERE company = ?1 AND begun_at >= ?2 AND begun_at < ?3 AND (begun_at, id) < (?4, ?5)
         ORDER BY begun_at DESC, id DESC LIMIT ?6";
    RUNNING "i i t t t t b t t i? t i i? i? i? t t i? i t t i? i? i"
        "SELECT id, company, source, reference, direction, line, number_sealed, number_blind, extension, person, rung,
            begun_at, ring_at, answered_at, ended_at, stage, outcome, rings, held_ms, cause, recording, emergency_at,
            callback, heard_at
         FROM phone_call WHERE company = ?1 AND stage <> 'ended' ORDER BY begun_at LIMIT ?2";
    LAST_OF "i i t t t t b t t i? t i i? i? i? t t i? i t t i? i? i"
        "SELECT id, company, source, reference, direction, line, number_sealed, number_blind, extension, person, rung,
            begun_at, ring_at, answered_at, ended_at, stage, outcome, rings, held_ms, cause, recording, emergency_at,
            callback, heard_at
         FROM phone_call WHERE person = ?2 AND company = ?1 AND ended_at > ?3 ORDER BY ended_at DESC LIMIT 1";
    OF_RECORD "i i t t t t b t t i? t i i? i? i? t t i? i t t i? i? i"
        "SELECT id, company, source, reference, direction, line, number_sealed, number_blind, extension, person, rung,
            begun_at, ring_at, answered_at, ended_at, stage, outcome, rings, held_ms, cause, recording, emergency_at,
            callback, heard_at
         FROM phone_call
         WHERE id IN (SELECT call FROM phone_link WHERE record = ?1) OR callback = ?1 ORDER BY begun_at, id LIMIT 200";
    /// A later call of the number in which somebody was spoken with.
    SPOKEN_SINCE "i"
        "SELECT id FROM phone_call
         WHERE company = ?1 AND number_blind = ?2 AND number_blind <> '' AND answered_at >= ?3 ORDER BY answered_at LIMIT 1";
    /// Open call-backs of a number, with the end of the last call that they are for.
    OPEN_BACKS "i i"
        "SELECT record.id, MAX(COALESCE(ended_at, begun_at)) FROM phone_call JOIN record ON record.id = phone_call.callback
         WHERE phone_call.company = ?1 AND number_blind = ?2 AND number_blind <> '' AND record.phase < 2
         GROUP BY record.id ORDER BY record.id";
    HEARD "" "INSERT INTO phone_event (call, what, at, extension, detail, heard_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT DO NOTHING";
    EVENTS "t i t t" "SELECT what, at, extension, detail FROM phone_event WHERE call = ?1 ORDER BY at, what LIMIT 2000";
    SAME "i"
        "SELECT at FROM phone_event WHERE call = ?1 AND what = ?2 AND extension = ?3 LIMIT 1";
    LINK "" "INSERT INTO phone_link (call, record, told) VALUES (?1, ?2, 0) ON CONFLICT (call, record) DO NOTHING";
    LINKED "i i" "SELECT record, told FROM phone_link WHERE call = ?1 ORDER BY record";
    TOLD "" "UPDATE phone_link SET told = 1 WHERE call = ?1 AND record = ?2";
    /// A matter of the call that is an emergency already.
    INCIDENT "i i?"
        "SELECT request.id, (SELECT MAX(id) FROM record WHERE (parent = request.id OR id = request.parent) AND kind = 'incident' AND phase < 2)
         FROM phone_link JOIN record request ON request.id = phone_link.record
         WHERE phone_link.call = ?1 AND request.kind = 'request' AND request.state <> 'void' AND request.phase < 2
         ORDER BY request.id LIMIT 1";
    SIT "" "INSERT INTO phone_seat (id, company, source, extension, person, from_at, until_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, NULL)";
    RISE "" "UPDATE phone_seat SET until_at = ?4
         WHERE company = ?1 AND until_at IS NULL AND (person = ?2 OR (source = ?3 AND extension = ?5))";
    SEATS "t i i i?"
        "SELECT extension, person, from_at, until_at FROM phone_seat
         WHERE company = ?1 AND source = ?2 AND from_at <= ?3 AND (until_at IS NULL OR until_at > ?4)
         ORDER BY id LIMIT 2000";
    SEAT_OF "t t i" "SELECT source, extension, from_at FROM phone_seat WHERE person = ?1 AND until_at IS NULL LIMIT 1";
    ERASE ""
        "UPDATE phone_call SET number_sealed = ?2, number_blind = ''
         WHERE id IN (SELECT call FROM phone_link WHERE record = ?1) OR callback = ?1";
}

/// A call as it stands. The number is in clear here and sealed in the table.
#[derive(Clone, PartialEq, Eq)]
pub struct CallRow {
    pub id: Id,
    pub company: Id,
    pub source: String,
    pub reference: String,
    /// `in` or `out`.
    pub direction: String,
    pub line: String,
    pub number: String,
    pub blind: String,
    pub extension: String,
    pub person: Option<Id>,
    /// Extensions at which it rings or rang, with commas between.
    pub rung: String,
    pub begun_at: Moment,
    pub ring_at: Option<Moment>,
    pub answered_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub stage: String,
    /// `answered`, `missed`, `abandoned`; empty while it rings.
    pub outcome: String,
    pub rings: Option<i64>,
    pub held: i64,
    pub cause: String,
    pub recording: String,
    pub emergency_at: Option<Moment>,
    pub callback: Option<Id>,
    pub heard_at: Moment,
}

/// The number is in no log.
impl std::fmt::Debug for CallRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Call {} {} {} {}", self.id, self.source, self.stage, self.outcome)
    }
}

impl CallRow {
    pub fn is_inbound(&self) -> bool {
        self.direction != "out"
    }

    pub fn has_ended(&self) -> bool {
        self.stage == Stage::Ended.code()
    }

    /// Nobody took it, and it is over.
    pub fn was_missed(&self) -> bool {
        self.has_ended() && matches!(self.outcome.as_str(), "missed" | "abandoned")
    }
}

/// What is known of a call before its events are looked at.
#[derive(Clone, Copy)]
pub struct NewCall<'a> {
    pub id: Id,
    pub company: Id,
    pub source: &'a str,
    pub reference: &'a str,
    pub direction: &'a str,
    pub line: &'a str,
    pub number: &'a str,
    pub at: Moment,
    pub now: Moment,
}

/// The call of that name, held until the end of the transaction; made if it was not known.
pub fn hold_named(tx: &mut Tx<'_>, new: &NewCall<'_>) -> Result<CallRow> {
    let (sealed, blind) = (tx.vault().seal(new.id.0, new.number), tx.vault().blind(new.number));
    tx.run(
        &MAKE,
        params![
            new.id,
            new.company,
            new.source,
            new.reference,
            new.direction,
            new.line,
            &sealed,
            &blind,
            new.at,
            new.now
        ],
    )?;
    let id = tx
        .one(&HOLD_REFERENCE, params![new.company, new.source, new.reference], |row| row.id(0))?
        .ok_or(StoreError::NotFound)?;
    lookup(tx, id)?.ok_or(StoreError::NotFound)
}

/// The call, held until the end of the transaction.
pub fn hold(tx: &mut Tx<'_>, id: Id) -> Result<Option<CallRow>> {
    if tx.one(&HOLD, params![id], |row| row.id(0))?.is_none() {
        return Ok(None);
    }
    lookup(tx, id)
}

pub fn lookup(tx: &mut Tx<'_>, id: Id) -> Result<Option<CallRow>> {
    let vault = tx.vault();
    tx.one(&ONE, params![id], |row| read(vault, row))
}

fn read(vault: &crate::Vault, row: &crate::Row<'_>) -> Result<CallRow> {
    Ok(CallRow {
        id: row.id(0)?,
        company: row.id(1)?,
        source: row.text(2)?,
        reference: row.text(3)?,
        direction: row.text(4)?,
        line: row.text(5)?,
        number: vault.open(&row.bytes(6)?).unwrap_or_default(),
        blind: row.text(7)?,
        extension: row.text(8)?,
        person: row.opt_id(9)?,
        rung: row.text(10)?,
        begun_at: row.moment(11)?,
        ring_at: row.opt_moment(12)?,
        answered_at: row.opt_moment(13)?,
        ended_at: row.opt_moment(14)?,
        stage: row.text(15)?,
        outcome: row.text(16)?,
        rings: row.opt_int(17)?,
        held: row.int(18)?,
        cause: row.text(19)?,
        recording: row.text(20)?,
        emergency_at: row.opt_moment(21)?,
        callback: row.opt_id(22)?,
        heard_at: row.moment(23)?,
    })
}

/// What the first event left open: who called, which line, in which direction.
pub fn put_who(tx: &mut Tx<'_>, c: &CallRow) -> Result<()> {
    let (sealed, blind) = (tx.vault().seal(c.id.0, &c.number), tx.vault().blind(&c.number));
    tx.run(&WHO, params![c.id, &c.direction, &c.line, &sealed, &blind]).map(drop)
}

/// Writes what the events say.
pub fn put(tx: &mut Tx<'_>, c: &CallRow) -> Result<()> {
    tx.run(
        &SAVE,
        params![
            c.id,
            &c.extension,
            c.person,
            &c.rung,
            c.begun_at,
            c.ring_at,
            c.answered_at,
            c.ended_at,
            &c.stage,
            &c.outcome,
            c.rings,
            c.held,
            &c.cause,
            &c.recording,
            c.emergency_at
        ],
    )
    .map(drop)
}

pub fn put_callback(tx: &mut Tx<'_>, call: Id, record: Id) -> Result<()> {
    tx.run(&CALL_BACK, params![call, record]).map(drop)
}

/// Writes down what was heard; false when it was known. Without a time of its own it is known if the like was heard of the
/// same extension (`timed`).
pub fn hear(tx: &mut Tx<'_>, call: Id, e: &Happening, timed: bool, now: Moment) -> Result<bool> {
    if !timed
        && e.what.is_once()
        && tx.one(&SAME, params![call, e.what.code(), &e.extension], |row| row.int(0))?.is_some()
    {
        return Ok(false);
    }
    Ok(tx.run(&HEARD, params![call, e.what.code(), e.at, &e.extension, &e.detail, now])? == 1)
}

/// Everything that was heard of a call.
pub fn events(tx: &mut Tx<'_>, call: Id) -> Result<Vec<Happening>> {
    let rows = tx.rows(&EVENTS, params![call], |row| Ok((row.text(0)?, row.moment(1)?, row.text(2)?, row.text(3)?)))?;
    let known = rows.into_iter().filter_map(|(what, at, extension, detail)| {
        Some(Happening { at, what: What::parse(&what)?, extension, detail })
    });
    Ok(known.collect())
}

/// The call of its events.
pub fn fold(tx: &mut Tx<'_>, call: Id) -> Result<Call> {
    Ok(Call::of(&events(tx, call)?))
}

/// Calls that began in `[from, to)`, newest first, before `(begun_at, id)`.
pub fn page(
    tx: &mut Tx<'_>,
    company: Id,
    (from, to): (Moment, Moment),
    before: (Moment, Id),
    limit: i64,
) -> Result<Vec<CallRow>> {
    let vault = tx.vault();
    tx.rows(&PAGE, params![company, from, to, before.0, before.1, limit], |row| read(vault, row))
}

/// Calls that ring or are spoken now, the oldest first.
pub fn running(tx: &mut Tx<'_>, company: Id, limit: i64) -> Result<Vec<CallRow>> {
    let vault = tx.vault();
    tx.rows(&RUNNING, params![company, limit], |row| read(vault, row))
}

/// The call of the person that ended last, if it ended after that instant.
pub fn last_of(tx: &mut Tx<'_>, company: Id, person: Id, since: Moment) -> Result<Option<CallRow>> {
    let vault = tx.vault();
    tx.one(&LAST_OF, params![company, person, since], |row| read(vault, row))
}

/// The calls of a matter, oldest first.
pub fn of_record(tx: &mut Tx<'_>, record: Id) -> Result<Vec<CallRow>> {
    let vault = tx.vault();
    tx.rows(&OF_RECORD, params![record], |row| read(vault, row))
}

/// A call of the number in which somebody was spoken with at that instant or later.
pub fn spoken_since(tx: &mut Tx<'_>, company: Id, blind: &str, since: Moment) -> Result<Option<Id>> {
    tx.one(&SPOKEN_SINCE, params![company, blind, since], |row| row.id(0))
}

/// Open call-backs of a number, each with the end of its last call.
pub fn open_backs(tx: &mut Tx<'_>, company: Id, blind: &str) -> Result<Vec<(Id, Moment)>> {
    tx.rows(&OPEN_BACKS, params![company, blind], |row| Ok((row.id(0)?, row.moment(1)?)))
}

pub fn link(tx: &mut Tx<'_>, call: Id, record: Id) -> Result<()> {
    tx.run(&LINK, params![call, record]).map(drop)
}

/// Matters of a call, and whether each has heard how it ended.
pub fn linked(tx: &mut Tx<'_>, call: Id) -> Result<Vec<(Id, bool)>> {
    tx.rows(&LINKED, params![call], |row| Ok((row.id(0)?, row.bool(1)?)))
}

pub fn told(tx: &mut Tx<'_>, call: Id, record: Id) -> Result<()> {
    tx.run(&TOLD, params![call, record]).map(drop)
}

/// The open request that a call led to, and the running incident of it.
pub fn led_to(tx: &mut Tx<'_>, call: Id) -> Result<Option<(Id, Option<Id>)>> {
    tx.one(&INCIDENT, params![call], |row| Ok((row.id(0)?, row.opt_id(1)?)))
}

/// Somebody sits down at an extension: whoever sat there, and wherever they sat, is up.
pub fn sit(
    tx: &mut Tx<'_>,
    (id, company, person): (Id, Id, Id),
    source: &str,
    extension: &str,
    at: Moment,
) -> Result<()> {
    tx.run(&RISE, params![company, person, source, at, extension])?;
    tx.run(&SIT, params![id, company, source, extension, person, at]).map(drop)
}

/// They are up and away.
pub fn rise(tx: &mut Tx<'_>, company: Id, person: Id, at: Moment) -> Result<()> {
    tx.run(&RISE, params![company, person, "", at, ""]).map(drop)
}

/// Who sat where at any time in `[from, to]`.
pub fn seats(tx: &mut Tx<'_>, company: Id, source: &str, from: Moment, to: Moment) -> Result<Vec<Seat>> {
    tx.rows(&SEATS, params![company, source, to, from], |row| {
        Ok(Seat { extension: row.text(0)?, person: row.id(1)?, from: row.moment(2)?, until: row.opt_moment(3)? })
    })
}

/// Where a person sits now: exchange, extension, since when.
pub fn seat_of(tx: &mut Tx<'_>, person: Id) -> Result<Option<(String, String, Moment)>> {
    tx.one(&SEAT_OF, params![person], |row| Ok((row.text(0)?, row.text(1)?, row.moment(2)?)))
}

/// Takes the numbers away from the calls of a matter; that they were stays (SEC-03).
pub(crate) fn erase(tx: &mut Tx<'_>, record: Id) -> Result<u64> {
    tx.run(&ERASE, params![record, &[] as &[u8]])
}
