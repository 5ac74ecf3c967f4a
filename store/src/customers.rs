//! The customer archive: customers, contacts, service points.

use crate::{Result, StoreError, Tx, params, sql::listed, statements};
use shouwen_domain::{customers::account_number, id::Id, moment::Moment};
use std::collections::HashMap;

statements! {
    LOAD "i t t t t t b i i i?"
        "SELECT company, kind, name, grade, care, remark, id_sealed, version, created_at, erased_at
         FROM customer WHERE id = ?1";
    INSERT ""
        "INSERT INTO customer (id, company, kind, name, grade, care, remark, id_sealed, id_blind, version, created_at,
            erased_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1, ?10, NULL)";
    UPDATE ""
        "UPDATE customer SET kind = ?3, name = ?4, grade = ?5, care = ?6, remark = ?7, id_sealed = ?8, id_blind = ?9,
            version = version + 1, erased_at = ?10
         WHERE id = ?1 AND version = ?2";
    PAGE "i t t i"
        "SELECT id, name, kind, (SELECT COUNT(*) FROM point WHERE point.customer = customer.id) FROM customer
         WHERE company = ?1 AND (name, id) > (?2, ?3) AND erased_at IS NULL ORDER BY name, id LIMIT ?4";
    BY_PREFIX "i t t i"
        "SELECT id, name, kind, (SELECT COUNT(*) FROM point WHERE point.customer = customer.id) FROM customer
         WHERE company = ?1 AND name >= ?2 AND name < ?3 AND (name, id) > (?4, ?5) AND erased_at IS NULL
         ORDER BY name, id LIMIT ?6";
    BY_NUMBER "i t t i"
        "SELECT customer.id, name, customer.kind,
            (SELECT COUNT(*) FROM point WHERE point.customer = customer.id) FROM contact
         JOIN customer ON customer.id = contact.customer
         WHERE contact.company = ?1 AND blind = ?2 AND erased_at IS NULL ORDER BY customer.id LIMIT 50";
    OF_PHONE "i"
        "SELECT DISTINCT customer.id FROM contact JOIN customer ON customer.id = contact.customer
         WHERE contact.company = ?1 AND blind = ?2 AND blind <> '' AND erased_at IS NULL ORDER BY customer.id LIMIT 10";
    BY_ID_NUMBER "i t t i"
        "SELECT id, name, kind, (SELECT COUNT(*) FROM point WHERE point.customer = customer.id) FROM customer
         WHERE company = ?1 AND id_blind = ?2 AND id_blind <> '' AND erased_at IS NULL ORDER BY id LIMIT 50";
    BY_ADDRESS "i t t i"
        "SELECT customer.id, customer.name, customer.kind, CAST(1 AS BIGINT) FROM point JOIN customer ON customer.id = point.customer
         WHERE point.company = ?1 AND line >= ?2 AND line < ?3 AND erased_at IS NULL ORDER BY line, customer.id LIMIT 50";
    BY_POINT_NUMBER "i t t i"
        "SELECT customer.id, customer.name, customer.kind, CAST(1 AS BIGINT) FROM point JOIN customer ON customer.id = point.customer
         WHERE point.company = ?1 AND point.number = ?2 AND erased_at IS NULL LIMIT 50";
    CONTACTS "i t b" "SELECT id, kind, sealed FROM contact WHERE customer = ?1 ORDER BY id";
    CONTACT_ADD "" "INSERT INTO contact (id, customer, company, kind, sealed, blind, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    CONTACT_CHANGE "" "UPDATE contact SET kind = ?3, sealed = ?4, blind = ?5 WHERE id = ?1 AND customer = ?2";
    CONTACT_SAME "i" "SELECT id FROM contact WHERE customer = ?1 AND blind = ?2 AND blind <> '' ORDER BY id";
    CONTACT_END "" "DELETE FROM contact WHERE id = ?1 AND customer = ?2";
    CONTACT_ALL_END "" "DELETE FROM contact WHERE customer = ?1";
    POINTS "i t i? t t t" "SELECT id, number, unit, address, line, meter FROM point WHERE customer = ?1 ORDER BY id";
    POINT_OF_METER "i t" "SELECT id, number FROM point WHERE company = ?1 AND meter = ?2 AND meter <> '' LIMIT 2";
    POINT "i i? t i? t t t" "SELECT company, customer, number, unit, address, line, meter FROM point WHERE id = ?1";
    POINT_ADD "" "INSERT INTO point (id, company, customer, number, unit, address, line, meter, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    POINT_OF "i i? i? t t t i? i?"
        "SELECT id, customer, unit, address, line, meter, lat, lng FROM point WHERE company = ?1 AND number = ?2";
    POINT_CHANGE ""
        "UPDATE point SET customer = ?2, number = ?3, unit = ?4, address = ?5, line = ?6, meter = ?7 WHERE id = ?1";
    POINT_TAKE "" "UPDATE point SET customer = ?2 WHERE id = ?1 AND customer IS NULL";
    PLACE_OF "i? i?" "SELECT lat, lng FROM point WHERE id = ?1";
    POINT_PLACE "" "UPDATE point SET lat = ?2, lng = ?3 WHERE id = ?1";
    OF_NUMBER "i" "SELECT id FROM customer WHERE company = ?1 AND number = ?2 AND number <> '' AND erased_at IS NULL";
    OF_ID_NUMBER "i t"
        "SELECT id, number FROM customer
         WHERE company = ?1 AND id_blind = ?2 AND id_blind <> '' AND erased_at IS NULL ORDER BY id LIMIT 50";
    OF_CONTACT "i t"
        "SELECT DISTINCT customer.id, customer.number FROM contact JOIN customer ON customer.id = contact.customer
         WHERE contact.company = ?1 AND blind = ?2 AND blind <> '' AND name = ?3 AND erased_at IS NULL
         ORDER BY customer.id LIMIT 50";
    NUMBER "t" "SELECT number FROM customer WHERE id = ?1";
    NUMBER_PUT "" "UPDATE customer SET number = ?2 WHERE id = ?1";
    OPEN_OF "i i"
        "SELECT customer, COUNT(*) FROM record
         WHERE customer IN (SELECT value FROM json_each('[' || ?1 || ']')) AND phase < 2 GROUP BY customer"
        pg "SELECT customer, COUNT(*) FROM record
         WHERE customer = ANY(CAST(string_to_array(?1, ',') AS BIGINT[])) AND phase < 2 GROUP BY customer";
    OPEN_AT_POINT "i" "SELECT COUNT(*) FROM record WHERE customer = ?1 AND point = ?2 AND phase < 2";
    FIRST_CONTACTS "i b"
        "SELECT customer, sealed FROM contact WHERE customer IN (SELECT value FROM json_each('[' || ?1 || ']'))
            AND id = (SELECT MIN(id) FROM contact c WHERE c.customer = contact.customer)"
        pg "SELECT customer, sealed FROM contact WHERE customer = ANY(CAST(string_to_array(?1, ',') AS BIGINT[]))
            AND id = (SELECT MIN(id) FROM contact c WHERE c.customer = contact.customer)";
    FIND_POINTS "i t t"
        "SELECT id, number, line FROM point WHERE company = ?1 AND number >= ?2 AND number < ?3
         UNION SELECT id, number, line FROM point WHERE company = ?1 AND line >= ?4 AND line < ?5
         ORDER BY 3, 1 LIMIT ?6";
    NAMES "i t" "SELECT id, name FROM customer WHERE id = ?1";
}

#[derive(Clone, Debug, PartialEq)]
pub struct CustomerRow {
    pub id: Id,
    pub company: Id,
    pub kind: String,
    pub name: String,
    pub grade: String,
    /// Care flags, comma-separated codes (ANS-06).
    pub care: String,
    pub remark: String,
    /// Id or licence number in clear; sealed in the table.
    pub id_number: String,
    pub version: i64,
    pub created_at: Moment,
    pub erased_at: Option<Moment>,
}

/// One line of the customer list.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    pub id: Id,
    pub name: String,
    pub kind: String,
    pub points: i64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ContactRow {
    pub id: Id,
    pub kind: String,
    pub value: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PointRow {
    pub id: Id,
    pub company: Id,
    pub customer: Option<Id>,
    pub number: String,
    pub unit: Option<Id>,
    /// Structured address as JSON.
    pub address: String,
    pub line: String,
    pub meter: String,
}

pub fn lookup(tx: &mut Tx<'_>, id: Id) -> Result<Option<CustomerRow>> {
    let vault = tx.vault();
    tx.one(&LOAD, params![id], |row| {
        Ok(CustomerRow {
            id,
            company: row.id(0)?,
            kind: row.text(1)?,
            name: row.text(2)?,
            grade: row.text(3)?,
            care: row.text(4)?,
            remark: row.text(5)?,
            id_number: vault.open(&row.bytes(6)?).unwrap_or_default(),
            version: row.int(7)?,
            created_at: row.moment(8)?,
            erased_at: row.opt_moment(9)?,
        })
    })
}

pub fn name(tx: &mut Tx<'_>, id: Id) -> Result<Option<String>> {
    tx.one(&NAMES, params![id], |row| row.text(1))
}

pub fn insert(tx: &mut Tx<'_>, c: &CustomerRow) -> Result<()> {
    let sealed = tx.vault().seal(c.id.0, &c.id_number);
    let blind = tx.vault().blind(&c.id_number);
    tx.run(
        &INSERT,
        params![c.id, c.company, &c.kind, &c.name, &c.grade, &c.care, &c.remark, &sealed, &blind, c.created_at],
    )
    .map(drop)
}

/// Saves under the version that was read; `Conflict` when it has moved on.
pub fn update(tx: &mut Tx<'_>, c: &CustomerRow) -> Result<()> {
    let sealed = tx.vault().seal(c.id.0, &c.id_number);
    let blind = tx.vault().blind(&c.id_number);
    let touched = tx.run(
        &UPDATE,
        params![c.id, c.version, &c.kind, &c.name, &c.grade, &c.care, &c.remark, &sealed, &blind, c.erased_at],
    )?;
    if touched == 1 { Ok(()) } else { Err(StoreError::Conflict("the archive was changed by somebody else".into())) }
}

fn found(row: &crate::Row<'_>) -> Result<Found> {
    Ok(Found { id: row.id(0)?, name: row.text(1)?, kind: row.text(2)?, points: row.int(3)? })
}

/// A page in order of name after (name, id).
pub fn page(tx: &mut Tx<'_>, company: Id, after: (&str, Id), limit: i64) -> Result<Vec<Found>> {
    tx.rows(&PAGE, params![company, after.0, after.1, limit], found)
}

/// Customers whose name, number, id, address or account begins with or equals `q`.
pub fn search(tx: &mut Tx<'_>, company: Id, q: &str, after: (&str, Id), limit: i64) -> Result<Vec<Found>> {
    let top = format!("{q}\u{10FFFF}");
    let mut out = tx.rows(&BY_PREFIX, params![company, q, &top, after.0, after.1, limit], found)?;
    if after.0.is_empty() {
        let blind = tx.vault().blind(q);
        if !blind.is_empty() && q.chars().filter(char::is_ascii_digit).count() >= 5 {
            out.extend(tx.rows(&BY_NUMBER, params![company, &blind], found)?);
            out.extend(tx.rows(&BY_ID_NUMBER, params![company, &blind], found)?);
            out.extend(tx.rows(&BY_POINT_NUMBER, params![company, q], found)?);
        }
        if out.is_empty() {
            out.extend(tx.rows(&BY_ADDRESS, params![company, q, &top], found)?);
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    out.retain(|f| seen.insert(f.id));
    Ok(out)
}

pub fn contacts(tx: &mut Tx<'_>, customer: Id) -> Result<Vec<ContactRow>> {
    let vault = tx.vault();
    tx.rows(&CONTACTS, params![customer], |row| {
        Ok(ContactRow { id: row.id(0)?, kind: row.text(1)?, value: vault.open(&row.bytes(2)?).unwrap_or_default() })
    })
}

pub fn add_contact(
    tx: &mut Tx<'_>,
    id: Id,
    customer: Id,
    company: Id,
    kind: &str,
    value: &str,
    at: Moment,
) -> Result<()> {
    let sealed = tx.vault().seal(id.0, value);
    let blind = tx.vault().blind(value);
    tx.run(&CONTACT_ADD, params![id, customer, company, kind, &sealed, &blind, at]).map(drop)
}

/// The contact of a customer with this number, however it is written.
pub fn contact_of(tx: &mut Tx<'_>, customer: Id, value: &str) -> Result<Option<Id>> {
    let blind = tx.vault().blind(value);
    tx.one(&CONTACT_SAME, params![customer, &blind], |row| row.id(0))
}

pub fn change_contact(tx: &mut Tx<'_>, customer: Id, c: &ContactRow) -> Result<()> {
    let sealed = tx.vault().seal(c.id.0, &c.value);
    let blind = tx.vault().blind(&c.value);
    tx.run(&CONTACT_CHANGE, params![c.id, customer, &c.kind, &sealed, &blind]).map(drop)
}

pub fn end_contact(tx: &mut Tx<'_>, id: Id, customer: Id) -> Result<bool> {
    Ok(tx.run(&CONTACT_END, params![id, customer])? == 1)
}

/// Takes every contact away (erasure, SEC-03).
pub fn end_contacts(tx: &mut Tx<'_>, customer: Id) -> Result<u64> {
    tx.run(&CONTACT_ALL_END, params![customer])
}

pub fn points(tx: &mut Tx<'_>, customer: Id) -> Result<Vec<PointRow>> {
    tx.rows(&POINTS, params![customer], |row| {
        Ok(PointRow {
            id: row.id(0)?,
            company: Id(0),
            customer: Some(customer),
            number: row.text(1)?,
            unit: row.opt_id(2)?,
            address: row.text(3)?,
            line: row.text(4)?,
            meter: row.text(5)?,
        })
    })
}

pub fn point(tx: &mut Tx<'_>, id: Id) -> Result<Option<PointRow>> {
    tx.one(&POINT, params![id], |row| {
        Ok(PointRow {
            id,
            company: row.id(0)?,
            customer: row.opt_id(1)?,
            number: row.text(2)?,
            unit: row.opt_id(3)?,
            address: row.text(4)?,
            line: row.text(5)?,
            meter: row.text(6)?,
        })
    })
}

/// Points whose number or address begins so: id, number, address.
pub fn find_points(
    tx: &mut Tx<'_>,
    company: Id,
    (number, line): (&str, &str),
    limit: i64,
) -> Result<Vec<(Id, String, String)>> {
    if number.is_empty() || line.is_empty() {
        return Ok(Vec::new());
    }
    let ends = [format!("{number}\u{10FFFF}"), format!("{line}\u{10FFFF}")];
    let values = params![company, number, &ends[0], line, &ends[1], limit];
    tx.rows(&FIND_POINTS, values, |row| Ok((row.id(0)?, row.text(1)?, row.text(2)?)))
}

pub fn add_point(tx: &mut Tx<'_>, p: &PointRow, at: Moment) -> Result<()> {
    tx.run(&POINT_ADD, params![p.id, p.company, p.customer, &p.number, p.unit, &p.address, &p.line, &p.meter, at])
        .map(drop)
}

/// Another point at which this meter hangs, by its account number.
pub fn meter_elsewhere(tx: &mut Tx<'_>, p: &PointRow) -> Result<Option<String>> {
    let there = tx.rows(&POINT_OF_METER, params![p.company, &p.meter], |row| Ok((row.id(0)?, row.text(1)?)))?;
    Ok(there.into_iter().find(|(id, _)| *id != p.id).map(|(_, number)| number))
}

/// A service point by its number however it is written, with its place in millionths of a degree.
pub fn point_of(tx: &mut Tx<'_>, company: Id, number: &str) -> Result<Option<(PointRow, Option<Place>)>> {
    // As it stands first: an archive from before the numbers were kept in one way holds what was typed.
    let kept = account_number(number);
    match point_written(tx, company, number)? {
        None if kept != number => point_written(tx, company, &kept),
        found => Ok(found),
    }
}

fn point_written(tx: &mut Tx<'_>, company: Id, number: &str) -> Result<Option<(PointRow, Option<Place>)>> {
    tx.one(&POINT_OF, params![company, number], |row| {
        let point = PointRow {
            id: row.id(0)?,
            company,
            customer: row.opt_id(1)?,
            number: number.to_owned(),
            unit: row.opt_id(2)?,
            address: row.text(3)?,
            line: row.text(4)?,
            meter: row.text(5)?,
        };
        Ok((point, row.opt_int(6)?.zip(row.opt_int(7)?)))
    })
}

/// Latitude and longitude in millionths of a degree.
pub type Place = (i64, i64);

/// Writes what may change of a service point: everything but its company.
pub fn change_point(tx: &mut Tx<'_>, p: &PointRow) -> Result<()> {
    tx.run(&POINT_CHANGE, params![p.id, p.customer, &p.number, p.unit, &p.address, &p.line, &p.meter]).map(drop)
}

/// Gives a point that nobody holds to a customer; false when another was faster.
pub fn take_point(tx: &mut Tx<'_>, point: Id, customer: Id) -> Result<bool> {
    Ok(tx.run(&POINT_TAKE, params![point, customer])? == 1)
}

/// Customers among whose contacts a number stands, by its blind index; ten at most.
pub fn of_phone(tx: &mut Tx<'_>, company: Id, blind: &str) -> Result<Vec<Id>> {
    tx.rows(&OF_PHONE, params![company, blind], |row| row.id(0))
}

/// Where a service point lies, if the archive knows it.
pub fn place(tx: &mut Tx<'_>, point: Id) -> Result<Option<Place>> {
    Ok(tx.one(&PLACE_OF, params![point], |row| Ok(row.opt_int(0)?.zip(row.opt_int(1)?)))?.flatten())
}

/// Latitude and longitude in degrees.
pub fn degrees((lat, lng): Place) -> (f64, f64) {
    (lat as f64 / 1e6, lng as f64 / 1e6)
}

pub fn put_place(tx: &mut Tx<'_>, point: Id, (lat, lng): Place) -> Result<()> {
    tx.run(&POINT_PLACE, params![point, lat, lng]).map(drop)
}

/// Where the point lies is not known any more.
pub fn forget_place(tx: &mut Tx<'_>, point: Id) -> Result<()> {
    tx.run(&POINT_PLACE, params![point, None::<i64>, None::<i64>]).map(drop)
}

/// The customer of a number; erased ones are nobody any more.
pub fn of_number(tx: &mut Tx<'_>, company: Id, number: &str) -> Result<Option<Id>> {
    tx.one(&OF_NUMBER, params![company, number], |row| row.id(0))
}

/// Customers with this id number, each with its customer number.
pub fn of_id_number(tx: &mut Tx<'_>, company: Id, id_number: &str) -> Result<Vec<(Id, String)>> {
    let blind = tx.vault().blind(id_number);
    tx.rows(&OF_ID_NUMBER, params![company, &blind], |row| Ok((row.id(0)?, row.text(1)?)))
}

/// Customers of this name who can be reached by this number, each with its customer number.
pub fn of_contact(tx: &mut Tx<'_>, company: Id, name: &str, value: &str) -> Result<Vec<(Id, String)>> {
    let blind = tx.vault().blind(value);
    tx.rows(&OF_CONTACT, params![company, &blind, name], |row| Ok((row.id(0)?, row.text(1)?)))
}

/// The number under which a former system knows the customer; empty: none.
pub fn number(tx: &mut Tx<'_>, id: Id) -> Result<String> {
    Ok(tx.one(&NUMBER, params![id], |row| row.text(0))?.unwrap_or_default())
}

pub fn put_number(tx: &mut Tx<'_>, id: Id, number: &str) -> Result<()> {
    tx.run(&NUMBER_PUT, params![id, number]).map(drop)
}

/// What a page of the list asks of its customers, each with one list of ids: for the test of plans.
pub const OF_MANY: &[&crate::Sql] = &[&OPEN_OF, &FIRST_CONTACTS];

/// How many matters of each customer are open; those without one are left out.
pub fn open_matters(tx: &mut Tx<'_>, customers: &[Id]) -> Result<HashMap<Id, i64>> {
    let rows = tx.rows(&OPEN_OF, params![&listed(customers)], |row| Ok((row.id(0)?, row.int(1)?)))?;
    Ok(rows.into_iter().collect())
}

/// How many open matters of a customer are at one service point.
pub fn open_at_point(tx: &mut Tx<'_>, customer: Id, point: Id) -> Result<i64> {
    Ok(tx.one(&OPEN_AT_POINT, params![customer, point], |row| row.int(0))?.unwrap_or(0))
}

/// The first number of each customer, in clear.
pub fn first_contacts(tx: &mut Tx<'_>, customers: &[Id]) -> Result<HashMap<Id, String>> {
    let vault = tx.vault();
    let read = |row: &crate::Row<'_>| Ok((row.id(0)?, vault.open(&row.bytes(1)?).unwrap_or_default()));
    Ok(tx.rows(&FIRST_CONTACTS, params![&listed(customers)], read)?.into_iter().collect())
}
