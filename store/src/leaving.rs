//! What somebody has open, whatever room it belongs to: by owner and by party (ORG-05). Each question seeks on an
//! index, so that a person of ten years is no slower than one of ten days. Tested in `server/tests/staff_change.rs`.

use crate::{Result, Row, Tx, params, statements};
use shouwen_domain::{flow::Priority, id::Id, moment::Moment};

statements! {
    /// What somebody answers for now. A first duty whose matter somebody else answers for is carried by them (FAR-01).
    OWNED "i t t t t i? i i i? i"
        "SELECT id, kind, number, state, priority, parent, unit, next_due_at, owner,
            CASE WHEN first_owner = ?1 AND duty_open = 1 THEN CAST(1 AS BIGINT) ELSE CAST(0 AS BIGINT) END
         FROM record WHERE owner = ?1 AND phase < 2 ORDER BY id";
    PARTY "i t t t t i? i i i? i"
        "SELECT r.id, r.kind, r.number, r.state, r.priority, r.parent, r.unit, r.next_due_at, r.owner, CAST(0 AS BIGINT)
         FROM party p JOIN record r ON r.id = p.record
         WHERE p.who = ?1 AND p.relation = ?2 AND r.kind = ?3 AND r.phase < 2 ORDER BY r.id";
    CHANGES "i t"
        "SELECT r.id, r.number FROM field f JOIN record r ON r.id = f.record
         WHERE f.key = 'staff' AND f.text = ?1 AND r.kind = 'staff_change' AND r.phase = 1 ORDER BY r.id";
    OF_COMPANY "i"
        "SELECT id FROM record WHERE company = ?1 AND kind = 'staff_change' AND phase < 2 ORDER BY next_due_at, id LIMIT 200";
    LATELY "i"
        "SELECT id FROM record WHERE company = ?1 AND kind = 'staff_change' AND phase = 2 ORDER BY id DESC LIMIT 30";
    ACTIVE "i i" "SELECT id, active FROM person WHERE id = ?1";
    /// From the few who are gone to what they have: never a look at every record.
    OWNERLESS "t t t"
        "SELECT r.number, r.kind, p.name FROM person p CROSS JOIN record r
         WHERE r.owner = p.id AND p.active = 0 AND r.phase < 2 AND r.kind NOT IN ('attendance', 'absence', 'swap')
         ORDER BY p.id, r.kind, r.next_due_at, r.id LIMIT 1000";
    WHO_IS_GONE "i" "SELECT COUNT(*) FROM person WHERE active = 0";
}

/// What is asked of one person, and of everybody who is gone.
pub const OF_PERSON: &[&crate::Sql] = &[&OWNED, &PARTY, &CHANGES, &OWNERLESS];

/// A matter that somebody has.
#[derive(Clone, Debug)]
pub struct Held {
    pub id: Id,
    pub kind: String,
    pub number: String,
    pub state: String,
    pub priority: Priority,
    pub parent: Option<Id>,
    pub unit: Id,
    pub due: Option<Moment>,
    pub owner: Option<Id>,
    /// The first duty is theirs and has not ended.
    pub first: bool,
}

fn held(row: &Row<'_>) -> Result<Held> {
    Ok(Held {
        id: row.id(0)?,
        kind: row.text(1)?,
        number: row.text(2)?,
        state: row.text(3)?,
        priority: Priority::parse(&row.text(4)?).unwrap_or(Priority::P3),
        parent: row.opt_id(5)?,
        unit: row.id(6)?,
        due: Some(row.moment(7)?).filter(|at| *at < Moment::MAX),
        owner: row.opt_id(8)?,
        first: row.int(9)? != 0,
    })
}

/// Every open matter that somebody has in hand.
pub fn of_person(tx: &mut Tx<'_>, person: Id) -> Result<Vec<Held>> {
    tx.rows(&OWNED, params![person], held)
}

/// Open matters of a kind to which somebody is a party.
pub fn as_party(tx: &mut Tx<'_>, person: Id, relation: &str, kind: &str) -> Result<Vec<Held>> {
    tx.rows(&PARTY, params![person, relation, kind], held)
}

/// Changes of staff that are announced for somebody: record and number.
pub fn changes_of(tx: &mut Tx<'_>, person: Id) -> Result<Vec<(Id, String)>> {
    tx.rows(&CHANGES, params![&person.to_string()], |row| Ok((row.id(0)?, row.text(1)?)))
}

/// Changes of staff of a company that have not ended, the nearest day first; then the last that have.
pub fn changes(tx: &mut Tx<'_>, company: Id) -> Result<Vec<Id>> {
    let mut out = tx.rows(&OF_COMPANY, params![company], |row| row.id(0))?;
    out.extend(tx.rows(&LATELY, params![company], |row| row.id(0))?);
    Ok(out)
}

/// As the database has it now, whatever was read before in this transaction.
pub fn is_active(tx: &mut Tx<'_>, person: Id) -> Result<bool> {
    Ok(tx.one(&ACTIVE, params![person], |row| row.bool(1))?.unwrap_or(false))
}

/// Open matters whose owner cannot sign in any more: number, kind, name; a thousand at most. And how many people are gone.
pub fn ownerless(tx: &mut Tx<'_>) -> Result<(Vec<(String, String, String)>, i64)> {
    let all = tx.rows(&OWNERLESS, &[], |row| Ok((row.text(0)?, row.text(1)?, row.text(2)?)))?;
    Ok((all, tx.one(&WHO_IS_GONE, &[], |row| row.int(0))?.unwrap_or(0)))
}
