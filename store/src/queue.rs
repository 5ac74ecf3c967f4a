//! Lists: seek-paged over an index, one lane per index range, merged by due time or by age.

use crate::{
    Result, Sql, Tx, params,
    record::{RecordRow, read},
    statements,
};
use shouwen_domain::id::Id;

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
        /// Every list statement.
        pub const LANES: &[&Sql] = &[$(&$name),*];
    };
    (@ due) => {
        " AND kind = ?2 AND (next_due_at, id) > (?3, ?4)
          AND (?5 = '' OR state = ?5) AND (?6 = '' OR type = ?6 OR type LIKE ?6 || '.%')
          AND (?7 = '' OR priority = ?7) AND (?8 = '' OR channel = ?8)
          AND next_due_at >= ?9 AND next_due_at <= ?10 AND warn_step >= ?11 AND paused >= ?12
          AND NOT EXISTS (SELECT 1 FROM party WHERE party.record = record.id AND relation = 'denied' AND who = ?13)
          ORDER BY next_due_at, id LIMIT ?14"
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
    COMPANY_DUE by due "phase < 2 AND company = ?1";
    UNIT_DUE by due "phase < 2 AND unit = ?1";
    OWNER_DUE by due "phase < 2 AND owner = ?1";
    FIRST_DUE by due "duty_open = 1 AND first_owner = ?1";
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
    pub warn_step: i64,
    pub paused: bool,
    /// A unit or person to whom records may be closed.
    pub denied: Option<Id>,
    pub open: bool,
}

/// The next page by due time over all lanes, open records only; `after` is the last (due, id) seen.
pub fn by_due(tx: &mut Tx<'_>, lanes: &[Lane], f: &Filter, after: (i64, i64), limit: i64) -> Result<Vec<RecordRow>> {
    let key = |r: &RecordRow| (r.next_due_at, r.id.0);
    let mut out: Vec<RecordRow> = Vec::new();
    // A page takes little of each of many lanes: they are drawn from in small portions, further only where the page
    // reaches (26 lanes of 50 rows each took 7 ms instead of 2).
    let mut open: Vec<(Lane, (i64, i64))> = lanes.iter().map(|lane| (*lane, after)).collect();
    let portion = if open.len() <= 3 { limit } else { (2 * limit / open.len() as i64).max(4).min(limit) };
    loop {
        let mut more = Vec::new();
        for (lane, from) in open {
            let rows = due_of(tx, lane, f, from, portion)?;
            if rows.len() as i64 == portion {
                more.extend(rows.last().map(|last| (lane, key(last))));
            }
            out.extend(rows);
        }
        out.sort_by_key(key);
        out.dedup_by_key(|r| r.id);
        out.truncate(limit as usize);
        // A lane that ended behind the last row of a full page has nothing to add.
        if out.len() as i64 == limit {
            let last = out.last().map_or(after, key);
            more.retain(|(_, at)| *at < last);
        }
        if more.is_empty() {
            return Ok(out);
        }
        open = more;
    }
}

fn due_of(tx: &mut Tx<'_>, lane: Lane, f: &Filter, after: (i64, i64), limit: i64) -> Result<Vec<RecordRow>> {
    let (sql, id): (&'static Sql, Id) = match lane {
        Lane::Company(id) => (&COMPANY_DUE, id),
        Lane::Unit(id) => (&UNIT_DUE, id),
        Lane::Owner(id) => (&OWNER_DUE, id),
        Lane::First(id) => (&FIRST_DUE, id),
        Lane::Customer(_) | Lane::Parent(_) => return Ok(Vec::new()),
    };
    tx.rows(
        sql,
        params![
            id,
            &f.kind,
            after.0,
            after.1,
            &f.state,
            &f.type_code,
            &f.priority,
            &f.channel,
            f.due_from.unwrap_or(i64::MIN),
            f.due_to.unwrap_or(i64::MAX),
            f.warn_step,
            f.paused,
            f.denied.unwrap_or(Id(0)),
            limit
        ],
        read,
    )
}

/// The next page, newest first, over all lanes; `before` is the last id seen.
pub fn newest(tx: &mut Tx<'_>, lanes: &[Lane], f: &Filter, before: Id, limit: i64) -> Result<Vec<RecordRow>> {
    let mut out: Vec<RecordRow> = Vec::new();
    for lane in lanes {
        let (sql, id): (&'static Sql, Id) = match *lane {
            Lane::Company(id) => (&COMPANY_NEW, id),
            Lane::Unit(id) => (&UNIT_NEW, id),
            Lane::Owner(id) => (&OWNER_NEW, id),
            Lane::First(id) => (&FIRST_NEW, id),
            Lane::Customer(id) => (&CUSTOMER_NEW, id),
            Lane::Parent(id) => (&PARENT_NEW, id),
        };
        let rows = tx.rows(
            sql,
            params![
                id,
                &f.kind,
                before,
                &f.state,
                &f.type_code,
                &f.priority,
                &f.channel,
                if f.open { 2 } else { 3_i64 },
                f.denied.unwrap_or(Id(0)),
                limit
            ],
            read,
        )?;
        out.extend(rows);
    }
    out.sort_by_key(|r| std::cmp::Reverse(r.id));
    out.dedup_by_key(|r| r.id);
    out.truncate(limit as usize);
    Ok(out)
}

/// Requests from the same number that are open, or newer than `since`.
pub fn by_contact(tx: &mut Tx<'_>, company: Id, contact: &str, since: Id) -> Result<Vec<Id>> {
    let blind = tx.vault().blind(contact);
    if blind.is_empty() {
        return Ok(Vec::new());
    }
    tx.rows(&BY_CONTACT, params![company, &blind, since], |row| row.id(0))
}
