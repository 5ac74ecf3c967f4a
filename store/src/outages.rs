//! Stops of gas: which points a valve closes, and what becomes of each point on the list of an outage (ANN-01, EMG-10).

use crate::{Result, Tx, customers, params, sql::listed, statements};
use shouwen_domain::{
    channels::progress::is_mobile,
    emergency::outage::{Change, Listed, Named, Outage, Supply},
    id::Id,
    intake::Address,
    moment::Moment,
};

statements! {
    VALVE_PUT ""
        "INSERT INTO valve (id, company, number, name, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (company, number) DO UPDATE SET name = excluded.name";
    VALVE_OF "i t" "SELECT id, name FROM valve WHERE company = ?1 AND number = ?2";
    VALVE_LINK "" "INSERT INTO valve_point (valve, point) VALUES (?1, ?2) ON CONFLICT (valve, point) DO NOTHING";
    VALVES "t t i"
        "SELECT number, name, (SELECT COUNT(*) FROM valve_point WHERE valve_point.valve = valve.id) FROM valve
         WHERE company = ?1 AND number >= ?2 AND number < ?3 ORDER BY number LIMIT ?4";
    BEHIND "i i? t t? t?"
        "SELECT point.id, point.customer, point.address, customer.care, customer.kind FROM valve_point
         JOIN point ON point.id = valve_point.point LEFT JOIN customer ON customer.id = point.customer
         WHERE valve_point.valve = ?1 ORDER BY point.id";
    POINTS "i i? t t? t?"
        "SELECT point.id, point.customer, point.address, customer.care, customer.kind FROM point
         LEFT JOIN customer ON customer.id = point.customer
         WHERE point.company = ?2 AND point.id IN (SELECT value FROM json_each('[' || ?1 || ']')) ORDER BY point.id"
        pg "SELECT point.id, point.customer, point.address, customer.care, customer.kind FROM point
         LEFT JOIN customer ON customer.id = point.customer
         WHERE point.company = ?2 AND point.id = ANY(CAST(string_to_array(?1, ',') AS BIGINT[])) ORDER BY point.id";
    CLEAR "" "DELETE FROM outage_point WHERE outage = ?1";
    ADD ""
        "INSERT INTO outage_point (outage, point, customer, supply, care, household, turn, tell, words, message, how,
            told_at, spoken_at, moved_at)
         VALUES (?1, ?2, ?3, 'listed', ?4, ?5, 0, 0, '', NULL, '', NULL, NULL, NULL)
         ON CONFLICT (outage, point) DO UPDATE SET supply = 'listed'";
    MOVE "" "UPDATE outage_point SET supply = ?3, moved_at = ?4 WHERE outage = ?1 AND point = ?2";
    TOLD ""
        "UPDATE outage_point SET how = ?3, told_at = ?4, spoken_at = CASE WHEN ?3 = 'spoken' THEN ?4 ELSE spoken_at END
         WHERE outage = ?1 AND point = ?2";
    AGAIN "" "UPDATE outage_point SET how = '', told_at = NULL, spoken_at = NULL WHERE outage = ?1";
    TELL ""
        "UPDATE outage_point SET tell = ?2, words = ?3
         WHERE outage = ?1 AND supply IN ('listed', 'absent') AND turn < ?2";
    COUNT "t i i i i i i"
        "SELECT op.supply, COUNT(*),
            COUNT(CASE WHEN op.care = 1 AND op.spoken_at IS NULL THEN 1 END),
            COUNT(CASE WHEN message.sent_at IS NOT NULL THEN 1 END),
            COUNT(CASE WHEN message.delivered_at IS NOT NULL THEN 1 END),
            COUNT(CASE WHEN message.state = 'failed' THEN 1 END),
            COUNT(CASE WHEN op.tell = 0 AND op.turn > 0 AND (op.message IS NULL OR message.state = 'failed')
                AND (op.told_at IS NULL OR op.how = 'not_reached') THEN 1 END)
         FROM outage_point op LEFT JOIN message ON message.id = op.message WHERE op.outage = ?1 GROUP BY op.supply";
    PAGE "i t t i? t? t i i i i t i? i? i? t? i? i?"
        "SELECT op.point, point.number, point.line, op.customer, customer.name, op.supply, op.care, op.household, op.turn,
            op.tell, op.how, op.told_at, op.spoken_at, op.moved_at, message.state, message.sent_at, message.delivered_at
         FROM outage_point op JOIN point ON point.id = op.point LEFT JOIN customer ON customer.id = op.customer
            LEFT JOIN message ON message.id = op.message
         WHERE op.outage = ?1 AND (point.line, point.id) > (?2, ?3)
            AND (?4 = '' OR op.supply = ?4 OR (?4 = 'unspoken' AND op.care = 1 AND op.spoken_at IS NULL AND op.supply = 'listed'))
         ORDER BY point.line, point.id LIMIT ?5";
    TURNS "i t i i i i"
        "SELECT ot.turn, ot.words, COUNT(*), COUNT(message.sent_at), COUNT(message.delivered_at),
            COUNT(CASE WHEN message.state = 'failed' THEN 1 END)
         FROM outage_told ot LEFT JOIN message ON message.id = ot.message WHERE ot.outage = ?1
         GROUP BY ot.turn, ot.words ORDER BY ot.turn, ot.words";
    PROOFS "i i t t? i? i?"
        "SELECT ot.point, ot.turn, ot.words, message.state, message.sent_at, message.delivered_at
         FROM outage_told ot LEFT JOIN message ON message.id = ot.message
         WHERE ot.outage = ?2 AND ot.point IN (SELECT value FROM json_each('[' || ?1 || ']')) ORDER BY ot.point, ot.turn"
        pg "SELECT ot.point, ot.turn, ot.words, message.state, message.sent_at, message.delivered_at
         FROM outage_told ot LEFT JOIN message ON message.id = ot.message
         WHERE ot.outage = ?2 AND ot.point = ANY(CAST(string_to_array(?1, ',') AS BIGINT[])) ORDER BY ot.point, ot.turn";
    NAMED "i i? t t t i t?"
        "SELECT op.point, op.customer, point.address, point.number, op.supply, op.household, customer.name
         FROM outage_point op JOIN point ON point.id = op.point LEFT JOIN customer ON customer.id = op.customer
         WHERE op.outage = ?2 AND op.point IN (SELECT value FROM json_each('[' || ?1 || ']')) ORDER BY op.point"
        pg "SELECT op.point, op.customer, point.address, point.number, op.supply, op.household, customer.name
         FROM outage_point op JOIN point ON point.id = op.point LEFT JOIN customer ON customer.id = op.customer
         WHERE op.outage = ?2 AND op.point = ANY(CAST(string_to_array(?1, ',') AS BIGINT[])) ORDER BY op.point";
    UNSPOKEN "t"
        "SELECT point.number FROM outage_point op JOIN point ON point.id = op.point
         WHERE op.outage = ?1 AND op.care = 1 AND op.spoken_at IS NULL AND op.supply = 'listed'
         ORDER BY point.line, point.id LIMIT 1000";
    LEFT "i i"
        "SELECT COUNT(CASE WHEN supply = 'listed' THEN 1 END), COUNT(CASE WHEN supply = 'absent' THEN 1 END)
         FROM outage_point WHERE outage = ?1";
    KNOWN "i t t t"
        "SELECT record.id, record.number, record.state, own.data FROM record JOIN own ON own.id = record.id
         WHERE record.company = ?1 AND record.kind = 'outage' AND record.phase < 2
         ORDER BY record.id DESC LIMIT ?2";
    OFF_AT "i" "SELECT outage FROM outage_point WHERE point = ?1 AND supply IN ('listed', 'absent')";
    ASKED "i"
        "SELECT COUNT(*) FROM field JOIN record ON record.id = field.record
         WHERE field.key = 'outage' AND field.text = ?1 AND record.company = ?2";
}

/// A valve of the network, made or renamed.
pub fn put_valve(tx: &mut Tx<'_>, id: Id, company: Id, number: &str, name: &str, at: Moment) -> Result<()> {
    tx.run(&VALVE_PUT, params![id, company, number, name, at]).map(drop)
}

/// Id and name of a valve.
pub fn valve(tx: &mut Tx<'_>, company: Id, number: &str) -> Result<Option<(Id, String)>> {
    tx.one(&VALVE_OF, params![company, number], |row| Ok((row.id(0)?, row.text(1)?)))
}

/// Says that a valve closes a point; whether that was new.
pub fn link(tx: &mut Tx<'_>, valve: Id, point: Id) -> Result<bool> {
    Ok(tx.run(&VALVE_LINK, params![valve, point])? == 1)
}

/// Valves whose number begins so: number, name, points behind it.
pub fn valves(tx: &mut Tx<'_>, company: Id, prefix: &str, limit: i64) -> Result<Vec<(String, String, i64)>> {
    let end = format!("{prefix}\u{10FFFF}");
    tx.rows(&VALVES, params![company, prefix, &end, limit], |row| Ok((row.text(0)?, row.text(1)?, row.int(2)?)))
}

fn point(row: &crate::Row<'_>) -> Result<Listed> {
    Ok(Listed {
        point: row.id(0)?,
        customer: row.opt_id(1)?,
        address: row.json::<Address>(2)?,
        care: row.opt_text(3)?.is_some_and(|care| !care.is_empty()),
        household: row.opt_text(4)?.is_none_or(|kind| kind == "person"),
    })
}

/// The points that a valve closes.
pub fn behind(tx: &mut Tx<'_>, valve: Id) -> Result<Vec<Listed>> {
    tx.rows(&BEHIND, params![valve], point)
}

/// Points of a company by their ids; what is another's is left out.
pub fn points(tx: &mut Tx<'_>, company: Id, ids: &[Id]) -> Result<Vec<Listed>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    tx.rows(&POINTS, params![&listed(ids), company], point)
}

/// Writes what an act does to the list, in the order of the decision.
pub fn change(tx: &mut Tx<'_>, outage: Id, changes: &[Change], at: Moment) -> Result<()> {
    for change in changes {
        match change {
            Change::Set(points) => {
                tx.run(&CLEAR, params![outage])?;
                add(tx, outage, points)?;
            }
            Change::Add(points) => add(tx, outage, points)?,
            Change::Move(point, to) => tx.run(&MOVE, params![outage, *point, to.code(), at]).map(drop)?,
            Change::Told(point, how) => tx.run(&TOLD, params![outage, *point, how, at]).map(drop)?,
            Change::Again => tx.run(&AGAIN, params![outage]).map(drop)?,
            Change::Tell { turn, words } => tx.run(&TELL, params![outage, *turn, *words]).map(drop)?,
        }
    }
    Ok(())
}

fn add(tx: &mut Tx<'_>, outage: Id, points: &[Listed]) -> Result<()> {
    for p in points {
        tx.run(&ADD, params![outage, p.point, p.customer, p.care, p.household])?;
    }
    Ok(())
}

/// The first mobile number of a customer; empty where there is none.
pub fn mobile(tx: &mut Tx<'_>, customer: Id) -> Result<String> {
    let contacts = customers::contacts(tx, customer)?;
    Ok(contacts.into_iter().map(|contact| contact.value).find(|number| is_mobile(number)).unwrap_or_default())
}

/// How many points of an outage are where, and what is known of their being told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub supply: String,
    pub points: i64,
    pub unspoken: i64,
    pub sent: i64,
    pub delivered: i64,
    pub failed: i64,
    /// Neither a message nor a person has reached them.
    pub untold: i64,
}

pub fn tally(tx: &mut Tx<'_>, outage: Id) -> Result<Vec<Tally>> {
    tx.rows(&COUNT, params![outage], |row| {
        Ok(Tally {
            supply: row.text(0)?,
            points: row.int(1)?,
            unspoken: row.int(2)?,
            sent: row.int(3)?,
            delivered: row.int(4)?,
            failed: row.int(5)?,
            untold: row.int(6)?,
        })
    })
}

/// One line of the list, with the proof of delivery.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub point: Id,
    pub number: String,
    pub address: String,
    pub customer: Option<Id>,
    pub name: Option<String>,
    pub supply: String,
    pub care: bool,
    pub household: bool,
    pub turn: i64,
    /// A message waits to be written.
    pub waits: bool,
    pub how: String,
    pub told_at: Option<Moment>,
    pub spoken_at: Option<Moment>,
    pub moved_at: Option<Moment>,
    pub message: Option<String>,
    pub sent_at: Option<Moment>,
    pub delivered_at: Option<Moment>,
}

/// Lines of the list by address, after one; `supply` empty for all.
pub fn page(tx: &mut Tx<'_>, outage: Id, after: (&str, Id), supply: &str, limit: i64) -> Result<Vec<Line>> {
    tx.rows(&PAGE, params![outage, after.0, after.1, supply, limit], |row| {
        Ok(Line {
            point: row.id(0)?,
            number: row.text(1)?,
            address: row.text(2)?,
            customer: row.opt_id(3)?,
            name: row.opt_text(4)?,
            supply: row.text(5)?,
            care: row.bool(6)?,
            household: row.bool(7)?,
            turn: row.int(8)?,
            waits: row.int(9)? > 0,
            how: row.text(10)?,
            told_at: row.opt_moment(11)?,
            spoken_at: row.opt_moment(12)?,
            moved_at: row.opt_moment(13)?,
            message: row.opt_text(14)?,
            sent_at: row.opt_moment(15)?,
            delivered_at: row.opt_moment(16)?,
        })
    })
}

/// One message of an outage to a point, with its proof; the words are those of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    pub point: Id,
    pub turn: i64,
    pub words: String,
    pub message: Option<String>,
    pub sent_at: Option<Moment>,
    pub delivered_at: Option<Moment>,
}

/// Every message that these points were sent, in the order of the turns.
pub fn proofs(tx: &mut Tx<'_>, outage: Id, points: &[Id]) -> Result<Vec<Proof>> {
    if points.is_empty() {
        return Ok(Vec::new());
    }
    tx.rows(&PROOFS, params![&listed(points), outage], |row| {
        Ok(Proof {
            point: row.id(0)?,
            turn: row.int(1)?,
            words: row.text(2)?,
            message: row.opt_text(3)?,
            sent_at: row.opt_moment(4)?,
            delivered_at: row.opt_moment(5)?,
        })
    })
}

/// Turn, words, points, and of their messages how many were sent, delivered and failed.
pub type Turn = (i64, String, i64, i64, i64, i64);

/// What was told so far, turn by turn.
pub fn turns(tx: &mut Tx<'_>, outage: Id) -> Result<Vec<Turn>> {
    tx.rows(&TURNS, params![outage], |row| {
        Ok((row.int(0)?, row.text(1)?, row.int(2)?, row.int(3)?, row.int(4)?, row.int(5)?))
    })
}

/// Points that an act names, as the list has them.
pub fn named(tx: &mut Tx<'_>, outage: Id, ids: &[Id]) -> Result<Vec<Named>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    tx.rows(&NAMED, params![&listed(ids), outage], |row| {
        Ok(Named {
            point: row.id(0)?,
            customer: row.opt_id(1)?,
            address: row.json(2)?,
            number: row.text(3)?,
            supply: Supply::parse(&row.text(4)?).unwrap_or(Supply::Listed),
            household: row.bool(5)?,
            name: row.opt_text(6)?.unwrap_or_default(),
            contact: String::new(),
        })
    })
}

/// Account numbers of points with a care flag that nobody has spoken with.
pub fn unspoken(tx: &mut Tx<'_>, outage: Id) -> Result<Vec<String>> {
    tx.rows(&UNSPOKEN, params![outage], |row| row.text(0))
}

/// Points without gas that nobody has dealt with, and those that are a matter of their own.
pub fn left(tx: &mut Tx<'_>, outage: Id) -> Result<(i64, i64)> {
    Ok(tx.one(&LEFT, params![outage], |row| Ok((row.int(0)?, row.int(1)?)))?.unwrap_or((0, 0)))
}

/// Open outages of a company: id, number, state, data; the newest first.
pub fn known(tx: &mut Tx<'_>, company: Id, limit: i64) -> Result<Vec<(Id, String, String, Outage)>> {
    tx.rows(&KNOWN, params![company, limit], |row| Ok((row.id(0)?, row.text(1)?, row.text(2)?, row.json(3)?)))
}

/// Outages on whose list a point stands without gas.
pub fn off_at(tx: &mut Tx<'_>, point: Id) -> Result<Vec<Id>> {
    tx.rows(&OFF_AT, params![point], |row| row.id(0))
}

/// How many callers were answered by the notice with this number (ANN-02).
pub fn asked(tx: &mut Tx<'_>, company: Id, number: &str) -> Result<i64> {
    Ok(tx.one(&ASKED, params![number, company], |row| row.int(0))?.unwrap_or(0))
}
