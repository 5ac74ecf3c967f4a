//! Paper forms with reserved numbers: printed, entered once, or declared spoiled (INF-06).

use crate::{Result, Tx, params, statements, system};
use shouwen_domain::{
    id::Id,
    intake::blank::{Standing, number},
    moment::Moment,
};

statements! {
    PRINT ""
        "INSERT INTO blank_form (company, number, kind, printed_at, printed_by, state, record, reason, settled_at, settled_by)
         VALUES (?1, ?2, ?3, ?4, ?5, 'out', NULL, '', NULL, NULL)";
    STANDS "t t?"
        "SELECT blank_form.state, record.number FROM blank_form LEFT JOIN record ON record.id = blank_form.record
         WHERE blank_form.company = ?1 AND blank_form.number = ?2";
    ENTER ""
        "UPDATE blank_form SET state = 'entered', record = ?3, settled_at = ?4, settled_by = ?5
         WHERE company = ?1 AND number = ?2 AND state = 'out'";
    SPOIL ""
        "UPDATE blank_form SET state = 'spoiled', reason = ?3, settled_at = ?4, settled_by = ?5
         WHERE company = ?1 AND number = ?2 AND state = 'out'";
    OUT "t t i i?"
        "SELECT number, kind, printed_at, printed_by FROM blank_form
         WHERE company = ?1 AND number > ?2 AND state = 'out' ORDER BY number LIMIT ?3";
    TALLY "t t i t t"
        "SELECT kind, state, COUNT(*), MIN(number), MAX(number) FROM blank_form WHERE company = ?1
         GROUP BY kind, state ORDER BY kind, state";
}

/// Reserves so many numbers, the next of the company; they are out from now on.
pub fn print(
    tx: &mut Tx<'_>,
    company: Id,
    kind: &str,
    count: usize,
    (at, by): (Moment, Option<Id>),
) -> Result<Vec<String>> {
    let mut out = Vec::with_capacity(count);
    for _ in 0..count {
        // One series a company and for ever: a form may lie in a drawer for years.
        let number = number(system::next_number(tx, company, "blank", "")?);
        tx.run(&PRINT, params![company, &number, kind, at, by])?;
        out.push(number);
    }
    Ok(out)
}

/// What is known of a number as it is printed.
pub fn stands(tx: &mut Tx<'_>, company: Id, number: &str) -> Result<Standing> {
    let found = tx.one(&STANDS, params![company, number], |row| Ok((row.text(0)?, row.opt_text(1)?)))?;
    Ok(match found {
        None => Standing::Unknown,
        Some((state, record)) => match state.as_str() {
            "out" => Standing::Out,
            "spoiled" => Standing::Spoiled,
            _ => Standing::Entered(record.unwrap_or_default()),
        },
    })
}

/// The form is entered as this record; false when somebody was faster.
pub fn enter(tx: &mut Tx<'_>, company: Id, number: &str, record: Id, (at, by): (Moment, Option<Id>)) -> Result<bool> {
    Ok(tx.run(&ENTER, params![company, number, record, at, by])? == 1)
}

/// The form is spoiled, for a reason; false when it is not out.
pub fn spoil(tx: &mut Tx<'_>, company: Id, number: &str, reason: &str, (at, by): (Moment, Option<Id>)) -> Result<bool> {
    Ok(tx.run(&SPOIL, params![company, number, reason, at, by])? == 1)
}

/// A form that nobody has accounted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutForm {
    pub number: String,
    pub kind: String,
    pub printed_at: Moment,
    pub printed_by: Option<Id>,
}

/// Forms that are out, by number, after one.
pub fn out(tx: &mut Tx<'_>, company: Id, after: &str, limit: i64) -> Result<Vec<OutForm>> {
    tx.rows(&OUT, params![company, after, limit], |row| {
        Ok(OutForm { number: row.text(0)?, kind: row.text(1)?, printed_at: row.moment(2)?, printed_by: row.opt_id(3)? })
    })
}

/// Kind, state, how many, first and last number.
pub fn tally(tx: &mut Tx<'_>, company: Id) -> Result<Vec<(String, String, i64, String, String)>> {
    tx.rows(&TALLY, params![company], |row| Ok((row.text(0)?, row.text(1)?, row.int(2)?, row.text(3)?, row.text(4)?)))
}
