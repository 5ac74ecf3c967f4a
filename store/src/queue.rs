//! Lists: seek-paged over an index, one lane per index range, merged by urgency (P0 first, then due time) or by age.

use crate::{
    Param, Result, Sql, Tx, params,
    record::{RecordRow, read},
    statements,
};
use shouwen_domain::{flow::Priority, id::Id};
use std::collections::HashSet;

/// The columns and filters of a list stand once; a lane adds only the range of its index.
macro_rules! lanes {
    ($($name:ident by $order:ident $range:literal;)*) => {
        $(static $name: Sql = Sql {
            name: concat!("store::queue::", stringify!($name)),
            columns: "i t t t i i t i i t i? i? i? i i? i? i? t t i i i? i i i t i i i t",
            text: concat!(
                "SELECT id, kind, type, number, company, unit, state, phase, version, priority, first_owner, owner,
                    recorder, duty_open, customer, point, parent, channel, summary, received_at, opened_at, closed_at,
                    round, policy_version, next_due_at, next_clock, warn_step, paused, head_seq, head_hash
                 FROM record WHERE ", $range, lanes!(@ $order)
            ),
            pg: None,
        };)*
        /// The same ranges and filters, for counting: ids alone.
        mod ids {
            use crate::Sql;
            $(pub(super) static $name: Sql = Sql {
                name: concat!("store::queue::ids::", stringify!($name)),
                columns: "i",
                text: concat!("SELECT id FROM record WHERE ", $range, lanes!(@ $order)),
                pg: None,
            };)*
        }
        /// Every list statement.
        pub const LANES: &[&Sql] = &[$(&$name, &ids::$name),*];
    };
    (@ due) => {
        " AND kind = ?2 AND (next_due_at, id) > (?3, ?4)
          AND (?5 = '' OR state = ?5) AND (?6 = '' OR type = ?6 OR type LIKE ?6 || '.%')
          AND (?7 = '' OR priority = ?7) AND (?8 = '' OR channel = ?8)
          AND next_due_at >= ?9 AND next_due_at <= ?10 AND warn_step >= ?11 AND warn_step <= ?12 AND paused >= ?13
          AND NOT EXISTS (SELECT 1 FROM party WHERE party.record = record.id AND relation = 'denied' AND who = ?14)
          ORDER BY next_due_at, id LIMIT ?15"
    };
    (@ age) => {
        " AND (?2 = '' OR kind = ?2) AND id < ?3
          AND (?4 = '' OR state = ?4) AND (?5 = '' OR type = ?5 OR type LIKE ?5 || '.%')
          AND (?6 = '' OR priority = ?6) AND (?7 = '' OR channel = ?7) AND phase < ?8
          AND NOT EXISTS (SELECT 1 FROM party WHERE party.record = record.id AND relation = 'denied' AND who = ?9)
          ORDER BY id DESC LIMIT ?10"
    };
    (@ kind_age) => {
        " AND kind = ?2 AND id < ?3
          AND (?4 = '' OR state = ?4) AND (?5 = '' OR type = ?5 OR type LIKE ?5 || '.%')
          AND (?6 = '' OR priority = ?6) AND (?7 = '' OR channel = ?7) AND phase < ?8
          AND NOT EXISTS (SELECT 1 FROM party WHERE party.record = record.id AND relation = 'denied' AND who = ?9)
          ORDER BY id DESC LIMIT ?10"
    };
}

lanes! {
    COMPANY_URGENT by due "phase < 2 AND priority = 'P0' AND company = ?1";
    UNIT_URGENT by due "phase < 2 AND priority = 'P0' AND unit = ?1";
    OWNER_URGENT by due "phase < 2 AND priority = 'P0' AND owner = ?1";
    FIRST_URGENT by due "duty_open = 1 AND priority = 'P0' AND first_owner = ?1";
    COMPANY_DUE by due "phase < 2 AND priority <> 'P0' AND company = ?1";
    UNIT_DUE by due "phase < 2 AND priority <> 'P0' AND unit = ?1";
    OWNER_DUE by due "phase < 2 AND priority <> 'P0' AND owner = ?1";
    FIRST_DUE by due "duty_open = 1 AND priority <> 'P0' AND first_owner = ?1";
    COMPANY_NEW by kind_age "company = ?1";
    UNIT_NEW by kind_age "unit = ?1";
    OWNER_NEW by kind_age "owner = ?1";
    FIRST_NEW by kind_age "first_owner = ?1";
    CUSTOMER_NEW by age "customer = ?1";
    PARENT_NEW by age "parent = ?1";
}

statements! {
    /// Matters of one telephone number that are open, or newer than an id (INT-08).
    BY_CONTACT "i"
        "SELECT record.id FROM request JOIN record ON record.id = request.id
         WHERE request.company = ?1 AND contact_blind = ?2 AND (phase < 2 OR record.id > ?3)
         ORDER BY request.id DESC LIMIT 20";
}

/// An index range that a list may draw from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
    Company(Id),
    Unit(Id),
    Owner(Id),
    First(Id),
    Customer(Id),
    Parent(Id),
}

#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub kind: String,
    pub state: String,
    pub type_code: String,
    pub priority: String,
    pub channel: String,
    /// Due times from and to, both included; `None` means unbounded.
    pub due_from: Option<i64>,
    pub due_to: Option<i64>,
    /// The last warning that was given: from, and below.
    pub warn_step: i64,
    pub warn_below: Option<i64>,
    pub paused: bool,
    /// A unit or person to whom records may be closed.
    pub denied: Option<Id>,
    pub open: bool,
}

impl Filter {
    fn may_be_urgent(&self) -> bool {
        self.priority.is_empty() || self.priority == Priority::P0.code()
    }

    fn may_be_usual(&self) -> bool {
        self.priority != Priority::P0.code()
    }
}

/// Where a list by urgency goes on: behind (due, id) among the emergencies, or among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    pub urgent: bool,
    pub due: i64,
    pub id: i64,
}

impl Seen {
    pub const NOTHING: Self = Self { urgent: true, due: i64::MIN, id: i64::MIN };

    pub fn of(row: &RecordRow) -> Self {
        Self { urgent: row.priority == Priority::P0, due: row.next_due_at, id: row.id.0 }
    }
}

/// The next page over all lanes, open records only: emergencies first, each part by due time.
pub fn by_due(tx: &mut Tx<'_>, lanes: &[Lane], f: &Filter, after: Seen, limit: i64) -> Result<Vec<RecordRow>> {
    let mut out = Vec::new();
    let mut from = after;
    if after.urgent {
        if f.may_be_urgent() {
            out = part_by_due(tx, lanes, f, after, limit)?;
        }
        from = Seen { urgent: false, ..Seen::NOTHING };
    }
    let left = limit - out.len() as i64;
    if left > 0 && f.may_be_usual() {
        out.extend(part_by_due(tx, lanes, f, from, left)?);
    }
    Ok(out)
}

fn part_by_due(tx: &mut Tx<'_>, lanes: &[Lane], f: &Filter, after: Seen, limit: i64) -> Result<Vec<RecordRow>> {
    let key = |r: &RecordRow| (r.next_due_at, r.id.0);
    let mut out: Vec<RecordRow> = Vec::new();
    // A page takes little of each of many lanes: they are drawn from in small portions, further only where the page
    // reaches (26 lanes of 50 rows each took 7 ms instead of 2).
    let mut open: Vec<(Lane, (i64, i64))> = lanes.iter().map(|lane| (*lane, (after.due, after.id))).collect();
    let portion = if open.len() <= 3 { limit } else { (2 * limit / open.len() as i64).max(4).min(limit) };
    loop {
        let mut more = Vec::new();
        let asked: Vec<(Lane, &'static Sql, [Param<'_>; 15])> = open
            .into_iter()
            .filter_map(|(lane, from)| {
                let (sql, _, id) = due_lane(lane, after.urgent)?;
                Some((lane, sql, due_values(id, f, from, portion)))
            })
            .collect();
        // One trip for all lanes where trips cost.
        let questions: Vec<(&'static Sql, &[Param<'_>])> =
            asked.iter().map(|(_, sql, values)| (*sql, values.as_slice())).collect();
        tx.ask_ahead(&questions)?;
        for (lane, sql, values) in &asked {
            let rows = tx.rows(sql, values, read)?;
            if rows.len() as i64 == portion {
                more.extend(rows.last().map(|last| (*lane, key(last))));
            }
            out.extend(rows);
        }
        out.sort_by_key(key);
        out.dedup_by_key(|r| r.id);
        out.truncate(limit as usize);
        // A lane that ended behind the last row of a full page has nothing to add.
        if out.len() as i64 == limit {
            let last = out.last().map_or((after.due, after.id), key);
            more.retain(|(_, at)| *at < last);
        }
        if more.is_empty() {
            return Ok(out);
        }
        open = more;
    }
}

/// The statement of a lane, the one that counts it, and whose range it is.
fn due_lane(lane: Lane, urgent: bool) -> Option<(&'static Sql, &'static Sql, Id)> {
    Some(match (lane, urgent) {
        (Lane::Company(id), true) => (&COMPANY_URGENT, &ids::COMPANY_URGENT, id),
        (Lane::Unit(id), true) => (&UNIT_URGENT, &ids::UNIT_URGENT, id),
        (Lane::Owner(id), true) => (&OWNER_URGENT, &ids::OWNER_URGENT, id),
        (Lane::First(id), true) => (&FIRST_URGENT, &ids::FIRST_URGENT, id),
        (Lane::Company(id), false) => (&COMPANY_DUE, &ids::COMPANY_DUE, id),
        (Lane::Unit(id), false) => (&UNIT_DUE, &ids::UNIT_DUE, id),
        (Lane::Owner(id), false) => (&OWNER_DUE, &ids::OWNER_DUE, id),
        (Lane::First(id), false) => (&FIRST_DUE, &ids::FIRST_DUE, id),
        (Lane::Customer(_) | Lane::Parent(_), _) => return None,
    })
}

fn due_values(id: Id, f: &Filter, after: (i64, i64), limit: i64) -> [Param<'_>; 15] {
    [
        id.into(),
        (&f.kind).into(),
        after.0.into(),
        after.1.into(),
        (&f.state).into(),
        (&f.type_code).into(),
        (&f.priority).into(),
        (&f.channel).into(),
        f.due_from.unwrap_or(i64::MIN).into(),
        f.due_to.unwrap_or(i64::MAX).into(),
        f.warn_step.into(),
        f.warn_below.map_or(i64::MAX, |step| step - 1).into(),
        f.paused.into(),
        f.denied.unwrap_or(Id(0)).into(),
        limit.into(),
    ]
}

/// The statement of a lane by age, the one that counts it, and whose range it is.
fn age_lane(lane: Lane) -> (&'static Sql, &'static Sql, Id) {
    match lane {
        Lane::Company(id) => (&COMPANY_NEW, &ids::COMPANY_NEW, id),
        Lane::Unit(id) => (&UNIT_NEW, &ids::UNIT_NEW, id),
        Lane::Owner(id) => (&OWNER_NEW, &ids::OWNER_NEW, id),
        Lane::First(id) => (&FIRST_NEW, &ids::FIRST_NEW, id),
        Lane::Customer(id) => (&CUSTOMER_NEW, &ids::CUSTOMER_NEW, id),
        Lane::Parent(id) => (&PARENT_NEW, &ids::PARENT_NEW, id),
    }
}

fn age_values(id: Id, f: &Filter, before: Id, limit: i64) -> [Param<'_>; 10] {
    [
        id.into(),
        (&f.kind).into(),
        before.into(),
        (&f.state).into(),
        (&f.type_code).into(),
        (&f.priority).into(),
        (&f.channel).into(),
        (if f.open { 2 } else { 3_i64 }).into(),
        f.denied.unwrap_or(Id(0)).into(),
        limit.into(),
    ]
}

/// The next page, newest first, over all lanes; `before` is the last id seen.
pub fn newest(tx: &mut Tx<'_>, lanes: &[Lane], f: &Filter, before: Id, limit: i64) -> Result<Vec<RecordRow>> {
    let mut out: Vec<RecordRow> = Vec::new();
    for lane in lanes {
        let (sql, _, id) = age_lane(*lane);
        out.extend(tx.rows(sql, &age_values(id, f, before, limit), read)?);
    }
    out.sort_by_key(|r| std::cmp::Reverse(r.id));
    out.dedup_by_key(|r| r.id);
    out.truncate(limit as usize);
    Ok(out)
}

/// How many records a list holds, counted up to `most`; `urgency` names its order, whose lanes differ in what they hold.
pub fn count(tx: &mut Tx<'_>, lanes: &[Lane], f: &Filter, urgency: bool, most: i64) -> Result<i64> {
    let mut found: HashSet<i64> = HashSet::new();
    let mut add = |tx: &mut Tx<'_>, sql: &'static Sql, values: &[Param<'_>]| -> Result<bool> {
        found.extend(tx.rows(sql, values, |row| row.int(0))?);
        Ok(found.len() as i64 >= most)
    };
    let start = (i64::MIN, i64::MIN);
    'counting: for lane in lanes {
        if !urgency {
            let (_, sql, id) = age_lane(*lane);
            if add(tx, sql, &age_values(id, f, Id(i64::MAX), most))? {
                break;
            }
            continue;
        }
        for (urgent, may) in [(true, f.may_be_urgent()), (false, f.may_be_usual())] {
            if let Some((_, sql, id)) = due_lane(*lane, urgent).filter(|_| may)
                && add(tx, sql, &due_values(id, f, start, most))?
            {
                break 'counting;
            }
        }
    }
    Ok((found.len() as i64).min(most))
}

/// Requests from the same number that are open, or newer than `since`.
pub fn by_contact(tx: &mut Tx<'_>, company: Id, contact: &str, since: Id) -> Result<Vec<Id>> {
    let blind = tx.vault().blind(contact);
    if blind.is_empty() {
        return Ok(Vec::new());
    }
    tx.rows(&BY_CONTACT, params![company, &blind, since], |row| row.id(0))
}
