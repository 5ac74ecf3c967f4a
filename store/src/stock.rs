//! Instruments, prices and the rule table of dispatch.

use crate::{Result, Tx, params, statements};
use shouwen_domain::{
    dispatch::Rule,
    fieldwork::{Device, device::Known, scope::Price},
    id::Id,
    moment::Moment,
};

statements! {
    KNOWN "i t" "SELECT calibrated_until, device FROM instrument WHERE company = ?1 AND serial = ?2";
    INSTRUMENTS "i i t t i t"
        "SELECT id, unit, serial, name, calibrated_until, device FROM instrument WHERE company = ?1 AND serial > ?2
         ORDER BY serial LIMIT ?3";
    INSTRUMENT_OF "i i t i t"
        "SELECT id, unit, name, calibrated_until, device FROM instrument WHERE company = ?1 AND serial = ?2";
    INSTRUMENT_PUT ""
        "INSERT INTO instrument (id, company, unit, serial, name, calibrated_until, device)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         ON CONFLICT (company, serial) DO UPDATE SET
            unit = excluded.unit, name = excluded.name, calibrated_until = excluded.calibrated_until,
            device = excluded.device";
    PRICES "t t t t i i"
        "SELECT code, zh, en, measure, fen, from_at FROM price WHERE company = ?1 AND from_at <= ?2 ORDER BY code, from_at";
    PRICE_OF "t t t i"
        "SELECT zh, en, measure, fen FROM price WHERE company = ?1 AND code = ?2 AND from_at = ?3";
    PRICE_PUT ""
        "INSERT INTO price (id, company, code, zh, en, measure, fen, from_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (company, code, from_at) DO UPDATE SET
            zh = excluded.zh, en = excluded.en, measure = excluded.measure, fen = excluded.fen";
    RULES "i t" "SELECT company, data FROM dispatch_rule ORDER BY company, position";
    RULES_END "" "DELETE FROM dispatch_rule WHERE company = ?1";
    RULE_PUT "" "INSERT INTO dispatch_rule (company, position, data) VALUES (?1, ?2, ?3)";
}

/// What an instrument is and how long it is calibrated; `None`: the company has no such instrument.
pub fn known(tx: &mut Tx<'_>, company: Id, serial: &str) -> Result<Option<Known>> {
    tx.one(&KNOWN, params![company, serial], |row| {
        Ok(Known { until: row.moment(0)?, device: Device::parse(&row.text(1)?) })
    })
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    pub id: Id,
    pub unit: Id,
    pub serial: String,
    pub name: String,
    pub calibrated_until: Moment,
    pub device: Device,
}

/// Instruments of a company behind a serial number.
pub fn instruments(tx: &mut Tx<'_>, company: Id, after: &str, limit: i64) -> Result<Vec<Instrument>> {
    tx.rows(&INSTRUMENTS, params![company, after, limit], |row| {
        Ok(Instrument {
            id: row.id(0)?,
            unit: row.id(1)?,
            serial: row.text(2)?,
            name: row.text(3)?,
            calibrated_until: row.moment(4)?,
            device: Device::parse(&row.text(5)?),
        })
    })
}

pub fn instrument_of(tx: &mut Tx<'_>, company: Id, serial: &str) -> Result<Option<Instrument>> {
    tx.one(&INSTRUMENT_OF, params![company, serial], |row| {
        Ok(Instrument {
            id: row.id(0)?,
            unit: row.id(1)?,
            serial: serial.to_owned(),
            name: row.text(2)?,
            calibrated_until: row.moment(3)?,
            device: Device::parse(&row.text(4)?),
        })
    })
}

/// Writes it; one of the same serial number is replaced.
pub fn put_instrument(tx: &mut Tx<'_>, company: Id, i: &Instrument) -> Result<()> {
    let device = i.device.code();
    tx.run(&INSTRUMENT_PUT, params![i.id, company, i.unit, &i.serial, &i.name, i.calibrated_until, device]).map(drop)
}

/// The price list in force at an instant.
pub fn prices(tx: &mut Tx<'_>, company: Id, at: Moment) -> Result<Vec<Price>> {
    let mut out: Vec<Price> = Vec::new();
    let all = tx.rows(&PRICES, params![company, at], |row| {
        Ok(Price { code: row.text(0)?, zh: row.text(1)?, en: row.text(2)?, unit: row.text(3)?, price: row.int(4)? })
    })?;
    for price in all {
        // Ordered by code and day: the last of a code is the one in force.
        if out.last().is_some_and(|last| last.code == price.code) {
            out.pop();
        }
        out.push(price);
    }
    Ok(out)
}

/// The price of an item that begins to hold at this instant.
pub fn price_of(tx: &mut Tx<'_>, company: Id, code: &str, from: Moment) -> Result<Option<Price>> {
    tx.one(&PRICE_OF, params![company, code, from], |row| {
        Ok(Price { code: code.to_owned(), zh: row.text(0)?, en: row.text(1)?, unit: row.text(2)?, price: row.int(3)? })
    })
}

/// Writes a price from a day on; the same day's is replaced.
pub fn put_price(tx: &mut Tx<'_>, id: Id, company: Id, p: &Price, from: Moment) -> Result<()> {
    tx.run(&PRICE_PUT, params![id, company, &p.code, &p.zh, &p.en, &p.unit, p.price, from]).map(drop)
}

/// The rule tables of every company, in the order of their rows.
pub fn rules(tx: &mut Tx<'_>) -> Result<Vec<(Id, Rule)>> {
    tx.rows(&RULES, &[], |row| Ok((row.id(0)?, row.json(1)?)))
}

/// Replaces the rule table of a company.
pub fn put_rules(tx: &mut Tx<'_>, company: Id, rules: &[Rule]) -> Result<()> {
    tx.run(&RULES_END, params![company])?;
    for (position, rule) in (0_i64..).zip(rules) {
        let data = serde_json::to_string(rule).map_err(|e| crate::StoreError::Broken(e.to_string()))?;
        tx.run(&RULE_PUT, params![company, position, &data])?;
    }
    Ok(())
}
