//! What dispatch asks about people: certificates, shifts, work at hand, complaints, and the draw for follow-ups.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{dispatch::Certificate, fieldwork::window::Window, id::Id, moment::Moment};

statements! {
    /// Two orders given to one person at the same time come one after the other, so that the second sees the first. The
    /// weaker lock of PostgreSQL lets rows be written meanwhile that refer to the person.
    HAND "i" "SELECT id FROM person WHERE id = ?1"
        pg "SELECT id FROM person WHERE id = ?1 FOR NO KEY UPDATE";
    CERTIFICATES "t i i i" "SELECT scenario, from_at, until_at, suspended FROM certificate WHERE person = ?1";
    CERTIFICATE_OF "t i i i"
        "SELECT scenario, from_at, until_at, suspended FROM certificate
         WHERE person = ?1 AND scenario = ?2 AND number = ?3";
    CERTIFICATE_PUT ""
        "INSERT INTO certificate (id, company, person, scenario, number, from_at, until_at, suspended)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (person, scenario, number) DO UPDATE SET
            from_at = excluded.from_at, until_at = excluded.until_at, suspended = excluded.suspended";
    SHIFTS "i i" "SELECT from_at, to_at FROM shift WHERE person = ?1 AND from_at <= ?3 AND from_at >= ?2 AND to_at >= ?2";
    SHIFT_OF "i i" "SELECT unit, to_at FROM shift WHERE person = ?1 AND from_at = ?2";
    SHIFT_PUT ""
        "INSERT INTO shift (id, company, unit, person, from_at, to_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (person, from_at) DO UPDATE SET unit = excluded.unit, to_at = excluded.to_at";
    SHIFT_END "" "DELETE FROM shift WHERE person = ?1 AND from_at = ?2";
    ON_SHIFT "i i i" "SELECT person, from_at, to_at FROM shift WHERE unit = ?1 AND from_at >= ?2 AND from_at <= ?3";
    AROUND "i i i i" "SELECT unit, person, from_at, to_at FROM shift WHERE company = ?1 AND from_at >= ?2 AND from_at <= ?3";
    AT_HAND "i t t i i"
        "SELECT r.id, r.type, r.number, w.from_at, w.to_at FROM record r LEFT JOIN work w ON w.id = r.id
         WHERE r.owner = ?1 AND r.kind = 'order' AND r.phase < 2
         AND r.state IN ('dispatched', 'taken', 'scheduled', 'ready', 'on_the_way', 'on_site', 'working',
            'awaiting_consent', 'coordinating')";
    BOOKED "i i i"
        "SELECT r.id, w.from_at, w.to_at FROM record r JOIN work w ON w.id = r.id
         WHERE r.unit = ?1 AND r.kind = 'order' AND r.phase < 2 AND w.from_at <= ?3 AND w.to_at >= ?2
         AND r.state IN ('scheduled', 'ready', 'on_the_way', 'on_site', 'working', 'awaiting_consent', 'coordinating')";
    ACCUSED "t"
        "SELECT f.text FROM record r JOIN field f ON f.record = r.id AND f.key = 'accused'
         WHERE r.customer = ?1 AND r.kind = 'case'";
    WORKED "i i"
        "SELECT owner, MAX(closed_at) FROM record WHERE customer = ?1 AND kind = 'order' AND phase = 2
         AND owner IS NOT NULL AND closed_at IS NOT NULL GROUP BY owner";
    DRAWN "i i" "SELECT seen, taken FROM draw WHERE stratum = ?1 AND month = ?2"
        pg "SELECT seen, taken FROM draw WHERE stratum = ?1 AND month = ?2 FOR UPDATE";
    DRAW ""
        "INSERT INTO draw (stratum, month, seen, taken) VALUES (?1, ?2, 1, ?3)
         ON CONFLICT (stratum, month) DO UPDATE SET seen = draw.seen + 1, taken = draw.taken + excluded.taken";
}

/// Waits until nobody else is giving this person work.
pub fn hold(tx: &mut Tx<'_>, person: Id) -> Result<()> {
    tx.one(&HAND, params![person], |row| row.id(0)).map(drop)
}

fn certificate(row: &crate::Row<'_>) -> Result<Certificate> {
    Ok(Certificate { scenario: row.text(0)?, from: row.moment(1)?, until: row.moment(2)?, suspended: row.int(3)? != 0 })
}

/// The certificate of a person for a scenario under its number.
pub fn certificate_of(tx: &mut Tx<'_>, person: Id, scenario: &str, number: &str) -> Result<Option<Certificate>> {
    tx.one(&CERTIFICATE_OF, params![person, scenario, number], certificate)
}

pub fn certificates(tx: &mut Tx<'_>, person: Id) -> Result<Vec<Certificate>> {
    tx.rows(&CERTIFICATES, params![person], certificate)
}

/// A certificate as it is imported.
#[derive(Clone, Debug)]
pub struct CertificateRow<'a> {
    pub id: Id,
    pub company: Id,
    pub person: Id,
    pub number: &'a str,
    pub certificate: &'a Certificate,
}

/// Writes it; one of the same person, scenario and number is replaced.
pub fn put_certificate(tx: &mut Tx<'_>, row: &CertificateRow<'_>) -> Result<()> {
    let c = row.certificate;
    let values = params![row.id, row.company, row.person, &c.scenario, row.number, c.from, c.until, c.suspended];
    tx.run(&CERTIFICATE_PUT, values).map(drop)
}

/// Shifts of a person that begin in the span.
pub fn shifts(tx: &mut Tx<'_>, person: Id, from: Moment, to: Moment) -> Result<Vec<(Moment, Moment)>> {
    tx.rows(&SHIFTS, params![person, from, to], |row| Ok((row.moment(0)?, row.moment(1)?)))
}

/// Unit and end of the shift that a person begins at an instant.
pub fn shift_of(tx: &mut Tx<'_>, person: Id, from: Moment) -> Result<Option<(Id, Moment)>> {
    tx.one(&SHIFT_OF, params![person, from], |row| Ok((row.id(0)?, row.moment(1)?)))
}

/// Writes a shift; one of the same person that begins at the same time is replaced.
pub fn put_shift(
    tx: &mut Tx<'_>,
    (id, company, unit): (Id, Id, Id),
    person: Id,
    (from, to): (Moment, Moment),
) -> Result<()> {
    tx.run(&SHIFT_PUT, params![id, company, unit, person, from, to]).map(drop)
}

pub fn end_shift(tx: &mut Tx<'_>, person: Id, from: Moment) -> Result<u64> {
    tx.run(&SHIFT_END, params![person, from])
}

/// Who of a unit has a shift that begins in the span.
pub fn on_shift(tx: &mut Tx<'_>, unit: Id, from: Moment, to: Moment) -> Result<Vec<(Id, Window)>> {
    tx.rows(&ON_SHIFT, params![unit, from, to], |row| {
        Ok((row.id(0)?, Window { from: row.moment(1)?, to: row.moment(2)? }))
    })
}

/// Every shift of a company that begins in the span: unit, person, window.
pub fn shifts_of(tx: &mut Tx<'_>, company: Id, from: Moment, to: Moment) -> Result<Vec<(Id, Id, Window)>> {
    tx.rows(&AROUND, params![company, from, to], |row| {
        Ok((row.id(0)?, row.id(1)?, Window { from: row.moment(2)?, to: row.moment(3)? }))
    })
}

/// An order that somebody has in hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtHand {
    pub id: Id,
    pub type_code: String,
    pub number: String,
    /// The visit that is agreed.
    pub window: Option<Window>,
}

/// Orders that a person has in hand.
pub fn at_hand(tx: &mut Tx<'_>, person: Id) -> Result<Vec<AtHand>> {
    tx.rows(&AT_HAND, params![person], |row| {
        let window = row.opt_moment(3)?.zip(row.opt_moment(4)?).map(|(from, to)| Window { from, to });
        Ok(AtHand { id: row.id(0)?, type_code: row.text(1)?, number: row.text(2)?, window })
    })
}

/// Visits agreed at a unit that touch the span.
pub fn booked(tx: &mut Tx<'_>, unit: Id, from: Moment, to: Moment) -> Result<Vec<(Id, Window)>> {
    tx.rows(&BOOKED, params![unit, from, to], |row| {
        Ok((row.id(0)?, Window { from: row.moment(1)?, to: row.moment(2)? }))
    })
}

/// People of whom a customer has complained.
pub fn accused(tx: &mut Tx<'_>, customer: Id) -> Result<Vec<Id>> {
    let all = tx.rows(&ACCUSED, params![customer], |row| row.text(0))?;
    Ok(all.iter().filter_map(|text| Id::parse(text)).collect())
}

/// Who has worked for a customer, and when last.
pub fn worked(tx: &mut Tx<'_>, customer: Id) -> Result<Vec<(Id, Moment)>> {
    tx.rows(&WORKED, params![customer], |row| Ok((row.id(0)?, row.moment(1)?)))
}

/// Results of a team or person in a month, and how many of them were chosen.
pub fn drawn(tx: &mut Tx<'_>, stratum: Id, month: &str) -> Result<(i64, i64)> {
    Ok(tx.one(&DRAWN, params![stratum, month], |row| Ok((row.int(0)?, row.int(1)?)))?.unwrap_or_default())
}

pub fn count_draw(tx: &mut Tx<'_>, stratum: Id, month: &str, taken: bool) -> Result<()> {
    tx.run(&DRAW, params![stratum, month, taken]).map(drop)
}
