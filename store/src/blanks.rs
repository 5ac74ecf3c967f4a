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
    /// A form that is out although a later one of its block was used: it is missing until somebody says why.
    BLOCKS "t i i? t t i i i i i"
        "SELECT f.kind, f.printed_at, f.printed_by, MIN(f.number), MAX(f.number), COUNT(*),
            COUNT(CASE WHEN f.state = 'out' AND f.number > COALESCE(used.last, '') THEN 1 END),
            COUNT(CASE WHEN f.state = 'entered' THEN 1 END), COUNT(CASE WHEN f.state = 'spoiled' THEN 1 END),
            COUNT(CASE WHEN f.state = 'out' AND f.number < COALESCE(used.last, '') THEN 1 END)
         FROM blank_form f LEFT JOIN (SELECT kind, printed_at, MAX(number) AS last FROM blank_form
            WHERE company = ?1 AND state = 'entered' GROUP BY kind, printed_at) used
            ON used.kind = f.kind AND used.printed_at = f.printed_at
         WHERE f.company = ?1 GROUP BY f.kind, f.printed_at, f.printed_by ORDER BY f.printed_at DESC, f.kind LIMIT ?2";
    FORMS "t t i t i? t? t i? i? i"
        "SELECT f.number, f.kind, f.printed_at, f.state, f.record, record.number, f.reason, f.settled_at, f.settled_by,
            CAST(CASE WHEN f.state = 'out' AND EXISTS (SELECT 1 FROM blank_form later WHERE later.company = f.company
                AND later.number > f.number AND later.number <= ?3 AND later.kind = f.kind
                AND later.printed_at = f.printed_at AND later.state = 'entered') THEN 1 ELSE 0 END AS BIGINT)
         FROM blank_form f LEFT JOIN record ON record.id = f.record
         WHERE f.company = ?1 AND f.number >= ?2 AND f.number <= ?3 ORDER BY f.number LIMIT ?4";
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

/// Forms that were printed together, and what became of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: String,
    pub printed_at: Moment,
    pub printed_by: Option<Id>,
    pub first: String,
    pub last: String,
    pub forms: i64,
    pub unused: i64,
    pub entered: i64,
    pub spoiled: i64,
    /// Out, although a later one of the block is entered.
    pub missing: i64,
}

/// The blocks of a company, the newest first.
pub fn blocks(tx: &mut Tx<'_>, company: Id, limit: i64) -> Result<Vec<Block>> {
    tx.rows(&BLOCKS, params![company, limit], |row| {
        Ok(Block {
            kind: row.text(0)?,
            printed_at: row.moment(1)?,
            printed_by: row.opt_id(2)?,
            first: row.text(3)?,
            last: row.text(4)?,
            forms: row.int(5)?,
            unused: row.int(6)?,
            entered: row.int(7)?,
            spoiled: row.int(8)?,
            missing: row.int(9)?,
        })
    })
}

/// One form with what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    pub number: String,
    pub kind: String,
    pub printed_at: Moment,
    /// `unused`, `missing`, `entered` or `spoiled`.
    pub state: &'static str,
    pub record: Option<(Id, String)>,
    pub reason: String,
    pub settled_at: Option<Moment>,
    pub settled_by: Option<Id>,
}

/// The forms from one number to another, both included.
pub fn forms(tx: &mut Tx<'_>, company: Id, (first, last): (&str, &str), limit: i64) -> Result<Vec<Form>> {
    tx.rows(&FORMS, params![company, first, last, limit], |row| {
        let state = match (row.text(3)?.as_str(), row.int(9)? > 0) {
            ("out", true) => "missing",
            ("out", false) => "unused",
            ("spoiled", _) => "spoiled",
            _ => "entered",
        };
        Ok(Form {
            number: row.text(0)?,
            kind: row.text(1)?,
            printed_at: row.moment(2)?,
            state,
            record: row.opt_id(4)?.zip(row.opt_text(5)?),
            reason: row.text(6)?,
            settled_at: row.opt_moment(7)?,
            settled_by: row.opt_id(8)?,
        })
    })
}
