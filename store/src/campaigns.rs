//! The list of a campaign: made bit by bit from the archive, told, and what was reached of it by class and way (ANN-03).

use crate::{Result, Tx, params, sql::listed, statements};
use shouwen_domain::{
    id::Id,
    intake::Address,
    moment::Moment,
    publicity::campaign::{Class, report::Figures},
};

statements! {
    GATHER "" "INSERT INTO campaign_list (campaign, after, silent) VALUES (?1, 0, ?2) ON CONFLICT (campaign) DO NOTHING";
    GATHERING "i i i" "SELECT campaign, after, silent FROM campaign_list ORDER BY campaign LIMIT 1"
        pg "SELECT campaign, after, silent FROM campaign_list ORDER BY campaign LIMIT 1 FOR UPDATE SKIP LOCKED";
    AFTER "" "UPDATE campaign_list SET after = ?2 WHERE campaign = ?1";
    MADE "" "DELETE FROM campaign_list WHERE campaign = ?1";
    POINTS "i i? t t? t?"
        "SELECT point.id, point.customer, point.address, customer.care, customer.kind FROM point
         LEFT JOIN customer ON customer.id = point.customer
         WHERE point.company = ?1 AND point.id > ?2 ORDER BY point.id LIMIT ?3";
    ADD ""
        "INSERT INTO campaign_point (campaign, point, customer, class, turn, tell, words, message, how, reached_at)
         VALUES (?1, ?2, ?3, ?4, 0, ?5, ?6, NULL, '', NULL) ON CONFLICT (campaign, point) DO NOTHING";
    COUNT "i" "SELECT COUNT(*) FROM campaign_point WHERE campaign = ?1";
    REACHED ""
        "UPDATE campaign_point SET how = ?3, reached_at = ?4
         WHERE campaign = ?1 AND how = '' AND point IN (SELECT value FROM json_each('[' || ?2 || ']'))"
        pg "UPDATE campaign_point SET how = ?3, reached_at = ?4
         WHERE campaign = ?1 AND how = '' AND point = ANY(CAST(string_to_array(?2, ',') AS BIGINT[]))";
    AMONG "i"
        "SELECT point FROM campaign_point
         WHERE campaign = ?1 AND point IN (SELECT value FROM json_each('[' || ?2 || ']')) ORDER BY point"
        pg "SELECT point FROM campaign_point
         WHERE campaign = ?1 AND point = ANY(CAST(string_to_array(?2, ',') AS BIGINT[])) ORDER BY point";
    SUMS "t i i i i i i i i i i i i"
        "SELECT cp.class, COUNT(*), COUNT(message.sent_at), COUNT(message.delivered_at),
            COUNT(CASE WHEN message.state = 'failed' THEN 1 END),
            COUNT(CASE WHEN cp.tell = 0 AND cp.words = 'muted' THEN 1 END),
            COUNT(CASE WHEN cp.tell = 0 AND cp.words = 'no_number' THEN 1 END),
            COUNT(CASE WHEN cp.how = 'visit' THEN 1 END), COUNT(CASE WHEN cp.how = 'counter' THEN 1 END),
            COUNT(CASE WHEN cp.how = 'call' THEN 1 END), COUNT(CASE WHEN cp.how = 'event' THEN 1 END),
            COUNT(CASE WHEN cp.how <> '' OR message.delivered_at IS NOT NULL THEN 1 END),
            COUNT(CASE WHEN cp.tell > 0 THEN 1 END)
         FROM campaign_point cp LEFT JOIN message ON message.id = cp.message
         WHERE cp.campaign = ?1 GROUP BY cp.class ORDER BY cp.class";
    PAGE "i t t t t i t i? t? i? i?"
        "SELECT cp.point, point.number, point.line, cp.class, cp.how, cp.tell, cp.words, cp.reached_at, message.state,
            message.sent_at, message.delivered_at
         FROM campaign_point cp JOIN point ON point.id = cp.point LEFT JOIN message ON message.id = cp.message
         WHERE cp.campaign = ?1 AND cp.point > ?2 ORDER BY cp.point LIMIT ?3";
}

/// The list of this campaign is to be made; of a silent one nobody is sent anything.
pub fn gather(tx: &mut Tx<'_>, campaign: Id, silent: bool) -> Result<()> {
    tx.run(&GATHER, params![campaign, silent]).map(drop)
}

/// A campaign whose list is being made, with the last point that was looked at and whether it is silent; held until the end
/// of the transaction.
pub fn gathering(tx: &mut Tx<'_>) -> Result<Option<(Id, Id, bool)>> {
    tx.one(&GATHERING, &[], |row| Ok((row.id(0)?, row.id(1)?, row.bool(2)?)))
}

/// So far the points were looked at; `None`: all of them were.
pub fn gathered(tx: &mut Tx<'_>, campaign: Id, after: Option<Id>) -> Result<()> {
    match after {
        Some(after) => tx.run(&AFTER, params![campaign, after]).map(drop),
        None => tx.run(&MADE, params![campaign]).map(drop),
    }
}

/// A point of the archive that may be one of a campaign's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Point {
    pub id: Id,
    pub customer: Option<Id>,
    pub address: Address,
    pub class: Class,
}

/// Points of a company after one, in the order of their ids.
pub fn points(tx: &mut Tx<'_>, company: Id, after: Id, limit: i64) -> Result<Vec<Point>> {
    tx.rows(&POINTS, params![company, after, limit], |row| {
        let care = row.opt_text(3)?.is_some_and(|care| !care.is_empty());
        let household = row.opt_text(4)?.is_none_or(|kind| kind == "person");
        Ok(Point { id: row.id(0)?, customer: row.opt_id(1)?, address: row.json(2)?, class: Class::of(household, care) })
    })
}

/// Puts a point on the list, to be told in these words; empty: it is told by people.
pub fn add(tx: &mut Tx<'_>, campaign: Id, point: &Point, words: &str) -> Result<()> {
    let tell = i64::from(!words.is_empty());
    tx.run(&ADD, params![campaign, point.id, point.customer, point.class.code(), tell, words]).map(drop)
}

pub fn count(tx: &mut Tx<'_>, campaign: Id) -> Result<i64> {
    Ok(tx.one(&COUNT, params![campaign], |row| row.int(0))?.unwrap_or(0))
}

/// Nobody else is listed. Whoever stands on the list and was not told yet is passed over, some at a time.
pub fn stop(tx: &mut Tx<'_>, campaign: Id) -> Result<()> {
    tx.run(&MADE, params![campaign]).map(drop)
}

/// People reached these points; the first way counts.
pub fn reached(tx: &mut Tx<'_>, campaign: Id, points: &[Id], how: &str, at: Moment) -> Result<()> {
    tx.run(&REACHED, params![campaign, &listed(points), how, at]).map(drop)
}

/// Which of these stand on the list.
pub fn among(tx: &mut Tx<'_>, campaign: Id, points: &[Id]) -> Result<Vec<Id>> {
    if points.is_empty() {
        return Ok(Vec::new());
    }
    tx.rows(&AMONG, params![campaign, &listed(points)], |row| row.id(0))
}

/// Figures by class, and how many messages wait to be written.
pub fn sums(tx: &mut Tx<'_>, campaign: Id) -> Result<(Vec<(Class, Figures)>, i64)> {
    let mut waits = 0;
    let rows = tx.rows(&SUMS, params![campaign], |row| {
        let class = row.text(0)?;
        let figures = Figures {
            points: row.int(1)?,
            sent: row.int(2)?,
            delivered: row.int(3)?,
            failed: row.int(4)?,
            muted: row.int(5)?,
            no_number: row.int(6)?,
            visit: row.int(7)?,
            counter: row.int(8)?,
            call: row.int(9)?,
            event: row.int(10)?,
            reached: row.int(11)?,
        };
        Ok((class, figures, row.int(12)?))
    })?;
    let mut out: Vec<(Class, Figures)> = Vec::new();
    for class in Class::ALL {
        for (_, figures, waiting) in rows.iter().filter(|(code, ..)| code == class.code()) {
            waits += waiting;
            out.push((class, figures.clone()));
        }
    }
    Ok((out, waits))
}

/// One line of the list, with its proof; no names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub point: Id,
    pub number: String,
    pub address: String,
    pub class: String,
    pub how: String,
    pub waits: bool,
    /// Why there is no message: `muted`, `no_number`; empty where there is one.
    pub why: String,
    pub reached_at: Option<Moment>,
    pub message: Option<String>,
    pub sent_at: Option<Moment>,
    pub delivered_at: Option<Moment>,
}

/// Lines after a point, in the order of their ids.
pub fn page(tx: &mut Tx<'_>, campaign: Id, after: Id, limit: i64) -> Result<Vec<Line>> {
    tx.rows(&PAGE, params![campaign, after, limit], |row| {
        let waits = row.int(5)? > 0;
        Ok(Line {
            point: row.id(0)?,
            number: row.text(1)?,
            address: row.text(2)?,
            class: row.text(3)?,
            how: row.text(4)?,
            waits,
            why: if waits { String::new() } else { row.text(6)? },
            reached_at: row.opt_moment(7)?,
            message: row.opt_text(8)?,
            sent_at: row.opt_moment(9)?,
            delivered_at: row.opt_moment(10)?,
        })
    })
}
